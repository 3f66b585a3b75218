"""The linter of words: renders every message in both languages with counts, codes and Acts, and reads the output.

``python dev/lint_words.py`` prints each fault with the id of its message. What it reads: article and noun agree
(``nouns.csv``), the singular follows 0 and 1 in French and 1 in English, typography (``typography.py``), French texts
use the terms of the law and its departments where the English text does (``terms.csv``), no code and no brace is left.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import typography

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import Problem
from tipimpact.impact.constants import read_constants
from tipimpact.publish.words import check_messages, codes, message_ids, say
from tipimpact.publish.words.constants import give_constants, is_constant
from tipimpact.publish.words.fluent import messages
from tipimpact.publish.words.marks import unmarked

COUNTS = (0, 1, 2, 5, 1000)
# Numbers that choose no form. A variable that chooses one in either language is a number too; all others are text.
NUMBERS = {
    *("cannot_tell", "count", "far", "gaps", "high_count", "known_rows", "known_total", "low_count", "more"),
    *("negative", "out", "out_after", "out_before", "rest", "rows", "shown", "today"),
}
DAY, DECIMAL = {"en": "June 1, 2012", "fr": "1er juin 2012"}, {"en": "0.5", "fr": "0,5"}
EXAMPLES = {  # of text; every other is X
    **dict.fromkeys(("date", "day", "since", "until"), DAY),
    **dict.fromkeys(("added", "estimate", "high", "low", "n", "share", "value"), DECIMAL),
    **dict.fromkeys(("first", "last", "vintage", "year", "years"), dict.fromkeys(LANGUAGES, "2012")),
}
TEXT_COUNT = {"answer-count"}  # its count is a list or a range already in words

_LEFT_OVER = re.compile(
    r"\?\?\?|\{(?!\+)|(?<!\+)\}|\b[a-z]+(?:_[a-z0-9]+)+\b(?!\.)|\bNone\b(?! (?:of|speaks)\b)|\bnan\b"
)
_CODE = re.compile(r"`[^`]*`|\b[\w/-]+\.(?:yaml|csv|json|md|lock)\b")


# Rendering.


def renderings(id: str, lang: str) -> Iterator[str]:
    """A message with every count, code and Act that it can meet, without repetition."""
    texts = (_render(id, lang, values) for values in _combinations(_options(id, lang)))
    yield from dict.fromkeys(texts)


def _render(id: str, lang: str, values: Mapping[str, Any]) -> str:
    return unmarked(say(id, lang, **values))


def _options(id: str, lang: str) -> dict[str, Sequence[Any]]:
    """The values to try of each variable of a message."""
    return {name: _values(id, name, lang) for name in sorted(_variables(id, lang))}


def _variables(id: str, lang: str) -> set[str]:
    """The variables of a message that its caller fills, and of those that it quotes."""
    if id not in messages()[lang].places:
        return set()
    uses = messages()[lang].uses(id)
    shown = {name for name in uses.variables if not is_constant(name)} | ({"code"} if codes(id) else set())
    return shown.union(*(_variables(quoted, lang) for quoted in uses.quoted))


def _values(id: str, name: str, lang: str) -> Sequence[Any]:
    """The values to try of one variable."""
    if known := codes(id, name):
        return known
    forms = {variable for by_lang in messages().values() for variable in by_lang.uses(id).chosen}
    if name in forms or (name in NUMBERS and id not in TEXT_COUNT):
        return COUNTS
    return [EXAMPLES.get(name, {}).get(lang, "X")]


def _combinations(options: dict[str, Sequence[Any]]) -> Iterator[dict[str, Any]]:
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
    return [(row["noun"], row["gender"], row["plural"]) for row in read_rows("nouns.csv")]


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a file beside this one."""
    with open(Path(__file__).with_name(name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _either(words: Iterable[str]) -> str:
    return r"(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + r")(?![\w-])"


# Terms.


class Term(NamedTuple):
    """Where an English text has ``en``, the French one has ``fr``; no French text has ``never``."""

    en: re.Pattern[str]
    fr: re.Pattern[str]
    never: re.Pattern[str] | None


@lru_cache
def terms() -> list[Term]:
    """Every term of the list."""
    rows = read_rows("terms.csv")
    return [Term(_words(row["en"]), _words(row["fr"]), _words(row["never"]) if row["never"] else None) for row in rows]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE)


def lint_terms(en: str, fr: str, where: str = "") -> list[Problem]:
    """What is wrong with the terms of a French text, given its English counterpart."""
    fr = fr.replace("’", "'")
    missing = [
        Problem(f"…{match[0]}… in English", where, f"one of terms.csv: {term.fr.pattern}")
        for term in terms()
        if (match := term.en.search(en)) and not term.fr.search(fr)
    ]
    wrong = [
        Problem(f"…{match[0]}…", where, "the term of the law", todo="see terms.csv")
        for term in terms()
        if term.never and (match := term.never.search(fr))
    ]
    return missing + wrong


# All messages.


def _pairs(id: str) -> Iterator[tuple[str, str]]:
    """A message in English and in French, once for each of its codes."""
    first = {lang: {name: values[0] for name, values in _options(id, lang).items()} for lang in LANGUAGES}
    for code in codes(id) or [None]:
        chosen = {"code": code} if code else {}
        en, fr = (_render(id, lang, first[lang] | chosen) for lang in LANGUAGES)
        yield en, fr


def lint_messages() -> dict[str, list[Problem]]:
    """The faults of every message in both languages, by id; ids without a fault are left out."""
    faults: dict[str, list[Problem]] = {}
    for id in message_ids():
        texts = {lang: list(renderings(id, lang)) for lang in LANGUAGES}
        problems = [p for lang in LANGUAGES for text in texts[lang] for p in lint_text(text, lang, f"{lang}, {id}")]
        problems += [p for en, fr in _pairs(id) for p in lint_terms(en, fr, id)]
        if problems:
            faults[id] = problems
    return faults


def main() -> int:
    """Print every fault; 1 if there is one."""
    give_constants(read_constants())
    check_messages()
    faults = lint_messages()
    for problems in faults.values():
        print(*dict.fromkeys(map(str, problems)), sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
