"""Read permit holders from IRCC's open-data workbooks, or from its tab-separated files.

In these sheets a label follows its block: "Ontario Total" is below the rows that it adds up, and
each deeper level has its label one column further right. Values are text. "--" is a suppressed
count of 1 to 4; all other counts are rounded to the nearest 5.

The tab-separated files have the narrowest rows only. Totals are added up from them, so they are
wider ranges than the totals of the workbook, and have no printed value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from tipimpact.common.errors import Problem, TfwpError
from tipimpact.common.workbooks import find_sheet
from tipimpact.retrieve.ircc import is_workbook, read_tabs
from tipimpact.tfwp.file_rows import Row
from tipimpact.tfwp.lmia_words import codes, fold, lmia_words

SUPPRESSED, ROUNDED_TO = "--", 5
COLUMNS = ["period", "province", "program", "is_total", "low", "high", "permit_holders", "place"]
SHOWN = 20  # faults reported for each file
_YEAR = re.compile(r"(20\d\d)(?:\.0)?")
_TOTAL = re.compile(r"^total(?: de| du| des)?\b|\btotal$")
_NUMBER = re.compile(r"\d{1,3}(?:[, \N{NO-BREAK SPACE}]?\d{3}){0,3}(?:\.0)?", re.ASCII)
CANADA, NOT_STATED = "CA", "ZZ"


def interval(text: str) -> tuple[int, int, int | None] | None:
    """Return the lowest and highest count that a cell can represent, and the printed number; None if it is not a count.

    ``"--"`` -> (1, 4, None); ``"0"`` -> (0, 0, 0); ``"5"`` -> (5, 7, 5), because counts below 5 are suppressed;
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
    """Read a workbook or a tab-separated file: one row per province, program and period.

    Columns: period (``2012`` or ``2015-03``; totals of quarters and years are dropped if there are
    months), province (two letters; CA; ZZ: not stated), program (codes of the labels from widest to
    narrowest; ``all``: total of the province), is_total (whether narrower rows add up to it), low,
    high, permit_holders (as printed; NA if suppressed), place.
    Raises TfwpError for a workbook with another layout, and for every cell that is not a count.
    """
    if not is_workbook(path):
        return _read_tabs(Path(path))
    sheet = find_sheet(Path(path), TfwpError, lambda rows: _find_years(rows) is not None)
    rows = [[str(cell).strip() for cell in row] for row in sheet]
    top, periods = _read_header(rows, str(path))
    depth = min(periods)
    body = range(top, _find_end(rows, top, periods))
    problems, out = [], []
    for i, province, program, is_total in _read_labels(rows, body, depth, str(path)):
        for column, period in periods.items():
            cell = rows[i][column] if column < len(rows[i]) else ""
            place = f"row {i + 1}, column {column + 1}"
            bounds = interval(cell)
            if bounds is None:
                problems.append(
                    Problem(
                        f"{cell!r} is not a count",
                        f"{path}, {place}",
                        'a whole number, or "--" for a suppressed count',
                        todo="download the workbook again, or check whether the publisher changed its layout",
                    )
                )
                continue
            low, high, value = bounds
            out.append((period, province, program, is_total, low, high, value, place))
    if problems or not out:
        raise TfwpError(problems or Problem("no row with counts", str(path), "an IRCC open-data workbook"))
    return pd.DataFrame(out, columns=COLUMNS).astype({"permit_holders": "Int64"})


def _read_tabs(path: Path) -> pd.DataFrame:
    """Read a tab-separated file, and add the totals of each province and program, and those of Canada."""
    rows = read_tabs(path, ["PROGRAM", "CATEGORY"], TfwpError)
    bounds = [interval(cell) for cell in rows["count"]]
    invalid = [i for i, pair in enumerate(bounds) if pair is None]
    if invalid or rows.empty:
        raise TfwpError(
            [
                Problem(
                    f"{rows.at[i, 'count']!r} is not a count",
                    f"{path.name}, line {i + 2}",
                    'a whole number, or "--" for a suppressed count',
                )
                for i in invalid[:SHOWN]
            ]
            or Problem("no row with counts", str(path), "an IRCC tab-separated file")
        )
    low, high, value = zip(*filter(None, bounds), strict=True)
    narrowest = pd.DataFrame(
        {
            "period": rows["period"],
            "province": [codes("provinces").get(fold(place), NOT_STATED) for place in rows["place"]],
            "program": ["/".join(map(_program_code, labels)) or "all" for labels in rows["labels"]],
            "low": low,
            "high": high,
            "permit_holders": pd.array(value, "Int64"),
            "place": [f"line {i + 2}" for i in rows.index],
        }
    )
    everywhere = pd.concat([narrowest, narrowest.assign(province=CANADA)])
    parts = [everywhere[everywhere["province"] == CANADA]] + [
        everywhere.assign(program=[_widen(program, level) for program in everywhere["program"]])
        for level in range(max(program.count("/") for program in everywhere["program"]) + 1)
    ]
    totals = [_add_up(part) for part in parts]
    table = pd.concat([narrowest, *totals]).drop_duplicates(["period", "province", "program"])
    programs = set(table["program"])
    wider = {p for p in programs if p == "all" or any(other.startswith(f"{p}/") for other in programs)}
    table["is_total"] = table["program"].isin(wider)
    return table.sort_values(["period", "province", "program"], ignore_index=True)[COLUMNS]


