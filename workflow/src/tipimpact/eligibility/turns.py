"""Days on which an answer can turn: an event comes, a clock runs out, a fixed day passes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from itertools import chain

from tipimpact.eligibility.calendar import NEVER_DAY, last_before, next_open, plus
from tipimpact.eligibility.expressions import ON, Date, Situation, read_date
from tipimpact.eligibility.facts import Person, facts
from tipimpact.eligibility.rulebook import LawRule

Steps = tuple[tuple[int, str], ...]  # added to a day one after the other: numbers and units
LONGEST_CLOSURE = 5  # days by which holidays and Sundays in a row can move a last day to act


@lru_cache(maxsize=1 << 10)
def list_steps(rules: tuple[LawRule, ...]) -> set[Steps]:
    """The steps that rules add to events: the lengths of their clocks, the sums in their conditions, and nothing."""
    dates = chain.from_iterable(map(_list_dates, rules))
    clocks = {((part.length, part.unit),) for rule in rules for part in (rule, *rule.others) if part.runs}
    return {(), *clocks, *(date.steps for date in dates)}


@lru_cache(maxsize=1 << 10)
def list_fixed_days(rules: tuple[LawRule, ...]) -> set[int]:
    """The days that the conditions of some rules name."""
    return {date.day for rule in rules for date in _list_dates(rule) if not date.name}


def list_dated_events(person: Person) -> dict[str, int]:
    """The events in the life of one person whose day is known, and which happen."""
    return {name: at for name, at in person.items() if facts()[name].kind == "date" and 0 < at < NEVER_DAY}


def add_steps(start: int, of: Steps) -> int:
    """The day reached from another by steps."""
    return reduce(lambda at, step: plus(at, *step), of, start)


def subtract_steps(end: int, of: Steps) -> int:
    """The last day from which steps reach no further than another day."""
    return reduce(lambda at, step: last_before(at, *step), reversed(of), end)


def turning_days(rules: tuple[LawRule, ...], person: Person) -> set[int]:
    """Days from which on an answer may differ from that of the day before, for one person under rules that stay."""
    ends = {add_steps(at, of) for of in list_steps(rules) for at in list_dated_events(person).values()}
    ends |= {next_open(at) for at in ends}  # the end of a limit moves on to the next day that is not a holiday
    return list_fixed_days(rules) | {at + extra for at in ends for extra in (0, 1)}


def list_turns_of_fact(name: str, rules: Iterable[LawRule], now: Situation) -> list[int]:
    """Values of a date from which on an answer may differ from that of the value before, all other facts staying."""
    turns: set[int] = set()
    for dates in chain.from_iterable(_list_compared(rule) for rule in rules if name in rule.names):
        days = [date.at(now) for date in dates if date.name != name]
        others = {now.on, *(at for at in days if at is not None and at < NEVER_DAY)}
        for date in dates:
            if date.name == name:
                reached = {subtract_steps(other, date.steps) for other in others}
                back = range(-LONGEST_CLOSURE, 2) if any(each.to_act for each in dates) else range(2)
                turns |= {at + extra for at in reached for extra in back}
    return sorted(turns)


def _list_compared(rule: LawRule) -> Iterator[list[Date]]:
    """Dates that a rule, or one that it names, compares with each other."""
    for condition in filter(None, (rule.who, rule.used)):
        yield from condition.compared()
    for name in rule.has_come:
        if name not in facts() or facts()[name].kind == "date":
            yield [Date(ON), *read_date(name).dates(), *(rule.last_day(name).dates() if rule.runs else ())]
    for other in rule.others:
        yield from _list_compared(other)


def _list_dates(rule: LawRule) -> Iterator[Date]:
    """The dates compared in a rule and in the rules that it names."""
    for condition in filter(None, (rule.who, rule.used)):
        yield from condition.dates()
    for other in rule.others:
        yield from _list_dates(other)
