"""The amendments that the Table of Public Statutes lists, matched with the effects that were read, and the reverse."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from tipimpact.legislation.effects import Effect
from tipimpact.legislation.labels import ClauseRange, covers, steps
from tipimpact.legislation.public_statutes import AmendmentEntry, TableFile
from tipimpact.legislation.register import register


def match_table(
    files: Iterable[TableFile], effects: Iterable[Effect], notes: Mapping[str, Collection[str]] = MappingProxyType({})
) -> pd.DataFrame:
    """Amendments that the Table lists against the effects read, by Act: columns of ``match_amendments``, and act.

    files: of the Table, in English.  effects: of ``Statutes.effects``.  notes: by Act, see ``match_amendments``.
    """
    by_act: dict[str, list[ReadEffect]] = defaultdict(list)
    for e in effects:
        by_act[e.act].append(ReadEffect(e.amending, e.clause, e.unit, e.via or None, e.not_law or None))
    statutes = {effect.statute for read in by_act.values() for effect in read}
    acts = ((register().of(file.number) or file.number, file) for file in files)
    matched = [match_amendments(f, by_act[act], notes.get(act, ()), statutes).assign(act=act) for act, f in acts]
    return pd.concat(matched, ignore_index=True)


def match_amendments(
    file: TableFile, effects: Sequence[ReadEffect], noted: Iterable[str], statutes: Collection[str]
) -> pd.DataFrame:
    """The amendments that the Table lists of an Act and the effects that were read, each against the other.

    file: the Table's, of one Act.  effects: those on it.  noted: citations of the official notes of its sections, as
    ``25|2012, c. 17, s. 13``.  statutes: those whose effects were read.
    Columns: side (entry, effect), section, statute, clause, cause. cause: ``matched``, or why nothing matches: own_act
    (a clause of the Act itself), not_held, whole_part (the clause names a part or the whole Act), heading, not_law
    (never in force), through_host (it changed another clause before that began), only_in_note (the official note names
    it, the Table does not), no_list (the file lists no amendments: an Act that only amends others),
    never_began (it repealed what the file says never began). Without a cause:
    other_clause (of the same statute on the same section), other_section (of the same clause), clause_alone (other
    clauses of the statute are there), statute_alone.
    """
    of_statute = {statute: [e for e in effects if e.statute == statute] for statute in {e.statute for e in effects}}
    entries_of = {statute: [e for e in file.amendments if e.statute == statute] for statute in of_statute}
    rows = [
        (
            *("entry", e.section, e.statute, str(e.clause)),
            _cause_of_entry(e, file.number, effects, of_statute.get(e.statute, []), statutes),
        )
        for e in file.amendments
        if e.statute in statutes or e.statute == file.number
    ]
    notes = frozenset(noted)
    rows += [
        ("effect", e.section, e.statute, e.clause, _cause_of_effect(e, file, entries_of[e.statute], notes))
        for e in effects
    ]
    return pd.DataFrame(rows, columns=["side", "section", "statute", "clause", "cause"])


WITHOUT_CAUSE = ("other_clause", "other_section", "clause_alone", "statute_alone")


class ReadEffect(NamedTuple):
    """An effect as it is matched."""

    statute: str
    clause: str
    unit: str
    via: str | None
    not_law: str | None

    @property
    def section(self) -> str:
        """The section of the unit; a part or division, or nothing, is none."""
        first = (steps(self.unit.partition("[")[0].partition("/")[0]) or [""])[0]
        return first if first[:1].isdigit() else ""

    def is_of(self, entry: AmendmentEntry) -> bool:
        """Whether the entry, of the same statute, names the clause."""
        path = steps(self.clause.partition("/")[0])
        return bool(covers(entry.clause, path) or covers(ClauseRange(path[0]), steps(entry.clause.first)))


def _cause_of_entry(
    entry: AmendmentEntry,
    act: str,
    effects: Sequence[ReadEffect],
    of_statute: Sequence[ReadEffect],
    statutes: Collection[str],
) -> str:
    section = ClauseRange(*entry.section.split(" to ")[:2])
    of_clause = [effect for effect in of_statute if effect.is_of(entry)]
    if any(covers(section, [effect.section]) for effect in of_clause):
        return "matched"
    if entry.statute == act:
        return "own_act"
    if entry.statute not in statutes:
        return "not_held"
    if any(not effect.section for effect in of_clause):
        return "whole_part"
    repealed = "repealed" in entry.change or not of_clause
    hosted = any(covers(section, [effect.section]) and effect.not_law for effect in effects)
    if repealed and hosted:
        return "through_host"
    if any(covers(section, [effect.section]) for effect in of_statute):
        return "other_clause"
    return "other_section" if of_clause else "clause_alone" if of_statute else "statute_alone"


def _cause_of_effect(
    effect: ReadEffect, file: TableFile, of_statute: Sequence[AmendmentEntry], noted: Collection[str]
) -> str:
    if not file.amendments:
        return "no_list"
    named = [entry for entry in of_statute if effect.is_of(entry)]
    if any(covers(ClauseRange(*entry.section.split(" to ")[:2]), [effect.section]) for entry in named):
        return "matched"
    if not effect.section:
        return "whole_part"
    if effect.unit.endswith("[heading]"):
        return "heading"
    if effect.not_law:
        return "not_law"
    clause = steps(effect.clause)[0]
    if f"{effect.section}|{effect.statute}, s. {clause}" in noted:
        return "only_in_note"
    if effect.via:
        return "through_host"
    cited = re.compile(rf"{re.escape(f'{effect.statute}, s. {effect.clause}')}(?![\d.(])")
    if any(entry.outcome == "never" and cited.search(entry.words) for entry in file.in_force):
        return "never_began"
    if any(covers(ClauseRange(*entry.section.split(" to ")[:2]), [effect.section]) for entry in of_statute):
        return "other_clause"
    return "other_section" if named else "clause_alone" if of_statute else "statute_alone"
