"""Who may ask for what on a day: the rows carried out on persons.

Every part is monotone in what is known: under one reading a fact once learned can turn *unknown*
into an answer, never one answer into another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from itertools import combinations
from typing import Any, Literal

import pandas as pd

from tipimpact.common.errors import EligibilityError, Problem, list_unknown
from tipimpact.eligibility.calendar import date_of, day, read_on
from tipimpact.eligibility.decide import (
    ANSWERS,
    Decision,
    decide,
    decide_if_it_came,
    find_end,
    list_missing_facts,
    list_unread,
)
from tipimpact.eligibility.events import list_causes
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.facts import ID, Person, read_people, read_person
from tipimpact.eligibility.readings import RULINGS, find_deciding_readings
from tipimpact.eligibility.rulebook import Rulebook

ONE = "person"  # the id of a person who has none
ReadingChoice = Iterable[str] | Literal["all"]


@dataclass(frozen=True)
class RemedyAnswer:
    """The answer for one person and remedy; see ``evaluate`` for the parts. None: does not apply or is not known."""

    gate: str
    because: str | None
    status: str | None
    if_it_came: str | None
    causes: str | None
    if_event_came: str | None
    until: dt.date | None
    row: str | None
    readings: str | None
    ruling: str | None
    unknown_because: str | None
    unread: str | None


COLUMNS = ("person_id", "remedy", *(part.name for part in fields(RemedyAnswer)))


def evaluate(
    persons: pd.DataFrame | Mapping[Any, Any],
    on: dt.date | str,
    rows: pd.DataFrame | Rulebook,
    without: Iterable[str] = (),
    readings: ReadingChoice = "all",
) -> pd.DataFrame:
    """What each person could ask for on a day: a row per person and remedy.

    persons: facts, a column each (``facts.yaml``); the facts of one person by name; or persons already read, by id.
    What is missing is unknown.
    on: the day asked for.
    rows: of ``read_rows``, or a ``Rulebook`` of them where many days are asked.  without: Acts switched off, such as
    "C-31", "C-10", "later", "2019, c. 29"; "C-31+" also takes in what later Acts made of it.
    readings: "all", or readings of ``readings.yaml`` that are fixed.

    Columns ``COLUMNS``. gate: one of ``GATES``; because: of ``no_longer``, time or used; status: one of ``STATUSES``,
    missing where the gate is known and is not ``applies``; causes: of ``not_yet``, the nearest events that open it,
    each with its needs, and the status that it leads to that day, ``refusal=open; withdrawal=barred``; if_it_came: that
    status where they agree, else ``unknown``; if_event_came: the status if the event of the row came alone; until: the
    first day after the bars or the wait if law and facts stay, whatever the construction, missing where none is known;
    row: the deciding row of ``rows``; readings: of ``contested``, the answers of each reading, ``reading=answer``;
    ruling: of ``contested``, ``held`` where each of these readings has a holder, else ``none``; unknown_because:
    missing facts that keep the answer unknown, and gaps and instruments that could make it another one, parted by "; ";
    unread: of an answer that one may ask, gaps and instruments that could forbid it.
    Raises EligibilityError for unknown columns, values, Acts and readings.

    >>> from tipimpact.eligibility import read_rows
    >>> person = {"trafficked": True, "in_canada": True, "status": "none"}
    >>> answers = evaluate(person, "2013-06-01", read_rows("config/law/eligibility.csv"))
    >>> answers.set_index("remedy").at["trp", "gate"]
    'applies'
    """
    people = _read_persons(persons)
    at = read_on(on)
    book = rows if isinstance(rows, Rulebook) else Rulebook(rows)
    return describe_all(decide_all(people, at, book, without, check_readings(readings, book)), book)


def _read_persons(persons: Any) -> Mapping[Any, Person]:
    if isinstance(persons, pd.DataFrame):
        return dict(read_people(persons))
    if not isinstance(persons, Mapping):
        expected = "a table with a row per person, or the facts of one person by name"
        raise EligibilityError(f"persons is of the type {type(persons).__name__}", expected=expected)
    are_read = all(isinstance(value, Mapping) for value in persons.values())
    return persons if are_read else {persons.get(ID, ONE): read_person(persons)}


Decided = tuple[Any, str, Decision]  # the id of a person, a remedy, and what was decided


def decide_all(
    people: Mapping[Any, Person], at: int, book: Rulebook, without: Iterable[str] = (), fixed: Iterable[str] = ()
) -> list[Decided]:
    """Each remedy decided for each person on a day (since 1970-01-01). fixed: readings that are fixed."""
    situations = [(person_id, Situation(person, at)) for person_id, person in people.items()]
    return [
        (person_id, remedy, decide(rules, now, fixed))
        for remedy, rules in book.rules(at, without).items()
        for person_id, now in situations
    ]


def describe_all(decided: Iterable[Decided], book: Rulebook) -> pd.DataFrame:
    """The table of ``evaluate``."""
    records = [{"person_id": of, "remedy": remedy, **asdict(describe(made, book))} for of, remedy, made in decided]
    table = pd.DataFrame(records, columns=list(COLUMNS), dtype=object)
    return table.assign(until=pd.to_datetime(table["until"]).astype("datetime64[s]"))


def name_answers(table: pd.DataFrame) -> pd.Series:
    """The answers of a table of ``evaluate`` in one code: the status, or the gate where there is none."""
    return table["status"].where(table["status"].notna(), table["gate"])


def ask(
    person: Person,
    remedy: str,
    on: dt.date,
    book: Rulebook,
    without: Iterable[str] = (),
    readings: ReadingChoice = "all",
) -> RemedyAnswer:
    """The answer to one person about one remedy."""
    rules = book.rules(day(on), without)[remedy]
    return describe(decide(rules, Situation(person, day(on)), check_readings(readings, book)), book)


def describe(made: Decision, book: Rulebook, *, with_causes: bool = True) -> RemedyAnswer:
    """The parts of an answer. with_causes: also what can come next, which takes the longest."""
    outcomes = {outcome.now.choice: outcome.answer for outcome in made.outcomes}
    disputed = find_deciding_readings(outcomes) if made.status == "contested" else []
    has_ruling = book.has_ruling(name for names, _ in disputed for name in names)
    end, alone = find_end(made), decide_if_it_came(made)
    causes = list_causes(made) if with_causes else {}
    statuses: set[str | None] = {*causes.values()} or {alone}  # a wait has no event but the day on which it is over
    return RemedyAnswer(
        gate=made.gate,
        because=made.because,
        status=made.status,
        if_it_came=statuses.pop() if len(statuses) == 1 else "unknown",
        causes="; ".join(f"{event}={status}" for event, status in causes.items()) or None,
        if_event_came=alone,
        until=None if end is None else date_of(end),
        row=made.row,
        readings="; ".join(f"{' & '.join(sorted(names))}={join_answers(answers)}" for names, answers in disputed)
        or None,
        ruling=RULINGS[has_ruling] if disputed else None,
        unknown_because="; ".join(list_missing_facts(made)) or None,
        unread="; ".join(list_unread(made)) or None,
    )


def join_answers(answers: Collection[str]) -> str:
    """The answers that are possible: ``barred|open``."""
    return "|".join(answer for answer in ANSWERS if answer in answers)


def check_readings(readings: ReadingChoice, book: Rulebook) -> tuple[str, ...]:
    """The readings that are fixed. Raises EligibilityError for an unknown one, and for two of one question."""
    if readings == "all":
        return ()
    names = list(readings)
    problems = list_unknown("reading", names, sorted(book.readings()), "readings")
    for one, other in combinations([name.split("/")[0] for name in names], 2):
        if one == other:
            problems.append(Problem(f"two readings of {one} are fixed", "readings", "one of each question"))
    if problems:
        raise EligibilityError(problems)
    return tuple(names)
