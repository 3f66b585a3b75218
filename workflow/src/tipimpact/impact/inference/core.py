"""Arithmetic of two-way fixed effects on a complete panel, vectorised over permutations of the units.

A complete panel is a matrix, one row per unit and one column per period. Taking out unit and period
effects is then double centring, the coefficient is one inner product, and moving a treatment history from
one unit to another changes neither its centred length nor the centred outcomes. So one product of
outcomes and histories gives the coefficient under every permutation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Mask = NDArray[np.bool_]
OFFSET = 0.5  # added to a count before its logarithm, as in the earlier versions of the plan
DIGITS = 12  # of a weight, beyond which two are the same


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


def linear_bounds(low: Matrix, high: Matrix, weights: Matrix) -> tuple[float, float]:
    """Least and greatest sum(weights * outcome) when each outcome may lie anywhere between ``low`` and ``high``."""
    ends = weights * low, weights * high
    return float(np.minimum(*ends).sum()), float(np.maximum(*ends).sum())


def bounds_at_ends(low: Vector, high: Vector, after: Mask, estimate: Callable[[Vector], float]) -> tuple[float, float]:
    """Estimates when every count lies at the end of its interval that lowers, or raises, the change after the event."""
    if np.array_equal(low, high):
        effect = estimate(low)
        return effect, effect
    return estimate(np.where(after, low, high)), estimate(np.where(after, high, low))


def permutations(count: int, units: int, rng: np.random.Generator) -> NDArray[np.intp]:
    """``count`` random orders of the units, count x units."""
    return rng.permuted(np.tile(np.arange(units), (count, 1)), axis=1)


def orders(units: NDArray, count: int, seed: int) -> NDArray[np.intp]:
    """``count`` random orders of named units, count x units.

    Each unit draws its keys from a stream of its own name. Two estimates over the same units are permuted alike,
    and over overlapping sets nearly so: their joint distribution is what Romano and Wolf's adjustment needs.
    """
    keys = np.column_stack([stream(seed, f"order/{unit}").random(count) for unit in units])
    return keys.argsort(axis=1)


def permuted(outcome: Matrix, treatment: Matrix, orders: NDArray[np.intp]) -> NDArray[np.float64]:
    """Coefficients when unit u is given the treatment history of unit order[u], for each row of ``orders``."""
    return permuted_sums(within(outcome), weights(treatment), orders)


def permuted_sums(outcome: Matrix, weights: Matrix, orders: NDArray[np.intp]) -> NDArray[np.float64]:
    """sum(w * outcome) when unit u is given the weights of unit order[u], for each row of ``orders``.

    Right for every estimator whose weights on a unit follow from the unit's own treatment history and from how many
    units have which history: two-way fixed effects, imputation, long differences. Units of one history share one row of
    weights, so that there is one product per unit and history, and not one fit per permutation.
    """
    rows, label = histories(weights)
    scores = outcome @ rows.T  # units x histories
    return scores[np.arange(len(outcome)), label[orders]].sum(axis=1)


def histories(weights: Matrix) -> tuple[Matrix, NDArray[np.intp]]:
    """Distinct rows of ``weights``, and which of them each unit has; rows that differ by rounding are one."""
    _, first, label = np.unique(np.round(weights, DIGITS), axis=0, return_index=True, return_inverse=True)
    return weights[first], label.reshape(-1)


def p_value(observed: float, reference: NDArray[np.float64]) -> float:
    """Two-sided permutation p-value; the observed order counts as one of the permutations."""
    ties = 1e-12 * max(abs(observed), 1.0)  # rounding must not decide
    return float((1 + (np.abs(reference) >= abs(observed) - ties).sum()) / (1 + len(reference)))
