"""The tables as a Frictionless data package: what each CSV file holds, for catalogues and programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tipimpact import __version__
from tipimpact.common import LANGUAGES
from tipimpact.common.files import sha256
from tipimpact.publish.words import say
from tipimpact.publish.words.ids import EDITION_MEANS, EDITIONS

TYPES = {"number": "number", "date": "date"}  # every other column is text in the language of the file


def datapackage(descriptions: Iterable[str | Path], folder: str | Path, edition: str) -> str:
    """``datapackage.json`` of an edition, as JSON.

    descriptions: the files ``<table>.metadata.json``, each in the folder of the CSV file that it describes.
    folder: where the package will be; paths in it are relative to it.
    """
    tables = [(Path(path).parent, json.loads(Path(path).read_text(encoding="utf-8"))) for path in descriptions]
    titles: dict[str, dict[str, str]] = {}
    for _, table in tables:
        titles.setdefault(table["table"], {})[table["language"][:2]] = table["title"]
    own_titles = {lang: f"{say('site-title', lang)} ({say(EDITIONS[edition], lang).lower()})" for lang in LANGUAGES}
    own_descriptions = {lang: say(EDITION_MEANS[edition], lang) for lang in LANGUAGES}
    sources = {source["id"]: source for _, table in tables for source in table["sources"]}
    licences = {licence["name"]: licence["url"] for _, table in tables for licence in table["licences"]}
    package = {
        "profile": "data-package",
        "name": f"tipimpact-{edition}",
        "title": own_titles["en"],
        "titles": own_titles,
        "description": own_descriptions["en"],
        "descriptions": own_descriptions,
        "version": __version__,
        "licenses": [{"title": name, "path": url} for name, url in licences.items() if url],
        "sources": [
            {"title": source["title"], **({"path": source["url"]} if source["url"] else {})}
            for source in sources.values()
        ],
        "contributors": [{"title": say("cite-author", "en"), "role": "author"}],
        "resources": [
            _resource(path.relative_to(folder), table, titles[table["table"]], Path(folder)) for path, table in tables
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(place: Path, table: dict[str, Any], titles: dict[str, str], folder: Path) -> dict[str, Any]:
    """One CSV file. Its fields are named by the titles in its first row. place: folder of the file in the package."""
    path = place / table["file"]["name"]
    return {
        "name": f"{table['table']}-{table['language'][:2]}",
        "title": table["title"],
        "titles": titles,
        "description": f"{table['description']} {table['limits']}",
        "lang": table["language"],
        "path": path.as_posix(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": table["file"]["encoding"],
        "bytes": (folder / path).stat().st_size,
        "hash": f"sha256:{sha256(folder / path)}",
        "schema": {"fields": [_field(column) for column in table["columns"]], "missingValues": [""]},
    }


def _field(column: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": column["title"],
        "type": TYPES.get(column["type"], "string"),
        "description": column["documentation"]["en"],
        "column": column["name"],
        **({"unit": column["unit"]} if column["unit"] else {}),
    }
