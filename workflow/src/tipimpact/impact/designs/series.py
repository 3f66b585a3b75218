"""Interrupted time series of short counts, some of them rounded or suppressed.

The model: count_t ~ Poisson(exp(x_t'b + u_t)), u a stationary AR(1) process, and what is published of a count
is the interval that it can stand for. Coefficients are integrated out with the path of the rate (a Gaussian
approximation at its mode) for each pair on a grid of autocorrelations and innovations; the posterior of
the change of level is the mixture of these normals. docs/impact.md says how often its intervals cover.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import product
from typing import Any, Literal

import numpy as np
import pandas as pd
from scipy.linalg.lapack import dptsv
from scipy.special import gammaln, ndtr

from tipimpact.common.errors import ImpactError, Problem
from tipimpact.impact.designs.segmented import COUNTS, MODELS, fit_segmented
from tipimpact.impact.designs.series_rows import MIN_POST_PERIODS, MIN_PRE_PERIODS, Beside, Series, Vector, read_series
from tipimpact.impact.estimate import CheckResult, Estimate

Estimator = Literal["ar1_interval_likelihood", "poisson", "quasi_poisson", "least_squares", "structural"]

MIN_TESTED_PERIODS = 6  # before the event, for a test of the comparison
CHECKS = ("pre_trend", "placebo_date", "leave_one_out", "censored_cells", "specification_curve")
NOTES = ("one_series", "persons")

NEWTON_STEPS = 3  # towards the path, and two more for each noise: more do not move the quantiles
BISECTIONS = 24  # to a millionth

# Priors. They were set on simulated series and judged on others (validation/series.py).
FLAT = 10.0  # sd of the intercept (about the mean) and of the trend over the window: in log units, as good as flat
CHANGE = 1.5  # sd of the change of level; a fall by three quarters lies at 0.9 of it
REGULAR = 0.5  # odds of counts more regular than Poisson, against Poisson counts with noise
DRIFT = 0.7  # density of the autocorrelation: (1 - rho)^-DRIFT
LOUDNESS, TAIL = 0.28, 1.5  # innovations: root of the scale of their variance, and how fast larger ones get rarer


@dataclass(frozen=True, eq=False)
class Noise:
    """A grid of noises. rho: autocorrelation; innovation: sd of the innovations in log units; log_prior of each."""

    rho: Vector
    innovation: Vector
    log_prior: Vector


def noise_grid(rho: Vector, innovation: Vector) -> Noise:
    """Every pair, with its share of the prior; ``innovation`` in equal steps of its logarithm.

    rho may be any, and is more often near 1, as in series that drift. The variance of the innovations has a Lomax
    density with shape TAIL and scale LOUDNESS squared: most often quiet, with a heavy tail.
    """
    rhos, sds = (grid.ravel() for grid in np.meshgrid(rho, innovation, indexing="ij"))
    log_prior = 2 * np.log(sds) - (TAIL + 1) * np.log1p((sds / LOUDNESS) ** 2) - DRIFT * np.log1p(-rhos)
    return Noise(rhos, sds, log_prior - np.logaddexp.reduce(log_prior))


USUAL = Noise(np.array([0.3]), np.array([0.2]), np.zeros(1))
NOISES = noise_grid(np.linspace(-0.6, 0.95, 11), np.geomspace(0.03, 2.0, 9))


@dataclass(frozen=True)
class Posterior:
    """A mixture of normals for each series, ... x grid: the change of level in log units.

    evidence: log probability of each series under the model, up to a constant that all series of its length share.
    """

    weights: Vector
    means: Vector
    sds: Vector
    evidence: Vector

    def below(self, value: float | Vector) -> Vector:
        """Probability that the change is smaller than ``value``: one for all, or one for each series."""
        return (self.weights * ndtr((np.asarray(value)[..., None] - self.means) / self.sds)).sum(axis=-1)

    def quantiles(self, probabilities: Iterable[float]) -> Vector:
        """Values below which the given probabilities lie, probabilities x series."""
        wanted = np.array(list(probabilities)).reshape(-1, *[1] * (self.means.ndim - 1))
        low = (self.means - 9 * self.sds).min(axis=-1) + 0 * wanted
        high = (self.means + 9 * self.sds).max(axis=-1) + 0 * wanted
        for _ in range(BISECTIONS):
            middle = (low + high) / 2
            less = self.below(middle) < wanted
            low, high = np.where(less, middle, low), np.where(less, high, middle)
        return (low + high) / 2


def posterior(series: Series, *, slope: bool = False, change: Vector | None = None) -> Posterior:
    """Posterior of the change of level. slope: the trend may change as well; the level is then that at the event.

    change: what is estimated instead, one value for each period: its coefficient.
    """
    x = _regressors(series, slope, change)
    parts = _fit(series, x, NOISES), _fit(_every_second(series), x, None)
    parts[1][0][...] += math.log(REGULAR)
    log_weight, means, sds = (np.concatenate(pair, axis=-1) for pair in zip(*parts, strict=True))
    evidence = np.logaddexp.reduce(log_weight, axis=-1)
    return Posterior(np.exp(log_weight - evidence[..., None]), means, sds, evidence)


def _every_second(series: Series) -> Series:
    """Counts of every second event of a Poisson process twice as fast: half the variance of Poisson counts.

    Noise can only add to the variance of Poisson counts, and a quiet series would get the interval of that floor
    and of all noises above it, which covers too often. Quotas and capacities make such counts.
    """
    return replace(series, low=2 * series.low, high=2 * series.high + 1)


def _fit(series: Series, x: Vector, noise: Noise | None) -> tuple[Vector, Vector, Vector]:
    """Log weight of each noise (or of none), and mean and sd of the third coefficient under it; each series x grid.

    The noise is a Markov chain, so its precision is tridiagonal, and the systems of all series and noises, one after
    the other, are one tridiagonal system. Arrays are regressors x series x grid x periods.
    """
    low, high = series.low[..., None, :], series.high[..., None, :]
    counts = low + np.arange(int((high - low).max()) + 1).reshape(-1, *[1] * low.ndim)
    ways = np.where(counts <= high, -gammaln(counts + 1), -np.inf)
    middle = (low + high) / 2
    offset = np.broadcast_to(series.offset, series.at.shape)
    centre = np.log(middle.mean(axis=-1, keepdims=True) + 0.5) + offset - np.log(np.exp(offset).mean())
    path = np.log(np.maximum(middle, 0.7))  # log rates
    gaps = tuple(np.diff(series.at))
    columns = x.T.reshape(x.shape[1], *[1] * (path.ndim - 1), -1)
    prior = np.full(x.shape[1], FLAT**-2)
    prior[2] = CHANGE**-2
    # first the path under one noise alone, from which those under all others are near
    for step in (noise and USUAL,) * NEWTON_STEPS + (noise,) * 2:
        log_fit, target, precision = likelihood(path, counts, ways)
        own, beside, log_noise = _noise_precision(gaps, step) if step else (np.zeros_like(path), path, 0.0)
        sides = np.empty((x.shape[1] + 1, *np.broadcast_shapes(path.shape, own.shape)))
        sides[0], sides[1:] = target - centre, columns
        smooth, log_pivots = _solve(own + precision, beside, precision * sides) if step else (0.0 * sides, 0.0)
        rest = sides - smooth
        inner = np.moveaxis((precision * rest) @ x, 0, -2)  # ... x right-hand sides x regressors
        inverse = np.linalg.inv(inner[..., 1:, :] + np.diag(prior))
        fitted = (inverse @ inner[..., 0, :, None])[..., 0]
        last = path
        found = centre + smooth[0] + np.einsum("...k,k...t->...t", fitted, rest[1:])
        path = path + np.clip(found - path, -2, 2)
    square = (sides[0] * precision * rest[0]).sum(axis=-1) - (inner[..., 0, :] * fitted).sum(axis=-1)
    fit = (log_fit + precision * (target - last) ** 2 / 2).sum(axis=-1) - square / 2
    log_weight = fit + np.linalg.slogdet(inverse)[1] / 2
    if noise:
        log_weight += noise.log_prior - (log_pivots + log_noise) / 2
    return log_weight, fitted[..., 2], np.sqrt(inverse[..., 2, 2])


@lru_cache(maxsize=64)
def _noise_precision(gaps: tuple[float, ...], noise: Noise) -> tuple[Vector, Vector, Vector]:
    """Precision of the noise, grid x periods: diagonal, what stands next to it (last 0); log determinant of covariance.

    gaps: from each period to the next.
    """
    variance = (noise.innovation**2 / (1 - noise.rho**2))[:, None]
    # rho is never 0, so that a negative one may be raised to the whole number of periods between
    carried = noise.rho[:, None] ** np.array(gaps)
    fresh = variance * (1 - carried**2)
    own, beside = np.zeros((2, len(noise.rho), len(gaps) + 1))
    own[:, :1] = 1 / variance
    own[:, 1:] += 1 / fresh
    own[:, :-1] += carried**2 / fresh
    beside[:, :-1] = -carried / fresh
    return own, beside, np.log(variance[:, 0]) + np.log(fresh).sum(axis=1)


def _solve(own: Vector, beside: Vector, sides: Vector) -> tuple[Vector, Vector]:
    """Solutions of symmetric tridiagonal systems, and their log determinants.

    own: diagonal, ... x periods; beside: next to it, its last value 0; sides: right-hand sides x ... x periods.
    """
    joined = np.broadcast_to(beside, own.shape).ravel()[:-1]
    pivots, _, found, info = dptsv(own.ravel(), joined, sides.reshape(len(sides), -1).T)
    if info:
        raise ArithmeticError(f"the precision of the noise is not positive at place {info}")
    return found.T.reshape(sides.shape), np.log(pivots).reshape(own.shape).sum(axis=-1)


def _regressors(series: Series, slope: bool, change: Vector | None = None) -> Vector:
    start = series.at[series.after].min()
    time, span = series.at - start, np.ptp(series.at)
    trend = time / span if series.trend else np.zeros_like(time)
    columns = [np.ones_like(time), trend, series.after.astype(float) if change is None else change]
    return np.column_stack([*columns, *([time / span * series.after] if slope else []), *series.extra.T])


def likelihood(path: Vector, counts: Vector, ways: Vector) -> tuple[Vector, Vector, Vector]:
    """Log probability of the intervals at the log rates ``path``, and the normal that has its slope and curve there.

    counts: those that each interval holds, longest interval x periods ...; ways: minus the log of their factorial.
    Returns the log probability, and the middle and precision of the normal; each like ``path``.
    """
    rate = np.exp(path)
    share = counts * path + ways
    top = share.max(axis=0)
    share -= top
    np.exp(share, out=share)
    total = share.sum(axis=0)
    expected = (share * counts).sum(axis=0) / total  # of the count, given its interval
    spread = (share * (counts - expected) ** 2).sum(axis=0) / total
    precision = np.maximum(rate - spread, 1e-3)
    return top + np.log(total) - rate, path + np.clip((expected - rate) / precision, -4, 4), precision


def interrupted_time_series(
    series: pd.Series | pd.DataFrame,
    event: Hashable,
    rounded_to: int = 5,
    suppressed_below: int = 5,
    *,
    without: Iterable[Hashable] = (),
    trend: bool = True,
    slope: bool = False,
    other_events: Mapping[str, Hashable] | None = None,
    exposure: pd.Series | None = None,
    season: tuple[int, int] | None = None,
    regressors: pd.DataFrame | None = None,
    estimator: Estimator = "ar1_interval_likelihood",
    hac_lags: int | None = None,
    alpha: float = 0.05,
    pre_trend_alpha: float = 0.1,
    placebo_alpha: float = 0.1,
    repeat_alpha: float = 0.1,
    checks: Collection[str] = CHECKS,
    name: str = "interrupted_time_series",
) -> Estimate:
    """Change of level of a series after an event, beside a trend and serial correlation.

    series: published counts indexed by period (whole numbers, a PeriodIndex or dates of regular
    frequency), in any order; a missing value is a suppressed count. Or a table with columns ``low`` and
    ``high``, the least and greatest count of each period. Or a table of totals with columns ``first`` and ``last``
    (both included) and ``total``, or ``low`` and ``high``: each row counts what happened over several periods.
    event: the first period after the event; a date that falls inside a period leaves that period out (of totals: the
    period counts by the share of its days after the event).
    rounded_to: a published value stands for the counts that round to it (1: exact).
    suppressed_below: counts under it are not published (0: none is suppressed).
    without: periods left out on purpose; any other missing period is an error.
    trend: whether there is a linear trend. slope: let it change too; the effect is then the change of level at the
    event. other_events: first period after each other event, by name; each changes the level (and the trend).
    exposure: persons at risk in each period, above 0; rates are then compared.
    season: periods in a cycle, and pairs of harmonics (0 in a structural model, whose season is stochastic).
    regressors: other columns, one row a period.
    estimator: "ar1_interval_likelihood" takes counts as intervals, and its own intervals hold in short series. The
    models of statsmodels take the middle of a count and return a ``Fitted`` with every coefficient: "poisson",
    "quasi_poisson", "least_squares" (any outcome, also below zero; Student's t), "structural" (any; local level).
    hac_lags: lags of Newey-West errors with the small-sample factor, for the first three of these models.
    repeat_alpha: level at which the change must be found again without the periods next to the event.
    checks: which of them are made when they are asked for (of statsmodels' models and of totals: ``leave_one_out``).
    The effect is in log units; of least squares and structural models, in those of the outcome. With the interval
    likelihood it is the posterior median, the interval its central 1 - alpha, and p_value twice
    the smaller posterior tail beyond no change. Checks are run when they are asked for.
    Raises ImpactError, before anything is fitted, with the reason and the periods at fault; Refusal where the periods
    are in order and cannot carry the design.
    """
    _check_options(estimator, alpha, season, hac_lags)
    counts = estimator == "ar1_interval_likelihood" or estimator in COUNTS
    more = Beside(trend, other_events or {}, exposure, season, regressors, slope, counts)
    if isinstance(series, pd.DataFrame) and {"first", "last"} <= set(series.columns):
        from tipimpact.impact.designs.totals import estimate_totals

        return estimate_totals(series, event, rounded_to, suppressed_below, more, estimator, alpha, name)
    data = read_series(series, event, rounded_to, suppressed_below, without, more)
    if estimator != "ar1_interval_likelihood":
        cycle = season[0] if season and estimator == "structural" else None
        return fit_segmented(data, estimator, slope=slope, hac_lags=hac_lags, cycle=cycle, alpha=alpha, name=name)
    limits = _Limits(pre_trend_alpha, placebo_alpha, repeat_alpha)
    return describe(
        posterior(data, slope=slope),
        alpha,
        name,
        n=len(data.at),
        pre_periods=int((~data.after).sum()),
        find_bounds=partial(_bounds, data, slope),
        find_checks=lambda effect: _checks(data, effect, slope, limits, checks),
    )


def describe(
    found: Posterior, alpha: float, name: str, *, n: int, pre_periods: int, find_bounds: Any, find_checks: Any
) -> Estimate:
    """The posterior as an estimate. find_checks: from the effect."""
    low, effect, high = map(float, found.quantiles((alpha / 2, 0.5, 1 - alpha / 2)))
    tail = float(found.below(0.0))
    return Estimate(
        name=name,
        effect=effect,
        interval=(low, high),
        scale="log",
        p_permutation=math.nan,
        p_value=min(1.0, 2 * min(tail, 1 - tail)),
        n=n,
        treated=1,
        controls=0,
        pre_periods=pre_periods,
        clusters=0,
        find_bounds=find_bounds,
        find_checks=partial(find_checks, effect),
        notes=NOTES,
    )


def _check_options(estimator: str, alpha: float, season: tuple[int, int] | None, hac_lags: int | None) -> None:
    options = ", ".join(("ar1_interval_likelihood", *MODELS))
    cycle, pairs = season or (2, 0)
    least = 0 if estimator == "structural" else 1
    faults = [
        (not 0 < alpha < 1, "alpha must lie between 0 and 1", ""),
        (estimator not in options.split(", "), f"estimator is {estimator!r}", options),
        (
            cycle < 2 or (season is not None and not least <= pairs <= cycle / 2),
            f"season is {season}",
            f"a cycle of 2 periods or more, and from {least} to half as many pairs of harmonics",
        ),
        (
            hac_lags is not None and (hac_lags < 0 or estimator not in (*COUNTS, "least_squares")),
            f"hac_lags is {hac_lags} with {estimator}",
            "0 or more, with poisson, quasi_poisson or least_squares",
        ),
    ]
    if problems := [Problem(what, "interrupted_time_series", expected) for holds, what, expected in faults if holds]:
        raise ImpactError(problems)


def _median(series: Series, slope: bool = False) -> float:
    return float(posterior(series, slope=slope).quantiles([0.5])[0])


def _bounds(series: Series, slope: bool) -> tuple[float, float]:
    """Effects when every count lies at the end of its interval that lowers, or raises, the change."""
    if np.array_equal(series.low, series.high):
        effect = _median(series, slope)
        return effect, effect
    fall = np.where(series.after, series.low, series.high)
    rise = np.where(series.after, series.high, series.low)
    return tuple(_median(replace(series, low=ends, high=ends), slope) for ends in (fall, rise))  # type: ignore[return-value]


@dataclass(frozen=True)
class _Limits:
    """When a check fails; as in ``interrupted_time_series``."""

    pre_trend_alpha: float
    placebo_alpha: float
    repeat_alpha: float


def _checks(
    series: Series, effect: float, slope: bool, limits: _Limits, chosen: Collection[str]
) -> tuple[CheckResult, ...]:
    before = series.part(~series.after)
    tests: dict[str, Callable[[], CheckResult]] = {
        "pre_trend": lambda: _pre_trend(before, limits.pre_trend_alpha),
        "placebo_date": lambda: _placebo_date(series, before, slope, limits.placebo_alpha),
    }
    makers: dict[str, Callable[[], CheckResult]] = {
        **(tests if len(before.at) >= MIN_TESTED_PERIODS else {}),
        "leave_one_out": lambda: _range("leave_one_out", effect, _without_each(series, slope)),
        "censored_cells": lambda: _range(
            "censored_cells", effect, zip(("least", "greatest"), _bounds(series, slope), strict=True)
        ),
        "specification_curve": lambda: _specification_curve(series, effect, slope, limits.repeat_alpha),
    }
    return tuple(make() for check, make in makers.items() if check in chosen)


def _range(check: str, effect: float, variants: Iterable[tuple[str, float]]) -> CheckResult:
    found = tuple(variants)
    values = [value for _, value in found]
    low, high = min(values), max(values)
    return CheckResult(
        check, "informs", "passed" if (low > 0 if effect > 0 else high < 0) else "failed", low, high, variants=found
    )


def _pre_trend(before: Series, alpha: float) -> CheckResult:
    """Does the trend before the event bend? In log units between the middle of the time before and its ends."""
    bend = (2 * (before.at - before.at.mean()) / np.ptp(before.at)) ** 2
    return _no_change("pre_trend", posterior(_as_if(before), change=bend), alpha)


def _placebo_date(series: Series, before: Series, slope: bool, alpha: float) -> CheckResult:
    """The same model on the periods before, with the last third of them as if after; and is another date likelier?"""
    found = _no_change("placebo_date", posterior(_as_if(before), slope=slope), alpha)
    if found.outcome == "failed":
        return found
    event = int((~series.after).sum())
    evidence = {
        date: float(posterior(replace(series, after=np.arange(len(series.at)) >= date), slope=slope).evidence)
        for date in range(2, len(series.at) - 1)
    }
    return found if max(evidence, key=evidence.__getitem__) == event else replace(found, outcome="failed")


def _as_if(before: Series) -> Series:
    count = len(before.at)
    return replace(before, after=np.arange(count) >= count - max(2, count // 3))


def _no_change(check: str, found: Posterior, alpha: float) -> CheckResult:
    """Passed where the interval holds no change."""
    low, high = map(float, found.quantiles((alpha / 2, 1 - alpha / 2)))
    tail = float(found.below(0.0))
    return CheckResult(check, "informs", "passed" if low < 0 < high else "failed", low, high, 2 * min(tail, 1 - tail))


def _without_each(series: Series, slope: bool) -> Iterator[tuple[str, float]]:
    periods = np.arange(len(series.at))
    for period in periods:
        part = series.part(periods != period)
        if part.after.sum() >= 2 and len(np.unique(part.at[~part.after])) >= 2:
            yield str(series.labels[period]), _median(part, slope)


def _specification_curve(series: Series, effect: float, slope: bool, alpha: float) -> CheckResult:
    """With and without a change of slope, over windows a period shorter, and without the periods next to the event.

    All must have the sign of the effect. Without its neighbours, where what announces the event and what passes
    again shows most, a change that was found must be found again, if at a looser level: there are fewer periods.
    """
    found = _range("specification_curve", effect, _specifications(series))
    apart = _apart(series)
    if apart is None:
        return found
    low, middle, high = map(float, posterior(apart, slope=slope).quantiles((alpha / 2, 0.5, 1 - alpha / 2)))
    variants = (*found.variants, ("apart from the event", middle))
    held = found.outcome == "passed" and (low > 0 if effect > 0 else high < 0)
    return replace(
        found,
        outcome="passed" if held else "failed",
        low=min(found.low, middle),
        high=max(found.high, middle),
        variants=variants,
    )


def _apart(series: Series) -> Series | None:
    """Without the last period before the event and the first quarter of those after it, as far as enough are left."""
    before, after = int((~series.after).sum()), int(series.after.sum())
    near = np.zeros(len(series.at), dtype=bool)
    near[before - 1 : before + after // 4] = True
    if before - 1 < MIN_PRE_PERIODS or after - after // 4 < MIN_POST_PERIODS:
        return None
    return series.part(~near)


def _specifications(series: Series) -> Iterator[tuple[str, float]]:
    last = len(series.at) - 1
    for first, end, slope in product((0, 1), (last, last - 1), (False, True)):
        part = series.part((np.arange(last + 1) >= first) & (np.arange(last + 1) <= end))
        name = f"{series.labels[first]}-{series.labels[end]} {'level and slope' if slope else 'level'}"
        yield name, _median(part, slope)
