"""``config/law/provisions.csv``: the provisions that matter to trafficked persons, read in our own words.

One row is one reading of one provision: contesting readings are separate rows, each with its
holder and source. Nothing here is legal advice; a row without ``reviewed_by`` has been seen by no lawyer.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.errors import LegislationError, Problem, nearest
from tipimpact.common.files import write_text
from tipimpact.common.listed import read_list

COLUMNS = (
    *("act", "unit", "amending", "clause", "pathway", "relevance", "in_force", "known_by", "state", "superseded_by"),
    *("view", "holder", "source", "note_en", "note_fr", "reviewed_by", "checked_on"),
)
KEY = ["act", "unit", "view", "holder"]
LISTS = ("clause", "superseded_by")  # items parted by "; "
PATHWAYS = (
    *("claim_eligibility", "deadlines", "credibility", "no_second_look", "stay", "trp", "hc", "pr", "family", "minors"),
    *("detention", "criminality", "work", "cessation", "biometrics", "health", "criminal_law", "designation"),
    *("employer", "instructions"),
)
CODES: dict[str, tuple[str, ...]] = {
    "act": (
        *("IRPA", "IRPR", "IFHP", "2010, c. 8", "2012, c. 17"),
        *("Criminal Code", "Criminal Records Act", "Interpretation Act", "F-8"),
    ),
    "pathway": PATHWAYS,
    # direct: speaks of trafficking or of treatment like it; pathway: governs a way that trafficked persons take
    "relevance": ("direct", "pathway", "context"),
    # consolidation: the date that the file gives; note: a starred note of the text; the rest as the ledger gives them
    "known_by": ("assent", "order", "inferred", "coordinating", "consolidation", "note", "unknown"),
    "state": ("in_force", "repealed", "spent", "not_in_force", "not_held"),
    "view": (
        *("adverse", "protective", "mixed", "neutral", "exclusion", "gap", "against_traffickers"),
        "contrary_to_charter",
    ),
    "holder": ("project", "parliament", "ccr", "federal_court"),
}
WITHOUT_TEXT = ("repealed", "spent", "not_in_force", "not_held")  # states in which no consolidation need hold the unit

_CITATION = re.compile(r"\d{4}, c\. \d+|S(?:OR|I)/\d{4}-\d+")
_CLAUSE = re.compile(r"\d+(?:\.\d+)*(?:\([0-9A-Za-z.]+\))*")
_SPACING = (
    (re.compile(r"\s[;!?]"), "no space before ; ! ?"),
    (
        re.compile(r"(?<!\N{NO-BREAK SPACE})[%»]|(?<![\N{NO-BREAK SPACE}\d]):|(?<=\d)(?<!\N{NO-BREAK SPACE})\$"),
        "U+00A0 before : % $ »",
    ),
    (re.compile(r"«(?!\N{NO-BREAK SPACE})"), "U+00A0 after «"),
)


def read_provisions(path: str | Path, known: Mapping[str, Collection[str]] | None = None) -> pd.DataFrame:
    """The file as a table: columns as in the file, in_force and checked_on as dates, lists as lists.

    known: names of the units of each Act, by act; with it, a unit must be one of them unless its state says that it
    has no text, or that the text is not held.
    Raises LegislationError with every fault at once: file and line, what was expected, the nearest name.
    """
    path = Path(path)
    table = read_list(path, COLUMNS, LegislationError)
    problems = [*_faults(table, path.name)]
    if known is not None:
        problems += _unknown(table, path.name, known)
    if problems:
        raise LegislationError(problems)
    for column in LISTS:
        table[column] = table[column].map(lambda v: [item for item in v.split("; ") if item])
    for column in ("in_force", "checked_on"):
        table[column] = pd.to_datetime(table[column].replace("", None), format="%Y-%m-%d")
    return table.assign(reviewed_by=table["reviewed_by"].replace("", None).astype("string"))


def write_provisions(table: pd.DataFrame, path: str | Path) -> None:
    """Write a table of ``read_provisions`` back, as the file is kept."""
    plain = table.copy()
    for column in LISTS:
        plain[column] = plain[column].map("; ".join)
    for column in ("in_force", "checked_on"):
        plain[column] = plain[column].dt.strftime("%Y-%m-%d")
    text = plain[list(COLUMNS)].to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    write_text(path, text)


def row_code(row: Mapping[Any, Any]) -> str:
    """What names a row of the file: ``IRPA|24(4)|adverse|project``."""
    return "|".join(str(row[column]) for column in KEY)


def around(unit: str, units: Iterable[str]) -> list[str]:
    """Those of ``units`` that are the unit, are in it or contain it: 110(2)(d.1) is around 110(2)."""
    return [u for u in units if u == unit or _inside(u, unit) or _inside(unit, u)]


def _inside(unit: str, outer: str) -> bool:
    return unit.startswith(outer) and unit[len(outer) : len(outer) + 1] in ("(", "[")


def _faults(table: pd.DataFrame, name: str) -> Iterator[Problem]:
    """Faults that the file shows by itself, row by row."""
    repeated = table.duplicated(KEY, keep="first")
    for i, row in enumerate(table.to_dict("records")):
        where = f"{name}, line {i + 2}"
        for column, codes in CODES.items():
            if row[column] not in codes:
                yield Problem(
                    f"{column} is {row[column]!r}", where, "one of " + ", ".join(codes), nearest(row[column], codes)
                )
        for what, expected in _row_faults(row):
            yield Problem(what, where, expected)
        if repeated[i]:
            yield Problem("the same reading of the same unit stands twice", where, "one row per " + ", ".join(KEY))


def _row_faults(row: Mapping[Any, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with one row, and what was expected."""
    for column in ("unit", "source", "note_en", "note_fr", "checked_on"):
        if not row[column].strip():
            yield f"{column} is empty", "a value"
    for column in ("in_force", "checked_on"):
        if row[column] and not _is_date(row[column]):
            yield f"{column} is {row[column]!r}", "a date like 2012-06-28"
    if bool(row["in_force"]) == (row["known_by"] == "unknown"):
        yield "in_force and known_by do not agree", "a date and how it is known, or no date and `unknown`"
    if row["amending"] and not _CITATION.fullmatch(row["amending"]):
        yield f"amending is {row['amending']!r}", "a citation like 2012, c. 17 or SOR/2019-148, or nothing"
    for item in filter(None, row["superseded_by"].split("; ")):
        if not _CITATION.fullmatch(item):
            yield f"superseded_by names {item!r}", "citations like 2019, c. 29, parted by '; '"
    for item in filter(None, row["clause"].split("; ")):
        if not row["amending"] or not _CLAUSE.fullmatch(item):
            yield f"clause is {item!r}", "clauses like 13(3) of the Act in `amending`, parted by '; '"
    for pattern, expected in _SPACING:
        if match := pattern.search(row["note_fr"]):
            at = max(match.start() - 15, 0)
            yield f"note_fr: {row['note_fr'][at : match.end() + 5]!r}", expected


def _unknown(table: pd.DataFrame, name: str, known: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Units that no text has, and whose state does not explain that."""
    for i, (act, unit, state) in enumerate(zip(table["act"], table["unit"], table["state"], strict=True)):
        if state not in WITHOUT_TEXT and unit not in known.get(act, ()):
            yield Problem(
                f"no consolidation held of {act} has the unit {unit}",
                f"{name}, line {i + 2}",
                "a unit as read_act names it, or the state " + ", ".join(WITHOUT_TEXT),
                nearest(unit, known.get(act, ())),
            )


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
