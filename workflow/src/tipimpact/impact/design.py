"""A panel as matrices."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from tipimpact.impact.core import Matrix


@dataclass(frozen=True)
class Design:
    """A panel as matrices, units x periods. cohort: first treated period of each unit, NaN: never."""

    units: np.ndarray
    periods: np.ndarray
    cohort: np.ndarray
    outcome: Matrix
    low: Matrix
    high: Matrix

    @property
    def treatment(self) -> Matrix:
        """1 from the unit's first treated period on."""
        return (self.periods >= self.cohort[:, None]).astype(float)

    def part(self, units: np.ndarray | slice = slice(None), periods: np.ndarray | slice = slice(None)) -> Design:
        """Some units and periods."""
        cells = [m[units][:, periods] for m in (self.outcome, self.low, self.high)]
        return Design(self.units[units], self.periods[periods], self.cohort[units], *cells)

    def observed(self) -> Design:
        """With units that are first treated after the last period as never treated."""
        return replace(self, cohort=np.where(self.cohort > self.periods.max(), np.nan, self.cohort))

    def before(self) -> Design:
        """Periods before the first cohort's."""
        return self.part(periods=self.periods < np.nanmin(self.cohort))
