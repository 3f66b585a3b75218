"""Imports: no circle, those for type checkers counted; and words reach the rules of publication alone."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

WORKFLOW = Path(__file__).resolve().parents[2] / "workflow"
SRC = WORKFLOW / "src"


def modules(src: Path) -> dict[str, Path]:
    """Every module of the package by its dotted name; a package is its ``__init__.py``."""
    found = {}
    for path in sorted((src / "tipimpact").rglob("*.py")):
        parts = path.relative_to(src).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imports(path: Path) -> list[ast.Import | ast.ImportFrom]:
    """The imports of a file, wherever in it they stand."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]


def imported(path: Path, known: Mapping[str, Path]) -> Iterator[str]:
    """Modules of the package that a file imports."""
    for node in imports(path):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names if alias.name in known)
            case ast.ImportFrom(module=str(module), names=names, level=0):
                inner = [f"{module}.{alias.name}" for alias in names]
                yield from (name if name in known else module for name in inner if name in known or module in known)


def circles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """Groups of modules that each reach one another (Tarjan's strongly connected components of two or more)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = low[name] = len(order)
        stack.append(name)
        for other in sorted(graph[name]):
            if other not in order:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], order[other])
        if low[name] == order[name]:
            at = stack.index(name)
            group = stack[at:]
            del stack[at:]
            if len(group) > 1 or name in graph[name]:
                found.append(sorted(group))

    for name in sorted(graph):
        if name not in order:
            visit(name)
    return found


def test_a_circle_is_found():
    graph = {"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"d"}, "e": set()}
    assert circles(graph) == [["b", "c"], ["d"]]


def test_the_package_has_no_import_circle():
    known = modules(SRC)
    assert "tipimpact.eligibility.turns" in known
    graph = {name: set(imported(path, known)) for name, path in known.items()}
    assert graph["tipimpact.eligibility.turns"]  # imports are seen
    assert circles(graph) == []


def test_no_two_public_classes_have_one_name():
    """A class that is spoken of without its module is one class. A package's records have the names of the models that
    they are made from (``package.texts.Record``), because whoever reads a package sees nothing of a stage.
    """
    homes: dict[str, list[str]] = {}
    for module, path in modules(SRC).items():
        if module in ("tipimpact.package.texts", "tipimpact.package.reader"):
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(module)
    assert "Statement" in homes
    assert {name: places for name, places in homes.items() if len(places) > 1} == {}


def reached(start: Path, known: Mapping[str, Path]) -> set[str]:
    """Modules that a file needs, directly or through others, with the packages that they stand in."""
    waiting, found = {start}, set[str]()
    while waiting:
        names = {".".join(name.split(".")[:n]) for name in imported(waiting.pop(), known) for n in range(1, 9)}
        new = (names & known.keys()) - found - {"tipimpact"}
        found |= new
        waiting |= {known[name] for name in new}
    return found


def test_an_edited_message_concerns_the_rules_of_publication_alone():
    known = modules(SRC)
    rules = "".join(
        (WORKFLOW / "rules" / f"{stage}.smk").read_text(encoding="utf-8") for stage in ("publish", "sheets")
    )
    publishing = set(re.findall(r'"\.\./scripts/(\w+)\.py"', rules))
    speaking = {
        script.stem
        for script in (WORKFLOW / "scripts").glob("*.py")
        if any(name.startswith("tipimpact.publish") for name in reached(script, known))
    }
    assert "write_tables" in speaking
    assert speaking <= publishing
