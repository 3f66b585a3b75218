"""Closed-form contrasts of counts before and after, for every assignment of the treatment at once.

``persons`` compares totals: it is the coefficient of a Poisson regression with unit and period effects on a balanced
panel, log[(T1 / C1) / (T0 / C0)], with T and C the totals of treated and other units after (1) and before (0). Each
claim counts once. ``origins`` compares mean logarithms, so that each unit counts once. Both are sums over units: one
product of a matrix of assignments and a few columns gives them, and their standard errors, under every assignment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from tipimpact.impact.inference.core import OFFSET, Mask, Matrix, Vector
from tipimpact.impact.inference.strata import Contrast

Kind = Literal["persons", "origins"]


@dataclass(frozen=True)
class Cells:
    """Counts of units before and after an event.

    treated: which units, n. before, after: counts, n x years. The lists of years need not have the same length.
    """

    treated: Mask
    before: Matrix
    after: Matrix

    def take(self, units: Mask) -> Cells:
        """Some of the units."""
        return Cells(self.treated[units], self.before[units], self.after[units])


def adverse_ends(low: Matrix, high: Matrix, treated: Mask, after: Mask) -> tuple[Matrix, Matrix]:
    """Cells at the ends that move a contrast down most, and up most. low, high: units x periods.

    Down: treated units low after and high before, the others high after and low before. Up: the reverse. All cells low,
    then all high, would not bound a contrast.
    """
    falls = treated[:, None] == after[None, :]
    return np.where(falls, low, high), np.where(falls, high, low)


def make_contrast(kind: Kind, cells: Cells, assignments: Matrix) -> Contrast:
    """``persons`` or ``origins``, by name."""
    return persons(cells, assignments) if kind == "persons" else origins(cells, assignments)


def estimate(kind: Kind, cells: Cells) -> float:
    """The contrast as observed, in log points."""
    return make_contrast(kind, cells, cells.treated[None, :].astype(float)).estimate


def persons(cells: Cells, assignments: Matrix) -> Contrast:
    """Change of the share of treated units in the total, in log points, as Poisson regression estimates it.

    assignments: 1 where a unit is assigned the treatment, assignments x units. A total of 0 gives an infinite estimate.
    The error is the sandwich error of that regression, clustered by unit, without a small-sample factor.
    """
    before, after = cells.before.sum(axis=1), cells.after.sum(axis=1)
    own, other = np.where(cells.treated, after, 0.0), np.where(cells.treated, 0.0, after)
    columns = np.column_stack([before, other, own, before**2, other**2, own**2, before * other, before * own])
    # by columns, because the bisection reads them hundreds of times
    assigned, total = np.asfortranarray(assignments @ columns), columns.sum(axis=0)

    def under(change: float) -> tuple[Vector, Vector]:
        scale = np.exp(-change)
        mine, squares = _log_odds(assigned, scale)
        rest, rest_squares = _log_odds(total - assigned, scale)
        return mine - rest, np.sqrt(squares + rest_squares)

    (mine, squares), (rest, rest_squares) = (_log_odds(g.astype(float) @ columns, 1.0) for g in groups(cells))
    return Contrast(float(mine - rest), float(np.sqrt(squares + rest_squares)), under)


def groups(cells: Cells) -> tuple[Mask, Mask]:
    """Treated units, and the others."""
    return cells.treated, ~cells.treated


def _log_odds(sums: Matrix, scale: float) -> tuple[Vector, Vector]:
    """log(total after / total before) of groups of units, and the sum of their squared influences."""
    before, other, own, before_2, other_2, own_2, cross_other, cross_own = sums.T
    after = other + scale * own
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log(after) - np.log(before)
        squares = (other_2 + scale**2 * own_2) / after**2 + before_2 / before**2
        squares = squares - 2 * (cross_other + scale * cross_own) / (after * before)
    return value, np.maximum(squares, 0.0)


def origins(cells: Cells, assignments: Matrix) -> Contrast:
    """Mean change of log(count + OFFSET), treated less other units, in log points.

    Yearly logarithms are averaged, as in two-way fixed effects on a balanced panel. assignments: as in ``persons``.
    The error allows for different variances of treated and other units.
    """
    change = np.log(cells.after + OFFSET).mean(axis=1) - np.log(cells.before + OFFSET).mean(axis=1)
    treated = cells.treated.astype(float)
    columns = np.column_stack([np.ones(len(change)), change, treated, change**2, change * treated])
    assigned, total = np.asfortranarray(assignments @ columns), columns.sum(axis=0)

    def under(shift: float) -> tuple[Vector, Vector]:
        mine, variance = _mean_shifted(assigned, shift)
        rest, rest_variance = _mean_shifted(total - assigned, shift)
        return mine - rest, np.sqrt(variance + rest_variance)

    (mine, variance), (rest, rest_variance) = (_mean_shifted(g.astype(float) @ columns, 0.0) for g in groups(cells))
    return Contrast(float(mine - rest), float(np.sqrt(variance + rest_variance)), under)


def _mean_shifted(sums: Matrix, shift: float) -> tuple[Vector, Vector]:
    """Mean change of groups of units once treated units are freed of ``shift``, and its variance."""
    count, change, own, squares, cross = sums.T
    mean = (change - shift * own) / count
    about = squares - 2 * shift * cross + shift**2 * own - count * mean**2
    with np.errstate(divide="ignore", invalid="ignore"):
        return mean, np.maximum(about, 0.0) / (count * np.maximum(count - 1, 1))
