"""One day: what became of an appeal and of a humanitarian request, by the day of refusal, and one month day by day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.svg import Scale, Sketch, measure, paint
from tipimpact.publish.statements import one_day
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import date, number, say
from tipimpact.publish.words.formats import capital, month

STRIP, CELL = 30.0, 30.0  # pixels: heights
FILL = {"never": "c31", "later": "c31soft", "year": "c31soft", "same": "tint", "same_year": "othersoft"}


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """A strip a remedy over all years, then the month of the edge."""
    sketch, lang = Sketch(width), words.lang
    left = 0.0 if width == PHONE else 196.0
    x = Scale(data["first_day"].min().toordinal(), data["last_day"].max().toordinal() + 1, left, width - 2)
    y = 0.0
    for remedy, own in data.groupby("remedy", sort=False):
        y = _draw_lane(sketch, str(remedy), own, x, y, lang) + 10
    for year in range(data["first_day"].min().year, data["last_day"].max().year + 1):
        at = x(dt.date(year, 1, 1).toordinal())
        sketch.line(at, y, at, y + 6, "ink")
        text = str(year) if width != PHONE else f"{year % 100:02}"
        sketch.text(at + 3, y + 18, text, size=12.5, fill="quiet")
    sketch.line(x.start, y, x.end, y, "ink")
    sketch.height = _draw_month(sketch, data, left, y + 40, lang)
    return sketch


def _draw_lane(sketch: Sketch, remedy: str, rows: pd.DataFrame, x: Scale, y: float, lang: str) -> float:
    """The name of a remedy and its stretches; returns the bottom."""
    name = capital(say("figure-day-lane", lang, code=remedy))
    if x.start:
        sketch.lines(0, y + 4, name, x.start - 12, size=13.5, bold=True)
    else:
        y = sketch.lines(0, y, name, sketch.width, size=13.5, bold=True) + 3
    for row in rows.to_dict("records"):
        start, end = x(row["first_day"].toordinal()), x(row["last_day"].toordinal() + 1)
        effect = one_day.effect_of(row)
        _draw_stretch(sketch, effect, start, y, end - start, STRIP)
        text = say("figure-day-effect", lang, code=effect)
        bold = effect == "never"
        if measure(text, 13, bold) + 8 <= end - start:
            fill = "paper" if effect == "never" else "ink"
            sketch.text((start + end) / 2, y + 20, text, size=13, bold=bold, fill=fill, middle=True)
    return y + STRIP


def _draw_stretch(sketch: Sketch, effect: str, x: float, y: float, width: float, height: float) -> None:
    if effect in FILL:
        sketch.rect(x, y, width, height, FILL[effect], stroke=paint("line"), stroke_width=0.6)
    else:
        sketch.dashed(x, y, width, height, mark="")


def _draw_month(sketch: Sketch, data: pd.DataFrame, left: float, y: float, lang: str) -> float:
    """The month in which a day decided, a box a day with the days until an appeal; returns the bottom."""
    edge = one_day.find_edge(data)
    if edge is None:
        return y - 16
    name = say("figure-day-month", lang, month=capital(month(edge["next"], lang)))
    if left:
        sketch.lines(0, y - 2, name, left - 12, size=13.5, bold=True)
    else:
        y = sketch.lines(0, y, name, sketch.width, size=13.5, bold=True) + 3
    first = edge["next"].replace(day=1)
    last = edge["ends"] + dt.timedelta(1)  # the first day without a wait
    days = [first + dt.timedelta(place) for place in range((last - first).days + 1)]
    shown = days[edge["last"].day - 3 :] if sketch.width == PHONE else days
    wide = (sketch.width - left - 2) / len(shown)
    for place, day in enumerate(shown):
        x, left_over = left + place * wide, (last - day).days
        effect = "never" if day <= edge["last"] else "later" if left_over else "same"
        _draw_stretch(sketch, effect, x, y, wide, CELL)
        if effect == "later":
            sketch.text(x + wide / 2, y + 20, number(left_over, lang), size=13, bold=day == edge["next"], middle=True)
        look: dict[str, Any] = {"size": 12.5, "middle": True}
        marked = day in (edge["last"], edge["next"])
        sketch.text(x + wide / 2, y + CELL + 16, str(day.day), **look, bold=marked, fill="ink" if marked else "quiet")
    never = wide * sum(day <= edge["last"] for day in shown)
    text = say("figure-day-effect", lang, code="never")
    if measure(text, 13, bold=True) + 4 <= never:
        sketch.text(left + never / 2, y + 20, text, size=13, bold=True, fill="paper", middle=True)
    sketch.line(left + never, y - 6, left + never, y + CELL + 6, "ink", 2)
    y += CELL + 24
    parts = (("never", edge["last"], 0), ("later", edge["next"], edge["days"]), ("same", last, 0))
    texts = [say("figure-day-refused", lang, code=code, day=date(day, lang), count=days) for code, day, days in parts]
    return sketch.lines(left, y, " ".join(texts), sketch.width - left, size=13) + 4


FIGURE = Figure(
    name="day",
    columns=("origin_group", "remedy", "first_day", "last_day", "effect", "least", "most"),
    rows=one_day.select_days,
    title=one_day.title,
    sentences=one_day.sentences,
    draw=draw,
    short=one_day.short,
)
