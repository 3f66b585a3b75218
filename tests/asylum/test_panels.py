"""The panel of claims by origin, destination and year."""

import pandas as pd
import pytest

from tipimpact.asylum import claims_by_designation, claims_by_origin, panel, read_claims
from tipimpact.common.contracts import contract


def test_an_absent_cell_is_an_interval_not_a_zero(sample_panel):
    absent = sample_panel[sample_panel["claims"].isna()]
    assert len(absent) > 500
    assert set(absent["low"]) == {0}
    assert set(absent["high"]) == {4}
    assert not (sample_panel["claims"] == 0).any()


def test_the_panel_has_each_origin_and_year_once(sample_panel):
    assert len(sample_panel) == sample_panel["origin"].nunique() * sample_panel["year"].nunique()
    assert not sample_panel.duplicated(["origin", "destination", "year"]).any()


def test_a_year_without_any_report_of_a_destination_is_absent(write_applications):
    claims = read_claims(
        write_applications({}, {"year": "2012"}, {"coa_iso": "AUS"}, {"coa_iso": "AUS", "coo_iso": "MEX"})
    )
    cells = panel(claims)
    assert cells.groupby("destination")["year"].unique().map(list).to_dict() == {"AUS": [2011], "CAN": [2011, 2012]}


def test_two_origins_are_told_apart_inside_those_designated(sample_panel, sums_by_group):
    """Hungary's 4,423 claims of 2011 are the number that the Board published too."""
    origins = claims_by_origin(sample_panel, vintages={"unhcr": "v"}, last_full_years={"unhcr": 2022})
    value = origins.set_index(["group", "year"])["value"]
    assert set(origins["series"]) == {"claims_canada_origin"}
    assert (value["hungary", 2011], value["hungary", 2008]) == (4423, 288)
    for year in (2009, 2011, 2013):
        both = value["hungary", year] + value["mexico", year]
        assert both < sums_by_group.loc[("designated", year), "value"]


def test_years_before_a_country_existed_are_flagged(write_applications):
    """South Sudan separated from Sudan in July 2011."""
    claims = read_claims(
        write_applications(*({"coo_iso": "SSD", "year": str(year)} for year in (2009, 2010, 2011, 2012)))
    )
    flagged = panel(claims).set_index("year")["flags"].map(lambda flags: "origin_split" in flags)
    assert flagged.to_dict() == {2009: True, 2010: True, 2011: False, 2012: False}


def test_persons_are_preferred_to_cases(write_applications):
    cells = panel(read_claims(write_applications({"applied": "7"}, {"app_pc": "C", "applied": "4"})))
    assert cells[["claims", "counted"]].to_numpy().tolist() == [[7, "persons"]]


def test_designation_is_given_on_every_row_of_an_origin(sample_panel):
    hungary = sample_panel[sample_panel["origin"] == "HUN"]
    assert set(hungary["tranche"]) == {1}
    assert set(hungary["effective"]) == {pd.Timestamp(2012, 12, 15)}
    assert sample_panel.loc[sample_panel["origin"] == "COL", "tranche"].isna().all()


def test_decisions_are_joined_by_cell(write_applications):
    decisions = pd.DataFrame({"origin": ["HUN"], "destination": ["CAN"], "year": [2011], "rejected": [3000]})
    assert panel(read_claims(write_applications({})), decisions)["rejected"].tolist() == [3000]


@pytest.mark.parametrize(
    ("year", "listed", "other"), [(2009, 15769, 18183), (2011, 7367, 17601), (2013, 832, 9497), (2014, 1478, 12176)]
)
def test_claims_by_designation(sums_by_group, year, listed, other):
    assert (sums_by_group.at[("designated", year), "value"], sums_by_group.at[("other", year), "value"]) == (
        listed,
        other,
    )


def test_bounds_enclose_the_value_and_flags_depend_on_the_year(sums_by_group):
    assert (sums_by_group["low"] <= sums_by_group["value"]).all()
    assert (sums_by_group["value"] <= sums_by_group["high"]).all()
    flags = sums_by_group["flags"].xs("designated")
    assert flags[[2006, 2007, 2012, 2019, 2023]].tolist() == [
        [],
        ["mixed_level"],
        ["partly_treated"],
        ["designation_ended"],
        ["designation_ended", "partial_year"],
    ]


def test_without_any_source_the_panel_is_empty(designated):
    nothing = panel(pd.DataFrame(columns=list(contract("claims").columns)), designated=designated)
    assert nothing.empty
    assert claims_by_designation(nothing, vintages={}, last_full_years={}).empty
