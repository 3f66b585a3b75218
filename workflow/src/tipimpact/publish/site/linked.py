"""Statements as HTML: each number is a link that opens the rows it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from tipimpact.eligibility.rows import format_citation
from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.site.trail import Trail, of_statement
from tipimpact.publish.statements.model import Statement, holding
from tipimpact.publish.tables.apparatus import list_publishers
from tipimpact.publish.words import law
from tipimpact.publish.words.marks import END, START

ORIGINS = 3  # beside a sentence


def tag_numbers(statement: Statement, lang: str, anchor: str = "") -> Markup:
    """A statement as HTML, everything escaped; with an anchor each number is a link to it, without it bold."""
    opened, closed = (
        (Markup('<a class="n" href="#{}">').format(anchor), "</a>") if anchor else ('<b class="n">', "</b>")
    )
    return Markup(str(escape(statement.marked(lang))).replace(START, opened).replace(END, closed))


@dataclass(frozen=True)
class Sentence:
    """A statement on a page. anchor: "" for one without a trail.  origins: what it was read from, with addresses."""

    id: str
    anchor: str
    html: Markup
    origins: list[tuple[str, str]]


class Linked:
    """The statements of a page, and the trails that their numbers open."""

    def __init__(self, inputs: SiteInputs, lang: str):
        self.inputs, self.lang, self.trails = inputs, lang, list[Trail]()

    def link_each(self, part: str, statements: Iterable[Statement]) -> list[Sentence]:
        """Each statement that holds."""
        return [
            Sentence(statement.id, *self.link(f"{part}-{i}", statement), self.list_origins(statement))
            for i, statement in enumerate(holding(statements), 1)
        ]

    def list_origins(self, statement: Statement) -> list[tuple[str, str]]:
        """The provisions, or the publishers with the year, that a statement with a number was read from: the first few.

        Each has an address, "" for none.
        """
        if not statement.rows or START not in statement.marked(self.lang):
            return []
        rows = self.inputs.evidence.tables[statement.table].loc[list(statement.rows)]
        if "citation" not in rows:
            return list(list_publishers(rows, self.inputs.sources, self.lang).items())[:ORIGINS]
        rows, places = rows.dropna(subset="citation"), self.inputs.provisions
        whole = rows["citation"].str.contains(" ").all()  # the table cites the Act in it
        cited = rows["citation"] if whole else [format_citation(row) for row in rows.to_dict("records")]
        return [(law(place, self.lang), href(place, places) or "") for place in dict.fromkeys(cited)][:ORIGINS]

    def link(self, anchor: str, statement: Statement) -> tuple[str, Markup]:
        """A statement whose numbers open its trail, and its anchor: "" for one without such a number."""
        if not statement.table or START not in statement.marked(self.lang):
            return "", tag_numbers(statement, self.lang)
        self.trails.append(of_statement(self.inputs, anchor, statement, self.lang))
        return anchor, tag_numbers(statement, self.lang, anchor)
