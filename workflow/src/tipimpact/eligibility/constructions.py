"""No published answer turns on how the law is read without saying so.

Each answer of a published table is worked out again under each combination of constructions that
touches it. Where a value then is another than the one printed, and the answer does not print what
each construction makes of it, the build stops.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from tipimpact.common.errors import EligibilityError, Problem
from tipimpact.eligibility.decide import Decision, Outcome, decide
from tipimpact.eligibility.evaluate import describe, join_answers
from tipimpact.eligibility.facts import YES
from tipimpact.eligibility.rows import format_citation
from tipimpact.eligibility.rulebook import Rulebook

VALUES = ("gate", "because", "status", "if_it_came")  # of an answer that every construction must share


def check_answers(published: Iterable[tuple[Mapping[Any, Any], Decision]], book: Rulebook, table: str) -> None:
    """Raises EligibilityError naming each answer of a table of which one value is printed although it moves.

    published: rows of the table, each with the decision that it was made from.
    """
    problems = [
        Problem(
            f"{what} under {' & '.join(sorted(outcome.now.choice))}",
            f"table {table}, {row.get('life')}, {row['remedy']}, {row.get('moment')}",
            "the value that is printed, or what each construction makes of it in `readings`",
            "",
            "print both",
        )
        for row, made in published
        if len(made.outcomes) > 1
        for outcome in made.outcomes
        for what in list_moves(row, made, outcome, book)
    ]
    if problems:
        raise EligibilityError(problems)


def list_moves(row: Mapping[Any, Any], made: Decision, outcome: Outcome, book: Rulebook) -> Iterator[str]:
    """What a published answer says otherwise than one combination of constructions alone. outcome: of it."""
    choice = outcome.now.choice
    alone = decide(made.rules, made.now, choice)
    answer = describe(alone, book)
    if row["status"] == "contested":  # the word says that it turns on a reading; a table may list what each makes of it
        texts = dict(text.split("=") for text in row.get("readings", ()))
        printed = {words for names, words in texts.items() if set(names.split(" & ")) <= choice}
        words = join_answers(alone.answers)
        if texts and printed != {words}:
            yield f"the answer is {words}, where {sorted(printed)} is printed"
        return
    for name in VALUES:
        if name in row and not pd.isna(row[name]) and row[name] != getattr(answer, name):
            yield f"{name} is {getattr(answer, name)!r}, where {row[name]!r} is printed"
    if not pd.isna(row["row"]) and row["row"] != answer.row and not _holds(row["row"], outcome, made, book):
        yield f"the row is {answer.row!r}, where {row['row']!r} is printed"


def _holds(name: str, outcome: Outcome, made: Decision, book: Rulebook) -> bool:
    """Whether a row holds under the constructions of an outcome, or the row that then decides has its provision."""
    rule = next(rule for rule in made.rules if rule.row == name)
    holds = rule.holds_under(outcome.now.choice) and rule.truth(outcome.now) == YES
    other = outcome.find_row()
    return holds or (other is not None and format_citation(book.about[other]) == format_citation(book.about[name]))
