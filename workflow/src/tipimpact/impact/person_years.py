"""How many people stood before a closed door, day by day: published flows, the length of the rule, a rate of leaving.

On day t, S(t) adds up flow(s) x [the door is shut at age t - s] x (1 - rate) ^ months since s, over days s up to t. A
flow of a year is spread evenly over its days. The rate of leaving Canada is an assumption that the reader sets; for
refused claimants the border agency can send the times of departure, which take its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
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


SENT = tuple(f"{measure}_sent_{end}" for measure in ("average", "largest", "years") for end in ENDS)
DEPARTURES = (
    "refused_claimants_left"  # series of `indicators`: refused claimants by months from the refusal to departure
)
# Groups of that series: from which month on they left, and before which one. Of the last group nobody knows.
LEFT = {
    **{"left_0_2": (0, 3), "left_3_5": (3, 6), "left_6_11": (6, 12), "left_12_23": (12, 24), "left_24_35": (24, 36)},
    "left_36_more": (36, np.inf),
}


class Stays(NamedTuple):
    """Shares of refused claimants still in Canada, by month since the refusal: the least and the greatest.

    known: by how many months they left (edges of the bands), with the least and greatest share that stays longer.
    """

    edges: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]

    def after(self, months: Vector, end: str) -> Vector:
        """The share still there: within a band at most that of its start, and at least that of its end."""
        edges = np.array(self.edges)
        if end == "high":
            return np.array(self.high)[np.searchsorted(edges, months, side="right") - 1]
        return np.append(self.low, 0.0)[np.searchsorted(edges, months, side="left")]


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


def count_standing(spans: Sequence[Span], door: Door, rate: float | Callable[[Vector], Vector]) -> Standing:
    """People before the door on each day from the first day of a span to the last day of any, or the last wait.

    rate: share of those in Canada who leave in a month, at least 0 and below 1; or the share still there, as a function
    of months. Raises ValueError for another rate, or for a door that opens before it shuts.
    """
    from scipy.signal import fftconvolve  # slow to import

    if not (callable(rate) or 0 <= rate < 1) or door.opens <= door.shuts:
        raise ValueError("rate must be at least 0 and below 1, and the door must shut before it opens")
    after = door.opens if door.runs_on else 0
    first, last = min(span.starts for span in spans), max(span.ends for span in spans) + pd.Timedelta(days=after)
    age = np.arange(door.opens)
    stays = rate(age / MONTH) if callable(rate) else (1 - rate) ** (age / MONTH)
    kernel = np.where(age >= door.shuts, stays, 0.0)
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


def read_departures(indicators: pd.DataFrame) -> Stays | None:
    """Shares still in Canada from the file of the border agency, over all its years; None without it.

    indicators: the published table. Somebody whose departure is not recorded may have left on the first day, or never:
    the least shares take the first, the greatest the second. Suppressed counts are ranges.
    """
    rows = indicators[indicators["series"] == DEPARTURES]
    counts = {group: part for group, part in rows.groupby("group") if len(part)}
    if not {*LEFT} <= {*counts}:
        return None
    ends = {
        group: tuple(float(part["value"].fillna(part[end]).sum()) for end in ENDS) for group, part in counts.items()
    }
    unknown = ends.get("not_left", (0.0, 0.0))
    edges, low, high = [], [], []
    for start, _ in LEFT.values():
        before = [ends[group] for group, (_, until) in LEFT.items() if until <= start]
        later = [ends[group] for group, (begins, _) in LEFT.items() if begins >= start]
        gone_least, gone_most = sum(b[0] for b in before), sum(b[1] for b in before) + unknown[1]
        here_least, here_most = sum(b[0] for b in later), sum(b[1] for b in later) + unknown[1]
        edges.append(float(start))
        low.append(here_least / (here_least + gone_most) if here_least else 0.0)
        high.append(here_most / (here_most + gone_least) if here_most else 0.0)
    return Stays(tuple(edges), tuple(low), tuple(high))


def describe_sent(low: Sequence[Span], high: Sequence[Span], door: Door, stays: Stays) -> dict[str, Any]:
    """Columns of ``exposure`` with the times of departure that the border agency recorded."""
    columns: dict[str, Any] = {}
    for end, spans in zip(ENDS, (low, high), strict=True):
        standing = count_standing(spans, door, partial(stays.after, end=end))
        columns[f"average_sent_{end}"] = round(standing.average)
        columns[f"largest_sent_{end}"] = round(standing.largest)
        columns[f"years_sent_{end}"] = round(standing.person_years)
    return columns


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
