import pandas as pd
import pytest

from tipimpact.common.errors import PublishError
from tipimpact.publish.statements.permit_lanes import arrange_lanes, poisson_interval

SUMS = {"measured_in": "permits", "who_is_counted": "trafficked_dependants_not_said", "series": "vtip_permits_sums"}
FIRST = {"period": "2006-05 to 2012-12", "first_day": "2006-05-01", "last_day": "2012-12-31"}


def numbers(*rows):
    usual = {
        **{
            "group": "all",
            "low": None,
            "high": None,
            "value": None,
            "value_kind": "flow",
            "revision": 1,
            "source": "facts",
        },
        **{"document": "one", "confidence": "medium", "flags": [], **FIRST},
    }
    table = pd.DataFrame([usual | row for row in rows])
    return table.assign(
        **{day: pd.to_datetime(table[day]) for day in ("first_day", "last_day")},
        **{ends: table[ends].astype("Float64") for ends in ("value", "low", "high")},
    )


def test_each_definition_has_a_lane_of_its_own():
    table = arrange_lanes(
        numbers(
            SUMS | {"value": 212, "flags": ["cumulative", "renewals_counted"]},
            {"series": "vtip_recipients", "measured_in": "persons", "who_is_counted": "trafficked", "value": 89},
            SUMS | {"value": 271, "period": "five years", "first_day": None, "last_day": None},
            SUMS | {"series": "vtip_permits", "who_is_counted": "trafficked_and_dependants", "value": 906},
            {"series": "vtip_flagged_cases", "measured_in": "cases", "who_is_counted": "flagged", "value": 31},
            {
                "series": "vtip_approval",
                "measured_in": "percent",
                "who_is_counted": "asking",
                "value": 86,
                "value_kind": "share",
            },
            {"series": "claimants", "measured_in": "persons", "who_is_counted": "claimants", "value": 7},
        )
    ).set_index("lane")
    lanes = {"persons": 89, "permits": 212, "permits_with_dependants": 906, "cases": 31, "undated": 271}
    assert table["value"].to_dict() == lanes
    assert table.at["permits", "renewals"] == "renewals_counted"
    assert pd.isna(table.at["undated", "first_day"])
    assert table.at["persons", "last_day"] == pd.Timestamp(2012, 12, 31)


def test_documents_that_state_one_number_are_one_row_and_another_value_stays_apart():
    flagged = {"series": "vtip_flagged", "measured_in": "persons", "who_is_counted": "flagged"}
    table = arrange_lanes(
        numbers(
            flagged | {"value": 31},
            flagged | {"low": 31, "document": "two", "revision": 2},
            flagged | {"value": 40, "document": "three", "revision": 3},
            flagged | {"low": 50, "document": "four", "revision": 4},
        )
    )
    assert table["documents"].to_list() == [["one", "two"], ["three"], ["four"]]
    assert table["value"].to_list()[:2] == [31, 40]
    assert (pd.isna(table.at[2, "value"]), table.at[2, "low"]) == (True, 50)


def test_a_table_without_its_columns_is_refused_and_an_empty_one_is_empty():
    with pytest.raises(PublishError, match="column 'who_is_counted' is missing"):
        arrange_lanes(numbers(SUMS | {"value": 1}).drop(columns="who_is_counted"))
    assert arrange_lanes(numbers({"series": "claimants", "measured_in": "persons", "who_is_counted": "x"})).empty


def test_yearly_numbers_sent_are_in_lanes_by_person_and_refusals_in_none():
    groups = ("initial/victim/issued/24(5)", "initial/victim/refused", "initial/dependant/issued")
    sent = {"measured_in": "permits", "who_is_counted": "w", "series": "vtip_permits_yearly", "value": 12}
    lanes = arrange_lanes(numbers(*(sent | {"group": group} for group in groups))).set_index("group")["lane"].to_dict()
    assert lanes == {groups[0]: "permits", groups[2]: "permits_with_dependants"}


@pytest.mark.parametrize(
    ("count", "low", "high"), [(0, 0.0, 3.689), (1, 0.025, 5.572), (10, 4.795, 18.390), (100, 81.364, 121.627)]
)
def test_the_interval_of_a_yearly_count_is_garwoods(count, low, high):
    """Values of the exact Poisson interval as tables of 1936 and since print them."""
    assert poisson_interval(count) == pytest.approx((low, high), abs=1e-3)


def test_a_negative_count_has_no_interval():
    with pytest.raises(PublishError, match="a count of -1"):
        poisson_interval(-1)
