"""The rows made ready: for whom each holds, on which day, and the rules of each remedy in force on a day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, reduce
from itertools import product
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.eligibility.calendar import date_of, day
from tipimpact.eligibility.expressions import NO_TEXT, ON, Condition, Date, FactReader, Kleene, read, read_date
from tipimpact.eligibility.facts import NO, UNKNOWN, YES, facts
from tipimpact.eligibility.rows import AUXILIARY, REMEDIES, default_rows, select_in_force, split_events, split_items

Choice = frozenset[str]  # one reading of each question
Question = tuple[str, ...]  # its readings
LAW_DAYS = ("from", "until", "otherwise_from")  # columns: days on which a row begins or ends


@dataclass(frozen=True)
class LawRule:
    """A row made ready. ``place`` is its place among the rows given.

    events: alternatives, each of facts or concepts that come together.  readings: those under which it holds; none:
    all.  questions: of each question that it turns on, every reading.  names: facts that it asks for, with those of the
    rows it names; ``not_held`` where it rests on a text that is not available.
    """

    place: int
    row: str
    effect: str
    who: Condition | None
    used: Condition | None
    events: tuple[tuple[str, ...], ...]
    runs: str
    length: int
    unit: str
    extended: bool
    exceptions: tuple[LawRule, ...]
    unasked: tuple[LawRule, ...]
    readings: frozenset[str]
    questions: tuple[tuple[str, ...], ...]
    names: frozenset[str]

    @property
    def others(self) -> tuple[LawRule, ...]:
        """The rules that this one names."""
        return (*self.exceptions, *self.unasked)

    @cached_property
    def turns_on(self) -> Choice:
        """The readings on which it, or a rule that it names, turns."""
        return frozenset(
            reading for part in (self, *self.others) for question in part.questions for reading in question
        )

    def holds_under(self, choice: Choice) -> bool:
        """Whether a choice of readings leaves the rule standing; it does where it takes no side in its question."""
        asked = any(self.readings & set(question) and choice & set(question) for question in self.questions)
        return not asked or bool(self.readings & choice)

    def truth(self, reader: FactReader) -> Kleene:
        """Whether the rule holds, for each person. The array is shared: do not write to it."""
        key = (self.row, *(rule.row for rule in self.exceptions))
        if key not in reader.kept:
            parts = [self.for_whom(reader), self.clock(reader)[1]]
            parts += [np.int8(YES) - exception.truth(reader) for exception in self.exceptions]
            reader.kept[key] = reduce(np.minimum, parts)
        return reader.kept[key]

    def for_whom(self, reader: FactReader) -> Kleene:
        """The condition ``who``."""
        return reader.value(self.who) if self.who else np.full(reader.size, YES, np.int8)

    def used_up(self, reader: FactReader) -> Kleene:
        """The condition ``used``."""
        return reader.value(self.used) if self.used else np.full(reader.size, NO, np.int8)

    def clock(self, reader: FactReader) -> tuple[Kleene, Kleene]:
        """Whether an event has happened, and whether the time from it runs, for each person."""
        if not self.events:
            always = np.full(reader.size, YES, np.int8)
            return always, always
        happened = [reduce(np.minimum, (self.happened(n, reader) for n in names)) for names in self.events]
        running = [reduce(np.minimum, (self.running(n, reader) for n in names)) for names in self.events]
        return reduce(np.maximum, happened), reduce(np.maximum, running)

    def happened(self, name: str, reader: FactReader) -> Kleene:
        """Whether one event has come; with a wait, whether the wait is over."""
        if self.runs in ("after", "reached"):
            return self.running(name, reader)
        if name in facts() and facts()[name].kind == "yes_no":
            return reader.people.column(name)
        return reader.compare(read_date(name), "<=", Date(ON))

    def running(self, name: str, reader: FactReader) -> Kleene:
        """Whether the time from one event is one in which the rule holds."""
        on = Date(ON)
        match self.runs:
            case "within":
                return np.minimum(self.happened(name, reader), reader.compare(on, "<=", self.last_day(name)))
            case "until":
                return reader.compare(on, "<=", self.last_day(name))
            case "after":
                return reader.compare(on, ">", self.last_day(name))
            case "reached":
                return reader.compare(on, ">=", self.last_day(name))
        return self.happened(name, reader)

    def last_day(self, name: str) -> Date:
        """The last day of the length after an event; of a limit within which something must be done, an open one."""
        to_act = self.effect == "entitles" and self.runs == "within"
        return read_date(name).move(self.length, self.unit, to_act=to_act)

    def turns_on_reading(self, reader: FactReader) -> bool:
        """Whether a reading can change what it comes to for anyone; ``reader`` has no choice of readings."""
        if self.effect == "entitles":
            parts = [self.for_whom(reader), self.used_up(reader), *self.clock(reader)]
        else:
            parts = [np.minimum(self.for_whom(reader), self.clock(reader)[1])]
        if self.readings or any(other.questions for other in self.others):
            return bool((parts[0] != NO).any())
        return any((part == UNKNOWN).any() for part in parts)


def _make_rules(names: Iterable[str], book: Rulebook) -> dict[str, list[LawRule]]:
    """The rules of some rows, by remedy; rows that decide nothing alone are with those that name them."""
    by_name = {name: book.about[name] for name in names}
    by_remedy: dict[str, list[LawRule]] = {remedy: [] for remedy in REMEDIES}
    for record in by_name.values():
        if record["effect"] not in AUXILIARY:
            rule = _make_rule(record, by_name, book.places, book.questions)
            for remedy in split_items(record["remedy"]):
                by_remedy[remedy].append(rule)
    return by_remedy


def _make_rule(
    record: Mapping[str, Any],
    by_name: Mapping[str, Mapping[str, Any]],
    places: Mapping[str, int],
    readings: Mapping[str, Sequence[str]],
) -> LawRule:
    who, used = (read(record[column]) if record[column] else None for column in ("who", "used"))
    events = tuple(split_events(record["event"]))
    exceptions, unasked = (
        tuple(
            _make_rule(by_name[name], by_name, places, readings)
            for name in split_items(record[column])
            if name in by_name
        )
        for column in ("exceptions", "unasked")
    )
    anchors = {name for names in events for name in names}
    yes_no = {name for name in anchors if _is_yes_no(name)}
    parts: list[Condition | Date] = [*filter(None, (who, used)), *map(read_date, sorted(anchors - yes_no))]
    own = yes_no | {name for part in parts for name in part.names()}
    readings_of_row = frozenset(split_items(record["reading"]))
    named = readings_of_row.union(*(part.readings() for part in parts))
    return LawRule(
        places[record["row"]],
        record["row"],
        record["effect"],
        who,
        used,
        events,
        record["runs"],
        0 if pd.isna(record["length"]) else int(record["length"]),
        record["length_unit"],
        bool(record["extended_by"]),
        exceptions,
        unasked,
        readings_of_row,
        tuple(tuple(question) for question in readings.values() if named & set(question)),
        frozenset(own.union(*(other.names for other in (*exceptions, *unasked)))),
    )


def _is_yes_no(name: str) -> bool:
    return name in facts() and facts()[name].kind == "yes_no"


def list_questions(rules: Iterable[LawRule], reader: FactReader) -> list[Question]:
    """The questions of reading that can matter to some persons, each once. ``reader`` has no choice of readings."""
    turning = (rule for rule in rules if rule.turns_on and rule.turns_on_reading(reader))
    parts = (part for rule in turning for part in (rule, *rule.others))
    return list(dict.fromkeys(question for part in parts for question in part.questions))


def list_choices(questions: Iterable[Question], fixed: Iterable[str] = ()) -> list[Choice]:
    """Each combination of readings of some questions. fixed: readings that are fixed."""
    fixed_set = set(fixed)
    narrowed = [tuple(fixed_set & set(question)) or question for question in questions]
    return [frozenset(choice) for choice in product(*narrowed)]


def select_under(rules: Sequence[LawRule], choice: Choice) -> list[LawRule]:
    """The rules that hold under a choice of readings; also those whose question nobody's answer turns on."""

    def select(rules: tuple[LawRule, ...]) -> tuple[LawRule, ...]:
        return tuple(rule for rule in rules if rule.holds_under(choice))

    return [
        replace(rule, exceptions=select(rule.exceptions), unasked=select(rule.unasked)) for rule in select(tuple(rules))
    ]


