"""Shared fixtures: where the project is, a finished sample run, and the official files when they are here.

Tests come in layers (the markers of pyproject.toml), so that `make test-fast` can leave out what takes minutes. A test
that uses one of the fixtures of LAYERS belongs to its layer without saying so. A test that simulates, compares
exhaustively or makes whole tables is marked slow; of one that asks the same of every day or table, one case stays fast.
"""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import settings

import tests_support
from tests_support import SMALL, snakemake

# The process that hands out tests reads this file too, and needs none of the package: fixtures import what they use.
if TYPE_CHECKING:
    import pandas as pd

    from tipimpact.eligibility.cases import Cases
    from tipimpact.eligibility.profiles import Profiles
    from tipimpact.eligibility.recommendations import Recommendations
    from tipimpact.themes import Codebook

ROOT = Path(__file__).resolve().parents[1]
LAYERS = {
    "sample_project": "workflow",
    "official_project": "workflow",
    "three_rules": "workflow",
    "jobs": "workflow",
    "mirror": "mirror",
    "evidence": "mirror",
    "browser": "browser",
    "kernel": "notebook",
}
FEW = (
    "refused_recognised_late",
    "legacy_claimant",
    "dco_claimant",
    "designated",
    "convicted_citizen",
    "tied_worker_fled",
    "sponsored_spouse",
)

# No deadline, because a busy machine is not a fault of the code. The same examples each time, so that a failure can be
# repeated.
settings.register_profile("tipimpact", deadline=None, derandomize=True)
settings.load_profile("tipimpact")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each test its layers. Workflow tests go first, because a long one at the end would leave a core idle."""
    for item in items:
        for name in LAYERS.keys() & set(getattr(item, "fixturenames", ())):
            item.add_marker(LAYERS[name])
        if item.get_closest_marker("official"):
            item.add_marker("mirror")
    items.sort(key=lambda item: "workflow" not in item.path.parts[-2:])


def pytest_collection_finish() -> None:
    """What collecting has loaded stays to the end: garbage collections need not look through it again and again."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Only a test of the layer `workflow` may run Snakemake."""
    tests_support.may_run = item.get_closest_marker("workflow") is not None


@pytest.fixture(autouse=True, scope="session")
def project_constants() -> None:
    """Sentences name the numbers of the project's own configuration, read when the first of them is said."""
    from tipimpact.package.publication import FILE, read_publication
    from tipimpact.publish.words.constants import give_constants, give_publication

    give_constants(tests_support.ProjectConstants())
    give_publication(read_publication(ROOT / "config" / FILE))


@pytest.fixture(scope="session")
def root() -> Path:
    """The project folder."""
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Path:
    """The committed sample edition."""
    return ROOT / "data" / "raw" / "sample"


@pytest.fixture(scope="session")
def models() -> None:
    """The language models are loaded."""
    from tipimpact.reports.words import MODELS, is_word

    for lang in MODELS:
        is_word("word", lang)


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    """A codebook of three themes."""
    from tipimpact.themes import read_codebook

    return read_codebook(SMALL / "codebook" / "codebook.yaml")


@pytest.fixture(scope="session")
def project_codebook(root) -> Codebook:
    """The project's codebook, for tests of what it says."""
    from tipimpact.themes import read_codebook

    return read_codebook(root / "config" / "codebook" / "codebook.yaml")


@pytest.fixture(scope="session")
def spec(root, project_codebook) -> Recommendations:
    """The project's recommendations."""
    from tipimpact.eligibility import read_recommendations

    return read_recommendations(root / "config" / "recommendations.yaml", project_codebook.ids)


@pytest.fixture(scope="session")
def rows(root) -> pd.DataFrame:
    """The project's eligibility rows."""
    from tipimpact.eligibility import read_rows

    return read_rows(root / "config" / "law" / "eligibility.csv")


@pytest.fixture(scope="session")
def cases(root, rows) -> Cases:
    """The project's cases."""
    from tipimpact.eligibility.cases import read_cases

    return read_cases(root / "config" / "law" / "cases.yaml", rows)


@pytest.fixture(scope="session")
def profiles(root) -> Profiles:
    """The project's archetypes."""
    from tipimpact.eligibility.profiles import read_profiles

    return read_profiles(root / "config" / "profiles.yaml")


