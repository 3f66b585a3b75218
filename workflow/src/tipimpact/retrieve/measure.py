"""Measure a release: its rows and the sum of its counts, which tell it from another release at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tipimpact.common.errors import SourceError
from tipimpact.common.workbooks import read_sheets
from tipimpact.retrieve.content import OLE, PARTS, PDF, ZIP, has_part
from tipimpact.retrieve.sources import ReleaseSize

if TYPE_CHECKING:
    import pandas as pd

_INTEGER = re.compile(r"\d{1,3}(?:[, \u00a0]\d{3})*(?:\.0+)?|\d{1,12}(?:\.0+)?", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\.0)?", re.ASCII)
_SECTION = re.compile(rb"<Section[\s/>]")
UNMEASURED = (".pdf", ".docx", ".html", ".md", ".txt")  # documents have no rows
IDS = "id"  # columns of numbers of things, not of counts, end with it


def measure(path: str | Path) -> ReleaseSize | None:
    """Measure a table, a workbook or a statute; None for a document.

    Rows: data rows of a table, filled rows of all sheets of a workbook, sections of a statute.
    Total: the sum of all whole numbers, except in columns of years or ids, and in rows of years.
    Raises SourceError when the file is damaged.
    """
    path = Path(path)
    with open(path, "rb") as file:
        start = file.read(64)
    if start.startswith(ZIP) and has_part(path, PARTS[".xlsx"]):
        sheets = [_measure_sheet(sheet) for sheet in read_sheets(path, SourceError)]
        return ReleaseSize(rows=sum(sheet.rows for sheet in sheets), total=sum(sheet.total for sheet in sheets))
    if start.startswith((PDF, OLE)) or path.suffix.lower() in UNMEASURED:
        return None
    if path.suffix.lower() == ".xml":
        return ReleaseSize(rows=len(_SECTION.findall(path.read_bytes())), total=0)
    from tipimpact.retrieve.served import read_served  # loads pandas, which most collections do not need

    rows = read_served(path)
    counts = [rows[name] for name in rows if not str(name).lower().endswith(IDS)]
    return ReleaseSize(rows=len(rows), total=sum(_sum_column(column) for column in counts))


def _sum_column(column: pd.Series) -> int:
    """Add up the whole numbers of a column; 0 for a column of years."""
    counts = column.value_counts()
    numbers = {text: number for text in counts.index if (number := _parse_integer(text)) is not None}
    if numbers and all(_YEAR.fullmatch(text.strip()) for text in numbers):
        return 0
    return sum(number * int(counts[text]) for text, number in numbers.items())


def _measure_sheet(rows: Iterable[list[Any]]) -> ReleaseSize:
    """Measure a sheet. A header of years and a column of years are not counts."""
    filled = 0
    columns: dict[int, list[str]] = {}
    for row in rows:
        cells = {column: text for column, cell in enumerate(row) if (text := str(cell).strip())}
        filled += bool(cells)
        numbers = {column: text for column, text in cells.items() if _parse_integer(text) is not None}
        if not all(_YEAR.fullmatch(text) for text in numbers.values()):
            for column, text in numbers.items():
                columns.setdefault(column, []).append(text)
    counts = [cells for cells in columns.values() if not all(_YEAR.fullmatch(text) for text in cells)]
    return ReleaseSize(rows=filled, total=sum(_parse_integer(text) or 0 for cells in counts for text in cells))


def _parse_integer(text: str) -> int | None:
    text = text.strip()
    return int(re.sub(r"\.0+$|[, \u00a0]", "", text)) if _INTEGER.fullmatch(text) else None
