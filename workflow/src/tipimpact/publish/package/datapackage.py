"""The tables as a Frictionless data package: what each CSV file holds, for catalogues and programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tipimpact import __version__
from tipimpact.common.files import sha256
from tipimpact.publish.words import i18n

TYPES = {"number": "number", "date": "date"}  # anything else is words of the language


def datapackage(descriptions: Iterable[str | Path], folder: str | Path, edition: str) -> str:
    """``datapackage.json`` of an edition, as JSON.

    descriptions: the files ``<table>.metadata.json``, beside the CSV files that they describe.
    folder: where the package will lie; paths in it are relative to it.
    """
    told = [(Path(path), json.loads(Path(path).read_text(encoding="utf-8"))) for path in descriptions]
    both = {
        lang: f"{i18n.t('site-title', lang)} ({i18n.t(f'edition-{edition}', lang).lower()})" for lang in i18n.LANGUAGES
    }
    means = {lang: i18n.t(f"edition-{edition}-means", lang) for lang in i18n.LANGUAGES}
    sources = {source["id"]: source for _, table in told for source in table["sources"]}
    licences = {licence["name"]: licence for _, table in told for licence in table["licences"] if licence["url"]}
    package = {
        "profile": "data-package",
        "name": f"tipimpact-{edition}",
        "title": both["en"],
        "titles": both,
        "description": means["en"],
        "descriptions": means,
        "version": __version__,
        "licenses": [{"title": licence["name"], "path": licence["url"]} for licence in licences.values()],
        "sources": [_source(source) for source in sources.values()],
        "contributors": [{"title": i18n.t("cite-author", "en"), "role": "author"}],
        "resources": [_resource(path, table, told, Path(folder)) for path, table in told],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _source(source: dict[str, str]) -> dict[str, str]:
    return {"title": source["title"], **({"path": source["url"]} if source["url"] else {})}


def _resource(
    path: Path, table: dict[str, Any], told: list[tuple[Path, dict[str, Any]]], folder: Path
) -> dict[str, Any]:
    """One CSV file; its fields bear the titles that stand in its first row."""
    file = path.parent / table["file"]["name"]
    tag = table["language"]
    return {
        "name": f"{table['table']}-{tag.partition('-')[0]}",
        "title": table["title"],
        "titles": {other["language"][:2]: other["title"] for _, other in told if other["table"] == table["table"]},
        "description": f"{table['description']} {table['limits']}",
        "lang": tag,
        "path": file.relative_to(folder).as_posix(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": table["file"]["encoding"],
        "bytes": file.stat().st_size,
        "hash": f"sha256:{sha256(file)}",
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
