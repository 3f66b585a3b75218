"""An Act on a day: its headings, sections and schedules as trees, and the log of what was done to it.

``Places`` finds where a step of an amending clause works on it, and what a change leaves on the units it makes.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from tipimpact.legislation.acts import COLUMNS, Headings
from tipimpact.legislation.amendments import Instruction, enactment
from tipimpact.legislation.commencement import Commencement, CommencementFact, day_of
from tipimpact.legislation.grammar import AmendingStep, Place
from tipimpact.legislation.justice_xml import parse
from tipimpact.legislation.labels import label_order, steps
from tipimpact.legislation.register import register
from tipimpact.legislation.tree import Enacted, Spot, TouchedUnit, UnitNode, grow, spot, units_in, unwrapped
from tipimpact.legislation.wording import BEFORE, FEMININE, REPEALED, REPEALED_WORDS

ITEMS = ("paragraph", "subparagraph", "clause", "subclause")
_QUOTES = '“”«»" \N{NO-BREAK SPACE}'
_TERM = re.compile(r".{1,120}?(?=,?\s(?:means|includes|has|in)\s)|.+?(?=\s[A-ZÀÉÈ])")


def last_unit(node: UnitNode) -> UnitNode:
    while node.below:
        node = node.below[-1]
    return node


def mark_between(siblings: Iterable[UnitNode]) -> str:
    """The mark that parts the items of a list: a comma where the list has commas, else a semicolon."""
    ends = [re.sub(r" (?:and|or|et|ou)$", "", last_unit(node).text)[-1:] for node in siblings]
    return "," if "," in ends and ";" not in ends else ";"


def end_with_semicolon(node: UnitNode) -> None:
    """A unit that is no longer the last of its kind ends with a semicolon."""
    last = last_unit(node)
    if node.kind in ITEMS and last.text.endswith("."):
        last.text = f"{last.text[:-1]};"


def alphabetical_place(siblings: list[UnitNode], node: UnitNode) -> int:
    key = sortable_term(node)
    definitions = [i for i, other in enumerate(siblings) if other.kind == "definition"]
    later = (i for i in definitions if sortable_term(siblings[i]) > key)
    return next(later, definitions[-1] + 1 if definitions else len(siblings))


def in_alphabetical_order(siblings: Iterable[UnitNode]) -> bool:
    """Whether definitions follow each other by their terms; those that are repealed may have lost theirs."""
    terms = [sortable_term(node) for node in siblings if node.kind == "definition" and not node.repealed]
    return terms == sorted(terms)


def sortable_term(node: UnitNode) -> str:
    """The term that a definition defines, without accents: the words before ``means`` or the first capital."""
    text = node.label.strip("[]") if node.repealed else node.text.lstrip(_QUOTES)
    term = _TERM.match(text)
    return plain_words((term[0] if term else text).rstrip(_QUOTES))


def plain_words(text: str) -> str:
    """Words without accents and capitals, as they are sorted."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def numbered_place(siblings: Sequence[UnitNode], label: str, without: str = "", only: str = "") -> int:
    """Where a number goes: before the first higher one, else at the end. without, only: kinds of units."""
    for i, other in enumerate(siblings):
        if other.kind != without and only in ("", other.kind) and label_order(other.label) > label_order(label):
            return i
    return len(siblings)


THINGS = {"part": ("part", "partie"), "division": ("division", "section"), "heading": ("", "")}
NUMBERED = re.compile(r"(?:part|partie|division|section|subdivision|sous-section) [\dIVXLC.]+ ", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:headings|intertitres|titres)\b")


class Impossible(Exception):
    """A step that cannot be carried out on the text; the message says why."""


