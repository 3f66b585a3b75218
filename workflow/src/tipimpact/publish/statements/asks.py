"""What was asked of Canada, and what it answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from tipimpact.publish.statements.model import Finding, FindingLine, Statement, TableEvidence, Words, capitalize
from tipimpact.publish.words import listed, number

TABLE = "asked"
FORUM = "recommendations"  # the table of the forum's


def select_un(evidence: TableEvidence) -> pd.DataFrame:
    """The subjects of the Universal Periodic Review, the one that most recommendations are on first."""
    return evidence.rows(TABLE, asked_by="un")


def say_years(rows: pd.DataFrame) -> Words:
    """The years of the reviews that are held: ``2009 and 2013``."""
    return Words(listed, [str(year) for year in sorted({int(year) for years in rows["years"] for year in years})])


def _say_total(evidence: TableEvidence, id: str) -> Iterator[Statement]:
    """Recommendations, accepted and noted, and how many of those noted are on the subject noted most.

    Without a review, as in a part of the documents, what it needs: the forum's recommendations have no answer to count.
    """
    rows = select_un(evidence)
    if rows.empty and len(evidence.rows(TABLE)):
        yield evidence.not_computed(TABLE)
    elif len(rows):
        most = rows.sort_values("noted", ascending=False, kind="stable").iloc[0]
        counts = {name: int(rows[name].sum()) for name in ("asked", "accepted", "noted")}
        values = {"years": say_years(rows), **counts, "most": int(most["noted"])}
        subject = evidence.code(TABLE, "subject", most["subject"])
        yield from evidence.state(id, TABLE, rows, subject=subject, **values)


def figure_title(evidence: TableEvidence) -> Iterator[Statement]:
    """The same as the finding."""
    yield from _say_total(evidence, "figure-asked-finding")


def figure_sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """A sentence for each subject."""
    rows = select_un(evidence)
    for label, row in zip(rows.index, rows.to_dict("records"), strict=True):
        values: dict[str, Any] = {name: int(row[name]) for name in ("asked", "accepted", "noted")}
        values |= {"subject": capitalize(evidence.code(TABLE, "subject", row["subject"]))}
        values |= {"says": say_today(evidence, row)}
        yield Statement("figure-asked-subject", values, TABLE, (int(label),))


def say_today(evidence: TableEvidence, row: Mapping[Any, Any]) -> Any:
    """What law or policy says on a subject today; of the forum's the status of its recommendations."""
    if isinstance(row["says"], str):
        return evidence.code(TABLE, "says", row["says"])
    rows = evidence.rows(FORUM, id=list(row["recommendations"]))
    counts = rows["how_far_met"].value_counts(sort=False)
    return Words(
        listed, [evidence.count(FORUM, "how_far_met", name, Words(number, int(n))) for name, n in counts.items()]
    )


# The finding.


def _title(evidence: TableEvidence) -> Iterator[Statement]:
    yield from _say_total(evidence, "finding-asked-title")


def _lines(evidence: TableEvidence) -> Iterator[FindingLine]:
    no_answer = Statement("finding-asked-no_answer")
    rows = evidence.rows(TABLE)
    for label, row in zip(rows.index, rows.to_dict("records"), strict=True):
        answers = [no_answer if pd.isna(row[name]) else int(row[name]) for name in ("accepted", "noted")]
        names = [capitalize(evidence.code(TABLE, name, row[name])) for name in ("asked_by", "subject")]
        yield FindingLine([*names, int(row["asked"]), *answers, say_today(evidence, row)], TABLE, (label,))


FINDING = Finding.of("asked", _title, _lines)
