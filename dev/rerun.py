"""Run an old run again from its record, and compare: `make rerun RECORD=results/sample INTO=../then`.

The record names the commit, and holds configuration, rules, scripts and lock as they ran and a checksum of every file.
The results folder of the old run may be kept anywhere.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import zipfile
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


def restore(record: Path, told: dict[str, object], into: Path) -> Path:
    """The project as it ran: the commit told, with what the record holds laid over it. Returns the folder."""
    if told.get("commit") is None:
        sys.exit(f"{record}: the record names no commit; check out the version that ran, and unpack {ARCHIVE} over it")
    if told.get("dirty"):
        print("The run had changes that are not in its commit: code outside rules and scripts may be another.")
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


def main(record: Path, into: Path, targets: list[str], cores: str) -> None:
    """Restore, run and compare. Exits 1 if a file differs, none was made, or one is missing that nobody left out."""
    told = facts(record)
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
    main(**vars(parser.parse_args()))
