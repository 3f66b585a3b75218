"""An estimate with its interval and its checks."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Outcome = Literal["passed", "failed"]


@dataclass(frozen=True)
class CheckResult:
    """One check of a series, for information. low and high are in the scale of the estimate.

    p is missing where there is no test. variants: what was estimated for it, by name, in the same scale.
    """

    check: str
    outcome: Outcome
    low: float = math.nan
    high: float = math.nan
    p: float = math.nan
    variants: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Estimate:
    """A change after an event, of treated against other units or of a series against its own past.

    effect and interval (low, high) are in ``scale``: "log" (log points) or "difference" (units of the outcome).
    p_value: two-sided. n: cells.
    """

    name: str
    effect: float
    interval: tuple[float, float]
    scale: Literal["log", "difference"]
    n: int
    treated: int
    controls: int
    pre_periods: int
    p_value: float
    find_bounds: Callable[[], tuple[float, float]] = field(compare=False, repr=False)
    find_checks: Callable[[], tuple[CheckResult, ...]] = field(default=tuple, compare=False, repr=False)

    @cached_property
    def bounds(self) -> tuple[float, float]:
        """Least and greatest effect that fit the censored cells, computed on first use."""
        return self.find_bounds()

    @cached_property
    def check_results(self) -> tuple[CheckResult, ...]:
        """The checks, run on first use."""
        return self.find_checks()


def check_sign(check: str, effect: float, variants: Iterable[tuple[str, float]]) -> CheckResult:
    """A check by what was estimated for it, passed where every variant has the sign of the effect."""
    estimates = tuple(variants)
    values = [value for _, value in estimates]
    outcome: Outcome = "passed" if same_sign(effect, min(values), max(values)) else "failed"
    return CheckResult(check, outcome, min(values), max(values), variants=estimates)


def same_sign(effect: float, low: float, high: float) -> bool:
    """Whether a whole range has the sign of the effect."""
    return low > 0 if effect > 0 else high < 0
