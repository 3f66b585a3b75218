"""What stands above and under a table, and how a wide one is printed: for formats that are pages and no HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tipimpact.publish.tables.model import Cell, Cited, Heading, View
from tipimpact.publish.words import i18n

PANEL = 7  # columns that fit across a page laid on its side, beside the number of the row


@dataclass(frozen=True)
class Block:
    """A title in words and the paragraphs under it."""

    title: str
    lines: list[str]


@dataclass(frozen=True)
class Panel:
    """Some columns of all rows, as they stand across one page."""

    headings: list[Heading]
    rows: list[list[Cell]]


def caption(view: View) -> str:
    """Number and title."""
    return f"{i18n.t('page-table', view.lang, number=view.number)}. {view.title}"


def heading(item: Heading) -> str:
    """The title of a column, with its unit where the title does not say it."""
    return f"{item.title} ({item.unit_words})" if item.unit_words else item.title


def above(view: View) -> list[Block]:
    """What a reader must know before reading."""
    edition = Block(
        i18n.t(f"edition-{view.edition}", view.lang), [i18n.t(f"edition-{view.edition}-means", view.lang), *view.status]
    )
    return [
        Block(i18n.t("page-what", view.lang), [view.what]),
        Block(i18n.t("page-is_not", view.lang), [view.is_not]),
        edition,
    ]


def under(view: View, rounding: str = "page-rounding") -> list[Block]:
    """What a reader must know after reading. rounding: the message that says how numbers are rounded, or ""."""
    return [block for block in blocks_under(view, rounding) if block.lines]


def blocks_under(view: View, rounding: str = "page-rounding") -> list[Block]:
    """Notes, abbreviations, marks, verdict, sources, licences, how it was made, how to cite it; some may be empty."""

    def t(key: str) -> str:
        return i18n.t(f"page-{key}", view.lang)

    colon = f"{i18n.NBSP}:" if view.lang == "fr" else ":"
    return [
        Block(t("notes"), [*view.notes, *([i18n.t(rounding, view.lang)] if rounding else [])]),
        Block(t("abbreviations"), [f"{short}{colon} {meaning}" for short, meaning in view.abbreviations]),
        Block(t("marks"), [f"{mark}{colon} {meaning}" for mark, meaning in view.marks]),
        Block(t("verdict"), [f"{words}{colon} {meaning}" for words, meaning in view.verdict]),
        Block(t("sources"), [_source(source, view.lang) for source in view.sources] or [t("no_sources")]),
        Block(t("licences"), [" ".join(filter(None, [f"{u.name}.", u.attribution, u.url])) for u in view.licences]),
        Block(t("trace"), [f"{words}{colon} {value}" for _, words, value in view.facts]),
        Block(t("cite"), [f"{view.cite} {t('cite_sources')}", f"{t('cite_other')} {view.cite_other}"]),
    ]


def _source(source: Cited, lang: str) -> str:
    parts = [
        f"{source.title} [{source.id}].",
        source.citation.rstrip(".") + ".",
        source.url,
        i18n.t("page-vintage", lang, vintage=source.vintage) if source.vintage else "",
        i18n.t("page-accessed", lang, date=source.accessed) if source.accessed else "",
        source.sample,
    ]
    return " ".join(filter(None, parts))


def panels(view: View) -> Iterator[Panel]:
    """The table in strips of columns, each with the number of the row before it, so that a page holds it."""
    number = Heading("", i18n.t("page-row", view.lang), "number")
    for first in range(0, len(view.headings), PANEL):
        part = slice(first, first + PANEL)
        rows = [[Cell("number", i, str(i)), *row[part]] for i, row in enumerate(view.rows, 1)]
        yield Panel([number, *view.headings[part]], rows)
