"""IRCC: asylum claimants by claim office and month, a workbook -> monthly and yearly counts as intervals.

Two title rows, two header rows (the year stands over its first month only), months with a total of the year *inside*
them, offices whose label closes their block of provinces, notes at the end. ``--`` hides 1 to 5; other counts are
rounded to the nearest 5, so sums do not add up; a 0 is a 0. The last year is a part of one that looks whole.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from tipimpact.asylum.series_periods import MONTHS
from tipimpact.common.errors import AsylumError, Problem
from tipimpact.common.workbooks import read_sheet

# The label that closes an office's block, and our group. The grand total has no office.
OFFICES = {
    "Airport - Total": "airport",
    "Border - Total": "border",
    "Inland - Total": "inland",
    "Other Offices": "other_offices",
    "Total": "all",
}
HIDDEN = "--"
ROUNDED = 2  # a count rounded to 5 stands for two less to two more
MONTHS_OF = 12


def read_claimants(path: str | Path) -> pd.DataFrame:
    """Claimants by office and period.

    path: the publisher's workbook.
    Returns group (office), period (2015 or 2015-01), value (missing where hidden), low, high, place (row and column of
    the sheet, from 1), flags (list); months for all offices together, years for each office. Raises AsylumError where
    the sheet is not laid out as expected, or a cell is not a count.
    """
    path = Path(path)
    rows = read_sheet(path, AsylumError, wide=True)
    columns = _columns(rows, path.name)
    labels = {str(row[0]).strip(): i for i, row in enumerate(rows) if row and str(row[0]).strip() in OFFICES}
    missing = [label for label in OFFICES if label not in labels]
    if missing:
        raise AsylumError(Problem(f"no row {label!r}", path.name, "the layout of July 2025") for label in missing)
    problems: list[Problem] = []
    found = []
    months = {year: sum(1 for y, month, _ in columns if y == year and month) for year, *_ in columns}
    for label, i in labels.items():
        for year, month, j in columns:
            if month and label != "Total":
                continue  # months by office would be mostly hidden cells
            cell = str(rows[i][j]).strip()
            count = _count(cell)
            if count is None:
                where = f"{path.name}, row {i + 1}, column {j + 1}"
                problems.append(Problem(f"the cell holds {cell!r}", where, "a whole number, 0 or --"))
                continue
            value, low, high = count
            flags = ["suppressed"] if cell == HIDDEN else ["rounded"] if value else []
            partial = not month and months[year] < MONTHS_OF
            period = f"{year}-{month:02}" if month else str(year)
            place = f"row {i + 1}, column {j + 1}"
            flags = [*flags, *(["partial_year"] if partial else [])]
            found.append((OFFICES[label], period, value, low, high, place, flags))
    if problems:
        raise AsylumError(problems)
    names = ["group", "period", "value", "low", "high", "place", "flags"]
    return pd.DataFrame(found, columns=names).sort_values(["group", "period"], ignore_index=True)


def _columns(rows: list[list], name: str) -> list[tuple[int, int, int]]:
    """Year, month (0: the year's total) and place of each column of figures, in order. Raises AsylumError."""
    head = next((i for i, row in enumerate(rows) if str(row[0]).startswith("Claim Office Type")), None)
    if head is None or head + 1 >= len(rows):
        raise AsylumError("no header row that begins with 'Claim Office Type'", where=name)
    found: list[tuple[int, int, int]] = []
    year: int | None = None
    for j, (above, below) in enumerate(zip(rows[head], rows[head + 1], strict=True)):
        above, below = str(above).removesuffix(".0").strip(), str(below).strip()
        year = int(above) if re.fullmatch(r"\d{4}", above) else year
        if below in MONTHS and year:
            found.append((year, MONTHS[below], j))
        elif year and below == f"{year} Total":
            found.append((year, 0, j))
        elif below:
            raise AsylumError(
                f"header is {below!r}", where=f"{name}, column {j + 1}", expected="a month or a year's total"
            )
    periods = [(y, m) for y, m, _ in found]
    if not found or len(set(periods)) < len(periods) or _gaps(periods):
        raise AsylumError("months are missing, or stand twice", where=name, expected="every month once, years in order")
    return found


def _gaps(periods: list[tuple[int, int]]) -> bool:
    """Whether the months are not one after the other."""
    counts = [12 * year + month for year, month in periods if month]
    return counts != list(range(counts[0], counts[0] + len(counts))) if counts else True


def _count(cell: str) -> tuple[float | None, int, int] | None:
    """Value, least and greatest count of a cell; None: it holds no count."""
    if cell == HIDDEN:
        return None, 1, 5
    cell = cell.removesuffix(".0")
    if not re.fullmatch(r"\d{1,3}(,?\d{3}){0,3}", cell, re.ASCII):
        return None
    count = int(cell.replace(",", ""))
    low = max(count - ROUNDED, 5)  # 1 to 4 would be hidden
    return (count, low, count + ROUNDED) if count else (0, 0, 0)
