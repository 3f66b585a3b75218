"""Prove the estimators: published results again, and a simulation study; `make validate`.

Writes results/validation.json and results/validation_series.csv. Arguments: runs a cell (default 1000).
The published results need the folder `replications` beside the official files.
"""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.files import write_text
from tipimpact.impact.replicate import REPLICATIONS, misses
from tipimpact.impact.simulate import GRID, HARDER, Cell, study

ROOT = Path(__file__).resolve().parents[1]
SEED = 20121215  # not one of those with which the priors were set


def one(task: tuple[Cell, int]) -> dict[str, float]:
    """One cell of the study."""
    cell, runs = task
    return next(study((cell,), runs, SEED, grid_runs=max(runs // 4, 1)))


def replications() -> list[dict[str, Any]]:
    """Each published result with what we find, and what is out of tolerance; empty where the data are not at hand."""
    folder = Path(os.environ.get("TIPIMPACT_MIRROR") or ROOT.parent / "shared" / "data") / "replications"
    if not folder.is_dir():
        print(f"{folder} is not there: no published result was repeated", file=sys.stderr)
        return []
    targets = {target["name"]: target for target in json.loads((folder / "replications.json").read_text())}
    rows = []
    for replication in REPLICATIONS:
        target, found = targets[replication.__name__], replication(folder)
        rows.append({"name": target["name"], "published": target["published"], "found": found})
        rows[-1]["misses"] = misses(found, target)
        print(json.dumps(rows[-1]), flush=True)
    return rows


def main(runs: int) -> int:
    """Print and write what was found; 1 if a published result is missed or a fit failed."""
    os.nice(10)
    repeated = replications()
    rows = []
    with ProcessPoolExecutor(2) as pool:
        for row in pool.map(one, [(cell, runs) for cell in (*GRID, *HARDER)]):
            rows.append(row)
            print(json.dumps(row), flush=True)
    series = pd.DataFrame(rows)
    found = {
        "runs": runs,
        "coverage": [series["coverage"].min(), series["coverage"].max()],
        "largest_size": series.loc[series["ratio"] == 1, "rejected"].max(),
        "largest_width_ratio": (series["paired_width"] / series["grid_width"]).max(),
        "time_ratio": series["seconds"].sum() / series["grid_seconds"].sum(),
        "widest": series["widest"].max(),
        "failures": int(series["failures"].sum()),
    }
    results = ROOT / "results"
    write_text(results / "validation_series.csv", series.to_csv(index=False))
    write_text(results / "validation.json", json.dumps({"replications": repeated, "series": found}, indent=1))
    print(json.dumps(found, indent=1))
    return int(found["failures"] > 0 or any(row["misses"] for row in repeated))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
