import pytest

from tipimpact.common.contracts import contract
from tipimpact.common.errors import ImpactError
from tipimpact.common.i18n import has
from tipimpact.impact.tables import _adjust, detectable_effects, estimates

FAST = {"permutations": 199, "seed": 20120628}


@pytest.fixture
def run(plan, store):
    """Both tables from a panel, conforming to their contracts."""

    def _run(cells, missing=("vtip_trp_yearly",)):
        path = store(cells)
        mde = contract("minimum_detectable_effects").conform(
            detectable_effects(plan, path, "sample", missing=set(missing), **FAST)
        )
        table, checks = estimates(plan, path, "sample", mde, **FAST)
        table = contract("impact_estimates").conform(table)
        contract("robustness").conform(checks)
        return mde.set_index("estimand"), table.set_index("estimand")

    return _run


def test_designation_cannot_be_told_from_earlier_trends(run, cells, plan):
    mde, table = run(cells)
    row = table.loc["designation_on_claims"]
    # Designated origins were already moving away from the others: the comparison fails its own checks.
    assert row["verdict"] == "cannot_tell"
    assert list(row["reasons"])[:2] == ["pre_trend_failed", "placebo_date_failed"]
    assert (row["treated"], row["controls"], row["n"], row["pre_periods"]) == (18, 107, 1125, 7)
    assert row["bound_low"] < row["estimate"] < row["bound_high"]
    assert row["low"] < row["estimate"] < row["high"]
    assert row["plan_hash"] == plan.hash[:16] == mde.at["designation_on_claims", "plan_hash"]
    assert row["mde"] == mde.at["designation_on_claims", "mde"]


def test_permits_cannot_be_told_for_want_of_data(run, cells):
    mde, table = run(cells)
    assert mde.at["vtip_permits", "status"] == "data_missing"
    row = table.loc["vtip_permits"]
    assert (row["verdict"], list(row["reasons"])) == ("cannot_tell", ["data_missing"])
    assert table.loc[["vtip_permits"], ["estimate", "low", "high", "p_permutation"]].isna().all(axis=None)


def test_with_the_permits_dropped_in_the_design_is_what_is_missing(run, cells):
    _, table = run(cells, missing=())
    assert list(table.at["vtip_permits", "reasons"]) == ["design_missing"]


def test_without_claims_nothing_is_estimated_and_nothing_breaks(run, cells):
    mde, table = run(cells.head(0))
    assert set(mde["status"]) == {"data_missing"}
    assert set(table["verdict"]) == {"cannot_tell"}


def test_later_outcomes_do_not_move_what_could_be_detected(run, cells):
    later = cells["year"] > 2011
    doubled = cells.assign(
        **{c: cells[c].mask(later & cells["tranche"].isin([1]), cells[c] * 9) for c in ("claims", "low", "high")}
    )
    mde, table = run(cells)
    other_mde, other_table = run(doubled)
    assert mde.equals(other_mde)
    name = "designation_on_claims"
    assert other_table.at[name, "estimate"] > table.at[name, "estimate"] + 1


def test_detectable_effects_of_another_plan_are_refused(plan, store, cells):
    path = store(cells)
    mde = detectable_effects(plan, path, "sample", missing={"vtip_trp_yearly"}, **FAST)
    changed = plan.model_copy(update={"version": plan.version + 1})
    with pytest.raises(ImpactError, match="under another plan"):
        estimates(changed, path, "sample", mde, **FAST)


def test_planned_estimates_that_could_not_be_made_count_in_the_family(plan):
    both = plan.model_copy(update={"estimands": [e.model_copy(update={"family": "one"}) for e in plan.estimands]})
    assert _adjust(both, {"designation_on_claims": 0.02})["designation_on_claims"] == pytest.approx(0.04)
    assert _adjust(plan, {"designation_on_claims": 0.02})["designation_on_claims"] == pytest.approx(0.02)


def test_every_code_of_the_tables_has_words(run, cells):
    for table, columns in {
        "impact_estimates": ["verdict", "scale", "design"],
        "minimum_detectable_effects": ["status", "design"],
        "robustness": ["check", "outcome"],
    }.items():
        for column in columns:
            for code in contract(table).columns[column].values:
                assert has(f"value.{table}.{column}.{code}"), code
    for reasons in run(cells)[1]["reasons"]:
        assert all(has(f"value.impact_estimates.reasons.{code}") for code in reasons)


def test_every_check_stands_with_all_its_variants_and_in_words(plan, store, cells):
    path = store(cells)
    mde = detectable_effects(plan, path, "sample", missing={"vtip_trp_yearly"}, **FAST)
    table, checks = estimates(plan, path, "sample", mde, **FAST)
    whole = checks[checks["variant"] == "all"].set_index("check")
    planned = plan.estimand("designation_on_claims").checks
    assert set(planned) == set(whole.index[whole["planned"].astype(bool)])
    assert whole[["outcome", "sentence_en", "sentence_fr"]].notna().all(axis=None)
    count = checks["check"].value_counts()
    assert count["specification_curve"] == 1 + 3 * 2 * 2 * 2 * 2
    assert count["leave_one_out"] == 1 + 125
    row = table.set_index("estimand").loc["designation_on_claims"]
    curve = checks[(checks["check"] == "specification_curve") & (checks["variant"] != "all")].set_index("variant")
    as_planned = curve.at["2005-2014 +0.5 two_way_fixed_effects", "low"]
    assert as_planned == pytest.approx(row["estimate"], abs=1e-9)


def test_an_amended_plan_says_so_in_every_row(run, cells, plan):
    assert plan.amended
    assert run(cells)[1]["plan_amended"].all()
