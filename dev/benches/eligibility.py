"""Eligibility: all rows for 100,000 persons on three days, with and without Bill C-31."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd

from benches import ROOT, Bench, Ceiling, Work
from tipimpact.eligibility import evaluate, read_rows
from tipimpact.eligibility.calendar import MISSING, NEVER_DAY
from tipimpact.eligibility.facts import UNKNOWN, People, facts
from tipimpact.eligibility.rulebook import Rulebook

DAYS = [dt.date(2012, 6, 28), dt.date(2014, 6, 30), dt.date(2026, 6, 12)]
ARMS: list[list[str]] = [[], ["C-31"]]
PERSONS = 100_000


def rulebook() -> Rulebook:
    """The committed rows of law."""
    return Rulebook(read_rows(ROOT / "config" / "law" / "eligibility.csv"))


def random_persons(n: int) -> People:
    """Persons with dates from 2005 to 2026. One fact in ten is unknown."""
    draw = np.random.default_rng(20120628)
    columns = {}
    for name, fact in facts().items():
        if fact.kind == "date":
            days = draw.integers(12_800, 20_600, n, dtype=np.int32)
            days[draw.random(n) < 0.5] = NEVER_DAY
            days[draw.random(n) < 0.1] = MISSING
            columns[name] = days
        elif fact.kind == "yes_no":
            columns[name] = draw.choice(np.array([0, 0, 0, UNKNOWN, 2], np.int8), n)
        else:
            columns[name] = draw.integers(-1, len(fact.values), n, dtype=np.int8)
    return People(pd.RangeIndex(n), columns)


def evaluate_all(persons: People, book: Rulebook) -> None:
    """Every day, with and without the Bill."""
    for on in DAYS:
        for without in ARMS:
            evaluate(persons, on, book, without)


def alone(_: Path) -> tuple[Work, Work]:
    """The work itself."""
    persons, book = random_persons(PERSONS), rulebook()
    return (lambda: evaluate_all(persons, book),) * 2


def against_half(_: Path) -> tuple[Work, Work]:
    """Time grows no faster than the number of persons."""
    book, whole, half = rulebook(), random_persons(PERSONS), random_persons(PERSONS // 2)
    return lambda: evaluate_all(whole, book), lambda: evaluate_all(half, book)


BENCHES = [
    Ceiling("eligibility of 100,000 persons", "60 s and 1.5 GiB", 1, alone, seconds=60, gibibytes=1.5),
    Bench("eligibility of 100,000 persons", "half of them", 2.2, against_half, turns=2),
]
