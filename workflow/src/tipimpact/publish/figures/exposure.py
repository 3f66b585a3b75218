"""How many people each rule could reach: ranges with caps, never added up, never turned into people refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure, Sentence, Sentences, holds
from tipimpact.publish.figures.svg import WALL, Sketch
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import capital, number, say

BANDS = {"2012, c. 17": "c31", "2012, c. 1": "c10"}  # by the Act that brought the rule
ORDER = (*BANDS.values(), "other")
OTHER_GROUPS = ("designated_arrivals", "work_permit_instruction")  # not claimants
WAITS, DESIGNATED = "work_permit_wait", "designated_arrivals"
STEP = 50_000  # people between two marks of the axis
BAR = 12  # pixels
Place = tuple[Callable[[float], float], float, float, float]  # the axis, y, its left and right end


def rows(data: pd.DataFrame) -> pd.DataFrame:
    """Every rule that was counted, and those without a count; the narrowest range first within the rules of an Act."""
    whole = data["low"].notna() & data["high"].notna()  # one end alone, where a source is missing, is not a range
    data = data.assign(low=data["low"].where(whole), high=data["high"].where(whole))
    band = data["brought_by"].map(BANDS).fillna("other")
    widest = data.groupby("exposure")["high"].transform("max").fillna(-1)
    order = {band: place for place, band in enumerate(ORDER)}
    known = data.assign(band=band, widest=widest, place=band.map(order), order=range(len(data)))
    known = known.sort_values(["place", "widest", "order"], ascending=True)
    return known.drop(columns=["widest", "place", "order"]).reset_index(drop=True)


def title(data: pd.DataFrame, words: CodeWords) -> Sentence | None:
    """The least number that met the best counted wait, and the people known to have met the longest."""
    counted = data[data["status"] == "counted"].drop_duplicates("exposure").set_index("exposure")
    if not {WAITS, DESIGNATED} <= set(counted.index):  # their sources are missing
        return None
    holds("exposure", "some claimants met the wait", counted["low"][WAITS] > 0)
    low, known = counted["low"][WAITS], counted["low"][DESIGNATED]
    return "figure-exposure-finding", {"low": number(low, words.lang), "known": number(known, words.lang)}


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
        y = (
            sketch.lines(
                0,
                y + (0 if first else 22),
                say("figure-exposure-band", lang, code=band),
                width if phone or not first else left - 24,
                size=16,
                bold=True,
                serif=True,
            )
            + 4
        )
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
    ends = [
        high for high, below in zip(highs, [highs.iloc[0], *highs[:-1]], strict=True) if high <= 3 * max(below, 1000)
    ]
    return float(max(ends))


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
    gloss = say(
        "figure-exposure-by_act" if by_act else "figure-exposure-by_rule", words.lang, group=group, source=source
    )
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
    told, size = _told(row, words), 15 if not phone else 14
    told = capital(told)
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
        y = max(y, sketch.lines(at, middle - 10, told, sketch.width - at, size=size, bold=True) + 4)
    else:
        down = sketch.lines(right + 24, middle - 11, told, sketch.width - right - 24, size=size, bold=True)
        if reading:
            down = sketch.lines(right + 24, down, reading, sketch.width - right - 24, size=13, fill="quiet")
        y = max(y, down + 5)
    return y


def _told(row: dict[Any, Any], words: CodeWords) -> str:
    """A range in words."""
    lang = words.lang
    if pd.isna(row["low"]):
        missing = row["status"] == "data_missing"
        return words.code("status", row["status"]) if missing else say("figure-exposure-none", lang)
    low, high = (number(row[end], lang) for end in ("low", "high"))
    return (
        say("figure-exposure-known", lang, value=low)
        if low == high
        else say("figure-exposure-range", lang, low=low, high=high)
    )


def finding(data: pd.DataFrame, words: CodeWords) -> Sentences:
    """Each rule with its range, and what the ranges are not."""
    yield "figure-exposure-not", {}
    for band, some in data.groupby("band", sort=False):
        each = [
            say(
                "figure-exposure-row", words.lang, what=words.code("exposure", row["exposure"]), value=_told(row, words)
            )
            for row in some.to_dict("records")
            if row["reading"] in ("main", "no_exception")
        ]
        yield (
            "figure-exposure-rules",
            {"group": say("figure-exposure-band", words.lang, code=str(band)), "rules": "; ".join(each)},
        )


FIGURE = Figure(
    name="exposure",
    columns=("exposure", "reading", "status", "low", "high", "origins", "citation", "kind", "brought_by", "leaves_out"),
    rows=rows,
    draw=draw,
    title=title,
    finding=finding,
)
