"""Synthetic control, triple difference, paths with bands, and what each refuses."""

import numpy as np
import pandas as pd
import pytest

from tipimpact.common.errors import ImpactError
from tipimpact.impact import Refusal, difference_in_differences, synthetic_control, triple_difference
from tipimpact.impact.designs.event_study import event_table
from tipimpact.impact.designs.panel import read_design
from tipimpact.impact.designs.synthetic import SyntheticChoices
from tipimpact.impact.designs.triple import less

FAST = {"permutations": 199, "seed": 3}
YEARS = np.arange(2005, 2015)


def places(change=0.0, donors=12, seed=0, noise=0.03) -> pd.DataFrame:
    """Places that load on two common paths; the first is treated from 2013 on."""
    rng = np.random.default_rng(seed)
    paths = np.array([np.sin((YEARS - 2005) / 2), (YEARS - 2009) / 8])
    loads = rng.uniform(0, 1, size=(donors + 1, 2))
    loads[0] = loads[1:4].mean(axis=0)
    level = rng.uniform(7.5, 9, size=(donors + 1, 1))
    level[0] = level[1:4].mean()
    log = level + loads @ paths + rng.normal(0, noise, size=(donors + 1, len(YEARS)))
    log[0] += change * (YEARS >= 2013)
    unit, year = (index.ravel() for index in np.indices(log.shape))
    table = pd.DataFrame({"destination": [f"P{u:02d}" for u in unit], "year": YEARS[year]})
    counts = np.exp(log).round().astype(int).ravel()
    return table.assign(claims=counts, low=counts, high=counts, cohort=np.where(unit == 0, 2013.0, np.nan))


@pytest.mark.parametrize("estimator", ["synthetic_control", "synthetic_did"])
def test_a_planted_change_in_one_place_is_found(estimator):
    result = synthetic_control(places(change=-0.6), estimator=estimator)
    assert result.effect == pytest.approx(-0.6, abs=0.12)
    assert result.interval[0] < -0.6 < result.interval[1]
    assert result.p_permutation == pytest.approx(1 / 13)  # no donor is further off; a rank cannot say more
    assert (result.treated, result.controls, result.pre_periods, result.n) == (1, 12, 8, 130)
    checks = result.checks().set_index("check")
    assert checks.at["pre_fit", "outcome"] == "passed"
    assert checks.at["leave_destination_out", "outcome"] == "passed"
    assert result.event_study()["since"].tolist() == list(range(-8, 2))


def test_without_a_change_the_rank_is_ordinary():
    ranks = [synthetic_control(places(seed=seed)).p_permutation for seed in range(12)]
    assert np.mean(np.array(ranks) <= 2 / 13) < 0.5
    assert 0.2 < np.mean(ranks) < 0.8


def test_a_place_unlike_all_others_fails_its_fit():
    panel = places()
    odd = panel["destination"] == "P00"
    swing = np.where((panel["year"] % 2 == 0) & odd, 3, 1)
    for column in ("claims", "low", "high"):
        panel[column] *= swing
    assert synthetic_control(panel).checks().set_index("check").at["pre_fit", "outcome"] == "failed"


def test_bounds_of_a_place_hold_what_its_hidden_cells_could_be():
    panel = places(change=-0.4)
    wide = panel.assign(low=panel["claims"] - 50, high=panel["claims"] + 50)
    result = synthetic_control(wide)
    assert result.bounds[0] < result.effect < result.bounds[1]


def test_a_year_in_which_no_donor_has_a_gap_gives_a_path_without_warning(recwarn):
    """Synthetic controls that fit a year exactly have no spread there, by which nothing can be divided."""
    flat = places(noise=0.0)
    for column in ("claims", "low", "high"):
        flat[column] = flat[column].mask(flat["destination"] != "P00", 1000)
    path = synthetic_control(flat).event_study()
    assert np.isfinite(path[["low", "high", "band_low", "band_high"]]).all().all()
    assert not [warned for warned in recwarn if issubclass(warned.category, RuntimeWarning)]


def test_the_curve_of_a_place_holds_every_combination():
    choices = SyntheticChoices(first=(2005, 2006), last=(2013, 2014), without=((), (2009,)))
    checks = {c.check: c for c in synthetic_control(places(change=-0.6), choices=choices).check_results}
    assert len(checks["specification_curve"].variants) == 2 * 2 * 2 * 2
    assert checks["specification_curve"].outcome == "passed"


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (lambda p: p.assign(cohort=np.nan), "not_one_treated"),
        (lambda p: p.assign(cohort=p["cohort"].mask(p["destination"] == "P01", 2013)), "not_one_treated"),
        (lambda p: p[p["destination"] <= "P03"], "too_few_donors"),
        (lambda p: p[p["year"] >= 2010], "too_few_pre_periods"),
        (lambda p: p.assign(claims=5, low=5, high=5), "no_variation"),
    ],
)
def test_a_panel_that_cannot_carry_a_synthetic_control_is_refused(broken, code):
    with pytest.raises(Refusal) as refused:
        synthetic_control(broken(places()))
    assert code in refused.value.codes


def test_a_refusal_crosses_processes_with_its_reasons(make_panel):
    import pickle

    with pytest.raises(Refusal) as refused:
        difference_in_differences(make_panel().assign(cohort=None), **FAST)
    again = pickle.loads(pickle.dumps(refused.value))
    assert (again.codes, str(again)) == (refused.value.codes, str(refused.value))


