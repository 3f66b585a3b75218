"""From claims by origin, destination and year to the units of a comparison: outcome at both ends, and covariates."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tipimpact.common.errors import ImpactError, Problem
from tipimpact.common.listed import check_columns
from tipimpact.impact.comparison.rule import ComparisonRule
from tipimpact.impact.inference.core import Mask, Matrix

READ = ["origin", "destination", "year", "claims", "low", "high", "tranche"]
Cube = NDArray[np.float64]


@dataclass(frozen=True)
class Shape:
    """Years of the base period, and years after."""

    base: tuple[int, ...]
    after: tuple[int, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """All years, in order."""
        return (*self.base, *self.after)

    def moved(self, first: int) -> Shape:
        """The same shape with ``first`` as the first year of its base."""
        by = first - self.base[0]
        return Shape(tuple(y + by for y in self.base), tuple(y + by for y in self.after))


@dataclass(frozen=True)
class Claims:
    """Claims of every origin in every destination, destinations x origins x years.

    published: NaN where no count is published. low, high: NaN where the destination does not
    report. tranches: of designation, by origin.

    >>> own = {"origin": "AAA", "destination": "CAN", "year": [2011, 2012], "claims": [90, None]}
    >>> rows = pd.DataFrame(own).assign(low=[90, 0], high=[90, 4], tranche=1)
    >>> read_claims_cube(rows).middle.tolist()
    [[[90.0, 2.0]]]
    """

    destinations: NDArray[np.str_]
    origins: NDArray[np.str_]
    years: tuple[int, ...]
    published: Cube
    low: Cube
    high: Cube
    tranches: Mapping[str, int]

    @property
    def middle(self) -> Cube:
        """As published; where nothing is, the middle of what is known."""
        return np.where(np.isnan(self.published), (self.low + self.high) / 2, self.published)

    def places(self, years: Collection[int]) -> list[int]:
        """Where these years are. Raises ImpactError for a year that is not there."""
        if absent := sorted(set(years) - set(self.years)):
            raise ImpactError(Problem(f"no rows of {year}", "panel", "every year of the window") for year in absent)
        return [self.years.index(year) for year in years]


def read_claims_cube(rows: pd.DataFrame) -> Claims:
    """Arrange rows of the panel. rows: with READ; one row per origin, destination and year.

    Raises ImpactError for columns that are missing.

    >>> own = {"origin": "AAA", "destination": "CAN", "year": [2011, 2012], "claims": [90, 40]}
    >>> rows = pd.DataFrame(own).assign(low=[90, 40], high=[90, 40], tranche=1)
    >>> read_claims_cube(rows).years
    (2011, 2012)
    """
    check_columns(rows, READ, "rows", ImpactError)
    axes = [pd.Categorical(rows[name], categories=sorted(set(rows[name]))) for name in ("destination", "origin")]
    years = sorted({int(year) for year in rows["year"]})
    at = (axes[0].codes, axes[1].codes, rows["year"].astype(int).map({y: i for i, y in enumerate(years)}).to_numpy(int))
    cubes = []
    for name in ("claims", "low", "high"):
        cube = np.full((len(axes[0].categories), len(axes[1].categories), len(years)), np.nan)
        cube[at] = rows[name].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
        cubes.append(cube)
    known = rows[["origin", "tranche"]].dropna().drop_duplicates("origin")
    tranches = dict(zip(known["origin"].astype(str), known["tranche"].astype(int), strict=True))
    places, origins = (np.array(axis.categories, dtype=str) for axis in axes)
    published, low, high = cubes
    return Claims(places, origins, tuple(years), published, low, high, tranches)


def list_left_out(rule: ComparisonRule, claims: Claims, visas: pd.DataFrame, shape: Shape) -> set[str]:
    """Origins that are on neither side: with a visa change in the years of the shape, unverified, or no country.

    visas: the table of ``asylum.read_visa_changes``.
    """
    groups = rule.groups
    unverified = {origin for origin, tranche in claims.tranches.items() if tranche in groups.excluded_tranches}
    return {*groups.no_country, *unverified, *_changed(visas, shape)}


def _changed(visas: pd.DataFrame, shape: Shape) -> set[str]:
    years = visas["day"].dt.year
    return set(visas.loc[years.between(min(shape.base), max(shape.after)), "origin"])


def read_units(
    rule: ComparisonRule, claims: Claims, shape: Shape, left_out: Collection[str], destination: str | None = None
) -> pd.DataFrame:
    """The origins that are compared, by code, in order of code.

    destination: None for that of the rule. An origin is compared if a count is published for it in
    every base year, and something is known of it in each year after. Returns treated, before (base
    total), after_low and after_high (total after at the least and greatest end of cells that are
    not published, brought to the number of base years), peak, growth, size and elsewhere, missing
    where years before or other destinations do not report. Raises ImpactError for a year or
    destination that is not there.
    """
    place = destination or rule.groups.destination
    here = np.flatnonzero(claims.destinations == place)
    if not len(here):
        raise ImpactError(f"no row of {place}", where="panel", expected="claims by origin and year")
    base, after = claims.places(shape.base), claims.places(shape.after)
    published, low, high = (cube[here[0]] for cube in (claims.published, claims.low, claims.high))
    kept = ~np.isnan(published[:, base]).any(axis=1) & ~np.isnan(low[:, after]).any(axis=1)
    kept &= ~np.isin(claims.origins, list(left_out))
    before, scale = published[kept][:, base], len(base) / len(after)
    treated = [claims.tranches.get(str(o)) in rule.groups.treated_tranches for o in claims.origins[kept]]
    covariates = rule.covariates
    past = [year for year in range(shape.base[0] - covariates.peak_years, shape.base[0]) if year in claims.years]
    earlier = claims.middle[here[0]][kept][:, claims.places(past)]
    complete = len(past) == covariates.peak_years
    offset = covariates.offset
    peak = np.log(before.mean(axis=1) + offset) - np.log(earlier.mean(axis=1) + offset) if complete else np.nan
    half = len(base) // 2
    ends = np.log(before[:, -half:].mean(axis=1) + offset), np.log(before[:, :half].mean(axis=1) + offset)
    return pd.DataFrame(
        {
            "treated": np.array(treated, dtype=bool),
            "before": before.sum(axis=1),
            "after_low": scale * low[kept][:, after].sum(axis=1),
            "after_high": scale * high[kept][:, after].sum(axis=1),
            "peak": peak,
            "growth": ends[0] - ends[1],
            "size": np.log(before.sum(axis=1)),
            "elsewhere": _change_elsewhere(rule, claims, int(here[0]), base, after)[kept],
        },
        index=pd.Index(claims.origins[kept], name="origin"),
    )


def _change_elsewhere(
    rule: ComparisonRule, claims: Claims, here: int, base: list[int], after: list[int]
) -> NDArray[np.float64]:
    """log change of each origin's claims in the other destinations; NaN without any."""
    totals = np.nansum(claims.published[:, :, [*base, *after]], axis=1)
    others = (totals >= rule.covariates.elsewhere_least).all(axis=1)
    others[here] = False
    if not others.any():
        return np.full(len(claims.origins), np.nan)
    sums = np.nansum(claims.middle[others], axis=0)
    offset = rule.covariates.elsewhere_offset
    return np.log(sums[:, after].sum(axis=1) + offset) - np.log(sums[:, base].sum(axis=1) + offset)


def arrange(units: pd.DataFrame, covariates: str) -> tuple[Matrix, Mask]:
    """The regressors of a design, units x (treated, 1, covariates), and which units are treated."""
    treated = units["treated"].to_numpy(bool)
    columns = [units[name].to_numpy(float) for name in ("peak", "growth", "size")]
    if covariates == "squares":
        columns += [column**2 for column in columns]
    if covariates == "elsewhere":
        columns.append(units["elsewhere"].to_numpy(float))
    return np.column_stack([treated.astype(float), np.ones(len(units)), *columns]), treated
