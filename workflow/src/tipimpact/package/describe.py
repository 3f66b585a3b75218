"""The description of a package (``datapackage.json``, Frictionless Data): what each file and column holds, its keys.

It is made from the contracts of the tables: primary and foreign keys, constraints, units, codes.
The lists of codes that tables refer to are resources with their rows in them. Words for codes are
added where a package is printed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from frictionless import Package

from tipimpact import __version__
from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import Column, Contract, contract
from tipimpact.common.errors import PackageError, Problem
from tipimpact.common.files import sha256
from tipimpact.package.texts import Sources, Texts

Rows = list[dict[str, str]]
TYPES = {"integer": "integer", "number": "number", "boolean": "boolean", "date": "date", "list": "array"}
LICENCES = {  # of our tables; the names are those of SPDX's list
    "cc_by": {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"},
    "cc_by_nc": {"name": "CC-BY-NC-4.0", "path": "https://creativecommons.org/licenses/by-nc/4.0/"},
}


def describe(tables: Mapping[str, pd.DataFrame], files: Mapping[str, Path], texts: Texts, edition: str) -> str:
    """``datapackage.json``, as JSON.

    tables: by name.  files: those of tables and of other resources, by name, in the folder of the
    package.
    Raises PackageError with every value of a foreign key that is not in the table or list that it
    refers to, and frictionless.FrictionlessException where the description itself is not valid.
    """
    lists = list_codes(texts)
    if problems := [fault for name in tables for fault in _find_strangers(name, tables, lists)]:
        raise PackageError(problems)
    licences = {choose_licence(data.attrs["sources"], texts) for data in tables.values()}
    package = Package.from_descriptor(
        {
            "name": f"tipimpact-{edition}",
            "version": __version__,
            "edition": edition,
            "licenses": [LICENCES[name] for name in sorted(licences)],
            "sources": _describe_sources(texts.sources),
            "resources": [
                *(
                    _describe_file(name, path) | _describe_table(name, tables, lists, texts)
                    for name, path in files.items()
                ),
                *(_describe_list(name, rows) for name, rows in lists.items()),
            ],
        }
    )
    return json.dumps(package.to_descriptor(), ensure_ascii=False, indent=1) + "\n"


def _describe_sources(sources: Sources) -> list[dict[str, str]]:
    return [
        {"title": source.title.en, "id": source.id, "citation": source.citation, "licence": source.licence}
        | ({"path": source.urls[0]} if source.urls else {})
        for source in sources.sources
    ]


def _describe_file(name: str, path: Path) -> dict[str, Any]:
    media = "application/vnd.apache.parquet" if path.suffix == ".parquet" else "application/json"
    facts = {"name": name, "path": path.name, "format": path.suffix[1:], "mediatype": media}
    return {**facts, "bytes": path.stat().st_size, "hash": f"sha256:{sha256(path)}"}


def _describe_table(
    name: str, tables: Mapping[str, pd.DataFrame], lists: Mapping[str, Rows], texts: Texts
) -> dict[str, Any]:
    """What a table holds, and without which sources it was made; nothing of a file that is no table."""
    if name not in tables:
        return {}
    spec, data = contract(name), tables[name]
    return {
        "description": spec.row,
        "rows": len(data),
        "contract_version": spec.version,
        "licenses": [LICENCES[choose_licence(data.attrs["sources"], texts)]],
        "sources": [{"title": texts.by_id[id].title.en, "id": id} for id in data.attrs["sources"] if id in texts.by_id],
        "missing": list(data.attrs.get("missing", ())),
        "partial": list(data.attrs.get("partial", ())),
        "schema": {
            "fields": [describe_field(column) for column in spec.columns.values()],
            "primaryKey": list(spec.key),
            "foreignKeys": [
                {"fields": fields, "reference": {"resource": to, "fields": other}}
                for fields, to, other in list_foreign_keys(spec, lists)
                if to in tables or to in lists
            ],
        },
    }


def choose_licence(sources: list[str], texts: Texts) -> str:
    """The licence of a table from these sources: where one forbids commercial use, so does the table."""
    used = (texts.sources.licences[texts.by_id[id].licence] for id in sources if id in texts.by_id)
    return "cc_by_nc" if any(licence.commercial == "forbidden" for licence in used) else "cc_by"


def list_foreign_keys(spec: Contract, lists: Mapping[str, Rows]) -> Iterator[tuple[list[str], str, list[str]]]:
    """Columns of a table, the table or list that has their values, and its columns."""
    for column in spec.columns.values():
        if column.refers:
            to = column.refers
            yield [column.name], to, [next(iter(lists[to][0]))] if to in lists else list(contract(to).key)
    for to, columns in spec.refers.items():
        yield list(columns), to, list(columns)


def describe_field(column: Column) -> dict[str, Any]:
    """A column of a contract."""
    return {
        "name": column.name,
        "type": TYPES.get(column.type, "string"),
        "description": column.doc,
        **({"unit": column.unit} if column.unit else {}),
        **_constraints(column),
    }


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


def _find_strangers(name: str, tables: Mapping[str, pd.DataFrame], lists: Mapping[str, Rows]) -> Iterator[Problem]:
    """Values of foreign keys that nothing has."""
    spec = contract(name)
    for columns, to, fields in list_foreign_keys(spec, lists):
        if to not in tables and to not in lists:
            continue
        known = tables[to] if to in tables else pd.DataFrame(lists[to])
        values = set(map(tuple, known[fields].astype(object).to_numpy()))
        named = tables[name][columns].dropna().astype(object)
        if strangers := sorted(set(map(tuple, named.to_numpy())) - values, key=str):
            what = f"{', '.join(columns)}: {', '.join(' '.join(map(str, key)) for key in strangers[:5])}"
            yield Problem(f"{len(strangers)} values are not in {to}: {what}", f"table {name}", f"values of {to}")


# Lists of codes that columns refer to.


def list_codes(texts: Texts) -> dict[str, Rows]:
    """Rows of each list, by name. The first column is the code; ``_en`` and ``_fr`` end the names of words."""
    return {
        "sources": [
            {
                "source": source.id,
                **_both("title", source.title),
                **_both("publisher", source.publisher),
                "citation": source.citation,
                "licence": source.licence,
                "address": next(iter(source.urls), ""),
            }
            for source in texts.sources.sources
        ],
        "situations": [{"life": life.id, **_both("title", life.label)} for life in texts.profiles.profiles],
        "remedies": [{"remedy": code, **_both("whom", remedy.whom)} for code, remedy in texts.remedies.items()],
        "law_rows": [
            {"row": row.row, "remedy": row.remedy, "act": row.act, "citation": row.citation} for row in texts.law_rows
        ],
        "themes": [{"theme": code, **_both("title", label)} for code, label in texts.themes.items()],
        "series": [{"series": series.id, **_both("title", series.title)} for series in texts.series.series],
    }


def _both(name: str, text: Any) -> dict[str, str]:
    return {f"{name}_{lang}": getattr(text, lang) for lang in LANGUAGES}


def _describe_list(name: str, rows: Rows) -> dict[str, Any]:
    """The descriptor of a list, with its rows in it."""
    key, *others = rows[0]
    return {
        "name": name,
        "data": rows,
        "licenses": [LICENCES["cc_by"]],
        "schema": {
            "fields": [
                {"name": key, "type": "string", "constraints": {"required": True}},
                *({"name": column, "type": "string"} for column in others),
            ],
            "missingValues": [""],
            "primaryKey": [key],
        },
    }
