"""Synthetic difference-in-differences: weights on other units, and on the periods before, that make a comparison."""

from __future__ import annotations

import numpy as np
from scipy.optimize import nnls

from tipimpact.impact.inference.core import Mask, Matrix, Vector

SUM_TO_ONE = 1e4  # weight of the row that makes the weights sum to one


def simplex_weights(donors: Matrix, target: Vector, ridge: float = 0.0) -> Vector:
    """Weights w >= 0 of sum 1 that minimise |donors w - target|^2 + ridge |w|^2. donors: rows x donors."""
    scale = SUM_TO_ONE * max(float(np.abs(donors).max()), 1.0)
    count = donors.shape[1]
    rows = [donors, np.full((1, count), scale), np.sqrt(ridge) * np.eye(count)]
    weights, _ = nnls(np.vstack(rows), np.concatenate([target, [scale], np.zeros(count)]), maxiter=50 * count)
    return weights / weights.sum()


def synthetic_did(outcome: Matrix, before: int, treated: Mask) -> float:
    """Synthetic difference-in-differences of matrices; arguments as in ``synthetic_did_weights``."""
    units, times = synthetic_did_weights(outcome, before, treated)
    gaps = outcome[treated].mean(axis=0) - units @ outcome[~treated]
    return float(gaps[before:].mean() - times @ gaps[:before])


def synthetic_did_weights(outcome: Matrix, before: int, treated: Mask) -> tuple[Vector, Vector]:
    """Weights of the donors, and of the periods before (Arkhangelsky et al. 2021), of units treated at the same time.

    outcome: units x periods. before: periods before treatment. treated: which units. Unit weights are penalised as in
    the paper, time weights hardly at all; both are fitted with an intercept.
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
    return units, times
