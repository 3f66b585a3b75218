"""Interrupted time series: the public function, and the checks of short counts that may be rounded or suppressed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from typing import Literal

import numpy as np
import pandas as pd

from tipimpact.common.errors import ImpactError, Problem
from tipimpact.impact.designs.interval_likelihood import Posterior, posterior
from tipimpact.impact.designs.segmented import COUNTS, MODELS, fit_segmented
from tipimpact.impact.designs.series_rows import MIN_POST_PERIODS, MIN_PRE_PERIODS, CountSeries, ExtraTerms, read_series
from tipimpact.impact.estimate import CheckResult, Estimate, check_sign, same_sign
from tipimpact.impact.inference.core import Vector, bounds_at_ends

Estimator = Literal["ar1_interval_likelihood", "poisson", "quasi_poisson", "least_squares", "structural"]

MIN_TESTED_PERIODS = 6  # before the event, for a test of the comparison
CHECKS = ("pre_trend", "placebo_date", "leave_one_out", "censored_cells", "specification_curve")


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
    """Change of level of a series after an event, with a trend and serial correlation.

    series: published counts indexed by period (whole numbers, a PeriodIndex or dates of regular frequency), in any
    order; a missing value is a suppressed count. Or a table with the least and greatest counts, ``low`` and ``high``.
    event: the first period after the event; a date that falls inside a period leaves that period out.
    rounded_to: a published value is any count that rounds to it (1: exact).
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
    repeat_alpha: level at which the change must recur without the periods next to the event.
    checks: which of them are made when they are asked for (of statsmodels' models ``leave_one_out``).
    The effect is in log units; of least squares and structural models, in those of the outcome. With the interval
    likelihood it is the posterior median, the interval its central 1 - alpha, and p_value twice the smaller posterior
    tail beyond no change. Raises ImpactError, before anything is fitted, with the reason and the periods at fault;
    Refusal where the periods are in order and cannot carry the design.
    """
    _check_options(estimator, alpha, season, hac_lags)
    counts = estimator == "ar1_interval_likelihood" or estimator in COUNTS
    more = ExtraTerms(trend, other_events or {}, exposure, season, regressors, slope, counts)
    data = read_series(series, event, rounded_to, suppressed_below, without, more)
    if estimator != "ar1_interval_likelihood":
        cycle = season[0] if season and estimator == "structural" else None
        return fit_segmented(data, estimator, slope=slope, hac_lags=hac_lags, cycle=cycle, alpha=alpha, name=name)
    limits = _Limits(pre_trend_alpha, placebo_alpha, repeat_alpha)
    find_checks = partial(_checks, data, slope=slope, limits=limits, chosen=checks)
    return _describe(data, slope, alpha, name, find_checks)


def _describe(
    data: CountSeries,
    slope: bool,
    alpha: float,
    name: str,
    find_checks: Callable[[float], tuple[CheckResult, ...]],
) -> Estimate:
    """The posterior as an estimate. find_checks: from the effect."""
    mixture = posterior(data, slope=slope)
    low, effect, high = map(float, mixture.quantiles((alpha / 2, 0.5, 1 - alpha / 2)))
    tail = float(mixture.below(0.0))
    return Estimate(
        name=name,
        effect=effect,
        interval=(low, high),
        scale="log",
        p_value=min(1.0, 2 * min(tail, 1 - tail)),
        n=len(data.at),
        treated=1,
        controls=0,
        pre_periods=int((~data.after).sum()),
        find_bounds=partial(_bounds, data, slope),
        find_checks=partial(find_checks, effect),
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


def _median(series: CountSeries, slope: bool = False) -> float:
    return float(posterior(series, slope=slope).quantiles([0.5])[0])


def _bounds(series: CountSeries, slope: bool) -> tuple[float, float]:
    def median(ends: Vector) -> float:
        return _median(replace(series, low=ends, high=ends), slope)

    return bounds_at_ends(series.low, series.high, series.after, median)


@dataclass(frozen=True)
class _Limits:
    """When a check fails; as in ``interrupted_time_series``."""

    pre_trend_alpha: float
    placebo_alpha: float
    repeat_alpha: float


def _checks(
    series: CountSeries, effect: float, *, slope: bool, limits: _Limits, chosen: Collection[str]
) -> tuple[CheckResult, ...]:
    before = series.part(~series.after)
    tests: dict[str, Callable[[], CheckResult]] = {
        "pre_trend": lambda: _pre_trend(before, limits.pre_trend_alpha),
        "placebo_date": lambda: _placebo_date(series, before, slope, limits.placebo_alpha),
    }
    makers: dict[str, Callable[[], CheckResult]] = {
        **(tests if len(before.at) >= MIN_TESTED_PERIODS else {}),
        "leave_one_out": lambda: check_sign("leave_one_out", effect, _without_each(series, slope)),
        "censored_cells": lambda: check_sign(
            "censored_cells", effect, zip(("least", "greatest"), _bounds(series, slope), strict=True)
        ),
        "specification_curve": lambda: _specification_curve(series, effect, slope, limits.repeat_alpha),
    }
    return tuple(make() for check, make in makers.items() if check in chosen)


def _pre_trend(before: CountSeries, alpha: float) -> CheckResult:
    """Does the trend before the event bend? In log units between the middle of the time before and its ends."""
    bend = (2 * (before.at - before.at.mean()) / np.ptp(before.at)) ** 2
    return _no_change("pre_trend", posterior(_as_if(before), change=bend), alpha)


def _placebo_date(series: CountSeries, before: CountSeries, slope: bool, alpha: float) -> CheckResult:
    """The same model on the periods before, with the last third of them as if after; and is another date likelier?"""
    check = _no_change("placebo_date", posterior(_as_if(before), slope=slope), alpha)
    if check.outcome == "failed":
        return check
    event = int((~series.after).sum())
    evidence = {
        date: float(posterior(replace(series, after=np.arange(len(series.at)) >= date), slope=slope).evidence)
        for date in range(2, len(series.at) - 1)
    }
    return check if max(evidence, key=evidence.__getitem__) == event else replace(check, outcome="failed")


def _as_if(before: CountSeries) -> CountSeries:
    count = len(before.at)
    return replace(before, after=np.arange(count) >= count - max(2, count // 3))


def _no_change(check: str, mixture: Posterior, alpha: float) -> CheckResult:
    """Passed where the interval holds no change."""
    low, high = map(float, mixture.quantiles((alpha / 2, 1 - alpha / 2)))
    tail = float(mixture.below(0.0))
    return CheckResult(check, "passed" if low < 0 < high else "failed", low, high, 2 * min(tail, 1 - tail))


def _without_each(series: CountSeries, slope: bool) -> Iterator[tuple[str, float]]:
    periods = np.arange(len(series.at))
    for period in periods:
        part = series.part(periods != period)
        if part.after.sum() >= 2 and len(np.unique(part.at[~part.after])) >= 2:
            yield str(series.labels[period]), _median(part, slope)


def _specification_curve(series: CountSeries, effect: float, slope: bool, alpha: float) -> CheckResult:
    """With and without a change of slope, over windows a period shorter, and without the periods next to the event.

    All must have the sign of the effect. Without its neighbours, where what announces the event and what passes
    again shows most, the change must be detected again, at a looser level because there are fewer periods.
    """
    curve = check_sign("specification_curve", effect, _specifications(series))
    apart = _apart(series)
    if apart is None:
        return curve
    low, middle, high = map(float, posterior(apart, slope=slope).quantiles((alpha / 2, 0.5, 1 - alpha / 2)))
    variants = (*curve.variants, ("apart from the event", middle))
    passed = curve.outcome == "passed" and same_sign(effect, low, high)
    return replace(
        curve,
        outcome="passed" if passed else "failed",
        low=min(curve.low, middle),
        high=max(curve.high, middle),
        variants=variants,
    )


def _apart(series: CountSeries) -> CountSeries | None:
    """Without the last period before the event and the first quarter of those after it, as far as enough are left."""
    before, after = int((~series.after).sum()), int(series.after.sum())
    near = np.zeros(len(series.at), dtype=bool)
    near[before - 1 : before + after // 4] = True
    if before - 1 < MIN_PRE_PERIODS or after - after // 4 < MIN_POST_PERIODS:
        return None
    return series.part(~near)


def _specifications(series: CountSeries) -> Iterator[tuple[str, float]]:
    last = len(series.at) - 1
    for first, end, slope in product((0, 1), (last, last - 1), (False, True)):
        part = series.part((np.arange(last + 1) >= first) & (np.arange(last + 1) <= end))
        name = f"{series.labels[first]}-{series.labels[end]} {'level and slope' if slope else 'level'}"
        yield name, _median(part, slope)
