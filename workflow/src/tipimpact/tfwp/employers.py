"""Names of employers, and when two of them are taken for one."""

from __future__ import annotations

import re

from tipimpact.tfwp.words import fold, words

_DROPPED = re.compile(r"[.'’]")  # "S.E.N.C." and "SENC", "Tim's" and "Tims"


def is_unnamed(employer: str) -> bool:
    """Whether this is the row that stands for all employers whose names a list leaves out."""
    return fold(employer) in words()["unnamed_employers"]


def employer_key(employer: str) -> str | None:
    """What names of one employer have in common: ``"Québec & Fils Ltée"`` -> ``"quebec and fils"``; None: not named.

    Case, accents, punctuation and the legal forms at the end are left out. Nothing else is: an employer that is
    spelt in two ways, or that operates under two names, counts as two.
    """
    if is_unnamed(employer):
        return None
    parts = fold(_DROPPED.sub("", employer.replace("&", " and "))).split()
    while len(parts) > 1 and parts[-1] in words()["legal_forms"]:
        parts.pop()
    return " ".join(parts) or employer
