"""Measures of the stage `tfwp`: reading all employer lists, and permit mobility over all positions.

Both need the official files (TIPIMPACT_MIRROR, or the folder beside the checkout); without them there is no measure.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from bench import ROOT, Measure
from python_calamine import CalamineWorkbook

from tipimpact.common.tables import write_table
from tipimpact.retrieve import Held, read_sources
from tipimpact.tfwp.harmonise import harmonise
from tipimpact.tfwp.lists import read_lists
from tipimpact.tfwp.mobility import MARKETS, permit_mobility

TIMES = 3


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _held() -> list[Held]:
    mirror = Path(os.environ.get("TIPIMPACT_MIRROR") or ROOT.parent / "shared" / "data")
    sources = read_sources(ROOT / "config" / "sources.yaml").collection("lmia", "official")
    return [Held(s, mirror / s.mirror, None) for s in sources if s.mirror and (mirror / s.mirror).is_file()]


def _bare(paths: list[Path]) -> None:
    """The same files with nothing but a reader."""
    for path in paths:
        if path.suffix == ".xlsx":
            CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
        else:
            pd.read_csv(path, header=None, names=range(10), dtype=str, encoding="latin-1", engine="c", skiprows=2)


def bench_lists(folder: Path) -> list[Measure]:
    """All lists with all repairs to one Parquet file, against bare reading of the same files."""
    held = _held()
    if not held:
        return []

    def repaired() -> None:
        rows, facts = read_lists(held)
        names = ["stream_code", "occupation_group", "group_exact", "employer_id"]
        write_table(rows.assign(**dict.fromkeys(names, pd.NA)), "positions", folder / "p", edition="official", **facts)

    bare, full = [], []
    for _ in range(TIMES):  # in turn, so that a busy moment falls on both
        bare.append(_seconds(lambda: _bare([h.path for h in held])))
        full.append(_seconds(repaired))
    ratio = statistics.median(full) / statistics.median(bare)
    detail = {"bare, s": statistics.median(bare), "with repairs, s": statistics.median(full), "lists": len(held)}
    return [Measure("all employer lists to Parquet against bare reading", ratio, 2, "ratio", detail)]


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
