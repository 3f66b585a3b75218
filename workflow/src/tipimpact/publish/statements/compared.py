"""Every country in Canada, and the same list of countries in other places."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from tipimpact.publish.statements.model import Statement, TableEvidence, Words, first
from tipimpact.publish.words import number

TABLE = "compared"


def select_compared(evidence: TableEvidence) -> pd.DataFrame:
    """All rows: origins in Canada, and the list by place and time."""
    return evidence.rows(TABLE).sort_index()


def title(evidence: TableEvidence) -> Iterator[Statement]:
    """That most designated countries fell more, and that the list moved apart in other places too."""
    rows = evidence.rows(TABLE, row_kind="origin")
    own = rows[rows["designated"].astype(bool)]
    fell = int((own["change"] < own["expected"]).sum())
    values = {"holds": 2 * fell > len(own), "decided_by": "change"}
    counts = {"fell": Words(number, fell), "treated": Words(number, len(own))}
    yield from evidence.state("figure-comparison-finding", TABLE, own, **values, **counts)


def sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """How many countries fell more than expected in either group, and what the list did in other places."""
    rows = evidence.rows(TABLE, row_kind="origin")
    for designated, code in ((True, "designated"), (False, "other")):
        own = rows[rows["designated"].astype(bool) == designated]
        values = {"fell": Words(number, int((own["change"] < own["expected"]).sum())), "count": Words(number, len(own))}
        yield from evidence.state("figure-comparison-group", TABLE, own, code=code, **values)
    places = evidence.rows(TABLE, row_kind="list")
    elsewhere = places[places["destination"] != first(rows, "destination")]
    values = {"below": Words(number, int((elsewhere["change"] < 0).sum())), "count": Words(number, len(elsewhere))}
    yield from evidence.state("figure-comparison-elsewhere", TABLE, elsewhere, **values)
    yield Statement("figure-claims-not")
