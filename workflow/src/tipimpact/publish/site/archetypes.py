"""The situations: one page per archetype, the person first, then what stays open, the days, and the rest.

Addresses and titles do not name the situation, because they could put a reader at risk.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from tipimpact.common.contracts.files import situation_file
from tipimpact.eligibility.explain import ReasonStep
from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.inputs import Row, SiteInputs
from tipimpact.publish.site.open_remedies import list_readings, list_remedies, state_open
from tipimpact.publish.site.trail import Trail, of_row
from tipimpact.publish.statements.life_pages import (
    detail_change,
    label_change,
    list_changes,
    list_moved,
    state_changes,
)
from tipimpact.publish.statements.lives import TABLE as LIVES
from tipimpact.publish.statements.lives import Lane, Life, name_remedies, read_lives
from tipimpact.publish.tables.joins.authored import Authored
from tipimpact.publish.words import capital, codes, date, law, listed, say
from tipimpact.publish.words.trees import fact_in_words, steps_in_words, value_in_words

TABLE = "eligibility"
LIST = "archetypes.html"
MOMENTS = ("before", "after", "today")
DETAILS = (
    *("because", "if_it_came", "until", "held_by", "text_kind", "but_for", "note", "other_reading", "opens"),
    *("opens_without", "unknown_because", "brought_by", "resolved"),
)
CREDITS = ("c31", "c10", "act_2010", "act_2019", "act_2026", "others", "total")
BANDS = {"never": "closed", "longer": "delayed"}  # codes of the headings of the list; else the same day


def pages(inputs: SiteInputs, lang: str) -> Iterator[Page]:
    """A page for each archetype, and the list."""
    authored = inputs.results[TABLE].authored if TABLE in inputs.results else None
    if authored is None or LIVES not in inputs.results:
        return
    answers: dict[str, list[Row]] = {}
    for row in inputs.rows(TABLE, lang):
        if row.values["kind"] == "profile" and row.values["moment"] in MOMENTS:
            answers.setdefault(row.values["life"], []).append(row)
    by_code = {life.code: life for life in read_lives(inputs.evidence)}
    lives = [(profile, by_code.get(profile.id, Life(profile.id, ()))) for profile in authored.profiles.profiles]
    lives = [(profile, life) for profile, life in lives if profile.id in answers]
    rows_of_lives = dict(zip(inputs.evidence.rows(LIVES).index, inputs.rows(LIVES, lang), strict=True))
    for profile, life in lives:
        yield _page(inputs, authored, profile, life, answers[profile.id], rows_of_lives, lang)
    yield _list(inputs, authored, lives, lang)


def _list(inputs: SiteInputs, authored: Authored, lives: Sequence[tuple[Any, Life]], lang: str) -> Page:
    """The list of situations, the gravest band first."""
    places, bands = authored.profiles.places(), dict[str, list[dict[str, Any]]]()
    for profile, life in sorted(lives, key=lambda item: not item[0].page):
        place = places[profile.id]
        card = {
            "href": situation_file(place),
            "kicker": say("situations-numbered", lang, place=place),
            "title": getattr(profile.label, lang),
            "text": state_changes(list_changes(life)).marked(lang),
        }
        bands.setdefault(BANDS.get(life.band, "same"), []).append(card)
    shown = [band for band in codes("situations-band") if band in bands]
    return framed(
        inputs,
        "situations",
        lang,
        LIST,
        say("site-archetypes", lang),
        say("situations-describes", lang),
        bands=[(band, say("situations-band", lang, code=band), bands[band]) for band in shown],
    )


def _page(
    inputs: SiteInputs,
    authored: Authored,
    profile: Any,
    life: Life,
    rows: list[Row],
    rows_of_lives: Mapping[Any, Row],
    lang: str,
) -> Page:
    """The page of a life. rows: its answers.  rows_of_lives: of the table of lives, by their labels."""
    place, today = authored.profiles.places()[profile.id], authored.profiles.dates["today"]
    table: dict[str, dict[str, Row]] = {}
    for row in rows:
        table.setdefault(row.values["remedy"], {})[row.values["moment"]] = row
    record = inputs.archetypes.get(profile.id, {})
    trees = {
        moment: {remedy: ReasonStep.read(answer["why"]) for remedy, answer in answers.items()}
        for moment, answers in record.get("answers", {}).items()
    }
    changes, now = list_changes(life), {remedy: own["today"] for remedy, own in table.items()}
    remedies = list_remedies(inputs, authored, now, trees.get("today", {}), lang)
    moved = [(sentence.text(lang), rows_of_lives[lane.rows[0]]) for lane, sentence in list_moved(life)]
    shown = [_show_change(inputs, lane, rows_of_lives, today, lang) for lane in changes]
    return framed(
        inputs,
        "archetype",
        lang,
        situation_file(place),
        say("situations-numbered", lang, place=place),
        say("situations-describes", lang),
        within=LIST,
        trails=list(_trails(inputs, rows, shown, moved, lang)),
        person=capital(getattr(profile.label, lang)),
        story=getattr(profile.story, lang),
        summary=state_changes(changes).marked(lang),
        open_summary=state_open(remedies, date(today, lang), lang),
        changes=shown,
        remedies=remedies,
        readings=list_readings(authored, now, lang),
        clock=list_days(record.get("told", {}), changes, lang),
        by_today=_list_events(dict(record.get("facts", ())), today, lang),
        moved=moved,
        today=date(today, lang),
        checked=date(authored.hotline.checked, lang),
        table=table,
        days={row.values["moment"]: row.text("day") for row in rows},
        moments=MOMENTS,
        details=DETAILS,
        credits=CREDITS,
        facts=[
            (fact_in_words(fact, lang), value_in_words(fact, value, lang)) for fact, value in record.get("facts", [])
        ],
        why={
            moment: {remedy: steps_in_words(tree, lang, authored.eligibility) for remedy, tree in own.items()}
            for moment, own in trees.items()
        },
        titles=inputs.titles(TABLE, lang),
        provision=lambda row: href(row.cells["citation"].value or "", inputs.provisions),
    )


def _show_change(inputs: SiteInputs, lane: Lane, rows: Mapping[Any, Row], today: dt.date, lang: str) -> dict[str, Any]:
    """What one Act did. kind: the Act, which is also its colour.  rule: the provision in words, and its address."""
    rule = (law(lane.citation, lang), href(lane.citation, inputs.provisions)) if lane.citation else None
    return {
        "kind": lane.act,
        "label": label_change(lane).text(lang),
        "remedies": name_remedies(lane.remedies, "situations-remedy").marked(lang),
        "lines": [statement.text(lang) for statement in detail_change(lane, today)],
        "rule": rule,
        "rows": [rows[label] for label in lane.rows],
    }


Day = tuple[dt.date, str, str]  # a day, an Act that moves a first day or "", and what comes


def list_days(events: Mapping[str, str], changes: Iterable[Lane], lang: str) -> list[tuple[dt.date, str, str, str]]:
    """The days of a life: each, in words, what comes, and the Act's code where it moves a first day."""
    came: list[Day] = [
        (dt.date.fromisoformat(day), "", say("situations-event", lang, code=name))
        for name, day in events.items()
        if name in codes("situations-event")
    ]
    moved: list[Day] = []
    for lane in changes:
        if lane.word == "delayed" and lane.can_ask and lane.can_ask_without:
            for remedy in lane.remedies:
                name = say("situations-remedy", lang, code=remedy)
                moved += [(lane.can_ask_without, f"without {lane.act}", name), (lane.can_ask, lane.act, name)]
    days = [(day, kind, "; ".join(texts)) for day, kind, texts in _by_day(came)]
    for day, kind, remedies in _by_day(sorted(moved, key=lambda own: own[:2])):
        message = "situations-day-without" if kind.startswith("without") else "situations-day-with"
        act = say("lives-act", lang, code=kind.split()[-1])
        days.append((day, kind, say(message, lang, act=act, remedies=listed(remedies, lang))))
    days.sort(key=lambda own: own[0])
    return [(day, date(day, lang), text, kind) for day, kind, text in days]


