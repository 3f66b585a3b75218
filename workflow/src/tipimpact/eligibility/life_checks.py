"""Lives whose events contradict each other are refused, with file, life and what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from operator import itemgetter
from typing import Any

from tipimpact.common.documents import Key, part, sections
from tipimpact.common.errors import Problem, nearest
from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.cases import complete_facts
from tipimpact.eligibility.events import events as known_events
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.facts import UNKNOWN_WORD, Person, facts, read_person, unknown_facts

# Events that are not facts: what becomes so on their day.
RECOGNISED, REMOVED = "recognised", "removed"
MEANS: dict[str, dict[str, Any]] = {RECOGNISED: {"trafficked": True}, REMOVED: {"in_canada": False}}
# The groups of which the Minister's designation is known; source: Public Safety Canada, 5 December 2012.
DESIGNATIONS = (dt.date(2012, 12, 5),)
MOST_FORKS = 8  # in one telling: every combination of branches is looked at


def contradictions(profile: Mapping[Any, Any], *place: str | int) -> Iterator[tuple[Key, Problem]]:
    """What in the events of a life cannot be, with its key. place: the key of the life."""
    for name in ("before", "after"):
        telling = part(profile, name, dict)
        problems: dict[str, Problem] = {}
        for events in _combine_branches(telling):
            for problem in (*_check_events(events), *_check_needs(events, part(profile, "facts", dict))):
                problems.setdefault(problem.what, problem)
        for problem in problems.values():
            yield (*place, name), problem


def _combine_branches(telling: Mapping[Any, Any]) -> Iterator[list[Mapping[Any, Any]]]:
    """The events with each choice of branches."""
    events = list(sections(telling, "events").values())
    forks = [
        [list(sections(f, way).values()) for way in ("open", "closed")] for f in sections(telling, "forks").values()
    ]
    for ways in product(*forks[:MOST_FORKS]):  # the model refuses more
        yield [*events, *(event for way in ways for event in way)]


def _check_events(events: Sequence[Mapping[Any, Any]]) -> Iterator[Problem]:
    days: dict[str, dt.date] = {}
    for event in events:
        on = event.get("day")
        if not isinstance(on, dt.date):
            continue  # the model reports it
        if isinstance(on, dt.datetime):  # a day and an hour, which no day can be compared with
            on = on.date()
        for name in part(event, "comes", list):
            if _is_name(name):
                yield from _check_name(name, name in days)
                days[name] = on
        if facts_ := [n for n in part(event, "facts", dict) if n in facts() and facts()[n].kind == "date"]:
            yield Problem(f"{', '.join(facts_)} is among the facts of a day", "", "an event", "", "name it in `comes`")
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


def _check_needs(events: Sequence[Mapping[Any, Any]], of_life: Mapping[Any, Any]) -> Iterator[Problem]:
    """Events that come without what they need, each day's in the order in which they are named."""
    person = {**read_person(complete_facts({})), **_read_known(of_life)}
    for event in sorted((event for event in events if type(event.get("day")) is dt.date), key=itemgetter("day")):
        now = Situation(person, day(event["day"]))
        for name in filter(_is_name, part(event, "comes", list)):
            bringing = [each for each in known_events().values() if name in each.days]
            if bringing and not any(each.has_begun(now) or each.is_possible(now) for each in bringing):
                needs = " or ".join(f"({each.needs})" for each in bringing)
                yield Problem(
                    f"{name} comes on {event['day']} without what it needs: {needs}",
                    "",
                    "the events that events.yaml asks for, on the same day or before",
                    "",
                    f"give them a day on or before {event['day']}, or move {name}",
                )
            person |= _read_known(MEANS[name]) if name in MEANS else {name: now.on}
        person |= _read_known(part(event, "facts", dict))


def _read_known(told: Mapping[Any, Any]) -> Person:
    """The facts that can be read; the others are reported by ``unknown_facts``."""
    faults = {key[-1] for key, _ in unknown_facts({"facts": told}, relative=False)}
    return read_person({n: v for n, v in told.items() if n not in faults and v != UNKNOWN_WORD})


def _is_name(name: Any) -> bool:
    return isinstance(name, str)  # the model reports the others


def _check_name(name: Any, twice: bool) -> Iterator[Problem]:
    valid = [*MEANS, *(n for n, fact in facts().items() if fact.kind == "date")]
    if name not in valid:
        yield Problem(f"no event is called {name!r}", "", "a day of facts.yaml", nearest(str(name), valid))
    elif twice:
        yield Problem(f"{name} comes twice", "", "each event once", "", "leave one out")
