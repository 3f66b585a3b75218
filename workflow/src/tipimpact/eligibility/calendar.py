"""Computation of time: sections 26 to 29 of the Interpretation Act (R.S.C. 1985, c. I-21).

The day of the event is left out and the last day is taken in: "within 15 days after" the 1st ends
with the 16th, and a bar of twelve months still holds on the anniversary and ends the day after (ss.
27(5), 28). A month counts to the same day of the month or, where that month is shorter, to its last
day (s. 28(c)). "At least 180 days" between two events leaves out both, so the second may come on
the 181st day after the first (s. 27(1)). Something that must be done by a Sunday or a holiday may
be done on the next day that is neither (s. 26).
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from functools import lru_cache

from dateutil.easter import easter

from tipimpact.common.errors import EligibilityError

UNITS = ("days", "months", "years")
NEVER = dt.date(9999, 12, 31)  # an event known not to have happened: later than every day asked for
EPOCH = dt.date(1970, 1, 1).toordinal()
HOLIDAY_YEARS = range(1990, 2060)


def day(date: dt.date) -> int:
    """A date as days since 1970-01-01."""
    return date.toordinal() - EPOCH


def read_on(on: dt.date | str) -> int:
    """The day that somebody asks for, as ``day``; ISO 8601 where it is text. Raises EligibilityError for another."""
    try:
        return day(dt.date.fromisoformat(on) if isinstance(on, str) else dt.date(on.year, on.month, on.day))
    except (ValueError, AttributeError):
        raise EligibilityError(f"{on!r} is no day", where="on", expected="2013-06-01, or a date") from None


def date_of(days: int) -> dt.date:
    """``day`` undone."""
    return dt.date.fromordinal(days + EPOCH)


NEVER_DAY = day(NEVER)


def read_day(text: str, otherwise: int = NEVER_DAY) -> int:
    """A day of a list, ``2012-06-28``, as days since 1970-01-01; otherwise where the cell is empty."""
    return day(dt.date.fromisoformat(text)) if text else otherwise


@lru_cache(maxsize=1 << 17)
def plus(date: int, length: int, unit: str) -> int:
    """The last day of a time of some days, months or years after a day. ``NEVER`` stays never."""
    if date >= NEVER_DAY:
        return NEVER_DAY
    if unit == "days":
        return min(date + length, NEVER_DAY)
    start = date_of(date)
    year, month = divmod(start.year * 12 + start.month - 1 + length * (12 if unit == "years" else 1), 12)
    if year > NEVER.year:
        return NEVER_DAY
    return day(dt.date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])))


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
def holidays() -> frozenset[int]:
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
    return frozenset(map(day, days))


def _next_monday(date: dt.date) -> dt.date:
    """The first Monday from a day on."""
    return date + dt.timedelta(days=-date.weekday() % 7)


@lru_cache(maxsize=1 << 16)
def next_open(date: int) -> int:
    """The day, or the next one that is neither a Sunday nor a holiday (s. 26). ``NEVER`` stays."""
    while date < NEVER_DAY and (date_of(date).weekday() == 6 or date in holidays()):
        date += 1
    return date
