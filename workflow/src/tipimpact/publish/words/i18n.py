"""Words and numbers in Canadian English and Canadian French.

French follows DESIGN 6.4: no space before ``; ! ?``, a no-break space before ``: % $ »``, after ``«`` and in thousands.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Any

from tipimpact.common import LANGUAGES
from tipimpact.publish.words.fluent import has, message_ids, say

LOCALES = {"en": "en_CA", "fr": "fr_CA"}
TAGS = {"en": "en-CA", "fr": "fr-CA"}  # for lang and hreflang
NBSP = "\N{NO-BREAK SPACE}"
__all__ = ["LANGUAGES", "has", "message_ids", "say"]


def t(id: str, lang: str, /, **values: Any) -> str:
    """The message ``id`` in ``lang``; ``say`` by its old name."""
    return say(id, lang, **values)


@lru_cache(maxsize=100_000)  # the same few numbers stand in many rows
def number(value: float, lang: str, digits: int | None = None) -> str:
    """A number for readers: ``30,396`` and ``30 396``, ``−1.25`` and ``−1,25``; half-even rounding.

    digits: decimals to show; None shows an integer as it is and anything else with two.
    """
    from babel.numbers import format_decimal

    if digits is None:
        digits = 0 if float(value).is_integer() else 2
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    text = format_decimal(value, format=pattern, locale=LOCALES[lang])
    text = text.replace("\N{NARROW NO-BREAK SPACE}", NBSP)
    if not re.search(r"[1-9∞]", text):  # what rounds to zero has no sign
        text = text.removeprefix("-")
    return text.replace("-", "\N{MINUS SIGN}")


def interval(low: str, high: str, lang: str) -> str:
    """Two ends already in words, as one text: ``1 to 4`` and ``de 1 à 4``; equal ends are one value."""
    return low if low == high else t("interval", lang, low=low, high=high)


def date(value: dt.date, lang: str) -> str:
    """A date in words: ``June 28, 2012`` and ``28 juin 2012``, ``1er juin 2012``."""
    from babel.dates import format_date

    text = format_date(value, format="long", locale=LOCALES[lang])
    return text.replace("1", "1er", 1) if lang == "fr" and value.day == 1 else text


def period(code: str, lang: str) -> str:
    """A period in words: ``2014H2`` is ``second half of 2014``, ``2024Q3`` ``third quarter of 2024``, a year itself."""
    year, part = code[:4], code[4:]
    return t(f"period-{part}", lang, year=year) if part else year


LAW_WORDS = (
    *("law-section", "law-sections", "law-chapter", "law-schedule", "law-and", "law-to"),
    *("law-IRPA", "law-IRPR", "law-IFHP", "law-SC", "law-RSC", "law-SOR", "law-SI"),
)

# Law labels. A label is a section with what is under it: 25(1.2)(c)(i). In French the paragraph, the
# first letter after the numbers, loses its opening bracket: 25(1.2)c)(i).
_LABEL = r"\d+(?:\.\d+)*(?:\([0-9A-Za-z.]+\))*"
_PARAGRAPH = re.compile(r"(?<![\w.])(\d+(?:\.\d+)*(?:\(\d+(?:\.\d+)*\))*)\(([a-z]{1,2}(?:\.\d+)*)\)")


@lru_cache
def _law_words() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """What a law reference may consist of, its words, and each English word's French."""
    words = {say(id, "en"): say(id, "fr") for id in LAW_WORDS}
    word = r"(?<!\w)(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + r")(?!\w)"
    whole = rf"(?:{word}|{_LABEL}|[A-Z]-\d+(?:\.\d+)*|\d+-\d+|[\s,;/–-])+"
    return re.compile(whole), re.compile(word), words


def law(text: str, lang: str) -> str:
    """A law reference as its language writes it; any other text comes back as it is.

    ``25(1.2)(c)`` is ``25(1.2)c)`` in French, and ``2012, c. 17, s. 12`` is ``2012, ch. 17, art. 12``.
    Only a text that consists of nothing but references is changed.
    """
    whole, word, words = _law_words()
    if lang == "en" or not whole.fullmatch(text):
        return text
    return word.sub(lambda match: words[match[0]], _PARAGRAPH.sub(r"\1\2)", text))
