"""The layout: imports flow one way, scripts take what rules give, rules have what they need."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

import tipimpact
from tests_support import ROOT, imported_modules, imported_stages, job_of, load_module, parsed
from tipimpact.common.job import arguments
from tipimpact.common.rules import read_rules

from .conftest import run_well

PACKAGE = ROOT / "workflow" / "src" / "tipimpact"
RULES = ROOT / "workflow" / "rules"
DECLARED = read_rules(RULES)
SCRIPTS = sorted((ROOT / "workflow" / "scripts").glob("*.py"))


@pytest.mark.parametrize("stage", [s for s in tipimpact.STAGES if (PACKAGE / s).is_dir()])
def test_imports_flow_down(stage):
    later = set(tipimpact.STAGES[tipimpact.STAGES.index(stage) + 1 :])
    for path in (PACKAGE / stage).rglob("*.py"):
        upward = sorted(imported_stages(path) & later)
        assert not upward, f"{path.relative_to(PACKAGE)} imports {', '.join(upward)}"


@pytest.mark.parametrize(("room", "above"), [("designs", {"checks"}), ("inference", {"designs", "checks"})])
def test_imports_flow_down_inside_impact(room, above):
    """A design needs no check of it, and inference no design: each can be read and replaced without the other."""
    for path in (PACKAGE / "impact" / room).glob("*.py"):
        modules = {name for name in imported_modules(path) if name.startswith("tipimpact.impact.")}
        upward = sorted(name for name in modules if name.split(".")[2] in above)
        assert not upward, f"{path.name} imports {', '.join(upward)}"


def test_the_press_imports_no_stage_but_the_reader_of_the_package():
    """What is printed is read from one package: publication uses `common`, and what reads a package."""
    reader = tuple(f"tipimpact.package.{name}." for name in ("reader", "texts", "digests"))
    imported = {
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in (PACKAGE / "publish").rglob("*.py")
        for name in imported_modules(path)
        if name.split(".")[1] in tipimpact.STAGES
        if not name.startswith(("tipimpact.common.", "tipimpact.publish.", *reader))
        and name not in ("tipimpact.common", "tipimpact.publish")
    }
    assert imported == set()


def test_the_reader_of_a_package_imports_nothing_that_made_it():
    for name in ("reader", "texts"):
        assert imported_stages(PACKAGE / "package" / f"{name}.py") <= {"common", "package"}, name


def test_package_never_imports_snakemake():
    for path in PACKAGE.rglob("*.py"):
        names = {
            (alias.name if isinstance(node, ast.Import) else node.module or "").split(".")[0]
            for node in ast.walk(parsed(path))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert "snakemake" not in names, path


def test_every_script_has_a_rule_of_its_name(jobs):
    """But for one that several rules share."""
    scripts = {name: Path(rule["script"]).stem for name, rule in jobs.items()}
    assert set(scripts.values()) == {path.stem for path in SCRIPTS}
    times = Counter(scripts.values())
    assert {name: script for name, script in scripts.items() if name != script and times[script] == 1} == {}


def test_every_script_takes_what_its_rule_gives(jobs):
    for name, rule in jobs.items():
        script = SCRIPTS[0].with_name(Path(rule["script"]).name)
        function = getattr(load_module(script), script.stem)
        arguments(function, job_of(name, rule))


def test_every_rule_is_complete(jobs):
    """A line for the screen, a log of its own, an environment, and the hash of its code under its own name."""
    for rule in DECLARED:
        if rule.script:
            text = (RULES / f"{rule.stage}.smk").read_text(encoding="utf-8")
            body = re.search(rf"^rule {rule.name}:\n(.*?)(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)[1]
            assert f'code=code("{rule.stage}", "{rule.script}"),' in body, rule.name
            assert "    conda:\n        ENVIRONMENT\n" in body, rule.name
            assert rule.doc, rule.name
            assert "    message:\n" in body, rule.name
    assert len({rule["log"] for rule in jobs.values()}) == len(jobs)


@pytest.mark.workflow
def test_the_list_of_rules_is_that_of_the_engine():
    listed = dict(re.findall(r"^(\w+) \((.*)\)$", run_well(ROOT, "--list-rules"), re.MULTILINE))
    assert {rule.name: rule.doc for rule in DECLARED} == {
        n: doc for n, doc in listed.items() if n not in ("all", "everything")
    }
