"""Numbers in running text that may count something, in figures and in words: ``1,200``, ``une vingtaine``, ``dix``.

Numbers that count nothing are left out: years, labels of provisions, money, percentages, ages, dates, decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

_MONTHS = (
    "january february march april may june july august september october november december "
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
)
_LABELS = (
    "$ section sections subsection subsections paragraph paragraphs clause clauses article articles rule rules "
    "regulation regulations schedule part chapter c. s. ss. no. no nos. number bill page pages p. pp. table "
    "figure annex appendix volume vol. recommendation recommendations item level form noc age aged every per "
    "resolution protocol convention art. par. alinéa alinéas al. règle règlement annexe partie chapitre ch. n° "
    "numéro loi projet tableau recommandation niveau formulaire cnp âge âgé âgée chaque par résolution protocole"
)
_MEASURES = (
    "% $ per percent percentage points point cents year years month months week weeks day days hour hours minutes "
    "times dollars km kilometres miles metres acres hectares tonnes a.m. p.m. billion trillion half thirds quarters th "
    "st nd rd p. pour ans an années année mois semaine semaines jour jours heure heures h fois milles mètres milliards "
    "milliard tiers quarts demi er ère e ème"
)
LABELS = frozenset(f"{_MONTHS} {_LABELS}".split())  # before a number that is a label, an amount or an age
MEASURES = frozenset(f"{_MONTHS} {_MEASURES}".split())  # after a number that measures
GROUPS = re.compile(
    r"(?:une |deux |a |two )?(?:dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine"
    r"|centaine|millier|dozen)s?",
    re.IGNORECASE,
)
JOINTS = frozenset(["-", "and", "et", "\N{NO-BREAK SPACE}", "\u202f"])
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
ONE = frozenset(["one", "un", "une", "first", "second", "premier", "première", "deuxième"])


@cache
def _tokenizer(lang: str) -> Language:
    import spacy

    return spacy.blank(lang)


def numbers(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """The places (start, end) of the numbers of a text that may count something."""
    doc = _tokenizer(lang)(text)
    places = [match.span() for match in GROUPS.finditer(text)]
    numeric = [token for token in doc if token.like_num and not any(a <= token.idx < b for a, b in places)]
    runs: list[list[Token]] = []
    for token in numeric:
        between = [part.lower_ for part in doc[runs[-1][-1].i + 1 : token.i]] if runs else None
        if between is not None and len(between) <= 1 and JOINTS.issuperset(between):
            runs[-1].append(token)
        else:
            runs.append([token])
    places += [(run[0].idx, run[-1].idx + len(run[-1])) for run in runs if not _counts_nothing(run)]
    yield from sorted(places)


def _counts_nothing(run: list[Token]) -> bool:
    """Whether the number is a label, a measure, a date, a decimal or a year, by itself and the words around it."""
    first, last = run[0], run[-1]
    before = first.nbor(-1).lower_ if first.i else ""
    after = last.nbor().lower_ if last.i + 1 < len(last.doc) else ""
    alone = len(run) == 1 and (first.lower_ in ONE or bool(YEAR.fullmatch(first.text)))
    return alone or before in LABELS or after in MEASURES or bool(re.search(r"\d[.,/]\d{1,2}$|\.\d", last.text))
