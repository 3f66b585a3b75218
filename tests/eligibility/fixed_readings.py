"""The tables about lives under every choice of constructions of the questions of reading that touch them.

A life is worked out once for each combination that touches it, so that all choices together cost a fraction of making
the tables again under each.
"""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from itertools import product
from typing import NamedTuple

import pandas as pd
import pytest

from tipimpact.eligibility import decide, paths
from tipimpact.eligibility.answers import eligibility
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.lives import lives
from tipimpact.eligibility.profiles import Profiles
from tipimpact.eligibility.rulebook import Question, Rulebook, list_questions

COLOURS = 6
PATTERNS = list(product((0, 1), repeat=COLOURS))
TABLES = ("lives", "eligibility")
WITH_RULES = [import_module(f"tipimpact.eligibility.{name}") for name in ("answers", "lives")]
Tables = dict[str, pd.DataFrame]
Pattern = tuple[int, ...]


class Constructions(NamedTuple):
    """The tables ``lives`` and ``eligibility`` (its lives only) as they are published, and by pattern."""

    printed: Tables
    fixed: dict[Pattern, Tables]


def make_under_each(profiles: Profiles, rows: pd.DataFrame) -> Constructions:
    """A pattern fixes the first or the second construction of each question, by the colour of the question.

    No two questions that touch one answer share a colour, so that every combination that touches an answer occurs.
    """
    book, asked = Rulebook(rows), {}
    printed = []
    for life in profiles.profiles:
        asked[life.id] = set()
        printed.append(_make_tables(profiles, [life.id], book, _record(asked[life.id])))
    colours = _colour(set().union(*asked.values()))

    def drop_others(life: str, pattern: Pattern) -> Pattern:
        """The pattern, with the first construction of each question that does not touch a life."""
        own = {colours[question] for together in asked[life] for question in together}
        return tuple(side if colour in own else 0 for colour, side in enumerate(pattern))

    made, fixed = {}, {}
    for pattern in PATTERNS:
        touched = [life for life in asked if drop_others(life, pattern) == pattern]
        constructions = {book.questions[name][pattern[colour]] for name, colour in colours.items()}
        made[pattern] = _make_tables(profiles, touched, book, _fix(constructions)) if touched else {}
    for pattern in PATTERNS:
        parts = [(life, made[drop_others(life, pattern)]) for life in asked]
        fixed[pattern] = _join(
            {name: part[name][part[name]["life"] == life] for name in TABLES} for life, part in parts
        )
    return Constructions(_join(printed), fixed)


def _make_tables(
    profiles: Profiles, lives_made: list[str], book: Rulebook, list_asked: Callable[..., list[Question]]
) -> Tables:
    """The tables of some lives as if every citation resolved, with ``list_questions`` replaced wherever it is asked."""
    selected = [life for life in profiles.profiles if life.id in lives_made]
    few = profiles.model_copy(update={"profiles": selected})
    with pytest.MonkeyPatch.context() as patch:
        for module in (decide, paths):
            patch.setattr(module, "list_questions", list_asked)
        for module in WITH_RULES:
            patch.setattr(module, "Rulebook", lambda _: book)
        resolved = pd.Series("exact", index=book.rows["row"], dtype="string")
        return {"lives": lives(few, rows=book.rows), "eligibility": eligibility(few, book.rows, resolved)}


def _join(parts: Iterable[Tables]) -> Tables:
    listed = list(parts)
    return {name: pd.concat([part[name] for part in listed], ignore_index=True) for name in TABLES}


def _record(together: set[frozenset[str]]) -> Callable[..., list[Question]]:
    """``list_questions``, which notes the questions that touch one answer."""

    def record(rules, now: Situation) -> list[Question]:
        asked = list_questions(rules, now)
        together.add(frozenset(question[0].split("/")[0] for question in asked))
        return asked

    return record


def _fix(fixed: set[str]) -> Callable[..., list[Question]]:
    """``list_questions``, with one construction of each question."""
    return lambda rules, now: [tuple(fixed & set(question)) or question for question in list_questions(rules, now)]


def _colour(together: Iterable[frozenset[str]]) -> Mapping[str, int]:
    """A number for each question, so that no two that touch one answer share it."""
    numbers: dict[str, int] = {}
    for question in sorted({name for names in together for name in names}):
        taken = {numbers.get(other) for names in together if question in names for other in names}
        numbers[question] = min(set(range(COLOURS)) - taken)
    return numbers
