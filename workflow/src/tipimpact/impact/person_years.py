"""How many people stood before a closed door, day by day: published flows, the length of the rule, a rate of leaving.

On day t, S(t) adds up flow(s) x [the door is shut at age t - s] x (1 - rate) ^ months since s, over days s up to t. A
flow of a year is spread evenly over its days. The rate of leaving Canada is an assumption that the reader sets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from tipimpact.impact.inference.core import Vector

RATES = (0.0, 0.05, 0.10)  # share that leaves in a month
MONTH = 365.25 / 12  # days
ENDS = ("low", "high")
# Columns of `exposure`: measure, percent that leaves in a month, end.
STANDING = tuple(
    f"{measure}_{100 * rate:.0f}_{end}" for measure in ("average", "largest", "years") for rate in RATES for end in ENDS
)


class Span(NamedTuple):
    """Days on which a rule was law for a group, and its yearly flow. starts: first day; ends: first day without it.

    flow: people by calendar year.
    """

    starts: pd.Timestamp
    ends: pd.Timestamp
    flow: Mapping[int, float]


class Door(NamedTuple):
    """From which to which age, in days after the event, the door is shut.

    back: for events before the rule too.  runs_on: for events before its end also after it; else it opens for all.
    """

    opens: int
    shuts: int = 0
    back: bool = False
    runs_on: bool = False


class Standing(NamedTuple):
    """People before the door, by day from ``first`` on."""

    first: pd.Timestamp
    people: Vector

    @property
    def average(self) -> float:
        """Of the days on which the door was shut."""
        return float(self.people.mean())

    @property
    def largest(self) -> float:
        """On the day with the most people."""
        return float(self.people.max())

    @property
    def person_years(self) -> float:
        """Over the life of the rule."""
        return float(self.people.sum() / 365.25)


def count_standing(spans: Sequence[Span], door: Door, rate: float) -> Standing:
    """People before the door on each day from the first day of a span to the last day of any, or the last wait.

    rate: share of those in Canada who leave in a month, at least 0 and below 1. Raises ValueError for another rate, or
    for a door that opens before it shuts.
    """
    from scipy.signal import fftconvolve  # slow to import

    if not 0 <= rate < 1 or door.opens <= door.shuts:
        raise ValueError("rate must be at least 0 and below 1, and the door must shut before it opens")
    after = door.opens if door.runs_on else 0
    first, last = min(span.starts for span in spans), max(span.ends for span in spans) + pd.Timedelta(days=after)
    age = np.arange(door.opens)
    kernel = np.where(age >= door.shuts, (1 - rate) ** (age / MONTH), 0.0)
    people = np.zeros((last - first).days)
    for span in spans:
        since = span.starts - pd.Timedelta(days=door.opens if door.back else 0)
        flow = np.pad(spread_evenly(span, since), (0, after))
        reached = np.maximum(fftconvolve(flow, kernel)[: len(flow)], 0.0)[(span.starts - since).days :]
        place = (span.starts - first).days
        people[place : place + len(reached)] += reached
    return Standing(first, people)


def spread_evenly(span: Span, since: pd.Timestamp) -> Vector:
    """The flow of each day from ``since`` to the last day of the span; years without a count add nothing."""
    days = pd.date_range(since, span.ends - pd.Timedelta(days=1))
    lengths = np.where(days.is_leap_year, 366, 365)
    return np.array([span.flow.get(int(year), 0.0) for year in days.year]) / lengths


def describe_standing(low: Sequence[Span], high: Sequence[Span], door: Door) -> dict[str, Any]:
    """Columns of ``exposure``: average day, largest day and person-years, at both ends and three rates of leaving."""
    columns: dict[str, Any] = {}
    for rate in RATES:
        name = f"{100 * rate:.0f}"
        for end, spans in zip(ENDS, (low, high), strict=True):
            standing = count_standing(spans, door, rate)
            columns[f"average_{name}_{end}"] = round(standing.average)
            columns[f"largest_{name}_{end}"] = round(standing.largest)
            columns[f"years_{name}_{end}"] = round(standing.person_years)
    return columns


def list_months(low: Sequence[Span], high: Sequence[Span], door: Door) -> Iterator[dict[str, Any]]:
    """People before the door by rate: on the first day of each month, the first and last day of the rule, and the days
    on which most stood there at either end, so that no day has more than the greatest that is listed.
    """
    for rate in RATES:
        both = [count_standing(spans, door, rate) for spans in (low, high)]
        days = pd.date_range(both[1].first, periods=len(both[1].people))
        table = pd.DataFrame({"high": both[1].people}, index=days)
        table["low"] = pd.Series(both[0].people, pd.date_range(both[0].first, periods=len(both[0].people)))
        table = table.fillna(0.0)
        shown = (days.day == 1) | days.isin([days[0], days[-1], table["low"].idxmax(), table["high"].idxmax()])
        for day, row in table[shown].iterrows():
            yield {"rate": rate, "day": day, "low": round(row["low"]), "high": round(row["high"])}
