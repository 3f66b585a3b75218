"""Lives whose events contradict each other are refused, with file, life and what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from tipimpact.common.documents import Key, part, sections
from tipimpact.common.errors import Problem, nearest
from tipimpact.eligibility.facts import facts

# Events that are not facts: what becomes so on their day.
RECOGNISED, REMOVED = "recognised", "removed"
MEANS: dict[str, dict[str, Any]] = {RECOGNISED: {"trafficked": True}, REMOVED: {"in_canada": False}}
# The groups of which the Minister's designation is known; source: Public Safety Canada, 5 December 2012.
DESIGNATIONS = (dt.date(2012, 12, 5),)
# What must have come, on the same day or before: one of the events named.
AFTER: dict[str, tuple[str, ...]] = {
    "claim_made": ("entered",),
    "claim_referred": ("claim_made",),
    "claim_ineligible": ("claim_made",),
    "rpd_decided": ("claim_referred",),
    "rpd_refused": ("rpd_decided",),
    "rpd_reasons": ("rpd_decided",),
    "rad_refused": ("rpd_reasons",),
    "claim_final": ("rpd_decided", "claim_withdrawn", "claim_abandoned"),
    "jr_sought": ("rpd_refused", "claim_ineligible", "prra_refused"),
    "jr_ended": ("jr_sought",),
    "court_refused": ("jr_sought",),
    "protected": ("rpd_decided", "prra_final"),
    "pr_since": ("pr_applied", "sponsored_since"),
    "arrival": ("entered",),
    "designated": ("arrival",),
    "last_review": ("detained_since",),
    "prra_made": ("prra_notified",),
    "prra_refused": ("prra_made",),
    "prra_final": ("prra_made",),
    "trp_since": (RECOGNISED,),
}
MOST_FORKS = 8  # in one telling: every combination of branches is looked at
# Events of which a life has one or the other.
NOT_BOTH = (("claim_referred", "claim_ineligible"), ("protected", "rpd_refused"), ("protected", "rad_refused"))


def contradictions(profile: Mapping[Any, Any], *place: str | int) -> Iterator[tuple[Key, Problem]]:
    """What in the events of a life cannot be, with its key. place: the key of the life."""
    for name in ("before", "after"):
        telling = part(profile, name, dict)
        problems: dict[str, Problem] = {}
        for events in _combine_branches(telling):
            for problem in _check_events(events):
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
            if isinstance(name, str):  # the model reports the others
                yield from _check_name(name, name in days)
                days[name] = on
        if facts_ := [n for n in part(event, "facts", dict) if n in facts() and facts()[n].kind == "date"]:
            yield Problem(f"{', '.join(facts_)} is among the facts of a day", "", "an event", "", "name it in `comes`")
    if RECOGNISED not in days:
        yield Problem("nobody recognises the person", "", f"an event {RECOGNISED!r}")
    for name, before in AFTER.items():
        days_before = [days[n] for n in before if n in days]
        if name in days and not (days_before and min(days_before) <= days[name]):
            todo = f"give {' or '.join(before)} a day on or before {days[name]}, or move {name}"
            yield Problem(f"{name} comes on {days[name]} without {' or '.join(before)}", "", "one before it", "", todo)
    for event_a, event_b in NOT_BOTH:
        if event_a in days and event_b in days:
            yield Problem(
                f"{event_a} and {event_b} come in one life", "", "one of them", "", f"leave {event_a} or {event_b} out"
            )
    if days.get("designated", DESIGNATIONS[0]) not in DESIGNATIONS:
        known = ", ".join(map(str, DESIGNATIONS))
        yield Problem(f"nobody is known to be designated on {days['designated']}", "", known, "", f"use {known}")
    removal = days.get(REMOVED)
    if removal and (late := [name for name, on in days.items() if on > removal]):
        yield Problem(
            f"{', '.join(late)} after the removal on {removal}", "", "nothing later", "", "move the removal or them"
        )


def _check_name(name: Any, twice: bool) -> Iterator[Problem]:
    valid = [*MEANS, *(n for n, fact in facts().items() if fact.kind == "date")]
    if name not in valid:
        yield Problem(f"no event is called {name!r}", "", "a day of facts.yaml", nearest(str(name), valid))
    elif twice:
        yield Problem(f"{name} comes twice", "", "each event once", "", "leave one out")
