"""P-values of several estimates together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def holm(p: Sequence[float]) -> list[float]:
    """Holm's (1979) step-down adjustment; holds under any dependence."""
    order = np.argsort(p, kind="stable")
    steps = np.maximum.accumulate(np.array(p, dtype=float)[order] * np.arange(len(p), 0, -1))
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(steps, 1.0)
    return adjusted.tolist()


def holm_levels(p: Sequence[float], alpha: float) -> list[float]:
    """The level at which Holm's procedure tests each of several p-values, so that intervals can be made at it.

    The smallest is tested at alpha / m, the next at alpha / (m - 1) if the one before was rejected, and so on. After
    the first that is not rejected no further step is taken: all that follow keep its level.
    """
    order = np.argsort(p, kind="stable")
    levels, level, going = np.empty(len(p)), alpha, True
    for step, place in enumerate(order):
        level = alpha / (len(p) - step) if going else level
        going = going and p[place] <= level
        levels[place] = level
    return levels.tolist()
