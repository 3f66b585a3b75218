"""Claims by month of countries never listed, of listed ones and of Hungary, each on its own axis, with known days."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.panels import mark_counts
from tipimpact.publish.figures.svg import Scale, Sketch, measure, year_of
from tipimpact.publish.statements import reform_months
from tipimpact.publish.statements.reform_months import ASSENT, DAY, HEALTH, LISTED, NEVER, STRIKE, VISA, YEARS
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import date, number, say

HEIGHT, LEFT = 116.0, 46.0  # pixels: of a panel, and of the numbers of its axis
MONTH = 1 / 12
STEPS = (50, 100, 200, 250, 500, 1000, 2000)  # between marks of an axis


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """A panel a group: bars, a line that adds countries with a visa change, rules for the days of the law."""
    lang, sketch = words.lang, Sketch(width)
    x = Scale(YEARS[0], YEARS[-1] + 1, LEFT, width - 4)
    events = {row["event"]: row for row in data[data["kind"] == "event"].to_dict("records")}
    days = {event: row["first_day"] for event, row in events.items()}
    months, y = data[data["kind"] == "month"], 0.0
    for group, own in months.groupby("group", sort=False):
        name = say("figure-months-group", lang, code=str(group))
        y = sketch.lines(0, y, name, width, size=15, bold=True, serif=True)
        y = _name_days(sketch, x, y + 2, days, lang) if group == NEVER else y + 8
        numbers = own[["low", "high", "all_low", "all_high"]].astype(float)
        step = next(s for s in STEPS if numbers["all_high"].max() / s <= 3.2)
        top = step * math.ceil(numbers["all_high"].max() / step)
        height = Scale(0, top, y + HEIGHT, y)
        notes: list[str] = []  # what a phone has no room for in the panel
        if DAY in days:
            sketch.rect(x(year_of(days[DAY])), y, x.end - x(year_of(days[DAY])), HEIGHT, "tint")
        mark_counts(sketch, height, range(0, top + 1, step), LEFT, x.end, lang)
        starts = [x(year + (month - 1) * MONTH) for year, month in zip(own["year"], own["month"], strict=True)]
        _draw_bars(sketch, starts, x, height, numbers)
        for event in (ASSENT, DAY):
            if event in days:
                look = {"stroke_dasharray": "3 3"} if event == ASSENT else {}
                sketch.line(x(year_of(days[event])), y, x(year_of(days[event])), height.start, "ink", 1.3, **look)
        if group == NEVER:
            notes += _draw_halves(sketch, data[data["kind"] == "half"], x, height, own, lang)
        if group == NEVER and STRIKE in days:
            ends = [x(year_of(events[STRIKE][end])) for end in ("first_day", "last_day")]
            sketch.line(ends[0], y + 7, ends[1], y + 7, "quiet", 3)
            text = say("figure-months-strike", lang)
            if width == PHONE:
                notes.append(say("figure-months-strike_is", lang, text=text))
            else:
                sketch.text(ends[1] + 6, y + 12, text, size=12.5, halo="tint")
        if group == LISTED and VISA in days:
            at = x(year_of(days[VISA]))
            sketch.line(at, y, at, height.start, "quiet", 1.2, stroke_dasharray="1 3")
            text = say("figure-months-visa", lang, day=date(days[VISA].date(), lang))
            if width == PHONE:
                notes.append(text)
            else:
                sketch.text(at + 5, y + 12, text, size=12.5, halo="paper")
        sketch.line(LEFT, height.start, x.end, height.start, "ink")
        y = height.start + 16
        for text in notes:
            y = sketch.lines(0, y - 8, text, width, size=12.5, fill="quiet") + 10
    for year in YEARS[:: 2 if width == PHONE else 1]:
        sketch.text(x(year + 0.5), y + 2, str(year), size=13, fill="quiet", middle=True)
    sketch.height = y + 8
    return sketch


def _name_days(sketch: Sketch, x: Scale, y: float, days: dict[str, Any], lang: str) -> float:
    """The days of the law above the first panel: assent to the left of its rule, the system to the right of its own."""
    bottoms = [y]
    for event, is_left in ((ASSENT, True), (DAY, False)):
        if event not in days:
            continue
        at, look = x(year_of(days[event])), {"size": 13, "end": is_left}
        cut = date(days[HEALTH].date(), lang) if HEALTH in days else ""
        place, room = (at - 5, at - 8) if is_left else (at + 5, x.end - at - 5)
        below = sketch.lines(place, y, date(days[event].date(), lang), room, bold=True, **look)
        text = say("figure-months-day", lang, code=event, cut=cut)
        bottoms.append(sketch.lines(place, below, text, room, **look))
    return max(bottoms) + 5


def _draw_bars(sketch: Sketch, starts: list[float], x: Scale, height: Scale, numbers: pd.DataFrame) -> None:
    """A bar to the least count, paler to the greatest; the line is the greatest with countries of a visa change."""
    wide = (x(YEARS[0] + MONTH) - x.start) * 0.84
    for start, low, high in zip(starts, numbers["low"], numbers["high"], strict=True):
        sketch.rect(start, height(low), wide, height.start - height(low), "other")
        if high > low:
            sketch.rect(start, height(high), wide, height(low) - height(high), "othersoft")
    if (numbers["all_high"] > numbers["high"]).any():
        ends = [*starts, starts[-1] + wide / 0.84]
        tops = [height(top) for top in numbers["all_high"]]
        steps = [(at, top) for pair, top in zip(pairwise(ends), tops, strict=True) for at in pair]
        sketch.path(steps, "quiet", 1)


def _draw_halves(
    sketch: Sketch, halves: pd.DataFrame, x: Scale, height: Scale, own: pd.DataFrame, lang: str
) -> list[str]:
    """A stroke over the same six months of two years, with claims a month; returns what stands below on a phone."""
    phone = sketch.width == PHONE
    tops: list[float] = own["all_high"].astype(float).tolist()
    months: list[float] = (own["year"].astype(int) + (own["month"].astype(int) - 1) * MONTH).tolist()
    for place, (half, value) in enumerate(zip(halves["half"], halves["low"].astype(float), strict=True)):
        first = int(half[:4]) + (0.5 if half.endswith("h2") else 0)
        at = x(first), x(first + 0.5)
        sketch.line(at[0], height(value), at[1], height(value), "ink", 3.2)
        count = number(round(value), lang)
        text = count if phone else say("figure-months-half", lang, count=count, year=half[:4])
        long, is_left = measure(text, 13, bold=True), place == 0
        span = (at[1] - long, at[1]) if is_left else (at[0], at[0] + long)
        under = [top for month, top in zip(months, tops, strict=True) if span[0] - 8 <= x(month) <= span[1]]
        look: dict[str, Any] = {"size": 13, "bold": True, "end": is_left, "halo": "paper" if is_left else "tint"}
        edge = at[1] - 4 if is_left else at[0] + 4
        sketch.text(edge, height(max([value, *under])) - 5, text, **look)
    years = {name: half[:4] for name, half in zip(("first", "second"), halves["half"], strict=False)}
    return [say("figure-months-strokes", lang, **years)] if phone and len(years) == 2 else []


FIGURE = Figure(
    name="months",
    columns=("destination", "origin_or_group", "year", "month", "low", "high"),
    rows=reform_months.select_drawn,
    title=reform_months.title,
    sentences=reform_months.sentences,
    draw=draw,
    short=reform_months.short,
)
