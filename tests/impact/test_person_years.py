"""People before a closed door: closed formulae, and a microsimulation that draws the same from persons."""

import numpy as np
import pandas as pd
import pytest

from tipimpact.impact.person_years import (
    DEPARTURES,
    LEFT,
    Door,
    Span,
    count_standing,
    count_years,
    describe_standing,
    list_months,
    read_departures,
)

DAY = pd.Timestamp
YEAR = {2015: 365.0}  # one person a day


def span(flow, starts="2015-01-01", ends="2017-01-01"):
    return Span(DAY(starts), DAY(ends), flow)


def test_without_leaving_each_person_stands_as_long_as_the_door_is_shut():
    standing = count_standing([span(YEAR)], Door(100), 0.0)
    assert count_years(standing) == pytest.approx(365 * 100 / 365.25)
    assert standing.max() == pytest.approx(100)
    assert standing.to_list()[:3] == pytest.approx([1, 2, 3])


def test_the_door_opens_for_all_on_the_last_day_of_the_rule():
    standing = count_standing([span(YEAR, ends="2015-02-01")], Door(100), 0.0)
    assert len(standing) == 31
    assert standing.iloc[-1] == pytest.approx(31)


def test_a_wait_that_runs_on_is_served_in_full_after_the_rule():
    standing = count_standing([span(YEAR, ends="2015-02-01")], Door(100, runs_on=True), 0.0)
    assert len(standing) == 31 + 100
    assert count_years(standing) == pytest.approx(31 * 100 / 365.25)


def test_months_before_the_door_shuts_do_not_count():
    standing = count_standing([span(YEAR)], Door(100, shuts=40), 0.0)
    assert standing.iloc[:40].max() == pytest.approx(0, abs=1e-9)
    assert count_years(standing) == pytest.approx(365 * 60 / 365.25)


def test_waits_that_were_running_when_the_rule_began_count_if_the_rule_caught_them():
    before = {2014: 365.0}
    assert count_years(count_standing([span(before)], Door(100), 0.0)) == pytest.approx(0, abs=1e-6)
    caught = count_standing([span(before)], Door(100, back=True), 0.0)
    assert caught.iloc[0] == pytest.approx(99)


def test_groups_with_days_of_their_own_add_up():
    parts = [span(YEAR), span(YEAR, starts="2015-07-01")]
    both, first, second = (count_standing(s, Door(30), 0.05).to_numpy() for s in (parts, parts[:1], parts[1:]))
    assert both[181:] == pytest.approx(first[181:] + second)


def test_the_more_leave_the_fewer_stand():
    years = [count_years(count_standing([span(YEAR)], Door(365), rate)) for rate in (0.0, 0.05, 0.1, 0.5)]
    assert years == sorted(years, reverse=True)


@pytest.mark.parametrize(("door", "rate"), [(Door(10), 1.0), (Door(10), -0.1), (Door(10, shuts=10), 0.0)])
def test_a_rate_or_a_door_that_cannot_be_is_refused(door, rate):
    with pytest.raises(ValueError, match="rate must be"):
        count_standing([span(YEAR)], door, rate)


@pytest.mark.parametrize("rate", [0.0, 0.05, 0.10])
@pytest.mark.parametrize("door", [Door(365, back=True), Door(1096, 365, back=True), Door(180)])
def test_a_microsimulation_of_persons_agrees_within_its_error(rate, door):
    """Each person has a day of the event, drawn within its year, and leaves in any month with the same chance."""
    flow = {2011: 900, 2012: 2_000, 2013: 1_200, 2014: 300, 2015: 2_500}
    starts, ends = DAY("2012-06-28"), DAY("2015-09-01")
    formula = count_standing([Span(starts, ends, flow)], door, rate)
    rng, replicates = np.random.default_rng(5), []
    for _ in range(40):
        person_days = 0
        for year, count in flow.items():
            first, last = DAY(f"{year}-01-01"), DAY(f"{year}-12-31")
            # Days are counted from `starts`.
            event = rng.integers((first - starts).days, (last - starts).days + 1, count)
            stay = rng.geometric(1 - (1 - rate) ** (12 / 365.25), count) if rate else np.full(count, 10**6)
            counts = ((event >= 0) | door.back) & (event < (ends - starts).days)
            event, stay = event[counts], stay[counts]
            until = np.minimum(event + np.minimum(door.opens, stay), (ends - starts).days)
            since = np.maximum(event + door.shuts, 0)
            person_days += np.maximum(until - since, 0).sum()
        replicates.append(person_days / 365.25)
    error = np.std(replicates, ddof=1) / np.sqrt(len(replicates))
    assert count_years(formula) == pytest.approx(np.mean(replicates), abs=4 * error + 0.002 * np.mean(replicates))


