"""What the method finds in each kind of text, before and after the bills: themes by source, as counts.

Debates of before the bills are left out.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import altair as alt
import pandas as pd

from tipimpact.publish.figures.model import Figure
from tipimpact.publish.figures.style import BLUE, INK, NAVY, SKY, WHITE, room
from tipimpact.publish.statements import themes
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import number, say

COLUMN, ROW, GAP, LINE = 104, 19, 10, 14  # pixels
HEAD = 5 * LINE
PERIODS = ("before", "after")


def chart(data: pd.DataFrame, words: CodeWords) -> alt.TopLevelMixin:
    """A grid of counts, each column coloured by its own highest; themes from the most to the least found."""
    cells = themes.sum_themes(data)
    codes = list(cells.groupby("theme")["rank"].mean().sort_values(ascending=False, kind="stable").index)
    columns = list(cells[["source_type", "period"]].drop_duplicates().itertuples(index=False, name=None))
    columns.sort(key=lambda column: (column[0], PERIODS.index(column[1])))
    left = room(words.code("theme", theme) for theme in codes)
    places = _places(columns, left)
    grid = pd.DataFrame(
        {
            "x": [places[source, period] for source, period in zip(cells["source_type"], cells["period"], strict=True)],
            "y": [codes.index(theme) * ROW for theme in cells["theme"]],
            "rank": cells["rank"],
            "shown": [number(count, words.lang) for count in cells["coded"]],
        }
    )
    grid["x2"], grid["y2"] = grid["x"] + COLUMN, grid["y"] + ROW
    width, height = max(places.values()) + COLUMN, len(codes) * ROW
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, -HEAD], nice=False))
    steps = alt.Scale(domain=[0, 1 / 3, 2 / 3, 1], range=[WHITE, SKY, BLUE, NAVY], interpolate="lab")
    base = alt.Chart(grid).encode(x=x, y=y)
    boxes = base.mark_rect(stroke=INK, strokeWidth=0.4).encode(
        x2="x2:Q", y2="y2:Q", color=alt.Color("rank:Q", scale=steps, legend=None)
    )
    labels = base.mark_text(dx=COLUMN / 2, dy=ROW / 2).encode(
        text="shown:N", color=alt.condition(alt.datum.rank > 0.45, alt.value(WHITE), alt.value(INK))
    )
    names = [(0.0, i * ROW + ROW / 2, words.code("theme", theme)) for i, theme in enumerate(codes)]
    texts = pd.DataFrame([*names, *_heads(cells, places, words)], columns=["x", "y", "text"])
    words_ = alt.Chart(texts).mark_text(align="left", baseline="middle").encode(x=x, y=y, text="text:N")
    return alt.layer(boxes, labels, words_).properties(width=width, height=height + HEAD)


def _places(columns: list[tuple[str, str]], left: float) -> dict[tuple[str, str], float]:
    """The left edge of each column, with a gap between kinds of text."""
    places: dict[tuple[str, str], float] = {}
    for before, column in zip([("", ""), *columns], columns, strict=False):
        left += 0 if before[0] == column[0] or not places else GAP
        places[column] = left
        left += COLUMN
    return places


def _heads(
    cells: pd.DataFrame, places: dict[tuple[str, str], float], words: CodeWords
) -> Iterator[tuple[float, float, str]]:
    """Over each column the period and the number of sentences, over the first of its kind also the kind of text."""
    sentences = cells.groupby(["source_type", "period"])["sentences"].max()
    named: set[str] = set()
    for (source, period), x in places.items():
        n = say("figure-theme_map-n", words.lang, n=number(sentences[source, period], words.lang))
        lines = [say("figure-theme_map-period", words.lang, code=period), n]
        if source not in named:
            lines = textwrap.wrap(words.code("source_type", source), 16, break_long_words=False) + lines
        else:
            lines = ["", *lines]
        named.add(source)
        yield from ((x, (i - len(lines)) * LINE + LINE / 2 - 3, line) for i, line in enumerate(lines))


FIGURE = Figure(
    name="theme_map",
    columns=("theme", "source_type", "period", "coded", "sentences"),
    rows=themes.select_counts,
    title=themes.figure_title,
    sentences=themes.figure_sentences,
    chart=chart,
)
