"""The page of the data tables: each with its first rows and files, and the rows of all of them for the explorer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.ask import say_in_script
from tipimpact.publish.site.frame import Draft, Page
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.site.trail import find_origin, function_of, made
from tipimpact.publish.tables.cells import clean
from tipimpact.publish.tables.html_format import classes, row_html, script
from tipimpact.publish.tables.model import View
from tipimpact.publish.tables.script_format import script_files
from tipimpact.publish.words import LANGUAGES, TAGS, law, say

FIRST = 5  # rows of a table that a page without script shows
NARROW = 6  # columns of a table that a page shows until all are asked for
MOST_ASKED = {  # where these are not the first as published
    "asks": ("addressee", "year", "source_type", "themes", "quote", "answer"),
    "compared": ("row_kind", "destination", "origin_or_list", "claims_before", "change", "expected"),
    "data_audit": ("series", "group", "carries", "first_period", "last_period", "values"),
    "eligibility": ("life", "remedy", "moment", "answer", "because", "citation"),
    "events": ("first_day", "last_day", "title", "verification", "source", "date_precision"),
    "evidence_gaps": ("title", "holder", "claim", "why", "request", "drop_in"),
    "exposure": ("exposure", "reading", "low", "high", "starts", "ends"),
    "impact_estimates": ("estimand", "verdict", "percent", "designs", "designs_fell", "reversal_verdict"),
    "indicators": ("series", "group", "period", "value", "measured_in", "who_is_counted"),
    "law_changes": ("bill", "act", "unit", "subject", "in_force", "state"),
    "lives": ("life", "remedy", "act_compared", "word", "can_ask", "days"),
    "minimum_detectable_effects": (
        "estimand",
        "mde_percent",
        "smallest_percent",
        "adequate",
        "number_status",
        "design",
    ),
    "recommendations": ("id", "summary", "how_far_met", "rule", "after", "today"),
    "theme_counts": ("theme", "source_type", "language", "basis", "total", "interval"),
    "work_permits": ("scope", "year", "province", "positions", "median", "withheld"),
}
EXPLORER = "tables.js"


def table_list(inputs: SiteInputs, lang: str) -> Page:
    """Every data table with what it is, its first rows and its files; the explorer opens in it."""
    return Draft("tables", inputs, lang).write(
        views=[view_narrow_first(inputs, name, lang) for name in inputs.results],
        first=FIRST,
        classes=classes,
        row_html=lambda view: row_html(replace(view, sources=[])),  # they are on the page of sources
        words=say_in_script(EXPLORER, lang),
    )


def row_files(inputs: SiteInputs) -> Iterator[Page]:
    """The explorer, and the rows of each table for it; the same files for both languages."""
    yield Page(EXPLORER, script(EXPLORER))
    for name in inputs.results:
        views = {lang: view_narrow_first(inputs, name, lang) for lang in LANGUAGES}
        trails = [_trail(inputs, name, row) for row in inputs.values[name]]
        about = {lang: {"made": made(name, lang), "function": function_of(inputs, name)} for lang in LANGUAGES}
        for part, text in enumerate(script_files(views, inputs.results[name].row_ids, trails, about), 1):
            yield Page(f"rows/{name}.js" if part == 1 else f"rows/{name}.{part}.js", text)


def view_narrow_first(inputs: SiteInputs, table: str, lang: str) -> View:
    """A table with the columns that readers ask for most first; ``NARROW`` are shown until all are asked for."""
    view = inputs.results[table].view(lang)
    names = [heading.name for heading in view.headings]
    asked = [names.index(name) for name in MOST_ASKED.get(table, ())]
    order = [*asked, *(column for column in range(len(names)) if column not in asked)]
    rows = [[row[column] for column in order] for row in view.rows]
    return replace(view, headings=[view.headings[column] for column in order], rows=rows)


def _trail(inputs: SiteInputs, table: str, row: dict[str, Any]) -> list[Any]:
    """Ids of sources, places in both languages with their address, and sentences with their language."""
    of = find_origin(inputs, table, [row])
    places = [[*(clean(law(place, lang)) for lang in LANGUAGES), href(place, inputs.provisions)] for place in of.places]
    places += [[*(say("trail-characters", lang, start=a, end=b) for lang in LANGUAGES), None] for a, b in of.characters]
    return [of.sources, places, [[quote.text, TAGS[quote.lang]] for quote in of.quotes]]
