"""The linter of words: renders every message in both languages with counts, genders and Acts, and reads the output.

``python -m tipimpact.publish.words.lint`` prints each fault with the id of its message. What it reads: article and
noun agree, the singular follows 0 and 1 in French and 1 in English, typography (``typography``), the terms of the law
(``terms``), no code and no brace is left over.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from fluent.syntax import ast

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import Problem
from tipimpact.publish.words import acts, typography
from tipimpact.publish.words.fluent import PLURALS, choices, codes, message_ids, messages, say, variables_of
from tipimpact.publish.words.marks import unmarked
from tipimpact.publish.words.terms import lint_terms

COUNTS = (0, 1, 2, 5, 1000)

# Variables whose value is text, each with an example. Every other variable is taken for a count.
EXAMPLES = {
    **{name: {"en": "June 1, 2012", "fr": "1er juin 2012"} for name in ("since", "until", "day", "date")},
    **dict.fromkeys(("year", "year_before", "year_after", "years", "without", "first", "last", "vintage"), "2012"),
    **{name: {"en": "0.5", "fr": "0,5"} for name in ("low", "high", "estimate", "added", "n", "share", "value")},
    **dict.fromkeys(("total", "least", "most", "narrow", "province", "before", "after"), "20"),  # many, in words
    **dict.fromkeys(("number", "row_number", "part", "parts", "version", "id", "start", "end", "row", "clause"), "3"),
    **dict.fromkeys(
        ("y1", "y2", "y3", "y4", "y5", "counted_permits", "counted_persons", "counted_groups", "counted_later", "rate"),
        "212",
    ),
    **dict.fromkeys(("year1", "year2", "year3", "year4", "year5"), "2012"),
    **dict.fromkeys(
        (
            *("event", "later", "span", "wait", "holder", "risk", "answers"),
            *("acts", "anchor", "archetype", "bill", "citation", "claim", "counts", "edition", "estimand", "estimator"),
            *("fewer_names", "more_names", "group", "high_place", "known", "label", "language", "licence", "low_place"),
            *("moment", "operation", "period", "place", "question", "reason", "remedies", "remedy", "rules", "series"),
            *("side", "site", "source", "state", "status", "text", "theme", "themes", "title", "unit", "verdict"),
            *("what", "why"),
        ),
        "X",
    ),
}
TEXT_COUNT = {"answer-count"}  # its count is a list or a range already in words

_LEFT_OVER = re.compile(
    r"\?\?\?|\{(?!\+)|(?<!\+)\}|\b(?!asks_found)[a-z]+(?:_[a-z0-9]+)+\b(?!\.)|\bNone\b(?! (?:of|speaks)\b)|\bnan\b"
)
_CODE = re.compile(r"`[^`]*`|\b[\w/-]+\.(?:yaml|csv|json|md|lock)\b")


# Rendering.


def renderings(id: str, lang: str) -> Iterator[str]:
    """A message with every count, gender and Act that it can meet, without repetition."""
    entry = messages()[lang].entries[id]
    options = {name: _options(id, name, entry, lang) for name in sorted(variables_of(entry))}
    texts = (unmarked(say(id, lang, **values)) for values in _combinations(options))
    yield from dict.fromkeys(texts)


def _options(id: str, name: str, entry: ast.Message | ast.Term, lang: str) -> list[Any]:
    """The values to try of one variable."""
    keys = choices(entry).get(name, ())
    codes = sorted(key for key in keys if key not in PLURALS and not key.isdigit())
    if codes:
        return codes
    if name == "act":
        return list(acts.names(lang))
    if keys or (name not in EXAMPLES and id not in TEXT_COUNT):
        return list(COUNTS)
    example = EXAMPLES.get(name, "X")
    return [example[lang] if isinstance(example, dict) else example]


def _combinations(options: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """All variables at their first, second, … value together; then each variable alone through all of its values."""
    for i in range(max(map(len, options.values()), default=1)):
        yield {name: values[min(i, len(values) - 1)] for name, values in options.items()}
    usual = {name: values[len(values) // 2] for name, values in options.items()}
    for name, values in options.items():
        yield from ({**usual, name: value} for value in values)


# Reading.


def lint_text(text: str, lang: str, where: str = "") -> list[Problem]:
    """What is wrong with a text that readers see: typography, agreement, left-over code."""
    problems = typography.lint(text, lang, where)
    prose = _CODE.sub("X", text)
    for pattern, expected in [*_agreement(lang), (_LEFT_OVER, "words, no code")]:
        problems += [Problem(f"…{_around(prose, m)}…", where, expected) for m in pattern.finditer(prose)]
    return problems


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 15) : match.end() + 15]


@lru_cache
def _agreement(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of words that do not agree, each with what is expected."""
    return (*_english(),) if lang == "en" else (*_french(),)


