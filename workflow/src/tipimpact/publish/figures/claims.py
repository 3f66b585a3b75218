"""Refugee claims in Canada by year, from countries designated and from others, with what happened on its day."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure, Sentence, Sentences, holds
from tipimpact.publish.figures.svg import Sketch, measure, paint
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import date, number, say
from tipimpact.publish.words.formats import month

LINES = {  # series and group: name, colour, dashes
    ("claims_canada", "other"): ("figure-claims-other", "other", ""),
    ("claims_canada", "designated"): ("figure-claims-designated", "c31", ""),
    ("claims_canada_origin", "mexico"): ("figure-claims-mexico", "ink", "7 4"),
    ("claims_canada_origin", "hungary"): ("figure-claims-hungary", "ink", "2 3"),
}
EVENTS = {
    "visa_mexico": "figure-claims-event_visas",
    "c31_assent": "figure-claims-event_c31",
    "new_asylum_system": "figure-claims-event_designated",
    "appeal_bar_struck": "figure-claims-event_appeal",
    "designations_end": "figure-claims-event_end",
}
BILLS = ("c31_assent", "new_asylum_system")  # what C-31 itself did
BAND = ("new_asylum_system", "designations_end")  # while countries were designated
TOLD = {"designated": range(2009, 2014), "other": (2011, 2013)}  # years whose numbers stand in the drawing
Axis = Callable[[float], float]
LABEL = 19.0  # height of a label, in pixels


def rows(data: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Whole years of each line, and the events, each with its day: the middle of a year for a count of the year."""
    pairs = pd.Series(list(zip(data["series"], data["group"], strict=True)), data.index)
    whole = ~data["flags"].map(lambda flags: "partial_year" in flags)
    counts = data[pairs.isin(LINES) & whole & data["value"].notna() & data["year"].notna()]
    lines = counts[["series", "group", "year", "value", "low", "high"]].assign(
        event=None, day=pd.to_datetime(counts["year"].astype(str) + "-07-01"), precision="year"
    )
    marked = events[events["event"].isin(EVENTS)]
    days = pd.DataFrame({"event": marked["event"], "day": marked["first_day"], "precision": marked["precision"]})
    both = pd.concat([lines.astype(object), days.astype(object)], ignore_index=True)
    return both if len(lines) else data.head(0)


def line(data: pd.DataFrame, group: str) -> pd.Series:
    """The counts of a line by year."""
    some = data[data["group"].eq(group).fillna(False).astype(bool)]
    return pd.Series(some["value"].astype(float).to_numpy(), some["year"].astype(int)).sort_index()


def title(data: pd.DataFrame, words: CodeWords) -> Sentence | None:
    """That claims fell twice. The estimates say no more than *suggestive*, so no title says why."""
    count = line(data, "designated")
    if not set(TOLD["designated"]) <= set(count.index):
        return None
    holds("claims", "claims from designated countries fell from 2009 to 2010", count[2010] < count[2009])
    holds("claims", "claims from designated countries fell from 2011 to 2013", count[2013] < count[2012] < count[2011])
    return "figure-claims-finding", {}


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """Lines on a scale of tenfold steps; each event a rule on its day, with its name above."""
    phone, lang = width == PHONE, words.lang
    groups = [group for _, group in LINES if len(line(data, group))]
    values = pd.concat([line(data, group) for group in groups])
    first, last = int(values.index.min()), int(values.index.max()) + 1
    left, right = (40, width - 12) if phone else (62, width - 196)
    marked = data[data["event"].notna()].sort_values("day").to_dict("records")
    # on a phone a number, and the events in a list below
    labels = [(row, str(place) if phone else _event(row, lang)) for place, row in enumerate(marked, 1)]

    def x(day: float) -> float:
        return left + (day - first) / (last - first) * (right - left)

    places = list(_levels([(x(_years(row["day"])), text) for row, text in labels], width, 12.5 if phone else 13))
    top = LABEL * (1 + max(level for _, level, _ in places)) + 12
    height = 330.0 if phone else 400.0
    low = 10 ** math.floor(math.log10(values[values > 0].min()))
    high = values.max() * 1.5

    def y(value: float) -> float:
        return top + (math.log10(high) - math.log10(value)) / (math.log10(high) - math.log10(low)) * height

    sketch, bottom = Sketch(width), top + height
    ends = [
        x(_years(day)) for event in BAND for day in data.loc[data["event"].eq(event).fillna(False).astype(bool), "day"]
    ]
    if len(ends) == len(BAND):
        sketch.rect(ends[0], top, ends[1] - ends[0], height, "tint")
    for power in range(round(math.log10(low)), math.floor(math.log10(high)) + 1):
        sketch.line(left, y(10**power), right, y(10**power))
        shown = (
            say("figure-claims-thousands", lang, number=str(10 ** (power - 3)))
            if phone and power > 2
            else number(10**power, lang)
        )
        sketch.text(left - 6, y(10**power) + 4.5, shown, size=12.5 if phone else 13, fill="quiet", end=True)
    for year in range(first, last, 8 if phone else 4):
        sketch.text(x(year + 0.5), bottom + 19, str(year), size=13, fill="quiet", middle=True)
    sketch.line(left, bottom, right, bottom, "ink")
    colours = ["c31" if row["event"] in BILLS else "quiet" for row, _ in labels]
    for (at, level, _), colour in zip(places, colours, strict=True):
        sketch.line(
            at, LABEL * level + 3, at, bottom, colour, 1.2, stroke_dasharray="none" if colour == "c31" else "3 3"
        )
    for (_, text), (at, level, end), colour in zip(labels, places, colours, strict=True):
        look: dict[str, Any] = {"fill": "c31" if colour == "c31" else "ink", "halo": "paper", "end": end, "bold": phone}
        sketch.text(at + (-5 if end else 5), LABEL * level + 14, text, size=13, **look)
    for (_, group), (_, colour, dashes) in LINES.items():
        count = line(data, group)
        count = count[count > 0]
        middles = zip(count.index.astype(float) + 0.5, count, strict=True)
        points = "L".join(f"{x(middle):.1f} {y(value):.1f}" for middle, value in middles)
        if len(count):
            look = {"stroke_dasharray": dashes} if dashes else {}
            sketch.add(
                "path",
                d=f"M{points}",
                fill="none",
                stroke=paint(colour),
                stroke_width=3.2 if group == "designated" else 2,
                stroke_linejoin="round",
                **look,
            )
    if len(ends) == len(BAND):
        band = say("figure-claims-band", lang)
        sketch.text(sum(ends) / 2, bottom - 8, band, size=13, fill="quiet", middle=True, halo="tint")
    _tell(sketch, data, x, y, lang, phone)
    below = _names(sketch, data, x, y, lang, 0 if phone else width - right - 12, bottom + 34)
    for place, row in enumerate(marked if phone else [], 1):
        colour = "c31" if row["event"] in BILLS else "ink"
        sketch.text(8, below + 18, str(place), size=14, bold=True, fill=colour)
        below = sketch.lines(34, below + 4, _event(row, lang), width - 34, size=14, fill=colour)
    sketch.height = below + 6 if phone else bottom + 30
    return sketch


