"""The documentation, built once for all tests of this folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests_support import ROOT


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The built documentation: `mkdocs build --strict`, as `make docs` does it, without the network."""
    folder = tmp_path_factory.mktemp("docs") / "site"
    blocked = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, **blocked, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder
