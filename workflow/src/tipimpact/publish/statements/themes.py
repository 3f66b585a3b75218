"""What reports speak of, with the error of the coding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from tipimpact.publish.statements.model import Finding, FindingLine, Statement, TableEvidence, Words, first
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import interval, listed, number

TABLE, COUNTS = "theme_prevalence", "theme_counts"
PERMIT = "TRP"  # the theme of the question about permits in reports
FEW = 30  # sentences: what was found in fewer is not put into words
TOP = 3


def _shares(evidence: TableEvidence) -> pd.DataFrame:
    """The shares of documents of those who speak about trafficking, as both readers settled the labels."""
    return evidence.rows(TABLE, part="voices", reader="settled")


def answer_share(evidence: TableEvidence) -> Iterator[Statement]:
    """The share of sentences on permits, once it is known: a least value in English, none in French."""
    rows = _shares(evidence)
    rows = rows[rows["theme"] == PERMIT]
    english = rows[rows["language"] == "en"]
    if first(english, "share_low") is not None:
        by = dict(zip(rows["language"], rows["status"], strict=True))
        holds = by == {"en": "at_least", "fr": "not_calibrated"}
        share = Words(number, 100 * first(english, "share_low"), digits=2)
        yield from evidence.state("question-share-answer", TABLE, rows, holds=holds, decided_by="status", share=share)


# The figure.


def select_counts(evidence: TableEvidence) -> pd.DataFrame:
    """Every row whose period is known."""
    rows = evidence.rows(COUNTS).sort_index()
    return rows[rows["period"].notna()]


def sum_themes(rows: pd.DataFrame) -> pd.DataFrame:
    """Theme, source type, period: sentences coded and in all over years and languages, and the rank for the colour.

    rank: sentences coded, by the most coded on a theme of that source and period.
    """
    cells = rows.groupby(["theme", "source_type", "period"])[["coded", "sentences"]].sum().reset_index()
    most = cells.groupby(["source_type", "period"])["coded"].transform("max")
    return cells.assign(rank=(cells["coded"] / most.clip(lower=1)).astype(float))


def figure_title(evidence: TableEvidence) -> Iterator[Statement]:
    """How many themes lead in one kind of text or another; none where one leads in all."""
    rows = select_counts(evidence)
    leaders = sum_themes(rows).sort_values("coded", ascending=False, kind="stable")
    leaders = leaders.drop_duplicates(["source_type", "period"])
    leaders = leaders[leaders["coded"] > 0]
    if (count := leaders["theme"].nunique()) > 1:
        yield from evidence.state("figure-theme_map-finding", COUNTS, rows, count=count, kinds=len(leaders))


def figure_sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """The most frequent themes of each kind of text with at least ``FEW`` sentences."""
    rows = select_counts(evidence)
    for (source, period), own in rows.groupby(["source_type", "period"]):
        summed = sum_themes(own)
        cells = summed.sort_values("coded", ascending=False, kind="stable").head(TOP)
        themes = [
            Statement(
                "answer-count",
                {"what": evidence.code(COUNTS, "theme", row["theme"]), "count": Words(number, row["coded"])},
            )
            for row in cells[cells["coded"] > 0].to_dict("records")
        ]
        sentences = summed["sentences"].max()
        if themes and sentences >= FEW:
            names = {
                "source": evidence.code(COUNTS, "source_type", source),
                "period": evidence.code(COUNTS, "period", period),
            }
            values = {"sentences": sentences, "themes": Words(listed, themes)}
            yield from evidence.state("figure-theme_map-most", COUNTS, own, **names, **values)


# The finding.


def _title(evidence: TableEvidence) -> Iterator[Statement]:
    rows = _shares(evidence)
    known, bounds = (int((rows["status"] == status).sum()) for status in ("calibrated", "at_least"))
    total = Words(number, len(rows))
    yield from evidence.state("finding-themes-title", TABLE, rows, total=total, known=known, bounds=bounds)


def _lines(evidence: TableEvidence) -> Iterator[FindingLine]:
    asked = evidence.rows("asks")["themes"].explode().value_counts()
    for theme, own in _shares(evidence).groupby("theme", sort=False):
        by = {row["language"]: row for row in own.to_dict("records")}
        values: list[Any] = [evidence.code(TABLE, "theme", theme)]
        for row in (by.get("en"), by.get("fr")):
            values += [row and _share(evidence, row), row and plain(row["coded"])]
        yield FindingLine([*values, int(asked.get(theme, 0))], TABLE, tuple(own.index))


def _share(evidence: TableEvidence, row: dict[Any, Any]) -> Words | Statement:
    """A share with its error, the least that it can be, or that it was not calibrated."""
    if row["status"] == "calibrated":
        low, high = (Words(number, 100 * row[end], digits=1) for end in ("share_low", "share_high"))
        return Statement("finding-percent", {"value": Words(interval, low, high)})
    if row["status"] == "at_least":
        digits = 2 if row["share_low"] >= 0.0001 else 3
        least = Statement("finding-percent", {"value": Words(number, 100 * row["share_low"], digits=digits)})
        return Statement("finding-at_least", {"value": least})
    return evidence.code(TABLE, "status", row["status"])


FINDING = Finding(
    name="themes",
    tables=(TABLE, "theme_evaluation", "asks"),
    title=_title,
    lines=_lines,
    columns={
        "column-theme": "text",
        "finding-themes-share_en": "number",
        "finding-themes-coded_en": "number",
        "finding-themes-share_fr": "number",
        "finding-themes-coded_fr": "number",
        "finding-themes-asks": "number",
    },
    notes=("finding-themes-note", "finding-themes-note_readers"),
)
