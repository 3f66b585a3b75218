"""Which Act closes a remedy: counterfactuals, and credit shared among the Acts whatever their order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import combinations
from math import factorial, nan

import pandas as pd

from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.decide import CLOSED, decide
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.facts import Person
from tipimpact.eligibility.rows import BILLS, ENACTED
from tipimpact.eligibility.rulebook import LawRule, Rulebook

PLAYERS = {**BILLS, "2010": "2010, c. 8", "2019": "2019, c. 29", "2026": "2026, c. 4"}
OPEN_TO_DOUBT = ("unknown", "contested")  # whether it is closed cannot be told


def list_players(rows: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Who shares the credit, each with its Acts: the two bills, each other Act, and all other instruments together."""
    known = {*rows["brought_by"], *rows["taken_over_by"]} - {"", ENACTED}  # the Act of 2001 alone is credited to none
    players = {name: (act,) if act in known else () for name, act in PLAYERS.items()}
    return {**players, "others": tuple(sorted(known - {*PLAYERS.values()}))}


def shapley(persons: Mapping[str, Person], on: dt.date, book: Rulebook) -> pd.DataFrame:
    """Credit of each Act for closing each remedy to each person, the mean over every order of passing them.

    persons: by id. A row per ``person_id`` and ``remedy``. Columns: a column per player, ``total`` (closed with all of
    them less closed with none) and ``alone`` (closed with none). The credits sum to the total. Missing where a status
    is unknown with some of the Acts.
    """
    groups = list_players(book.rows)
    passed = [frozenset(names) for n in range(len(groups) + 1) for names in combinations(groups, n)]
    worlds = {
        only: book.rules(day(on), [act for name in groups if name not in only for act in groups[name]])
        for only in passed
    }
    credit = {}
    for remedy in book.rules(day(on)):
        rules = {only: world[remedy] for only, world in worlds.items()}
        for name, person in persons.items():
            now = Situation(person, day(on))
            closed = {each: _flag_closed(each, now) for each in set(rules.values())}
            credit[name, remedy] = _share_credit(list(groups), {only: closed[rules[only]] for only in passed})
    table = pd.DataFrame.from_dict(credit, orient="index", columns=[*groups, "total", "alone"])
    return table.set_axis(pd.MultiIndex.from_tuples(credit, names=["person_id", "remedy"]))


def _flag_closed(rules: Iterable[LawRule], now: Situation) -> float:
    """1 where a request is barred or the remedy is, 0 where neither, missing where unsettled."""
    status = decide(tuple(rules), now).status
    return nan if status in OPEN_TO_DOUBT else float(status in CLOSED)


def _share_credit(names: list[str], worth: Mapping[frozenset[str], float]) -> list[float]:
    """The credit of each, that of all together, and what there is without any. worth: by those that are passed."""
    shares = [
        sum(
            (worth[passed | {name}] - value) * _weigh_order(len(passed), len(names))
            for passed, value in worth.items()
            if name not in passed
        )
        for name in names
    ]
    return [*shares, worth[frozenset(names)] - worth[frozenset()], worth[frozenset()]]


def _weigh_order(before: int, of: int) -> float:
    return factorial(before) * factorial(of - before - 1) / factorial(of)
