"""The printed tables as a Frictionless data package: the description that came with them, with words and CSV files.

Columns, keys, constraints and lists of codes are those of the package that is printed
(``package.describe``). Titles, the words of codes, the CSV files and how to cite a table are added
here, in both languages.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from frictionless import Package

from tipimpact.common import LANGUAGES
from tipimpact.common.files import sha256
from tipimpact.common.row_ids import NAME as ID
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.tables.citation import authors
from tipimpact.publish.tables.model import View, flat
from tipimpact.publish.tables.table import ResultTable
from tipimpact.publish.words import TAGS, say

Described = Mapping[str, Any]
TYPES = ("integer", "number", "boolean", "date")  # every other column of a CSV file is text


def datapackage(described: Described, results: Mapping[str, ResultTable], folder: str | Path) -> str:
    """``datapackage.json`` of an edition, as JSON.

    described: the description of the package, as ``package.reader.describe_package`` gives it.
    results: the tables, with or without their rows.
    folder: where the description will be; ``tables/<table>.csv`` and ``data/<table>.parquet`` are in it already.
    Raises frictionless.FrictionlessException where the description itself is not a valid package.
    """
    edition, resources = described["edition"], {item["name"]: item for item in described["resources"]}
    views = {name: {lang: result.view(lang) for lang in LANGUAGES} for name, result in results.items()}
    titles = _both(lambda lang: f"{say('site-title', lang)} ({say('edition', lang, code=edition).lower()})")
    descriptions = _both(lambda lang: say("edition-means", lang, code=edition))
    package = Package.from_descriptor(
        {
            "name": described["name"],
            "title": titles["en"],
            "titles": titles,
            "description": descriptions["en"],
            "descriptions": descriptions,
            "version": described["version"],
            "edition": edition,
            "licenses": described["licenses"],
            "sources": _sources([both["en"] for both in views.values()]),
            "contributors": [{"title": authors("en"), "role": "author"}],
            "resources": [
                *(_resource(resources[name], results[name], both, Path(folder)) for name, both in views.items()),
                *(_list_of_codes(item) for item in resources.values() if "data" in item),
            ],
        }
    )
    return json.dumps(package.to_descriptor(), ensure_ascii=False, indent=1) + "\n"


def _both(of: Any) -> dict[str, Any]:
    return {lang: of(lang) for lang in LANGUAGES}


def _sources(views: list[View]) -> list[dict[str, str]]:
    sources = {source.id: source for view in views for source in view.sources}
    return [
        {"title": source.title, "id": source.id, "citation": source.citation, "licence": source.licence}
        | ({"path": source.url} if source.url else {})
        for source in sources.values()
    ]


def _resource(item: Described, result: ResultTable, views: Mapping[str, View], folder: Path) -> dict[str, Any]:
    """One CSV file, in words of both languages; the Parquet file of its name holds the same rows with codes only."""
    spec, view = result.spec, views["en"]
    file, parquet = folder / "tables" / f"{spec.name}.csv", folder / "data" / f"{spec.name}.parquet"
    with file.open(encoding="utf-8", newline="") as text:
        header = next(csv.reader(text))
    columns = {column["name"]: column for column in item["schema"]["fields"]}
    headings = {lang: {heading.name: heading for heading in flat(view.headings)} for lang, view in views.items()}
    words = {lang: CodeWords.of(result.data, lang) for lang in LANGUAGES}
    values = {name: column.values for name, column in spec.columns.items() if column.values}
    return {
        "name": spec.name,
        "number": view.number,
        "title": view.title,
        "titles": _both(lambda lang: views[lang].title),
        "description": f"{view.what} {view.is_not}",
        "descriptions": _both(lambda lang: f"{views[lang].what} {views[lang].is_not}"),
        "notes": _both(lambda lang: views[lang].notes),
        "verdict": _both(lambda lang: dict(views[lang].verdict)),
        "status": _both(lambda lang: views[lang].status),
        "path": f"tables/{file.name}",
        "parquet": {"path": f"data/{parquet.name}", "hash": item["hash"]},
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{sha256(file)}",
        "rows": item["rows"],
        "contract_version": spec.version,
        "function": (spec.publish or {}).get("function"),
        "facts": {key: value for key, _, value in view.hashes},
        "licenses": item["licenses"],
        "sources": [{"title": source.title, "id": source.id, "licence": source.licence} for source in view.sources],
        "attributions": _both(lambda lang: [used.attribution for used in views[lang].licences]),
        "cite": _both(lambda lang: views[lang].cite),
        "schema": {
            "fields": [
                _field(columns[name], headings, values.get(name, ()), words)
                if name in columns
                else _id_field()
                if name == ID
                else _words_field(name, headings)
                for name in header
            ],
            "missingValues": [""],
            "primaryKey": item["schema"]["primaryKey"],
            "foreignKeys": item["schema"]["foreignKeys"],
        },
    }


def _id_field() -> dict[str, Any]:
    """The column of ids, made anew each time, because frictionless changes what it reads."""
    return {"name": ID, "type": "string", "description": "id of the row, from its key", "constraints": {"unique": True}}


def _words_field(name: str, headings: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """A column with the words of another one in a language (``status_fr``)."""
    base, _, lang = name.rpartition("_")
    heading = headings[lang].get(base)
    about, title = (heading.doc, {"title": heading.title}) if heading else ("", {})
    return {"name": name, "type": "string", "lang": TAGS[lang], "description": about, "of": base, **title}


def _field(
    column: Described, headings: Mapping[str, Mapping[str, Any]], values: Any, words: Mapping[str, CodeWords]
) -> dict[str, Any]:
    """A column of the package with its titles, and the words of its codes."""
    name = column["name"]
    titles = {lang: known[name].title for lang, known in headings.items() if name in known}
    return {
        "name": name,
        "type": column["type"] if column["type"] in TYPES else "string",
        "description": column["description"],
        **({"titles": titles} if titles else {}),
        **{key: column[key] for key in ("unit", "constraints") if key in column},
        **({"categories": [_category(name, code, words) for code in values]} if values else {}),
    }


def _category(column: str, code: str, words: Mapping[str, CodeWords]) -> dict[str, str]:
    labels = {f"label_{lang}": words[lang].code(column, code) for lang in LANGUAGES}
    return {"value": code, "label": labels["label_en"], **labels}


def _list_of_codes(item: Described) -> dict[str, Any]:
    """A list of codes with its title; those of remedies have their names, which are messages."""
    name, rows, schema = item["name"], item["data"], item["schema"]
    titles = _both(lambda lang: say("package-list", lang, code=name))
    if name == "remedies":
        rows = [
            {**row, **{f"title_{lang}": say("value-remedy", lang, code=row["remedy"]) for lang in LANGUAGES}}
            for row in rows
        ]
        titled = ({"name": f"title_{lang}", "type": "string"} for lang in LANGUAGES)
        schema = {**schema, "fields": [*schema["fields"], *titled]}
    return {
        "name": name,
        "title": titles["en"],
        "titles": titles,
        "data": rows,
        "licenses": item["licenses"],
        "schema": schema,
    }
