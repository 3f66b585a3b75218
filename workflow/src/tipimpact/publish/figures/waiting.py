"""People before each door that a rule shut for a time, by month: both ends, if nobody leaves and if a tenth does."""

from __future__ import annotations

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.svg import Scale, Sketch, measure, paint, year_of
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
    x = Scale(first, last, 0, width)
    for door, own in drawn.groupby("exposure", sort=False):
        y = sketch.lines(0, y, words.code("exposure", str(door)), width, size=15, bold=True, serif=True) + 22
        bottom = y + HEIGHT
        height = Scale(0, float(own["high"].max()), bottom, y)
        bands = {rate: own[own["rate"] == rate].sort_values("day") for rate in RATES}
        for rate, colour in RATES.items():
            _draw_band(sketch, bands[rate], x, height, colour)
        sketch.line(0, bottom, width, bottom, "ink")
        for year in range(first, last, 2 if width == PHONE else 1):
            middle = x(year_of(pd.Timestamp(year, 7, 1)))
            sketch.text(middle, bottom + 16, str(year), size=12.5, fill="quiet", middle=True)
        for rate, band in bands.items():
            peak = band.sort_values("high").iloc[-1]
            leaving = say("figure-waiting-rate", words.lang, percent=round(100 * rate))
            text = say("figure-waiting-peak", words.lang, count=number(int(peak["high"]), words.lang), rate=leaving)
            half = measure(text, 13, bold=True) / 2
            at = min(max(x(year_of(peak["day"])), half), width - half)
            sketch.text(at, height(float(peak["high"])) - 6, text, size=13, bold=True, halo="paper", middle=True)
        y = bottom + 34
    sketch.height = y - 8
    return sketch


def _draw_band(sketch: Sketch, band: pd.DataFrame, x: Scale, height: Scale, colour: str) -> None:
    """The area under the greatest count, with a line at the least."""
    days = [x(year_of(day)) for day in band["day"]]
    low, high = ([*zip(days, [height(float(n)) for n in band[end]], strict=True)] for end in ("low", "high"))
    edge = "L".join(f"{at:.1f} {top:.1f}" for at, top in [*high, (days[-1], height.start)])
    sketch.add("path", d=f"M{days[0]:.1f} {height.start:.1f}L{edge}Z", fill=paint(colour))
    sketch.path(low, "paper", 1)


FIGURE = Figure(
    name="waiting",
    columns=("exposure", "reading", "rate", "day", "low", "high"),
    rows=waiting.select_days,
    title=waiting.title,
    sentences=waiting.figure_sentences,
    draw=draw,
)
