"""The French pages are set as Canadians do, and lead to pages that are there."""

import re

import pytest
from typography import lint

from tests_support import ROOT

PAGES = sorted((ROOT / "docs" / "fr").glob("*.md"))
BLOCKS = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "fr" / "tables.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_french_is_set_as_canadians_do(path):
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    prose = re.sub(r"\]\([^)]*\)", "", re.sub(r"`[^`]+`", "C", text))
    lines = [line.strip() for line in prose.splitlines() if line.strip()]
    assert [problem for line in lines for problem in lint(line, "fr", path.name)] == []


def test_two_pages_are_in_the_menu():
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [path.stem for path in PAGES] == ["change", "tables"]
    assert all(f"fr/{path.name}" in menu for path in PAGES)


@pytest.mark.parametrize("code", BLOCKS)
def test_each_block_runs_on_the_release(code, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "docs/fr/tables.md", "exec"), {})  # as a reader runs it
    assert capsys.readouterr().out or (tmp_path / "vies.csv").stat().st_size > 10_000
