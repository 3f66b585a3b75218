"""Cases written by people (``config/law/cases.yaml``): persons, questions about them and the answers expected."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

import pandas as pd
from pydantic import Field, model_validator

from tipimpact.common.config import Strict, Text
from tipimpact.common.documents import Key, check, read_document, sections
from tipimpact.common.errors import EligibilityError, Problem, nearest
from tipimpact.eligibility.decide import BECAUSE, GATES, STATUSES
from tipimpact.eligibility.facts import UNKNOWN_WORD, Person, StatedFacts, facts, one_of, read_person
from tipimpact.eligibility.rows import RemedyCode

NONE = "none"
Status = Annotated[Text, one_of("status", STATUSES)]


class CaseQuestion(Strict):
    """One question and the answer expected; see ``evaluate``. Gate, status and row always count."""

    day: dt.date = Field(description="The day asked for, like 2012-06-28")
    remedy: RemedyCode = Field(description="Code of the remedy")
    gate: Annotated[Text, one_of("gate", GATES)] = Field("applies", description="The gate")
    status: Status | None = Field(None, description="The status, where the gate is applies or unknown")
    row: Text = Field(description="Row that decides; none: no row does")
    because: Annotated[Text, one_of("reason", BECAUSE)] | None = Field(None, description="Of no_longer: time or used")
    if_it_came: Status | None = Field(None, description="Of not_yet: the status as if the event came that day")
    until: dt.date | Literal["none"] | None = Field(None, description="First day after the bars or the wait, or none")
    without: list[str] = Field([], description="Acts switched off")
    readings: list[str] = Field([], description="Readings that are fixed; left out: all of them")
    ruling: Literal["none", "held"] | None = Field(None, description="Of contested: whether each reading has a holder")

    @model_validator(mode="after")
    def _gate_and_status_agree(self) -> CaseQuestion:
        if (self.gate in ("applies", "unknown")) != bool(self.status):
            raise ValueError("gate and status do not agree: a status where the gate is applies or unknown")
        return self


class Case(Strict):
    """One person, and what is asked of them."""

    name: Text = Field(description="What the case is about")
    cites: Text = Field(description="The law that the answers were taken from")
    facts: StatedFacts = Field(description="Facts by name")
    otherwise: Literal["no", "unknown"] = Field("no", description="What facts not named are: no or unknown")
    ask: list[CaseQuestion] = Field(min_length=1, description="Questions")
    reviewed_by: str | None = Field(None, description="Lawyer who signed the case")


class Cases(Strict):
    """The whole file."""

    defaults: StatedFacts = Field(description="Facts of every case that does not say otherwise")
    cases: list[Case] = Field(min_length=1, description="One item per case")

    def person(self, case: Case) -> Person:
        """The person whom a case is about, with the facts of every case."""
        defaults = self.defaults if case.otherwise == "no" else {}
        return read_person(complete_facts({**defaults, **case.facts}, case.otherwise))


def read_cases(path: str | Path, rows: pd.DataFrame) -> Cases:
    """Read the cases. Raises EligibilityError with every fault at once: line, key, the nearest valid name."""
    document = read_document(path, EligibilityError)
    names = [*rows["row"], NONE]
    others: list[tuple[Key, Problem]] = [
        (
            ("cases", i, "ask", j, "row"),
            Problem(f"no row is called {name!r}", expected="a row", nearest=nearest(name, names)),
        )
        for i, case in sections(document.data, "cases").items()
        for j, question in sections(case, "ask").items()
        if (name := str(question.get("row", NONE))) not in names
    ]
    return check(Cases, document.data, document, others=others, error=EligibilityError)


def complete_facts(known: dict[str, Any], otherwise: str = "no") -> dict[str, Any]:
    """A person's facts with all that is not named set to never or no; ``unknown`` leaves a fact out."""
    base = _list_plain_facts() if otherwise == "no" else {}
    return {name: value for name, value in {**base, **known}.items() if value != UNKNOWN_WORD}


@lru_cache(maxsize=1)
def _list_plain_facts() -> dict[str, Any]:
    """Every fact of somebody to whom nothing happened; a choice without a plain value is left out."""
    no: dict[str, Any] = {name: "never" if f.kind == "date" else False for name, f in facts().items()}
    no |= {name: fact.plain for name, fact in facts().items() if fact.kind == "choice"}
    return {name: value for name, value in no.items() if value != ""}
