"""The first page: the title, whom to call, one child, what was asked, who, what fell, one day, what nobody counted."""

from __future__ import annotations

import datetime as dt
from typing import Any

from markupsafe import Markup

from tipimpact.publish.figures import FIGURES
from tipimpact.publish.figures.draw import picture, shorten
from tipimpact.publish.site import finding_pages
from tipimpact.publish.site.ask import has_rules, inline_script
from tipimpact.publish.site.frame import Draft, Page
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.statements import asked_today, detected, gaps, one_day, reform
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.statements.opening import opening
from tipimpact.publish.tables.citation import cite_values
from tipimpact.publish.words import say
from tipimpact.publish.words.formats import date

DRAWN = ("child", "detected", "months", "day")
DOWN = {  # one click down: what earlier was on this page
    "finding-lives.html": "answer-down-lives",
    "finding-exposure.html": "answer-down-exposure",
    "finding-permits.html": "answer-down-permits",
    "finding-reform.html": "answer-down-reform",
    "recommendations.html": "site-recommendations",
    "story.html": "answer-down-story",
    "tables.html": "site-tables",
}
STRIP = "strip.js"


def answer_page(inputs: SiteInputs, lang: str) -> Page:
    """The page."""
    page, evidence = Draft("answer", inputs, lang), inputs.evidence
    opened = {sentence.id: sentence for sentence in page.link_each("opening", opening(evidence))}
    figures = {name: drawn for name in DRAWN if (drawn := _draw(inputs, name, lang))}
    return page.write(
        file="index.html",
        opened=opened,
        figures=figures,
        asked=[
            [page.link(f"{part}-{i}", statement) for part, statement in zip(("asked", "today"), pair, strict=True)]
            for i, pair in enumerate(asked_today.lines(evidence), 1)
        ],
        unasked=page.link_each("unasked", asked_today.unasked_change(evidence)),
        who=page.link_each("who", detected.who(evidence)),
        claims=page.link_each("claims", (reform.answer_in_short if "months" in figures else reform.answer)(evidence)),
        gaps=list(gaps.questions(evidence)),
        request_file=finding_pages.request_file,
        down=DOWN,
        starts="ask.html" if has_rules(inputs) else "questions.html",
        cite=cite_values(inputs.edition, f"{lang}/index.html", lang),
        strip=_strip(evidence, lang),
        **inline_script(STRIP),
    )


def _draw(inputs: SiteInputs, name: str, lang: str) -> dict[str, Any]:
    """A figure with its words, drawn in the page so that it follows its colours; empty where it has nothing to show."""
    figure = FIGURES.get(name)
    if figure is None or figure.published.table not in inputs.results or figure.shown(inputs.evidence, lang).empty:
        return {}
    drawn = picture(figure, inputs.evidence, lang, inputs.authored.sources)
    words = {part: getattr(drawn, part) for part in ("title", "subtitle", "note", "alt", "source", "licensed")}
    shapes = {"wide": drawn, "phone": drawn.phone}
    svgs = {shape: Markup(shorten(made.svg, drawn.short)) for shape, made in shapes.items() if made}
    return {"name": name, **svgs, **words}


def _strip(evidence: TableEvidence, lang: str) -> dict[str, Any]:
    """What the strip of days needs: each remedy with its stretches in days from the first, and its words."""
    rows = one_day.select_days(evidence)
    edge = one_day.find_edge(rows)
    if edge is None:
        return {}
    first = rows["first_day"].min()
    lanes: dict[str, list[list[Any]]] = {}
    for row in rows.to_dict("records"):
        ends = [(row[name] - first).days for name in ("first_day", "last_day")]
        lanes.setdefault(row["remedy"], []).append([*ends, one_day.effect_of(row)])
    codes = dict.fromkeys(code for stretches in lanes.values() for *_, code in stretches)
    jumps = [edge["last"], edge["next"], year := one_day.find_year_end(rows), year and year + dt.timedelta(1)]
    return {
        "first": first.date().isoformat(),
        "lanes": lanes,
        "names": {remedy: say("figure-day-lane", lang, code=remedy) for remedy in lanes},
        "words": {code: say("answer-strip", lang, code=code, count=0) for code in codes if code != "later"},
        "later": [say("answer-strip", lang, code="later", count=count + 1) for count in range(edge["days"])],
        "opens": (edge["ends"] - first.date()).days + 1,
        "on": say("answer-strip-on", lang, day="{day}"),
        "jumps": [[(day - first.date()).days, date(day, lang)] for day in filter(None, jumps)],
    }
