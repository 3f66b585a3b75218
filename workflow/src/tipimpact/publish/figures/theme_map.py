"""What the method finds in each kind of text, before and after the bills: themes by source, as counts.

Debates of before the bills are left out.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.panels import Panel, draw_panels
from tipimpact.publish.figures.svg import Sketch
from tipimpact.publish.statements import themes
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import number, say

PERIODS = ("before", "after")
SENTENCES = "sentences"  # the first row: all sentences of a source and period


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """A panel for each kind of text: counts before and after, each with a bar against the highest of its column."""
    cells = themes.sum_themes(data)
    order = cells.groupby("theme")["rank"].mean().sort_values(ascending=False, kind="stable").index
    rows = {(row["source_type"], row["period"], row["theme"]): row for row in cells.to_dict("records")}
    totals = cells.groupby(["source_type", "period"])["sentences"].max().to_dict()

    def panel(source: str) -> Panel:
        def draw_cell(sketch: Sketch, theme: Any, x: float, y: float, width: float) -> None:
            column = width / len(PERIODS)
            for i, period in enumerate(period for period in PERIODS if (source, period) in totals):
                left = x + i * column
                if theme == SENTENCES:
                    head = say("figure-theme_map-period", words.lang, code=period)
                    n = say("figure-theme_map-n", words.lang, n=number(totals[source, period], words.lang))
                    sketch.text(left, y + 4, f"{head}, {n}", size=11.5, fill="quiet")
                elif row := rows.get((source, period, theme)):
                    sketch.rect(left, y - 8, (column - 20) * row["rank"], 16, "othersoft")
                    sketch.text(left + 3, y + 4.5, number(row["coded"], words.lang), size=13, bold=row["rank"] == 1)

        return Panel(words.code("source_type", source), draw_cell)

    sketch = Sketch(width)
    labels = {SENTENCES: "", **{theme: words.code("theme", theme) for theme in order}}
    panels = [panel(source) for source in cells["source_type"].drop_duplicates()]
    sketch.height = draw_panels(sketch, labels, panels, 166 if width == PHONE else 282) + 4
    return sketch


FIGURE = Figure(
    name="theme_map",
    columns=("theme", "source_type", "period", "coded", "sentences"),
    rows=themes.select_counts,
    title=themes.figure_title,
    sentences=themes.figure_sentences,
    draw=draw,
)
