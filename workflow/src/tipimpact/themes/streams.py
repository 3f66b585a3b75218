"""Random streams, one a step, so that none depends on what another has drawn."""

from __future__ import annotations

import numpy as np


def stream(seed: int, name: str) -> np.random.Generator:
    """The random stream called ``name`` under a root seed."""
    return np.random.default_rng([seed, *name.encode()])
