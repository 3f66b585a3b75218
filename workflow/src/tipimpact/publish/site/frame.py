"""A page of the site: what all pages share, its statements, and the trails that its numbers open.

Templates hold the rest: each sets its ``title`` and, for previews, what it ``describes``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from tipimpact.common.contracts.files import FILES, situation_file
from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.inputs import Row, SiteInputs, row_href, table_file
from tipimpact.publish.site.trail import Trail, function_of, list_sources, made, of_row, of_rows
from tipimpact.publish.statements.law import list_rules
from tipimpact.publish.statements.model import Statement, TableEvidence, first, holding
from tipimpact.publish.tables.apparatus import list_publishers, name_body
from tipimpact.publish.tables.cells import clean
from tipimpact.publish.tables.citation import contact
from tipimpact.publish.tables.html_format import page
from tipimpact.publish.tables.table import ResultTable
from tipimpact.publish.words import NBSP, capital, codes, date, interval, law, listed, number, say, say_code
from tipimpact.publish.words.constants import publication
from tipimpact.publish.words.law_labels import cite_row
from tipimpact.publish.words.marks import END, START

ORIGINS = 3  # beside a sentence
# What a page says of the law that it read, and after how many days; ``ask.js`` asks them too.
AGES = {"care-aged": 90, "care-old": 365}
SHARED = {  # what every template may call
    "capital": capital,
    "clean": clean,
    "codes": codes,
    "row_href": row_href,
    "situation_file": situation_file,
    "table_file": table_file,
}


@dataclass(frozen=True)
class Page:
    """A page: its file in the folder of its language, and its text."""

    file: str
    text: str


@dataclass(frozen=True)
class Sentence:
    """A statement on a page. anchor: "" for one without a trail.  origins: what it was read from, with addresses."""

    id: str
    anchor: str
    html: Markup
    origins: list[tuple[str, str]]


class Draft:
    """A page in the making. trails: those that its numbers open."""

    def __init__(self, template: str, inputs: SiteInputs, lang: str):
        self.template, self.inputs, self.lang = template, inputs, lang
        self.trails: list[Trail] = []

    def link_each(self, part: str, statements: Iterable[Statement]) -> list[Sentence]:
        """Each statement that holds."""
        return [
            Sentence(statement.id, *self.link(f"{part}-{i}", statement), self._list_origins(statement))
            for i, statement in enumerate(holding(statements), 1)
        ]

    def link(self, anchor: str, statement: Statement) -> tuple[str, Markup]:
        """A statement whose numbers open its trail, and its anchor: "" for one without such a number."""
        if not statement.table or START not in statement.marked(self.lang):
            return "", tag_numbers(statement, self.lang)
        read, text = (self.inputs, statement.table, statement.rows, self.lang), statement.text(self.lang)
        self.trails.append(of_rows(*read, anchor, f"#{anchor}-said", text, statement.claim or ""))
        return anchor, tag_numbers(statement, self.lang, anchor)

    def trail_rows(self, table: str, rows: Iterable[Row], back: str, mark: str = "t") -> None:
        """The trails of rows. back: the anchor to return to, in which ``{column}`` is a value of the row."""
        for row in rows:
            anchor = back.format_map(row.values)
            self.trails.append(of_row(self.inputs, table, row, self.lang, f"{mark}{row.number}", anchor))

    def _list_origins(self, statement: Statement) -> list[tuple[str, str]]:
        """The provisions, or the publishers with the year, that a statement with a number was read from: the first few.

        Each has an address, "" for none.
        """
        if not statement.rows or START not in statement.marked(self.lang):
            return []
        rows = self.inputs.evidence.tables[statement.table].loc[list(statement.rows)]
        if "citation" not in rows:
            return list(list_publishers(rows, self.inputs.authored.sources, self.lang).items())[:ORIGINS]
        rows, places = rows.dropna(subset="citation"), self.inputs.provisions
        whole = rows["citation"].str.contains(" ").all()  # the table cites the Act in it
        cited = (
            rows["citation"] if whole else [cite_row(row["act"], row["citation"]) for row in rows.to_dict("records")]
        )
        return [(law(place, self.lang), href(place, places) or "") for place in dict.fromkeys(cited)][:ORIGINS]

    def write(self, *, file: str = "", **values: Any) -> Page:
        """The page. file: where it is not called as its template.  values: for the template."""
        inputs, lang, file = self.inputs, self.lang, file or f"{self.template}.html"
        common = {
            "inputs": inputs,
            "edition": inputs.edition,
            "release": inputs.package.release,
            "here": file,
            "law_read": say_law_day(inputs.evidence, lang),
            "law_day": find_law_day(inputs.evidence),
            "ages": AGES.items(),
            "hotline": hotline(inputs.results, lang),
            "image": preview_image(lang),
            "contact": contact(),
            "published": publication(),
            "brief": f"../{FILES}/brief/{lang}",
            "trails": self.trails,
            "write": lambda statement: statement.text(lang),
            "law": lambda place: law(name_body(place, inputs.authored.sources, lang), lang),
            "href": lambda place: href(place, inputs.provisions),
            "date": lambda day: date(day, lang),
            "number": lambda value, digits=None: number(value, lang, digits),
            "interval": lambda low, high: interval(low, high, lang),
            "listed": lambda items: listed(list(items), lang),
            "say_code": lambda table, column, code: say_code(table, column, code, lang),
            "titles_of": lambda table: inputs.titles(table, lang),
            "list_sources": lambda trail: list_sources(inputs, trail, lang),
            "made": lambda table: made(table, lang),
            "function_of": lambda table: function_of(inputs, table),
        }
        return Page(file, page(self.template, lang, **SHARED, **common, **values))


def tag_numbers(statement: Statement, lang: str, anchor: str = "") -> Markup:
    """A statement as HTML, everything escaped; with an anchor each number is a link to it, without it bold."""
    opened, closed = (
        (Markup('<a class="n" href="#{}">').format(anchor), "</a>") if anchor else ('<b class="n">', "</b>")
    )
    return Markup(str(escape(statement.marked(lang))).replace(START, opened).replace(END, closed))


def preview_image(lang: str) -> str:
    """The address of the picture that a preview shows; "" until the publication has an address."""
    address = publication().address
    return f"{address}/{FILES}/figures/{lang}/child.png" if address else ""


def say_law_day(evidence: TableEvidence, lang: str) -> list[str]:
    """On which day the law of today was read, until when the Act itself is known if not so long, and how many of its
    files were not at hand; nothing where the edition asks the law about nobody."""
    if not (day := find_law_day(evidence)):
        return []
    lines, unread = [say("care-law", lang, day=date(day, lang))], len(evidence.list_missing("lives"))
    read = next((rule.state.read for rule in list_rules(evidence) if rule.id == "trp_dfn"), None)
    lines += [say("care-read", lang, day=date(read, lang))] if read and read < day else []
    return [*lines, *([say("care-unread", lang, count=unread)] if unread else [])]


def find_law_day(evidence: TableEvidence) -> dt.date | None:
    """The day of the law of today; None where the edition asks the law about nobody."""
    day = first(evidence.rows("eligibility", moment="today"), "day")
    return day.date() if isinstance(day, dt.datetime) else day or None


def hotline(results: Mapping[str, ResultTable], lang: str) -> tuple[str, str]:
    """The number of the hotline as it is dialled and as the language writes it; two empty texts without ``config``."""
    authored = next((result.authored for result in results.values() if result.authored), None)
    if authored is None:
        return "", ""
    country, area, rest = authored.hotline.number.split("-", 2)
    written = f"{country}{NBSP}{area}{NBSP}{rest}" if lang == "fr" else authored.hotline.number
    return f"+{country}{area}{rest.replace('-', '')}", written
