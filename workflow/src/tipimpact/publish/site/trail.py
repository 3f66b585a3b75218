"""The trail of a number: the source, the place in it, the sentence where there is one, and how the number was made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.answer import Sentence
from tipimpact.publish.site.held import Held, quoted_ids, row_href, table_file
from tipimpact.publish.tables.cells import clean, plain
from tipimpact.publish.words import i18n

LINKS = 8  # rows or sources that a trail names one by one
PLACE = re.compile(r"(\w+):(\d+)-(\d+)")  # characters of an original text


@dataclass(frozen=True)
class Link:
    """Words, and where they lead; None: nowhere. lang: of a quotation, its language.
    cited: in the words of a source, whatever its language."""

    text: str
    href: str | None = None
    lang: str = ""
    cited: bool = False


@dataclass(frozen=True)
class Trail:
    """What opens when a number is chosen.

    back: the anchor it is closed to.  steps: a label and what stands after it.
    """

    id: str
    back: str
    title: str
    steps: list[tuple[str, list[Link]]]


def made(table: str, lang: str) -> str:
    """How a table's numbers are made, in words."""
    key = f"table-{table}-made"
    return i18n.t(key if i18n.has(key) else "trail-made_generic", lang)


def source_links(held: Held, ids: list[str], lang: str, everything: str) -> list[Link]:
    """Sources by title; of many, the first and how many more. everything: where all of them are listed."""
    known = [held.by_id[id] for id in ids if id in held.by_id]
    links = [Link(getattr(source.title, lang), f"data.html#source-{source.id}") for source in known[:LINKS]]
    if len(known) > LINKS:
        links.append(Link(i18n.t("trail-more", lang, count=i18n.number(len(known) - LINKS, lang)), everything))
    return links


def of_row(
    held: Held,
    table: str,
    number: int,
    row: dict[str, Any],
    lang: str,
    id: str = "",
    back: str = "",
    away: bool = False,
) -> Trail:
    """The trail of a row of a table. The contract's ``trail`` says which columns name its source and its place.

    away: on a page other than the table's, whose own row is then linked.
    """
    result = held.results[table]
    says = result.published.get("trail", {})
    values = {key: [plain(row[name]) for name in names if name in row] for key, names in says.items()}
    ids = [id for value in values.get("source", []) for id in _listed(value)]
    places = [_place(held, value, lang) for value in values.get("place", []) if value is not None]
    quotes = []
    passages = [str(value) for value in values.get("passage", []) if value is not None]
    for value in [*quoted_ids(result, row), *passages]:
        if match := PLACE.fullmatch(value):
            ids.append(match[1])
            places.append(Link(i18n.t("trail-characters", lang, start=match[2], end=match[3])))
        quotes += [held.sentences[value]] if value in held.sentences else []
    everything = f"{table_file(table)}#sources" if away else "#sources"
    sources = source_links(held, list(dict.fromkeys(ids)), lang, everything)
    title = i18n.t("trail-row", lang, row=i18n.number(number, lang), number=result.published["number"])
    steps = [
        ("table", [Link(title, row_href(table, number))] if away else []),
        ("source", sources or [Link(i18n.t("trail-all_sources", lang), everything)]),
        ("place", places),
        ("sentence", [Link(quote.text, lang=i18n.TAGS[quote.lang]) for quote in quotes]),
        ("made", [Link(made(table, lang))]),
    ]
    return Trail(id or f"t{number}", back or f"#r{number}", title, _named(steps, lang))


def of_sentence(held: Held, id: str, sentence: Sentence, lang: str) -> Trail:
    """The trail of a sentence of the answer: its table, the rows that it was read from, their sources, the method."""
    table, result = sentence.table, held.results[sentence.table]
    data = result.data.loc[list(sentence.rows)]
    numbers = [n for n in (held.row(table, label) for label in sentence.rows) if n]
    rows = [Link(i18n.number(n, lang), row_href(table, n)) for n in sorted(numbers)[:LINKS]]
    if len(numbers) > LINKS:
        rows.append(Link(i18n.t("trail-more", lang, count=i18n.number(len(numbers) - LINKS, lang)), table_file(table)))
    title = i18n.t("page-table", lang, number=sentence.number)
    steps = [
        ("table", [Link(f"{title}. {i18n.t(f'table-{table}-title', lang)}", table_file(table))]),
        ("rows", rows),
        ("counted", [Link(i18n.t(f"trail-answer-{sentence.ending}", lang))] if _told(sentence) else []),
        ("place", [_place(held, value, lang) for value in _cited(data, result.published)]),
        (
            "source",
            source_links(
                held, _sources(data, result.published, result.facts["sources"]), lang, f"{table_file(table)}#sources"
            ),
        ),
        ("made", [Link(made(table, lang))]),
    ]
    return Trail(id, f"#{id}-said", i18n.t("trail-title", lang), _named(steps, lang))


def _place(held: Held, value: Any, lang: str) -> Link:
    """A place in a source; a provision that the site tells of is linked."""
    return Link(clean(i18n.law(str(value), lang)), href(str(value), held.provisions), cited=True)


def _told(sentence: Sentence) -> bool:
    return i18n.has(f"trail-answer-{sentence.ending}")


def _sources(data: pd.DataFrame, published: dict[str, Any], otherwise: list[str]) -> list[str]:
    """Ids of the sources that rows name; where they name none, those of the whole table."""
    named = [name for name in published.get("trail", {}).get("source", []) if name in data]
    ids = [id for name in named for value in data[name] for id in _listed(plain(value))]
    return list(dict.fromkeys(ids)) or list(otherwise)


def _cited(data: pd.DataFrame, published: dict[str, Any]) -> list[str]:
    """The few provisions that rows cite."""
    if "citation" not in published.get("trail", {}).get("place", []):
        return []
    values = list(data["citation"].dropna().unique())
    return values if len(values) <= LINKS else []


def _listed(value: Any) -> list[str]:
    return [] if value is None else [str(v) for v in value] if isinstance(value, list) else [str(value)]


def _named(steps: list[tuple[str, list[Link]]], lang: str) -> list[tuple[str, list[Link]]]:
    return [(i18n.t(f"trail-{key}", lang), links) for key, links in steps if links]
