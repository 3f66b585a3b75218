"""Calendar arithmetic: pinned by hand, and by a second way of counting."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.eligibility.calendar import NEVER, day, last_before, plus, plus_all

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


@given(st.lists(DATES | st.just(day(NEVER)), min_size=1), LENGTHS)
def test_many_at_once(dates, step):
    assert plus_all(np.array(dates, np.int32), *step).tolist() == [plus(d, *step) for d in dates]


@given(DATES, LENGTHS)
def test_the_last_day_whose_time_has_passed(bound, step):
    last = last_before(bound, *step)
    assert plus(last, *step) <= bound < plus(last + 1, *step)


def test_never_stays_never():
    assert plus(day(NEVER), 12, "months") == day(NEVER)
