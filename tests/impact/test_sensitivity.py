import pytest

from tipimpact.impact.designs.panel import read_design
from tipimpact.impact.designs.sensitivity import Curve, estimate, placebo_dates, specifications


def test_the_curve_holds_every_combination_once_and_the_plan_s_own(make_panel):
    design = read_design(make_panel(seed=1, change=-0.5))
    curve = Curve(first=(2005, 2006), last=(2013, 2014), without=((), (2009,)), offsets=(0.5, 1.0))
    values = {spec.name: spec.value for spec in specifications(design, curve, 0.5)}
    assert len(values) == 2 * 2 * 2 * 2 * 2
    own = values["2005-2014 +0.5 two_way_fixed_effects"]
    assert own == pytest.approx(estimate(design, "two_way_fixed_effects"), abs=1e-12)


def test_other_offsets_are_those_of_the_counts_themselves(make_panel):
    panel = make_panel(seed=1, mean=9)
    curve = Curve(first=(2005,), last=(2014,), offsets=(1.0,), estimators=("two_way_fixed_effects",))
    again = {spec.name: spec.value for spec in specifications(read_design(panel), curve, 0.5)}
    direct = estimate(read_design(panel, offset=1.0), "two_way_fixed_effects")
    assert again["2005-2014 +1 two_way_fixed_effects"] == pytest.approx(direct, abs=1e-9)


def test_placebo_dates_leave_the_years_after_alone(make_panel):
    panel = make_panel(seed=3)
    late = panel["year"] >= 2013
    changed = panel.assign(**{c: panel[c].mask(late, 1) for c in ("claims", "low", "high")})
    assert dict(placebo_dates(read_design(panel))) == pytest.approx(dict(placebo_dates(read_design(changed))))
