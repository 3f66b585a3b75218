"""One page per archetype: the remedies open before the bills, after them and today, and the deciding row of law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tipimpact.eligibility.explain import Node
from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.held import Held, Row
from tipimpact.publish.site.trail import Trail, of_row
from tipimpact.publish.tables.joins.lives import sentences
from tipimpact.publish.words import say
from tipimpact.publish.words.trees import fact_in_words, spoken, value_in_words

TABLE, LIVES = "eligibility", "lives"
LIST = "archetypes.html"
MOMENTS = ("before", "after", "today")
DETAILS = (
    "because",
    "if_it_came",
    "until",
    "held_by",
    "text_kind",
    "but_for",
    "note",
    "other_reading",
    "opens",
    "opens_without",
    "unknown_because",
    "brought_by",
    "resolved",
)
CREDITS = ("c31", "c10", "act_2010", "act_2019", "act_2026", "others", "total")


def file_of(place: str) -> str:
    """The page of an archetype. place: its number; an address that names a situation could put its reader at risk."""
    return f"archetype-{place}.html"


def pages(held: Held, lang: str) -> Iterator[Page]:
    """The list, and a page for each archetype."""
    if TABLE not in held.results:
        return
    profiles: dict[str, list[Row]] = {}
    for row in held.rows(TABLE, lang):
        if row.values["kind"] == "profile" and row.values["moment"] in MOMENTS:
            profiles.setdefault(row.values["of"], []).append(row)
    authored = held.results[TABLE].authored
    places = authored.profiles.places() if authored else {code: str(i) for i, code in enumerate(profiles, 1)}
    said = sentences(held.results[LIVES].data, authored, lang) if authored and LIVES in held.results else {}
    cards = [_card(places[code], said.get(code, ""), rows, lang) for code, rows in profiles.items()]
    title = say("site-archetypes", lang)
    lead = f"{say('archetypes-lead', lang)} {say('lives-citizens', lang)}"
    after = f"{say('archetypes-not', lang)} {say('lives-gap', lang)}"
    yield framed(held, "cards", lang, LIST, title, lead, cards=cards, lead=lead, after=after)
    for code, rows in profiles.items():
        yield _page(held, code, places[code], said.get(code, ""), rows, lang)


def _card(place: str, sentence: str, rows: list[Row], lang: str) -> dict[str, Any]:
    """What the Acts changed; how many remedies the archetype could ask for today, and how many Bill C-31 closes."""
    today = [row for row in rows if row.values["moment"] == "today"]
    counts = {status: sum(row.values["status"] == status for row in today) for status in ("open", "request_barred")}
    applies = sum(row.values["gate"] == "applies" for row in today)
    closed = sum((row.values["c31"] or 0) > 0 for row in today if row.cells["c31"].value is not None)
    numbers = {"open": counts["open"], "total": applies, "barred": counts["request_barred"], "closed": closed}
    text = " ".join(filter(None, (sentence, say("archetypes-count", lang, **numbers))))
    return {
        "href": file_of(place),
        "kicker": say("archetypes-numbered", lang, place=place),
        "title": rows[0].text("of"),
        "status": say("archetypes-closed" if closed else "archetypes-not_closed", lang),
        "kind": "barred" if closed else "open",
        "text": text,
    }


def _page(held: Held, code: str, place: str, sentence: str, rows: list[Row], lang: str) -> Page:
    remedies: dict[str, dict[str, Row]] = {}
    for row in rows:
        remedies.setdefault(row.values["remedy"], {})[row.values["moment"]] = row
    days = {row.values["moment"]: row.text("day") for row in rows}
    name, record = rows[0].text("of"), held.archetypes.get(code, {})
    return framed(
        held,
        "archetype",
        lang,
        file_of(place),
        say("archetypes-numbered", lang, place=place),
        say("archetypes-describes", lang, archetype=name),
        within=LIST,
        sentence=sentence,
        today=days["today"],
        trails=list(_trails(held, rows, lang)),
        remedies=remedies,
        days=days,
        moments=MOMENTS,
        details=DETAILS,
        credits=CREDITS,
        facts=[
            (fact_in_words(fact, lang), value_in_words(fact, value, lang)) for fact, value in record.get("facts", [])
        ],
        why={moment: _why(held, answers, lang) for moment, answers in record.get("answers", {}).items()},
        about=_about(held, lang),
        titles=held.titles(TABLE, lang),
        provision=lambda row: href(row.cells["citation"].value or "", held.provisions),
    )


def _about(held: Held, lang: str) -> dict[str, dict[str, str]]:
    """To whom each remedy belongs and what asking can set off, by remedy."""
    authored = held.results[TABLE].authored
    return {
        code: {"whom": getattr(one.whom, lang), "risk": getattr(one.risk_of_asking, lang)}
        for code, one in (authored.remedies if authored else {}).items()
    }


def _why(held: Held, answers: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Why each remedy is open or shut, in words, by remedy."""
    authored = held.results[TABLE].authored
    rows = authored.eligibility if authored else None
    return {remedy: spoken(Node.read(answer["why"]), lang, rows) for remedy, answer in answers.items()}


def _trails(held: Held, rows: list[Row], lang: str) -> Iterator[Trail]:
    for row in rows:
        yield of_row(held, TABLE, row.number, row.values, lang, back=f"#{row.values['remedy']}", away=True)
