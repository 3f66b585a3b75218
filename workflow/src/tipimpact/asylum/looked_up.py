"""Numbers that a person looks up in documents that we could not read: the sheet to fill in, and its check.

The sheet has a row for each document that a gap names (``probably`` in config/sources/gaps.yaml).
Who reads the document writes a row for each number in it. ``to_facts`` checks every cell and gives
rows of compiled facts.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.asylum.compiled_facts import COLUMNS as FACTS
from tipimpact.asylum.registry import Registry, Series
from tipimpact.asylum.series_periods import read_period
from tipimpact.common.errors import AsylumError, Problem, nearest
from tipimpact.common.listed import read_checked
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

    Of the quote only the digest is kept. Raises AsylumError with the lines of unknown gaps,
    documents and indicators, of periods, numbers and days that are none, of quotes that are longer
    than 20 words or lack the number, and of numbers without a page or without what they count.
    """
    documents = {(s.id, d.url): (s, d.title) for s in sources if s.gap for d in s.gap.probably}
    series = registry.facts()
    rows = read_checked(Path(path), SHEET, AsylumError, partial(_find_faults, documents=documents, series=series))
    facts = [
        _to_fact(row, *documents[row["gap"], row["address"]], series[row["indicator"]][0])
        for row in rows.to_dict("records")
        if row["value"]
    ]
    return pd.DataFrame(facts).reindex(columns=list(FACTS), fill_value="")


def _to_fact(row: Mapping[Any, str], source: Source, title: str, counted: Series) -> dict[str, str]:
    return {
        **{"indicator": row["indicator"], "year": row["period"], "value": row["value"]},
        **{"year_basis": counted.year_basis, "unit": counted.unit, "who": counted.who},
        "source_title": f"{title}, page {row['page']}: {row['counts']}",
        **{"source_publisher": source.publisher.en, "source_url": row["address"], "confidence": "high"},
        "seen_sha256": hashlib.sha256(" ".join(row["quote"].split()).encode()).hexdigest(),
    }


def _find_faults(
    row: Mapping[str, str], documents: Mapping[tuple[str, str], Any], series: Mapping[str, Any]
) -> Iterator[Problem]:
    if not row["value"]:
        return
    if (row["gap"], row["address"]) not in documents:
        expected = "a gap and an address of the sheet as it was sent"
        yield Problem(f"{row['gap']!r} names no document at {row['address']!r}", expected=expected)
    if row["indicator"] not in series:
        todo = "name one of a series in config/series.yaml, or give it a series there"
        yield Problem(f"unknown indicator {row['indicator']!r}", nearest=nearest(row["indicator"], series), todo=todo)
    if not LATIN_DIGITS.fullmatch(row["value"]):
        yield Problem(f"value is {row['value']!r}", expected="a whole number without spaces, such as 47")
    try:
        read_period(row["period"])
    except ValueError as error:
        yield Problem(str(error), expected="a period such as 2012, 2012-13 or 2015-2023")
    if len(row["quote"].split()) > LONGEST_QUOTE:
        yield Problem(f"the quote has {len(row['quote'].split())} words", expected=f"at most {LONGEST_QUOTE}")
    if row["value"] not in re.sub(r"(?<=\d)[ ,\u00a0\u202f](?=\d{3})", "", row["quote"]):
        yield Problem(
            f"the quote does not hold the number {row['value']}", expected="the words around the number, with it"
        )
    if not re.fullmatch(r"20\d\d-[01]\d-[0-3]\d", row["day"]):
        yield Problem(f"day is {row['day']!r}", expected="the day on which it was read, like 2026-12-01")
    for name in ("counts", "page"):
        if not row[name].strip():
            yield Problem(
                f"{name} is empty", expected="what the number counts" if name == "counts" else "a page or section"
            )
