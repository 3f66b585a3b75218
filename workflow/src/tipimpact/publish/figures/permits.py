"""Permits for trafficked persons: every number that was published, each in the lane of its own definition."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.svg import Scale, Sketch, measure, paint, year_of
from tipimpact.publish.statements import permits
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import date, number, say

COLOURS = {"persons": "pers", "permits": "perm", "permits_with_dependants": "fam", "undated": "perm"}  # by lane
BILL = "c31_assent"
BAR, TOP = 28, 46.0  # pixels: the height of a bar, and where the axis begins
DAY = 1 / 365.25  # years
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
    names = 0.0 if phone else 230.0
    x = Scale(
        numbers["first_day"].dropna().min().year,
        numbers["last_day"].dropna().max().year + 1,
        *(names, width - (8.0 if phone else 26.0)),
    )
    sketch, y = Sketch(width), TOP + 10
    for lane, own in numbers.groupby("lane", sort=False):
        name = say("figure-permits-lane_name", lang, code=str(lane))
        means = say("figure-permits-lane_means", lang, code=str(lane)) if lane != "undated" else ""
        means = means or words.code("period", own["period"].iloc[0])
        look: dict[str, Any] = {"halo": "paper"} if phone else {}
        room = width if phone else names - 16
        below = sketch.lines(0, y, name, room, size=15, bold=True, **look)
        below = sketch.lines(0, below, means, room, size=13, fill="quiet", **look)
        if phone:
            y = below = below + 5
        for row in own.to_dict("records"):
            if lane == "undated":
                _draw_undated(sketch, row, lang, x, y, numbers["first_day"].dropna().min())
            else:
                y = _draw_dated(sketch, row, lang, x, y)
            y += BAR + 8
        if lane == "permits_with_dependants":
            _draw_gaps(sketch, numbers, x, y - BAR - 8, lang)
        y = max(y, below) + 6
        if lane != numbers["lane"].iloc[-1]:
            sketch.line(0, y, width, y)
        y += 12
    _draw_axis(sketch, data, x, y - 12, lang)
    sketch.height = y - 6
    return sketch


def _end_of(year: int) -> float:
    return year_of(dt.date(year, 12, 31)) + DAY


def _draw_dated(sketch: Sketch, row: dict[Any, Any], lang: str, x: Scale, y: float) -> float:
    """A bar, with its words inside, behind or under it; returns the level at which the next is a bar lower."""
    start, end = x(year_of(row["first_day"])), x(year_of(row["last_day"]) + DAY)
    sketch.rect(start, y, end - start, BAR, COLOURS[row["lane"]], rx=2)
    text = permits.describe_count(row).text(lang)
    long = measure(text, 15, bold=True) + 12
    if long < end - start:
        sketch.text(start + 8, y + 19, text, size=15, bold=True, fill="paper")
    elif long < x.end - end:
        sketch.text(end + 7, y + 19, text, size=15, bold=True, halo="paper")
    else:
        at = max(0, min(start, x.end - long))
        y = sketch.lines(at, y + BAR + 2, text, x.end, size=15, bold=True, halo="paper") - BAR
    return y


def _draw_undated(sketch: Sketch, row: dict[Any, Any], lang: str, x: Scale, y: float, first: dt.date) -> None:
    """A dashed box of five years that may lie anywhere between two arrows. first: the first day of all."""
    latest = max(map(int, re.findall(r"\d{4}", row["period"])))
    start, end = x(year_of(first)), x(year_of(dt.date(latest, 12, 31)))
    five = x(year_of(first.replace(year=first.year + FIVE))) - start
    middle, centre = y + BAR / 2, (start + end) / 2
    for side, tip, turn in ((centre - five / 2, start, 6), (centre + five / 2, end, -6)):
        arrow = f"M{side:.1f} {middle}H{tip:.1f}m{turn} -5l{-turn} 5l{turn} 5"
        sketch.add("path", d=arrow, fill="none", stroke=paint("line"), stroke_width=1.4)
    look: dict[str, Any] = {"stroke": paint("ink"), "stroke_dasharray": "5 3", "fill": paint("paper"), "rx": 2}
    sketch.add("rect", x=centre - five / 2, y=y, width=five, height=BAR, **look)
    sketch.text(centre, y + 19, number(row["value"], lang), size=15, bold=True, middle=True)


def _draw_gaps(sketch: Sketch, numbers: pd.DataFrame, x: Scale, y: float, lang: str) -> None:
    """Draw the sign for unknown over each year of which no source counts permits."""
    dated = numbers[numbers["first_day"].notna() & (numbers["measured_in"] == "permits")]
    ends = zip(dated["first_day"], dated["last_day"], strict=True)
    covered = {year for first, last in ends for year in range(first.year, last.year + 1)}
    for year in sorted(set(range(min(covered), max(covered) + 1)) - covered):
        start, end = x(year), x(_end_of(year))
        sketch.dashed(start + 1, y, end - start - 2, BAR)
        text = say("figure-permits-no_number", lang, year=str(year))
        sketch.text(start - 7, y + 19, text, size=13, fill="quiet", halo="paper", end=True)


def _draw_axis(sketch: Sketch, data: pd.DataFrame, x: Scale, bottom: float, lang: str) -> None:
    """Years, and the day of the bill; put under the bars."""
    phone, under = sketch.width == PHONE, Sketch(sketch.width)
    first, last = int(x.low), int(x.high)
    for year in range(first, last + 1, 2):
        at = x(year if year < last else _end_of(year - 1))
        under.line(at, TOP, at, bottom)
        if not phone or (year - first) % 4 == 0:
            under.text(at, TOP - 6, str(year), size=13, fill="quiet", middle=not phone or year > first)
    for day in data.loc[data["event"] == BILL, "first_day"]:
        at = x(year_of(day))
        under.line(at, 20, at, bottom, "c31", 2)
        text = say("figure-permits-bill", lang, day=date(day.date(), lang))
        under.text(at, 14, text, bold=True, fill="c31", middle=True)
    sketch.put_under(under)


FIGURE = Figure(
    name="permits",
    columns=("series", "period", "value", "measured_in", "who_is_counted", "flags"),
    rows=rows,
    title=permits.figure_title,
    sentences=permits.figure_sentences,
    draw=draw,
)
