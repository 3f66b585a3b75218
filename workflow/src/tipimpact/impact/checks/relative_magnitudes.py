"""How much the same estimate moved at dates when nothing happened, and the interval that leaves room for as much.

After Rambachan and Roth (2023), in the form that a contrast of two periods allows: the departure from parallel change
after the event is taken to be no greater than M times the largest one before. It is measured at placebo dates
with the shape of the estimate itself (as many base years, years left out and years after), so that it is neither a
yearly difference nor multiplied by years.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from tipimpact.common.errors import ImpactError
from tipimpact.impact.designs.contrast import Kind, estimate
from tipimpact.impact.designs.windows import History, Shape

M = 1.0
MIN_TREATED = 2


@dataclass(frozen=True)
class Departure:
    """The contrast at each placebo date, by the first year after it, in log points."""

    placebos: tuple[tuple[int, float], ...]

    @property
    def largest(self) -> float:
        """Largest absolute contrast; infinite where there is no placebo date."""
        return max((abs(value) for _, value in self.placebos), default=float("inf"))

    def widen(self, low: float, high: float, m: float = M) -> tuple[float, float]:
        """The interval with room for ``m`` times the largest departure at either side."""
        return low - m * self.largest, high + m * self.largest


def find_departure(
    history: History,
    shape: Shape,
    treated: Collection[str],
    excluded: Collection[str] = (),
    *,
    kind: Kind,
    first: int,
    last: int,
) -> Departure:
    """The contrast at every date at which the shape of the estimate lies wholly between ``first`` and ``last``.

    history: claims in the destination. first, last: whole years before any known shock (visas of July 2009: 2008).
    Units are chosen at each date as for the estimate, by published counts in its base years. Dates with fewer than
    MIN_TREATED treated or other units, or with an infinite contrast, are left out.
    Raises ImpactError where ``last`` is not before the end of the base period, because the estimate is not a placebo.
    """
    if last > max(shape.base):
        raise ImpactError(f"placebo dates reach {last}", expected=f"a year before the event, at most {max(shape.base)}")
    reported = set(history.years.tolist())
    contrasts = []
    for moved in shape.within(first, last):
        if not set(moved.years) <= reported:
            continue
        cells = history.window(moved, treated, excluded).cells
        if min(cells.treated.sum(), (~cells.treated).sum()) >= MIN_TREATED:
            contrasts.append((moved.after[0], estimate(kind, cells)))
    return Departure(tuple((year, value) for year, value in contrasts if np.isfinite(value)))
