"""Numbers, ranges, dates, periods and lists in Canadian English and Canadian French, written by Babel.

French follows DESIGN 6.4: decimal comma, no-break space between thousands, 1er for the first of a month.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

LOCALES = {"en": "en_CA", "fr": "fr_CA"}
TAGS = {"en": "en-CA", "fr": "fr-CA"}  # for lang and hreflang
NBSP = "\N{NO-BREAK SPACE}"


@lru_cache(maxsize=100_000)  # many rows show the same few numbers
def number(value: float, lang: str, digits: int | None = None) -> str:
    """A number for readers: ``30,396`` and ``30 396``, ``−1.25`` and ``−1,25``; half-even rounding.

    digits: decimals to show; None shows an integer as it is and anything else with two.
    """
    if digits is None:
        digits = 0 if float(value).is_integer() else 2
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    text = format_decimal(value, format=pattern, locale=LOCALES[lang])
    text = text.replace("\N{NARROW NO-BREAK SPACE}", NBSP)
    if not re.search(r"[1-9∞]", text):  # a number that rounds to zero has no sign
        text = text.removeprefix("-")
    return text.replace("-", "\N{MINUS SIGN}")


def date(value: dt.date, lang: str) -> str:
    """A date in words: ``June 28, 2012`` and ``28 juin 2012``, ``1er juin 2012``."""
    text = format_date(value, format="long", locale=LOCALES[lang])
    return text.replace("1", "1er", 1) if lang == "fr" and value.day == 1 else text


def day_of_year(value: dt.date, lang: str) -> str:
    """A date without its year, where that was said: ``July 8`` and ``8 juillet``, ``1er juillet``."""
    return date(value, lang).removesuffix(f", {value.year}").removesuffix(f" {value.year}")


def month(value: dt.date, lang: str, *, year: bool = True) -> str:
    """The month of a date in words: ``June 2012`` and ``juin 2012``, or without the year."""
    return format_date(value, format="LLLL y" if year else "LLLL", locale=LOCALES[lang])


def capital(text: str) -> str:
    """A text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def listed(items: Sequence[str], lang: str) -> str:
    """Texts in a row: ``a, b and c``, ``a, b et c``."""
    return format_list(list(items), locale=LOCALES[lang])
