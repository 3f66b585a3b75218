"""A bar a year of the people whom Canada reported as trafficked: four parts, a hidden count as a range, no midpoint."""

from __future__ import annotations

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.panels import Mark, draw_key
from tipimpact.publish.figures.svg import Scale, Sketch, measure, paint
from tipimpact.publish.statements import detected
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import interval, number, say

BAR = 28.0  # pixels
PARTS = ("canadian", "other", "range", "not_recorded")


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """Canadian, of another country, either of two because the cell is hidden, and not recorded; one scale for all."""
    sketch, lang, is_small = Sketch(width), words.lang, width == PHONE
    marks = {say("figure-detected-part", lang, code=part): _mark(part) for part in PARTS}
    y = draw_key(sketch, 0, marks, 13) + 14
    left = 0.0 if is_small else 62.0
    x = Scale(0, float(data["high"].max()), left, width - 44)
    for year, own in data.groupby("year", sort=True):
        ends = detected.read_ends(own)
        canadian, other, unknown = (ends[group] for group in detected.PARTS)
        total = ends[detected.ALL][0]
        if is_small:
            sketch.text(0, y + 12, str(year), bold=True)
            y += 18
        else:
            sketch.text(0, y + 19, str(year), bold=True)
        edges = [0, canadian[0], canadian[0] + other[0], total - unknown[0], total]
        for part, start, end in zip(PARTS, edges[:-1], edges[1:], strict=True):
            if end > start:
                _draw_part(sketch, part, x(start), y, x(end) - x(start), BAR)
        sketch.text(x(total) + 8, y + 19, number(total, lang), bold=True)
        at = left
        for part, bounds in (("canadian", canadian), ("other", other), ("not_recorded", unknown)):
            text = _count(bounds, lang)
            _draw_part(sketch, part, at, y + BAR + 6, 11, 11)
            sketch.text(at + 17, y + BAR + 16, text, size=13)
            at += 40 + measure(text, 13)
        y += BAR + 32
    sketch.height = y
    return sketch


def _count(bounds: tuple[int, int], lang: str) -> str:
    low, high = (number(end, lang) for end in bounds)
    return interval(low, high, lang)


def _mark(part: str) -> Mark:
    return lambda sketch, x, middle: _draw_part(sketch, part, x, middle - 7, 20, 14)


def _draw_part(sketch: Sketch, part: str, x: float, y: float, width: float, height: float) -> None:
    """A part: its form tells it apart without its colour."""
    if part == "canadian":
        sketch.rect(x, y, width, height, "other", stroke=paint("paper"))
    elif part == "other":
        sketch.rect(x, y, width, height, "pers", stroke=paint("paper"))
    elif part == "range":
        sketch.striped(x, y, width, height, "perssoft", "pers")
    else:
        sketch.dashed(x, y, width, height, mark="")


FIGURE = Figure(
    name="detected",
    columns=("series", "group", "period", "value", "low", "high"),
    rows=detected.select_years,
    title=detected.title,
    sentences=detected.sentences,
    draw=draw,
    short=detected.short,
)
