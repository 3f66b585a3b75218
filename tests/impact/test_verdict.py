"""The decision rule, from its own words: what each verdict needs, and what can never give one."""

import math

import pytest

from tipimpact.common.errors import ImpactError
from tipimpact.impact.estimate import CheckResult
from tipimpact.impact.verdict import Evidence, Interval, reasons, smallest_effect, verdict

SMALLEST = 0.29  # log points: a fall by a quarter


def evidence(interval, widened=None, graded=True, **other) -> Evidence:
    """An informative fall, planned before its outcomes were read; widened by 0.1 either way unless said otherwise."""
    low, high = interval
    wide = (low - 0.1, high + 0.1) if widened is None else widened
    checks = (
        CheckResult("placebo_magnitudes", "widens", "informational", *wide),
        CheckResult("reference_episodes", "grades", "passed" if graded else "failed"),
        CheckResult("leave_one_out", "informs", "failed"),
    )
    facts = {"sign": -1, "smallest": SMALLEST, "informative": True, "outcomes_seen": False}
    return Evidence(interval=Interval(low, high), checks=checks, **facts | other)


@pytest.mark.parametrize(
    ("evidence_given", "code"),
    [
        (evidence((-0.9, -0.3)), "supported"),
        (evidence((-0.9, -0.3), graded=False), "suggestive"),
        (evidence((-0.9, -0.3), widened=(-1.2, 0.1)), "suggestive"),
        # A base chosen after outcomes were read: the best is suggestive.
        (evidence((-0.9, -0.3), outcomes_seen=True), "suggestive"),
        # A clear but tiny fall is too small to matter: equivalence comes first.
        (evidence((-0.15, -0.02)), "no_detectable_effect"),
        (evidence((-0.15, 0.1)), "no_detectable_effect"),
        # "Not significant" is never "no effect".
        (evidence((-0.5, 0.4)), "cannot_tell"),
        (evidence((-0.15, 0.1), widened=(-0.5, 0.5)), "cannot_tell"),
        # Only the widened interval contradicts.
        (evidence((0.3, 0.9)), "contradicted"),
        (evidence((0.05, 0.9)), "cannot_tell"),
        (evidence((0.3, 0.9), widened=(-0.1, 1.3)), "cannot_tell"),
        (evidence((-0.9, -0.3), informative=False), "cannot_tell"),
        (evidence((-0.9, -0.3), missing=True), "cannot_tell"),
        (evidence((0.3, 0.9), sign=1), "supported"),
        (evidence((-0.9, -0.5), sign=1), "contradicted"),
        # No earlier date of the same shape: no departure can be ruled out, so neither support nor contradiction.
        (evidence((-0.9, -0.3), widened=(-math.inf, math.inf)), "suggestive"),
        (evidence((0.3, 0.9), widened=(-math.inf, math.inf)), "cannot_tell"),
        (evidence((math.nan, math.nan)), "cannot_tell"),
        (Evidence(kind="rule", same_under_all_readings=True), "established_by_rule"),
        (Evidence(kind="rule"), "cannot_tell"),
    ],
)
def test_the_rule_gives_the_verdict_that_its_words_ask_for(evidence_given, code):
    assert verdict(evidence_given) == code


def test_a_check_that_informs_changes_nothing():
    evidence_of_a_fall = evidence((-0.9, -0.3))
    other = CheckResult("leave_one_out", "informs", "passed", 5.0, 9.0, 0.9)
    assert verdict(
        Evidence(**vars(evidence_of_a_fall) | {"checks": (*evidence_of_a_fall.checks[:2], other)})
    ) == verdict(evidence_of_a_fall)


@pytest.mark.parametrize("role", [None, "vetoes", ""])
def test_a_check_without_a_role_is_refused(role):
    with pytest.raises(ImpactError, match=r"check leave_one_out: the check has the role.*\n?.*widens, grades, informs"):
        CheckResult("leave_one_out", role, "passed")


def test_reasons_say_what_the_verdict_rests_on():
    assert reasons(evidence((-0.9, -0.3), widened=(-1.2, 0.1), graded=False, outcomes_seen=True)) == (
        "interval_excludes_zero",
        "widened_includes_zero",
        "reference_episodes_failed",
        "outcomes_seen",
    )
    assert reasons(evidence((-0.5, 0.4))) == ("interval_includes_zero", "widened_includes_zero")
    assert "opposite_direction" in reasons(evidence((0.3, 0.9)))
    assert reasons(Evidence()) == ("not_informative",)


def test_the_smallest_effect_is_in_log_points(plan):
    planned = plan.estimand("persons_claiming")
    assert smallest_effect(planned) == pytest.approx(0.2877, abs=1e-4)
    assert smallest_effect(planned.model_copy(update={"direction": "rise"})) == pytest.approx(0.2231, abs=1e-4)
