"""People before each door that a rule shut for a time, by month, on one scale: if nobody leaves and if a tenth does."""

from __future__ import annotations

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.panels import mark_counts
from tipimpact.publish.figures.svg import Scale, Sketch, measure, paint, year_of
from tipimpact.publish.statements import waiting
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import number, say

HEIGHT, LEAST = 260.0, 34.0  # pixels: of the greatest count, and of the smallest panel
LEFT = 52.0  # of the numbers of the axis
STEPS = (100, 500, 1000, 2000, 5000, 10000)  # between marks of the axis
LEAVE = 0.1  # the share that leaves in a month, as an assumption


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """A panel a door, all on one scale: a band between the ends if nobody leaves, dashed lines if a tenth does.

    Each is named at its highest; it stops when the door opened.
    """
    drawn = data[data["rate"].isin([0.0, LEAVE])].assign(counted_on=pd.to_datetime(data["counted_on"]))
    sketch, y, lang = Sketch(width), 0.0, words.lang
    first, last = drawn["counted_on"].min().year, drawn["counted_on"].max().year + 1
    x, most = Scale(first, last, LEFT, width), float(drawn["high"].max()) or 1.0
    step = next((step for step in STEPS if most / step <= 5), STEPS[-1])
    for door, own in drawn.groupby("exposure", sort=False):
        y = sketch.lines(0, y, words.code("exposure", str(door)), width, size=15, bold=True, serif=True) + 22
        top = float(own["high"].max())
        bottom = y + max(HEIGHT * top / most, LEAST)
        height = Scale(0, most, bottom, bottom - HEIGHT)
        mark_counts(sketch, height, range(0, int(top) + 1, step), LEFT, width, lang)
        bands = {rate: own[own["rate"] == rate].sort_values("counted_on") for rate in (0.0, LEAVE)}
        _draw_band(sketch, bands[0.0], x, height)
        _draw_lines(sketch, bands[LEAVE], x, height)
        sketch.line(LEFT, bottom, width, bottom, "ink")
        for year in range(first, last, 2 if width == PHONE else 1):
            middle = x(year_of(pd.Timestamp(year, 7, 1)))
            sketch.text(middle, bottom + 16, str(year), size=12.5, fill="quiet", middle=True)
        _name_peaks(sketch, bands, x, height, lang)
        y = bottom + 34
    sketch.height = y - 8
    return sketch


def _name_peaks(sketch: Sketch, bands: dict[float, pd.DataFrame], x: Scale, height: Scale, lang: str) -> None:
    """The greatest count of each rate over its peak; the second below the first where they would meet."""
    lowest = -100.0
    for rate, band in bands.items():
        if band.empty:
            continue
        peak = band.sort_values("high").iloc[-1]
        leaving = say("figure-waiting-rate", lang, percent=round(100 * rate))
        text = say("figure-waiting-peak", lang, count=number(int(peak["high"]), lang), rate=leaving)
        half = measure(text, 13, bold=True) / 2
        at = min(max(x(year_of(peak["counted_on"])), LEFT + half), sketch.width - half)
        top = max(height(float(peak["high"])) - 6, lowest + 17)
        sketch.text(at, top, text, size=13, bold=True, halo="paper", middle=True)
        lowest = top


def _draw_band(sketch: Sketch, band: pd.DataFrame, x: Scale, height: Scale) -> None:
    """The area under the greatest count, with a line at the least."""
    days = [x(year_of(day)) for day in band["counted_on"]]
    low, high = ([*zip(days, [height(float(n)) for n in band[end]], strict=True)] for end in ("low", "high"))
    edge = "L".join(f"{at:.1f} {top:.1f}" for at, top in [*high, (days[-1], height.start)])
    sketch.add("path", d=f"M{days[0]:.1f} {height.start:.1f}L{edge}Z", fill=paint("othersoft"))
    sketch.path(low, "paper", 1)


def _draw_lines(sketch: Sketch, band: pd.DataFrame, x: Scale, height: Scale) -> None:
    """Both ends as dashed lines: what an assumption makes of the counts is never drawn as a count."""
    days = [x(year_of(day)) for day in band["counted_on"]]
    for end in ("low", "high"):
        points = [*zip(days, [height(float(n)) for n in band[end]], strict=True)]
        sketch.path(points, "quiet", 1.2, stroke_dasharray="5 3")


FIGURE = Figure(
    name="waiting",
    columns=("exposure", "reading", "rate", "counted_on", "low", "high"),
    rows=waiting.select_days,
    title=waiting.title,
    sentences=waiting.figure_sentences,
    draw=draw,
)
