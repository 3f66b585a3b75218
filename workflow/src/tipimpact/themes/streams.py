"""Random streams, one a step, so that none depends on what another has drawn; and bootstrap samples."""

from __future__ import annotations

import numpy as np

RESAMPLES = 1000


def stream(seed: int, name: str) -> np.random.Generator:
    """The random stream called ``name`` under a root seed."""
    return np.random.default_rng([seed, *name.encode()])


def resample(generator: np.random.Generator, count: int) -> np.ndarray:
    """How often each of so many units is in each of ``RESAMPLES`` bootstrap samples: sample by unit."""
    draws = generator.integers(max(count, 1), size=(RESAMPLES, count))
    return np.stack([np.bincount(draw, minlength=count) for draw in draws])
