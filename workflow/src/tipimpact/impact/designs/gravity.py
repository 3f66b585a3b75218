"""Three-way gravity: claims by origin, destination and period, with effects of each pair of them.

Poisson regression with effects of origin x period, destination x period and origin x destination takes out whatever
happened to an origin everywhere, to a destination for everybody, and what is constant between the two. With two periods
the effects of origin x destination drop out: given its total, the part of a cell that falls after the event is binomial
with a logit that adds up an origin, a destination and the change of the treated. That is the same likelihood, and small
enough to fit under every permutation at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tipimpact.impact.designs.windows import History, Window
from tipimpact.impact.inference.core import Mask, Matrix, Vector
from tipimpact.impact.inference.strata import Randomised, read_tails

STEPS, TOLERANCE = 40, 1e-7  # of Newton's method; log points
LONGEST = 3.0  # log points that a step may go
BATCH = 200  # permutations fitted at once, so that memory stays small
TINY = 1e-12


@dataclass(frozen=True)
class Flows:
    """Totals of base years and of years after, origins x destinations; the first destination is the one studied.

    Cells that a destination does not have are 0 in both.
    """

    before: Matrix
    after: Matrix


def read_flows(window: Window, others: Iterable[History]) -> Flows:
    """Claims of the units of ``window`` in its destination and in others, in the years of the window.

    others: histories of other destinations. A cell that is not published counts as the middle of what is known.
    Raises ImpactError where a destination lacks a year.
    """
    columns = [(window.cells.before.sum(axis=1), window.cells.after.sum(axis=1))]
    for history in others:
        counts = history.counts(window.units, window.shape)
        split = len(window.shape.base)
        columns.append((counts[:, :split].sum(axis=1), counts[:, split:].sum(axis=1)))
    before, after = (np.column_stack(side) for side in zip(*columns, strict=True))
    return Flows(before, after)


def three_way(flows: Flows, treated: Mask, assignments: Matrix, alpha: float) -> Randomised:
    """Change of claims of treated origins in the first destination, in log points, and its permutation test.

    assignments: permutations x origins (``strata.draw_assignments``). The interval and p are those of
    ``strata.read_tails``.
    """
    estimate = float(fit(flows, treated[None, :].astype(float))[0])
    after = flows.after.copy()
    after[treated, 0] /= np.exp(estimate)
    return read_tails(estimate, fit(flows, assignments), fit(Flows(flows.before, after), assignments), alpha)


def fit(flows: Flows, assignments: Matrix) -> Vector:
    """Maximum likelihood change under every assignment. assignments: 1 where treated, assignments x origins."""
    kept = (flows.before.sum(axis=1) > 0) & (flows.after.sum(axis=1) > 0)  # others say nothing of a change
    total = (flows.before + flows.after)[kept]
    start = _offsets(flows.after[kept], total)
    parts = np.array_split(assignments[:, kept], max(1, -(-len(assignments) // BATCH)))
    return np.concatenate([_newton(flows.after[kept], total, part, start) for part in parts])


def _offsets(after: Matrix, total: Matrix) -> tuple[Vector, Vector]:
    """Effects of origins and destinations where nobody is treated."""
    origin = np.log(after.sum(axis=1) / (total - after).sum(axis=1))
    return origin, np.zeros(total.shape[1])


def _newton(after: Matrix, total: Matrix, treated: Matrix, start: tuple[Vector, Vector]) -> Vector:
    """Newton's method on destinations and the change, with the effects of origins eliminated at each step."""
    count, places = len(treated), total.shape[1]
    origin = np.tile(start[0], (count, 1))
    others = np.tile(np.append(start[1], 0.0), (count, 1))  # destinations, of which the first is 0; then the change
    for _ in range(STEPS):
        logit = origin[:, :, None] + others[:, None, :places]
        logit[:, :, 0] += treated * others[:, -1:]
        share = 1 / (1 + np.exp(-logit))
        weight, left = total * share * (1 - share), after - total * share
        cross = np.concatenate([weight, (weight[:, :, 0] * treated)[:, :, None]], axis=2)
        slope = np.concatenate([left.sum(axis=1), (left[:, :, 0] * treated).sum(axis=1)[:, None]], axis=1)
        own = np.maximum(weight.sum(axis=2), TINY)
        bend = _information(weight, treated) - np.einsum("puj,puk->pjk", cross / own[:, :, None], cross)
        slope = slope - np.einsum("puj,pu->pj", cross, left.sum(axis=2) / own)
        step = np.zeros((count, places + 1))
        step[:, 1:] = np.linalg.solve(bend[:, 1:, 1:] + TINY * np.eye(places), slope[:, 1:, None])[:, :, 0]
        step = np.clip(step, -LONGEST, LONGEST)
        origin = origin + np.clip((left.sum(axis=2) - np.einsum("puj,pj->pu", cross, step)) / own, -LONGEST, LONGEST)
        others = others + step
        if np.abs(step).max() < TOLERANCE:
            break
    return others[:, -1]


def _information(weight: NDArray[np.float64], treated: Matrix) -> NDArray[np.float64]:
    """Second derivatives for destinations and the change, origins as they are."""
    count, _, places = weight.shape
    information = np.zeros((count, places + 1, places + 1))
    information[:, range(places), range(places)] = weight.sum(axis=1)
    mine = (weight[:, :, 0] * treated).sum(axis=1)
    information[:, -1, -1] = information[:, 0, -1] = information[:, -1, 0] = mine
    return information
