"""Measures of the stage `eligibility`: all rows for many persons on three days, with and without Bill C-31."""

from __future__ import annotations

import datetime as dt
import os
import statistics
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from bench import ROOT, Measure, peak_bytes
from direct_eligibility import direct

from tipimpact.eligibility import evaluate, read_rows
from tipimpact.eligibility.calendar import MISSING, NEVER_DAY
from tipimpact.eligibility.evaluate import CHUNK, Rulebook
from tipimpact.eligibility.facts import UNKNOWN, People, facts

DAYS = [dt.date(2012, 6, 28), dt.date(2014, 6, 30), dt.date(2026, 6, 12)]
ARMS: list[list[str]] = [[], ["C-31"]]
PERSONS = 1_000_000
TIMES = 5


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


def _seconds(work: Callable[[], None]) -> tuple[float, float]:
    """Processor seconds: of the program itself, and of the kernel for it (mostly to hand out memory)."""
    start = os.times()
    work()
    end = os.times()
    return end.user - start.user, end.system - start.system


def bench_persons(folder: Path) -> list[Measure]:
    """A million persons x all rows x three days x two arms: against the rows in plain numpy, in memory, and linear.

    Both take the same blocks of persons; ours also tells which facts are missing, and makes the table. The runs take
    turns, and each is repeated: the first of all gets its memory from the machine, which may take a third of its time.
    Whether the time is linear is told by the program's own seconds, least of all turns; the kernel's hang on the
    machine, a fiftieth to a third of the whole, and stand beside them.
    """
    book = Rulebook(read_rows(ROOT / "config" / "law" / "eligibility.csv"))
    names = {str(row): i for i, row in enumerate(book.rows["row"])}
    half, whole = (_persons(n) for n in (PERSONS // 2, PERSONS))
    works = {"half": _ours(half, book), "whole": _ours(whole, book), "numpy": _direct(whole, names)}
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    for _ in range(TIMES):
        for name, work in works.items():
            times[name].append(_seconds(work))
    whole_of = {name: statistics.median(map(sum, some)) for name, some in times.items()}
    own = {name: min(user for user, _ in some) for name, some in times.items()}
    kernel = {name: statistics.median(system for _, system in some) for name, some in times.items()}
    peak = peak_bytes() / 2**20
    size = {"rows": len(book.rows), "persons": PERSONS}
    detail = {**size, "processor seconds": whole_of["whole"], "numpy's": whole_of["numpy"]}
    own_detail = {
        "own seconds": own["whole"],
        "of half": own["half"],
        "kernel's": kernel["whole"],
        "half's": kernel["half"],
    }
    ratio, growth = whole_of["whole"] / whole_of["numpy"], own["whole"] / own["half"]
    return [
        Measure("eligibility, a million persons against the rows in numpy", ratio, 1.5, "ratio", detail),
        Measure("eligibility, a million persons against half a million", growth, 2.2, "ratio", own_detail),
        Measure("eligibility, largest memory with a million persons", peak, 2048, "MiB"),
    ]


BENCHES = [bench_persons]
