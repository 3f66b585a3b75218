"""Rows with a label at the left and a cell for each panel; on a phone the panels are under one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from tipimpact.publish.figures.model import PHONE
from tipimpact.publish.figures.svg import Scale, Sketch, measure
from tipimpact.publish.words import number

ROW, GAP = 22.0, 14.0  # pixels: the least height of a row, and between panels
Mark = Callable[[Sketch, float, float], None]  # draws at the left end and the middle of its place


class Panel(NamedTuple):
    """A title, and what draws the cell of a row: its key, the left end, the middle and the width of its place."""

    title: str
    draw: Callable[[Sketch, Any, float, float, float], None]


def draw_panels(
    sketch: Sketch, labels: Mapping[Any, str], panels: Sequence[Panel], names: float, top: float = 0.0
) -> float:
    """Draw all rows from ``top`` down, and return the bottom.

    labels: of the rows, by key, in their order.  names: the width of the labels.
    """
    groups = [[panel] for panel in panels] if sketch.width == PHONE else [list(panels)]
    for group in groups:
        top = _draw_group(sketch, labels, group, names, top) + 2 * GAP
    return top - 2 * GAP


def _draw_group(sketch: Sketch, labels: Mapping[Any, str], group: Sequence[Panel], names: float, y: float) -> float:
    width = (sketch.width - names) / len(group)
    at, room = (0.0, sketch.width) if len(group) == 1 else (names, width - GAP)
    look = {"size": 15, "bold": True, "serif": True}
    y = max(sketch.lines(at + i * width, y, panel.title, room, **look) for i, panel in enumerate(group)) + 5
    sketch.line(0, y, sketch.width, y, "ink", 1.2)
    for key, label in labels.items():
        below = sketch.lines(0, y + 3, label, names - GAP, size=13)
        for i, panel in enumerate(group):
            panel.draw(sketch, key, names + i * width, y + ROW / 2, width - GAP)
        y = max(y + ROW, below + 3)
        sketch.line(0, y, sketch.width, y)
    return y


def mark_counts(sketch: Sketch, height: Scale, marks: range, left: float, end: float, lang: str) -> None:
    """The marks of an axis of counts: a rule from ``left`` to ``end``, and its number to the left of it."""
    for mark in marks:
        sketch.line(left, height(mark), end, height(mark))
        sketch.text(left - 6, height(mark) + 4.5, number(mark, lang), size=12.5, fill="quiet", end=True)


def draw_key(sketch: Sketch, y: float, marks: Mapping[str, Mark], size: float = 13) -> float:
    """What each mark means, by its words, in as many lines as it takes; returns the bottom."""
    x = 0.0
    for text, mark in marks.items():
        if x + 34 + measure(text, size) > sketch.width:
            x, y = 0.0, y + 22
        mark(sketch, x, y + 9)
        sketch.text(x + 30, y + 14, text, size=size)
        x += 50 + measure(text, size)
    return y + 18
