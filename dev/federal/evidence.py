"""What consolidations say of amendments: history notes, markers of repeal, amendments not in force.

Of the Act that is compared this explains differences only (``corpus``). Of every other Act it shows whether and when a
clause began, which is a fact like any other text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from tipimpact.legislation.amendments import Enactment, Instruction
from tipimpact.legislation.coming_into_force import When
from tipimpact.legislation.justice_xml import day_of, parse, words_of
from tipimpact.legislation.labels import normalise, schedule_label
from tipimpact.legislation.notes import split, take_apart
from tipimpact.legislation.register import register
from tipimpact.legislation.tree import steps

REPEALS_ACT = ("2008, c. 20", "3")  # Statutes Repeal Act: what did not begin within ten years goes without a clause
Clause = tuple[str, str]  # statute, section of it


@dataclass(frozen=True)
class ConsolidationEvidence:
    """What a consolidation says of the amendments to each of its sections."""

    notes: dict[str, set[tuple[str, str]]] = field(default_factory=dict)  # section: (Act or order, section of it)
    not_in_force: frozenset[tuple[str, str]] = frozenset()  # (statute, clause) as listed
    chapter: str = ""
    repealed: frozenset[str] = frozenset()  # sections that are repealed, of which no history is printed
    days: Mapping[Clause, dt.date] = field(default_factory=dict)  # of the clause that a section's note names last

    def acts(self, section: str) -> set[str]:
        """Acts and orders that a section's note and markers name."""
        return {act for act, _ in self.notes.get(section, ())}

    def lacks_statute(self, section: str, citations: Container[str]) -> bool:
        """Whether a section was changed by a statute or order that is not available."""
        return REPEALS_ACT in self.notes.get(section, ()) or any(act not in citations for act in self.acts(section))

    def lists(self, clause: Instruction) -> bool:
        """Whether a clause is in the list of amendments not in force."""
        return any(
            act == clause.amending and (clause.clause == name or clause.clause.startswith((f"{name}(", f"{name}/")))
            for act, name in self.not_in_force
        )

    def names(self, clause: Instruction) -> bool:
        """Whether the note to a section that a clause names is to that clause, by its section."""
        place = clause.amending, steps(clause.clause.partition("/")[0])[0]
        named = {label for label, places in self.notes.items() if place in places}
        places = [p for s in clause.steps for p in (*s.targets, *([s.anchor] if s.anchor else []))]
        sections = _sections(clause)
        exact = sections and not any(place.to for place in places)
        return bool(named & sections) if exact else bool(named)


def _sections(clause: Instruction) -> set[str]:
    """Sections that a clause names or enacts."""
    places = [p for s in clause.steps for p in (*s.targets, *([s.anchor] if s.anchor else []))]
    units = [*(p.unit for p in places), *(unit.unit for unit in clause.enacted)]
    return {steps(unit)[0] for unit in units if unit[:1].isdigit()}


def evidence(path: Path) -> ConsolidationEvidence:
    """The history notes, repeal markers and amendments not in force of a consolidation. Raises LegislationError."""
    root = parse(path)
    notes: dict[str, set[tuple[str, str]]] = {}
    repealed: set[str] = set()
    days: dict[Clause, dt.date] = {}
    for section in root.iter("Section", "Schedule"):
        if section.tag == "Schedule":
            label = schedule_label(" ".join("".join(section.findtext("ScheduleFormHeading/Label", "")).split()))
        else:
            label = normalise(words_of(section.find("Label")))
        if _pending(section):
            continue
        texts = [words_of(item) for note in section.iter("HistoricalNote") for item in (list(note) or [note])]
        texts += [words_of(marker).strip("[]").partition(", ")[2] for marker in section.iter("Repealed")]
        named = notes.setdefault(label, set())
        for citation in (c for text in texts for c in split(text)):
            parsed = take_apart(citation)
            ends = re.findall(r"\d[\w.]*", parsed.place.partition("(")[0])
            named |= {(parsed.act, end) for end in ends} or {(parsed.act, "")}
        if section.find("Text/Repealed") is not None:
            repealed.add(label)
        last = [c for text in texts for c in split(text)][-1:]
        since = day_of(section, "inforce-start-date", path)
        if last and since and (parsed := take_apart(last[0])).only is None:
            days.setdefault((parsed.act, parsed.section), since)
    chapter = root.findtext("Identification/Chapter/ConsolidatedNumber", "").strip()
    return ConsolidationEvidence(notes, frozenset(_not_in_force(root)), chapter, frozenset(repealed), days)


