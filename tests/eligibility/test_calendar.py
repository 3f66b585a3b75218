"""Calendar arithmetic: pinned by hand, and by a second way of counting."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.eligibility.calendar import NEVER, date_of, day, last_before, next_open, plus

DATES = st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31)).map(day)
LENGTHS = st.tuples(st.integers(0, 240), st.sampled_from(["days", "months", "years"]))


@pytest.mark.parametrize(
    ("date", "length", "unit", "expected"),
    [
        ("2012-06-28", 12, "months", "2013-06-28"),
        ("2011-02-28", 12, "months", "2012-02-28"),  # not the 29th
        ("2012-02-29", 12, "months", "2013-02-28"),
        ("2012-02-29", 5, "years", "2017-02-28"),
        ("2012-02-29", 4, "years", "2016-02-29"),
        ("2013-01-31", 1, "months", "2013-02-28"),  # not 3 March
        ("2012-01-31", 1, "months", "2012-02-29"),
        ("2012-08-31", 6, "months", "2013-02-28"),
        ("2012-12-15", 180, "days", "2013-06-13"),
        ("2012-12-31", 1, "days", "2013-01-01"),
    ],
)
def test_pinned(date, length, unit, expected):
    assert plus(day(dt.date.fromisoformat(date)), length, unit) == day(dt.date.fromisoformat(expected))


@given(DATES, LENGTHS)
def test_as_pandas_counts(date, step):
    length, unit = step
    expected = pd.Timestamp(dt.date.fromordinal(date + 719_163)) + pd.DateOffset(**{unit: length})
    assert plus(date, length, unit) == day(expected.date())


@given(DATES, LENGTHS)
def test_the_last_day_whose_time_has_passed(bound, step):
    last = last_before(bound, *step)
    assert plus(last, *step) <= bound < plus(last + 1, *step)


def test_never_stays_never():
    assert plus(day(NEVER), 12, "months") == day(NEVER)
    assert next_open(day(NEVER)) == day(NEVER)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2012-12-23", "2012-12-24"),  # a Sunday
        ("2012-12-22", "2012-12-22"),  # a Saturday is no holiday (s. 35)
        ("2012-12-25", "2012-12-26"),
        ("2013-03-29", "2013-03-30"),  # Good Friday
        ("2013-03-31", "2013-04-02"),  # Easter Sunday and Monday
        ("2012-05-21", "2012-05-22"),  # Victoria Day: the Monday before May 25
        ("2012-07-01", "2012-07-03"),  # Canada Day on a Sunday is kept on the 2nd
        ("2012-09-03", "2012-09-04"),  # Labour Day
        ("2012-10-08", "2012-10-09"),  # Thanksgiving
        ("2012-11-11", "2012-11-12"),
        ("2021-09-30", "2021-10-01"),
        ("2019-09-30", "2019-09-30"),  # not yet a holiday
        ("2013-01-01", "2013-01-02"),
    ],
)
def test_what_must_be_done_by_a_holiday_may_be_done_on_the_next_day(date, expected):
    assert date_of(next_open(day(dt.date.fromisoformat(date)))) == dt.date.fromisoformat(expected)
