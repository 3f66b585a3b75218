"""The words of a unit as lines, two wordings compared word by word, and the note of a repeal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple

from tipimpact.legislation.labels import is_inside

if TYPE_CHECKING:
    import pandas as pd

REPEALED = {
    "en": "[{word}{before}, {year}, c. {chapter}, s. {section}]",
    "fr": "[{word}{before}, {year}, ch. {chapter}, art. {section}]",
}
BEFORE = {"en": " before coming into force", "fr": " avant d’entrer en vigueur"}
# French agrees with article, paragraphe and alinéa, and with définition, division and annexe.
REPEALED_WORDS = {"en": ("Repealed", "Repealed"), "fr": ("Abrogé", "Abrogée")}
FEMININE = ("definition", "clause", "schedule")
CONTEXT = 4  # words shown on either side of a change
_WORDS = re.compile(r"\S+")
_STEP = re.compile(r"(\([^()]*\)|\[[^\]]*\])$")


class Wording:
    """One version of an Act on one day, by unit."""

    def __init__(self, units: pd.DataFrame) -> None:
        self.lang = units["lang"].iloc[0] if len(units) else "en"
        self.pieces: dict[str, list[Any]] = defaultdict(list)
        rows: list[Any] = list(units.itertuples())
        self.rows = {str(row.unit): row for row in rows}
        for row in rows:
            self.pieces[row.section].append(row)

    def of(self, unit: str) -> str | None:
        """The words of a unit and its parts, a line each; None where there is no such unit."""
        if unit not in self.rows:
            return None
        return lines([p for p in self.pieces[self.rows[unit].section] if is_inside(p.unit, unit)], self.lang)

    def inside(self, unit: str) -> list:
        """Rows of a unit and of its parts."""
        return [row for name, row in self.rows.items() if is_inside(name, unit)]


def folded(text: str) -> str:
    """Words as two versions of a unit are compared: white space, quotation marks and apostrophes folded."""
    return re.sub(r"\s+", " ", re.sub(r"[“”«»\"]", "", text.replace("’", "'"))).strip()


def lines(pieces: Iterable[Any], lang: str) -> str:
    """Units, of which unit, kind and text are read, as lines: each but the first with its label in the language."""
    written = []
    for i, piece in enumerate(pieces):
        match = _STEP.search(piece.unit)
        label = match[1] if i and match and match[1][0] == "(" else ""
        if lang == "fr" and piece.kind in ("paragraph", "quoted") and re.fullmatch(r"\([a-z]{1,2}(\.\d+)*\)", label):
            label = label[1:]
        written.append(f"{label} {piece.text}".strip())
    return "\n".join(filter(None, written))


class Difference(NamedTuple):
    """How two wordings differ: words removed and added, and the changed places marked up."""

    removed: int
    added: int
    marked: str


def difference(before: str, after: str) -> Difference:
    """The difference word by word: ``less than [-6-] {+12+} months``, other words left out as ``…``."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    removed = added = 0
    words: list[str] = []
    steps = list(_steps(old, new))
    for i, (dropped, inserted) in enumerate(steps):
        if dropped == inserted:
            words += _shortened(list(dropped), first=i == 0, last=i == len(steps) - 1)
            continue
        removed, added = removed + len(dropped), added + len(inserted)
        words += [f"[-{' '.join(dropped)}-]"] if dropped else []
        words += [f"{{+{' '.join(inserted)}+}}"] if inserted else []
    return Difference(removed, added, " ".join(words) if removed or added else "")


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Runs of words, before and after: equal where nothing changed."""
    for _, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield old[i:j], new[k:m]


def _shortened(words: list[str], first: bool, last: bool) -> list[str]:
    """Words that stay the same, cut down to those next to a change."""
    start, end = (0 if first else CONTEXT), (0 if last else CONTEXT)
    if len(words) <= start + end:
        return words
    return [*words[:start], "…", *(words[-end:] if end else [])]
