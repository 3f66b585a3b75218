"""When each clause of an amending Act came into force, and how that is known.

The Table of Public Statutes decides (``ledger``). ``config/law/commencement.yaml`` adds, by id of
the Act amended, what depends on other clauses and what the Table does not carry.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self

import pandas as pd
from pydantic import Field, PrivateAttr, model_validator

from tipimpact.common.config import Strict
from tipimpact.common.documents import check, read_document
from tipimpact.common.errors import ConfigError, LegislationError, Problem
from tipimpact.common.packaged import CONFIG
from tipimpact.legislation.labels import NoteDay, note_day, order_of, section_of, take_apart
from tipimpact.legislation.ledger import NO_LEDGER, Ledger, LedgerRow, read_ledger
from tipimpact.legislation.ledger import STANDING as LEDGER
from tipimpact.legislation.register import register

STANDING = CONFIG / "law" / "commencement.yaml"

# How a day is known. ``table``: the Table gives it without naming what fixed it.
KNOWN_BY = ("assent", "order", "rule", "table", "coordinating", "from_consolidation")

_PART = re.compile(r"\([^()]*\)|/|[^()/]+")


class CommencementFact(Strict):
    """A day in force and how it is known, or why there is none."""

    day: dt.date | Literal["assent"] | None = Field(
        None, description="Day in force; `assent`: as in the bill's history"
    )
    never: str = Field("", description="Why the clause had no effect")
    how: Literal["assent", "order", "rule", "table", "coordinating"] | None = Field(
        None, description="How the day is known"
    )
    source: str = Field(description="Where the fact stands")
    awaiting: bool = Field(False, description="Whether the clause can still come into force, by an order or on a day")
    replaced_by: str = Field("", description="Clause that replaced the words of this one before it came into force")
    decided: bool = Field(True, description="Whether something decides the condition that the clause depends on")

    @property
    def obstacle(self) -> str:
        """Why the words of the clause were never law, ``""`` where they were."""
        return self.never or (self.replaced_by and f"replaced by {self.replaced_by} before it came into force")

    @model_validator(mode="after")
    def _check_day_or_never(self) -> CommencementFact:
        if (self.day is None) == (not self.never) or (self.day is None) != (self.how is None):
            raise ValueError("either `day` and `how`, or `never`")
        return self


class ClauseFact(CommencementFact):
    """What the ledger does not say of clauses: those that they wait for, a day, or why they had no effect."""

    clauses: list[str] = Field(description="Clauses as cited; 36 stands for all of its subsections")
    after: list[str] = Field(
        [], description="Clauses as cited that must all be in force: the day is the latest of theirs"
    )
    first: list[str] = Field([], description="Two clauses: the first was in force before the second, and so it came")

    @model_validator(mode="after")
    def _check_day_or_never(self) -> ClauseFact:
        if sum(map(bool, (self.after, self.day, self.never, self.replaced_by))) != 1 or bool(self.day) != bool(
            self.how
        ):
            raise ValueError("one of `after`, `never`, `replaced_by`, or `day` with `how`")
        if self.first and (len(self.first) != 2 or not (self.never or self.replaced_by)):
            raise ValueError("`first` names two clauses and goes with `never` or `replaced_by`")
        return self


class ActFacts(Strict):
    """What is known of one statute beside the ledger."""

    clauses: list[ClauseFact] = Field(
        [], description="For clauses that depend on others, or that the Table does not carry"
    )

    def named(self, clause: str) -> ClauseFact | None:
        """The fact that names a clause: the longest name that the clause begins with."""
        names = self.by_name
        parts = _PART.findall(clause) if names else []
        return next((fact for n in range(len(parts), 0, -1) if (fact := names.get("".join(parts[:n])))), None)

    def model_copy(self, **changes: Any) -> Self:
        """A copy, which looks its own clauses up."""
        copied = super().model_copy(**changes)
        copied.__dict__.pop("by_name", None)
        return copied

    @cached_property
    def by_name(self) -> dict[str, ClauseFact]:
        """The facts by each clause that they name."""
        return {name: fact for fact in self.clauses for name in fact.clauses}


class Base(ActFacts):
    """The Act as enacted."""

    act: str = Field(description="Number of the Act as consolidated")
    citation: str = Field(description="The annual statute that enacts it")
    title: dict[str, str] = Field({}, description="Its short title in each language")
    otherwise: CommencementFact | None = Field(
        None, description="For sections that neither the ledger nor a fact names"
    )


class Commencement(Strict):
    """What is known of one Act and its amendments: the ledger, and the facts of the file that it does not carry."""

    base: Base = Field(description="The Act that is replayed")
    not_held: list[str] = Field([], description="Amending Acts that no statute held here contains")
    acts: dict[str, ActFacts] = Field(description="Amending Acts by citation")
    _ledger: Ledger = PrivateAttr(default_factory=lambda: NO_LEDGER)

    @property
    def id(self) -> str:
        """The Act's id in the register, else its citation."""
        return register().of(self.base.citation) or self.base.citation

    @property
    def amending(self) -> list[str]:
        """The statutes known to amend the Act, by citation, those that are not held left out."""
        known = {*self.acts, *self._ledger.amending(self.base.citation)} - {*self.not_held, self.base.citation}
        return sorted(known, key=order_of)

    @property
    def ledger(self) -> Ledger:
        """The ledger, which also speaks of other Acts."""
        return self._ledger

    def with_ledger(self, ledger: Ledger) -> Commencement:
        """The same facts, where the ledger decides."""
        self._ledger = ledger
        return self

    def names(self, amending: str, clause: str) -> ClauseFact | None:
        """The fact of the file that names a clause."""
        facts = self.base if amending == self.base.citation else self.acts.get(amending)
        return facts.named(clause) if facts else None

    def fact(self, amending: str, clause: str) -> CommencementFact | None:
        """What is known of a clause, by the facts of the file, else by the ledger; None: nothing."""
        named = self.names(amending, clause)
        if named is not None and not named.replaced_by:
            return self._latest(named) if named.after else named
        row = self._ledger.timing(amending, clause, self.base.citation)
        if row is not None:
            own = from_row(row)
            return own.model_copy(update={"replaced_by": named.replaced_by}) if named else own
        return self.base.otherwise if amending == self.base.citation else None

    def commencement_of(self, unit: str) -> CommencementFact | None:
        """When a unit of the Act as enacted came into force."""
        return self.fact(self.base.citation, unit)

    def _latest(self, named: ClauseFact) -> CommencementFact:
        """The day on which the last of some clauses came into force; never, where one of them never did."""
        facts = {cited: self._cited(cited) for cited in named.after}
        if absent := [cited for cited, fact in facts.items() if fact is None or fact.never]:
            return CommencementFact(never=f"waits for {absent[0]}, which is not in force", source=named.source)
        days = (day_of(fact, None) for fact in facts.values())
        return CommencementFact(day=max(day for day in days if day), how="coordinating", source=named.source)

    def _cited(self, citation: str) -> CommencementFact | None:
        """What is known of a clause that another waits for."""
        cited = take_apart(citation)
        return self.fact(cited.act, cited.place)

    def contradictions(self) -> Iterator[Problem]:
        """Facts of the file that the ledger contradicts, each with both sources."""
        for statute, facts in {self.base.citation: self.base, **self.acts}.items():
            for named in facts.clauses:
                yield from self._contradicted(statute, named)

    def _contradicted(self, statute: str, named: ClauseFact) -> Iterator[Problem]:
        days = [day_of(self._cited(cited), None) for cited in named.first]
        if days and (days[0] is None or days[0] == days[1] or (days[1] is not None and days[0] > days[1])):
            yield self._report(f"{named.first[0]} is not in force before {named.first[1]}", statute, named, "")
        for clause in named.clauses:
            fact, row = self.fact(statute, clause), self._ledger.timing(statute, clause, self.base.citation)
            if fact is None or row is None or named.first:
                continue
            stated = day_of(fact, None)
            early = stated is not None and row.day is not None and stated < row.day
            apart = not (named.after or named.how == "coordinating") and stated != row.day
            if early or apart or (stated is not None and row.outcome in ("never", "awaiting")):
                what = f"s. {clause} is {stated or 'never in force'}, by {named.source}"
                expected = f"{row.day or row.outcome}, {row.instrument}, by the {row.place}"
                yield self._report(what, statute, named, expected)

    def _report(self, what: str, statute: str, named: ClauseFact, expected: str) -> Problem:
        where = f"{STANDING.name}: {self.id}, {statute}, {', '.join(named.clauses)}"
        return Problem(what, where, expected, todo="correct the fact, or compile the ledger again with make ledger")


