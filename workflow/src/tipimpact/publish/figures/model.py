"""The model of a figure: rows of one published table, a chart of them, and the finding in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from tipimpact.common.contracts.figures import PublishedFigure, figures
from tipimpact.publish.tables.apparatus import GAPS, number_of
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import say, say_figure

# The id of a message and its values.
Sentences = Iterator[tuple[str, dict[str, Any]]]


@dataclass(frozen=True)
class Figure:
    """A figure of a published table; the table's contract names it and gives its number.

    columns: the columns of the table that it shows.
    rows: the rows of the table that it shows, as they are there; none where the edition has nothing to show.
    chart: draws those rows in a language.
    finding: what the rows say: ids of messages, and their values.
    """

    name: str
    columns: tuple[str, ...]
    rows: Callable[[pd.DataFrame], pd.DataFrame]
    chart: Callable[[pd.DataFrame, CodeWords], alt.TopLevelMixin]
    finding: Callable[[pd.DataFrame, CodeWords], Sentences]

    @property
    def published(self) -> PublishedFigure:
        """Its table and number."""
        return figures()[self.name]

    def title(self, lang: str) -> str:
        """Number and title."""
        label = say("figure-label", lang, number=self.published.number)
        return f"{label}. {say_figure(self.name, 'title', lang)}"

    def alt(self, rows: pd.DataFrame, lang: str) -> str:
        """The text alternative: the finding, with every number read from the rows."""
        if rows.empty:
            return nothing_drawn(rows, lang)
        sentences = self.finding(rows, CodeWords.of(rows, lang))
        return " ".join(say(id, lang, **values) for id, values in sentences)


def nothing_drawn(rows: pd.DataFrame, lang: str) -> str:
    """The message in place of a figure without rows: its files could not be had, or nothing was found in them."""
    if rows.attrs.get("missing"):
        return say("figure-missing", lang, gaps=number_of(GAPS))
    return say("figure-empty", lang)
