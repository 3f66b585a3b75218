"""Refugee claims in Canada by year, from countries designated and from others, with what happened on its day."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.svg import Sketch, measure, paint
from tipimpact.publish.statements import claims
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import date, number, say
from tipimpact.publish.words.formats import month

LINES = {  # by group: colour and dashes
    "other": ("other", ""),
    "designated": ("c31", ""),
    "mexico": ("ink", "7 4"),
    "hungary": ("ink", "2 3"),
}
EVENTS = (
    *("visa_imposed_mex_2009", "c31_assent", "visa_imposed_lca_2012", "new_asylum_system"),
    *("appeal_bar_struck", "designations_end"),
)
BILLS = ("c31_assent", "new_asylum_system")  # what C-31 itself did
BAND = ("new_asylum_system", "designations_end")  # while countries were designated
NUMBERED = {"designated": claims.YEARS, "other": (2011, 2013)}  # years whose numbers are drawn
LABEL = 19.0  # height of a label, in pixels


def rows(evidence: TableEvidence) -> pd.DataFrame:
    """Whole years of each line, and the events, each with its day: the middle of a year for a count of the year."""
    counts = claims.select_claims(evidence, *LINES)
    lines = counts[["series", "group", "year", "value", "low", "high"]].assign(
        event=None, day=pd.to_datetime(counts["year"].astype(str) + "-07-01"), precision="year"
    )
    marked = evidence.rows("events", event=list(EVENTS)).sort_index()
    days = pd.DataFrame({"event": marked["event"], "day": marked["first_day"], "precision": marked["precision"]})
    both = pd.concat([lines.astype(object), days.astype(object)], ignore_index=True)
    return both if len(lines) else counts


@dataclass(frozen=True)
class Frame:
    """Where the lines are drawn, in pixels, and the years and counts at its sides."""

    left: float
    right: float
    years: tuple[int, int]
    counts: tuple[float, float]
    top: float = 0.0
    bottom: float = 0.0

    def x(self, year: float) -> float:
        first, last = self.years
        return self.left + (year - first) / (last - first) * (self.right - self.left)

    def y(self, count: float) -> float:
        low, high = (math.log10(end) for end in self.counts)
        return self.top + (high - math.log10(count)) / (high - low) * (self.bottom - self.top)


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """Lines on a scale of tenfold steps; each event a rule on its day, with its name above."""
    phone, lang = width == PHONE, words.lang
    values = pd.concat([count for group in LINES if len(count := claims.count_by_year(data, group))])
    frame = Frame(
        *((40, width - 12) if phone else (62, width - 196)),
        years=(int(values.index.min()), int(values.index.max()) + 1),
        counts=(10 ** math.floor(math.log10(values[values > 0].min())), values.max() * 1.5),
    )
    marked = data[data["event"].notna()].sort_values("day").to_dict("records")
    # on a phone a number, and the events in a list below
    labels = [(row, str(place) if phone else _event(row, lang)) for place, row in enumerate(marked, 1)]
    size = 12.5 if phone else 13
    places = list(_levels([(frame.x(_years(row["day"])), text) for row, text in labels], width, size))
    top = LABEL * (1 + max(level for _, level, _ in places)) + 12
    frame = replace(frame, top=top, bottom=top + (330.0 if phone else 400.0))
    sketch, band = Sketch(width), _band(data, frame)
    if band:
        sketch.rect(band[0], top, band[1] - band[0], frame.bottom - top, "tint")
    _draw_axes(sketch, frame, lang, phone)
    _draw_events(sketch, frame, labels, places, bold=phone)
    _draw_lines(sketch, frame, data)
    if band:
        name = say("figure-claims-band", lang)
        sketch.text(sum(band) / 2, frame.bottom - 8, name, size=13, fill="quiet", middle=True, halo="tint")
    _draw_numbers(sketch, frame, data, lang, phone)
    room = 0 if phone else width - frame.right - 12
    below = _draw_names(sketch, frame, data, lang, room)
    for place, row in enumerate(marked if phone else [], 1):
        colour = "c31" if row["event"] in BILLS else "ink"
        sketch.text(8, below + 18, str(place), size=14, bold=True, fill=colour)
        below = sketch.lines(34, below + 4, _event(row, lang), width - 34, size=14, fill=colour)
    sketch.height = below + 6 if phone else frame.bottom + 30
    return sketch


def _band(data: pd.DataFrame, frame: Frame) -> list[float]:
    """Both sides of the time in which countries were designated; nothing where a day is not known."""
    days = [data.loc[data["event"].eq(event).fillna(False).astype(bool), "day"] for event in BAND]
    ends = [frame.x(_years(day)) for known in days for day in known]
    return ends if len(ends) == len(BAND) else []


def _draw_axes(sketch: Sketch, frame: Frame, lang: str, phone: bool) -> None:
    low, high = (math.log10(end) for end in frame.counts)
    for power in range(round(low), math.floor(high) + 1):
        y = frame.y(10**power)
        sketch.line(frame.left, y, frame.right, y)
        short = phone and power > 2
        thousands = say("figure-claims-thousands", lang, number=str(10 ** (power - 3))) if short else ""
        shown = thousands or number(10**power, lang)
        sketch.text(frame.left - 6, y + 4.5, shown, size=12.5 if phone else 13, fill="quiet", end=True)
    for year in range(*frame.years, 8 if phone else 4):
        sketch.text(frame.x(year + 0.5), frame.bottom + 19, str(year), size=13, fill="quiet", middle=True)
    sketch.line(frame.left, frame.bottom, frame.right, frame.bottom, "ink")


def _draw_events(sketch: Sketch, frame: Frame, labels: list, places: list, *, bold: bool) -> None:
    """A rule from each label down; labels come last, so that no rule crosses one."""
    own = [row["event"] in BILLS for row, _ in labels]
    for (at, level, _), ours in zip(places, own, strict=True):
        dashes = "none" if ours else "3 3"
        sketch.line(at, LABEL * level + 3, at, frame.bottom, "c31" if ours else "quiet", 1.2, stroke_dasharray=dashes)
    for (_, text), (at, level, end), ours in zip(labels, places, own, strict=True):
        look: dict[str, Any] = {"fill": "c31" if ours else "ink", "halo": "paper", "end": end, "bold": bold}
        sketch.text(at + (-5 if end else 5), LABEL * level + 14, text, size=13, **look)


def _draw_lines(sketch: Sketch, frame: Frame, data: pd.DataFrame) -> None:
    for group, (colour, dashes) in LINES.items():
        count = claims.count_by_year(data, group)
        count = count[count > 0]
        if count.empty:
            continue
        middles = zip(count.index.astype(float) + 0.5, count, strict=True)
        look: dict[str, Any] = {"stroke_dasharray": dashes} if dashes else {}
        sketch.add(
            "path",
            d="M" + "L".join(f"{frame.x(middle):.1f} {frame.y(value):.1f}" for middle, value in middles),
            fill="none",
            stroke=paint(colour),
            stroke_width=3.2 if group == "designated" else 2,
            stroke_linejoin="round",
            **look,
        )


def _years(day: pd.Timestamp) -> float:
    return day.year + (day.day_of_year - 1) / 365.25


def _event(row: dict[Any, Any], lang: str) -> str:
    day = row["day"].date()
    return say(
        "figure-claims-event",
        lang,
        code=row["event"],
        day=month(day, lang) if row["precision"] == "month" else date(day, lang),
    )


def _levels(labels: list[tuple[float, str]], width: float, size: float) -> Iterator[tuple[float, int, bool]]:
    """Where each label goes: its x, the first free line from above, and whether it ends at its rule."""
    taken: list[list[tuple[float, float]]] = []
    for at, text in labels:
        long = measure(text, size) + 10
        end = at + long > width
        span = (at - long, at) if end else (at, at + long)
        free = [all(span[1] < a or span[0] > b for a, b in line) for line in taken]
        level = free.index(True) if True in free else len(taken)
        taken[level : level + 1] = [[*(taken[level] if level < len(taken) else []), span]]
        yield at, level, end


def _draw_numbers(sketch: Sketch, frame: Frame, data: pd.DataFrame, lang: str, phone: bool) -> None:
    """Numbers of the years that a reader would otherwise compare wrongly: above where the line turns down."""
    for group, years in NUMBERED.items():
        count, colour = claims.count_by_year(data, group), "c31" if group == "designated" else "other"
        for year in years:
            if year not in count.index or (phone and (group == "other" or year not in (2009, 2013))):
                continue
            above = group == "other" or count.get(year + 1, 0) < count[year] > count.get(year - 1, 0)
            x, y = frame.x(year + 0.5), frame.y(count[year])
            middle = above or year != 2012
            sketch.disc(x, y, colour, 3.6)
            look: dict[str, Any] = {"bold": True, "halo": "paper", "middle": middle, "end": not middle}
            at = (x if middle else x - 6), y + (-10 if above else 20)
            sketch.text(*at, number(count[year], lang), size=13, fill=_ink(colour), **look)


def _draw_names(sketch: Sketch, frame: Frame, data: pd.DataFrame, lang: str, room: float) -> float:
    """Names of the lines where they end, moved apart; on a phone in a list below with a piece of each line."""
    ends = [(group, *look, claims.count_by_year(data, group)) for group, look in LINES.items()]
    ends = sorted((end for end in ends if len(end[-1])), key=lambda end: -end[-1].iloc[-1])
    lowest, below = 0.0, frame.bottom + 34
    for group, colour, dashes, count in ends:
        value, year = count.iloc[-1], str(count.index[-1])
        label = say("figure-claims-line", lang, code=group)
        text = say("figure-claims-last", lang, label=label, value=number(value, lang), year=year)
        look = {"stroke_dasharray": dashes} if dashes else {}
        if room:
            middle = max(frame.y(value), lowest + 12)
            end = frame.x(count.index[-1] + 0.5)
            sketch.line(end + 5, frame.y(value), end + 26, middle, colour, 1)
            lowest = sketch.lines(end + 30, middle - 10, text, room, size=14, bold=True, fill=_ink(colour))
        else:
            sketch.line(0, below + 9, 26, below + 9, colour, 3, **look)
            below = sketch.lines(34, below, text, sketch.width - 34, size=14, bold=True, fill=_ink(colour)) + 3
    return below


def _ink(colour: str) -> str:
    """The colour of words about a line: the grey of lines is too pale for them."""
    return "quiet" if colour == "other" else colour


FIGURE = Figure(
    name="claims",
    columns=("series", "group", "period", "value", "low", "high", "flags"),
    rows=rows,
    title=claims.figure_title,
    sentences=claims.figure_sentences,
    draw=draw,
)
