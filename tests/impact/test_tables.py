"""The plan as tables: what was made, what was refused and why, and the order that keeps outcomes out of the plan."""

import numpy as np
import pandas as pd
import pytest

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract
from tipimpact.common.errors import ImpactError
from tipimpact.common.tables import write_table
from tipimpact.impact.planned import TABLES, Inputs, detectable_effects, estimates, reachable_verdicts
from tipimpact.package.compose import compose_texts
from tipimpact.publish.tables.joins import joined
from tipimpact.publish.words.codes import code_id

pytestmark = pytest.mark.slow  # each makes every table of the stage
PERMITS = "vtip_trp_yearly"


def lists(root):
    """The committed visa changes, and the committed simulation."""
    return root / "data/raw/compiled/asylum/visa_changes.csv", root / "docs/validation/comparison.csv"


@pytest.fixture(scope="module")
def run(plan, store, no_series, root):
    """Every table from a panel and a table of series, conforming to their contracts."""

    def _run(cells, missing=(PERMITS,), series=no_series):
        read = Inputs(store(cells), series, *lists(root), "sample", seed=20120628, draws=40, missing=set(missing))
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
    assert mde.at["origins_claiming", "status"] == "refused"
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
    assert mde.at["origins_claiming", "status"] == "computed"
    words = [row[f"designs_{word}"] for word in ("fell", "rose", "no_large_change", "cannot_tell")]
    assert sum(words) == row["designs"] == 24
    assert row["low"] < row["estimate"] < row["high"]
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
    origins = made["compared"][made["compared"]["kind"] == "origin"]
    assert len(origins) == row["n"]
    assert (origins["change"] < origins["expected"])[origins["designated"].astype(bool)].sum() == row["fell_more"]


def test_a_list_of_visa_changes_that_the_plan_does_not_state_is_refused(plan, store, cells, no_series, root, tmp_path):
    path = tmp_path / "visa_changes.csv"
    visas, simulated = lists(root)
    path.write_bytes(visas.read_bytes().replace(b"2012-09-11", b"2012-09-12", 1))
    both = pd.concat([cells, cells.assign(destination="AUS")], ignore_index=True)
    read = Inputs(store(both), no_series, path, simulated, "sample", seed=1, missing={PERMITS})
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
    assert table.loc[mde["status"] == "computed", "estimate"].notna().all()
    assert table.loc[mde["status"] != "computed", ["estimate", "low", "high", "p_value"]].isna().all(axis=None)


def test_what_is_not_judged_says_so_in_the_table_of_reach(tables, plan, root):
    """A series has a reason of its own; where it has no data that is added, and the gap is named."""
    reach = tables[2]["reachable_verdicts"].set_index("estimand")
    assert reach.index[reach["status"] == "not_judged"].tolist() == ["vtip_permits"]
    assert list(reach.at["vtip_permits", "reasons"]) == ["not_judged", "data_missing"]
    assert pd.isna(reach.at["vtip_permits", "probability"])
    for lang in LANGUAGES:
        texts = compose_texts(root / "config")
        row = joined(reach.loc[["vtip_permits"]].reset_index(), "reachable_verdicts", lang, texts)
        assert "2006" in row["needs"].iloc[0]


def test_permits_cannot_be_estimated_for_want_of_data(tables):
    mde, table, _ = tables
    assert mde.at["vtip_permits", "status"] == "data_missing"
    row = table.loc["vtip_permits"]
    assert (row["verdict"], list(row["reasons"])) == ("cannot_tell", ["data_missing"])


def _permits(counts: dict[int, int | None], kind="calendar") -> pd.DataFrame:
    """Rows of `indicators` as a file dropped in gives them; None is a count below 5."""
    rows = []
    for year, count in counts.items():
        for group, n in (("initial/victim/issued", count), ("initial/dependant/issued", 900)):
            day = pd.Timestamp(year, 1, 1)
            rows.append(
                {
                    **{"series": "vtip_permits_yearly", "group": group, "period": str(year), "year": year, "value": n},
                    **{"low": n if n is not None else 1, "high": n if n is not None else 4},
                    **{"period_kind": kind, "year_basis": kind},
                    **{"first_day": day, "last_day": day + pd.DateOffset(years=1, days=-1), "kind": "flow"},
                    **{"unit": "permits", "who_is_counted": "permit_holders", "role": "outcome", "revision": 1},
                    **{"source": PERMITS, "place": "line 2", "confidence": "high", "flags": [], "events": []},
                    **{"vintage": None, "document": None, "url": None},
                }
            )
    return contract("indicators").conform(pd.DataFrame(rows))


@pytest.fixture(scope="module")
def dropped_in(tmp_path_factory):
    """Write a table of series as the asylum stage does."""

    def _write(table):
        path = tmp_path_factory.mktemp("series") / "indicators.parquet"
        write_table(table, "indicators", path, edition="sample", sources=[PERMITS])
        return path

    return _write


@pytest.fixture(autouse=True)
def few_simulations(monkeypatch):
    monkeypatch.setattr("tipimpact.impact.detectable.SERIES", 16)


STEADY = {2006: 42, 2007: 37, 2008: 45, 2009: 40, 2010: 38, 2011: 44, 2012: 9}


