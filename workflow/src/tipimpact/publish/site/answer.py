"""The answer page: an opening, then a picture and a few sentences for each part, each number with its trail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup

from tipimpact.publish.figures import FIGURES
from tipimpact.publish.site import finding_pages
from tipimpact.publish.site.frame import Draft, Page, Sentence
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.statements import claims, estimates, exposure, gaps, law, life_sentences, permits
from tipimpact.publish.statements.life_pages import summarize
from tipimpact.publish.statements.lives import PAGE, read_lives
from tipimpact.publish.statements.model import Statement, TableEvidence
from tipimpact.publish.statements.opening import opening
from tipimpact.publish.tables.apparatus import PUBLISHERS, list_publishers, number_of, say_missing


def what_fell(evidence: TableEvidence) -> Iterator[Statement]:
    """The years of the fall, what else happened in them, and both estimates with their verdicts."""
    yield from claims.part(evidence)
    yield from estimates.part(evidence)


# The parts with a picture, in the order of the page: the picture, and what reads the sentences.
PARTS: dict[str, tuple[str, Callable[[TableEvidence], Iterator[Statement]]]] = {
    "who": ("lives", life_sentences.part),
    "many": ("exposure", exposure.part),
    "claims": ("claims", what_fell),
    "permits": ("permits", permits.part),
    "recommendations": ("recommendations", lambda evidence: iter(())),
}
# Sentences of the opening that the first picture draws as a bar, by the Act.
BARS = {"answer-designated": "c31", "answer-year": "c31", "answer-appeal": "c31", "answer-record": "c10"}


def answer_page(inputs: SiteInputs, lang: str) -> Page:
    """The page."""
    page, evidence = Draft("answer", inputs, lang), inputs.evidence
    opened = page.link_each("opening", opening(evidence))
    known = page.link_each("designation", exposure.designation(evidence))
    parts = {
        id: (page.link_each(id, read(evidence)), _find_figure(page, figure)) for id, (figure, read) in PARTS.items()
    }
    return page.write(
        file="index.html",
        opened=opened,
        known=known,
        waits=list(_draw_waits(opened, evidence)),
        parts={id: part for id, part in parts.items() if any(part)},
        unlisted=" ".join(statement.text(lang) for statement in law.unlisted(evidence)),
        lives=[(life.code, summarize(life)) for life in read_lives(evidence) if life.number <= PAGE],
        rules=[
            (*page.link(f"law-{i}", statement), rule)
            for i, (rule, statement) in enumerate(law.part(evidence), 1)
            if statement.holds
        ],
        cite=law.cite,
        gaps=list(gaps.questions(evidence)),
        request_file=finding_pages.request_file,
        table_number=number_of,
    )


def _draw_waits(opened: list[Sentence], evidence: TableEvidence) -> Iterator[dict[str, Any]]:
    """The rules of the opening as the first picture: sentences, the Act, and the years of a bar, None for never."""
    values = {statement.id: statement.values for statement in opening(evidence)}
    for place, sentence in enumerate(opened):
        if sentence.id in BARS:
            after = [own for own in opened[place + 1 : place + 2] if own.id == "answer-exceptions"]
            years = values[sentence.id].get("years") or values[sentence.id].get("months", 0) / 12
            yield {"sentences": [sentence, *after], "act": BARS[sentence.id], "years": years or None}


def _find_figure(page: Draft, name: str) -> dict[str, Any]:
    """A picture with its words and publishers; empty where the edition does not have it."""
    inputs, lang = page.inputs, page.lang
    for entry in inputs.figures:
        if entry["name"] == name and entry[lang]["svg"] in inputs.pictures:
            wide, small = (Markup(inputs.pictures[entry[lang][shape]]) for shape in ("svg", "phone"))
            publishers = list_publishers(FIGURES[name].stated_rows(inputs.evidence), inputs.authored.sources, lang)
            first = list(publishers.items())[:PUBLISHERS]
            missing = say_missing(inputs.results[entry["table"]].facts, inputs.authored.sources, lang)
            shown = {"wide": wide, "small": small, "publishers": first, "missing": missing}
            return {**entry, **entry[lang], **shown}
    return {}
