"""Run an old run again from its record, and compare: `make rerun RECORD=results/sample INTO=../then`.

The record names the commit, and holds configuration, rules, scripts and lock as they ran and a checksum of every file.
The results folder of the old run may be kept anywhere. Before anything of it runs, the record is compared with itself
(its files, their checksums and what it says of each), what it holds of the workflow with the commit, and the versions
it names with those installed. What differs is refused; --trust runs it all the same.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from importlib.metadata import distributions
from pathlib import Path

from checkout import ROOT

from tipimpact.common.files import sha256
from tipimpact.publish.package.crate import ARCHIVE, CHECKSUMS, RUN_RECORD

LOCK = "requirements.lock"
PROCESSED = "#file/data/processed/"
DESCRIBE = "import setuptools.build_meta as build; build.prepare_metadata_for_build_editable('workflow/src')"


def facts(record: Path) -> dict[str, object]:
    """What the record says of the run: its edition, commit, whether files differed from it, hashes, machine."""
    graph = json.loads((record / RUN_RECORD).read_text(encoding="utf-8"))["@graph"]
    made = next(e["@id"] for e in graph if e["@id"].startswith(PROCESSED))
    told = {e["@id"].removeprefix("#fact/"): e["value"] for e in graph if e["@id"].startswith("#fact/")}
    return {**told, "edition": made.removeprefix(PROCESSED).split("/")[0]}


def contradictions(record: Path) -> Iterator[str]:
    """What a record says of its files that is not so, or says twice in different ways."""
    known = dict(reversed(line.split("  ", 1)) for line in (record / CHECKSUMS).read_text("utf-8").splitlines())
    for name, digest in known.items():
        if (record / name).is_file() and sha256(record / name) != digest:
            yield f"{name} has not the checksum that {CHECKSUMS} gives"
    for entity in json.loads((record / RUN_RECORD).read_text(encoding="utf-8"))["@graph"]:
        name, digest = entity["@id"], entity.get("sha256")
        if name in known and digest not in (None, known[name]):
            yield f"{name} has another checksum in {RUN_RECORD} than in {CHECKSUMS}"
    if (record / ARCHIVE).is_file() and ARCHIVE not in known:
        yield f"{CHECKSUMS} does not list {ARCHIVE}"


def additions(record: Path, commit: str) -> Iterator[str]:
    """The files of the workflow that the record holds and the commit has not, or not with these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        unpack(record, Path(folder))
        for path in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
            name = path.relative_to(folder).as_posix()
            committed = subprocess.run(["git", "-C", str(ROOT), "show", f"{commit}:{name}"], capture_output=True)
            if committed.returncode:
                yield f"{name} is not in the commit {commit[:12]}"
            elif committed.stdout != path.read_bytes():
                yield f"{name} is not as in the commit {commit[:12]}"


def other_versions(told: Mapping[str, object]) -> list[str]:
    """What the run had installed and this environment has not, as ``name==version``."""
    here = {f"{package.name}=={package.version}" for package in distributions()}
    return sorted(set(str(told.get("versions", "")).split()) - here)


def check(record: Path, told: Mapping[str, object], trust: bool) -> None:
    """Say what is wrong with a record. Exits unless nothing is, or it is trusted; no record runs without a commit."""
    if told.get("commit") is None:
        sys.exit(f"{record}: the record names no commit; check out the version that ran, and unpack {ARCHIVE} over it")
    commit = str(told["commit"])
    known = subprocess.run(["git", "-C", str(ROOT), "cat-file", "-e", f"{commit}^{{commit}}"], capture_output=True)
    if known.returncode:
        sys.exit(
            f"{record}: this repository has no commit {commit}\n  what to do: fetch it, or see who made the record"
        )
    if faults := [*contradictions(record), *additions(record, commit)]:
        print(f"{record}: {len(faults)} things in the record contradict each other or its commit", *faults, sep="\n  ")
        if not trust:
            sys.exit("Nothing was run.\n  what to do: ask where the record comes from; --trust runs what it holds")
    if told.get("dirty"):
        print("The run had changes that are not in its commit: code outside rules and scripts may be another.")
    if others := other_versions(told):
        print(f"{len(others)} packages are installed here in other versions, or not:", *others, sep="\n  ")


def restore(record: Path, told: Mapping[str, object], into: Path) -> Path:
    """The project as it ran: the commit told, with what the record holds laid over it. Returns the folder."""
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", str(ROOT), str(into)], check=True)
    subprocess.run(["git", "-C", str(into), "checkout", "--quiet", str(told["commit"])], check=True)
    unpack(record, into)
    # Entry points of that version: those of the installed one may name modules that it does not have.
    subprocess.run([sys.executable, "-c", DESCRIBE], cwd=into, check=True, capture_output=True)
    if (into / LOCK).read_bytes() != (ROOT / LOCK).read_bytes():
        print(f"Other versions of the libraries are locked now: install {into / LOCK} to have the same.")
    return into


def unpack(record: Path, into: Path) -> None:
    """Lay the workflow that the record holds over a folder. Records of version 0.1 hold it as loose files."""
    if (record / ARCHIVE).is_file():
        with zipfile.ZipFile(record / ARCHIVE) as kept:
            kept.extractall(into)
    else:
        loose = (record / ARCHIVE).parent
        shutil.copytree(loose, into, ignore=shutil.ignore_patterns(Path(CHECKSUMS).name), dirs_exist_ok=True)


def compare(record: Path, results: Path) -> tuple[list[str], list[str], list[str]]:
    """Files of the record: those with the same bytes in the results, those with others, those that are not there."""
    same: list[str] = []
    other: list[str] = []
    missing: list[str] = []
    for line in (record / CHECKSUMS).read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ", 1)
        if not (results / name).is_file():
            missing.append(name)
        else:
            (same if sha256(results / name) == digest else other).append(name)
    return same, other, missing


def main(record: Path, into: Path, targets: list[str], cores: str, trust: bool) -> None:
    """Check, restore, run and compare. Exits 1 if a file differs, none was made, or a whole run lost one."""
    told = facts(record)
    check(record, told, trust)
    project, edition = restore(record, told, into), str(told["edition"])
    config = ["--configfile", str(project / "config" / "official.yaml")] if edition == "official" else []
    command = [sys.executable, "-m", "snakemake", "--cores", cores, *targets, *config]
    subprocess.run(command, cwd=project, check=True)
    same, other, missing = compare(record, project / "results" / edition)
    print(f"{len(same)} files have the bytes of the old run, {len(other)} have not", *other, sep="\n  ")
    lost = [] if targets else missing
    if lost:
        print(f"{len(lost)} files of the old run were not made", *lost, sep="\n  ")
    sys.exit(bool(other or lost or not same))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path, help="the results folder of the old run")
    parser.add_argument("into", type=Path, help="a new folder")
    parser.add_argument("targets", nargs="*", help="files to make; without them, everything")
    parser.add_argument("--cores", default="2")
    parser.add_argument("--trust", action="store_true", help="run it although it could not be checked")
    main(**vars(parser.parse_args()))
