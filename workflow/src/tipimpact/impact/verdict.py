"""The decision rule: from what is known of an estimand to a verdict. There is no other way to a verdict."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tipimpact.impact.estimate import CheckResult
from tipimpact.impact.plan import Estimand

VERDICTS = ("supported", "suggestive", "no_detectable_effect", "cannot_tell", "contradicted")


class Interval(NamedTuple):
    """From low to high; missing numbers mean that there is none."""

    low: float
    high: float

    def clear(self, sign: int) -> bool:
        """Whether the whole interval lies on the side of ``sign``."""
        return self.low > 0 if sign > 0 else self.high < 0


NONE = Interval(math.nan, math.nan)


@dataclass(frozen=True)
class Evidence:
    """What the rule may look at.

    sign: -1 where a fall is predicted, 1 for a rise. smallest: smallest effect of interest, above 0, in the scale of
    the interval. informative: by the table ``reachable_verdicts``. missing: no data, or a design that refused them.
    interval: randomisation interval at the level that Holm leaves, over both ends of suppressed cells.
    checks: ``widens`` give an interval, ``grades`` an outcome, ``informs`` are not looked at.
    outcomes_seen: the outcomes had been read when this estimand was planned. kind: "rule" is law, without sampling,
    and only ``same_under_all_readings`` counts.
    """

    sign: int = -1
    smallest: float = math.nan
    interval: Interval = NONE
    checks: tuple[CheckResult, ...] = ()
    informative: bool = False
    missing: bool = False
    outcomes_seen: bool = True
    kind: Literal["number", "rule"] = "number"
    same_under_all_readings: bool = False

    @property
    def widened(self) -> Interval:
        """The hull of the interval and of every check that widens it."""
        ends = [self.interval, *(Interval(c.low, c.high) for c in self.checks if c.role == "widens")]
        return Interval(min(end.low for end in ends), max(end.high for end in ends))

    @property
    def graded(self) -> bool:
        """Whether every check that grades was passed."""
        return all(check.outcome == "passed" for check in self.checks if check.role == "grades")


def verdict(e: Evidence) -> str:
    """One of VERDICTS, or "established_by_rule"."""
    if e.kind == "rule":
        return "established_by_rule" if e.same_under_all_readings else "cannot_tell"
    if e.missing or not e.informative:
        return "cannot_tell"
    inner, wide = e.interval, e.widened
    if wide.clear(-e.sign):
        return "contradicted"
    if -e.smallest < wide.low and wide.high < e.smallest:
        return "no_detectable_effect"  # equivalence comes first, so that a clear but tiny change is called too small
    if inner.clear(e.sign):
        supported = wide.clear(e.sign) and e.graded and not e.outcomes_seen
        return "supported" if supported else "suggestive"
    return "cannot_tell"


def reasons(e: Evidence) -> tuple[str, ...]:
    """Codes of what the verdict rests on. They follow from the same evidence and never change the verdict."""
    if not e.informative:
        return ("not_informative",)
    inner, wide = e.interval, e.widened
    codes = ["interval_excludes_zero" if inner.clear(-1) or inner.clear(1) else "interval_includes_zero"]
    if inner.clear(-e.sign):
        codes.append("opposite_direction")
    codes.append("widened_excludes_zero" if wide.clear(-1) or wide.clear(1) else "widened_includes_zero")
    codes += [f"{check.check}_failed" for check in e.checks if check.role == "grades" and check.outcome == "failed"]
    return (*codes, "outcomes_seen") if e.outcomes_seen else tuple(codes)


def smallest_effect(estimand: Estimand) -> float:
    """The smallest effect of interest in log points: a fall by a quarter is 0.29, a rise by a quarter 0.22."""
    return abs(math.log(1 + predicted_sign(estimand) * estimand.smallest_effect))


def predicted_sign(estimand: Estimand) -> int:
    """1 where the plan predicts a rise, else -1."""
    return 1 if estimand.direction == "rise" else -1
