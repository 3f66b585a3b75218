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


def steps(rules: Iterable[LawRule]) -> set[Steps]:
    """What some rules add to events: the lengths of their clocks, the sums in their conditions, and nothing."""
    found: set[Steps] = {()}
    for rule in rules:
        for one in (rule, *rule.others):
            if one.runs:
                found.add(((one.length, one.unit),))
        found |= {date.steps for date in _dates(rule)}
    return found


def fixed(rules: Iterable[LawRule]) -> set[int]:
    """The days that stand in the conditions of some rules."""
    return {date.day for rule in rules for date in _dates(rule) if not date.name}


def events(one: People) -> dict[str, int]:
    """The events in the life of one person whose day is known, and which happen."""
    dates = {n: int(v[0]) for n, v in one.columns.items() if facts()[n].kind == "date"}
    return {name: at for name, at in dates.items() if 0 < at < NEVER_DAY}


def later(start: int, of: Steps) -> int:
    """The day reached from another by steps."""
    return reduce(lambda at, step: plus(at, *step), of, start)


def earlier(end: int, of: Steps) -> int:
    """The last day from which steps reach no further than another day."""
    return reduce(lambda at, step: last_before(at, *step), reversed(of), end)


def turning_days(rules: Iterable[LawRule], one: People) -> set[int]:
    """Days from which on an answer may differ from that of the day before, for one person under rules that stay."""
    rules = list(rules)
    ends = {later(at, of) for of in steps(rules) for at in events(one).values()}
    # the end of a limit moves on to the next day that is not a holiday
    ends |= {int(day) for day in next_open(np.array(sorted(ends), np.int32))}
    return fixed(rules) | {day + extra for day in ends for extra in (0, 1)}


def _dates(rule: LawRule) -> Iterator[Date]:
    """The dates compared in a rule and in the rules that it names."""
    for condition in filter(None, (rule.who, rule.used)):
        yield from condition.dates()
    for other in rule.others:
        yield from _dates(other)
