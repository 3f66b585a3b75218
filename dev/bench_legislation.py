"""Reading the law against bare parsing: CPU ratio, cost per byte, memory. Replaying it: seconds of CPU.

Imported by ``dev/bench.py``. Needs the official files (TIPIMPACT_MIRROR, or beside the checkout).
"""

from __future__ import annotations

import datetime as dt
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from bench import ROOT, Measure

SAME_PARSER = {"load_dtd": False, "no_network": True, "resolve_entities": False, "huge_tree": True}
REPEATS = 5
DAY = dt.date(2012, 6, 28)
LANGUAGES = ("en", "fr")
PEAK = """
import sys
sys.path[:0] = sys.argv[1:3]
from bench import peak_bytes
from tipimpact.legislation import read_act
for path in sys.argv[3:]:
    read_act(path, details=True)
print(peak_bytes())
"""


def files() -> list[Path]:
    """The official XML files, by size; empty where they are not here."""
    mirror = Path(os.environ.get("TIPIMPACT_MIRROR") or ROOT.parent / "shared" / "data")
    return sorted((mirror / "legislation").glob("*.xml"), key=lambda path: path.stat().st_size)


def cpu(work: Callable[[Path], object], paths: Iterable[Path]) -> float:
    start = time.process_time()
    for path in paths:
        work(path)
    return time.process_time() - start


def peak(paths: Iterable[Path]) -> int:
    """Largest resident memory in bytes of a process that reads some files one after the other."""
    command = [sys.executable, "-c", PEAK, str(ROOT / "workflow" / "src"), str(ROOT / "dev"), *map(str, paths)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def bench_reading(_: Path) -> list[Measure]:
    """``read_act`` with all columns against ``lxml.etree.parse`` of the same files, in one run."""
    from lxml import etree

    from tipimpact.legislation import read_act

    paths = files()
    if not paths:
        return []

    def bare(path: Path) -> object:
        return etree.parse(str(path), etree.XMLParser(**SAME_PARSER))

    def units(path: Path) -> object:
        return read_act(path, details=True)

    cpu(units, paths[:3])  # imports and first calls
    ours, theirs = [], []
    for _ in range(REPEATS):  # in turn, so that a busy moment falls on both
        theirs.append(cpu(bare, paths))
        ours.append(cpu(units, paths))
    one = paths[len(paths) * 3 // 4]
    per_byte = [min(cpu(units, p) for _ in range(REPEATS)) / sum(f.stat().st_size for f in p) for p in ([one], paths)]
    largest = paths[-1:]
    memory = [peak(p) for p in (largest, paths)]
    detail = {
        "files": len(paths),
        "bytes": sum(p.stat().st_size for p in paths),
        "lxml, s": min(theirs),
        "units, s": min(ours),
    }
    return [
        Measure(
            "units with all columns against bare parsing, CPU",
            statistics.median(ours) / statistics.median(theirs),
            8,
            "ratio",
            detail,
        ),
        Measure("cost per byte of all files against one", per_byte[1] / per_byte[0], 1.5, "ratio", {"one": one.name}),
        Measure(
            "peak memory of all files against the largest", memory[1] / memory[0], 1.25, "ratio", {"bytes": memory}
        ),
    ]


def bench_replay(_: Path) -> list[Measure]:
    """All statutes read and the Act replayed from 2001 to the last of them, in both languages; then one more day."""
    from tipimpact.legislation.amendments import read_enactment
    from tipimpact.legislation.commencement import standing
    from tipimpact.legislation.consolidate import consolidate, replay

    facts, seconds, days = standing(), 0.0, []
    held = files()
    if not held:
        return []
    for lang in LANGUAGES:
        base, *statutes = sorted(p for p in held if p.match(f"annual_*_{lang}.xml"))
        start = time.process_time()
        read = [read_enactment(path) for path in statutes]
        replay(base, read, facts, dt.date.max)
        seconds += time.process_time() - start
        days.append(min(cpu(lambda path, acts=read: consolidate(path, acts, DAY), [base]) for _ in range(REPEATS)))
    return [
        Measure("full replay 2001-2024, both languages, CPU", seconds, 10, "s", {"statutes a language": len(read)}),
        Measure("the Act on one day, statutes read, CPU", max(days), 1, "s", {"day": str(DAY)}),
    ]


BENCHES = [bench_reading, bench_replay]