def test_what_happens_to_the_same_origins_elsewhere_is_taken_out(make_panel):
    """A fall of treated origins everywhere is no effect; one that is here alone is, to the last digit."""
    here, there = make_panel(seed=1, change=-0.7, mean=3000), make_panel(seed=2, change=-0.7, mean=3000)
    both = triple_difference(here, there, **FAST)
    one, other = (difference_in_differences(panel, **FAST) for panel in (here, there))
    assert both.effect == pytest.approx(one.effect - other.effect, abs=1e-12)
    assert both.effect == pytest.approx(0, abs=0.25)
    alone = triple_difference(here, make_panel(seed=2, mean=3000), **FAST)
    assert alone.effect == pytest.approx(-0.7, abs=0.25)


def test_a_triple_difference_is_the_regression_on_all_pairs_of_effects(make_panel):
    import pyfixest

    here, there = make_panel(seed=1, change=-0.7), make_panel(seed=2)
    both = pd.concat([here.assign(place=1), there.assign(place=0)])
    both = both.assign(
        y=np.log(both["claims"] + 0.5),
        d=((both["year"] >= both["cohort"].fillna(9999)) & (both["place"] == 1)) * 1.0,
    )
    fit = pyfixest.feols("y ~ d | origin^place + year^place + origin^year", both)
    assert triple_difference(here, there, **FAST).effect == pytest.approx(float(fit.coef()["d"]), abs=1e-8)


def test_ends_of_intervals_cross_when_one_panel_is_taken_from_another(make_panel):
    panel = make_panel()
    wide = panel.assign(low=panel["claims"] - 1, high=panel["claims"] + 1)
    design = less(read_design(wide), read_design(wide))
    assert (design.low <= design.outcome).all()
    assert (design.outcome <= design.high).all()
    assert design.high.max() > 0 > design.low.min()


def test_panels_of_other_units_are_refused_by_name(make_panel):
    panel = make_panel()
    with pytest.raises(ImpactError, match="units in one of the two panels only: U19"):
        triple_difference(panel, panel[panel["origin"] < "U19"])


def test_two_cohorts_are_estimated_by_imputation_and_named_so(make_panel):
    panel = make_panel(seed=1, change=-0.7, units=24, treated=10)
    later = panel.assign(cohort=panel["cohort"].mask(panel["origin"].isin(["U08", "U09"]), 2014))
    result = difference_in_differences(later, **FAST)
    named = difference_in_differences(later, estimator="imputation", **FAST)
    assert (result.effect, result.interval) == (named.effect, named.interval)
    assert result.effect != difference_in_differences(later, estimator="two_way_fixed_effects", **FAST).effect


def test_the_path_is_flat_before_and_falls_after(make_panel):
    path = event_table(read_design(make_panel(seed=3, change=-0.8, mean=3000, noise=0.1)), 0.05, 1, "x")
    assert set(path["estimator"]) == {"imputation", "long_difference"}
    after = path[path["since"] >= 0]
    assert (after["band_high"] < 0).all()
    assert after["effect"].mean() == pytest.approx(-0.8, abs=0.15)
    before = path[(path["since"] < 0) & (path["estimator"] == "imputation")]
    assert ((before["band_low"] < 0) & (before["band_high"] > 0)).all()
    # The mean of the years before is where imputation starts from.
    assert before["effect"].mean() == pytest.approx(0, abs=1e-12)


@pytest.mark.slow
def test_the_band_covers_the_whole_path_as_often_as_it_says(make_panel):
    inside = 0
    for seed in range(60):
        path = event_table(read_design(make_panel(seed=seed, units=40, treated=20, mean=3000)), 0.05, 1, "x")
        long = path[path["estimator"] == "long_difference"]
        inside += ((long["band_low"] <= 0) & (long["band_high"] >= 0)).all()
    assert inside / 60 > 0.95 - 3 * np.sqrt(0.95 * 0.05 / 60)


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (lambda p: p.assign(ended=p["cohort"].add(0.0)), "U00, 2013: the treatment ends inside the panel"),
        (lambda p: p.assign(year=p["year"].map(lambda y: f"{y}-{(y + 1) % 100:02d}")), "not whole numbers: 2005-06"),
        (lambda p: p.assign(claims=0, low=0, high=0), "the outcome never varies"),
        (lambda p: p.assign(claims=np.where(p["year"] == 2006, np.inf, p["claims"])), "U00, 2006: not a count"),
    ],
)
def test_more_panels_that_are_refused(make_panel, broken, words):
    with pytest.raises(ImpactError, match=words):
        difference_in_differences(broken(make_panel()), **FAST)


def test_a_share_of_none_is_refused_with_its_rows(make_panel):
    """A denominator of zero gives no share: neither 0 nor 1 may stand for it."""
    share = make_panel().assign(claims=0.4)
    share.loc[share.index[3], "claims"] = np.nan
    share = share.assign(low=share["claims"], high=share["claims"])
    with pytest.raises(ImpactError, match="U00, 2008: not a count"):
        difference_in_differences(share, form="level", **FAST)


def test_a_treatment_that_ends_after_the_panel_is_no_fault(make_panel):
    panel = make_panel(change=-0.5)
    lasting = panel.assign(ended=panel["cohort"].where(panel["cohort"].isna(), 2019))
    assert difference_in_differences(lasting, **FAST) == difference_in_differences(panel, **FAST)


def test_years_left_out_are_reported(make_panel):
    assert "periods_left_out" in difference_in_differences(make_panel(), **FAST).notes
