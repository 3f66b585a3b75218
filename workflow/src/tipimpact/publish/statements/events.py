"""What else happened, and when: the bills among the events that could have moved the same figures."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from tipimpact.publish.statements.model import Statement, TableEvidence, Words
from tipimpact.publish.words import listed, number

TABLE = "events"
BILLS = ("c31_announced", "c31_assent", "new_asylum_system", "c10_permit_power")  # what the two bills are


def order_events(evidence: TableEvidence) -> pd.DataFrame:
    """Every event, the first first."""
    return evidence.rows(TABLE).sort_values(["first_day", "event"], kind="stable")


def figure_title(evidence: TableEvidence) -> Iterator[Statement]:
    """How many events there are besides the bills themselves."""
    rows = evidence.rows(TABLE)
    rows = rows[~rows["event"].isin(BILLS)]
    yield from evidence.state("figure-timeline-finding", TABLE, rows, count=len(rows))


def figure_sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """How many events bear on each part of the figures, and how closely they are known."""
    rows = order_events(evidence)
    first, last = (str(day.year) for day in (rows["first_day"].min(), rows["last_day"].max()))
    verified = (rows["verification"] == "verified").sum()
    values = {"count": len(rows), "first": first, "last": last, "verified": verified}
    yield from evidence.state("figure-timeline-events", TABLE, rows, **values)
    counts = rows["domains"].explode().value_counts()
    counts = counts.sort_index(kind="stable").sort_values(ascending=False, kind="stable")
    each = [evidence.count(TABLE, "domains", code, Words(number, count)) for code, count in counts.items()]
    yield from evidence.state("figure-timeline-domains", TABLE, rows, counts=Words(listed, each))