@lru_cache(maxsize=1 << 12)
def from_row(row: LedgerRow) -> CommencementFact:
    """What a row of the ledger says of its clauses."""
    source = ", ".join(filter(None, (row.instrument, row.place)))
    if row.outcome == "never":
        return CommencementFact(never="repealed before it came into force", source=source)
    if row.outcome == "awaiting":
        return CommencementFact(never="not in force: an order or a later day is awaited", source=source, awaiting=True)
    if row.outcome == "assent":
        return CommencementFact(day=row.day or "assent", how="assent", source=source)
    ordered = row.instrument.startswith(("SI/", "SOR/", "P.C.", "Canada Gazette"))
    how = "coordinating" if row.outcome == "met" else "order" if ordered else "rule" if row.instrument else "table"
    return CommencementFact(day=row.day, how=how, source=source)


class CommencementFile(Strict):
    """The whole file."""

    facts: dict[str, Commencement] = Field(description="Facts by id of the Act amended (`config/law/acts.yaml`)")


def read_commencement(path: str | Path, act: str = "") -> Commencement:
    """The commencement facts of an Act, by its id; without one those of the first Act of the file.

    Raises ConfigError naming every fault with file and key.
    """
    return _of_act(read_facts(path), act, path)


def _of_act(facts: Mapping[str, Commencement], act: str, path: str | Path) -> Commencement:
    act = act or next(iter(facts), "")
    if act not in facts:
        raise ConfigError(f"no facts are kept for {act!r}", where=str(path), expected=", ".join(facts))
    return facts[act]


