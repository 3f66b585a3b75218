"""Lists that people keep as CSV in ``config/``: read as text, and refused with every fault at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from tipimpact.common.errors import Problem, TipimpactError, nearest


def read_cells(path: Path, error: type[TipimpactError]) -> pd.DataFrame:
    """The cells of a CSV in UTF-8 as text, an empty one as ``""``; the index counts the rows from 0.

    Raises ``error`` when the file cannot be read, or rows have more cells than the header has names.
    """
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig").fillna("")
    except (OSError, ValueError) as fault:  # pandas' own faults of reading are ValueErrors, and so are those of UTF-8
        raise error(f"not a CSV table that can be read: {fault}", where=path.name, expected="UTF-8") from None
    if not isinstance(table.index, pd.RangeIndex):  # pandas takes the cells at the front for names of rows
        expected = ", ".join(map(str, table.columns))
        raise error("rows have more cells than the header has names", where=path.name, expected=expected)
    return table


def read_list(path: Path, columns: tuple[str, ...], error: type[TipimpactError]) -> pd.DataFrame:
    """All cells as text, an empty one as ``""``.

    Raises ``error`` when the file cannot be read or has other columns than these, in this order.
    """
    table = read_cells(path, error)
    if tuple(table.columns) != columns:
        odd = [c for c in table.columns if c not in columns] or [c for c in columns if c not in table.columns]
        raise error(
            f"other columns than expected: {', '.join(odd) or 'another order'}",
            where=path.name,
            expected=", ".join(columns),
            nearest=nearest(odd[0], columns) if odd else "",
        )
    return table


def refuse(
    table: pd.DataFrame, faults: Iterable[tuple[pd.Series, str, str]], path: Path, error: type[TipimpactError]
) -> None:
    """Raise ``error`` where a fault holds of a row. A fault: where it holds, the column, what was expected.

    The index of ``table`` counts the rows of the file from 0, under a header of one line.
    """
    problems = [
        Problem(f"{column} is {table.at[i, column]!r}", f"{path.name}, line {i + 2}", expected)
        for bad, column, expected in faults
        for i in table.index[bad]
    ]
    if problems:
        raise error(problems)
