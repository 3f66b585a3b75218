"""Withhold random sources of the sample edition and run it: `make test-subsets N=20`.

A subset is a copy of a finished run whose raw files of some collections, or of some rows of any collection, are gone.
Each must end with exit code 0 and no traceback, with every file of the full run. A table whose sources are all
available has the bytes of the full run; only a table that names missing sources may have no row, and the receipts do
not hold those sources. Arguments: subsets (default 20), seed (printed; drawn if not given).
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as pq
from checkout import ROOT, copy

from tipimpact.common.contracts import contract
from tipimpact.common.files import sha256
from tipimpact.common.tables import META, missing_sources, read_meta
from tipimpact.retrieve.sources import Source

EDITION = "sample"
MADE = (f"data/processed/{EDITION}", f"results/{EDITION}", f"logs/{EDITION}", ".snakemake/metadata")
SNAKEMAKE = (sys.executable, "-m", "snakemake", "--cores")


@dataclass
class Outcome:
    """How a run without some sources ended.

    empty: tables without rows.  identical: how many tables have the bytes of the full run.  faults: what is wrong.
    """

    code: int
    empty: list[str] = field(default_factory=list)
    identical: int = 0
    tables: int = 0
    faults: list[str] = field(default_factory=list)


def sources(full: Path) -> list[Source]:
    """Sources that the receipts of a finished run hold, by collection and in file order."""
    receipts = sorted((full / MADE[0] / "retrieve").glob("*.json"))
    rows = [row for path in receipts for row in json.loads(path.read_text(encoding="utf-8"))["held"]]
    return [Source.model_validate(row["source"]) for row in rows if row["path"]]


def draw(number: int, seed: int, known: Sequence[Source]) -> Iterator[list[Source]]:
    """Sources to withhold, subset by subset: whole collections and single rows in turn."""
    stream = random.Random(seed)
    collections = sorted({source.collection for source in known})
    for i in range(number):
        if i % 2:
            rows = stream.sample(range(len(known)), stream.randint(1, len(known)))
            yield [known[row] for row in sorted(rows)]
        else:
            gone = stream.sample(collections, stream.randint(1, len(collections)))
            yield [source for source in known if source.collection in gone]


def finished(folder: Path) -> Path:
    """A copy of the project in which the edition has run; what the checkout has of it is used again."""
    copy(folder)
    for name in MADE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, copy_function=shutil.copy2, dirs_exist_ok=True)
    done = run(folder)
    if done.returncode:
        raise SystemExit(f"the full run failed:\n{done.stdout[-3000:]}")
    return folder


def run(project: Path, cores: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run the edition there."""
    command = [*SNAKEMAKE, str(cores or os.cpu_count())]
    return subprocess.run(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def withhold(full: Path, project: Path, gone: Sequence[Source]) -> Path:
    """A copy of a finished run without the raw files of some sources."""
    shutil.copytree(full, project, copy_function=shutil.copy2, ignore=shutil.ignore_patterns(".git"))
    for source in gone:
        source.file(project / "data" / "raw" / EDITION).unlink()
    return project


def tables(project: Path) -> dict[str, Path]:
    """Every table of the edition that has a contract, by its path in the project."""
    paths = [path for name in MADE[:2] for path in sorted((project / name).rglob("*.parquet"))]
    kept = [path for path in paths if META in (pq.read_metadata(path).metadata or {})]
    return {path.relative_to(project).as_posix(): path for path in kept}


def judge(full: Path, project: Path, gone: Sequence[Source], done: subprocess.CompletedProcess[str]) -> Outcome:
    """What came of a run without the sources ``gone``, and every rule that it breaks."""
    outcome = Outcome(done.returncode)
    logs = "".join(path.read_text(encoding="utf-8") for path in (project / MADE[2]).rglob("*.log"))
    if done.returncode:
        outcome.faults.append(f"exit code {done.returncode}: {done.stdout[-1500:]}")
    if "Traceback" in done.stdout + logs:
        outcome.faults.append("a traceback")
    receipts = missing_sources((project / MADE[0] / "retrieve").glob("*.json"))
    if receipts != sorted(source.id for source in gone):
        outcome.faults.append(f"the receipts lack {receipts}")
    expected, made = tables(full), tables(project)
    outcome.faults += [f"{name} was not made" for name in sorted(expected.keys() - made.keys())]
    outcome.tables = len(made)
    for name, path in made.items():
        meta, same = read_meta(path), sha256(path) == sha256(expected[name])
        outcome.identical += same
        empty_in_full = EDITION in contract(meta["table"]).empty_in and not pq.read_metadata(expected[name]).num_rows
        if not pq.read_metadata(path).num_rows and not empty_in_full:
            outcome.empty.append(meta["table"])
        outcome.faults += [f"{name}: {fault}" for fault in judge_table(meta, same, path, receipts, empty_in_full)]
    outcome.faults += [f"page {name} was not made" for name in sorted(pages(full) - pages(project))]
    return outcome


def judge_table(
    meta: Mapping[str, object], same: bool, path: Path, receipts: Sequence[str], may_be_empty: bool
) -> Iterator[str]:
    """Rules that a table breaks. same: it has the bytes of the full run.  receipts: sources that they do not hold."""
    missing = meta.get("missing", [])
    assert isinstance(missing, list)
    if not missing and not same:
        yield "differs from the full run although it names no missing source"
    if set(missing) - set(receipts):
        yield f"names sources that the receipts hold: {sorted(set(missing) - set(receipts))}"
    if not pq.read_metadata(path).num_rows and not missing and not may_be_empty:
        yield "has no row although it names no missing source"


def pages(project: Path) -> set[str]:
    """Pages, tables and figures by path; later parts of tables and pages of single Acts depend on the rows."""
    results = project / MADE[1]
    kinds = ("site/*/*.html", "tables/*.*", "findings/**/*.*", "figures/**/*.*")
    found = {path.relative_to(results).as_posix() for kind in kinds for path in results.glob(kind)}
    return {name for name in found if not Path(name).stem[-1].isdigit() and "/law-" not in name}


def named(gone: Sequence[Source], known: Sequence[Source]) -> str:
    """Collections that are withheld whole, and single sources."""
    ids = {source.id for source in gone}
    kept = {source.collection for source in known if source.id not in ids}
    names = dict.fromkeys(s.id if s.collection in kept else s.collection for s in gone)
    return ", ".join(sorted(names))


def main(number: int, seed: int) -> int:
    """Print a line a subset; 1 if any breaks a rule."""
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        full = finished(Path(name, "full"))
        known = sources(full)
        print(f"seed {seed}: {number} subsets of {len(known)} sources", flush=True)
        for i, gone in enumerate(draw(number, seed, known), 1):
            project = withhold(full, Path(name, str(i)), gone)
            outcome = judge(full, project, gone, run(project))
            failed += bool(outcome.faults)
            print(
                f"{i}: without {named(gone, known)} | exit {outcome.code} | {len(outcome.empty)} empty: "
                f"{', '.join(outcome.empty) or 'none'} | {outcome.identical} of {outcome.tables} identical",
                *(f"  BROKEN {fault}" for fault in outcome.faults),
                sep="\n",
                flush=True,
            )
            shutil.rmtree(project)
    print(f"{number - failed} of {number} subsets keep every rule (seed {seed})")
    return int(failed > 0)


if __name__ == "__main__":
    given = [int(value) for value in sys.argv[1:]]
    sys.exit(main(*given, *(20, random.SystemRandom().randrange(10**6))[len(given) :]))