@dataclass
class Rulebook:
    """The rows with the rules of every day already asked for: between two changes of the law they are the same."""

    rows: pd.DataFrame

    def __post_init__(self) -> None:
        self._changes = sorted({on for column in LAW_DAYS for on in self.rows[column].dropna()})
        self._made: dict[tuple[int, frozenset[str]], dict[str, list[LawRule]]] = {}
        self.places = {str(row): i for i, row in enumerate(self.rows["row"])}
        self.questions: Mapping[str, Sequence[str]] = self.rows.attrs.get("readings", {})
        self.held: frozenset[str] = self.rows.attrs.get("held", frozenset())
        self.first_readings = tuple(constructions[0] for constructions in self.questions.values())

    def rules(self, on: dt.date, without: Iterable[str] = ()) -> dict[str, list[LawRule]]:
        """The rules in force on a day, by remedy."""
        acts = frozenset([without] if isinstance(without, str) else without)
        key = (bisect_right(self._changes, pd.Timestamp(on)), acts)
        if key not in self._made:
            self._made[key] = _make_rules(select_in_force(self.rows, on, acts)["row"], self)
        return self._made[key]

    @cached_property
    def about(self) -> dict[str, dict[str, Any]]:
        """Each row of the file, by name."""
        return {str(row["row"]): row for row in self.rows.to_dict("records")}  # type: ignore[misc]

    @cached_property
    def ever(self) -> dict[str, list[LawRule]]:
        """The rules of every time together, by remedy."""
        return _make_rules(self.rows["row"], self)

    @cached_property
    def by_remedy(self) -> dict[str, pd.DataFrame]:
        """The rows of each remedy."""
        remedies = self.rows["remedy"].map(split_items)
        return {remedy: self.rows[remedies.map(lambda names, r=remedy: r in names)] for remedy in REMEDIES}

    @cached_property
    def days(self) -> dict[str, set[int]]:
        """The days on which a row of each remedy begins or ends."""
        return {
            remedy: {day(on) for column in LAW_DAYS for on in rows[column].dropna()}
            for remedy, rows in self.by_remedy.items()
        }

    def in_force(self, remedy: str, on: int, without: Sequence[str] = ()) -> list[int]:
        """The places of the rules of a remedy on a day, with those that they name."""
        return [part.place for rule in self.rules(date_of(on), without)[remedy] for part in (rule, *rule.others)]

    def complete(self, choice: Choice) -> Choice:
        """A choice of readings with the first one of every other question."""
        return choice | {question[0] for question in self.questions.values() if not choice & set(question)}

    def has_ruling(self, readings: Iterable[str]) -> bool:
        """Whether each construction of the questions of some readings has a holder."""
        return {name.split("/")[0] for name in readings} <= self.held

    def readings(self) -> set[str]:
        """Every reading that is known."""
        return {name for names in self.questions.values() for name in names}


@lru_cache(maxsize=1)
def default_book() -> Rulebook:
    """The rules of this project."""
    return Rulebook(default_rows())


def list_facts_asked(rules: Iterable[LawRule]) -> list[str]:
    """Facts that rules ask for, in the order of ``facts.yaml``; at the end ``not_held``."""
    names = frozenset[str]().union(*(rule.names for rule in rules))
    return [name for name in (*facts(), NO_TEXT) if name in names]
