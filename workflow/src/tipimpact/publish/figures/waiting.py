"""People before each door that a rule shut for a time, day by day: both ends, if nobody leaves and if a tenth does."""

from __future__ import annotations

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.svg import Sketch, measure, paint
from tipimpact.publish.statements import waiting
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import number, say

HEIGHT = 120.0  # pixels, of a panel
RATES = {0.0: "c31soft", 0.1: "c31"}  # share that leaves in a month


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """A panel a door: a band between the ends for each rate, named at its highest; it stops when the door opened."""
    drawn = data[data["rate"].isin(list(RATES))].assign(day=pd.to_datetime(data["day"]))
    sketch, y = Sketch(width), 0.0
    first, last = drawn["day"].min().year, drawn["day"].max().year + 1

    def x(day: pd.Timestamp) -> float:
        return width * (day.year + (day.day_of_year - 1) / 365.25 - first) / (last - first)

    for door, own in drawn.groupby("exposure", sort=False):
        y = sketch.lines(0, y, words.code("exposure", str(door)), width, size=15, bold=True, serif=True) + 22
        bottom, most = y + HEIGHT, float(own["high"].max())
        for rate, colour in RATES.items():
            band = own[own["rate"] == rate].sort_values("day")
            _draw_band(sketch, [x(day) for day in band["day"]], band, (bottom, HEIGHT / most), colour)
        sketch.line(0, bottom, width, bottom, "ink")
        for year in range(first, last, 2 if width == PHONE else 1):
            sketch.text(x(pd.Timestamp(year, 7, 1)), bottom + 16, str(year), size=12.5, fill="quiet", middle=True)
        for rate in RATES:
            peak = own[own["rate"] == rate].sort_values("high").iloc[-1]
            leaving = say("figure-waiting-rate", words.lang, percent=round(100 * rate))
            text = say("figure-waiting-peak", words.lang, count=number(int(peak["high"]), words.lang), rate=leaving)
            half = measure(text, 13, bold=True) / 2
            at = min(max(x(peak["day"]), half), width - half), bottom - HEIGHT * float(peak["high"]) / most - 6
            sketch.text(*at, text, size=13, bold=True, halo="paper", middle=True)
        y = bottom + 34
    sketch.height = y - 8
    return sketch


def _draw_band(
    sketch: Sketch, places: list[float], band: pd.DataFrame, scale: tuple[float, float], colour: str
) -> None:
    """The area under the greatest count, with a line at the least. scale: the bottom, and pixels a person."""
    bottom, pixels = scale
    ends = {name: [bottom - pixels * float(count) for count in band[name]] for name in ("low", "high")}
    lines = {name: [f"{x:.1f} {y:.1f}" for x, y in zip(places, ends[name], strict=True)] for name in ends}
    area = f"M{places[0]:.1f} {bottom:.1f}L{'L'.join(lines['high'])}L{places[-1]:.1f} {bottom:.1f}Z"
    sketch.add("path", d=area, fill=paint(colour))
    sketch.add("path", d=f"M{'L'.join(lines['low'])}", fill="none", stroke=paint("paper"), stroke_width=1)


FIGURE = Figure(
    name="waiting",
    columns=("exposure", "reading", "rate", "day", "low", "high"),
    rows=waiting.select_days,
    title=waiting.title,
    sentences=waiting.figure_sentences,
    draw=draw,
)
