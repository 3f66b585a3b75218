"""Measures of the stage `tfwp`: reading all employer lists, and permit mobility over all positions.

Both need the official files (TIPIMPACT_MIRROR, or the folder beside the checkout); without them there is no measure.
Times are processor time. Reading is measured in a new process each time, so that nothing is remembered from the last.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from bench import ROOT, Measure, peak_bytes
from python_calamine import CalamineWorkbook

from tipimpact.common.tables import write_table
from tipimpact.retrieve import Held, read_sources
from tipimpact.tfwp.harmonise import harmonise
from tipimpact.tfwp.lists import read_lists
from tipimpact.tfwp.mobility import MARKETS, permit_mobility

TIMES = 3
# What the step after reading adds.
ADDED = {"stream_code": "string", "occupation_group": "string", "group_exact": "boolean", "employer_id": "Int64"}


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _held() -> list[Held]:
    mirror = Path(os.environ.get("TIPIMPACT_MIRROR") or ROOT.parent / "shared" / "data")
    sources = read_sources(ROOT / "config" / "sources").collection("lmia", "official")
    return [Held(s, mirror / s.mirror, None) for s in sources if s.mirror and (mirror / s.mirror).is_file()]


def _bare(held: list[Held], table: Callable[[list], object] = pd.DataFrame) -> None:
    """The files with nothing but a reader, each as a table: all cells of the one sheet, or of the text."""
    for path in (h.path for h in held):
        if path.suffix == ".xlsx":
            table(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False))
        else:
            pd.read_csv(path, header=None, names=range(10), dtype=str, encoding="latin-1", engine="c", skiprows=2)


def _repaired(held: list[Held], out: str) -> None:
    """The files with all repairs, as one Parquet file."""
    rows, facts = read_lists(held)
    added = {name: pd.Series(pd.NA, rows.index, kind) for name, kind in ADDED.items()}
    write_table(rows.assign(**added), "positions", out, edition="official", **facts)


def _once(out: str) -> None:
    """Both in this process: what each took, and the most memory held after the repairs.

    Neither is the first: modules and memory that the first to run must fetch are not what is measured.
    """
    held = _held()
    _repaired([], out)
    _bare(held)
    repaired = _seconds(lambda: _repaired(held, out))
    peak = peak_bytes()
    took = {"repaired": repaired, "bare": _seconds(lambda: _bare(held)), "cells": _seconds(lambda: _bare(held, list))}
    print(json.dumps(took | {"peak": peak}))


def bench_lists(folder: Path) -> list[Measure]:
    """All lists with all repairs to one Parquet file, against bare reading of the same files."""
    held = _held()
    if not held:
        return []
    command = [sys.executable, __file__, str(folder / "positions.parquet")]
    runs = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(TIMES)]
    middle = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    ratio, of_cells = (statistics.median(run["repaired"] / run[name] for run in runs) for name in ("bare", "cells"))
    detail = {"bare, s": middle["bare"], "with repairs, s": middle["repaired"], "lists": len(held)}
    detail["ratio where cells of workbooks are not even made a table"] = of_cells
    return [
        Measure("all employer lists to Parquet against bare reading", ratio, 2, "ratio", detail),
        Measure("all employer lists to Parquet, peak memory", middle["peak"] / 2**30, 1.5, "GiB"),
    ]


def bench_mobility(folder: Path) -> list[Measure]:
    """Five scopes over all positions; and twice the positions in at most 2.5 times the time."""
    held = _held()
    if not held:
        return []
    rows = harmonise(read_lists(held)[0])
    half = rows.sample(frac=0.5, random_state=1)
    whole, part = (_seconds(lambda r=r: [permit_mobility(r, scope) for scope in MARKETS]) for r in (rows, half))
    detail = {"positions": len(rows), "half of them, s": part}
    return [
        Measure("permit mobility, five scopes, all positions", whole, 10, "s", detail),
        Measure("permit mobility, all positions against half of them", whole / part, 2.5, "ratio"),
    ]


BENCHES = [bench_lists, bench_mobility]

if __name__ == "__main__":
    _once(sys.argv[1])
