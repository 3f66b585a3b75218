"""Ranges, periods and releases in words."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache

from tipimpact.publish.words.codes import variant
from tipimpact.publish.words.fluent import codes, say
from tipimpact.publish.words.formats import date, month

POINT = r"\d{4}(?:-\d{2}(?:-\d{2})?|/\d{4})?"
_MONTHS = {name: f"{i:02}" for i, name in enumerate(calendar.month_abbr) if name}
_PARTIAL = re.compile(r"(\d{4}) \((?:([A-Z][a-z]{2})-|to )([A-Z][a-z]{2})\)")  # 2019 (Jun-Dec), 2023 (to Sep)
_FISCAL = re.compile(r"(\d{4})[-/](\d{2}|\d{4})")
_QUARTER = re.compile(r"(\d{4}-\d{2}) (Q[1-4])")
_SPAN = re.compile(rf"({POINT})(?: to |/)({POINT})|(\d{{4}}(?:/\d{{4}})?)-(\d{{4}}(?:/\d{{4}})?)")
_OPEN = re.compile(rf"(to|since) ({POINT})")
_RELEASED = re.compile(r"(.+), (\d{4}-\d{2})")
_PACKAGE = re.compile(r"([a-z]+) (\d+(?:\.\d+)+)")
_FLAGGED = re.compile(r"sha256 ([0-9a-f]+) \(([≠?]) (.*)\)")


def interval(low: str, high: str, lang: str) -> str:
    """Two ends already in words, as one text: ``1 to 4`` and ``de 1 à 4``; equal ends are one value."""
    return low if low == high else say("interval", lang, low=low, high=high)


@lru_cache(maxsize=10_000)  # rows repeat their periods
def span(text: str, lang: str) -> str:
    """A day, a month, a year or a span, as ``indicators`` and the list of sources write it, in words.

    ``2012-13`` is a fiscal year. Returns ``text`` itself where it has another form.
    """
    try:
        return _span(text, lang)
    except ValueError:  # digits that are not a date
        return text


def _span(text: str, lang: str) -> str:
    if (code := variant(text)) in codes("span-undated"):
        return say("span-undated", lang, code=code)
    if (match := _PARTIAL.fullmatch(text)) and {match[2] or "Jan", match[3]} <= _MONTHS.keys():
        text = f"{match[1]}-{_MONTHS[match[2] or 'Jan']}/{match[1]}-{_MONTHS[match[3]]}"
    if re.fullmatch(POINT, text) and not _are_far(text):
        return _point(text, lang)
    if match := _QUARTER.fullmatch(text):
        return say("period", lang, code=match[2], year=_point(match[1], lang))
    if match := _SPAN.fullmatch(text):
        first, last = (end for end in match.groups() if end)
        ends = {"first": _first(first, last, lang), "last": _point(last, lang)}
        return say("span-days" if _is_day(first) else "span-both", lang, **ends)
    if match := _OPEN.fullmatch(text):
        code = f"{match[1]}_day" if _is_day(match[2]) else match[1]
        return say("span-open", lang, code=code, day=_point(match[2], lang))
    return text


def release(vintage: str, lang: str) -> str:
    """The release of a source in words: a span, a span and the month of its release, a package, a flagged file."""
    if match := _RELEASED.fullmatch(vintage):
        return say("release-released", lang, period=span(match[1], lang), day=span(match[2], lang))
    if match := _PACKAGE.fullmatch(vintage):
        return say("release-package", lang, title=match[1], version=match[2])
    if match := _FLAGGED.fullmatch(vintage):
        code = "other" if match[2] == "≠" else "unpinned" if match[3] else "undated"
        return say("release-flagged", lang, code=code, known=release(match[3], lang), id=match[1])
    return span(vintage, lang)


def _are_far(text: str) -> bool:
    """Whether ``2000/2024`` is a span of years; ``2009/2010`` is a fiscal year."""
    first, _, last = text.partition("/")
    return bool(last) and int(last) - int(first) > 1


def _is_day(point: str) -> bool:
    return point.count("-") == 2


def _first(first: str, last: str, lang: str) -> str:
    """The first end of a span; a month without its year where both ends are months of one year."""
    months = len(first) == len(last) == 7 and first[:4] == last[:4]
    return month(_as_date(first), lang, year=False) if months else _point(first, lang)


def _point(text: str, lang: str) -> str:
    if match := _FISCAL.fullmatch(text):
        year, after = int(match[1]), int(match[1]) + 1
        if match[2] in (str(after), str(after)[-2:]):
            return text if lang == "en" and len(text) == 7 else f"{year}-{after}"
    if text.count("-") == 0:
        return text.replace("/", "-")
    return date(_as_date(text), lang) if _is_day(text) else month(_as_date(text), lang)


def _as_date(text: str) -> dt.date:
    return dt.date(*[*map(int, text.split("-")), 1][:3])


def name_few(names: Iterable[str], lang: str, limit: int = 3) -> str:
    """The first few of some names, each once, and how many others there are: ``a; b; c; and 4 more``."""
    unique = list(dict.fromkeys(names))
    others = len(unique) - limit
    return "; ".join([*unique[:limit], *([say("names-others", lang, count=others)] if others > 0 else [])])
