"""What the rows of law answer: to the cases, and for the archetypes."""

from pathlib import Path

import pandas as pd
import pytest

from tipimpact.eligibility.answers import eligibility
from tipimpact.eligibility.cases import NONE, CaseQuestion, Cases
from tipimpact.eligibility.evaluate import RemedyAnswer, ask
from tipimpact.eligibility.profiles import Profiles
from tipimpact.eligibility.rulebook import Rulebook

COMPARED = ("gate", "status", "row", "because", "if_it_came", "until", "ruling")
ALWAYS_COMPARED = COMPARED[:3]  # the others where the case expects something


@pytest.fixture(scope="session")
def answered(cases: Cases, rows: pd.DataFrame) -> pd.DataFrame:
    """Each question of the cases with what was expected, what the rows answer, and the parts that differ."""
    answers, book = [], Rulebook(rows)
    for case in cases.cases:
        person = cases.person(case)
        for question in case.ask:
            answer = ask(person, question.remedy, question.day, book, question.without, question.readings or "all")
            given = {f"{name}_found": getattr(answer, name) for name in COMPARED}
            wrong = "; ".join(_list_differences(question, answer))
            answers.append({**question.model_dump(), "case": case.name, **given, "wrong": wrong})
    return pd.DataFrame(answers)


def _list_differences(question: CaseQuestion, answer: RemedyAnswer) -> list[str]:
    """The parts of an answer that are not as expected."""
    given = {name: getattr(answer, name) for name in COMPARED}
    given |= {name: given[name] or NONE for name in ("row", "until")}
    expected = {name: getattr(question, name) for name in COMPARED}
    compared = [name for name in COMPARED if name in ALWAYS_COMPARED or expected[name] is not None]
    return [name for name in compared if given[name] != expected[name]]


@pytest.fixture(scope="session")
def tables(profiles: Profiles, rows: pd.DataFrame, made_once) -> pd.DataFrame:
    """The table ``eligibility``, as if every citation resolved."""

    def make(path: Path) -> None:
        eligibility(profiles, rows, pd.Series("exact", index=rows["row"], dtype="string")).to_pickle(path)

    return pd.read_pickle(made_once("eligibility_tables", make))
