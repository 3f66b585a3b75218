"""Helpers for tests that are not fixtures."""

import ast
import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
# Configuration small enough for a test. What the project's own configuration says is tested as data, so that a theme, a
# source or an estimand can be added to it.
SMALL = Path(__file__).resolve().parent / "small"
may_run = True  # whether the test that is running belongs to the layer `workflow`; conftest.py sets it


class ProjectConstants(Mapping[str, Any]):
    """The numbers that sentences name, read from the project's configuration when the first is asked for."""

    @cached_property
    def _known(self) -> Mapping[str, Any]:
        from tipimpact.impact.constants import read_constants

        return read_constants(ROOT / "config")

    def __getitem__(self, name: str) -> Any:
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def load_module(path: Path) -> ModuleType:
    """Import a file that is not in a package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a Python file, for all tests that look at it."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imported_modules(path: Path) -> set[str]:
    """Dotted names of the modules of this package that a Python file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: imports within the package are absolute"
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return {name for name in names if name.split(".")[0] == "tipimpact"}


def imported_stages(path: Path) -> set[str]:
    """Stages that a Python file imports modules of."""
    from tipimpact import STAGES

    return {name.split(".")[1] for name in imported_modules(path)} & set(STAGES)


def snakemake(*arguments: str, directory: Path, snakefile: Path | None = None, mirror: Path | str = "", **environment):
    """Run the workflow in ``directory`` and return the finished process; output is text."""
    assert may_run, "this test runs Snakemake: mark it with pytest.mark.workflow"
    command = [sys.executable, "-m", "snakemake", "--snakefile", str(snakefile or ROOT / "Snakefile")]
    return subprocess.run(
        [*command, "--directory", str(directory), "--cores", "2", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "TIPIMPACT_MIRROR": str(mirror), **environment},
    )


class Named(list):
    """Files or values of a job: in order, and by the names that the rule gives them."""

    def __init__(self, values: list[Any] | tuple[Any, ...] = (), named: dict[str, Any] | None = None) -> None:
        super().__init__(values)
        self.named = named or {}

    def items(self):
        return self.named.items()


def make_job(rule: str, log: Path | str, **given: Any) -> SimpleNamespace:
    """What Snakemake gives to the script of a rule.

    given: ``input``, ``output``, ``params`` and ``resources``, each a dictionary or Named; ``threads``;  ``job``, the
    values of ``config["job"]``.
    """
    parts = {name: given.get(name, {}) for name in ("input", "output", "params", "resources")}
    named = {k: Named(list(part.values()), part) if isinstance(part, dict) else part for k, part in parts.items()}
    config, threads = {"job": given.get("job", {})}, given.get("threads", 1)
    return SimpleNamespace(rule=rule, wildcards=(), log=str(log), threads=threads, config=config, **named)


def job_of(name: str, rule: dict[str, Any]) -> SimpleNamespace:
    """The job of a rule as rules.json describes it (tests/workflow/every_rule)."""
    files = {kind: Named(rule[kind]["files"], rule[kind]["named"]) for kind in ("input", "output")}
    return make_job(name, rule["log"], params=rule["params"], job=rule["job"], **files)


def planned(output: str) -> set[str]:
    """Rules with a script that a dry run lists."""
    if "Nothing to be done" in output:
        return set()
    names = re.findall(r"^(\w+) +\d+$", output.split("Job stats:")[1], flags=re.MULTILINE)
    return set(names) - {"all", "everything", "publish", "total"}


def read_raw(raw: str, lang: str | None, doc_id: str, markdown: bool = False) -> pd.DataFrame:
    """Like ``reports.read_report``, from the characters of a text or Markdown file."""
    from tipimpact.reports.layout import markdown_blocks, plain_blocks
    from tipimpact.reports.original import Original
    from tipimpact.reports.read import sentence_table

    blocks = markdown_blocks(raw) if markdown else plain_blocks(raw)
    return sentence_table(Original(raw, blocks, []), lang, doc_id)
