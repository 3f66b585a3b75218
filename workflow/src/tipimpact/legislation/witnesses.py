"""``commencement``: the day of each clause of the replayed Act and of the bills, and the sources that say so.

Three sources are read apart: the Table of Public Statutes (``ledger``), the statute's own rule (``coming_into_force``)
and the dates that the newest consolidation prints (``shown_by``). None of them decides about another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.legislation.amendments import PROVISIONS, Enactment, Instruction
from tipimpact.legislation.commencement import Commencement, Timing, from_fact, timing
from tipimpact.legislation.labels import section_of
from tipimpact.legislation.register import register

ShownDays = Mapping[tuple[str, str, str], dt.date]


class Witnesses(NamedTuple):
    """The day that each source gives; None where it gives none."""

    table: dt.date | None = None
    own_rule: dt.date | None = None
    consolidation: dt.date | None = None

    def agreeing(self, day: dt.date | None) -> list[str]:
        """The sources that give a day."""
        return [name for name, stated in self._asdict().items() if day is not None and stated == day]


def commencement_table(
    enactments: Iterable[Enactment],
    sections: Iterable[str],
    facts: Commencement,
    shown: ShownDays,
    bills: Collection[str],
    sources: Mapping[str, str],
) -> pd.DataFrame:
    """One row per clause and Act amended, with the columns of the contract.

    enactments: statutes in English.  sections: of the replayed Act as enacted.  facts: of that Act.  shown: of
    ``shown_by``.  bills: citations of the bills followed: their clauses on every Act are listed, those of other
    statutes where they change the replayed Act.  sources: id of the statute's file by citation.
    """
    rows = [_describe_section(section, facts, sources) for section in sections]
    rows += [
        _describe_clause(clause, statute, facts, shown, sources)
        for statute in enactments
        for clause in _clauses(statute, facts, bills)
    ]
    made = contract("commencement")
    return pd.DataFrame(rows, columns=list(made.columns)).drop_duplicates(list(made.key), ignore_index=True)


def _clauses(statute: Enactment, facts: Commencement, bills: Collection[str]) -> Iterator[Instruction]:
    """Clauses that change a text: of a bill every one, of another statute those on the replayed Act."""
    for clause in statute.instructions:
        changes = any(step.operation not in PROVISIONS for step in clause.steps)
        if changes and (clause.target_act == facts.id or statute.citation in bills):
            yield clause


def _describe_section(section: str, facts: Commencement, sources: Mapping[str, str]) -> dict[str, Any]:
    """A section of the Act as enacted, which the Table dates one by one."""
    fact = facts.commencement_of(section)
    when = from_fact(fact, None) if fact else Timing(None, why="not_read")
    return _describe((facts.base.citation, section, facts.id), when, Witnesses(when.day), facts, sources)


def _describe_clause(
    clause: Instruction, statute: Enactment, facts: Commencement, shown: ShownDays, sources: Mapping[str, str]
) -> dict[str, Any]:
    """A clause with its day, and the day that each source gives."""
    act = clause.target_act
    when = timing(act, clause.clause, clause.condition, statute, {facts.id: facts})
    row = facts.ledger.timing(statute.citation, clause.clause, register().citation_of(act))
    table = None if row is None else statute.assent if row.outcome == "assent" else row.day
    section = section_of(clause.clause.partition("/")[0])
    asked = Witnesses(table, statute.rules.of(clause.clause).day, shown.get((act, statute.citation, section)))
    return _describe((statute.citation, clause.clause, act), when, asked, facts, sources)


def _describe(
    named: tuple[str, str, str], when: Timing, asked: Witnesses, facts: Commencement, sources: Mapping[str, str]
) -> dict[str, Any]:
    """One row of the table. named: statute, clause, and the Act amended."""
    statute, clause, act = named
    row = facts.ledger.timing(statute, clause, register().citation_of(act))
    by = asked.agreeing(when.day)
    return {
        "amending_act": statute,
        "clause": clause,
        "act": act,
        "outcome": _outcome(when),
        "in_force": pd.Timestamp(when.day) if when.day else pd.NaT,
        "known_by": when.known_by if when.day else "unknown",
        "instrument": row.instrument or None if row else None,
        "because": _because(when),
        **{f"{name}_day": pd.Timestamp(day) if day else pd.NaT for name, day in asked._asdict().items()},
        "agreement": _agreement(when, asked, by),
        "table_entry": f"{row.act}, {row.en or row.fr}" if row else None,
        "source": sources.get(statute),
    }


def _outcome(when: Timing) -> str:
    if when.fact is not None and when.fact.replaced_by:
        return "replaced"
    if when.day is not None:
        return "in_force"
    return when.why if when.why in ("never", "awaiting") else "unknown"


def _because(when: Timing) -> str | None:
    """What decided, where that is not the clause itself: clauses as cited."""
    if when.fact is None:
        return None
    depends = when.known_by == "coordinating" or when.why in ("never", "awaiting")
    return when.fact.replaced_by or (when.fact.source if depends else None)


def _agreement(when: Timing, asked: Witnesses, by: list[str]) -> str:
    """How the sources agree about a day."""
    if when.day is None:
        return "not_dated"
    if when.known_by == "coordinating":
        return "other_clauses"
    if asked.own_rule is not None and asked.table is not None and asked.own_rule != asked.table:
        return "contradicted"
    return "several" if len(by) > 1 else "one" if by else "none"
