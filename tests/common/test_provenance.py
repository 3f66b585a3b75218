"""A rule's code hash follows what its script uses, and nothing else."""

import ast
from pathlib import Path

import pytest

from tipimpact.common import provenance

FILES = {
    "pkg/__init__.py": "",
    "pkg/common/__init__.py": "",
    "pkg/common/words.py": 'from pathlib import Path\nTABLE = Path(__file__).with_name("words.csv")\n',
    "pkg/common/words.csv": "key,en,fr\n",
    "pkg/common/contracts/claims.yaml": "version: 1\n",
    "pkg/common/contracts/other.yaml": "version: 1\n",
    "pkg/a/__init__.py": "from pkg.a.core import f\n",
    "pkg/a/core.py": "from . import deep\ndef f(): return deep.g()\n",
    "pkg/a/deep.py": "from ..common import words\ndef g(): return words.TABLE\n",
    "pkg/b/__init__.py": "",
    "pkg/b/alone.py": "x = 1\n",
    "script.py": 'from pkg import a\nNAME = "claims"\n',
}


@pytest.fixture
def package(tmp_path, monkeypatch) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.setattr(provenance, "PACKAGE", tmp_path / "pkg")
    forget()
    yield tmp_path
    forget()


def forget():
    for remembered in (
        provenance._files,
        provenance._facts,
        provenance._module_files,
        provenance._needs,
        provenance._data_files,
        provenance._content,
    ):
        remembered.cache_clear()
    provenance.import_closure.cache_clear()


def test_used_files_are_the_import_closure_and_the_data_it_names(package):
    used = {path.relative_to(package / "pkg").as_posix() for path in provenance.used_files(package / "script.py")}
    assert used == {
        "a/__init__.py",
        "a/core.py",
        "a/deep.py",
        "common/__init__.py",
        "common/words.py",
        "common/words.csv",
        "common/contracts/claims.yaml",
    }


@pytest.mark.parametrize("name", [name for name in FILES if name not in ("script.py", "pkg/__init__.py")])
def test_hash_changes_with_each_used_file_and_only_with_those(package, name):
    used = {path.relative_to(package).as_posix() for path in provenance.used_files(package / "script.py")}
    before = provenance.code_hash(package / "script.py")
    (package / name).write_text(FILES[name] + "\n# edited\n")
    forget()
    assert (provenance.code_hash(package / "script.py") != before) == (name in used)


def test_names_given_by_the_rule_count(package):
    plain = provenance.code_hash(package / "script.py")
    assert provenance.code_hash(package / "script.py", ["other"]) != plain


def by_syntax_tree(path: Path) -> tuple[set[str], set[str]]:
    """The same facts, by Python's own parser."""
    imports, strings = set(), set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            imports.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level or path.is_relative_to(provenance.PACKAGE)
            base = ".".join([*path.relative_to(provenance.PACKAGE.parent).parts[: -node.level]]) if node.level else ""
            base = ".".join(filter(None, [base, node.module]))
            imports.update([base, *(f"{base}.{alias.name}" for alias in node.names)])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            strings.add(node.value)
    return {name for name in imports if name.split(".")[0] == provenance.PACKAGE.name}, strings


def test_the_quick_reading_misses_nothing_that_a_syntax_tree_shows(root):
    data = provenance._data_files().keys()
    for folder in ("workflow/src/tipimpact", "workflow/scripts"):
        for path in sorted((root / folder).rglob("*.py")):
            imports, strings = by_syntax_tree(path)
            quick_imports, quick_strings = provenance._facts(path)
            assert imports <= quick_imports, path
            assert strings & data <= quick_strings, path


def test_imports_are_read_in_every_shape(package):
    (package / "pkg/shapes.py").write_text(
        "import pkg.a.core as core, pkg.b\n"
        "def later():\n    from pkg.common import (\n        words as w,  # why\n        other,\n    )\n"
        "    from . import b, a as c\n"
    )
    assert provenance._facts(package / "pkg/shapes.py")[0] == {
        *("pkg", "pkg.a", "pkg.a.core", "pkg.b", "pkg.common", "pkg.common.words", "pkg.common.other"),
    }
