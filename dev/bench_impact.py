"""Measures of the stage impact: 999 permutations of the cohorts against as many refits, and what an estimate takes.

Processor time in one run, each the least of several turns taken in alternation: other work on the machine falls on
both.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "workflow" / "src"), str(ROOT / "dev")]

from bench import Measure  # noqa: E402

from tipimpact.impact import interrupted_time_series  # noqa: E402
from tipimpact.impact.inference import core  # noqa: E402

UNITS, PERIODS, TREATED, BEFORE = 125, 9, 18, 7  # as the planned comparison of claims
PERMUTATIONS, REFITS, TURNS = 999, 20, 7


def panel() -> tuple[core.Matrix, core.Matrix]:
    rng = np.random.default_rng(2012)
    treated = (np.arange(UNITS) < TREATED)[:, None] & (np.arange(PERIODS) >= BEFORE)[None, :]
    return rng.normal(size=(UNITS, PERIODS)).cumsum(axis=1), treated.astype(float)


def refit(outcome: core.Matrix, treatment: core.Matrix) -> float:
    """One fit of a maintained library, compiled and warm: pyfixest with unit and period effects."""
    import pyfixest

    units, periods = (index.ravel() for index in np.indices(outcome.shape))
    frame = pd.DataFrame({"y": outcome.ravel(), "d": treatment.ravel(), "u": units, "t": periods})
    return float(pyfixest.feols("y ~ d | u + t", frame, vcov="iid").coef()["d"])


def bare_refit(outcome: core.Matrix, treatment: core.Matrix) -> float:
    """One fit by least squares on dummies, with nothing round it."""
    units, periods = (index.ravel() for index in np.indices(outcome.shape))
    dummies = np.zeros((outcome.size, UNITS + PERIODS))
    dummies[np.arange(outcome.size), units] = 1
    dummies[np.arange(outcome.size), UNITS + periods - 1] = periods > 0
    dummies[:, -1] = treatment.ravel()
    normal = dummies.T @ dummies
    return float(np.linalg.solve(normal, dummies.T @ outcome.ravel())[-1])


def bench_permutations(folder: Path) -> list[Measure]:
    """999 permutations, with the drawing of the orders, against as many refits: of a library, and of bare numpy."""
    outcome, treatment = panel()
    orders = core.orders(np.arange(UNITS), PERMUTATIONS, seed=1)
    some = orders[:REFITS]
    fast = core.permuted(outcome, treatment, orders)[:REFITS]
    gap = float(np.abs(fast - [refit(outcome, treatment[order]) for order in some]).max())  # compiles, too
    works: dict[str, Callable[[], object]] = {
        "core": lambda: core.permuted(outcome, treatment, orders),
        "drawing": lambda: core.orders(np.arange(UNITS), PERMUTATIONS, seed=1),
        "library": lambda: [refit(outcome, treatment[order]) for order in some],
        "bare": lambda: [bare_refit(outcome, treatment[order]) for order in some],
    }
    turns = [{name: _seconds(work) for name, work in works.items()} for _ in range(TURNS)]
    least = {name: min(turn[name] for turn in turns) for name in works}
    ours, refits = least["core"] + least["drawing"], PERMUTATIONS / REFITS
    detail = {f"{name} s": round(value, 6) for name, value in least.items()}
    return [
        Measure(
            "999 permutations against 999 refits by pyfixest", ours / (refits * least["library"]), 0.01, "ratio", detail
        ),
        Measure(
            "999 permutations against 999 bare least squares", ours / (refits * least["bare"]), 0.01, "ratio", detail
        ),
        Measure("largest difference from a refit", gap, 1e-10, "log points"),
    ]


def bench_series(folder: Path) -> list[Measure]:
    """One short series of counts, rounded and suppressed."""
    counts = pd.Series([40, 35, 45, 40, 40, 45, 35, 40, 30, 25, 30, 35], index=range(2006, 2018))
    fits = [_seconds(lambda: interrupted_time_series(counts, 2013)) for _ in range(TURNS)]
    return [Measure("an interrupted time series of 12 years", 1000 * min(fits), 50, "ms", {"turns": TURNS})]


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


BENCHES = [bench_permutations, bench_series]

if __name__ == "__main__":
    for measure in (m for bench in BENCHES for m in bench(ROOT)):
        print(f"{measure.name}: {measure.value:.3g} {measure.unit} (limit {measure.limit:g}) {measure.detail}")
