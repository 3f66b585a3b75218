"""Rows of an interrupted series: read, checked period by period, and refused where they cannot carry the design."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tipimpact.common.errors import ImpactError, Problem
from tipimpact.common.listed import check_columns
from tipimpact.impact.inference.core import Vector
from tipimpact.impact.refusal import refuse

MIN_PRE_PERIODS, MIN_POST_PERIODS = 4, 2


@dataclass(frozen=True)
class CountSeries:
    """A series of intervals, or many over the same periods.

    at: place of each period in time. low, high: least and greatest count, ... x periods. offset: log exposure.
    extra, named: further regressors, periods x regressors, and their names.
    """

    labels: tuple[Hashable, ...]
    at: Vector
    low: Vector
    high: Vector
    after: NDArray[np.bool_]  # periods in order, so that the later ones are after
    offset: Vector | float = 0.0
    extra: Vector = field(default_factory=lambda: np.zeros((0, 0)))
    named: tuple[str, ...] = ()
    trend: bool = True

    def part(self, keep: NDArray[np.bool_]) -> CountSeries:
        """Some periods."""
        labels = tuple(label for label, kept in zip(self.labels, keep, strict=True) if kept)
        offset = np.broadcast_to(self.offset, self.at.shape)[keep]
        extra = self.extra[keep] if self.named else self.extra
        cut = replace(self, labels=labels, at=self.at[keep], after=self.after[keep], offset=offset, extra=extra)
        return replace(cut, low=self.low[..., keep], high=self.high[..., keep])

    def block(self, first: int, count: int) -> CountSeries:
        """Some of many series."""
        return replace(self, low=self.low[first : first + count], high=self.high[first : first + count])


@dataclass(frozen=True)
class ExtraTerms:
    """What is estimated with the change of level; as in ``interrupted_time_series``.

    counts: whether outcomes are counts.
    """

    trend: bool = True
    events: Mapping[str, Hashable] = field(default_factory=dict)
    exposure: pd.Series | None = None
    season: tuple[int, int] | None = None
    regressors: pd.DataFrame | None = None
    slope: bool = False
    counts: bool = True

    def columns(self, index: pd.Index, at: Vector, starts: Mapping[str, float]) -> dict[str, Vector]:
        """Regressors by name, one value a period. starts: place of the first period after each other event."""
        columns: dict[str, Vector] = {}
        for event, start in starts.items():
            after = at >= start
            columns[event] = after.astype(float)
            if self.slope:
                columns[f"{event} slope"] = after * (at - start)
        for pair in range(1, (self.season[1] if self.season else 0) + 1):
            angle = 2 * np.pi * pair * at / self.season[0]  # type: ignore[index]
            columns |= {f"sin {pair}": np.sin(angle), f"cos {pair}": np.cos(angle)}
        if self.regressors is not None:
            rows = self.regressors.reindex(index).apply(pd.to_numeric, errors="coerce")
            bad = [(label, name) for name in rows for label in index[rows[name].isna()]]
            if bad:
                raise ImpactError(
                    Problem(f"{name!r} is not a number", f"regressors, {at}", "one a period") for at, name in bad
                )
            columns |= {str(name): rows[name].to_numpy(float) for name in rows}
        return columns

    def log_exposure(self, index: pd.Index) -> Vector | float:
        """Of each period. Raises ImpactError with every period without a number above 0."""
        if self.exposure is None:
            return 0.0
        values = _numbers(self.exposure.reindex(index))
        bad = [at for at, value in zip(index, values, strict=True) if not value > 0]
        if bad:
            raise ImpactError(Problem("not an exposure", f"exposure, {at}", "a number above 0") for at in bad)
        return np.log(values)


def read_series(
    series: pd.Series | pd.DataFrame,
    event: Hashable,
    rounded_to: int = 5,
    suppressed_below: int = 5,
    without: Iterable[Hashable] = (),
    more: ExtraTerms | None = None,
) -> CountSeries:
    """The series as intervals; arguments as in ``interrupted_time_series``.

    Raises ImpactError with every period at fault.
    """
    more = more or ExtraTerms()
    if rounded_to < 1 or suppressed_below < 0:
        raise ImpactError("rounded_to must be 1 or more, and suppressed_below 0 or more")
    places = _places(series.index).to_numpy()
    low, high = read_ends(series, rounded_to, suppressed_below) if more.counts else _outcomes(series)
    start, left_out = find_start(series.index, event)
    starts: dict[str, float] = {}
    for other, first in more.events.items():
        starts[other], cut = find_start(series.index, first)
        left_out |= cut
    if named := list(without):
        left_out |= {int(place) for place in places[series.index.isin(named)]}
        left_out |= {n for n in named if isinstance(n, int)}
    order = np.argsort(places, kind="stable")
    labels = list(series.index)
    _check_periods(places[order], [labels[k] for k in order], left_out)
    kept = [int(k) for k in order if places[k] not in left_out]
    at = places[kept].astype(float)
    index = series.index[kept]
    columns = more.columns(index, at, starts)
    data = CountSeries(
        tuple(labels[k] for k in kept),
        at,
        low[kept],
        high[kept],
        at >= start,
        offset=more.log_exposure(index),
        extra=np.column_stack(list(columns.values())) if columns else np.zeros((0, 0)),
        named=tuple(columns),
        trend=more.trend,
    )
    _check_series(data, more.counts)
    return data


def _outcomes(series: pd.Series | pd.DataFrame) -> tuple[Vector, Vector]:
    """Outcomes that are not counts, as the ends of intervals of one value."""
    if isinstance(series, pd.DataFrame):
        raise ImpactError("a table of intervals", where="series", expected="one number a period, as a Series")
    values = _numbers(series)
    bad = [label for label, value in zip(series.index, values, strict=True) if not np.isfinite(value)]
    if bad:
        raise ImpactError(Problem("not a number", f"series, {label}", "one number a period") for label in bad)
    return values, values


def _periods(index: pd.Index) -> pd.Index:
    """Dates as periods of their frequency; any other index as it is."""
    if not isinstance(index, pd.DatetimeIndex):
        return index
    frequency = index.freqstr or pd.infer_freq(index.sort_values()) if len(index) > 2 else None
    if frequency is None:
        raise ImpactError("the dates have no regular frequency", where="series", todo="give a PeriodIndex")
    return index.to_period(frequency)


def _places(index: pd.Index) -> pd.Index:
    """Periods as whole numbers, one apart."""
    index = _periods(index)
    if isinstance(index, pd.PeriodIndex):
        return pd.Index(index.astype("int64"))
    if pd.api.types.is_integer_dtype(index):
        return index
    raise ImpactError(
        f"the periods are {index.dtype}, such as {index[0]!r}" if len(index) else "the series has no rows",
        where="series",
        expected="whole numbers, a PeriodIndex or dates",
        todo="for fiscal years use pandas.PeriodIndex(..., freq='Y-MAR')",
    )


def find_start(index: pd.Index, event: Hashable) -> tuple[int, set[int]]:
    """Place of the first period after the event, and the period that the event cuts in two."""
    index = _periods(index)
    if isinstance(index, pd.PeriodIndex):
        period = event if isinstance(event, pd.Period) else pd.Period(str(event), freq=index.freqstr)
        if period.freqstr != index.freqstr:
            raise ImpactError(f"the event is a period of {period.freqstr}", where="series", expected=str(index.freqstr))
        cut = isinstance(event, dt.date) and pd.Timestamp(event).normalize() > period.start_time
        return period.ordinal + cut, {period.ordinal} if cut else set()
    if isinstance(event, dt.date):
        cut = (event.month, event.day) != (1, 1)
        return event.year + cut, {event.year} if cut else set()
    if isinstance(event, int | np.integer):
        return int(event), set()
    raise ImpactError(f"the event is {event!r}", where="series", expected="a period of the index, or a date")


def read_ends(series: pd.Series | pd.DataFrame, rounded_to: int, suppressed_below: int) -> tuple[Vector, Vector]:
    """Least and greatest count from which each published value can come."""
    if isinstance(series, pd.DataFrame):
        check_columns(series, ("low", "high"), "series", ImpactError)
        low, high = (_numbers(series[column]) for column in ("low", "high"))
        bad = np.isnan(low) | np.isnan(high) | (low < 0) | (low > high) | (low % 1 > 0) | (high % 1 > 0)
        what, expected = "an interval of counts", "whole numbers, 0 or more, low not above high"
    else:
        values = _numbers(series)
        hidden = series.isna().to_numpy() if suppressed_below else np.zeros(len(series), bool)
        bad = (np.isnan(values) & ~hidden) | (values < 0) | (values % rounded_to > 0)
        low, high = unrounded(values, rounded_to, suppressed_below)
        what, expected = "a published count", f"a multiple of {rounded_to}; missing where suppressed"
    if bad.any():
        below = (low < 0) if isinstance(series, pd.DataFrame) else (values < 0)
        todo = "for outcomes below zero use the estimator least_squares or structural" if below.any() else ""
        raise ImpactError(
            Problem(f"not {what}", f"series, {label}", expected, todo=todo) for label in series.index[bad]
        )
    return low, high


def _numbers(values: pd.Series) -> Vector:
    """As floats; missing where there is no value or it is not a number."""
    return pd.to_numeric(values, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)


def unrounded(values: Vector, rounded_to: int, suppressed_below: int) -> tuple[Vector, Vector]:
    high = values + (rounded_to - 1) // 2
    # what is shown was not suppressed; 0 is shown as it is
    low = np.where(values > 0, np.clip(values - rounded_to // 2, suppressed_below, high), 0)
    hidden = np.isnan(values)
    return np.where(hidden, 0, low), np.where(hidden, suppressed_below - 1, high)


def _check_periods(places: NDArray[np.int64], labels: list[Hashable], left_out: set[int]) -> None:
    """places: in order."""
    if not labels:
        raise ImpactError(Problem("the series has no rows", "series"))
    pairs = list(zip(places, labels, strict=True))
    double = [label for (place, label), (last, _) in zip(pairs[1:], pairs, strict=False) if place == last]
    problems = [Problem("the period occurs twice", f"series, {label}", "once") for label in double]
    for place in sorted(set(range(int(places[0]), int(places[-1]) + 1)) - set(map(int, places)) - left_out):
        after = labels[int(np.searchsorted(places, place)) - 1]
        problems.append(
            Problem("a period is missing", f"series, after {after}", todo="add it, or name it in `without`")
        )
    if problems:
        raise ImpactError(problems)


def _check_series(data: CountSeries, counts: bool) -> None:
    before, after = int((~data.after).sum()), int(data.after.sum())
    exact, any_count = bool((data.low == data.high).all()), bool(data.high.any())
    columns = 2 + data.trend + len(data.named)
    refuse(
        [
            (
                before < MIN_PRE_PERIODS,
                "too_few_pre_periods",
                f"periods before the event: {before}",
                f"at least {MIN_PRE_PERIODS}",
            ),
            (
                after < MIN_POST_PERIODS,
                "too_few_post_periods",
                f"periods after the event: {after}",
                f"at least {MIN_POST_PERIODS}",
            ),
            (
                before + after <= columns and len(data.named) > 0,
                "too_many_regressors",
                f"periods: {before + after}, regressors: {columns}",
                "more periods than regressors",
            ),
            (counts and not any_count, "no_variation", "every count is 0", "some events to count"),
            (
                counts and not data.low.any() and any_count,
                "all_hidden",
                "every count is suppressed",
                "some published counts",
            ),
            (
                exact and any_count and np.ptp(data.low) == 0,
                "no_variation",
                "the series never varies",
                "some variation: a series of one value is not a count",
            ),
        ],
        "series",
    )
