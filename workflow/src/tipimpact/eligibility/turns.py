"""Where an answer can turn: days on which a comparison of the rules comes out otherwise than on the day before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import chain, pairwise

from tipimpact.eligibility.calendar import NEVER_DAY, last_before
from tipimpact.eligibility.expressions import ON, Condition, Date, Situation, read_date, walk
from tipimpact.eligibility.facts import NO, YES, Person, facts
from tipimpact.eligibility.rulebook import LawRule

CITIZEN = facts()["status"].values.index("citizen")  # these Acts do not touch citizens: nobody is made one
LONGEST_CLOSURE = 5  # days by which holidays and Sundays in a row can move a last day to act


def list_dated_events(person: Person) -> dict[str, int]:
    """The events in the life of one person whose day is known, and which happen."""
    return {name: at for name, at in person.items() if facts()[name].kind == "date" and 0 < at < NEVER_DAY}


def list_turns(name: str, rules: Iterable[LawRule], now: Situation) -> list[int]:
    """Values of a date from which on an answer may differ from that of the day before, all other facts staying.

    name: a fact, or ``on``: the day asked for.
    """
    turns: set[int] = set()
    for dates in chain.from_iterable(_list_comparisons(rule) for rule in rules if name in (ON, *rule.names)):
        if all(date.name != name for date in dates):
            continue
        days = [] if name == ON else [now.on]
        days += [at for date in dates if date.name not in (name, ON) and (at := date.at(now)) is not None]
        others = {at for at in days if at < NEVER_DAY}
        # a last day to act moves on to the next day that is not a holiday
        back = range(-LONGEST_CLOSURE, 2) if any(date.to_act and date.name == name for date in dates) else range(2)
        for steps in {date.steps for date in dates if date.name == name}:
            turns |= {_subtract_steps(other, steps) + extra for other in others for extra in back}
    return sorted(turns)


def list_values_to_try(name: str, turns: Sequence[int], on: int) -> list[int]:
    """Values of a fact that stand for all: of a date the day nearest to ``on`` between two turns, and never."""
    fact = facts()[name]
    if fact.kind == "yes_no":
        return [NO, YES]
    if fact.kind == "choice":
        return [value for value in range(len(fact.values)) if (name, value) != ("status", CITIZEN)]
    stretches = pairwise([min(on, turns[0] - 1), *turns, NEVER_DAY]) if turns else ()
    days = {min(max(on, first), after - 1) for first, after in stretches}
    return sorted(sorted(days | {NEVER_DAY}), key=lambda at: abs(at - on))


def _subtract_steps(end: int, steps: tuple[tuple[int, str], ...]) -> int:
    """The last day from which steps reach no further than another day."""
    return reduce(lambda at, step: last_before(at, *step), reversed(steps), end)


@lru_cache(maxsize=1 << 10)
def _list_comparisons(rule: LawRule) -> list[list[Date]]:
    """Dates that a rule, or one that it names, compares with each other."""
    return list(_compare_dates(rule))


def _compare_dates(rule: LawRule) -> Iterator[list[Date]]:
    for condition in filter(None, (rule.who, rule.used)):
        comparisons = (part for part in walk(condition) if isinstance(part, Condition) and part.kind == "date")
        yield from (list(comparison.dates()) for comparison in comparisons)
    for name in rule.has_come:
        if name not in facts() or facts()[name].kind == "date":
            yield [Date(ON), *read_date(name).dates(), *(rule.last_day(name).dates() if rule.runs else ())]
    for other in rule.others:
        yield from _list_comparisons(other)
