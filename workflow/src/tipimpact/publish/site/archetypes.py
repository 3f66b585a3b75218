"""The situations: one page per archetype, three plain sentences first, then what stays open, the days, and the rest.

Addresses and titles do not name the situation, because they could put a reader at risk.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from tipimpact.eligibility.explain import ReasonStep
from tipimpact.eligibility.facts import facts
from tipimpact.eligibility.rows import REMEDIES
from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.changes import BILLS, Change, changes, moved_otherwise, sentence
from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.held import Held, Row
from tipimpact.publish.site.trail import Trail, of_row
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import capital, codes, date, law, listed, say
from tipimpact.publish.words.trees import fact_in_words, spoken, value_in_words

TABLE, LIVES = "eligibility", "lives"
LIST = "archetypes.html"
MOMENTS = ("before", "after", "today")
DETAILS = (
    *("because", "if_it_came", "until", "held_by", "text_kind", "but_for", "note", "other_reading", "opens"),
    *("opens_without", "unknown_because", "brought_by", "resolved"),
)
CREDITS = ("c31", "c10", "act_2010", "act_2019", "act_2026", "others", "total")
ASK = ("open", "need_not_be_considered")
FOLLOWS = ("hearing", "stay", "stay_prra", "pr_kept", "health")  # by law, once their conditions are met
GROUPS = ("ask", "wait", "closed", "contested")
BARS = ("bars_request", "bars_grant")  # effects of rules


@dataclass(frozen=True)
class Remedy:
    """A remedy that someone in the situation may use or wait for.

    group: one of ``GROUPS``.  now: what can be done, in sentences.  rule: the provision and its address.
    note: it in plain words.
    also: other rules that bar it too.
    ways: exceptions that one fact would bring, and what an authority may do unasked.
    excepted: whether one of them is such an exception.
    """

    code: str
    name: str
    group: str
    now: str
    rule: tuple[str, str | None] | None
    note: str
    whom: str
    risk: str
    also: str
    ways: list[str]
    excepted: bool


@dataclass(frozen=True)
class Reading:
    """How one authority reads a text, and what follows. favours: the person could ask."""

    holder: str
    day: str
    says: str
    source: str
    answer: str
    favours: bool


def file_of(place: str) -> str:
    """The page of an archetype. place: its number, with a letter for a variant."""
    digits = place.rstrip("abcdefghijklmnopqrstuvwxyz")
    return f"s-{digits:>02}{place[len(digits) :]}.html"


def pages(held: Held, lang: str) -> Iterator[Page]:
    """The list, and a page for each archetype."""
    authored = held.results[TABLE].authored if TABLE in held.results else None
    if authored is None or LIVES not in held.results:
        return
    answers: dict[str, list[Row]] = {}
    for row in held.rows(TABLE, lang):
        if row.values["kind"] == "profile" and row.values["moment"] in MOMENTS:
            answers.setdefault(row.values["life"], []).append(row)
    lives: dict[str, list[Row]] = {}
    for row in held.rows(LIVES, lang):
        if row.values["telling"] == "after":
            lives.setdefault(row.values["life"], []).append(row)
    today = authored.profiles.dates["today"]
    places, told = authored.profiles.places(), []
    for profile in authored.profiles.profiles:
        if profile.id not in answers:
            continue
        own = [row for row in lives.get(profile.id, []) if row.values["act"] in _own_acts(profile.act)]
        found = changes(own, held.provisions, today, lang)
        told.append((profile, found))
        yield _page(held, profile, places[profile.id], found, own, answers[profile.id], today, lang)
    yield _list(held, told, places, lang)


def _own_acts(act: str) -> tuple[str, ...]:
    """The Acts that a life mentions: both bills, and the Act before and after which it is told."""
    return BILLS if act.startswith("C-") else (*BILLS, f"act_{act[:4]}")


def _list(held: Held, told: Sequence[tuple[Any, list[Change]]], places: Mapping[str, str], lang: str) -> Page:
    """The list of situations, the gravest band first; a situation is in the band of its gravest change."""
    bands: dict[str, list[dict[str, Any]]] = {}
    for profile, found in sorted(told, key=lambda one: not one[0].page):
        place = places[profile.id]
        card = {
            "href": file_of(place),
            "kicker": say("situations-numbered", lang, place=place),
            "title": getattr(profile.label, lang),
            "text": sentence(found, lang),
        }
        bands.setdefault(_band(found), []).append(card)
    return framed(
        held,
        "situations",
        lang,
        LIST,
        say("site-archetypes", lang),
        say("situations-describes", lang),
        bands=[
            (band, say("situations-band", lang, code=band), bands[band])
            for band in codes("situations-band")
            if band in bands
        ],
    )


def _band(found: Sequence[Change]) -> str:
    words = {change.word for change in found}
    return next((word for word in ("closed", "delayed") if word in words), "same")


def _page(
    held: Held,
    profile: Any,
    place: str,
    found: list[Change],
    own: list[Row],
    rows: list[Row],
    today: dt.date,
    lang: str,
) -> Page:
    table: dict[str, dict[str, Row]] = {}
    for row in rows:
        table.setdefault(row.values["remedy"], {})[row.values["moment"]] = row
    record = held.archetypes.get(profile.id, {})
    trees = {moment: _trees(answers) for moment, answers in record.get("answers", {}).items()}
    remedies = list(_remedies(held, table, trees.get("today", {}), lang))
    authored = held.results[TABLE].authored
    notes = authored.eligibility if authored else None
    day = date(today, lang)
    moved = list(moved_otherwise(own, lang))
    return framed(
        held,
        "archetype",
        lang,
        file_of(place),
        say("situations-numbered", lang, place=place),
        say("situations-describes", lang),
        within=LIST,
        trails=list(_trails(held, rows, found, moved, lang)),
        story=getattr(profile.story, lang),
        said=sentence(found, lang),
        open_said=_open_sentence(remedies, day, lang),
        changes=found,
        remedies=remedies,
        readings=_readings(held, table, lang),
        clock=_clock(record.get("told", {}), found, lang),
        stands=_stands(record.get("facts", ()), today, lang),
        moved=moved,
        today=day,
        checked=date(authored.hotline.checked, lang) if authored else "",
        table=table,
        days={row.values["moment"]: row.text("day") for row in rows},
        moments=MOMENTS,
        details=DETAILS,
        credits=CREDITS,
        facts=[
            (fact_in_words(fact, lang), value_in_words(fact, value, lang)) for fact, value in record.get("facts", [])
        ],
        why={
            moment: {remedy: spoken(tree, lang, notes) for remedy, tree in some.items()}
            for moment, some in trees.items()
        },
        titles=held.titles(TABLE, lang),
        provision=lambda row: href(row.cells["citation"].value or "", held.provisions),
    )


def _trees(answers: Mapping[str, Any]) -> dict[str, ReasonStep]:
    return {remedy: ReasonStep.read(answer["why"]) for remedy, answer in answers.items()}


def _open_sentence(remedies: Sequence[Remedy], day: str, lang: str) -> str:
    """What stays open, for how many there is a wait, and where to look."""
    names = [say("situations-remedy", lang, code=remedy.code) for remedy in remedies if remedy.group == "ask"]
    said = say("situations-open-now", lang, day=day, remedies=listed(names, lang)) if names else ""
    said = said or say("situations-open-none", lang, day=day)
    waits = sum(remedy.group == "wait" for remedy in remedies)
    more = [say("situations-open-waits", lang, count=waits)] if waits else []
    closed = sum(remedy.group == "closed" for remedy in remedies)
    more += [say("situations-open-closed", lang, count=closed)] if closed else []
    excepted = listed(
        [say("situations-remedy", lang, code=remedy.code) for remedy in remedies if remedy.excepted], lang
    )
    more += [say("situations-open-unless", lang, remedies=excepted)] if excepted else []
    return " ".join([said, *more, say("situations-look", lang)])


def _remedies(
    held: Held, table: Mapping[str, Mapping[str, Row]], trees: Mapping[str, ReasonStep], lang: str
) -> Iterator[Remedy]:
    """The remedies of today that the person may use, then those to wait for, then those read in two ways."""
    authored = held.results[TABLE].authored
    about = authored.remedies if authored else {}
    notes = _notes(held, lang)
    found = []
    for code in REMEDIES:
        row = table[code]["today"]
        if not (group := _group(row)):
            continue
        citation, bars = row.cells["citation"].value, _bars(trees.get(code))
        lifts = _lifts(bars)
        found.append(
            Remedy(
                code=code,
                name=capital(row.text("remedy")),
                group=group,
                now=_now(row, lang),
                rule=(law(citation, lang), href(citation, held.provisions)) if citation else None,
                note=notes.get(row.values["row"], ""),
                whom=getattr(about[code].whom, lang),
                risk=getattr(about[code].risk_of_asking, lang),
                also=_also(bars[1:], lang),
                ways=list(dict.fromkeys(notes[node.row] for node in (*lifts, *_unasked(bars)))),
                excepted=bool(lifts),
            )
        )
    yield from sorted(found, key=lambda remedy: GROUPS.index(remedy.group))


def _group(row: Row) -> str:
    """Where a remedy of today stands; "" for one that does not apply, is used up, or cannot be told."""
    gate, status = row.values["gate"], plain(row.values["status"])
    if status == "contested":
        return "contested"
    if status in ASK:
        return "ask"
    if gate == "not_yet" or status == "request_barred" or plain(row.values["until"]):
        return "wait"
    return "closed" if status == "barred" else ""


def _now(row: Row, lang: str) -> str:
    """What can be done about a remedy today."""
    own = {name: plain(row.values[name]) for name in ("gate", "status", "until", "if_it_came")}
    if own["gate"] == "not_yet":
        came = say("situations-came-open" if own["if_it_came"] in ASK else "situations-came-shut", lang)
        return f"{say('situations-now', lang, code='not_yet')} {came}"
    if own["status"] == "open" and row.values["remedy"] in FOLLOWS:
        return say("situations-now-follows", lang)
    if own["status"] and own["status"] in codes("situations-now"):
        return say("situations-now", lang, code=own["status"])
    if own["status"] == "contested":
        return ""
    if own["until"]:
        return say("situations-now-from", lang, day=date(own["until"], lang))
    return say("situations-now-pending" if own["status"] == "request_barred" else "situations-now-closed", lang)


def _bars(tree: ReasonStep | None) -> list[ReasonStep]:
    """The rules that bar a remedy today."""
    below = tree.below if tree else ()
    return [node for node in below if node.effect in BARS and node.outcome == "yes"]


def _also(bars: Sequence[ReasonStep], lang: str) -> str:
    rules = listed(list(dict.fromkeys(law(node.clause, lang) for node in bars)), lang)
    return say("situations-also", lang, rules=rules) if bars else ""


def _lifts(bars: Sequence[ReasonStep]) -> list[ReasonStep]:
    """Exceptions that one more fact would bring; none where a second bar stands too."""
    below = _walk(bars[0]) if len(bars) == 1 else ()
    return [node for node in below if node.effect == "lifts" and node.outcome == "no" and _needs_one_fact(node)]


def _unasked(bars: Sequence[ReasonStep]) -> list[ReasonStep]:
    """The rules by which an authority may give unasked what a bar forbids to ask for."""
    return [node for bar in bars for node in _walk(bar) if node.effect == "unasked" and node.outcome == "yes"]


def _notes(held: Held, lang: str) -> dict[str, str]:
    """Each row of the law in plain words."""
    authored = held.results[TABLE].authored
    rows = authored.eligibility if authored else None
    return {} if rows is None else dict(zip(rows["row"], rows[f"note_{lang}"], strict=True))


def _walk(node: ReasonStep) -> Iterator[ReasonStep]:
    yield node
    for part in node.below:
        yield from _walk(part)


def _needs_one_fact(node: ReasonStep) -> bool:
    """Whether an exception rests on facts that may still be so; a past day can no longer change."""
    asked = {name for step in _walk(node) for name, _ in step.facts}
    return bool(asked) and all(facts()[name].kind == "yes_no" for name in asked)


def _readings(held: Held, table: Mapping[str, Mapping[str, Row]], lang: str) -> list[tuple[str, str, list[Reading]]]:
    """For each remedy of today that is contested: its name, who favours the person, and the readings side by side."""
    authored = held.results[TABLE].authored
    known = authored.readings.by_id() if authored else {}
    found = []
    for code in REMEDIES:
        row = table[code]["today"]
        readings = []
        for text in row.values["readings"] if plain(row.values["status"]) == "contested" else []:
            names, _, answers = text.partition("=")
            for name in names.split(" & "):
                one = known[name]
                readings.append(
                    Reading(
                        holder=getattr(one.holder, lang),
                        day=date(one.date, lang),
                        says=getattr(one.says, lang),
                        source=one.source,
                        answer=" / ".join(say("value-answer", lang, code=answer) for answer in answers.split("|")),
                        favours=any(answer in ASK for answer in answers.split("|")),
                    )
                )
        if readings:
            readings.sort(key=lambda reading: not reading.favours)
            holders = listed([reading.holder for reading in readings if reading.favours], lang)
            found.append((capital(row.text("remedy")), holders, readings))
    return found


def _clock(told: Mapping[str, str], found: Iterable[Change], lang: str) -> list[tuple[dt.date, str, str, str]]:
    """The days of a life told after its Act: day, day in words, what comes, and an Act's code where it moves one."""
    days = [
        (dt.date.fromisoformat(day), "", say("situations-event", lang, code=name))
        for name, day in told.items()
        if name in codes("situations-event")
    ]
    lines = [(day, kind, "; ".join(text for *_, text in some)) for (day, kind), some in _by_day(days)]
    opened = []
    for change in found:
        if change.word == "delayed":
            own = {name: plain(change.rows[0].values[name]) for name in ("can_ask", "can_ask_without")}
            for row in change.rows:
                remedy = say("situations-remedy", lang, code=row.values["remedy"])
                opened += [
                    (own["can_ask_without"], f"without {change.kind}", remedy),
                    (own["can_ask"], change.kind, remedy),
                ]
    for (day, kind), some in _by_day(sorted(opened, key=lambda one: one[:2])):
        act, remedies = say("lives-act", lang, code=kind.split()[-1]), listed([text for *_, text in some], lang)
        key = "situations-day-without" if kind.startswith("without") else "situations-day-with"
        lines.append((day, kind, say(key, lang, act=act, remedies=remedies)))
    lines.sort(key=lambda line: line[0])
    return [(day, date(day, lang), text, kind) for day, kind, text in lines]


