"""Weights on units (and periods) that make a comparison: synthetic control and synthetic difference-in-differences."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize, nnls

from tipimpact.impact.core import Matrix

Vector = NDArray[np.float64]
SUM_TO_ONE = 1e4  # weight of the row that makes the weights sum to one


def simplex_weights(donors: Matrix, target: Vector, ridge: float = 0.0) -> Vector:
    """Weights w >= 0 of sum 1 that minimise |donors w - target|^2 + ridge |w|^2. donors: rows x donors."""
    scale = SUM_TO_ONE * max(float(np.abs(donors).max()), 1.0)
    count = donors.shape[1]
    rows = [donors, np.full((1, count), scale), np.sqrt(ridge) * np.eye(count)]
    weights, _ = nnls(np.vstack(rows), np.concatenate([target, [scale], np.zeros(count)]), maxiter=50 * count)
    return weights / weights.sum()


def synthetic_did(outcome: Matrix, before: int, treated: NDArray[np.bool_]) -> float:
    """Synthetic difference-in-differences (Arkhangelsky et al. 2021) of units that are treated at the same time.

    outcome: units x periods. before: periods before treatment. treated: which units.
    Unit weights are penalised as in the paper, time weights hardly at all; both are fitted with an intercept.
    """
    control, own = outcome[~treated], outcome[treated].mean(axis=0)
    after = outcome.shape[1] - before
    noise = np.diff(control[:, :before], axis=1).std(ddof=1)
    zeta = (treated.sum() * after) ** 0.25 * noise
    past = control[:, :before]
    units = simplex_weights(
        (past - past.mean(axis=1, keepdims=True)).T, own[:before] - own[:before].mean(), zeta**2 * before
    )
    future = control[:, before:].mean(axis=1)
    times = simplex_weights(past - past.mean(axis=0), future - future.mean(), (1e-6 * noise) ** 2 * len(control))
    gaps = own - units @ control
    return float(gaps[before:].mean() - times @ gaps[:before])


def did(outcome: Matrix, before: int, treated: NDArray[np.bool_]) -> float:
    """Difference of the mean changes of treated and other units."""
    change = outcome[:, before:].mean(axis=1) - outcome[:, :before].mean(axis=1)
    return float(change[treated].mean() - change[~treated].mean())


def predictor_weights(predictors: Matrix, outcomes: Matrix, own: int) -> Vector:
    """Weights on the predictors whose synthetic control fits ``outcomes`` best (Abadie, Diamond, Hainmueller).

    predictors: units x predictors, standardised. outcomes: units x periods. own: row of the treated unit.
    """
    others = np.arange(len(predictors)) != own

    def loss(log_weights: Vector) -> float:
        weights = synthetic_control_weights(predictors, np.exp(log_weights), own)
        return float(((outcomes[own] - weights @ outcomes[others]) ** 2).mean())

    starts = [np.zeros(predictors.shape[1]), *(3 * row for row in np.eye(predictors.shape[1]))]
    best = min(
        (minimize(loss, start, method="Nelder-Mead", options={"maxiter": 600}) for start in starts),
        key=lambda found: found.fun,
    )
    weights = np.exp(best.x)
    return weights / weights.sum()


def synthetic_control_weights(predictors: Matrix, importance: Vector, own: int) -> Vector:
    """Donor weights that bring the weighted predictors of the donors nearest to those of unit ``own``."""
    root = np.sqrt(importance / importance.sum())
    others = np.arange(len(predictors)) != own
    return simplex_weights((predictors[others] * root).T, predictors[own] * root)
