"""`make fmt` has nothing to change, and the type checker finds nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check"],
        ["ruff", "format", "--check"],
        ["snakefmt", "--check", "Snakefile", "workflow"],
        ["nbstripout", "--verify", *sorted(str(path) for path in (ROOT / "notebooks").glob("*.ipynb"))],
        pytest.param(["mypy"], marks=pytest.mark.types),  # with its cache in .mypy_cache
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_clean(command):
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr + "\nwhat to do: make fmt"
