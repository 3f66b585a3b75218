"""An Act as a tree of units that can be cut and grafted, what a replay works on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from lxml import etree

from tipimpact.legislation.acts import GATHERED, ActReader, Headings, ReaderPosition
from tipimpact.legislation.labels import steps
from tipimpact.legislation.wording import lines


def enacted_words(unit: str, node: UnitNode, lang: str) -> str:
    """The words of a unit as a clause enacts it."""
    above = unit[: len(unit) - len(node.label)]
    return lines([Unit(name, n.kind, "", n.text) for name, n in node.walk(above)], lang)


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
