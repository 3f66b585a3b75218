"""Faults of the rows that no single row shows: what no case reaches, gaps between versions, rows that never decide."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.eligibility.calendar import NEVER_DAY, day
from tipimpact.eligibility.cases import Cases
from tipimpact.eligibility.decide import IN_TIME, LATE, NOT_CLASS, NOT_YET, NOTHING, TIME, USED, decide, gates
from tipimpact.eligibility.expressions import NOT_HELD, FactReader
from tipimpact.eligibility.facts import NO, YES, People, facts
from tipimpact.eligibility.rows import BESIDE, CONFIG, read_rows, split_items
from tipimpact.eligibility.rulebook import LawRule, Rulebook, facts_asked
from tipimpact.eligibility.turns import earlier, fixed, steps

OUTCOMES = ("no", "unknown", "yes")  # of a row that gives nothing
CHANCES, NEVER, YES_SHARE = 150_000, 0.6, 0.2  # persons made by chance; events that never come; facts that are so
COLUMNS = ["fault", "remedy", "row", "other_row", "from", "until"]


def coverage(cases: Cases, rows: pd.DataFrame) -> pd.DataFrame:
    """How often the cases reach each outcome that a row can have. Columns: row, outcome, count.

    The outcomes of a row that gives a remedy are gates; of the others ``OUTCOMES``.
    """
    book = Rulebook(rows)
    counts = {(row, outcome): 0 for row, record in book.about.items() for outcome in _outcomes(record)}
    for case in cases.cases:
        one = cases.person(case)
        for question in case.ask:
            reader = FactReader(one, day(question.day))
            for rule in book.rules(question.day, question.without)[question.remedy]:
                for part in (rule, *rule.others):
                    counts[part.row, _reached(part, reader)] += 1
    return pd.DataFrame([(*key, count) for key, count in counts.items()], columns=["row", "outcome", "count"])


def _outcomes(record: Mapping[str, Any]) -> list[str]:
    """The outcomes that a row can have."""
    # What rests on a text that is not held never holds; where only one of two branches does, the other can.
    certain = not re.search(rf"(^|and ){NOT_HELD}($| and)", str(record["who"]))
    if record["effect"] != "entitles":
        return [outcome for outcome in OUTCOMES if certain or outcome != "yes"]
    ends = record["used"] or (record["runs"] == "within" and not record["extended_by"])
    possible_ = {"not_applicable": record["who"], "no_longer": ends, "not_yet": record["event"], "applies": True}
    if not certain:
        return ["not_applicable", "unknown"]
    return [*(gate for gate, can in possible_.items() if can), "unknown"]


def _reached(rule: LawRule, reader: FactReader) -> str:
    """The outcome of a row for one person."""
    if rule.effect != "entitles":
        return OUTCOMES[int(rule.truth(reader)[0])]
    names = {NOT_CLASS: "not_applicable", TIME: "no_longer", USED: "no_longer", NOT_YET: "not_yet"}
    found = int(gates(rule, reader)[0])
    return names.get(found, "applies" if found in (LATE, IN_TIME) else "unknown")


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
    """Days between two entitlements to a remedy without one in force."""
    found = []
    given = rows[rows["effect"] == "entitles"]
    for remedy in dict.fromkeys(r for cell in given["remedy"] for r in split_items(cell)):
        some = given[given["remedy"].map(lambda cell, r=remedy: r in split_items(cell))].sort_values("from")
        last, name = pd.Timestamp.min, ""
        for row in some.to_dict("records"):
            if name and row["from"] > last:
                found.append(("not_given", remedy, name, row["row"], last, row["from"]))
            end = pd.Timestamp.max if pd.isna(row["until"]) else row["until"]
            if end > last:
                last, name = end, row["row"]
    return found


def _never_used(rows: pd.DataFrame) -> list[tuple]:
    named = {name for column in ("exceptions", "unasked") for cell in rows[column] for name in split_items(cell)}
    idle = rows[rows["effect"].isin(BESIDE) & ~rows["row"].isin(named)]
    return [("never_used", r["remedy"], r["row"], "", r["from"], r["until"]) for r in idle.to_dict("records")]


def hidden(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows in force that decide nobody's answer, by the interval in which they do not.

    Columns ``COLUMNS``. fault: hidden (whenever it holds another row decides, named as ``other_row``), never_holds (no
    person could be made for whom it holds). Persons are made by chance, with days on both sides of every turn.
    """
    book = Rulebook(rows)
    days = sorted({*rows["from"], *rows["until"].dropna()})
    found: dict[tuple, tuple] = {}
    sound: dict[str, list[str]] = {}  # the rules of a remedy that were found to decide, all of them
    for start, end in zip(days, [*days[1:], pd.NaT], strict=True):
        last = start + pd.DateOffset(years=1) if pd.isna(end) else end - pd.DateOffset(days=1)
        for remedy, rules in book.rules(start.date()).items():
            names = [rule.row for rule in rules]
            if sound.get(remedy) == names:
                continue
            faults = _undeciding(rules, last.date(), book)
            if faults:  # what cannot be on the last day may be on the first
                idle = {row for _, row, _ in _undeciding(rules, start.date(), book)}
                faults = [fault for fault in faults if fault[1] in idle]
            if not faults:
                sound[remedy] = names
            for fault, row, other in faults:
                key = (fault, remedy, row, other)
                found[key] = (found[key][0] if found.get(key, (0, 0))[1] == start else start), end
    return pd.DataFrame([(*key, *dates) for key, dates in found.items()], columns=COLUMNS)


