"""Sums of hidden counts: what rows and totals of the Board's tables leave possible, and nothing narrower."""

import itertools
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipimpact.asylum import panel, read_claims, read_decisions, read_designated
from tipimpact.asylum.new_system import ALL, COLUMNS, OUTCOMES, read_board_names, read_new_system
from tipimpact.common.errors import ImpactError
from tipimpact.impact.exposure import NEW, OLDER, flows
from tipimpact.impact.sums import bound_sum

# The sums that others computed for the 37 countries designated by May 2013: refused, and finalized.
REJECTED = {2013: (141, 696), 2014: (384, 872), 2015: (245, 751)}
FINALIZED = {2013: (332, 788), 2014: (900, 1299), 2015: (1317, 1678)}
COUNTRIES = ("AAA", "BBB", "CCC")


@pytest.fixture(scope="module")
def listed(root):
    countries = read_designated(root / "data/raw/compiled/asylum/designated_countries.csv")
    return set(countries.loc[countries["tranche"] <= 3, "origin"])


@pytest.fixture(scope="module")
def decided(root, sample):
    names = read_board_names(root / "data/raw/compiled/asylum/irb_names.csv")
    return read_new_system(sample / "refugee/irb_new_system_2013-2023.xlsx", names)


@pytest.mark.parametrize("year", REJECTED)
def test_the_sums_are_those_that_others_computed(decided, listed, year):
    assert bound_sum(decided, year, "rejected", listed) == REJECTED[year]
    assert bound_sum(decided, year, "finalized", listed) == FINALIZED[year]


def test_every_official_year_can_be_true_and_is_bounded_soon(evidence, root, listed):
    names = read_board_names(root / "data/raw/compiled/asylum/irb_names.csv")
    rows = read_new_system(evidence / "irb_rpd_newsystem_2013-2023_raw.xlsx", names)
    started = time.process_time()
    for year in range(2013, 2024):
        for outcome in (*OUTCOMES, "finalized"):
            least, greatest = bound_sum(rows, year, outcome, listed)
            assert 0 <= least <= greatest
    assert time.process_time() - started < 10


def table(counts: np.ndarray, hidden: np.ndarray) -> pd.DataFrame:
    """A table of true counts, country x outcome, in which some cells are hidden as 0 to 9."""
    rows = []
    for country, values, hides in zip(
        (*COUNTRIES, ALL), [*counts, counts.sum(axis=0)], [*hidden, hidden[0] & False], strict=True
    ):
        row = {"country": country, "year": 2013}
        for outcome, value, hide in zip(OUTCOMES, values, hides, strict=True):
            row |= {f"{outcome}_least": 0 if hide else value, f"{outcome}_greatest": 9 if hide else value}
        rows.append(row | {"finalized_least": values.sum(), "finalized_greatest": values.sum()})
    return pd.DataFrame(rows)


CELLS = len(COUNTRIES) * len(OUTCOMES)


@settings(max_examples=30)
@given(
    st.lists(st.integers(0, 9), min_size=CELLS, max_size=CELLS), st.lists(st.booleans(), min_size=CELLS, max_size=CELLS)
)
def test_the_bounds_hold_the_truth(counts, hidden):
    shape = (len(COUNTRIES), len(OUTCOMES))
    truth = np.array(counts).reshape(shape)
    rows = table(truth, np.array(hidden).reshape(shape))
    for size in (1, 2, 3):
        for countries in itertools.combinations(COUNTRIES, size):
            least, greatest = bound_sum(rows, 2013, "rejected", countries)
            own = truth[[COUNTRIES.index(country) for country in countries], 1].sum()
            assert least <= own <= greatest
            cells = rows[rows["country"].isin(countries)]
            assert cells["rejected_least"].sum() <= least <= greatest <= cells["rejected_greatest"].sum()


def test_rows_and_totals_that_contradict_each_other_are_an_error():
    rows = table(np.full((3, 4), 5), np.zeros((3, 4), bool))
    rows.loc[rows["country"] == "AAA", ["finalized_least", "finalized_greatest"]] = 99
    with pytest.raises(
        ImpactError, match=r"(?s)no counts of rejected fit the rows and totals of 2013.*compare the sheet"
    ):
        bound_sum(rows, 2013, "rejected", COUNTRIES)


def test_flows_keep_no_result_of_a_programme(decided, sample, listed):
    """A cell that travels on is what the Board printed, never what rows and totals would tell of it."""
    series = pd.DataFrame(
        {c: pd.Series(dtype="str") for c in ("series", "group", "period", "value", "low", "high", "source")}
    )
    read = read_claims, read_decisions
    files = (sample / "refugee" / f"unhcr_asylum_{name}.csv.gz" for name in ("applications", "decisions"))
    rows = [reader(file).assign(source="unhcr") for reader, file in zip(read, files, strict=True)]
    counted = flows(
        panel(*rows, pd.DataFrame({"origin": sorted(listed), "tranche": 1})), series, {}, decided.assign(source="irb")
    )
    cells = counted[counted["count"] == NEW]
    printed = decided[decided["country"] != ALL]
    assert cells["high"].tolist() == printed["rejected_greatest"].tolist()
    hidden = printed["rejected_least"] < printed["rejected_greatest"]
    assert (printed.loc[hidden, "rejected_greatest"] >= 4).all()
    older = counted[counted["count"] == OLDER]
    assert sorted(older["year"].unique()) == [2013, 2014, 2015]
    assert len(COLUMNS) == 7
