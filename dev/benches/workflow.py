"""Workflow: what a second run costs that has nothing to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import checkout

from benches import ROOT, Bench, Work

SNAKEMAKE = [sys.executable, "-m", "snakemake", "--cores", "2"]
TWO_RULES = """
rule b:
    input: "a.txt"
    output: "b.txt"
    shell: "touch {output}"
rule a:
    output: "a.txt"
    shell: "touch {output}"
"""


def second_run(folder: Path) -> tuple[Work, Work]:
    """Both workflows, each after a first run."""
    project, small = checkout.copy(folder / "project"), folder / "small"
    (project / ".venv").symlink_to(ROOT / ".venv")
    small.mkdir()
    (small / "Snakefile").write_text(TWO_RULES, encoding="utf-8")

    def run(place: Path, *command: str) -> None:
        subprocess.run(command, cwd=place, check=True, capture_output=True)

    ours, theirs = (lambda: run(project, "make", "results", "CORES=2")), (lambda: run(small, *SNAKEMAKE))
    ours()
    theirs()
    return ours, theirs


BENCHES = [
    Bench("second make results", "Snakemake on two rules with nothing to do", 2.0, second_run, turns=7),
]
