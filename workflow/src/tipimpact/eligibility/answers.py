"""The published tables ``eligibility``, with the credit of each Act for what is shut, and ``remedy_exceptions``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from math import factorial, nan
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.constructions import check_answers
from tipimpact.eligibility.decide import GATES, STATUSES, Decision, decide
from tipimpact.eligibility.evaluate import decide_all, describe_all, name_answers
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.facts import Person, facts, read_person
from tipimpact.eligibility.paths import find_openings
from tipimpact.eligibility.profiles import Profiles, bounds
from tipimpact.eligibility.rows import (
    BARS,
    BILLS,
    ENACTED,
    REMEDIES,
    describe_rows,
    format_citation,
    law_keys,
    split_items,
)
from tipimpact.eligibility.rulebook import LawRule, Rulebook

YEARS = range(2006, 2027)
PLAYERS = {**BILLS, "2010": "2010, c. 8", "2019": "2019, c. 29", "2026": "2026, c. 4"}  # who shares the credit
CREDITS = {"C-31": "c31", "C-10": "c10", "2010": "act_2010", "2019": "act_2019", "2026": "act_2026", "others": "others"}
ANSWERS = (*STATUSES, *(gate for gate in GATES if gate not in ("applies", "unknown")))  # the status, else the gate
LIMITS = (*BARS, "may_refuse")
OPEN_TO_DOUBT = ("unknown", "contested")  # whether it is closed cannot be told


def eligibility(spec: Profiles, rows: pd.DataFrame, resolved: pd.Series) -> pd.DataFrame:
    """Every archetype on the days of the law named, and bounds for every population on 1 July of each year.

    resolved: of ``citations.resolve_citations``. Columns: those of the contract ``eligibility``.
    """
    book = Rulebook(rows)
    parts = [_answer_profiles(spec, moment, when, book) for moment, when in spec.dates.items()]
    parts += [_bound_populations(spec, dt.date(year, 7, 1), book) for year in YEARS]
    table = pd.concat(parts, ignore_index=True)
    table["readings_of"] = _list_rows_read(table, book)
    table = table.join(describe_rows(rows), on="row")
    table["resolved"] = table["row"].map(resolved)
    return table.reindex(columns=list(contract("eligibility").columns))


def _list_rows_read(table: pd.DataFrame, book: Rulebook) -> list[list[str]]:
    """The rows whose other readings bear on each answer.

    The deciding row; where the remedy does not apply to an archetype, the rows that give it to others on that day.
    """
    rows_read = []
    for when, remedy, gate, row in table[["day", "remedy", "gate", "row"]].itertuples(index=False):
        rules = book.rules(day(when.date()))[remedy] if pd.isna(row) and gate == "not_applicable" else []
        giving = [rule.row for rule in rules if rule.effect == "entitles"]
        rows_read.append(giving if pd.isna(row) else [str(row)])
    return rows_read


def _answer_profiles(spec: Profiles, moment: str, when: dt.date, book: Rulebook) -> pd.DataFrame:
    persons = spec.on(when, book)
    decided = decide_all(persons, day(when), book)
    table = describe_all(decided, book).astype(object).rename(columns={"person_id": "life"})
    for column in ("row", "because", "status", "if_it_came", "ruling"):
        table[column] = table[column].where(table[column].notna(), None)
    table["answer"] = name_answers(table)
    for name in ANSWERS:
        for end in ("low", "high"):
            table[f"{name}_{end}"] = (table["answer"] == name).astype(float)
    credit = shapley(persons, when, book).rename(columns=CREDITS)
    columns = [*CREDITS.values(), "total"]
    keyed = table.join(credit[columns].round(6) + 0.0, on=["life", "remedy"])
    for column in ("unknown_because", "readings", "causes"):
        keyed[column] = keyed[column].map(lambda text: split_items(text) if isinstance(text, str) else [])
    keyed = keyed.assign(kind="profile", moment=moment, day=pd.Timestamp(when))
    made = [made for _, _, made in decided]
    check_answers(zip(keyed.to_dict("records"), made, strict=True), book, "eligibility")
    return _add_openings(keyed, made, when, book)


def _add_openings(table: pd.DataFrame, decided: list[Decision], when: dt.date, book: Rulebook) -> pd.DataFrame:
    """The table with the first days on which whoever is shut out could ask, with all Acts and without Bill C-31."""
    openings: list[dict[str, Any]] = []
    for remedy, made in zip(table["remedy"], decided, strict=True):
        days: dict[str, Any] = {"opens": pd.NaT, "opens_without": pd.NaT, "opens_readings": []}
        if made.is_closed:
            for column, without in (("opens", []), ("opens_without", ["C-31"])):
                by_reading = find_openings(made.now.person, remedy, when, book, without)
                if len(by_reading) == 1:
                    days[column] = pd.Timestamp(by_reading[0][1]) if by_reading[0][1] else pd.NaT
                elif column == "opens":
                    days["opens_readings"] = [
                        f"{' & '.join(sorted(names))}={first or 'none'}" for names, first in by_reading
                    ]
        openings.append(days)
    return table.join(pd.DataFrame(openings, index=table.index))


def _bound_populations(spec: Profiles, when: dt.date, book: Rulebook) -> pd.DataFrame:
    by_remedy: dict[str, dict[str, str]] = {remedy: {} for remedy in REMEDIES}
    for life, remedy, made in decide_all(spec.on(when, book), day(when), book):
        by_remedy[remedy][life] = made.status or made.gate
    answers = []
    for population in spec.populations:
        for remedy, by_life in by_remedy.items():
            row: dict[str, Any] = {
                "life": population.id,
                "remedy": remedy,
                "unknown_because": [],
                "readings": [],
                "causes": [],
                "opens_readings": [],
            }
            for name in ANSWERS:
                low = {p: float(s == name) for p, s in by_life.items()}
                # Whoever's answer is unknown may have any of the others.
                high = {p: float(s == name or (s == "unknown" and name != "unknown")) for p, s in by_life.items()}
                row[f"{name}_low"], row[f"{name}_high"] = bounds(spec.mixed(population), low, high)
            answers.append(row)
    return pd.DataFrame(answers).assign(kind="population", moment="year", day=pd.Timestamp(when))


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
    made = decide(tuple(rules), now)
    return nan if made.status in OPEN_TO_DOUBT and not made.is_closed else float(made.is_closed)


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


def remedy_exceptions(rows: pd.DataFrame, on: dt.date) -> pd.DataFrame:
    """Every bar there was, with each way out of it or none, and which immigration statuses the remedy reaches.

    A remedy that nothing bars is listed with the row that gives it.

    on: the day of the statuses. Columns: those of the contract ``remedy_exceptions``.
    """
    reached = list_covered_statuses(rows, on)
    rows = rows[rows["from"].notna()]  # what never began has barred nobody
    table = pd.DataFrame([*_list_bars(rows, reached)]).drop_duplicates(["remedy", "bar", "way_out"])
    return table.reindex(columns=list(contract("remedy_exceptions").columns))


def _list_bars(rows: pd.DataFrame, reached: Mapping[str, list[str]]) -> Iterator[dict[str, Any]]:
    by_name, keys = rows.set_index("row").to_dict("index"), law_keys(rows)
    barred = {r for row in by_name.values() if row["effect"] in LIMITS for r in split_items(str(row["remedy"]))}
    for name, bar in by_name.items():
        remedies = split_items(str(bar["remedy"]))
        if bar["effect"] == "entitles":  # a remedy that nothing bars is listed with the row that gives it
            remedies = [r for r in remedies if r not in barred]
        elif bar["effect"] not in LIMITS:
            continue
        for remedy in remedies:
            for name_out in split_items(str(bar["exceptions"])) or [""]:
                way_out = by_name.get(name_out, {})
                yield {
                    "remedy": remedy,
                    "bar": name,
                    "way_out": name_out or "none",
                    "effect": bar["effect"],
                    "act": bar["act"],
                    "citation": bar["citation"],
                    "unit": keys.at[name, "unit"],
                    "clause": keys.at[name, "clause"],
                    "from": bar["from"],
                    "until": bar["until"],
                    "length": bar["length"],
                    "length_unit": bar["length_unit"] or None,
                    "own_initiative": bool(bar["unasked"]),
                    "text_kind": bar["kind"],
                    "trafficking_named": False if not way_out else "trafficked" in str(way_out["who"]),
                    "way_out_citation": format_citation(way_out) if way_out else None,
                    "covered": reached[remedy],
                    "brought_by": bar["brought_by"],
                    "taken_over_by": bar["taken_over_by"] or bar["ended_by"] or None,
                    "reviewed_by": bar["reviewed_by"],
                }


def list_covered_statuses(rows: pd.DataFrame, on: dt.date) -> dict[str, list[str]]:
    """Immigration statuses that each remedy may reach on a day, all else being unknown; a resident has lost nothing."""
    resident = {**dict.fromkeys(("residency_failed", "vacated", "renounced"), "never"), "removal_order": False}
    statuses = [status for status in facts()["status"].values if status != "citizen"]
    persons = {status: read_person({"status": status, **(resident if status == "pr" else {})}) for status in statuses}
    covered: dict[str, list[str]] = {remedy: [] for remedy in REMEDIES}
    for status, remedy, made in decide_all(persons, day(on), Rulebook(rows)):
        if made.gate not in ("no_such_remedy", "not_applicable") and made.status != "barred":
            covered[remedy].append(status)
    return covered
