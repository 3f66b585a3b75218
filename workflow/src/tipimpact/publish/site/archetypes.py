"""The situations: one page per archetype, the person first, then what stays open, the days, and the rest.

Addresses and titles do not name the situation, because they could put a reader at risk.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tipimpact.common.contracts.files import situation_file
from tipimpact.common.steps import Step
from tipimpact.publish.site.frame import Draft, Page
from tipimpact.publish.site.inputs import Row, SiteInputs
from tipimpact.publish.site.open_remedies import list_remedies
from tipimpact.publish.statements.life_pages import detail_change, label_change, list_changes, list_moved, state_changes
from tipimpact.publish.statements.lives import TABLE as LIVES
from tipimpact.publish.statements.lives import Lane, Life, name_remedies, read_lives
from tipimpact.publish.words import codes, listed, say
from tipimpact.publish.words.trees import fact_in_words, steps_in_words, value_in_words

TABLE = "eligibility"
LIST = "archetypes.html"
BANDS = {"never": "closed", "longer": "delayed"}  # codes of the headings of the list; else the same day


def pages(inputs: SiteInputs, lang: str) -> Iterator[Page]:
    """A page for each archetype, and the list, the gravest band first."""
    if LIVES not in inputs.results:
        return
    answers: dict[str, dict[str, dict[str, Row]]] = {}  # by life, remedy and moment
    for row in inputs.rows(TABLE, lang):
        answers.setdefault(row.values["life"], {}).setdefault(row.values["remedy"], {})[row.values["moment"]] = row
    by_code = {life.code: life for life in read_lives(inputs.evidence)}
    lives = [by_code.get(code, Life(code, ())) for code in inputs.situations if code in answers]
    rows_of_lives = dict(zip(inputs.evidence.rows(LIVES).index, inputs.rows(LIVES, lang), strict=True))
    bands: dict[str, list[tuple[Life, str]]] = {band: [] for band in codes("situations-band")}
    for life in sorted(lives, key=lambda life: not inputs.situations[life.code][1].page):
        summary = state_changes(list_changes(life)).marked(lang)
        bands[BANDS.get(life.band, "same")].append((life, summary))
    for life in lives:
        yield _page(inputs, life, answers[life.code], rows_of_lives, lang)
    if answers:
        yield Draft("situations", inputs, lang).write(file=LIST, bands=bands)


def _page(
    inputs: SiteInputs, life: Life, table: dict[str, dict[str, Row]], rows_of_lives: Mapping[Any, Row], lang: str
) -> Page:
    """The page of a life. table: its answers by remedy and moment.  rows_of_lives: by their labels."""
    page, authored, record = Draft("archetype", inputs, lang), inputs.authored, inputs.package.lives.get(life.code, {})
    (place, profile), today = inputs.situations[life.code], authored.profiles.dates["today"]
    trees = {
        moment: {remedy: Step.read(answer["why"]) for remedy, answer in answers.items()}
        for moment, answers in record.get("answers", {}).items()
    }
    changes, moved, notes = list_changes(life), list(list_moved(life)), authored.notes(lang)
    now = {remedy: own["today"] for remedy, own in table.items()}
    answers = (row for own in table.values() for row in own.values())
    page.trail_rows(TABLE, sorted(answers, key=lambda row: row.number), "#{remedy}")
    shown = [label for lane in changes for label in lane.rows] + [lane.rows[0] for lane, _ in moved]
    page.trail_rows(LIVES, map(rows_of_lives.__getitem__, shown), "#changed", "l")
    return page.write(
        file=situation_file(place),
        place=place,
        profile=profile,
        summary=state_changes(changes).marked(lang),
        changes=changes,
        rows_of_lives=rows_of_lives,
        label_change=label_change,
        detail_change=lambda lane: detail_change(lane, today),
        name_remedies=lambda codes: name_remedies(codes, "situations-remedy").marked(lang),
        remedies=list_remedies(authored, now, trees.get("today", {}), notes, lang),
        clock=list_days(record.get("told", {}), changes, lang),
        by_today=_list_events(dict(record.get("facts", ())), today, lang),
        moved=moved,
        today=today,
        table=table,
        facts=record.get("facts", []),
        fact_in_words=lambda fact: fact_in_words(authored.facts[fact], lang),
        value_in_words=lambda fact, value: value_in_words(authored.facts[fact], value, lang),
        why={
            moment: {remedy: steps_in_words(tree, lang, authored) for remedy, tree in own.items()}
            for moment, own in trees.items()
        },
    )


def list_days(events: Mapping[str, str], changes: Iterable[Lane], lang: str) -> list[tuple[dt.date, str, str]]:
    """The days of a life: each with what comes, in words, and the Act's code where it moves a first day."""
    came: dict[tuple[dt.date, str], list[str]] = {}
    for name, day in events.items():
        if name in codes("situations-event"):
            came.setdefault((dt.date.fromisoformat(day), ""), []).append(say("situations-event", lang, code=name))
    for lane in changes:
        if lane.word == "delayed" and lane.can_ask and lane.can_ask_without:
            remedies = [say("situations-remedy", lang, code=remedy) for remedy in lane.remedies]
            came.setdefault((lane.can_ask_without, f"without {lane.act}"), []).extend(remedies)
            came.setdefault((lane.can_ask, lane.act), []).extend(remedies)
    return [(day, _say_day(kind, texts, lang), kind) for (day, kind), texts in sorted(came.items())]


def _say_day(kind: str, texts: Sequence[str], lang: str) -> str:
    """What comes on a day. kind: the Act that moves a first day to it or away from it, "" for other events."""
    if not kind:
        return "; ".join(texts)
    message = "situations-day-without" if kind.startswith("without") else "situations-day-with"
    act = say("lives-act", lang, code=kind.split()[-1])
    return say(message, lang, act=act, remedies=listed(texts, lang))


def _list_events(facts: Mapping[str, str], today: dt.date, lang: str) -> str:
    """What has happened by today, where the life is told as if it were recent. facts: with their values."""
    days = {name: dt.date.fromisoformat(facts[name]) for name in codes("situations-event") if name in facts}
    came = sorted((name for name, day in days.items() if day <= today), key=lambda name: days[name])
    came += ["recognised"] if facts.get("trafficked") == "yes" else []
    events = "; ".join(say("situations-event", lang, code=name) for name in came)
    return say("situations-stands", lang, events=events) if events else ""
