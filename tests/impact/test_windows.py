"""Windows of a history, placebo dates of the estimate's own shape, and episodes that surged as much."""

import numpy as np
import pandas as pd
import pytest

from tests_support import make_claims
from tipimpact.common.contracts import contract
from tipimpact.common.errors import ImpactError
from tipimpact.impact.checks.reference_episodes import find_reference, list_episodes
from tipimpact.impact.checks.relative_magnitudes import Departure, find_departure
from tipimpact.impact.designs.contrast import estimate
from tipimpact.impact.designs.windows import Shape, read_histories
from tipimpact.impact.planned import read_measures
from tipimpact.publish.words import codes

SHAPE = Shape((2010, 2011), (2013, 2014))


def test_a_shape_moves_with_its_gap_and_stays_between_two_years():
    moved = SHAPE.within(2000, 2008)
    assert [shape.years for shape in moved] == [(y, y + 1, y + 3, y + 4) for y in range(2000, 2005)]
    assert SHAPE.within(2005, 2008) == []


def test_a_window_keeps_units_published_in_each_base_year_and_takes_the_middle_of_hidden_cells():
    rows = make_claims(units=4)
    rows.loc[(rows["origin"] == "O01") & (rows["year"] == 2010), ["claims", "low", "high"]] = [np.nan, 0, 4]
    rows.loc[(rows["origin"] == "O02") & (rows["year"] == 2013), ["claims", "low", "high"]] = [np.nan, 0, 4]
    window = read_histories(rows)["CAN"].window(SHAPE, ["O00", "O02"], excluded=["O03"])
    assert window.units.tolist() == ["O00", "O02"]
    assert window.cells.after[1, 0] == 2
    assert (window.ends[0].after[1, 0], window.ends[1].after[1, 0]) == (0, 4)
    assert np.array_equal(window.cells.before, window.ends[0].before)


def test_missing_columns_and_years_are_named():
    rows = make_claims(years=range(2010, 2014), units=3)
    with pytest.raises(ImpactError, match="column 'low' is missing"):
        read_histories(rows.drop(columns="low"))
    with pytest.raises(ImpactError, match="no rows of 2014"):
        read_histories(rows)["CAN"].window(SHAPE, ["O00"])


def test_the_largest_treated_units_are_those_of_the_base_period():
    rows = make_claims(units=5, seed=3)
    window = read_histories(rows)["CAN"].window(SHAPE, ["O00", "O01", "O02"])
    total = rows[rows["year"].isin(SHAPE.base)].groupby("origin")["claims"].sum()
    assert window.largest_treated(2) == total[["O00", "O01", "O02"]].nlargest(2).index.tolist()
    assert window.without(window.largest_treated(2)).cells.treated.sum() == 1


def test_the_departure_is_the_largest_contrast_at_placebo_dates_before_the_shock():
    def change(unit, year):  # treated units fall by half from 2005 on; a greater fall after 2008 must not be looked at
        return -0.7 * (unit < 8 and year >= 2005) - 2.0 * (unit < 8 and year >= 2009)

    history = read_histories(make_claims(level=400, change=change))["CAN"]
    treated = [f"O{unit:02d}" for unit in range(8)]
    departure = find_departure(history, SHAPE, treated, kind="persons", first=2000, last=2008)
    assert [year for year, _ in departure.placebos] == [2003, 2004, 2005, 2006, 2007]
    assert departure.largest == pytest.approx(0.7, abs=0.08)
    assert -departure.largest == min(
        dict(departure.placebos)[year] for year in (2005, 2006)
    )  # base before, years after since
    own = history.window(Shape((2002, 2003), (2005, 2006)), treated)
    assert dict(departure.placebos)[2005] == estimate("persons", own.cells)


def test_the_interval_has_room_for_the_departure_once_at_either_side():
    departure = Departure(((2003, 0.1), (2004, -0.3)))
    assert departure.widen(-1.0, -0.5) == pytest.approx((-1.3, -0.2))
    assert departure.widen(-1.0, -0.5, m=2) == pytest.approx((-1.6, 0.1))
    assert Departure(()).widen(-1.0, -0.5) == (-np.inf, np.inf)


def test_placebo_dates_that_reach_the_years_after_are_refused():
    history = read_histories(make_claims(units=6))["CAN"]
    with pytest.raises(ImpactError, match="placebo dates reach 2012"):
        find_departure(history, SHAPE, ["O00", "O01"], kind="persons", first=2000, last=2012)


def bump(unit, year, peaks):
    """A surge that has its peak in the last base year and is gone after."""
    return 1.2 * (peaks(unit) == year) + 0.6 * (peaks(unit) == year + 1)


