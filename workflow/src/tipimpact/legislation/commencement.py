"""When each clause of an amending Act came into force, and how that is known: ``config/law/commencement.yaml``."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from tipimpact.common.config import Strict
from tipimpact.common.documents import check, read_document
from tipimpact.common.errors import LegislationError

STANDING = Path(__file__).resolve().parents[4] / "config" / "law" / "commencement.yaml"

_PART = re.compile(r"\([^()]*\)|/|[^()/]+")


class Fact(Strict):
    """A day in force and how it is known, or why there is none."""

    day: dt.date | Literal["assent"] | None = Field(
        None, description="Day in force; `assent`: as in the bill's history"
    )
    never: str = Field("", description="Why the clause had no effect")
    how: Literal["assent", "order", "rule", "inferred", "unverified", "coordinating"] | None = Field(
        None, description="How the day is known"
    )
    source: str = Field(description="Where the fact stands")

    @model_validator(mode="after")
    def _one(self) -> Fact:
        if (self.day is None) == (not self.never) or (self.day is None) != (self.how is None):
            raise ValueError("either `day` and `how`, or `never`")
        return self


class ClauseFact(Fact):
    """A fact for some clauses of an Act."""

    clauses: list[str] = Field(description="Clauses as cited; 36 stands for all of its subsections")


class ActFacts(Strict):
    """What is known of one statute."""

    otherwise: Fact = Field(description="For clauses that are not named")
    clauses: list[ClauseFact] = Field([], description="For clauses that have a rule of their own")

    def of(self, clause: str) -> Fact:
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
    """The whole file."""

    base: Base = Field(description="The Act that is replayed")
    not_held: list[str] = Field([], description="Amending Acts that no statute held here contains")
    acts: dict[str, ActFacts] = Field(description="Amending Acts by citation")

    def fact(self, amending: str, clause: str) -> Fact | None:
        """What is known of a clause; None for an Act that is not listed."""
        facts = self.base if amending == self.base.citation else self.acts.get(amending)
        return facts.of(clause) if facts else None


def read_commencement(path: str | Path) -> Commencement:
    """The commencement facts. Raises ConfigError naming every fault with file and key."""
    document = read_document(path)
    return check(Commencement, document.data, document)


def how(fact: Fact | None) -> str:
    """How a day in force is known, for the column commencement; ``never`` or ``not_known`` where there is none."""
    return "not_known" if fact is None else "never" if fact.never else str(fact.how)


@cache
def standing() -> Commencement:
    """The facts of ``config/law/commencement.yaml``. Raises LegislationError where that file is not at hand."""
    if not STANDING.exists():
        raise LegislationError(
            "no commencement facts are at hand",
            where=str(STANDING),
            expected="a checkout of the project",
            todo="pass commencement=read_commencement(path)",
        )
    return read_commencement(STANDING)


def folded(title: str) -> str:
    """A title without capitals and typographic apostrophes."""
    return " ".join(title.casefold().replace("'", "’").split())


def day_of(fact: Fact | None, assent: dt.date | None) -> dt.date | None:
    """The day in force that a fact gives, or None: never, or not known."""
    if fact is None or fact.day is None:
        return None
    return assent if fact.day == "assent" else fact.day
