import numpy as np
import pandas as pd
import pytest

from tipimpact.common.errors import ImpactError
from tipimpact.impact import difference_in_differences

FAST = {"permutations": 199, "seed": 3}


def test_a_planted_change_is_found_and_its_absence_too(make_panel):
    change = difference_in_differences(make_panel(seed=1, change=-0.7), **FAST)
    assert change.effect == pytest.approx(-0.7, abs=0.15)
    assert change.interval[0] < -0.7 < change.interval[1]
    assert change.p_permutation == 0.005
    assert (change.n, change.treated, change.controls, change.pre_periods, change.clusters) == (180, 8, 12, 7, 20)
    assert set(change.checks()["outcome"]) == {"passed", "informational"}
    nothing = difference_in_differences(make_panel(seed=2), **FAST)
    assert nothing.interval[0] < 0 < nothing.interval[1]
    assert nothing.p_permutation > 0.05


def test_an_earlier_trend_fails_the_checks(make_panel):
    checks = difference_in_differences(make_panel(trend=0.15), **FAST).checks().set_index("check")
    assert checks.at["pre_trend", "outcome"] == "failed"
    assert checks.at["pre_trend", "low"] == pytest.approx(0.15, abs=0.05)
    assert checks.at["placebo_date", "outcome"] == "failed"


def test_a_change_that_one_unit_makes_fails_leave_one_out(make_panel):
    panel = make_panel(noise=0.05)
    hit = (panel["origin"] == "U00") & (panel["year"] >= 2013)
    for c in ("claims", "low", "high"):
        panel[c] = panel[c].mask(hit, 0)
    others = (panel["origin"] < "U08") & (panel["origin"] > "U00") & (panel["year"] >= 2013)
    panel[["claims", "low", "high"]] = panel[["claims", "low", "high"]].mask(
        others, (panel[["claims", "low", "high"]] * 1.2).astype(int)
    )
    checks = difference_in_differences(panel, **FAST).checks().set_index("check")
    assert checks.at["leave_one_out", "outcome"] == "failed"


def test_order_of_rows_and_names_of_columns_do_not_matter(make_panel):
    panel = make_panel(change=-0.4)
    renamed = panel.sample(frac=1, random_state=1).rename(columns={"origin": "o", "year": "t", "claims": "y"})
    first = difference_in_differences(panel, **FAST)
    again = difference_in_differences(renamed, unit="o", period="t", outcome="y", **FAST)
    assert (again, again.bounds) == (first, first.bounds)
    exact = difference_in_differences(panel.drop(columns=["low", "high"]), **FAST)
    assert (exact.effect, exact.bounds) == (first.effect, pytest.approx((first.effect, first.effect)))


def test_censored_cells_widen_the_bounds_and_the_truth_lies_within(make_panel):
    panel = make_panel(mean=12, units=30, treated=12)
    truth = difference_in_differences(panel, **FAST)
    small = panel["claims"] < 5
    assert small.sum() > 5
    censored = panel.assign(
        claims=panel["claims"].astype("Int64").mask(small),
        low=panel["low"].mask(small, 0),
        high=panel["high"].mask(small, 4),
    )
    hidden = difference_in_differences(censored, **FAST)
    assert hidden.bounds[0] < truth.effect < hidden.bounds[1]
    assert hidden.bounds[0] < hidden.effect < hidden.bounds[1]


def test_a_unit_treated_after_the_window_is_a_control(make_panel):
    panel = make_panel(change=-0.7)
    later = panel.assign(cohort=panel["cohort"].mask(panel["origin"] == "U19", 2019))
    assert difference_in_differences(later, **FAST) == difference_in_differences(panel, **FAST)


def test_level_form_is_in_units_of_the_outcome(make_panel):
    estimate = difference_in_differences(make_panel(change=-0.7), form="level", **FAST)
    assert estimate.scale == "difference"
    assert estimate.effect < -20


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (lambda p: pd.concat([p, p.head(1)]), "U00, 2005: unit and period occur twice"),
        (lambda p: p.drop(index=4), "U00, 2009: the row is missing"),
        (lambda p: p.assign(i=1), "called 'i'"),
        (lambda p: p.drop(columns="cohort"), "column 'cohort' is missing"),
        (lambda p: p.assign(claims=p["claims"].mask(p.index == 3, -1)), "U00, 2008: not a count"),
        (lambda p: p.assign(claims=p["claims"].astype(object).mask(p.index == 3, "many")), "U00, 2008: not a count"),
        (lambda p: p.assign(cohort=p["cohort"].mask(p.index == 3)), "first treated period changes"),
        (lambda p: p.assign(cohort=p["cohort"].where(p["origin"] == "U00")), r"treated units: 1 \(U00\)"),
        (lambda p: p.assign(cohort=2013), "untreated units: 0"),
        (lambda p: p.assign(cohort=None), "treated units: 0"),
        (lambda p: p.assign(cohort=p["cohort"].mask(p["cohort"].notna(), 2008)), "before the first treatment: 3"),
        (lambda p: p.assign(claims=7, low=7, high=7), "the outcome never varies"),
        (lambda p: p.assign(claims=None, low=0, high=4), "every cell is censored"),
        (lambda p: p.assign(cohort=p["cohort"].mask(p["origin"] == "U00", 2014)), r"cohorts of one unit: 2014 \(U00\)"),
        (lambda p: p.head(0), "no rows"),
    ],
)
def test_a_panel_that_cannot_carry_the_design_is_refused_before_fitting(make_panel, broken, words):
    with pytest.raises(ImpactError, match=words):
        difference_in_differences(broken(make_panel()), **FAST)


def test_pyfixest_gives_the_same_coefficient_and_an_interval_of_its_own(make_panel):
    panel = make_panel(change=-0.5, seed=4)
    import pyfixest

    frame = panel.assign(
        y=np.log(panel["claims"] + 0.5), d=((panel["year"] >= 2013) & panel["cohort"].notna()).astype(int)
    )
    fit = pyfixest.feols("y ~ d | origin + year", frame, vcov={"CRV1": "origin"})
    estimate = difference_in_differences(panel, **FAST)
    assert estimate.effect == pytest.approx(fit.coef()["d"], abs=1e-8)
    assert estimate.interval == pytest.approx(tuple(fit.confint().loc["d"]), abs=1e-8)
