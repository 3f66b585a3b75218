"""What each table of a package is and was made from, as digests (``digests.json``), and how two packages compare.

A digest of values says whether two tables have the same rows, wherever they were made: it knows nothing of files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.errors import PackageError
from tipimpact.common.files import sha256
from tipimpact.common.provenance import code_hash
from tipimpact.package.texts import Record

FILE = "digests.json"
UNTOUCHED = "sample.json"  # in a release: the same of the sample edition, as it was committed
RECEIVED = "received"  # in place of a digest
SIGNIFICANT = 10  # digits of a number; the last ones differ between machines


class TableDigest(Record):
    """A table. code: of all rules on the way to it.  files, collections: what it was made from."""

    rows: int
    values: str
    code: str
    files: list[str]
    collections: list[str]


class Digests(Record):
    """Tables by name; committed files by path; sources by collection and id, None for one that was not at hand."""

    tables: dict[str, TableDigest]
    files: dict[str, str]
    sources: dict[str, dict[str, str | None]]


class TableCompared(NamedTuple):
    """A table of a run against the release.

    status: equal, other_inputs, changed (by whoever works here), other_code, not_reproduced, or new.
    because: files, and collections of sources, that differ.
    """

    table: str
    rows: int
    status: str
    because: tuple[str, ...] = ()


def digest_values(data: pd.DataFrame, name: str) -> str:
    """SHA-256 over the rows of a table: columns in the order of its contract, rows in that of its key."""
    spec = contract(name)
    columns = [[_plain(value) for value in data[column]] for column in spec.columns]
    places = [[*spec.columns].index(column) for column in spec.key]
    rows = sorted(zip(*columns, strict=True), key=lambda row: [str(row[place]) for place in places])
    return hashlib.sha256("\n".join([json.dumps([*spec.columns]), *map(json.dumps, rows)]).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if value is None or pd.isna(value):
        return None
    if isinstance(value, float):
        return float(f"{value:.{SIGNIFICANT}g}")
    return value if isinstance(value, str | int) else str(value)


def digest_run(
    steps: Iterable[Mapping[str, Any]], tables: Mapping[str, pd.DataFrame], receipts: Iterable[str], root: str | Path
) -> Digests:
    """Digests of the tables of a run.

    steps: the rules of the laboratory with name, stage, script, inputs and outputs.  root: the
    project folder. Of a private source nothing is kept; a file that was sent is named, without a
    digest that its cells could be tried against.
    """
    steps, root = list(steps), Path(root).resolve()
    makers = {output: step for step in steps for output in step["outputs"]}
    codes = {step["name"]: _code_of(step, root) for step in steps}
    sources = {Path(path).stem: _read_sources(path) for path in receipts}
    digests: dict[str, TableDigest] = {}
    files: dict[str, str] = {}
    for name, data in tables.items():
        made = _list_steps(_find_output(name, makers), makers)
        inputs = sorted({path for step in made for path in step["inputs"]} - makers.keys())
        known = {own: path for path in inputs if (own := _place_of(path, root))}
        files |= {own: _digest_file(own, path) for own, path in known.items() if own not in files}
        digests[name] = TableDigest(
            rows=len(data),
            values=digest_values(data, name),
            code=hashlib.sha256(" ".join(sorted(codes[step["name"]] for step in made)).encode()).hexdigest()[:16],
            files=[*known],
            collections=sorted({Path(path).stem for path in inputs if Path(path).stem in sources} if made else []),
        )
    return Digests(tables=digests, files=dict(sorted(files.items())), sources=sources)


def _code_of(step: Mapping[str, Any], root: Path) -> str:
    script = root / "workflow" / "scripts" / f"{step['script']}.py"
    return code_hash(script, step["stage"], [*step["inputs"], *step["outputs"]])


def _read_sources(receipt: str | Path) -> dict[str, str | None]:
    rows = json.loads(Path(receipt).read_text(encoding="utf-8"))["held"]
    return {row["source"]["id"]: row["sha256"] or None for row in rows if not row.get("private")}


def _find_output(table: str, makers: Mapping[str, Any]) -> str:
    return next((path for path in makers if Path(path).name == f"{table}.parquet"), "")


def _list_steps(output: str, makers: Mapping[str, Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The step that makes a file, and those before it."""
    found, waiting = {}, [output]
    while waiting:
        step = makers.get(waiting.pop())
        if step and step["name"] not in found:
            found[step["name"]] = step
            waiting += step["inputs"]
    return [*found.values()]


def _digest_file(place: str, path: str) -> str:
    """Only of a committed file: what a run retrieved has its digest in a receipt, and what it was sent has none."""
    received = place.startswith("data/raw/") and not place.startswith("data/raw/compiled/")
    return RECEIVED if received else sha256(path)


def _place_of(path: str, root: Path) -> str:
    """The path of a committed file in the project; "" for what a run made."""
    full = Path(path).resolve()
    if not full.is_relative_to(root) or not full.is_file():
        return ""
    place = full.relative_to(root).as_posix()
    return place if not place.startswith(("data/processed/", "results/")) else ""


def read_digests(package: str | Path, name: str = FILE) -> Digests | None:
    """The digests in the folder of a package; None where it has none. Raises PackageError."""
    path = Path(package, name)
    if not path.is_file():
        return None
    try:
        return Digests.model_validate_json(path.read_bytes())
    except ValueError as error:
        raise PackageError(f"cannot be read: {error}", where=str(path), expected="digests by table") from None


def compare(run: Digests, release: Digests, untouched: Digests | None = None) -> list[TableCompared]:
    """Each table of a run against a release.

    untouched: of a run of the same inputs as they were committed (the sample); what differs from it, somebody changed.
    """
    return [_compare_table(name, run, release, untouched) for name in run.tables]


def _compare_table(name: str, run: Digests, release: Digests, untouched: Digests | None) -> TableCompared:
    own, known = run.tables[name], release.tables.get(name)
    if known is None:
        return TableCompared(name, own.rows, "new")
    if own.values == known.values:
        return TableCompared(name, own.rows, "equal")
    basis = untouched if untouched and name in untouched.tables else release
    changed = tuple(_list_changed(own, run, basis))
    if basis is not release:
        if own.values == basis.tables[name].values:
            return TableCompared(name, own.rows, "other_inputs", tuple(_list_changed(own, run, release)))
        if changed:
            return TableCompared(name, own.rows, "changed", changed)
    if changed:
        return TableCompared(name, own.rows, "other_inputs", changed)
    return TableCompared(name, own.rows, "other_code" if own.code != basis.tables[name].code else "not_reproduced")


def _list_changed(own: TableDigest, run: Digests, other: Digests) -> Iterator[str]:
    """Files and collections of which a table has others than another run."""
    yield from (path for path in own.files if run.files.get(path) != other.files.get(path))
    yield from (name for name in own.collections if run.sources.get(name) != other.sources.get(name))


def list_sources(run: Digests, release: Digests) -> dict[str, list[str]]:
    """Ids of sources that the release had and the run lacks, the run has and the release lacked, and that differ."""
    mine, theirs = (_flatten(each) for each in (run, release))
    return {
        "lacked": sorted(id for id, digest in theirs.items() if digest and not mine.get(id)),
        "added": sorted(id for id, digest in mine.items() if digest and not theirs.get(id)),
        "newer": sorted(id for id, digest in mine.items() if digest and theirs.get(id) not in (None, digest)),
    }


def _flatten(digests: Digests) -> dict[str, str | None]:
    return {id: digest for own in digests.sources.values() for id, digest in own.items()}
