"""Parse periods as sources write them: kind, first and last day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

MONTHS = {name: i for i, name in enumerate(calendar.month_abbr) if name}
_YEAR = r"(\d{4})"
POINT = r"\d{4}(?:-\d{2}(?:-\d{2})?|/\d{4})?"


@dataclass(frozen=True)
class Period:
    """A period with its first and last day (None if the source does not state it).

    kind: calendar, fiscal (1 April to 31 March), quarter (of a fiscal year), month, day, range or undated.
    partial: the year is incomplete.
    """

    kind: str
    first: dt.date | None
    last: dt.date | None
    partial: bool = False


def read_period(text: str) -> Period:
    """Parse a period. Raises ValueError if ``text`` is not a period.

    ``2012-13`` is a fiscal year, because the second part follows the first; so is ``2011-12``. Other texts such as
    ``2015-01`` are months, and so are both ends of a range. An approximate span (``~``) has no dates.
    """
    if match := re.fullmatch(_YEAR, text):
        return Period("calendar", *_parse_days(text))
    if match := re.fullmatch(rf"{_YEAR} \((?:([A-Z][a-z]{{2}})-|to )([A-Z][a-z]{{2}})\)", text):
        year, first, last = match.groups()
        if last in MONTHS and (first or "Jan") in MONTHS:
            start = f"{year}-{MONTHS[first or 'Jan']:02}"
            return Period("calendar", _parse_days(start)[0], _parse_days(f"{year}-{MONTHS[last]:02}")[1], partial=True)
    if match := re.fullmatch(rf"{_YEAR}-(\d{{2}})(?: Q([1-4]))?", text):
        year, second, quarter = match.groups()
        if int(second) == (int(year) + 1) % 100:
            return _fiscal_period(int(year), quarter)
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        return Period("month", *_parse_days(text))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return Period("day", *_parse_days(text))
    if "~" in text:
        return Period("undated", None, None)
    for pattern in (
        rf"({POINT})? ?to ({POINT})",
        r"(\d{4}|\d{4}/\d{4})-(\d{4}(?:/\d{4})?)",
        rf"since ({POINT})()",
    ):
        if match := re.fullmatch(pattern, text):
            first, last = (_parse_days(part) if part else (None, None) for part in match.groups())
            if first[0] and last[1] and last[1] < first[0]:
                break
            return Period("range", first[0], last[1])
    raise ValueError(f"{text!r} is not a period")


def _fiscal_period(year: int, quarter: str | None) -> Period:
    if quarter is None:
        return Period("fiscal", dt.date(year, 4, 1), dt.date(year + 1, 3, 31))
    month = 3 * int(quarter) + 1
    start = f"{year + month // 13}-{(month - 1) % 12 + 1:02}"
    end = f"{year + (month + 2) // 13}-{(month + 1) % 12 + 1:02}"
    return Period("quarter", _parse_days(start)[0], _parse_days(end)[1])


def _parse_days(point: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a year, a fiscal year (2009/2010), a month or a day."""
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
