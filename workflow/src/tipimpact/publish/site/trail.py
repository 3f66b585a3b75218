"""The trail of a number: the rows that it was read from, the place in the source, the sentence, and the function."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tipimpact import __version__
from tipimpact.common.contracts import trail
from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.inputs import Quote, SiteInputs, row_href, table_file
from tipimpact.publish.site.quotes import quoted_ids
from tipimpact.publish.statements.model import Statement
from tipimpact.publish.tables.cells import clean, plain
from tipimpact.publish.words import TAGS, has, law, number, say, say_table
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
class Pointer:
    """Words, and where they lead; None: nowhere. lang: of a quotation, its language.
    cited: in the words of a source, whatever its language.  code: the name of a function."""

    text: str
    href: str | None = None
    lang: str = ""
    cited: bool = False
    code: bool = False


@dataclass(frozen=True)
class Excerpt:
    """Rows of the data as a trail shows them: titles of columns, and each row's number, address and cells."""

    heads: list[str]
    rows: list[tuple[str, str, list[str]]]


@dataclass(frozen=True)
class Trail:
    """The panel that opens when a reader chooses a number.

    back: the anchor to return to.  steps: each label with its links.  shown: the rows that the number was read from.
    """

    id: str
    back: str
    title: str
    steps: list[tuple[str, list[Pointer]]]
    shown: Excerpt | None = None


@dataclass(frozen=True)
class Origin:
    """Where rows come from: ids of sources, places in them as cited, characters of originals, and sentences."""

    sources: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    characters: list[tuple[str, str]] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)


def find_origin(inputs: SiteInputs, table: str, rows: Iterable[Mapping[str, Any]]) -> Origin:
    """Where rows of a table come from: its contract's ``trail`` says which columns name source and place."""
    columns = trail(table)
    origin = Origin()
    for row in rows:
        values = {key: [plain(row[name]) for name in names if name in row] for key, names in columns.items()}
        origin.sources.extend(id for value in values.get("source", []) for id in _as_list(value))
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


def of_row(
    inputs: SiteInputs,
    table: str,
    row_number: int,
    row: Mapping[str, Any],
    lang: str,
    id: str = "",
    back: str = "",
    away: bool = False,
) -> Trail:
    """The trail of a row of a table. away: shown on another page than the table's; the row itself is then linked."""
    title = say("trail-row", lang, row=row_number, number=inputs.results[table].published["number"])
    steps = [
        ("trail-table", [Pointer(title, row_href(table, row_number))] if away else []),
        *_steps(inputs, table, find_origin(inputs, table, [row]), lang),
    ]
    return Trail(id or f"t{row_number}", back or f"#r{row_number}", title, _label_steps(steps, lang))


def of_statement(inputs: SiteInputs, id: str, statement: Statement, lang: str) -> Trail:
    """The trail of a statement: its table, the rows that it was read from, their sources, the method."""
    return of_rows(inputs, statement.table, statement.rows, lang, id, f"#{id}-said", statement.text(lang))


def of_rows(
    inputs: SiteInputs,
    table: str,
    labels: Sequence[int],
    lang: str,
    id: str,
    back: str,
    text: str = "",
) -> Trail:
    """The trail of a number that was read from rows of a table, by their labels in the data.

    text: the words around the number; columns whose values are in them are shown.
    """
    numbers = sorted(n for n in (inputs.row(table, label) for label in labels) if n)
    rows = [inputs.values[table][n - 1] for n in numbers]
    title = say("page-table", lang, number=inputs.results[table].published["number"])
    left_out = len(numbers) - ROWS
    more = [Pointer(say("trail-more", lang, count=left_out), table_file(table))] if left_out > 0 else []
    steps = [
        ("trail-table", [Pointer(f"{title}. {say_table(table, 'title', lang)}", table_file(table))]),
        *_steps(inputs, table, find_origin(inputs, table, rows), lang),
        ("trail-rows", more),
    ]
    return Trail(
        id, back, say("trail-title", lang), _label_steps(steps, lang), _show(inputs, table, numbers, text, lang)
    )


def _show(inputs: SiteInputs, table: str, numbers: Sequence[int], text: str, lang: str) -> Excerpt | None:
    """The first rows, with the columns that tell them apart and those whose values the text names; no ids of law."""
    view, spec = inputs.results[table].view(lang), inputs.results[table].spec
    rows = [(n, view.rows[n - 1]) for n in numbers[:ROWS]]
    if not rows:
        return None
    words = [{row[i].text for _, row in rows} for i in range(len(view.headings))]
    names = [heading.name for heading in view.headings]
    wanted = [ROWS_OF_LAW.get(name, name) for name in spec.key]
    key = [i for i, name in enumerate(names) if name in wanted]
    named = [i for i, values in enumerate(words) if i not in key and any(_has(text, value) for value in values)]
    others = [i for i in range(len(words)) if i not in key and i not in named and len(words[i]) > 1]
    others = [i for i in others if names[i] not in ROWS_OF_LAW]
    chosen = sorted([*key, *named, *others][:COLUMNS])
    return Excerpt(
        [view.headings[i].title for i in chosen],
        [(number(n, lang), row_href(table, n), [row[i].text for i in chosen]) for n, row in rows],
    )


def _has(text: str, value: str) -> bool:
    return bool(value) and re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text) is not None


def _steps(inputs: SiteInputs, table: str, of: Origin, lang: str) -> list[tuple[str, list[Pointer]]]:
    """Place, sentence, source and function: what every trail ends with."""
    places = [
        Pointer(clean(law(place, lang)), href(place, inputs.provisions), cited=True) for place in of.places[:SOURCES]
    ]
    places += [Pointer(say("trail-characters", lang, start=first, end=last)) for first, last in of.characters[:SOURCES]]
    function = function_of(inputs, table)
    return [
        ("trail-place", places),
        ("trail-sentence", [Pointer(quote.text, lang=TAGS[quote.lang]) for quote in of.quotes[:SOURCES]]),
        ("column-source", source_links(inputs, table, of, lang)),
        ("trail-made", [Pointer(made(table, lang))]),
        ("trail-function", [Pointer(f"{function} ({__version__})", code=True)] if function else []),
    ]


def source_links(inputs: SiteInputs, table: str, of: Origin, lang: str) -> list[Pointer]:
    """The few sources of rows; where a provision is the place or there are many, one link to all of the table's."""
    named = of.sources or ([] if of.places else inputs.results[table].facts["sources"])
    known = [inputs.by_id[id] for id in named if id in inputs.by_id]
    links = [
        Pointer(getattr(source.title, lang), f"data.html#source-{source.id}")
        for source in (known[:SOURCES] if of.sources or len(known) <= SOURCES else [])
    ]
    if not links:
        links.append(Pointer(say("trail-all_sources", lang), table_file(table)))
    elif len(known) > SOURCES:
        links.append(Pointer(say("trail-more", lang, count=len(known) - SOURCES), table_file(table)))
    return links


def _as_list(value: Any) -> list[str]:
    return [] if value is None else [str(v) for v in value] if isinstance(value, list) else [str(value)]


def _label_steps(steps: Iterable[tuple[str, list[Pointer]]], lang: str) -> list[tuple[str, list[Pointer]]]:
    return [(say(id, lang), links) for id, links in steps if links]
