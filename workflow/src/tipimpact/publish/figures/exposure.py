"""How many people each rule could reach: ranges with caps, never added up, never turned into people refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.svg import WALL, Sketch
from tipimpact.publish.statements import exposure
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import capital, number, say

OTHER_GROUPS = ("designated_arrivals", "work_permit_instruction")  # not claimants
STEP = 50_000  # people between two marks of the axis
BAR = 12  # pixels
Place = tuple[Callable[[float], float], float, float, float]  # the axis, y, its left and right end


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """A range a row: a pale body between two caps. One past the axis is broken; no count is a dashed box."""
    phone, lang = width == PHONE, words.lang
    sketch, y = Sketch(width), 0.0
    left, right = (3, 178) if phone else (400, width - 250)
    top = STEP * -(-int(_within(data)) // STEP)

    def x(people: float) -> float:
        return left + min(people, top * 1.04) / (top * 1.04) * (right - left)

    marks = range(0, top + 1, STEP)  # on a page; on a phone every range has its numbers beside it
    for band in data["band"].drop_duplicates():
        colour = "other" if band == "other" else band
        first = y == 0
        title, room = say("figure-exposure-band", lang, code=band), width if phone or not first else left - 24
        y = sketch.lines(0, y + (0 if first else 22), title, room, size=16, bold=True, serif=True) + 4
        if first and not phone:
            for people in marks:
                sketch.text(x(people), y - 7, number(people, lang), size=13, fill="quiet", middle=True)
        sketch.line(0, y, width, y, "ink", 1.2)
        top_line = y
        for rule, some in data[data["band"] == band].groupby("exposure", sort=False):
            name = words.code("exposure", str(rule))
            y = _rule(sketch, name, some, words, colour, (x, y + 9, left, right)) + 7
            sketch.line(0, y, width, y)
        if not phone:
            grid = Sketch(width)
            for people in marks:
                grid.line(x(people), top_line, x(people), y)
            sketch.parts[:0] = grid.parts
    sketch.height = y + 6
    return sketch


def _within(data: pd.DataFrame) -> float:
    """Where the axis ends: the greatest number but those more than three times the next."""
    highs = data["high"].dropna().drop_duplicates().sort_values()
    if highs.empty:
        return STEP
    steps = zip(highs, [highs.iloc[0], *highs[:-1]], strict=True)
    return float(max(high for high, below in steps if high <= 3 * max(below, 1000)))


def _rule(sketch: Sketch, name: str, some: pd.DataFrame, words: CodeWords, colour: str, place: Place) -> float:
    x, y, left, right = place
    phone = left < 10
    room = sketch.width if phone else left - 24
    bottom = sketch.lines(0, y, name, room, size=15, bold=True)
    one = some.iloc[0]
    by_act = str(one["kind"]) == "act"
    group = one["exposure"] if one["exposure"] in OTHER_GROUPS else one["origins"]
    group = say("figure-exposure-group", words.lang, code=group)
    source = words.code("citation", str(one["citation"]))
    id = "figure-exposure-by_act" if by_act else "figure-exposure-by_rule"
    gloss = say(id, words.lang, group=group, source=source)
    bottom = sketch.lines(0, bottom, gloss, room, size=13, fill="quiet")
    if phone:
        y = bottom + 4
    for row in some.to_dict("records"):
        reading = words.code("reading", row["reading"]) if len(some) > 1 else ""
        y = _range(sketch, row, reading, words, colour, (x, y, left, right), not by_act)
    return max(y, bottom)


def _range(
    sketch: Sketch, row: dict[Any, Any], reading: str, words: CodeWords, colour: str, place: Place, rests_on_it: bool
) -> float:
    """One range and its number in words; returns where the next may begin."""
    x, y, left, right = place
    phone = left < 10
    size = 15 if not phone else 14
    text = capital(exposure.describe_range(row).text(words.lang))
    if phone and reading:
        y = sketch.lines(0, y, reading, sketch.width, size=13, fill="quiet") + 2
    middle = y + 11
    if pd.isna(row["low"]):
        sketch.dashed(left + 2, middle - 10, 22, 20)
    elif row["low"] == row["high"]:
        (sketch.square if colour == "c31" else sketch.disc)(x(row["low"]) + 7, middle, colour)
        if len(row["leaves_out"]):
            sketch.dashed(x(row["low"]) + 20, middle - 10, 22, 20)
    else:
        low, high = x(row["low"]), x(row["high"])
        soft = {"c31": "c31soft", "c10": "c10soft"}.get(colour, "othersoft")
        sketch.rect(low, middle - BAR / 2, high - low, BAR, soft)
        if rests_on_it:
            sketch.hatch(low, middle - BAR / 2, high - low, BAR, colour)
        beyond = high >= right - 1
        for end in (low - 8 if beyond else low, high):
            sketch.line(end, middle - 10, end, middle + 10, colour, WALL)
        if beyond:  # the axis ends before: both caps stand past a break
            for shift in (-30, -23):
                sketch.line(high + shift - 3, middle + 9, high + shift + 3, middle - 9, "ink", 1.5)
            sketch.rect(left, middle - BAR / 2, high - left - 33, BAR, "paper")
            sketch.line(left, middle, high - 32, middle, colour, 1.5, stroke_dasharray="2 4")
    y = middle + 14
    if phone:
        at = 36.0 if pd.isna(row["low"]) else right + 16
        y = max(y, sketch.lines(at, middle - 10, text, sketch.width - at, size=size, bold=True) + 4)
    else:
        down = sketch.lines(right + 24, middle - 11, text, sketch.width - right - 24, size=size, bold=True)
        if reading:
            down = sketch.lines(right + 24, down, reading, sketch.width - right - 24, size=13, fill="quiet")
        y = max(y, down + 5)
    return y


FIGURE = Figure(
    name="exposure",
    columns=("exposure", "reading", "status", "low", "high", "origins", "citation", "kind", "brought_by", "leaves_out"),
    rows=exposure.rank_exposures,
    title=exposure.figure_title,
    sentences=exposure.figure_sentences,
    draw=draw,
)
