"""What each Act did to each remedy of each life: shaped once from the table ``lives``, for picture, page and table.

A ``Lane`` is one remedy and one Act, or several remedies that are alike; a ``Life`` is a person
with the gravest lane first. Every wording is a message that chooses by the lane's ``effect``; all
of them lie in ``words/*/lives.ftl``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from tipimpact.publish.statements.law import BILLS, RuleState, compare_state, find_state, find_states, list_emptied
from tipimpact.publish.statements.model import Statement, TableEvidence, Words
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import codes, date, listed, say
from tipimpact.publish.words.lengths import about, length

TABLE = "lives"
PAGE = 12  # number of the last life that pages tell; the others are in the data only
ACTS = (*BILLS, "act_2019", "act_2026")
GRAVITY = ("closed", "contested", "delayed", "unknown", "narrowed", "limited_first", "opened", "sooner", "none")
LOSSES = ("closed", "delayed", "narrowed", "limited_first")
BANDS = ("never", "longer", "same", "cannot_say")
BAND_OF = {"closed": "never", "delayed": "longer", "contested": "cannot_say", "unknown": "cannot_say"}
MERGED = ("remedies", "rows", "readings")  # fields with several values


@dataclass(frozen=True)
class Lane:
    """One remedy of a life and what one Act did to it, or several remedies that are alike.

    The fields are those of the table; act: its ``act_compared``.  by_other: another law sets the wait that both worlds
    share.  twice: the law is read in two ways.  ruling: of contested, whether each reading has a holder.  state: what
    became of the rule since.  rows: of the table.  unasked: today an authority may give it without being asked.
    others: how many more remedies have the same day.
    """

    life: str
    number: int
    act: str
    remedies: tuple[str, ...]
    word: str
    counted_from: str
    counted_day: dt.date
    mode: str | None = None
    how: str | None = None
    through: str | None = None
    attribute: str | None = None
    value_with: str | None = None
    value_without: str | None = None
    can_ask: dt.date | None = None
    can_ask_without: dt.date | None = None
    days: int | None = None
    law_months: int | None = None
    law_days: int | None = None
    story_days: int | None = None
    wait: int | None = None
    closed_after: int = 0
    citation: str | None = None
    state: RuleState = field(default_factory=RuleState)
    readings: tuple[str, ...] = ()
    ruling: str | None = None
    by_other: bool = False
    twice: bool = False
    unasked: bool = False
    others: int = 0
    rows: tuple[int, ...] = ()

    @classmethod
    def of(cls, values: Mapping[Any, Any]) -> Lane:
        """A lane of the values of its fields, as a table has them."""
        known = {field.name: plain(values[field.name]) for field in fields(cls) if field.name in values}
        return cls(**known | {name: tuple(known.get(name) or ()) for name in MERGED})

    @property
    def effect(self) -> str:
        """The word, with how a remedy was closed, narrowed, limited or left as it was: wordings differ by it."""
        match self.word:
            case "closed":
                return "closed_residence" if self.remedies == ("pr_kept",) else f"closed_{self.mode}"
            case "narrowed":
                return "narrowed_review" if self.attribute == "review_interval" else f"narrowed_{self.value_with}"
            case "limited_first":
                return f"limited_{self.remedies[0]}"
            case "delayed" if self.law_days is not None and self.story_days:
                return "delayed_law" if self.law_days else "delayed_story"
            case "contested" if self.ruling == "none":
                return "two_waits" if self.waits else "two_constructions"
            case "none":
                return "none_twice" if self.twice else "none_other" if self.by_other else "none"
        return self.word

    @property
    def waits(self) -> tuple[int, int] | None:
        """Of a wait that differs by reading: the shortest and the longest, in days; None where an answer is no wait."""
        answers = [text.partition(": ")[2].split(" ") for text in self.readings]
        if not answers or any(answer[0] != "delayed" for answer in answers):
            return None
        days = [int(answer[1]) for answer in answers]
        return min(days), max(days)

    @property
    def is_late(self) -> bool:
        """Whether a wait ended too late to ask."""
        return self.mode == "time"

    @property
    def later_act(self) -> str:
        """The Act, where it is not one of the two bills."""
        return "" if self.act in BILLS else self.act

    @property
    def has_wait(self) -> bool:
        """Whether there is a wait: one that the Act added, or one that another law set."""
        return self.word in ("closed", "delayed") or bool(self.wait)


@dataclass(frozen=True)
class Life:
    """A person and their lanes, the gravest first.

    new: remedies that the law of today gives this life, and that of 2014 did not.  later: what a later Act closed to
    it: ``act/remedy``.
    """

    code: str
    lanes: tuple[Lane, ...]
    new: tuple[str, ...] = ()
    later: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """The number, which variants of one life share."""
        return self.lanes[0].number

    @property
    def band(self) -> str:
        """One of ``BANDS``, by what happened to any of the lanes."""
        words = {lane.word for lane in self.lanes}
        return next((band for word, band in BAND_OF.items() if word in words), "same")

    @property
    def gravity(self) -> tuple[Any, ...]:
        """The order of lives: by band, then those that lost most, then those that wait longest."""
        lost = sum(lane.word == "closed" for lane in self.lanes)
        longest = max(lane.days or 0 for lane in self.lanes)
        return BANDS.index(self.band), -lost, -longest, self.number, self.code


def read_lives(evidence: TableEvidence, **where: Any) -> list[Life]:
    """The lives after their own Act, those that lost most first. where: the rows to read, by column."""
    rows, states = evidence.rows(TABLE, telling="after", **where), find_states(evidence)
    lanes, emptied = [], evidence.once(list_emptied)
    for label, row in zip(rows.index, rows.to_dict("records"), strict=True):
        own = _read_state(row, emptied.get(row["row"]))
        state = states.get(row["row"]) or compare_state(evidence, plain(row["citation"]) or "", own)
        lanes.append(read_lane(label, row, state))
    return order_lives(lanes)


def _read_state(row: Mapping[Any, Any], emptied: Any = None) -> RuleState:
    return find_state(row["until"], row["ended_by"], row["taken_over_by"], emptied)


def read_lane(label: Any, row: Mapping[Any, Any], state: RuleState | None = None) -> Lane:
    """A row of the table as a lane. state: what became of its rule; None: what the row says."""
    by_other = plain(row["wait_row"]) is not None and (plain(row["wait"]) or 0) > 0
    own = {"remedies": [row["remedy"]], "by_other": by_other, "twice": len(row["readings"]) > 0, "rows": (label,)}
    return Lane.of({**row, **own, "act": row["act_compared"], "state": state or _read_state(row)})


def order_lives(lanes: Iterable[Lane]) -> list[Life]:
    """Lanes by life, in the order of gravity."""
    by_life: dict[str, list[Lane]] = {}
    for lane in sorted(lanes, key=_weigh):
        by_life.setdefault(lane.life, []).append(lane)
    return sorted((Life(code, tuple(own)) for code, own in by_life.items()), key=lambda life: life.gravity)


def _weigh(lane: Lane) -> tuple[Any, ...]:
    """The order of lanes in a life: the gravest first, what follows from a loss last, an Act before a regulation."""
    place = codes("value-remedy").index(lane.remedies[0])  # in the order of the remedies
    by_rule = lane.how == "regulation"
    return GRAVITY.index(lane.word), ACTS.index(lane.act), lane.through or "", by_rule, -(lane.days or 0), place


def group_alike(lanes: Iterable[Lane], names: Sequence[str]) -> list[list[Lane]]:
    """Lanes that have the same values of these fields: those in which what is shown of them is alike."""
    alike: dict[tuple[Any, ...], list[Lane]] = {}
    for lane in lanes:
        alike.setdefault(tuple(getattr(lane, name) for name in names), []).append(lane)
    return list(alike.values())


def merge(lanes: Sequence[Lane]) -> Lane:
    """Lanes that are alike as one, with the remedies and the rows of all."""
    remedies, rows = (tuple(item for lane in lanes for item in getattr(lane, name)) for name in ("remedies", "rows"))
    return replace(lanes[0], remedies=remedies, rows=rows)


# Wordings.


def describe(lane: Lane, message: str, naming: str = "", **values: Any) -> Statement:
    """A lane in the wording of a message that chooses by its effect, with every value that one may name.

    A message that has no words of its own for an effect says the word: ``closed`` for each way in which it was.
    naming: the message that names a remedy in this wording.  values: more of them, or instead of the lane's.
    """
    days = {"day": lane.can_ask, "former_day": lane.can_ask_without}
    amounts = {"value": lane.value_with, "former": lane.value_without}
    code = lane.effect if lane.effect in codes(message) else lane.word
    known: dict[str, Any] = {"code": code, "count": len(lane.remedies), "act": name_act(lane.act)}
    known |= {name: Words(date, day) for name, day in days.items() if day}
    known |= {name: Words(write_amount, text) for name, text in amounts.items() if is_amount(text)}
    if lane.days is not None:
        moved = abs(lane.days)
        known |= {"days": moved, "length": Words(length, moved), "about": Words(about, moved)}
    if lane.law_days:
        known["law"] = Words(length, int(lane.law_days))
    if lane.waits:
        known |= {name: Words(length, days) for name, days in zip(("shortest", "longest"), lane.waits, strict=True)}
    if naming:
        known["remedies"] = name_remedies(lane.remedies, naming)
    return Statement(message, known | values, TABLE, lane.rows)


def split_delay(lane: Lane) -> Statement | None:
    """What of a delay is the law's own time, and what lies between invented days; None where there is no delay."""
    if lane.law_days is None or lane.story_days is None:
        return None
    amount = f"{int(lane.law_months)} months" if lane.law_months else f"{int(lane.law_days)} days"
    known: dict[str, Any] = {"law": Words(write_amount, amount), "rest": Words(about, abs(lane.story_days))}
    parts = {"story": lane.law_days == 0, "law": lane.story_days == 0, "more": lane.story_days > 0}
    code = next((code for code, holds in parts.items() if holds), "less")
    return Statement("lives-split", {"code": code, **known}, TABLE, lane.rows)


def name_act(act: str) -> Statement:
    """An Act in a sentence."""
    return Statement("lives-act", {"code": act})


def name_remedies(remedies: Iterable[str], message: str) -> Words:
    """Remedies, listed. message: that names one."""
    return Words(listed, [Statement(message, {"code": remedy}) for remedy in remedies])


def write_amount(text: str, lang: str) -> str:
    """A number with its unit, like ``30 days``."""
    count, unit = text.split(" ")
    return f"{count} {say('value-length_unit', lang, code=unit)}"


def is_amount(text: Any) -> bool:
    """Whether a value is a number with its unit; the others are codes."""
    return isinstance(text, str) and text[:1].isdigit()
