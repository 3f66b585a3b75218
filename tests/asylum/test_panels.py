import pandas as pd
import pytest

from tipimpact.asylum import claims_by_designation, panel, read_claims
from tipimpact.common.contracts import contract


def test_an_absent_cell_is_an_interval_and_never_a_zero(canada):
    absent = canada[canada["claims"].isna()]
    assert len(absent) > 500
    assert set(absent["low"]) == {0}
    assert set(absent["high"]) == {4}
    assert not (canada["claims"] == 0).any()


def test_the_grid_is_complete_and_each_cell_stands_once(canada):
    assert len(canada) == canada["origin"].nunique() * canada["year"].nunique()
    assert not canada.duplicated(["origin", "destination", "year"]).any()


def test_a_year_for_which_a_destination_reports_nothing_is_not_covered(write):
    claims = read_claims(write({}, {"year": "2012"}, {"coa_iso": "AUS"}, {"coa_iso": "AUS", "coo_iso": "MEX"}))
    cells = panel(claims)
    assert cells.groupby("destination")["year"].unique().map(list).to_dict() == {"AUS": [2011], "CAN": [2011, 2012]}


def test_an_origin_is_flagged_in_the_years_before_its_country_was_one(write):
    """South Sudan separated from Sudan in July 2011: nobody came "from" it before."""
    claims = read_claims(write(*({"coo_iso": "SSD", "year": str(year)} for year in (2009, 2010, 2011, 2012))))
    flagged = panel(claims).set_index("year")["flags"].map(lambda flags: "origin_split" in flags)
    assert flagged.to_dict() == {2009: True, 2010: True, 2011: False, 2012: False}


def test_where_both_are_given_persons_are_taken(write):
    cells = panel(read_claims(write({"applied": "7"}, {"app_pc": "C", "applied": "4"})))
    assert cells[["claims", "counted"]].to_numpy().tolist() == [[7, "persons"]]


def test_designation_stands_on_every_row_of_an_origin(canada):
    hungary = canada[canada["origin"] == "HUN"]
    assert set(hungary["tranche"]) == {1}
    assert set(hungary["effective"]) == {pd.Timestamp(2012, 12, 15)}
    assert canada.loc[canada["origin"] == "COL", "tranche"].isna().all()


def test_decisions_are_joined_by_cell(write):
    decisions = pd.DataFrame({"origin": ["HUN"], "destination": ["CAN"], "year": [2011], "rejected": [3000]})
    assert panel(read_claims(write({})), decisions)["rejected"].tolist() == [3000]


@pytest.mark.parametrize(
    ("year", "listed", "other"), [(2009, 15769, 18183), (2011, 7367, 17601), (2013, 832, 9497), (2014, 1478, 12176)]
)
def test_claims_by_designation(totals, year, listed, other):
    assert (totals.at[("designated", year), "value"], totals.at[("other", year), "value"]) == (listed, other)


def test_the_range_encloses_the_value_and_flags_follow_the_year(totals):
    assert (totals["low"] <= totals["value"]).all()
    assert (totals["value"] <= totals["high"]).all()
    flags = totals["flags"].xs("designated")
    assert flags[[2006, 2007, 2012, 2019, 2023]].tolist() == [
        [],
        ["mixed_level"],
        ["partly_treated"],
        ["designation_ended"],
        ["designation_ended", "partial_year"],
    ]


def test_without_any_source_there_are_no_rows_and_no_error(designated):
    nothing = panel(pd.DataFrame(columns=list(contract("claims").columns)), designated=designated)
    assert nothing.empty
    assert claims_by_designation(nothing, vintages={}, last_full_years={}).empty
