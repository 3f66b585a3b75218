"""Read ``statistics/facts.csv``: numbers that people read in documents, one fact per row.

Numbers and sources are kept. The column ``seen_text`` quotes the documents and is not used. From ``notes`` only the
vintage is used, and whether the number is approximate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.asylum.registry import Registry, Series
from tipimpact.asylum.series_periods import MONTHS, read_period
from tipimpact.common.errors import AsylumError, Problem, nearest

COLUMNS = (
    *("indicator", "year", "value", "unit", "notes", "source_title", "source_publisher", "source_url"),
    *("confidence", "seen_text"),
)
CONFIDENCE = {"high", "medium", "low"}
# Units of the file -> codes of the registry. All other units must be equal.
UNITS = {
    "CAD": "dollars",
    "per 100,000": "per_100000",
    "victims": "persons",
}
SIGNED = "change"  # the only kind of series that may be negative
APPROXIMATE = re.compile(r"approximate|\babout\b|nearly|just over|\"over |^rounded$", re.IGNORECASE)
VINTAGE = re.compile(r"vintage (?:(\d{4}-\d{2})|([A-Z][a-z]{2}) (\d{4}))")


def read_facts(path: str | Path, registry: Registry) -> pd.DataFrame:
    """Return the facts as values of series.

    path: CSV with ``COLUMNS``.
    Returns series, group, period (as written), value, vintage (missing if not stated), document, url, place
    (line of the file), confidence, flags (list). Facts that the registry excludes are dropped. Raises AsylumError with
    the lines of indicators that are not in the registry and of invalid periods, values and units.
    """
    path = Path(path)
    try:
        rows = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except (OSError, UnicodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise AsylumError(
            f"the file is not a readable CSV table: {error}", where=path.name, expected="CSV in UTF-8"
        ) from None
    if tuple(rows.columns) != COLUMNS:
        raise AsylumError("the columns are not the expected ones", where=path.name, expected=", ".join(COLUMNS))
    series_by_indicator, excluded = registry.facts(), registry.not_shown()
    problems, values = [], []
    row: Any
    for line, row in enumerate(rows.itertuples(index=False), start=2):
        if row.indicator in excluded:
            continue
        where = f"{path.name}, line {line}"
        faults = list(_check_row(row, where, series_by_indicator))
        problems += faults
        if not faults:
            values.append(_to_value(row, line, *series_by_indicator[row.indicator]))
    if problems:
        raise AsylumError(problems)
    columns = ["series", "group", "period", "value", "vintage", "document", "url", "place", "confidence", "flags"]
    return pd.DataFrame(values, columns=columns)


def _to_value(row: Any, line: int, series: Series, group: str) -> dict[str, Any]:
    return {
        "series": series.id,
        "group": group,
        "period": row.year,
        "value": float(row.value),
        "vintage": _parse_vintage(row.notes),
        "document": f"{row.source_publisher}: {row.source_title}",
        "url": row.source_url or None,
        "place": f"line {line}",
        "confidence": row.confidence,
        "flags": [*series.flags, *(["approximate"] if APPROXIMATE.search(row.notes) else [])],
    }


def _check_row(row: Any, where: str, series_by_indicator: Mapping[str, tuple[Series, str]]) -> Iterator[Problem]:
    if row.indicator not in series_by_indicator:
        todo = "add it to a series, or to `left_out`, in config/series.yaml"
        near = nearest(row.indicator, series_by_indicator)
        yield Problem(f"unknown indicator {row.indicator!r}", where, nearest=near, todo=todo)
        return
    series, _ = series_by_indicator[row.indicator]
    try:
        read_period(row.year)
    except ValueError as error:
        yield Problem(str(error), where, "2012, 2012-13, 2019-20 Q1, 2015-2023 or 2012-12-15 to 2013-10-22")
    if not re.fullmatch(r"-?\d+(\.\d+)?", row.value):
        yield Problem(f"value is {row.value!r}", where, "a number")
    elif float(row.value) < 0 and series.kind != SIGNED:
        yield Problem(f"value is {row.value!r}", where, "0 or more")
    elif not float(row.value).is_integer() and series.unit in {"persons", "claims", "permits", "positions"}:
        yield Problem(f"value is {row.value!r}", where, "a whole number, because it counts " + series.unit)
    if UNITS.get(row.unit, row.unit) != series.unit:
        yield Problem(f"unit is {row.unit!r}", where, f"the unit of series {series.id!r}, {series.unit!r}")
    if row.confidence not in CONFIDENCE:
        yield Problem(f"confidence is {row.confidence!r}", where, ", ".join(sorted(CONFIDENCE)))


def _parse_vintage(notes: str) -> str | None:
    """Return the release that a note names, for example 2023-12."""
    match = VINTAGE.search(notes)
    if not match:
        return None
    return match[1] or f"{match[3]}-{MONTHS[match[2]]:02}"