def read_facts(path: str | Path) -> dict[str, Commencement]:
    """The commencement facts in a file by id of the Act amended, with the ledger.

    Raises ConfigError naming every fault, and LegislationError with both sources where the ledger contradicts a fact.
    """
    document = read_document(path)
    ledger = read_ledger(LEDGER)
    facts = {id_: f.with_ledger(ledger) for id_, f in check(CommencementFile, document.data, document).facts.items()}
    if problems := [problem for each in facts.values() for problem in each.contradictions()]:
        raise LegislationError(problems)
    return facts


class Timing(NamedTuple):
    """When a clause came into force: the day and how it is known, or why it is not known. fact: where one is kept.

    how: a code of ``KNOWN_BY``.  why: ``order_not_held`` (fixed by an order without a source),
    ``event`` (another provision or event fixes it), ``condition`` (the clause applies only if one
    is met), ``not_read`` (the rule is not understood), ``never`` or ``awaiting`` (not in force, and
    it can still be).
    """

    day: dt.date | None
    how: str = ""
    why: str = ""
    fact: CommencementFact | None = None

    @property
    def code(self) -> str:
        """How the day is known, else why it is not: the column commencement of ``read_amendments``."""
        return self.why or self.how


def from_fact(fact: CommencementFact, assent: dt.date | None) -> Timing:
    """What a fact says."""
    if fact.never:
        return Timing(None, why="awaiting" if fact.awaiting else "never", fact=fact)
    day = day_of(fact, assent)
    return Timing(day, str(fact.how), fact=fact) if day else Timing(None, why="not_read", fact=fact)


def noted_days(units: pd.DataFrame, act: str) -> dict[tuple[str, str, str], NoteDay]:
    """The day that the notes of a consolidation give each section of a statute, by Act, statute and section.

    units: with the column history_days.  An exact day wins over an upper bound; a section with
    several exact days, which its subsections have, has none.  A note of a day before the year of
    the statute is a slip.
    """
    days: dict[tuple[str, str, str], set[NoteDay]] = defaultdict(set)
    for history, noted in zip(units["history"], units["history_days"], strict=True):
        for citation, text in zip(history, noted, strict=True):
            cited, day = take_apart(citation), note_day(text)
            if day is not None and cited.place and order_of(cited.act)[0] <= day.day.year:
                days[act, cited.act, section_of(cited.place)].add(day)
    known = {}
    for key, given in days.items():
        exact = [day for day in given if day.is_exact]
        if len(exact) < 2:
            known[key] = exact[0] if exact else max(given)
    return known


@cache
def all_standing() -> dict[str, Commencement]:
    """The facts of ``config/law/commencement.yaml``. Raises ConfigError where that file is not at hand."""
    return read_facts(STANDING)


def standing(act: str = "") -> Commencement:
    """The standing facts of an Act; without its id those of the first one, which this project publishes day by day."""
    return _of_act(all_standing(), act, STANDING)


def day_of(fact: CommencementFact | None, assent: dt.date | None) -> dt.date | None:
    """The day in force that a fact gives, or None: never, or not known."""
    if fact is None or fact.day is None:
        return None
    if fact.how == "assent" and assent is not None:  # the statute knows its own assent best: the Table has slips
        return assent
    return fact.day if isinstance(fact.day, dt.date) else None
