"""Periods as sources write them -> kind, first and last day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

MONTHS = {name: i for i, name in enumerate(calendar.month_abbr) if name}
_YEAR = r"(\d{4})"
_POINT = r"\d{4}(?:-\d{2}(?:-\d{2})?|/\d{4})?"


@dataclass(frozen=True)
class Period:
    """kind: calendar, fiscal (1 April to 31 March), quarter (of a fiscal year), month, day, range or undated.

    first and last day are None where the source does not say; partial: a year that is not complete.
    """

    kind: str
    first: dt.date | None
    last: dt.date | None
    partial: bool = False


def read_period(text: str) -> Period:
    """The period that ``text`` names. Raises ValueError when it names none.

    A bare ``2012-13`` is a fiscal year when its second part follows the first, and so is ``2011-12``; months stand as
    ``2015-01`` elsewhere, and in ranges. A window said to be approximate (``~``) has no dates.
    """
    if found := re.fullmatch(_YEAR, text):
        return Period("calendar", *_ends(text))
    if found := re.fullmatch(rf"{_YEAR} \((?:([A-Z][a-z]{{2}})-|to )([A-Z][a-z]{{2}})\)", text):
        year, first, last = found.groups()
        if last in MONTHS and (first or "Jan") in MONTHS:
            start = f"{year}-{MONTHS[first or 'Jan']:02}"
            return Period("calendar", _ends(start)[0], _ends(f"{year}-{MONTHS[last]:02}")[1], partial=True)
    if found := re.fullmatch(rf"{_YEAR}-(\d{{2}})(?: Q([1-4]))?", text):
        year, second, quarter = found.groups()
        if int(second) == (int(year) + 1) % 100:
            return _fiscal(int(year), quarter)
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        return Period("month", *_ends(text))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return Period("day", *_ends(text))
    if "~" in text:
        return Period("undated", None, None)
    for pattern in (
        rf"({_POINT})? ?to ({_POINT})",
        r"(\d{4}|\d{4}/\d{4})-(\d{4}(?:/\d{4})?)",
        rf"since ({_POINT})()",
    ):
        if found := re.fullmatch(pattern, text):
            first, last = (_ends(part) if part else (None, None) for part in found.groups())
            if first[0] and last[1] and last[1] < first[0]:
                break
            return Period("range", first[0], last[1])
    raise ValueError(f"{text!r} names no period")


def _fiscal(year: int, quarter: str | None) -> Period:
    if quarter is None:
        return Period("fiscal", dt.date(year, 4, 1), dt.date(year + 1, 3, 31))
    month = 3 * int(quarter) + 1
    start = f"{year + month // 13}-{(month - 1) % 12 + 1:02}"
    end = f"{year + (month + 2) // 13}-{(month + 1) % 12 + 1:02}"
    return Period("quarter", _ends(start)[0], _ends(end)[1])


def _ends(point: str) -> tuple[dt.date, dt.date]:
    """First and last day of a year, a fiscal year (2009/2010), a month or a day."""
    if "/" in point:
        start = int(point[:4])
        return dt.date(start, 4, 1), dt.date(start + 1, 3, 31)
    numbers = [int(part) for part in point.split("-")]
    first = dt.date(*[*numbers, 1, 1][:3])
    if len(numbers) == 1:
        return first, dt.date(first.year, 12, 31)
    if len(numbers) == 2:
        return first, dt.date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
    return first, first
