"""Staggered adoption: two estimators with opposite weaknesses, and the event study of each.

Long differences compare each cohort with the units never treated, period by period, from its own base period on
(Callaway and Sant'Anna 2021, without covariates). Imputation fits unit and period effects to the cells not yet treated
and takes what is left of the others (Borusyak, Jaravel and Spiess 2024). In neither does a treated unit serve as a
control, so that effects that grow do no harm. Long differences rest on one base period: a shock or an anticipation in
it moves all. Imputation rests on all of them: a trend that differs moves it more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tipimpact.common.errors import ImpactError
from tipimpact.impact.inference.core import Matrix, histories


@dataclass(frozen=True)
class GroupTime:
    """Effects by cohort and period. influence: cells x units; its mean square over units gives the variance."""

    cohort: NDArray[np.float64]
    period: NDArray[np.float64]
    effect: NDArray[np.float64]
    influence: Matrix


def group_time(
    outcome: Matrix,
    periods: NDArray[np.float64],
    cohort: NDArray[np.float64],
    gap: int = 1,
    base: Literal["last", "all"] = "last",
) -> GroupTime:
    """Effects of every cohort in every period but its base.

    outcome: units x periods. cohort: first treated period, NaN: never. gap: how many periods before the
    first treated one the base lies (2 where the change was announced a period ahead). base: "last", that period
    alone; "all", the mean of it and all before, which leaves no period out.
    Raises ImpactError when a cohort has one unit or no base period, or when fewer than two units are never treated.
    """
    never = np.isnan(cohort)
    if never.sum() < 2:
        raise ImpactError(f"units never treated: {never.sum()}", expected="at least 2")
    rows = []
    for first in np.unique(cohort[~never]):
        own = cohort == first
        last = int(np.searchsorted(periods, first)) - gap
        if own.sum() < 2 or last < 0:
            fault = f"has {own.sum()} unit" if own.sum() < 2 else "has no base period"
            raise ImpactError(f"the cohort of {first:g} {fault}", expected="2 units or more, and a period before")
        start = outcome[:, last] if base == "last" else outcome[:, : last + 1].mean(axis=1)
        for place, period in enumerate(periods):
            if base == "last" and place == last:
                continue
            change = outcome[:, place] - start
            mine, other = change[own].mean(), change[never].mean()
            influence = own * (change - mine) / own.mean() - never * (change - other) / never.mean()
            rows.append((first, period, mine - other, influence))
    cohorts, times, effects, influences = zip(*rows, strict=True)
    return GroupTime(np.array(cohorts), np.array(times), np.array(effects), np.array(influences))


def overall(group_times: GroupTime, cohort: NDArray[np.float64]) -> tuple[float, float]:
    """Mean effect after treatment, cells weighted by the size of their cohort, and its standard error."""
    after = group_times.period >= group_times.cohort
    size = np.array([(cohort == first).mean() for first in group_times.cohort[after]])
    weight = size / size.sum()
    effect = float(weight @ group_times.effect[after])
    influence = weight @ group_times.influence[after]
    # the sizes of the cohorts are estimates too
    indicator = (cohort[None, :] == group_times.cohort[after][:, None]) - size[:, None]
    influence = influence + (group_times.effect[after] - effect) @ indicator / size.sum()
    return effect, float(np.sqrt((influence**2).mean() / len(cohort)))


def event_study(group_times: GroupTime, cohort: NDArray[np.float64]) -> tuple[NDArray[np.float64], Matrix, Matrix]:
    """Mean effects by time since treatment: the times, the effects and their covariance."""
    since = group_times.period - group_times.cohort
    times = np.unique(since)
    size = np.array([(cohort == first).sum() for first in group_times.cohort], dtype=float)
    weight = (since == times[:, None]) * size
    weight /= weight.sum(axis=1, keepdims=True)
    influence = weight @ group_times.influence
    return times, weight @ group_times.effect, influence @ influence.T / len(cohort) ** 2


def imputation_weights(treatment: Matrix) -> Matrix:
    """Weights w, units x periods, with sum(w * outcome) the mean over treated cells of outcome less what is imputed.

    Unit and period effects are fitted by least squares to the cells not treated. Raises ImpactError where one of them
    has no such cell, so that nothing can be imputed.
    """
    units, periods = treatment.shape
    free = treatment == 0
    if not free.any(axis=1).all() or not free.any(axis=0).all():
        raise ImpactError("a unit or a period has no cell that is not treated", where="panel", expected="at least one")
    rows = np.indices(treatment.shape).reshape(2, -1)
    dummies = np.zeros((treatment.size, units + periods))
    dummies[np.arange(treatment.size), rows[0]] = 1
    dummies[np.arange(treatment.size), units + rows[1]] = 1
    known, mean = dummies[free.ravel()], dummies[~free.ravel()].mean(axis=0)
    weights = np.zeros(treatment.size)
    weights[~free.ravel()] = 1 / (~free).sum()
    weights[free.ravel()] = -known @ np.linalg.pinv(known.T @ known, hermitian=True) @ mean
    return weights.reshape(treatment.shape)


def long_difference_weights(cohort: NDArray[np.float64], periods: NDArray[np.float64], gap: int = 1) -> Matrix:
    """Weights w, units x periods, with sum(w * outcome) the mean of ``overall``."""
    never, weights = np.isnan(cohort), np.zeros((len(cohort), len(periods)))
    firsts = np.unique(cohort[~never])
    cells = sum((cohort == first).sum() * (periods >= first).sum() for first in firsts)
    for first in firsts:
        own, after = cohort == first, periods >= first
        base = int(np.searchsorted(periods, first)) - gap
        if base < 0:
            raise ImpactError(f"the cohort of {first:g} has no base period", expected="a period before")
        path = after.astype(float)
        path[base] -= after.sum()
        weights += np.outer(own / cells - never * (own.sum() / never.sum() / cells), path)
    return weights


def clustered_error(outcome: Matrix, weights: Matrix) -> float:
    """Standard error of sum(weights * outcome), clustered by unit: units of one history vary about their mean."""
    _, label = histories(weights)
    scores = (weights * outcome).sum(axis=1)
    sizes = np.bincount(label)
    means = np.bincount(label, scores) / sizes
    spread = np.bincount(label, (scores - means[label]) ** 2)
    return float(np.sqrt((spread * sizes / np.maximum(sizes - 1, 1)).sum()))
