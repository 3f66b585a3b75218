"""What the brief says and shows: sections of texts, lists, pictures and short tables, in one language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from statistics import fmean
from typing import Literal

from tipimpact import __version__
from tipimpact.common.contracts.files import FILES
from tipimpact.common.errors import Problem, PublishError, nearest
from tipimpact.publish.figures import FIGURES
from tipimpact.publish.figures.draw import Picture, picture, sketched
from tipimpact.publish.figures.lives import figure
from tipimpact.publish.figures.model import WIDE
from tipimpact.publish.site.frame import hotline, say_law_day
from tipimpact.publish.statements import asks, gaps
from tipimpact.publish.statements.model import TableEvidence, first, holding
from tipimpact.publish.statements.opening import opening
from tipimpact.publish.tables.apparatus import list_publishers
from tipimpact.publish.tables.around import heading
from tipimpact.publish.tables.citation import address_of, authors, cite_values, contact, licence
from tipimpact.publish.tables.findings import FINDINGS as FOUND
from tipimpact.publish.tables.findings import finding_view, list_findings
from tipimpact.publish.tables.table import ResultTable
from tipimpact.publish.words import date, say, say_figure
from tipimpact.publish.words.constants import publication

PICTURES = ("lives", "claims", "permits", "recommendations")
FINDINGS = ("exposure", "provisions", "estimates")
DRAWN = ("closed", "delayed")  # lanes of the lives for which a page of print has room


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. kind: ``lead`` is set larger, ``quiet`` smaller."""

    text: str
    kind: Literal["text", "lead", "quiet"] = "text"


@dataclass(frozen=True)
class Items:
    """A list."""

    items: list[str]
    kind: Literal["items"] = "items"


@dataclass(frozen=True)
class Rows:
    """A short table in words. widths: of the columns, as shares of any whole."""

    title: str
    headings: list[str]
    rows: list[list[str]]
    note: str = ""
    kind: Literal["table"] = "table"

    @property
    def widths(self) -> list[float]:
        """The mean length of a cell, at least its longest word, so that long texts get more of the page."""
        columns = [list(column) for column in zip(self.headings, *self.rows, strict=True)]
        words = [max(len(word) for text in column for word in text.split(" ")) for column in columns]
        return [max(min(fmean(map(len, c)), 45), 1.3 * word + 2) for c, word in zip(columns, words, strict=True)]


@dataclass(frozen=True)
class Links:
    """Texts with their addresses, one after the other; "" for no address."""

    items: list[tuple[str, str]]
    kind: Literal["links"] = "links"


Block = Paragraph | Items | Links | Picture | Rows


@dataclass(frozen=True)
class Section:
    """A heading in words ("" for the opening) and what is under it."""

    title: str
    blocks: list[Block]


@dataclass(frozen=True)
class Brief:
    """The brief in one language, ready to be set. day: of the release, which the documents carry as their own."""

    lang: str
    title: str
    footer: str
    author: str
    day: dt.date
    sections: list[Section] = field(default_factory=list)


def brief(results: Mapping[str, ResultTable], pictures: Mapping[str, Picture | None], lang: str) -> Brief:
    """The brief of an edition.

    results: its published tables by name.  pictures: those of ``PICTURES``, by name; None for one
    without its table.
    Raises PublishError naming every picture that is missing.
    """
    if missing := [name for name in PICTURES if name not in pictures]:
        raise PublishError(
            Problem(f"the picture {name!r} was not drawn", "brief", ", ".join(PICTURES), nearest(name, pictures))
            for name in missing
        )
    evidence = TableEvidence.of(results)
    edition = str(next(iter(results.values())).facts["edition"])
    values = {"edition": say("edition", lang, code=edition), "version": __version__}
    cited = {**cite_values(edition, f"{FILES}/brief/{lang}.pdf", lang), **values}
    # each series that nobody publishes, and who holds it
    missing_series = [statement.text(lang) for statement in holding(gaps.brief_items(evidence))]
    drawn = {**pictures, "lives": _lives(evidence, lang) if pictures["lives"] else None}
    sections = [
        Section("", [*_opening(results, evidence, lang)]),
        Section(say("brief-pictures", lang), [one for name in PICTURES if (one := drawn[name])]),
        Section(
            say("brief-findings", lang),
            [
                *(Paragraph(f"{statement.text(lang)}.") for statement in holding(asks.FINDING.title(evidence))),
                *(_finding(name, results, evidence, lang) for name in list_findings(results, FINDINGS)),
            ],
        ),
        Section(say("brief-method", lang), [Paragraph(text) for text in _method(evidence, lang)]),
        Section(say("brief-missing", lang), [Paragraph(say("brief-missing-lead", lang)), Items(missing_series)]),
        Section(
            say("page-cite", lang),
            [
                Paragraph(say("brief-cite-brief", lang, **cited)),
                Links([(licence()[0], licence()[1]), *_link_address(lang), *_link_contact(lang)]),
                Paragraph(say("edition-means", lang, code=edition)),
            ],
        ),
        Section(say("answer-sources", lang), [Links(_list_sources(results, evidence, lang))]),
    ]
    days = {"day": date(publication().day, lang), "law": _law_day(evidence, lang), "data": _data_day(results, lang)}
    footer = say("brief-footer", lang, **values, **days)
    return Brief(lang, say("answer-title", lang), footer, authors(lang), publication().day, sections)


