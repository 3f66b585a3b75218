"""How far the comparison may be wrong before the finding falls: trends that differ, choices made otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from tipimpact.impact import core
from tipimpact.impact.cohorts import event_study, group_time, overall
from tipimpact.impact.core import Matrix
from tipimpact.impact.design import Design

Estimator = Literal["two_way_fixed_effects", "long_difference"]


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


def specifications(design: Design, curve: Curve, offset: float | None) -> Iterator[tuple[str, float]]:
    """Name and estimate of every combination. offset: that of ``design``; None where it is not in logarithms."""
    offsets = curve.offsets if offset is not None else (0.0,)
    for first, last, without, other, estimator in product(
        curve.first, curve.last, curve.without, offsets, curve.estimators
    ):
        keep = (design.periods >= first) & (design.periods <= last) & ~np.isin(design.periods, list(without))
        part = design.part(periods=keep)
        if offset is not None:
            part = replace(part, outcome=np.log(np.maximum(np.exp(part.outcome) - offset, 0) + other))
        left = f" -{'-'.join(map(str, without))}" if without else ""
        yield f"{first}-{last}{left} +{other:g} {estimator}", estimate(part, estimator)


def estimate(design: Design, estimator: Estimator) -> float:
    """One number from all periods before (two-way fixed effects) or from the last one alone (long differences)."""
    if estimator == "two_way_fixed_effects":
        return core.coefficient(design.outcome, design.treatment)
    return overall(group_time(design.outcome, design.periods.astype(float), design.cohort), design.cohort)[0]


@dataclass(frozen=True)
class Departures:
    """What departures from parallel trends the mean effect survives.

    relative: so many times the greatest change between neighbouring periods before the event (0: it is not
    significant to begin with). smooth: so great a change of slope from one period to the next, in the scale of
    the estimate, after the slope before has been continued.
    """

    relative: float
    smooth: float


def departures(design: Design, alpha: float) -> Departures:
    """Breakdown values in the manner of Rambachan and Roth (2023), with the departures before taken as estimated.

    The differences before hold noise as well, which makes ``relative`` smaller, that is stricter.
    """
    found = group_time(design.outcome, design.periods.astype(float), design.cohort)
    times, effects, covariance = event_study(found, design.cohort)
    # The base period has no row: its difference is zero by construction.
    base = float(design.periods[np.searchsorted(design.periods, np.nanmin(design.cohort)) - 1])
    base -= float(np.nanmin(design.cohort))
    path_t = np.append(times[times < 0], base)
    path = np.append(effects[times < 0], 0.0)[np.argsort(path_t)]
    path_t = np.sort(path_t)
    after = times >= 0
    mean, reach = _mean(effects, covariance, after, alpha)
    steps = times[after] - base  # whole periods since the base one
    jump = float(np.abs(np.diff(path) / np.diff(path_t)).max())
    relative = max(abs(mean) - reach, 0.0) / (jump * steps.mean()) if jump else np.inf
    slope = np.polyfit(path_t, path, 1)[0]
    curved = (steps * (steps + 1) / 2).mean()  # a change of slope of 1 in every period adds up to this
    smooth = max(abs(mean - slope * steps.mean()) - reach, 0.0) / curved
    return Departures(float(relative), float(smooth))


def _mean(
    effects: NDArray[np.float64], covariance: Matrix, keep: NDArray[np.bool_], alpha: float
) -> tuple[float, float]:
    """Mean of some effects and half the length of its interval."""
    weight = keep / keep.sum()
    return float(weight @ effects), float(norm.ppf(1 - alpha / 2) * np.sqrt(weight @ covariance @ weight))


def placebo_dates(design: Design) -> Iterator[tuple[int, float]]:
    """Every date before the event that leaves two periods before it and one after, with its estimate."""
    before = design.before()
    treated = ~np.isnan(design.cohort)
    for first in before.periods[2:]:
        fake = (treated[:, None] & (before.periods >= first)).astype(float)
        yield int(first), core.coefficient(before.outcome, fake)
