"""From numbers to a verdict, by the plan's thresholds and nothing else."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tipimpact.impact.estimate import Estimate
from tipimpact.impact.plan import Estimand, Plan, Thresholds

IDENTIFYING = ("pre_trend", "pre_fit", "placebo_date")  # when one of these fails, the comparison itself is in doubt


@dataclass(frozen=True)
class Verdict:
    """code: supported, suggestive, no_detectable_effect, cannot_tell or contradicted.  reasons: codes."""

    code: str
    reasons: tuple[str, ...]


def planned_verdict(
    estimate: Estimate,
    plan: Plan,
    *,
    mde: float | None = None,
    p_adjusted: float | None = None,
    falsified: bool = False,
) -> Verdict:
    """What the plan's thresholds make of an estimate whose ``name`` is an estimand of the plan.

    mde: minimum detectable effect in the scale of the estimate; without it the power is unknown.
    p_adjusted: adjusted for the family; without it ``estimate.p_value`` is used.
    falsified: the same design found a change in an outcome that the bills did not touch.
    Raises ImpactError when the plan has no such estimand.
    """
    planned = plan.estimand(estimate.name)
    return decide(estimate, planned, plan.thresholds, mde=mde, p_adjusted=p_adjusted, falsified=falsified)


def decide(
    estimate: Estimate,
    estimand: Estimand,
    thresholds: Thresholds,
    *,
    mde: float | None = None,
    p_adjusted: float | None = None,
    falsified: bool = False,
) -> Verdict:
    """The verdict on an estimate. falsified: the same design found a change where the bills can have made none.

    - An identifying check that failed, or that was planned and not run, or too few periods before, or a falsified
      design: cannot_tell.
    - Interval and permutation test (adjusted) disagree: cannot_tell.
    - Both include no change: no_detectable_effect if a change of the smallest size of interest would have
      been detected, else cannot_tell.
    - Both exclude it: contradicted if the sign is not the planned one, or if no change was expected; supported if every
      planned check was run and passed and the power sufficed; else suggestive.
    """
    outcomes = {check.check: check.outcome for check in estimate.found_checks}
    missing = [check for check in estimand.checks if check not in outcomes]
    failed = [f"{check}_failed" for check in estimand.checks if outcomes.get(check) == "failed"]
    adequate = mde is not None and mde <= smallest_effect(estimand)
    power = [] if adequate else ["power_unknown" if mde is None else "mde_too_large"]

    doubts = ["too_few_pre_periods"] if estimate.pre_periods < thresholds.min_pre_periods else []
    doubts += ["falsified"] if falsified else []
    doubts += [f"{check}_failed" for check in IDENTIFYING if outcomes.get(check) == "failed"]
    doubts += [f"{check}_not_run" for check in IDENTIFYING if check in missing]
    low, high = estimate.interval
    excluded = low > 0 or high < 0
    p = estimate.p_value if p_adjusted is None else p_adjusted
    significant = p <= thresholds.alpha
    found = ["interval_excludes_zero" if excluded else "interval_includes_zero"]
    test = "test" if math.isnan(estimate.p_permutation) else "permutation"
    found += [f"{test}_significant" if significant else f"{test}_not_significant"]

    if doubts:
        return Verdict("cannot_tell", (*doubts, *found))
    if excluded != significant:
        return Verdict("cannot_tell", tuple(found))
    if not excluded:
        return Verdict("no_detectable_effect" if adequate else "cannot_tell", (*found, *power))
    if estimand.direction == "none":
        return Verdict("contradicted", (*found, "change_where_none_can_be"))
    if (estimate.effect < 0) != (estimand.direction == "fall"):
        return Verdict("contradicted", (*found, "opposite_direction"))
    weak = [*failed, *power, *(["checks_missing"] if missing else [])]
    return Verdict("suggestive" if weak else "supported", (*found, *weak))


def smallest_effect(estimand: Estimand) -> float:
    """The smallest effect of interest in the scale of the estimate.

    In log points a fall by a quarter is 0.29, a rise by a quarter 0.22; where either sign counts, that of a fall. A
    share is in parts of 1.
    """
    if estimand.form == "level":
        return estimand.smallest_effect
    sign = 1 if estimand.direction == "rise" else -1
    return abs(math.log(1 + sign * estimand.smallest_effect))
