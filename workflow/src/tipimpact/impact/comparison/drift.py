"""How far the same list of origins moved apart from others in other destinations: the main uncertainty."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from tipimpact.impact.comparison.designs import Fit, compare, fit_design
from tipimpact.impact.comparison.rule import PRIMARY, ComparisonRule
from tipimpact.impact.comparison.units import Claims, Shape, list_left_out, read_units


class WindowFit(NamedTuple):
    """The primary design in one destination and window. base: first base year."""

    destination: str
    base: int
    fit: Fit
    units: pd.DataFrame


def fit_windows(rule: ComparisonRule, claims: Claims, visas: pd.DataFrame, shape: Shape) -> list[WindowFit]:
    """The list in windows of the same shape in other destinations, and in the destination itself long before.

    Windows with too few units, or years that a destination does not report, are left out. visas:
    changes of the destination itself, which count in its own window alone.
    """
    width, own = rule.width, rule.groups.destination
    wanted = [(place, base) for place in width.destinations for base in range(width.base_from, width.base_to + 1)]
    made = []
    for place, base in [*wanted, (own, width.own_base)]:
        moved = shape.moved(base)
        known = set(range(base - rule.covariates.peak_years, max(moved.after) + 1)) <= set(claims.years)
        if not known or place not in claims.destinations:
            continue
        left_out = list_left_out(rule, claims, visas if place == own else visas[:0], moved)
        units = read_units(rule, claims, moved, left_out, place)
        treated = int(units["treated"].sum())
        if treated >= width.least_treated and len(units) - treated >= width.least_others:
            made.append(WindowFit(place, base, fit_design(units, PRIMARY, rule, width.drift), units))
    return [window for window in made if np.isfinite(window.fit.error)]


def count_falls(windows: list[WindowFit], rule: ComparisonRule) -> int:
    """In how many of the windows the rule would have said that the list fell."""
    return sum(compare(window.units, rule).verdict == "suggestive" for window in windows)