class Places:
    """The text that a step works on, and its places. Raises Impossible when a place is not there."""

    def __init__(self, text: Text, entry: LogEntry) -> None:
        self.text, self.entry, self.step = text, entry, entry.step
        self.roots = text.roots
        self.payload = grow(entry.instruction.enacted)
        self.doubts: set[str] = set()

    def at(self, place: Place) -> Spot:
        if "/" in place.unit or place.unit[:1].isalpha():
            return self._thing(place.unit)
        location = spot(self.roots, place.unit)
        if location is None:
            raise Impossible(f"there is no {place.unit}")
        same = [n for n in location.siblings if n.label == location.node.label and n.kind == location.node.kind]
        if len([n for n in same if not n.repealed]) > 1 and location.node.kind != "heading":
            self.doubts.add("not_unique")
        if place.part.startswith("heading") and place.part != "heading after":
            return self._headings(location, place.part.removeprefix("heading").strip().casefold())
        if place.part == "heading after":
            stop = location.stop
            while stop < len(location.siblings) and location.siblings[stop].kind == "heading":
                stop += 1
            return location._replace(start=location.stop, stop=stop)
        if place.to:
            last = spot(self.roots, place.to)
            if last is None or last.siblings is not location.siblings:
                raise Impossible(f"there is no {place.to}")
            return location._replace(stop=last.stop)
        return location

    def _headings(self, location: Spot, words: str) -> Spot:
        """The headings before a unit: those named, all where the clause says "headings", else the nearest one."""
        if (older := self.older_twin(location)) is not None:
            at = location.siblings.index(older)
            location = location._replace(start=at, stop=at + 1)
        start = location.start
        while start and location.siblings[start - 1].kind == "heading":
            start -= 1
            if words and NUMBERED.sub("", location.siblings[start].text).casefold() == words:
                return location._replace(start=start, stop=start + 1)
        several = _SEVERAL.search(self.entry.instruction.text)
        return location._replace(start=start if several else max(start, location.start - 1), stop=location.start)

    def _thing(self, name: str) -> Spot:
        """``part 1/division 9``: from its heading to the next heading of its level or a higher one."""
        start, stop = 0, len(self.roots)
        if (ends := re.fullmatch(r"(part|division) (\S+) (?:and|to) (\S+)", name)) is not None:
            first, last = (self._thing(f"{ends[1]} {label}") for label in ends.groups()[1:])
            return first._replace(stop=last.stop)
        if name.startswith("schedule"):
            return self._schedule(name)
        for piece in name.split("/"):
            kind, _, label = piece.partition(" ")
            label = label.strip("“”")
            words = [f"{w} {label}".strip().casefold() for w in THINGS.get(kind, ())]
            headings = [i for i in range(start, stop) if self.roots[i].kind == "heading"]
            at = next((i for i in headings if _titled(self.roots[i].text, words, kind == "heading")), None)
            if at is None:
                raise Impossible(f"there is no {piece}")
            after = [i for i in headings if self.roots[i].level <= self.roots[at].level]
            after += [i for i in range(at, stop) if self.roots[i].kind == "schedule"]
            start, stop = at, at + 1 if kind == "heading" else min((i for i in after if i > at), default=stop)
        return Spot(self.roots, start, stop, None)

    def _schedule(self, name: str) -> Spot:
        """``schedule 2``, the only ``schedule``, or a unit in one: ``schedule 2/3(a)``."""
        piece, _, unit = name.partition("/")
        label = piece.removeprefix("schedule").strip().casefold()
        schedules = [i for i, root in enumerate(self.roots) if root.kind == "schedule"]
        named = [i for i in schedules if self.roots[i].label.removeprefix("Sch.").strip().casefold() == label]
        if len(named) != 1 and (label or len(schedules) != 1):
            raise Impossible(f"there is no {piece}")
        at = (named or schedules)[0]
        if not unit:
            return Spot(self.roots, at, at + 1, None)
        below = self.roots[at].below
        first = steps(unit)[0]
        for i, node in enumerate(below):  # units of a schedule carry a space before their label
            rest = spot([node], node.label + unit[len(first) :]) if node.label.strip() == first else None
            if rest is not None:
                return rest if rest.siblings[0] is not node else Spot(below, i, i + 1, None)
        raise Impossible(f"there is no {name}")

    def unwrapped(self, path: list[str]) -> list[UnitNode]:
        """The enacted units at the depth of ``path``; what only wraps them gives its note to the unit in force."""
        nodes, wrappers = unwrapped(self.payload, path)
        for wrapper, name in wrappers:
            self.renote(wrapper, name)
        return nodes

    def renote(self, wrapper: UnitNode, name: str) -> None:
        """A section that only wraps what is enacted gives its marginal note to the section in force."""
        if wrapper.note and (outer := spot(self.roots, name)):
            outer.node.note = wrapper.note
            self.mark(outer.node, deep=False)

    def nodes_at(self, place: Place) -> list[UnitNode]:
        """The units at a place; where the clause names the Act itself, all of them."""
        if place == Place():
            return [root for root in self.roots if root.kind != "heading"]
        location = self.at(place if place.part.startswith("heading") else place._replace(part=""))
        return location.siblings[location.start : location.stop]

    def older_twin(self, location: Spot) -> UnitNode | None:
        """The other unit of the same number, where this Act has just added one: a repeal means the one before."""
        own = f"{self.entry.instruction.amending}, s. "
        if not (location.node.history and location.node.history[-1].startswith(own)):
            return None
        same = [n for n in location.siblings if n.label == location.node.label and n is not location.node]
        return same[0] if same else None

    def graft(self, nodes: Iterable[UnitNode]) -> None:
        for node in nodes:
            self.mark(node)

    def mark(self, node: UnitNode, deep: bool = True) -> None:
        instruction = self.entry.instruction
        if self.entry.on is None:
            return
        only = {"en": "(E)", "fr": "(F)"}.get(instruction.scope, "")
        citation = f"{instruction.amending}, s. {instruction.clause}{only}"
        for unit in [n for _, n in node.walk()] if deep else [node]:
            unit.history, unit.since = (*unit.history, citation), self.entry.on

    def repeal_marker(self, node: UnitNode) -> str:
        year, chapter = re.findall(r"\d+", self.entry.instruction.amending)[:2]
        section = steps(self.entry.instruction.clause.split("/")[0])[0]
        word = REPEALED_WORDS[self.text.lang][node.kind in FEMININE]
        late = node.not_before is not None and self.entry.on is not None and node.not_before > self.entry.on
        before = BEFORE[self.text.lang] if late or self.step.operation == "deem" else ""
        return REPEALED[self.text.lang].format(word=word, before=before, year=year, chapter=chapter, section=section)


