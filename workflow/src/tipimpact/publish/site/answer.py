"""The answer page: an opening, then a picture and a few sentences for each part, each number with its trail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup

from tipimpact.publish.figures import FIGURES as DRAWN
from tipimpact.publish.site import archetypes, ask, recommendations, requests
from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.inputs import SiteInputs, table_file
from tipimpact.publish.site.lanes import lives
from tipimpact.publish.site.linked import Linked, Sentence
from tipimpact.publish.statements import claims, estimates, exposure, gaps, law, life_sentences, permits
from tipimpact.publish.statements.model import Statement, TableEvidence
from tipimpact.publish.statements.opening import opening
from tipimpact.publish.tables.apparatus import PUBLISHERS, list_publishers
from tipimpact.publish.tables.citation import contact
from tipimpact.publish.words import codes, say

FIGURES = {  # by part, in the order of the page
    "who": "lives",
    "many": "exposure",
    "claims": "claims",
    "permits": "permits",
    "recommendations": "recommendations",
}
FOLDED = (
    "who",
    "many",
    "permits",
    "recommendations",
)  # parts whose picture is folded on a phone, because words come first there
# Where the sentences of a part say what the note of its picture says: a shorter note, or none.
NOTES = {"who": "answer-note-who", "many": "", "claims": "answer-note-claims", "permits": ""}
# A shorter subtitle than the picture's, or none where the finding says what is drawn.
SUBTITLES = {"many": "", "claims": "answer-sub-claims", "permits": "", "recommendations": ""}
# Sentences of the opening that the first picture draws as a bar, by the Act; then those that close it.
BARS = {"answer-designated": "c31", "answer-year": "c31", "answer-appeal": "c31", "answer-record": "c10"}
CLOSING = ("answer-no_exception", "answer-nobody")
DOORS = {  # where to read more on a part: a page and the message of its link
    "who": [(archetypes.LIST, "site-archetypes"), (ask.TRY, "try-title")],
    "many": [("finding-waiting.html", "figure-waiting-title")],
    "claims": [("tables.html#compared", "figure-comparison-title"), ("methods.html", "site-methods")],
    "recommendations": [(recommendations.LIST, "site-recommendations")],
}


def answer_page(inputs: SiteInputs, lang: str) -> Page:
    """The page."""
    page = Linked(inputs, lang)
    opened = page.link_each("opening", opening(inputs.evidence))
    known = page.link_each("designation", exposure.designation(inputs.evidence))
    parts = [(id, _part(page, id)) for id in FIGURES]
    parts = [(id, part) for id, part in parts if part["statements"] or part["figure"]]
    parts += [("law", _law_part(page)), ("unknown", _unknown_part(inputs, lang)), ("words", _named("words", lang))]
    title, describes = say("answer-title", lang), say("answer-describes", lang)
    return framed(
        inputs,
        "answer",
        lang,
        "index.html",
        title,
        describes,
        trails=page.trails,
        headline=[sentence for sentence in opened if sentence.id == "answer-acts"],
        lead=[*(sentence for sentence in opened if sentence.id == "answer-remain"), *known],
        waits=list(_draw_waits(opened, inputs.evidence)),
        closing=[sentence for sentence in opened if sentence.id in CLOSING],
        parts=parts,
        lives=lives(inputs, lang),
        glossary=codes("answer-word"),
    )


def _draw_waits(opened: list[Sentence], evidence: TableEvidence) -> Iterator[dict[str, Any]]:
    """The rules of the opening as the first picture: sentences, the Act, and the years of a bar, None for never."""
    values = {statement.id: statement.values for statement in opening(evidence)}
    for place, sentence in enumerate(opened):
        if sentence.id in BARS:
            after = [own for own in opened[place + 1 : place + 2] if own.id == "answer-exceptions"]
            years = values[sentence.id].get("years") or values[sentence.id].get("months", 0) / 12
            yield {"sentences": [sentence, *after], "act": BARS[sentence.id], "years": years or None}


def _named(id: str, lang: str) -> dict[str, Any]:
    """A part that has only a name yet."""
    texts = {"name": say("answer-part", lang, code=id), **dict.fromkeys(("find", "sub", "note"), "")}
    return {**texts, "statements": [], "figure": None, "folds": id in FOLDED, "source": [], "publishers": []}


def _part(page: Linked, id: str) -> dict[str, Any]:
    """A part with its picture: the finding is the picture's title."""
    inputs, lang = page.inputs, page.lang
    part = _named(id, lang) | {"statements": page.link_each(id, READERS[id](inputs.evidence) if id in READERS else ())}
    entry = next((entry for entry in inputs.figures if entry["name"] == FIGURES[id]), None)
    if entry is None or entry[lang]["svg"] not in inputs.pictures:
        return part
    drawn = entry[lang]
    wide, small = (Markup(inputs.pictures[drawn[shape]]) for shape in ("svg", "phone"))
    source = [(table_file(entry["table"]), say("page-table", lang, number=str(entry["table_number"])))]
    source.append((f"../../figures/{drawn['data']}", say("answer-data", lang)))
    source += [(file, say(message, lang)) for file, message in DOORS.get(id, ())]
    written = {"sub": (SUBTITLES, "subtitle"), "note": (NOTES, "note")}
    for name, (own, theirs) in written.items():
        part[name] = drawn[theirs] if id not in own else say(own[id], lang) if own[id] else ""
    figure = {"name": entry["name"], "wide": wide, "small": small}
    rows = DRAWN[FIGURES[id]].stated_rows(inputs.evidence)
    part["publishers"] = list(list_publishers(rows, inputs.sources, lang).items())[:PUBLISHERS]
    return part | {"find": drawn["title"], "source": source, "figure": figure}


def _law_part(page: Linked) -> dict[str, Any]:
    """Two lists: what is still law, and what has ended."""
    lists: dict[str, list[tuple[str, Markup, str, str | None]]] = {"answer-law-still": [], "answer-law-ended": []}
    for i, (rule, statement) in enumerate(law.part(page.inputs.evidence), 1):
        if statement.holds:
            anchor, html = page.link(f"law-{i}", statement)
            key = "answer-law-still" if rule.state.is_law else "answer-law-ended"
            lists[key].append((anchor, html, law.cite(rule.place, page.lang), href(rule.place, page.inputs.provisions)))
    note = " ".join(statement.text(page.lang) for statement in law.unlisted(page.inputs.evidence))
    return _named("law", page.lang) | {"lists": list(lists.items()), "note": note}


def _unknown_part(inputs: SiteInputs, lang: str) -> dict[str, Any]:
    """The questions that nobody can answer yet, each with the request that would settle it."""
    asked = gaps.questions(inputs.evidence)
    rows = [(question.text(lang), requests.file_of(question.values["code"])) for question in asked]
    return _named("unknown", lang) | {"gaps": rows, "contact": contact()}


def what_fell(evidence: TableEvidence) -> Iterator[Statement]:
    """The years of the fall, what else happened in them, and both estimates with their verdicts."""
    yield from claims.part(evidence)
    yield from estimates.part(evidence)


READERS: dict[str, Callable[[TableEvidence], Iterator[Statement]]] = {
    "who": life_sentences.part,
    "many": exposure.part,
    "claims": what_fell,
    "permits": permits.part,
}
