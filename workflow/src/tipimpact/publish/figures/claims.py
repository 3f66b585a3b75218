"""Refugee claims in Canada by year, from countries designated and from others, with what happened on its day."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.svg import Scale, Sketch, measure, year_of
from tipimpact.publish.statements import claims
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import date, number, say
from tipimpact.publish.words.formats import month

LINES = {  # by group: colour, colour of words (the grey of lines is too pale for them), dashes
    "other": ("other", "quiet", ""),
    "designated": ("c31", "c31", ""),
    "mexico": ("ink", "ink", "7 4"),
    "hungary": ("ink", "ink", "2 3"),
}
EVENTS = (
    *("visa_imposed_mex_2009", "c31_assent", "visa_imposed_lca_2012", "new_asylum_system"),
    *("appeal_bar_struck", "designations_end"),
)
BILLS = ("c31_assent", "new_asylum_system")  # what C-31 itself did
BAND = ("new_asylum_system", "designations_end")  # while countries were designated
NUMBERED = {"designated": claims.YEARS, "other": (2011, 2013)}  # years whose numbers are drawn
ON_PHONE = (2009, 2013)  # those of the designated for which a phone has room
LABEL = 19.0  # height of a label, in pixels


def rows(evidence: TableEvidence) -> pd.DataFrame:
    """Whole years of each line, and the events, each with its day: the middle of a year for a count of the year."""
    counts = claims.select_claims(evidence, *LINES)
    lines = counts[["series", "group", "year", "value", "low", "high"]].assign(
        event=None, day=pd.to_datetime(counts["year"].astype(str) + "-07-01"), date_precision="year"
    )
    marked = evidence.rows("events", event=list(EVENTS)).sort_index()
    days = marked[["event", "first_day", "date_precision"]].rename(columns={"first_day": "day"})
    both = pd.concat([lines.astype(object), days.astype(object)], ignore_index=True)
    return both if len(lines) else counts


class Label(NamedTuple):
    """The name of an event: where its rule is, its line from above, whether it ends at the rule, and its colour."""

    x: float
    level: int
    end: bool
    text: str
    is_bill: bool

    @property
    def colour(self) -> str:
        return "c31" if self.is_bill else "ink"


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """Lines on a scale of tenfold steps; each event a rule on its day, with its name above."""
    phone, lang = width == PHONE, words.lang
    lines = {group: count for group in LINES if len(count := claims.count_by_year(data, group))}
    values = pd.concat([*lines.values()])
    years = int(values.index.min()), int(values.index.max()) + 1
    x = Scale(*years, *((40, width - 12) if phone else (62, width - 196)))
    marked = data[data["event"].notna()].sort_values("day")
    names = [_name_event(row, lang) for row in marked.to_dict("records")]
    # on a phone a number, and the events in a list below
    texts = [str(place) for place in range(1, len(names) + 1)] if phone else names
    labels = list(_place_labels(marked, texts, x, width, 12.5 if phone else 13))
    top = LABEL * (1 + max(label.level for label in labels)) + 12
    ends = math.log10(values.max() * 1.5), math.floor(math.log10(values[values > 0].min()))
    y = Scale(*ends, top, top + (330.0 if phone else 400.0))

    sketch = Sketch(width)
    band = [x(year_of(day)) for event in BAND for day in marked.loc[marked["event"] == event, "day"]]
    if len(band) == len(BAND):
        sketch.rect(band[0], top, band[1] - band[0], y.end - top, "tint")
    _draw_axes(sketch, x, y, lang)
    _draw_events(sketch, labels, y.end, bold=phone)
    for group, count in lines.items():
        colour, _, dashes = LINES[group]
        drawn = count[count > 0]
        points = [(x(year + 0.5), y(math.log10(n))) for year, n in zip(drawn.index.astype(float), drawn, strict=True)]
        look = {"stroke_linejoin": "round"} | ({"stroke_dasharray": dashes} if dashes else {})
        if points:
            sketch.path(points, colour, 3.2 if group == "designated" else 2, **look)
    if len(band) == len(BAND):
        name = say("figure-claims-band", lang)
        sketch.text(sum(band) / 2, y.end - 8, name, size=13, fill="quiet", middle=True, halo="tint")
    _draw_numbers(sketch, lines, x, y, lang)
    if not phone:
        _draw_names(sketch, lines, x, y, lang)
        sketch.height = y.end + 30
        return sketch
    below = _list_names(sketch, lines, y.end + 34, lang)
    for label, name in zip(labels, names, strict=True):
        sketch.text(8, below + 18, label.text, size=14, bold=True, fill=label.colour)
        below = sketch.lines(34, below + 4, name, width - 34, size=14, fill=label.colour)
    sketch.height = below + 6
    return sketch


def _name_event(row: dict[Any, Any], lang: str) -> str:
    write = month if row["date_precision"] == "month" else date
    return say("figure-claims-event", lang, code=row["event"], day=write(row["day"].date(), lang))


def _place_labels(marked: pd.DataFrame, texts: Sequence[str], x: Scale, width: float, size: float) -> Iterator[Label]:
    """Each label in the first free line from above."""
    taken: list[list[tuple[float, float]]] = []
    for event, day, text in zip(marked["event"], marked["day"], texts, strict=True):
        at, long = x(year_of(day)), measure(text, size) + 10
        end = at + long > width
        left, right = (at - long, at) if end else (at, at + long)
        free = (level for level, spans in enumerate(taken) if all(right < a or left > b for a, b in spans))
        level = next(free, len(taken))
        if level == len(taken):
            taken.append([])
        taken[level].append((left, right))
        yield Label(at, level, end, text, event in BILLS)


def _draw_axes(sketch: Sketch, x: Scale, y: Scale, lang: str) -> None:
    phone = sketch.width == PHONE
    for power in range(round(y.high), math.floor(y.low) + 1):
        sketch.line(x.start, y(power), x.end, y(power))
        short = phone and power > 2
        thousands = say("figure-claims-thousands", lang, number=str(10 ** (power - 3))) if short else ""
        shown = thousands or number(10**power, lang)
        sketch.text(x.start - 6, y(power) + 4.5, shown, size=12.5 if phone else 13, fill="quiet", end=True)
    for year in range(int(x.low), int(x.high), 8 if phone else 4):
        sketch.text(x(year + 0.5), y.end + 19, str(year), size=13, fill="quiet", middle=True)
    sketch.line(x.start, y.end, x.end, y.end, "ink")


def _draw_events(sketch: Sketch, labels: Sequence[Label], bottom: float, *, bold: bool) -> None:
    """A rule from each label down; labels come last, so that no rule crosses one."""
    for label in labels:
        colour, dashes = ("c31", "none") if label.is_bill else ("quiet", "3 3")
        sketch.line(label.x, LABEL * label.level + 3, label.x, bottom, colour, 1.2, stroke_dasharray=dashes)
    for label in labels:
        look: dict[str, Any] = {"fill": label.colour, "halo": "paper", "end": label.end, "bold": bold}
        sketch.text(label.x + (-5 if label.end else 5), LABEL * label.level + 14, label.text, size=13, **look)


def _draw_numbers(sketch: Sketch, lines: dict[str, pd.Series], x: Scale, y: Scale, lang: str) -> None:
    """Numbers of the years that a reader would otherwise compare wrongly: above where the line turns down."""
    for group, years in NUMBERED.items():
        count, (colour, ink, _) = lines.get(group, pd.Series(dtype=float)), LINES[group]
        for year in years:
            if year not in count.index or (sketch.width == PHONE and (group == "other" or year not in ON_PHONE)):
                continue
            above = group == "other" or count.get(year + 1, 0) < count[year] > count.get(year - 1, 0)
            at, height = x(year + 0.5), y(math.log10(count[year]))
            middle = above or year != 2012
            sketch.disc(at, height, colour, 3.6)
            look: dict[str, Any] = {"fill": ink, "bold": True, "halo": "paper", "middle": middle, "end": not middle}
            text = number(count[year], lang)
            sketch.text(at if middle else at - 6, height + (-10 if above else 20), text, size=13, **look)


def _name_lines(lines: dict[str, pd.Series], lang: str) -> Iterator[tuple[str, pd.Series, str]]:
    """Each line's group, counts and name with its last number, the highest first."""
    for group, count in sorted(lines.items(), key=lambda line: -line[1].iloc[-1]):
        label, value = say("figure-claims-line", lang, code=group), number(count.iloc[-1], lang)
        yield group, count, say("figure-claims-last", lang, label=label, value=value, year=str(count.index[-1]))


