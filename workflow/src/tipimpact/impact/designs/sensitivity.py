"""Estimates under other choices, and at dates when nothing happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tipimpact.impact.designs.cohorts import imputation_weights, long_difference_weights
from tipimpact.impact.designs.panel import Design
from tipimpact.impact.inference import core
from tipimpact.impact.inference.core import Matrix

Estimator = Literal["two_way_fixed_effects", "imputation", "long_difference"]


@dataclass(frozen=True)
class Curve:
    """Choices that could have been made otherwise; every combination is estimated.

    first, last: ends of the window. without: sets of periods left out. offsets: added before the logarithm.
    """

    first: Sequence[int]
    last: Sequence[int]
    without: Sequence[Sequence[int]] = ((),)
    offsets: Sequence[float] = (0.5,)
    estimators: Sequence[Estimator] = ("two_way_fixed_effects", "long_difference")


@dataclass(frozen=True)
class Specification:
    """One combination of choices: its name, outcome and weights; the estimate is their inner product."""

    name: str
    outcome: Matrix
    weights: Matrix

    @property
    def value(self) -> float:
        return float((self.weights * self.outcome).sum())


def specifications(design: Design, curve: Curve, offset: float | None) -> Iterator[Specification]:
    """Every combination. offset: that of ``design``; None where it is not in logarithms of counts."""
    offsets = curve.offsets if offset is not None else (0.0,)
    for first, last, without, other, estimator in product(
        curve.first, curve.last, curve.without, offsets, curve.estimators
    ):
        keep = (design.periods >= first) & (design.periods <= last) & ~np.isin(design.periods, list(without))
        part = design.part(periods=keep).observed()
        outcome = part.outcome
        if offset is not None:
            outcome = np.log(np.maximum(np.exp(outcome) - offset, 0) + other)
        left = f" -{'-'.join(map(str, without))}" if without else ""
        shift = f" +{other:g}" if offset is not None else ""
        yield Specification(f"{first}-{last}{left}{shift} {estimator}", outcome, weights_of(part, estimator))


def curve_p(curve: Sequence[Specification], orders: NDArray[np.intp]) -> float:
    """Two-sided permutation p of the median of the curve: all choices are permuted alike."""
    reference = np.median(
        [core.permuted_sums(core.within(spec.outcome), spec.weights, orders) for spec in curve], axis=0
    )
    return core.p_value(float(np.median([spec.value for spec in curve])), reference)


def weights_of(design: Design, estimator: Estimator) -> Matrix:
    """The estimator as weights, units x periods.

    Two-way fixed effects and imputation rest on all periods before (and are the same where all are treated at once),
    long differences on the last one alone.
    """
    if estimator == "two_way_fixed_effects":
        return core.weights(design.treatment)
    if estimator == "imputation":
        return imputation_weights(design.treatment)
    return long_difference_weights(design.cohort, design.periods.astype(float))


def estimate(design: Design, estimator: Estimator) -> float:
    """The change by this estimator."""
    return float((weights_of(design, estimator) * design.outcome).sum())


def placebo_dates(design: Design) -> Iterator[tuple[int, float]]:
    """Every date before the event that leaves two periods before it and one after, with its estimate."""
    before = design.before()
    treated = ~np.isnan(design.cohort)
    for first in before.periods[2:]:
        fake = (treated[:, None] & (before.periods >= first)).astype(float)
        yield int(first), core.coefficient(before.outcome, fake)