@pytest.fixture(scope="session")
def few_lives(root, rows, profiles, made_once) -> pd.DataFrame:
    """The table ``lives`` of some lives of the project; the whole one takes five times as long."""
    import pandas as pd

    from tipimpact.common.contracts import contract
    from tipimpact.eligibility.attributes import read_attributes
    from tipimpact.eligibility.lives import lives

    def make(path: Path) -> None:
        few = profiles.model_copy(update={"profiles": [profile for profile in profiles.profiles if profile.id in FEW]})
        attributes = read_attributes(root / "config" / "law" / "attributes.csv", rows)
        contract("lives").conform(lives(few, rows=rows, attributes=attributes)).to_pickle(path)

    return pd.read_pickle(made_once("few_lives", make))


@pytest.fixture(scope="session")
def mirror() -> Path:
    """A folder with the official files; the test is skipped where there is none."""
    place = Path((os.environ.get("TIPIMPACT_MIRROR") or str(ROOT.parent / "shared" / "data")).split(os.pathsep)[0])
    if not place.is_dir():
        pytest.skip(f"the official files are not here: set TIPIMPACT_MIRROR, or put them in {place}")
    return place


@pytest.fixture(scope="session")
def mirrors(mirror) -> str:
    """The folders with the official files, as TIPIMPACT_MIRROR names them: the first is ``mirror``."""
    also = ROOT.parent / "shared" / "evidence"
    return os.environ.get("TIPIMPACT_MIRROR") or os.pathsep.join([str(mirror), *([str(also)] if also.is_dir() else [])])


@pytest.fixture(scope="session")
def evidence(mirrors) -> Path:
    """The folder with the monthly claims and the Board's tables; the test is skipped where there is none."""
    folders = [Path(folder) for folder in mirrors.split(os.pathsep)]
    places = [folder for folder in folders if (folder / "unhcr_asylum_monthly_1999-01_2017-05.csv.gz").is_file()]
    if not places:
        pytest.skip("the monthly claims are not here: name their folder too in TIPIMPACT_MIRROR")
    return places[0]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory) -> Callable[[str, Callable[[Path], None]], Path]:
    """``made_once(name, make)`` is a folder that ``make`` fills once for all workers; the others wait for it."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder

    def get(name: str, make: Callable[[Path], None]) -> Path:
        place, finished = shared / name, shared / f"{name}.finished"
        with FileLock(shared / f"{name}.lock"):
            if not finished.exists():
                shutil.rmtree(place, ignore_errors=True)  # another worker failed half way
                make(place)
                finished.touch()
        return place

    return get


def copy_project(folder: Path, *editions: str) -> Path:
    """The project as git would clone it with the changes at hand, and what has been made of these editions.

    File times are kept, so that in the copy only what is out of date runs again.
    """
    import checkout

    kinds = ("data/raw", "data/processed", "results", "logs")
    also = ("answer", "print") if "sample" in editions else ()
    names = (*editions, *also)
    made = [ROOT / ".snakemake" / "metadata", *(ROOT / kind / name for kind in kinds for name in names)]
    checkout.copy(folder)
    for path in filter(Path.is_dir, made):
        shutil.copytree(path, folder / path.relative_to(ROOT), copy_function=shutil.copy2, dirs_exist_ok=True)
    return folder


def run_editions(project: Path, *editions: str, mirror: Path | str = "") -> None:
    """Run these editions, one after the other, in a copy of the project, and print the sample."""
    copy_project(project, *editions)
    official = ["--configfile", str(project / "config" / "official.yaml")]
    asked = {"sample": ([], ["publish", "--config", "print=results/sample"]), "official": (official,)}
    for arguments in (arguments for edition in editions for arguments in asked[edition]):
        done = snakemake(*arguments, directory=project, snakefile=project / "Snakefile", mirror=mirror)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def sample_project(made_once) -> Path:
    """A copy of the project in which the sample edition has run and was printed (``results/print``), beside the release
    (``results/answer``); `make test` has made it, or it is made here.

    All workers share it: read it, and give a Snakemake that does more than a dry run a copy or ``--nolock``.
    """
    return made_once("sample_project", lambda project: run_editions(project, "sample"))


@pytest.fixture(scope="session")
def official_project(made_once, mirrors) -> Path:
    """A copy of the project in which the sample edition has run, and the official edition after it; shared as well."""
    return made_once("official_project", lambda project: run_editions(project, "sample", "official", mirror=mirrors))


@pytest.fixture(scope="session")
def sample_results(sample_project) -> Path:
    """The results folder of a finished sample run; read it, do not write to it."""
    return sample_project / "results"