def test_columns_and_months_are_those_of_the_same_curves():
    low, high = [span(YEAR)], [span({2015: 730.0})]
    totals = pd.DataFrame(describe_standing(low, high, Door(365))).set_index("leaving")
    assert totals.loc["rate_0", ["largest_low", "largest_high"]].tolist() == [365, 730]
    assert totals["years_high"].is_monotonic_decreasing
    months = pd.DataFrame(list_months(low, high, Door(365)))
    assert set(months["rate"]) == {0.0, 0.05, 0.10}
    assert (months["low"] <= months["high"]).all()
    assert months["counted_on"].min() == DAY("2015-01-01")
    assert months["counted_on"].max() == DAY("2016-12-31")
    for rate, own in months.groupby("rate"):  # the day with the most is among them: no picture shows a lower peak
        largest = {end: totals.at[f"rate_{100 * rate:.0f}", f"largest_{end}"] for end in ("low", "high")}
        assert own[["low", "high"]].max().to_dict() == largest


def departures(unknown=(0, 0), **counts) -> pd.DataFrame:
    """Rows of ``indicators`` as the file of the agency gives them; a pair is a suppressed count."""
    ends = {**dict.fromkeys(LEFT, (0, 0)), "not_left": unknown}
    ends |= {group: count if isinstance(count, tuple) else (count, count) for group, count in counts.items()}
    rows = [
        {"series": DEPARTURES, "group": group, "value": low if low == high else None, "low": low, "high": high}
        for group, (low, high) in ends.items()
    ]
    return pd.DataFrame(rows)


def test_shares_still_here_follow_from_counts_by_band():
    """Of 100, 40 left in 0 to 2 months and 60 in 12 to 23: 60 are here from month 3 to 12, and none from 24."""
    stays = read_departures(departures(left_0_2=40, left_12_23=60))
    months = np.array([0.0, 1.0, 3.0, 6.0, 12.0, 13.0, 24.0, 40.0])
    assert stays.after(months, "high") == pytest.approx([1, 1, 0.6, 0.6, 0.6, 0.6, 0, 0])
    assert stays.after(months, "low") == pytest.approx([1, 0.6, 0.6, 0.6, 0.6, 0, 0, 0])


def test_who_has_no_recorded_departure_may_have_left_at_once_or_never():
    stays = read_departures(departures(unknown=(100, 100), left_0_2=100))
    assert stays.after(np.array([1.0, 5.0]), "high") == pytest.approx([1, 0.5])
    assert stays.after(np.array([1.0, 5.0]), "low") == pytest.approx([0, 0])


def test_a_suppressed_count_widens_the_shares():
    known, hidden = (
        read_departures(departures(left_0_2=10, left_36_more=last)).after(np.array([12.0]), end)[0]
        for end, last in (("high", 4), ("high", (1, 4)))
    )
    assert known == pytest.approx(hidden)
    low = read_departures(departures(left_0_2=10, left_36_more=(1, 4))).after(np.array([12.0]), "low")[0]
    assert low == pytest.approx(1 / 11)


def test_without_the_file_nothing_is_said():
    assert read_departures(departures().head(0)) is None
    assert read_departures(departures().head(3)) is None


def test_the_ranges_of_person_years_narrow_with_the_file_that_the_agency_would_send():
    """From the made-up file: its range is narrower than that of the assumed rates, and both hold a truth drawn from it.

    The truth: who left, left evenly within the band; of those not recorded nobody left.
    """
    stays = read_departures(
        departures(
            **{"left_0_2": 9_900, "left_3_5": 7_700, "left_6_11": 6_600, "left_12_23": 3_300, "left_24_35": 990},
            left_36_more=30,
            unknown=(1_000, 1_000),
        )
    )
    spans, door = [span({2015: 3650.0, 2016: 3650.0})], Door(365)
    by = pd.DataFrame(describe_standing(spans, spans, door, stays)).set_index("leaving")
    sent = by.loc["recorded"]
    width = sent["years_high"] - sent["years_low"]
    assert 0 < width < 0.8 * (by.at["rate_0", "years_high"] - by.at["rate_10", "years_low"])
    total = 9_900 + 7_700 + 6_600 + 3_300 + 990 + 30 + 1_000
    edges, left = [0, 3, 6, 12], [0, 9_900, 17_600, 24_200]
    truth = count_years(count_standing(spans, door, lambda months: 1 - np.interp(months, edges, left) / total))
    assert sent["years_low"] <= truth <= sent["years_high"]
