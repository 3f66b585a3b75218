"""Measure the project against its limits: `make bench`, or `make bench STAGE=tfwp`.

Each measure is a ratio of processor times, child processes included, of two pieces of work that run in alternation on
the same machine, so that it holds on any machine. The least time of each counts.
Writes results/bench.json, and exits 1 if a limit is exceeded.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

from benches import ROOT, Bench, Ceiling, Work

STAGES = sorted(path.stem for path in (ROOT / "dev" / "benches").glob("[a-z]*.py"))


def seconds(work: Work) -> float:
    """Processor seconds of a piece of work, or the seconds that it gives itself."""
    start, before = time.process_time(), os.times()
    if isinstance(given := work(), float):
        return given
    after = os.times()
    children = after.children_user + after.children_system - before.children_user - before.children_system
    return time.process_time() - start + children


def measure(bench: Bench) -> dict[str, object] | None:
    """The result of a bench; None if its files are not on this machine."""
    with tempfile.TemporaryDirectory() as folder:
        if (works := bench.prepare(Path(folder))) is None:
            return None
        if isinstance(bench, Ceiling):
            return measure_once(bench, works[0])
        turns = [[seconds(work) for work in works] for _ in range(bench.turns)]
    ours, theirs = (min(times) for times in zip(*turns, strict=True))
    ratio = ours / theirs
    return {
        "name": bench.name,
        "against": bench.against,
        "ratio": ratio,
        "limit": bench.limit,
        "met": ratio <= bench.limit,
        "seconds": [ours, theirs],
    }


def measure_once(bench: Ceiling, work: Work) -> dict[str, object]:
    """Processor time and memory of one piece of work in a process of its own, as shares of what it may use."""
    if not (child := os.fork()):
        try:
            work()
        finally:
            os._exit(0)
    used = os.wait4(child, 0)[2]
    spent, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 2**20
    ratio = max(spent / bench.seconds, memory / bench.gibibytes)
    about = {"name": bench.name, "against": bench.against, "ratio": ratio, "limit": bench.limit}
    return {**about, "met": ratio <= bench.limit, "seconds": [spent, bench.seconds], "gibibytes": memory}


def main(stages: list[str]) -> int:
    """Measure some stages. Returns 1 if a limit is exceeded, 2 if a stage has no benches."""
    if unknown := set(stages) - set(STAGES):
        print(
            f"no benches for {', '.join(sorted(unknown))}; there are benches for {', '.join(STAGES)}", file=sys.stderr
        )
        return 2
    rows = []
    for stage in stages:
        for bench in import_module(f"benches.{stage}").BENCHES:
            if row := measure(bench):
                rows.append({"stage": stage, **row})
                mark = "ok  " if row["met"] else "MISS"
                print(f"{mark} {bench.name} against {bench.against}: {row['ratio']:.3g} (limit {bench.limit:g})")
            else:
                print(f"--   {bench.name}: needs files that are not on this machine")
            sys.stdout.flush()
    out = ROOT / "results" / "bench.json"
    out.parent.mkdir(exist_ok=True)
    about = {"cores": os.cpu_count(), "python": sys.version.split()[0]}
    out.write_text(json.dumps({**about, "measures": rows}, indent=1) + "\n", encoding="utf-8")
    print(f"written: {out.relative_to(ROOT)}")
    return int(not all(row["met"] for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or STAGES))
