"""The words of a unit and its parts, and how two wordings of it differ, word by word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.legislation.tree import UnitNode

CONTEXT = 4  # words shown on either side of a change
_WORDS = re.compile(r"\S+")
_SPACED = re.compile(r"\s*\S+")  # a word with the space before it
_STEP = re.compile(r"(\([^()]*\)|\[[^\]]*\])$")


class UnitWords(NamedTuple):
    """A unit as it is read: name, kind and words."""

    unit: str
    kind: str
    text: str


class Wording:
    """One version of an Act on one day, by unit."""

    def __init__(self, units: pd.DataFrame) -> None:
        self.lang = units["lang"].iloc[0] if len(units) else "en"
        self.pieces: dict[str, list[UnitWords]] = defaultdict(list)
        rows: list[Any] = list(units.itertuples())
        self.rows = {str(row.unit): row for row in rows}
        for row in rows:
            self.pieces[row.section].append(UnitWords(row.unit, row.kind, row.text))

    def of(self, unit: str) -> str | None:
        """The words of a unit and its parts, a line each; None where there is no such unit."""
        if unit not in self.rows:
            return None
        parts = (f"{unit}(", f"{unit}[")
        inside = [p for p in self.pieces[self.rows[unit].section] if p.unit == unit or p.unit.startswith(parts)]
        return lines(inside, self.lang)

    def inside(self, unit: str) -> list:
        """Rows of a unit and of its parts."""
        return [row for name, row in self.rows.items() if name == unit or name.startswith((f"{unit}(", f"{unit}["))]


def folded(text: str) -> str:
    """Words as two versions of a unit are compared: white space, quotation marks and apostrophes folded."""
    return re.sub(r"\s+", " ", re.sub(r"[“”«»\"]", "", text.replace("’", "'"))).strip()


def enacted_words(unit: str, node: UnitNode, lang: str) -> str:
    """The words of a unit as a clause enacts it."""
    above = unit[: len(unit) - len(node.label)]
    return lines([UnitWords(name, n.kind, n.text) for name, n in node.walk(above)], lang)


def lines(pieces: Iterable[UnitWords], lang: str) -> str:
    """Units as lines, each but the first with its own label as the language writes it."""
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


class Part(NamedTuple):
    """Words of one wording, and whether the other wording has them too."""

    text: str
    same: bool


def both_sides(before: str, after: str) -> tuple[list[Part], list[Part]]:
    """Both wordings whole, spaces and line ends included, each cut where it begins or ceases to differ."""
    old, new = _SPACED.findall(before), _SPACED.findall(after)
    steps = list(_steps([word.strip() for word in old], [word.strip() for word in new]))
    before_parts = _cut(old, [(len(dropped), dropped == inserted) for dropped, inserted in steps])
    return before_parts, _cut(new, [(len(inserted), dropped == inserted) for dropped, inserted in steps])


def _cut(words: Sequence[str], lengths: Iterable[tuple[int, bool]]) -> list[Part]:
    parts, at = [], 0
    for count, same in lengths:
        if count:
            parts.append(Part("".join(words[at : at + count]), same))
        at += count
    return parts


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
