"""The answer page: an opening, then a picture and a few sentences for each part, each number with its trail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from tipimpact.publish.figures import FIGURES
from tipimpact.publish.site import archetypes, ask, finding_pages, recommendations
from tipimpact.publish.site.frame import Draft, Page, Sentence
from tipimpact.publish.site.inputs import SiteInputs, table_file
from tipimpact.publish.statements import claims, estimates, exposure, gaps, law, life_sentences, permits
from tipimpact.publish.statements.life_pages import summarize
from tipimpact.publish.statements.lives import PAGE, read_lives
from tipimpact.publish.statements.model import Statement, TableEvidence
from tipimpact.publish.statements.opening import opening
from tipimpact.publish.tables.apparatus import PUBLISHERS, list_publishers
from tipimpact.publish.words import say


@dataclass(frozen=True)
class AnswerPart:
    """A part with a picture, whose title is the finding.

    figure: the picture.  read: its sentences.  folds: whether a phone folds the picture, so that words come first.
    note, subtitle: messages instead of those of the picture; "" for none, where sentences or the finding say it.
    doors: where to read more: a page and the message of its link.
    """

    figure: str
    read: Callable[[TableEvidence], Iterator[Statement]] = lambda evidence: iter(())
    folds: bool = True
    note: str | None = None
    subtitle: str | None = None
    doors: tuple[tuple[str, str], ...] = ()


def what_fell(evidence: TableEvidence) -> Iterator[Statement]:
    """The years of the fall, what else happened in them, and both estimates with their verdicts."""
    yield from claims.part(evidence)
    yield from estimates.part(evidence)


PARTS = {  # in the order of the page
    "who": AnswerPart(
        "lives",
        life_sentences.part,
        note="answer-note-who",
        doors=((archetypes.LIST, "site-archetypes"), (ask.TRY, "try-title")),
    ),
    "many": AnswerPart(
        "exposure", exposure.part, note="", subtitle="", doors=(("finding-waiting.html", "figure-waiting-title"),)
    ),
    "claims": AnswerPart(
        "claims",
        what_fell,
        folds=False,
        note="answer-note-claims",
        subtitle="answer-sub-claims",
        doors=(("tables.html#compared", "figure-comparison-title"), ("methods.html", "site-methods")),
    ),
    "permits": AnswerPart("permits", permits.part, note="", subtitle=""),
    "recommendations": AnswerPart(
        "recommendations", subtitle="", doors=((recommendations.LIST, "site-recommendations"),)
    ),
}
# Sentences of the opening that the first picture draws as a bar, by the Act.
BARS = {"answer-designated": "c31", "answer-year": "c31", "answer-appeal": "c31", "answer-record": "c10"}
EMPTY: dict[str, Any] = {  # what a part without a picture has
    **dict.fromkeys(("find", "sub", "note"), ""),
    **dict.fromkeys(("statements", "source", "publishers"), ()),
    "figure": None,
    "folds": False,
}


def answer_page(inputs: SiteInputs, lang: str) -> Page:
    """The page."""
    page, evidence = Draft("answer", inputs, lang), inputs.evidence
    opened = page.link_each("opening", opening(evidence))
    known = page.link_each("designation", exposure.designation(evidence))
    parts = {id: _show_part(page, id, part) for id, part in PARTS.items()}
    parts = {id: part for id, part in parts.items() if part["statements"] or part["figure"]}
    unlisted = " ".join(statement.text(lang) for statement in law.unlisted(evidence))
    parts |= {"law": EMPTY | {"note": unlisted}, "unknown": EMPTY, "words": EMPTY}
    return page.write(
        file="index.html",
        opened=opened,
        known=known,
        waits=list(_draw_waits(opened, evidence)),
        parts=parts,
        lives=[(life.code, summarize(life)) for life in read_lives(evidence) if life.number <= PAGE],
        rules=[
            (*page.link(f"law-{i}", statement), rule)
            for i, (rule, statement) in enumerate(law.part(evidence), 1)
            if statement.holds
        ],
        cite=law.cite,
        gaps=list(gaps.questions(evidence)),
        request_file=finding_pages.request_file,
    )


def _draw_waits(opened: list[Sentence], evidence: TableEvidence) -> Iterator[dict[str, Any]]:
    """The rules of the opening as the first picture: sentences, the Act, and the years of a bar, None for never."""
    values = {statement.id: statement.values for statement in opening(evidence)}
    for place, sentence in enumerate(opened):
        if sentence.id in BARS:
            after = [own for own in opened[place + 1 : place + 2] if own.id == "answer-exceptions"]
            years = values[sentence.id].get("years") or values[sentence.id].get("months", 0) / 12
            yield {"sentences": [sentence, *after], "act": BARS[sentence.id], "years": years or None}


def _show_part(page: Draft, id: str, part: AnswerPart) -> dict[str, Any]:
    """What the page shows of a part; only its sentences where the picture is not there."""
    inputs, lang = page.inputs, page.lang
    shown = EMPTY | {"statements": page.link_each(id, part.read(inputs.evidence)), "folds": part.folds}
    entry = next((entry for entry in inputs.figures if entry["name"] == part.figure), None)
    if entry is None or entry[lang]["svg"] not in inputs.pictures:
        return shown
    drawn = entry[lang]
    source = [
        (table_file(entry["table"]), say("page-table", lang, number=str(entry["table_number"]))),
        (f"../../figures/{drawn['data']}", say("answer-data", lang)),
        *((file, say(message, lang)) for file, message in part.doors),
    ]
    wide, small = (Markup(inputs.pictures[drawn[shape]]) for shape in ("svg", "phone"))
    rows = FIGURES[part.figure].stated_rows(inputs.evidence)
    return shown | {
        "find": drawn["title"],
        "sub": drawn["subtitle"] if part.subtitle is None else part.subtitle and say(part.subtitle, lang),
        "note": drawn["note"] if part.note is None else part.note and say(part.note, lang),
        "source": source,
        "figure": {"name": entry["name"], "wide": wide, "small": small},
        "publishers": list(list_publishers(rows, inputs.sources, lang).items())[:PUBLISHERS],
    }
