"""What matters: each fact of an archetype put otherwise, and each Act switched off, one at a time."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.eligibility.attribution import list_players
from tipimpact.eligibility.calendar import NEVER_DAY, day
from tipimpact.eligibility.decide import CAN_ASK, CLOSED, decide
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.facts import NO, YES, facts, format_value
from tipimpact.eligibility.profiles import Profiles, bounds
from tipimpact.eligibility.rows import REMEDIES, join_reviewers
from tipimpact.eligibility.rulebook import LawRule, Rulebook
from tipimpact.eligibility.turns import list_turns

CAN, SHUT, NEITHER = "can", "shut", ""
# Of each remedy whether it can be asked for, is shut or neither, under one construction of the law or another.
Classes = list[frozenset[str]]
CITIZEN = facts()["status"].values.index("citizen")  # these Acts do not touch citizens: nobody is made one


def what_matters(spec: Profiles, rows: pd.DataFrame) -> pd.DataFrame:
    """How many remedies are shut to each archetype at each moment, and how many fewer or more if one thing were not.

    Columns: those of the contract ``what_matters``. Each number is the range over the constructions of the law that
    touch it; for a population over its mixes too.
    """
    book = Rulebook(rows)
    profiles = pd.DataFrame(
        [row for moment, when in spec.dates.items() for row in _vary_profiles(spec, moment, when, book)]
    )
    both = pd.concat([profiles, pd.DataFrame(_bound_populations(spec, profiles))], ignore_index=True)
    both = both[(both["fewer_high"] > 0) | (both["more_high"] > 0)].assign(reviewed_by=join_reviewers(rows))
    return both.reindex(columns=list(contract("what_matters").columns))


def _vary_profiles(spec: Profiles, moment: str, when: dt.date, book: Rulebook) -> Iterator[dict[str, Any]]:
    rules = book.rules(day(when))
    worlds = {name: book.rules(day(when), acts) for name, acts in list_players(book.rows).items()}
    for profile, person in spec.on(when, book).items():
        now = Situation(person, day(when))
        key = {"kind": "profile", "life": profile, "moment": moment}
        base = [_classify(of, now) for of in rules.values()]
        for name, world in worlds.items():
            without = [
                known if of == rules[remedy] else _classify(of, now)
                for known, (remedy, of) in zip(base, world.items(), strict=True)
            ]
            yield {**key, "what": "act", "name": name, **_compare_classes(base, [without])}
        for name in facts():
            if any(name in rule.names for of in rules.values() for rule in of):
                values, others = _vary_fact(name, list(rules.values()), base, now)
                yield {**key, "what": "fact", "name": name, **_compare_classes(base, others, name, values)}


def _classify(rules: tuple[LawRule, ...], now: Situation) -> frozenset[str]:
    return frozenset(_classify_answers(outcome.answer) for outcome in decide(rules, now).outcomes)


def _classify_answers(answers: frozenset[str]) -> str:
    (answer, *others) = answers
    return NEITHER if others else SHUT if answer in CLOSED else CAN if answer in CAN_ASK else NEITHER


def _vary_fact(
    name: str, rules: Sequence[tuple[LawRule, ...]], base: Classes, now: Situation
) -> tuple[list[int], list[Classes]]:
    """Values of a fact that stand for all that it could be, days near the day asked for first; the classes of each."""
    unknown = Situation({other: value for other, value in now.person.items() if other != name}, now.on)
    # a rule whose outcome is known without the fact comes to the same whatever the fact is
    open_ = [decide(of, unknown).status in ("unknown", "contested") for of in rules]
    turns = [list_turns(name, of, now) if is_open else [] for of, is_open in zip(rules, open_, strict=True)]
    values = list_values_to_try(name, sorted({turn for of_remedy in turns for turn in of_remedy}), now.on)
    known: dict[tuple[int, int], frozenset[str]] = {}

    def classify(place: int, value: int) -> frozenset[str]:
        if not open_[place]:
            return base[place]
        is_day = facts()[name].kind == "date" and value < NEVER_DAY
        stretch = place, bisect_right(turns[place], value) if is_day else value
        if stretch not in known:
            known[stretch] = _classify(rules[place], Situation({**now.person, name: value}, now.on))
        return known[stretch]

    return values, [[classify(place, value) for place in range(len(rules))] for value in values]


def list_values_to_try(name: str, turns: Sequence[int], on: int) -> list[int]:
    """Values that stand for all: of a date the day nearest to ``on`` between two turns, and never."""
    fact = facts()[name]
    if fact.kind == "yes_no":
        return [NO, YES]
    if fact.kind == "choice":
        return [value for value in range(len(fact.values)) if (name, value) != ("status", CITIZEN)]
    stretches = pairwise([min(on, turns[0] - 1), *turns, NEVER_DAY]) if turns else ()
    days = {min(max(on, first), after - 1) for first, after in stretches}
    return sorted(sorted(days | {NEVER_DAY}), key=lambda at: abs(at - on))


def _compare_classes(
    base: Classes, others: list[Classes], fact: str = "", values: Sequence[int] = ()
) -> dict[str, Any]:
    """Remedies shut now, how many open and how many shut at most, with the value that does it and the remedies.

    A remedy that no longer applies is not opened, and one that never applied is not shut.
    """
    row: dict[str, Any] = {"shut_low": base.count(frozenset({SHUT})), "shut_high": sum(SHUT in each for each in base)}
    for end, before, after in (("fewer", SHUT, CAN), ("more", CAN, SHUT)):
        turned = [
            [
                remedy
                for remedy, now, then in zip(REMEDIES, base, other, strict=True)
                if before in now and after in then and now != then
            ]
            for other in others
        ]
        place = max(range(len(turned)), key=lambda i: len(turned[i]))
        settled = {r for r, *both in zip(REMEDIES, base, others[place], strict=True) if [*map(len, both)] == [1, 1]}
        row[f"{end}_low"], row[f"{end}_high"] = len(settled & {*turned[place]}), len(turned[place])
        row[f"{end}_value"] = format_value(fact, values[place]) if fact and turned[place] else None
        row[f"{end}_remedies"] = turned[place]
    return row


def _bound_populations(spec: Profiles, profiles: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for population in spec.populations:
        for (moment, what, name), part in profiles.groupby(["moment", "what", "name"], sort=False):
            row: dict[str, Any] = {"kind": "population", "life": population.id, "moment": moment, "what": what}
            row |= {"name": name, "fewer_remedies": [], "more_remedies": []}
            for column in ("shut", "fewer", "more"):
                low, high = (
                    {str(life): float(n) for life, n in zip(part["life"], part[f"{column}_{end}"], strict=True)}
                    for end in ("low", "high")
                )
                row[f"{column}_low"], row[f"{column}_high"] = bounds(spec.mixed(population), low, high)
            yield row
