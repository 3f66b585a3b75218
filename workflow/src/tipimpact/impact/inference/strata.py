"""Permutations within strata of base growth and volume, and the set of changes that they do not reject.

Where treated units were chosen for their surge, what follows a surge is taken for a change in 17 % of cases if they are
permuted within classes of volume alone; within five classes of growth and two of volume, in about 5 %
(``docs/validation/strata.csv``, claims in other destinations). Strata of growth do not help where units were chosen at
a peak: there 17 % of cases show a false fall.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tipimpact.impact.inference.core import OFFSET, Mask, Matrix, Vector, stream

GROWTH, VOLUME = 5, 2
FARTHEST = 20.0  # log points, beyond which an end of the set is taken to be infinite
PRECISION = 1e-3  # of the ends, log points
ROUNDING = 1e-9  # of statistics, below which two are equal


@dataclass(frozen=True)
class Contrast:
    """A contrast as it was observed and under other assignments.

    estimate, error: log points; the error is clustered by unit. under: from a change in log points to estimates and
    errors under every assignment, once the treated outcomes after have been freed of that change.
    """

    estimate: float
    error: float
    under: Callable[[float], tuple[Vector, Vector]]


@dataclass(frozen=True)
class Randomised:
    """What permutations say of a contrast, in log points.

    low, high: changes that are not rejected at the level asked for, half of it in each tail; infinite where no change
    is rejected on that side. p: two-sided, of no change. p_fall, p_rise: one-sided, small where it fell, or rose.
    reference: the estimates under the permutations.
    """

    estimate: float
    error: float
    low: float
    high: float
    p: float
    p_fall: float
    p_rise: float
    reference: Vector


def base_growth(before: Matrix) -> Vector:
    """Growth within the base period, in log points: mean of its later half over mean of its earlier half.

    before: counts, units x years. With an odd number of years the one in the middle is left out.
    """
    half = before.shape[1] // 2
    return np.log(before[:, -half:].mean(axis=1) + OFFSET) - np.log(before[:, :half].mean(axis=1) + OFFSET)


def growth_by_volume(before: Matrix, growth: int = GROWTH, volume: int = VOLUME) -> NDArray[np.int64]:
    """Stratum of each unit: ``growth`` classes of base growth, crossed with ``volume`` classes of the base total.

    before: counts, units x years, of the base period. growth=1 gives strata of volume alone.
    """
    if before.shape[1] < 2 and growth > 1:
        raise ValueError("growth needs two base years or more")
    surge = base_growth(before) if growth > 1 else np.zeros(len(before))
    return cross_classes(surge, before.sum(axis=1), growth, volume)


def cross_classes(first: Vector, second: Vector, outer: int = GROWTH, inner: int = VOLUME) -> NDArray[np.int64]:
    """Strata of ``outer`` classes of the first value, crossed with ``inner`` classes of the second."""
    return classes(first, outer) * inner + classes(second, inner)


def classes(values: Vector, count: int) -> NDArray[np.int64]:
    """Class of each value, 0 to count - 1, with equal numbers in each as nearly as can be.

    Equal values are divided in the order of the units.
    """
    rank = np.empty(len(values), dtype=np.int64)
    rank[np.argsort(values, kind="stable")] = np.arange(len(values))
    return rank * count // len(values)


def draw_assignments(
    treated: Mask, strata: NDArray[np.int64], count: int, seed: int, units: NDArray | None = None
) -> NDArray[np.float64]:
    """Assignments that have as many treated units in every stratum as observed: count x units, 1 where treated.

    units: names; each draws its keys from a stream of its own name, so that estimates over overlapping sets of units
    are permuted alike. Without names one stream serves all, which is faster.
    """
    if units is None:
        keys = stream(seed, "deal").random((count, len(treated)))
    else:
        keys = np.column_stack([stream(seed, f"order/{unit}").random(count) for unit in units])
    assignments = np.zeros((count, len(treated)))
    for stratum in np.unique(strata[treated]):
        members = np.flatnonzero(strata == stratum)
        chosen = int(treated[members].sum())
        order = keys[:, members].argsort(axis=1)[:, :chosen]
        np.put_along_axis(assignments, members[order], 1.0, axis=1)
    return assignments


def randomise(contrast: Contrast, alpha: float) -> Randomised:
    """The studentised randomisation set at level ``alpha`` and the p-values of no change.

    A change is kept in the set if, once it is taken out of the treated outcomes, the observed contrast over its error
    is not among the outer alpha / 2 of those under the permutations, in either tail; the observed one counts as one of
    them. Where a permutation has no finite statistic it counts against the change looked for.
    """
    reference, _ = contrast.under(0.0)
    fall, rise = _tails(contrast, 0.0)
    return Randomised(
        estimate=contrast.estimate,
        error=contrast.error,
        low=_end(contrast, alpha / 2, -1),
        high=_end(contrast, alpha / 2, 1),
        p=min(1.0, 2 * min(fall, rise)),
        p_fall=fall,
        p_rise=rise,
        reference=reference,
    )


def _tails(contrast: Contrast, change: float) -> tuple[float, float]:
    """One-sided p-values of ``change``: against a greater fall, and against a greater rise."""
    estimates, errors = contrast.under(change)
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = estimates / errors
        observed = np.divide(contrast.estimate - change, contrast.error)
    undefined = ~np.isfinite(statistic)
    count = len(statistic) + 1
    fall = (1 + (undefined | (statistic <= observed + ROUNDING)).sum()) / count
    rise = (1 + (undefined | (statistic >= observed - ROUNDING)).sum()) / count
    return float(fall), float(rise)


def _end(contrast: Contrast, tail: float, side: int) -> float:
    """The end of the set on one side (-1: low, 1: high), by bisection outwards from the estimate."""
    if not np.isfinite(contrast.estimate) or not np.isfinite(contrast.error):
        return side * np.inf

    def kept(change: float) -> bool:
        fall, rise = _tails(contrast, change)
        return (fall if side > 0 else rise) > tail

    inside, step = contrast.estimate, max(contrast.error, PRECISION)
    while kept(outside := inside + side * step):
        inside, step = outside, 2 * step
        if abs(outside) > FARTHEST:
            return side * np.inf
    while abs(outside - inside) > PRECISION:
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if kept(middle) else (inside, middle)
    return float(inside)


def read_tails(estimate: float, reference: Vector, around: Vector, alpha: float) -> Randomised:
    """The same for an estimator that is fitted anew under each permutation, without errors of its own.

    reference: estimates under the permutations. around: the same once the estimated change has been taken out of the
    treated outcomes; the set reaches as far from the estimate as these lie, and their standard deviation is the error.
    """
    count = len(reference) + 1
    fall = float((1 + (reference <= estimate + ROUNDING).sum()) / count)
    rise = float((1 + (reference >= estimate - ROUNDING).sum()) / count)
    low, high = np.quantile(around, [alpha / 2, 1 - alpha / 2])
    return Randomised(
        estimate=estimate,
        error=float(around.std(ddof=1)),
        low=float(estimate - high),
        high=float(estimate - low),
        p=min(1.0, 2 * min(fall, rise)),
        p_fall=fall,
        p_rise=rise,
        reference=reference,
    )
