"""What was asked of Canada in the Universal Periodic Review: a box a recommendation, full where it was accepted."""

from __future__ import annotations

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.svg import Sketch, paint
from tipimpact.publish.statements import asks
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import capital, say

BOX, GAP = 15.0, 4.0  # pixels


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """A row a subject: its name, a box for each recommendation, and what law or policy says today."""
    sketch = Sketch(width)
    phone = width == PHONE
    half = width if phone else width * 0.42
    y = _legend(sketch, words.lang, width)
    for row in data.to_dict("records"):
        sketch.line(0, y, width, y, "ink", 0.6)
        top = y + 8
        y = sketch.lines(0, top, capital(words.code("subject", str(row["subject"]))), half - 12, size=15, bold=True) + 4
        y = _boxes(sketch, y, int(row["accepted"]), int(row["noted"]), half - 12)
        text = words.code("says", row["says"]) if isinstance(row["says"], str) else ""
        if phone:
            y = sketch.lines(0, y + 4, text, width, size=13)
        else:
            y = max(y, sketch.lines(half, top, text, width - half, size=14))
        y += 10
    sketch.height = y + 4
    return sketch


def _legend(sketch: Sketch, lang: str, width: float) -> float:
    """What a full and an empty box mean."""
    x = 0.0
    for answer, full in (("accepted", True), ("noted", False)):
        _box(sketch, x, 4, full)
        below = sketch.lines(
            x + BOX + 8, 3, say("figure-asked-answer", lang, code=answer), width / 2 - BOX - 12, size=14
        )
        x += width / 2 if width == PHONE else 160
    return below + 10


def _boxes(sketch: Sketch, y: float, accepted: int, noted: int, width: float) -> float:
    """A box for each recommendation, the accepted first; the place below."""
    in_a_row = int(width // (BOX + GAP))
    for i in range(accepted + noted):
        _box(sketch, i % in_a_row * (BOX + GAP), y + i // in_a_row * (BOX + GAP), i < accepted)
    return y + -(-(accepted + noted) // in_a_row) * (BOX + GAP)


def _box(sketch: Sketch, x: float, y: float, full: bool) -> None:
    sketch.add(
        "rect", x=x + 0.75, y=y + 0.75, width=BOX - 1.5, height=BOX - 1.5,
        fill=paint("ink") if full else "none", stroke=paint("ink"), stroke_width=1.5,
    )  # fmt: skip


FIGURE = Figure(
    name="asked",
    columns=("subject", "accepted", "noted", "says"),
    rows=asks.select_un,
    title=asks.figure_title,
    sentences=asks.figure_sentences,
    draw=draw,
)