def _by_day(days: Iterable[tuple[dt.date, str, str]]) -> Iterator[tuple[tuple[dt.date, str], Iterator[Any]]]:
    yield from groupby(days, key=lambda one: one[:2])


def _stands(known: Iterable[tuple[str, str]], today: dt.date, lang: str) -> str:
    """What has happened by today, where the life is told as if it were recent. known: facts with their values."""
    told = dict(known)
    days = {name: dt.date.fromisoformat(value) for name, value in told.items() if name in codes("situations-event")}
    came = sorted((day, codes("situations-event").index(name), name) for name, day in days.items() if day <= today)
    events = [say("situations-event", lang, code=name) for _, _, name in came]
    events += [say("situations-event", lang, code="recognised")] if told.get("trafficked") == "yes" else []
    return say("situations-stands", lang, events="; ".join(events)) if events else ""


def _trails(
    held: Held, rows: Iterable[Row], found: Iterable[Change], moved: Iterable[tuple[str, Row]], lang: str
) -> Iterator[Trail]:
    for row in rows:
        yield of_row(held, TABLE, row.number, row.values, lang, back=f"#{row.values['remedy']}", away=True)
    changed = [row for change in found for row in change.rows] + [row for _, row in moved]
    for row in changed:
        yield of_row(held, LIVES, row.number, row.values, lang, f"l{row.number}", "#changed", away=True)
