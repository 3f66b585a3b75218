"""A workflow of three rules, for what every run does when it is disturbed. The full one would only take longer."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests_support import ROOT, planned, snakemake

DESCRIBE = Path(__file__).parent / "every_rule" / "Snakefile"
SNAKEFILE = Path(__file__).parent / "three_rules" / "Snakefile"
PROFILE = ROOT / "profiles" / "default"


def run_well(folder: Path, *arguments: str, snakefile: Path | None = None, **more: Any) -> str:
    """What a run in a folder, of the workflow that is there or another one, printed. It ends well."""
    done = snakemake(*arguments, directory=folder, snakefile=snakefile or folder / "Snakefile", **more)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def copied(sample_project, tmp_path) -> Path:
    """A copy of the finished project that a test may edit."""
    unneeded = shutil.ignore_patterns(".git")
    return shutil.copytree(sample_project, tmp_path / "project", copy_function=shutil.copy2, ignore=unneeded)


@dataclass
class ThreeRules:
    """A folder in which the workflow of three rules runs."""

    folder: Path

    def command(self, *arguments: str) -> list[str]:
        command = [sys.executable, "-m", "snakemake", "--cores", "1", "--directory", str(self.folder)]
        return [*command, "--snakefile", str(SNAKEFILE), "--workflow-profile", str(PROFILE), *arguments]

    def run(self, *arguments: str, before: tuple[str, ...] = ()) -> tuple[int, str]:
        """Exit code and output of a run; before: words to put before the command."""
        command = [*before, *self.command(*arguments)]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """A run at work, with all of its output in one stream."""
        into = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        return subprocess.Popen(self.command(*arguments), cwd=self.folder, text=True, **into)

    def to_run(self) -> set[str]:
        """Rules that would run now."""
        code, output = self.run("--dry-run")
        assert code == 0, output
        return planned(output)


@pytest.fixture(scope="session")
def finished(made_once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """A folder in which the three rules have run."""

    def make(folder: Path) -> None:
        folder.mkdir()
        (folder / "numbers.txt").write_text("".join(f"{n}\n" for n in range(9_000)))
        (folder / "words.txt").write_text("one two three\n")
        code, output = ThreeRules(folder).run()
        assert code == 0, output

    return made_once("three_rules", make)


@pytest.fixture
def three_rules(finished, tmp_path) -> ThreeRules:
    """A finished run of the three rules that a test may disturb."""
    return ThreeRules(Path(shutil.copytree(finished, tmp_path / "three_rules", copy_function=shutil.copy2)))


@pytest.fixture(scope="session")
def jobs(tmp_path_factory) -> dict[str, dict[str, Any]]:
    """What each rule with a script takes and makes, by name."""
    folder = tmp_path_factory.mktemp("rules")
    run_well(folder, "--dry-run", snakefile=DESCRIBE)
    return json.loads((folder / "rules.json").read_text(encoding="utf-8"))
