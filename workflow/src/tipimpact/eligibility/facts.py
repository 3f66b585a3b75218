"""The facts of persons: names, kinds and labels (``facts.yaml``), and many persons as arrays.

Unknown is a value: a fact that is missing is unknown, never "no" and never "has not happened". An event known not
to have happened is ``never`` (in a table, 9999-12-31).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tipimpact.common.config import Strict
from tipimpact.common.documents import Key, part, read_yaml
from tipimpact.common.errors import EligibilityError, Problem, nearest
from tipimpact.eligibility.calendar import MISSING, NEVER_DAY, date_of, day

NO, UNKNOWN, YES = 0, 1, 2  # Kleene's values: "and" is the smaller, "or" the larger, "not" is 2 minus
BOOLEANS = {True: YES, False: NO, "true": YES, "false": NO, "yes": YES, "no": NO}  # 1 and 0 are equal to the first two
ID = "person_id"
UNKNOWN_WORD = "unknown"  # how a file says that a fact is not known
RELATIVE = re.compile(r"([+-]\d+) (days|months|years)")
SHOWN = 5  # rows named in a fault of one column


class FactDefinition(Strict):
    """One fact that a row may ask for."""

    kind: Literal["date", "yes_no", "choice"]
    en: str
    fr: str
    values: list[str] = []
    plain: str = ""  # of a choice: the value of whoever has nothing special about them

    @property
    def dtype(self) -> Any:
        return np.int32 if self.kind == "date" else np.int8


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


@dataclass
class People:
    """Persons as arrays: days since 1970-01-01 (int32), yes/no as Kleene's values (int8), choices as places (int8).

    A fact without a column is unknown for everybody.
    """

    ids: pd.Index
    columns: dict[str, NDArray[Any]]

    def __len__(self) -> int:
        return len(self.ids)

    def column(self, name: str) -> NDArray[Any]:
        """A fact of each person."""
        if name in self.columns:
            return self.columns[name]
        fact = facts()[name]
        return np.full(len(self), unknown_code(fact), fact.dtype)

    def missing(self, name: str) -> NDArray[np.bool_]:
        """Where a fact is not known."""
        return self.column(name) == unknown_code(facts()[name])

    def part(self, start: int, stop: int) -> People:
        """The persons from one place to before another."""
        return self.those(slice(start, stop))

    def those(self, which: slice | NDArray[np.bool_]) -> People:
        """Some of the persons."""
        return People(self.ids[which], {name: values[which] for name, values in self.columns.items()})

    def but(self, **values: int) -> People:
        """The same persons with some facts put to one value for all."""
        columns = {n: np.full(len(self), value, facts()[n].dtype) for n, value in values.items()}
        return People(self.ids, {**self.columns, **columns})


def unknown_code(fact: FactDefinition) -> int:
    """How an unknown fact is written in an array."""
    return {"date": MISSING, "yes_no": UNKNOWN, "choice": -1}[fact.kind]


def read_people(persons: pd.DataFrame | People) -> People:
    """A table of persons as arrays.

    persons: a row per person; the columns are facts, any of them may be left out, and optionally ``person_id``
    (else the index names the persons). Dates as dates, timestamps or text like 2012-06-28; ``never`` or
    9999-12-31 for what has not happened; yes/no as booleans; missing values are unknown.
    Raises EligibilityError with every misspelt column and impossible value at once.
    """
    if isinstance(persons, People):
        return persons
    problems = [*_check_columns(persons)]
    columns: dict[str, NDArray[Any]] = {}
    for name in persons.columns:
        if (fact := facts().get(str(name))) is not None:
            columns[str(name)] = _read_column(persons[name], str(name), fact, problems)
    if problems:
        raise EligibilityError(problems)
    ids = pd.Index(persons[ID]) if ID in persons.columns else persons.index
    return People(ids, columns)


def read_person(values: Mapping[str, Any]) -> People:
    """One person, of facts by name, read as ``people`` reads a table."""
    columns, problems = {}, [*_check_columns(pd.DataFrame(columns=list(values)))]
    for name, value in values.items():
        if (fact := facts().get(name)) is not None:
            try:
                code = unknown_code(fact) if pd.isna(value) else _value_reader(fact)(value)
                columns[name] = np.array([code], fact.dtype)
            except ValueError as error:
                near = nearest(str(value), fact.values)
                problems.append(Problem(f"{name} is {value!r}", "person", str(error), near))
    if problems:
        raise EligibilityError(problems)
    return People(pd.RangeIndex(1), columns)


def _check_columns(persons: pd.DataFrame) -> Iterator[Problem]:
    for name in persons.columns:
        if name != ID and name not in facts():
            yield Problem(f"no fact is called {name!r}", "persons", "a fact of facts.yaml", nearest(str(name), facts()))
    if persons.columns.duplicated().any():
        yield Problem("a column is there twice", "persons", "each fact once")


def _read_column(values: pd.Series, name: str, fact: FactDefinition, problems: list[Problem]) -> NDArray[Any]:
    if fact.kind == "date" and pd.api.types.is_datetime64_any_dtype(values):
        return _read_days(values)
    if fact.kind == "yes_no" and pd.api.types.is_bool_dtype(values) and not values.isna().any():
        return values.to_numpy(np.int8) * np.int8(YES)
    distinct = pd.unique(values.astype(object))
    codes: dict[Any, int] = {}
    for value in distinct:
        try:
            codes[value] = unknown_code(fact) if pd.isna(value) else _value_reader(fact)(value)
        except ValueError as error:
            places = [str(i) for i in values.index[values == value][:SHOWN]]
            what = f"{name} is {value!r}"
            close = nearest(str(value), fact.values) if fact.kind == "choice" else ""
            problems.append(Problem(what, f"persons, row {', '.join(places)}", str(error), close))
    known = {value: code for value, code in codes.items() if not pd.isna(value)}
    return values.astype(object).map(known).fillna(unknown_code(fact)).to_numpy(fact.dtype)


def _value_reader(fact: FactDefinition) -> Callable[[Any], int]:
    """The reader of one value of a fact; it raises ValueError with what was expected."""
    return {"date": _read_day, "yes_no": _read_yes_no, "choice": choice_reader(fact)}[fact.kind]


def _read_days(values: pd.Series) -> NDArray[np.int32]:
    days = values.to_numpy("datetime64[D]")
    unknown = np.isnat(days)
    days_known = np.where(unknown, 0, days.astype(np.int64))
    return np.where(unknown, MISSING, np.minimum(days_known, NEVER_DAY)).astype(np.int32)


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


def format_value(name: str, value: Any) -> str:
    """An array's value of a fact as it is written in a file; ``?`` when unknown."""
    fact = facts()[name]
    if value == unknown_code(fact):
        return "?"
    if fact.kind == "date":
        return "never" if value >= NEVER_DAY else date_of(int(value)).isoformat()
    return fact.values[value] if fact.kind == "choice" else ("yes" if value == YES else "no")
