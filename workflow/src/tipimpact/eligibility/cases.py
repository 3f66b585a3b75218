"""Cases written by people (``config/law/cases.yaml``), and whether the rows answer them as expected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import pandas as pd
from pydantic import Field, StringConstraints

from tipimpact.common.config import Strict
from tipimpact.common.documents import Key, check, read_document, sections
from tipimpact.common.errors import EligibilityError, Problem, nearest
from tipimpact.eligibility.evaluate import STATUSES, Rulebook, ask
from tipimpact.eligibility.facts import People, facts, person, unknown_facts
from tipimpact.eligibility.rows import REMEDIES

NONE = "none"
UNKNOWN = "unknown"
Text = Annotated[str, StringConstraints(min_length=1)]


class Question(Strict):
    """One question and the answer expected."""

    day: dt.date = Field(description="The day asked for, like 2012-06-28")
    remedy: Text = Field(description="Code of the remedy")
    status: Literal["open", "discretionary", "request_barred", "barred", "unknown"] = Field(description="Answer")
    row: Text = Field(description="Row that decides; none: nothing in force gives the remedy")
    without: list[str] = Field([], description="Acts switched off")


class Case(Strict):
    """One person, and what is asked of them."""

    name: Text = Field(description="What the case is about")
    cites: Text = Field(description="The law that the answers were taken from")
    facts: dict[str, Any] = Field(description="Facts by name")
    otherwise: Literal["no", "unknown"] = Field("no", description="What facts not named are: no or unknown")
    ask: list[Question] = Field(min_length=1, description="Questions")
    reviewed_by: str | None = Field(None, description="Lawyer who signed the case")


class Cases(Strict):
    """The whole file."""

    defaults: dict[str, Any] = Field(description="Facts of every case that does not say otherwise")
    cases: list[Case] = Field(min_length=1, description="One item per case")

    def person(self, case: Case) -> People:
        """The person whom a case is about, with the facts of every case."""
        defaults = self.defaults if case.otherwise == "no" else {}
        return person(closed({**defaults, **case.facts}, case.otherwise))


def read_cases(path: str | Path, rows: pd.DataFrame) -> Cases:
    """Read the cases. Raises EligibilityError with every fault at once: line, key, the nearest valid name."""
    document = read_document(path, EligibilityError)
    return check(
        Cases, document.data, document, others=list(_across(document.data, set(rows["row"]))), error=EligibilityError
    )


def closed(known: dict[str, Any], otherwise: str = "no") -> dict[str, Any]:
    """A person's facts with all that is not named set to never or no; ``unknown`` leaves a fact out."""
    no: dict[str, Any] = {name: "never" if f.kind == "date" else False for name, f in facts().items()}
    base = {n: v for n, v in no.items() if facts()[n].kind != "choice"} if otherwise == "no" else {}
    return {name: value for name, value in {**base, **known}.items() if value != UNKNOWN}


def answers(cases: Cases, rows: pd.DataFrame) -> pd.DataFrame:
    """Each question with what was expected and what the rows say.

    Columns: case, day, remedy, without, status, row, status_found, row_found.
    """
    found, book = [], Rulebook(rows)
    for case in cases.cases:
        one = cases.person(case)
        for question in case.ask:
            status, row = ask(one, question.remedy, question.day, book, question.without)
            asked = {**question.model_dump(exclude={"without"}), "case": case.name, "without": tuple(question.without)}
            found.append({**asked, "status_found": status, "row_found": row or NONE})
    columns = ["case", "day", "remedy", "without", "status", "row", "status_found", "row_found"]
    return pd.DataFrame(found, columns=columns)


def _across(raw: Any, names: set[str]) -> Iterator[tuple[Key, Problem]]:
    for i, case in sections(raw, "cases").items():
        yield from unknown_facts(case, "cases", i)
        for j, question in sections(case, "ask").items():
            for key, valid in (("remedy", REMEDIES), ("row", (*names, NONE)), ("status", STATUSES)):
                value = question.get(key)
                if isinstance(value, str) and value not in valid:
                    problem = Problem(f"no {key} is called {value!r}", "", f"a {key}", nearest(value, valid))
                    yield ("cases", i, "ask", j, key), problem
