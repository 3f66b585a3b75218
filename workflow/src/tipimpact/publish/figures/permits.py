"""Permits for trafficked persons: every number that was published, each in the lane of its own definition."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.svg import Sketch, measure, paint
from tipimpact.publish.statements import permits
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import date, number, say

COLOURS = {"persons": "pers", "permits": "perm", "permits_with_dependants": "fam", "undated": "perm"}  # by lane
BILL = "c31_assent"
BAR = 28  # pixels
Axis = Callable[..., float]  # the x of a day, or of the day after
Place = tuple[Axis, float, float, pd.Timestamp]  # the axis, y, its right end, the first day of all
FIVE = 5  # years of the undated number; its source says "five years" and to about when


def rows(evidence: TableEvidence) -> pd.DataFrame:
    """Each number of permits, or of persons who were given one, with its lane and days; and the day of the bill."""
    known = permits.arrange_permits(evidence)
    bill = evidence.rows("events", event=BILL)[["event", "first_day"]]
    both = pd.concat([known.astype(object), bill.astype(object)], ignore_index=True)
    return both if known["first_day"].notna().any() else known.head(0)


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """A bar from the first to the last day of each number; height means nothing."""
    phone, lang = width == PHONE, words.lang
    numbers = data[data["lane"].notna()]
    left, right = (0.0, width - 8.0) if phone else (230.0, width - 26.0)
    firsts, lasts = (pd.to_datetime(numbers[end]) for end in ("first_day", "last_day"))
    first, last = firsts.min().year, lasts.max().year + 1

    def x(day: pd.Timestamp, after: int = 0) -> float:
        return left + (day.year + (day.day_of_year - 1 + after) / 365.25 - first) / (last - first) * (right - left)

    sketch, y = Sketch(width), 56.0
    top = y - 10
    for lane, some in numbers.groupby("lane", sort=False):
        colour, dated = COLOURS[str(lane)], lane != "undated"
        name = say("figure-permits-lane_name", lang, code=str(lane))
        means = say("figure-permits-lane_means", lang, code=str(lane)) if dated else ""
        means = means or words.code("period", some["period"].iloc[0])
        if phone:
            y = sketch.lines(0, y, name, width, size=15, bold=True, halo="paper")
            y = sketch.lines(0, y, means, width, size=13, fill="quiet", halo="paper") + 5
            below = y
        else:
            below = sketch.lines(0, y, name, left - 16, size=15, bold=True)
            below = sketch.lines(0, below, means, left - 16, size=13, fill="quiet")
        for row in some.to_dict("records"):
            y = (_dated if dated else _undated)(sketch, row, words, colour, (x, y, right, firsts.min()))
        if lane == "permits_with_dependants":
            y = _gap(sketch, numbers, x, y - BAR - 8, lang)
        y = max(y, below) + 6
        if lane != numbers["lane"].iloc[-1]:
            sketch.line(0, y, width, y)
        y += 12
    _axis(sketch, data, x, (first, last, top, y - 12), words, phone)
    sketch.height = y - 6
    return sketch


def _dated(sketch: Sketch, row: dict[Any, Any], words: CodeWords, colour: str, place: Place) -> float:
    x, y, right, _ = place
    start, end = x(row["first_day"]), x(row["last_day"], 1)
    sketch.rect(start, y, end - start, BAR, colour, rx=2)
    text = permits.describe_count(row).text(words.lang)
    long = measure(text, 15, bold=True) + 12
    if long < end - start:
        sketch.text(start + 8, y + 19, text, size=15, bold=True, fill="paper")
    elif long < right - end:
        sketch.text(end + 7, y + 19, text, size=15, bold=True, halo="paper")
    else:
        at = max(0, min(start, right - long))
        y = sketch.lines(at, y + BAR + 2, text, right, size=15, bold=True, halo="paper") - BAR
    return y + BAR + 8


def _undated(sketch: Sketch, row: dict[Any, Any], words: CodeWords, colour: str, place: Place) -> float:
    """A dashed box of five years that may lie anywhere between two arrows."""
    x, y, _, first = place
    latest = max(map(int, re.findall(r"\d{4}", row["period"])))
    start, end = x(first), x(pd.Timestamp(latest, 12, 31))
    five = x(first + pd.DateOffset(years=FIVE)) - start
    middle, centre = y + BAR / 2, (start + end) / 2
    for one, tip in ((centre - five / 2, start), (centre + five / 2, end)):
        turn = 6 if tip == start else -6
        arrow = f"M{one:.1f} {middle}H{tip:.1f}m{turn} -5l{-turn} 5l{turn} 5"
        sketch.add("path", d=arrow, fill="none", stroke=paint("line"), stroke_width=1.4)
    look: dict[str, Any] = {"stroke": paint("ink"), "stroke_dasharray": "5 3", "fill": paint("paper"), "rx": 2}
    sketch.add("rect", x=centre - five / 2, y=y, width=five, height=BAR, **look)
    sketch.text(centre, y + 19, number(row["value"], words.lang), size=15, bold=True, middle=True)
    return y + BAR + 8


def _gap(sketch: Sketch, numbers: pd.DataFrame, x: Axis, y: float, lang: str) -> float:
    """Draw the sign for unknown over each year of which no source counts permits."""
    dated = numbers[numbers["first_day"].notna() & (numbers["unit"] == "permits")]
    covered = {
        year for row in dated.to_dict("records") for year in range(row["first_day"].year, row["last_day"].year + 1)
    }
    for year in sorted(set(range(min(covered), max(covered) + 1)) - covered):
        start, end = x(pd.Timestamp(year, 1, 1)), x(pd.Timestamp(year, 12, 31), 1)
        sketch.dashed(start + 1, y, end - start - 2, BAR)
        text = say("figure-permits-no_number", lang, year=str(year))
        sketch.text(start - 7, y + 19, text, size=13, fill="quiet", halo="paper", end=True)
    return y + BAR + 8


def _axis(
    sketch: Sketch, data: pd.DataFrame, x: Axis, place: tuple[int, int, float, float], words: CodeWords, phone: bool
) -> None:
    """Years, and the day of the bill; put under the bars."""
    first, last, top, bottom = place
    under = Sketch(sketch.width)
    for year in range(first, last + 1, 2):
        at = x(pd.Timestamp(year, 1, 1)) if year < last else x(pd.Timestamp(year - 1, 12, 31), 1)
        under.line(at, top, at, bottom)
        if not phone or (year - first) % 4 == 0:
            under.text(at, top - 6, str(year), size=13, fill="quiet", middle=not phone or year > first)
    for day in data.loc[data["event"].eq(BILL).fillna(False).astype(bool), "first_day"]:
        under.line(x(day), 20, x(day), bottom, "c31", 2)
        text = say("figure-permits-bill", words.lang, day=date(day.date(), words.lang))
        under.text(x(day), 14, text, bold=True, fill="c31", middle=True)
    sketch.parts[:0] = under.parts


FIGURE = Figure(
    name="permits",
    columns=("series", "period", "value", "unit", "who_is_counted", "flags"),
    rows=rows,
    title=permits.figure_title,
    sentences=permits.figure_sentences,
    draw=draw,
)
