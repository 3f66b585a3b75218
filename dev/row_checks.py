"""Print the faults of the rows of law that no single row shows: gaps between versions, and rows that never decide.

``.venv/bin/python dev/row_checks.py`` after an edit of ``config/law/eligibility.csv`` (docs/recipes/law.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

import pandas as pd

from tipimpact.common.packaged import CONFIG
from tipimpact.eligibility.calendar import NEVER_DAY, day
from tipimpact.eligibility.cases import read_cases
from tipimpact.eligibility.decide import decide
from tipimpact.eligibility.expressions import NO_TEXT, Situation
from tipimpact.eligibility.facts import NO, YES, Person, facts
from tipimpact.eligibility.rows import AUXILIARY, FILE, read_rows, split_items
from tipimpact.eligibility.rulebook import LawRule, Rulebook, list_facts_asked
from tipimpact.eligibility.touches import TOUCHES
from tipimpact.eligibility.turns import list_turns

CASES = CONFIG / "law" / "cases.yaml"
CHANCES, NEVER, YES_SHARE = 2_000, 0.6, 0.2  # persons made by chance; events that never come; facts that are so
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
            pair = version["remedy"], version["row"], next_version["row"]
            until, start = version["until"], next_version["from"]
            if pd.isna(until) or start < until:
                faults.append(("overlap", *pair, start, until))
            elif start > until:
                faults.append(("gap", *pair, until, start))
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
    person was found for whom it holds). Persons are those of the cases, moved to the day, and some made by chance, with
    days on both sides of every turn.
    """
    book, cases = Rulebook(rows), read_cases(CASES, read_rows(FILE))
    asked = [(q.remedy, day(q.day), cases.person(case)) for case in cases.cases for q in case.ask]
    days = sorted({*rows["from"].dropna(), *rows["until"].dropna()})
    intervals: dict[tuple, tuple] = {}
    always_deciding: dict[str, tuple[LawRule, ...]] = {}  # the rules of a remedy of which each decides
    for start, end in zip(days, [*days[1:], pd.NaT], strict=True):
        first = day(start.date())
        last = first + 365 if pd.isna(end) else day(end.date()) - 1
        for remedy, in_force in book.rules(first).items():
            rules = tuple(rule for rule in in_force if rule.effect not in TOUCHES)  # what is missing decides nothing
            if always_deciding.get(remedy) == rules:
                continue
            known = [(at, person) for about, at, person in asked if about == remedy]
            faults = _list_undeciding(rules, last, known)
            if faults:  # what cannot be on the last day may be on the first
                idle = {row for _, row, _ in _list_undeciding(rules, first, known)}
                faults = [fault for fault in faults if fault[1] in idle]
            if not faults:
                always_deciding[remedy] = rules
            for fault, row, other in faults:
                key = (fault, remedy, row, other)
                intervals[key] = (intervals[key][0] if intervals.get(key, (0, 0))[1] == start else start), end
    return pd.DataFrame([(*key, *dates) for key, dates in intervals.items()], columns=COLUMNS)


def _list_undeciding(rules: tuple[LawRule, ...], on: int, known: Iterable[tuple[int, Person]]) -> list[tuple]:
    idle: dict[LawRule, list[str]] = {rule: [] for rule in rules}  # with the rows that decided when they held
    for person in _draw_persons(rules, on, known):
        for outcome in decide(rules, Situation(person, on)).outcomes:
            row = outcome.find_row()
            for rule in list(idle):
                if rule.row == row:
                    del idle[rule]
                elif row and rule.truth(outcome.now) == YES:
                    idle[rule].append(row)
        if not idle:
            return []
    return [
        ("hidden", rule.row, max(others, key=others.count)) if others else ("never_holds", rule.row, "")
        for rule, others in idle.items()
    ]


def _draw_persons(rules: tuple[LawRule, ...], on: int, known: Iterable[tuple[int, Person]]) -> Iterator[Person]:
    """Persons with every fact known that some rules ask for; the same ones each time."""
    for at, person in known:
        yield person
        dated = {name: when for name, when in person.items() if facts()[name].kind == "date" and when < NEVER_DAY}
        yield {**person, **{name: when + on - at for name, when in dated.items()}}
    draw, now = Random(on), Situation({}, on)
    names = [name for name in list_facts_asked(rules) if name != NO_TEXT]
    marks = {on, *(turn for name in names for turn in list_turns(name, rules, now))}
    days = sorted({mark + extra for mark in marks for extra in (-40, -1, 0, 1, 40)})
    days += [on - 1, on] * len(marks)  # what has just come is told apart most finely
    for _ in range(CHANCES):
        yield {name: _draw_value(name, days, draw) for name in names}


def _draw_value(name: str, days: list[int], draw: Random) -> int:
    fact = facts()[name]
    if fact.kind == "date":
        return NEVER_DAY if draw.random() < NEVER else draw.choice(days)
    if fact.kind == "choice":
        return draw.randrange(len(fact.values))
    return YES if draw.random() < YES_SHARE else NO


def main(path: str | Path = FILE) -> None:
    """Print every fault of the rows that no single row shows."""
    rows = read_rows(path)
    faults = pd.concat([audit_versions(rows), list_hidden(rows)], ignore_index=True)
    print(
        faults.to_string(index=False) if len(faults) else "No gap, no overlap, and every row decides someone's answer."
    )


if __name__ == "__main__":
    main()
