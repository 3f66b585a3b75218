"""The rows made ready: for whom each holds, on which day, and the rules of each remedy in force on a day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from itertools import product
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.errors import EligibilityError
from tipimpact.common.listed import check_columns
from tipimpact.eligibility.calendar import NEVER_DAY, day
from tipimpact.eligibility.concepts import concepts, list_acts
from tipimpact.eligibility.expressions import (
    NO_TEXT,
    ON,
    Condition,
    Date,
    Situation,
    Test,
    compare,
    find_extreme,
    leave_out,
    list_names,
    list_readings,
    read,
    read_date,
)
from tipimpact.eligibility.facts import NO, UNKNOWN, YES, facts
from tipimpact.eligibility.rows import AUXILIARY, REMEDIES, default_rows, read_without, split_events, split_items
from tipimpact.eligibility.touches import Touch, read_touches

Choice = frozenset[str]  # one reading of each question
Question = tuple[str, ...]  # its readings
LAW_DAYS = ("from", "until", "otherwise_from")  # columns: days on which a row begins or ends
COMPARED = {"within": "<=", "until": "<=", "after": ">", "reached": ">="}  # the day asked for, with the last day
WAITS = ("after", "reached")
# The cells of a row that a touch does not have.
NO_CELLS = {**dict.fromkeys(("used", "event", "runs", "length_unit", "extended_by", "reading"), ""), "length": None}


@dataclass(frozen=True, eq=False)
class LawRule:
    """A row made ready; or a touch: ``row`` is then what it is of, and ``effect`` one of ``touches.TOUCHES``.

    events: alternatives, each of facts or concepts that come together.  exceptions, unasked: of the
    rows that it names, those in force.  readings: those under which it holds; none: all.
    questions: of each question that it turns on, every reading.  names: facts that it asks for,
    with those of the rows it names; ``not_held`` where it rests on a text that is not available.
    """

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
    questions: tuple[Question, ...]
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

    @cached_property
    def sides(self) -> frozenset[str]:
        """Every reading of the questions in which it takes a side."""
        return frozenset(
            reading for question in self.questions if self.readings & set(question) for reading in question
        )

    def holds_under(self, choice: Choice) -> bool:
        """Whether a choice of readings leaves the rule standing; it does where it takes no side in its question."""
        return not self.sides & choice or bool(self.readings & choice)

    def truth(self, now: Situation) -> int:
        """Whether the rule holds."""
        least = self.for_whom(now)
        if least == NO:
            return NO
        least = min(least, self.running(now))
        for exception in self.exceptions:
            if least != NO and exception.holds_under(now.choice):
                least = min(least, YES - exception.truth(now))
        return least

    def for_whom(self, now: Situation) -> int:
        """The condition ``who``."""
        return self.who.truth(now) if self.who else YES

    def used_up(self, now: Situation) -> int:
        """The condition ``used``."""
        return self.used.truth(now) if self.used else NO

    @cached_property
    def happened(self) -> Test:
        """Whether an event has come; with a wait, whether the wait is over."""
        return self._test_events(self.has_come)

    @cached_property
    def running(self) -> Test:
        """Whether the time from an event is one in which the rule holds."""
        return self._test_events(self.is_running)

    def _test_events(self, tests: Mapping[str, Test]) -> Test:
        if not self.events:
            return lambda _: YES
        return find_extreme([find_extreme([tests[name] for name in names], NO) for names in self.events], YES)

    @cached_property
    def has_come(self) -> dict[str, Test]:
        """By event: whether it has come; with a wait, whether the wait is over."""
        return {name: self._test_coming(name) for names in self.events for name in names}

    def _test_coming(self, name: str) -> Test:
        if self.runs in WAITS:
            return self.is_running[name]
        return read(name).truth if _is_yes_no(name) else compare(read_date(name), "<=", Date(ON))

    @cached_property
    def is_running(self) -> dict[str, Test]:
        """By event: whether the time from it is one in which the rule holds."""
        return {name: self._test_running(name) for names in self.events for name in names}

    def _test_running(self, name: str) -> Test:
        if self.runs not in COMPARED:
            return self._test_coming(name)
        in_time = compare(Date(ON), COMPARED[self.runs], self.last_day(name))
        return find_extreme([self._test_coming(name), in_time], NO) if self.runs == "within" else in_time

    def last_day(self, name: str) -> Date:
        """The last day of the length after an event; of a limit within which something must be done, an open one."""
        to_act = self.effect == "entitles" and self.runs == "within"
        return read_date(name).move(self.length, self.unit, to_act=to_act)

    def turns_on_reading(self, now: Situation) -> bool:
        """Whether a reading can change what it comes to; ``now`` has no choice of readings."""
        if self.effect == "entitles":
            parts = [self.for_whom(now), self.used_up(now), self.happened(now), self.running(now)]
        else:
            parts = [min(self.for_whom(now), self.running(now))]
        if self.readings or any(other.questions for other in self.others):
            return parts[0] != NO
        return UNKNOWN in parts


def _list_acts(without: Iterable[str]) -> frozenset[str]:
    return frozenset([without] if isinstance(without, str) else without)


def _is_yes_no(name: str) -> bool:
    return any(name in known and known[name].kind == "yes_no" for known in (facts(), concepts()))


def list_questions(rules: Sequence[LawRule], now: Situation) -> list[Question]:
    """The questions of reading that can matter to a person, each once. ``now`` has no choice of readings."""
    return now.recall((list_questions, *rules), lambda now: _find_questions(rules, now))


def _find_questions(rules: Sequence[LawRule], now: Situation) -> list[Question]:
    turning = (rule for rule in rules if rule.turns_on and rule.turns_on_reading(now))
    parts = (part for rule in turning for part in (rule, *rule.others))
    return list(dict.fromkeys(question for part in parts for question in part.questions))


def list_choices(questions: Iterable[Question], fixed: Iterable[str] = ()) -> list[Choice]:
    """Each combination of readings of some questions. fixed: readings that are fixed."""
    fixed_set = set(fixed)
    narrowed = [tuple(fixed_set & set(question)) or question for question in questions]
    return [frozenset(choice) for choice in product(*narrowed)]


@dataclass
class Rulebook:
    """The rows with the rules of every day already asked for: between two changes of the law they are the same."""

    rows: pd.DataFrame

    def __post_init__(self) -> None:
        check_columns(self.rows, ["row", "remedy", *LAW_DAYS], "rows", EligibilityError)
        self.about: dict[str, dict[str, Any]] = {str(row["row"]): row for row in self.rows.to_dict("records")}  # type: ignore[misc]
        self._law_days = {
            name: [NEVER_DAY if pd.isna(row[column]) else day(row[column].date()) for column in LAW_DAYS]
            for name, row in self.about.items()
        }
        folder = self.rows.attrs.get("folder")
        self.touches: tuple[Touch, ...] = read_touches(Path(folder)) if folder else ()
        law_days = {at for days in self._law_days.values() for at in days}
        self._changes = sorted(law_days | {at for touch in self.touches for at in (touch.start, touch.end)})
        self._in_force: dict[tuple[int, frozenset[str]], dict[str, tuple[LawRule, ...]]] = {}
        self._made: dict[Any, LawRule] = {}
        self.read_without = cache(partial(read_without, table=self.rows))
        self.questions: Mapping[str, Sequence[str]] = self.rows.attrs.get("readings", {})
        self.held: frozenset[str] = self.rows.attrs.get("held", frozenset())
        self.first_readings = tuple(constructions[0] for constructions in self.questions.values())

    def rules(self, on: int, without: Iterable[str] = ()) -> dict[str, tuple[LawRule, ...]]:
        """The rules in force on a day (since 1970-01-01), by remedy. Equal tuples are the same rules."""
        key = bisect_right(self._changes, on), _list_acts(without)
        if key not in self._in_force:
            touching = (touch for touch in self.touches if touch.start <= on < touch.end)
            absent = self.read_without(_list_acts(without))[0] & list_acts()
            self._in_force[key] = self._make_rules(self.select_in_force(on, without), touching, absent)
        return self._in_force[key]

    def select_in_force(self, on: int, without: Iterable[str] = ()) -> list[str]:
        """Names of the rows in force on a day, had the Acts of ``without`` not been passed.

        A version that an absent Act took over goes on until the next version of its slot that is
        not absent. Raises EligibilityError for an unknown Act.
        """
        absent, descendants = self.read_without(_list_acts(without))
        starts = {
            name: self._law_days[name][2 if row["postponed_by"] in absent else 0]
            for name, row in self.about.items()
            if row["brought_by"] not in absent and not descendants & set(split_items(row["rests_on"]))
        }

        def find_end(name: str) -> int:
            row = self.about[name]
            if row["taken_over_by"] not in absent:
                return self._law_days[name][1]
            later = (
                at for other, at in starts.items() if self.about[other]["slot"] == row["slot"] and at > starts[name]
            )
            return min(later, default=NEVER_DAY)

        return [name for name, at in starts.items() if at <= on < find_end(name)]

    def _make_rules(
        self, names: Iterable[str], touches: Iterable[Touch], absent: frozenset[str] = frozenset()
    ) -> dict[str, tuple[LawRule, ...]]:
        """The rules of some rows, by remedy; rows that decide nothing alone are with those that name them.

        absent: Acts that were not passed, of those that brought versions of concepts.
        """
        by_remedy: dict[str, list[LawRule]] = {remedy: [] for remedy in REMEDIES}
        in_force = dict.fromkeys(names)
        for name in in_force:
            if self.about[name]["effect"] not in AUXILIARY:
                for remedy in split_items(self.about[name]["remedy"]):
                    by_remedy[remedy].append(self._make_rule(name, in_force, absent))
        for touch in touches:
            for remedy in touch.remedies:
                by_remedy[remedy].append(self._make_touch(touch, absent))
        return {remedy: tuple(rules) for remedy, rules in by_remedy.items()}

    def _make_rule(self, name: str, in_force: Collection[str], absent: frozenset[str]) -> LawRule:
        exceptions, unasked = (
            tuple(
                self._make_rule(other, in_force, absent)
                for other in split_items(self.about[name][column])
                if other in in_force
            )
            for column in ("exceptions", "unasked")
        )
        key = name, exceptions, unasked, absent
        if key not in self._made:
            self._made[key] = _read_rule(self.about[name], exceptions, unasked, self.questions, absent)
        return self._made[key]

    def _make_touch(self, touch: Touch, absent: frozenset[str]) -> LawRule:
        if (touch, absent) not in self._made:
            row = {"row": touch.of, "effect": touch.what, "who": touch.who}
            self._made[touch, absent] = _read_rule({**NO_CELLS, **row}, (), (), self.questions, absent)
        return self._made[touch, absent]

    @cached_property
    def ever(self) -> dict[str, tuple[LawRule, ...]]:
        """The rules of every time together, by remedy."""
        return self._make_rules(self.about, self.touches)

    @cached_property
    def by_remedy(self) -> dict[str, pd.DataFrame]:
        """The rows of each remedy."""
        rows = self.rows.copy()
        rows.attrs = {}  # pandas would copy them with each part of the table
        remedies = rows["remedy"].map(split_items)
        return {remedy: rows[remedies.map(lambda names, r=remedy: r in names)] for remedy in REMEDIES}

    @cached_property
    def days(self) -> dict[str, set[int]]:
        """The days on which a row of each remedy begins or ends."""
        return {
            remedy: {day(on.date()) for column in LAW_DAYS for on in rows[column].dropna()}
            | {at for touch in self.touches if remedy in touch.remedies for at in (touch.start, touch.end)}
            for remedy, rows in self.by_remedy.items()
        }

    def complete(self, choice: Choice) -> Choice:
        """A choice of readings with the first one of every other question."""
        return choice | {question[0] for question in self.questions.values() if not choice & set(question)}

    def has_ruling(self, readings: Iterable[str]) -> bool:
        """Whether each construction of the questions of some readings has a holder."""
        return {name.split("/")[0] for name in readings} <= self.held

    def readings(self) -> set[str]:
        """Every reading that is known."""
        return {name for names in self.questions.values() for name in names}


def _read_rule(
    row: Mapping[str, Any],
    exceptions: tuple[LawRule, ...],
    unasked: tuple[LawRule, ...],
    questions: Mapping[str, Sequence[str]],
    absent: frozenset[str],
) -> LawRule:
    who, used = (leave_out(read(row[column]), absent) if row[column] else None for column in ("who", "used"))
    events = tuple(split_events(row["event"]))
    anchors = {name for names in events for name in names}
    parts: list[Condition | Date] = [*filter(None, (who, used))]
    parts += [read(name) if _is_yes_no(name) else read_date(name) for name in sorted(anchors)]
    own = {name for part in parts for name in list_names(part)}
    readings = frozenset(split_items(row["reading"]))
    named = readings.union(*(list_readings(part) for part in parts))
    return LawRule(
        row["row"],
        row["effect"],
        who,
        used,
        events,
        row["runs"],
        0 if pd.isna(row["length"]) else int(row["length"]),
        row["length_unit"],
        bool(row["extended_by"]),
        exceptions,
        unasked,
        readings,
        tuple(tuple(question) for question in questions.values() if named & set(question)),
        frozenset(own.union(*(other.names for other in (*exceptions, *unasked)))),
    )


@lru_cache(maxsize=1)
def default_book() -> Rulebook:
    """The rules of this project."""
    return Rulebook(default_rows())


def list_facts_asked(rules: Iterable[LawRule]) -> list[str]:
    """Facts that rules ask for, in the order of ``facts.yaml``; at the end ``not_held``."""
    names = frozenset[str]().union(*(rule.names for rule in rules))
    return [name for name in (*facts(), NO_TEXT) if name in names]
