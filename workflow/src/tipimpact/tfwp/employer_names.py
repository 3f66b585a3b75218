"""Normalise employer names for comparison."""

from __future__ import annotations

import re
from functools import lru_cache

from tipimpact.tfwp.lmia_words import fold, lmia_words

_DROPPED = re.compile(r"[.'’]")  # "S.E.N.C." and "SENC", "Tim's" and "Tims"


def is_unnamed(employer: str) -> bool:
    """Return whether the row adds up all employers whose names the list leaves out."""
    return fold(employer) in lmia_words()["unnamed_employers"]


def employer_key(employer: str) -> str | None:
    """Normalise a name: ``"Québec & Fils Ltée"`` -> ``"quebec and fils"``. None if the list names no employer.

    Removes case, accents, punctuation and legal forms at the end, and nothing else.
    """
    if is_unnamed(employer):
        return None
    parts = fold(_DROPPED.sub("", employer.replace("&", " and "))).split()
    while len(parts) > 1 and parts[-1] in lmia_words()["legal_forms"]:
        parts.pop()
    return " ".join(parts) or employer


def legal_name(employer: str) -> str | None:
    """Key of the company in a name that also gives a trade name: ``"Ali's Grill o/a 12345 Ltd."`` -> ``"12345"``.

    The company is the part that ends in a legal form or contains a company number; otherwise the first part.
    """
    parts = [part for part in _trading_as().split(employer) if part.strip()]
    if len(parts) > 1:
        return employer_key(next(filter(_is_company, parts), parts[0]))
    return employer_key(employer)


@lru_cache
def _trading_as() -> re.Pattern[str]:
    spellings = sorted(lmia_words()["trading_as"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spellings))})(?!\w):?", re.IGNORECASE)


def _is_company(part: str) -> bool:
    tokens = fold(_DROPPED.sub("", part)).split()
    return bool(tokens) and (
        tokens[-1] in lmia_words()["legal_forms"] or any(t.isdigit() and len(t) > 4 for t in tokens)
    )
