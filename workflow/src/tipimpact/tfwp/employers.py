"""Names of employers, and when two of them are taken for one."""

from __future__ import annotations

import re
from functools import lru_cache

from tipimpact.tfwp.words import fold, words

_DROPPED = re.compile(r"[.'’]")  # "S.E.N.C." and "SENC", "Tim's" and "Tims"


def is_unnamed(employer: str) -> bool:
    """Whether this is the row that stands for all employers whose names a list leaves out."""
    return fold(employer) in words()["unnamed_employers"]


def employer_key(employer: str) -> str | None:
    """What names of one employer have in common: ``"Québec & Fils Ltée"`` -> ``"quebec and fils"``; None: not named.

    Case, accents, punctuation and the legal forms at the end are left out, and nothing else.
    """
    if is_unnamed(employer):
        return None
    parts = fold(_DROPPED.sub("", employer.replace("&", " and "))).split()
    while len(parts) > 1 and parts[-1] in words()["legal_forms"]:
        parts.pop()
    return " ".join(parts) or employer


def legal_name(employer: str) -> str | None:
    """Key of the company in a name that holds a trade name too: ``"Ali's Grill o/a 12345 Ltd."`` -> ``"12345"``.

    The part that ends in a legal form, or holds a company number, is the company; else the first part is.
    """
    parts = [part for part in _trading_as().split(employer) if part.strip()]
    if len(parts) > 1:
        return employer_key(next(filter(_is_company, parts), parts[0]))
    return employer_key(employer)


@lru_cache
def _trading_as() -> re.Pattern[str]:
    spellings = sorted(words()["trading_as"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spellings))})(?!\w):?", re.IGNORECASE)


def _is_company(part: str) -> bool:
    tokens = fold(_DROPPED.sub("", part)).split()
    return bool(tokens) and (tokens[-1] in words()["legal_forms"] or any(t.isdigit() and len(t) > 4 for t in tokens))
