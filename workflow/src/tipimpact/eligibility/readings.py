"""``config/law/readings.yaml``: who reads the law how, where people with authority disagree.

Each reading belongs to a question; an answer takes one reading of each question. A row names the readings under which
it holds; a row that names none holds under all of them.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from tipimpact.common.config import Bilingual, Strict
from tipimpact.common.documents import check, read_document
from tipimpact.common.errors import EligibilityError

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
FILE = "readings.yaml"  # in the folder of eligibility.csv


class LegalReading(Strict):
    """One reading of the law that someone with authority has taken."""

    holder: Bilingual = Field(description="Who reads it so")
    source: str = Field(min_length=1, description="Where it can be read")
    date: dt.date = Field(description="The day on which they wrote or decided it")
    says: Bilingual = Field(description="The reading in one sentence, our own words")


class DisputedQuestion(Strict):
    """What they disagree about. At each time exactly one of its readings holds."""

    asks: Bilingual = Field(description="The question")
    readings: dict[Id, LegalReading] = Field(min_length=2, description="By id: the readings, two or more")


class Readings(Strict):
    """The whole file."""

    questions: dict[Id, DisputedQuestion] = Field(description="By id: the questions")

    def ids(self) -> dict[str, tuple[str, ...]]:
        """The readings of each question, as rows name them: ``question/reading``."""
        return {name: tuple(f"{name}/{one}" for one in q.readings) for name, q in self.questions.items()}

    def by_id(self) -> dict[str, LegalReading]:
        """Each reading by the name that rows use."""
        return {f"{name}/{one}": r for name, q in self.questions.items() for one, r in q.readings.items()}


def read_readings(path: str | Path) -> Readings:
    """Read the file. Raises EligibilityError with every fault at once: line, key, what was expected."""
    document = read_document(path, EligibilityError)
    return check(Readings, document.data, document, error=EligibilityError)
