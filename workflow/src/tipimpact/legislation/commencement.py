"""When each clause of an amending Act came into force, and how that is known: ``config/law/commencement.yaml``.

Facts belong to the id of the Act amended, because one statute amends many Acts, each from its own day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple, Protocol

import pandas as pd
from pydantic import Field, model_validator

from tipimpact.common.config import Strict
from tipimpact.common.documents import check, read_document
from tipimpact.common.errors import ConfigError, LegislationError
from tipimpact.common.packaged import CONFIG
from tipimpact.legislation.coming_into_force import CommencementRules
from tipimpact.legislation.notes import take_apart
from tipimpact.legislation.register import register

STANDING = CONFIG / "law" / "commencement.yaml"

REPLAYED = "IRPA"  # the Act that this project publishes day by day

# How a day is known. The first six occur in the file.
KNOWN_BY = ("assent", "order", "rule", "inferred", "unverified", "coordinating", "from_consolidation")

_PART = re.compile(r"\([^()]*\)|/|[^()/]+")


class Statute(Protocol):
    """What a statute must say of itself: ``amendments.Enactment`` does."""

    @property
    def citation(self) -> str: ...

    @property
    def assent(self) -> dt.date | None: ...

    @property
    def rules(self) -> CommencementRules: ...


class CommencementFact(Strict):
    """A day in force and how it is known, or why there is none."""

    day: dt.date | Literal["assent"] | None = Field(
        None, description="Day in force; `assent`: as in the bill's history"
    )
    never: str = Field("", description="Why the clause had no effect")
    how: Literal["assent", "order", "rule", "inferred", "unverified", "coordinating"] | None = Field(
        None, description="How the day is known"
    )
    source: str = Field(description="Where the fact stands")
    from_consolidation: list[dt.date] = Field(
        [], description="Consolidations that the fact was read from: it is not evidence in a comparison with them"
    )

    @model_validator(mode="after")
    def _check_day_or_never(self) -> CommencementFact:
        if (self.day is None) == (not self.never) or (self.day is None) != (self.how is None):
            raise ValueError("either `day` and `how`, or `never`")
        return self


class ClauseFact(CommencementFact):
    """A fact for some clauses of an Act."""

    clauses: list[str] = Field(description="Clauses as cited; 36 stands for all of its subsections")


class ActFacts(Strict):
    """What is known of one statute."""

    otherwise: CommencementFact = Field(description="For clauses that are not named")
    clauses: list[ClauseFact] = Field([], description="For clauses that have a rule of their own")

    def of(self, clause: str) -> CommencementFact:
        """The fact for a clause: the longest name that the clause begins with."""
        parts = _PART.findall(clause)
        names = {name: fact for fact in self.clauses for name in fact.clauses}
        for n in range(len(parts), 0, -1):
            if (fact := names.get("".join(parts[:n]))) is not None:
                return fact
        return self.otherwise


class Base(ActFacts):
    """The Act as enacted."""

    act: str = Field(description="Number of the Act as consolidated")
    citation: str = Field(description="The annual statute that enacts it")
    title: dict[str, str] = Field({}, description="Its short title in each language")


class Commencement(Strict):
    """What is known of one Act and its amendments."""

    base: Base = Field(description="The Act that is replayed")
    not_held: list[str] = Field([], description="Amending Acts that no statute held here contains")
    acts: dict[str, ActFacts] = Field(description="Amending Acts by citation")

    @property
    def id(self) -> str:
        """The Act's id in the register, else its citation."""
        return register().of(self.base.citation) or self.base.citation

    def fact(self, amending: str, clause: str) -> CommencementFact | None:
        """What is known of a clause; None for an Act that is not listed."""
        facts = self.base if amending == self.base.citation else self.acts.get(amending)
        return facts.of(clause) if facts else None


class CommencementFile(Strict):
    """The whole file."""

    facts: dict[str, Commencement] = Field(description="Facts by id of the Act amended (`config/law/acts.yaml`)")


