"""The story: one invented child of a designated arrival, from that day to the first on which a permit may be asked for.

Its days are those of the life as the evaluator followed it, its waits those of the table of lives,
and its two counts those of the table of indicators. Each step has a ruler of time of its own, so
that without a script they are panels.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from tipimpact.package.reader import date_of
from tipimpact.publish.figures.model import PHONE
from tipimpact.publish.figures.svg import Sketch, measure, paint
from tipimpact.publish.site.ask import has_rules, inline_script
from tipimpact.publish.site.frame import Draft, Page
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.statements.child import ACT, LIFE, PERMIT, REQUEST, age_on
from tipimpact.publish.statements.lives import Lane, read_lives
from tipimpact.publish.words import date, listed, say
from tipimpact.publish.words.formats import month
from tipimpact.publish.words.lengths import length

APPEAL = "appeal"
DESIGNATES, NO_APPEAL = "IRPA 20.1", "IRPA 110(2)(a)"  # provisions besides those of the table
EVENTS = ("entered", "claim_made", "designated", "recognised", "rpd_refused", "can_ask")
STEPS = ("entered", "designated", "recognised", "rpd_refused", "can_ask")  # and, last, how many people there were
COUNTED = {"people": "designated_nationals_first", "children": "designated_children_first"}
WIDTHS = {"wide": 660, "phone": PHONE}  # pixels: of a ruler beside its step, and below it
FACES = 17  # dots in a row


@dataclass(frozen=True)
class Story:
    """What the story is told from.

    days: by event; ``can_ask`` is the first day with the Act.  born: the child's day of birth.
    lanes: of the life, by remedy.  rules: the rows of law that close a remedy, by citation.
    counted: rows of the table of indicators, ``people`` and ``children``.
    """

    days: Mapping[str, dt.date]
    born: dt.date
    lanes: Mapping[str, Lane]
    rules: Mapping[str, Mapping[str, Any]]
    counted: Mapping[str, Mapping[Any, Any]]

    @property
    def years(self) -> int:
        """How long a permit may not be asked for after the decision."""
        return int(self.rules[self.lanes[PERMIT].citation or ""]["length"])

    def age(self, day: dt.date) -> int:
        """The child's age in whole years."""
        return age_on(self.born, day)


def story_page(inputs: SiteInputs, lang: str) -> Page | None:
    """The page; None where the tables of an edition do not hold the story, or no longer bear it out."""
    story = _read_story(inputs)
    if story is None:
        return None
    cited = {name: story.lanes[name].citation or "" for name in (PERMIT, REQUEST, APPEAL)}
    places = {
        "designated": [DESIGNATES],
        "recognised": [cited[PERMIT], cited[REQUEST]],
        "rpd_refused": [cited[APPEAL], NO_APPEAL],
        "can_ask": [cited[PERMIT]],
    }
    return Draft("story", inputs, lang).write(
        story=story,
        steps=STEPS,
        places=places,
        appeals=date_of(story.rules[cited[APPEAL]]["from"]),
        length=length((story.days["can_ask"] - story.days["recognised"]).days, lang),
        describe_ruler=lambda step: _describe_ruler(story, step, lang),
        draw_ruler=lambda step, width: Markup(_draw_ruler(story, step, lang, width).svg()),
        widths=WIDTHS,
        dots=FACES,
        paint=paint,
        counts={name: int(row["value"]) for name, row in story.counted.items()},
        source=story.counted["children"],
        life=inputs.situations[LIFE][0],
        **inline_script("story.js"),
    )


def _read_story(inputs: SiteInputs) -> Story | None:
    """What the story is told from; None where a table is missing, or says something else."""
    evidence = inputs.evidence
    told = inputs.package.lives.get(LIFE, {}).get("told", {})
    lives = read_lives(evidence, life=LIFE, act_compared=ACT)
    lanes = {lane.remedies[0]: lane for life in lives for lane in life.lanes}
    rows = evidence.rows("indicators", series=list(COUNTED.values()))
    counted = {
        row["series"]: {**row, "label": label} for label, row in zip(rows.index, rows.to_dict("records"), strict=True)
    }
    if not has_rules(inputs) or not {PERMIT, REQUEST, APPEAL} <= set(lanes) or len(counted) < len(COUNTED):
        return None
    permit = lanes[PERMIT]
    rules = {row["citation"]: row for row in inputs.package.rules["rows"] if row["effect"].startswith("bars_")}
    bar = rules.get(permit.citation or "", {})
    days = {name: dt.date.fromisoformat(told[name]) for name in EVENTS if name in told}
    is_borne_out = (
        bar.get("unit") == "years"
        and not bar.get("exceptions")
        and permit.word == lanes[REQUEST].word == "delayed"
        and permit.state.is_law
        and permit.can_ask == lanes[REQUEST].can_ask
        and permit.can_ask_without == days.get("recognised")
        and lanes[APPEAL].word == "closed"
        and {NO_APPEAL, lanes[APPEAL].citation} <= set(rules)
        and len(days) == len(EVENTS) - 1
    )
    born = evidence.born.get(LIFE)
    if not is_borne_out or permit.can_ask is None or born is None:
        return None
    named = {name: counted[series] for name, series in COUNTED.items()}
    return Story({**days, "can_ask": permit.can_ask}, born, lanes, rules, named)


