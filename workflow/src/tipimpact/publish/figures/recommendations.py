"""The 17 recommendations of November 2012: a strip of what became of each."""

from __future__ import annotations

from typing import Any

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.svg import Sketch, paint
from tipimpact.publish.statements import recommendations
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import number, say

BOX = 22.0  # pixels


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """A box for each, with its number and what it asks, under what became of it."""
    sketch, y = Sketch(width), 0.0
    phone = width == PHONE
    columns = 2 if phone else 6
    cell = width / columns
    for status, some in data.groupby("how_far_met", sort=False):
        head = say("figure-recommendations-status", words.lang, code=str(status), count=len(some))
        y = sketch.lines(0, y + (20 if y else 0), head, width, size=16, bold=True) + 4
        sketch.line(0, y, width, y, "ink", 1.2)
        for first in range(0, len(some), columns):
            y += 9 if phone else 12
            below = y + BOX
            for column, id in enumerate(some["id"].iloc[first : first + columns]):
                x = column * cell
                _box(sketch, x, y, str(status))
                sketch.text(x + BOX + 9, y + 17, number(int(id[1:]), words.lang), size=19, bold=True, serif=True)
                at, top = (x + BOX + 39, y + 1) if phone else (x, y + BOX + 5)
                name = recommendations.name_of(id).text(words.lang)
                below = max(below, sketch.lines(at, top, name, x + cell - 6 - at, size=13.5 if phone else 14))
            y = below
    sketch.height = y + 8
    return sketch


def _box(sketch: Sketch, x: float, y: float, status: str) -> None:
    """Met: full. In part: half, by a level line. Not met: empty. Unknown: the sign for what is not known."""
    if status == "cannot_tell":
        sketch.dashed(x + 0.5, y + 0.5, BOX - 1, BOX - 1)
        return
    full = {"met": 1.0, "partly": 0.5, "not_met": 0.0}[status]
    sketch.rect(x, y + BOX * (1 - full), BOX, BOX * full, "ink")
    look: dict[str, Any] = {"fill": "none", "stroke": paint("ink"), "stroke_width": 1.5}
    sketch.add("rect", x=x + 0.75, y=y + 0.75, width=BOX - 1.5, height=BOX - 1.5, **look)


FIGURE = Figure(
    name="recommendations",
    columns=("id", "how_far_met"),
    rows=recommendations.order_by_status,
    title=recommendations.figure_title,
    sentences=recommendations.figure_sentences,
    draw=draw,
)
