"""Lists that people keep as CSV in ``config/``: read as text, and refused with every fault at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from tipimpact.common.errors import AsylumError, Problem


def read_list(path: Path, columns: tuple[str, ...]) -> pd.DataFrame:
    """All cells as text, an empty one as ``""``. Raises AsylumError for other columns than these."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    if tuple(table.columns) != columns:
        raise AsylumError("other columns than expected", where=path.name, expected=", ".join(columns))
    return table


def refuse(table: pd.DataFrame, faults: Iterable[tuple[pd.Series, str, str]], path: Path) -> None:
    """Raise AsylumError where a fault holds of a row. A fault: where it holds, the column, what was expected."""
    problems = [
        Problem(f"{column} is {table.at[i, column]!r}", f"{path.name}, line {i + 2}", expected)
        for bad, column, expected in faults
        for i in table.index[bad]
    ]
    if problems:
        raise AsylumError(problems)
