"""The project as git would clone it with the changes at hand, and whether two runs came to the same; used by benches,
kills and tests.

Usage: dev/checkout.py RESULTS RESULTS    (says which files differ, exit 1; nothing and 0 where none does)
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tipimpact.common.files import sha256
from tipimpact.publish.package.crate import RUN_RECORD, files_in

ROOT = Path(__file__).resolve().parents[1]


def copy(folder: Path, project: Path = ROOT) -> Path:
    """Copy a project into an empty ``folder``, with its history and the times of its files, and return that.

    The history is a clone of its own: a commit in a copy of a linked worktree's ``.git`` would be made in the worktree.
    """
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", str(project), str(folder)], check=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=project,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (project / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(project / name, folder / name)
    subprocess.run(["git", "-C", str(folder), "reset", "--quiet"], check=True)  # the files listed are those committed
    return folder


def offline() -> list[str]:
    """What to put before a command so that it has no network at all; nothing where the system cannot do that."""
    for command in (["unshare", "--net"], ["unshare", "--net", "--map-root-user"]):
        if shutil.which("unshare") and subprocess.run([*command, "true"], capture_output=True).returncode == 0:
            return command
    return []


def digests(results: Path) -> dict[str, str]:
    """Checksum of every file of a run by its path; without the record of the run, which says when it went.

    The engine's markers of folders are left out, as a release does.
    """
    files = (path for path in sorted(files_in(results)) if path.name != RUN_RECORD)
    return {path.relative_to(results).as_posix(): sha256(path) for path in files}


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Paths of files that are not the same, or only in one of two runs."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


if __name__ == "__main__":
    one, other = (digests(Path(folder)) for folder in sys.argv[1:])
    print(f"{len(one)} and {len(other)} files, {len(found := differing(one, other))} differ", *found, sep="\n  ")
    sys.exit(bool(found or not one))
