"""What each kind of text speaks of, as far as it is measured: themes by source type and language.

Debates of earlier Parliaments are left out.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.panels import Panel, draw_panels
from tipimpact.publish.figures.svg import Sketch, measure
from tipimpact.publish.statements import themes
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import LANGUAGES, number, say

SENTENCES = "sentences"  # the first row: all sentences of a source type and language
HEAD = 11.5  # pixels: the size of its texts


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """A panel for each kind of text: totals by language, each with a bar against the highest of its column."""
    cells = themes.rank_themes(data)
    order = cells.groupby("theme")["rank"].mean().sort_values(ascending=False, kind="stable").index
    rows = {(row["source_type"], row["language"], row["theme"]): row for row in cells.to_dict("records")}
    totals = cells.groupby(["source_type", "language"])["sentences"].max().to_dict()

    def panel(source: str) -> Panel:
        def draw_cell(sketch: Sketch, theme: Any, x: float, y: float, width: float) -> None:
            column = width / len(LANGUAGES)
            for i, lang in enumerate(lang for lang in LANGUAGES if (source, lang) in totals):
                left = x + i * column
                if theme == SENTENCES:
                    n = say("figure-theme_map-n", words.lang, n=number(totals[source, lang], words.lang))
                    head = (words.code("language", lang), n)
                    if measure(", ".join(head), HEAD) < column:
                        sketch.text(left, y + 4, ", ".join(head), size=HEAD, fill="quiet")
                    else:  # on a phone: two lines in the height of one row
                        for line, at in zip(head, (-2.0, 9.5), strict=True):
                            sketch.text(left, y + at, line, size=HEAD, fill="quiet")
                elif pd.isna((row := rows[source, lang, theme])["total"]):
                    sketch.text(left + 3, y + 4.5, "–", size=13, fill="quiet")
                else:
                    share = 0.0 if pd.isna(row["rank"]) else row["rank"]
                    sketch.rect(left, y - 8, (column - 20) * share, 16, "othersoft")
                    sketch.text(left + 3, y + 4.5, number(row["total"], words.lang), size=13, bold=share == 1)

        return Panel(words.code("source_type", source), draw_cell)

    sketch = Sketch(width)
    labels = {SENTENCES: "", **{theme: words.code("theme", theme) for theme in order}}
    panels = [panel(source) for source in cells["source_type"].drop_duplicates()]
    sketch.height = draw_panels(sketch, labels, panels, 166 if width == PHONE else 282) + 4
    return sketch


FIGURE = Figure(
    name="theme_map",
    columns=("theme", "source_type", "language", "total", "sentences"),
    rows=themes.select_counts,
    title=themes.figure_title,
    sentences=themes.figure_sentences,
    draw=draw,
)
