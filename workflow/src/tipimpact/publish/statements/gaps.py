"""What is missing: the series that nobody publishes, and who holds them."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from tipimpact.publish.statements.model import Finding, FindingLine, Statement, TableEvidence

TABLE = "evidence_gaps"
# What is asked for first, of the series that we did not find whole.
FIRST = ("removals_of_trafficked_persons", "vtip_trp_yearly", "detections_by_immigration_status")


def select_gaps(evidence: TableEvidence) -> pd.DataFrame:
    """The series that nobody publishes."""
    return evidence.rows(TABLE, gap_kind="not_published")


def questions(evidence: TableEvidence) -> Iterator[Statement]:
    """What is asked for first; read from ``indicators`` where its holder has sent the counts."""
    rows = select_gaps(evidence)
    for gap in FIRST:
        yield from evidence.state("answer-gap", TABLE, rows[rows["gap"] == gap].head(1), code=gap)
        yield from evidence.state("answer-gap", "indicators", evidence.rows("indicators", source=gap), code=gap)


def brief_items(evidence: TableEvidence) -> Iterator[Statement]:
    """Each series, and who holds it."""
    rows = select_gaps(evidence)
    for label in rows.index:
        texts = {column: evidence.text(TABLE, column, label) for column in ("title", "holder")}
        yield from evidence.state("brief-missing-one", TABLE, rows.loc[[label]], **texts)


def _title(evidence: TableEvidence) -> Iterator[Statement]:
    rows = select_gaps(evidence)
    yield from evidence.state("finding-gaps-title", TABLE, rows, rows=len(rows))


def _lines(evidence: TableEvidence) -> Iterator[FindingLine]:
    for label in select_gaps(evidence).index:
        values = [evidence.text(TABLE, column, label) for column in ("title", "claim", "holder")]
        yield FindingLine(values, TABLE, (label,))


FINDING = Finding.of("gaps", _title, _lines)
