"""Which Act closes a remedy: counterfactuals, and credit shared among the Acts whatever their order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import factorial

import numpy as np
import pandas as pd

from tipimpact.eligibility.calendar import date_of, day, plus
from tipimpact.eligibility.decide import STATUSES
from tipimpact.eligibility.evaluate import ask, compute_statuses
from tipimpact.eligibility.facts import People, read_people
from tipimpact.eligibility.rows import BILLS, ENACTED, REMEDIES, split_items
from tipimpact.eligibility.rulebook import Rulebook
from tipimpact.eligibility.turns import turning_days

CLOSED = ("request_barred", "barred")
OPEN_TO_DOUBT = ("unknown", "contested")  # whether it is closed cannot be told
# What a status comes to, by its place in STATUSES; the last is for no status, whose place is -1.
SHUT = np.array([np.nan if one in OPEN_TO_DOUBT else float(one in CLOSED) for one in (*STATUSES, None)])
HORIZON = 12  # years in which a day without the bar is looked for


def list_players(rows: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Who shares the credit: the two bills, each other Act, and all other instruments together."""
    others = sorted(set(rows["brought_by"]) - {ENACTED})  # what the Act does without the others is credited to none
    named = {**{bill: (act,) for bill, act in BILLS.items()}, "2010": ("2010, c. 8",), "2019": ("2019, c. 29",)}
    named["2026"] = ("2026, c. 4",)
    taken = {act for some in named.values() for act in some}
    return {**named, "others": tuple(act for act in others if act not in taken)}


def flag_closed(persons: pd.DataFrame | People, on: dt.date, book: Rulebook, without: Iterable[str] = ()) -> pd.Series:
    """1 where a request is barred or the remedy is, 0 where neither, missing where unsettled; by person and remedy."""
    everybody = read_people(persons)
    flags = SHUT[compute_statuses(everybody, on, book, without)].ravel()
    ids, remedies = np.tile(everybody.ids.astype(str), len(REMEDIES)), np.repeat(REMEDIES, len(everybody))
    return pd.Series(flags, pd.MultiIndex.from_arrays([ids, remedies], names=["person_id", "remedy"]))


def shapley(persons: pd.DataFrame | People, on: dt.date, book: Rulebook) -> pd.DataFrame:
    """Credit of each Act for closing each remedy to each person, the mean over every order of passing them.

    Columns: a column per player, ``total`` (closed with all of them less closed with none) and ``alone`` (closed
    with none). The credits sum to the total. Missing where a status is unknown with some of the Acts.
    """
    groups = list_players(book.rows)
    names, everybody = list(groups), read_people(persons)
    known = set(book.rows["brought_by"]) | set(book.rows["taken_over_by"])

    def close_with_only(passed: Sequence[str]) -> pd.Series:
        absent = [act for name in names if name not in passed for act in groups[name] if act in known]
        return flag_closed(everybody, on, book, absent)

    worth = {passed: close_with_only(passed) for n in range(len(names) + 1) for passed in combinations(names, n)}
    credit = {}
    for name in names:
        parts = []
        for passed, value in worth.items():
            if name not in passed:
                joined = tuple(n for n in names if n in passed or n == name)
                parts.append((worth[joined] - value) * _weigh_order(len(passed), len(names)))
        credit[name] = sum(parts[1:], parts[0])
    table = pd.DataFrame(credit)
    return table.assign(total=worth[tuple(names)] - worth[()], alone=worth[()])


def _weigh_order(before: int, of: int) -> float:
    return factorial(before) * factorial(of - before - 1) / factorial(of)


def find_opening(
    person: People, remedy: str, on: dt.date, book: Rulebook, without: Iterable[str] = ()
) -> dt.date | None:
    """The first day from ``on``, within ``HORIZON`` years, on which a person could ask; None: no such day is known.

    Facts stay as they are and the law as it is known: only clocks run, and rules begin and end.
    """
    for when in list_turning_days(person, remedy, on, book):
        if ask(person, remedy, when, book, without, briefly=True).can_ask:
            return when
    return None


def list_turning_days(person: People, remedy: str, on: dt.date, book: Rulebook) -> list[dt.date]:
    """Days from ``on`` on which the answer can change: a clock runs out, a rule begins or ends, an event comes."""
    rows = book.rows[book.rows["remedy"].map(lambda cell: remedy in split_items(cell))]
    days = {day(d) for d in pd.concat([rows[c].dropna() for c in ("from", "until", "otherwise_from")])}
    days |= turning_days(book.ever[remedy], person)
    first = day(on)
    later = sorted(d for d in days if first < d <= plus(first, HORIZON, "years"))
    return [on, *(date_of(d) for d in later)]
