"""The text above and below a table, and the strips of a wide one, for printed formats (Word, LaTeX, Excel)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tipimpact.publish.tables.model import Cell, Cited, Heading, Licensed, View
from tipimpact.publish.words import say

PANEL = 7  # columns that fit across a landscape page, beside the row number
UPRIGHT = 6  # columns that fit across a portrait page; such a table is not numbered by row


@dataclass(frozen=True)
class Block:
    """A title in words and the paragraphs under it."""

    title: str
    lines: list[str]


@dataclass(frozen=True)
class Panel:
    """Some columns of all rows: as many as fit across one page."""

    headings: list[Heading]
    rows: list[list[Cell]]


def caption(view: View) -> str:
    """Number and title; of a finding the title, which says what was found."""
    if view.number is None:
        return view.title
    return f"{say('page-table', view.lang, number=view.number)}. {view.title}"


def heading(item: Heading) -> str:
    """The title of a column, with its unit if the title does not name it."""
    return f"{item.title} ({item.unit_words})" if item.unit_words else item.title


def above(view: View) -> list[Block]:
    """The text above a table: what it is, what it is not, edition and review status."""
    edition = Block(
        say("edition", view.lang, code=view.edition), [say("edition-means", view.lang, code=view.edition), *view.status]
    )
    if view.from_tables:  # a finding, which one page holds
        return [Block("", [view.what, *view.status])]
    return [
        Block(say("page-what", view.lang), [view.what]),
        Block(say("page-is_not", view.lang), [view.is_not]),
        edition,
    ]


def under(view: View, rounding: str = "page-rounding") -> list[Block]:
    """The blocks below a table that are not empty. rounding: the message on rounding, or ""."""
    return [block for block in blocks_under(view, rounding) if block.lines]


def blocks_under(view: View, rounding: str = "page-rounding") -> list[Block]:
    """Notes, abbreviations, marks, verdict, sources, licences, how it was made, how to cite it; some may be empty."""

    def labelled(label: str, text: str) -> str:
        return f"{say('page-label', view.lang, label=label)} {text}"

    if view.from_tables:
        return [
            Block(say("page-notes", view.lang), view.notes),
            Block(
                say("page-abbreviations", view.lang),
                [*filter(None, ["; ".join(labelled(*pair) for pair in view.abbreviations)])],
            ),
            Block(say("finding-from", view.lang), view.from_tables),
            Block(say("page-cite", view.lang), [view.cite]),
        ]
    sources = [_source(source, view.lang) for source in view.sources]
    cite = [
        f"{view.cite} {say('page-cite_sources', view.lang)}",
        f"{say('page-cite_other', view.lang)} {view.cite_other}",
    ]
    return [
        Block(say("page-notes", view.lang), [*view.notes, *([say(rounding, view.lang)] if rounding else [])]),
        Block(say("page-abbreviations", view.lang), [labelled(*pair) for pair in view.abbreviations]),
        Block(say("page-marks", view.lang), [labelled(*pair) for pair in view.marks]),
        Block(say("page-verdict", view.lang), [labelled(*verdict) for verdict in view.verdict]),
        Block(say("page-sources", view.lang), sources or [say("page-no_sources", view.lang)]),
        Block(say("page-licences", view.lang), [_licence(licence) for licence in view.licences]),
        Block(say("page-trace", view.lang), [labelled(words, value) for _, words, value in view.hashes]),
        Block(say("page-cite", view.lang), cite),
    ]


def _licence(licence: Licensed) -> str:
    return " ".join(filter(None, [f"{licence.name}.", licence.attribution, licence.url]))


def _source(source: Cited, lang: str) -> str:
    parts = [
        f"{source.title} [{source.id}].",
        source.citation.rstrip(".") + ".",
        source.url,
        say("page-vintage", lang, vintage=source.vintage) if source.vintage else "",
        say("page-accessed", lang, date=source.accessed) if source.accessed else "",
        source.sample,
    ]
    return " ".join(filter(None, parts))


def is_upright(view: View) -> bool:
    """Whether a table fits across a portrait page."""
    return len(view.headings) <= UPRIGHT


def widths(panel: Panel) -> list[float]:
    """Shares of the page's width: long texts get more, but not in proportion, and no word is broken."""
    texts = zip([heading(item) for item in panel.headings], *([c.text for c in row] for row in panel.rows), strict=True)
    needs = [
        max(4.0, 1.2 * _longest_word(head), *(len(text) ** 0.5 * 2 for text in column), *map(_longest_word, column))
        for head, *column in texts
    ]  # heads are bold
    return [need / sum(needs) for need in needs]


def _longest_word(text: str) -> float:
    return min(22, max(map(len, text.split()), default=0))


def panels(view: View) -> Iterator[Panel]:
    """The table in strips of columns that fit a page, each with the row numbers on its left; a narrow one as it is."""
    if is_upright(view):
        yield Panel(view.headings, view.rows)
        return
    row_number = Heading("", say("page-row", view.lang), "number")
    for first in range(0, len(view.headings), PANEL):
        part = slice(first, first + PANEL)
        rows = [[Cell("number", i, str(i)), *row[part]] for i, row in enumerate(view.rows, 1)]
        yield Panel([row_number, *view.headings[part]], rows)
