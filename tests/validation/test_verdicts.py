"""The audit of the chain, reduced and on a small panel: no change is claimed too often where there is none."""

import pytest
from validation.verdicts import CASES, Case, audit

from tipimpact.impact.reach import Setup, make_generator
from tipimpact.impact.verdict import VERDICTS
from validation import verdicts as study


@pytest.fixture
def small(plan, claims_in_destinations, monkeypatch):
    """The audit on a simulated panel of 8 destinations."""
    family = [plan.estimand(name) for name in study.JUDGED]
    base = claims_in_destinations[claims_in_destinations["year"] <= 2011]
    made = make_generator(plan, family, base, permutations=99, seed=1)
    monkeypatch.setattr(study, "generator", lambda seed: made)


def test_every_way_of_drawing_the_treated_is_audited_with_and_without_a_shared_shock():
    null = {(case.setup.chosen, case.setup.shock) for case in CASES if case.ratio == 1}
    assert null == {(way, shock) for way in study.WAYS for shock in (False, True)}


@pytest.mark.slow
def test_little_is_claimed_where_nothing_is_and_a_fall_is_found(small, plan):
    nothing = audit(Case(Setup(chosen="by_surge", shock=False)), plan, 30, seed=2)
    found = audit(Case(Setup(shock=False), 0.4), plan, 10, seed=2)
    assert [row["estimand"] for row in nothing] == [*study.JUDGED, "either"]
    assert sum(nothing[0][code] for code in VERDICTS) == pytest.approx(1)
    assert nothing[-1]["claimed"] <= 0.2  # 0.05 and what so few runs allow
    assert found[0]["supported"] + found[0]["suggestive"] >= 0.7
