"""P-values of several estimates together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tipimpact.impact.inference.core import p_value


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


def romano_wolf(effects: Mapping[str, float], references: Mapping[str, NDArray[np.float64]]) -> dict[str, float]:
    """Romano and Wolf's (2005) step-down adjustment from permutations that were drawn together.

    references: estimates under each permutation, the same number for each and in one order. Each estimate is set
    against the spread of its own permutations, the largest first; each is then compared with the largest of those not
    yet passed.
    """
    spreads = {name: float(reference.std(ddof=1)) for name, reference in references.items()}
    size = {name: abs(effects[name]) / spreads[name] for name in effects}
    names = sorted(effects, key=lambda name: -size[name])
    scaled = (
        np.column_stack([np.abs(references[name]) / spreads[name] for name in names]) if names else np.empty((0, 0))
    )
    adjusted, least = {}, 0.0
    for place, name in enumerate(names):
        least = max(least, p_value(size[name], scaled[:, place:].max(axis=1)))
        adjusted[name] = least
    return adjusted
