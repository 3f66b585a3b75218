"""An estimate with its interval and its checks."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tipimpact.common.errors import ImpactError

Role = Literal["widens", "grades", "informs"]
Outcome = Literal["passed", "failed", "informational"]


@dataclass(frozen=True)
class CheckResult:
    """One check. low and high are in the scale of the estimate; p is missing where there is no test.

    role: how it enters the verdict. ``widens``: low and high are the interval that it leaves; ``grades``: its outcome
    decides between supported and suggestive; ``informs``: it is printed only. There is no other way into a verdict.
    variants: what was estimated for it, by name, in the same scale; ranges: intervals, by name.
    Raises ImpactError for any other role, because such a check would have no defined weight.
    """

    check: str
    role: Role
    outcome: Outcome
    low: float = math.nan
    high: float = math.nan
    p: float = math.nan
    variants: tuple[tuple[str, float], ...] = ()
    ranges: tuple[tuple[str, float, float], ...] = ()

    def __post_init__(self) -> None:
        if self.role not in get_args(Role):
            raise ImpactError(
                f"the check has the role {self.role!r}",
                where=f"check {self.check}",
                expected=", ".join(get_args(Role)),
                todo="declare how the check enters the verdict where the check is made",
            )


@dataclass(frozen=True)
class Estimate:
    """A change after an event, of treated against other units or of a series against its own past.

    effect and interval (low, high) are in ``scale``: "log" (log points) or "difference" (units of the
    outcome). p_permutation: two-sided, over permutations of the units' cohorts; missing for a single series.
    p_value: the p that decides, p_permutation where there is one. n: cells. clusters: units
    over which errors are clustered. reference: the estimate under each permutation, None for a single series.
    notes: codes of what the number cannot tell (``selection``, ``differential``, ``persons``, ...).
    """

    name: str
    effect: float
    interval: tuple[float, float]
    scale: Literal["log", "difference"]
    p_permutation: float
    n: int
    treated: int
    controls: int
    pre_periods: int
    clusters: int
    p_value: float
    find_bounds: Callable[[], tuple[float, float]] = field(compare=False, repr=False)
    find_checks: Callable[[], tuple[CheckResult, ...]] = field(default=tuple, compare=False, repr=False)
    find_event_study: Callable[[], pd.DataFrame] | None = field(default=None, compare=False, repr=False)
    reference: NDArray[np.float64] | None = field(default=None, compare=False, repr=False)
    notes: tuple[str, ...] = ()

    @cached_property
    def bounds(self) -> tuple[float, float]:
        """Least and greatest effect that fit the censored cells, computed on first use."""
        return self.find_bounds()

    @cached_property
    def check_results(self) -> tuple[CheckResult, ...]:
        """The checks, run on first use."""
        return self.find_checks()

    def checks(self) -> pd.DataFrame:
        """The checks that were run: check, outcome, low, high and p, one row each."""
        names = ["check", "outcome", "low", "high", "p"]
        return pd.DataFrame([[getattr(check, name) for name in names] for check in self.check_results], columns=names)

    def event_study(self) -> pd.DataFrame:
        """The path before and after, as ``event_study.event_table`` gives it; no rows where the design has none."""
        return pd.DataFrame() if self.find_event_study is None else self.find_event_study()


def spread(check: str, variants: Iterable[tuple[str, float]]) -> CheckResult:
    """A check by what was estimated for it: the least and the greatest."""
    estimates = tuple(variants)
    values = [value for _, value in estimates]
    return CheckResult(check, "informs", "informational", min(values), max(values), variants=estimates)


def check_sign(check: str, effect: float, variants: Iterable[tuple[str, float]]) -> CheckResult:
    """The same, passed where every variant has the sign of the effect."""
    result = spread(check, variants)
    return replace(result, outcome="passed" if same_sign(effect, result.low, result.high) else "failed")


def check_bounds(effect: float, bounds: tuple[float, float]) -> CheckResult:
    """Whether the effect keeps its sign at both ends of the censored cells."""
    return CheckResult("censored_cells", "informs", "passed" if same_sign(effect, *bounds) else "failed", *bounds)


def same_sign(effect: float, low: float, high: float) -> bool:
    """Whether a whole range has the sign of the effect."""
    return low > 0 if effect > 0 else high < 0
