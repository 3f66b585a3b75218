"""The description of a table's CSV file: what its columns are, what it rests on, how to cite it."""

from __future__ import annotations

import json
from dataclasses import asdict

from tipimpact import __version__
from tipimpact.publish.tables.model import View, flat
from tipimpact.publish.words import TAGS


def metadata_text(view: View) -> str:
    """JSON that describes the CSV, in the same language. Column descriptions are in English, as in the contract."""
    description = {
        "table": view.name,
        "number": view.number,
        "language": TAGS[view.lang],
        "title": view.title,
        "description": view.what,
        "limits": view.is_not,
        "status": view.status,
        "edition": view.edition,
        "version": __version__,
        "contract_version": view.version,
        "file": {
            "name": f"{view.name}.csv",
            "encoding": "utf-8",
            "delimiter": ",",
            "rows": len(view.rows),
            "text_guard": "an apostrophe stands before text that begins with = + - @ tab or line end",
        },
        "columns": [
            {
                "name": heading.name,
                "title": heading.title,
                "type": heading.kind,
                "unit": heading.unit_words or heading.unit or None,
                "documentation": {"en": heading.doc},
                "missing": heading.missing,
            }
            for heading in flat(view.headings)
        ],
        "notes": view.notes,
        "abbreviations": dict(view.abbreviations),
        "marks": dict(view.marks),
        "verdict": dict(view.verdict),
        "sources": [asdict(source) for source in view.sources],
        "licences": [asdict(licence) for licence in view.licences],
        "facts": {key: value for key, _, value in view.hashes},
        "cite": view.cite,
        "cite_other_language": view.cite_other,
    }
    return json.dumps(description, ensure_ascii=False, indent=1) + "\n"
