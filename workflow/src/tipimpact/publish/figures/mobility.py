"""How many other employers a worker could lawfully move to, by kind of permit and province."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.panels import Panel, draw_panels
from tipimpact.publish.figures.svg import WALL, Sketch, measure
from tipimpact.publish.statements import work_permits
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import interval, number

MOST = 100_000  # employers at the right end of the scale


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """A panel for each kind of permit: the middle position's other employers as a bar, or as two ends of a range."""
    rows = {(row["scope"], row["province"]): row for row in data.to_dict("records")}
    counts = {key: _write_count(row, words.lang) for key, row in rows.items()}
    room = max(measure(text, 13, bold=True) for text in counts.values()) + 8  # behind a bar
    provinces = [code for code in contract("work_permits").columns["province"].values if code in set(data["province"])]

    def panel(scope: str) -> Panel:
        def draw_cell(sketch: Sketch, province: Any, x: float, y: float, width: float) -> None:
            if row := rows.get((scope, province)):
                _draw_count(sketch, row, counts[row["scope"], row["province"]], x, y, width - room)

        return Panel(words.code("scope", scope), draw_cell)

    sketch = Sketch(width)
    names = {province: words.code("province", province) for province in provinces}
    panels = [panel(scope) for scope in work_permits.SCOPES if scope in set(data["scope"])]
    sketch.height = draw_panels(sketch, names, panels, 180 if width == PHONE else 196) + 4
    return sketch


def _write_count(row: dict[Any, Any], lang: str) -> str:
    """A number or a range; "" where it is withheld or not known."""
    if not pd.isna(row["withheld"]):
        return ""
    low, high = (number(int(row[name]), lang) for name in ("median_low", "median_high"))
    return interval(low, high, lang)


def _draw_count(sketch: Sketch, row: dict[Any, Any], text: str, x: float, y: float, width: float) -> None:
    if not text:
        sketch.dashed(x, y - 8, 18, 16)
        return
    low, high = (
        x + width * math.log10(1 + int(row[name])) / math.log10(1 + MOST) for name in ("median_low", "median_high")
    )
    sketch.rect(x, y - 5, low - x, 10, "other")
    if low < high:
        for end in (low, high):
            sketch.line(end, y - 8, end, y + 8, "ink", WALL)
        sketch.line(low, y, high, y, "ink", 1.5)
    sketch.text(high + 7, y + 4.5, text, size=13, bold=True)


FIGURE = Figure(
    name="mobility",
    columns=("scope", "year", "province", "median_low", "median_high", "withheld", "positions"),
    rows=work_permits.select_latest,
    title=work_permits.figure_title,
    sentences=work_permits.figure_sentences,
    draw=draw,
)
