"""The text above and below a table, and the widths of its columns, for Word, LaTeX and Excel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tipimpact.publish.tables.model import Cell, Cited, Heading, Licensed, View
from tipimpact.publish.words import say

ROWS = 18  # what a portrait page holds


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
    return [block for block in _blocks_under(view) if block.lines]


def _blocks_under(view: View) -> list[Block]:
    def labelled(label: str, text: str) -> str:
        return f"{say('page-label', view.lang, label=label)} {text}"

    if view.from_tables:
        abbreviations = "; ".join(labelled(*pair) for pair in view.abbreviations)
        return [
            Block(say("page-notes", view.lang), view.notes),
            Block(say("page-abbreviations", view.lang), [abbreviations] if abbreviations else []),
            Block(say("finding-from", view.lang), view.from_tables),
            Block(say("page-cite", view.lang), [view.cite]),
        ]
    sources = [_source(source, view.lang) for source in view.sources]
    cite = [
        f"{view.cite} {say('page-cite_sources', view.lang)}",
        f"{say('page-cite_other', view.lang)} {view.cite_other}",
    ]
    return [
        Block(say("page-notes", view.lang), view.notes),
        Block(say("page-abbreviations", view.lang), [labelled(*pair) for pair in view.abbreviations]),
        Block(say("page-marks", view.lang), [labelled(*pair) for pair in view.marks]),
        Block(say("page-verdict", view.lang), [labelled(*verdict) for verdict in view.verdict]),
        Block(say("column-sources", view.lang), sources or [say("page-no_sources", view.lang)]),
        Block(say("page-licences", view.lang), _licences(view)),
        Block(say("trail-made", view.lang), [labelled(words, value) for _, words, value in view.hashes]),
        Block(say("page-cite", view.lang), cite),
    ]


def _licences(view: View) -> list[str]:
    """The licence of the table, then those of its sources; none where the sources are not at hand."""
    if not view.licences:
        return []
    own = say("data-licensed", view.lang, code=view.licence)
    return [own, *map(_licence, view.licences)]


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


def widths(view: View) -> list[float]:
    """Shares of the page's width: long texts get more, but not in proportion, and no word is broken."""
    texts = zip([heading(item) for item in view.headings], *([c.text for c in row] for row in view.rows), strict=True)
    needs = [
        max(4.0, 1.2 * _longest_word(head), *(len(text) ** 0.5 * 2 for text in column), *map(_longest_word, column))
        for head, *column in texts
    ]  # heads are bold
    return [need / sum(needs) for need in needs]


def _longest_word(text: str) -> float:
    return min(22, max(map(len, text.split()), default=0))
