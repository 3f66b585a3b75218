"""Measures of the stage asylum: both UNHCR files to the panel, against reading them bare.

Processor time in one run, each the least of several turns taken in alternation: other work on the machine falls on
both.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "workflow" / "src"), str(ROOT / "dev")]

from bench import Measure, peak_bytes  # noqa: E402

from tipimpact.asylum import panel, read_claims, read_decisions, read_designated  # noqa: E402

FILES = ("unhcr_asylum_applications.csv.gz", "unhcr_asylum_decisions.csv.gz")
TURNS = 9


def files() -> list[Path]:
    """The official files where a mirror is at hand, else the sample edition's."""
    places = [os.environ.get("TIPIMPACT_MIRROR"), ROOT.parent / "shared" / "data", ROOT / "data" / "raw" / "sample"]
    folder = next(
        p for p in (Path(place, "refugee") for place in places if place) if all((p / f).is_file() for f in FILES)
    )
    return [folder / name for name in FILES]


def bare() -> list[pd.DataFrame]:
    return [pd.read_csv(path, keep_default_na=False) for path in files()]


def ours() -> pd.DataFrame:
    claims, decisions = files()
    designated = read_designated(ROOT / "config" / "designated_countries.csv")
    return panel(read_claims(claims), read_decisions(decisions), designated)


def bench_panel(folder: Path) -> list[Measure]:
    """Ratio to a bare read, and the largest memory of a process that makes the panel."""
    least = {work: float("inf") for work in (bare, ours)}
    for _ in range(TURNS):
        for work in least:
            least[work] = min(least[work], _seconds(work))
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        peak = pool.apply(_peak)
    detail = {"bare, s": least[bare], "panel, s": least[ours], "files": [str(path.parent.name) for path in files()]}
    return [
        Measure(
            "both UNHCR files to the panel against reading them bare", least[ours] / least[bare], 3, "ratio", detail
        ),
        Measure("both UNHCR files to the panel, peak memory", peak / 2**30, 1, "GiB"),
    ]


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _peak() -> int:
    """Bytes: the largest resident memory of a fresh process that makes the panel."""
    ours()
    return peak_bytes()


BENCHES = [bench_panel]

if __name__ == "__main__":
    for measure in bench_panel(Path()):
        print(
            f"{'ok  ' if measure.met else 'MISS'} {measure.name}: "
            f"{measure.value:.2f} {measure.unit} (limit {measure.limit:g})"
        )
