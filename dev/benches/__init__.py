"""What `make bench` measures: a file for each stage lists its benches."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tipimpact.common.config import file_in_mirror, mirror_folders
from tipimpact.retrieve import SourceFile, read_sources

ROOT = Path(__file__).resolve().parents[2]
MIRRORS = os.environ.get("TIPIMPACT_MIRROR") or str(ROOT.parent / "shared" / "data")
MIRROR = Path(mirror_folders(MIRRORS)[0])
Work = Callable[[], object]


@dataclass(frozen=True)
class Bench:
    """A ratio of processor times with its limit, or of the seconds that both pieces of work give as numbers.

    name: what is timed.  against: what it is compared with.  prepare: takes an empty folder and returns both pieces of
    work, or None if their files are not on this machine.
    """

    name: str
    against: str
    limit: float
    prepare: Callable[[Path], tuple[Work, Work] | None]
    turns: int = 3


@dataclass(frozen=True)
class Ceiling(Bench):
    """A limit on one piece of work: of processor time and memory, on one core, in a process of its own.

    limit is 1: the greater of the two shares used.  prepare gives the work twice.
    """

    seconds: float = 60
    gibibytes: float = 1


def official_files(*collections: str) -> list[SourceFile]:
    """The official files of some collections that the mirror holds."""
    sources = read_sources(ROOT / "config" / "sources")
    listed = [source for name in collections for source in sources.collection(name, "official") if source.mirror]
    return [SourceFile(s, file, None) for s in listed if (file := file_in_mirror(MIRRORS, s.mirror)) is not None]