def _widen(program: str, level: int) -> str:
    """Return the first labels of a program; at level 0 the total of all."""
    return "/".join(program.split("/")[:level]) or "all"


def _add_up(rows: pd.DataFrame) -> pd.DataFrame:
    """Add up the ranges of rows of one period, province and program."""
    sums = rows.groupby(["period", "province", "program"], sort=False).agg(
        low=("low", "sum"), high=("high", "sum"), first=("place", "first"), number=("place", "size")
    )
    place = sums["first"] + " and others (" + sums["number"].astype(str) + " rows)"
    table = sums.assign(place=place, permit_holders=pd.array([None] * len(sums), "Int64"))
    return table.drop(columns=["first", "number"]).reset_index()


def _read_header(rows: list[Row], where: str) -> tuple[int, dict[int, str]]:
    """Return the first row below the header and the period of each column, without totals of quarters and years."""
    first = _find_years(rows)
    if first is None:
        raise TfwpError(
            "no header row of years in the first ten rows", where=where, expected="an IRCC open-data workbook"
        )
    months = _read_months(rows[first + 2]) if len(rows) > first + 2 else {}
    years: dict[int, str] = {}
    year = ""
    for column, cell in enumerate(rows[first]):
        year = match[1] if (match := _YEAR.fullmatch(cell)) else year
        if year:
            years[column] = year
    if months:
        return first + 3, {column: f"{years[column]}-{month:02}" for column, month in months.items()}
    return first + 1, {c: y for c, y in years.items() if _YEAR.fullmatch(rows[first][c])}


def _find_years(rows: list[Row]) -> int | None:
    """Return the index of the row of years, which is among the first ten."""
    years = (sum(bool(_YEAR.fullmatch(str(cell).strip())) for cell in row) for row in rows[:10])
    return next((i for i, number in enumerate(years) if number > 1), None)


def _read_months(row: Row) -> dict[int, int]:
    spellings = {word[:3]: n for n, names in enumerate(lmia_words()["months"], 1) for word in names if n not in (6, 7)}
    spellings |= {"jun": 6, "juin": 6, "jul": 7, "juil": 7}
    folded = {i: fold(cell) for i, cell in enumerate(row)}
    return {i: spellings[key] for i, text in folded.items() for key in (text, text[:4], text[:3]) if key in spellings}


def _find_end(rows: list[Row], top: int, periods: dict[int, str]) -> int:
    """Return the index after the last row with a count."""
    last = max((i for i in range(top, len(rows)) if any(interval(rows[i][c]) for c in periods)), default=top - 1)
    return last + 1


def _read_labels(rows: list[Row], body: range, depth: int, where: str) -> Iterator[tuple[int, str, str, bool]]:
    """Yield row, province, program and whether the row is a total, from the last row up.

    Rows are read upwards because a label follows its block.
    """
    labels_below: dict[int, str] = {}
    order = [(i, level) for i in body if (level := _label_column(rows[i], depth)) is not None]
    levels_above = [-1, *(level for _, level in order)]  # a deeper row above is part of this total
    for (i, level), level_above in reversed(list(zip(order, levels_above, strict=False))):
        labels_below = {k: v for k, v in labels_below.items() if k < level} | {level: rows[i][level]}
        if 0 not in labels_below:
            raise TfwpError(
                f"{rows[i][level]!r} does not belong to a province",
                where=f"{where}, row {i + 1}",
                expected="a total of the province below it",
            )
        labels = [labels_below[k] for k in sorted(labels_below) if k > 0]
        program = "/".join(map(_program_code, labels)) or "all"
        yield i, _province_code(labels_below[0]), program, level_above > level


def _label_column(row: Row, depth: int) -> int | None:
    return next((k for k in range(depth) if row[k]), None)


def _province_code(label: str) -> str:
    name = _TOTAL.sub("", fold(label)).strip()
    return CANADA if not name else codes("provinces").get(name, NOT_STATED)


def _program_code(label: str) -> str:
    name = _TOTAL.sub("", fold(label)).strip()
    return codes("programs").get(name, name.replace(" ", "_"))


def stock_kinds() -> Mapping[str, Mapping[str, str]]:
    """Return ``program`` and ``unit`` by kind of workbook (the fact ``kind`` of a source)."""
    return lmia_words()["stocks"]
