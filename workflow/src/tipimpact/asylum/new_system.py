"""Read the Immigration and Refugee Board's yearly tables of claims referred on or after 15 December 2012, as intervals.

The workbook has a sheet per year from 2013 on. Points to note:

- A count under 20 is hidden. Where a hidden cell would follow from its row by subtraction, a second one is hidden too,
  which can be greater: so a hidden outcome is 0 to the row's total less its printed outcomes.
- Names carry zero-width spaces and change from year to year, and some countries have two rows in a year.
- Sheets of 2016 to 2018 have no head over the last column; a few hidden cells are misprinted as ``-`` or ``v``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from tipimpact.common.errors import AsylumError, Problem, nearest
from tipimpact.common.listed import read_list, refuse
from tipimpact.common.workbooks import check_archive

ALL = "ALL"  # the row of totals
FIRST_YEAR = 2013
HIDDEN = ("--", "-", "v")
LARGEST_HIDDEN = 19  # greatest count hidden for itself
SMALLEST_END = 4  # no interval ends below this, so that none tells a count under 5
OUTCOMES = ("accepted", "rejected", "abandoned", "withdrawn")
COLUMNS = ("referred", *OUTCOMES, "finalized", "pending")
HEADS = ("Referred", "Accepted", "Rejected", "Abandoned", "Withdrawn (&|and) Other", "Total", r"(Pending .*)?")
INVISIBLE = re.compile("[\u200b\ufeff]")


def read_board_names(path: str | Path) -> pd.Series:
    """Read the Board's names of countries, as codes by name: ``data/raw/compiled/asylum/irb_names.csv``."""
    path = Path(path)
    table = read_list(path, ("name", "code"), AsylumError)
    faults = [
        (table["name"].duplicated(keep=False), "name", "one row per name"),
        (~table["code"].str.fullmatch(r"[A-Z]{3}"), "code", "three capital letters"),
    ]
    refuse(table, faults, path, AsylumError)
    return table.set_index("name")["code"]


def read_new_system(path: str | Path, names: pd.Series) -> pd.DataFrame:
    """Read what became of claims referred on or after 15 December 2012, by country of persecution and year.

    names: as ``read_board_names`` returns them.
    Returns country (ISO 3166-1 alpha-3; UNK, XXA, XXX: not stated; ALL: the row of totals), name
    (as printed), year, for each of COLUMNS its least and greatest value (missing where nothing is
    printed), and row (line of the sheet).
    Raises AsylumError with the cells of unknown heads, names and values, and totals that no counts
    can add up to.
    """
    path = Path(path)
    check_archive(path, AsylumError)
    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except (CalamineError, OSError) as fault:
        raise AsylumError(f"the workbook cannot be read: {fault}", where=path.name, expected="an xlsx file") from None
    rows, problems = [], []
    for year, (name, sheet) in enumerate(zip(book.sheet_names, sheets, strict=True), FIRST_YEAR):
        where = f"{path.name}, sheet {name}"
        cells = [[_clean(cell) for cell in line] for line in sheet]
        problems += list(_check_heads(cells[0] if cells else [], where))
        for line, (country, *values) in enumerate(cells[1:], 2):
            if country and not any(values):
                continue  # a note under the table
            if country:
                row, faults = _read_row(country, values, names, f"{where}, row {line}")
                rows.append(row | {"year": year, "row": line})
                problems += faults
        problems += list(_check_years(cells[0] if cells else [], year, where))
    if problems:
        raise AsylumError(problems)
    ends = [f"{column}_{end}" for column in COLUMNS for end in ("least", "greatest")]
    table = pd.DataFrame(rows, columns=["country", "name", "year", *ends, "row"])
    if problems := list(_check_totals(table, path.name)):
        raise AsylumError(problems)
    return table.astype(dict.fromkeys(ends, "Int64"))


def _clean(cell: object) -> str:
    """Give a cell as text without invisible characters; 373.0 is 373."""
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return " ".join(INVISIBLE.sub("", text).split())


def _check_heads(heads: list[str], where: str) -> Iterator[Problem]:
    expected = ("Countries", *HEADS)
    if len(heads) != len(expected):
        yield Problem(f"{len(heads)} columns", where, f"{len(expected)}: {', '.join(expected)}")
        return
    for place, (head, pattern) in enumerate(zip(heads, expected, strict=True), 1):
        if not re.fullmatch(pattern, head):
            yield Problem(f"column {place} is headed {head!r}", where, pattern)


def _check_years(heads: list[str], year: int, where: str) -> Iterator[Problem]:
    """The last head names the day, where there is one: sheets must be in the order of years."""
    named = re.search(r"\d{4}", heads[-1] if heads else "")
    if named and int(named[0]) != year:
        yield Problem(f"pending as of {named[0]}", where, f"{year}: a sheet per year from {FIRST_YEAR} on, in order")


def _read_row(
    country: str, values: list[str], names: pd.Series, where: str
) -> tuple[dict[str, str | int | None], list[Problem]]:
    """Read a row as intervals. The second value names its faults."""
    code = ALL if country == "Total" else names.get(country)
    todo = "add the name and its code to compiled/asylum/irb_names.csv"
    problems = [
        Problem(f"no country is called {country!r}", where, "a known name", nearest(country, names.index), todo)
    ]
    problems = [] if code else problems
    printed: dict[str, int | None] = {}
    for column, value in zip(COLUMNS, values, strict=False):
        if value.isdecimal() and value.isascii():
            printed[column] = int(value)
        elif value not in (*HIDDEN, ""):
            problems.append(Problem(f"{column} is {value!r}", where, "a whole number, or -- where it is hidden"))
    total = printed.get("finalized")
    rest = LARGEST_HIDDEN if total is None else total - sum(printed.get(o) or 0 for o in OUTCOMES)
    if rest < 0:
        problems.append(
            Problem(f"outcomes add up to {-rest} more than the total {total}", where, "a total of its parts")
        )
    row: dict[str, str | int | None] = {"country": code, "name": country}
    for column, value in zip(COLUMNS, values, strict=False):
        greatest = max(rest, SMALLEST_END) if column in OUTCOMES else LARGEST_HIDDEN
        known = printed.get(column)
        hidden = value in HIDDEN
        row[f"{column}_least"] = 0 if hidden else known
        row[f"{column}_greatest"] = greatest if hidden else known
    return row, problems


def _check_totals(table: pd.DataFrame, file: str) -> Iterator[Problem]:
    """Name the totals of a year that the rows cannot add up to."""
    for year, rows in table.groupby("year"):
        totals, parts = rows[rows["country"] == ALL], rows[rows["country"] != ALL]
        if len(totals) != 1:
            yield Problem(f"{len(totals)} rows of totals", f"{file}, {year}", "one row called Total")
            continue
        for column in COLUMNS:
            total, least = totals[f"{column}_least"].iloc[0], parts[f"{column}_least"].sum()
            greatest = parts[f"{column}_greatest"].sum()
            if pd.notna(total) and not least <= total <= greatest + _unknown(parts[f"{column}_least"]):
                expected = f"a total from {least} to {greatest}, which its rows add up to"
                yield Problem(f"the total of {column} in {year} is {total}", f"{file}, {year}", expected)


def _unknown(cells: pd.Series) -> float:
    """Infinite if a cell of the column is not printed at all."""
    return float("inf") if cells.isna().any() else 0.0
