"""An Act as a tree of units that can be cut and grafted, what a replay works on; and the words of a unit.

Two wordings of a unit are compared word by word.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from operator import itemgetter
from typing import Any, NamedTuple

import pandas as pd
from lxml import etree

from tipimpact.legislation.acts import GATHERED, ActReader, Headings, ReaderPosition
from tipimpact.legislation.labels import is_inside, steps

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


def enacted_words(unit: str, node: UnitNode, lang: str) -> str:
    """The words of a unit as a clause enacts it."""
    above = unit[: len(unit) - len(node.label)]
    return lines([Unit(name, n.kind, "", n.text) for name, n in node.walk(above)], lang)


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


UNIT = itemgetter(*map(GATHERED.index, ("unit", "kind", "marginal_note", "text", "level")))
PART = GATHERED.index("part")


class Unit(NamedTuple):
    """A unit of a file; ``level`` is that of a heading."""

    unit: str
    kind: str
    marginal_note: str
    text: str
    level: int = 0


class Enacted(NamedTuple):
    """An Act as enacted: title, language, units, citation and day of assent."""

    title: str
    lang: str
    units: tuple[Unit, ...]
    citation: str = ""
    assent: dt.date | None = None


@dataclass(slots=True)
class UnitNode:
    """A unit and its parts. ``history`` and ``since`` are the changes that the replay made to it.

    not_before: the day on which a unit as enacted came into force, if that is not assent; the last one for never.
    """

    label: str
    kind: str
    note: str
    text: str
    level: int = 0
    below: list[UnitNode] = field(default_factory=list)
    history: tuple[str, ...] = ()
    since: dt.date | None = None
    repealed: bool = False
    not_before: dt.date | None = None

    def copy(self) -> UnitNode:
        below = [node.copy() for node in self.below]
        words = (self.label, self.kind, self.note, self.text, self.level)
        return UnitNode(*words, below, self.history, self.since, self.repealed, self.not_before)

    def walk(self, above: str = "") -> list[tuple[str, UnitNode]]:
        """This unit and all in it, each with its name."""
        units: list[tuple[str, UnitNode]] = []
        self._gather(above, units)
        return units

    def _gather(self, above: str, units: list[tuple[str, UnitNode]]) -> None:
        name = above + self.label
        units.append((name, self))
        for node in self.below:
            node._gather(name, units)


class TouchedUnit(NamedTuple):
    """One unit that a step touches; ``part`` is ``before (a)`` where only those words are replaced.

    node: the unit as the clause enacts it.
    """

    unit: str
    operation: str
    part: str = ""
    node: UnitNode | None = None


class Spot(NamedTuple):
    """A place in a list of nodes: ``siblings[start:stop]``, and the node that the list belongs to."""

    siblings: list[UnitNode]
    start: int
    stop: int
    parent: UnitNode | None

    @property
    def node(self) -> UnitNode:
        return self.siblings[self.start]


def units_in(elements: Iterable[etree._Element], part: str = "body") -> tuple[Unit, ...]:
    """The units in some elements, named from the elements' place."""
    reader = ActReader("")
    for element in elements:
        read = reader.visit if element.tag == "Schedule" else reader.each
        read(element, ReaderPosition("", "", part, Headings()))
    return tuple(Unit(*UNIT(row)) for row in reader.rows if row[PART] == part)


def grow(units: Iterable[Unit]) -> list[UnitNode]:
    """Units in document order as trees."""
    roots: list[UnitNode] = []
    open_: list[tuple[str, UnitNode]] = []
    for unit in units:
        while open_ and not _inside(unit.unit, *open_[-1]):
            open_.pop()
        above, siblings = (open_[-1][0], open_[-1][1].below) if open_ else ("", roots)
        node = UnitNode(unit.unit[len(above) :], unit.kind, unit.marginal_note, unit.text, unit.level)
        siblings.append(node)
        if unit.kind != "heading":
            open_.append((unit.unit, node))
    return roots


def _inside(name: str, outer: str, node: UnitNode) -> bool:
    after = name[len(outer) : len(outer) + 1]
    return name.startswith(outer) and bool(after) and (after in "([" or (node.kind == "schedule" and after == " "))


def spot(roots: list[UnitNode], unit: str) -> Spot | None:
    """Where a unit is, or None."""
    siblings, parent, location = roots, None, None
    for step in steps(unit):
        at = _index(siblings, step)
        if at is None:
            return None
        location = Spot(siblings, at, at + 1, parent)
        parent = siblings[at]
        siblings = parent.below
    return location


def _index(siblings: list[UnitNode], label: str) -> int | None:
    for i, node in enumerate(siblings):
        if node.label == label or node.label == f"*{label}":
            return i
    if label.startswith("["):
        term = label[1:-1].casefold()
        for i, node in enumerate(siblings):
            words = node.text.lstrip('“«" \N{NO-BREAK SPACE}').casefold()
            if node.kind == "definition" and (term in node.note.casefold().split("\n") or words.startswith(term)):
                return i
    return None


def unwrapped(nodes: list[UnitNode], path: Sequence[str]) -> tuple[list[UnitNode], list[tuple[UnitNode, str]]]:
    """The enacted units at the depth of ``path``, and the units that only wrap them, each with its name.

    A section 13 that holds only (1) means 13(1). A definition of which parts are enacted may not give its term.
    """
    wrappers: list[tuple[UnitNode, str]] = []
    for depth, step in enumerate(path[:-1], 1):
        if len(nodes) == 1 and (
            (nodes[0].label == step and nodes[0].kind != "heading")
            or (nodes[0].label == "[definition]" and nodes[0].kind == "definition" and step[0] == "[")
        ):
            wrappers.append((nodes[0], "".join(path[:depth])))
            nodes = nodes[0].below
    return nodes, wrappers
