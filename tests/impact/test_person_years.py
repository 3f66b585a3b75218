"""People before a closed door: closed formulae, and a microsimulation that draws the same from persons."""

import numpy as np
import pandas as pd
import pytest

from tipimpact.impact.person_years import Door, Span, count_standing, describe_standing, list_months

DAY = pd.Timestamp
YEAR = {2015: 365.0}  # one person a day


def span(flow, starts="2015-01-01", ends="2017-01-01"):
    return Span(DAY(starts), DAY(ends), flow)


def test_without_leaving_each_person_stands_as_long_as_the_door_is_shut():
    standing = count_standing([span(YEAR)], Door(100), 0.0)
    assert standing.person_years == pytest.approx(365 * 100 / 365.25)
    assert standing.largest == pytest.approx(100)
    assert standing.people[:3] == pytest.approx([1, 2, 3])


def test_the_door_opens_for_all_on_the_last_day_of_the_rule():
    standing = count_standing([span(YEAR, ends="2015-02-01")], Door(100), 0.0)
    assert len(standing.people) == 31
    assert standing.people[-1] == pytest.approx(31)


def test_a_wait_that_runs_on_is_served_in_full_after_the_rule():
    standing = count_standing([span(YEAR, ends="2015-02-01")], Door(100, runs_on=True), 0.0)
    assert len(standing.people) == 31 + 100
    assert standing.person_years == pytest.approx(31 * 100 / 365.25)


def test_months_before_the_door_shuts_do_not_count():
    standing = count_standing([span(YEAR)], Door(100, shuts=40), 0.0)
    assert standing.people[:40].max() == pytest.approx(0, abs=1e-9)
    assert standing.person_years == pytest.approx(365 * 60 / 365.25)


def test_waits_that_were_running_when_the_rule_began_count_if_the_rule_caught_them():
    before = {2014: 365.0}
    assert count_standing([span(before)], Door(100), 0.0).person_years == pytest.approx(0, abs=1e-6)
    caught = count_standing([span(before)], Door(100, back=True), 0.0)
    assert caught.people[0] == pytest.approx(99)


def test_groups_with_days_of_their_own_add_up():
    parts = [span(YEAR), span(YEAR, starts="2015-07-01")]
    both, first, second = (count_standing(s, Door(30), 0.05).people for s in (parts, parts[:1], parts[1:]))
    assert both[181:] == pytest.approx(first[181:] + second)


def test_the_more_leave_the_fewer_stand():
    years = [count_standing([span(YEAR)], Door(365), rate).person_years for rate in (0.0, 0.05, 0.1, 0.5)]
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
    assert formula.person_years == pytest.approx(np.mean(replicates), abs=4 * error + 0.002 * np.mean(replicates))


def test_columns_and_months_are_those_of_the_same_curves():
    low, high = [span(YEAR)], [span({2015: 730.0})]
    columns = describe_standing(low, high, Door(365))
    assert (columns["largest_0_low"], columns["largest_0_high"]) == (365, 730)
    assert columns["years_10_high"] < columns["years_5_high"] < columns["years_0_high"]
    months = pd.DataFrame(list_months(low, high, Door(365)))
    assert set(months["rate"]) == {0.0, 0.05, 0.10}
    assert (months["low"] <= months["high"]).all()
    assert months["day"].min() == DAY("2015-01-01")
    assert months["day"].max() == DAY("2016-12-31")
    for rate, own in months.groupby("rate"):  # the day with the most is among them: no picture shows a lower peak
        largest = {end: columns[f"largest_{100 * rate:.0f}_{end}"] for end in ("low", "high")}
        assert own[["low", "high"]].max().to_dict() == largest
