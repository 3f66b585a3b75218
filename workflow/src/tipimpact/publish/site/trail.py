"""The trail of a number: its source, the place in the source, the sentence if there is one, and how it was made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.numbers import Sentence
from tipimpact.publish.site.held import Held, quoted_ids, row_href, table_file
from tipimpact.publish.tables.cells import clean, plain
from tipimpact.publish.words import TAGS, has, law, number, say, say_table
from tipimpact.publish.words.codes import table_id

LINKS = 8  # rows or sources that a trail names one by one
PLACE = re.compile(r"(\w+):(\d+)-(\d+)")  # characters of an original text


@dataclass(frozen=True)
class Link:
    """CodeWords, and where they lead; None: nowhere. lang: of a quotation, its language.
    cited: in the words of a source, whatever its language."""

    text: str
    href: str | None = None
    lang: str = ""
    cited: bool = False


@dataclass(frozen=True)
class Trail:
    """The panel that opens when a reader chooses a number.

    back: the anchor to return to.  steps: each label with its links.
    """

    id: str
    back: str
    title: str
    steps: list[tuple[str, list[Link]]]


def made(table: str, lang: str) -> str:
    """How a table's numbers are made, in words."""
    return say_table(table, "made", lang) if has(table_id(table, "made")) else say("trail-made_generic", lang)


def source_links(held: Held, ids: list[str], lang: str, everything: str) -> list[Link]:
    """Links to sources by title: the first few, then how many more. everything: the address of the full list."""
    known = [held.by_id[id] for id in ids if id in held.by_id]
    links = [Link(getattr(source.title, lang), f"data.html#source-{source.id}") for source in known[:LINKS]]
    if len(known) > LINKS:
        links.append(Link(say("trail-more", lang, count=len(known) - LINKS), everything))
    return links


def of_row(
    held: Held,
    table: str,
    row_number: int,
    row: dict[str, Any],
    lang: str,
    id: str = "",
    back: str = "",
    away: bool = False,
) -> Trail:
    """The trail of a row of a table. The contract's ``trail`` says which columns name its source and its place.

    away: shown on another page than the table's; the row itself is then linked.
    """
    result = held.results[table]
    columns = result.published.get("trail", {})
    values = {key: [plain(row[name]) for name in names if name in row] for key, names in columns.items()}
    ids = [id for value in values.get("source", []) for id in _as_list(value)]
    places = [_link_place(held, value, lang) for value in values.get("place", []) if value is not None]
    quotes = []
    passages = [str(value) for value in values.get("passage", []) if value is not None]
    for value in [*quoted_ids(result, row), *passages]:
        if match := PLACE.fullmatch(value):
            ids.append(match[1])
            places.append(Link(say("trail-characters", lang, start=match[2], end=match[3])))
        quotes += [held.sentences[value]] if value in held.sentences else []
    everything = f"{table_file(table)}#sources" if away else "#sources"
    sources = source_links(held, list(dict.fromkeys(ids)), lang, everything)
    title = say("trail-row", lang, row=row_number, number=result.published["number"])
    steps = [
        ("trail-table", [Link(title, row_href(table, row_number))] if away else []),
        ("trail-source", sources or [Link(say("trail-all_sources", lang), everything)]),
        ("trail-place", places),
        ("trail-sentence", [Link(quote.text, lang=TAGS[quote.lang]) for quote in quotes]),
        ("trail-made", [Link(made(table, lang))]),
    ]
    return Trail(id or f"t{row_number}", back or f"#r{row_number}", title, _label_steps(steps, lang))


def of_sentence(held: Held, id: str, sentence: Sentence, lang: str) -> Trail:
    """The trail of a sentence of the answer: its table, the rows that it was read from, their sources, the method."""
    table, result = sentence.table, held.results[sentence.table]
    data = result.data.loc[list(sentence.rows)]
    numbers = [n for n in (held.row(table, label) for label in sentence.rows) if n]
    rows = [Link(number(n, lang), row_href(table, n)) for n in sorted(numbers)[:LINKS]]
    if len(numbers) > LINKS:
        rows.append(Link(say("trail-more", lang, count=len(numbers) - LINKS), table_file(table)))
    title = say("page-table", lang, number=sentence.number)
    steps = [
        ("trail-table", [Link(f"{title}. {say_table(table, 'title', lang)}", table_file(table))]),
        ("trail-rows", rows),
        ("trail-counted", [Link(say(sentence.counted, lang))] if sentence.counted else []),
        ("trail-place", [_link_place(held, value, lang) for value in _list_provisions(data, result.published)]),
        (
            "trail-source",
            source_links(
                held,
                _list_sources(data, result.published, result.facts["sources"]),
                lang,
                f"{table_file(table)}#sources",
            ),
        ),
        ("trail-made", [Link(made(table, lang))]),
    ]
    return Trail(id, f"#{id}-said", say("trail-title", lang), _label_steps(steps, lang))


def _link_place(held: Held, value: Any, lang: str) -> Link:
    """A place in a source, linked if it is a provision that the site shows."""
    return Link(clean(law(str(value), lang)), href(str(value), held.provisions), cited=True)


def _list_sources(data: pd.DataFrame, published: dict[str, Any], otherwise: list[str]) -> list[str]:
    """Ids of the sources that rows name; if they name none, those of the table."""
    named = [name for name in published.get("trail", {}).get("source", []) if name in data]
    ids = [id for name in named for value in data[name] for id in _as_list(plain(value))]
    return list(dict.fromkeys(ids)) or list(otherwise)


def _list_provisions(data: pd.DataFrame, published: dict[str, Any]) -> list[str]:
    """The few provisions that rows cite."""
    if "citation" not in published.get("trail", {}).get("place", []):
        return []
    values = list(data["citation"].dropna().unique())
    return values if len(values) <= LINKS else []


def _as_list(value: Any) -> list[str]:
    return [] if value is None else [str(v) for v in value] if isinstance(value, list) else [str(value)]


def _label_steps(steps: list[tuple[str, list[Link]]], lang: str) -> list[tuple[str, list[Link]]]:
    return [(say(id, lang), links) for id, links in steps if links]
