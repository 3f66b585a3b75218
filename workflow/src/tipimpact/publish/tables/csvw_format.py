"""CSV on the Web: what each column of the CSV holds, for programs (W3C, "Metadata Vocabulary for Tabular Data")."""

from __future__ import annotations

import json
from typing import Any

from tipimpact.publish.tables.model import Heading, View, flat
from tipimpact.publish.words import TAGS

DATATYPES = {"number": "number", "date": "date"}


def csvw_text(view: View) -> str:
    """The CSVW description of ``<table>.csv``."""
    description = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": TAGS[view.lang]}],
        "url": f"{view.name}.csv",
        "dc:title": view.title,
        "dc:description": view.what,
        "dc:language": TAGS[view.lang],
        "dc:bibliographicCitation": view.cite,
        "dc:rights": [" ".join(filter(None, [u.name, u.url])) for u in view.licences],
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True, "lineTerminators": ["\n"]},
        "tableSchema": {"columns": [_column(heading) for heading in flat(view.headings)]},
    }
    return json.dumps(description, ensure_ascii=False, indent=1) + "\n"


def _column(heading: Heading) -> dict[str, Any]:
    column: dict[str, Any] = {
        "name": heading.name,
        "titles": heading.title,
        "datatype": DATATYPES.get(heading.kind, "string"),
        "dc:description": {"@value": heading.doc, "@language": "en"},
    }
    if heading.kind == "list":
        column["separator"] = "; "
    if unit := heading.unit_words or heading.unit:
        column["schema:unitText"] = unit
    return column
