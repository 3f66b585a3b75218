"""What the pipeline itself measures of a recommendation: the newest value of a series, or that nobody publishes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd


class MeasuredValue(NamedTuple):
    """The newest value of a series, or a gap, of which only the id is known.

    name: id of a series of ``config/series.yaml`` or of a gap.  period: the year, or first and last, ``2015-2023``.
    low, high: ends of the value, equal where it is exact.
    """

    name: str
    period: str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None


def select_measures(names: Iterable[str], series: pd.DataFrame, gaps: Collection[str]) -> Iterator[MeasuredValue]:
    """The newest value of each series named, and each gap named that is open.

    names: series of ``indicators`` or gaps of ``config/sources``.
    series: that table; the newest value of the whole is taken.  gaps: ids of the gaps that are open.
    """
    known = series[series["last_day"].notna() & series["low"].fillna(series["value"]).notna()]
    for name in names:
        rows = known[known["series"] == name]
        if rows["group"].nunique() > 1:
            rows = rows[rows["group"] == "all"]
        if len(rows):
            yield _read_newest(rows.sort_values("last_day", kind="stable").iloc[-1].to_dict())
        elif name in gaps:
            yield MeasuredValue(name)


def _read_newest(row: Mapping[Any, Any]) -> MeasuredValue:
    years = dict.fromkeys(str(row[end].year) for end in ("first_day", "last_day"))
    low, high = (row["value"], row["value"]) if pd.notna(row["value"]) else (row["low"], row["high"])
    return MeasuredValue(row["series"], "-".join(years), float(low), float(high), row["unit"])
