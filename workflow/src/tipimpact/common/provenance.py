"""Which code and which data files a script depends on, and one hash of them all.

Snakemake reruns a rule when its script changes, not when a module that the script imports changes.
So each rule carries ``params: code=code_hash(script)``. Everything here reads source text and
imports nothing else of the package: it runs each time the workflow is parsed, and reads no file twice.
"""

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from itertools import accumulate
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
IMPORT = re.compile(
    r"^[ \t]*from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]+(\([^)]*\)|.*)|^[ \t]*import[ \t]+([\w., \t]+)", re.MULTILINE
)
STRING = re.compile(r"""["']([\w./-]{1,80})["']""")


@cache
def _facts(path: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Names that a Python file imports from this package, and every short string in it.

    Found in the text, in a tenth of the time a syntax tree takes. What stands in a docstring may be taken for an
    import or a string too: a rule then reruns once too often. A test holds that nothing imported is missed.
    """
    text = path.read_text(encoding="utf-8")
    imports: set[str] = set()
    for dots, base, names, plain in IMPORT.findall(text):
        if plain:
            imports.update(name.split()[0] for name in plain.split(",") if name.strip())
            continue
        if dots:  # relative import: resolve against the file's own package
            parents = path.parent.relative_to(PACKAGE.parent).parts
            base = ".".join([*parents[: len(parents) - len(dots) + 1], *filter(None, [base])])
        imported = re.sub(r"#.*", "", names).strip("() \t\n").split(",")
        imports.update([base, *(f"{base}.{name.split()[0]}" for name in imported if name.strip())])
    return frozenset(n for n in imports if n.split(".")[0] == PACKAGE.name), frozenset(STRING.findall(text))


@cache
def _files() -> list[Path]:
    """Every file of the package, in name order, without byte code."""
    return sorted(path for path in PACKAGE.rglob("*") if path.suffix != ".pyc" and path.is_file())


@cache
def _module_files() -> dict[str, Path]:
    """File of each module and package by its dotted name.

    The top package is left out: it imports nothing by itself, and its text changes with the version.
    """
    parts = {path: path.relative_to(PACKAGE.parent).with_suffix("").parts for path in _files() if path.suffix == ".py"}
    names = {".".join(name[:-1] if name[-1] == "__init__" else name): path for path, name in parts.items()}
    return {name: path for name, path in names.items() if name != PACKAGE.name}


@cache
def _needs(path: Path) -> frozenset[Path]:
    """Files that the imports of one file run: each package on the way down, and the module itself."""
    files = _module_files()
    names = {name for full in _facts(path)[0] for name in accumulate(full.split("."), "{}.{}".format)}
    return frozenset(files[name] for name in names if name in files)


@cache
def import_closure(script: str | Path) -> list[Path]:
    """Package modules that a script needs, directly or through others, in name order."""
    todo: set[Path] = {Path(script)}
    seen: set[Path] = set()
    while todo:
        new = _needs(todo.pop()) - seen
        seen |= new
        todo |= new
    return sorted(seen)


@cache
def _data_files() -> dict[str, list[Path]]:
    """The package's data files by file name and by stem."""
    index: dict[str, list[Path]] = {}
    for path in _files():
        if path.suffix != ".py":
            for name in {path.name, path.stem}:
                index.setdefault(name, []).append(path)
    return index


def used_files(script: str | Path, names: Iterable[str] = ()) -> list[Path]:
    """Modules and data files that a script uses.

    A data file counts as used when its name, or its name without ending, stands as a string in the
    script or in one of those modules, or is given in ``names`` (for scripts told by their rule).
    """
    modules = import_closure(script)
    strings = set(names).union(*(_facts(path)[1] for path in [Path(script), *modules]))
    index = _data_files()
    data = {path for name in strings & index.keys() for path in index[name]}
    return [*modules, *sorted(data)]


@cache
def _content(path: Path) -> bytes:
    """Name and digest of a file of the package."""
    return path.relative_to(PACKAGE).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest()


def code_hash(script: str | Path, names: Iterable[str] = ()) -> str:
    """Sixteen hexadecimal digits that change when a file that the script uses changes."""
    digest = hashlib.sha256()
    for path in used_files(script, names):
        digest.update(_content(path))
    return digest.hexdigest()[:16]
