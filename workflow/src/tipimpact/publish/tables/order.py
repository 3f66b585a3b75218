"""The order of rows: by the data, never by their words, so that both languages have the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from tipimpact.common.contracts import Contract


def _key(values: pd.Series, codes: Sequence[str]) -> pd.Series:
    """What to sort a column by: its contract's order of codes; in text, numbers by size (9 before 20.1)."""
    if codes:
        return values.map({code: i for i, code in enumerate(codes)}).astype("Int64")
    if pd.api.types.is_numeric_dtype(values) or pd.api.types.is_datetime64_any_dtype(values):
        return values
    return values.map(lambda v: re.sub(r"\d+", lambda m: m[0].zfill(9), str(v)), na_action="ignore")


def ordered(data: pd.DataFrame, spec: Contract, by: list[str]) -> pd.DataFrame:
    """Rows by columns ``by`` (``-year``: last first), without the table's attributes; missing values come last."""
    names = [name.removeprefix("-") for name in by]
    rows = data.copy(deep=False)
    rows.attrs = {}  # pandas would copy all of them with every column that is taken
    if not names:
        return rows
    return rows.sort_values(
        names,
        ascending=[not name.startswith("-") for name in by],
        key=lambda values: _key(values, spec.columns[str(values.name)].values),
        kind="stable",
        na_position="last",
    )
