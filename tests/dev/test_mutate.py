"""Mutants: each is a change that Python accepts, all of a commit are the same for everybody, and tests notice them."""

import ast
import subprocess

import mutate
import pytest

from tests_support import ROOT

CODE = '''
def longest(words: list[str]) -> int:
    """Length of the longest word with a letter."""
    return max((len(word) for word in words if word and word.isalpha()), default=0)


def is_small(count: int) -> bool:
    return 0 < count < 5
'''
TEST = """
from tipimpact.small.code import is_small, longest

def test_both():
    assert longest(["a", "", "bcd", "12345"]) == 3 and longest([]) == 0
    assert [is_small(count) for count in (0, 1, 4, 5)] == [False, True, True, False]
"""


def test_everybody_who_tries_a_commit_tries_the_same_mutants():
    one, again, other = (mutate.draw(ROOT, "disclosure", 10, seed) for seed in ("a commit", "a commit", "another"))
    assert one == again != other


@pytest.mark.parametrize("room", mutate.ROOMS)
def test_each_change_of_a_room_is_python(room):
    drawn = mutate.draw(ROOT, room, 20, "any commit")
    assert len({(mutant.file, mutant.function, mutant.start) for mutant in drawn}) == len(drawn) > 10
    for mutant in drawn:
        text = (ROOT / mutant.file).read_bytes()
        assert ast.dump(ast.parse(mutant.apply(text))) != ast.dump(ast.parse(text)), mutant


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A checkout with a room of two functions and a test of them."""
    files = {"workflow/src/tipimpact/small/code.py": CODE, "tests/test_small.py": TEST}
    files |= {"workflow/src/tipimpact/__init__.py": "", "workflow/src/tipimpact/small/__init__.py": ""}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)
    monkeypatch.setitem(mutate.ROOMS, "small", ("small/code.py", ["tests"]))
    return tmp_path


def test_mutants_that_tests_notice_die_and_others_are_listed(project):
    rows = []
    share = mutate.try_room(project, "small", 5, "any commit", 60, lambda *row: rows.append(row))
    assert share == 1
    assert {row[2] for row in rows} == {"longest", "is_small"}
    (project / "tests" / "test_small.py").write_text("def test_nothing():\n    pass\n", encoding="utf-8")
    assert mutate.try_room(project, "small", 5, "any commit", 60, lambda *row: rows.append(row)) == 0
    assert [row[-1] for row in rows] == ["died", "died", "survived", "survived"]


def test_tests_that_are_red_before_anything_changed_are_said(project):
    (project / "tests" / "test_small.py").write_text("def test_red():\n    assert False\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="fast tests of small are red before"):
        mutate.try_room(project, "small", 1, "any commit", 60, print)
