"""What a figure is: rows of one published table, drawn, with the finding in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from tipimpact.common.contracts.figures import PublishedFigure, figures
from tipimpact.publish.tables.cells import Words
from tipimpact.publish.words import i18n

# The end of a message's key, and what stands in its places: a text, or a number to be written for readers.
Sentences = Iterator[tuple[str, dict[str, Any]]]


@dataclass(frozen=True)
class Figure:
    """A figure of a published table; the table's contract names it and gives its number.

    columns: the columns of the table that it shows.
    rows: the rows of the table that it shows, as they are there; none where the edition has nothing to show.
    chart: draws those rows in a language.
    finding: what the rows say, as messages ``figure.<name>.<ending>`` and what fills their places.
    """

    name: str
    columns: tuple[str, ...]
    rows: Callable[[pd.DataFrame], pd.DataFrame]
    chart: Callable[[pd.DataFrame, Words], alt.TopLevelMixin]
    finding: Callable[[pd.DataFrame, Words], Sentences]

    @property
    def published(self) -> PublishedFigure:
        """Its table and number."""
        return figures()[self.name]

    def title(self, lang: str) -> str:
        """Number and title."""
        label = i18n.t("figure-label", lang, number=self.published.number)
        return f"{label}. {i18n.t(f'figure-{self.name}-title', lang)}"

    def alt(self, rows: pd.DataFrame, lang: str) -> str:
        """The text alternative: what the figure shows, every number of it read from the rows."""
        if rows.empty:
            return i18n.t("figure-empty", lang)
        sentences = self.finding(rows, Words.of(rows, lang))
        return " ".join(
            i18n.t(f"figure-{self.name}-{ending}", lang, **{k: worded(v, lang) for k, v in places.items()})
            for ending, places in sentences
        )


def worded(value: Any, lang: str) -> str:
    """A text as it is, a number as the language writes it."""
    return value if isinstance(value, str) else i18n.number(value, lang)


def listed(items: list[str], lang: str) -> str:
    """Words in a row: ``a, b and c``, ``a, b et c``."""
    *first, last = items
    return i18n.t("figure-and", lang, first=", ".join(first), last=last) if first else last
