"""Files that holders sent on request, dropped in where a gap asks for them -> values of series.

Their formats are stated in ``config/sources/gaps.yaml``; what becomes of each column stands in ``drop_ins`` of
``config/series.yaml``. A count is a whole number or ``<5``. No cell below 5 is passed on, hidden in the file or not.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.asylum.periods import read_period
from tipimpact.asylum.registry import DropIn
from tipimpact.common.errors import AsylumError, Problem, nearest
from tipimpact.common.listed import read_cells, refuse

HIDDEN, SMALLEST = "<5", 5
FLAG = "on_request"
QUARTERS = {str(q): f"{{year}}-{3 * q - 2:02} to {{year}}-{3 * q:02}" for q in range(1, 5)}
# A month stands as a range: 2011-12 alone would name a fiscal year.
MONTHS = {str(m): f"{{year}}-{m:02} to {{year}}-{m:02}" for m in range(1, 13)}
PARTS: Mapping[str, Mapping[str, str]] = {"quarter": QUARTERS, "month": MONTHS}


def read_dropped(path: str | Path, drop_in: DropIn) -> pd.DataFrame:
    """Values of the series of one file.

    path: CSV in UTF-8 with the columns of ``drop_in``, in any order.
    Returns series, group, period, value (missing where hidden), low, high, place (lines of the file), flags; one row
    per series, group and period. Raises AsylumError with the lines at fault: columns, codes, periods, counts, rows that
    stand twice.
    """
    path = Path(path)
    rows = _rows(path, drop_in)
    cells = rows[drop_in.period].itertuples(index=False, name=None)
    periods = pd.Series([_period(drop_in.period, row) for row in cells], rows.index, dtype=object)
    counts = list(drop_in.counts)
    key = [c for c in drop_in.columns if c not in (*counts, *drop_in.left_out)]
    faults = [
        (periods.isna(), drop_in.period[-1], "a period, as " + ", ".join(drop_in.period)),
        *((~rows[c].isin(list(codes)), c, _listed(codes)) for c, codes in drop_in.groups.items()),
        *((~rows[c].str.fullmatch(r"<5|\d{1,9}"), c, "a whole number, or <5") for c in counts),
        (rows.duplicated(key, keep=False), key[0], "each " + ", ".join(key) + " once"),
    ]
    refuse(rows, faults, path, AsylumError)
    shown = rows.assign(period=periods, group=_groups(rows, drop_in))[lambda table: table["group"].notna()]
    parts = []
    for column, series in drop_in.counts.items():
        hidden = shown[column] == HIDDEN
        number = pd.to_numeric(shown[column].where(~hidden, "0"))
        part = shown[["group", "period"]].assign(
            value=number.where(~hidden),
            low=number.mask(hidden, 1),
            high=number.mask(hidden, SMALLEST - 1),
            line=shown.index + 2,
        )
        by = part.groupby(["group", "period"], sort=True)
        sums = by.agg(low=("low", "sum"), high=("high", "sum"), line=("line", _lines), known=("value", "count"))
        sums["value"] = sums["low"].where(sums["known"] == by.size())
        parts.append(sums.reset_index().assign(series=series))
    table = pd.concat(parts, ignore_index=True)
    small = (table["high"] > 0) & (table["high"] < SMALLEST)
    table = table.assign(
        value=table["value"].mask(small),
        low=table["low"].mask(small, 1),
        high=table["high"].mask(small, SMALLEST - 1),
        place=table["line"],
    )
    table["flags"] = pd.Series(
        [[FLAG, "suppressed"] if missing else [FLAG] for missing in table["value"].isna()], table.index, dtype=object
    )
    return table[["series", "group", "period", "value", "low", "high", "place", "flags"]]


def _rows(path: Path, drop_in: DropIn) -> pd.DataFrame:
    rows = read_cells(path, AsylumError)
    missing = [c for c in drop_in.columns if c not in rows]
    unknown = [str(c) for c in rows if c not in drop_in.columns]
    if missing or unknown:
        expected = ", ".join(drop_in.columns)
        raise AsylumError(
            [Problem(f"column {c!r} is missing", path.name, expected, nearest(c, unknown)) for c in missing]
            + [Problem(f"column {c!r} is not known", path.name, expected, nearest(c, missing)) for c in unknown]
        )
    return rows.apply(lambda column: column.str.strip())


def _period(columns: list[str], cells: tuple[str, ...]) -> str | None:
    """The period that the cells name, as ``read_period`` takes it; None where they name none."""
    name = cells[0]
    for column, cell in zip(columns[1:], cells[1:], strict=True):  # a month or a quarter
        name = PARTS[column].get(cell.lstrip("0"), "").format(year=name)
    try:
        read_period(name)
    except ValueError:
        return None
    return name


def _groups(rows: pd.DataFrame, drop_in: DropIn) -> pd.Series:
    """The codes of each row's group, joined by a stroke; missing where one of them is not to be shown."""
    if not drop_in.groups:
        return pd.Series("all", rows.index)
    codes = [[codes[cell] for cell in rows[column]] for column, codes in drop_in.groups.items()]
    joined = [None if None in row else "/".join(code for code in row if code) for row in zip(*codes, strict=True)]
    return pd.Series(joined, rows.index, dtype=object)


def _lines(lines: pd.Series) -> str:
    """The lines of the file that a value rests on."""
    found = sorted(lines)
    return f"line {found[0]}" if len(found) == 1 else f"lines {found[0]} to {found[-1]} ({len(found)} rows)"


def _listed(codes: Mapping[str, Any]) -> str:
    return "one of " + ", ".join(code or "nothing" for code in codes)
