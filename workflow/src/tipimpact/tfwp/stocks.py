"""Permit holders from IRCC's open-data workbooks: labels after their children, totals inside, "--" and rounding.

In these sheets a row closes a block: "Ontario Total" stands below the rows it sums up, and each deeper label stands in
a column further right. Values are text; "--" stands for 1 to 4, all others are rounded to the nearest 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from tipimpact.common.errors import Problem, TfwpError
from tipimpact.tfwp.sheets import Row, read_workbook
from tipimpact.tfwp.words import codes, fold, words

SUPPRESSED, ROUNDED_TO = "--", 5
_YEAR = re.compile(r"(20\d\d)(?:\.0)?")
_QUARTER = re.compile(r"[QT]([1-4])")
_TOTAL = re.compile(r"^total(?: de| du| des)?\b|\btotal$")
_NUMBER = re.compile(r"\d{1,3}(?:[, \N{NO-BREAK SPACE}]?\d{3}){0,3}(?:\.0)?", re.ASCII)
CANADA, NOT_STATED = "CA", "ZZ"


def interval(text: str) -> tuple[int, int, int | None] | None:
    """Lowest and highest count that a cell stands for, and the number printed; None for what is no count.

    ``"--"`` -> (1, 4, None); ``"0"`` -> (0, 0, 0); ``"5"`` -> (5, 7, 5), for less would be suppressed;
    ``"1,230"`` -> (1228, 1232, 1230).
    """
    text = text.strip()
    if text == SUPPRESSED:
        return 1, ROUNDED_TO - 1, None
    if not _NUMBER.fullmatch(text):
        return None
    number = int(re.sub(r"\.0$|[^\d.]", "", text))
    half = ROUNDED_TO // 2
    return (max(number - half, ROUNDED_TO), number + half, number) if number else (0, 0, 0)


def read_stock(path: str | Path) -> pd.DataFrame:
    """One row per province, program and period of a workbook.

    Columns: period (``2012`` or ``2015-03``; quarter and year totals are left out where months are there), province
    (two letters; CA, ZZ: not stated), program (labels from the widest to the narrowest, as codes; ``all``: the
    province's total), is_total (whether rows below it in the tree sum up to it), low, high, value (as printed; NA where
    suppressed), place.
    Raises TfwpError for a workbook of another build, and for every cell that is no count.
    """
    rows = [[str(cell).strip() for cell in row] for row in read_workbook(Path(path), wide=True)]
    top, periods = _header(rows, str(path))
    depth = min(periods)
    body = range(top, _end(rows, top, periods))
    problems, out = [], []
    for i, province, program, is_total in _labelled(rows, body, depth, str(path)):
        for column, period in periods.items():
            cell = rows[i][column] if column < len(rows[i]) else ""
            found = interval(cell)
            if found is None:
                problems.append(Problem(f"{cell!r} is no count", f"{path}, row {i + 1}, column {column + 1}", '"--"'))
                continue
            low, high, value = found
            place = f"row {i + 1}, column {column + 1}"
            out.append((period, province, program, is_total, low, high, value, place))
    if problems or not out:
        raise TfwpError(problems or Problem("no row of counts", str(path), "a workbook of IRCC's open data"))
    names = ["period", "province", "program", "is_total", "low", "high", "value", "place"]
    return pd.DataFrame(out, columns=names).astype({"value": "Int64"})


def _header(rows: list[Row], where: str) -> tuple[int, dict[int, str]]:
    """First row below the header, and the period of each column of counts; totals of quarters and years left out."""
    first = next((i for i, row in enumerate(rows[:10]) if sum(bool(_YEAR.fullmatch(c)) for c in row) > 1), None)
    if first is None:
        raise TfwpError("no row of years among the first ten", where=where, expected="a workbook of IRCC's open data")
    months = _months(rows[first + 2]) if len(rows) > first + 2 else {}
    years: dict[int, str] = {}
    year = ""
    for column, cell in enumerate(rows[first]):
        year = match[1] if (match := _YEAR.fullmatch(cell)) else year
        if year:
            years[column] = year
    if months:
        return first + 3, {column: f"{years[column]}-{month:02}" for column, month in months.items()}
    return first + 1, {c: y for c, y in years.items() if _YEAR.fullmatch(rows[first][c])}


def _months(row: Row) -> dict[int, int]:
    spellings = {word[:3]: n for n, names in enumerate(words()["months"], 1) for word in names if n not in (6, 7)}
    spellings |= {"jun": 6, "juin": 6, "jul": 7, "juil": 7}
    found = {i: fold(cell) for i, cell in enumerate(row)}
    return {i: spellings[key] for i, text in found.items() for key in (text, text[:4], text[:3]) if key in spellings}


def _end(rows: list[Row], top: int, periods: dict[int, str]) -> int:
    """The row after the last one with a count."""
    last = max((i for i in range(top, len(rows)) if any(interval(rows[i][c]) for c in periods)), default=top - 1)
    return last + 1


def _labelled(rows: list[Row], body: range, depth: int, where: str) -> Iterator[tuple[int, str, str, bool]]:
    """Row, province, program and whether it is a total, from the last row up: a label closes the block above it."""
    above: dict[int, str] = {}
    order = [(i, level) for i in body if (level := _level(rows[i], depth)) is not None]
    befores = [-1, *(level for _, level in order)]  # level of the row above, to know whether it is a child
    for (i, level), before in reversed(list(zip(order, befores, strict=False))):
        above = {k: v for k, v in above.items() if k < level} | {level: rows[i][level]}
        if 0 not in above:
            raise TfwpError(
                f"{rows[i][level]!r} stands in no block", where=f"{where}, row {i + 1}", expected="a total below it"
            )
        labels = [above[k] for k in sorted(above) if k > 0]
        yield i, _province(above[0]), "/".join(map(_program, labels)) or "all", before > level


def _level(row: Row, depth: int) -> int | None:
    return next((k for k in range(depth) if row[k]), None)


def _province(label: str) -> str:
    name = _TOTAL.sub("", fold(label)).strip()
    return CANADA if not name else codes("provinces").get(name, NOT_STATED)


def _program(label: str) -> str:
    name = _TOTAL.sub("", fold(label)).strip()
    return codes("programs").get(name, name.replace(" ", "_"))


def kinds() -> Mapping[str, Mapping[str, str]]:
    """Kinds of workbooks (``kind`` among the facts of a source): ``program`` and ``unit`` of what each counts."""
    return words()["stocks"]
