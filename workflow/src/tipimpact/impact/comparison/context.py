"""What is printed with a verdict and never decides: claims, ranks, other choices, the list elsewhere, the reversal."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.extras import naming_extra
from tipimpact.impact.comparison.designs import Compared, compare, fit_design, outcome_of
from tipimpact.impact.comparison.rule import PRIMARY, ComparisonRule
from tipimpact.impact.comparison.units import Claims, Shape, arrange, list_left_out, read_units

DRIFTS = (0.20, 0.25, 0.30, 0.35, 0.40)
LARGEST = 2
ROMA = ("HUN", "CZE", "SVK", "HRV")  # from where most Roma claimants came
EXEMPT_AGAIN = ("LTU", "POL")  # fully exempt again between 2014 and 2016, on a day that no text read gives
REVERSAL = Shape((2017, 2018), (2019,))  # the list ended on 17 May 2019


def count_claims(units: pd.DataFrame) -> dict[str, Any]:
    """Claims before and after, of designated and of others, and their contrasts in log points.

    contrast, contrast_without_two: log ratio of the groups' totals, with every claim counting once,
    and the same without the two largest designated origins.
    """
    own, others = units[units["treated"]], units[~units["treated"]]
    rest = own.drop(index=own["before"].nlargest(LARGEST).index)
    sums: dict[str, Any] = {}
    for name, part in (("claims", own), ("others", others)):
        sums |= {f"{name}_{column}": int(part[column].sum()) for column in ("before", "after_low", "after_high")}
    return sums | {"contrast": _contrast(own, others), "contrast_without_two": _contrast(rest, others)}


def _contrast(own: pd.DataFrame, others: pd.DataFrame) -> float | None:
    ratios = []
    for part in (own, others):
        before, after = part["before"].sum(), (part["after_low"] + part["after_high"]).sum() / 2
        if not before or not after:
            return None
        ratios.append(math.log(after / before))
    return ratios[0] - ratios[1]


def predict_changes(units: pd.DataFrame, rule: ComparisonRule) -> pd.DataFrame:
    """The change of each origin, and the one that the others predict: the primary design fitted to them alone."""
    with naming_extra():
        from statsmodels.regression.linear_model import OLS

    regressors, treated = arrange(units, PRIMARY.covariates)
    change, regressors = outcome_of(units, PRIMARY.hidden, rule.outcome.offset), regressors[:, 1:]
    fitted = OLS(change[~treated], regressors[~treated]).fit()
    return pd.DataFrame({"change": change, "expected": fitted.predict(regressors)}, index=units.index)


def rank_residuals(units: pd.DataFrame, rule: ComparisonRule) -> dict[str, Any]:
    """How many designated origins fell more than the others predict, and in what share of pairs with another origin."""
    changes, treated = predict_changes(units, rule), units["treated"].to_numpy(bool)
    residual = (changes["change"] - changes["expected"]).to_numpy(float)
    pairs = residual[treated][:, None] < residual[~treated][None, :]
    return {"fell_more": int((residual[treated] < 0).sum()), "pairs": float(pairs.mean())}


def bound_hull(units: pd.DataFrame, rule: ComparisonRule) -> tuple[float, float]:
    """Least and greatest primary estimate with the two groups' hidden cells at opposite ends."""
    ends = []
    for treated_low in (True, False):
        after = units["after_low"].where(units["treated"] == treated_low, units["after_high"])
        ends.append(fit_design(units.assign(after_low=after, after_high=after), PRIMARY, rule, 0.0).estimate)
    return min(ends), max(ends)


def reverse(rule: ComparisonRule, claims: Claims, visas: pd.DataFrame) -> Compared | None:
    """The same comparison when the list ended, where claims are known so late; the change elsewhere is not asked for.

    Covariates of the change elsewhere are left out as they are for the first months after the end of the list.
    """
    if not set(REVERSAL.years) <= set(claims.years):
        return None
    units = read_units(rule, claims, REVERSAL, list_left_out(rule, claims, visas, REVERSAL))
    return compare(units.assign(elsewhere=np.nan), rule)


def leave_one_out(units: pd.DataFrame, rule: ComparisonRule) -> Iterator[tuple[str, Compared]]:
    """The comparison without each origin."""
    for origin in units.index:
        yield str(origin), compare(units.drop(index=origin), rule)


def vary_sample(
    rule: ComparisonRule, claims: Claims, visas: pd.DataFrame, shape: Shape
) -> Iterator[tuple[str, Compared]]:
    """Other units and years: visa countries left in, without those exempt again, and each year after alone."""
    left_out = list_left_out(rule, claims, visas, shape)
    left_in = list_left_out(rule, claims, visas[:0], shape) - set(rule.groups.no_country)
    yield "visa_countries_in", compare(read_units(rule, claims, shape, left_in), rule)
    without = read_units(rule, claims, shape, {*left_out, *EXEMPT_AGAIN})
    yield "without_exempt_again", compare(without, rule)
    yield "without_roma_origins", compare(read_units(rule, claims, shape, {*left_out, *ROMA}), rule)
    for year in shape.after:
        units = read_units(rule, claims, Shape(shape.base, (year,)), left_out)
        yield f"after_{year}", compare(units, rule)
