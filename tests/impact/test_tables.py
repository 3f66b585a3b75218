"""The plan as tables: what was made, what was refused and why, and the order that keeps outcomes out of the plan."""

import numpy as np
import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.common.errors import ImpactError
from tipimpact.impact.data import Inputs
from tipimpact.impact.planned import TABLES, detectable_effects, estimates, reachable_verdicts
from tipimpact.publish.words.codes import code_id

pytestmark = pytest.mark.slow  # each makes every table of the stage


def lists(root):
    """The committed lists of designated countries and of visa changes, and the committed simulation."""
    compiled = root / "data/raw/compiled/asylum"
    designated, visas = compiled / "designated_countries.csv", compiled / "visa_changes.csv"
    return designated, visas, root / "docs/validation/comparison.csv"


@pytest.fixture(scope="module")
def run(plan, store, no_months, root):
    """Every table from a panel and a table of series, conforming to their contracts."""

    def _run(cells):
        read = Inputs(store(cells), no_months, *lists(root), "sample")
        mde = contract("minimum_detectable_effects").conform(detectable_effects(plan, read))
        reach = contract("reachable_verdicts").conform(reachable_verdicts(plan, read))
        made = {name: contract(name).conform(table) for name, table in estimates(plan, read, mde, reach).items()}
        assert tuple(made) == TABLES
        made["reachable_verdicts"] = reach
        return mde.set_index("estimand"), made["impact_estimates"].set_index("estimand"), made

    return _run


@pytest.fixture(scope="module")
def tables(run, cells):
    """The tables of the sample edition's panel."""
    return run(cells)


def test_the_comparison_of_an_edition_without_other_destinations_is_not_computed(tables):
    mde, table, made = tables
    assert mde.at["origins_claiming", "number_status"] == "refused"
    assert list(table.at["origins_claiming", "reasons"]) == ["not_computed_here"]
    assert table.at["origins_claiming", "verdict"] == "cannot_tell"
    assert made["robustness"].empty
    assert made["compared"].empty


@pytest.fixture(scope="module")
def judged(run, cells):
    """The tables of a panel with another destination, which has Canada's claims with twice as many after 2011."""
    factor = np.where(cells["year"] > 2011, 2, 1)
    there = cells.assign(destination="AUS", **{name: cells[name] * factor for name in ("claims", "low", "high")})
    return run(pd.concat([cells, there], ignore_index=True))


def test_the_comparison_is_judged_where_other_destinations_are_known(judged, plan):
    mde, table, made = judged
    row, checks = table.loc["origins_claiming"], made["robustness"]
    detected = mde.loc["origins_claiming"]
    assert detected["number_status"] == "computed"
    assert detected["mde_percent"] == pytest.approx(100 * np.expm1(-detected["mde"]))
    assert detected["smallest_percent"] == pytest.approx(100 * np.expm1(-detected["smallest_effect"]))
    assert detected["adequate"] == (detected["mde"] <= detected["smallest_effect"])
    assert detected["mde"] == pytest.approx(2.8016 * detected["placebo_sd"], rel=1e-4)  # level .05, power .80
    words = [row[f"designs_{word}"] for word in ("fell", "rose", "no_large_change", "cannot_tell")]
    assert sum(words) == row["designs"] == 24
    assert row["interval_low"] < row["estimate"] < row["interval_high"]
    assert row["least_estimate"] <= row["middle_estimate"] <= row["greatest_estimate"]
    assert row["outcomes_seen"]
    assert "outcomes_seen" in list(row["reasons"])
    counted = checks["check"].value_counts()
    assert counted["design"] == 24
    assert counted["without_origin"] == row["n"] == row["treated"] + row["controls"]
    assert set(checks["check"]) == {"design", "without_origin", "alternative"}
    fell = checks.loc[checks["check"] == "design", "verdict"].eq("suggestive").sum()
    assert fell == row["designs_fell"]
    drifts = checks[checks["variant"].str.startswith("drift_")].sort_values("variant")["fell"].tolist()
    assert drifts == sorted(drifts, reverse=True)  # a wider interval says less
    origins = made["compared"][made["compared"]["row_kind"] == "origin"]
    assert len(origins) == row["n"]
    assert (origins["change"] < origins["expected"])[origins["designated"].astype(bool)].sum() == row["fell_more"]


def test_a_list_of_visa_changes_that_the_plan_does_not_state_is_refused(plan, store, cells, no_months, root, tmp_path):
    path = tmp_path / "visa_changes.csv"
    designated, visas, simulated = lists(root)
    path.write_bytes(visas.read_bytes().replace(b"2012-09-11", b"2012-09-12", 1))
    both = pd.concat([cells, cells.assign(destination="AUS")], ignore_index=True)
    read = Inputs(store(both), no_months, designated, path, simulated, "sample")
    with pytest.raises(ImpactError, match="the list of visa changes has the digest") as error:
        detectable_effects(plan, read)
    assert "amended" in str(error.value)


def test_an_origin_in_two_tranches_is_on_both_sides_and_cannot_be_told(run, cells):
    there = cells.assign(destination="AUS")
    there.loc[there["origin"] == "HUN", "tranche"] = 4
    _, table, _ = run(pd.concat([cells, there], ignore_index=True))
    assert list(table.at["origins_claiming", "reasons"]) == ["origin_on_both_sides"]
    assert table.at["origins_claiming", "verdict"] == "cannot_tell"


def test_every_planned_estimand_has_a_row_and_a_verdict_with_reasons(tables, plan):
    mde, table, _ = tables
    assert list(table.index) == list(mde.index) == [e.id for e in plan.estimands]
    assert table["reasons"].map(len).min() > 0
    assert table.loc[mde["number_status"] == "computed", "estimate"].notna().all()
    assert (
        table.loc[mde["number_status"] != "computed", ["estimate", "interval_low", "interval_high"]]
        .isna()
        .all(axis=None)
    )


def test_detectable_effects_of_another_plan_are_refused(plan, store, cells, no_months, root):
    read = Inputs(store(cells.head(0)), no_months, *lists(root), "sample")
    mde, reach = detectable_effects(plan, read), reachable_verdicts(plan, read)
    changed = plan.model_copy(update={"version": plan.version + 1})
    with pytest.raises(ImpactError, match="detectable effects were computed under another plan"):
        estimates(changed, read, mde, reach)
    with pytest.raises(ImpactError, match="reach was computed under another plan"):
        estimates(plan, read, mde, reach.assign(plan_hash="0" * 16))


def test_every_reason_has_words(tables):
    mde, table, made = tables
    with_reasons = {
        ("impact_estimates", "reasons"): table,
        ("minimum_detectable_effects", "no_number_because"): mde,
        ("reachable_verdicts", "no_number_because"): made["reachable_verdicts"],
    }
    for (name, column), part in with_reasons.items():
        assert all(code_id(name, column, code) for row in part[column] for code in row)


def test_an_amended_plan_says_so_in_every_row(tables, plan):
    assert plan.amended
    assert tables[1]["plan_amended"].all()
