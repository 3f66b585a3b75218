"""Run an old run again from its record, and compare: `make rerun RECORD=results/sample INTO=../then`.

The record names the commit, and holds configuration, rules, scripts and lock as they ran and a checksum of every file.
Arguments: the results folder of the old run (kept anywhere), a new folder, then targets (default: everything).
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

from checkout import ROOT

from tipimpact.common.files import sha256
from tipimpact.publish.package.crate import ARCHIVE, CHECKSUMS, RUN_RECORD

LOCK = "requirements.lock"
PROCESSED = "#file/data/processed/"


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
    kept = zipfile.ZipFile(record / ARCHIVE)
    if kept.read(LOCK) != (ROOT / LOCK).read_bytes():
        print(f"Other versions of the libraries are locked now: install {into / LOCK} to have the same.")
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", str(ROOT), str(into)], check=True)
    subprocess.run(["git", "-C", str(into), "checkout", "--quiet", str(told["commit"])], check=True)
    kept.extractall(into)
    return into


def compare(record: Path, results: Path) -> tuple[list[str], list[str]]:
    """Files of the record that were made again: those with the same bytes, and those with others."""
    same, other = [], []
    for line in (record / CHECKSUMS).read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ", 1)
        if (results / name).is_file():
            (same if sha256(results / name) == digest else other).append(name)
    return same, other


def main(record: Path, into: Path, *targets: str) -> None:
    """Restore, run and compare. Exits 1 when a file differs or none was made."""
    told = facts(record)
    project, edition = restore(record, told, into), str(told["edition"])
    config = ["--configfile", str(project / "config" / "official.yaml")] if edition == "official" else []
    command = [sys.executable, "-m", "snakemake", "--cores", "2", *targets, *config]
    subprocess.run(command, cwd=project, check=True)
    same, other = compare(record, project / "results" / edition)
    print(f"{len(same)} files have the bytes of the old run, {len(other)} have not", *other, sep="\n  ")
    sys.exit(bool(other or not same))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
