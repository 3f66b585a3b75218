"""Whether rows and law agree: each day that a row takes from a clause, against the effects of the law of this run.

A day is given once, in ``law_effects``; for the sections of the Act itself, with its commencement. A row that names a
clause has that day; a row that types one names its source. Where law and row disagree, the run stops. Where the run
does not have the statute, or has a digest of it without the clause, there is nothing to compare with.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import pandas as pd

from tipimpact.common.errors import EligibilityError, Problem
from tipimpact.eligibility.rows import TAKEN, units_overlap
from tipimpact.legislation.commencement import REPLAYED, Commencement, day_of

# joined: the law of the run gives the day.  typed: the row gives it, with its source.  not_held: the run does not have
# the clause.
HOW = ("joined", "typed", "not_held")


def join_days(
    rows: pd.DataFrame, effects: pd.DataFrame, commencement: Commencement, complete: Collection[str]
) -> pd.Series:
    """How each row has its days, a value of ``HOW`` by row.

    effects: the table ``law_effects``.  complete: citations of the statutes of which the run has the publisher's text.
    Raises EligibilityError naming every row whose day is another in the law of the run, or whose clause has none in a
    complete text, or that types a day without its source.
    """
    days = _group_days(effects)
    how_by_row, problems = {}, []
    for row in rows.to_dict("records"):
        how, faults = _join_row({str(k): v for k, v in row.items()}, days, commencement, complete)
        how_by_row[row["row"]] = how
        problems += faults
    if problems:
        raise EligibilityError(problems)
    joined = pd.Series(how_by_row, name="days", dtype="string")
    logging.info("Days of the rows: %s", joined.value_counts().to_dict())
    return joined


def _group_days(effects: pd.DataFrame) -> dict[tuple[str, str], list[tuple[str, dt.date]]]:
    """Units of the Act with the day in force, by amending Act and clause."""
    dated = effects[(effects["act"] == REPLAYED) & effects["in_force"].notna()]
    by_clause: dict[tuple[str, str], list[tuple[str, dt.date]]] = {}
    for act, clause, unit, day in dated[["amending_act", "clause", "unit", "in_force"]].itertuples(index=False):
        by_clause.setdefault((act, clause), []).append((unit, pd.Timestamp(day).date()))
    return by_clause


def _join_row(
    row: Mapping[str, Any],
    days: Mapping[tuple[str, str], list[tuple[str, dt.date]]],
    commencement: Commencement,
    complete: Collection[str],
) -> tuple[str, list[Problem]]:
    taken = [(column, row[act], row[clause]) for column, act, clause in TAKEN if row[clause]]
    if not taken:
        return "typed", [] if row["day_source"] else [_report(row, "a day is typed without its source")]
    known = {column: set(_list_days(act, clause, row["citation"], days, commencement)) for column, act, clause in taken}
    if not all(known.values()):
        unknown = [
            _report(row, f"{act}, s. {clause} has no day on {row['citation']}")
            for c, act, clause in taken
            if not known[c] and act in complete
        ]
        return "not_held", unknown
    wrong = [
        _report(row, f"{column} is {row[column]:%Y-%m-%d}", f"{min(known[column])}, by {act}, s. {clause}")
        for column, act, clause in taken
        if known[column] != {row[column].date()}
    ]
    return "joined", wrong


def _list_days(
    act: str,
    clause: str,
    citation: str,
    days: Mapping[tuple[str, str], list[tuple[str, dt.date]]],
    commencement: Commencement,
) -> Iterator[dt.date]:
    """The days on which a clause of an Act changed a unit, or on which a section of the Act itself came into force."""
    if act == commencement.base.citation:
        if day := day_of(commencement.fact(act, clause), None):
            yield day
        return
    yield from (day for unit, day in days.get((act, clause), []) if units_overlap(unit, citation))


def _report(row: Mapping[str, Any], what: str, expected: str = "the day that the law of the run gives") -> Problem:
    todo = "correct the row, or config/law/commencement.yaml; then `make addresses`"
    return Problem(what, f"eligibility.csv, row {row['row']}", expected, "", todo)
