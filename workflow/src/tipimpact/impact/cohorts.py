"""Staggered adoption: group-time effects by long differences from a base period, against units never treated.

Each cohort is compared with the units never treated, period by period, from its own base period on (Callaway
and Sant'Anna 2021, without covariates). No treated unit serves as a control, so effects that grow do
no harm; it rests on one base period, where imputation (two-way fixed effects) rests on all of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tipimpact.common.errors import ImpactError
from tipimpact.impact.core import Matrix


@dataclass(frozen=True)
class GroupTime:
    """Effects by cohort and period. influence: cells x units; its mean square over units gives the variance."""

    cohort: NDArray[np.float64]
    period: NDArray[np.float64]
    effect: NDArray[np.float64]
    influence: Matrix


def group_time(outcome: Matrix, periods: NDArray[np.float64], cohort: NDArray[np.float64], gap: int = 1) -> GroupTime:
    """Effects of every cohort in every period but its base.

    outcome: units x periods. cohort: first treated period, NaN: never. gap: how many periods before the
    first treated one the base lies (2 where the change was announced a period ahead).
    Raises ImpactError when a cohort has one unit or no base period, or when fewer than two units are never treated.
    """
    never = np.isnan(cohort)
    if never.sum() < 2:
        raise ImpactError(f"units never treated: {never.sum()}", expected="at least 2")
    rows = []
    for first in np.unique(cohort[~never]):
        own = cohort == first
        base = int(np.searchsorted(periods, first)) - gap
        if own.sum() < 2 or base < 0:
            fault = f"has {own.sum()} unit" if own.sum() < 2 else "has no base period"
            raise ImpactError(f"the cohort of {first:g} {fault}", expected="2 units or more, and a period before")
        for place, period in enumerate(periods):
            if place == base:
                continue
            change = outcome[:, place] - outcome[:, base]
            mine, other = change[own].mean(), change[never].mean()
            influence = own * (change - mine) / own.mean() - never * (change - other) / never.mean()
            rows.append((first, period, mine - other, influence))
    cohorts, times, effects, influences = zip(*rows, strict=True)
    return GroupTime(np.array(cohorts), np.array(times), np.array(effects), np.array(influences))


def overall(found: GroupTime, cohort: NDArray[np.float64]) -> tuple[float, float]:
    """Mean effect after treatment, cells weighted by the size of their cohort, and its standard error."""
    after = found.period >= found.cohort
    size = np.array([(cohort == first).mean() for first in found.cohort[after]])
    weight = size / size.sum()
    effect = float(weight @ found.effect[after])
    influence = weight @ found.influence[after]
    # the sizes of the cohorts are estimates too
    indicator = (cohort[None, :] == found.cohort[after][:, None]) - size[:, None]
    influence = influence + (found.effect[after] - effect) @ indicator / size.sum()
    return effect, float(np.sqrt((influence**2).mean() / len(cohort)))


def event_study(found: GroupTime, cohort: NDArray[np.float64]) -> tuple[NDArray[np.float64], Matrix, Matrix]:
    """Mean effects by time since treatment: the times, the effects and their covariance."""
    since = found.period - found.cohort
    times = np.unique(since)
    size = np.array([(cohort == first).sum() for first in found.cohort], dtype=float)
    weight = (since == times[:, None]) * size
    weight /= weight.sum(axis=1, keepdims=True)
    influence = weight @ found.influence
    return times, weight @ found.effect, influence @ influence.T / len(cohort) ** 2
