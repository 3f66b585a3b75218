"""What may be wrong with a replayed text: steps that failed or did more than they say, days not in the Table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from tipimpact.legislation.commencement import Commencement, CommencementFact
from tipimpact.legislation.text import LogEntry
from tipimpact.legislation.tree import steps


class Doubt(StrEnum):
    """Why a wording may not be right."""

    STEP_FAILED = "step_failed"  # an instruction on the section could not be carried out
    DELETES_MORE = "deletes_more"  # units went that the clause does not name
    NOT_UNIQUE = "not_unique"  # the place of an instruction is there more than once
    CONDITION = "condition"  # nothing decides whether the condition of a clause was met
    DAY_NOT_IN_TABLE = "day_not_in_table"  # neither the Table of Public Statutes nor the statute gives the day


class DoubtfulStep(NamedTuple):
    """A doubt, and the clause that it is about, as cited."""

    doubt: Doubt
    clause: str


def doubts(log: Iterable[LogEntry], facts: Commencement, as_of: dt.date) -> Iterator[tuple[str, DoubtfulStep]]:
    """The doubts that the steps of a replay by a day leave, each with a section that the step names or enacts."""
    for entry in log:
        if entry.on is not None and entry.on > as_of:
            continue
        codes = [Doubt(code) for code in entry.doubts]
        fact = facts.fact(entry.instruction.amending, entry.instruction.clause)
        if entry.because and entry.instruction.via != "it" and not (fact is not None and fact.obstacle):
            codes.append(Doubt.STEP_FAILED)
        elif fact is not None and not fact.decided:
            codes.append(Doubt.CONDITION)
        elif not entry.because and not _is_dated(entry, fact, facts):
            codes.append(Doubt.DAY_NOT_IN_TABLE)
        for section in sections_of(entry) if codes else ():
            yield from ((section, DoubtfulStep(code, cited(entry))) for code in codes)


def _is_dated(entry: LogEntry, fact: CommencementFact | None, facts: Commencement) -> bool:
    """Whether the Table gives the day of a clause, or the statute itself does."""
    by_statute = fact is not None and fact.how in ("assent", "rule", "coordinating")
    return by_statute or facts.ledger.timing(*_place(entry), facts.base.citation) is not None


def sections_of(entry: LogEntry) -> list[str]:
    """The sections that a step names, or that its clause enacts."""
    places = [*entry.step.targets, *([entry.step.anchor] if entry.step.anchor else [])]
    named = [name for place in places for name in (place.unit, place.to)]
    named += [unit.unit for unit in entry.instruction.enacted]
    return list(dict.fromkeys(steps(name)[0] for name in named if name[:1].isdigit()))


def cited(entry: LogEntry) -> str:
    """The clause of a step, as cited."""
    return ", s. ".join(_place(entry))


def _place(entry: LogEntry) -> tuple[str, str]:
    return entry.instruction.amending, entry.instruction.clause
