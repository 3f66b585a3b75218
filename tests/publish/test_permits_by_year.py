"""Yearly counts of permits of one kind are shown with an interval; single ones and sums are not."""

import pandas as pd
import pytest

from tipimpact.publish.statements.permits import _by_year, _count_with_interval


def counts(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["series", "group", "period", "period_kind"])
    return table.assign(measured_in="permits", year=table["period"].str[:4].where(table["period_kind"] == "calendar"))


def test_two_years_of_one_kind_have_an_interval_and_others_have_none():
    rows = counts(
        ("vtip_permits_yearly", "initial/victim/issued", "2012", "calendar"),
        ("vtip_permits_yearly", "initial/victim/issued", "2013", "calendar"),
        ("vtip_permits_yearly", "initial/dependant/issued", "2013", "calendar"),
        ("vtip_permits_in_year", "all", "2013", "calendar"),
        ("vtip_permits", "all", "2015-2023", "range"),
    )
    assert _by_year(rows) == {0, 1}
    assert _by_year(rows.iloc[1:]) == set()


@pytest.mark.parametrize(("lang", "text"), [("en", "14 (by chance 7 to 24)"), ("fr", "14 (par hasard, de 7 à 24)")])
def test_a_yearly_count_is_shown_with_what_chance_alone_does(lang, text):
    assert _count_with_interval(14).text(lang) == text
