"""What a page on an archetype shows besides the tables, in codes: its facts, its days, its reasons."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pandas as pd

from tipimpact.eligibility.calendar import NEVER_DAY, date_of, day
from tipimpact.eligibility.explain import explain_answer, format_fact
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.facts import NO, Person, facts
from tipimpact.eligibility.profiles import RECOGNISED, REMOVED, Profile, Profiles
from tipimpact.eligibility.rows import REMEDIES
from tipimpact.eligibility.rulebook import Rulebook


def archetypes(spec: Profiles, rows: pd.DataFrame, edition: str) -> str:
    """The file of archetypes, as JSON: by code its facts, its days and its reasons.

    ``{"edition", "moments": {moment: day}, "archetypes": {life: {"facts": [[name, value]], "told": {event: day},
    "answers": {moment: {remedy: {"why": tree}}}}}}``; a tree is a ``common.steps.Step``.
    """
    book = Rulebook(rows)
    persons = {
        moment: {life: Situation(person, day(when)) for life, person in spec.on(when, book).items()}
        for moment, when in spec.dates.items()
    }
    last = list(spec.dates)[-1]
    pages = {}
    for profile in spec.profiles:
        pages[profile.id] = {
            "facts": _list_facts(persons[last][profile.id].person),
            "told": _list_events(spec, profile, book),
            "answers": {
                moment: {remedy: {"why": _explain_answer(lives[profile.id], remedy, book)} for remedy in REMEDIES}
                for moment, lives in persons.items()
            },
        }
    moments = {moment: when.isoformat() for moment, when in spec.dates.items()}
    document = {"edition": edition, "moments": moments, "archetypes": pages}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def _list_events(spec: Profiles, profile: Profile, book: Rulebook) -> dict[str, str]:
    """The events of a life told after its Act, under the law as it was: each with its day, in order."""
    course = spec.build_life(profile, profile.after, book)
    days = {name: course.begins + at for name, at in course.events().items()} | {RECOGNISED: course.recognised}
    if course.removed is not None:
        days[REMOVED] = course.removed
    return {name: date_of(at).isoformat() for name, at in sorted(days.items(), key=lambda item: item[1])}


def _explain_answer(now: Situation, remedy: str, book: Rulebook) -> dict[str, Any]:
    """The tree of an answer, without the rules that do not hold and do not decide."""
    tree = explain_answer(now, remedy, book)
    return replace(tree, below=tuple(node for node in tree.below if node.decides or node.outcome != "no")).record()


def _list_facts(person: Person) -> list[list[str]]:
    """Names and values of the facts of a person, without those that are "no" or never happened."""
    plain = {"date": NEVER_DAY, "yes_no": NO}
    pairs = []
    for name, fact in facts().items():
        code = person.get(name)
        if code is None or (code != plain.get(fact.kind) and not (fact.plain and fact.values[code] == fact.plain)):
            pairs.append([name, format_fact(name, person)])
    return pairs