def _undeciding(rules: list[LawRule], on: dt.date, book: Rulebook) -> list[tuple]:
    if not rules:
        return []
    reader = FactReader(_chance(rules, on), day(on))
    decided = [one.row(reader) for one in decide(rules, reader).outcomes]
    names, faults = list(book.rows["row"]), []
    for rule in rules:
        if any((row == rule.place).any() for row in decided):
            continue
        holds = np.concatenate([row[rule.truth(reader) == YES] for row in decided])
        others = np.unique(holds[holds != NOTHING], return_counts=True)
        other = names[others[0][others[1].argmax()]] if len(others[0]) else ""
        faults.append(("hidden" if len(holds) else "never_holds", rule.row, other))
    return faults


def _chance(rules: list[LawRule], on: dt.date) -> People:
    """Persons with every fact known that some rules ask for; the same ones each time."""
    draw = np.random.default_rng(day(on))
    marks = {earlier(day(on), of) for of in steps(rules)} | fixed(rules)
    days = np.array(sorted({mark + extra for mark in marks for extra in (-40, -1, 0, 1, 40)}), np.int32)
    columns: dict[str, Any] = {}
    for name in (n for n in facts_asked(rules) if n != NOT_HELD):
        fact = facts()[name]
        if fact.kind == "date":
            columns[name] = np.where(draw.random(CHANCES) < NEVER, np.int32(NEVER_DAY), draw.choice(days, CHANCES))
        elif fact.kind == "yes_no":
            columns[name] = np.where(draw.random(CHANCES) < YES_SHARE, YES, NO).astype(fact.dtype)
        else:
            columns[name] = draw.integers(0, len(fact.values), CHANCES, dtype=fact.dtype)
    return People(pd.RangeIndex(CHANCES), columns)


def unreachable(rows: pd.DataFrame, deciding: set[str]) -> list[str]:
    """Rows that decide no case and lift nothing in one: either a case is missing or the row has no effect."""
    beside = set(rows.loc[rows["effect"].isin(BESIDE), "row"])
    return [row for row in rows["row"] if row not in deciding | beside]


def main(path: str | Path = CONFIG) -> None:
    """Print every fault of the rows that no single row shows."""
    rows = read_rows(path)
    found = pd.concat([audit(rows), hidden(rows)], ignore_index=True)
    print(found.to_string(index=False) if len(found) else "No gap, no overlap, and every row decides someone's answer.")


if __name__ == "__main__":
    main()
