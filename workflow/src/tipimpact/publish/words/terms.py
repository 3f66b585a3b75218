"""A linter for terms: French texts use the terms of the law and its departments where the English text does.

``terms.csv`` (en, fr, never, source) holds regular expressions: where an English text has ``en``, the French one has
``fr``; and no French text has ``never``.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from tipimpact.common.errors import Problem

TERMS = "terms.csv"


class Term(NamedTuple):
    """A term in both languages, and the French words that must not replace it."""

    en: re.Pattern[str]
    fr: re.Pattern[str]
    never: re.Pattern[str] | None


@lru_cache
def terms() -> list[Term]:
    """Every term of the list."""
    with open(Path(__file__).with_name(TERMS), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Term(_words(row["en"]), _words(row["fr"]), _words(row["never"]) if row["never"] else None) for row in rows]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE)


def lint_terms(en: str, fr: str, where: str = "") -> list[Problem]:
    """What is wrong with the terms of a French text, given its English counterpart."""
    fr = fr.replace("’", "'")
    missing = [
        Problem(f"…{match[0]}… in English", where, f"one of {TERMS}: {term.fr.pattern}")
        for term in terms()
        if (match := term.en.search(en)) and not term.fr.search(fr)
    ]
    wrong = [
        Problem(f"…{match[0]}…", where, "the term of the law", todo=f"see {TERMS}")
        for term in terms()
        if term.never and (match := term.never.search(fr))
    ]
    return missing + wrong
