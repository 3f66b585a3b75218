"""The trail of a number: the rows that it was read from, the place in the source, the sentence, and the function."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tipimpact.common.contracts import trail
from tipimpact.package.reader import quoted_ids
from tipimpact.publish.site.inputs import Quote, Row, SiteInputs, row_href, table_file
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import has, say, say_table
from tipimpact.publish.words.codes import table_id

SOURCES = 3  # that a trail names one by one
ROWS, COLUMNS = 6, 6  # that a trail shows of the data
ROWS_OF_LAW = {  # columns that hold an id of config/law/eligibility.csv, and the column with what a reader calls it
    "row": "citation",
    "wait_row": "wait_citation",
    "bar": "citation",
    "way_out": "way_out_citation",
}
PLACE = re.compile(r"(\w+):(\d+)-(\d+)")  # characters of an original text


@dataclass(frozen=True)
class Origin:
    """Where rows come from: ids of sources, places in them as cited, characters of originals, and sentences."""

    sources: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    characters: list[tuple[str, str]] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)


@dataclass(frozen=True)
class Trail:
    """The panel that opens when a reader chooses a number.

    back: the anchor to return to.  link: words and address of the table or its row.
    heads, rows: of the data: titles of columns, and the id, the address and the cells of each row.
    left_out: how many more rows there are.  claim: what kind of claim the sentence makes; "" for a row of a table.
    """

    id: str
    back: str
    title: str
    link: tuple[str, str]
    table: str
    origin: Origin
    heads: list[str] = field(default_factory=list)
    rows: list[tuple[str, str, list[str]]] = field(default_factory=list)
    left_out: int = 0
    claim: str = ""


def find_origin(inputs: SiteInputs, table: str, rows: Iterable[Mapping[str, Any]]) -> Origin:
    """Where rows of a table come from: its contract's ``trail`` says which columns name source and place."""
    columns = trail(table)
    origin = Origin()
    for row in rows:
        values = {key: [plain(row[name]) for name in names if name in row] for key, names in columns.items()}
        for value in values.get("source", []):
            origin.sources.extend(map(str, value if isinstance(value, list) else [] if value is None else [value]))
        origin.places.extend(str(value) for value in values.get("place", []) if value is not None)
        passages = [str(value) for value in values.get("passage", []) if value is not None]
        for value in [*quoted_ids(table, row), *passages]:
            if match := PLACE.fullmatch(value):
                origin.sources.append(match[1])
                origin.characters.append((match[2], match[3]))
            origin.quotes.extend([inputs.sentences[value]] if value in inputs.sentences else [])
    return Origin(*(list(dict.fromkeys(items)) for items in vars(origin).values()))


def made(table: str, lang: str) -> str:
    """How a table's numbers are made, in words."""
    return say_table(table, "made", lang) if has(table_id(table, "made")) else say("trail-made_generic", lang)


def function_of(inputs: SiteInputs, table: str) -> str:
    """The function that made a table, as ``module:function``; "" if its contract names none."""
    return str(inputs.results[table].published.get("function", ""))


def of_row(inputs: SiteInputs, table: str, row: Row, lang: str, id: str, back: str) -> Trail:
    """The trail of a row of a table, which is shown on another page than the table's."""
    title = say("trail-row", lang, row=row.id, number=inputs.results[table].published["number"])
    link = (title, row_href(table, row.id))
    return Trail(id, back, title, link, table, find_origin(inputs, table, [row.values]))


def of_rows(
    inputs: SiteInputs, table: str, labels: Sequence[int], lang: str, id: str, back: str, text: str, claim: str = ""
) -> Trail:
    """The trail of a number that was read from rows of a table, by their labels in the data.

    text: the words around the number; columns whose values are in them are shown.  claim: its kind.
    """
    numbers = sorted(n for n in (inputs.row(table, label) for label in labels) if n)
    number_of_table = say("page-table", lang, number=inputs.results[table].published["number"])
    link = (f"{number_of_table}. {say_table(table, 'title', lang)}", table_file(table))
    origin = find_origin(inputs, table, [inputs.values[table][n - 1] for n in numbers])
    excerpt = _show(inputs, table, numbers[:ROWS], text, lang)
    return Trail(id, back, say("trail-title", lang), link, table, origin, *excerpt, max(len(numbers) - ROWS, 0), claim)


def _show(
    inputs: SiteInputs, table: str, numbers: Sequence[int], text: str, lang: str
) -> tuple[list[str], list[tuple[str, str, list[str]]]]:
    """Rows, with the columns that tell them apart and those whose values the text names; no ids of law."""
    view, spec = inputs.results[table].view(lang), inputs.results[table].spec
    rows = [(n, view.rows[n - 1]) for n in numbers]
    words = [{row[i].text for _, row in rows} for i in range(len(view.headings))]
    names = [heading.name for heading in view.headings]
    wanted = [ROWS_OF_LAW.get(name, name) for name in spec.key]
    key = [i for i, name in enumerate(names) if name in wanted]
    named = [i for i, values in enumerate(words) if i not in key and any(_has(text, value) for value in values)]
    shown_alone = not key and not named  # a row that nothing tells apart is shown by its first columns
    others = [i for i in range(len(words)) if i not in key and i not in named and (shown_alone or len(words[i]) > 1)]
    others = [i for i in others if names[i] not in ROWS_OF_LAW]
    chosen = sorted([*key, *named, *others][:COLUMNS])
    ids = inputs.results[table].row_ids
    shown = [(ids[n - 1], row_href(table, ids[n - 1]), [row[i].text for i in chosen]) for n, row in rows]
    return [view.headings[i].title for i in chosen], shown


def _has(text: str, value: str) -> bool:
    return bool(value) and re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text) is not None


def list_sources(inputs: SiteInputs, trail: Trail, lang: str) -> list[tuple[str, str]]:
    """The few sources of a trail, each with its publisher.

    Where a provision is the place or there are many: one link to all of the table's.
    """
    of, everything = trail.origin, table_file(trail.table)
    named = of.sources or ([] if of.places else inputs.results[trail.table].facts["sources"])
    known = [inputs.by_id[id] for id in named if id in inputs.by_id]
    links = [
        (f"{getattr(source.title, lang)} ({getattr(source.publisher, lang)})", f"data.html#source-{source.id}")
        for source in (known[:SOURCES] if of.sources or len(known) <= SOURCES else [])
    ]
    if not links:
        links.append((say("trail-all_sources", lang), everything))
    elif len(known) > SOURCES:
        links.append((say("trail-more", lang, count=len(known) - SOURCES), everything))
    return links
