"""The facts of persons: names, kinds and labels (``facts.yaml``), and persons as their values.

Unknown is a value: a fact that is missing is unknown, never "no" and never "has not happened". An event known not
to have happened is ``never`` (in a table, 9999-12-31).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from tipimpact.common.config import Strict
from tipimpact.common.documents import Key, part, read_yaml
from tipimpact.common.errors import EligibilityError, Problem, nearest
from tipimpact.eligibility.calendar import NEVER_DAY, date_of, day

NO, UNKNOWN, YES = 0, 1, 2  # Kleene's values: "and" is the smaller, "or" the larger, "not" is 2 minus
BOOLEANS = {True: YES, False: NO, "true": YES, "false": NO, "yes": YES, "no": NO}  # 1 and 0 are equal to the first two
ID = "person_id"
UNKNOWN_WORD = "unknown"  # how a file says that a fact is not known
RELATIVE = re.compile(r"([+-]\d+) (days|months|years)")
SHOWN = 5  # rows named in a fault of one value
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


def unknown_facts(section: Any, *place: str | int, relative: bool = True) -> Iterator[tuple[Key, Problem]]:
    """Faults under ``facts`` of a part of a file, each with its key: names that no fact has, values of another type.

    place: the key of that part.  relative: whether a day may be given from another, like "-3 months".
    """
    for name, value in part(section, "facts", dict).items():
        fact, key = facts().get(name), (*place, "facts", name)
        if fact is None:
            yield key, Problem(f"no fact is called {name!r}", "", "a fact of facts.yaml", nearest(str(name), facts()))
        elif value != UNKNOWN_WORD and not (relative and fact.kind == "date" and RELATIVE.fullmatch(str(value))):
            try:
                _value_reader(fact)(value)
            except ValueError as error:
                yield key, Problem(f"{name} is {value!r}", "", str(error), nearest(str(value), fact.values))


def fact_labels() -> dict[str, dict[str, str]]:
    """The facts in words, by name and language."""
    return {name: {"en": fact.en, "fr": fact.fr} for name, fact in facts().items()}


def read_people(persons: pd.DataFrame) -> Sequence[tuple[Any, Person]]:
    """The persons of a table, each with its id.

    persons: a row per person; the columns are facts, any of them may be left out, and optionally ``person_id``
    (else the index names the persons). Dates as dates, timestamps or text like 2012-06-28; ``never`` or
    9999-12-31 for what has not happened; yes/no as booleans; missing values are unknown.
    Raises EligibilityError with every misspelt column and impossible value at once.
    """
    if persons.columns.duplicated().any():
        raise EligibilityError(Problem("a column is there twice", "persons", "each fact once"))
    problems = [*_check_names(persons.columns)]
    people: list[tuple[Any, dict[str, int]]] = [(i, {}) for i in persons.get(ID, persons.index)]
    for name in [name for name in facts() if name in persons.columns]:
        codes, faults = _read_column(persons[name].astype(object), name)
        problems += faults
        for (_, person), code in zip(people, codes, strict=True):
            if code is not None:
                person[name] = code
    if problems:
        raise EligibilityError(problems)
    return people


def read_person(values: Mapping[str, Any]) -> Person:
    """One person, of facts by name, read as ``read_people`` reads a table."""
    person: dict[str, int] = {}
    problems = [*_check_names(values)]
    for name, value in values.items():
        if name in facts():
            try:
                code = _read_value(name, value)
            except ValueError as error:
                near = nearest(str(value), facts()[name].values)
                problems.append(Problem(f"{name} is {value!r}", "person", str(error), near))
                continue
            if code is not None:
                person[name] = code
    if problems:
        raise EligibilityError(problems)
    return person


def _check_names(names: Iterable[Any]) -> Iterator[Problem]:
    for name in names:
        if name != ID and name not in facts():
            yield Problem(f"no fact is called {name!r}", "persons", "a fact of facts.yaml", nearest(str(name), facts()))


def _read_column(values: pd.Series, name: str) -> tuple[list[int | None], list[Problem]]:
    """A fact of each person, None where it is not known; and its faults, one for each impossible value."""
    codes: dict[Any, int | None] = {}
    problems = []
    for value in values.unique():
        try:
            codes[value] = _read_value(name, value)
        except ValueError as error:
            rows = ", ".join(str(i) for i in values.index[values == value][:SHOWN])
            near = nearest(str(value), facts()[name].values)
            problems.append(Problem(f"{name} is {value!r}", f"persons, row {rows}", str(error), near))
    return [None if pd.isna(value) else codes.get(value) for value in values], problems


def _read_value(name: str, value: Any) -> int | None:
    """One value of a fact; None where it is not known. Raises ValueError with what was expected."""
    return None if pd.isna(value) else _value_reader(facts()[name])(value)


def _value_reader(fact: FactDefinition) -> Callable[[Any], int]:
    """The reader of one value of a fact; it raises ValueError with what was expected."""
    return {"date": _read_day, "yes_no": _read_yes_no, "choice": choice_reader(fact)}[fact.kind]


def _read_day(value: Any) -> int:
    if isinstance(value, dt.datetime):
        return day(value.date())
    if isinstance(value, dt.date):
        return day(value)
    if value == "never":
        return NEVER_DAY
    try:
        return day(dt.date.fromisoformat(str(value)))
    except ValueError:
        raise ValueError("a date like 2012-06-28, or never") from None


def _read_yes_no(value: Any) -> int:
    try:
        return BOOLEANS[value.casefold() if isinstance(value, str) else value]
    except (KeyError, TypeError):
        raise ValueError("yes or no") from None


def choice_reader(fact: FactDefinition) -> Callable[[Any], int]:
    """A reader of one of the values of a choice."""

    def choose(value: Any) -> int:
        if value not in fact.values:
            raise ValueError("one of " + ", ".join(fact.values))
        return fact.values.index(value)

    return choose


def format_value(name: str, value: int | None) -> str:
    """A value of a fact as it is written in a file; ``?`` when unknown."""
    fact = facts()[name]
    if value is None:
        return "?"
    if fact.kind == "date":
        return "never" if value >= NEVER_DAY else date_of(value).isoformat()
    return fact.values[value] if fact.kind == "choice" else ("yes" if value == YES else "no")
