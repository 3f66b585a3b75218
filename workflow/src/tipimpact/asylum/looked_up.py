"""Numbers that a person looks up in documents that we could not read: the sheet to fill in, and its check.

The sheet has a row for each document that a gap names (``probably`` in config/sources/gaps.yaml). Who reads the
document writes a row for each number in it. ``to_facts`` checks every cell and gives rows of compiled facts.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.asylum.compiled_facts import COLUMNS as FACTS
from tipimpact.asylum.registry import Registry
from tipimpact.asylum.series_periods import read_period
from tipimpact.common.errors import AsylumError, Problem, nearest
from tipimpact.common.listed import read_list
from tipimpact.retrieve.sources import Source

GIVEN = ("gap", "document", "address", "place")  # filled in by us
ASKED = ("indicator", "period", "value", "counts", "page", "quote", "day")  # filled in by who reads the document
SHEET = (*GIVEN, *ASKED)
LONGEST_QUOTE = 20  # words
LATIN_DIGITS = re.compile(r"[0-9]{1,9}")


def list_documents(sources: Iterable[Source], lang: str = "en") -> pd.DataFrame:
    """The sheet: a row for each document that probably prints a missing series, with empty cells to fill in."""
    rows = [
        {"gap": source.id, "document": document.title, "address": document.url, "place": getattr(document.place, lang)}
        for source in sources
        if source.gap
        for document in source.gap.probably
    ]
    return pd.DataFrame(rows, columns=list(GIVEN)).reindex(columns=list(SHEET), fill_value="")


def to_facts(path: str | Path, sources: Iterable[Source], registry: Registry) -> pd.DataFrame:
    """Read a sheet that came back, as rows of compiled facts. Rows without a value were not looked up and are left out.

    Of the quote only the digest is kept. Raises AsylumError with the lines of unknown gaps, documents and indicators,
    of periods, numbers and days that are none, of quotes that are longer than 20 words or lack the number, and of
    numbers without a page or without what they count.
    """
    path = Path(path)
    rows = read_list(path, SHEET, AsylumError)
    documents = {(s.id, d.url): (s, d.title) for s in sources if s.gap for d in s.gap.probably}
    series = registry.facts()
    problems, facts = [], []
    row: Any
    for line, row in enumerate(rows.itertuples(index=False), start=2):
        if not row.value:
            continue
        faults = list(_find_faults(row, documents, series, f"{path.name}, line {line}"))
        problems += faults
        if not faults:
            source, title = documents[row.gap, row.address]
            counted, _ = series[row.indicator]
            digest = hashlib.sha256(" ".join(row.quote.split()).encode()).hexdigest()
            given = (
                row.indicator,
                row.period,
                counted.year_basis,
                row.value,
                "",
                "",
                counted.unit,
                counted.who,
                "",
                "",
            )
            read = (f"{title}, page {row.page}: {row.counts}", source.publisher.en, row.address, "high", digest)
            facts.append(dict(zip(FACTS, (*given, *read), strict=True)))
    if problems:
        raise AsylumError(problems)
    return pd.DataFrame(facts, columns=list(FACTS))


def _find_faults(
    row: Any, documents: dict[tuple[str, str], Any], series: dict[str, Any], where: str
) -> Iterator[Problem]:
    if (row.gap, row.address) not in documents:
        expected = "a gap and an address of the sheet as it was sent"
        yield Problem(f"{row.gap!r} names no document at {row.address!r}", where, expected)
    if row.indicator not in series:
        todo = "name one of a series in config/series.yaml, or give it a series there"
        yield Problem(f"unknown indicator {row.indicator!r}", where, nearest=nearest(row.indicator, series), todo=todo)
    if not LATIN_DIGITS.fullmatch(row.value):
        yield Problem(f"value is {row.value!r}", where, "a whole number without spaces, such as 47")
    try:
        read_period(row.period)
    except ValueError as error:
        yield Problem(str(error), where, "a period such as 2012, 2012-13 or 2015-2023")
    if len(row.quote.split()) > LONGEST_QUOTE:
        yield Problem(f"the quote has {len(row.quote.split())} words", where, f"at most {LONGEST_QUOTE}")
    if row.value not in re.sub(r"(?<=\d)[ ,\u00a0\u202f](?=\d{3})", "", row.quote):
        yield Problem(f"the quote does not hold the number {row.value}", where, "the words around the number, with it")
    if not re.fullmatch(r"20\d\d-[01]\d-[0-3]\d", row.day):
        yield Problem(f"day is {row.day!r}", where, "the day on which it was read, like 2026-12-01")
    for name in ("counts", "page"):
        if not getattr(row, name).strip():
            yield Problem(
                f"{name} is empty", where, "what the number counts" if name == "counts" else "a page or section"
            )
