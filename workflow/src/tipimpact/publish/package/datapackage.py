"""The data tables as a Frictionless data package: what each file and column holds, its keys, licence and citation.

The package is made from the contracts of the tables: primary and foreign keys, constraints, units, and the codes of a
column with their words in both languages. Lists of codes that tables refer to are resources with their rows in them.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from frictionless import Package

from tipimpact import __version__
from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import Column, Contract, contract
from tipimpact.common.files import sha256
from tipimpact.package.texts import Texts
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.tables.citation import authors
from tipimpact.publish.tables.joins.texts import VOCABULARIES
from tipimpact.publish.tables.model import View, flat
from tipimpact.publish.tables.table import ResultTable
from tipimpact.publish.words import TAGS, say

Rows = list[dict[str, str]]
NO_CODES = pd.Series(dtype=object)  # lists of codes are the same whatever the data hold
TYPES = {"integer": "integer", "number": "number", "boolean": "boolean", "date": "date"}  # every other column is text
LICENCES = {  # of our tables; the names are those of SPDX's list
    "cc_by": {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"},
    "cc_by_nc": {"name": "CC-BY-NC-4.0", "path": "https://creativecommons.org/licenses/by-nc/4.0/"},
}


def datapackage(
    results: Mapping[str, ResultTable], rows: Mapping[str, int], folder: str | Path, edition: str, authored: Texts
) -> str:
    """``datapackage.json`` of an edition, as JSON.

    results: the tables, with or without their rows.  rows: how many each has.
    folder: where the package will be; ``tables/<table>.csv`` and ``data/<table>.parquet`` are in it already.
    authored: where lists of codes have their words from.
    Raises frictionless.FrictionlessException where the description itself is not a valid package.
    """
    views = {name: {lang: result.view(lang) for lang in LANGUAGES} for name, result in results.items()}
    titles = _both(lambda lang: f"{say('site-title', lang)} ({say('edition', lang, code=edition).lower()})")
    descriptions = _both(lambda lang: say("edition-means", lang, code=edition))
    lists = _vocabularies(authored)
    licences = {name: both["en"].licence for name, both in views.items()}
    package = Package.from_descriptor(
        {
            "name": f"tipimpact-{edition}",
            "title": titles["en"],
            "titles": titles,
            "description": descriptions["en"],
            "descriptions": descriptions,
            "version": __version__,
            "edition": edition,
            "licenses": [LICENCES[name] for name in sorted({*licences.values()})],
            "sources": _sources([both["en"] for both in views.values()]),
            "contributors": [{"title": authors("en"), "role": "author"}],
            "resources": [
                *(
                    _resource(results[name], both, rows[name], Path(folder), lists, licences[name])
                    for name, both in views.items()
                ),
                *(_vocabulary_resource(name, codes) for name, codes in lists.items()),
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


def _resource(
    result: ResultTable, views: Mapping[str, View], rows: int, folder: Path, lists: Mapping[str, Rows], licence: str
) -> dict[str, Any]:
    """One CSV file, in words of both languages; the Parquet file of its name holds the same rows with codes only."""
    spec, view = result.spec, views["en"]
    file, parquet = folder / "tables" / f"{spec.name}.csv", folder / "data" / f"{spec.name}.parquet"
    with file.open(encoding="utf-8", newline="") as text:
        header = next(csv.reader(text))
    headings = {lang: {heading.name: heading for heading in flat(view.headings)} for lang, view in views.items()}
    words = {lang: CodeWords.of(result.data, lang) for lang in LANGUAGES}
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
        "parquet": {"path": f"data/{parquet.name}", "hash": f"sha256:{sha256(parquet)}"},
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{sha256(file)}",
        "rows": rows,
        "contract_version": spec.version,
        "function": (spec.publish or {}).get("function"),
        "facts": {key: value for key, _, value in view.hashes},
        "licenses": [LICENCES[licence]],
        "sources": [{"title": source.title, "id": source.id, "licence": source.licence} for source in view.sources],
        "attributions": _both(lambda lang: [used.attribution for used in views[lang].licences]),
        "cite": _both(lambda lang: views[lang].cite),
        "schema": {
            "fields": [_field(name, spec, headings, words) for name in header],
            "missingValues": [""],
            "primaryKey": list(spec.key),
            "foreignKeys": _foreign_keys(spec, lists),
        },
    }


def _foreign_keys(spec: Contract, lists: Mapping[str, Rows]) -> list[dict[str, Any]]:
    """Which columns of a table have a value of another table or list."""
    single = {column.name: column.refers for column in spec.columns.values() if column.refers}
    keys = [
        ([column], to, [next(iter(lists[to][0]))] if to in lists else list(contract(to).key))
        for column, to in single.items()
    ]
    keys += [(list(columns), to, list(columns)) for to, columns in spec.refers.items()]
    return [{"fields": columns, "reference": {"resource": to, "fields": fields}} for columns, to, fields in keys]


def _field(
    name: str, spec: Contract, headings: Mapping[str, Mapping[str, Any]], words: Mapping[str, CodeWords]
) -> dict[str, Any]:
    """A column of the CSV: one of the contract, or the words of one in a language (``status_fr``)."""
    base, _, lang = name.rpartition("_")
    if name not in spec.columns and lang in TAGS:
        heading = headings[lang].get(base)
        about = heading.doc if heading else ""
        title = {"title": heading.title} if heading else {}
        return {"name": name, "type": "string", "lang": TAGS[lang], "description": about, "of": base, **title}
    column = spec.columns[name]
    titles = {lang: known[name].title for lang, known in headings.items() if name in known}
    return {
        "name": name,
        "type": TYPES.get(column.type, "string"),
        "description": column.doc,
        **({"titles": titles} if titles else {}),
        **({"unit": column.unit} if column.unit else {}),
        **_constraints(column),
        **({"categories": [_category(name, code, words) for code in column.values]} if column.values else {}),
    }


def _category(column: str, code: str, words: Mapping[str, CodeWords]) -> dict[str, str]:
    labels = {f"label_{lang}": words[lang].code(column, code) for lang in LANGUAGES}
    return {"value": code, "label": labels["label_en"], **labels}


def _constraints(column: Column) -> dict[str, Any]:
    """What every value of a column fulfils. In CSV an empty list is an empty cell, and so is an empty text."""
    required = not column.nullable and not column.blank and column.type != "list"
    constraints = {
        "required": required or None,
        "minimum": column.minimum,
        "maximum": column.maximum,
        "enum": list(column.values) or None if column.type == "string" else None,
    }
    stated = {name: value for name, value in constraints.items() if value is not None}
    return {"constraints": stated} if stated else {}


# Lists of codes that columns refer to.


def _vocabularies(authored: Texts) -> dict[str, Rows]:
    """Rows of each list, by name. The first column is the code; ``_en`` and ``_fr`` end the names of words."""
    return {
        "sources": [
            {
                "source": source.id,
                **{f"title_{lang}": getattr(source.title, lang) for lang in LANGUAGES},
                **{f"publisher_{lang}": getattr(source.publisher, lang) for lang in LANGUAGES},
                "citation": source.citation,
                "licence": source.licence,
                "address": next(iter(source.urls), ""),
            }
            for source in authored.sources.sources
        ],
        "situations": _list_codes("life", VOCABULARIES["people"](authored, NO_CODES)),
        "remedies": _list_codes("remedy", VOCABULARIES["remedies"](authored, NO_CODES)),
        "law_rows": [
            {"row": row.row, "remedy": row.remedy, "act": row.act, "citation": row.citation}
            for row in authored.law_rows
        ],
        "themes": _list_codes("theme", VOCABULARIES["themes"](authored, NO_CODES)),
        "series": _list_codes("series", {row.id: row.title.model_dump() for row in authored.series.series}),
    }


def _vocabulary_resource(name: str, rows: Rows) -> dict[str, Any]:
    """The descriptor of a list, with its rows in it."""
    titles = _both(lambda lang: say("package-list", lang, code=name))
    key, *others = rows[0]
    required = {"name": key, "type": "string", "constraints": {"required": True}}
    return {
        "name": name,
        "title": titles["en"],
        "titles": titles,
        "data": rows,
        "licenses": [LICENCES["cc_by"]],
        "schema": {
            "fields": [required, *({"name": column, "type": "string"} for column in others)],
            "missingValues": [""],
            "primaryKey": [key],
        },
    }


def _list_codes(key: str, labels: Mapping[str, Mapping[str, str]]) -> Rows:
    return [{key: code, **{f"title_{lang}": words[lang] for lang in LANGUAGES}} for code, words in labels.items()]
