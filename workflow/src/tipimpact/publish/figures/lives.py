"""Who had to wait and who could never ask: by the day of a refusal; then for each life, with each Act and without.

On a page a row a life; on a phone a card a life, each sentence before its mark. Lives show lengths
and no day, because their days are invented.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.strips import draw_strips, state_strips, strip_rows
from tipimpact.publish.figures.svg import Sketch, measure, paint
from tipimpact.publish.statements import life_picture as picture
from tipimpact.publish.statements.lives import GRAVITY, Lane, Life, describe, name_remedies
from tipimpact.publish.statements.model import Statement, TableEvidence
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import capital, say

TICKS = (0, 1, 3, 5, 10)  # years
TEN = 10 * picture.YEAR
ALL = "all"  # in place of a life: what happened to all of them
SOFT = {"c31": "c31soft", "c10": "c10soft"}
FIELDS = (*picture.DRAWN, "remedies", "others", "number", "unasked")  # columns of the rows


class Axis(NamedTuple):
    """Where years lie: the left end, ten years, and the wall of *never*."""

    zero: float
    ten: float
    wall: float

    def at(self, lane: Lane, day: dt.date) -> float:
        """Where a day of a lane lies."""
        return self.zero + (day - lane.counted_day).days / TEN * (self.ten - self.zero)

    def ticks(self) -> Iterator[tuple[int, float]]:
        """The years that are named, and where they lie."""
        return ((year, self.zero + (self.ten - self.zero) * year / 10) for year in TICKS)


WHO, WHAT, TODAY, TABLE = 0.0, 212.0, 892.0, Axis(478.0, 842.0, 864.0)
CARD = Axis(8.0, 270.0, 292.0)


def rows(lives: list[Life]) -> pd.DataFrame:
    """A row a lane: a life, what is asked for, what a bill did to it, and what became of that; see ``Lane``."""
    lanes = [
        {name: getattr(lane, name) for name in FIELDS}
        | {"new": list(life.new), "later": list(life.later), "band": life.band}
        for life in lives
        for lane in life.lanes
    ]
    frame = pd.DataFrame(lanes, columns=[*FIELDS, "new", "later", "band"])
    return frame.assign(remedies=frame["remedies"].map(list)).astype({"days": float, "wait": float})


def read_rows(data: pd.DataFrame) -> list[Life]:
    """The lives of such rows."""
    return [
        Life(str(code), tuple(map(Lane.of, own.to_dict("records"))), *map(tuple, own.iloc[0][["new", "later"]]))
        for code, own in data.groupby("life", sort=False)
    ]


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """The strips of days, then the lives by band."""
    bands: dict[str, list[Life]] = {}
    for life in read_rows(data):
        bands.setdefault(life.band, []).append(life)
    sketch, is_small, top = Sketch(width), width == PHONE, 0.0
    if "origin_group" in data and data["origin_group"].notna().any():
        ends = (0.0, 0.0) if is_small else (TABLE.zero, WHAT)
        top = draw_strips(data[data["origin_group"].notna()], words, sketch, *ends) + 18
    (_draw_cards if is_small else _draw_table)(sketch, top, bands, words)
    return sketch


# Words of a lane.


def _name(life: Life, words: CodeWords) -> str:
    return say("figure-lives-all", words.lang) if life.code == ALL else capital(words.code("life", life.code))


def _remedies(lane: Lane, lang: str) -> str:
    return capital(name_remedies(lane.remedies, "figure-lives-remedy").marked(lang))


def _effect(lane: Lane, lang: str) -> str:
    """What the Act did; always with a verb, so that a bar is not read as the length of a permit."""
    return describe(lane, "figure-lives-effect").text(lang)


def _today(lane: Lane, life: Life, lang: str) -> str:
    opens = lane == next((own for own in life.lanes if own.word == "none"), None)
    return " ".join(statement.text(lang) for statement in picture.state_today(lane, life, opens))


def _tick(year: int, lang: str) -> str:
    return str(year) if year in (0, 3, 5) else say("length-years", lang, count=year)


def part_alike(lives: list[Life]) -> list[Life]:
    """The lives of a band; what happened to all of them comes first, once, under ``ALL``."""
    alike = [{_same_for_all(lane): lane for lane in life.lanes} for life in lives]
    common = [key for key in alike[0] if key[0] != "none" and len(lives) > 2 and all(key in own for own in alike)]
    own = [
        replace(life, lanes=tuple(lane for lane in life.lanes if _same_for_all(lane) not in common)) for life in lives
    ]
    if not common:
        return own
    return [Life(ALL, tuple(replace(alike[0][key], life=ALL, others=0) for key in common)), *own]


def _same_for_all(lane: Lane) -> tuple[Any, ...]:
    """What lanes of different lives have in common, apart from their days; a wait has a length of its own."""
    day = lane.can_ask if lane.has_wait else None
    return lane.word, *lane.remedies, lane.act, lane.attribute, lane.value_with, day, lane.state


# On a page.


def _draw_table(sketch: Sketch, top: float, bands: dict[str, list[Life]], words: CodeWords) -> None:
    lang, width = words.lang, sketch.width
    top = _draw_key(sketch, lang, top, 7) + 14
    for year, x in TABLE.ticks():
        sketch.text(x, top, _tick(year, lang), size=13, fill="quiet", middle=True)
    for x, id in ((WHO, "figure-lives-who"), (WHAT, "figure-lives-what"), (TODAY, "figure-lives-today")):
        sketch.text(x, top, say(id, lang), size=13, fill="quiet")
    y = first = top + 8
    for band in bands:
        sketch.line(0, y, width, y, "ink", 1.4)
        title = say("figure-lives-band", lang, code=band)
        y = sketch.lines(0, y + 10, title, width, size=16, bold=True, serif=True) + 6
        for life in part_alike(bands[band]):
            sketch.line(0, y, width, y)
            named = sketch.lines(WHO, y + 9, _name(life, words), WHAT - WHO - 18, size=14.5, bold=True)
            y += 9
            for lane in life.lanes:
                y = _draw_lane(sketch, lane, life, lang, y) + 8
            y = max(y, named + 8)
    grid = Sketch(width)
    for _, x in TABLE.ticks():
        grid.line(x, first, x, y)
    sketch.put_under(grid)
    sketch.line(0, y, width, y, "ink", 1.4)
    sketch.height = y + 2


def _draw_lane(sketch: Sketch, lane: Lane, life: Life, lang: str, y: float) -> float:
    own, room = Sketch(sketch.width), TABLE.zero - WHAT - 18
    below = own.lines(WHAT, y, _remedies(lane, lang), room, size=14)
    if lane.has_wait:
        counted = say("figure-lives-from", lang, code=lane.counted_from)
        below = own.lines(WHAT, below, counted, room, size=12.5, fill="quiet")
    if lane.others:
        others = say("figure-lives-others", lang, count=lane.others)
        below = own.lines(WHAT, below + 3, others, room, size=12.5, fill="quiet")
    marked = _draw_marks(own, lane, lang, y + 10, TABLE, labelled=True)
    today = own.lines(TODAY, y, _today(lane, life, lang), sketch.width - TODAY, size=13.5)
    sketch.put(own, 0, 0, data_lane=f"{lane.life} {' '.join(lane.remedies)}")
    return max(below, marked, today)


# On a phone.


def _draw_cards(sketch: Sketch, top: float, bands: dict[str, list[Life]], words: CodeWords) -> None:
    lang, width = words.lang, sketch.width
    y = _draw_key(sketch, lang, top, 2) + 8
    for band in bands:
        title = say("figure-lives-band", lang, code=band)
        y = sketch.lines(0, y + 14, title, width, size=18, bold=True, serif=True) + 6
        sketch.line(0, y, width, y, "ink", 1.4)
        for life in part_alike(bands[band]):
            y = sketch.lines(0, y + 12, _name(life, words), width, size=16, bold=True) + 2
            ticked = False  # the years are named once a card
            for lane in life.lanes:
                y = _draw_card_lane(sketch, lane, life, lang, y + 3, ticked) + 5
                ticked = ticked or _is_long(lane)
            sketch.line(0, y + 4, width, y + 4)
            y += 4
    sketch.height = y + 4


def _is_long(lane: Lane) -> bool:
    """Whether a card draws the lane on an axis: one that ends, or that another law set."""
    return lane.word == "delayed" or lane.by_other


def _draw_card_lane(sketch: Sketch, lane: Lane, life: Life, lang: str, y: float, ticked: bool) -> float:
    """A sentence; under it, where a wait has a length, the bar; then from what it is counted, and today."""
    own, width = Sketch(sketch.width), sketch.width
    effect = picture.lower(_effect(lane, lang))
    sentence = say("figure-lives-sentence", lang, what=_remedies(lane, lang), text=effect)
    indent = 0.0 if _is_long(lane) else 34.0
    if not indent:
        below = own.lines(0, y, sentence, width, size=15, bold=True)
        for year, x in CARD.ticks():
            own.line(x, below + 2, x, below + 28)
            if not ticked:
                shown = _tick(year, lang) if year == 10 else str(year)
                own.text(x, below + 40, shown, size=12, fill="quiet", middle=True)
        _draw_marks(own, lane, lang, below + 15, CARD, labelled=False)
        below += 30 if ticked else 43
    else:
        _draw_mark(own, lane, lang, y + 11)
        below = own.lines(indent, y, sentence, width - indent, size=15, bold=lane.word == "closed")
    today = _today(lane, life, lang)
    quiet = [capital(say("figure-lives-from", lang, code=lane.counted_from)) + "."] if lane.has_wait else []
    if today and lane.word not in ("narrowed", "limited_first"):
        quiet.append(say("figure-lives-now", lang, text=picture.lower(today)))
    if quiet:
        below = own.lines(indent, below, " ".join(quiet), width - indent, size=13, fill="quiet")
    sketch.put(own, 0, 0, data_lane=f"{lane.life} {' '.join(lane.remedies)}")
    return max(below, y + 24)


# Marks.


def _draw_marks(sketch: Sketch, lane: Lane, lang: str, y: float, axis: Axis, *, labelled: bool) -> float:
    """The marks of a lane on its axis, with their words next to them; returns the bottom."""
    if lane.can_ask_without is None:
        return _draw_no_day(sketch, lane, lang, y, axis, labelled=labelled)
    without = axis.at(lane, lane.can_ask_without)
    if without > axis.zero:
        sketch.line(axis.zero, y, without, y, "other", 3)
    if lane.word in ("closed", "delayed"):
        end = _draw_added_wait(sketch, lane, y, without, axis)
        if labelled:
            y = _draw_label(sketch, _effect(lane, lang), (without + 12, end - 8, axis.wall), y, lane)
    else:
        # the colour of the Act that narrowed a remedy; ink where nothing changed
        fill = lane.act if lane.word in ("narrowed", "limited_first") else "ink"
        sketch.ring(without, y, 10)
        if fill == lane.act and lane.how == "regulation":
            sketch.striped(without - 5, y - 5, 10, 10, SOFT[lane.act], lane.act, 3.4)
        else:
            _draw_day(sketch, fill, without, y, 4.5)
        if labelled:
            # behind the mark; before it where it lies far to the right
            at = without + 18 if without < axis.ten - 120 else axis.zero
            look: dict[str, Any] = {"bold": True, "fill": fill, "halo": "paper"}
            y = sketch.lines(at, y - 9, _effect(lane, lang), axis.wall + 16 - at, **look) - 10
    return y + 16


def _draw_no_day(sketch: Sketch, lane: Lane, lang: str, y: float, axis: Axis, *, labelled: bool) -> float:
    """The mark of a lane without a first day: not known, or read in two ways though no Act changed it."""
    unknown, zero = lane.word in ("unknown", "contested"), axis.zero
    if unknown:
        sketch.dashed(zero - 1, y - 10, 26, 20)
    else:
        sketch.hatch(zero - 6, y - 6, 12, 12, "ink", 4)
        sketch.add("circle", cx=zero, cy=y, r=10, fill="none", stroke=paint("ink"), stroke_width=2)
    if labelled:
        at, room = (zero + 34, axis.wall - zero - 30) if unknown else (zero + 18, axis.wall - zero - 14)
        sketch.lines(at, y - 9, _effect(lane, lang), room, bold=True)
    return y + 14


def _draw_added_wait(sketch: Sketch, lane: Lane, y: float, without: float, axis: Axis) -> float:
    """The wait that the Act added, up to its end or to the wall of *never*; returns that end."""
    end = axis.at(lane, lane.can_ask) if lane.can_ask else axis.wall
    _draw_bar(sketch, lane, (without, y - 9, end - without, 18))
    if lane.can_ask:
        _draw_day(sketch, lane.act, end, y)
    else:
        sketch.line(axis.wall, y - 13, axis.wall, y + 13, lane.act, 4)
    sketch.ring(without, y)
    return end


def _draw_bar(sketch: Sketch, lane: Lane, body: tuple[float, float, float, float], *gap: float) -> None:
    """A bar in the colour of the Act, striped for a regulation that rests on it."""
    if lane.how == "regulation":
        sketch.striped(*body, SOFT[lane.act], lane.act, *gap)
    else:
        sketch.rect(*body, SOFT[lane.act])


def _draw_day(sketch: Sketch, act: str, x: float, y: float, half: float = 6.5) -> None:
    """The first day with the Act: a square, for C-10 a disc."""
    sketch.disc(x, y, act, half + 0.5) if act == "c10" else sketch.square(x, y, act, half)


def _draw_label(sketch: Sketch, text: str, ends: tuple[float, float, float], y: float, lane: Lane) -> float:
    """Inside the bar where there is room, else behind it, else on a line of its own; returns the line last used."""
    start, end, wall = ends
    long = measure(text, 14, bold=True)
    if long < end - start:
        if lane.how == "regulation":  # words on stripes cannot be read
            sketch.rect(start - 3, y - 9, long + 8, 18, SOFT[lane.act])
        sketch.text(start, y + 5, text, bold=True, halo=SOFT[lane.act])
        return y
    fits = end + 24 + long < wall + 20
    y += 0 if fits else 21
    sketch.text(end + 24 if fits else start, y + 5, text, bold=True, fill=lane.act, halo="paper")
    return y


def _draw_mark(sketch: Sketch, lane: Lane, lang: str, y: float) -> None:
    """The marks of a lane in the room of a letter: a bar that ends at a wall, or the same day in both worlds."""
    if lane.word != "closed":
        own = lane if lane.wait is None else replace(lane, can_ask_without=lane.counted_day)
        _draw_marks(sketch, own, lang, y, CARD._replace(zero=3.0 if lane.word == "unknown" else 12.0), labelled=False)
        return
    _draw_bar(sketch, lane, (7, y - 7, 15, 14), 4)
    sketch.line(23, y - 10, 23, y + 10, lane.act, 4)
    sketch.ring(7, y, 5)


def _draw_key(sketch: Sketch, lang: str, top: float, columns: int) -> float:
    """What each mark means, from ``top`` down; returns the bottom."""
    marks = {
        "without": lambda s, x, y: s.ring(x + 9, y),
        "c31": lambda s, x, y: s.square(x + 9, y, "c31"),
        "c10": lambda s, x, y: s.disc(x + 9, y, "c10"),
        "added": lambda s, x, y: s.rect(x, y - 7, 20, 14, "c31soft"),
        "regulation": lambda s, x, y: s.striped(x, y - 7, 20, 14, "c31soft", "c31"),
        "other": lambda s, x, y: s.line(x, y, x + 20, y, "other", 3),
        "unknown": lambda s, x, y: s.dashed(x, y - 9, 20, 18),
    }
    cell, y, below, first = (sketch.width - 16) / columns, top, top, len(sketch.parts)
    for place, (code, mark) in enumerate(marks.items()):
        if place % columns == 0:
            y = below
        x = 10 + place % columns * cell
        mark(sketch, x, y + 19)
        words = say("figure-lives-key", lang, code=code)
        below = max(below, sketch.lines(x + 27, y + 9, words, cell - 34, size=13) + 2)
    tint = Sketch(sketch.width)
    tint.rect(0, top, sketch.width, below + 8 - top, "tint")
    sketch.put_under(tint, first)
    return below + 8


def figure(words: Sequence[str] = GRAVITY) -> Figure:
    """The figure with the lanes to which this happened; with all of them it has the strips of days too."""

    def list_rows(evidence: TableEvidence) -> pd.DataFrame:
        own = rows(picture.draw_lives(evidence, words))
        return pd.concat([own, strip_rows(evidence)], ignore_index=True) if words is GRAVITY else own

    def state(evidence: TableEvidence) -> Iterator[Statement]:
        yield from state_strips(evidence) if words is GRAVITY else ()
        yield from picture.state_lives(evidence, picture.draw_lives(evidence, words))

    return Figure(
        name="lives",
        columns=(
            *("life", "number", "telling", "remedy", "act_compared", "word", "mode", "counted_from", "counted_day"),
            *("can_ask", "can_ask_without", "days", "wait", "row", "through", "how", "attribute", "value_with"),
            *("value_without", "taken_over_by", "until", "ended_by", "readings"),
        ),
        rows=list_rows,
        title=picture.figure_title,
        sentences=state,
        draw=draw,
    )


FIGURE = figure()
