"""The data tables as a Frictionless data package: what each file and column holds, its sources and how to cite it."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tipimpact import __version__
from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import Contract
from tipimpact.common.files import sha256
from tipimpact.publish.tables.model import View, flat
from tipimpact.publish.tables.table import ResultTable
from tipimpact.publish.words import TAGS, say

TYPES = {"integer": "integer", "number": "number", "boolean": "boolean", "date": "date"}  # every other column is text


def datapackage(results: Mapping[str, ResultTable], rows: Mapping[str, int], folder: str | Path, edition: str) -> str:
    """``datapackage.json`` of an edition, as JSON.

    results: the tables, with or without their rows.  rows: how many each has.
    folder: where the package will be; ``tables/<table>.csv`` is in it already.
    """
    views = {name: {lang: result.view(lang) for lang in LANGUAGES} for name, result in results.items()}
    titles = _both(lambda lang: f"{say('site-title', lang)} ({say('edition', lang, code=edition).lower()})")
    descriptions = _both(lambda lang: say("edition-means", lang, code=edition))
    english = [both["en"] for both in views.values()]
    sources = {source.id: source for view in english for source in view.sources}
    licences = {licence.name: licence.url for view in english for licence in view.licences}
    package = {
        "profile": "data-package",
        "name": f"tipimpact-{edition}",
        "title": titles["en"],
        "titles": titles,
        "description": descriptions["en"],
        "descriptions": descriptions,
        "version": __version__,
        "licenses": [{"title": name, "path": url} for name, url in licences.items() if url],
        "sources": [
            {"title": source.title, "id": source.id, "citation": source.citation, "licence": source.licence}
            | ({"path": source.url} if source.url else {})
            for source in sources.values()
        ],
        "contributors": [{"title": say("cite-author", "en"), "role": "author"}],
        "resources": [
            _resource(results[name].spec, both, rows[name], Path(folder, "tables", f"{name}.csv"))
            for name, both in views.items()
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _both(of: Any) -> dict[str, Any]:
    return {lang: of(lang) for lang in LANGUAGES}


def _resource(spec: Contract, views: Mapping[str, View], rows: int, file: Path) -> dict[str, Any]:
    """One CSV file, in words of both languages; the Parquet file of its name holds the same rows with codes only."""
    view = views["en"]
    with file.open(encoding="utf-8", newline="") as text:
        header = next(csv.reader(text))
    headings = {lang: {heading.name: heading for heading in flat(view.headings)} for lang, view in views.items()}
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
        "parquet": f"data/{spec.name}.parquet",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{sha256(file)}",
        "rows": rows,
        "contract_version": spec.version,
        "function": (spec.publish or {}).get("function"),
        "facts": {key: value for key, _, value in view.hashes},
        "sources": [{"title": source.title, "id": source.id} for source in view.sources],
        "licences": [asdict(licence) for licence in view.licences],
        "cite": _both(lambda lang: views[lang].cite),
        "schema": {
            "fields": [_field(name, spec, headings) for name in header],
            "missingValues": [""],
        },
    }


def _field(name: str, spec: Contract, headings: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
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
        **({"codes": list(column.values)} if column.values else {}),
    }
