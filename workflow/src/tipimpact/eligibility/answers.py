"""The published tables ``eligibility`` and ``remedy_exceptions``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.constructions import check_answers
from tipimpact.eligibility.evaluate import decide_all, describe_all, name_answers
from tipimpact.eligibility.facts import facts, read_person
from tipimpact.eligibility.profiles import Profiles
from tipimpact.eligibility.rows import BARS, REMEDIES, describe_rows, format_citation, law_keys, split_items
from tipimpact.eligibility.rulebook import Rulebook

LIMITS = (*BARS, "may_refuse")


def eligibility(spec: Profiles, rows: pd.DataFrame, resolved: pd.Series) -> pd.DataFrame:
    """Every archetype on the days of the law named.

    resolved: of ``citations.resolve_citations``. Columns: those of the contract ``eligibility``.
    """
    book = Rulebook(rows)
    table = pd.concat(
        [_answer_profiles(spec, moment, when, book) for moment, when in spec.dates.items()], ignore_index=True
    )
    table = table.join(describe_rows(rows), on="row")
    table["resolved"] = table["row"].map(resolved)
    return table.reindex(columns=list(contract("eligibility").columns))


def _answer_profiles(spec: Profiles, moment: str, when: dt.date, book: Rulebook) -> pd.DataFrame:
    decided = decide_all(spec.on(when, book), day(when), book)
    table = describe_all(decided, book).astype(object).rename(columns={"person_id": "life"})
    table = table.where(table.notna(), None).assign(until=table["until"], answer=name_answers(table))
    for column in ("unknown_because", "readings", "causes"):
        table[column] = table[column].map(lambda text: split_items(text or ""))
    table = table.assign(moment=moment, day=pd.Timestamp(when))
    check_answers(zip(table.to_dict("records"), (made for *_, made in decided), strict=True), book, "eligibility")
    return table


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
