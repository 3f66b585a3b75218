"""Each verdict, from numbers alone."""

import dataclasses

import pytest

from tipimpact.common.errors import ImpactError
from tipimpact.impact import Estimate
from tipimpact.impact.estimate import Check
from tipimpact.impact.verdict import planned_verdict, smallest_effect

ALL = (
    "pre_trend",
    "placebo_date",
    "leave_one_out",
    "leave_period_out",
    "censored_cells",
    "specification_curve",
    "relative_magnitudes",
)
NOW = ALL[:5]


def estimate(low, high, p, checks=ALL, failed=(), pre_periods=7) -> Estimate:
    found = tuple(Check(c, "failed" if c in failed else "passed") for c in checks)
    return Estimate(
        name="designation_on_claims",
        effect=(low + high) / 2,
        interval=(low, high),
        scale="log",
        p_permutation=p,
        p_value=p,
        n=90,
        treated=5,
        controls=5,
        pre_periods=pre_periods,
        clusters=10,
        find_bounds=lambda: (low, high),
        find_checks=lambda: found,
    )


@pytest.mark.parametrize(
    ("found", "mde", "code", "reason"),
    [
        (estimate(-0.9, -0.3, 0.01), 0.2, "supported", "interval_excludes_zero"),
        (estimate(-0.9, -0.3, 0.01, checks=NOW), 0.2, "suggestive", "checks_missing"),
        (estimate(-0.9, -0.3, 0.01), 0.6, "suggestive", "mde_too_large"),
        (estimate(-0.9, -0.3, 0.01), None, "suggestive", "power_unknown"),
        (estimate(-0.9, -0.3, 0.01, failed=["censored_cells"]), 0.2, "suggestive", "censored_cells_failed"),
        (estimate(-0.9, -0.3, 0.01, failed=["leave_one_out"]), 0.2, "suggestive", "leave_one_out_failed"),
        (estimate(0.3, 0.9, 0.01), 0.2, "contradicted", "opposite_direction"),
        (estimate(-0.1, 0.1, 0.8), 0.2, "no_detectable_effect", "interval_includes_zero"),
        (estimate(-0.1, 0.1, 0.8), 0.6, "cannot_tell", "mde_too_large"),
        (estimate(-0.1, 0.1, 0.8), None, "cannot_tell", "power_unknown"),
        (estimate(-0.9, -0.3, 0.20), 0.2, "cannot_tell", "permutation_not_significant"),
        (estimate(-0.9, 0.3, 0.01), 0.2, "cannot_tell", "interval_includes_zero"),
        (estimate(-0.9, -0.3, 0.01, failed=["pre_trend"]), 0.2, "cannot_tell", "pre_trend_failed"),
        (estimate(-0.9, -0.3, 0.01, failed=["placebo_date"]), 0.2, "cannot_tell", "placebo_date_failed"),
        (estimate(-0.9, -0.3, 0.01, checks=["leave_one_out"]), 0.2, "cannot_tell", "pre_trend_not_run"),
        (estimate(-0.9, -0.3, 0.01, pre_periods=3), 0.2, "cannot_tell", "too_few_pre_periods"),
    ],
)
def test_the_verdict_follows_from_the_thresholds(plan, found, mde, code, reason):
    verdict = planned_verdict(found, plan, mde=mde)
    assert verdict.code == code
    assert reason in verdict.reasons


def test_the_adjusted_p_decides_where_it_is_given(plan):
    found = estimate(-0.9, -0.3, 0.04)
    assert planned_verdict(found, plan, mde=0.2).code == "supported"
    assert planned_verdict(found, plan, mde=0.2, p_adjusted=0.08).code == "cannot_tell"


def test_supported_is_reached_only_with_the_specification_curve(plan, make_panel):
    from tipimpact.impact import difference_in_differences
    from tipimpact.impact.checks.sensitivity import Curve

    args = {"name": "designation_on_claims", "permutations": 199, "seed": 2}
    strong = difference_in_differences(make_panel(seed=1, change=-1.5), **args)
    verdict = planned_verdict(strong, plan, mde=0.01)
    assert (verdict.code, verdict.reasons[-1]) == ("suggestive", "checks_missing")
    curve = Curve(first=(2005, 2006), last=(2013, 2014), without=((), (2009,)), offsets=(0.5, 1.0))
    whole = difference_in_differences(make_panel(seed=1, change=-1.5), curve=curve, **args)
    assert planned_verdict(whole, plan, mde=0.01).code == "supported"


def test_an_estimate_that_is_not_planned_gets_no_verdict(plan):
    with pytest.raises(ImpactError, match="no estimand is called"):
        planned_verdict(dataclasses.replace(estimate(-1, -0.5, 0.01), name="something_else"), plan)


def test_the_smallest_effect_is_in_log_points(plan):
    planned = plan.estimand("designation_on_claims")
    assert smallest_effect(planned) == pytest.approx(0.2877, abs=1e-4)
    assert smallest_effect(planned.model_copy(update={"direction": "rise"})) == pytest.approx(0.2231, abs=1e-4)
