"""``statistics/facts.csv``: figures read in documents, one fact a row -> values of series.

Figures and sources carry over. The column ``seen_text`` quotes the documents: it is never read on. Of ``notes`` only
the vintage, and whether the figure is a round one, are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.asylum.series_periods import MONTHS, read_period
from tipimpact.asylum.registry import Registry, Series
from tipimpact.common.errors import AsylumError, Problem, nearest

COLUMNS = (
    *("indicator", "year", "value", "unit", "notes", "source_title", "source_publisher", "source_url"),
    *("confidence", "seen_text"),
)
CONFIDENCE = {"high", "medium", "low"}
# Units as the file writes them, and the codes of the registry; anything else that differs is a fault.
UNITS = {
    "CAD": "dollars",
    "per 100,000": "per_100000",
    "victims": "persons",
}
MAY_FALL = "change"  # the kind of series that may be negative
ROUND = re.compile(r"approximate|\babout\b|nearly|just over|\"over |^rounded$", re.IGNORECASE)
VINTAGE = re.compile(r"vintage (?:(\d{4}-\d{2})|([A-Z][a-z]{2}) (\d{4}))")


def read_facts(path: str | Path, registry: Registry) -> pd.DataFrame:
    """Facts as values of series.

    path: CSV with ``COLUMNS``.
    Returns series, group, period (as written), value, vintage (missing where none is stated), document, url, place
    (line of the file), confidence, flags (list). Facts that the registry leaves out are not here. Raises AsylumError
    with the lines at fault: columns, names that the registry does not have, periods, values and units that do not fit.
    """
    path = Path(path)
    try:
        rows = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except (OSError, UnicodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise AsylumError(f"not a CSV table that can be read: {error}", where=path.name) from None
    if tuple(rows.columns) != COLUMNS:
        raise AsylumError("other columns than expected", where=path.name, expected=", ".join(COLUMNS))
    known, left_out = registry.facts(), registry.not_shown()
    problems, found = [], []
    row: Any
    for line, row in enumerate(rows.itertuples(index=False), start=2):
        if row.indicator in left_out:
            continue
        where = f"{path.name}, line {line}"
        faults = list(_faults(row, where, known))
        problems += faults
        if not faults:
            series, group = known[row.indicator]
            flags = [*series.flags, *(["approximate"] if ROUND.search(row.notes) else [])]
            found.append(
                {
                    "series": series.id,
                    "group": group,
                    "period": row.year,
                    "value": float(row.value),
                    "vintage": _vintage(row.notes),
                    "document": f"{row.source_publisher}: {row.source_title}",
                    "url": row.source_url or None,
                    "place": f"line {line}",
                    "confidence": row.confidence,
                    "flags": flags,
                }
            )
    if problems:
        raise AsylumError(problems)
    columns = ["series", "group", "period", "value", "vintage", "document", "url", "place", "confidence", "flags"]
    return pd.DataFrame(found, columns=columns)


def _faults(row: Any, where: str, known: Mapping[str, tuple[Series, str]]) -> Iterator[Problem]:
    if row.indicator not in known:
        todo = "add it to config/series.yaml, to a series or to `left_out`"
        yield Problem(
            f"indicator {row.indicator!r} is not known", where, nearest=nearest(row.indicator, known), todo=todo
        )
        return
    series, _ = known[row.indicator]
    try:
        read_period(row.year)
    except ValueError as error:
        yield Problem(str(error), where, "2012, 2012-13, 2019-20 Q1, 2015-2023 or 2012-12-15 to 2013-10-22")
    if not re.fullmatch(r"-?\d+(\.\d+)?", row.value):
        yield Problem(f"value is {row.value!r}", where, "a number")
    elif float(row.value) < 0 and series.kind != MAY_FALL:
        yield Problem(f"value is {row.value!r}", where, "0 or more")
    elif not float(row.value).is_integer() and series.unit in {"persons", "claims", "permits", "positions"}:
        yield Problem(f"value is {row.value!r}", where, "a whole number: it counts " + series.unit)
    if UNITS.get(row.unit, row.unit) != series.unit:
        yield Problem(f"unit is {row.unit!r}", where, f"the unit of series {series.id!r}, {series.unit!r}")
    if row.confidence not in CONFIDENCE:
        yield Problem(f"confidence is {row.confidence!r}", where, ", ".join(sorted(CONFIDENCE)))


def _vintage(notes: str) -> str | None:
    """The release that a note names, as 2023-12."""
    found = VINTAGE.search(notes)
    if not found:
        return None
    return found[1] or f"{found[3]}-{MONTHS[found[2]]:02}"
