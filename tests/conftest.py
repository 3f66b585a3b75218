"""Shared fixtures: where the project is, a finished sample run, and the official files when they are here."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

from tests_support import snakemake

ROOT = Path(__file__).resolve().parents[1]
# A busy machine is no fault of the code; the same examples each time, so that a failure can be seen again.
settings.register_profile("tipimpact", deadline=None, derandomize=True)
settings.load_profile("tipimpact")

FINISHED_RUN = {"sample_project", "sample_results"}


def pytest_collection_modifyitems(items):
    """Keep the tests that need a finished run on one worker, so that it is made once."""
    for item in items:
        if FINISHED_RUN & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.xdist_group("sample run"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The project folder."""
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Path:
    """The committed sample edition."""
    return ROOT / "data" / "raw" / "sample"


@pytest.fixture(scope="session")
def mirror() -> Path:
    """A folder with the official files; the test is skipped where there is none."""
    place = Path(os.environ.get("TIPIMPACT_MIRROR") or ROOT.parent / "shared" / "data")
    if not place.is_dir():
        pytest.skip(f"the official files are not here: set TIPIMPACT_MIRROR, or put them in {place}")
    return place


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory) -> Path:
    """A copy of the project, as git would clone it with the changes at hand, in which the sample edition has run."""
    project = tmp_path_factory.mktemp("clone") / "project"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, project / name)
    done = snakemake(directory=project, snakefile=project / "Snakefile")
    assert done.returncode == 0, done.stdout + done.stderr
    return project


@pytest.fixture(scope="session")
def sample_results(sample_project) -> Path:
    """The results folder of a finished sample run; read it, do not write to it."""
    return sample_project / "results"
