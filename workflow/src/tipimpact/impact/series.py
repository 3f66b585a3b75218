"""Interrupted time series of short counts, some of them rounded or suppressed.

The model: count_t ~ Poisson(exp(x_t'b + u_t)), u a stationary AR(1) process, and what is published of a count
is the interval that it can stand for. Coefficients are integrated out with the path of the rate (a Gaussian
approximation at its mode) for each pair on a grid of autocorrelations and innovations; the posterior of
the change of level is the mixture of these normals. docs/impact.md says how often its intervals cover.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import gammaln, ndtr

from tipimpact.common.errors import ImpactError, Problem
from tipimpact.impact.estimate import Check, Estimate

Vector = NDArray[np.float64]

MIN_PRE_PERIODS, MIN_POST_PERIODS = 4, 2
NOTES = ("impact.note_one_series", "impact.note_persons")

# Priors, weak on purpose. They were set on simulated series and judged on others (impact/simulate.py).
FLAT = 10.0  # sd of the intercept (about the mean) and of the trend over the window: in log units, as good as flat
CHANGE = 2.0  # sd of the change of level; a fall by nine tenths lies at 1.2 of it
RHO = np.linspace(-0.6, 0.95, 12)  # autocorrelation; density (1 + rho)^2: positive more often than not
INNOVATION = np.geomspace(0.03, 1.2, 8)  # sd of the innovations in log units; Rayleigh density
INNOVATION_MODE = 0.17
NEWTON_STEPS = 3  # more do not move the quantiles
RHOS, INNOVATIONS = (grid.ravel() for grid in np.meshgrid(RHO, INNOVATION, indexing="ij"))
LOG_PRIOR = 2 * np.log1p(RHOS) + 2 * np.log(INNOVATIONS) - (INNOVATIONS / INNOVATION_MODE) ** 2 / 2


@dataclass(frozen=True)
class Series:
    """A series of intervals. at: place of each period in time; low, high: least and greatest count."""

    labels: tuple[Hashable, ...]
    at: Vector
    low: Vector
    high: Vector
    after: NDArray[np.bool_]  # periods in order, so that the later ones are after

    def part(self, keep: NDArray[np.bool_]) -> Series:
        """Some periods."""
        labels = tuple(label for label, kept in zip(self.labels, keep, strict=True) if kept)
        return Series(labels, self.at[keep], self.low[keep], self.high[keep], self.after[keep])


@dataclass(frozen=True)
class Posterior:
    """A mixture of normals: the change of level in log units."""

    weights: Vector
    means: Vector
    sds: Vector

    def below(self, value: float) -> float:
        """Probability that the change is smaller than ``value``."""
        return float(self.weights @ ndtr((value - self.means) / self.sds))

    def quantiles(self, probabilities: Iterable[float]) -> list[float]:
        """Values below which the given probabilities lie."""
        grid = np.linspace((self.means - 6 * self.sds).min(), (self.means + 6 * self.sds).max(), 801)
        cdf = self.weights @ ndtr((grid - self.means[:, None]) / self.sds[:, None])
        return [float(value) for value in np.interp(list(probabilities), cdf, grid)]


def posterior(series: Series, *, slope: bool = False) -> Posterior:
    """Posterior of the change of level. slope: the trend may change as well; the level is then that at the event."""
    x = _regressors(series, slope)
    prior = np.full(x.shape[1], FLAT**2)
    prior[2] = CHANGE**2
    lags = np.abs(np.subtract.outer(series.at, series.at))
    sd = INNOVATIONS / np.sqrt(1 - RHOS**2)
    # RHOS is never 0, so that a negative one may be raised to the whole number of periods between
    covariance = (sd**2)[:, None, None] * RHOS[:, None, None] ** lags + (x * prior) @ x.T
    counts = series.low[:, None] + np.arange(int((series.high - series.low).max()) + 1)
    ways = np.where(counts <= series.high[:, None], -gammaln(counts + 1), -np.inf)
    middle = (series.low + series.high) / 2
    centre = np.log(middle.mean() + 0.5)
    path = np.tile(np.log(np.maximum(middle, 0.7)), (len(RHOS), 1))  # log rates, grid x periods
    for step in range(NEWTON_STEPS):
        log_fit, target, precision = _likelihood(path, counts, ways)
        target -= centre
        total = covariance + np.eye(len(series.at)) / precision[:, :, None]
        if step < NEWTON_STEPS - 1:
            pull = np.linalg.solve(total, target[..., None])[..., 0] / precision
            path = path + np.clip(centre + target - pull - path, -2, 2)
    root = np.linalg.cholesky(total)
    sides = np.stack([target, np.broadcast_to(x[:, 2] * prior[2], target.shape)], axis=-1)
    white = np.linalg.solve(root, sides)
    means = (white[..., 0] * white[..., 1]).sum(axis=1)
    variances = prior[2] - (white[..., 1] ** 2).sum(axis=1)
    gap = target + centre - path
    fit = log_fit + (precision * gap**2 - np.log(precision) - white[..., 0] ** 2) / 2
    log_weight = (fit - np.log(np.diagonal(root, axis1=1, axis2=2))).sum(axis=1) + LOG_PRIOR
    weights = np.exp(log_weight - log_weight.max())
    return Posterior(weights / weights.sum(), means, np.sqrt(np.maximum(variances, 1e-12)))


def _regressors(series: Series, slope: bool) -> Vector:
    start = series.at[series.after].min()
    time, span = series.at - start, np.ptp(series.at)
    columns = [np.ones_like(time), time / span, series.after.astype(float)]
    return np.column_stack([*columns, time / span * series.after] if slope else columns)


def _likelihood(path: Vector, counts: Vector, ways: Vector) -> tuple[Vector, Vector, Vector]:
    """Log probability of the intervals at the log rates ``path``, and the normal that has its slope and curve there.

    Returns the log probability, and the middle and precision of the normal; each grid x periods.
    """
    rate = np.exp(path)
    terms = counts * path[..., None] + ways
    top = terms.max(axis=-1)
    share = np.exp(terms - top[..., None])
    total = share.sum(axis=-1)
    share /= total[..., None]
    expected = (share * counts).sum(axis=-1)  # of the count, given its interval
    spread = (share * (counts - expected[..., None]) ** 2).sum(axis=-1)
    precision = np.maximum(rate - spread, 1e-3)
    return top + np.log(total) - rate, path + np.clip((expected - rate) / precision, -4, 4), precision


def interrupted_time_series(
    series: pd.Series | pd.DataFrame,
    event: Hashable,
    rounded_to: int = 5,
    suppressed_below: int = 5,
    *,
    without: Iterable[Hashable] = (),
    slope: bool = False,
    alpha: float = 0.05,
    placebo_alpha: float = 0.1,
    name: str = "interrupted_time_series",
) -> Estimate:
    """Change of level of a short series of counts after an event, beside a trend and serial correlation.

    series: published counts indexed by period (whole numbers, a PeriodIndex or dates of regular
    frequency), in any order; a missing value is a suppressed count. Or a table with columns ``low`` and
    ``high``, the least and greatest count of each period.
    event: the first period after the event; a date that falls inside a period leaves that period out.
    rounded_to: a published value stands for the counts that round to it (1: exact).
    suppressed_below: counts under it are not published (0: none is suppressed).
    without: periods left out on purpose; any other missing period is an error.
    slope: let the trend change too; the effect is then the change of level at the event.
    The effect is the posterior median of log(rate ratio), the interval its central 1 - alpha, and p_value twice
    the smaller posterior tail beyond no change. Checks are run when they are asked for.
    Raises ImpactError, before anything is fitted, with the reason and the periods at fault.
    """
    if not 0 < alpha < 1:
        raise ImpactError("alpha must lie between 0 and 1")
    data = read_series(series, event, rounded_to, suppressed_below, without)
    found = posterior(data, slope=slope)
    low, effect, high = found.quantiles((alpha / 2, 0.5, 1 - alpha / 2))
    tail = found.below(0.0)
    return Estimate(
        name=name,
        effect=effect,
        interval=(low, high),
        scale="log",
        p_permutation=math.nan,
        p_value=min(1.0, 2 * min(tail, 1 - tail)),
        n=len(data.at),
        treated=1,
        controls=0,
        pre_periods=int((~data.after).sum()),
        clusters=0,
        find_bounds=partial(_bounds, data, slope),
        find_checks=partial(_checks, data, effect, slope, placebo_alpha),
        notes=NOTES,
    )


def _median(series: Series, slope: bool = False) -> float:
    return posterior(series, slope=slope).quantiles([0.5])[0]


def _bounds(series: Series, slope: bool) -> tuple[float, float]:
    """Effects when every count lies at the end of its interval that lowers, or raises, the change."""
    if np.array_equal(series.low, series.high):
        effect = _median(series, slope)
        return effect, effect
    fall = np.where(series.after, series.low, series.high)
    rise = np.where(series.after, series.high, series.low)
    return tuple(_median(replace(series, low=ends, high=ends), slope) for ends in (fall, rise))  # type: ignore[return-value]


def _checks(series: Series, effect: float, slope: bool, placebo_alpha: float) -> tuple[Check, ...]:
    found = [_placebo_date(series, slope, placebo_alpha)] if (~series.after).sum() >= 6 else []
    return (
        *found,
        _range("leave_one_out", effect, _without_each(series, slope)),
        _range("censored_cells", effect, _bounds(series, slope)),
        _range("specification_curve", effect, _specifications(series)),
    )


def _range(check: str, effect: float, effects: Iterable[float]) -> Check:
    low, high = min(values := list(effects)), max(values)
    return Check(check, "passed" if (low > 0 if effect > 0 else high < 0) else "failed", low, high)


def _placebo_date(series: Series, slope: bool, alpha: float) -> Check:
    """The same model on the periods before, with the last third of them as if after."""
    before = series.part(~series.after)
    count = len(before.at)
    fake = replace(before, after=np.arange(count) >= count - max(2, count // 3))
    found = posterior(fake, slope=slope)
    low, high = found.quantiles((alpha / 2, 1 - alpha / 2))
    tail = found.below(0.0)
    return Check("placebo_date", "passed" if low < 0 < high else "failed", low, high, 2 * min(tail, 1 - tail))


def _without_each(series: Series, slope: bool) -> Iterator[float]:
    periods = np.arange(len(series.at))
    for period in periods:
        part = series.part(periods != period)
        if part.after.sum() >= 2 and len(np.unique(part.at[~part.after])) >= 2:
            yield _median(part, slope)


def _specifications(series: Series) -> Iterator[float]:
    """With and without a change of slope, and over windows that begin or end a period later or earlier."""
    last = len(series.at) - 1
    for first in (0, 1):
        for end in (last, last - 1):
            for slope in (False, True):
                yield _median(series.part((np.arange(last + 1) >= first) & (np.arange(last + 1) <= end)), slope)


def read_series(
    series: pd.Series | pd.DataFrame,
    event: Hashable,
    rounded_to: int = 5,
    suppressed_below: int = 5,
    without: Iterable[Hashable] = (),
) -> Series:
    """The series as intervals; arguments as in ``interrupted_time_series``.

    Raises ImpactError with every period at fault.
    """
    if rounded_to < 1 or suppressed_below < 0:
        raise ImpactError("rounded_to must be 1 or more, and suppressed_below 0 or more")
    places = _places(series.index)
    ends = _ends(series, rounded_to, suppressed_below)
    frame = ends.assign(at=places.to_numpy(), label=list(series.index)).sort_values("at", kind="stable")
    start, left_out = _start(series.index, event)
    named = list(without)
    left_out |= {int(place) for place in places[series.index.isin(named)]} | {n for n in named if isinstance(n, int)}
    _check_periods(frame, left_out)
    frame = frame[~frame["at"].isin(left_out)]
    at, low, high = (frame[column].to_numpy(float) for column in ("at", "low", "high"))
    data = Series(tuple(frame["label"]), at, low, high, at >= start)
    _check_series(data)
    return data


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


def _start(index: pd.Index, event: Hashable) -> tuple[int, set[int]]:
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


def _ends(series: pd.Series | pd.DataFrame, rounded_to: int, suppressed_below: int) -> pd.DataFrame:
    """Least and greatest count that each published value can stand for."""
    if isinstance(series, pd.DataFrame):
        missing = [column for column in ("low", "high") if column not in series]
        if missing:
            raise ImpactError(Problem(f"column {column!r} is missing", "series") for column in missing)
        ends = series[["low", "high"]].apply(pd.to_numeric, errors="coerce").astype(float)
        bad = ends.isna().any(axis=1) | (ends["low"] < 0) | (ends["low"] > ends["high"]) | (ends % 1 > 0).any(axis=1)
        what, expected = "an interval of counts", "whole numbers, 0 or more, low not above high"
    else:
        values = pd.to_numeric(series, errors="coerce").astype(float)
        garbled = values.isna() & series.notna()
        bad = garbled | (values < 0) | (values % rounded_to > 0)
        if not suppressed_below:
            bad |= values.isna()
        ends = _unrounded(values, rounded_to, suppressed_below)
        what, expected = "a published count", f"a multiple of {rounded_to}; missing where suppressed"
    if bad.any():
        raise ImpactError(
            Problem(f"not {what}", f"series, {label}", expected) for label in series.index[bad.to_numpy()]
        )
    return ends.reset_index(drop=True)


def _unrounded(values: pd.Series, rounded_to: int, suppressed_below: int) -> pd.DataFrame:
    low = (values - rounded_to // 2).clip(lower=0)
    high = values + (rounded_to - 1) // 2
    shown = values.where(values == 0, np.maximum(low, suppressed_below))  # what is shown was not suppressed
    low = low.where(values == 0, np.minimum(shown, high))
    return pd.DataFrame({"low": low.fillna(0), "high": high.fillna(suppressed_below - 1)})


def _check_periods(frame: pd.DataFrame, left_out: set[int]) -> None:
    labels = frame.set_index("at")["label"]
    double = frame.loc[frame["at"].duplicated(), "label"]
    problems = [Problem("the period stands twice", f"series, {label}", "once") for label in double]
    expected = set(range(int(frame["at"].min()), int(frame["at"].max()) + 1)) if len(frame) else set()
    for place in sorted(expected - set(labels.index) - left_out):
        after = labels[labels.index < place].iloc[-1]
        problems.append(
            Problem("a period is missing", f"series, after {after}", todo="add it, or name it in `without`")
        )
    if not len(frame):
        problems = [Problem("the series has no rows", "series")]
    if problems:
        raise ImpactError(problems)


def _check_series(data: Series) -> None:
    before, after = int((~data.after).sum()), int(data.after.sum())
    exact = data.low == data.high
    reasons = [
        (before < MIN_PRE_PERIODS, f"periods before the event: {before}", f"at least {MIN_PRE_PERIODS}"),
        (after < MIN_POST_PERIODS, f"periods after the event: {after}", f"at least {MIN_POST_PERIODS}"),
        (not data.high.any(), "every count is 0", "some events to count"),
        (not data.low.any() and data.high.any(), "every count is suppressed", "some published counts"),
        (
            bool(exact.all()) and data.high.any() and np.ptp(data.low) == 0,
            "the series never varies",
            "some variation: a series of one value is not a count",
        ),
    ]
    problems = [Problem(what, "series", expected) for bad, what, expected in reasons if bad]
    if problems:
        raise ImpactError(problems)
