"""An interrupted series of which only totals over several periods are known.

The model is that of ``interval_likelihood``: a Poisson rate about a trend, a change of level and a stationary AR(1)
process. An observation is the sum of the rates of the periods that it covers. About the mode of the path the sum is
linear in the logarithms of the rates, so that the coefficients and the noise are integrated out as normals for each
noise on the grid, in the space of the observations, which are few.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.errors import ImpactError, Problem
from tipimpact.impact.designs import interval_likelihood as model
from tipimpact.impact.designs import series_rows as rows
from tipimpact.impact.estimate import Estimate, check_sign
from tipimpact.impact.inference.core import Vector, bounds_at_ends
from tipimpact.impact.refusal import refuse

STEPS = 8  # towards the mode
FREQUENCIES = ("Y", "M", "D")


@dataclass(frozen=True)
class Totals:
    """Totals as intervals. low, high: ... x observations; covers: observations x periods; x: periods x regressors.

    at: place of each period in time; offset: log exposure of each. after: share of each period after the event.
    """

    labels: tuple[str, ...]
    at: Vector
    low: Vector
    high: Vector
    covers: Vector
    x: Vector
    after: Vector
    offset: Vector

    def part(self, keep: np.ndarray) -> Totals:
        """Some observations."""
        labels = tuple(label for label, kept in zip(self.labels, keep, strict=True) if kept)
        ends = {"low": self.low[..., keep], "high": self.high[..., keep]}
        return replace(self, labels=labels, covers=self.covers[keep], **ends)

    @property
    def pure(self) -> tuple[np.ndarray, np.ndarray]:
        """Which observations lie wholly before, and wholly after, the event."""
        share = (self.covers * self.after).sum(axis=1) / self.covers.sum(axis=1)
        return share == 0, share == 1


def estimate_totals(
    table: pd.DataFrame,
    event: Hashable,
    rounded_to: int,
    suppressed_below: int,
    more: rows.ExtraTerms,
    estimator: str,
    alpha: float,
    name: str,
) -> Estimate:
    """Change of level from totals; arguments as in ``interrupted_time_series``."""
    if estimator != "ar1_interval_likelihood":
        expected = "ar1_interval_likelihood, which models the periods inside a total"
        raise ImpactError(Problem(f"totals cannot be fitted by {estimator}", "interrupted_time_series", expected))
    data = read_totals(table, event, rounded_to, suppressed_below, more)
    before, after = data.pure
    check_sides(data)
    _check_values(data)
    return model.describe(
        posterior_of_totals(data),
        alpha,
        name,
        n=len(data.labels),
        pre_periods=int(before.sum()),
        find_bounds=partial(
            bounds_at_ends, data.low, data.high, after, lambda ends: _median(replace(data, low=ends, high=ends))
        ),
        find_checks=partial(_checks, data),
    )


def check_sides(data: Totals) -> None:
    """Refuse totals of which too few lie on one side of the event; looks at their days alone."""
    before, after = (int(side.sum()) for side in data.pure)
    least = rows.MIN_PRE_PERIODS, rows.MIN_POST_PERIODS
    wholly = "totals wholly {} the event: {}"
    reasons = [
        (before < least[0], "too_few_pre_periods", wholly.format("before", before), f"at least {least[0]}"),
        (after < least[1], "too_few_post_periods", wholly.format("after", after), f"at least {least[1]}"),
    ]
    refuse(reasons, "series")


def _check_values(data: Totals) -> None:
    reasons = [
        (not data.high.any(), "no_variation", "every total is 0", "some events to count"),
        (bool(data.high.any()) and not data.low.any(), "all_hidden", "every total is suppressed", "some published"),
    ]
    refuse(reasons, "series")


def read_totals(
    table: pd.DataFrame, event: Hashable, rounded_to: int, suppressed_below: int, more: rows.ExtraTerms | None = None
) -> Totals:
    """Rows first, last and total (or low and high) over the periods that they cover, in order of time.

    first, last: whole numbers, Periods, or days, which are read as the coarsest of years, months and days that they
    bound. Raises ImpactError with every row at fault: no total, an end before its beginning, totals that overlap (both
    rows are named), periods that no total covers.
    """
    more = more or rows.ExtraTerms()
    first, last, index = _spans(table)
    counts = table[["low", "high"]] if {"low", "high"} <= set(table.columns) else table.get("total")
    if counts is None:
        raise ImpactError(Problem("column 'total' is missing", "series", "total, or low and high"))
    labels = [f"{a} to {b}" if a != b else str(a) for a, b in zip(table["first"], table["last"], strict=True)]
    low, high = rows.read_ends(counts.set_axis(labels), rounded_to, suppressed_below)
    order = np.argsort(first, kind="stable")
    named = [labels[row] for row in order]
    first, last, low, high = first[order], last[order], low[order], high[order]
    _check_spans(named, first, last)
    at = np.arange(first[0], last[-1] + 1)
    covers = ((at >= first[:, None]) & (at <= last[:, None])).astype(float)
    periods = index(at)
    after = _share_after(periods, at, event)
    starts = {other: float(at[_share_after(periods, at, start) > 0].min()) for other, start in more.events.items()}
    columns = more.columns(periods, at.astype(float), starts)
    offset = np.broadcast_to(more.log_exposure(periods), at.shape)
    span = max(len(at) - 1, 1)
    trend = (at - at[after > 0].min()) / span if more.trend and (after > 0).any() else np.zeros(len(at))
    slope = [trend * after] if more.slope else []
    x = np.column_stack([np.ones(len(at)), trend, after, *slope, *columns.values()])
    return Totals(tuple(named), at.astype(float), low, high, covers, x, after, offset)


def _spans(table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, Any]:
    """Places of the first and last period of each row, and how places become labels."""
    if table.empty:
        raise ImpactError(Problem("the series has no rows", "series"))
    ends: list[pd.Series] = [table["first"], table["last"]]
    if all(pd.api.types.is_datetime64_any_dtype(end) for end in ends):
        days = [pd.DatetimeIndex(end).normalize() for end in ends]
        for frequency in FREQUENCIES:
            periods = [day.to_period(frequency) for day in days]
            if (periods[0].start_time == days[0]).all() and (periods[1].end_time.normalize() == days[1]).all():
                break
        ends = [pd.Series(period) for period in periods]
    if all(isinstance(end.dtype, pd.PeriodDtype) for end in ends):
        frequency = ends[0].dtype.freq  # type: ignore[union-attr]
        first, last = (pd.PeriodIndex(end).asi8 for end in ends)
        return first, last, partial(_periods, frequency=frequency)
    if all(pd.api.types.is_integer_dtype(end) for end in ends):
        return ends[0].to_numpy(np.int64), ends[1].to_numpy(np.int64), pd.Index
    raise ImpactError(
        f"first and last are {ends[0].dtype} and {ends[1].dtype}",
        where="series",
        expected="whole numbers, days or Periods, both alike",
    )


def _periods(at: np.ndarray, frequency: Any) -> pd.PeriodIndex:
    return pd.PeriodIndex.from_ordinals(at, freq=frequency)  # type: ignore[attr-defined]


def _check_spans(labels: list[str], first: np.ndarray, last: np.ndarray) -> None:
    problems = [
        Problem("a total ends before it begins", f"series, {label}", "last at or after first")
        for label, a, b in zip(labels, first, last, strict=True)
        if b < a
    ]
    spans = list(zip(labels, first, last, strict=True))
    for place, (label, _, end) in enumerate(spans):
        problems += [
            Problem(
                "two totals overlap",
                f"series, {label} and {later}",
                "each period in one total",
                todo="drop one of them, or replace the longer one by what it holds beyond the other",
            )
            for later, start, _ in spans[place + 1 :]
            if start <= end
        ]
    if not problems:
        problems = [
            Problem("periods that no total covers", f"series, between {a} and {b}", "each period in one total")
            for (a, _, end), (b, start, _) in pairwise(spans)
            if start > end + 1
        ]
    if problems:
        raise ImpactError(problems)


def _share_after(periods: pd.Index, at: np.ndarray, event: Hashable) -> Vector:
    """Of each period the share after the event."""
    if isinstance(periods, pd.PeriodIndex) and isinstance(event, dt.date):
        begins, ends = periods.start_time, (periods + 1).start_time
        return np.clip(np.asarray((ends - pd.Timestamp(event)) / (ends - begins), dtype=float), 0, 1)
    start, cut = rows.find_start(periods, event)
    if cut:
        raise ImpactError(f"the event {event} falls inside a period", where="series", todo="give days, not years")
    return (at >= start).astype(float)


def posterior_of_totals(data: Totals) -> model.Posterior:
    """Posterior of the change of level; that of ``interval_likelihood.posterior`` if every total is of one period."""
    doubled = replace(data, low=2 * data.low, high=2 * data.high + 1)
    return model.mix(_fit(data, model.NOISES), _fit(doubled, None))


def _fit(data: Totals, noise: model.Noise | None) -> model.NoiseFits:
    """Log weight of each noise (or of none), and mean and sd of the change under it; each series x grid."""
    low, high = data.low[..., None, :], data.high[..., None, :]  # series x grid x observations
    counts = low + np.arange(int((high - low).max()) + 1).reshape(-1, *[1] * low.ndim)
    ways = np.where(counts <= high, -model.gammaln(counts + 1), -np.inf)
    middle = (low + high) / 2
    rate = middle.mean(axis=-1, keepdims=True) / (data.covers @ np.exp(data.offset)).mean()
    centre = np.log(rate + 0.5 / data.covers.sum(axis=1).mean()) + data.offset  # series x 1 x periods
    prior = np.full(data.x.shape[1], model.FLAT**2)
    prior[2] = model.CHANGE**2
    covariance = _noise_covariance(data.at, noise)  # grid x periods x periods
    path = np.broadcast_to(centre, (*low.shape[:-2], len(covariance), len(data.at))).copy()
    for _ in range(STEPS):
        shares = np.exp(path)[..., None, :] * data.covers  # series x grid x observations x periods
        total = shares.sum(axis=-1)
        shares /= total[..., None]  # slope of the log of a total in the log rates
        log_fit, target, precision = model.likelihood(np.log(total), counts, ways)
        rest = target - np.log(total) + ((path - centre)[..., None, :] * shares).sum(axis=-1)
        inner = shares @ data.x  # series x grid x observations x regressors
        between = shares @ covariance
        spread_of_rest = between @ np.swapaxes(shares, -1, -2) + _diagonal(1 / precision)
        solved = np.linalg.solve(spread_of_rest, np.concatenate([rest[..., None], inner], axis=-1))
        weighted = np.swapaxes(inner, -1, -2)
        inverse = np.linalg.inv(weighted @ solved[..., 1:] + np.diag(1 / prior))
        fitted = (inverse @ weighted @ solved[..., :1])[..., 0]
        left = solved[..., 0] - (solved[..., 1:] @ fitted[..., None])[..., 0]
        last = path
        mode = centre + fitted @ data.x.T + (np.swapaxes(between, -1, -2) @ left[..., None])[..., 0]
        path = path + np.clip(mode - path, -2, 2)
    moved = target - np.log(np.exp(last)[..., None, :] @ data.covers.T)[..., 0, :]
    square = (rest * left).sum(axis=-1)
    fit = (log_fit + precision * moved**2 / 2 - np.log(precision) / 2).sum(axis=-1) - square / 2
    fit -= np.linalg.slogdet(spread_of_rest)[1] / 2
    log_weight = fit + np.linalg.slogdet(inverse)[1] / 2 - np.log(prior).sum() / 2
    return (
        log_weight + (0.0 if noise is None else noise.log_prior),
        fitted[..., 2],
        np.sqrt(inverse[..., 2, 2]),
    )


def _diagonal(values: Vector) -> Vector:
    return values[..., None] * np.eye(values.shape[-1])


def _noise_covariance(at: Vector, noise: model.Noise | None) -> Vector:
    """Covariance of the noise, grid x periods x periods; of none, one matrix of zeros."""
    if noise is None:
        return np.zeros((1, len(at), len(at)))
    apart = np.abs(at[:, None] - at)
    variance = noise.innovation**2 / (1 - noise.rho**2)
    return variance[:, None, None] * noise.rho[:, None, None] ** apart


def _median(data: Totals) -> float:
    return float(posterior_of_totals(data).quantiles([0.5])[0])


def _checks(data: Totals, effect: float) -> tuple[Any, ...]:
    parts = _without_each(data)
    return (check_sign("leave_one_out", effect, parts),) if parts else ()


def _without_each(data: Totals) -> Iterable[tuple[str, float]]:
    every = np.arange(len(data.labels))
    return [(data.labels[row], _median(data.part(every != row))) for row in every if len(every) > 2]
