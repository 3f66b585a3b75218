"""Computation of time: sections 26 to 29 of the Interpretation Act (R.S.C. 1985, c. I-21).

The day of the event is left out and the last day is taken in: "within 15 days after" the 1st ends with the 16th, and a
bar of twelve months still holds on the anniversary and ends the day after (ss. 27(5), 28). A month counts to the same
day of the month or, where that month is shorter, to its last day (s. 28(c)). "At least 180 days" between two events
leaves out both, so the second may come on the 181st day after the first (s. 27(1)). Something that must be done by a
Sunday or a holiday may be done on the next day that is neither (s. 26).
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import numpy as np
from dateutil.easter import easter
from numpy.typing import NDArray

UNITS = ("days", "months", "years")
NEVER = dt.date(9999, 12, 31)  # an event known not to have happened: later than every day asked for
EPOCH = dt.date(1970, 1, 1).toordinal()
MISSING = np.iinfo(np.int32).min  # an event of which nothing is known
HOLIDAY_YEARS = range(1990, 2060)
Days = NDArray[np.int32]  # days since 1970-01-01


def day(date: dt.date) -> int:
    """A date as days since 1970-01-01."""
    return date.toordinal() - EPOCH


def date_of(days: int) -> dt.date:
    """``day`` undone."""
    return dt.date.fromordinal(days + EPOCH)


NEVER_DAY = day(NEVER)


@lru_cache(maxsize=1 << 16)
def plus(date: int, length: int, unit: str) -> int:
    """The last day of a time of some days, months or years after a day. ``NEVER`` stays never."""
    return int(plus_all(np.array([date], np.int32), length, unit)[0])


def plus_all(dates: Days, length: int, unit: str) -> Days:
    """``plus`` for many days at once."""
    known = (dates != MISSING) & (dates != NEVER_DAY)
    if unit == "days":
        return np.where(known, dates + np.int32(length), dates)
    days = np.where(known, dates, 0).astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    moved = months + (length * 12 if unit == "years" else length)
    first, after = (m.astype("datetime64[D]").astype(np.int64) for m in (moved, moved + 1))
    place = (days - months.astype("datetime64[D]")).astype(np.int64)
    return np.where(known, first + np.minimum(place, after - first - 1), dates).astype(np.int32)


@lru_cache(maxsize=1 << 16)
def last_before(bound: int, length: int, unit: str) -> int:
    """The last day whose ``plus`` is not after ``bound``."""
    guess = plus(bound, -length, unit)  # clipped at the end of a month, so some days later may still do
    while plus(guess + 1, length, unit) <= bound:
        guess += 1
    while plus(guess, length, unit) > bound:
        guess -= 1
    return guess


@lru_cache
def holidays() -> NDArray[np.datetime64]:
    """Holidays of section 35 that are the same in all of Canada, without Sundays; not those of a province or a town."""
    days = []
    for year in HOLIDAY_YEARS:
        sunday = easter(year)
        canada_day = dt.date(year, 7, 1)
        days += [dt.date(year, 1, 1), dt.date(year, 11, 11), dt.date(year, 12, 25)]
        days += [sunday - dt.timedelta(days=2), sunday + dt.timedelta(days=1)]
        # Victoria Day: the Monday before May 25; Labour Day; Thanksgiving: the second Monday of October (proclamation)
        days += [_next_monday(dt.date(year, month, on)) for month, on in ((5, 18), (9, 1), (10, 8))]
        days.append(canada_day if canada_day.weekday() < 6 else dt.date(year, 7, 2))  # Holidays Act, s. 2
        if year >= 2021:
            days.append(dt.date(year, 9, 30))
    return np.array(sorted(days), "datetime64[D]")


def _next_monday(date: dt.date) -> dt.date:
    """The first Monday from a day on."""
    return date + dt.timedelta(days=-date.weekday() % 7)


def next_open(dates: Days) -> Days:
    """Each day, or the next one that is neither a Sunday nor a holiday (s. 26). ``NEVER`` and missing stay."""
    known = (dates != MISSING) & (dates != NEVER_DAY)
    days = np.where(known, dates, 0).astype("datetime64[D]")
    moved = np.busday_offset(days, 0, roll="forward", weekmask="1111110", holidays=holidays())
    return np.where(known, moved.astype(np.int64), dates).astype(np.int32)
