import numpy as np
import pytest

from tipimpact.common.errors import ContractError, ImpactError
from tipimpact.impact import difference_in_differences, minimum_detectable_effect
from tipimpact.impact.data import compare, read_cells
from tipimpact.impact.inference import core


@pytest.fixture(scope="module")
def planned(plan):
    return plan.estimand("designation_on_claims")


def mde(base, plan, planned, permutations=199):
    return minimum_detectable_effect(base, planned, plan.thresholds, permutations=permutations, seed=1)


def test_rows_after_the_base_period_never_leave_the_file(store, cells, planned):
    years = read_cells(store(cells), "sample", planned, base_only=True)["year"]
    assert sorted(years.unique()) == list(range(2005, 2012))


def test_an_outcome_after_the_base_period_is_refused(make_panel, plan, planned):
    with pytest.raises(ImpactError, match=r"years \[2013, 2014\]: rows outside the base period"):
        mde(make_panel(), plan, planned)


def test_a_panel_of_another_edition_is_refused(store, cells, planned):
    with pytest.raises((ImpactError, ContractError), match="another edition"):
        read_cells(store(cells), "official", planned, base_only=True)


def test_origins_are_chosen_by_the_base_period_alone(cells, planned):
    canada = cells[cells["destination"] == "CAN"]
    window = canada[canada["year"].isin(planned.window.kept())]
    later = window["year"] > 2011
    blank = window.assign(claims=window["claims"].mask(later), low=window["low"].mask(later, 0))
    assert list(compare(blank, planned)["origin"]) == list(compare(window, planned)["origin"])


def test_the_comparison_is_the_planned_one(cells, planned):
    chosen = compare(cells[cells["year"].isin(planned.window.kept())], planned)
    cohorts = chosen.groupby("origin")["cohort"].first()
    assert set(cohorts.dropna()) == {2013}  # designated on 15 December 2012 or in 2013
    assert {"HUN", "MEX", "CHL", "KOR"} <= set(cohorts.dropna().index)
    assert "ROU" not in cohorts  # fourth tranche: neither treated nor control
    base = chosen[chosen["year"] <= 2011]
    assert base["claims"].notna().all()


def test_a_treated_origin_without_a_date_is_refused(cells, planned):
    broken = cells.assign(effective=cells["effective"].mask(cells["origin"] == "HUN"))
    with pytest.raises(ImpactError, match="HUN"):
        compare(broken, planned)


def test_more_noise_means_a_larger_detectable_effect(make_panel, plan, planned):
    quiet, loud = (
        mde(panel[panel["year"] <= 2011], plan, planned)
        for panel in (make_panel(noise=0.1, mean=2000), make_panel(noise=0.4, mean=2000))
    )
    assert 0.05 < quiet.mde < loud.mde
    assert (quiet.treated, quiet.controls, quiet.pre_periods) == (8, 12, 7)


def test_a_change_of_that_size_is_found_about_four_times_in_five(make_panel, plan, planned):
    base = make_panel(seed=90, units=40, treated=15, noise=0.3, mean=2000)
    size = mde(base[base["year"] <= 2011], plan, planned, permutations=499).mde
    detected = []
    for seed in range(60):
        panel = make_panel(seed=seed, units=40, treated=15, noise=0.3, mean=2000, change=-size)
        wide = np.log(panel.pivot(index="origin", columns="year", values="claims").to_numpy() + 0.5)
        treatment = np.zeros_like(wide)
        treatment[:15, -2:] = 1
        orders = core.permutations(199, 40, core.stream(seed, "power"))
        effect = core.coefficient(wide, treatment)
        detected.append(core.p_value(effect, core.permuted(wide, treatment, orders)) <= 0.05)
    # The placebo date rests on 4 years before it, the plan on 7: the true power is somewhat higher.
    assert 0.7 <= np.mean(detected) <= 1.0


def test_the_numbers_do_not_depend_on_what_ran_before(make_panel, plan, planned):
    base = make_panel()
    base = base[base["year"] <= 2011]
    first = mde(base, plan, planned)
    difference_in_differences(make_panel(), permutations=99)
    assert mde(base, plan, planned) == first
