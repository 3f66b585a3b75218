"""One invented child of the designated arrival: when a permit could be asked for with Bill C-31, and without it.

The days are those of the tables of lives and of their remedies day by day; the ages follow from the day of birth that
``config/profiles.yaml`` tells.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from tipimpact.publish.statements.law import find_state
from tipimpact.publish.statements.model import Statement, TableEvidence, Words, first
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import date
from tipimpact.publish.words.lengths import length

TABLE, CLOCK = "lives", "process_clock"
LIFE, ACT, PERMIT, REQUEST = "designated_child", "c31", "vtip_trp", "hc"
TOLD = ("entered", "designated", "recognised", "rpd_refused")
EVENTS = (*TOLD, "can_ask")


@dataclass(frozen=True)
class Child:
    """Days by event, with the first day to ask; days of the story's procedure and of the law; whole years at each."""

    days: Mapping[str, dt.date]
    ages: Mapping[str, int]
    story_days: int
    law_years: int
    rows: tuple[int, ...]
    holds: bool

    @property
    def wait(self) -> int:
        """Days from recognition to the first day to ask."""
        return (self.days["can_ask"] - self.days["recognised"]).days


def read_child(evidence: TableEvidence) -> Child | None:
    """The child; None where the tables do not hold it, or no wait of whole years is left.

    ``holds`` is whether the rule is still law, and a humanitarian request opens on the same day.
    """
    rows = evidence.rows(TABLE, life=LIFE, act_compared=ACT, telling="after", remedy=[PERMIT, REQUEST], word="delayed")
    permit = rows[rows["remedy"] == PERMIT]
    days, born = _read_days(evidence, permit), evidence.born.get(LIFE)
    months = first(permit, "law_months")
    if permit.empty or born is None or set(days) != set(TOLD) or not months or months % 12:
        return None
    days["can_ask"] = plain(permit["can_ask"].iloc[0])
    state = find_state(*(first(permit, name) for name in ("until", "ended_by", "taken_over_by")))
    holds = state.is_law and rows["can_ask"].nunique() == 1 and len(rows) == 2
    ages = {event: age_on(born, day) for event, day in days.items()}
    labels = tuple(map(int, rows.index))
    return Child(days, ages, int(permit["story_days"].iloc[0]), int(months) // 12, labels, holds)


def _read_days(evidence: TableEvidence, permit: pd.DataFrame) -> dict[str, dt.date]:
    """The day of each event: the clock counts from the arrival, the table of lives has the day of recognition."""
    clock = evidence.rows(CLOCK, life=LIFE, moment="after")
    starts = {event: row["first_life_day"] for row in clock.to_dict("records") for event in plain(row["life_events"])}
    known = clock[(clock["remedy"] == PERMIT) & (clock["answer"] != "not_applicable")]
    if permit.empty or known.empty:
        return {}
    starts["recognised"] = known["first_life_day"].min()
    entered = plain(permit["counted_day"].iloc[0]) - dt.timedelta(int(starts["recognised"]))
    return {event: entered + dt.timedelta(int(starts[event])) for event in TOLD if event in starts}


def age_on(born: dt.date, day: dt.date) -> int:
    """The child's age in whole years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def select_days(evidence: TableEvidence) -> pd.DataFrame:
    """The row of the permit for each event with its day and age: what the figure draws."""
    child = evidence.once(read_child)
    if child is None:
        return evidence.rows(TABLE).head(0)
    events = [{"event": event, "day": child.days[event], "age": child.ages[event]} for event in EVENTS]
    facts = {"story_days": child.story_days, "law_years": child.law_years, "life": LIFE, "remedy": PERMIT}
    return pd.DataFrame([event | facts for event in events])


def _state(evidence: TableEvidence, id: str, **values: Any) -> Iterator[Statement]:
    child = evidence.once(read_child)
    if child is not None:
        yield Statement(id, values, TABLE, child.rows, child.holds, "can_ask")


def title(evidence: TableEvidence) -> Iterator[Statement]:
    """How old the child was at arrival, and is on the first day to ask."""
    if child := evidence.once(read_child):
        yield from _state(evidence, "figure-child-finding", age=child.ages["entered"], later=child.ages["can_ask"])


def short(evidence: TableEvidence) -> Iterator[Statement]:
    """The figure in one or two sentences."""
    if child := evidence.once(read_child):
        ages = {"age": child.ages["recognised"], "later": child.ages["can_ask"]}
        spans = {"story": child.story_days, "law": child.law_years}
        yield from _state(evidence, "figure-child-short", **ages, **spans)


def sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """Each event with its day, the day to ask with the Act and without it, and what the figure leaves out."""
    child = evidence.once(read_child)
    if child is None:
        return
    for event in TOLD:
        values = {"code": event, "age": child.ages[event], "day": Words(date, child.days[event])}
        yield from _state(evidence, "figure-child-on", **values)
    values = {"day": Words(date, child.days["can_ask"]), "age": child.ages["can_ask"], "law": child.law_years}
    wait = {"length": Words(length, child.wait), "story": child.story_days}
    yield from _state(evidence, "figure-child-wait", **values, **wait)
    yield Statement("figure-child-not")
