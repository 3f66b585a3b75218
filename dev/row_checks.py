"""Print the faults of the rows of law that no single row shows: gaps between versions, and rows that never decide.

``.venv/bin/python dev/row_checks.py`` after an edit of ``config/law/eligibility.csv`` (docs/recipes/law.md).
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.eligibility.calendar import NEVER_DAY, day
from tipimpact.eligibility.decide import (
    NOTHING,
    decide,
)
from tipimpact.eligibility.expressions import NO_TEXT, FactReader
from tipimpact.eligibility.facts import NO, YES, People, facts
from tipimpact.eligibility.rows import AUXILIARY, FILE, read_rows, split_items
from tipimpact.eligibility.rulebook import LawRule, Rulebook, list_facts_asked
from tipimpact.eligibility.turns import list_fixed_days, list_steps, subtract_steps

CHANCES, NEVER, YES_SHARE = 150_000, 0.6, 0.2  # persons made by chance; events that never come; facts that are so
COLUMNS = ["fault", "remedy", "row", "other_row", "from", "until"]


def audit_versions(rows: pd.DataFrame) -> pd.DataFrame:
    """Gaps and overlaps between versions of a rule, days without any entitlement, and rows without effect.

    Columns ``COLUMNS``. fault: gap, overlap (two versions of a slot); not_given (between two entitlements nothing gives
    the remedy); never_used (an exception that no bar names). Dates: the interval at fault, the last day excluded.
    """
    faults = [*_compare_versions(rows), *_list_not_given(rows), *_list_never_used(rows)]
    return pd.DataFrame(faults, columns=COLUMNS)


def _compare_versions(rows: pd.DataFrame) -> list[tuple]:
    faults = []
    for _, versions in rows.sort_values("from", kind="stable").groupby("slot", sort=False):
        for version, next_version in pairwise(versions.to_dict("records")):
            if pd.isna(version["until"]) or next_version["from"] < version["until"]:
                faults.append(
                    (
                        "overlap",
                        version["remedy"],
                        version["row"],
                        next_version["row"],
                        next_version["from"],
                        version["until"],
                    )
                )
            elif next_version["from"] > version["until"]:
                faults.append(
                    (
                        "gap",
                        version["remedy"],
                        version["row"],
                        next_version["row"],
                        version["until"],
                        next_version["from"],
                    )
                )
    return faults


def _list_not_given(rows: pd.DataFrame) -> list[tuple]:
    """Days between two entitlements to a remedy without one in force."""
    faults = []
    given = rows[rows["effect"] == "entitles"]
    for remedy in dict.fromkeys(r for cell in given["remedy"] for r in split_items(cell)):
        rows_of_remedy = given[given["remedy"].map(lambda cell, r=remedy: r in split_items(cell))].sort_values("from")
        last, name = pd.Timestamp.min, ""
        for row in rows_of_remedy.to_dict("records"):
            if name and row["from"] > last:
                faults.append(("not_given", remedy, name, row["row"], last, row["from"]))
            end = pd.Timestamp.max if pd.isna(row["until"]) else row["until"]
            if end > last:
                last, name = end, row["row"]
    return faults


def _list_never_used(rows: pd.DataFrame) -> list[tuple]:
    named = {name for column in ("exceptions", "unasked") for cell in rows[column] for name in split_items(cell)}
    idle = rows[rows["effect"].isin(AUXILIARY) & ~rows["row"].isin(named)]
    return [("never_used", r["remedy"], r["row"], "", r["from"], r["until"]) for r in idle.to_dict("records")]


def list_hidden(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows in force that decide nobody's answer, by the interval in which they do not.

    Columns ``COLUMNS``. fault: hidden (whenever it holds another row decides, named as ``other_row``), never_holds (no
    person could be made for whom it holds). Persons are made by chance, with days on both sides of every turn.
    """
    book = Rulebook(rows)
    days = sorted({*rows["from"], *rows["until"].dropna()})
    intervals: dict[tuple, tuple] = {}
    always_deciding: dict[str, list[str]] = {}  # the rules of a remedy of which each decides
    for start, end in zip(days, [*days[1:], pd.NaT], strict=True):
        last = start + pd.DateOffset(years=1) if pd.isna(end) else end - pd.DateOffset(days=1)
        for remedy, rules in book.rules(start.date()).items():
            names = [rule.row for rule in rules]
            if always_deciding.get(remedy) == names:
                continue
            faults = _list_undeciding(rules, last.date(), book)
            if faults:  # what cannot be on the last day may be on the first
                idle = {row for _, row, _ in _list_undeciding(rules, start.date(), book)}
                faults = [fault for fault in faults if fault[1] in idle]
            if not faults:
                always_deciding[remedy] = names
            for fault, row, other in faults:
                key = (fault, remedy, row, other)
                intervals[key] = (intervals[key][0] if intervals.get(key, (0, 0))[1] == start else start), end
    return pd.DataFrame([(*key, *dates) for key, dates in intervals.items()], columns=COLUMNS)


def _list_undeciding(rules: list[LawRule], on: dt.date, book: Rulebook) -> list[tuple]:
    if not rules:
        return []
    reader = FactReader(_draw_persons(rules, on), day(on))
    decided = [outcome.row(reader) for outcome in decide(rules, reader).outcomes]
    names, faults = list(book.rows["row"]), []
    for rule in rules:
        if any((row == rule.place).any() for row in decided):
            continue
        holds = np.concatenate([row[rule.truth(reader) == YES] for row in decided])
        others = np.unique(holds[holds != NOTHING], return_counts=True)
        other = names[others[0][others[1].argmax()]] if len(others[0]) else ""
        faults.append(("hidden" if len(holds) else "never_holds", rule.row, other))
    return faults


def _draw_persons(rules: list[LawRule], on: dt.date) -> People:
    """Persons with every fact known that some rules ask for; the same ones each time."""
    draw = np.random.default_rng(day(on))
    marks = {subtract_steps(day(on), of) for of in list_steps(rules)} | list_fixed_days(rules)
    days = np.array(sorted({mark + extra for mark in marks for extra in (-40, -1, 0, 1, 40)}), np.int32)
    columns: dict[str, Any] = {}
    for name in (n for n in list_facts_asked(rules) if n != NO_TEXT):
        fact = facts()[name]
        if fact.kind == "date":
            columns[name] = np.where(draw.random(CHANCES) < NEVER, np.int32(NEVER_DAY), draw.choice(days, CHANCES))
        elif fact.kind == "yes_no":
            columns[name] = np.where(draw.random(CHANCES) < YES_SHARE, YES, NO).astype(fact.dtype)
        else:
            columns[name] = draw.integers(0, len(fact.values), CHANCES, dtype=fact.dtype)
    return People(pd.RangeIndex(CHANCES), columns)


def main(path: str | Path = FILE) -> None:
    """Print every fault of the rows that no single row shows."""
    rows = read_rows(path)
    faults = pd.concat([audit_versions(rows), list_hidden(rows)], ignore_index=True)
    print(
        faults.to_string(index=False) if len(faults) else "No gap, no overlap, and every row decides someone's answer."
    )


if __name__ == "__main__":
    main()
