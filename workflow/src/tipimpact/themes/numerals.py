"""Numbers in running text that may count something, in figures and in words: ``1,200``, ``une vingtaine``, ``dix``.

Numbers that count nothing are left out: years, labels of provisions, money, percentages, ages, dates, decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
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
    r"(?:dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|centaine|millier|dozen)s?"
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
    for is_number, tokens in groupby(_tokenizer(lang)(text), key=_is_part):
        run = [token for token in tokens if is_number and token.lower_ not in JOINTS]
        if run and not _counts_nothing(run):
            yield run[0].idx, run[-1].idx + len(run[-1])


def _is_part(token: Token) -> bool:
    return token.like_num or token.lower_ in JOINTS | ONE or bool(GROUPS.fullmatch(token.lower_))


def _counts_nothing(run: list[Token]) -> bool:
    """Whether the number is a label, a measure, a date, a decimal or a year, by itself and the words around it."""
    first, last = run[0], run[-1]
    before = first.nbor(-1).lower_ if first.i else ""
    after = last.nbor().lower_ if last.i + 1 < len(last.doc) else ""
    alone = len(run) == 1 and (first.lower_ in ONE or bool(YEAR.fullmatch(first.text)))
    return alone or before in LABELS or after in MEASURES or bool(re.search(r"\d[.,/]\d{1,2}$|\.\d", last.text))
