"""Windows of a history of claims: the years of an estimate, and the same shape of years moved to other dates."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tipimpact.common.errors import ImpactError, Problem
from tipimpact.impact.designs.contrast import Cells, adverse_ends
from tipimpact.impact.inference.core import OFFSET, Matrix

LOOK_BACK = 4  # years before the base with which its level is compared
READ = ["origin", "destination", "year", "claims", "low", "high"]


@dataclass(frozen=True)
class Shape:
    """Years of the base period and years after, for example 2010 and 2011, and 2013 and 2014."""

    base: tuple[int, ...]
    after: tuple[int, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """All years, in order."""
        return (*self.base, *self.after)

    def moved(self, by: int) -> Shape:
        """The same years, ``by`` years later."""
        return Shape(tuple(y + by for y in self.base), tuple(y + by for y in self.after))

    def within(self, first: int, last: int) -> list[Shape]:
        """Every move of the shape that lies wholly between two years, in order of time; none if it is too long."""
        start, end = min(self.years), max(self.years)
        return [self.moved(by) for by in range(first - start, last - end + 1)]


@dataclass(frozen=True)
class Window:
    """The units of one destination that are compared in one window of years.

    cells: as published, the middle of what is known where nothing is. ends: at both adverse ends (``adverse_ends``).
    peak: how far the mean of the base lies above that of the LOOK_BACK years before it, log points of count + 0.5; NaN
    where these years are not reported, None where nobody asked.
    """

    destination: str
    shape: Shape
    units: NDArray[np.str_]
    cells: Cells
    ends: tuple[Cells, Cells]
    peak: NDArray[np.float64] | None = None

    def without(self, units: Collection[str]) -> Window:
        """The window without some units, by name."""
        keep = ~np.isin(self.units, list(units))
        low, high = (cells.take(keep) for cells in self.ends)
        peak = None if self.peak is None else self.peak[keep]
        return replace(self, units=self.units[keep], cells=self.cells.take(keep), ends=(low, high), peak=peak)

    def largest_treated(self, count: int) -> list[str]:
        """Names of the treated units with the largest base totals, the largest first."""
        total = np.where(self.cells.treated, self.cells.before.sum(axis=1), -np.inf)
        order = np.argsort(-total, kind="stable")[: min(count, int(self.cells.treated.sum()))]
        return [str(unit) for unit in self.units[order]]


@dataclass(frozen=True)
class History:
    """Claims in one destination, units x years.

    published: NaN where no count is published. low, high: NaN where the destination does not report.
    """

    destination: str
    units: NDArray[np.str_]
    years: NDArray[np.int64]
    published: Matrix
    low: Matrix
    high: Matrix

    def window(self, shape: Shape, treated: Collection[str], excluded: Collection[str] = ()) -> Window:
        """The units with a published count in every base year, and of which something is known in each year after.

        treated: units that count as treated. excluded: units that count neither as treated nor as others.
        Raises ImpactError where the history lacks a year of the shape.
        """
        at = self._places(shape)
        base = np.arange(len(at)) < len(shape.base)
        kept = ~np.isnan(self.published[:, at[base]]).any(axis=1) & ~np.isnan(self.low[:, at]).any(axis=1)
        kept &= ~np.isin(self.units, list(excluded))
        low, high, published = (m[kept][:, at] for m in (self.low, self.high, self.published))
        counts = np.where(np.isnan(published), (low + high) / 2, published)
        own = np.isin(self.units[kept], list(treated))
        parts = (counts, *adverse_ends(low, high, own, ~base))
        cells, least, greatest = (Cells(own, m[:, base], m[:, ~base]) for m in parts)
        return Window(
            self.destination, shape, self.units[kept], cells, (least, greatest), self._peak(cells, kept, shape)
        )

    def _peak(self, cells: Cells, kept: NDArray[np.bool_], shape: Shape) -> NDArray[np.float64]:
        first = min(shape.base)
        earlier = (self.years < first) & (self.years >= first - LOOK_BACK)
        if earlier.sum() < LOOK_BACK:
            return np.full(int(kept.sum()), np.nan)
        known = np.where(np.isnan(self.published), (self.low + self.high) / 2, self.published)[kept][:, earlier]
        return np.log(cells.before.mean(axis=1) + OFFSET) - np.log(known.mean(axis=1) + OFFSET)

    def reports(self, years: Iterable[int]) -> bool:
        """Whether the destination reports in every one of the years."""
        reported = self.years[~np.isnan(self.low).all(axis=0)]
        return set(years) <= set(reported.tolist())

    def counts(self, units: NDArray[np.str_], shape: Shape) -> Matrix:
        """Counts of some units in the years of a shape, units x years; the middle of what is known, 0 where nothing is.

        Raises ImpactError where the history lacks a year.
        """
        at = self._places(shape)
        row = {unit: place for place, unit in enumerate(self.units)}
        here = np.array([row.get(unit, -1) for unit in units])
        known = np.where(np.isnan(self.published), (self.low + self.high) / 2, self.published)[:, at]
        return np.where(here[:, None] >= 0, np.nan_to_num(known[here]), 0.0)

    def _places(self, shape: Shape) -> NDArray[np.intp]:
        absent = sorted(set(shape.years) - set(self.years.tolist()))
        if absent:
            raise ImpactError(
                Problem(f"no rows of {year}", f"panel, {self.destination}", "every year of the window")
                for year in absent
            )
        return np.searchsorted(self.years, shape.years)


def read_histories(claims: pd.DataFrame) -> dict[str, History]:
    """The history of each destination. claims: rows of the panel with READ; one row per origin, destination and year.

    Raises ImpactError for columns that are missing.
    """
    missing = [column for column in READ if column not in claims.columns]
    if missing:
        raise ImpactError(Problem(f"column {column!r} is missing", "panel") for column in missing)
    rows = claims[READ].astype({"claims": "Float64", "low": "Float64", "high": "Float64"})
    return {str(place): _read_history(str(place), part) for place, part in rows.groupby("destination")}


def _read_history(place: str, rows: pd.DataFrame) -> History:
    wide = {
        name: rows.pivot(index="origin", columns="year", values=name).astype("float64")
        for name in ("claims", "low", "high")
    }
    index, years = wide["claims"].index, wide["claims"].columns
    cells = [wide[name].to_numpy(dtype=float, na_value=np.nan) for name in ("claims", "low", "high")]
    return History(place, index.to_numpy(dtype=str), years.to_numpy(dtype=np.int64), *cells)
