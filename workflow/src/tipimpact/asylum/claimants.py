"""Read IRCC's workbook of asylum claimants by claim office and month: monthly and yearly counts as intervals.

Layout: two title rows; two header rows (the year is printed above its first month only); months, each year followed by
its total; the label of an office below its block of provinces; notes at the end. ``--`` is a suppressed count of 1 to
5. Other counts are rounded to the nearest 5, so parts do not add up to totals; 0 means 0. The last year is incomplete,
but its total looks like that of a full year.

The tab-separated file of the publisher has the same counts by province, without totals. They are added up as ranges.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from tipimpact.asylum.series_periods import MONTHS
from tipimpact.common.errors import AsylumError, Problem
from tipimpact.common.workbooks import find_sheet
from tipimpact.retrieve.ircc import is_workbook, read_tabs

# Label below the block of an office -> our group. The grand total has no office.
OFFICES = {
    "Airport - Total": "airport",
    "Border - Total": "border",
    "Inland - Total": "inland",
    "Other Offices": "other_offices",
    "Total": "all",
}
HIDDEN = "--"
ROUNDED = 2  # a count rounded to 5 can be up to 2 lower or higher
MONTHS_IN_YEAR = 12
COLUMNS = ["group", "period", "value", "low", "high", "place", "flags"]
SHOWN = 20  # faults reported for each file


def read_claimants(path: str | Path) -> pd.DataFrame:
    """Read claimants by office and period.

    path: the publisher's workbook, or its tab-separated file.
    Returns group (office), period (2015 or 2015-01), value (missing if suppressed), low, high,
    place (row and column of the sheet, from 1), flags (list): months for all offices together,
    years for each office. Raises AsylumError if the layout of the sheet is unexpected, or a cell is
    not a count.
    """
    path = Path(path)
    if not is_workbook(path):
        return _read_tabs(path)
    rows = find_sheet(path, AsylumError, lambda sheet: _find_head(sheet) is not None)
    columns = _read_header(rows, path.name)
    problems: list[Problem] = []
    cells = []
    months = {year: sum(1 for y, month, _ in columns if y == year and month) for year, *_ in columns}
    for label, i in _find_offices(rows, path.name).items():
        for year, month, j in columns:
            if month and label != "Total":
                continue  # months by office are mostly suppressed
            place, cell = f"row {i + 1}, column {j + 1}", str(rows[i][j]).strip()
            count = _parse_count(cell)
            if count is None:
                todo = "download the workbook again, or check whether the publisher changed its layout"
                expected = "a whole number, 0 or --"
                problems.append(Problem(f"cell {cell!r} is not a count", f"{path.name}, {place}", expected, todo=todo))
                continue
            period = f"{year}-{month:02}" if month else str(year)
            flags = ["suppressed"] if cell == HIDDEN else ["rounded"] if count[0] else []
            if not month and months[year] < MONTHS_IN_YEAR:
                flags.append("partial_year")
            cells.append((OFFICES[label], period, *count, place, flags))
    if problems:
        raise AsylumError(problems)
    return pd.DataFrame(cells, columns=COLUMNS).sort_values(["group", "period"], ignore_index=True)


def _read_tabs(path: Path) -> pd.DataFrame:
    """Read the tab-separated file: months for all offices together, years for each office, as ranges."""
    rows = read_tabs(path, ["OFFICE"], AsylumError)
    offices = {label.removesuffix(" - Total").casefold(): code for label, code in OFFICES.items()}
    labels = [label[0].removesuffix(" - Total").casefold() if label else "" for label in rows["labels"]]
    counts = [_parse_count(cell) for cell in rows["count"]]
    problems = [
        Problem(f"{what} {text!r} is not valid", f"{path.name}, line {i + 2}", expected)
        for i, (label, count) in enumerate(zip(labels, counts, strict=True))
        for bad, what, text, expected in (
            (label not in offices, "office", label, f"one of {', '.join(offices)}"),
            (count is None, "count", rows.at[i, "count"], "a whole number, 0 or --"),
        )
        if bad
    ]
    if problems or rows.empty:
        raise AsylumError(problems[:SHOWN] or Problem("no rows", path.name, "counts by office and month"))
    known = [count for count in counts if count]
    cells = pd.DataFrame(
        {
            "group": [offices[label] for label in labels],
            "period": rows["period"],
            "year": rows["period"].str[:4],
            "low": [low for _, low, _ in known],
            "high": [high for *_, high in known],
        }
    )
    months = cells.assign(group="all")
    years = pd.concat([cells, months]).assign(period=lambda table: table["year"])
    sums = pd.concat([months, years]).groupby(["group", "period", "year"], as_index=False)[["low", "high"]].sum()
    counted = cells.groupby("year")["period"].nunique()
    partial = (sums["period"] == sums["year"]) & (sums["year"].map(counted) < MONTHS_IN_YEAR)
    flags = [["range", "partial_year"] if short else ["range"] for short in partial]
    table = sums.assign(value=None, flags=pd.Series(flags, sums.index, dtype=object))
    table["place"] = "EN_YEAR=" + table["year"] + "; period=" + table["period"] + "; office=" + table["group"]
    return table[COLUMNS].sort_values(["group", "period"], ignore_index=True)


def _find_offices(rows: list[list], name: str) -> dict[str, int]:
    """Return the index of the row of each label in ``OFFICES``. Raises AsylumError if one is missing."""
    labels = {str(row[0]).strip(): i for i, row in enumerate(rows) if row and str(row[0]).strip() in OFFICES}
    missing = [label for label in OFFICES if label not in labels]
    if missing:
        raise AsylumError(
            Problem(
                f"row {label!r} is missing",
                name,
                "a row for each claim office, as in the workbook of July 2025",
                todo="check whether the publisher renamed the offices, then update OFFICES in asylum/claimants.py",
            )
            for label in missing
        )
    return labels


def _find_head(rows: list[list]) -> int | None:
    return next((i for i, row in enumerate(rows) if row and str(row[0]).startswith("Claim Office Type")), None)


def _read_header(rows: list[list], name: str) -> list[tuple[int, int, int]]:
    """Return year, month (0: total of the year) and index of each data column, in order. Raises AsylumError."""
    head = _find_head(rows)
    if head is None or head + 1 >= len(rows):
        raise AsylumError(
            "no header row that begins with 'Claim Office Type'",
            where=name,
            todo="check that the file is IRCC's workbook of asylum claimants by claim office",
        )
    columns: list[tuple[int, int, int]] = []
    year: int | None = None
    for j, (above, below) in enumerate(zip(rows[head], rows[head + 1], strict=True)):
        above, below = str(above).removesuffix(".0").strip(), str(below).strip()
        year = int(above) if re.fullmatch(r"\d{4}", above) else year
        if below in MONTHS and year:
            columns.append((year, MONTHS[below], j))
        elif year and below == f"{year} Total":
            columns.append((year, 0, j))
        elif below:
            raise AsylumError(
                f"unexpected header {below!r}", where=f"{name}, column {j + 1}", expected="a month or a year's total"
            )
    periods = [(y, m) for y, m, _ in columns]
    if not columns or len(set(periods)) < len(periods) or _has_gaps(periods):
        raise AsylumError("months are missing or repeated", where=name, expected="each month once, years in order")
    return columns


def _has_gaps(periods: list[tuple[int, int]]) -> bool:
    """Return whether the months are not consecutive."""
    months = [12 * year + month for year, month in periods if month]
    return months != list(range(months[0], months[0] + len(months))) if months else True


def _parse_count(cell: str) -> tuple[float | None, int, int] | None:
    """Return value, lowest and highest count of a cell; None if it is not a count."""
    if cell == HIDDEN:
        return None, 1, 5
    cell = cell.removesuffix(".0")
    if not re.fullmatch(r"\d{1,3}(,?\d{3}){0,3}", cell, re.ASCII):
        return None
    count = int(cell.replace(",", ""))
    low = max(count - ROUNDED, 5)  # lower counts are suppressed
    return (count, low, count + ROUNDED) if count else (0, 0, 0)