def _by_day(days: Iterable[Day]) -> Iterator[tuple[dt.date, str, list[str]]]:
    for (day, kind), own in groupby(days, key=lambda own: own[:2]):
        yield day, kind, [text for *_, text in own]


def _list_events(facts: Mapping[str, str], today: dt.date, lang: str) -> str:
    """What has happened by today, where the life is told as if it were recent. facts: with their values."""
    known = codes("situations-event")
    days = {name: dt.date.fromisoformat(value) for name, value in facts.items() if name in known}
    came = sorted(
        (name for name, day in days.items() if day <= today), key=lambda name: (days[name], known.index(name))
    )
    came += ["recognised"] if facts.get("trafficked") == "yes" else []
    events = "; ".join(say("situations-event", lang, code=name) for name in came)
    return say("situations-stands", lang, events=events) if events else ""


def _trails(
    inputs: SiteInputs,
    rows: Iterable[Row],
    changes: Iterable[Mapping[str, Any]],
    moved: Iterable[tuple[str, Row]],
    lang: str,
) -> Iterator[Trail]:
    for row in rows:
        yield of_row(inputs, TABLE, row.number, row.values, lang, back=f"#{row.values['remedy']}", away=True)
    for row in [*(row for change in changes for row in change["rows"]), *(row for _, row in moved)]:
        yield of_row(inputs, LIVES, row.number, row.values, lang, f"l{row.number}", "#changed", away=True)
