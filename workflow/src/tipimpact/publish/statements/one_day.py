"""What one day more or less did to someone from a listed country who was refused asylum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from tipimpact.publish.statements.model import Statement, TableEvidence, Words, in_row
from tipimpact.publish.words import date, say
from tipimpact.publish.words.formats import capital, day_of_year

TABLE, ORIGIN = "refusal_days", "listed"
REMEDIES = ("appeal", "hc")


def select_days(evidence: TableEvidence) -> pd.DataFrame:
    """The stretches of days of both remedies, for someone from a listed country."""
    return evidence.rows(TABLE, origin_group=ORIGIN, remedy=list(REMEDIES))


def find_edge(rows: pd.DataFrame) -> dict[str, Any] | None:
    """The last day of refusal with no appeal ever, and the next, with its wait in days; None without such a day."""
    appeal = rows[rows["remedy"] == "appeal"]
    for before, after in zip(appeal.to_dict("records"), appeal.iloc[1:].to_dict("records"), strict=False):
        if (before["effect"], after["effect"]) == ("never", "later"):
            ends = {"last": before["last_day"].date(), "next": after["first_day"].date()}
            return ends | {"days": int(after["most"]), "ends": after["last_day"].date()}
    return None


def find_year_end(rows: pd.DataFrame) -> Any:
    """The last day on which the wait before a humanitarian request is due to the bill; None without one."""
    hc = rows[(rows["remedy"] == "hc") & (rows["effect"] == "later")]
    return hc["last_day"].max().date() if len(hc) else None


def _state(evidence: TableEvidence, id: str) -> Iterator[Statement]:
    rows = select_days(evidence)
    edge = find_edge(rows)
    if edge:
        days = {"last": Words(date, edge["last"]), "next": Words(day_of_year, edge["next"])}
        yield from evidence.state(id, TABLE, rows[rows["remedy"] == "appeal"], **days, days=edge["days"])


def title(evidence: TableEvidence) -> Iterator[Statement]:
    """Refused on this day, never; on the next, after so many days."""
    yield from _state(evidence, "figure-day-finding")


def short(evidence: TableEvidence) -> Iterator[Statement]:
    """The figure in a sentence or two."""
    yield from _state(evidence, "figure-day-short")


def sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """Each stretch of days of each remedy, in words; then what is left out."""
    rows = select_days(evidence)
    for remedy, own in rows.groupby("remedy", sort=False):
        items = [_state_stretch(row) for row in own.to_dict("records")]
        name = Words(lambda remedy, lang: capital(say("figure-day-lane", lang, code=remedy)), remedy)
        yield from evidence.state("figure-day-stretches", TABLE, own, what=name, stretches=in_row(items))
    yield Statement("figure-day-not")


def effect_of(row: Any) -> str:
    """The effect of a stretch, in which a request that waits as long by a later Act differs from one that is free."""
    if row["effect"] == "later" and row["remedy"] == "hc":
        return "year"
    return "same_year" if is_taken_over(row) else str(row["effect"])


def is_taken_over(row: Any) -> bool:
    """Whether nothing is due to the bill, because another Act set the same wait again from that day."""
    return row["remedy"] == "hc" and row["effect"] == "same" and row["first_day"].year >= 2019


def _state_stretch(row: Any) -> Statement:
    values = {name: Words(date, row[name].date()) for name in ("first_day", "last_day")}
    days = {"least": int(row["least"] or 0), "most": int(row["most"])} if row["effect"] == "later" else {}
    return Statement("figure-day-stretch", {"code": effect_of(row), **values, "least": 0, "most": 0, **days})
