"""What differs between two runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.common.config import Tfwp
from tipimpact.common.contracts import contract, names
from tipimpact.common.errors import PackageError
from tipimpact.common.releases import find_run
from tipimpact.common.tables import read_table
from tipimpact.package.digests import digest_values

COLUMNS = ("table", "status", "rows_a", "rows_b", "only_a", "only_b", "numbers", "others")
SETTINGS = frozenset(Tfwp.model_fields)  # columns that say with which settings a run made a row
STATUSES = ("equal", "differs", "only_a", "only_b")


class RunComparison(NamedTuple):
    """Two runs compared.

    tables: ``COLUMNS``, a row for each table that one of them has; only_a and only_b count rows whose key the other
    lacks, numbers and others count cells that differ in rows that both have.
    values: table, row (its key), column, a, b: each of these cells.
    """

    tables: pd.DataFrame
    values: pd.DataFrame


def compare_runs(a: str, b: str, root: str | Path | None = None) -> RunComparison:
    """The published tables of two runs, and each cell that differs.

    a, b: names of runs, ``release``, or folders.  root: the folder that holds results/.
    Raises PackageError for an unknown run, with the nearest, or two without a table.

    >>> compare_runs("release", "release").tables["status"].unique().tolist()
    ['equal']
    """
    folders = find_run(a, root), find_run(b, root)
    found = [name for name in names(published=True) if any((f / f"{name}.parquet").is_file() for f in folders)]
    if not found:
        raise PackageError("neither run has a published table", where=f"{folders[0]}, {folders[1]}")
    tables, cells = [], []
    for name in found:
        files = [folder / f"{name}.parquet" for folder in folders]
        one, other = (read_table(file) if file.is_file() else None for file in files)
        row, differing = _compare(name, one, other)
        tables.append(row)
        cells += differing
    return RunComparison(
        pd.DataFrame(tables, columns=list(COLUMNS)), pd.DataFrame(cells, columns=["table", "row", "column", "a", "b"])
    )


def _compare(name: str, one: pd.DataFrame | None, other: pd.DataFrame | None) -> tuple[list[Any], list[list[Any]]]:
    if one is None or other is None:
        counts = [None if table is None else len(table) for table in (one, other)]
        return [name, "only_b" if one is None else "only_a", *counts, None, None, None, None], []
    if digest_values(one, name) == digest_values(other, name):
        return [name, "equal", len(one), len(other), 0, 0, 0, 0], []
    first, second = (_by_key(table, name) for table in (one, other))
    cells = list(_list_cells(name, first, second))
    numeric = {n for n, column in contract(name).columns.items() if column.type in ("integer", "number")}
    numbers = sum(cell[2] in numeric for cell in cells)
    only = len(first.keys() - second.keys()), len(second.keys() - first.keys())
    return [name, "differs", len(one), len(other), *only, numbers, len(cells) - numbers], cells


def _by_key(table: pd.DataFrame, name: str) -> dict[str, dict[str, Any]]:
    """Rows by their key, without the settings of a run in it where the rest names one row: runs differ in these."""
    key = contract(name).key
    short = [column for column in key if column not in SETTINGS]
    repeated = table.duplicated(short, keep=False) if short else pd.Series(True, table.index)
    rows = zip(table.to_dict("records"), repeated, strict=True)
    return {"; ".join(f"{k}={row[k]}" for k in (key if twice else short)): row for row, twice in rows}  # type: ignore[misc]


def _list_cells(name: str, first: dict[str, Any], second: dict[str, Any]) -> Iterator[list[Any]]:
    for key in (key for key in first if key in second):
        for column in contract(name).columns:
            a, b = first[key].get(column), second[key].get(column)
            if _as_text(a) != _as_text(b):
                yield [name, key, column, a, b]


def _as_text(value: Any) -> str:
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, float) and pd.notna(value):
        return f"{value:.10g}"
    return str(value) if isinstance(value, list | tuple) or pd.notna(value) else ""
