"""The published tables: ``eligibility`` and ``remedy_exceptions``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.eligibility.attribution import CLOSED, shapley
from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.constructions import check_answers
from tipimpact.eligibility.decide import GATES, STATUSES, Decision, decide
from tipimpact.eligibility.evaluate import evaluate, name_answers
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.facts import Person, facts
from tipimpact.eligibility.paths import find_openings
from tipimpact.eligibility.profiles import Profiles, bounds
from tipimpact.eligibility.rows import (
    BARS,
    REMEDIES,
    describe_rows,
    format_citation,
    law_keys,
    split_items,
)
from tipimpact.eligibility.rulebook import Rulebook

YEARS = range(2006, 2027)
CREDITS = {"C-31": "c31", "C-10": "c10", "2010": "act_2010", "2019": "act_2019", "2026": "act_2026", "others": "others"}
ANSWERS = (*STATUSES, *(gate for gate in GATES if gate not in ("applies", "unknown")))  # the status, else the gate
LIMITS = (*BARS, "may_refuse")


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
    table = evaluate(persons, when, book).astype(object).rename(columns={"person_id": "life"})
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
    situations = {life: Situation(person, day(when)) for life, person in persons.items()}
    made = (
        decide(book.rules(day(when))[remedy], situations[life])
        for life, remedy in zip(keyed["life"], keyed["remedy"], strict=True)
    )
    check_answers(zip(keyed.to_dict("records"), made, strict=True), book, "eligibility")
    return _add_openings(keyed, persons, when, book)


def _add_openings(table: pd.DataFrame, persons: Mapping[str, Person], when: dt.date, book: Rulebook) -> pd.DataFrame:
    """The table with the first days on which whoever is shut out could ask, with all Acts and without Bill C-31."""
    openings: list[dict[str, Any]] = []
    for row in table.to_dict("records"):
        days: dict[str, Any] = {"opens": pd.NaT, "opens_without": pd.NaT, "opens_readings": []}
        if row["status"] in CLOSED:
            for column, without in (("opens", []), ("opens_without", ["C-31"])):
                by_reading = find_openings(persons[row["life"]], str(row["remedy"]), when, book, without)
                if len(by_reading) == 1:
                    days[column] = pd.Timestamp(by_reading[0][1]) if by_reading[0][1] else pd.NaT
                elif column == "opens":
                    days["opens_readings"] = [
                        f"{' & '.join(sorted(names))}={first or 'none'}" for names, first in by_reading
                    ]
        openings.append(days)
    return table.join(pd.DataFrame(openings, index=table.index))


def _bound_populations(spec: Profiles, when: dt.date, book: Rulebook) -> pd.DataFrame:
    situations = {life: Situation(person, day(when)) for life, person in spec.on(when, book).items()}
    by_remedy = {
        remedy: {life: _name_answer(decide(rules, now)) for life, now in situations.items()}
        for remedy, rules in book.rules(day(when)).items()
    }
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


def _name_answer(made: Decision) -> str:
    return made.status or made.gate


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
    values = [s for s in facts()["status"].values if s != "citizen"]
    persons = pd.DataFrame({"person_id": values, "status": values})
    residents = persons["status"] == "pr"
    for name in ("residency_failed", "vacated", "renounced"):
        persons[name] = pd.Series("never", persons.index).where(residents, None)
    persons["removal_order"] = pd.Series(False, persons.index, dtype=object).where(residents, None)
    table = evaluate(persons, on, rows).astype(object)
    reach = table[~table["gate"].isin(["no_such_remedy", "not_applicable"]) & (table["status"] != "barred")]
    return {remedy: list(reach.loc[reach["remedy"] == remedy, "person_id"]) for remedy in REMEDIES}
