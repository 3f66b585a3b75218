"""The page of the data tables: each with its first rows and files, and the rows of all of them for the explorer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.site.trail import find_origin, function_of, made
from tipimpact.publish.tables.cells import clean
from tipimpact.publish.tables.html_format import classes, row_html, script
from tipimpact.publish.tables.script_format import script_files
from tipimpact.publish.words import LANGUAGES, TAGS, law, say

FIRST = 5  # rows of a table that a page without script shows
EXPLORER = "tables.js"
WORDS = {  # of the explorer; ``#name`` is filled by it
    "search": "tables-search",
    "all": "tables-all",
    "shown": "tables-shown",
    "shownAll": "tables-shown_all",
    "back": "tables-back",
    "loading": "tables-loading",
    "sort": "tables-sort",
    "filters": "tables-filters",
    "download": "tables-download_shown",
    "reset": "tables-reset",
    "more": "tables-more",
    "nothing": "tables-nothing",
    "hint": "tables-trail",
    "row": "tables-row",
    "open": "trail-open",
    "close": "trail-close",
    "place": "trail-place",
    "sentence": "trail-sentence",
    "source": "column-source",
    "made": "trail-made",
    "function": "trail-function",
    "notes": "page-notes",
    "marks": "page-marks",
    "verdict": "page-verdict",
    "madeTitle": "tables-made",
    "sources": "column-sources",
    "sourceCount": "tables-source_count",
    "cite": "page-cite",
}


def table_list(inputs: SiteInputs, lang: str) -> Page:
    """Every data table with what it is, its first rows and its files; the explorer opens in it."""
    entries = []
    for name, result in inputs.results.items():
        view = result.view(lang)
        entries.append(
            {
                "view": view,
                "rows": say("index-rows", lang, rows=len(view.rows)) if view.rows else say("index-missing", lang),
                "first": view.rows[:FIRST],
                "classes": classes(view),
                "row_html": row_html(replace(view, sources=[])),  # they are on the page of sources
                "made": made(name, lang),
                "function": function_of(inputs, name),
            }
        )
    words = {key: say(id, lang) for key, id in WORDS.items()}
    title, lead = say("site-tables", lang), say("tables-lead", lang)
    return framed(inputs, "tables", lang, "tables.html", title, lead, entries=entries, words=words)


def row_files(inputs: SiteInputs) -> Iterator[Page]:
    """The explorer, and the rows of each table for it; the same files for both languages."""
    yield Page(EXPLORER, script(EXPLORER))
    for name, result in inputs.results.items():
        views = {lang: result.view(lang) for lang in LANGUAGES}
        trails = [_trail(inputs, name, row) for row in inputs.values[name]]
        about = {lang: {"made": made(name, lang), "function": function_of(inputs, name)} for lang in LANGUAGES}
        for part, text in enumerate(script_files(views, trails, about), 1):
            yield Page(f"rows/{name}.js" if part == 1 else f"rows/{name}.{part}.js", text)


def _trail(inputs: SiteInputs, table: str, row: dict[str, Any]) -> list[Any]:
    """Ids of sources, places in both languages with their address, and sentences with their language."""
    of = find_origin(inputs, table, [row])
    places = [[*(clean(law(place, lang)) for lang in LANGUAGES), href(place, inputs.provisions)] for place in of.places]
    places += [[*(say("trail-characters", lang, start=a, end=b) for lang in LANGUAGES), None] for a, b in of.characters]
    return [of.sources, places, [[quote.text, TAGS[quote.lang]] for quote in of.quotes]]
