"""Values as an analyst loads them: lists as tuples, which can be counted and joined by, and codes as categoricals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from tipimpact.common.contracts import Column
from tipimpact.publish.tables.cells import plain


def as_loaded(
    data: pd.DataFrame, columns: Mapping[str, Column], word: Callable[[str, str], str] | None = None
) -> pd.DataFrame:
    """The same rows, with hashable values.

    columns: by the name that each has in the data.  word: gives the word for a code of a column of
    the contract, where the data hold words.  A column whose contract lists its codes is a
    categorical, in the order of the contract.
    """
    for name, column in columns.items():
        if column.type == "list":
            data[name] = pd.Series([_freeze(value) for value in data[name]], data.index, dtype=object)
        elif column.type == "string" and column.values:
            known = [word(column.name, code) if word else code for code in column.values]
            data[name] = pd.Categorical(data[name], list(dict.fromkeys(known)))
    return data


def _freeze(value: Any) -> Any:
    value = plain(value)
    return tuple(map(_freeze, value)) if isinstance(value, list) else value
