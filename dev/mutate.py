"""Change one thing in a function, run the fast tests of its room, and see whether they notice.

Usage: dev/mutate.py [--rooms impact,disclosure] [--number 40] [--of FOLDER] [--into FILE.csv] [--seconds 600]

At most one mutant a function, all drawn by chance from the commit under test, so that everybody who tries the commit
tries the same ones. --of: another checkout, such as that of an earlier version; its mutants are drawn by the commit at
hand too. A mutant that outlasts --seconds of clock counts as noticed. Exit 1 where fewer than four in five die.
"""

from __future__ import annotations

import argparse
import ast
import csv
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from checkout import ROOT, copy

FAST = re.findall(r"^FAST := (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)[0]  # as make test-fast
SOURCE = Path("workflow") / "src" / "tipimpact"
# Rooms: their code, and the tests that must notice.
ROOMS = {
    "disclosure": ("common/disclosure.py", ["tests/common/test_disclosure.py"]),
    "impact": ("impact/**/*.py", ["tests/impact"]),
    "eligibility": ("eligibility/**/*.py", ["tests/eligibility"]),
    "tfwp": ("tfwp/**/*.py", ["tests/tfwp"]),
    "legislation": ("legislation/**/*.py", ["tests/legislation"]),
    "publish": ("publish/**/*.py", ["tests/publish"]),
}
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq},
    **{ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is},
}
LEAST = 0.8  # the share of mutants that must die
COLUMNS = ("room", "place", "function", "kind", "before", "after", "outcome")


@dataclass(frozen=True)
class Mutant:
    """One change. start, end: byte offsets in the file of what ``after`` replaces."""

    file: Path
    line: int
    function: str
    kind: str
    start: int
    end: int
    after: str

    def apply(self, text: bytes) -> bytes:
        return text[: self.start] + self.after.encode() + text[self.end :]


def changes(node: ast.AST) -> Iterator[tuple[str, ast.AST, ast.AST]]:
    """What can be changed at a node: the kind, the node that is replaced, and by what."""
    match node:
        case ast.Compare(left, [op, *others], comparators):
            yield "comparison", node, ast.Compare(left, [TURNED[type(op)](), *others], comparators)
        case ast.BoolOp(op, values):
            yield "and_or", node, ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.Constant(bool(value)):
            yield "flag", node, ast.Constant(not value)
        case ast.Constant(int(value)):
            yield "integer", node, ast.Constant(value + 1)
        case ast.If(test) | ast.IfExp(test) | ast.While(test):
            yield "condition", test, ast.UnaryOp(ast.Not(), test)
        case ast.comprehension(ifs=[first, *_]):
            yield "filter", first, ast.Constant(True)
        case ast.Return(ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield "return", value, ast.Constant(None)


def own_nodes(function: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a function's body, without those of functions in it, of its annotations and of f-strings."""
    for child in ast.iter_child_nodes(function):
        if not isinstance(child, ast.FunctionDef | ast.arguments | ast.JoinedStr):
            yield child
            yield from own_nodes(child)


def list_mutants(folder: Path, pattern: str) -> Iterator[list[Mutant]]:
    """The changes that each function of a room offers, function by function."""
    for file in sorted((folder / SOURCE).glob(pattern)):
        text = file.read_bytes()
        starts = [0]
        for line in text.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        for function in ast.walk(ast.parse(text)):
            if isinstance(function, ast.FunctionDef):
                found = [change for node in own_nodes(function) for change in changes(node)]
                if mutants := [_mutant(file.relative_to(folder), function.name, starts, *change) for change in found]:
                    yield mutants


def _mutant(file: Path, function: str, starts: list[int], kind: str, old: ast.AST, new: ast.AST) -> Mutant:
    line, end_line = old.lineno, old.end_lineno  # type: ignore[attr-defined]
    start, end = starts[line - 1] + old.col_offset, starts[end_line - 1] + old.end_col_offset  # type: ignore[attr-defined]
    return Mutant(file, line, function, kind, start, end, f"({ast.unparse(ast.fix_missing_locations(new))})")


def draw(folder: Path, room: str, number: int, seed: str) -> list[Mutant]:
    """As many mutants as asked for, or one for each function, by chance."""
    stream = random.Random(f"{seed} {room}")
    each = [stream.choice(mutants) for mutants in list_mutants(folder, ROOMS[room][0])]
    return stream.sample(each, min(number, len(each)))


def run_tests(folder: Path, tests: list[str], seconds: float) -> str:
    """``survived`` where the tests are green, ``died`` where not, ``lasted`` where they do not end."""
    environment = {**os.environ, "PYTHONPATH": str(folder / SOURCE.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", FAST, *tests]
    try:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return "lasted"
    return "died" if done.returncode else "survived"


def try_room(folder: Path, room: str, number: int, seed: str, seconds: float, tell: Callable[..., None]) -> float:
    """The share of mutants of a room that its tests notice. SystemExit: the tests are red without any."""
    with tempfile.TemporaryDirectory() as name:
        project, tests = copy(Path(name), folder), ROOMS[room][1]
        if run_tests(project, tests, 4 * seconds) != "survived":
            raise SystemExit(f"The fast tests of {room} are red before anything was changed: {' '.join(tests)}")
        mutants, alive = draw(folder, room, number, seed), 0
        for mutant in mutants:
            file = project / mutant.file
            text = file.read_bytes()
            file.write_bytes(mutant.apply(text))
            outcome = run_tests(project, tests, seconds)
            file.write_bytes(text)
            alive += outcome == "survived"
            before = text[mutant.start : mutant.end].decode()
            place = f"{mutant.file.relative_to(SOURCE)}:{mutant.line}"
            tell(room, place, mutant.function, mutant.kind, before, mutant.after, outcome)
        return 1 - alive / len(mutants)


def main(arguments: argparse.Namespace) -> int:
    folder = Path(arguments.of).resolve()
    seed = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    shares = {}
    with open(arguments.into, "w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(COLUMNS)

        def tell(*row: str) -> None:
            lines.writerow(row)
            file.flush()
            print(*row[1:4], row[-1], sep="  ", flush=True)

        for room in arguments.rooms.split(","):
            shares[room] = try_room(folder, room, arguments.number, seed.strip(), arguments.seconds, tell)
            print(f"{room}: {shares[room]:.0%} of the mutants died", flush=True)
    return int(min(shares.values()) < LEAST)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rooms", default=",".join(ROOMS))
    parser.add_argument("--number", type=int, default=34, help="mutants a room")
    parser.add_argument("--of", default=str(ROOT), help="the checkout that is tried")
    parser.add_argument("--into", default="mutants.csv", help="the list of mutants")
    parser.add_argument("--seconds", type=float, default=600)
    sys.exit(main(parser.parse_args()))
