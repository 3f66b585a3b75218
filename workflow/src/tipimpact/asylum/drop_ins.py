"""Read files that data holders sent on request to fill an evidence gap, and return values of series.

The gaps among the sources define their formats, and ``drop_ins`` in ``config/series.yaml`` the use of each column.
A count is a whole number or ``<5``. Counts below 5 are always suppressed, even if the file shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.asylum.registry import DropIn
from tipimpact.asylum.series_periods import read_period
from tipimpact.common.errors import AsylumError
from tipimpact.common.job import warn
from tipimpact.common.listed import check_columns, read_cells, refuse

HIDDEN, SMALLEST = "<5", 5
FLAG = "on_request"
QUARTERS = {str(q): f"{{year}}-{3 * q - 2:02} to {{year}}-{3 * q:02}" for q in range(1, 5)}
# A month is written as a range, because 2011-12 alone means a fiscal year.
MONTHS = {str(m): f"{{year}}-{m:02} to {{year}}-{m:02}" for m in range(1, 13)}
PARTS: Mapping[str, Mapping[str, str]] = {"quarter": QUARTERS, "month": MONTHS}


def read_sent(files: Mapping[str, str | Path], drop_ins: Iterable[DropIn]) -> dict[str, pd.DataFrame]:
    """The values of each file that a body sent, by id of its source; see ``read_dropped``.

    A file that is not what was asked for is left out with a warning that names its faults, and its gap stays open.
    """
    values = {}
    for drop_in in drop_ins:
        if drop_in.source in files:
            try:
                values[drop_in.source] = read_dropped(files[drop_in.source], drop_in)
            except AsylumError as error:
                what = f"a file for a gap is left out, and the gap stays open.\n{error}"
                warn(what, "correct the file and run again")
    return values


def read_dropped(path: str | Path, drop_in: DropIn) -> pd.DataFrame:
    """Read the values of the series in one file.

    path: CSV in UTF-8 with the columns of ``drop_in``, in any order.
    Returns series, group, period, value (missing if suppressed), low, high, place (lines of the file), flags; one row
    per series, group and period. Raises AsylumError with the lines of invalid codes, periods and counts and of repeated
    rows, or with the columns that are missing or unknown.
    """
    path = Path(path)
    rows = _read_rows(path, drop_in)
    cells = rows[drop_in.period].itertuples(index=False, name=None)
    periods = pd.Series([_name_period(drop_in.period, row) for row in cells], rows.index, dtype=object)
    counts = list(drop_in.counts)
    key = [c for c in drop_in.columns if c not in (*counts, *drop_in.left_out)]
    faults = [
        (periods.isna(), drop_in.period[-1], "a valid " + " and ".join(drop_in.period)),
        *((~rows[c].isin(list(codes)), c, _list_codes(codes)) for c, codes in drop_in.groups.items()),
        *((~rows[c].str.fullmatch(r"<5|[0-9]{1,9}"), c, "a whole number, or <5") for c in counts),
        (rows.duplicated(key, keep=False), key[0], "one row for each " + ", ".join(key)),
    ]
    refuse(rows, faults, path, AsylumError)
    grouped = rows.assign(period=periods, group=_join_groups(rows, drop_in))
    shown = grouped[grouped["group"].notna()]
    parts = [_sum_counts(shown, column, series) for column, series in drop_in.counts.items()]
    table = _suppress_small(pd.concat(parts, ignore_index=True))
    table["flags"] = pd.Series(
        [[FLAG, "suppressed"] if missing else [FLAG] for missing in table["value"].isna()], table.index, dtype=object
    )
    return table[["series", "group", "period", "value", "low", "high", "place", "flags"]]


def _sum_counts(shown: pd.DataFrame, column: str, series: str) -> pd.DataFrame:
    """Add up one column of counts by group and period; the sum is missing if one of its counts is."""
    hidden = shown[column] == HIDDEN
    number = pd.to_numeric(shown[column].where(~hidden, "0"))
    counts = shown[["group", "period"]].assign(
        value=number.where(~hidden),
        low=number.mask(hidden, 1),
        high=number.mask(hidden, SMALLEST - 1),
        line=shown.index + 2,
    )
    cells = counts.groupby(["group", "period"], sort=True)
    sums = cells.agg(
        low=("low", "sum"), high=("high", "sum"), place=("line", _describe_lines), known=("value", "count")
    )
    sums["value"] = sums["low"].where(sums["known"] == cells.size())
    return sums.reset_index().assign(series=series)


def _suppress_small(table: pd.DataFrame) -> pd.DataFrame:
    """Replace sums of 1 to 4 by that range."""
    small = (table["high"] > 0) & (table["high"] < SMALLEST)
    return table.assign(
        value=table["value"].mask(small),
        low=table["low"].mask(small, 1),
        high=table["high"].mask(small, SMALLEST - 1),
    )


def _read_rows(path: Path, drop_in: DropIn) -> pd.DataFrame:
    rows = read_cells(path, AsylumError)
    check_columns(rows, drop_in.columns, path.name, AsylumError, only=drop_in.columns)
    if rows.empty:
        raise AsylumError("no rows under the header", where=path.name, expected="at least one row")
    return rows.apply(lambda column: column.str.strip())


def _name_period(columns: list[str], cells: tuple[str, ...]) -> str | None:
    """Return the period of a row in the form that ``read_period`` accepts; None if it is not valid."""
    name = cells[0]
    for column, cell in zip(columns[1:], cells[1:], strict=True):  # a month or a quarter
        name = PARTS[column].get(cell.lstrip("0"), "").format(year=name)
    try:
        read_period(name)
    except ValueError:
        return None
    return name


def _join_groups(rows: pd.DataFrame, drop_in: DropIn) -> pd.Series:
    """Return the codes of each row's group, joined by a slash; missing if one of them is not to be shown."""
    if not drop_in.groups:
        return pd.Series("all", rows.index)
    codes = [[codes[cell] for cell in rows[column]] for column, codes in drop_in.groups.items()]
    joined = [None if None in row else "/".join(code for code in row if code) for row in zip(*codes, strict=True)]
    return pd.Series(joined, rows.index, dtype=object)


def _describe_lines(lines: pd.Series) -> str:
    """Name the lines of the file that a value is based on."""
    numbers = sorted(lines)
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    return f"lines {numbers[0]} to {numbers[-1]} ({len(numbers)} rows)"


def _list_codes(codes: Mapping[str, Any]) -> str:
    return "one of " + ", ".join(code or "nothing" for code in codes)
