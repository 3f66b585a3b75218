"""Measure the project against its named limits; write results/bench.json and exit 1 where one is missed.

Ratios are taken in one run on one machine, so they hold anywhere; budgets are seconds and bytes on this one.
"""

from __future__ import annotations

import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path

import checkout
import psutil

ROOT = Path(__file__).resolve().parents[1]
SNAKEMAKE = [sys.executable, "-m", "snakemake"]
TWO_RULES = """
rule all:
    input: "b.txt"
rule a:
    output: "a.txt"
    shell: "touch {output}"
rule b:
    input: "a.txt"
    output: "b.txt"
    shell: "touch {output}"
"""


@dataclass
class Measure:
    """One figure against its limit."""

    name: str
    value: float
    limit: float
    unit: str
    detail: dict = field(default_factory=dict)

    @property
    def met(self) -> bool:
        return self.value <= self.limit


def run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak_bytes() -> int:
    """Largest resident memory of this process so far. (Linux keeps the parent's peak in ru_maxrss across a start.)"""
    try:
        return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) * 1024  # type: ignore[index]
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


class PeakMemory:
    """Largest resident memory of this process's children together, sampled ten times a second."""

    def __enter__(self) -> PeakMemory:
        self.bytes = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def _watch(self) -> None:
        while not self._stop.wait(0.1):
            total = 0
            for child in psutil.Process().children(recursive=True):
                try:
                    total += child.memory_info().rss
                except psutil.Error:  # it ended meanwhile
                    continue
            self.bytes = max(self.bytes, total)

    def __exit__(self, *_) -> None:
        self._stop.set()
        self._thread.join()


def clone(folder: Path) -> Path:
    """A fresh clone that shares this .venv."""
    project = checkout.copy(folder / "project")
    (project / ".venv").symlink_to(ROOT / ".venv")
    return project


def bench_sample_run(folder: Path) -> list[Measure]:
    """The sample run after installation, and a second one that has nothing to do."""
    project = clone(folder)
    with PeakMemory() as peak:
        first = seconds(lambda: run(["make", "results", "CORES=2"], project))
    small = folder / "two_rules"
    small.mkdir()
    (small / "Snakefile").write_text(TWO_RULES)
    run([*SNAKEMAKE, "--cores", "2"], small)
    ours, theirs = [], []
    for _ in range(7):  # in turn, so that a busy moment falls on both
        theirs.append(seconds(lambda: run([*SNAKEMAKE, "--cores", "2"], small)))
        ours.append(seconds(lambda: run(["make", "results", "CORES=2"], project)))
    ratio = statistics.median(ours) / statistics.median(theirs)
    detail = {"second make results, s": statistics.median(ours), "two rules, s": statistics.median(theirs)}
    return [
        Measure("sample run after installation", first, 120, "s"),
        Measure("sample run, peak memory of all processes", peak.bytes / 2**30, 2, "GiB"),
        Measure("second run against Snakemake's own on two rules", ratio, 1.5, "ratio", detail),
    ]


def benches() -> list[Callable[[Path], list[Measure]]]:
    """This one, and those of the stages beside this file (``bench_<stage>.py``)."""
    sys.path.insert(0, str(ROOT / "dev"))
    stages = [import_module(path.stem) for path in sorted((ROOT / "dev").glob("bench_*.py"))]
    return [bench_sample_run, *(bench for stage in stages for bench in stage.BENCHES)]


def main() -> int:
    measures: list[Measure] = []
    for bench in benches():
        with tempfile.TemporaryDirectory() as folder:
            measures += bench(Path(folder))
    rows = [{**asdict(m), "met": m.met} for m in measures]
    out = ROOT / "results" / "bench.json"
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps({"cores": os.cpu_count(), "python": sys.version.split()[0], "measures": rows}, indent=1))
    for m in measures:
        print(f"{'ok  ' if m.met else 'MISS'} {m.name}: {m.value:.2f} {m.unit} (limit {m.limit:g})")
    print(f"written: {out.relative_to(ROOT)}")
    return 0 if all(m.met for m in measures) else 1


if __name__ == "__main__":
    sys.exit(main())
