"""Shared fixtures: where the project is, a finished sample run, and the official files when they are here."""

import os
import shutil
from pathlib import Path

import checkout
import pandas as pd
import pytest
from hypothesis import settings

from tests_support import snakemake
from tipimpact.eligibility import read_recommendations, read_rows
from tipimpact.eligibility.cases import Cases, read_cases
from tipimpact.eligibility.profiles import Profiles, read_profiles
from tipimpact.eligibility.recommendations import Recommendations
from tipimpact.themes import Codebook, read_codebook

ROOT = Path(__file__).resolve().parents[1]
# A busy machine is no fault of the code; the same examples each time, so that a failure can be seen again.
settings.register_profile("tipimpact", deadline=None, derandomize=True)
settings.load_profile("tipimpact")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that run the whole workflow go first: one that began last would keep a single core busy for minutes."""
    items.sort(key=lambda item: "workflow" not in item.path.parts[-2:])


@pytest.fixture(scope="session")
def root() -> Path:
    """The project folder."""
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Path:
    """The committed sample edition."""
    return ROOT / "data" / "raw" / "sample"


@pytest.fixture(scope="session")
def codebook(root) -> Codebook:
    """The project's codebook."""
    return read_codebook(root / "config" / "codebook" / "codebook.yaml")


@pytest.fixture(scope="session")
def spec(root, codebook) -> Recommendations:
    """The project's recommendations."""
    return read_recommendations(root / "config" / "recommendations.yaml", codebook.ids)


@pytest.fixture(scope="session")
def rows(root) -> pd.DataFrame:
    """The project's eligibility rows."""
    return read_rows(root / "config" / "law" / "eligibility.csv")


@pytest.fixture(scope="session")
def cases(root, rows) -> Cases:
    """The project's cases."""
    return read_cases(root / "config" / "law" / "cases.yaml", rows)


@pytest.fixture(scope="session")
def profiles(root) -> Profiles:
    """The project's archetypes and populations."""
    return read_profiles(root / "config" / "profiles.yaml")


@pytest.fixture(scope="session")
def mirror() -> Path:
    """A folder with the official files; the test is skipped where there is none."""
    place = Path(os.environ.get("TIPIMPACT_MIRROR") or ROOT.parent / "shared" / "data")
    if not place.is_dir():
        pytest.skip(f"the official files are not here: set TIPIMPACT_MIRROR, or put them in {place}")
    return place


def copy_project(folder: Path, *editions: str) -> Path:
    """The project as git would clone it with the changes at hand, and what has been made of these editions.

    File times are kept, so that in the copy only what is out of date runs again.
    """
    kinds = ("data/raw", "data/processed", "results", "logs")
    made = [ROOT / ".snakemake" / "metadata", *(ROOT / kind / edition for kind in kinds for edition in editions)]
    checkout.copy(folder)
    for path in filter(Path.is_dir, made):
        shutil.copytree(path, folder / path.relative_to(ROOT), copy_function=shutil.copy2, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory) -> Path:
    """A copy of the project in which the sample edition has run; `make test` has made it, or it is made here."""
    project = copy_project(tmp_path_factory.mktemp("clone") / "project", "sample")
    done = snakemake(directory=project, snakefile=project / "Snakefile")
    assert done.returncode == 0, done.stdout + done.stderr
    return project


@pytest.fixture(scope="session")
def official_project(tmp_path_factory, mirror) -> Path:
    """A copy of the project in which the sample edition has run, and the official edition after it."""
    project = copy_project(tmp_path_factory.mktemp("both") / "project", "sample", "official")
    for edition in ("sample", "official"):
        config = ["--configfile", str(project / "config" / "official.yaml")] if edition == "official" else []
        done = snakemake(*config, directory=project, snakefile=project / "Snakefile", mirror=mirror)
        assert done.returncode == 0, done.stdout + done.stderr
    return project


@pytest.fixture(scope="session")
def sample_results(sample_project) -> Path:
    """The results folder of a finished sample run; read it, do not write to it."""
    return sample_project / "results"
