"""Run the official edition in an empty folder with a stand-in for the internet, and say what it took; `make rehearse`.

The stand-in (dev/stand_in.py) serves the files of a mirror under the addresses of `config/sources/`. The run itself has
no mirror, and its pause between requests is 0, because the stand-in is shared with nobody. With --again what faults
kept away is asked for once more without them, in the same folder: every page and table has to be there both times.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stand_in import (
    FAULTS,
    PAGES,
    StandIn,
    asks_pages,
    canonical,
    default_mirror,
    draw_faults,
    files_by_address,
    items_of,
    key,
    only_pages,
    running,
)
from withhold import OFFICIAL, pages, receipts

from tipimpact.common.config import Retrieve, file_in_mirror, mirror_folders
from tipimpact.retrieve.sources import Source, read_sources

ROOT = Path(__file__).resolve().parents[1]
RAW, RECEIPTS = Path("data/raw/official"), Path("data/processed/official/retrieve")
PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
ALL = [*FAULTS, PAGES]
PATIENCE = 3.0  # seconds without data after which a connection counts as stalled, when there are faults


def main(arguments: argparse.Namespace) -> int:
    """Rehearse and report; 1 if the run failed or a file that the stand-in has was not retrieved."""
    folders = [Path(folder).resolve() for folder in mirror_folders(arguments.mirror)]
    if missing := [folder for folder in folders if not folder.is_dir()]:
        raise SystemExit(
            f"There is no folder {missing[0]}.\n  what to do: name one that holds the files: TIPIMPACT_MIRROR=/folder"
        )
    mirror = os.pathsep.join(map(str, folders))
    if unknown := set(arguments.faults) - set(ALL):
        raise SystemExit(
            f"No fault is called {', '.join(sorted(unknown))}.\n  expected: all, or some of {' '.join(ALL)}"
        )
    folder = Path(arguments.into or tempfile.mkdtemp(prefix="rehearsal-")).resolve()
    if any((folder / RAW).glob("*")):
        raise SystemExit(
            f"{folder / RAW} has files, so this would be no rehearsal.\n"
            "  what to do: name an empty folder: INTO=/folder"
        )
    sources = [source for source in read_sources(ROOT / "config" / "sources").sources if source.belongs("official")]
    files = files_by_address(sources, mirror)
    drawn = [name for name in arguments.faults if name != PAGES]
    faults = draw_faults(files, drawn, arguments.share, arguments.seed)
    if PAGES in arguments.faults:
        faults |= only_pages(sources)
        convert(sources, mirror)
    limits: dict[str, Any] = {"pause": 0, **({"read_timeout": PATIENCE, "backoff": 0} if faults else {})}
    rehearsal = Rehearsal(folder, files, limits, arguments.cores, arguments.targets)
    code, lost = rehearsal.run(faults)
    if arguments.again:
        made = pages(folder, OFFICIAL)
        for collection in {row["source"]["collection"] for row in receipts(folder, OFFICIAL) if row["path"] is None}:
            (folder / RECEIPTS / f"{collection}.json").unlink()
        then, lost = rehearsal.run({})
        absent = sorted(pages(folder, OFFICIAL) - made)
        print(*(f"  not made with the faults: {name}" for name in absent), sep="\n", end="\n" if absent else "")
        code = code or then or int(bool(absent))
    print(f"Results: {folder / 'results' / 'official'}")
    return int(code != 0 or (bool(lost) and (arguments.again or not faults)))


@dataclass(frozen=True)
class Rehearsal:
    """A folder in which the official edition runs, and the files that the stand-in serves by address."""

    folder: Path
    files: Mapping[str, Path]
    limits: Mapping[str, Any]
    cores: str
    targets: Sequence[str]

    def run(self, faults: Mapping[str, str]) -> tuple[int, list[str]]:
        """Run there with these faults and report. Returns the exit code and what only the stand-in has."""
        server = StandIn(self.files, faults, PATIENCE)
        with running(server), tempfile.TemporaryDirectory() as certificates:
            started = time.monotonic()
            code = run(self.folder, server.environment(Path(certificates)), self.limits, self.cores, self.targets)
            return code, report(self.folder, server, time.monotonic() - started)


def convert(sources: Iterable[Source], mirror: str) -> None:
    """Read the tables that are served in pages beforehand, because the caller would lose patience."""
    for source in sources:
        if any(map(asks_pages, source.urls)) and (file := file_in_mirror(mirror, source.mirror)) is not None:
            items_of(file)


def run(
    folder: Path, internet: Mapping[str, str], limits: Mapping[str, Any], cores: str, targets: Sequence[str]
) -> int:
    """The official edition as `make official` runs it, but for these limits. Returns the exit code."""
    settings = ", ".join(f"'{name}': {value}" for name, value in limits.items())
    command = [sys.executable, "-m", "snakemake", "--cores", cores, "--snakefile", str(ROOT / "Snakefile")]
    command += ["--directory", str(folder), "--configfile", str(ROOT / "config" / "official.yaml")]
    command += ["--config", f"retrieve={{{settings}}}", "--", *targets]
    environment = {name: value for name, value in os.environ.items() if name.lower() not in PROXIES}
    return subprocess.run(command, cwd=ROOT, env={**environment, **internet, "TIPIMPACT_MIRROR": ""}).returncode


def report(folder: Path, server: StandIn, seconds: float) -> list[str]:
    """Print what the run took and what became of the faults. Returns sources that only the stand-in has."""
    rows = list(receipts(folder, OFFICIAL))
    held = sum(row["path"] is not None for row in rows)
    reasons = Counter(row["reason"] for row in rows if row["path"] is None)
    pause = Retrieve().pause
    host, most = max(server.requests.items(), key=lambda item: item[1], default=("", 0))
    print(f"\nRehearsal: {seconds:.0f} s, {server.requests.total():,} requests, {server.bytes.total():,} bytes")
    print(f"  sources: {held} of {len(rows)} held; not held: {tell(reasons)}")
    print(f"  statuses: {tell(server.statuses)}; addresses without a file here: {len(server.unknown)}")
    print(f"  hosts: {len(server.requests)}, most requests to one: {most:,} ({host})")
    print(f"  floor at a pause of {pause:g} s a host: {max(0, most - 1) * pause:.0f} s")
    for fault, outcomes in sorted(by_fault(rows, server.faults).items()):
        print(f"  fault {fault}: {tell(outcomes)}")
    lost = [row["source"]["id"] for row in rows if row["path"] is None and has_file(row, server)]
    print(*(f"  not retrieved although the stand-in has it: {id}" for id in lost), sep="\n", end="\n" if lost else "")
    return lost


def has_file(row: Mapping[str, Any], server: StandIn) -> bool:
    """Whether the stand-in has a file for an address of a source; a name in a catalogue is no address."""
    return any(key(address) in server.files for address in row["source"]["urls"] if "#" not in address)


def by_fault(rows: Iterable[Mapping[str, Any]], faults: Mapping[str, str]) -> dict[str, Counter[str]]:
    """What became of the sources that had a fault at one of their addresses: held, or why not."""
    outcomes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for address in row["source"]["urls"]:
            if fault := faults.get(canonical(address)):
                outcomes[fault][row["reason"] or "held"] += 1
    return outcomes


def tell(counts: Mapping[Any, int]) -> str:
    """Counts in a line, by name."""
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items())) or "none"


def parse(words: Sequence[str] | None = None) -> argparse.Namespace:
    """The arguments; FAULTS=all stands for every fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mirror", default=default_mirror())
    parser.add_argument("--into", default="", help="an empty folder; made if not given")
    parser.add_argument("--faults", default="", type=lambda text: list(ALL) if text == "all" else text.split())
    parser.add_argument("--share", default=0.2, type=float, help="share of the addresses that get a fault")
    parser.add_argument("--again", action="store_true", help="run once more without the faults")
    parser.add_argument("--seed", default=20121215, type=int)
    parser.add_argument("--cores", default="all")
    parser.add_argument("targets", nargs="*", help="files to make, if not all")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main(parse()))
