"""Read the compiled facts: numbers that people read in documents, one fact per row.

The files are in ``data/raw/compiled/statistics/``. No sentence of a document is kept:
``seen_sha256`` is the digest of the words that state the number.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.asylum.registry import Registry, Series
from tipimpact.asylum.series_periods import read_period
from tipimpact.common.errors import AsylumError, Problem, nearest
from tipimpact.common.listed import read_checked

COLUMNS = (
    *("indicator", "year", "year_basis", "value", "low", "high", "unit", "who", "vintage", "flags"),
    *("source_title", "source_publisher", "source_url", "confidence", "seen_sha256"),
)
CONFIDENCE = {"high", "medium", "low"}
COUNTED = {"persons", "claims", "permits", "positions", "applications", "cases", "arrivals"}
SIGNED = "change"  # the only kind of series that may be negative
NUMBER = re.compile(r"-?\d+(\.\d+)?")
RETURNED = ["series", "group", "period", "value", "low", "high", "vintage", "document", "url", "place"]
RETURNED += ["confidence", "flags"]


def read_facts(path: str | Path, registry: Registry) -> pd.DataFrame:
    """Return the facts as values of series.

    path: CSV with ``COLUMNS``.
    Returns series, group, period (as written), value (missing if only a bound is stated), low and
    high (the bounds), vintage (missing if not stated), document, url, place (line of the file),
    confidence, flags (list). Facts that the registry excludes are dropped. Raises AsylumError with
    the lines of indicators that are not in the registry, of facts that count others, in another
    unit or by another year than their series, and of invalid periods and values.
    """
    series, excluded = registry.facts(), registry.not_shown()
    rows = read_checked(Path(path), COLUMNS, AsylumError, partial(_check_row, known=series, excluded=excluded))
    shown = [
        _to_value(row, line, *series[row["indicator"]])
        for line, row in enumerate(rows.to_dict("records"), start=2)
        if row["indicator"] not in excluded
    ]
    return pd.DataFrame(shown, columns=RETURNED)


def _to_value(row: Mapping[Any, str], line: int, series: Series, group: str) -> dict[str, Any]:
    numbers = {name: float(row[name]) if row[name] else None for name in ("value", "low", "high")}
    return {
        "series": series.id,
        "group": group,
        "period": row["year"],
        **numbers,
        "vintage": row["vintage"] or None,
        "document": f"{row['source_publisher']}: {row['source_title']}",
        "url": row["source_url"] or None,
        "place": f"line {line}",
        "confidence": row["confidence"],
        "flags": [*series.flags, *row["flags"].split()],
    }


def _check_row(
    row: Mapping[str, str], known: Mapping[str, tuple[Series, str]], excluded: Container[str]
) -> Iterator[Problem]:
    if row["indicator"] in excluded:
        return
    if row["indicator"] not in known:
        todo = "add it to a series, or to `left_out`, in config/series.yaml"
        near = nearest(row["indicator"], known)
        yield Problem(f"unknown indicator {row['indicator']!r}", nearest=near, todo=todo)
        return
    series, _ = known[row["indicator"]]
    try:
        read_period(row["year"])
    except ValueError as error:
        yield Problem(str(error), expected="2012, 2012-13, 2019-20 Q1, 2015-2023 or 2012-12-15 to 2013-10-22")
    if not (row["value"] or row["low"] or row["high"]):
        yield Problem("no value and no bound", expected="a number in value, low or high")
    for name in ("value", "low", "high"):
        text = row[name]
        if text and not NUMBER.fullmatch(text):
            yield Problem(f"{name} is {text!r}", expected="a number")
        elif text and float(text) < 0 and series.kind != SIGNED:
            yield Problem(f"{name} is {text!r}", expected="0 or more")
        elif text and not float(text).is_integer() and series.unit in COUNTED:
            yield Problem(f"{name} is {text!r}", expected="a whole number, because it counts " + series.unit)
    # One series has one unit, one group of people and one kind of year.
    for name, expected in (("unit", series.unit), ("who", series.who), ("year_basis", series.year_basis)):
        if row[name] != expected:
            what = f"{name} is {row[name]!r}"
            todo = "give the indicator a series of its own in config/series.yaml"
            yield Problem(what, expected=f"that of series {series.id!r}, {expected!r}", todo=todo)
    if row["confidence"] not in CONFIDENCE:
        yield Problem(f"confidence is {row['confidence']!r}", expected=", ".join(sorted(CONFIDENCE)))
