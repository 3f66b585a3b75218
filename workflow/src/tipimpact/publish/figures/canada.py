"""Canada's two changes for every month since 2000, with the limit of the rule and the month of the new system."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.svg import Scale, Sketch, measure
from tipimpact.publish.statements import reform_past
from tipimpact.publish.statements.reform_past import COUNTED, EVENT, say_change
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import say
from tipimpact.publish.words.formats import month

HEIGHT, LEFT = 150.0, 54.0  # pixels: of a panel, and of the percentages of its axis
RATIOS = (0.5, 1.0, 1.5, 2.0)  # marks of the axis beside the limit


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """A panel for each window: a disc a month that counts as placebo, a ring for others, a square for the event."""
    lang, sketch, y = words.lang, Sketch(width), 0.0
    times = [int(text[:4]) + (int(text[5:]) - 1) / 12 for text in data["first_month"]]
    x = Scale(math.floor(min(times)), math.ceil(max(times)), LEFT, width - 8)
    counted = [time for time, role in zip(times, data["month_role"], strict=True) if role == COUNTED]
    changes = data[["x", "y"]].astype(float)
    low, high = float(changes.min().min()) - 0.1, float(changes.max().max()) + 0.1
    limit = float(data["limit"].iloc[0])
    for window in ("x", "y"):
        y = sketch.lines(0, y, say("figure-canada-panel", lang, code=window), width, size=15, bold=True, serif=True) + 6
        height = Scale(low, high, y + HEIGHT, y)
        sketch.rect(x(min(counted)), y, x(max(counted)) - x(min(counted)), HEIGHT, "tint")
        _draw_axis(sketch, height, x, limit, lang)
        marks = zip(times, data[window].astype(float), data["month_role"], strict=True)
        for time, change, role in sorted(marks, key=lambda mark: mark[2] == EVENT):
            if role == EVENT:
                sketch.square(x(time), height(change), "ink", 5)
                _name_event(sketch, x(time), height(change), data, change, lang)
            elif role == COUNTED:
                sketch.disc(x(time), height(change), "other", 2.6)
            else:
                look: dict[str, Any] = {"fill": "none", "stroke": "var(--line,#8b8f95)", "stroke_width": 1.2}
                sketch.add("circle", cx=x(time), cy=height(change), r=2.4, **look)
        y = height.start + 18
    for year in range(int(x.low), int(x.high), 4 if width == PHONE else 2):
        sketch.text(x(year), y + 2, str(year), size=13, fill="quiet", middle=True)
    sketch.height = y + 8
    return sketch


def _draw_axis(sketch: Sketch, height: Scale, x: Scale, limit: float, lang: str) -> None:
    """Percentages, and the limit as a rule of its own."""
    marks = {math.log(ratio): False for ratio in RATIOS} | {limit: True}
    for change, is_limit in marks.items():
        if height.low < change < height.high:
            look: dict[str, Any] = {"stroke_dasharray": "5 3"} if is_limit else {}
            sketch.line(LEFT, height(change), x.end, height(change), "ink" if is_limit else "rule", 1.2, **look)
            text = say_change(change).text(lang)
            sketch.text(LEFT - 6, height(change) + 4.5, text, size=12.5, fill="quiet", end=True, bold=is_limit)


def _name_event(sketch: Sketch, x: float, y: float, data: pd.DataFrame, change: float, lang: str) -> None:
    day = pd.Timestamp(f"{data.loc[data['month_role'] == EVENT, 'first_month'].iloc[0]}-01")
    text = say("figure-canada-name", lang, month=month(day, lang), change=say_change(change).text(lang))
    is_left = x + 10 + measure(text, 13, bold=True) > sketch.width
    sketch.text(x - 10 if is_left else x + 10, y + 4.5, text, size=13, bold=True, end=is_left)


FIGURE = Figure(
    name="canada",
    columns=("destination", "first_month", "month_role", "x", "y", "reform_word"),
    rows=reform_past.select_own,
    title=reform_past.own_title,
    sentences=reform_past.own_sentences,
    draw=draw,
    short=reform_past.own_short,
)
