"""The layout: imports flow one way, scripts are thin, rules have what they need."""

import ast
import re
from pathlib import Path

import pytest

import tipimpact
from tests_support import imported_stages

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "workflow" / "src" / "tipimpact"
SCRIPTS = sorted((ROOT / "workflow" / "scripts").glob("*.py"))
RULE_FILES = sorted((ROOT / "workflow" / "rules").glob("*.smk"))


def rules(path: Path) -> dict[str, str]:
    """Text of each rule of a file by name."""
    parts = re.split(r"^(?:rule|checkpoint) (\w+):\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


RULES = {name: text for path in RULE_FILES for name, text in rules(path).items()}


@pytest.mark.parametrize("stage", [s for s in tipimpact.STAGES if (PACKAGE / s).is_dir()])
def test_imports_flow_down(stage):
    later = set(tipimpact.STAGES[tipimpact.STAGES.index(stage) + 1 :])
    for path in (PACKAGE / stage).rglob("*.py"):
        upward = sorted(imported_stages(path) & later)
        assert not upward, f"{path.relative_to(PACKAGE)} imports {', '.join(upward)}"


def test_package_never_imports_snakemake():
    for path in PACKAGE.rglob("*.py"):
        names = {
            (alias.name if isinstance(node, ast.Import) else node.module or "").split(".")[0]
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert "snakemake" not in names, path


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_scripts_adapt(script):
    text = script.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 40
    tree = ast.parse(text)
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert script.stem in functions, "the script's function bears its name"
    assert ast.get_docstring(tree)


@pytest.mark.parametrize("name", [n for n in RULES if "script:" in RULES[n]])
def test_rules_wire(name):
    text = RULES[name]
    script = re.search(r'"\.\./scripts/(\w+)\.py"', text).group(1)
    assert script == name, "rule and script have one name"
    assert re.match(r'\s+"""', text), "docstring"
    assert re.search(rf'code=(lambda \w+: )?code\("{script}"\)', text), "params: code=code(script)"
    assert "edition=EDITION" in text
    for part in ("log:", "message:", "params:", "output:"):
        assert part in text


def test_every_script_has_a_rule():
    assert {path.stem for path in SCRIPTS} == {name for name in RULES if "script:" in RULES[name]}


@pytest.mark.parametrize("path", [p for p in RULE_FILES if p.stem != "common"], ids=lambda path: path.stem)
def test_rule_files_name_their_stage(path):
    """``code`` takes the stage from this line."""
    assert re.findall(r'^STAGE = "(\w+)"$', path.read_text(encoding="utf-8"), flags=re.MULTILINE) == [path.stem]


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_rule_files_have_a_header(path):
    header = re.match(r"(?:#.*\n)+", path.read_text(encoding="utf-8"))
    assert header, "open with what comes in, what goes out and which config the rules own"
    assert "In:" in header.group()
    assert "Out:" in header.group()


def test_snakefile_has_no_functions():
    assert not re.search(r"^\s*def |lambda", (ROOT / "Snakefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
