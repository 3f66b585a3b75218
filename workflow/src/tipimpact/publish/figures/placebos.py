"""The placebos of the rule by the smaller of their two falls, with its limit and Canada's place among them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.panels import mark_counts
from tipimpact.publish.figures.svg import Scale, Sketch
from tipimpact.publish.statements import reform_past
from tipimpact.publish.statements.reform_past import COUNTED, EVENT, say_change
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import say
from tipimpact.publish.words.formats import month

HEIGHT, LEFT, BIN = 130.0, 46.0, 0.05  # pixels of a panel and of its numbers; log points of a bar
RATIOS = (0.25, 1 / 3, 0.5, 2 / 3, 1.0, 1.5, 2.0)  # marks of the scale of changes
STEPS = (2, 5, 10, 50, 100, 200, 500)  # between marks of an axis of counts


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """All placebos above; below, on an axis of their own, those that the rule says fell."""
    lang, sketch = words.lang, Sketch(width)
    event = data[data["month_role"] == EVENT].iloc[0]
    values = data.loc[data["month_role"] == COUNTED, "weaker"].astype(float).to_numpy()
    limit, own = float(event["limit"]), float(event["weaker"])
    bins = np.arange(
        limit - BIN * math.ceil((limit - min(*values, own)) / BIN + 1), max(*values, own) + 2 * BIN, BIN
    )  # so that the limit is an end of two
    y = 0.0
    for panel, most in (("all", bins[-1]), ("fell", limit + 3 * BIN)):
        title = say("figure-placebos-panel", lang, code=panel)
        y = sketch.lines(0, y, title, width, size=15, bold=True, serif=True) + 40
        x = Scale(float(bins[0]), float(most), LEFT, width - 8)
        counts, _ = np.histogram(values[values < most if panel == "all" else values <= limit], bins)
        step = next(s for s in STEPS if counts.max() / s <= 4)
        height = Scale(0, max(step * math.ceil(counts.max() / step), step), y + HEIGHT, y)
        mark_counts(sketch, height, range(0, int(height.high) + 1, step), LEFT, x.end, lang)
        for start, count in zip(bins[:-1].tolist(), counts.tolist(), strict=True):
            if count:
                colour, wide = "ink" if start < limit - BIN / 2 else "other", x(start + BIN) - x(start) - 1
                sketch.rect(x(start) + 0.5, height(count), wide, height.start - height(count), colour)
        _draw_marks(sketch, x, y, height, limit, event, lang)
        for ratio in RATIOS[:: 2 if width == PHONE and panel == "all" else 1]:
            if x.low < math.log(ratio) < x.high:
                text = say_change(math.log(ratio)).text(lang)
                sketch.text(x(math.log(ratio)), height.start + 17, text, size=12.5, fill="quiet", middle=True)
        sketch.line(LEFT, height.start, x.end, height.start, "ink")
        y = height.start + 36
    sketch.height = y - 12
    return sketch


def _draw_marks(sketch: Sketch, x: Scale, y: float, height: Scale, limit: float, event: pd.Series, lang: str) -> None:
    """The limit, named to the right of its rule; Canada, named above it."""
    look: dict[str, Any] = {"stroke_dasharray": "5 3"}
    sketch.line(x(limit), y - 14, x(limit), height.start, "ink", 1.2, **look)
    sketch.lines(x(limit) + 5, y - 17, say("figure-placebos-limit", lang), x.end - x(limit), size=12.5, halo="paper")
    at = x(float(event["weaker"]))
    sketch.line(at, y - 18, at, height.start, "ink", 2)
    day = month(pd.Timestamp(f"{event['first_month']}-01"), lang)
    sketch.text(at - 5, y - 22, say("figure-placebos-own", lang, month=day), size=13, bold=True, halo="paper")


FIGURE = Figure(
    name="placebos",
    columns=("destination", "first_month", "month_role", "x", "y", "reform_word"),
    rows=reform_past.select_placebos,
    title=reform_past.placebo_title,
    sentences=reform_past.placebo_sentences,
    draw=draw,
    short=reform_past.placebo_short,
)
