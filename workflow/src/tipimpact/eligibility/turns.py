"""Days on which an answer can turn: an event comes, a clock runs out, a fixed day passes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce

from tipimpact.eligibility.calendar import NEVER_DAY, last_before, plus
from tipimpact.eligibility.evaluate import Rule
from tipimpact.eligibility.expressions import Condition
from tipimpact.eligibility.facts import People, facts

Steps = tuple[tuple[int, str], ...]  # added to a day one after the other: numbers and units


def steps(rules: Iterable[Rule]) -> set[Steps]:
    """What some rules add to events: the lengths of their clocks, the sums in their conditions, and nothing."""
    found: set[Steps] = {()}
    for rule in rules:
        if rule.clock:
            found.add(((rule.length, rule.unit),))
        for leaf in _leaves(rule):
            found |= {leaf.left.steps, leaf.right.steps}
    return found


def fixed(rules: Iterable[Rule]) -> set[int]:
    """The days that stand in the conditions of some rules."""
    sides = [side for rule in rules for leaf in _leaves(rule) for side in (leaf.left, leaf.right)]
    return {side.day for side in sides if not side.name}


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


def turning_days(rules: Iterable[Rule], one: People) -> set[int]:
    """Days from which on an answer may differ from that of the day before, for one person under rules that stay."""
    rules = list(rules)
    ends = {later(at, of) for at in events(one).values() for of in steps(rules)}
    return fixed(rules) | {day + extra for day in ends for extra in (0, 1)}


def _leaves(rule: Rule) -> Iterator[Condition]:
    """Comparisons of days in a rule and its exceptions."""
    waiting = [rule.who] if rule.who else []
    while waiting:
        condition = waiting.pop()
        waiting += condition.below
        if condition.kind == "date":
            yield condition
    for exception in rule.exceptions:
        yield from _leaves(exception)
