"""Helpers for notebooks: rows as readers see them, the project's figures, and an analyst's own charts drawn offline."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from pandas.io.formats.style import Styler

from tipimpact.common.errors import PublishError, nearest
from tipimpact.package.texts import Texts
from tipimpact.publish.figures import FIGURES
from tipimpact.publish.figures.draw import Picture, picture, svg_of, with_texts
from tipimpact.publish.tables.results import read_printed
from tipimpact.publish.tables.table import ResultTable
from tipimpact.publish.words.constants import printing


@dataclass(frozen=True)
class Drawing:
    """A chart that a notebook shows without a network; ``svg`` can be saved."""

    svg: str

    def _repr_html_(self) -> str:
        return self.svg


def show(data: pd.DataFrame, lang: str, *columns: str, rows: int = 20) -> Styler:
    """The first rows of a table from ``load`` as readers see them: titles, words and numbers of the language.

    columns: published columns; all of them by default. Raises PublishError for an unknown one.
    """
    texts = Texts.beside(data.attrs["file"])
    seen = ResultTable(data, data.attrs["table"], authored=texts).words(lang, *columns).head(rows)
    styled = seen.style.hide(axis="index").set_caption(data.attrs["title"][lang])
    # Jupyter would set words to the right
    return styled.set_table_styles([{"selector": "th, td", "props": "text-align: left; vertical-align: top"}])


def figure(name: str, lang: str = "en", edition: str = "release", root: str | Path | None = None) -> Picture:
    """A figure of the project, drawn from its table; ``.svg``, ``.alt`` and a ``.png`` that is not None can be saved.

    root: the folder that holds ``results/``, as for ``load``. Raises PublishError for an unknown name.
    """
    if name not in FIGURES:
        raise PublishError(f"there is no figure {name!r}", expected=", ".join(FIGURES), nearest=nearest(name, FIGURES))
    published = FIGURES[name].published
    tables = {table: read_printed(table, edition, root)[0] for table in (published.table, *published.also)}
    texts = Texts.beside(tables[published.table].attrs["file"])
    with printing(texts):
        return picture(FIGURES[name], with_texts(tables, texts), lang)


def draw(chart: Any, lang: str) -> Drawing:
    """An altair chart of one's own in the look of the figures, with the numbers of the language, drawn offline."""
    return Drawing(svg_of(chart, lang))
