"""Take sources from a finished run, or give it files for evidence gaps, and run it again: `make withhold`.

A case is a copy of the run whose raw files of some sources are deleted: each collection alone, each text of law alone,
what the rehearsal of the retrieval loses with all faults at some seeds (of the official edition, which alone is
retrieved), and random subsets. In other cases the file that a body would send for a gap is put in, for each gap alone
and for all, and taken out again. Only what depends on these files runs again, with no publisher asked. Each case must
end with exit code 0 and no traceback, with every file of the full run. A table that was made without the same sources
as in the full run has the same bytes, and so has every file after the files for gaps were taken out; only a table that
names missing sources may have no row.

A line per case is added to the file of --into as it ends, with a hash of the code that ran. A case that is there is not
run again, unless its line is of other code: such a line is stale, is named at the start, and gives way to a new one.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from checkout import ROOT, copy, differing, digests
from gap_files import FILES, write_gap_files
from negatives import still_denied
from stand_in import FAULTS, default_mirror, draw_faults, files_by_address, lost

from tipimpact.common.contracts import contract, names
from tipimpact.common.files import atomic, sha256
from tipimpact.common.tables import META, read_meta
from tipimpact.retrieve.sources import Source

COLUMNS = [
    "code",
    "edition",
    "case",
    "files",
    "exit",
    "seconds",
    "jobs",
    "empty",
    "identical",
    "tables",
    "dropped",
    "faults",
]
# Fixed, so that the list is the same for everybody.
SEEDS = (20121215, *range(1, 11))
SUBSETS, SUBSETS_SEED = 20, 40417
MIRROR = default_mirror()
CODE = ("workflow", "config")
LAW = ("legislation", "legislation_statutes", "consolidated_acts", "regulations")


@dataclass(frozen=True)
class Edition:
    """Where an edition keeps what a run reads and makes, and the command that runs it."""

    name: str

    @property
    def made(self) -> tuple[str, ...]:
        """Folders of processed files, results and logs, and what the engine keeps of each output."""
        folders = (f"data/processed/{self.name}", f"results/{self.name}", f"logs/{self.name}", self.printed)
        return (*dict.fromkeys(folders), ".snakemake/metadata")

    @property
    def printed(self) -> str:
        """Where it is printed."""
        return "results/official" if self.name == "official" else "results/print"

    @property
    def raw(self) -> str:
        return f"data/raw/{self.name}"

    @property
    def command(self) -> list[str]:
        """Runs and prints it without asking a publisher."""
        command = [sys.executable, "-m", "snakemake", "--cores", "all", "--config", "retrieve={'offline': True}"]
        official = ["--configfile", "config/official.yaml"]
        return [*command, *(official if self.name == "official" else ["print=results/sample"])]


SAMPLE, OFFICIAL = Edition("sample"), Edition("official")


@dataclass(frozen=True)
class Case:
    """Sources to withhold together, or gaps for which a file is put in."""

    name: str
    withheld: tuple[Source, ...] = ()
    gaps: tuple[str, ...] = ()


@dataclass
class Outcome:
    """How a run without some sources ended.

    empty: tables without rows.  identical: how many tables have the bytes of the full run.  faults: what is wrong.
    dropped: the sentences that were left out because the tables no longer bear them out.
    """

    code: int
    empty: list[str] = field(default_factory=list)
    identical: int = 0
    tables: int = 0
    dropped: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def code_of(root: Path = ROOT) -> str:
    """Sixteen hexadecimal digits that change with any file of the workflow, the package or the configuration."""
    digest = hashlib.sha256()
    for path in sorted(p for top in CODE for p in (root / top).rglob("*") if p.is_file() and p.suffix != ".pyc"):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def read_lines(into: Path) -> list[dict[str, str]]:
    """The lines of a list; those of before version 0.4 have no code."""
    rows = csv.DictReader(into.read_text(encoding="utf-8").splitlines()) if into.exists() else ()
    return [{name: row.get(name) or "" for name in COLUMNS} for row in rows]


def is_stale(line: Mapping[str, str], code: str) -> bool:
    """Whether a line says what other code did."""
    return line["code"] != code


def add_line(into: Path, line: Mapping[str, object]) -> None:
    """Add a line to a list, in place of one of the same case and edition."""
    mine = (line["edition"], line["case"])
    kept = [row for row in read_lines(into) if (row["edition"], row["case"]) != mine]
    with atomic(into) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows([*kept, line])


def receipts(project: Path, edition: Edition) -> Iterator[Mapping[str, Any]]:
    """The rows of the receipts of a run."""
    for path in receipt_files(project, edition):
        yield from json.loads(path.read_text(encoding="utf-8"))["held"]


def receipt_files(project: Path, edition: Edition) -> list[Path]:
    """The receipts of a run, in name order."""
    return sorted((project / edition.made[0] / "retrieve").glob("*.json"))


def sources(full: Path, edition: Edition = SAMPLE) -> list[Source]:
    """Sources that a finished run has, by collection and in file order; without what is committed with the project."""
    known = [Source.model_validate(row["source"]) for row in receipts(full, edition) if row["path"]]
    return [source for source in known if not source.compiled]


def list_cases(known: Sequence[Source], mirror: str | None) -> Iterator[Case]:
    """Every case of an edition. mirror: files that the stand-in serves; None for an edition that is not retrieved."""
    for collection in dict.fromkeys(source.collection for source in known):
        yield Case(f"collection {collection}", tuple(s for s in known if s.collection == collection))
    for name, kept in (("reports", ("reports",)), ("law", LAW)):
        yield Case(f"only {name}", tuple(source for source in known if source.collection not in kept))
    yield from (Case(f"law {source.id}", (source,)) for source in known if source.collection in LAW)
    if mirror:
        files = files_by_address(known, mirror)
        for seed in SEEDS:
            faults = draw_faults(files, list(FAULTS), 0.2, seed)
            yield Case(f"faults {seed}", tuple(source for source in known if lost(source, faults)))
    for number, withheld in enumerate(draw(SUBSETS, SUBSETS_SEED, known), 1):
        yield Case(f"subset {number}", tuple(withheld))
    yield from (Case(f"gap {gap}", gaps=(gap,)) for gap in FILES)
    yield Case("gaps", gaps=tuple(FILES))


def select(cases: Sequence[Case], patterns: Sequence[str]) -> list[Case]:
    """Cases whose name begins with one of the patterns; all where there is none. SystemExit: one fits no case."""
    for pattern in patterns:
        if not any(re.match(pattern, case.name) for case in cases):
            raise SystemExit(f"No case begins with {pattern!r}.\n  what to do: name cases such as {cases[0].name!r}")
    return [case for case in cases if not patterns or any(re.match(pattern, case.name) for pattern in patterns)]


def draw(number: int, seed: int, known: Sequence[Source]) -> Iterator[list[Source]]:
    """Random subsets: whole collections and single sources in turn."""
    stream = random.Random(seed)
    collections = sorted({source.collection for source in known})
    for i in range(number):
        if i % 2:
            rows = stream.sample(range(len(known)), stream.randint(1, len(known)))
            yield [known[row] for row in sorted(rows)]
        else:
            drawn = stream.sample(collections, stream.randint(1, len(collections)))
            yield [source for source in known if source.collection in drawn]


def finished(folder: Path, edition: Edition = SAMPLE) -> Path:
    """A copy of the project in which the edition has run; what the checkout has of it is used again."""
    copy(folder)
    if edition.name == "official":
        link(ROOT / edition.raw, folder / edition.raw)
    for name in edition.made:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, copy_function=shutil.copy2, dirs_exist_ok=True)
    done = run(folder, edition)
    if done.returncode:
        raise SystemExit(f"the full run failed:\n{done.stdout[-3000:]}")
    return folder


def run(project: Path, edition: Edition = SAMPLE) -> subprocess.CompletedProcess[str]:
    """Run the edition there. Sentences first: only a start sees that those of before were made again, and spares what
    rests on them alone."""
    environment, printed = {**os.environ, "TIPIMPACT_MIRROR": ""}, ""
    first = [str(path.relative_to(project)) for path in receipt_files(project, edition)]
    for targets in ([*first, f"{edition.made[0]}/reports/sentences.parquet"], []):
        command = [*edition.command, "--", *targets]
        done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True)
        printed += done.stdout + done.stderr
        if done.returncode:
            break
    return subprocess.CompletedProcess(command, done.returncode, printed)


def withhold(full: Path, project: Path, withheld: Iterable[Source], edition: Edition = SAMPLE) -> Path:
    """A copy of a finished run without the raw files of some sources.

    Outputs are linked, because a job deletes an output before it makes it again; logs are left out.
    """
    apart = {full / name for name in (edition.raw, *edition.made[:3], ".git")}
    shutil.copytree(full, project, ignore=lambda folder, names: [n for n in names if Path(folder, n) in apart])
    for name in (edition.raw, *edition.made[:2]):
        link(full / name, project / name)
    for source in withheld:
        source.file(project / edition.raw).unlink()
    return project


def link(folder: Path, copy: Path) -> None:
    shutil.copytree(folder, copy, copy_function=os.link, symlinks=True, dirs_exist_ok=True)


def tables(project: Path, edition: Edition = SAMPLE) -> dict[str, Path]:
    """Every table of the edition that has a contract, by its path in the project."""
    paths = [path for name in edition.made[:2] for path in sorted((project / name).rglob("*.parquet"))]
    of_contract = [path for path in paths if META in (pq.read_metadata(path).metadata or {})]
    # not those that an earlier version left
    return {path.relative_to(project).as_posix(): path for path in of_contract if read_meta(path)["table"] in names()}


def judge(
    full: Path,
    project: Path,
    case: Case,
    done: subprocess.CompletedProcess[str],
    edition: Edition = SAMPLE,
) -> Outcome:
    """What came of a run without some sources or with files for gaps, and every rule that it breaks."""
    outcome = Outcome(done.returncode)
    logs = "".join(path.read_text(encoding="utf-8") for path in (project / edition.made[2]).rglob("*.log"))
    if done.returncode:
        outcome.faults.append(f"exit code {done.returncode}: {first_failure(done.stdout)}")
    if "Traceback" in done.stdout + logs:
        outcome.faults.append("a traceback")
    lacking = sorted(row["source"]["id"] for row in receipts(project, edition) if not row["path"])
    wanted = {row["source"]["id"] for row in receipts(full, edition) if not row["path"]}
    wanted = (wanted | {source.id for source in case.withheld}) - set(case.gaps)
    if lacking != sorted(wanted):
        outcome.faults.append(f"the receipts are wrong about {sorted(wanted ^ set(lacking))}")
    expected, made = tables(full, edition), tables(project, edition)
    outcome.faults += [f"{name} was not made" for name in sorted(expected.keys() - made.keys())]
    outcome.tables = len(made)
    for name, path in made.items():
        same = path.samefile(expected[name]) or sha256(path) == sha256(expected[name])
        outcome.identical += same
        empty_in_full = not pq.read_metadata(expected[name]).num_rows
        if not pq.read_metadata(path).num_rows and not empty_in_full:
            outcome.empty.append(read_meta(path)["table"])
        rules = judge_table(path, expected[name], same or bool(case.gaps), lacking, edition)
        outcome.faults += [f"{name}: {fault}" for fault in rules]
    outcome.faults += [f"{name} was not made" for name in sorted(pages(full, edition) - pages(project, edition))]
    outcome.faults += still_denied(project / edition.printed / "site", case.gaps)
    listing = project / edition.made[0] / "publish" / "dropped.txt"
    outcome.dropped = re.findall(r"^  (\S+)", listing.read_text(encoding="utf-8"), re.M) if listing.exists() else []
    return outcome


def first_failure(printed: str) -> str:
    """What the first rule that failed printed; jobs beside it print on. The end, where no rule failed."""
    at = re.search(r"^rule \S+ failed$", printed, re.M)
    return printed[at.start() :][:1500] if at else printed[-1500:]


def judge_table(path: Path, full: Path, same: bool, lacking: Sequence[str], edition: Edition) -> Iterator[str]:
    """Rules that a table breaks. same: it has the bytes of the full run.  lacking: sources that were not received."""
    meta = read_meta(path)
    missing = meta.get("missing", [])
    if missing == read_meta(full).get("missing", []) and not same:
        yield "differs from the full run although it was made without no other source"
    if set(missing) - set(lacking):
        yield f"names sources that were received: {sorted(set(missing) - set(lacking))}"
    if not pq.read_metadata(path).num_rows and not missing and edition.name not in contract(meta["table"]).empty_in:
        yield "has no row although it names no missing source"


def pages(project: Path, edition: Edition = SAMPLE) -> set[str]:
    """Pages, tables and figures by path; later parts of tables and pages of single Acts depend on the rows."""
    results = project / edition.printed
    kinds = ("site/*/*.html", "tables/*.*", "findings/**/*.*", "figures/**/*.*")
    made = {path.relative_to(results).as_posix() for kind in kinds for path in results.glob(kind)}
    return {name for name in made if not Path(name).stem[-1].isdigit() and "/law-" not in name}


def describe(withheld: Sequence[Source], known: Sequence[Source]) -> str:
    """Collections that are withheld whole, and single sources."""
    ids = {source.id for source in withheld}
    left = {source.collection for source in known if source.id not in ids}
    names = dict.fromkeys(s.id if s.collection in left else s.collection for s in withheld)
    return ", ".join(sorted(names))


def main(arguments: argparse.Namespace) -> int:
    """Run the cases that are not in the list yet; 1 if any breaks a rule."""
    edition, into = Edition(arguments.edition), Path(arguments.into)
    code = code_of()
    lines = [line for line in read_lines(into) if line["edition"] == edition.name]
    stale = [line["case"] for line in lines if is_stale(line, code)]
    ended = {line["case"] for line in lines} - {*stale}
    print(f"{len(ended)} lines of {into.name} are of this code ({code}), {len(stale)} are stale", flush=True)
    faulty = 0
    folder = ROOT / ".snakemake"  # on the disk of the checkout, so that files can be linked
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        full = finished(Path(name, "full"), edition)
        known = sources(full, edition)
        cases = list(list_cases(known, MIRROR if edition.name == "official" else None))
        cases = [case for case in select(cases, arguments.only) if case.name not in ended]
        print(f"{len(cases)} cases of {len(known)} sources", flush=True)
        for case in cases:
            faulty += run_case(full, Path(name, "case"), case, known, edition, into, code)
    print(f"{len(cases) - faulty} of {len(cases)} cases keep every rule")
    return int(faulty > 0)


def run_case(
    full: Path, project: Path, case: Case, known: Sequence[Source], edition: Edition, into: Path, code: str
) -> bool:
    """Run one case and add its line to the list, with processor seconds. Returns whether it breaks a rule."""
    started = sum(os.times()[2:4])  # of child processes
    withhold(full, project, case.withheld, edition)
    files = write_gap_files(project / edition.raw, case.gaps)
    done = run(project, edition)
    seconds = sum(os.times()[2:4]) - started
    outcome = judge(full, project, case, done, edition)
    if files:
        outcome.faults += take_out(full, project, files.values(), edition)
    jobs = done.stdout.count("Finished jobid")
    row = (
        code,
        edition.name,
        case.name,
        describe(case.withheld, known) or len(files),
        outcome.code,
        round(seconds),
        jobs,
    )
    counts = (" ".join(outcome.empty), outcome.identical, outcome.tables, " ".join(outcome.dropped))
    add_line(into, dict(zip(COLUMNS, (*row, *counts, " | ".join(outcome.faults)), strict=True)))
    print(
        f"{case.name}: exit {outcome.code}, {seconds:.0f} s, {jobs} jobs | {len(outcome.empty)} tables empty, "
        f"{outcome.identical} of {outcome.tables} identical | {len(outcome.dropped)} sentences dropped",
        *(f"  BROKEN {fault}" for fault in outcome.faults),
        sep="\n",
        flush=True,
    )
    shutil.rmtree(project)
    return bool(outcome.faults)


def take_out(full: Path, project: Path, files: Iterable[Path], edition: Edition) -> Iterator[str]:
    """Delete the files for gaps and run again: what is not as before."""
    for file in files:
        file.unlink()
    if (done := run(project, edition)).returncode:
        yield f"taken out again, exit code {done.returncode}: {first_failure(done.stdout)}"
    differ = differing(*(digests(folder / edition.made[1]) for folder in (full, project)))
    yield from (f"taken out again, {name} is not as before" for name in differ)


def parse(words: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edition", default="sample", choices=["sample", "official"])
    parser.add_argument("--only", nargs="*", default=[], help="cases whose name begins so (patterns)")
    parser.add_argument("--into", default=str(ROOT / "results" / "withheld.csv"), help="list to add to")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main(parse()))
