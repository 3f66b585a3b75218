"""What else happened, and when: the bills among the events that could have moved the same figures."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.panels import Panel, draw_key, draw_panels
from tipimpact.publish.figures.svg import Scale, Sketch, year_of
from tipimpact.publish.statements import events
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import capital, say_column

YEARS, TEN = "years", 10  # the key of the first row, and the years between two that it names
STATUSES = ("verified", "partly", "unverified")  # how far the date was read in a text


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """A line for each event: what it was, what it bears on, and when."""
    rows = dict(enumerate(data.assign(title=data.get("title", data["event"])).to_dict("records")))
    first, last = data["first_day"].min().year, data["last_day"].max().year + 1

    def draw_time(sketch: Sketch, place: Any, x: float, y: float, width: float) -> None:
        scale = Scale(first, last, x, x + width)
        for year in range(-(-first // TEN) * TEN, last, TEN):
            if place == YEARS:
                sketch.text(scale(year), y + 4, str(year), size=12, fill="quiet", middle=True)
            else:
                sketch.line(scale(year), y - 11, scale(year), y + 11)
        if place == YEARS:
            return
        row = rows[place]
        start, end = (scale(year_of(row[name])) for name in ("first_day", "last_day"))
        if end - start > 2:
            sketch.line(start, y, end, y, "line", 6)
        _draw_mark(sketch, (start + end) / 2, y, row["verification"], "c31" if row["event"] in events.BILLS else "ink")

    def describe(row: dict[Any, Any]) -> str:
        return f"{row['title']} ({', '.join(words.code('domains', code) for code in row['domains'])})"

    sketch = Sketch(width)
    marks = {capital(words.code("verification", code)): partial(_draw_mark, status=code, shift=12) for code in STATUSES}
    top = draw_key(sketch, 0, marks) + 10
    panel = Panel(say_column("events", "first_day", words.lang), draw_time)
    labels: dict[Any, str] = {YEARS: "", **{place: describe(row) for place, row in rows.items()}}
    sketch.height = draw_panels(sketch, labels, [panel], 206 if width == PHONE else 660, top) + 4
    return sketch


def _draw_mark(sketch: Sketch, x: float, y: float, status: str, colour: str = "ink", shift: float = 0) -> None:
    if status == "verified":
        sketch.disc(x + shift, y, colour, 5)
    elif status == "partly":
        sketch.square(x + shift, y, colour, 4.5)
    else:
        sketch.ring(x + shift, y, 5)


FIGURE = Figure(
    name="timeline",
    columns=("event", "first_day", "last_day", "verification", "domains", "title"),
    rows=events.order_events,
    title=events.figure_title,
    sentences=events.figure_sentences,
    draw=draw,
)
