"""Types of arrays, random streams by name, and bounds from counts that are known as intervals."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Mask = NDArray[np.bool_]


def stream(seed: int, name: str) -> np.random.Generator:
    """The random stream called ``name`` under a root seed: the same on every machine and in every order of jobs."""
    return np.random.default_rng([seed, int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")])


def bounds_at_ends(low: Vector, high: Vector, after: Mask, estimate: Callable[[Vector], float]) -> tuple[float, float]:
    """Estimates when every count lies at the end of its interval that lowers, or raises, the change after the event."""
    if np.array_equal(low, high):
        effect = estimate(low)
        return effect, effect
    return estimate(np.where(after, low, high)), estimate(np.where(after, high, low))