def _english() -> Iterator[tuple[re.Pattern[str], str]]:
    one = r"(?<![\w.,−-])1 "
    yield (
        re.compile(one + r"(?!(?:is|was|has|its|less|this|plus|species|series|clauses)\b)[a-z]+s\b"),
        "the singular after 1",
    )
    yield re.compile(one + r"(?:are|were|have)\b"), "a verb in the singular after 1"
    yield re.compile(r"\ba (?=[aeio])(?!one\b|once\b|eu)"), "an before a vowel"
    yield re.compile(r"\ban (?=[bcdfgjklmnpqrstvwyz])"), "a before a consonant"
    yield re.compile(r"\bthe (?:the\b|an?\b|\d{4}, c\.)"), "one article"


def _french() -> Iterator[tuple[re.Pattern[str], str]]:
    one = r"(?<![\w.,\u00a0−-])[01] "
    plural = r"(?!(?:après|dans|des|fois|les|mais|mois|pas|pays|permis|plus|puis|recours|sous|sans|sursis|cas|avis)\b)"
    yield re.compile(one + plural + r"[a-zéèêàç]+(?:s|aux)\b"), "the singular after 0 and 1"
    yield re.compile(one + r"(?:sont|étaient|ont|seront|seraient|peuvent|le sont|l'étaient)\b"), "a singular verb"
    yield re.compile(r"\b(?:de|à) les?\b(?= (?:loi|Loi|Code|Règlement|projet|recours|permis))"), "du, des, au or aux"
    yield re.compile(r"\b(?:la|le|du) \d{4}, ch\."), "a title, or « la loi » before a citation"
    nouns = _nouns()
    for gender, wrong in (
        ("masculine", "la|une|cette|aucune|quelle|toute"),
        ("feminine", "le|un|du|au|ce|cet|aucun|quel"),
    ):
        singular = _either(noun for noun, own, _ in nouns if own == gender)
        yield re.compile(rf"(?<![\w'-])(?:{wrong}) {singular}", re.IGNORECASE), f"a {gender} article"
    vowels = _either(noun for noun, _, _ in nouns if noun[0].lower() in "aeiouéêè")
    yield re.compile(rf"(?<![\w'-])(?:le|la|de|que) {vowels}", re.IGNORECASE), "an elided article"
    consonants = _either(noun for noun, _, _ in nouns if noun[0].lower() not in "aeiouéêèh")
    yield re.compile(rf"(?<!\w)[ld]'{consonants}", re.IGNORECASE), "no elision"
    many = _either(plural for noun, _, plural in nouns if plural and plural != noun)
    yield re.compile(rf"(?<![\w'-])(?:le|la|un|une|du|cette|chaque|aucune?) {many}", re.IGNORECASE), "a plural article"
    once = _either(noun for noun, _, plural in nouns if plural and plural != noun)
    yield re.compile(rf"(?<![\w'-])(?:les|des|ces|aux) {once}", re.IGNORECASE), "a singular article"


@lru_cache
def _nouns() -> list[tuple[str, str, str]]:
    """Nouns of the glossary and of our pages: singular, gender, plural or ""."""
    with open(Path(__file__).with_name("nouns.csv"), encoding="utf-8", newline="") as file:
        return [(row["noun"], row["gender"], row["plural"]) for row in csv.DictReader(file)]


def _either(words: Iterable[str]) -> str:
    return r"(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + r")(?![\w-])"


# All messages.


def lint_messages() -> dict[str, list[Problem]]:
    """The faults of every message in both languages, by id; ids without a fault are left out."""
    faults: dict[str, list[Problem]] = {}
    for id in message_ids():
        texts = {lang: list(renderings(id, lang)) for lang in LANGUAGES}
        problems = [p for lang in LANGUAGES for text in texts[lang] for p in lint_text(text, lang, f"{lang}, {id}")]
        pairs = zip(texts["en"], texts["fr"], strict=True) if codes(id) else [(texts["en"][0], texts["fr"][0])]
        problems += [p for en, fr in pairs for p in lint_terms(en, fr, id)]
        if problems:
            faults[id] = problems
    return faults


def main() -> int:
    """Print every fault; 1 if there is one."""
    faults = lint_messages()
    for problems in faults.values():
        print(*dict.fromkeys(map(str, problems)), sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
