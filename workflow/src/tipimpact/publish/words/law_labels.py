"""Labels of law in either language: 25(1.2)(c) and 25(1.2)c), s. 12 and art. 12."""

from __future__ import annotations

import re
from functools import lru_cache

from tipimpact.publish.words.fluent import say

WORDS = (
    *("law-section", "law-sections", "law-chapter", "law-schedule", "law-and", "law-to"),
    *("law-IRPA", "law-IRPR", "law-IFHP", "law-SC", "law-RSC", "law-SOR", "law-SI"),
)

BY_NAME = ("IRPA", "IRPR", "IFHP")  # Acts and programs that rows of law cite by a name of their own

# A label is a section with the units in it: 25(1.2)(c)(i). In French the paragraph, the first letter after the
# numbers, loses its opening bracket: 25(1.2)c)(i).
_LABEL = r"\d+(?:\.\d+)*(?:\([0-9A-Za-z.]+\))*"
_PARAGRAPH = re.compile(r"(?<![\w.])(\d+(?:\.\d+)*(?:\(\d+(?:\.\d+)*\))*)\(([a-z]{1,2}(?:\.\d+)*)\)")

# A paragraph named without its section, which is not a Roman numeral: those are subparagraphs, (i) in both languages.
_BARE = re.compile(r"^\(([a-hj-uwyz](?:\.\d+)*)\)")


@lru_cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """The pattern of a text made of references only, the pattern of its words, and each English word's French."""
    french = {say(id, "en"): say(id, "fr") for id in WORDS}
    word = r"(?<!\w)(?:" + "|".join(re.escape(w) for w in sorted(french, key=len, reverse=True)) + r")(?!\w)"
    references = rf"(?:{word}|{_LABEL}|[A-Z]-\d+(?:\.\d+)*|\d+-\d+|[\s,;/–-])+"
    return re.compile(references), re.compile(word), french


def law(text: str, lang: str) -> str:
    """A law reference as its language writes it; any other text comes back as it is.

    ``25(1.2)(c)`` is ``25(1.2)c)`` in French, and ``2012, c. 17, s. 12`` is ``2012, ch. 17, art. 12``.
    Only a text that consists of nothing but references is changed.
    """
    references, word, french = _patterns()
    if lang == "en" or not references.fullmatch(text):
        return text
    return word.sub(lambda match: french[match[0]], _PARAGRAPH.sub(r"\1\2)", text))


def inner(place: str, lang: str) -> str:
    """A place inside a unit as its language writes it: ``(a)`` is ``a)`` in French, ``(i)`` stays."""
    return law(place, lang) if lang == "en" else _BARE.sub(r"\1)", law(place, lang))


def cite_row(act: str, unit: str) -> str:
    """The citation of a row of law in one text: ``IRPA 24(4)``, ``2012, c. 17, s. 80``."""
    return f"{act} {unit}" if act in BY_NAME else f"{act}, s. {unit.split('/')[0]}"


def units_overlap(unit: str, other: str) -> bool:
    """Whether one of two units is the other, or holds it."""
    short, long = sorted((unit, other), key=len)
    return long == short or long.startswith((f"{short}(", f"{short}."))
