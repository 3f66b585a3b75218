"""Run an old run again from its record, and compare: `make rerun RECORD=results/sample INTO=../then`.

The results folder of the old run may be kept anywhere. Before anything of it runs, the record is compared with its
files, its archive and its commit (``records.py``). What differs is refused; --trust runs it all the same.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import distributions
from pathlib import Path

from checkout import ROOT
from records import LOCK, Record, RecordError, find_contradictions, read_record

from tipimpact.common.files import sha256, write_bytes

DESCRIBE = "import setuptools.build_meta as build; build.prepare_metadata_for_build_editable('workflow/src')"


def other_versions(told: Mapping[str, object]) -> list[str]:
    """What the run had installed and this environment has not, as ``name==version``."""
    here = {f"{package.name}=={package.version}" for package in distributions()}
    return sorted(set(str(told.get("versions", "")).split()) - here)


def check(folder: Path, trust: bool) -> Record:
    """Read a record and say what is wrong with it. Exits unless nothing is, or it is trusted."""
    try:
        record = read_record(folder)
        faults = list(find_contradictions(record, ROOT))
    except RecordError as error:
        sys.exit(f"{folder}: {error}")
    if faults:
        print(f"{folder}: {len(faults)} things in the record contradict each other or its commit", *faults, sep="\n  ")
        if not trust:
            sys.exit("Nothing was run.\n  what to do: ask where the record comes from; --trust runs what it holds")
    if others := other_versions(record.facts):
        print(f"{len(others)} packages are installed here in other versions, or not:", *others, sep="\n  ")
    return record


def restore(record: Record, into: Path) -> Path:
    """The project as it ran: its commit, with what the record holds laid over it. Returns the folder."""
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", str(ROOT), str(into)], check=True)
    subprocess.run(["git", "-C", str(into), "checkout", "--quiet", record.commit], check=True)
    for name, content in record.archive.items():
        write_bytes(into / name, content)
    # Entry points of that version: those of the installed one may name modules that it does not have.
    subprocess.run([sys.executable, "-c", DESCRIBE], cwd=into, check=True, capture_output=True)
    if (into / LOCK).read_bytes() != (ROOT / LOCK).read_bytes():
        print(f"Other versions of the libraries are locked now: install {into / LOCK} to have the same.")
    return into


def compare(record: Record, results: Path) -> tuple[list[str], list[str], list[str]]:
    """Files of the record: those with the same bytes in the results, those with others, those that are not there."""
    same: list[str] = []
    other: list[str] = []
    missing: list[str] = []
    for name, digest in record.listed.items():
        if not (results / name).is_file():
            missing.append(name)
        else:
            (same if sha256(results / name) == digest else other).append(name)
    return same, other, missing


def main(record: Path, into: Path, targets: list[str], cores: str, trust: bool) -> None:
    """Check, restore, run and compare. Exits 1 if a file differs, none was made, or a whole run lost one."""
    if into.exists():
        sys.exit(f"{into} is there already\n  what to do: name a new folder")
    old = check(record, trust)
    project, edition = restore(old, into), str(old.facts["edition"])
    config = ["--configfile", str(project / "config" / "official.yaml")] if edition == "official" else []
    command = [sys.executable, "-m", "snakemake", "--cores", cores, *targets, *config]
    subprocess.run(command, cwd=project, check=True)
    same, other, missing = compare(old, project / "results" / edition)
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
