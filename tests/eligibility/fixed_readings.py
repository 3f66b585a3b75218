"""The tables about lives, made with one construction of every question of reading."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import product

import pandas as pd
import pytest

from tipimpact.eligibility import decide, paths
from tipimpact.eligibility.answers import eligibility
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.lives import lives
from tipimpact.eligibility.profiles import Profiles
from tipimpact.eligibility.rulebook import Question, list_questions

COLOURS = 4
PATTERNS = list(product((0, 1), repeat=COLOURS))


def make_tables(profiles: Profiles, rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The tables ``lives`` and ``eligibility`` (the lives of the latter only), as if every citation resolved."""
    alone = profiles.model_copy(update={"populations": []})
    resolved = pd.Series("exact", index=rows["row"], dtype="string")
    return {"lives": lives(alone, rows=rows), "eligibility": eligibility(alone, rows, resolved)}


@contextmanager
def replaced(list_asked) -> Iterator[None]:
    """``list_questions`` replaced wherever answers are worked out."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (decide, paths):
            patch.setattr(module, "list_questions", list_asked)
        yield


def make_recorded(profiles: Profiles, rows: pd.DataFrame) -> tuple[dict[str, pd.DataFrame], dict[str, int]]:
    """The tables as they are published; and a colour for each question that touches them."""
    together = set()

    def record(rules, now: Situation) -> list[Question]:
        asked = list_questions(rules, now)
        together.add(frozenset(question[0].split("/")[0] for question in asked))
        return asked

    with replaced(record):
        return make_tables(profiles, rows), colour(together)


def make_fixed(
    profiles: Profiles, rows: pd.DataFrame, colours: Mapping[str, int], pattern: tuple[int, ...]
) -> dict[str, pd.DataFrame]:
    """The tables with one construction of each question: the first or the second, by the colour of the question."""
    fixed = {rows.attrs["readings"][name][pattern[number]] for name, number in colours.items()}

    def narrow(rules, now: Situation) -> list[Question]:
        return [tuple(fixed & set(question)) or question for question in list_questions(rules, now)]

    with replaced(narrow):
        return make_tables(profiles, rows)


def colour(together: Iterable[frozenset[str]]) -> dict[str, int]:
    """A number for each question, so that no two that touch one answer share it: all their combinations occur."""
    numbers: dict[str, int] = {}
    for question in sorted({name for names in together for name in names}):
        taken = {numbers.get(other) for names in together if question in names for other in names}
        numbers[question] = min(set(range(COLOURS)) - taken)
    return numbers
