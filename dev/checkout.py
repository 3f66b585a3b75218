"""The project as git would clone it with the changes at hand; used by benches, kills and tests."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def copy(folder: Path) -> Path:
    """Copy it into ``folder``, with its history and the times of its files, and return that."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    history = ROOT / ".git"
    (shutil.copytree if history.is_dir() else shutil.copy2)(history, folder / ".git")
    return folder