def world(destinations=8, seed=0, **more):
    """Other destinations in which a third of the origins surge at each date and fall back."""
    peaks = {place: np.random.default_rng(seed + place).integers(2001, 2012, 60) for place in range(destinations)}
    parts = [
        make_claims(
            f"D{place:02d}",
            units=60,
            seed=seed + place,
            level=200,
            change=lambda u, y, place=place: bump(u, y, lambda v: peaks[place][v]),
            **more,
        )
        for place in range(destinations)
    ]
    return read_histories(pd.concat(parts)).values()


def surged(change=0.0):
    """Canada: eight treated origins that surge in 2011 and fall back, and change besides."""

    def path(unit, year):
        return (unit < 8) * (bump(unit, year, lambda _: 2011) + change * (year >= 2013))

    history = read_histories(make_claims(units=60, seed=99, level=200, change=path))["CAN"]
    return history.window(SHAPE, [f"O{unit:02d}" for unit in range(8)])


def test_what_merely_fell_back_is_no_rank_among_episodes_that_surged_as_much():
    episodes = list_episodes(world(), SHAPE, first=2000, last=2014)
    window = surged()
    reference = find_reference("persons", window, episodes)
    assert reference.estimate < -0.4  # it fell
    assert reference.offset == pytest.approx(reference.estimate, abs=0.25)  # as episodes elsewhere had
    assert reference.p(-1) > 0.1
    assert reference.support == 1
    fallen = find_reference("persons", surged(change=-0.8), episodes)
    assert fallen.p(-1) == pytest.approx(1 / (1 + len(fallen.sets)))
    assert fallen.estimate - fallen.offset == pytest.approx(-0.8, abs=0.2)


def test_each_set_is_of_one_destination_and_date_and_uses_no_episode_twice():
    episodes = list_episodes(world(), SHAPE, first=2000, last=2014)
    reference = find_reference("origins", surged(), episodes)
    assert not reference.sets.duplicated(["destination", "year"]).any()
    assert (reference.sets["episodes"] <= 8).all()
    assert (reference.sets["support"] >= 0.5).all()
    assert reference.matched == reference.sets["episodes"].sum()


def test_without_episodes_like_the_treated_there_is_no_support_and_no_finding():
    small = list_episodes(read_histories(make_claims("D00", units=40, level=3)).values(), SHAPE, first=2000, last=2014)
    reference = find_reference("persons", surged(), small)
    assert (reference.support, reference.p(-1), len(reference.sets)) == (0, 1, 0)
    assert np.isnan(reference.offset)


def test_few_units_or_missing_years_give_no_episodes_and_the_treated_are_left_out_late():
    short = read_histories(make_claims("D00", years=range(2008, 2012), units=40))
    assert list_episodes(short.values(), SHAPE, first=2000, last=2014).empty
    few = read_histories(make_claims("D00", units=10))
    assert list_episodes(few.values(), SHAPE, first=2000, last=2014).empty
    whole = read_histories(make_claims("D00", units=40))
    listed = list_episodes(whole.values(), SHAPE, first=2000, last=2014, excluded=["O00"])
    assert set(listed.loc[listed["origin"] == "O00", "year"]) == set(range(2003, 2013)) - {2012}


def test_measures_are_counted_only_in_the_years_of_the_episode():
    episodes = list_episodes(world(), SHAPE, first=2000, last=2014)
    assert find_reference("persons", surged(), episodes).measured is None
    none = pd.DataFrame({"destination": ["D00"], "origin": ["O00"], "year": [1990]})
    assert find_reference("persons", surged(), episodes, measures=none).measured == 0
    every = episodes[["destination", "origin", "year"]].drop_duplicates()
    reference = find_reference("persons", surged(), episodes, measures=every)
    assert reference.measured == reference.matched


def test_measures_that_nobody_recorded_are_a_value_and_not_a_gap_in_the_table():
    """How many episodes had a measure of their own is counted, or said not to be recorded; never left open."""
    episodes = list_episodes(world(), SHAPE, first=2000, last=2014)
    unlisted = read_measures(find_reference("persons", surged(), episodes))
    assert unlisted["reference_measures"] == "not_recorded"
    assert unlisted["reference_measured"] is None
    assert unlisted["reference_episodes"] > 0
    none = pd.DataFrame({"destination": ["D00"], "origin": ["O00"], "year": [1990]})
    listed = read_measures(find_reference("persons", surged(), episodes, measures=none))
    assert (listed["reference_measures"], listed["reference_measured"]) == ("recorded", 0)
    assert read_measures(None) == {}
    declared = contract("impact_estimates").columns["reference_measures"].values
    assert set(declared) <= set(codes("value-impact_estimates-reference_measures"))
