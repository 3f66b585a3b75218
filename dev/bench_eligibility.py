"""Measures of the stage `eligibility`: all rows for many persons on three days, with and without Bill C-31."""

from __future__ import annotations

import datetime as dt
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from bench import ROOT, Measure
from direct_eligibility import direct

from tipimpact.eligibility import evaluate, read_rows
from tipimpact.eligibility.calendar import MISSING, NEVER_DAY
from tipimpact.eligibility.evaluate import CHUNK, Rulebook
from tipimpact.eligibility.facts import UNKNOWN, People, facts

DAYS = [dt.date(2012, 6, 28), dt.date(2014, 6, 30), dt.date(2026, 6, 12)]
ARMS: list[list[str]] = [[], ["C-31"]]
PERSONS = 1_000_000
TIMES = 3


def _persons(n: int) -> People:
    """Persons with dates from 2005 to 2026, one in ten facts unknown."""
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


def _ours(persons: People, book: Rulebook) -> Callable[[], None]:
    def run() -> None:
        for on in DAYS:
            for without in ARMS:
                evaluate(persons, on, book, without)

    return run


def _direct(persons: People, names: dict[str, int]) -> Callable[[], None]:
    def run() -> None:
        for on in DAYS:
            for without in ARMS:
                direct(persons.columns, on.isoformat(), not without, names, CHUNK)

    return run


def _seconds(work: Callable[[], None]) -> float:
    """Processor seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def bench_persons(folder: Path) -> list[Measure]:
    """A million persons x all rows x three days x two arms: against the rows in plain numpy, in memory, and linear.

    Both take the same blocks of persons; ours also tells which facts are missing, and makes the table.
    """
    book = Rulebook(read_rows(ROOT / "config" / "eligibility.csv"))
    names = {str(row): i for i, row in enumerate(book.rows["row"])}
    half, whole = (_persons(n) for n in (PERSONS // 2, PERSONS))
    runs = [(_ours(half, book), _ours(whole, book), _direct(whole, names)) for _ in range(TIMES)]
    seconds = [[_seconds(work) for work in run] for run in runs]
    ours_half, ours, theirs = zip(*seconds, strict=True)
    middle, numpys = statistics.median(ours), statistics.median(theirs)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    detail = {"rows": len(book.rows), "persons": PERSONS, "processor seconds": middle, "numpy's": numpys}
    return [
        Measure("eligibility, a million persons against the rows in numpy", middle / numpys, 1.5, "ratio", detail),
        Measure(
            "eligibility, a million persons against half a million",
            min(ours) / min(ours_half),
            2.2,
            "ratio",
            {"half": min(ours_half)},
        ),
        Measure("eligibility, largest memory with a million persons", peak, 2048, "MiB"),
    ]


BENCHES = [bench_persons]
