"""Totals over several periods as observations, and what a series could find."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from tipimpact.common.errors import ImpactError
from tipimpact.impact import Refusal, interrupted_time_series, permit_series, permits
from tipimpact.impact.designs import totals
from tipimpact.impact.designs.interval_likelihood import posterior
from tipimpact.impact.designs.series_rows import read_series
from tipimpact.impact.series_reach import RATIOS, planned_reach, series_reach

YEARLY = pd.Series([40, 38, 45, 41, 44, 39, 47, 42, 30, 28, 27, 33, 26, 31], index=range(2000, 2014))


def every(years: int) -> pd.DataFrame:
    first = np.arange(2000, 2014, years)
    rows = pd.DataFrame({"first": first, "last": first + years - 1})
    return rows.assign(total=[YEARLY.loc[a:b].sum() for a, b in zip(rows["first"], rows["last"], strict=True)])


@pytest.mark.parametrize("rounded_to", [1, 5])
def test_totals_of_one_period_give_the_posterior_of_the_series(rounded_to):
    counts = YEARLY if rounded_to == 1 else pd.Series([15, 10, 20, 15, None, 20, 5, 10], index=range(2000, 2008))
    event = 2008 if rounded_to == 1 else 2004
    rows = pd.DataFrame({"first": counts.index, "last": counts.index, "total": counts.to_numpy()})
    alone = posterior(read_series(counts, event, rounded_to)).quantiles([0.025, 0.5, 0.975])
    ours = totals.posterior_of_totals(totals.read_totals(rows, event, rounded_to, 5)).quantiles([0.025, 0.5, 0.975])
    assert ours == pytest.approx(alone, abs=0.05)


def test_totals_of_two_years_find_what_the_years_find_with_a_wider_interval():
    yearly = interrupted_time_series(YEARLY, 2008, 1, 0)
    result = interrupted_time_series(every(2), 2008, 1, 0)
    assert result.effect == pytest.approx(yearly.effect, abs=0.05)
    assert np.ptp(result.interval) > np.ptp(yearly.interval)
    assert (result.n, result.pre_periods) == (7, 4)
    assert result.bounds == pytest.approx((result.effect, result.effect))
    assert [name for name, _ in result.check_results[0].variants][:2] == ["2000 to 2001", "2002 to 2003"]


def test_years_that_arrive_later_are_read_with_a_total():
    """Days are read as the coarsest periods that they bound: here years."""
    rows = pd.DataFrame(
        {
            "first": pd.to_datetime(
                ["2000-01-01", "2003-01-01", "2004-01-01", "2005-01-01", "2006-01-01", "2008-01-01"]
            ),
            "last": pd.to_datetime(
                ["2002-12-31", "2003-12-31", "2004-12-31", "2005-12-31", "2007-12-31", "2013-12-31"]
            ),
            "total": [123, 41, 44, 39, 89, 175],
        }
    )
    data = totals.read_totals(rows, dt.date(2008, 1, 1), 1, 0)
    assert len(data.at) == 14
    assert data.covers.sum(axis=1).tolist() == [3, 1, 1, 1, 2, 6]
    with pytest.raises(Refusal) as refused:  # one total after
        interrupted_time_series(rows, dt.date(2008, 1, 1), 1, 0)
    assert refused.value.codes == ("too_few_post_periods",)


def test_an_event_inside_a_total_counts_by_its_days():
    rows = pd.DataFrame(
        {"first": pd.to_datetime(["2012-01-01", "2012-05-01"]), "last": pd.to_datetime(["2012-04-30", "2012-08-31"])}
    ).assign(total=[10, 12])
    data = totals.read_totals(rows, dt.date(2012, 6, 16), 1, 0)
    assert data.after == pytest.approx([0, 0, 0, 0, 0, 0.5, 1, 1])
    before, after = data.pure
    assert (before.tolist(), after.tolist()) == ([True, False], [False, False])


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([(2000, 2002, 9), (2001, 2004, 9)], "series, 2000 to 2002 and 2001 to 2004: two totals overlap"),
        ([(2000, 2009, 9), (2002, 2003, 9), (2004, 2005, 9)], "2000 to 2009 and 2004 to 2005: two totals overlap"),
        ([(2000, 2002, 9), (2004, 2005, 9)], "between 2000 to 2002 and 2004 to 2005: periods that no total covers"),
        ([(2002, 2000, 9), (2004, 2005, 9)], "series, 2002 to 2000: a total ends before it begins"),
        ([(2000, 2001, -9), (2002, 2005, 9)], "series, 2000 to 2001: not a published count"),
    ],
)
def test_totals_at_fault_are_named(rows, words):
    with pytest.raises(ImpactError, match=words):
        interrupted_time_series(pd.DataFrame(rows, columns=["first", "last", "total"]), 2003, 1, 0)


def test_all_overlaps_are_named_at_once():
    rows = pd.DataFrame({"first": [2000, 2002, 2004], "last": [2009, 2003, 2005], "total": 9})
    with pytest.raises(ImpactError) as fault:
        interrupted_time_series(rows, 2003, 1, 0)
    assert len(fault.value.problems) == 2


def test_totals_are_not_fitted_by_models_of_single_periods():
    with pytest.raises(ImpactError, match="totals cannot be fitted by poisson"):
        interrupted_time_series(every(2), 2008, 1, 0, estimator="poisson")


@pytest.mark.parametrize(("mean", "informative"), [(6, False), (80, True)])
def test_reach_follows_the_size_of_the_base(mean, informative):
    years = np.arange(2006, 2019)
    rows = pd.DataFrame({"first": years, "last": years, "total": np.random.default_rng(5).poisson(mean, 13)})
    reach = series_reach(rows, 2013, 1, 0, draws=60)
    assert reach.informative is informative
    assert reach.table["ratio"].tolist() == list(RATIOS)
    assert reach.table[["fall", "rise", "neither"]].sum(axis=1).to_numpy() == pytest.approx(1)
    changed = rows.assign(total=rows["total"].where(years < 2013, 500))
    again = series_reach(changed, 2013, 1, 0, draws=60)
    pd.testing.assert_frame_equal(again.table, reach.table)  # no outcome after the event was read


def permits_of(rows) -> pd.DataFrame:
    usual = {"group": "all", "kind": "flow", "unit": "permits", "revision": 1, "source": "s", "document": "d"}
    usual |= {"confidence": "high", "who_is_counted": "w", "series": "vtip_permits_yearly", "flags": [], "low": None}
    table = pd.DataFrame([usual | {"high": None, "value": None, "period": str(row["first_day"])} | row for row in rows])
    days = {day: pd.to_datetime(table[day]) for day in ("first_day", "last_day")}
    return table.assign(**days, **{end: table[end].astype("Float64") for end in ("value", "low", "high")})


def year(number: int, value: float | None, **more) -> dict:
    return {"first_day": f"{number}-01-01", "last_day": f"{number}-12-31", "value": value, **more}


def test_the_totals_known_cannot_inform_and_yearly_numbers_would():
    """212 with renewals to 2012, 14 in 2013, 906 with dependants: three definitions, none of them on both sides."""
    known = [
        {"first_day": "2006-05-01", "last_day": "2012-12-31", "value": 212, "flags": ["renewals_counted"]},
        year(2013, 14, flags=["renewals_not_said"]),
        {
            "first_day": "2015-01-01",
            "last_day": "2023-12-31",
            "value": 906,
            "who_is_counted": "trafficked_and_dependants",
        },
    ]
    with pytest.raises(Refusal) as refused:
        permit_series(permits_of(known), dt.date(2012, 6, 28))
    assert refused.value.codes == ("not_informative",)
    assert "yearly numbers" in str(refused.value)
    counts = np.random.default_rng(1).poisson(90, 13)
    yearly = [year(number, int(count)) for number, count in zip(range(2006, 2019), counts, strict=True)]
    table, reach = permit_series(permits_of([*known[:2], *yearly]), dt.date(2013, 1, 1), draws=60)
    assert len(table) == 13
    assert reach.informative
    result = interrupted_time_series(table, dt.date(2013, 1, 1))
    assert result.interval[0] < 0 < result.interval[1]


def test_yearly_numbers_sent_are_first_permits_to_trafficked_persons_under_all_bars():
    """Refusals, dependants and renewals are not among them; permits under a bar are added."""
    counts = np.random.default_rng(2).poisson(80, 13)
    groups = {"initial/victim/issued": 1, "initial/victim/issued/24(5)": 0.1, "initial/victim/refused": 2}
    groups |= {"initial/dependant/issued": 3, "subsequent/victim/issued": 4}
    rows = [
        year(number, int(count * share), group=group)
        for number, count in zip(range(2006, 2019), counts, strict=True)
        for group, share in groups.items()
    ]
    lanes = permits(permits_of(rows)).groupby("group")["lane"].first()
    assert "initial/victim/refused" not in lanes
    assert lanes["initial/victim/issued/24(5)"] == "permits"
    assert lanes["initial/dependant/issued"] == "permits_with_dependants"
    table, _ = permit_series(permits_of(rows), dt.date(2013, 1, 1), draws=40)
    assert table["low"].tolist() == [count + int(count * 0.1) for count in counts]


def test_two_series_that_state_the_same_years_are_not_added():
    rows = [year(number, 50) for number in range(2006, 2019)]
    other = year(2013, 14, series="vtip_permits_in_year")
    with pytest.raises(ImpactError, match="two totals overlap"):
        permit_series(permits_of([*rows, other]), dt.date(2013, 1, 1), draws=40)


def test_few_yearly_permits_do_not_inform():
    yearly = [year(number, 6) for number in range(2006, 2019)]
    with pytest.raises(Refusal, match="distance between findings") as refused:
        permit_series(permits_of(yearly), dt.date(2013, 1, 1), draws=60)
    assert refused.value.codes == ("not_informative",)


@pytest.fixture(scope="module")
def yearly(plan):
    return plan.estimand("vtip_permits")


def test_the_reach_of_a_planned_series_leaves_out_the_year_of_the_event(yearly):
    """Its level is that of the base alone; with many permits the fall is found, with few and noisy ones it is not."""
    base = pd.DataFrame({"low": 60.0, "high": 60.0}, index=range(2006, 2012))
    many = planned_reach(base, yearly, draws=60)
    assert many.informative
    whole = pd.DataFrame({"first": range(2006, 2019), "last": range(2006, 2019), "low": 60.0, "high": 60.0})
    same = series_reach(whole, 2013, without=["2012"], draws=60)
    pd.testing.assert_frame_equal(same.table, many.table)
    assert not series_reach(whole, 2013, draws=60).table.equals(many.table)  # 2012 is a year before, if it is kept
    few = pd.DataFrame({"low": [21.0, 5, 19, 6, 24, 7], "high": [21.0, 5, 19, 6, 24, 7]}, index=range(2006, 2012))
    assert not planned_reach(few, yearly, draws=60).informative


def test_a_later_year_is_refused_before_reach_is_computed(yearly):
    late = pd.DataFrame({"low": 60.0, "high": 60.0}, index=range(2006, 2014))
    with pytest.raises(ImpactError, match=r"rows outside the base period were read before the estimate"):
        planned_reach(late, yearly, draws=2)


def test_a_base_period_with_years_missing_has_no_reach(yearly):
    with pytest.raises(Refusal) as refused:
        planned_reach(pd.DataFrame({"low": 9.0, "high": 9.0}, index=[2006, 2007, 2008, 2010]), yearly, draws=2)
    assert refused.value.codes == ("periods_missing",)
