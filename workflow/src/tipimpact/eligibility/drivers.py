"""What matters: each fact of an archetype put otherwise, and each Act switched off, one at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tipimpact.common.contracts import contract
from tipimpact.eligibility.attribution import list_players
from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.decide import CAN_ASK, CLOSED, STATUSES
from tipimpact.eligibility.evaluate import compute_statuses
from tipimpact.eligibility.explain import list_values_to_try
from tipimpact.eligibility.facts import People, facts, format_value, read_people, unknown_code
from tipimpact.eligibility.profiles import Profiles, bounds
from tipimpact.eligibility.rows import REMEDIES, join_reviewers
from tipimpact.eligibility.rulebook import Rulebook

CAN, SHUT = 1, 2
# The class of a status, by its place in STATUSES; the last is for no status, whose place is -1.
CLASSES = np.array([SHUT if one in CLOSED else CAN if one in CAN_ASK else 0 for one in (*STATUSES, None)], np.int8)
CITIZEN = facts()["status"].values.index("citizen")  # these Acts do not touch citizens: nobody is made one


def what_matters(spec: Profiles, rows: pd.DataFrame) -> pd.DataFrame:
    """How many remedies are shut to each archetype at each moment, and how many fewer or more if one thing were not.

    Columns: those of the contract ``what_matters``. For a population each number is the range over its mixes.
    """
    book = Rulebook(rows)
    profiles = pd.DataFrame(
        [row for moment, when in spec.dates.items() for row in _vary_profiles(spec, moment, when, book)]
    )
    both = pd.concat([profiles, pd.DataFrame(_bound_populations(spec, profiles))], ignore_index=True)
    both = both[(both["fewer_high"] > 0) | (both["more_high"] > 0)].assign(reviewed_by=join_reviewers(rows))
    return both.reindex(columns=list(contract("what_matters").columns))


def _vary_profiles(spec: Profiles, moment: str, when: dt.date, book: Rulebook) -> Iterator[dict[str, Any]]:
    persons = read_people(spec.on(when, book))
    shut = _classify_answers(persons, when, book)
    without = {name: _classify_answers(persons, when, book, acts) for name, acts in list_players(book.rows).items()}
    for i, profile in enumerate(persons.ids):
        key = {"kind": "profile", "life": profile, "moment": moment}
        for name, table in without.items():
            yield {**key, "what": "act", "name": name, **_compare_classes(shut[i], table[i : i + 1])}
        values = _list_values(persons.part(i, i + 1), when, book)
        others = _classify_answers(_vary_facts(persons.part(i, i + 1), values), when, book)
        for name, tried in values.items():
            mine, others = others[: len(tried)], others[len(tried) :]
            yield {**key, "what": "fact", "name": name, **_compare_classes(shut[i], mine, name, tried)}


def _list_values(person: People, when: dt.date, book: Rulebook) -> dict[str, list[int]]:
    """Values of each fact that stand for all that it could be, for one person: dates near the day asked for first."""
    rules = [rule for mine in book.rules(when).values() for rule in mine]
    asked = frozenset[str]().union(*(rule.names for rule in rules))
    on = day(when)
    tries = {name: list_values_to_try(name, rules, person, on) for name in facts() if name in asked}
    tries["status"] = [value for value in tries["status"] if value != CITIZEN]
    return {
        name: sorted(values, key=lambda v: abs(v - on)) if facts()[name].kind == "date" else values
        for name, values in tries.items()
    }


def _vary_facts(person: People, values: Mapping[str, list[int]]) -> People:
    """One person many times, each time with one fact put to one of its values."""
    size = sum(map(len, values.values()))
    columns = {name: np.repeat(value, size) for name, value in person.columns.items()}
    start = 0
    for name, tried in values.items():
        if name not in columns:
            columns[name] = np.full(size, unknown_code(facts()[name]), facts()[name].dtype)
        columns[name][start : start + len(tried)] = tried
        start += len(tried)
    return People(pd.RangeIndex(size), columns)


def _classify_answers(persons: People, when: dt.date, book: Rulebook, without: Sequence[str] = ()) -> NDArray[np.int8]:
    """Whether each remedy can be asked for (``CAN``), is shut (``SHUT``) or neither: persons x remedies."""
    return CLASSES[compute_statuses(persons, when, book, without)].T


def _compare_classes(
    base: NDArray[np.int8], others: NDArray[np.int8], fact: str = "", values: Sequence[int] = ()
) -> dict[str, Any]:
    """Remedies shut now, how many open and how many shut at most, with the value that does it and the remedies.

    A remedy that no longer applies is not opened, and one that never applied is not shut.
    """
    row: dict[str, Any] = {"shut_low": int((base == SHUT).sum()), "shut_high": int((base == SHUT).sum())}
    opened, closed = (base == SHUT) & (others == CAN), (base == CAN) & (others == SHUT)
    for end, turned in (("fewer", opened), ("more", closed)):
        counts = turned.sum(axis=1)
        place = int(counts.argmax())
        row[f"{end}_low"] = row[f"{end}_high"] = int(counts[place])
        row[f"{end}_value"] = format_value(fact, values[place]) if fact and counts[place] else None
        row[f"{end}_remedies"] = [remedy for remedy, does in zip(REMEDIES, turned[place], strict=True) if does]
    return row


def _bound_populations(spec: Profiles, profiles: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for population in spec.populations:
        for (moment, what, name), part in profiles.groupby(["moment", "what", "name"], sort=False):
            row: dict[str, Any] = {"kind": "population", "life": population.id, "moment": moment, "what": what}
            row |= {"name": name, "fewer_remedies": [], "more_remedies": []}
            for column in ("shut", "fewer", "more"):
                by = {str(life): float(n) for life, n in zip(part["life"], part[f"{column}_low"], strict=True)}
                row[f"{column}_low"], row[f"{column}_high"] = bounds(spec.mixed(population), by, by)
            yield row
