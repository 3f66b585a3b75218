"""What may be wrong with a replayed text: steps that failed or did more than they say, days not in the Table."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from tipimpact.legislation.amendments import UNPARSED
from tipimpact.legislation.commencement import Commencement, CommencementFact
from tipimpact.legislation.grammar import labels_in
from tipimpact.legislation.labels import ClauseRange, covers, section_of, steps
from tipimpact.legislation.notes import order_of
from tipimpact.legislation.text import LogEntry


class Doubt(StrEnum):
    """Why a wording may not be right."""

    STEP_FAILED = "step_failed"  # an instruction on the section could not be carried out
    DELETES_MORE = "deletes_more"  # units went that the clause does not name
    NOT_UNIQUE = "not_unique"  # the place of an instruction is there more than once, or what it enacts then is
    NO_ORDER = "no_order"  # units were added in alphabetical order to a list that is in another one
    CONDITION = "condition"  # nothing decides whether the condition of a clause was met
    NO_STEP = "no_step"  # the Table lists an amendment of the section, and no clause that was read makes it
    DAY_NOT_IN_TABLE = "day_not_in_table"  # neither the Table of Public Statutes nor the statute gives the day


class DoubtfulStep(NamedTuple):
    """A doubt, and the clause that it is about, as cited."""

    doubt: Doubt
    clause: str


def doubts(log: Sequence[LogEntry], facts: Commencement, as_of: dt.date) -> Iterator[tuple[str, DoubtfulStep]]:
    """The doubts that the steps of a replay by a day leave, each with a section that the step names or enacts."""
    for entry in log:
        if entry.on is not None and entry.on > as_of:
            continue
        codes = [Doubt(code) for code in entry.doubts]
        fact = facts.fact(entry.instruction.amending, entry.instruction.clause)
        if entry.instruction.scope not in ("both", entry.instruction.lang):
            continue
        if entry.because and entry.instruction.via != "it" and not (fact is not None and fact.obstacle):
            codes.append(Doubt.STEP_FAILED)
        elif fact is not None and not fact.decided:
            codes.append(Doubt.CONDITION)
        elif not entry.because and not _is_dated(entry, fact, facts):
            codes.append(Doubt.DAY_NOT_IN_TABLE)
        for section in sections_of(entry) if codes else ():
            yield from ((section, DoubtfulStep(code, cited(entry))) for code in codes)
        if entry.step.operation == "repeal" and not entry.because:
            yield from _repealed_undated(entry, facts)
    yield from _without_step(log, facts, as_of)


def _repealed_undated(entry: LogEntry, facts: Commencement) -> Iterator[tuple[str, DoubtfulStep]]:
    """Sections that a clause repeals and of which the Table gives no day: perhaps they had not begun."""
    citation = facts.base.citation
    for section in entry.step.sections:
        if facts.ledger.rows and facts.ledger.timing(citation, section, citation) is None:
            yield section, DoubtfulStep(Doubt.DAY_NOT_IN_TABLE, f"{citation}, s. {section}")


def _without_step(log: Iterable[LogEntry], facts: Commencement, as_of: dt.date) -> Iterator[tuple[str, DoubtfulStep]]:
    """The amendments of a section that the Table lists, and on which there is no step."""
    by_statute: dict[str, list[tuple[list[str], list[str]]]] = defaultdict(list)
    for entry in log:
        clause = steps(entry.instruction.clause.partition("/")[0])
        by_statute[entry.instruction.amending].append((clause, sections_of(entry)))
    for listed in facts.ledger.amendments_by_act[facts.base.citation]:
        if listed.statute == facts.base.citation or order_of(listed.statute)[0] > as_of.year:
            continue
        section, section_of_statute = ClauseRange(*listed.section.split(" to ")[:2]), steps(listed.clause.first)
        on_clause = (
            sections
            for path, sections in by_statute[listed.statute]
            if covers(listed.clause, path) or covers(ClauseRange(path[0]), section_of_statute)
        )
        if not any(not sections or any(covers(section, [own]) for own in sections) for sections in on_clause):
            yield listed.section, DoubtfulStep(Doubt.NO_STEP, f"{listed.statute}, s. {listed.clause}")


def _is_dated(entry: LogEntry, fact: CommencementFact | None, facts: Commencement) -> bool:
    """Whether the Table gives the day of a clause, or the statute itself does."""
    by_statute = fact is not None and fact.how in ("assent", "rule", "coordinating")
    return by_statute or facts.ledger.timing(*_place(entry), facts.base.citation) is not None


def sections_of(entry: LogEntry) -> list[str]:
    """The sections and schedules that a step names, or that its clause enacts; of a sentence not read, all it names."""
    named = [unit for place in entry.step.places for unit in (place.unit, place.to)]
    named += [unit.unit for unit in entry.instruction.enacted]
    if entry.step.operation == UNPARSED:
        named += [place.unit for place in labels_in(entry.instruction.text)]
    return list(dict.fromkeys(filter(None, map(_section_or_schedule, named))))


def _section_or_schedule(unit: str) -> str:
    if unit.startswith(("schedule", "Sch.")):
        return f"Sch. {unit.partition('/')[0].removeprefix('schedule').removeprefix('Sch.').strip()}".strip()
    return section_of(unit) if unit[:1].isdigit() else ""


def cited(entry: LogEntry) -> str:
    """The clause of a step, as cited."""
    return ", s. ".join(_place(entry))


def _place(entry: LogEntry) -> tuple[str, str]:
    return entry.instruction.amending, entry.instruction.clause
