"""An attacker with a solver and everything that is published: the bounds of each number that is withheld.

A second one computes the hash of each file that could hold the withheld numbers, and looks for it in what is published.
Written apart from ``common/disclosure.py``, which is what it attacks.
"""

import base64
import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from tipimpact.common.disclosure import FEWEST

NEAR = 1e-6  # numbers closer than this are equal


class Attack:
    """Unknown numbers, their published ranges and sums; the bounds that a solver computes."""

    def __init__(self):
        self.names: dict[Any, int] = {}
        self.published: list[tuple[float, float]] = []
        self.integer: list[int] = []
        self.rows: list[tuple[dict[int, float], float, float]] = []
        self._known = None

    def cell(self, name, low, high, integer=True):
        """A number that lies in a range as published; one that is shown has a range of nothing."""
        self.names[name] = len(self.published)
        self.published.append((float(low), float(high)))
        self.integer.append(int(integer))

    def sum(self, total, parts, slack=0.0):
        """A total is the sum of its parts, but for rounding."""
        self.between({total: -1.0} | dict.fromkeys(parts, 1.0), -slack, slack)

    def most(self, less, *more):
        """A number is at most the sum of others."""
        self.between({less: 1.0} | dict.fromkeys(more, -1.0), -np.inf, 0.0)

    def between(self, weights: Mapping[Any, float], low: float, high: float):
        """A weighted sum of numbers lies between two published ends."""
        self.rows.append(({self.names[name]: weight for name, weight in weights.items()}, low, high))
        self._known = None

    def range(self, name):
        """The least and the greatest value that fit."""
        place = self.names[name]
        part = next(((columns, rows) for columns, rows in self._parts() if place in columns), None)
        if part is None:
            return self.published[place]
        columns, rows = part
        at = {column: i for i, column in enumerate(columns)}
        entries = [(i, at[column], weight) for i, (row, _, _) in enumerate(rows) for column, weight in row.items()]
        i, j, weights = zip(*entries, strict=True)
        matrix = csr_array((weights, (i, j)), shape=(len(rows), len(columns)))
        rules = LinearConstraint(matrix, [low for _, low, _ in rows], [high for _, _, high in rows])
        limits = Bounds(*zip(*(self.published[column] for column in columns), strict=True))
        aim, ends = np.zeros(len(columns)), []
        for sign in (1, -1):
            aim[at[place]] = sign
            solution = milp(aim, constraints=rules, bounds=limits, integrality=[self.integer[c] for c in columns])
            assert solution.success, f"what is published contradicts itself: {name}"
            ends.append(sign * solution.fun)
        return tuple(ends)

    def solvable(self):
        """Whether whole numbers in these ranges satisfy all sums."""
        try:
            self.ranges(self.names)
        except AssertionError:
            return False
        return True

    def ranges(self, names: Iterable[Any]) -> dict[Any, tuple[float, float]]:
        return {name: self.range(name) for name in names}

    def pinned(self, names):
        """Cells whose bounds are narrower than their published range, and than five."""
        widths = {name: high - low for name, (low, high) in self.published_of(names).items()}
        return {n: (a, b) for n, (a, b) in self.ranges(names).items() if b - a < min(FEWEST, widths[n]) - NEAR}

    def published_of(self, names):
        return {name: self.published[self.names[name]] for name in names}

    def _parts(self) -> list[tuple[list[int], list[tuple[dict[int, float], float, float]]]]:
        """Numbers that cutting rows link, each group with its rows. A row cuts if the ranges do not imply it."""
        if self._known is None:
            groups: list[tuple[set[int], list]] = []
            for row, low, high in self.rows:
                ends = np.array([[weight * end for end in self.published[c]] for c, weight in row.items()])
                if ends.min(axis=1).sum() >= low - NEAR and ends.max(axis=1).sum() <= high + NEAR:
                    continue
                columns, mine = set(row), [(row, low, high)]
                for group in [g for g in groups if g[0] & columns]:
                    groups.remove(group)
                    columns, mine = columns | group[0], group[1] + mine
                groups.append((columns, mine))
            self._known = [(sorted(columns), rows) for columns, rows in groups]
        return self._known


DIGEST = re.compile(rb"(?<![0-9a-f])(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})(?![0-9a-f])")
EMBEDDED = re.compile(rb"base64,([A-Za-z0-9+/=]{16,})")
FUNCTIONS = ("md5", "sha1", "sha256", "sha512")


def find_fillings(folder: Path, candidates: Mapping[Any, Iterable[bytes]]) -> dict[Any, list[str]]:
    """Candidates of which a published file gives the hash away, with the names of these files.

    folder: what is published.  candidates: for each way of filling in the withheld counts, the files that result: the
    private file itself, and what public code makes of it.
    """
    digests: dict[bytes, list[str]] = {}
    for name, content in read_published(folder):
        for digest in DIGEST.findall(content):
            digests.setdefault(digest, []).append(name)
    found = {}
    for filling, files in candidates.items():
        known = {hashlib.new(function, file).hexdigest().encode() for file in files for function in FUNCTIONS}
        if names := sorted({name for digest in known & digests.keys() for name in digests[digest]}):
            found[filling] = names
    return found


def read_published(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of a folder, of what is packed into it, and of data embedded in it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from _unpack(path.relative_to(folder).as_posix(), path.read_bytes())


def _unpack(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, content
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for member in packed.namelist():
                yield from _unpack(f"{name}/{member}", packed.read(member))
    elif content.startswith(b"PAR1"):
        table = pq.read_table(io.BytesIO(content))
        yield f"{name}/metadata", b"\n".join((table.schema.metadata or {}).values())
        yield f"{name}/rows", table.to_pandas().to_csv().encode()
    for number, match in enumerate(EMBEDDED.finditer(content)):
        yield from _unpack(f"{name}/{number}", base64.b64decode(match[1] + b"=="))
