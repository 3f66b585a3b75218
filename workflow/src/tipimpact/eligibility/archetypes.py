"""What a page on an archetype tells beside the tables, in codes: its facts, its days, why each answer is as it is."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pandas as pd

from tipimpact.eligibility.calendar import NEVER_DAY, date_of
from tipimpact.eligibility.evaluate import ask
from tipimpact.eligibility.explain import explain_one, value_of
from tipimpact.eligibility.facts import NO, People, facts, people
from tipimpact.eligibility.life_checks import RECOGNISED, REMOVED
from tipimpact.eligibility.profiles import Profile, Profiles
from tipimpact.eligibility.rows import REMEDIES
from tipimpact.eligibility.rulebook import Rulebook


def archetypes(spec: Profiles, rows: pd.DataFrame, edition: str) -> str:
    """The file of archetypes, as JSON: by code its facts, life and answers; shape in docs/eligibility.md."""
    book = Rulebook(rows)
    told = {moment: people(spec.on(when, book)) for moment, when in spec.dates.items()}
    last = list(spec.dates)[-1]
    found = {}
    for i, profile in enumerate(spec.profiles):
        found[profile.id] = {
            "facts": _facts(told[last].part(i, i + 1)),
            "life": spec.life(profile, spec.dates[last], book).events(),
            "told": _told(spec, profile, book),
            "answers": {
                moment: {remedy: _answer(told[moment].part(i, i + 1), remedy, when, book) for remedy in REMEDIES}
                for moment, when in spec.dates.items()
            },
        }
    moments = {moment: when.isoformat() for moment, when in spec.dates.items()}
    whole = {"edition": edition, "moments": moments, "archetypes": found}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _told(spec: Profiles, profile: Profile, book: Rulebook) -> dict[str, str]:
    """The events of a life told after its Act, under the law as it was: each with its day, in order."""
    life = spec.told(profile, profile.after, book)
    days = {name: life.begins + at for name, at in life.events().items()} | {RECOGNISED: life.recognised}
    if life.removed is not None:
        days[REMOVED] = life.removed
    return {name: date_of(at).isoformat() for name, at in sorted(days.items(), key=lambda item: item[1])}


def _answer(one: People, remedy: str, when: dt.date, book: Rulebook) -> dict[str, Any]:
    """The answer with its explanation, without the rules that do not hold and do not decide."""
    answer = ask(one, remedy, when, book)
    tree = explain_one(one, remedy, when, book)
    why = replace(tree, below=tuple(node for node in tree.below if node.decides or node.outcome != "no"))
    told = {"gate": answer.gate, "status": answer.status, "because": answer.because, "if_it_came": answer.if_it_came}
    told |= {
        "until": answer.until.isoformat() if answer.until else None,
        "row": answer.row,
        "readings": answer.readings,
    }
    return {**told, "why": why.record()}


def _facts(one: People) -> list[list[str]]:
    """Names and values of the facts of a person, without those that are "no" or never happened."""
    plain = {"date": NEVER_DAY, "yes_no": NO}
    pairs = []
    for name, fact in facts().items():
        code = int(one.column(name)[0])
        if code != plain.get(fact.kind):
            pairs.append([name, value_of(name, one)])
    return pairs
