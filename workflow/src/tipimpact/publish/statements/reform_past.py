"""What the rule of the reform says of months without this law: rows and sentences of two figures."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pandas as pd

from tipimpact.publish.statements import reform
from tipimpact.publish.statements.model import Statement, TableEvidence, Words, capitalize, first
from tipimpact.publish.words import number
from tipimpact.publish.words.formats import month

TABLE, OWN = "reform_months", "CAN"
EVENT, COUNTED = "event", "out_of_sample"


def _select(evidence: TableEvidence, **where: str) -> pd.DataFrame:
    """Months with ``weaker``, the smaller of both falls, and the change from which the rule says *fell*.

    None where that change is unknown, as in a package without ``reform_evidence``.
    """
    rows, limit = evidence.rows(TABLE, **where), first(reform.select(evidence, "condition", "word"), "limit")
    rows = rows.head(0) if limit is None else rows
    return rows.assign(weaker=rows[["x", "y"]].astype(float).max(axis=1), limit=limit)


def select_own(evidence: TableEvidence) -> pd.DataFrame:
    """Every month of Canada; none without the event."""
    rows = _select(evidence, destination=OWN)
    return rows if EVENT in set(rows["month_role"]) else rows.head(0)


def select_placebos(evidence: TableEvidence) -> pd.DataFrame:
    """Placebos that count, of all destinations, and Canada's event; none without either."""
    rows = _select(evidence)
    rows = rows[(rows["month_role"] == COUNTED) | ((rows["month_role"] == EVENT) & (rows["destination"] == OWN))]
    return rows if {EVENT, COUNTED} <= set(rows["month_role"]) else rows.head(0)


def say_change(log: Any) -> Statement:
    """A change in log points as a percentage with its sign."""
    return Statement("finding-percent", {"value": Words(number, round(100 * math.expm1(float(log))))})


def _as_low(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.Series]:
    """The placebos among rows, those as low as the event in both windows, and the event."""
    counted, event = rows[rows["month_role"] == COUNTED], rows[rows["month_role"] == EVENT].iloc[0]
    return counted, counted[counted["weaker"] <= event["weaker"]], event


def _state(evidence: TableEvidence, read: tuple[pd.DataFrame, dict[str, Any]], *messages: str) -> Iterator[Statement]:
    """Messages of the same rows and values."""
    rows, values = read
    for message in messages:
        yield from evidence.state(message, TABLE, rows, **values)


def _own_values(evidence: TableEvidence) -> tuple[pd.DataFrame, dict[str, Any]]:
    rows = evidence.once(select_own)
    if rows.empty or not (rows["month_role"] == COUNTED).any():
        return rows.head(0), {}
    counted, low, event = _as_low(rows)
    nearest = counted.sort_values(["weaker", "first_month"]).iloc[0]
    day, near = (Words(month, pd.Timestamp(f"{row['first_month']}-01")) for row in (event, nearest))
    ends = {name: str(counted["first_month"].agg(end))[:4] for name, end in (("start", "min"), ("end", "max"))}
    values = {"month": day, "Month": capitalize(day), "x": say_change(event["x"]), "y": say_change(event["y"]), **ends}
    more = {"n": len(counted), "count": len(low), "nearest": near, "low": say_change(nearest["weaker"])}
    return rows[rows["month_role"].isin([EVENT, COUNTED])], values | more


def own_title(evidence: TableEvidence) -> Iterator[Statement]:
    """In how many earlier months claims fell as much."""
    yield from _state(evidence, _own_values(evidence), "figure-canada-finding")


def own_short(evidence: TableEvidence) -> Iterator[Statement]:
    """What is drawn, with the event's two changes."""
    yield from _state(evidence, _own_values(evidence), "figure-canada-short")


def own_sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """The event, how many earlier months were as low, the nearest one, and what this does not say."""
    yield from _state(evidence, _own_values(evidence), "figure-canada-event", "figure-canada-past")
    yield Statement("figure-canada-not")


def _placebo_values(evidence: TableEvidence) -> tuple[pd.DataFrame, dict[str, Any]]:
    rows = evidence.once(select_placebos)
    if rows.empty:
        return rows, {}
    counted, low, event = _as_low(rows)
    values = {
        "n": Words(number, len(counted)),
        "fell": Words(number, int((counted["reform_word"] == "fell").sum())),
        "destinations": counted["destination"].nunique(),
        "low": len(low),
        "month": Words(month, pd.Timestamp(f"{event['first_month']}-01")),
        "change": say_change(event["weaker"]),
        "limit": say_change(event["limit"]),
    }
    return rows, values


def placebo_title(evidence: TableEvidence) -> Iterator[Statement]:
    """How often the rule errs."""
    yield from _state(evidence, _placebo_values(evidence), "figure-placebos-finding")


def placebo_short(evidence: TableEvidence) -> Iterator[Statement]:
    """What is drawn, with Canada's place in it."""
    yield from _state(evidence, _placebo_values(evidence), "figure-placebos-short")


def placebo_sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """How many fell, how many as far as Canada, and what the rule does not see."""
    yield from _state(evidence, _placebo_values(evidence), "figure-placebos-fell", "figure-placebos-low")
    yield Statement("figure-placebos-not")