def _titled(text: str, words: list[str], anywhere: bool) -> bool:
    text = text.casefold()
    return any((w in text if anywhere else re.match(rf"{re.escape(w)}\b(?!\.\d)", text)) for w in words)


UNITS = [*COLUMNS[: COLUMNS.index("repealed")], "in_force", "repealed", "repealed_by", "position"]


@dataclass(frozen=True)
class LogEntry:
    """One step of the log: the instruction, the step, its day, and why it was not applied (``""``: it was).

    unchanged: the text already read so: an English amendment often repeats the French one.  doubts: codes of
    ``consolidate.Doubt``.  touched: the units that it added, replaced, repealed or changed, where it was carried out.
    fact: what is known of its commencement.
    """

    instruction: Instruction
    step: AmendingStep
    on: dt.date | None
    because: str = ""
    fact: CommencementFact | None = None
    unchanged: bool = False
    doubts: tuple[str, ...] = ()
    touched: tuple[TouchedUnit, ...] = ()

    @property
    def outcome(self) -> str:
        return "not_applied" if self.because else "unchanged" if self.unchanged else "applied"


@dataclass
class Text:
    """An Act on a day: its headings, sections and schedules in order, and the log of what was done to it."""

    act: str
    lang: str
    roots: list[UnitNode]
    log: list[LogEntry]
    id: str = ""  # in the register
    citation: str = ""  # of the enactment
    title: str = ""
    assent: dt.date | None = None

    def copy(self) -> Text:
        """The same text, to be changed."""
        return replace(self, roots=[root.copy() for root in self.roots], log=[])

    def rows(self) -> Iterator[tuple[str, str, UnitNode]]:
        """Name, section and node of every unit."""
        for root in self.roots:
            section = root.label if root.kind in ("section", "schedule") else ""
            for name, node in root.walk():
                yield name, section, node


def read_base(base: str | Path | Enacted, act: str = "") -> Text:
    """The text of an Act as enacted: a file, or what was read of it.

    act: number that its units carry; without it that of the consolidation, else the citation.
    Raises LegislationError where the file is not an annual statute: a consolidation is not the text as enacted.
    """
    enacted = base if isinstance(base, Enacted) else _enacted(base)
    id_ = register().of(enacted.citation) or enacted.citation
    listed = register().acts.get(id_)
    number = act or (listed.chapter if listed else "") or enacted.citation
    names = (id_, enacted.citation, enacted.title, enacted.assent)
    return Text(number, enacted.lang, grow(enacted.units), [], *names)


def _enacted(path: str | Path) -> Enacted:
    root = parse(path)
    statute = enactment(root, path)
    units = units_in([root.find("Body"), *root.findall("Schedule")])
    return Enacted(statute.title, statute.lang, units, statute.citation, statute.assent)


def frame(
    text: Text, commencement: Commencement, as_of: dt.date | None = None, sections: Collection[str] | None = None
) -> pd.DataFrame:
    """The text as a table, with the columns that ``consolidate`` gives.

    as_of: the day for in_force; None: the last.  sections: those wanted; None: all.
    """
    rows: list[tuple] = []
    headings = Headings()
    last = as_of or dt.date.max
    for name, section, node in text.rows():
        if node.kind == "heading":
            headings.push(node.level, node.text)
            continue
        if sections is not None and section not in sections:
            continue
        heading = headings.path if node.kind != "schedule" else node.text
        # That of the section, if words in it were changed earlier.
        begun = day_of(commencement.commencement_of(section if node.since else name), text.assent)
        since = max((day for day in (node.since, begun) if day is not None), default=None)
        in_force = not node.repealed and since is not None and since <= last
        by = node.history[-1] if node.repealed and node.history else None
        words = (text.act, text.lang, name, section, node.kind, heading, node.note, node.text, list(node.history))
        rows.append((*words, since, in_force, node.repealed, by, len(rows)))
    units = pd.DataFrame(rows, columns=UNITS)
    units["in_force_from"] = pd.to_datetime(units["in_force_from"])
    return units.assign(repealed_by=units["repealed_by"].astype("string"))
