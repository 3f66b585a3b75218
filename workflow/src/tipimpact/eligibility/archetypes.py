"""What a page on an archetype tells beside the tables: its facts in words, its life, why each answer is as it is."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.eligibility.calendar import NEVER_DAY
from tipimpact.eligibility.evaluate import Rulebook, ask
from tipimpact.eligibility.explain import explain_one, value_in_words
from tipimpact.eligibility.facts import NO, People, blank, facts, labels, people
from tipimpact.eligibility.profiles import Profiles
from tipimpact.eligibility.rows import REMEDIES
from tipimpact.publish.words.i18n import t


def archetypes(spec: Profiles, rows: pd.DataFrame, edition: str) -> str:
    """The file of archetypes, as JSON: by code label, facts, life and answers; shape in docs/eligibility.md."""
    book = Rulebook(rows)
    told = {moment: people(spec.on(when)) for moment, when in spec.dates.items()}
    last = list(spec.dates)[-1]
    found = {}
    for i, profile in enumerate(spec.profiles):
        found[profile.id] = {
            "label": profile.label.model_dump(),
            "facts": {lang: _facts(told[last].part(i, i + 1), lang) for lang in LANGUAGES},
            "life": spec.life(profile, spec.dates[last]).events(),
            "answers": {
                moment: {remedy: _answer(told[moment].part(i, i + 1), remedy, when, book) for remedy in REMEDIES}
                for moment, when in spec.dates.items()
            },
        }
    moments = {moment: when.isoformat() for moment, when in spec.dates.items()}
    whole = {"edition": edition, "moments": moments, "facts": labels(), "archetypes": found}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _answer(one: People, remedy: str, when: dt.date, book: Rulebook) -> dict[str, Any]:
    status, row = ask(one, remedy, when, book)
    return {"status": status, "row": row, "why": {lang: _why(one, remedy, when, lang, book) for lang in LANGUAGES}}


def _why(one: People, remedy: str, when: dt.date, lang: str, book: Rulebook) -> dict[str, Any]:
    """The explanation, without the rules that do not hold."""
    tree = explain_one(one, remedy, when, lang, book)
    no = t("explain-outcome-no", lang)
    return _tree(asdict(replace(tree, below=tuple(node for node in tree.below if node.outcome != no))))


def _tree(node: Mapping[str, Any]) -> dict[str, Any]:
    """A step of an explanation without what is empty."""
    kept = {key: value for key, value in node.items() if value and key != "below"}
    return kept | ({"below": [_tree(part) for part in node["below"]]} if node["below"] else {})


def _facts(one: People, lang: str) -> list[list[str]]:
    """What is told of a person, as pairs of words: all but what is "no" or has never happened."""
    plain = {"date": NEVER_DAY, "yes_no": NO}
    pairs = []
    for name, fact in facts().items():
        code = int(one.columns[name][0]) if name in one.columns else blank(fact)
        if code != plain.get(fact.kind):
            pairs.append([getattr(fact, lang), value_in_words(name, one, lang)])
    return pairs
