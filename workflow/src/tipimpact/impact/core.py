"""Arithmetic of two-way fixed effects on a complete panel, vectorised over permutations of the units.

A complete panel is a matrix, one row per unit and one column per period. Taking out unit and period
effects is then double centring, the coefficient is one inner product, and moving a treatment history from
one unit to another changes neither its centred length nor the centred outcomes. So one product of
outcomes and histories gives the coefficient under every permutation.
"""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


def stream(seed: int, name: str) -> np.random.Generator:
    """The random stream called ``name`` under a root seed: the same on every machine and in every order of jobs."""
    return np.random.default_rng([seed, int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")])


def within(values: Matrix) -> Matrix:
    """Deviations from unit and period means. values: units x periods."""
    return values - values.mean(axis=1, keepdims=True) - values.mean(axis=0) + values.mean()


def weights(treatment: Matrix) -> Matrix:
    """Weights w, units x periods, with coefficient = sum(w * outcome)."""
    centred = within(treatment)
    return centred / (centred * treatment).sum()


def coefficient(outcome: Matrix, treatment: Matrix) -> float:
    """Two-way fixed effects coefficient of ``treatment`` (both units x periods)."""
    return float((weights(treatment) * outcome).sum())


def bounds(low: Matrix, high: Matrix, treatment: Matrix) -> tuple[float, float]:
    """Least and greatest coefficient when each outcome may lie anywhere between ``low`` and ``high``."""
    w = weights(treatment)
    return float(np.minimum(w * low, w * high).sum()), float(np.maximum(w * low, w * high).sum())


def permutations(count: int, units: int, rng: np.random.Generator) -> NDArray[np.intp]:
    """``count`` random orders of the units, count x units."""
    return rng.permuted(np.tile(np.arange(units), (count, 1)), axis=1)


def permuted(outcome: Matrix, treatment: Matrix, orders: NDArray[np.intp]) -> NDArray[np.float64]:
    """Coefficients when unit u is given the treatment history of unit order[u], for each row of ``orders``."""
    histories, label = np.unique(treatment, axis=0, return_inverse=True)
    scores = within(outcome) @ histories.T  # units x histories
    units = np.arange(len(outcome))
    return scores[units, label.reshape(-1)[orders]].sum(axis=1) / (within(treatment) * treatment).sum()


def p_value(observed: float, reference: NDArray[np.float64]) -> float:
    """Two-sided permutation p-value; the observed order counts as one of the permutations."""
    ties = 1e-12 * max(abs(observed), 1.0)  # rounding must not decide
    return float((1 + (np.abs(reference) >= abs(observed) - ties).sum()) / (1 + len(reference)))
