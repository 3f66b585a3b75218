"""``config/profiles.yaml``: lives as dated events, each before and after its own Act.

What comes from the outside world (entry, recognition, refusal by the first instance) is the same under every law. A
step of procedure is a fork: which branch is taken depends on the law of the world asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import product
from operator import attrgetter
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, field_validator

from tipimpact.common.config import Bilingual, Id, Strict
from tipimpact.common.documents import check, place, read_document
from tipimpact.common.errors import EligibilityError, InvalidValue, Problem
from tipimpact.common.packaged import CONFIG
from tipimpact.eligibility.calendar import NEVER_DAY, date_of, day, plus
from tipimpact.eligibility.cases import complete_facts
from tipimpact.eligibility.decide import decide
from tipimpact.eligibility.events import events as known_events
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.facts import UNKNOWN_WORD, Person, StatedFacts, facts, one_of, read_person
from tipimpact.eligibility.rows import RemedyCode
from tipimpact.eligibility.rulebook import Rulebook, default_book
from tipimpact.eligibility.turns import list_dated_events

FILE = CONFIG / "profiles.yaml"
# Events that are not facts: what becomes so on their day.
RECOGNISED, REMOVED = "recognised", "removed"
MEANS: dict[str, dict[str, Any]] = {RECOGNISED: {"trafficked": True}, REMOVED: {"in_canada": False}}
DAYS = [name for name, fact in facts().items() if fact.kind == "date"]
EventName = Annotated[str, one_of("event", [*MEANS, *DAYS])]
# The groups of which the Minister's designation is known; source: Public Safety Canada, 5 December 2012.
DESIGNATIONS = (dt.date(2012, 12, 5),)
MOST_FORKS = 8  # in one telling: every combination of branches is looked at
AFTERWARDS = (6, "years")  # how long a life is followed after the day on which a snapshot of it is taken


class LifeEvent(Strict):
    """What happens on one day of a life, and what is so from that day on."""

    day: dt.date = Field(description="The day, like 2013-04-30")
    comes: list[EventName] = Field([], description="Events: facts of facts.yaml that are days, recognised, removed")
    facts: StatedFacts = Field({}, description="Facts by name, from that day on")


class Fork(Strict):
    """A step of procedure that the law of the world asked decides."""

    remedy: RemedyCode = Field(description="The remedy that the step takes")
    day: dt.date = Field(description="The day on which it would be asked for")
    open: list[LifeEvent] = Field(description="What follows where it may be asked for that day")
    closed: list[LifeEvent] = Field(description="What follows where it may not")


class Telling(Strict):
    """A life with its days: before its Act, or after it."""

    asked: dt.date = Field(description="The day on which a snapshot is taken")
    events: list[LifeEvent] = Field(min_length=1, description="What comes from outside, in order")
    forks: list[Fork] = Field([], max_length=MOST_FORKS, description="What the law decides, in order")

    @property
    def begins(self) -> dt.date:
        """The day of the first event; countries designated and children born earlier do not begin a life."""
        return min(event.day for event in self.events if event.facts or set(event.comes) - {"dco_since"})


class Profile(Strict):
    """One life, before its Act and after it."""

    id: Id = Field(description="Its code")
    number: int = Field(ge=1, description="Its number; variants share one")
    page: bool = Field(False, description="Whether it stands on the answer page")
    act: str = Field(description="The Act before and after which it is told: C-31, C-10, or a citation")
    label: Bilingual = Field(description="What it is called")
    who: Bilingual = Field(description="How its sentence begins")
    story: Bilingual = Field(description="Who the person is, in one sentence without days")
    facts: StatedFacts = Field({}, description="Facts that are so for the whole life")
    before: Telling = Field(description="The life before its Act")
    after: Telling = Field(description="The life after it")

    def tellings(self) -> dict[str, Telling]:
        """Both tellings, by name."""
        return {"before": self.before, "after": self.after}


@dataclass(frozen=True)
class Phase:
    """A part of a life in which no fact changes but that events come: its first day, and the person."""

    first: int
    person: Person

    @cached_property
    def dated(self) -> dict[str, int]:
        """The events that happen, each with its day."""
        return list_dated_events(self.person)


@dataclass(frozen=True)
class LifeCourse:
    """A life under one law: its parts, first day and day after the last; the days of recognition and of removal."""

    phases: list[Phase]
    begins: int
    ends: int
    recognised: int
    removed: int | None = None

    def on(self, at: int) -> Person:
        """The person on a day; what is to come later has not come."""
        phase = next((phase for phase in reversed(self.phases) if phase.first <= at), self.phases[0])
        return {**phase.person, **{name: NEVER_DAY for name, when in phase.dated.items() if when > at}}

    def at(self, day: int) -> Situation:
        """The same as a situation, made once however often it is asked about."""
        if day not in self.situations:
            self.situations[day] = Situation(self.on(day), day)
        return self.situations[day]

    @cached_property
    def situations(self) -> dict[int, Situation]:
        """Those asked about so far, by day."""
        return {}

    def events(self) -> dict[str, int]:
        """The events that come before the end, by the day of the life, the earliest first."""
        came = {name: at for name, at in self.phases[-1].dated.items() if self.begins <= at < self.ends}
        return {name: at - self.begins for name, at in sorted(came.items(), key=lambda item: item[1])}


class Profiles(Strict):
    """The whole file."""

    dates: dict[str, dt.date] = Field(description="Days on which the law is asked, by name")
    defaults: StatedFacts = Field(description="Facts of every life that does not say otherwise")
    profiles: list[Profile] = Field(min_length=1, description="One item per life")

    @field_validator("profiles")
    @classmethod
    def _no_life_is_there_twice(cls, profiles: list[Profile]) -> list[Profile]:
        ids = [profile.id for profile in profiles]
        if twice := [id for id in ids if ids.count(id) > 1]:
            raise InvalidValue(f"id {twice[0]!r} is there twice", "each life once")
        return profiles

    def on(self, when: dt.date, book: Rulebook | None = None) -> dict[str, Person]:
        """Every life as a person of a day, told after its Act and moved so that its snapshot is taken on that day.

        By the life's id. book: the rules that decide its forks; None: those of this project.
        """
        on, book, persons = day(when), book or default_book(), {}
        for profile in self.profiles:
            shift = on - day(profile.after.asked)
            persons[profile.id] = self.build_life(profile, profile.after, book, shift=shift).on(on)
        return persons

    def build_moved_life(self, profile: Profile, start: dt.date, book: Rulebook | None = None) -> LifeCourse:
        """A life told after its Act, moved by whole days so that it begins on a day, under the law of that day."""
        shift = day(start) - day(profile.after.begins)
        return self.build_life(profile, profile.after, book or default_book(), shift=shift, law=start)

    def build_life(
        self,
        profile: Profile,
        telling: Telling,
        book: Rulebook,
        without: tuple[str, ...] = (),
        shift: int = 0,
        law: dt.date | None = None,
    ) -> LifeCourse:
        """A telling of a life under the law without some Acts.

        shift: days by which it is moved.  law: the day whose law decides every fork; None: each is decided on its day.
        """
        base = {**self.defaults, **profile.facts}
        base |= {"born": date_of(day(base["born"]) + shift)}  # the person's age stays the same
        taken = list(telling.events)
        for fork in telling.forks:
            at = day(fork.day) + shift
            so_far = _make_person(base, _list_facts_at(base, taken, shift, at, future=False))
            rules = book.rules(day(law) if law else at, without)[fork.remedy]
            taken += fork.open if decide(rules, Situation(so_far, at)).can_ask else fork.closed
        firsts = sorted({day(event.day) + shift for event in taken})
        phases = [Phase(at, _make_person(base, _list_facts_at(base, taken, shift, at))) for at in firsts]
        dated = {name: day(event.day) + shift for event in telling.events for name in event.comes if name in MEANS}
        ends = plus(day(telling.asked) + shift, *AFTERWARDS)
        return LifeCourse(phases, day(telling.begins) + shift, ends, dated[RECOGNISED], dated.get(REMOVED))


def read_profiles(path: str | Path = FILE) -> Profiles:
    """Read the file, by default this project's. Raises EligibilityError with every fault: line, key, nearest name.

    A life whose events contradict each other is refused here; whether the law lets them happen is for ``check_lives``.

    >>> read_profiles("config/profiles.yaml").profiles[0].id
    'tied_worker_fled'
    """
    document = read_document(path, EligibilityError)
    spec = check(Profiles, document.data, document, error=EligibilityError)
    problems = [
        replace(problem, where=place(("profiles", i, name), document.data, [document]))
        for i, profile in enumerate(spec.profiles)
        for name, problem in _list_contradictions(profile)
    ]
    if problems:
        raise EligibilityError(problems)
    return spec


def _list_facts_at(
    base: Mapping[str, Any], taken: list[LifeEvent], shift: int, at: int, *, future: bool = True
) -> dict[str, Any]:
    """The facts on a day. future: with the days of events to come."""
    known = dict(base)
    for event in sorted(taken, key=lambda event: event.day):
        when = day(event.day) + shift
        if future or when <= at:
            # a country is designated on its own day, however the life is moved
            known |= {n: event.day if n == "dco_since" else date_of(when) for n in event.comes if n not in MEANS}
            known |= {"left_canada": date_of(when)} if REMOVED in event.comes else {}
        if when <= at:
            known |= {name: value for means in event.comes for name, value in MEANS.get(means, {}).items()}
            known |= event.facts
    return known


def _make_person(base: Mapping[str, Any], known: Mapping[str, Any]) -> Person:
    """The person of some facts. base: those that are so for the whole life, read once."""
    whole = _read_facts(tuple(complete_facts(dict(base)).items()))
    return {**whole, **_read_facts(tuple((name, value) for name, value in known.items() if base.get(name) != value))}


@lru_cache(maxsize=1 << 12)
def _read_facts(known: tuple[tuple[str, Any], ...]) -> Person:
    return read_person(dict(known))


# -- lives whose events contradict each other


def _list_contradictions(profile: Profile) -> Iterator[tuple[str, Problem]]:
    """What in the events of a life cannot be, with the telling that it is in."""
    for name, telling in profile.tellings().items():
        problems: dict[str, Problem] = {}
        for events in _combine_branches(telling):
            for problem in (*_check_events(events), *_check_needs(events, profile.facts)):
                problems.setdefault(problem.what, problem)
        yield from ((name, problem) for problem in problems.values())


def _combine_branches(telling: Telling) -> Iterator[list[LifeEvent]]:
    """The events with each choice of branches."""
    for ways in product(*((fork.open, fork.closed) for fork in telling.forks)):
        yield [*telling.events, *(event for way in ways for event in way)]


def _check_events(events: Sequence[LifeEvent]) -> Iterator[Problem]:
    days: dict[str, dt.date] = {}
    for event in events:
        for name in event.comes:
            if name in days:
                yield Problem(f"{name} comes twice", "", "each event once", "", "leave one out")
            days[name] = event.day
        if dated := [name for name in event.facts if name in (*MEANS, *DAYS)]:
            yield Problem(f"{', '.join(dated)} is among the facts of a day", "", "an event", "", "name it in `comes`")
    if RECOGNISED not in days:
        yield Problem("nobody recognises the person", "", f"an event {RECOGNISED!r}")
    if days.get("designated", DESIGNATIONS[0]) not in DESIGNATIONS:
        known = ", ".join(map(str, DESIGNATIONS))
        yield Problem(f"nobody is known to be designated on {days['designated']}", "", known, "", f"use {known}")
    removal = days.get(REMOVED)
    if removal and (late := [name for name, on in days.items() if on > removal]):
        yield Problem(
            f"{', '.join(late)} after the removal on {removal}", "", "nothing later", "", "move the removal or them"
        )


def _check_needs(events: Sequence[LifeEvent], of_life: Mapping[str, Any]) -> Iterator[Problem]:
    """Events that come without what they need, each day's in the order in which they are named."""
    person = {**read_person(complete_facts({})), **_read_known(of_life)}
    for event in sorted(events, key=attrgetter("day")):
        now = Situation(person, day(event.day))
        for name in event.comes:
            bringing = [each for each in known_events().values() if name in each.days]
            if bringing and not any(each.has_begun(now) or each.is_possible(now) for each in bringing):
                needs = " or ".join(f"({each.needs})" for each in bringing)
                yield Problem(
                    f"{name} comes on {event.day} without what it needs: {needs}",
                    "",
                    "the events that events.yaml asks for, on the same day or before",
                    "",
                    f"give them a day on or before {event.day}, or move {name}",
                )
            person |= _read_known(MEANS[name]) if name in MEANS else {name: now.on}
        person |= _read_known(event.facts)


def _read_known(stated: Mapping[str, Any]) -> Person:
    return read_person({name: value for name, value in stated.items() if value != UNKNOWN_WORD})
