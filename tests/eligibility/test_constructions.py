"""No published answer turns on how the law is read without saying so."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path

import pandas as pd
import pytest

from tipimpact.common.errors import EligibilityError
from tipimpact.eligibility import decide as deciding
from tipimpact.eligibility import paths
from tipimpact.eligibility.answers import eligibility
from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.constructions import check_answers
from tipimpact.eligibility.decide import decide
from tipimpact.eligibility.evaluate import describe
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.lives import lives
from tipimpact.eligibility.rows import BARS
from tipimpact.eligibility.rulebook import Question, Rulebook, list_questions

KEYS = {
    "lives": ["life", "telling", "remedy", "act"],
    "eligibility": ["life", "remedy", "moment"],
}
# Columns that say which row bars: two rows can bar at once, of which one construction lets one go.
OF_ROW = ("row", "citation", "cited_act", "unit", "wait_row", "wait_citation", "readings_of", "resolved", "clause")
# Columns that print what each construction makes of a value.
BOTH = ("readings", "opens_readings")


def make_tables(profiles, rows) -> dict[str, pd.DataFrame]:
    alone = profiles.model_copy(update={"populations": []})
    tables = {
        "lives": lives(alone, rows=rows),
        "eligibility": eligibility(alone, rows, pd.Series("exact", index=rows["row"], dtype="string")),
    }
    return {name: table.set_index(KEYS[name]) for name, table in tables.items()}


def colour(together: Iterable[frozenset[str]]) -> dict[str, int]:
    """A number for each question, so that no two that touch one answer share it."""
    numbers: dict[str, int] = {}
    for question in sorted({name for names in together for name in names}):
        taken = {numbers.get(other) for names in together if question in names for other in names}
        numbers[question] = min(set(range(9)) - taken)
    return numbers


@pytest.fixture(scope="module")
def printed(profiles, rows, made_once: Callable) -> tuple[dict[str, pd.DataFrame], dict[str, int]]:
    """The tables as they are published, and the numbers of the questions of reading that touch their answers."""

    def make(path: Path) -> None:
        together = set()

        def record(rules, now: Situation) -> list[Question]:
            asked = list_questions(rules, now)
            together.add(frozenset(question[0].split("/")[0] for question in asked))
            return asked

        with pytest.MonkeyPatch.context() as patch:
            for module in (deciding, paths):
                patch.setattr(module, "list_questions", record)
            pd.to_pickle((make_tables(profiles, rows), colour(together)), path)

    return pd.read_pickle(made_once("printed_tables", make))


@pytest.mark.slow
@pytest.mark.parametrize("pattern", list(product((0, 1), repeat=4)), ids=str)
def test_every_value_holds_under_every_combination_or_both_are_printed(printed, pattern, profiles, rows, monkeypatch):
    """The tables are made again with one construction of every question; each combination that touches a row occurs."""
    tables, numbers = printed
    assert max(numbers.values()) < len(pattern)
    fixed = {rows.attrs["readings"][name][pattern[number]] for name, number in numbers.items()}

    def narrow(rules, now: Situation) -> list[Question]:
        return [tuple(fixed & set(question)) or question for question in list_questions(rules, now)]

    for module in (deciding, paths):
        monkeypatch.setattr(module, "list_questions", narrow)
    moved = defaultdict(set)
    for name, made in make_tables(profiles, rows).items():
        both = tables[name].join(made, suffixes=("", "_made"), how="left")
        for key, row in both.iterrows():
            for column in tables[name].columns:
                if is_other(column, row) and not any(len(row.get(texts, ())) for texts in BOTH):
                    moved[name, column].add(key)
    assert not moved


def is_other(column: str, row: pd.Series) -> bool:
    """Whether a value that is printed once is another under one construction."""
    value, made = row[column], row[f"{column}_made"]
    same = str(value) == str(made) or (is_missing(value) and is_missing(made))
    return column not in (*OF_ROW, *BOTH) and not same


def is_missing(value: object) -> bool:
    return not isinstance(value, list) and bool(pd.isna(value))


def test_a_value_that_moves_and_is_printed_once_stops_the_build(profiles, rows):
    """Whether the permit for trafficked persons reaches someone whose work permit still runs turns on a reading."""
    book, when = Rulebook(rows), profiles.dates["after"]
    person = profiles.on(when, book)["tied_worker_fled"]
    made = decide(book.rules(day(when))["vtip_trp"], Situation(person, day(when)))
    answer = describe(made, book)
    row = {"life": "tied_worker_fled", "remedy": "vtip_trp", "status": answer.status, "row": None}
    check_answers([({**row, "readings": answer.readings.split("; ")}, made)], book, "eligibility")
    for wrong in ({"status": "open", "gate": "applies"}, {"readings": ["permit_reach/guide=open"]}):
        with pytest.raises(EligibilityError, match="table eligibility, tied_worker_fled, vtip_trp"):
            check_answers([({**row, **wrong}, made)], book, "eligibility")


@pytest.mark.parametrize("life", ["designated", "designated_child"])
def test_a_row_named_once_bars_under_every_construction(profiles, rows, life):
    """25(1.01) bars the humanitarian request whether or not s. 39 of the 2010 Act lifts 25(1.2)(b) too."""
    few = profiles.model_copy(update={"profiles": [one for one in profiles.profiles if one.id == life]})
    table = lives(few, ["hc"], rows=rows).set_index(["telling", "act"])
    row = table.loc[("after", "c31")]
    assert (row["row"], row["word"]) == ("hc_dfn", "delayed")
    assert rows.set_index("row").at[row["row"], "effect"] in BARS
