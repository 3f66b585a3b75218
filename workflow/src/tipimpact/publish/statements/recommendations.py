"""What became of the 17 recommendations of November 2012."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from tipimpact.publish.statements.model import Finding, FindingLine, Statement, TableEvidence, Words
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import listed, number

TABLE = "recommendations"
STATUSES = ("met", "partly", "not_met", "cannot_tell")
TOTAL = 17


def _count(rows: pd.DataFrame) -> dict[str, int]:
    """How many recommendations have each status."""
    return {status: int((rows["how_far_met"] == status).sum()) for status in STATUSES}


# The figure.


def order_by_status(evidence: TableEvidence) -> pd.DataFrame:
    """All of them, by what became of them."""
    rows = evidence.rows(TABLE).sort_values("id", kind="stable")
    return rows.sort_values("how_far_met", key=lambda statuses: statuses.map(STATUSES.index), kind="stable")


def figure_title(evidence: TableEvidence) -> Iterator[Statement]:
    """How many are met in part. All or nothing: none in full, none found unmet."""
    rows = evidence.rows(TABLE)
    count = _count(rows)
    if count["partly"] or count["cannot_tell"]:
        holds = len(rows) == TOTAL == count["partly"] + count["cannot_tell"]
        values = {"partly": count["partly"], "rest": count["cannot_tell"]}
        yield from evidence.state(
            "figure-recommendations-finding", TABLE, rows, holds=holds, decided_by="how_far_met", **values
        )


def figure_sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """Each status with the recommendations that have it."""
    for status, rows in order_by_status(evidence).groupby("how_far_met", sort=False):
        each = [
            Statement("figure-recommendations-one", {"number": str(int(id[1:])), "what": name_of(id)})
            for id in rows["id"]
        ]
        words = Statement("figure-recommendations-status", {"code": str(status), "count": len(rows)})
        yield from evidence.state("figure-recommendations-list", TABLE, rows, status=words, what=Words(listed, each))
    yield Statement("figure-recommendations-not")


def name_of(id: str) -> Statement:
    """What a recommendation asks for, in a word or two."""
    return Statement("figure-recommendations-name", {"code": id})


# The finding.


def _title(evidence: TableEvidence) -> Iterator[Statement]:
    rows = evidence.rows(TABLE)
    count = {status: count for status, count in _count(rows).items() if status != "not_met"}
    yield from evidence.state("finding-recommendations-title", TABLE, rows, total=Words(number, len(rows)), **count)


def _lines(evidence: TableEvidence) -> Iterator[FindingLine]:
    for row in evidence.rows(TABLE).itertuples():
        values = [
            str(row.id).lstrip("R").lstrip("0"),
            evidence.text(TABLE, "summary", row.Index),
            evidence.code(TABLE, "how_far_met", row.how_far_met),
            evidence.code(TABLE, "rule", row.rule),
            evidence.codes(TABLE, "levels", plain(row.levels)),
        ]
        yield FindingLine(values, TABLE, (row.Index,))


FINDING = Finding.of("recommendations", _title, _lines)
