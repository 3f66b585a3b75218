"""The model of a figure: rows of published tables, a drawing of them, and the finding in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from tipimpact.common.contracts.figures import PublishedFigure, figures
from tipimpact.common.errors import Problem, PublishError
from tipimpact.publish.figures.svg import Sketch
from tipimpact.publish.tables.apparatus import GAPS, number_of
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import say, say_figure

# The id of a message and its values.
Sentence = tuple[str, dict[str, Any]]
Sentences = Iterator[Sentence]
WIDE, PHONE = 1120, 350  # pixels: the two widths for which a figure of the answer page is drawn


@dataclass(frozen=True)
class Figure:
    """A figure of a published table; the table's contract names it and says for whom it is.

    columns: the columns of the table that it shows.
    rows: what it shows, from its table, and from the other tables that the contract names, given by name; none where
        the edition has nothing to show.
    finding: what the rows say: ids of messages, and their values.
    chart: draws those rows in a language with altair.  draw: draws them for a width without it.  A figure has one of
        the two.
    title: the finding in a line; None where the rows are too few for one, and the words ``figure-<name>-title`` say
        what the figure is about instead. Raises PublishError where the rows no longer bear it out.
    """

    name: str
    columns: tuple[str, ...]
    rows: Callable[..., pd.DataFrame]
    finding: Callable[[pd.DataFrame, CodeWords], Sentences]
    chart: Callable[[pd.DataFrame, CodeWords], alt.TopLevelMixin] | None = None
    draw: Callable[[pd.DataFrame, CodeWords, int], Sketch] | None = None
    title: Callable[[pd.DataFrame, CodeWords], Sentence | None] | None = None

    @property
    def published(self) -> PublishedFigure:
        """Its table, number and readers, and the other tables that it reads."""
        return figures()[self.name]

    def heading(self, rows: pd.DataFrame, lang: str) -> str:
        """The finding in a line, without the figure's number."""
        sentence = self.title(rows, CodeWords.of(rows, lang)) if self.title and len(rows) else None
        return say(sentence[0], lang, **sentence[1]) if sentence else say_figure(self.name, "title", lang)

    def alt(self, rows: pd.DataFrame, lang: str) -> str:
        """The text alternative: the finding, with every number read from the rows, and the caveat."""
        if rows.empty:
            return nothing_drawn(rows, lang)
        sentences = self.finding(rows, CodeWords.of(rows, lang))
        return " ".join(say(id, lang, **values) for id, values in sentences)


def holds(figure: str, claim: str, true: object) -> None:
    """Raises PublishError where the rows no longer bear out what the title of a figure claims."""
    if not true:
        message = f"the title says that {claim}, and the rows do not"
        place = f"publish/words: figure-{figure}-finding"
        raise PublishError(Problem(message, place, todo="write a title that the rows bear out"))


def nothing_drawn(rows: pd.DataFrame, lang: str) -> str:
    """The message in place of a figure without rows: its files could not be had, or held nothing."""
    if rows.attrs.get("missing"):
        return say("figure-missing", lang, gaps=number_of(GAPS))
    return say("figure-empty", lang)
