"""Measure a release: its rows and the sum of its counts, which tell it from another release at a glance."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.errors import SourceError
from tipimpact.retrieve.content import OLE, PARTS, PDF, ZIP
from tipimpact.retrieve.served import read_served
from tipimpact.retrieve.sources import Measure

_WHOLE = re.compile(r"\d{1,3}(?:[, \u00a0]\d{3})*(?:\.0+)?|\d{1,12}(?:\.0+)?", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\.0)?", re.ASCII)
_SECTION = re.compile(rb"<Section[\s/>]")
UNMEASURED = (".pdf", ".docx", ".html", ".md", ".txt")  # documents have no rows
IDS = "id"  # columns of numbers of things, not of counts, end with it


def measure(path: str | Path) -> Measure | None:
    """Measure a table, a workbook or a statute; None for a document.

    Rows: data rows of a table, filled rows of all sheets of a workbook, sections of a statute. Total: the sum of all
    whole numbers, except in columns of years or ids, and in rows of years. Raises SourceError when the file is damaged.
    """
    path = Path(path)
    with open(path, "rb") as file:
        start = file.read(64)
    if start.startswith(ZIP) and _has_sheets(path):
        return _measure_rows(row for sheet in _sheets(path) for row in sheet)
    if start.startswith((PDF, OLE)) or path.suffix.lower() in UNMEASURED:
        return None
    if path.suffix.lower() == ".xml":
        return Measure(rows=len(_SECTION.findall(path.read_bytes())), total=0)
    rows = read_served(path)
    counts = [rows[name] for name in rows if not str(name).lower().endswith(IDS)]
    return Measure(rows=len(rows), total=sum(_sum_column(column) for column in counts))


def _sum_column(column: pd.Series) -> int:
    """Add up the whole numbers of a column; 0 for a column of years."""
    counts = column.value_counts()
    numbers = {text: number for text in counts.index if (number := _whole(text)) is not None}
    if numbers and all(_YEAR.fullmatch(text.strip()) for text in numbers):
        return 0
    return sum(number * int(counts[text]) for text, number in numbers.items())


def _measure_rows(rows: Iterable[list[Any]]) -> Measure:
    filled, total = 0, 0
    for row in rows:
        cells = [str(cell).strip() for cell in row if str(cell).strip()]
        filled += bool(cells)
        numbers = [cell for cell in cells if _whole(cell) is not None]
        if not all(_YEAR.fullmatch(cell) for cell in numbers):
            total += sum(_whole(cell) or 0 for cell in numbers)
    return Measure(rows=filled, total=total)


def _whole(text: str) -> int | None:
    text = text.strip()
    return int(re.sub(r"\.0+$|[, \u00a0]", "", text)) if _WHOLE.fullmatch(text) else None


def _has_sheets(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return PARTS[".xlsx"] in archive.namelist()
    except (zipfile.BadZipFile, ValueError) as fault:
        raise SourceError(f"the archive is damaged ({fault})", where=path.name) from None


def _sheets(path: Path) -> Iterable[list[list[Any]]]:
    from tipimpact.common.workbooks import count_sheets, read_sheet

    for number in range(count_sheets(path, SourceError)):
        try:
            yield read_sheet(path, SourceError, number, wide=True)  # monthly series have hundreds of columns
        except SourceError:
            yield read_sheet(path, SourceError, number)  # tables have thousands of rows
