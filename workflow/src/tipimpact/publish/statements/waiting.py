"""How many people stood before a door that a rule shut for a time, and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from tipimpact.publish.statements.exposure import WENT_ON, name_rule
from tipimpact.publish.statements.model import Finding, FindingLine, Statement, TableEvidence, Words
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import date, interval, number

TABLE, DAYS = "exposure", "people_waiting"
SHOWN = ("main", "no_exception")  # readings; under the others nobody is known to meet the rule, or fewer do
SUBJECT = "humanitarian_12_months"  # of the title


def select_doors(evidence: TableEvidence) -> pd.DataFrame:
    """The rules that shut a door for a time, in every reading, where their flow is known."""
    rows = evidence.rows(TABLE)
    return rows[rows["average_0_low"].notna()]


def select_days(evidence: TableEvidence) -> pd.DataFrame:
    """People before each door by day, in the readings that are drawn."""
    return evidence.rows(DAYS, reading=list(SHOWN)).sort_index()


def _ends(row: dict[Any, Any], name: str) -> Words:
    low, high = (int(row[f"{name}_{end}"]) for end in ("low", "high"))
    return Words(interval, Words(number, low), Words(number, high))


def title(evidence: TableEvidence) -> Iterator[Statement]:
    """The average day of the rule that most people met, if nobody left."""
    rows = select_doors(evidence)
    rows = rows[(rows["exposure"] == SUBJECT) & (rows["reading"] == "no_exception")]
    for row in rows.to_dict("records"):
        values = {end: Words(number, int(row[f"average_0_{end}"])) for end in ("low", "high")}
        less = Words(number, int(row["average_10_low"]))
        yield from evidence.state("finding-waiting-title", TABLE, rows, **values, less=less)


def figure_sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """What is counted, then each door with its average and largest day, and the day on which it opened again."""
    yield Statement("figure-waiting-not")
    rows = select_doors(evidence)
    for label, row in rows[rows["reading"].isin([*SHOWN, WENT_ON])].iterrows():
        values: dict[str, Any] = {
            "what": name_rule(evidence, row),
            "average": _ends(row.to_dict(), "average_0"),
            "largest": _ends(row.to_dict(), "largest_0"),
            "leaving": _ends(row.to_dict(), "average_10"),
        }
        until = plain(row["ends"])
        values |= {"still": "no" if until else "yes", "day": Words(date, until) if until else ""}
        yield from evidence.state("figure-waiting-door", TABLE, rows.loc[[label]], **values)


def _lines(evidence: TableEvidence) -> Iterator[FindingLine]:
    for label, row in select_doors(evidence).iterrows():
        columns = ("average_0", "largest_0", "years_0", "average_10", "years_10")
        values = [name_rule(evidence, row), *(_ends(row.to_dict(), column) for column in columns)]
        yield FindingLine(values, TABLE, (label,))


FINDING = Finding.of("waiting", title, _lines)