def _draw_names(sketch: Sketch, lines: dict[str, pd.Series], x: Scale, y: Scale, lang: str) -> None:
    """Names of the lines where they end, moved apart."""
    lowest, room = 0.0, sketch.width - x.end - 12
    for group, count, text in _name_lines(lines, lang):
        end, height, (colour, ink, _) = x(count.index[-1] + 0.5), y(math.log10(count.iloc[-1])), LINES[group]
        middle = max(height, lowest + 12)
        sketch.line(end + 5, height, end + 26, middle, colour, 1)
        lowest = sketch.lines(end + 30, middle - 10, text, room, size=14, bold=True, fill=ink)


def _list_names(sketch: Sketch, lines: dict[str, pd.Series], y: float, lang: str) -> float:
    """On a phone the names are in a list with a piece of each line; returns its bottom."""
    for group, _, text in _name_lines(lines, lang):
        colour, ink, dashes = LINES[group]
        look = {"stroke_dasharray": dashes} if dashes else {}
        sketch.line(0, y + 9, 26, y + 9, colour, 3, **look)
        y = sketch.lines(34, y, text, sketch.width - 34, size=14, bold=True, fill=ink) + 3
    return y


FIGURE = Figure(
    name="claims",
    columns=("series", "group", "period", "value", "low", "high", "flags"),
    rows=rows,
    title=claims.figure_title,
    sentences=claims.figure_sentences,
    draw=draw,
)
