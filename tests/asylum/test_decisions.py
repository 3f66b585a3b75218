"""First-instance outcomes are read from UNHCR's file of asylum decisions."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipimpact.asylum import panel, read_claims, read_decisions
from tipimpact.asylum.decisions import COLUMNS, OUTCOMES, shares
from tipimpact.common.contracts import contract
from tipimpact.common.errors import AsylumError

DECISIONS = "refugee/unhcr_asylum_decisions.csv.gz"
APPLICATIONS = "refugee/unhcr_asylum_applications.csv.gz"
USUAL = ("2011", "Hungary", "HUN", "HUN", "Canada", "CAN", "CAN", "G", "FI", "P", "165", "0", "738", "1087", "1990")


@pytest.fixture
def write_decisions(tmp_path):
    """Write a file of decisions; each row is given by the fields that differ from Hungary in Canada in 2011."""

    def write_rows(*rows: dict[str, str], header: str = ",".join(COLUMNS)):
        usual = dict(zip(COLUMNS, USUAL, strict=True))
        path = tmp_path / "decisions.csv"
        lines = [header, *(",".join((usual | row).values()) for row in rows)]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write_rows


@pytest.fixture(scope="module")
def decisions(sample):
    return read_decisions(sample / DECISIONS)


def test_first_instance_decisions_in_canada_match_the_published_totals(decisions):
    canada = decisions[decisions["destination"] == "CAN"]
    assert canada.groupby("year")["total"].sum()[[2007, 2011, 2015]].tolist() == [13800, 34240, 13301]
    assert set(canada.loc[canada["year"] == 2007, "stage"]) == {"G/FA"}
    contract("decisions").conform(decisions.assign(source="unhcr", revised=False))


def test_appeals_and_reopened_claims_are_not_counted(write_decisions):
    rows = read_decisions(
        write_decisions({}, {"dec_level": "AR"}, {"dec_level": "RA"}, {"dec_level": "JR"}, {"procedure_type": "U"})
    )
    assert rows["recognised"].tolist() == [165]


def test_only_one_of_two_first_instance_levels_is_counted(write_decisions):
    rows = read_decisions(
        write_decisions({"coa_iso": "JPN"}, {"coa_iso": "JPN", "dec_level": "FA", "dec_recognized": "999"})
    )
    assert rows[["stage", "recognised"]].to_numpy().tolist() == [["G/FI", 165]]


def test_decisions_of_the_united_states_are_read_at_level_in(write_decisions):
    rows = read_decisions(
        write_decisions({"coa_iso": "USA", "dec_level": "IN", "dec_pc": "C"}, {"coa_iso": "USA", "dec_level": "EO"})
    )
    assert rows[["stage", "counted"]].to_numpy().tolist() == [["G/IN", "cases"]]


def test_a_five_is_a_range_and_so_is_a_zero_of_an_outcome_in_use(write_decisions):
    other = {"coo_iso": "MEX", "dec_recognized": "5", "dec_rejected": "0", "dec_closed": "0", "dec_total": "5"}
    mexico = read_decisions(write_decisions({}, other)).set_index("origin").loc["MEX"]
    assert mexico[["recognised_low", "recognised_high"]].tolist() == [1, 5]
    assert mexico[["rejected_low", "rejected_high"]].tolist() == [0, 4]
    assert mexico[["complementary_low", "complementary_high"]].tolist() == [0, 0]  # Canada never shows it


def test_outcomes_that_do_not_add_up_are_flagged(write_decisions, decisions):
    assert read_decisions(write_decisions({"dec_total": "2000"}))["differs"].tolist() == [True]
    canada = decisions[decisions["destination"] == "CAN"]
    assert set(canada.loc[canada["differs"], "year"]) == {2020}


def test_shares_of_decisions_on_the_merits_and_of_all_closed_cases(write_decisions):
    cells = panel(one_cell_of_claims(), read_decisions(write_decisions({})))
    hungary = cells.iloc[0]
    assert hungary["recognised_of_merits"] == pytest.approx(165 / 903)
    assert hungary["recognised_of_all"] == pytest.approx(165 / 1990)
    assert hungary["closed_of_all"] == pytest.approx(1087 / 1990)


def one_cell_of_claims() -> pd.DataFrame:
    """A table of claims with one cell, to which decisions are joined."""
    columns = {
        "origin": ["HUN"],
        "destination": ["CAN"],
        "year": [2011],
        "claims": [4423],
        "low": [4423],
        "high": [4423],
    }
    return pd.DataFrame({**columns, "counted": ["persons"], "stage": ["G/N/FI"], "row": [2]})


def test_a_shift_in_the_mix_of_outcomes_is_flagged(write_decisions):
    moved = {"year": "2012", "dec_recognized": "900", "dec_rejected": "50", "dec_closed": "50", "dec_total": "1000"}
    assert read_decisions(write_decisions({}, moved)).set_index("year")["shifted"].to_dict() == {
        2011: False,
        2012: True,
    }


def test_the_panel_has_outcomes_with_flags(sample, decisions, designated):
    cells = panel(read_claims(sample / APPLICATIONS).assign(source="c"), decisions.assign(source="d"), designated)
    contract("panel").conform(cells)
    hungary = cells[cells["origin"] == "HUN"].set_index("year")
    assert hungary.loc[2012, ["recognised", "rejected", "closed"]].tolist() == [448, 2151, 1553]
    assert "legacy_mixed" in hungary.at[2013, "flags"]
    assert "outcomes_differ" in hungary.at[2020, "flags"]
    absent = cells["decided_row"].isna() & cells["decided_counted"].notna()
    assert set(cells.loc[absent, "rejected_high"]) == {4}
    assert cells.loc[absent, "rejected"].isna().all()


def test_the_panel_of_claims_is_the_same_with_and_without_decisions(sample_panel, sample, decisions, designated):
    claims = read_claims(sample / APPLICATIONS).assign(source="unhcr")
    columns = ["origin", "year", "claims", "low", "high", "stage", "row", "tranche", "effective"]
    pd.testing.assert_frame_equal(panel(claims, decisions, designated)[columns], sample_panel[columns])


@settings(max_examples=25)
@given(st.lists(st.tuples(*[st.integers(0, 50)] * 4), min_size=1, max_size=20))
def test_shares_lie_within_their_bounds(counts):
    table = pd.DataFrame(counts, columns=list(OUTCOMES))
    for outcome in OUTCOMES:
        table[f"{outcome}_low"] = table[outcome].mask(table[outcome] == 5, 1)
        table[f"{outcome}_high"] = table[outcome].mask(table[outcome] == 0, 4)
    computed = pd.DataFrame(shares(table)).fillna(0)
    for share in [c for c in computed if not c.endswith(("_low", "_high"))]:
        assert (computed[f"{share}_low"] <= computed[share] + 1e-12).all()
        assert (computed[share] <= computed[f"{share}_high"] + 1e-12).all()
        assert computed[f"{share}_high"].between(0, 1).all()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{}, {}], "another row has the same countries, year and codes"),
        ([{"dec_level": "XX"}], "a new code may change"),
        ([{"dec_closed": "-1"}], "dec_closed is '-1'"),
        ([{"dec_closed": "1.5"}], "dec_closed is '1.5'"),
        ([{"year": ""}], "year is ''"),
        ([{}, {"coo": "OLD"}], "split or got a new code"),
    ],
)
def test_errors_name_the_invalid_lines(write_decisions, rows, words):
    with pytest.raises(AsylumError, match=words):
        read_decisions(write_decisions(*rows))


def test_a_new_column_is_refused(write_decisions):
    with pytest.raises(AsylumError, match="unknown column 'dec_new'"):
        read_decisions(write_decisions({"dec_new": "1"}, header=",".join(COLUMNS) + ",dec_new"))


def test_a_renamed_country_keeps_its_code(write_decisions):
    rows = read_decisions(write_decisions({}, {"year": "2012", "coo_name": "Magyarorszag"}))
    assert set(rows["origin"]) == {"HUN"}


def test_unsorted_rows_give_the_same_table(write_decisions):
    lines = [{}, {"year": "2009"}, {"coo_iso": "MEX"}]
    one, other = read_decisions(write_decisions(*lines)), read_decisions(write_decisions(*lines[::-1]))
    pd.testing.assert_frame_equal(one.drop(columns="row"), other.drop(columns="row"))


@pytest.mark.official
def test_canada_and_twelve_other_destinations_are_complete(mirror):
    from tipimpact.asylum import completeness

    table = completeness(read_claims(mirror / APPLICATIONS), read_decisions(mirror / DECISIONS)).set_index(
        "destination"
    )
    complete = {"BEL", "CAN", "CHE", "DEU", "DNK", "ESP", "FRA", "GRC", "IRL", "ITA", "NLD", "NOR", "SWE"}
    assert table.loc[sorted(complete), "complete"].all()
    assert table.at["AUT", "missing_decision_years"] == [2014]
    contract("destinations").conform(table.reset_index())


@pytest.mark.official
def test_official_decisions_equal_independently_compiled_facts(mirror):
    canada = read_decisions(mirror / DECISIONS)
    canada = canada[canada["destination"] == "CAN"].groupby("year")[["recognised", "rejected", "closed"]].sum()
    facts = pd.read_csv(mirror / "statistics" / "facts.csv", dtype={"year": str})
    for ours, theirs in (("recognised", "recognized"), ("rejected", "rejected"), ("closed", "closed")):
        compiled = facts[facts["indicator"] == f"unhcr_canada_dec_{theirs}"].set_index("year")["value"].astype(float)
        assert np.array_equal(canada[ours].to_numpy(), compiled[[str(y) for y in canada.index]].to_numpy())