# The ruler.


def _describe_ruler(story: Story, step: str, lang: str) -> str:
    """The ruler in words."""
    events = [f"{say('story-event', lang, code=event)}, {date(day, lang)}" for event, day in _list_events(story, step)]
    values = {"events": listed(events, lang), "age": story.age(story.days[step])}
    return say("story-ruler", lang, code="waits" if story.days["recognised"] <= story.days[step] else "free", **values)


def _list_events(story: Story, step: str) -> Iterator[tuple[str, dt.date]]:
    """The events up to a step; the claim follows the arrival within days, and is told with it."""
    last = EVENTS.index("claim_made") if step == "entered" else EVENTS.index(step)
    yield from ((event, story.days[event]) for event in EVENTS[: last + 1])


def _draw_ruler(story: Story, step: str, lang: str, width: int) -> Sketch:
    """The child's age in large, and under it the ruler: of about a year, in the last step of all the years."""
    sketch, is_small, edge = Sketch(width), width == PHONE, 10.0
    big, axis = (84, 232.0) if is_small else (130, 282.0)
    sketch.text(edge, 16, say("story-age", lang), size=14, fill="quiet")
    sketch.text(edge, 24 + 0.85 * big, str(story.age(story.days[step])), size=big, bold=True, serif=True)
    first = story.days["entered"].replace(day=1)
    until = story.days["can_ask" if step == "can_ask" else "rpd_refused"] + dt.timedelta(45)

    def place(day: dt.date) -> float:
        return edge + (width - 2 * edge) * (day - first).days / (until - first).days

    sketch.line(edge, axis, width - edge, axis, "ink", 1.5)
    _draw_months(sketch, first, until, place, axis, lang)
    waits_from, now = story.days["recognised"], story.days[step]
    if waits_from <= now:
        end = place(now) if step == "can_ask" else width - edge
        sketch.rect(place(waits_from), axis - 40, end - place(waits_from), 28, "c31")
        words = length((now - waits_from).days, lang) if step == "can_ask" else say("story-bar", lang)
        sketch.text(place(waits_from) + 10, axis - 20, words, size=15, bold=True, fill="paper")
    events = dict(_list_events(story, step))
    for event, day in events.items():
        _draw_event(sketch, event, place(day), axis)
    for event, above in (("entered", 96), ("claim_made", 52)) if step == "entered" else ((step, 72),):
        name, written = say("story-event", lang, code=event), date(events[event], lang)
        _label_event(sketch, name, written, place(events[event]), axis - above, axis)
    sketch.height = axis + 34
    return sketch


def _draw_months(sketch: Sketch, first: dt.date, until: dt.date, place: Any, axis: float, lang: str) -> None:
    """A tick a month with its name at the beginning, or, where there are years, a tick a year."""
    days = [dt.date(y, m, 1) for y in range(first.year, until.year + 1) for m in range(1, 13)]
    is_long = (until - first).days > 1000
    for day in (day for day in days if first <= day < until and (day.month == 1 or not is_long)):
        is_named = day.month == 1 or day == first
        sketch.line(place(day), axis, place(day), axis + (10 if is_named else 5), "ink" if is_named else "line")
        if is_named:
            words = str(day.year) if day.month == 1 else month(day, lang, year=sketch.width > PHONE)
            sketch.text(place(day), axis + 26, words, size=13, fill="quiet")


def _draw_event(sketch: Sketch, event: str, x: float, axis: float) -> None:
    """A dot; recognition, from which one could have asked, is a ring, and the first day to ask a square."""
    if event == "can_ask":
        sketch.square(x, axis, ACT, 7)
    elif event == "recognised":
        sketch.ring(x, axis, 7)
    else:
        sketch.disc(x, axis, "ink", 6)


def _label_event(sketch: Sketch, name: str, day: str, x: float, top: float, axis: float) -> None:
    """The name and the day of an event above the axis, kept inside the drawing."""
    room = max(measure(name, 16, bold=True), measure(day, 14))
    at = min(x, sketch.width - room - 4)
    sketch.line(x, top + 6, x, axis - 8, "ink", 1.5)
    sketch.text(at, top - 18, name, size=16, bold=True)
    sketch.text(at, top, day, size=14, fill="quiet")
