"""Rows of a table as script files, from which a page searches, sorts and filters all of them in either language.

A page opened from a disk may load scripts and nothing else. Each distinct cell of a column is written once:
``[en, fr or 0 if the same, key]``, where the key is the number, the ISO day or the code behind the words, and ``null``
in place of the words' key marks a missing value. A row is then one small number for each column.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tipimpact.publish.tables.cells import plain
from tipimpact.publish.tables.html_format import classes
from tipimpact.publish.tables.model import Cell, View
from tipimpact.publish.words import LANGUAGES, say

FIRST = 40_000  # bytes of the first file, compressed: what a page loads before anything is searched
SPARE = 8_000  # bytes by which the first may be larger where the rest would be little; the rest loads when asked for
CALL = "tipimpact.rows"


def script_files(
    views: dict[str, View], ids: Sequence[str], trails: Sequence[Any], made: dict[str, Any]
) -> Iterator[str]:
    """The rows of a table as one file, or as several where one would be slow to load.

    views: by language.  ids: those of the rows.  trails: for each row, what can be serialised of where it comes from.
    made: the function and the words on how the table was made, by language.
    """
    en, fr = (views[lang] for lang in LANGUAGES)
    count = len(en.rows)
    whole = _packed(en, fr, ids, trails, 0, count)
    size = len(zlib.compress(_text(whole).encode(), 6))
    # what a page opens with, then the rest
    firsts = [0] if size <= FIRST + SPARE else [0, math.floor(count * FIRST / size)]
    ends = [*firsts[1:], count]
    for part, (first, end) in enumerate(zip(firsts, ends, strict=True), 1):
        rows = whole if len(firsts) == 1 else _packed(en, fr, ids, trails, first, end)
        head = {"table": en.name, "part": part, "parts": len(firsts), "all": count}
        about = {"about": {lang: _about(view, made[lang]) for lang, view in views.items()}} if part == 1 else {}
        yield f"{CALL}({_text({**head, **about, **rows})});\n"


def _text(value: Any) -> str:
    """JSON that may be part of a script: ``<`` and the line ends of JavaScript are escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _packed(en: View, fr: View, ids: Sequence[str], trails: Sequence[Any], first: int, end: int) -> dict[str, Any]:
    rows = list(zip(en.rows[first:end], fr.rows[first:end], strict=True))
    columns = [_column([(a[i], b[i]) for a, b in rows], _both) for i in range(len(en.headings))]
    opened = _column([(trail,) for trail in trails[first:end]], lambda cell: cell[0])
    return {"first": first, "ids": list(ids[first:end]), "columns": columns, "trails": opened}


def _column(cells: Sequence[tuple[Any, ...]], value: Callable[[Any], Any]) -> dict[str, Any]:
    """Distinct values in the order in which they appear, and for each cell the place of its own."""
    places: dict[str, int] = {}
    values: list[Any] = []
    known: dict[tuple[int, ...], int] = {}  # equal cells of a view are one object, so few are written out
    own: list[int] = []
    for cell in cells:
        same = tuple(map(id, cell))
        if same not in known:
            made = value(cell)
            key = json.dumps(made, ensure_ascii=False, sort_keys=True)
            if key not in places:
                places[key] = len(values)
                values.append(made)
            known[same] = places[key]
        own.append(known[same])
    return {"values": values, "cells": own}


def _both(cells: tuple[Cell, Cell]) -> list[Any]:
    """A cell in both languages, and its key."""
    en, fr = cells
    return [en.text, 0 if en.text == fr.text else fr.text, _key(en)]


def _key(cell: Cell) -> Any:
    """What a cell is sorted and filtered by; None where it is missing."""
    if cell.mark:
        return None
    value = plain(cell.value[0] if isinstance(cell.value, tuple) else cell.value)
    if cell.kind == "date":
        return value.isoformat()
    if cell.kind == "list":
        return ";".join(map(str, value))
    return value


def _about(view: View, made: dict[str, Any]) -> dict[str, Any]:
    """The text around the rows."""
    return {
        "kicker": say("page-table", view.lang, number=view.number),
        "title": view.title,
        "what": view.what,
        "is_not": view.is_not,
        "status": view.status,
        "heads": [[h.name, h.title, h.unit_words] for h in view.headings],
        "classes": classes(view),
        "none": view.no_rows,
        "notes": view.notes,
        "abbreviations": view.abbreviations,
        "marks": view.marks,
        "verdict": view.verdict,
        "sources": [[source.id, source.title, source.url] for source in view.sources],
        "licences": [licence.name for licence in view.licences],
        "cite": [view.cite, view.cite_other],
        **made,
    }
