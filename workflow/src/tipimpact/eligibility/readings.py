"""``config/law/readings.yaml``: how the law is read where more than one construction is tenable.

Each construction belongs to a question; an answer takes one of each question. A question has a ruling on record only
where every construction has a holder: somebody with authority who has read it so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import combinations, product
from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from tipimpact.common.config import Bilingual, Id, Strict, Text
from tipimpact.common.documents import check, read_document
from tipimpact.common.errors import EligibilityError

FILE = "readings.yaml"  # in the folder of eligibility.csv
RULINGS = ("none", "held")


class LegalReading(Strict):
    """One construction of the law."""

    says: Bilingual = Field(description="The construction in one sentence, our own words")
    in_short: Bilingual = Field(description="The same as a clause that may follow 'if'")
    text: Bilingual = Field(description="The words of the law on which it rests")
    holder: Bilingual | None = Field(None, description="Who with authority reads it so; left out: nobody on record")
    source: Text | None = Field(None, description="Where that can be read")
    date: dt.date | None = Field(None, description="The day on which they wrote or decided it")

    @model_validator(mode="after")
    def _a_holder_is_complete(self) -> LegalReading:
        given = [each is not None for each in (self.holder, self.source, self.date)]
        if any(given) != all(given):
            raise ValueError("half a holder: holder, source and date together, or none of them")
        return self


class DisputedQuestion(Strict):
    """A question of law. At each time exactly one of its constructions holds."""

    asks: Bilingual = Field(description="The question")
    constructions: dict[Id, LegalReading] = Field(min_length=2, description="By id: the constructions, two or more")

    @property
    def ruling(self) -> str:
        """``held`` where each construction has a holder, else ``none``."""
        return RULINGS[all(reading.holder for reading in self.constructions.values())]


class Readings(Strict):
    """The whole file."""

    questions: dict[Id, DisputedQuestion] = Field(description="By id: the questions")
    no_answer_turns: dict[Id, Bilingual] = Field({}, description="Questions on which no answer turns: why")

    def ids(self) -> dict[str, tuple[str, ...]]:
        """The constructions of each question, as rows name them: ``question/construction``."""
        return {name: tuple(f"{name}/{one}" for one in q.constructions) for name, q in self.questions.items()}

    def by_id(self) -> dict[str, LegalReading]:
        """Each construction by the name that rows use."""
        return {f"{name}/{one}": r for name, q in self.questions.items() for one, r in q.constructions.items()}

    def held(self) -> frozenset[str]:
        """The questions on which every construction has a holder."""
        return frozenset(name for name, question in self.questions.items() if question.ruling == "held")


def find_deciding_readings(outcomes: Mapping[frozenset[str], Any]) -> list[tuple[frozenset[str], Any]]:
    """The smallest sets of readings that settle an outcome whatever the other questions are answered, each with it.

    outcomes: the outcome under each combination of one reading of each question.
    """
    questions: dict[str, dict[str, None]] = {}
    for choice in outcomes:
        for name in sorted(choice):
            questions.setdefault(name.split("/")[0], {})[name] = None
    deciding: list[tuple[frozenset[str], Any]] = []
    for size in range(len(questions) + 1):
        for asked in combinations(questions.values(), size):
            for names in map(frozenset, product(*asked)):
                possible = {outcome for choice, outcome in outcomes.items() if names <= choice}
                if len(possible) == 1 and not any(smaller <= names for smaller, _ in deciding):
                    deciding.append((names, possible.pop()))
    return deciding


def read_readings(path: str | Path) -> Readings:
    """Read the file. Raises EligibilityError with every fault at once: line, key, what was expected."""
    document = read_document(path, EligibilityError)
    return check(Readings, document.data, document, error=EligibilityError)
