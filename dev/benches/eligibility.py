"""Eligibility: all rows for many persons on three days, with and without Bill C-31."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd
from direct_eligibility import direct

from benches import ROOT, Bench, Work
from tipimpact.eligibility import evaluate, read_rows
from tipimpact.eligibility.calendar import MISSING, NEVER_DAY
from tipimpact.eligibility.evaluate import CHUNK, Rulebook
from tipimpact.eligibility.facts import UNKNOWN, People, facts

DAYS = [dt.date(2012, 6, 28), dt.date(2014, 6, 30), dt.date(2026, 6, 12)]
ARMS: list[list[str]] = [[], ["C-31"]]
PERSONS = 1_000_000


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


def against_numpy(_: Path) -> tuple[Work, Work]:
    """The same persons, and the same rows written out by hand."""
    persons, book = random_persons(PERSONS), rulebook()
    names = {str(row): i for i, row in enumerate(book.rows["row"])}

    def by_hand() -> None:
        for on in DAYS:
            for without in ARMS:
                direct(persons.columns, on.isoformat(), not without, names, CHUNK)

    return lambda: evaluate_all(persons, book), by_hand


def against_half(_: Path) -> tuple[Work, Work]:
    """Time grows no faster than the number of persons."""
    book, whole, half = rulebook(), random_persons(PERSONS), random_persons(PERSONS // 2)
    return lambda: evaluate_all(whole, book), lambda: evaluate_all(half, book)


BENCHES = [
    Bench("eligibility of a million persons", "the same rows written out in numpy", 1.5, against_numpy),
    Bench("eligibility of a million persons", "half a million", 2.2, against_half),
]
