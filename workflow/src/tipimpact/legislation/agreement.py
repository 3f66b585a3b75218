"""Why an effect is in one language version only: what the two sentences of a clause say differently.

English and French are read apart, and a clause often does the same thing by other steps: French replaces a
subsection where English replaces two of its paragraphs, and French has no "and" to strike out. Whether the
statute or its reading is the cause is decided here on the words of both versions (labels, joining words, what is
enacted), not on what the grammar made of them. What nothing explains is ``not_explained``, and counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from tipimpact.legislation.amendments import Enactment, Instruction
from tipimpact.legislation.labels import steps

JOINING = frozenset({"and", "or", "et", "ou"})
_LABEL = re.compile(r"\d+(?:\.\d+)*(?:\([\w.]+\))*|\([\w.]{1,8}\)")

ClausePlace = tuple[str, str]  # amending Act and clause


class Because(StrEnum):
    """Why one version has an effect that the other has not."""

    STATED = "said"  # the clause states that it amends one language version
    JOINING_WORD = "joining_word"  # "and", "or" moved in a list: the other language joins it otherwise
    OTHER_CLAUSES = "other_clauses"  # the other version has no such clause, or its file does not mark it as amending
    OTHER_ACT = "other_act"  # the two sentences name other Acts
    OTHER_UNITS = "other_units"  # the two sentences name other units
    OTHER_TEXT = "other_text"  # the two versions enact other units
    NOT_EXPLAINED = "not_explained"


class Agreement:
    """Instructions of both versions by clause, and what parts them."""

    def __init__(self, by_lang: Mapping[str, Sequence[Enactment]]) -> None:
        self.read: dict[str, dict[ClausePlace, list[Instruction]]] = {lang: {} for lang in by_lang}
        for lang, enactments in by_lang.items():
            for i in (i for e in enactments for i in e.instructions):
                self.read[lang].setdefault((i.amending, i.clause), []).append(i)

    def because(self, place: ClausePlace, operation: str, lang: str) -> Because:
        """Why the effects of one operation of a clause are in the version ``lang`` alone."""
        own, other = (self.read[side].get(place, []) for side in sorted(self.read, key=lambda side: side != lang))
        if any(i.scope != "both" for i in (*own, *other)):
            return Because.STATED
        if _joins(own, operation):
            return Because.JOINING_WORD
        if not other:
            return Because.OTHER_CLAUSES
        if {i.target_act for i in own} != {i.target_act for i in other}:
            return Because.OTHER_ACT
        if _named(own) != _named(other):
            return Because.OTHER_UNITS
        return Because.OTHER_TEXT if _enacted(own) != _enacted(other) else Because.NOT_EXPLAINED


def _joins(own: Iterable[Instruction], operation: str) -> bool:
    """Whether all that an operation moves is "and" or "or" at the end of a list."""
    moved = [s for i in own for s in i.steps if s.operation == operation]
    words = {w.strip(" ,;") for s in moved for w in f"{s.old}|{s.new}".split("|")} - {""}
    return operation in ("add_words", "strike_words") and bool(words) and words <= JOINING


def _named(instructions: Iterable[Instruction]) -> set[str]:
    """Labels in the words of a sentence."""
    return {label for i in instructions for label in _LABEL.findall(i.text)}


def _enacted(instructions: Iterable[Instruction]) -> list[str]:
    """Labels of what is enacted, definitions aside: each language sorts its own."""
    units = (u for i in instructions for u in i.enacted)
    return sorted("".join(s for s in steps(u.unit) if s[0] != "[") for u in units if u.kind != "heading")
