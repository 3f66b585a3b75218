"""What each kind of text speaks of, with how that is known. Kinds of text are never summed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from tipimpact.publish.statements.model import Finding, FindingLine, Statement, TableEvidence, Words, between
from tipimpact.publish.words import listed, number

TABLE = "theme_counts"
PERMIT = "TRP"  # the theme of the question about permits in reports
TOP = 3
TEXTS = [("un", "en"), ("government", "en"), ("government", "fr"), ("ngo", "en"), ("ngo", "fr")]


def select_counts(evidence: TableEvidence) -> pd.DataFrame:
    """Every row but those of debates of earlier Parliaments."""
    rows = evidence.rows(TABLE).sort_index()
    return rows[~rows["background"].astype(bool)]


def answer_share(evidence: TableEvidence) -> Iterator[Statement]:
    """How many sentences speak of the permit: of organizations, whose sentences were all read, and of instructions."""
    rows = select_counts(evidence)
    rows = rows[rows["theme"] == PERMIT]
    ours = rows[rows["source_type"].eq("ngo") & rows["basis"].eq("census")]
    manuals = rows[rows["source_type"].eq("government") & rows["language"].eq("en") & rows["basis"].eq("estimate")]
    if ours.empty or manuals.empty:  # an edition with a part of the texts measures none
        yield from evidence.lacks(TABLE)
    else:
        row = manuals.iloc[0]
        values = {
            "read": int(ours["sentences"].sum()),
            "ngo": int(ours["total"].sum()),
            "range": between(row["total_low"], row["total_high"]),
            "of": int(row["sentences"]),
        }
        yield from evidence.state("question-share-answer", TABLE, pd.concat([ours, manuals]), **values)


# The figure.


def rank_themes(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with ``rank``: the total by the highest total of that source type and language; missing likewise."""
    most = rows.groupby(["source_type", "language"])["total"].transform("max")
    return rows.assign(rank=(rows["total"] / most.where(most > 0)).astype(float))


def figure_title(evidence: TableEvidence) -> Iterator[Statement]:
    """How many themes lead in one kind of text or another; none where one leads in all."""
    rows = select_counts(evidence)
    leaders = rows[rows["total"].gt(0).fillna(False)].sort_values("total", ascending=False, kind="stable")
    leaders = leaders.drop_duplicates(["source_type", "language"])
    count = leaders["theme"].nunique()
    rows = rows if count > 1 else rows.head(0)
    values = {"count": count, "kinds": len(leaders)}
    yield from evidence.state("figure-theme_map-finding", TABLE, rows, **values)


def figure_sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """The most frequent themes of each kind of text, of those that are measured."""
    rows = select_counts(evidence)
    for (source, lang), own in rows.groupby(["source_type", "language"]):
        top = own[own["total"].gt(0).fillna(False)].sort_values("total", ascending=False, kind="stable").head(TOP)
        themes = [
            evidence.count(TABLE, "theme", row["theme"], Words(number, int(row["total"])))
            for row in top.to_dict("records")
        ]
        if themes:
            values = {
                "source": evidence.code(TABLE, "source_type", source),
                "language": evidence.code(TABLE, "language", lang),
                "sentences": int(own["sentences"].max()),
                "themes": Words(listed, themes),
            }
            yield from evidence.state("figure-theme_map-most", TABLE, own, **values)


# The finding.


def _title(evidence: TableEvidence) -> Iterator[Statement]:
    """How many sentences of organizations were all read, and the theme of most of them; else that it is not known."""
    rows = evidence.rows(TABLE)
    ours = rows[rows["source_type"].eq("ngo") & rows["basis"].eq("census")]
    totals = ours.groupby("theme")["total"].sum().sort_values(ascending=False, kind="stable")
    if len(totals):
        values = {
            "sentences": int(ours.drop_duplicates("language")["sentences"].sum()),
            "theme": evidence.code(TABLE, "theme", totals.index[0]),
            "count": int(totals.iloc[0]),
        }
        yield from evidence.state("finding-themes-title", TABLE, ours, **values)
    elif len(rows):
        yield from evidence.state("finding-themes-unread", TABLE, rows)


def _lines(evidence: TableEvidence) -> Iterator[FindingLine]:
    for theme, own in select_counts(evidence).groupby("theme", sort=False):
        by_text = {(row["source_type"], row["language"]): row for row in own.to_dict("records")}
        totals = [_say_total(by_text[text]) if text in by_text else None for text in TEXTS]
        yield FindingLine([evidence.code(TABLE, "theme", theme), *totals], TABLE, tuple(own.index))


def _say_total(row: dict[Any, Any]) -> Any:
    """A census has its number, an estimate its interval; where neither is known the cell says so."""
    if row["basis"] == "not_measured":
        return Statement("finding-themes-not_measured")
    return int(row["total"]) if row["basis"] == "census" else between(row["total_low"], row["total_high"])


FINDING = Finding.of("themes", _title, _lines)
