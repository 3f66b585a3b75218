"""The model of a figure: rows of published tables, a drawing of them, and what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import altair as alt
import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.contracts.figures import PublishedFigure, figures
from tipimpact.publish.figures.svg import Sketch
from tipimpact.publish.statements.model import Statement, TableEvidence, holding
from tipimpact.publish.tables.apparatus import GAPS, number_of
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import say, say_figure

WIDE, PHONE = 1120, 350  # pixels: the two widths for which a figure of the answer page is drawn


@dataclass(frozen=True)
class Figure:
    """A figure of a published table; the table's contract names it and says for whom it is.

    columns: the columns of the table that it shows.
    rows: what it shows, from its table and from the other tables that the contract names; none where the edition has
        nothing to show.
    title: the finding in a line; nothing where the rows are too few for one. The words ``figure-<name>-title`` say
        what the figure is about instead, also where the tables no longer bear the title out.
    sentences: what the rows say, for the text alternative.
    chart: draws those rows in a language with altair.  draw: draws them for a width without it.  A figure has one of
        the two.
    """

    name: str
    columns: tuple[str, ...]
    rows: Callable[[TableEvidence], pd.DataFrame]
    title: Callable[[TableEvidence], Iterator[Statement]]
    sentences: Callable[[TableEvidence], Iterator[Statement]]
    chart: Callable[[pd.DataFrame, CodeWords], alt.TopLevelMixin] | None = None
    draw: Callable[[pd.DataFrame, CodeWords, int], Sketch] | None = None

    @property
    def published(self) -> PublishedFigure:
        """Its table, number and readers, and the other tables that it reads."""
        return figures()[self.name]

    def shown(self, evidence: TableEvidence, lang: str) -> pd.DataFrame:
        """What it shows, with the facts of its table and the joined texts that it names in a language.

        No rows where a table that it needs has none, or where its title needs more files than the edition has.
        """
        table = self.published.table
        texts = evidence.texts(table, lang)
        empty = any(evidence.tables[name].empty for name in (table, *self.published.also))
        empty = empty or not all(title.is_computed for title in self.title(evidence))
        rows = texts.head(0) if empty else self.rows(evidence)
        joined = [name for name in contract(table).joined if name in self.columns and name in texts]
        rows = rows.assign(**{name: texts.loc[rows.index, name] for name in joined})
        rows.attrs = texts.attrs
        return rows

    def statements(self, evidence: TableEvidence) -> Iterator[Statement]:
        """Its title and its sentences; of one that has nothing to show at most that it needs more files."""
        names = (self.published.table, *self.published.also)
        if all(name in evidence.tables for name in names):
            yield from self._titles(evidence)
            yield from () if self.shown(evidence, "en").empty else self.sentences(evidence)

    def stated_rows(self, evidence: TableEvidence) -> pd.DataFrame:
        """The rows of its table that it speaks of; all where no sentence of it names any."""
        table = evidence.tables[self.published.table]
        stated = (s.rows for s in self.statements(evidence) if s.table == self.published.table)
        labels = sorted({row for rows in stated for row in rows})
        return table.loc[labels] if labels and "source" in table else table

    def heading(self, evidence: TableEvidence, lang: str) -> str:
        """The finding in a line, without the figure's number."""
        titles = holding(self._titles(evidence))
        return next((title.text(lang) for title in titles), say_figure(self.name, "title", lang))

    def _titles(self, evidence: TableEvidence) -> list[Statement]:
        """Its title; of a figure without rows at most that it needs more files."""
        empty = self.shown(evidence, "en").empty
        return [title for title in self.title(evidence) if not (empty and title.is_computed)]

    def alt(self, evidence: TableEvidence, lang: str) -> str:
        """The text alternative: what the rows say, with every number read from them, and the caveat."""
        rows = self.shown(evidence, lang)
        if rows.empty:
            return nothing_drawn(rows, lang)
        return " ".join(sentence.text(lang) for sentence in holding(self.sentences(evidence)))


def nothing_drawn(rows: pd.DataFrame, lang: str) -> str:
    """The message in place of a figure without rows: its files could not be had, or have nothing for it."""
    if rows.attrs.get("missing"):
        return say("figure-missing", lang, gaps=number_of(GAPS))
    return say("figure-empty", lang)
