"""Read the numbers of reports that two readers have confirmed, and return them as values of series.

The file is ``data/raw/compiled/statistics/quantities.csv``: facts, places and digests, no sentence. A returned sheet
(``publish.sheets.quantities``) adds rows to it. Each number belongs to the organization that counted it: its series has
a group for each organization, so that numbers of two organizations are never added up.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.asylum.registry import Reading, Registry, Series
from tipimpact.asylum.series_periods import read_period
from tipimpact.common.disclosure import FEWEST
from tipimpact.common.errors import AsylumError, Problem, nearest
from tipimpact.common.listed import read_list

SOURCE = "compiled_quantities"
FLAG = "read_in_report"
COLUMNS = (
    *("series", "counted_by", "group", "period", "value", "low", "high"),
    *("document", "part", "start", "end", "sha256", "reader", "second_reader", "confirmed_on"),
)
NUMBERS = ("value", "low", "high")
# Kinds of period that a series of each basis may have.
KINDS = {
    "calendar": {"calendar", "month"},
    "fiscal": {"fiscal", "quarter"},
    "span": {"range", "undated"},
    "at": {"day"},
    "report": {"range", "fiscal", "calendar"},
}


def read_confirmed(path: str | Path, registry: Registry) -> pd.DataFrame:
    """Return the confirmed numbers as values of series.

    path: CSV with ``COLUMNS``.  registry: names the series and the organizations that may have counted (``readings``).
    Returns series, group (the organization, or a group that only one organization counts), period, value, low, high,
    document (id of its source), place, confidence, flags. A number below five is kept as the range 1 to 4 only.
    Raises AsylumError with every row that lacks who counted or a second reader, that shows fewer than five persons, or
    that does not fit its series.
    """
    path = Path(path)
    rows = read_list(path, COLUMNS, AsylumError)
    problems = list(find_faults(rows.to_dict("records"), registry, [f"{path.name}, line {i + 2}" for i in rows.index]))
    if problems:
        raise AsylumError(problems)
    groups = [row.group or row.counted_by for row in rows.itertuples()]
    value, low, high = (pd.to_numeric(rows[name]).astype("Int64") for name in NUMBERS)
    # An estimate reads bounds; a number of its own groups is as exact as the file of the data holder would be.
    exact = (rows["group"] != "") & value.notna()
    low, high = low.mask(exact & low.isna(), value), high.mask(exact & high.isna(), value)
    suppressed = ((low == 1) & (high == FEWEST - 1)).fillna(False)
    flags = [[FLAG, "suppressed"] if hidden else [FLAG] for hidden in suppressed]
    return pd.DataFrame(
        {
            **{name: rows[name] for name in ("series", "period", "document")},
            "group": groups,
            "value": value,
            "low": low,
            "high": high,
            "place": rows["document"] + ":" + rows["start"] + "-" + rows["end"],
            "confidence": "medium",
            "flags": pd.Series(flags, rows.index, dtype=object),
        }
    )


def find_faults(rows: Iterable[Mapping[Any, str]], registry: Registry, places: Iterable[str]) -> Iterator[Problem]:
    """Yield what is wrong with confirmed rows. places: where each row is."""
    readings = {reading.series: reading for reading in registry.readings}
    series = {one.id: one for one in registry.series}
    seen: dict[tuple[str, ...], str] = {}
    for row, where in zip(rows, places, strict=True):
        yield from _reader_faults(row, where)
        reading = readings.get(row["series"])
        if reading is None:
            what = f"no number of a report may go into series {row['series']!r}"
            yield Problem(what, where, "one of " + ", ".join(readings), nearest(row["series"], readings))
        else:
            yield from _series_faults(row, where, reading, series[reading.series])
        yield from _number_faults(row, where)
        yield from _place_faults(row, where)
        key = (row["series"], row["group"] or row["counted_by"], row["period"], row["document"], row["start"])
        if key in seen:
            yield Problem("the same number is confirmed twice", where, f"one row; the other is {seen[key]}")
        seen[key] = where


def _reader_faults(row: Mapping[Any, str], where: str) -> Iterator[Problem]:
    if not row["counted_by"]:
        yield Problem("nobody is named who counted", where, "an organization of config/series.yaml")
    if not row["reader"]:
        yield Problem("no reader is named", where, "the name of the person who read the number")
    if not row["second_reader"]:
        yield Problem("no second reader is named", where, "the name of another person, who read it apart")
    elif row["second_reader"].casefold() == row["reader"].casefold():
        yield Problem("the second reader is the first one", where, "the name of another person, who read it apart")
    try:
        dt.date.fromisoformat(row["confirmed_on"])
    except ValueError:
        yield Problem(f"confirmed_on is {row['confirmed_on']!r}", where, "a date like 2027-01-31")


def _series_faults(row: Mapping[Any, str], where: str, reading: Reading, series: Series) -> Iterator[Problem]:
    if row["counted_by"] and row["counted_by"] not in reading.counted_by:
        known = ", ".join(reading.counted_by)
        todo = "if it counted, add it to this reading, and to `organizations`, in config/series.yaml"
        what = f"{row['counted_by']!r} does not count series {series.id!r}"
        yield Problem(what, where, f"one of {known}", nearest(row["counted_by"], reading.counted_by), todo)
    if reading.groups and row["group"] not in reading.groups:
        near = nearest(row["group"], reading.groups)
        yield Problem(f"group is {row['group']!r}", where, "one of " + ", ".join(reading.groups), near)
    if not reading.groups and row["group"]:
        yield Problem(f"group is {row['group']!r}", where, "an empty cell: the group is the organization that counted")
    try:
        kind = read_period(row["period"]).kind
    except ValueError as error:
        yield Problem(str(error), where, "2012, 2012-13, 2012-05, 2006-2012 or 2012-12-15 to 2013-10-22")
        return
    if kind not in KINDS[series.year_basis]:
        todo = "use the series of that kind of year, or add one to config/series.yaml"
        yield Problem(f"period {row['period']!r} is of kind {kind!r}", where, f"{series.year_basis} years", todo=todo)


def _number_faults(row: Mapping[Any, str], where: str) -> Iterator[Problem]:
    wrong = [name for name in NUMBERS if row[name] and not re.fullmatch(r"[0-9]{1,9}", row[name])]
    for name in wrong:
        yield Problem(f"{name} is {row[name]!r}", where, "a whole number")
    if wrong:
        return
    numbers = {name: int(row[name]) for name in NUMBERS if row[name]}
    if not numbers:
        yield Problem("no value and no bound", where, "a number in value, low or high")
    low, high = numbers.get("low"), numbers.get("high")
    if low is not None and high is not None and low > high:
        yield Problem(f"low is {low}, high is {high}", where, "low below high")
    small = 0 < numbers.get("value", 0) < FEWEST or (high is not None and 0 < high < FEWEST and low != 1)
    if small or ("value" in numbers and (low, high) == (1, FEWEST - 1)):
        todo = f"leave value empty; write 1 in low and {FEWEST - 1} in high"
        yield Problem("fewer than five persons are shown", where, "the range 1 to 4", todo=todo)


def _place_faults(row: Mapping[Any, str], where: str) -> Iterator[Problem]:
    if not row["document"]:
        yield Problem("no document is named", where, "the id of its source")
    if not re.fullmatch(r"[0-9a-f]{64}", row["sha256"]):
        yield Problem(f"sha256 is {row['sha256']!r}", where, "the digest of the sentence, 64 hexadecimal digits")
    if not all(re.fullmatch(r"[0-9]{1,9}", row[name]) for name in ("part", "start", "end")):
        yield Problem("part, start and end are not whole numbers", where, "as in the table `quantities`")
