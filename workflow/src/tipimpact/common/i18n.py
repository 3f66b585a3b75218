"""Words and numbers in Canadian English and Canadian French.

Words stand in ``messages.csv`` (key, en, fr, context); code holds keys only. French follows
DESIGN 6.4: no space before ``; ! ?``, a no-break space before ``: % $ »``, after ``«`` and in thousands.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import ConfigError, Problem, nearest

LOCALES = {"en": "en_CA", "fr": "fr_CA"}
TAGS = {"en": "en-CA", "fr": "fr-CA"}  # for lang and hreflang
MESSAGES = Path(__file__).with_name("messages.csv")
NBSP = "\N{NO-BREAK SPACE}"


@cache
def placeholders(text: str) -> frozenset[str]:
    """Names of the ``{name}`` places in a message. Raises ValueError for an unclosed brace."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def _faults(key: str, row: dict[str | None, Any]) -> list[str]:
    """What is wrong with one row of the messages, in words."""
    if None in row or None in row.values():
        return [f"the row of {key!r} has not four fields: quote texts that hold a comma"]
    empty = [f"no {lang} text for {key!r}" for lang in LANGUAGES if not row[lang].strip()]
    try:
        places = [placeholders(row[lang]) for lang in LANGUAGES]
    except ValueError as error:
        return [*empty, f"{key!r}: {error}"]
    return empty or ([f"{key!r} has not the same places in both languages"] if places[0] != places[1] else [])


@lru_cache
def messages(path: Path = MESSAGES) -> Mapping[str, dict[str, str]]:
    """All messages by key.

    Raises ConfigError naming each repeated key, missing language, broken row and ``{place}`` that only
    one language has.
    """
    table: dict[str, dict[str, str]] = {}
    problems = []
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            key, where = row["key"], f"{path.name}, line {reader.line_num}"
            if key in table:
                problems.append(Problem(f"key {key!r} stands twice", where))
            problems += [Problem(f, where, todo="write it in both languages") for f in _faults(key, row)]
            table[key] = {lang: row.get(lang) or "" for lang in LANGUAGES}
    if problems:
        raise ConfigError(problems)
    return table


def t(key: str, lang: str, **values: Any) -> str:
    """The message ``key`` in ``lang``, with ``{name}`` places filled.

    Raises ConfigError for an unknown key and for a place without a value.
    """
    table = messages()
    if key not in table:
        raise ConfigError(f"no message {key!r}", where=MESSAGES.name, nearest=nearest(key, table))
    text = table[key][lang]
    if missing := placeholders(text) - values.keys():
        raise ConfigError(f"no value for {', '.join(sorted(missing))} in message {key!r}", where=MESSAGES.name)
    return text.format(**values)


def has(key: str) -> bool:
    """Whether a message exists."""
    return key in messages()


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
    return t(f"period.{part}", lang, year=year) if part else year


# Law labels. A label is a section with what is under it: 25(1.2)(c)(i). In French the paragraph, the
# first letter after the numbers, loses its opening bracket: 25(1.2)c)(i).
_LABEL = r"\d+(?:\.\d+)*(?:\([0-9A-Za-z.]+\))*"
_PARAGRAPH = re.compile(r"(?<![\w.])(\d+(?:\.\d+)*(?:\(\d+(?:\.\d+)*\))*)\(([a-z]{1,2}(?:\.\d+)*)\)")


@lru_cache
def _law_words() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """What a law reference may consist of, its words, and each English word's French."""
    words = {text["en"]: text["fr"] for key, text in messages().items() if key.startswith("law.")}
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
