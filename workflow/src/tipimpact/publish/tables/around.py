"""The text above and below a table, and the widths of its columns, for Word, LaTeX and Excel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tipimpact.publish.tables.model import Cell, Cited, Heading, Licensed, View
from tipimpact.publish.words import say

ROWS = 18  # what a portrait page holds
NUMBER = 1.5  # room for a number where the table is pasted: narrower text and a wider font
_ADDRESS = re.compile(r"(https://[^\s<>]*[^\s<>.,;:!?)])")


@dataclass(frozen=True)
class Block:
    """A title in words and the paragraphs under it."""

    title: str
    lines: list[str]


def caption(view: View) -> str:
    """Number and title; of a finding the title alone."""
    if view.number is None:
        return view.title
    return f"{say('page-table', view.lang, number=view.number)}. {view.title}"


def split_pages(view: View) -> Iterator[tuple[str, list[list[Cell]]]]:
    """The rows of a finding page by page, with the caption of each page, which is numbered where there are several."""
    parts = [view.rows[start : start + ROWS] for start in range(0, len(view.rows), ROWS)] or [[]]
    for page, rows in enumerate(parts, 1):
        numbered = say("finding-page", view.lang, title=caption(view), page=page, count=len(parts))
        yield numbered if len(parts) > 1 else caption(view), rows


def heading(item: Heading) -> str:
    """The title of a column, with its unit if the title does not name it."""
    return f"{item.title} ({item.unit_words})" if item.unit_words else item.title


def above(view: View) -> list[Block]:
    """The text above a table: what it is, what it is not, edition and review status."""
    if view.from_tables:  # a finding, which one page holds
        return [Block("", [view.what, *view.status])]
    means = say("edition-means", view.lang, code=view.edition)
    return [
        Block(say("page-what", view.lang), [view.what]),
        Block(say("page-is_not", view.lang), [view.is_not]),
        Block(say("edition", view.lang, code=view.edition), [means, *view.status]),
    ]


def under(view: View) -> list[Block]:
    """Notes, abbreviations, marks, verdict, sources, licences, how it was made, how to cite it; none that is empty."""
    lang = view.lang

    def label(pairs: Iterable[tuple[str, str]]) -> list[str]:
        return [f"{say('page-label', lang, label=name)} {text}" for name, text in pairs]

    blocks = {"page-notes": view.notes, "page-abbreviations": label(view.abbreviations)}
    if view.from_tables:
        together = "; ".join(blocks["page-abbreviations"])
        blocks |= {"page-abbreviations": [together] if together else []}
        blocks |= {"finding-from": view.from_tables, "page-cite": [view.cite]}
    else:
        own = say("data-licensed", lang, code=view.licence)
        blocks |= {
            "page-marks": label(view.marks),
            "page-verdict": label(view.verdict),
            "column-sources": [_describe(source, lang) for source in view.sources] or [say("page-no_sources", lang)],
            "page-licences": [own, *map(_name_licence, view.licences)] if view.licences else [],
            "trail-made": label((words, value) for _, words, value in view.hashes),
            "page-cite": [
                f"{view.cite} {say('page-cite_sources', lang)}",
                f"{say('page-cite_other', lang)} {view.cite_other}",
            ],
        }
    return [Block(say(id, lang), lines) for id, lines in blocks.items() if lines]


def _name_licence(licence: Licensed) -> str:
    return " ".join(filter(None, [f"{licence.name}.", licence.attribution, licence.url]))


def _describe(source: Cited, lang: str) -> str:
    parts = [
        f"{source.title} [{source.id}].",
        source.citation.rstrip(".") + ".",
        source.url,
        say("page-vintage", lang, vintage=source.vintage) if source.vintage else "",
        say("page-accessed", lang, date=source.accessed) if source.accessed else "",
        source.sample,
    ]
    return " ".join(filter(None, parts))


def linked(text: str) -> list[tuple[str, str]]:
    """The parts of a text, each with its address: "" but for an address that is written in it."""
    parts = _ADDRESS.split(text)
    return [(part, part if place % 2 else "") for place, part in enumerate(parts) if part]


def widths(view: View) -> list[float]:
    """Shares of the page's width: long texts get more, but not in proportion, and no word is broken."""
    texts = zip([heading(item) for item in view.headings], *([c.text for c in row] for row in view.rows), strict=True)
    wider = [NUMBER if item.kind == "number" else 1.0 for item in view.headings]
    needs = [
        max(4.0, 1.2 * _longest_word(head), *(max(len(text) ** 0.5 * 2, more * _longest_word(text)) for text in column))
        for (head, *column), more in zip(texts, wider, strict=True)
    ]  # heads are bold
    return [need / sum(needs) for need in needs]


def _longest_word(text: str) -> float:
    return min(22, max(map(len, text.split()), default=0))
