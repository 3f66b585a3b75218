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

from tipimpact.eligibility import evaluate, read_rows
from tipimpact.eligibility.calendar import MISSING, NEVER_DAY
from tipimpact.eligibility.evaluate import Rulebook
from tipimpact.eligibility.facts import UNKNOWN, People, facts

DAYS = [dt.date(2012, 6, 28), dt.date(2014, 6, 30), dt.date(2026, 6, 12)]
ARMS: list[list[str]] = [[], ["C-31"]]
PERSONS = 1_000_000


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


def _all(persons: People, book: Rulebook) -> Callable[[], None]:
    def run() -> None:
        for on in DAYS:
            for without in ARMS:
                evaluate(persons, on, book, without)

    return run


def _seconds(work: Callable[[], None], times: int = 3) -> float:
    """Processor seconds, the middle of a few runs."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return statistics.median(found)


def bench_persons(folder: Path) -> list[Measure]:
    """A million persons x all rows x three days x two arms: memory, and twice the persons in at most 2.2 times."""
    book = Rulebook(read_rows(ROOT / "config" / "eligibility.csv"))
    half = _seconds(_all(_persons(PERSONS // 2), book), 1)
    whole = _seconds(_all(_persons(PERSONS), book), 1)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    detail = {"rows": len(book.rows), "processor seconds": whole, "half of them": half}
    return [
        Measure("eligibility, a million persons against half a million", whole / half, 2.2, "ratio", detail),
        Measure("eligibility, largest memory with a million persons", peak, 2048, "MiB"),
    ]


BENCHES = [bench_persons]
