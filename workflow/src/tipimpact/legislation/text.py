"""An Act on a day: its headings, sections and schedules as trees, and the log of what was done to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from tipimpact.legislation.acts import COLUMNS, Headings
from tipimpact.legislation.amendments import Instruction, enactment
from tipimpact.legislation.commencement import Commencement, day_of
from tipimpact.legislation.grammar import AmendingStep
from tipimpact.legislation.justice_xml import parse
from tipimpact.legislation.register import register
from tipimpact.legislation.tree import Enacted, UnitNode, grow, units_in

UNITS = [*COLUMNS[: COLUMNS.index("repealed")], "in_force", "repealed", "repealed_by", "position"]


@dataclass(frozen=True)
class LogEntry:
    """One step of the log: the instruction, the step, its day, and why it was not applied (``""``: it was).

    unchanged: it was, and the text already read so: an English amendment often repeats the French one.
    doubts: codes of ``doubts.Doubt``: what the clause does not say of what was done.  repealed: units that it repealed.
    """

    instruction: Instruction
    step: AmendingStep
    on: dt.date | None
    because: str = ""
    unchanged: bool = False
    doubts: tuple[str, ...] = ()
    repealed: tuple[str, ...] = ()

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
        since = _in_force_from(section if node.since else name, node, commencement)
        in_force = not node.repealed and since is not None and since <= last
        rows.append(
            (
                *(text.act, text.lang, name, section, node.kind, heading, node.note, node.text, list(node.history)),
                *(since, in_force, node.repealed, node.history[-1] if node.repealed and node.history else None),
                len(rows),
            )
        )
    units = pd.DataFrame(rows, columns=UNITS)
    units["in_force_from"] = pd.to_datetime(units["in_force_from"])
    return units.assign(repealed_by=units["repealed_by"].astype("string"))


def _in_force_from(unit: str, node: UnitNode, commencement: Commencement) -> dt.date | None:
    """The day on which a unit's own words came into force: that of the section, if words in it were changed earlier."""
    days = [d for d in (node.since, day_of(commencement.commencement_of(unit), None)) if d is not None]
    return max(days, default=None)
