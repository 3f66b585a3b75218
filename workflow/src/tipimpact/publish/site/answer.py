"""The answer page: an opening, then a picture and a few sentences for each part, each number with its trail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from tipimpact.publish.site import archetypes, recommendations
from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.held import Held, row_href, table_file
from tipimpact.publish.site.lanes import CHANGED, lives
from tipimpact.publish.site.linked import Linked
from tipimpact.publish.statements import claims, estimates, exposure, gaps, permits
from tipimpact.publish.statements import recommendations as asked
from tipimpact.publish.statements.model import Evidence, Statement, Words, first
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import codes, date, law, say
from tipimpact.publish.words.formats import month

BILLS = {"2012, c. 17": "C-31", "2012, c. 1": "C-10"}
C31, _ = BILLS
FIGURES = {  # by part, in the order of the page
    "who": "lives",
    "many": "exposure",
    "claims": "claims",
    "permits": "permits",
    "recommendations": "recommendations",
}
FOLDED = ("who", "many", "recommendations")  # parts whose picture is folded on a phone, because words come first there
# Where the sentences of a part say what the note of its picture says: a shorter note, or none.
NOTES = {"who": "answer-note-who", "many": "", "claims": "answer-note-claims", "permits": ""}
# A shorter subtitle than the picture's, or none where the finding says what is drawn.
SUBTITLES = {"claims": "answer-sub-claims", "permits": "", "recommendations": ""}
DOORS = {  # where to read more on a part: a page and the message of its link
    "who": [(archetypes.LIST, "site-archetypes")],
    "claims": [("methods.html", "site-methods")],
    "recommendations": [(recommendations.LIST, "site-recommendations")],
}


def answer_page(held: Held, lang: str) -> Page:
    """The page."""
    page = Linked(held, lang)
    opened = page.link_each("opening", opening(held.evidence))
    parts = [(id, _part(page, id)) for id in FIGURES]
    parts = [(id, part) for id, part in parts if part["statements"] or part["figure"]]
    parts += [("law", _law_part(page)), ("unknown", _unknown_part(held, lang)), ("words", _named("words", lang))]
    title, describes = say("answer-title", lang), say("answer-describes", lang)
    return framed(
        held,
        "answer",
        lang,
        "index.html",
        title,
        describes,
        trails=page.trails,
        opening=opened,
        parts=parts,
        lives=lives(held, lang),
        glossary=codes("answer-word"),
    )


def _named(id: str, lang: str) -> dict[str, Any]:
    """A part that has only a name yet."""
    texts = {"name": say("answer-part", lang, code=id), **dict.fromkeys(("find", "sub", "note"), "")}
    return {**texts, "statements": [], "figure": None, "folds": id in FOLDED, "source": []}


def _part(page: Linked, id: str) -> dict[str, Any]:
    """A part with its picture: the finding is the picture's title."""
    held, lang = page.held, page.lang
    part = _named(id, lang) | {"statements": page.link_each(id, READERS[id](held.evidence))}
    entry = next((entry for entry in held.figures if entry["name"] == FIGURES[id]), None)
    if entry is None or entry[lang]["svg"] not in held.pictures:
        return part
    drawn = entry[lang]
    wide, small = (Markup(held.pictures[drawn[shape]]) for shape in ("svg", "phone"))
    source = [(table_file(entry["table"]), say("answer-table", lang, number=str(entry["table_number"])))]
    source.append((f"../../figures/{drawn['data']}", say("answer-data", lang)))
    source += [(file, say(message, lang)) for file, message in DOORS.get(id, ())]
    written = {"sub": (SUBTITLES, "subtitle"), "note": (NOTES, "note")}
    for name, (own, theirs) in written.items():
        part[name] = drawn[theirs] if id not in own else say(own[id], lang) if own[id] else ""
    figure = {"name": entry["name"], "wide": wide, "small": small}
    return part | {"find": drawn["title"], "source": source, "figure": figure}


def _law_part(page: Linked) -> dict[str, Any]:
    """Two lists: what is still law, and what has ended."""
    lists: dict[str, list[tuple[str, Markup, str, str | None]]] = {"answer-law-still": [], "answer-law-ended": []}
    for i, rule in enumerate(rules(page.held.evidence), 1):
        anchor, html = page.link(f"law-{i}", rule.statement)
        place = law(rule.place, page.lang) if rule.place else ""
        key = "answer-law-ended" if rule.ended else "answer-law-still"
        lists[key].append((anchor, html, place, href(rule.place, page.held.provisions)))
    return _named("law", page.lang) | {"lists": list(lists.items())}


def _unknown_part(held: Held, lang: str) -> dict[str, Any]:
    """The questions that nobody can answer yet, and who could."""
    rows = [
        (question.text(lang), holder.text(lang), row_href(gaps.TABLE, held.row(gaps.TABLE, question.rows[0]) or 1))
        for question, holder in gaps.questions(held.evidence)
    ]
    return _named("unknown", lang) | {"gaps": rows}


# The opening.


