"""Calendar arithmetic of the bars, pinned: days, months and years after an event.

A month or year after a day is the same day of the month; where that month is shorter, its last day. So 31 January and
one month give 28 or 29 February, and 29 February and twelve months give 28 February. "Less than twelve months have
passed" is true from the day of the event to the day before the anniversary; on the anniversary twelve months have
passed. How the Interpretation Act counts is not held here: this reading is an assumption, and ``explain`` marks every
answer that would differ by one day.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

UNITS = ("days", "months", "years")
NEVER = dt.date(9999, 12, 31)  # an event known not to have happened: later than every day asked for
EPOCH = dt.date(1970, 1, 1).toordinal()
MISSING = np.iinfo(np.int32).min  # an event of which nothing is known
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
    """The day ``length`` units after the day ``date``. ``NEVER`` stays never."""
    if date in (NEVER_DAY, MISSING):
        return date
    if unit == "days":
        return date + length
    start = date_of(date)
    months = start.year * 12 + start.month - 1 + (length * 12 if unit == "years" else length)
    year, month = divmod(months, 12)
    first, after = dt.date(year, month + 1, 1), dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return day(first) + min(start.day, (after - first).days) - 1


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
    """The last day whose ``plus`` is not after ``bound``: what lets a clock be read without adding to every date."""
    guess = plus(bound, -length, unit)  # clipped at the end of a month, so some days later may still do
    while plus(guess + 1, length, unit) <= bound:
        guess += 1
    while plus(guess, length, unit) > bound:
        guess -= 1
    return guess
