"""How many people stood before a door that a rule shut for a time, and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from tipimpact.publish.statements.exposure import WENT_ON, name_rule
from tipimpact.publish.statements.model import Finding, FindingLine, Statement, TableEvidence, Words
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import date, interval, number

RULES, TABLE, DAYS = "exposure", "waiting_totals", "people_waiting"
STAYING, LEAVING = "rate_0", "rate_10"  # nobody leaves; the most that is assumed
SHOWN = ("main", "no_exception")  # readings; under the others nobody is known to meet the rule, or fewer do
SUBJECT = "humanitarian_12_months"  # of the title


def select_doors(evidence: TableEvidence) -> Iterator[tuple[Any, Any, Any, pd.DataFrame]]:
    """Each rule that shut a door for a time, in every reading: its row, and totals if nobody and if most leave."""
    rules = {(row["exposure"], row["reading"]): row for _, row in evidence.rows(RULES).iterrows()}
    for (rule, reading), rows in evidence.rows(TABLE).groupby(["exposure", "reading"], sort=False):
        door, by = (str(rule), str(reading)), rows.set_index("leaving")
        if door in rules and {STAYING, LEAVING} <= {*by.index}:  # a package of others may lack a table
            yield rules[door], by.loc[STAYING], by.loc[LEAVING], rows[rows["leaving"].isin([STAYING, LEAVING])]


def select_days(evidence: TableEvidence) -> pd.DataFrame:
    """People before each door by day, in the readings that are drawn."""
    return evidence.rows(DAYS, reading=list(SHOWN)).sort_index()


def _ends(row: Any, name: str) -> Words:
    low, high = (int(row[f"{name}_{end}"]) for end in ("low", "high"))
    return Words(interval, Words(number, low), Words(number, high))


def title(evidence: TableEvidence) -> Iterator[Statement]:
    """The average day of the rule that most people met, if nobody left."""
    for rule, staying, leaving, rows in select_doors(evidence):
        if (rule["exposure"], rule["reading"]) == (SUBJECT, "no_exception"):
            values = {end: Words(number, int(staying[f"average_{end}"])) for end in ("low", "high")}
            less = Words(number, int(leaving["average_low"]))
            yield from evidence.state("finding-waiting-title", TABLE, rows, **values, less=less)


def figure_sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """What is counted, then each door with its average and largest day, and the day on which it opened again."""
    yield Statement("figure-waiting-not")
    for rule, staying, leaving, rows in select_doors(evidence):
        if rule["reading"] not in (*SHOWN, WENT_ON):
            continue
        values: dict[str, Any] = {
            "what": name_rule(evidence, rule),
            "average": _ends(staying, "average"),
            "largest": _ends(staying, "largest"),
            "leaving": _ends(leaving, "average"),
        }
        until = plain(rule["ends"])
        values |= {"still": "no" if until else "yes", "day": Words(date, until) if until else ""}
        yield from evidence.state("figure-waiting-door", TABLE, rows, **values)


def _lines(evidence: TableEvidence) -> Iterator[FindingLine]:
    for rule, staying, leaving, rows in select_doors(evidence):
        values = [name_rule(evidence, rule), *(_ends(staying, column) for column in ("average", "largest", "years"))]
        yield FindingLine([*values, _ends(leaving, "average"), _ends(leaving, "years")], TABLE, tuple(rows.index))


FINDING = Finding.of("waiting", title, _lines)
