"""Other lawful employers under each kind of permit, as defined in docs/tfwp.md."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipimpact.common.errors import TfwpError
from tipimpact.tfwp import permit_mobility
from tipimpact.tfwp.list_periods import count_covered, in_window, months, scope_breaks
from tipimpact.tfwp.mobility import MARKETS

NA = pd.NA


def approvals(*rows):
    """Return approvals; each row gives period, province, employer number, major group, positions and site."""
    data = pd.DataFrame(rows, columns=["period", "province", "employer_id", "occupation_group", "positions", "city"])
    return data.astype({"employer_id": "Int64", "occupation_group": "string", "province": "string"}).assign(
        decision="positive", postal_code=pd.array([NA] * len(data), dtype="string")
    )


SIX = approvals(
    ("2024Q1", "ON", 1, "63", 2, "a"),
    ("2024Q2", "ON", 2, "63", 1, "a"),
    ("2024Q2", "ON", 1, "85", 1, "b"),
    ("2024Q2", "QC", 3, "63", 1, "a"),
    ("2024Q2", "OC", 4, "63", 1, "a"),
    ("2023Q1", "ON", 5, "63", 1, "a"),
)


@pytest.mark.parametrize(
    ("scope", "others"),
    [
        ("employer", [0, 0, 0, 0, 0, 0]),
        ("sector", [0, 3, 0, 3, 3, 0]),
        ("province", [0, 1, 1, 0, NA, 0]),
        ("sector_in_province", [0, 1, 0, 0, NA, 0]),
        ("open", [0, 3, 3, 3, 3, 0]),
    ],
)
def test_each_scope_counts_the_other_employers_of_its_market(scope, others):
    mobility = permit_mobility(SIX, scope, window="12M").reindex(SIX.index)
    assert mobility["others_low"].astype("Int64").tolist() == others
    assert mobility["others_high"].astype("Int64").tolist() == others


def test_a_wider_window_or_sector_has_more_employers():
    wide = permit_mobility(SIX, "sector", window="24M").reindex(SIX.index)
    assert wide["others_low"].tolist() == [1, 4, 0, 4, 4, 0]
    broad = permit_mobility(SIX.replace({"occupation_group": {"85": "65"}}), "sector", sector_digits=1)
    assert broad["others_low"].reindex(SIX.index).tolist()[2] == 3


def test_other_sites_of_the_own_employer_count_on_request():
    own = permit_mobility(SIX, "employer", own_sites=True).reindex(SIX.index)
    assert own["others_low"].tolist() == [0, 0, 1, 0, 0, 0]
    market = permit_mobility(SIX, "sector_in_province", own_sites=True).reindex(SIX.index)
    assert market["others_low"].astype("Int64").tolist() == [0, 1, 0, 0, NA, 0]


def test_concentration_is_the_hhi_of_the_market():
    mobility = permit_mobility(SIX, "sector").reindex(SIX.index)
    assert mobility["hhi_low"][1] == pytest.approx((4 + 1 + 1 + 1) / 25)


@pytest.mark.parametrize(
    ("arguments", "match"),
    [
        ({"scope": "sectors"}, "did you mean: sector"),
        ({"scope": "sector", "window": "1Y"}, "a number of months"),
        ({"scope": "sector", "sector_digits": 3}, "the concordance between NOC versions is no finer"),
    ],
)
def test_invalid_settings_are_refused(arguments, match):
    with pytest.raises(TfwpError, match=match):
        permit_mobility(SIX, **arguments)


def test_no_rows_give_an_empty_table():
    for scope in MARKETS:
        assert permit_mobility(SIX.iloc[:0], scope).empty


cells = st.tuples(
    st.sampled_from(["2023Q4", "2024Q1", "2024Q2", "2025Q1"]),
    st.sampled_from(["ON", "QC", None]),
    st.one_of(st.none(), st.integers(0, 4)),
    st.sampled_from(["63", "65", None]),
    st.integers(0, 3),
    st.sampled_from(["a", "b"]),
)


@pytest.mark.slow
@settings(deadline=None, max_examples=20)
@given(st.lists(cells, min_size=1, max_size=10))
def test_counts_equal_those_of_comparing_every_pair(listed):
    data = approvals(*listed)
    periods = sorted(set(data["period"]))
    for scope, keys in (("sector", ["occupation_group"]), ("province", ["province"]), ("open", [])):
        for i, row in permit_mobility(data, scope).iterrows():
            own = data.loc[i]
            near = data[data["period"].isin(in_window(own["period"], periods, 12)) & (data["positions"] > 0)]
            if any(pd.isna(own[k]) for k in keys):
                assert pd.isna(row["others_low"])
                continue
            for k in keys:
                near = near[near[k].isna() | (near[k] == own[k])]
            named = near.dropna(subset=["employer_id", *keys])["employer_id"].unique()
            unnamed = near.loc[near["employer_id"].isna(), "positions"].sum()
            assert row["others_low"] == max(len(named) - 1, 0)
            assert row["others_high"] == max(len(named) + unnamed - 1, row["others_low"])
            assert 0 < row["hhi_low"] <= row["hhi_high"] <= 1 + 1e-12


def test_periods_are_converted_to_months():
    assert [months(p)[1] - months(p)[0] + 1 for p in ("2015", "2014H2", "2017Q3")] == [12, 6, 3]
    assert in_window("2017Q3", ["2016", "2017H1", "2017Q3", "2017Q4"], 12) == ["2017H1", "2017Q3"]
    assert in_window("2016", ["2015", "2016"], 6) == ["2016"]
    assert count_covered(["2017H1", "2017Q3"], "2017Q3", 12) == 9
    assert count_covered(["2016"], "2016", 6) == 6
    with pytest.raises(TfwpError, match="2014H2"):
        months("2017-3")


def test_scope_breaks_of_a_period_are_listed():
    assert scope_breaks("2014H2") == ["personal_names_excluded", "part_of_period", "no_occupation", "no_stream"]
    assert scope_breaks("2019Q1") == ["personal_names_excluded", "permanent_resident_only_excluded"]
    assert scope_breaks("2023Q4") == ["personal_names_excluded"]
    assert scope_breaks("2025Q1") == ["personal_names_excluded", "noc_2021"]