def _not_in_force(root: etree._Element) -> Iterator[tuple[str, str]]:
    for schedule in root.iterfind("Schedule[@id='NifProvs']"):
        for title in schedule.iterfind(".//RelatedOrNotInForce/Heading/TitleText"):
            for citation in split(words_of(title).lstrip("— ")):
                parsed = take_apart(citation)
                yield parsed.act, parsed.place


def _pending(element: etree._Element) -> bool:
    return any(above.get("id") in ("NifProvs", "RelatedProvs") for above in element.iterancestors("Schedule"))


class State(NamedTuple):
    """Whether a clause began, and the day if it is known."""

    began: bool
    day: dt.date | None = None


class Elsewhere:
    """What the consolidations of all Acts show of clauses; the one that is compared is left apart each time."""

    def __init__(self, texts: Iterable[ConsolidationEvidence] = ()) -> None:
        self.texts = {consolidation.chapter: consolidation for consolidation in texts}
        self._rules: dict[str, dict[str, list[Clause]]] = {}

    @cached_property
    def _named(self) -> dict[Clause, dict[str, dt.date | None]]:
        named: dict[Clause, dict[str, dt.date | None]] = {}
        for chapter, consolidation in self.texts.items():
            for place in (place for places in consolidation.notes.values() for place in places):
                named.setdefault(place, {})[chapter] = consolidation.days.get(place)
        return named

    @cached_property
    def _listed(self) -> dict[Clause, set[str]]:
        listed: dict[Clause, set[str]] = {}
        for chapter, consolidation in self.texts.items():
            for act, place in consolidation.not_in_force:
                listed.setdefault((act, place.partition("(")[0]), set()).add(chapter)
        return listed

    def state(self, statute: Enactment, label: str, apart: str) -> State | None:
        """Whether a clause began, by its statute's own rule, else as consolidations other than ``apart`` show.

        None: nothing shows it.
        """
        if label[:1].isdigit() and (day := statute.rules.of(label).day) is not None:
            return State(True, day)
        place = statute.citation, steps(label)[0]
        named = {chapter: day for chapter, day in self._named.get(place, {}).items() if chapter != apart}
        if named:
            days = [day for day in named.values() if day and (statute.assent is None or day >= statute.assent)]
            return State(True, min(days, default=None))
        if self._listed.get(place, set()) - {apart} or self._without(statute, label, apart):
            return State(False)
        return None

    def _without(self, statute: Enactment, label: str, apart: str) -> bool:
        """Whether a clause amends a section of another available Act; ``state`` has seen no note that names it."""
        for clause in statute.instructions:
            if not (clause.clause == label or clause.clause.startswith(f"{label}(")) or clause.via or clause.condition:
                continue
            listed = register().acts.get(clause.target_act)
            consolidation = self.texts.get(listed.chapter if listed else "")
            if (
                consolidation is not None
                and consolidation.chapter != apart
                and (own := _sections(clause))
                and not own & consolidation.repealed
            ):
                return True
        return False

    def _brought(self, statute: Enactment) -> dict[str, list[Clause]]:
        """Sections of a statute by the sentence that says when they come into force."""
        if statute.citation not in self._rules:
            sections = self._rules[statute.citation] = {}
            for section in statute.rules.order:
                sections.setdefault(statute.rules.of(section).source, []).append((statute.citation, section))
        return self._rules[statute.citation]

    def never(self, statute: Enactment, when: When, apart: str) -> bool:
        """Whether what one sentence lets an order bring into force is listed as not in force wherever it is shown."""
        places = self._brought(statute).get(when.source, [])
        named = any(self._named.get(place, {}).keys() - {apart} for place in places)
        return not named and any(self._listed.get(place, set()) - {apart} for place in places)
