"""Why an effect is in one language version only: what the two sentences of a clause say differently.

French often replaces a subsection where English replaces two of its paragraphs, and has no "and" to strike out. Whether
the statute or its reading is the cause is decided on the words of both versions (labels, joining words, what is
enacted), not on what the grammar made of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tipimpact.legislation.amendments import Instruction
from tipimpact.legislation.labels import steps

JOINING = frozenset({"and", "or", "et", "ou"})
_LABEL = re.compile(r"\d+(?:\.\d+)*(?:\([\w.]+\))*|\([\w.]{1,8}\)")


def _enacted(clause: Sequence[Instruction]) -> list[str]:
    """Labels of what is enacted, definitions aside: each language sorts its own."""
    units = (u for i in clause for u in i.enacted)
    return sorted("".join(s for s in steps(u.unit) if s[0] != "[") for u in units if u.kind != "heading")


# What is compared of the two versions of a clause, and the code where it differs.
_COMPARED: dict[str, Callable[[Sequence[Instruction]], object]] = {
    "other_act": lambda clause: {i.target_act for i in clause},
    "other_units": lambda clause: {label for i in clause for label in _LABEL.findall(i.text)},
    "other_text": _enacted,
}


def one_version_because(own: Sequence[Instruction], other: Sequence[Instruction], operation: str) -> str:
    """Why the effects of one operation of a clause are in one version alone, a code of ``law_effects``.

    own, other: the instructions of the clause in the version that has these effects, and in the other one.
    """
    if any(i.scope != "both" for i in (*own, *other)):
        return "said"
    moved = (step for i in own for step in i.steps if step.operation == operation)
    words = {word.strip(" ,;") for step in moved for word in f"{step.old}|{step.new}".split("|")} - {""}
    if operation in ("add_words", "strike_words") and words and words <= JOINING:
        return "joining_word"
    if not other:
        return "other_clauses"
    return next((code for code, read in _COMPARED.items() if read(own) != read(other)), "not_explained")
