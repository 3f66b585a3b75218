"""Which Act closes a remedy: counterfactuals, and credit shared among the Acts whatever their order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import factorial

import numpy as np
import pandas as pd

from tipimpact.eligibility.decide import CLOSED, STATUSES
from tipimpact.eligibility.evaluate import compute_statuses
from tipimpact.eligibility.facts import People, read_people
from tipimpact.eligibility.rows import BILLS, ENACTED, REMEDIES
from tipimpact.eligibility.rulebook import Rulebook

PLAYERS = {**BILLS, "2010": "2010, c. 8", "2019": "2019, c. 29", "2026": "2026, c. 4"}
OPEN_TO_DOUBT = ("unknown", "contested")  # whether it is closed cannot be told
# What a status comes to, by its place in STATUSES; the last is for no status, whose place is -1.
SHUT = np.array([np.nan if one in OPEN_TO_DOUBT else float(one in CLOSED) for one in (*STATUSES, None)])


def list_players(rows: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Who shares the credit, each with its Acts: the two bills, each other Act, and all other instruments together."""
    known = {*rows["brought_by"], *rows["taken_over_by"]} - {"", ENACTED}  # the Act of 2001 alone is credited to none
    players = {name: (act,) if act in known else () for name, act in PLAYERS.items()}
    return {**players, "others": tuple(sorted(known - {*PLAYERS.values()}))}


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

    def close_with_only(passed: Sequence[str]) -> pd.Series:
        absent = [act for name in names if name not in passed for act in groups[name]]
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
