"""CSV: machine numbers, ISO dates, nothing that a spreadsheet would run; words, or codes with their words."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from tipimpact.common.row_ids import NAME as ID
from tipimpact.publish.tables.cells import clean, plain
from tipimpact.publish.tables.model import Cell, View, flat
from tipimpact.publish.words import LANGUAGES

# A spreadsheet takes a text that begins so for a formula (also in full-width characters). Where semicolons separate
# (French Canada), a cell begins after one, and after a line end that commas and quotation marks would have enclosed.
_RUNS = re.compile(r"(?:^|(?<=[;\r\n]))(?=[=+\-@\t\r\n＝＋－＠])")


def guarded(text: str) -> str:
    """Text that no spreadsheet runs: what begins like a formula gets an apostrophe before it."""
    return _RUNS.sub("'", text)


def field(cell: Cell) -> str:
    """A cell for a machine. Numbers are unrounded; a missing number or date is empty."""
    if cell.value is None:
        return "" if cell.kind in {"number", "date"} or cell.mark == "none" else cell.text
    if cell.kind == "number":
        return str(int(cell.value)) if float(cell.value).is_integer() else repr(cell.value)
    return cell.value.isoformat() if cell.kind == "date" else guarded(cell.text)


def csv_text(view: View) -> str:
    """The table as UTF-8 CSV with commas and ``\\n`` line ends; an interval is two columns."""
    heads = [heading.title for heading in flat(view.headings)]
    return _written([heads, *([field(cell) for cell in flat(row)] for row in view.rows)])


def codes_text(data: pd.DataFrame, views: Mapping[str, View], ids: Sequence[str]) -> str:
    """The rows of a table after their ids, under their column names, with codes, then the words of both languages.

    The names and codes are those of the Parquet file, so that tables join by name; ``status_en``
    and ``status_fr`` hold the words for ``status``.  data: in the order of the views.
    """
    columns = [(ID, list(ids)), *((name, [_plain(value) for value in data[name]]) for name in map(str, data.columns))]
    both = [views[lang] for lang in LANGUAGES]
    for i, en in enumerate(both[0].headings):
        worded = en.kind in ("text", "list", "boolean")
        words = [*zip(*([row[i] for row in view.rows] for view in both), strict=True)] if worded else []
        if any(a.text != _plain(a.value) or a.text != b.text for a, b in words if not a.mark):
            columns += [(f"{en.name}_{lang}", [field(pair[i]) for pair in words]) for i, lang in enumerate(LANGUAGES)]
    known = dict(reversed(columns))  # a text that the data hold in both languages is there already
    known = {name: known[name] for name, _ in columns}
    return _written([list(known), *map(list, zip(*known.values(), strict=True))])


def _plain(value: Any) -> str:
    """A value of the data for a machine: a list with semicolons, a day as ISO, "" where it is missing."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, list):
        return guarded(clean("; ".join("" if item is None else str(item) for item in value)))
    if isinstance(value, bool):
        return str(value).lower()
    return guarded(clean(value)) if isinstance(value, str) else str(value)


def _written(rows: Iterable[Sequence[str]]) -> str:
    file = io.StringIO()
    head, *others = rows
    csv.writer(file, lineterminator="\n").writerows([[*map(guarded, head)], *others])
    return file.getvalue()
