"""The first figure: one child, one ruler. The law's years are blue, the story's own days hatched."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.svg import Scale, Sketch, measure, paint
from tipimpact.publish.statements import child
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import date, say
from tipimpact.publish.words.lengths import length

BEFORE, AFTER = 14, 40  # days drawn before the arrival and after the first day to ask
LANE = 28.0  # pixels: the height of a lane
TALL = 560.0  # pixels: of the ruler on a phone
ROOM = dt.timedelta(200)  # of a year that is named


class ChildStory:
    """What is drawn: days and ages by event, and the words around them."""

    def __init__(self, data: pd.DataFrame, lang: str):
        rows = data.to_dict("records")
        self.days: dict[str, dt.date] = {row["event"]: row["day"] for row in rows}
        self.ages: dict[str, int] = {row["event"]: int(row["age"]) for row in rows}
        self.lang, self.years = lang, int(rows[0]["law_years"])
        story = int(rows[0]["story_days"])
        self.law_from = self.days["recognised"] + dt.timedelta(story)
        self.first = self.days["entered"] - dt.timedelta(BEFORE)
        self.last = self.days["can_ask"] + dt.timedelta(AFTER)
        wait = length((self.days["can_ask"] - self.days["recognised"]).days, lang)
        values = {"story": story, "law": self.years, "age": self.ages["recognised"], "length": wait}
        self.say = lambda part: say("figure-child-part", lang, code=part, **values)

    def event(self, event: str) -> str:
        """What happens, in a sentence."""
        return say("figure-child-event", self.lang, code=event, age=self.ages[event])

    def say_last(self) -> str:
        """The first day to ask, in words."""
        return say("figure-child-last", self.lang, day=date(self.days["can_ask"], self.lang), age=self.ages["can_ask"])

    def scale(self, start: float, end: float) -> Scale:
        """Days as pixels."""
        return Scale(self.first.toordinal(), self.last.toordinal(), start, end)

    def years_shown(self) -> list[dt.date]:
        """The first days of years."""
        return [dt.date(year, 1, 1) for year in range(self.first.year + 1, self.last.year + 1)]


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """Both worlds on one ruler: lying on a page, standing on a phone."""
    story, sketch = ChildStory(data, words.lang), Sketch(width)
    (_draw_standing if width == PHONE else _draw_lying)(sketch, story)
    return sketch


def _draw_lying(sketch: Sketch, story: ChildStory) -> None:
    x = story.scale(8, sketch.width - 8)
    at = {event: x(day.toordinal()) for event, day in story.days.items()}
    y = 6.0
    for event in child.TOLD:
        sketch.line(at[event], y, at[event], 116, "line")
        day = date(story.days[event], story.lang)
        sketch.text(at[event] + 7, y + 12, day, bold=True)
        sketch.text(at[event] + 16 + 1.12 * measure(day, 14, bold=True), y + 12, story.event(event))
        sketch.disc(at[event], 116, "ink", 4.5)
        y += 25
    sketch.line(at["entered"], 116, at["rpd_refused"], 116, "ink", 1.3)
    sketch.line(at["recognised"], 116, at["recognised"], 212, "line")
    look: dict[str, Any] = {"stroke": paint("line")}
    sketch.rect(at["recognised"], 134, x.end - at["recognised"], LANE, "tint", **look)
    sketch.ring(at["recognised"], 134 + LANE / 2, 7)
    sketch.text(at["recognised"] + 16, 153, story.say("without"), bold=True)
    _bracket(sketch, at["recognised"], at["can_ask"], 180, story.say("wait"))
    law, top = x(story.law_from.toordinal()), 190.0
    sketch.hatch(at["recognised"], top, law - at["recognised"], LANE, "other")
    sketch.rect(law, top, at["can_ask"] - law, LANE, "c31")
    sketch.text(law + 12, top + 19, story.say("with"), bold=True, fill="paper")
    _diamond(sketch, at["can_ask"], top + LANE / 2)
    sketch.text(at["recognised"], top + LANE + 19, story.say("story"))
    sketch.text(at["can_ask"] + 8, top + LANE + 19, story.say_last(), bold=True, end=True)
    axis = top + LANE + 44
    sketch.line(x.start, axis, x.end, axis, "ink", 1.3)
    for first in story.years_shown():
        place = x(first.toordinal())
        sketch.line(place, axis, place, axis + 6, "ink")
        if story.last - first > ROOM:
            sketch.text(place + 4, axis + 18, str(first.year), size=13, fill="quiet")
    sketch.height = axis + 28


def _bracket(sketch: Sketch, start: float, end: float, y: float, text: str) -> None:
    """A length between two ends, in words on its line."""
    middle, half = (start + end) / 2, measure(text, 14, bold=True) / 2 + 8
    sketch.line(start, y, middle - half, y, "ink", 1.3)
    sketch.line(middle + half, y, end, y, "ink", 1.3)
    for x in (start, end):
        sketch.line(x, y - 5, x, y + 5, "ink", 1.3)
    sketch.text(middle, y + 5, text, bold=True, middle=True)


def _diamond(sketch: Sketch, x: float, y: float, r: float = 11) -> None:
    """The first day to ask."""
    d = f"M{x:.1f} {y - r:.1f}L{x + r:.1f} {y:.1f}L{x:.1f} {y + r:.1f}L{x - r:.1f} {y:.1f}Z"
    sketch.add("path", d=d, fill=paint("ink"), stroke=paint("paper"), stroke_width=1.5)


def _draw_standing(sketch: Sketch, story: ChildStory) -> None:
    """The same from above down: what happens is at the right of the two lanes, in lines of its own."""
    y = story.scale(14, TALL)
    at = {event: y(day.toordinal()) for event, day in story.days.items()}
    free, law, names = 52.0, 84.0, 132.0
    sketch.line(42, y.start, 42, y.end, "ink", 1.3)
    for day in story.years_shown():
        place = y(day.toordinal())
        sketch.line(36, place, 42, place, "ink")
        sketch.text(32, place + 5, str(day.year), size=12.5, fill="quiet", end=True)
    sketch.rect(free, at["recognised"], 24, y.end - at["recognised"], "tint", stroke=paint("line"))
    sketch.ring(free + 12, at["recognised"], 7)
    start = y(story.law_from.toordinal())
    sketch.hatch(law, at["recognised"], 30, start - at["recognised"], "other")
    sketch.rect(law, start, 30, at["can_ask"] - start, "c31")
    _diamond(sketch, law + 15, at["can_ask"])
    below = 0.0
    for event in child.TOLD:
        top = max(below + 7, at[event] - 12)
        edge = law + 30 if event in ("recognised", "rpd_refused") else 42
        sketch.path([(edge, at[event]), (names - 8, at[event]), (names - 4, top + 10)], "line", 1)
        room = sketch.width - names
        below = sketch.lines(names, top, date(story.days[event], story.lang), room, size=13, bold=True)
        below = sketch.lines(names, below - 1, story.event(event), room, size=13)
    room = sketch.width - names
    below = sketch.lines(names, below + 12, story.say("wait"), room, size=19, bold=True, serif=True)
    for part in ("with", "without", "story"):
        top = below + 8
        if part == "story":
            sketch.hatch(names, top + 2, 14, 14, "other")
        else:
            sketch.rect(names, top + 2, 14, 14, "c31" if part == "with" else "tint", stroke=paint("line"))
        below = sketch.lines(names + 22, top, story.say(part), room - 22, size=13)
    lines = sketch.lines(names, max(below + 10, at["can_ask"] - 30), story.say_last(), room, size=13, bold=True)
    sketch.height = max(lines, y.end) + 8


FIGURE = Figure(
    name="child",
    columns=("life", "remedy", "can_ask", "can_ask_without", "story_days", "law_months"),
    rows=child.select_days,
    title=child.title,
    sentences=child.sentences,
    draw=draw,
    short=child.short,
)