def _law_day(evidence: TableEvidence, lang: str) -> str:
    """The day of the law of today; a dash where the edition asks the law about nobody."""
    day = first(evidence.rows("eligibility", moment="today"), "day")
    return date(day, lang) if day else "–"


def _data_day(results: Mapping[str, ResultTable], lang: str) -> str:
    """The last day on which a file that a table rests on was read from its publisher."""
    used = {id for result in results.values() for id in result.facts.get("sources", ())}
    sources = next((result.sources.sources for result in results.values() if result.sources), ())
    days = [source.accessed for source in sources if source.accessed and source.id in used]
    return date(max(days), lang) if days else "–"


def _link_address(lang: str) -> list[tuple[str, str]]:
    address = address_of(f"{lang}/index.html", lang)
    return [(address, address if address.startswith("https://") else "")]


def _link_contact(lang: str) -> list[tuple[str, str]]:
    link, text = contact() or ("", say("answer-no_contact", lang))
    return [(text, link)]


def _list_sources(results: Mapping[str, ResultTable], evidence: TableEvidence, lang: str) -> list[tuple[str, str]]:
    """Who published what pictures and findings rest on, each once, with its address."""
    sources = next((result.sources for result in results.values() if result.sources), None)
    if sources is None:
        return []
    rows = [FIGURES[name].stated_rows(evidence) for name in PICTURES if FIGURES[name].published.table in results]
    tables = [name for finding in FINDINGS for name in FOUND[finding].tables if name in evidence.tables]
    rows += [evidence.tables[name] for name in tables]
    named: dict[str, str] = {}
    for each in rows:
        named = list_publishers(each, sources, lang) | named
    return list(named.items())


def _opening(results: Mapping[str, ResultTable], evidence: TableEvidence, lang: str) -> Iterator[Paragraph]:
    """The opening of the answer page, and what to know before acting on it."""
    yield Paragraph(" ".join(statement.text(lang) for statement in holding(opening(evidence))), "lead")
    care = [*say_law_day(evidence, lang), say("care-advice", lang), say("care-risk", lang)]
    _, number = hotline(results, lang)
    yield Paragraph(" ".join([*care, *([say("care-hotline", lang), number] if number else [])]), "quiet")


def _lives(evidence: TableEvidence, lang: str) -> Picture:
    """The figure of the lives, drawn with the lanes that an Act closed or delayed only."""
    lives = figure(DRAWN)
    rows = lives.shown(evidence, lang)
    drawn = sketched(lives, rows, lang, WIDE)
    subtitle, note = (say_figure("lives", part, lang) for part in ("subtitle", "note"))
    words = lives.heading(evidence, lang), subtitle, f"{note} {say('brief-lives', lang)}", "", lives.alt(evidence, lang)
    return Picture(drawn.svg(), *words, round(drawn.width), round(drawn.height))


def _finding(name: str, results: Mapping[str, ResultTable], evidence: TableEvidence, lang: str) -> Rows:
    view = finding_view(name, results, lang, evidence)
    rows = [[cell.text for cell in row] for row in view.rows]
    return Rows(view.title, [heading(item) for item in view.headings], rows, " ".join([*view.status, *view.notes]))


def _method(evidence: TableEvidence, lang: str) -> Iterator[str]:
    lives = evidence.rows("lives")
    if len(lives):
        yield say("brief-method-law", lang, lives=lives["life"].nunique(), remedies=lives["remedy"].nunique())
    for id in ("brief-method-estimates", "brief-method-counts", "brief-method-reports", "brief-method-care"):
        yield say(id, lang)


def draw_pictures(results: Mapping[str, ResultTable], lang: str) -> dict[str, Picture | None]:
    """The pictures of the brief by name; None for one of a table that the edition does not have."""
    evidence = TableEvidence.of(results)
    sources = next((result.sources for result in results.values()), None)
    figures = {name: FIGURES[name] for name in PICTURES}
    return {
        name: picture(figure, evidence, lang, sources) if figure.published.table in results else None
        for name, figure in figures.items()
    }
