"""The answer page: an opening, then a picture and a few sentences for each part, each number with its trail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup

from tipimpact.publish.site import archetypes, ask, recommendations
from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.inputs import SiteInputs, row_href, table_file
from tipimpact.publish.site.lanes import lives
from tipimpact.publish.site.linked import Linked
from tipimpact.publish.statements import claims, estimates, exposure, gaps, law, life_sentences, permits
from tipimpact.publish.statements import recommendations as asked
from tipimpact.publish.statements.model import Statement, TableEvidence
from tipimpact.publish.words import codes, say

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
    "who": [(archetypes.LIST, "site-archetypes"), (ask.TRY, "try-title")],
    "many": [("finding-waiting.html", "figure-waiting-title")],
    "claims": [("tables.html#compared", "figure-comparison-title"), ("methods.html", "site-methods")],
    "recommendations": [(recommendations.LIST, "site-recommendations")],
}


def answer_page(inputs: SiteInputs, lang: str) -> Page:
    """The page."""
    page = Linked(inputs, lang)
    opened = page.link_each("opening", opening(inputs.evidence))
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
        opening=opened,
        parts=parts,
        lives=lives(inputs, lang),
        glossary=codes("answer-word"),
    )


def _named(id: str, lang: str) -> dict[str, Any]:
    """A part that has only a name yet."""
    texts = {"name": say("answer-part", lang, code=id), **dict.fromkeys(("find", "sub", "note"), "")}
    return {**texts, "statements": [], "figure": None, "folds": id in FOLDED, "source": []}


def _part(page: Linked, id: str) -> dict[str, Any]:
    """A part with its picture: the finding is the picture's title."""
    inputs, lang = page.inputs, page.lang
    part = _named(id, lang) | {"statements": page.link_each(id, READERS[id](inputs.evidence))}
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
    """The questions that nobody can answer yet, and who could."""
    rows = [
        (question.text(lang), holder.text(lang), row_href(gaps.TABLE, inputs.row(gaps.TABLE, question.rows[0]) or 1))
        for question, holder in gaps.questions(inputs.evidence)
    ]
    return _named("unknown", lang) | {"gaps": rows}


# The opening.


def opening(evidence: TableEvidence) -> Iterator[Statement]:
    """The answer in at most 120 words."""
    yield from life_sentences.acts(evidence)
    yield from law.waits(evidence)
    yield from exposure.appeal(evidence)
    yield from law.record(evidence)
    yield Statement("answer-nobody")


def what_fell(evidence: TableEvidence) -> Iterator[Statement]:
    """The years of the fall, what else happened in them, and both estimates with their verdicts."""
    yield from claims.part(evidence)
    yield from estimates.part(evidence)


READERS: dict[str, Callable[[TableEvidence], Iterator[Statement]]] = {
    "who": life_sentences.part,
    "many": exposure.part,
    "claims": what_fell,
    "permits": permits.part,
    "recommendations": asked.part,
}
