"""The published tables ``eligibility`` and ``remedy_exceptions``."""

from __future__ import annotations

import datetime as dt

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
    return table.rename(columns={"status": "request_status"}).reindex(columns=list(contract("eligibility").columns))


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
    rows.attrs = {}  # the readings are no fact of this table
    about, named = rows.set_index("row"), law_keys(rows)
    each = rows.assign(remedy=rows["remedy"].map(split_items)).explode("remedy")
    limits = each["effect"].isin(LIMITS)
    unbarred = (each["effect"] == "entitles") & ~each["remedy"].isin(each.loc[limits, "remedy"])
    bars = each[limits | unbarred]
    bars = bars.assign(way_out=bars["exceptions"].map(lambda cell: split_items(cell) or ["none"])).explode("way_out")
    citations = {row: format_citation(cells) for row, cells in about.to_dict("index").items()}
    ends = bars["taken_over_by"].where(bars["taken_over_by"] != "", bars["ended_by"])
    table = bars.rename(columns={"from": "starts", "effect": "row_effect"}).assign(
        bar=bars["row"],
        unit=bars["row"].map(named["unit"]),
        clause=bars["row"].map(named["clause"]),
        length_unit=bars["length_unit"].replace("", None),
        own_initiative=bars["unasked"] != "",
        text_kind=bars["kind"],
        trafficking_named=[way in about.index and "trafficked" in str(about.at[way, "who"]) for way in bars["way_out"]],
        way_out_citation=bars["way_out"].map(citations),
        covered=bars["remedy"].map(reached),
        taken_over_by=ends.replace("", None),
    )
    table = table.drop_duplicates(["remedy", "bar", "way_out"])
    return table.reindex(columns=list(contract("remedy_exceptions").columns)).reset_index(drop=True)


def list_covered_statuses(rows: pd.DataFrame, on: dt.date) -> dict[str, list[str]]:
    """Immigration statuses that each remedy may reach on a day, all else being unknown; a resident has lost nothing."""
    resident = {
        **dict.fromkeys(("residency_failed", "vacated", "renounced", "ceased"), "never"),
        "removal_order": False,
    }
    statuses = [status for status in facts()["status"].values if status != "citizen"]
    persons = {status: read_person({"status": status, **(resident if status == "pr" else {})}) for status in statuses}
    covered: dict[str, list[str]] = {remedy: [] for remedy in REMEDIES}
    for status, remedy, made in decide_all(persons, day(on), Rulebook(rows)):
        if made.gate not in ("no_such_remedy", "not_applicable") and made.status != "barred":
            covered[remedy].append(status)
    return covered
