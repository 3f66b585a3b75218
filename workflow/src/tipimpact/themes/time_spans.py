"""Periods in running text, written as ``asylum.series_periods.read_period`` reads them.

``2012``, ``2012-13`` (a fiscal year), ``2012-05``, ``2006-2012``, ``2006-05 to 2012-12``,
``since 2006``, ``2013-03-31``.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tipimpact.themes.numerals import MONTHS

YEAR = r"(?:1[89]|20)\d\d"

_WORDS = {
    "en": {
        "in": r"in|during|for|of|by|over|throughout|through|than|(?:compared|relative) (?:to|with)|early in"
        r"|late in|year|calendar year|the year",
        "between": r"between|from|for|in|during|over",
        "to": r"and|to|through|until|[-–]",
        "since": r"since|from|after|beginning in|starting in",
        "on": r"on|as of|as at|at|to|until|up to|by|the",
        "fiscal": r"fiscal(?: year)?s?|FY|financial year|reporting (?:year|period)",
        "previous": r"(?:the |a )?(?:previous|preceding|prior) (?:fiscal |calendar )?year|(?:the"
        r"|a) year (?:before|earlier)",
        "same": r"(?:the|that) same (?:year|period)|that year|the year",
        "next": r"the (?:following|next|subsequent) year|(?:the|a) year later",
        "last": r"last year",
        "this": r"this year|so far this year",
    },
    "fr": {
        "in": r"en|pendant|durant|pour|de|dès|au cours de|qu['’]en|(?:par rapport|comparativement) à|l['’]an"
        r"|l['’]année|année civile|année",
        "between": r"entre|de|d['’]|pour|en|du|pendant|durant",
        "to": r"et|à|au|jusqu['’]en|jusqu['’]à|[-–]",
        "since": r"depuis|à partir de|à compter de|dès",
        "on": r"le|au|en date du|jusqu['’]au|du",
        "fiscal": r"exercices?(?: financiers?)?|année financière|période visée par le rapport",
        "previous": r"l['’](?:année|exercice) (?:précédente?|antérieure?|d['’]avant|d['’]auparavant)"
        r"|un an (?:plus tôt|auparavant)",
        "same": r"(?:la|cette) même (?:année|période)|cette année-là",
        "next": r"l['’](?:année|exercice) (?:suivante?|d['’]après)|un an plus tard",
        "last": r"l['’]an dernier|l['’]année dernière",
        "this": r"cette année(?!-là)",
    },
}
RELATIVE = ("previous", "same", "next", "last", "this")


class TimeSpan(NamedTuple):
    """A period of a text: its place and how it is written; or, with ``relative``, which other period it starts from.

    relative: ``previous``, ``same`` or ``next`` (year, of the period mentioned before), ``last`` or ``this`` (year, of
    the text).
    """

    start: int
    end: int
    period: str | None
    relative: str | None = None


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    words = _WORDS[lang]
    month = "(?:" + "|".join(MONTHS[lang].split()) + ")"
    day = (
        rf"(?:1er|\d{{1,2}})\s{month}\s{YEAR}"
        if lang == "fr"
        else rf"(?:\d{{1,2}}\s{month},?\s{YEAR}|{month}\s\d{{1,2}},\s{YEAR})"
    )
    point = rf"(?:{day}|{month}\s(?:de\s)?{YEAR}|{YEAR})"
    relative = "|".join(f"(?P<is_{name}>{words[name]})" for name in RELATIVE)
    return re.compile(
        rf"(?<![\w$])(?:"
        rf"(?:(?:the |l['’])?(?:{words['fiscal']})\s(?:de\s|du\s)?|(?:{words['in']}|{words['since']})\s)?"
        rf"(?P<fiscal>{YEAR}[-–/](?:{YEAR}|\d\d))(?![-–/\d])"
        rf"|(?:{words['fiscal']})\s(?P<fiscal_end>{YEAR})(?![-–/\d])"
        rf"|(?:(?:{words['between']})\s)?(?:le\s|the\s)?(?P<first>{point})\s?(?:{words['to']})\s?(?:le\s"
        rf"|the\s)?(?P<last>{point})"
        rf"|(?:{words['since']})\s(?:le\s|the\s)?(?P<since>{point})"
        rf"|(?:{words['on']})\s(?P<day>{day})"
        rf"|(?:(?:{words['in']})\s)?(?P<month>{month}\s(?:de\s)?{YEAR})"
        rf"|(?:{words['in']})\s(?:only\s|alone\s)?(?P<year>{YEAR})(?![-–/\d])"
        rf"|\((?:en\s|in\s)?(?P<bracket>{YEAR})\)"
        rf"|{relative})(?!\w)",
        re.IGNORECASE,
    )


def time_spans(text: str, lang: str) -> Iterator[TimeSpan]:
    """The periods of a text, in order. Days that do not exist and spans that end before they begin are left out."""
    for match in _pattern(lang).finditer(text):
        groups = {name: value for name, value in match.groupdict().items() if value}
        relative = next((name for name in RELATIVE if f"is_{name}" in groups), None)
        period = None if relative else _write(groups, lang)
        if relative or period:
            yield TimeSpan(*match.span(), period, relative)


def shift_year(period: str | None, relative: str) -> str | None:
    """The period one year before (``previous``) or after (``next``), or the same; None where it is not one year."""
    step = {"previous": -1, "next": 1, "same": 0}[relative]
    if period is None or step == 0:
        return period
    if re.fullmatch(r"\d{4}", period):
        return f"{int(period) + step}"
    if (match := re.fullmatch(r"(\d{4})-(\d\d)", period)) and _is_fiscal(int(match[1]), match[2]):
        return _fiscal(int(match[1]) + step)
    return None


def _write(groups: dict[str, str], lang: str) -> str | None:
    if "fiscal" in groups:
        first, last = re.split(r"[-–/]", groups["fiscal"])
        if _is_fiscal(int(first), last[-2:]) and (len(last) == 2 or int(last) == int(first) + 1):
            return _fiscal(int(first))
        last = last if len(last) == 4 else first[:2] + last
        return f"{first}-{last}" if int(last) > int(first) else None
    if "fiscal_end" in groups:  # fiscal 2014 may begin or end in 2014
        return None
    if "first" in groups:
        first, last = _point(groups["first"], lang), _point(groups["last"], lang)
        if not first or not last or first >= last:
            return None
        return f"{first}-{last}" if len(first) == len(last) == 4 else f"{first} to {last}"
    if "since" in groups:
        point = _point(groups["since"], lang)
        return f"since {point}" if point else None
    return _point(next(iter(groups.values())), lang)


def _point(text: str, lang: str) -> str | None:
    """A day, a month or a year as ISO 8601; None where the calendar has no such day."""
    year = re.search(YEAR, text)
    assert year is not None, "the pattern asks for a year"
    month = next((i for i, name in enumerate(MONTHS[lang].split(), 1) if name in text.lower()), None)
    if month is None:
        return year[0]
    day = re.search(r"(?<!\d)(\d{1,2})(?=er\b|\b)", text.replace(year[0], ""))
    if day is None:
        return f"{year[0]}-{month:02}"
    if not 1 <= int(day[1]) <= calendar.monthrange(int(year[0]), month)[1]:
        return None
    return dt.date(int(year[0]), month, int(day[1])).isoformat()


def _is_fiscal(first: int, last: str) -> bool:
    return int(last) == (first + 1) % 100


def _fiscal(first: int) -> str:
    return f"{first}-{(first + 1) % 100:02}"
