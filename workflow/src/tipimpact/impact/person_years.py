"""How many people stood before a closed door, day by day: published flows, the length of the rule, a rate of leaving.

On day t, S(t) adds up flow(s) x [the door is shut at age t - s] x (1 - rate) ^ months since s, over
days s up to t. A flow of a year is spread evenly over its days. The rate of leaving Canada is an
assumption that the reader sets; for refused claimants the border agency can send the times of
departure, which take its place.
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
RECORDED = "recorded"  # in place of an assumed rate: the times of departure that the border agency recorded
DEPARTURES = "refused_claimants_left"  # series of `indicators`: refused claimants by months from refusal to departure
# Groups of that series: the month from which on they left, to the next one. Of `not_left` nobody knows.
LEFT = {"left_0_2": 0, "left_3_5": 3, "left_6_11": 6, "left_12_23": 12, "left_24_35": 24, "left_36_more": 36}


class Stays(NamedTuple):
    """Shares of refused claimants still in Canada, by month since the refusal: the least and the greatest.

    edges: months at which the bands begin, with the least and the greatest share that stays longer.
    """

    edges: Vector
    low: Vector
    high: Vector

    def after(self, months: Vector, end: str) -> Vector:
        """The share still there: within a band at most that of its start, and at least that of its end."""
        if end == "high":
            return self.high[np.searchsorted(self.edges, months, side="right") - 1]
        return np.append(self.low, 0.0)[np.searchsorted(self.edges, months, side="left")]


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


def count_standing(spans: Sequence[Span], door: Door, rate: float | Callable[[Vector], Vector]) -> pd.Series:
    """People before the door by day, from the first day of a span to the last day of any, or the last wait.

    rate: share of those in Canada who leave in a month, at least 0 and below 1; or the share still
    there, as a function of months. Raises ValueError for another rate, or for a door that opens
    before it shuts.
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
    return pd.Series(people, pd.date_range(first, periods=len(people)))


def spread_evenly(span: Span, since: pd.Timestamp) -> Vector:
    """The flow of each day from ``since`` to the last day of the span; years without a count add nothing."""
    days = pd.date_range(since, span.ends - pd.Timedelta(days=1))
    lengths = np.where(days.is_leap_year, 366, 365)
    return np.array([span.flow.get(int(year), 0.0) for year in days.year]) / lengths


def count_years(people: pd.Series) -> float:
    """Person-years of people by day."""
    return float(people.sum() / 365.25)


def read_departures(indicators: pd.DataFrame) -> Stays | None:
    """Shares still in Canada from the file of the border agency, over all its years; None without it.

    indicators: the published table. Somebody whose departure is not recorded may have left on the
    first day, or never: the least shares take the first, the greatest the second. Suppressed counts
    are ranges.
    """
    rows = indicators[indicators["series"] == DEPARTURES]
    counts = {end: rows["value"].fillna(rows[end]).astype(float) for end in ENDS}
    bands = pd.DataFrame(counts).groupby(rows["group"]).sum()
    if not {*LEFT} <= {*bands.index}:
        return None
    least, most = (bands.loc[[*LEFT], end].to_numpy(float) for end in ENDS)
    unknown = float(bands["high"].get("not_left", 0.0))
    here = least[::-1].cumsum()[::-1], most[::-1].cumsum()[::-1] + unknown
    gone = most.cumsum() - most + unknown, least.cumsum() - least
    low, high = (np.divide(h, h + g, out=np.zeros(len(h)), where=h > 0) for h, g in zip(here, gone, strict=True))
    return Stays(np.array([*LEFT.values()], dtype=float), low, high)


def describe_standing(
    low: Sequence[Span], high: Sequence[Span], door: Door, stays: Stays | None = None
) -> Iterator[dict[str, Any]]:
    """Rows of ``waiting_totals``: average day, largest day and person-years at both ends, by rate of leaving.

    stays: the times of departure that the border agency recorded; with them, a row by these too.
    """
    rates: dict[str, Any] = {f"rate_{100 * rate:.0f}": rate for rate in RATES}
    for leaving, rate in (rates | ({RECORDED: None} if stays else {})).items():
        row: dict[str, Any] = {"leaving": leaving}
        for end, spans in zip(ENDS, (low, high), strict=True):
            people = count_standing(spans, door, partial(stays.after, end=end) if stays and rate is None else rate)
            row |= {f"average_{end}": round(people.mean()), f"largest_{end}": round(people.max())}
            row[f"years_{end}"] = round(count_years(people))
        yield row


def list_months(low: Sequence[Span], high: Sequence[Span], door: Door) -> Iterator[dict[str, Any]]:
    """People before the door by rate: on the first day of each month, the first and last day of the rule, and the days
    on which most stood there at either end, so that no day has more than the greatest that is listed.
    """
    for rate in RATES:
        ends = {end: count_standing(spans, door, rate) for end, spans in zip(ENDS, (low, high), strict=True)}
        table = pd.DataFrame(ends, index=ends["high"].index).fillna(0.0)
        days = pd.DatetimeIndex(table.index)
        shown = (days.day == 1) | days.isin([days[0], days[-1], table["low"].idxmax(), table["high"].idxmax()])
        for day, row in table[shown].iterrows():
            yield {"rate": rate, "counted_on": day, "low": round(row["low"]), "high": round(row["high"])}
