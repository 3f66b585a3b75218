"""No published answer turns on how the law is read without saying so."""

from collections import defaultdict
from collections.abc import Callable

import pandas as pd
import pytest

from eligibility.fixed_readings import Constructions, make_under_each
from tipimpact.common.errors import EligibilityError
from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.constructions import check_answers
from tipimpact.eligibility.decide import decide
from tipimpact.eligibility.evaluate import describe
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.lives import lives
from tipimpact.eligibility.rows import BARS, REMEDIES
from tipimpact.eligibility.rulebook import Rulebook

KEYS = {"lives": ["life", "telling", "remedy", "act_compared"], "eligibility": ["life", "remedy", "moment"]}
# Columns that say which row bars, and for how long by itself: two rows can bar at once, of which one construction lets
# one go.
OF_ROW = (
    *("row", "citation", "cited_act", "unit", "wait_row", "wait_citation", "resolved", "clause"),
    *("law_months", "law_days", "story_days"),
)
BOTH = "readings"  # the column that prints what each construction makes of a value


@pytest.fixture(scope="module")
def constructions(profiles, rows, made_once: Callable) -> Constructions:
    make = lambda path: pd.to_pickle(tuple(make_under_each(profiles, rows)), path)  # noqa: E731
    return Constructions(*pd.read_pickle(made_once("constructions", make)))


@pytest.mark.release  # a minute for all combinations; in each run the tables check what they print
def test_every_value_holds_under_every_combination_or_both_are_printed(constructions):
    """Each row is made with one construction of every question, for every combination that touches it."""
    moved = defaultdict(set)
    for tables in constructions.fixed.values():
        for name, made in tables.items():
            printed = constructions.printed[name].set_index(KEYS[name])
            both = printed.join(made.set_index(KEYS[name]), rsuffix="_made", how="left")
            for column in printed.columns:
                for key, row in both[both[column].map(str) != both[f"{column}_made"].map(str)].iterrows():
                    if is_other(column, row) and not len(row[BOTH]):
                        moved[name, column].add(key)
    assert not moved


def is_other(column: str, row: pd.Series) -> bool:
    """Whether a value that is printed once is another under one construction."""
    value, made = row[column], row[f"{column}_made"]
    same = str(value) == str(made) or (is_missing(value) and is_missing(made))
    return column not in (*OF_ROW, BOTH) and not same


def is_missing(value: object) -> bool:
    return not isinstance(value, list) and bool(pd.isna(value))


def test_a_value_that_moves_and_is_printed_once_stops_the_build(profiles, rows):
    """Whatever answer turns on a reading with the rows of today."""
    book, when = Rulebook(rows), profiles.dates["after"]
    people = profiles.on(when, book).items()
    asked = ((life, remedy, Situation(person, day(when))) for life, person in people for remedy in REMEDIES)
    answers = ((life, remedy, decide(book.rules(day(when))[remedy], situation)) for life, remedy, situation in asked)
    life, remedy, made = next(each for each in answers if describe(each[2], book).readings)
    answer = describe(made, book)
    row = {"life": life, "remedy": remedy, "status": answer.status, "row": None}
    readings = answer.readings.split("; ")
    check_answers([({**row, "readings": readings}, made)], book, "eligibility")
    for wrong in ({"status": "open", "gate": "applies"}, {"readings": readings[:1]}):
        with pytest.raises(EligibilityError, match=f"table eligibility, {life}, {remedy}"):
            check_answers([({**row, **wrong}, made)], book, "eligibility")


@pytest.mark.parametrize("life", ["designated", "designated_child"])
def test_a_row_named_once_bars_under_every_construction(profiles, rows, life):
    """25(1.01) bars the humanitarian request whether or not s. 39 of the 2010 Act lifts 25(1.2)(b) too."""
    few = profiles.model_copy(update={"profiles": [one for one in profiles.profiles if one.id == life]})
    table = lives(few, ["hc"], rows=rows).set_index(["telling", "act_compared"])
    row = table.loc[("after", "c31")]
    assert (row["row"], row["word"]) == ("hc_dfn", "delayed")
    assert rows.set_index("row").at[row["row"], "effect"] in BARS
