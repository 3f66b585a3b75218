"""How many people each rule could reach: ranges with caps, never added up, never turned into people refused."""

from __future__ import annotations

from typing import Any

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.svg import WALL, Scale, Sketch
from tipimpact.publish.statements import exposure
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import capital, number, say

OTHER_GROUPS = ("designated_arrivals", "work_permit_instruction")  # not claimants
STEP = 50_000  # people between two marks of the axis
BAR = 12  # pixels


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """A range a row: a pale body between two caps. One past the axis is broken; no count is a dashed box."""
    phone, lang = width == PHONE, words.lang
    sketch, y = Sketch(width), 0.0
    top = STEP * -(-int(_find_end(data)) // STEP)
    x = Scale(0, top * 1.04, *((3, 178) if phone else (400, width - 250)))
    marks = () if phone else range(0, top + 1, STEP)  # on a phone every range has its numbers next to it
    for band in data["band"].drop_duplicates():
        first = y == 0
        title, room = say("figure-exposure-band", lang, code=band), width if phone or not first else x.start - 24
        y = sketch.lines(0, y + (0 if first else 22), title, room, size=16, bold=True, serif=True) + 4
        for people in marks if first else ():
            sketch.text(x(people), y - 7, number(people, lang), size=13, fill="quiet", middle=True)
        sketch.line(0, y, width, y, "ink", 1.2)
        top_line = y
        for _, own in data[data["band"] == band].groupby("exposure", sort=False):
            y = _draw_rule(sketch, own, words, x, y + 9) + 7
            sketch.line(0, y, width, y)
        grid = Sketch(width)
        for people in marks:
            grid.line(x(people), top_line, x(people), y)
        sketch.put_under(grid)
    sketch.height = y + 6
    return sketch


def _find_end(data: pd.DataFrame) -> float:
    """Where the axis ends: the greatest number but those more than three times the next."""
    highs = data["high"].dropna().drop_duplicates().sort_values()
    steps = zip(highs, highs.shift(fill_value=highs.min()), strict=True)
    return float(max((high for high, below in steps if high <= 3 * max(below, 1000)), default=STEP))


def _draw_rule(sketch: Sketch, own: pd.DataFrame, words: CodeWords, x: Scale, y: float) -> float:
    """The name of a rule, whom it is about, and a range for each reading; returns the bottom."""
    phone, rule = sketch.width == PHONE, own.iloc[0]
    room = sketch.width if phone else x.start - 24
    below = sketch.lines(0, y, words.code("exposure", rule["exposure"]), room, size=15, bold=True)
    group = rule["exposure"] if rule["exposure"] in OTHER_GROUPS else rule["origins"]
    id = "figure-exposure-by_act" if rule["text_kind"] == "act" else "figure-exposure-by_rule"
    values = {"group": say("figure-exposure-group", words.lang, code=group)}
    gloss = say(id, words.lang, **values, source=words.code("citation", rule["citation"]))
    below = sketch.lines(0, below, gloss, room, size=13, fill="quiet")
    y = below + 4 if phone else y
    for row in own.to_dict("records"):
        text = capital(exposure.describe_range(row).text(words.lang))
        reading = words.code("reading", row["reading"]) if len(own) > 1 else ""
        if not phone:
            _draw_range(sketch, row, x, y + 11)
            at, room = x.end + 24, sketch.width - x.end - 24
            down = sketch.lines(at, y, text, room, size=15, bold=True)
            down = sketch.lines(at, down, reading, room, size=13, fill="quiet")
            y = max(y + 25, down + 5)
            continue
        if reading:
            y = sketch.lines(0, y, reading, sketch.width, size=13, fill="quiet") + 2
        _draw_range(sketch, row, x, y + 11)
        at = 36.0 if pd.isna(row["low"]) else x.end + 16
        y = max(y + 25, sketch.lines(at, y + 1, text, sketch.width - at, size=14, bold=True) + 4)
    return max(y, below)


def _draw_range(sketch: Sketch, row: dict[Any, Any], x: Scale, y: float) -> None:
    """One range around the level ``y``."""
    colour = row["band"]
    if pd.isna(row["low"]):
        sketch.dashed(x.start + 2, y - 10, 22, 20)
        return
    low, high = (x(min(row[end], x.high)) for end in ("low", "high"))
    if row["low"] == row["high"]:
        (sketch.square if colour == "c31" else sketch.disc)(low + 7, y, colour)
        if len(row["leaves_out"]):
            sketch.dashed(low + 20, y - 10, 22, 20)
        return
    sketch.rect(low, y - BAR / 2, high - low, BAR, f"{colour}soft")
    if row["text_kind"] != "act":
        sketch.hatch(low, y - BAR / 2, high - low, BAR, colour)
    beyond = high >= x.end - 1
    for end in (low - 8 if beyond else low, high):
        sketch.line(end, y - 10, end, y + 10, colour, WALL)
    if beyond:  # the axis ends before: both caps stand past a break
        for shift in (-30, -23):
            sketch.line(high + shift - 3, y + 9, high + shift + 3, y - 9, "ink", 1.5)
        sketch.rect(x.start, y - BAR / 2, high - x.start - 33, BAR, "paper")
        sketch.line(x.start, y, high - 32, y, colour, 1.5, stroke_dasharray="2 4")


FIGURE = Figure(
    name="exposure",
    columns=(
        *("exposure", "reading", "number_status", "low", "high"),
        *("origins", "citation", "text_kind", "brought_by", "leaves_out"),
    ),
    rows=exposure.rank_exposures,
    title=exposure.figure_title,
    sentences=exposure.figure_sentences,
    draw=draw,
)
