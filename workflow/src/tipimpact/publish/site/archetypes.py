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
from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.inputs import Row, SiteInputs
from tipimpact.publish.site.open_remedies import list_remedies
from tipimpact.publish.site.trail import of_row
from tipimpact.publish.statements.life_pages import (
    detail_change,
    label_change,
    list_changes,
    list_moved,
    state_changes,
)
from tipimpact.publish.statements.lives import TABLE as LIVES
from tipimpact.publish.statements.lives import Lane, Life, name_remedies, read_lives
from tipimpact.publish.words import codes, date, listed, say
from tipimpact.publish.words.trees import fact_in_words, steps_in_words, value_in_words

TABLE = "eligibility"
LIST = "archetypes.html"
MOMENTS = ("before", "after", "today")
DETAILS = (
    *("because", "if_it_came", "until", "held_by", "text_kind", "note"),
    *("unknown_because", "brought_by", "resolved"),
)
BANDS = {"never": "closed", "longer": "delayed"}  # codes of the headings of the list; else the same day


def pages(inputs: SiteInputs, lang: str) -> Iterator[Page]:
    """A page for each archetype, and the list."""
    if LIVES not in inputs.results:
        return
    answers: dict[str, list[Row]] = {}
    for row in inputs.rows(TABLE, lang):
        answers.setdefault(row.values["life"], []).append(row)
    by_code = {life.code: life for life in read_lives(inputs.evidence)}
    profiles = [profile for profile in inputs.authored.profiles.profiles if profile.id in answers]
    lives = [(profile, by_code.get(profile.id, Life(profile.id, ()))) for profile in profiles]
    rows_of_lives = dict(zip(inputs.evidence.rows(LIVES).index, inputs.rows(LIVES, lang), strict=True))
    for profile, life in lives:
        yield _page(inputs, profile, life, answers[profile.id], rows_of_lives, lang)
    if answers:
        yield _list(inputs, lives, lang)


def _list(inputs: SiteInputs, lives: Sequence[tuple[Any, Life]], lang: str) -> Page:
    """The list of situations, the gravest band first."""
    bands: dict[str, list[tuple[Any, Life]]] = {band: [] for band in codes("situations-band")}
    for profile, life in sorted(lives, key=lambda item: not item[0].page):
        bands[BANDS.get(life.band, "same")].append((profile, life))
    return framed(
        inputs,
        "situations",
        lang,
        LIST,
        say("site-archetypes", lang),
        say("situations-describes", lang),
        bands=bands,
        places=inputs.authored.profiles.places(),
        situation_file=situation_file,
        summary=lambda life: state_changes(list_changes(life)).marked(lang),
    )


def _page(
    inputs: SiteInputs, profile: Any, life: Life, rows: list[Row], rows_of_lives: Mapping[Any, Row], lang: str
) -> Page:
    """The page of a life. rows: its answers.  rows_of_lives: of the table of lives, by their labels."""
    authored, record = inputs.authored, inputs.archetypes.get(profile.id, {})
    place, today = authored.profiles.places()[profile.id], authored.profiles.dates["today"]
    table: dict[str, dict[str, Row]] = {}
    for row in rows:
        table.setdefault(row.values["remedy"], {})[row.values["moment"]] = row
    trees = {
        moment: {remedy: ReasonStep.read(answer["why"]) for remedy, answer in answers.items()}
        for moment, answers in record.get("answers", {}).items()
    }
    changes, moved = list_changes(life), list(list_moved(life))
    now = {remedy: own["today"] for remedy, own in table.items()}
    remedies = list_remedies(authored, now, trees.get("today", {}), lang)
    shown = [rows_of_lives[label] for lane in changes for label in lane.rows]
    shown += [rows_of_lives[lane.rows[0]] for lane, _ in moved]
    return framed(
        inputs,
        "archetype",
        lang,
        situation_file(place),
        say("situations-numbered", lang, place=place),
        say("situations-describes", lang),
        within=LIST,
        trails=[
            *(of_row(inputs, TABLE, row, lang, back=f"#{row.values['remedy']}") for row in rows),
            *(of_row(inputs, LIVES, row, lang, f"l{row.number}", "#changed") for row in shown),
        ],
        profile=profile,
        summary=state_changes(changes).marked(lang),
        changes=changes,
        rows_of_lives=rows_of_lives,
        label_change=label_change,
        detail_change=lambda lane: detail_change(lane, today),
        name_remedies=lambda codes: name_remedies(codes, "situations-remedy").marked(lang),
        remedies=remedies,
        clock=list_days(record.get("told", {}), changes, lang),
        by_today=_list_events(dict(record.get("facts", ())), today, lang),
        moved=moved,
        today=date(today, lang),
        checked=date(authored.hotline.checked, lang),
        table=table,
        days={row.values["moment"]: row.text("day") for row in rows},
        moments=MOMENTS,
        details=DETAILS,
        facts=record.get("facts", []),
        fact_in_words=lambda fact: fact_in_words(fact, lang),
        value_in_words=lambda fact, value: value_in_words(fact, value, lang),
        why={
            moment: {remedy: steps_in_words(tree, lang, authored.eligibility) for remedy, tree in own.items()}
            for moment, own in trees.items()
        },
        titles=inputs.titles(TABLE, lang),
    )


Day = tuple[dt.date, str, str]  # a day, an Act that moves a first day or "", and what comes


def list_days(events: Mapping[str, str], changes: Iterable[Lane], lang: str) -> list[tuple[dt.date, str, str]]:
    """The days of a life: each with what comes, in words, and the Act's code where it moves a first day."""
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
    days = [(day, "; ".join(texts), kind) for day, kind, texts in _by_day(came)]
    for day, kind, remedies in _by_day(sorted(moved, key=lambda own: own[:2])):
        message = "situations-day-without" if kind.startswith("without") else "situations-day-with"
        act = say("lives-act", lang, code=kind.split()[-1])
        days.append((day, say(message, lang, act=act, remedies=listed(remedies, lang)), kind))
    return sorted(days, key=lambda own: own[0])


def _by_day(days: Iterable[Day]) -> Iterator[tuple[dt.date, str, list[str]]]:
    for (day, kind), own in groupby(days, key=lambda own: own[:2]):
        yield day, kind, [text for *_, text in own]


def _list_events(facts: Mapping[str, str], today: dt.date, lang: str) -> str:
    """What has happened by today, where the life is told as if it were recent. facts: with their values."""
    known = codes("situations-event")
    days = {name: dt.date.fromisoformat(facts[name]) for name in known if name in facts}
    came = sorted((name for name, day in days.items() if day <= today), key=lambda name: days[name])
    came += ["recognised"] if facts.get("trafficked") == "yes" else []
    events = "; ".join(say("situations-event", lang, code=name) for name in came)
    return say("situations-stands", lang, events=events) if events else ""
