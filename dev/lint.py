"""Run every linter, two at a time, and print what those say that found a fault: `make lint`.

Formats that `make fmt` can mend, types, Snakemake's own linter, words and numbers in both languages, and oblique
words. `ARGS=mypy` runs those whose command has the word in it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent

# The longest first. Each is a program of .venv and its arguments.
LINTERS = (
    ("mypy",),  # quick when .mypy_cache is there
    ("python", "dev/lint_words.py"),
    ("python", "dev/lint_numbers.py"),
    ("snakemake", "--lint"),
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("snakefmt", "--check", "Snakefile", "workflow"),
    ("nbstripout", "--verify", *sorted(str(path) for path in (ROOT / "notebooks").glob("*.ipynb"))),
    ("python", "dev/oblique_words.py"),
)


def run_linter(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """The finished process, whose output is text."""
    return subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True)


def count_uncommitted() -> int:
    """Files that a fresh clone would not have, or not as they are here."""
    done = subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True)
    return len(done.stdout.splitlines())


def main(words: Sequence[str]) -> int:
    chosen = [command for command in LINTERS if not words or set(words) & set(command)]
    faulty = 0
    with ThreadPoolExecutor(2) as pool:
        for command, done in zip(chosen, pool.map(run_linter, chosen), strict=True):
            print("fault" if done.returncode else "clean", *command[:3], flush=True)
            if done.returncode:
                faulty += 1
                print(done.stdout + done.stderr)
    print(f"{faulty} of {len(chosen)} linters found a fault; make fmt mends formats" if faulty else "no fault")
    if uncommitted := count_uncommitted():
        print(f"{uncommitted} files are not committed, so that a fresh clone may have other faults")
    return int(bool(faulty))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
