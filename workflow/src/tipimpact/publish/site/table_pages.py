"""The pages of the tables: one each, or one for every ``PART`` rows, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.held import Held, table_file
from tipimpact.publish.site.trail import made, of_row
from tipimpact.publish.tables.html_format import classes, rounded, row_html
from tipimpact.publish.tables.model import Heading
from tipimpact.publish.tables.table import PART, ResultTable
from tipimpact.publish.words import number, say, say_table


def table_list(held: Held, lang: str) -> Page:
    """Every table with what it is, its rows and its files."""
    entries = [
        {
            "name": name,
            "file": table_file(name),
            "number": result.published["number"],
            "title": say_table(name, "title", lang),
            "what": say_table(name, "what", lang),
            "rows": _rows(result, lang),
            "folder": f"../../tables/{lang}",
            "formats": result.formats,
        }
        for name, result in held.results.items()
    ]
    title, lead = say("site-tables", lang), say("tables-lead", lang)
    return framed(held, "tables", lang, "tables.html", title, lead, entries=entries)


def _rows(result: ResultTable, lang: str) -> str:
    """How many rows a table has, or that it has none because files are missing."""
    rows = len(result.data)
    return say("index-rows", lang, rows=rows) if rows or not result.facts.get("missing") else say("index-missing", lang)


def figures_of(held: Held, table: str, lang: str) -> list[dict[str, Any]]:
    """The figures drawn from a table."""
    return [{"number": drawn["number"], **drawn[lang]} for drawn in held.figures if drawn["table"] == table]


def _opens(held: Held, table: str, heading: Heading) -> bool:
    """Whether the cells of a column open the trail of their row: numbers, and places of sentences, which it quotes."""
    says = held.results[table].published.get("trail", {})
    return heading.kind == "number" or heading.name in [*says.get("sentence", []), *says.get("passage", [])]


def table_pages(held: Held, name: str, lang: str) -> Iterator[Page]:
    """The page of a table; of a long one several, each with so many rows."""
    view, shown = held.results[name].page(lang), held.values[name]
    firsts = range(0, len(view.rows), PART) or range(1)
    parts = [
        (table_file(name, i), number(first + 1, lang), number(min(first + PART, len(view.rows)), lang))
        for i, first in enumerate(firsts, 1)
    ]
    for part, first in enumerate(firsts, 1):
        rows = view.rows[first : first + PART]
        raw = enumerate(shown[first : first + PART], first + 1)
        yield framed(
            held,
            "table_page",
            lang,
            table_file(name, part),
            view.title,
            view.what,
            within="tables.html",
            trails=[of_row(held, name, number, row, lang) for number, row in raw],
            view=view,
            rows=rows,
            first=first + 1,
            part=part,
            parts=parts,
            folder=f"../../tables/{lang}",
            figures=figures_of(held, name, lang) if part == 1 else [],
            made=made(name, lang),
            classes=classes(view),
            row_html=row_html(view, [_opens(held, name, heading) for heading in view.headings]),
            rounded=rounded(view),
        )
