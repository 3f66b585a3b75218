"""A newer release replaces a destination and year as a whole; revisions are flagged and counted."""

import pandas as pd

from tipimpact.asylum import claims_by_designation, panel, read_claims
from tipimpact.asylum.releases import merge_releases


def test_the_newer_release_replaces_the_older_and_revisions_are_flagged_and_counted(write_applications, designated):
    old = read_claims(
        write_applications(
            {}, {"coo_iso": "MEX", "applied": "50"}, {"year": "2010"}, {"coo_iso": "COL", "applied": "9"}
        )
    )
    new = read_claims(
        write_applications(
            {"applied": "4000"},
            {"coo_iso": "MEX", "applied": "50"},
            {"coo_iso": "CHL", "applied": "8"},
            {"year": "2012"},
        )
    )
    table, counts = merge_releases({"old": old, "new": new}, "claims")
    assert counts == {"new": {"changed": 1, "added": 1, "gone": 1}}
    cells = table.set_index(["year", "origin"])
    assert cells["claims"].to_dict() == {
        **{(2010, "HUN"): 4423, (2011, "CHL"): 8, (2011, "HUN"): 4000, (2011, "MEX"): 50, (2012, "HUN"): 4423}
    }
    assert cells.loc[2010, "source"].tolist() == ["old"]  # a year that the newer release does not report
    assert cells.index[cells["revised"]].tolist() == [(2011, "CHL"), (2011, "HUN")]
    grid = panel(table, designated=designated).set_index(["year", "origin"])
    assert grid.at[(2011, "HUN"), "flags"] == ["no_decisions", "revised"]
    assert "revised" not in grid.at[(2011, "MEX"), "flags"]
    sums = claims_by_designation(grid.reset_index(), vintages={}, last_full_years={"old": 2024, "new": 2024})
    flags = sums.set_index(["group", "year"])["flags"]
    assert "revised" in flags["designated", 2011]
    assert "revised" not in flags["designated", 2010]


def test_a_single_release_has_no_revisions(write_applications):
    one = read_claims(write_applications({}))
    table, counts = merge_releases({"one": one}, "claims")
    pd.testing.assert_frame_equal(table.drop(columns=["source", "revised"]), one)
    assert counts == {}
    assert not table["revised"].any()


def test_without_any_release_there_is_no_row():
    assert merge_releases({}, "claims")[0].empty
