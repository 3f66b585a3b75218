"""The declared designs of a comparison: least squares, one width for both directions, a word each, and their vote."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from tipimpact.common.errors import ImpactError
from tipimpact.common.extras import naming_extra
from tipimpact.common.listed import check_columns
from tipimpact.impact.comparison.rule import PRIMARY, ComparisonRule, Design
from tipimpact.impact.comparison.units import arrange
from tipimpact.impact.inference.core import Vector

UNITS = ("treated", "before", "after_low", "after_high", "peak", "growth", "size", "elsewhere")  # columns
FELL, ROSE, NO_LARGE_CHANGE, CANNOT_TELL = WORDS = ("fell", "rose", "no_large_change", "cannot_tell")


class Fit(NamedTuple):
    """A design as fitted: log points, standard error (HC3), and its interval; missing where it cannot be fitted."""

    estimate: float = math.nan
    error: float = math.nan
    low: float = math.nan
    high: float = math.nan
    word: str = CANNOT_TELL


@dataclass(frozen=True)
class Compared:
    """All designs, and what they say together.

    primary: the design that is read first, with hidden cells at the middle. fits: of every declared design, by name.
    level: of the intervals, from 0 to 1. A notebook shows ``summary()``.
    """

    primary: Fit
    fits: dict[str, Fit]
    verdict: str
    outcomes_seen: bool
    level: float = math.nan

    def summary(self) -> pd.Series:
        """The verdict, the change in percent by the first design with its interval and its level, and the vote."""
        ends = {"change": self.primary.estimate, "low": self.primary.low, "high": self.primary.high}
        percent = {f"{name}, %": round(100 * math.expm1(value), 1) for name, value in ends.items()}
        said = {f"designs that say {word}": count for word, count in self.words.items()}
        shown = {"verdict": self.verdict, **percent, "level of the interval, %": round(100 * self.level, 1), **said}
        return pd.Series(shown, dtype=object, name="comparison")

    def _repr_html_(self) -> str:
        return self.summary().to_frame().to_html()

    @cached_property
    def words(self) -> dict[str, int]:
        """How many designs say each word."""
        words = [fit.word for fit in self.fits.values()]
        return {word: words.count(word) for word in WORDS}

    @property
    def estimates(self) -> Vector:
        """Of the designs that could be fitted."""
        values = np.array([fit.estimate for fit in self.fits.values()])
        return values[np.isfinite(values)]

    @property
    def table(self) -> pd.DataFrame:
        """One row per design: estimate, error, low, high, word."""
        return pd.DataFrame.from_dict(self.fits, orient="index", columns=list(Fit._fields)).rename_axis("design")


def compare(
    units: pd.DataFrame, rule: ComparisonRule, *, outcomes_seen: bool = True, drift: float | None = None
) -> Compared:
    """Fit every declared design and let them vote.

    units: the table of ``read_units``. drift: another width than that of the plan, in log points. A
    design that cannot be fitted says *cannot tell*. Nothing is raised for units too few.
    Raises ImpactError for a table that lacks a column, and for a drift that is no width.

    With a series of your own: twelve groups, of which five met a rule and halved.

    >>> from tipimpact.impact import read_plan
    >>> planned = read_plan("config/plan.yaml").comparisons[0]
    >>> before = np.arange(200, 1400, 100)
    >>> treated = np.arange(12) < 5
    >>> after = np.where(treated, 0.5, 1.0) * before
    >>> wave = np.cos(np.arange(12))
    >>> own = pd.DataFrame({"treated": treated, "before": before, "after_low": after, "after_high": after})
    >>> own = own.assign(peak=wave, growth=wave**2, size=np.log(before), elsewhere=wave**3)
    >>> compare(own, planned.rule, drift=0.1).primary.word
    'fell'
    """
    check_columns(units, list(UNITS), "units", ImpactError)
    if drift is not None and not drift >= 0:
        raise ImpactError(f"{drift!r} is no width", where="drift", expected="log points, at least 0, or None")
    drift = rule.width.drift if drift is None else drift
    fits = {design.name: fit_design(units, design, rule, drift) for design in rule.all_designs}
    verdict = vote([fit.word for fit in fits.values()], rule, outcomes_seen=outcomes_seen)
    level = math.erf(rule.width.z / math.sqrt(2))
    return Compared(fit_design(units, PRIMARY, rule, drift), fits, verdict, outcomes_seen, level)


def select_units(units: pd.DataFrame, design: Design) -> pd.DataFrame:
    """The units of a design: those with claims enough, without the largest designated of all."""
    treated = units.loc[units["treated"], "before"]
    largest = treated.sort_values(ascending=False, kind="stable").index[: design.without_largest]
    return units[(units["before"] >= design.least_claims) & ~units.index.isin(largest)]


def outcome_of(units: pd.DataFrame, hidden: str, offset: float) -> Vector:
    """Change of each unit, log points, with cells that are not published at an end, or at the middle."""
    low, high = units["after_low"].to_numpy(float), units["after_high"].to_numpy(float)
    after = {"least": low, "greatest": high, "middle": (low + high) / 2}[hidden]
    return np.log(after + offset) - np.log(units["before"].to_numpy(float) + offset)


def fit_design(units: pd.DataFrame, design: Design, rule: ComparisonRule, drift: float) -> Fit:
    """Least squares of the change on designation and covariates, with HC3 errors and the width of the rule."""
    with naming_extra():  # slow to import, and most who import this fit nothing
        from statsmodels.regression.linear_model import OLS

    chosen = select_units(units, design)
    regressors, treated = arrange(chosen, design.covariates)
    fittable = treated.sum() >= rule.groups.least_treated and np.isfinite(regressors).all()
    if not fittable or len(chosen) <= regressors.shape[1] or np.linalg.matrix_rank(regressors) < regressors.shape[1]:
        return Fit()
    fitted = OLS(outcome_of(chosen, design.hidden, rule.outcome.offset), regressors).fit(cov_type="HC3")
    return describe(float(fitted.params[0]), float(fitted.bse[0]), rule, drift)


def describe(estimate: float, error: float, rule: ComparisonRule, drift: float) -> Fit:
    """An estimate with its interval and word. A unit that alone fixes a regressor has no HC3 error: cannot tell."""
    if not math.isfinite(error):
        return Fit(estimate)
    reach = rule.width.z * math.hypot(error, drift)
    low, high, large = estimate - reach, estimate + reach, math.log(rule.vote.large)
    if high < 0:
        word = FELL
    elif low > 0:
        word = ROSE
    else:
        word = NO_LARGE_CHANGE if -large < low and high < large else CANNOT_TELL
    return Fit(estimate, error, low, high, word)


def vote(words: Sequence[str], rule: ComparisonRule, *, outcomes_seen: bool) -> str:
    """The verdict: the word of as many designs as the rule needs, for a predicted fall."""
    word = next((w for w in (FELL, ROSE, NO_LARGE_CHANGE) if words.count(w) >= rule.vote.needed), CANNOT_TELL)
    if word == FELL:
        supported = not outcomes_seen and words.count(FELL) >= rule.vote.supported
        return "supported" if supported else "suggestive"
    return "contradicted" if word == ROSE else word