def read_commencement(path: str | Path, act: str = REPLAYED) -> Commencement:
    """The commencement facts of one Act. Raises ConfigError naming every fault with file and key."""
    facts = read_facts(path)
    if act not in facts:
        raise ConfigError(f"no facts are kept for {act!r}", where=str(path), expected=", ".join(facts))
    return facts[act]


def read_facts(path: str | Path) -> dict[str, Commencement]:
    """The commencement facts in a file by id of the Act amended. Raises ConfigError naming every fault."""
    document = read_document(path)
    return check(CommencementFile, document.data, document).facts


class Timing(NamedTuple):
    """When a clause came into force: the day and how it is known, or why it is not known. fact: where one is kept.

    known_by: a code of ``KNOWN_BY``; ``unknown`` without a day.  why: ``never`` or as in ``When``; empty with a day.
    """

    day: dt.date | None
    known_by: str = "unknown"
    why: str = ""
    fact: CommencementFact | None = None

    @property
    def code(self) -> str:
        """How the day is known, else why it is not: the column commencement of ``read_amendments``."""
        return self.why or self.known_by


def from_fact(fact: CommencementFact, assent: dt.date | None) -> Timing:
    """What a fact says."""
    if fact.never:
        return Timing(None, why="never", fact=fact)
    day = day_of(fact, assent)
    return Timing(day, str(fact.how), fact=fact) if day else Timing(None, why="not_read", fact=fact)


def timing(
    act: str,
    clause: str,
    condition: str,
    statute: Statute,
    facts: Mapping[str, Commencement],
    shown: Mapping[tuple[str, str, str], dt.date] = MappingProxyType({}),
) -> Timing:
    """When a clause of a statute that amends an Act came into force.

    act: id of the Act amended.  condition: what the clause depends on, in its own words.  statute: has citation,
    assent and rules.  facts: by id of the Act amended.  shown: days that consolidations show (``shown_by``).
    A fact kept by hand wins, then the statute's own rules, then a consolidation.
    """
    fact = facts[act].fact(statute.citation, clause) if act in facts else None
    if fact is not None:
        return from_fact(fact, statute.assent)
    if condition:
        return Timing(None, why="condition")
    when = statute.rules.of(clause)
    if when.day is not None:
        return Timing(when.day, when.how)
    section = clause.partition("/")[0].partition("(")[0]
    if day := shown.get((act, statute.citation, section)):
        return Timing(day, "from_consolidation")
    return Timing(None, why=when.why)


def shown_by(units: pd.DataFrame, act: str) -> dict[tuple[str, str, str], dt.date]:
    """Days in force that a consolidation shows, by Act, amending statute and section of it.

    units: of ``read_act`` of a consolidation.  A section's date is that of the last change that its history names, if
    that changed both versions; a day read there is not evidence in a comparison with the same consolidation.
    """
    days: dict[tuple[str, str, str], dt.date] = {}
    dated = units[(units["kind"] == "section") & units["in_force_from"].notna()]
    for history, day in zip(dated["history"], dated["in_force_from"].dt.date, strict=True):
        last = take_apart(history[-1]) if len(history) else None
        if last is not None and last.place and last.only is None:
            days[act, last.act, last.section] = day
    return days


@cache
def all_standing() -> dict[str, Commencement]:
    """The facts of ``config/law/commencement.yaml``. Raises LegislationError where that file is not at hand."""
    if not STANDING.exists():
        raise LegislationError(
            "no commencement facts are at hand",
            where=str(STANDING),
            expected="a checkout of the project",
            todo="pass commencement=read_commencement(path)",
        )
    return read_facts(STANDING)


def standing() -> Commencement:
    """The standing facts of the Act that this project replays."""
    return all_standing()[REPLAYED]


def day_of(fact: CommencementFact | None, assent: dt.date | None) -> dt.date | None:
    """The day in force that a fact gives, or None: never, or not known."""
    if fact is None or fact.day is None:
        return None
    return assent if fact.day == "assent" else fact.day
