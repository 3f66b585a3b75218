"""The id of a row stays when rows are added, sorted or left out, and no two rows of a table share one."""

import re

import pandas as pd
import pytest

import tipimpact
from tipimpact.common.contracts import contract, names
from tipimpact.common.errors import PublishError
from tipimpact.common.row_ids import NAME, find_row, row_ids


@pytest.mark.slow
@pytest.mark.parametrize("name", names(published=True))
def test_each_row_of_a_released_table_has_an_id_of_its_own(name):
    data = tipimpact.load(name)
    assert data.index.name == NAME
    assert data.index.is_unique
    assert all(re.fullmatch(r"r[0-9a-z]{8}", id) for id in data.index)


def test_an_id_depends_on_table_and_key_alone():
    data, spec = tipimpact.load("lives"), contract("lives")
    other = data.sample(40, random_state=1).assign(days=3, number=1).reset_index(drop=True)
    kept = data.loc[row_ids(other, spec)]
    assert kept[list(spec.key)].values.tolist() == other[list(spec.key)].values.tolist()
    row = pd.DataFrame({"life": ["a"], "telling": ["b"], "remedy": ["c"], "act_compared": ["d"]})
    assert row_ids(row, spec) == ["rp41hc6ya"]  # what people have cited


def test_numbers_days_and_missing_values_of_a_key_are_read_the_same_from_any_type():
    spec = contract("refusal_days")
    rows = pd.DataFrame({"origin_group": ["a"], "remedy": [None], "first_day": ["2013-01-02"]})
    typed = rows.assign(first_day=pd.to_datetime(rows["first_day"]), origin_group=rows["origin_group"].astype("string"))
    assert row_ids(rows, spec) == row_ids(typed, spec) != row_ids(rows.assign(origin_group="b"), spec)
    months = pd.DataFrame({"destination": ["CAN"], "origin_or_group": ["x"], "year": [2012], "month": [1.0]})
    spec = contract("claims_by_month")
    assert row_ids(months, spec) == row_ids(months.astype({"year": "Int64", "month": "Int64"}), spec)


def test_a_beginning_that_two_rows_share_is_told_with_both_and_an_unknown_one_with_the_nearest():
    ids = ["rab3", "rabc", "rx77"]
    assert find_row(ids, "rx", "lives") == 2
    assert find_row(ids, "rab3", "lives") == 0
    with pytest.raises(PublishError, match="'rab' is the beginning of 2 rows\\n  expected: rab3, rabc"):
        find_row(ids, "rab", "lives")
    with pytest.raises(PublishError, match="did you mean: rx77"):
        find_row(ids, "rx78", "lives")
    with pytest.raises(PublishError, match="there is no row ''"):
        find_row(ids, "", "lives")
    with pytest.raises(PublishError, match="an id stays, a number did not"):
        find_row(ids, "12", "lives")
