"""Reads the CSV files of ``config/`` as text and reports every fault at once."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from tipimpact.common.errors import Problem, TipimpactError, nearest
from tipimpact.common.files import turning_line
from tipimpact.common.packaged import find


def read_cells(path: Path, error: type[TipimpactError]) -> pd.DataFrame:
    """The cells of a CSV file in UTF-8 as text, an empty cell as ``""``; the index counts rows from 0.

    The file may be packed (``.csv.gz``); one of ``config/`` is the user's, if they have it.
    Raises ``error`` when it cannot be read, or rows have more cells than the header.
    """
    path = find(path)
    if path.exists() and not path.is_file():
        raise error("is not a file", where=path.name, expected="a CSV file")
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig").fillna("")
    # pandas raises ValueError for invalid CSV, and invalid UTF-8 is one
    except (OSError, EOFError, zlib.error, ValueError) as fault:
        raise error(f"the CSV file cannot be read: {fault}", where=path.name, expected="UTF-8") from None
    turned = [i for i, row in enumerate(table.itertuples(index=False)) if turning_line("".join(map(str, row)))]
    if turned:
        todo = "delete the characters U+202A to U+202E and U+2066 to U+2069 from it"
        raise error("the direction of writing is turned", where=f"{path.name}, line {turned[0] + 2}", todo=todo)
    if not isinstance(table.index, pd.RangeIndex):  # pandas turned the surplus first cells into row names
        expected = ", ".join(map(str, table.columns))
        raise error("rows have more cells than the header", where=path.name, expected=expected)
    return table


def read_list(path: Path, columns: tuple[str, ...], error: type[TipimpactError]) -> pd.DataFrame:
    """All cells as text, an empty cell as ``""``.

    Raises ``error`` when the file cannot be read, or its columns are not exactly ``columns``, in any order.
    """
    table = read_cells(path, error)
    check_columns(table.columns, columns, path.name, error, only=columns)
    return table[list(columns)]


def read_checked(
    path: Path,
    columns: tuple[str, ...],
    error: type[TipimpactError],
    check: Callable[[dict[str, str]], Iterable[Problem]],
    key: str = "",
    *,
    once: bool = False,
) -> pd.DataFrame:
    """``read_list``, every row of which was checked.

    check: yields what is wrong with a row, without its place.  key: the column that names a row in its place; with
    ``once`` no two rows have the same there.
    Raises ``error`` with every fault of every row at once, each with file, line and name of its row.
    """
    table = read_list(path, columns, error)
    twice = set(table.index[table[key].duplicated()]) if once else set()
    problems = []
    for i, cells in enumerate(table.to_dict("records")):
        row = {str(column): str(cell) for column, cell in cells.items()}
        faults = [*check(row)]
        if i in twice:
            faults.append(Problem(f"{key} {row[key]!r} is there twice", expected="each once"))
        where = ", ".join(filter(None, (path.name, f"line {i + 2}", row.get(key, ""))))
        problems += [replace(fault, where=where) for fault in faults]
    if problems:
        raise error(problems)
    return table


def check_codes(row: Mapping[str, str], coded: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Cells that are none of the codes of their column."""
    for column, codes in coded.items():
        if row[column] not in codes:
            expected = ", ".join(filter(None, codes))
            yield Problem(f"{column} is {row[column]!r}", expected=expected, nearest=nearest(row[column], codes))


def check_filled(row: Mapping[str, str], columns: Iterable[str]) -> Iterator[Problem]:
    """Cells that are empty."""
    yield from (Problem(f"{column} is empty", expected="a value") for column in columns if not row[column].strip())


def check_dates(row: Mapping[str, str], columns: Iterable[str], needed: Collection[str] = ()) -> Iterator[Problem]:
    """Cells that are no day. needed: columns that may not be empty."""
    for column in columns:
        if (row[column] or column in needed) and not is_date(row[column]):
            yield Problem(f"{column} is {row[column]!r}", expected="a date like 2012-06-28")


def is_date(text: str) -> bool:
    """Whether a text is a day like 2012-06-28."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def check_columns(
    columns: Iterable[object],
    needed: Sequence[str],
    where: str,
    error: type[TipimpactError],
    only: Collection[str] = (),
    todo: str = "",
) -> None:
    """Raise ``error`` for each needed column that is missing, and for each that is not among ``only``, if given.

    columns: names, or a table; a text or a number, given where a table is meant, is told.  todo: what to do about it.
    """
    if isinstance(columns, str) or not isinstance(columns, Iterable):
        expected = f"a table with the columns {', '.join(needed)}"
        raise error(f"it is of the type {type(columns).__name__}", where=where, expected=expected, todo=todo)
    present = list(map(str, columns))
    unknown = [c for c in present if only and c not in only]
    missing = [c for c in needed if c not in present]
    expected, near = ", ".join(needed), unknown or present
    problems = [Problem(f"column {c!r} is missing", where, expected, nearest(c, near), todo) for c in missing]
    allowed = f"only {', '.join(only)}"
    problems += [Problem(f"unknown column {c!r}", where, allowed, nearest(c, missing), todo) for c in unknown]
    if problems:
        raise error(problems)


def refuse(
    table: pd.DataFrame, faults: Iterable[tuple[pd.Series, str, str]], path: Path, error: type[TipimpactError]
) -> None:
    """Raise ``error`` if any row has a fault. A fault is a mask of faulty rows, the column, and what was expected.

    The index of ``table`` counts the rows of the file from 0, below a header of one line.
    """
    problems = [
        Problem(f"{column} is {table.at[i, column]!r}", f"{path.name}, line {i + 2}", expected)
        for bad, column, expected in faults
        for i in table.index[bad]
    ]
    if problems:
        raise error(problems)
