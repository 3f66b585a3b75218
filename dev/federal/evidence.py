"""What consolidations say of amendments: history notes, markers of repeal, amendments not in force.

This explains differences of the Act that is compared (``corpus``), and never an agreement.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from tipimpact.legislation.amendments import Instruction
from tipimpact.legislation.justice_xml import parse, words_of
from tipimpact.legislation.labels import normalise, schedule_label, split, steps, take_apart

REPEALS_ACT = ("2008, c. 20", "3")  # Statutes Repeal Act: what did not begin within ten years goes without a clause


@dataclass(frozen=True)
class ConsolidationEvidence:
    """What a consolidation says of the amendments to each of its sections."""

    notes: dict[str, set[tuple[str, str]]] = field(default_factory=dict)  # section: (Act or order, section of it)
    not_in_force: frozenset[tuple[str, str]] = frozenset()  # (statute, clause) as listed

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
        sections = clause.sections
        exact = sections and not any(place.to for step in clause.steps for place in step.places)
        return bool(named & sections) if exact else bool(named)


def evidence(path: Path) -> ConsolidationEvidence:
    """The history notes, repeal markers and amendments not in force of a consolidation. Raises LegislationError."""
    root = parse(path)
    notes: dict[str, set[tuple[str, str]]] = {}
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
    return ConsolidationEvidence(notes, frozenset(_not_in_force(root)))


def _not_in_force(root: etree._Element) -> Iterator[tuple[str, str]]:
    for schedule in root.iterfind("Schedule[@id='NifProvs']"):
        for title in schedule.iterfind(".//RelatedOrNotInForce/Heading/TitleText"):
            for citation in split(words_of(title).lstrip("— ")):
                parsed = take_apart(citation)
                yield parsed.act, parsed.place


def _pending(element: etree._Element) -> bool:
    return any(above.get("id") in ("NifProvs", "RelatedProvs") for above in element.iterancestors("Schedule"))
