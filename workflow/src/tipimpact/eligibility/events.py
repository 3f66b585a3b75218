"""``config/law/events.yaml``: what can happen in a procedure, what it needs, and what it brings with it.

A fact never moves alone: a refusal brings its reasons, a final rejection the order that it puts in
force. What is said of an event still to come is said of the person as the event leaves them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from tipimpact.common.config import Bilingual, Id, Strict, Text
from tipimpact.common.documents import check, read_document
from tipimpact.common.errors import EligibilityError, list_unknown
from tipimpact.common.packaged import CONFIG
from tipimpact.eligibility.calendar import NEVER_DAY, day
from tipimpact.eligibility.decide import CAN_ASK, NEGATIVES, Decision, decide, find_end
from tipimpact.eligibility.expressions import Situation, read
from tipimpact.eligibility.facts import NO, YES, DayName, FactName, Person, StatedFacts, read_person
from tipimpact.eligibility.rows import RemedyCode
from tipimpact.eligibility.rulebook import LawRule

FILE = CONFIG / "law" / "events.yaml"
MOST_STEPS = 3  # events that are supposed one after the other


def _check_condition(text: str) -> str:
    read(text)
    return text


class ProcedureEvent(Strict):
    """One event."""

    provision: Text = Field(description="Where the law says so")
    means: Bilingual = Field(description="In words, both languages")
    own: bool = Field(False, description="Whether the person can bring it about themself")
    remedies: list[RemedyCode] = Field([], description="What is asked for by it")
    needs: Annotated[Text, AfterValidator(_check_condition)] = Field(description="A condition on the person before it")
    unless: Annotated[Text, AfterValidator(_check_condition)] | None = Field(None, description="Where it cannot come")
    days: list[DayName] = Field([], description="Facts that get its day")
    facts: StatedFacts = Field({}, description="What is so from that day on")
    asks: list[FactName] = Field([], description="Facts that it leaves open")

    @model_validator(mode="after")
    def _brings_something(self) -> ProcedureEvent:
        if not self.days and not self.facts:
            raise ValueError("the event brings nothing: neither days nor facts")
        return self

    def is_possible(self, now: Situation) -> bool:
        """Whether nothing forbids it: its needs are met or not known to be missing."""
        return read(self.needs).truth(now) != NO

    def can_come(self, now: Situation) -> bool:
        """Whether it may be supposed to come next: its needs are known to be met, and nothing known is in its way."""
        return read(self.needs).truth(now) == YES and (self.unless is None or read(self.unless).truth(now) != YES)

    def has_begun(self, now: Situation) -> bool:
        """Whether one of its days has come; the others may follow."""
        return any(now.person.get(name, now.on + 1) <= now.on for name in self.days)

    def come(self, now: Situation) -> Situation:
        """The person once it has come, on the same day."""
        return Situation({**now.person, **dict.fromkeys(self.days, now.on), **self.brought}, now.on)

    @cached_property
    def brought(self) -> Person:
        """The facts that it brings, read."""
        return read_person(self.facts)


class Events(Strict):
    """The whole file."""

    events: dict[Id, ProcedureEvent] = Field(description="By name: the events")


@lru_cache(maxsize=4)
def events(path: Path = FILE) -> Mapping[str, ProcedureEvent]:
    """Every event by name.

    Raises EligibilityError with every fault at once: line, what was expected, the nearest name.
    """
    document = read_document(path, EligibilityError)
    return check(Events, document.data, document, error=EligibilityError).events


def list_later(person: Mapping[str, Any], on: dt.date) -> list[str]:
    """The decisions and other steps of a person that come after a day: on that day they are still to come."""
    steps = {name for event in events().values() for name in event.days}
    return [name for name, at in read_person(person).items() if name in steps and day(on) < at < NEVER_DAY]


def list_causes(made: Decision) -> dict[str, str]:
    """The events that can come next and open a gate that is ``not_yet``, each with the status that it leads to.

    Each is followed by as few others as open the gate, on the day asked and with what they need: by
    one more than the nearest takes, and ``MOST_STEPS`` in all.
    """
    causes: dict[str, str] = {}
    if made.gate != "not_yet":
        return causes
    asked = sorted({name for rule in made.rules for name in rule.names})
    decided: dict[tuple[int | None, ...], Decision] = {}  # many steps leave what the rules ask for as it is
    opening: list[set[str]] = []
    for steps in range(1, MOST_STEPS + 1):
        if opening and steps > len(opening[0]) + 1:
            break
        for names, then in made.now.recall((_suppose, steps), partial(_list_worlds, steps=steps)):
            if names[0] not in causes and not any(fewer < set(names) for fewer in opening):
                known = tuple(map(then.person.get, asked))
                once = decided.get(known) or decided.setdefault(known, decide(made.rules, then, made.fixed))
                if once.gate == "applies":
                    causes[names[0]] = str(once.status)
                    opening.append(set(names))
    return causes


def _list_worlds(now: Situation, steps: int) -> list[tuple[tuple[str, ...], Situation]]:
    return list(_suppose(now, steps))


def _suppose(now: Situation, steps: int, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Situation]]:
    """Events one after the other, each with its needs known to be met; and the person once all have come."""
    if not steps:
        yield before, now
        return
    for name, event in events().items():
        if name not in before and event.can_come(now):
            yield from _suppose(event.come(now), steps - 1, (*before, name))


@dataclass(frozen=True)
class ShutRemedy:
    """A remedy that an event shuts, or keeps shut for longer: until when, and after which event that follows it.

    until: the first day on which it can be asked for again, where one is known (days since
    1970-01-01).  after: empty: at once.
    """

    remedy: str
    until: int | None
    after: str = ""


def list_shut(name: str, now: Situation, rules: Mapping[str, Sequence[LawRule]]) -> list[ShutRemedy]:
    """What an event that the person can bring about shuts on that day, alone or with what comes next of itself.

    rules: of ``Rulebook.rules`` for the day.  Of what the event asks for nothing is listed. Raises
    EligibilityError for an unknown event; an event that its needs forbid shuts nothing.
    """
    known = events()
    if problems := list_unknown("event", [name], known):
        raise EligibilityError(problems)
    event = known[name]
    if not event.is_possible(now):
        return []
    then = event.come(now)
    nexts = [
        (key, one) for key, one in events().items() if not one.own and one.can_come(then) and not one.can_come(now)
    ]
    worlds = [("", then), *((key, one.come(then)) for key, one in nexts)]
    shut: dict[str, ShutRemedy] = {}
    for after, person in worlds:
        for remedy, of_remedy in rules.items():
            if remedy not in shut and remedy not in event.remedies:
                before, later = decide(of_remedy, now), decide(of_remedy, person)
                if _is_shut(before, later):
                    shut[remedy] = ShutRemedy(remedy, find_end(later), after)
    return list(shut.values())


def _is_shut(before: Decision, later: Decision) -> bool:
    if not later.answers <= set(NEGATIVES):
        return False
    if before.answers & set(CAN_ASK):
        return True
    ends = find_end(before), find_end(later)
    return before.is_closed and later.is_closed and ends[0] is not None and (ends[1] is None or ends[1] > ends[0])
