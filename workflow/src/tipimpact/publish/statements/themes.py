"""What reports speak of, with the error of the coding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from tipimpact.publish.statements.model import Finding, FindingLine, Statement, TableEvidence, Words, between
from tipimpact.publish.words import LANGUAGES, listed, number

TABLE = "theme_counts"
PERMIT = "TRP"  # the theme of the question about permits in reports
FEW = 30  # sentences: what was found in fewer is not put into words
TOP = 3


def is_background(rows: pd.DataFrame) -> pd.Series:
    """Which rows are of debates from before the bills: they test the coding, and no finding is told from them."""
    return rows["source_type"].eq("parliament") & rows["period"].eq("before").fillna(False)


def select_counts(evidence: TableEvidence) -> pd.DataFrame:
    """Every row whose period is known, without debates of before the bills."""
    rows = evidence.rows(TABLE).sort_index()
    return rows[rows["period"].notna() & ~is_background(rows)]


def _select_voices(evidence: TableEvidence) -> pd.DataFrame:
    """The rows of texts in which somebody speaks: no Act, and no debate of before the bills."""
    rows = evidence.rows(TABLE)
    return rows[~is_background(rows) & rows["source_type"].ne("statute")]


def answer_share(evidence: TableEvidence) -> Iterator[Statement]:
    """How many sentences of each language are coded with the theme of the permit."""
    rows = _select_voices(evidence)
    rows = rows[rows["theme"] == PERMIT]
    coded = rows.groupby("language")["coded"].sum().reindex(LANGUAGES).fillna(0)
    values = {lang: Words(number, int(coded[lang])) for lang in LANGUAGES}
    rows = rows if coded.all() else rows.head(0)
    yield from evidence.state("question-share-answer", TABLE, rows, counts_all=True, **values)


# The figure.


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
    count = leaders["theme"].nunique()
    rows = rows if count > 1 else rows.head(0)
    values = {"count": count, "kinds": len(leaders)}
    yield from evidence.state("figure-theme_map-finding", TABLE, rows, counts_all=True, **values)


def figure_sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """The most frequent themes of each kind of text with at least ``FEW`` sentences."""
    rows = select_counts(evidence)
    for (source, period), own in rows.groupby(["source_type", "period"]):
        summed = sum_themes(own)
        cells = summed.sort_values("coded", ascending=False, kind="stable").head(TOP)
        themes = [
            evidence.count(TABLE, "theme", row["theme"], Words(number, row["coded"]))
            for row in cells[cells["coded"] > 0].to_dict("records")
        ]
        sentences = summed["sentences"].max()
        if themes and sentences >= FEW:
            names = {
                "source": evidence.code(TABLE, "source_type", source),
                "period": evidence.code(TABLE, "period", period),
            }
            values = {"sentences": sentences, "themes": Words(listed, themes)}
            yield from evidence.state("figure-theme_map-most", TABLE, own, **names, **values)


# The finding.


def _title(evidence: TableEvidence) -> Iterator[Statement]:
    """How many sentences are held, how few of them are by organizations, and the theme coded most often."""
    rows = _select_voices(evidence)
    held = rows.drop_duplicates(["source_type", "year", "period", "language"]).groupby("source_type")["sentences"].sum()
    coded = rows.groupby("theme")["coded"].sum().sort_values(ascending=False, kind="stable")
    if len(coded):
        theme = evidence.code(TABLE, "theme", coded.index[0])
        values = {"sentences": Words(number, int(held.sum())), "ngo": int(held.get("ngo", 0)), "theme": theme}
        values |= {"count": Words(number, int(coded.iloc[0])), "counts_all": True}
        yield from evidence.state("finding-themes-title", TABLE, rows, **values)


def _lines(evidence: TableEvidence) -> Iterator[FindingLine]:
    asked = evidence.rows("asks")["themes"].explode().value_counts()
    for theme, own in _select_voices(evidence).groupby("theme", sort=False):
        values: list[Any] = [evidence.code(TABLE, "theme", theme)]
        for lang in LANGUAGES:  # without a text of the language there is nothing to count, which is not 0
            part = own[own["language"] == lang]
            values += [int(part["coded"].sum()), _sum_right(part[part["coded"] > 0])] if len(part) else [None, None]
        yield FindingLine([*values, int(asked.get(theme, 0)) if len(asked) else None], TABLE, tuple(own.index))


def _sum_right(rows: pd.DataFrame) -> Any:
    """How many of the coded sentences are right; the ends add up, because every cell has the same error.

    Of a cell that nobody measured all may be right, or none.
    """
    if rows["right_low"].isna().all():
        return Statement("finding-themes-not_measured")
    low, high = rows["right_low"].fillna(0), rows["right_high"].fillna(rows["coded"])
    return between(int(low.sum()), int(high.sum()))


FINDING = Finding.of("themes", _title, _lines)
