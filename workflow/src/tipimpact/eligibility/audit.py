"""Faults of the rows that no single row shows: what no case reaches, gaps between versions, rows that never decide."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.cases import Cases
from tipimpact.eligibility.evaluate import Rulebook
from tipimpact.eligibility.expressions import Reader
from tipimpact.eligibility.rows import items

OUTCOMES = ("no", "unknown", "yes")
COLUMNS = ["fault", "remedy", "row", "other_row", "from", "until"]


def coverage(cases: Cases, rows: pd.DataFrame) -> pd.DataFrame:
    """How often the cases reach each outcome of each row: a row per row, columns ``no``, ``unknown``, ``yes``."""
    book = Rulebook(rows)
    counts = {row: [0, 0, 0] for row in rows["row"]}
    for case in cases.cases:
        one = cases.person(case)
        for question in case.ask:
            reader = Reader(one, day(question.day))
            for rule in book.rules(question.day, question.without)[question.remedy]:
                for part in (rule, *rule.exceptions):
                    counts[part.row][int(part.truth(reader)[0])] += 1
    return pd.DataFrame.from_dict(counts, orient="index", columns=list(OUTCOMES)).rename_axis("row")


def audit(rows: pd.DataFrame) -> pd.DataFrame:
    """Gaps and overlaps between versions of a rule, days without any entitlement, and rows without effect.

    Columns ``COLUMNS``. fault: gap, overlap (two versions of a slot); not_given (between two entitlements nothing gives
    the remedy); never_used (an exception that no bar names). Dates: the interval at fault, the last day excluded.
    """
    found = [*_versions(rows), *_not_given(rows), *_never_used(rows)]
    return pd.DataFrame(found, columns=COLUMNS)


def _versions(rows: pd.DataFrame) -> list[tuple]:
    found = []
    for _, versions in rows.sort_values("from", kind="stable").groupby("slot", sort=False):
        for one, other in pairwise(versions.to_dict("records")):
            if pd.isna(one["until"]) or other["from"] < one["until"]:
                found.append(("overlap", one["remedy"], one["row"], other["row"], other["from"], one["until"]))
            elif other["from"] > one["until"]:
                found.append(("gap", one["remedy"], one["row"], other["row"], one["until"], other["from"]))
    return found


def _not_given(rows: pd.DataFrame) -> list[tuple]:
    """Days between two entitlements to a remedy on which none is in force."""
    found = []
    given = rows[rows["effect"] == "entitles"]
    for remedy in dict.fromkeys(r for cell in given["remedy"] for r in items(cell)):
        some = given[given["remedy"].map(lambda cell, r=remedy: r in items(cell))].sort_values("from")
        last, name = pd.Timestamp.min, ""
        for row in some.to_dict("records"):
            if name and row["from"] > last:
                found.append(("not_given", remedy, name, row["row"], last, row["from"]))
            end = pd.Timestamp.max if pd.isna(row["until"]) else row["until"]
            if end > last:
                last, name = end, row["row"]
    return found


def _never_used(rows: pd.DataFrame) -> list[tuple]:
    named = {e for cell in rows["exceptions"] for e in items(cell)}
    idle = rows[(rows["effect"] == "lifts") & ~rows["row"].isin(named)]
    return [("never_used", r["remedy"], r["row"], "", r["from"], r["until"]) for r in idle.to_dict("records")]


def unreachable(rows: pd.DataFrame, deciding: set[str]) -> list[str]:
    """Rows that decide no case and lift nothing in one: either a case is missing or the row has no effect."""
    lifted = {r["row"] for r in rows.to_dict("records") if r["effect"] == "lifts"}
    return [row for row in rows["row"] if row not in deciding | lifted]
