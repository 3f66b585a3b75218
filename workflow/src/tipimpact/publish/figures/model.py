"""The model of a figure: rows of published tables, a drawing of them, and what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.contracts.files import PublishedFigure, figures
from tipimpact.publish.figures.svg import Sketch
from tipimpact.publish.statements.model import Statement, TableEvidence, holding
from tipimpact.publish.tables.apparatus import GAPS, number_of
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import say, say_figure

WIDE, PHONE = 1120, 350  # pixels: the two widths for which a figure is drawn
SHORT = 250  # characters of a short text alternative


@dataclass(frozen=True)
class Figure:
    """A figure of a published table; the table's contract names it and says for whom it is.

    columns: the columns of the table that it shows.
    rows: what it shows, from its table and from the other tables that the contract names; none where the edition has
        nothing to show.
    title: the finding in a line; nothing where the rows are too few for one. The words ``figure-<name>-title`` say
        what the figure is about instead, also where the tables no longer bear the title out.
    sentences: what the rows say, for the text alternative.
    draw: draws those rows in a language for a width, ``WIDE`` or ``PHONE``.
    short: what is drawn in at most ``SHORT`` characters; the title where it is left out.
    """

    name: str
    columns: tuple[str, ...]
    rows: Callable[[TableEvidence], pd.DataFrame]
    title: Callable[[TableEvidence], Iterator[Statement]]
    sentences: Callable[[TableEvidence], Iterator[Statement]]
    draw: Callable[[pd.DataFrame, CodeWords, int], Sketch]
    short: Callable[[TableEvidence], Iterator[Statement]] | None = None

    @property
    def published(self) -> PublishedFigure:
        """Its table, number and readers, and the other tables that it reads."""
        return figures()[self.name]

    @property
    def is_on_answer(self) -> bool:
        """Whether the first page shows it: it is given as PNG too, for those who publish it again."""
        return self.published.readers == "answer"

    def shown(self, evidence: TableEvidence, lang: str) -> pd.DataFrame:
        """What it shows, with the facts of its table and the joined texts that it names in a language.

        No rows where a table that it needs has none, or where its title needs more files than the edition has.
        """
        rows, texts = evidence.once(self._select), evidence.texts(self.published.table, lang)
        joined = [name for name in contract(self.published.table).joined if name in self.columns and name in texts]
        rows = rows.assign(**{name: texts.loc[rows.index, name] for name in joined})
        rows.attrs = texts.attrs
        return rows

    def statements(self, evidence: TableEvidence) -> list[Statement]:
        """Its title and its sentences; of one that has nothing to show at most that it needs more files."""
        return evidence.once(self._list_statements)

    def stated_rows(self, evidence: TableEvidence) -> pd.DataFrame:
        """The rows of its table that it speaks of; all where no sentence of it names any."""
        table = evidence.tables[self.published.table]
        stated = (s.rows for s in self.statements(evidence) if s.table == self.published.table)
        labels = sorted({row for rows in stated for row in rows})
        return table.loc[labels] if labels and "source" in table else table

    def heading(self, evidence: TableEvidence, lang: str) -> str:
        """The finding in a line, without the figure's number."""
        titles = holding(evidence.once(self._list_titles))
        return next((title.text(lang) for title in titles), say_figure(self.name, "title", lang))

    def alt(self, evidence: TableEvidence, lang: str) -> str:
        """The text alternative: what the rows say, with every number read from them, and the caveat."""
        rows = self.shown(evidence, lang)
        if rows.empty:
            return nothing_drawn(rows, lang)
        sentences = self.statements(evidence)[len(evidence.once(self._list_titles)) :]
        return " ".join(sentence.text(lang) for sentence in holding(sentences))

    def say_short(self, evidence: TableEvidence, lang: str) -> str:
        """The short text alternative, next to which the long one is a description; "" for a figure without one."""
        if self.short is None or self.shown(evidence, lang).empty:
            return ""
        return " ".join(statement.text(lang) for statement in holding(self.short(evidence)))

    def sources_of(self, evidence: TableEvidence) -> set[str]:
        """Ids of the sources that the tables which it reads had."""
        return self._ids(evidence, "sources")

    def needs(self, evidence: TableEvidence) -> set[str]:
        """Ids of the sources that these tables had, and of those that they lacked."""
        return self._ids(evidence, "sources", "missing")

    def _ids(self, evidence: TableEvidence, *kinds: str) -> set[str]:
        names = {self.published.table, *self.published.also} & evidence.tables.keys()
        return {id for name in names for kind in kinds for id in evidence.tables[name].attrs.get(kind, ())}

    def _select(self, evidence: TableEvidence) -> pd.DataFrame:
        tables = [evidence.rows(name) for name in (self.published.table, *self.published.also)]
        empty = any(table.empty for table in tables)
        empty = empty or not all(title.is_computed for title in self.title(evidence))
        return tables[0].head(0) if empty else self.rows(evidence)

    def _list_titles(self, evidence: TableEvidence) -> list[Statement]:
        empty = evidence.once(self._select).empty
        return [title for title in self.title(evidence) if not (empty and title.is_computed)]

    def _list_statements(self, evidence: TableEvidence) -> list[Statement]:
        if not {self.published.table, *self.published.also} <= evidence.tables.keys():
            return []
        sentences = () if evidence.once(self._select).empty else self.sentences(evidence)
        return [*evidence.once(self._list_titles), *sentences]


def nothing_drawn(rows: pd.DataFrame, lang: str) -> str:
    """The message in place of a figure without rows: its files could not be had, or have nothing for it."""
    if rows.attrs.get("missing"):
        return say("figure-missing", lang, gaps=number_of(GAPS))
    return say("figure-empty", lang)