def opening(evidence: Evidence) -> Iterator[Statement]:
    """The answer in at most 120 words."""
    changed = evidence.rows("lives", telling="after", word=CHANGED, act=["c31", "c10"])
    years = sorted({act[:4] for act in BILLS})
    both = len(years) == 1 and set(changed["act"]) == {"c31", "c10"}
    yield from evidence.state("answer-acts", "lives", changed, holds=both, decided_by="act", year=years[0])
    waits = evidence.rows("remedy_exceptions", brought_by=C31)
    waits = waits[waits["length"].notna() & waits["until"].isna()]
    yield from evidence.state("answer-remain", "remedy_exceptions", waits)
    arrival = evidence.rows("remedy_exceptions", bar=["trp_dfn_claim", "hc_dfn_claim", "pr_dfn_claim"])
    yield from _wait(evidence, "answer-designated", arrival, "years")
    year = evidence.rows("remedy_exceptions", bar="hc_12m_2019", way_out=["hc_no_care", "hc_child"])
    yield from _wait(evidence, "answer-year", year, "months")
    yield from evidence.state("answer-exceptions", "remedy_exceptions", year)
    yield from exposure.appeal(evidence)
    record = evidence.rows("remedy_exceptions", bar="record_indictable_2012")
    yield from _wait(evidence, "answer-record", record, "years")
    bars = evidence.rows("remedy_exceptions", brought_by=list(BILLS), effect=["bars_request", "bars_grant"])
    no_exception = not bars["trafficking_named"].any()
    yield from evidence.state(
        "answer-no_exception", "remedy_exceptions", bars, holds=no_exception, decided_by="trafficking_named"
    )
    yield Statement("answer-nobody")


def _wait(evidence: Evidence, id: str, rows: pd.DataFrame, name: str) -> Iterator[Statement]:
    """A wait that all of these rules share, as the value ``name``."""
    alike = rows["length"].nunique() == 1
    yield from evidence.state(
        id, "remedy_exceptions", rows, holds=alike, decided_by="length", **{name: first(rows, "length")}
    )


def who(evidence: Evidence) -> Iterator[Statement]:
    """Whom the lives are about, and the one that most people who help will look for."""
    lives = evidence.rows("lives", telling="after")
    if not len(lives):
        return
    worker = lives[(lives["life"] == "tied_worker_fled") & lives["act"].isin(["c31", "c10"])]
    no_wait = set(worker["word"]) <= {"none", "narrowed"}
    yield from evidence.state("answer-who-worker", "lives", worker, holds=no_wait, decided_by="word")
    permit = evidence.rows("events", event="vulnerable_worker_permit")
    yield from evidence.state("answer-who-open_permit", "events", permit, day=Words(month, first(permit, "first_day")))
    detected = evidence.rows("indicators", series="detected_non_citizens", year=2014)
    yield from evidence.state("answer-who-citizens", "indicators", detected, year="2014")
    yield Statement("answer-who-gap")


def what_fell(evidence: Evidence) -> Iterator[Statement]:
    """The years of the fall, what else happened in them, and both estimates with their verdicts."""
    yield from claims.part(evidence)
    yield from estimates.part(evidence)


READERS: dict[str, Callable[[Evidence], Iterator[Statement]]] = {
    "who": who,
    "many": exposure.part,
    "claims": what_fell,
    "permits": permits.part,
    "recommendations": asked.part,
}


# What is still law and what has ended.


@dataclass(frozen=True)
class Rule:
    """A rule that the bills brought, for the list of what is still law."""

    statement: Statement
    ended: bool
    place: str


# message: where the rule is found (table, the values that choose its rows, the columns of its first and last day).
RULES: dict[str, tuple[str, dict[str, Any]]] = {
    "answer-law-arrival": ("remedy_exceptions", {"bar": "trp_dfn_claim"}),
    "answer-law-detention": ("law_changes", {"bill": "C-31", "act": "IRPA", "unit": "55(3.1)"}),
    "answer-law-pending": ("remedy_exceptions", {"bar": "hc_claim_pending"}),
    "answer-law-year": ("remedy_exceptions", {"bar": "hc_12m_2019"}),
    "answer-law-cessation": ("law_changes", {"bill": "C-31", "act": "IRPA", "unit": "46(1)(c.1)"}),
    "answer-law-list": ("law_changes", {"bill": "C-31", "act": "IRPA", "unit": "109.1"}),
    "answer-law-record": ("remedy_exceptions", {"bar": "record_indictable_2012"}),
    "answer-law-work": ("law_changes", {"bill": "C-10", "act": "IRPA", "unit": "30(1.2)"}),
    "answer-law-appeal": ("exposure", {"exposure": "appeal_designated"}),
    "answer-law-risk": ("exposure", {"exposure": "risk_assessment_24_more"}),
    "answer-law-empty": ("events", {"event": "designations_end"}),
}
DAYS = {  # by table: the columns of a rule's first and last day
    "remedy_exceptions": ("from", "until"),
    "exposure": ("starts", "ends"),
    "law_changes": ("in_force", ""),
    "events": ("", "first_day"),
}
STANDS = ("unchanged", "in_force", "reworded")  # states of a provision that is still law


def rules(evidence: Evidence) -> Iterator[Rule]:
    """Each rule with its first or its last day; one that the edition does not hold is left out."""
    for message, (table, where) in RULES.items():
        rows = evidence.rows(table, **where).sort_index().head(1)
        if not len(rows):
            continue
        row = rows.iloc[0]
        since, until = (row[name] if name else None for name in DAYS[table])
        ended = plain(until) is not None
        known = plain(until if ended else since)
        if known is None:  # the sample edition holds no day of some clauses
            continue
        place = row.get("citation") if table in ("remedy_exceptions", "exposure") else None
        place = f"{row['act']} {row['unit']}" if table == "law_changes" else _cited(row, place)
        holds = table != "law_changes" or row["state"] in STANDS
        values = {"day": Words(date, known), "state": "ended" if ended else "law"}
        for statement in evidence.state(message, table, rows, holds=holds, decided_by="state", **values):
            yield Rule(statement, ended, place)


def _cited(row: pd.Series, place: Any) -> str:
    """A citation with its Act, as the pages of the law know it."""
    if place is None or pd.isna(place):
        return ""
    if "/" in place:  # a section of an amending Act and the place in what it enacts
        return f"{row['act']}, s. {place.split('/')[0]}"
    return f"{row['act']} {place}" if str(place)[0].isdigit() and "act" in row else str(place)