def test_permits_dropped_in_are_estimated_because_they_can_inform(run, cells, dropped_in, plan, root):
    after = {2013: 5, 2014: None, 2015: 6, 2016: 5, 2017: None, 2018: 5}
    mde, table, made = run(cells.head(0), missing=(), series=dropped_in(_permits(STEADY | after)))
    row = table.loc["vtip_permits"]
    assert mde.at["vtip_permits", "status"] == "computed"
    assert (row["n"], row["pre_periods"]) == (12, 6)  # 2012 is cut in two by the event
    assert (row["high"] < 0) & (row["p_value"] < 0.05)
    assert (row["verdict"], list(row["reasons"])) == ("cannot_tell", ["not_judged"])
    assert row["estimate"] == pytest.approx(-2.1, abs=0.6)  # about 41 a year, then about 5
    checks = made["robustness"]
    whole = checks[checks["variant"] == "all"].set_index("check")
    assert set(plan.estimand("vtip_permits").checks) == set(whole.index[whole["planned"].astype(bool)])
    assert whole["outcome"].notna().all()
    for lang in LANGUAGES:
        worded = joined(checks, "robustness", lang, compose_texts(root / "config"))
        assert (worded["sentence"].notna() == (worded["variant"] == "all")).all()
        assert worded["sentence"].str.len().min() > 20
    reach = made["reachable_verdicts"].set_index("estimand").loc["vtip_permits"]
    assert (reach["status"], list(reach["reasons"])) == ("not_judged", ["not_judged"])
    assert reach["informative"]
    assert reach["distance"] >= 0.5


def test_a_series_that_could_hardly_tell_is_a_gap_and_is_not_estimated(run, cells, dropped_in):
    """About twelve permits a year: the greatest falls would be seen, one to two fifths hardly; whatever came after."""
    few = {2006: 13, 2007: 11, 2008: 14, 2009: 12, 2010: 10, 2011: 13, 2012: 9}
    after = dict.fromkeys(range(2013, 2019), 0)
    mde, table, made = run(cells.head(0), missing=(), series=dropped_in(_permits(few | after)))
    assert mde.at["vtip_permits", "status"] == "computed"
    row = made["reachable_verdicts"].set_index("estimand").loc["vtip_permits"]
    assert list(row["reasons"]) == ["not_judged", "not_informative"]
    assert not row["informative"]
    assert row["distance"] < 0.5
    assert list(table.at["vtip_permits", "reasons"]) == ["not_informative"]
    assert pd.isna(table.at["vtip_permits", "estimate"])


def test_permits_that_do_not_change_show_no_change(run, cells, dropped_in):
    after = {2013: 41, 2014: 36, 2015: 44, 2016: 40, 2017: 43, 2018: 39}
    _, table, _ = run(cells.head(0), missing=(), series=dropped_in(_permits(STEADY | after)))
    row = table.loc["vtip_permits"]
    assert row["low"] < 0 < row["high"]
    assert row["verdict"] == "cannot_tell"


@pytest.mark.parametrize(
    ("counts", "kind", "reason"),
    [
        (STEADY | {2009: None, 2013: 5}, "fiscal", "not_calendar"),
        ({year: n for year, n in STEADY.items() if year != 2009}, "calendar", "periods_missing"),
        (dict.fromkeys(range(2006, 2019)), "calendar", "all_hidden"),
        (dict.fromkeys(range(2006, 2019), 0), "calendar", "no_variation"),
    ],
)
def test_permits_that_the_design_cannot_carry_are_refused(run, cells, dropped_in, counts, kind, reason):
    mde, table, _ = run(cells.head(0), missing=(), series=dropped_in(_permits(counts, kind)))
    assert mde.at["vtip_permits", "status"] == "refused"
    assert reason in list(table.at["vtip_permits", "reasons"])


def test_without_claims_nothing_is_estimated_and_nothing_breaks(run, cells):
    mde, table, _ = run(cells.head(0))
    assert set(mde["status"]) == {"data_missing"}
    assert {tuple(reasons) for reasons in table["reasons"]} == {("data_missing",)}
    assert set(table["verdict"]) == {"cannot_tell"}


def test_detectable_effects_of_another_plan_are_refused(plan, store, cells, no_series, root):
    read = Inputs(store(cells.head(0)), no_series, *lists(root), "sample", seed=1, draws=2, missing={PERMITS})
    mde, reach = detectable_effects(plan, read), reachable_verdicts(plan, read)
    changed = plan.model_copy(update={"version": plan.version + 1})
    with pytest.raises(ImpactError, match="detectable effects were computed under another plan"):
        estimates(changed, read, mde, reach)
    with pytest.raises(ImpactError, match="reach was computed under another plan"):
        estimates(plan, read, mde, reach.assign(plan_hash="0" * 16))


def test_every_reason_has_words(tables):
    mde, table, made = tables
    with_reasons = {
        "impact_estimates": table,
        "minimum_detectable_effects": mde,
        "reachable_verdicts": made["reachable_verdicts"],
    }
    for name, part in with_reasons.items():
        assert all(code_id(name, "reasons", code) for row in part["reasons"] for code in row)


def test_an_amended_plan_says_so_in_every_row(tables, plan):
    assert plan.amended
    assert tables[1]["plan_amended"].all()
