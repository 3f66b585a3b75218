"""The facts of persons: names, kinds and labels (``facts.yaml``), and persons as their values.

Unknown is a value: a fact that is missing is unknown, never "no" and never "has not happened". An
event known not to have happened is ``never`` (in a table, 9999-12-31).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

import pandas as pd
from pydantic import AfterValidator

from tipimpact.common.config import Strict
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import EligibilityError, InvalidValue, Problem, nearest
from tipimpact.eligibility.calendar import NEVER_DAY, date_of, day

NO, UNKNOWN, YES = 0, 1, 2  # Kleene's values: "and" is the smaller, "or" the larger, "not" is 2 minus
BOOLEANS = {True: YES, False: NO, "true": YES, "false": NO, "yes": YES, "no": NO}  # 1 and 0 are equal to the first two
ID = "person_id"
UNKNOWN_WORD = "unknown"  # how a file says that a fact is not known
SHOWN = 5  # rows named in a fault of one value
MANY = 25  # names, more of which are not listed in a fault
# The facts of one person that are known, by name: days since 1970-01-01, yes or no as Kleene's values, the place of a
# choice among its values.
Person = Mapping[str, int]


class FactDefinition(Strict):
    """One fact that a row may ask for."""

    kind: Literal["date", "yes_no", "choice"]
    en: str
    fr: str
    values: list[str] = []
    plain: str = ""  # of a choice: the value of whoever has nothing special about them


@lru_cache
def facts() -> Mapping[str, FactDefinition]:
    """Every fact by name, in the order of ``facts.yaml``."""
    raw = read_yaml(Path(__file__).with_name("facts.yaml"), EligibilityError)
    return {name: FactDefinition.model_validate(value) for name, value in raw.items()}


def one_of(what: str, valid: Collection[str]) -> AfterValidator:
    """A validator of a name: it must be on a list."""

    def check(name: str) -> str:
        if name not in valid:
            expected = ", ".join(valid) if len(valid) < MANY else f"a {what} of facts.yaml"
            raise InvalidValue(f"no {what} is called {name!r}", expected, nearest(name, valid))
        return name

    return AfterValidator(check)


def _check_stated(stated: dict[str, Any]) -> dict[str, Any]:
    for fault in _read_values({name: value for name, value in stated.items() if value != UNKNOWN_WORD})[1]:
        raise fault
    return stated


# A fact that a file names, one that is a day, and facts with the values that a file states
FactName = Annotated[str, one_of("fact", facts())]
DayName = Annotated[str, one_of("day", [name for name, fact in facts().items() if fact.kind == "date"])]
StatedFacts = Annotated[dict[FactName, Any], AfterValidator(_check_stated)]


def read_people(persons: pd.DataFrame) -> Sequence[tuple[Any, Person]]:
    """The persons of a table, each with its id.

    persons: a row per person; the columns are facts, any of them may be left out, and optionally
    ``person_id`` (else the index names the persons). Dates as dates, timestamps or text like
    2012-06-28; ``never`` or 9999-12-31 for what has not happened; yes/no as booleans; missing
    values are unknown.
    Raises EligibilityError with every misspelt column and impossible value at once.
    """
    if persons.columns.duplicated().any():
        raise EligibilityError(Problem("a column is there twice", "persons", "each fact once"))
    columns = [name for name in facts() if name in persons.columns]
    records = persons[columns].astype(object).to_dict("records")
    people: list[tuple[Any, Person]] = []
    rows_of: dict[Problem, list[str]] = {}
    for i, person_id, record in zip(persons.index, persons.get(ID, persons.index), records, strict=True):
        person, faults = _read_values({str(name): value for name, value in record.items()})
        people.append((person_id, person))
        for fault in faults:
            rows_of.setdefault(fault.problem("persons"), []).append(str(i))
    problems = list(_check_names(persons.columns))
    problems += [replace(p, where=f"persons, row {', '.join(rows[:SHOWN])}") for p, rows in rows_of.items()]
    if problems:
        raise EligibilityError(problems)
    return people


def read_person(values: Mapping[str, Any]) -> Person:
    """One person, of facts by name, read as ``read_people`` reads a table."""
    person, faults = _read_values({name: value for name, value in values.items() if name in facts()})
    problems = [*_check_names(values), *(fault.problem("person") for fault in faults)]
    if problems:
        raise EligibilityError(problems)
    return person


def _check_names(names: Iterable[Any]) -> Iterator[Problem]:
    for name in names:
        if name != ID and name not in facts():
            yield Problem(f"no fact is called {name!r}", "persons", "a fact of facts.yaml", nearest(str(name), facts()))


def _read_values(values: Mapping[str, Any]) -> tuple[Person, list[InvalidValue]]:
    """The facts that are known, and what is wrong with the others."""
    person, faults = {}, []
    for name, value in values.items():
        try:
            if not pd.isna(value):
                person[name] = _read_value(name, value)
        except InvalidValue as error:
            faults.append(error)
    return person, faults


def _read_value(name: str, value: Any) -> int:
    """The code of one value of a fact."""
    fact = facts()[name]
    try:
        if fact.kind == "choice":
            return fact.values.index(value)
        if fact.kind == "yes_no":
            return BOOLEANS[value.casefold() if isinstance(value, str) else value]
        if value == "never":
            return NEVER_DAY
        if isinstance(value, dt.datetime):
            return day(value.date())
        return day(value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value)))
    except (ValueError, KeyError, TypeError):
        expected = {"date": "a date like 2012-06-28, or never", "yes_no": "yes or no"}
        what = f"{name} is {value!r}"
        raise InvalidValue(
            what, expected.get(fact.kind, "one of " + ", ".join(fact.values)), nearest(str(value), fact.values)
        ) from None


def format_value(name: str, value: int | None) -> str:
    """A value of a fact as it is written in a file; ``?`` when unknown."""
    fact = facts()[name]
    if value is None:
        return "?"
    if fact.kind == "date":
        return "never" if value >= NEVER_DAY else date_of(value).isoformat()
    return fact.values[value] if fact.kind == "choice" else ("yes" if value == YES else "no")