def _years(day: pd.Timestamp) -> float:
    return day.year + (day.day_of_year - 1) / 365.25


def _event(row: dict[Any, Any], lang: str) -> str:
    day = row["day"].date()
    return say(EVENTS[row["event"]], lang, day=month(day, lang) if row["precision"] == "month" else date(day, lang))


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


def _tell(sketch: Sketch, data: pd.DataFrame, x: Axis, y: Axis, lang: str, phone: bool) -> None:
    """Numbers of the years that a reader would otherwise compare wrongly: above where the line turns down."""
    for group, years in TOLD.items():
        count, colour = line(data, group), "c31" if group == "designated" else "other"
        for year in years:
            if year not in count.index or (phone and (group == "other" or year not in (2009, 2013))):
                continue
            above = group == "other" or count.get(year + 1, 0) < count[year] > count.get(year - 1, 0)
            at, middle = (x(year + 0.5), True) if above or year != 2012 else (x(year + 0.5) - 6, False)
            sketch.disc(x(year + 0.5), y(count[year]), colour, 3.6)
            look: dict[str, Any] = {
                "bold": True,
                "fill": _ink(colour),
                "halo": "paper",
                "middle": middle,
                "end": not middle,
            }
            sketch.text(at, y(count[year]) + (-10 if above else 20), number(count[year], lang), size=13, **look)


def _names(sketch: Sketch, data: pd.DataFrame, x: Axis, y: Axis, lang: str, room: float, below: float) -> float:
    """Names of the lines where they end, moved apart; on a phone in a list below with a piece of each line."""
    ends = [(group, *LINES[series, group], line(data, group)) for series, group in LINES]
    ends = sorted((end for end in ends if len(end[-1])), key=lambda end: -end[-1].iloc[-1])
    lowest = 0.0
    for _group, name, colour, dashes, count in ends:
        value, year = count.iloc[-1], str(count.index[-1])
        told = say("figure-claims-last", lang, label=say(name, lang), value=number(value, lang), year=year)
        look = {"stroke_dasharray": dashes} if dashes else {}
        if room:
            middle = max(y(value), lowest + 12)
            end = x(count.index[-1] + 0.5)
            sketch.line(end + 5, y(value), end + 26, middle, colour, 1)
            lowest = sketch.lines(end + 30, middle - 10, told, room, size=14, bold=True, fill=_ink(colour))
        else:
            sketch.line(0, below + 9, 26, below + 9, colour, 3, **look)
            below = sketch.lines(34, below, told, sketch.width - 34, size=14, bold=True, fill=_ink(colour)) + 3
    return below


def _ink(colour: str) -> str:
    """The colour of words about a line: the grey of lines is too pale for them."""
    return "quiet" if colour == "other" else colour


def finding(data: pd.DataFrame, words: CodeWords) -> Sentences:
    """The years around the two falls, of those designated and of others; then what nobody may read into it."""
    for group, years in (("designated", TOLD["designated"]), ("other", TOLD["designated"])):
        count, name = line(data, group), LINES["claims_canada", group][0]
        each = [
            say("figure-claims-year", words.lang, value=number(count[year], words.lang), year=str(year))
            for year in years
            if year in count.index
        ]
        yield "figure-claims-years", {"label": say(name, words.lang), "counts": "; ".join(each)}
    for series, group in list(LINES)[2:]:
        count = line(data, group)
        if {2009, 2013} <= set(count.index):
            values = {f"n{year}": number(count[year], words.lang) for year in (2009, 2013)}
            yield (
                "figure-claims-origin",
                {"label": say(LINES[series, group][0], words.lang), "low": values["n2009"], "high": values["n2013"]},
            )
    yield "figure-claims-not", {}


FIGURE = Figure(
    name="claims",
    columns=("series", "group", "period", "value", "low", "high", "flags"),
    rows=rows,
    draw=draw,
    title=title,
    finding=finding,
)
