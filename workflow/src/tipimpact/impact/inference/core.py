"""Types of arrays, and random streams by name."""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Mask = NDArray[np.bool_]


def stream(seed: int, name: str) -> np.random.Generator:
    """The random stream called ``name`` under a root seed: the same on every machine and in every order of jobs."""
    return np.random.default_rng([seed, int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")])
