"""Days on which an answer can turn: an event comes, a clock runs out, a fixed day passes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce

import numpy as np

from tipimpact.eligibility.calendar import NEVER_DAY, last_before, next_open, plus
from tipimpact.eligibility.expressions import Date
from tipimpact.eligibility.facts import People, facts
from tipimpact.eligibility.rulebook import LawRule

Steps = tuple[tuple[int, str], ...]  # added to a day one after the other: numbers and units


def list_steps(rules: Iterable[LawRule]) -> set[Steps]:
    """The steps that rules add to events: the lengths of their clocks, the sums in their conditions, and nothing."""
    steps: set[Steps] = {()}
    for rule in rules:
        for named in (rule, *rule.others):
            if named.runs:
                steps.add(((named.length, named.unit),))
        steps |= {date.steps for date in _list_dates(rule)}
    return steps


def list_fixed_days(rules: Iterable[LawRule]) -> set[int]:
    """The days that the conditions of some rules name."""
    return {date.day for rule in rules for date in _list_dates(rule) if not date.name}


def list_dated_events(person: People) -> dict[str, int]:
    """The events in the life of one person whose day is known, and which happen."""
    dates = {n: int(v[0]) for n, v in person.columns.items() if facts()[n].kind == "date"}
    return {name: at for name, at in dates.items() if 0 < at < NEVER_DAY}


def add_steps(start: int, of: Steps) -> int:
    """The day reached from another by steps."""
    return reduce(lambda at, step: plus(at, *step), of, start)


def subtract_steps(end: int, of: Steps) -> int:
    """The last day from which steps reach no further than another day."""
    return reduce(lambda at, step: last_before(at, *step), reversed(of), end)


def turning_days(rules: Iterable[LawRule], person: People) -> set[int]:
    """Days from which on an answer may differ from that of the day before, for one person under rules that stay."""
    rules = list(rules)
    ends = {add_steps(at, of) for of in list_steps(rules) for at in list_dated_events(person).values()}
    # the end of a limit moves on to the next day that is not a holiday
    ends |= {int(day) for day in next_open(np.array(sorted(ends), np.int32))}
    return list_fixed_days(rules) | {day + extra for day in ends for extra in (0, 1)}


def _list_dates(rule: LawRule) -> Iterator[Date]:
    """The dates compared in a rule and in the rules that it names."""
    for condition in filter(None, (rule.who, rule.used)):
        yield from condition.dates()
    for other in rule.others:
        yield from _list_dates(other)
