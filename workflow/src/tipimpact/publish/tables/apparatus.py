"""The text around a table: review status, marks, abbreviations, verdict, sources, licences, hashes, citation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from tipimpact.common.contracts import Contract, contract
from tipimpact.package.texts import Source, Sources
from tipimpact.publish.tables.citation import cite_values
from tipimpact.publish.tables.model import Cell, Cited, Licensed, flat
from tipimpact.publish.words import codes, date, name_few, release, say, say_table

REVIEW = "reviewed_by"  # a row without it was not reviewed by a lawyer; every format says so
GAPS = "evidence_gaps"  # lists every file that could not be had
PUBLISHERS = 4  # under a figure


def number_of(table: str) -> int:
    """The number of a published table."""
    return (contract(table).publish or {})["number"]


def status(data: pd.DataFrame, lang: str, sources: Sources | None = None) -> list[str]:
    """Which files the table was made without, and how many rows no lawyer has reviewed; nothing if all are there."""
    lines = [text] if (text := say_missing(data.attrs, sources, lang)) else []
    if REVIEW in data and (count := int(data[REVIEW].isna().sum())):
        lines.append(say("status-not_reviewed", lang, count=count, rows=len(data)))
    return lines


def say_missing(facts: Mapping[Any, Any], sources: Sources | None, lang: str) -> str:
    """The files that a table was made without: how many, some of their titles, and the number of the table that lists
    them. "" if there are none, and for that table itself.

    facts: metadata of the table.  sources: where titles come from; a source that is not there is named by its id.
    """
    ids = facts.get("missing", [])
    if not ids or facts.get("table") == GAPS:
        return ""
    known = {source.id: getattr(source.title, lang) for source in sources.sources} if sources else {}
    titles = name_few((known.get(id, id) for id in ids), lang)
    return say("status-missing", lang, count=len(ids), titles=titles, gaps=number_of(GAPS))


def publishers(rows: pd.DataFrame, sources: Sources, lang: str) -> str:
    """Who published what these rows rest on, in words: the first few, and how many others; "" where none is known."""
    named = list_publishers(rows, sources, lang)
    return say("figure-sources", lang, text=name_few(named, lang, PUBLISHERS)) if named else ""


def list_publishers(rows: pd.DataFrame, sources: Sources, lang: str) -> dict[str, str]:
    """Who published what these rows rest on, with the year in which it was read, each with an address, the most first.

    Of facts that we compiled it names the document that each was read in; one that repeats somebody
    else's figure is called second-hand. Nothing for rows of which no source is known.
    """
    by_id = {source.id: source for source in sources.sources}
    ids = rows["source"].dropna().unique() if "source" in rows else rows.attrs["sources"]
    named = []
    for source in (by_id[id] for id in sorted(ids) if id in by_id and not by_id[id].compiled):
        name, year = getattr(source.publisher, lang), _year_read(source)
        id = "figure-source" if source.accessed else "figure-source-dated"
        address = source.page or next(iter(source.urls), "")
        named.append((say(id, lang, name=name, year=year) if year else name, address))
    read = rows.dropna(subset="document").to_dict("records") if "document" in rows else []
    for row in read:
        hand = "first_hand" if row["confidence"] == "high" else "second_hand"
        name = name_body(row["document"].partition(": ")[0], sources, lang)
        values = {"name": name, "year": _year_read(by_id[row["source"]])}
        named.append((say("figure-source-document", lang, code=hand, **values), row["url"] or ""))
    addresses = dict(reversed(named))
    return {name: addresses[name] for name, _ in Counter(name for name, _ in named).most_common()}


def name_body(name: str, sources: Sources | None, lang: str) -> str:
    """A body as the language calls it: in French by the name of a source, or by the message ``body-name``."""
    if lang != "fr":
        return name
    pattern, french = _french_names(sources.publishers if sources else frozenset())
    return pattern.sub(lambda found: french[found[0]], name)


@lru_cache(maxsize=4)
def _french_names(publishers: frozenset[tuple[str, str]]) -> tuple[re.Pattern[str], dict[str, str]]:
    """French names by the English ones, and a pattern of all of them, the longest first."""
    known = dict(publishers)
    known |= {say("body-name", "en", code=code): say("body-name", "fr", code=code) for code in codes("body-name")}
    either = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)"), known


def _year_read(source: Source) -> str:
    """The year in which a file was read; of one that never changes, that of the file, if known."""
    return str(source.accessed.year) if source.accessed else (source.vintage or "")[:4]


def marks(rows: list[list[Cell]], lang: str) -> list[tuple[str, str]]:
    """Each mark used in the rows, with its meaning."""
    used = {cell.mark for row in rows for cell in flat(row) if cell.mark}
    return [(say("mark", lang, code=mark), say("mark-means", lang, code=mark)) for mark in sorted(used)]


@lru_cache
def _abbreviations(lang: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for every abbreviation that has an explanation, and the meaning of each."""
    known = codes("abbreviation")
    meanings = {say("abbreviation", lang, code=code): say("abbreviation-means", lang, code=code) for code in known}
    either = "|".join(re.escape(short) for short in sorted(meanings, key=len, reverse=True))
    return re.compile(rf"(?<![\w&-])(?:{either})(?=s?(?![\w&]))"), meanings


def abbreviations(texts: Iterable[str], lang: str) -> list[tuple[str, str]]:
    """The abbreviations used in texts, each with its meaning."""
    pattern, meanings = _abbreviations(lang)
    return [(short, meanings[short]) for short in sorted({m for text in texts for m in pattern.findall(text)})]


def verdict(spec: Contract, lang: str) -> list[tuple[str, str]]:
    """The verdicts that a table may report, each with its meaning.

    They are the values of its ``verdict`` column, else the one that its contract declares, else ``description``.
    """
    column = spec.columns.get("verdict")
    declared = (spec.publish or {}).get("verdict", "description")
    codes = column.values if column else (declared,)
    return [(say("value-verdict", lang, code=code), say("verdict-means", lang, code=code)) for code in codes]


def cited(source: Source, edition: str, lang: str) -> Cited:
    """A source in words; in the sample edition also how the sample replaces it."""
    return Cited(
        id=source.id,
        title=getattr(source.title, lang),
        publisher=getattr(source.publisher, lang),
        citation=source.citation,
        vintage=release(source.vintage, lang) if source.vintage else "",
        accessed=date(source.accessed, lang) if source.accessed else "",
        url=next(iter(source.urls), ""),
        licence=source.licence,
        sample=say("sample", lang, code=source.sample) if edition == "sample" and source.sample else "",
    )


def licences(cited: list[Cited], sources: Sources, lang: str) -> list[Licensed]:
    """Each licence of the cited sources, once, with the attribution that it requires."""
    used = [sources.licences[key] for key in dict.fromkeys(source.licence for source in cited)]
    return [Licensed(getattr(u.name, lang), u.url or "", getattr(u.attribution, lang), u.commercial) for u in used]


def run_hashes(meta: dict[str, Any], lang: str) -> list[tuple[str, str, str]]:
    """The hashes of the run that readers can check (plan, codebook): key, words and value of each."""
    return [(key, say("fact", lang, code=key), str(meta[key])) for key in sorted(meta.keys() & set(codes("fact")))]


def cite(table: str, number: int, edition: str, lang: str) -> str:
    """How to cite a table."""
    values = cite_values(edition, f"{lang}/tables.html#{table}", lang)
    return say("cite-table", lang, title=say_table(table, "title", lang), number=number, **values)
