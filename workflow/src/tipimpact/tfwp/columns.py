"""Columns of a list as Arrow arrays of text, cleaned and looked up once per distinct value: lists repeat themselves.

Loops over single cells took most of the time of reading; see ``dev/benches/tfwp.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tipimpact.tfwp.words import words

TEXT = pa.large_string()
WHOLE = pa.int64()
# What Unicode takes for white space; RE2's own \s is ASCII only.
_SPACES = r"[\s\v\x1c-\x1f\x{85}\p{Z}]+"
_UNTIDY = r"  |[^\S ]|[\v\x1c-\x1f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]"
_NUMBER = re.compile(r"\d{1,9}|\d{1,3}(?:[ ,]\d{3}){1,2}")


def texts(cells: Sequence[Any]) -> pa.Array:
    """Text of each cell, white space collapsed; null for an empty one. Spreadsheets hold names of digits as numbers."""
    try:
        column = pa.array(cells, TEXT)
    except (pa.ArrowTypeError, pa.ArrowInvalid):  # not all are text
        spelt = {cell: _as_text(cell) for cell in set(cells)}
        column = pa.array([spelt[cell] for cell in cells], TEXT)
    encoded = column.dictionary_encode()
    clean = pc.utf8_trim(encoded.dictionary, " ")
    untidy = pc.match_substring_regex(clean, _UNTIDY)  # few are: to look is cheaper than to replace
    if pc.any(untidy).as_py():
        tidied = pc.utf8_trim(pc.replace_substring_regex(clean.filter(untidy), _SPACES, " "), " ")
        clean = pc.replace_with_mask(clean, untidy, tidied)
    empty = pc.is_in(pc.utf8_lower(clean), pa.array(["", *words()["empty"]], TEXT))
    return pc.if_else(empty, None, clean).take(encoded.indices)


def by_value(column: pa.Array, function: Callable[[str], Any], kind: pa.DataType = TEXT) -> pa.Array:
    """``function`` of every text, called once per distinct one; null stays null. kind: type of the results."""
    encoded = column.dictionary_encode()
    return pa.array([function(text) for text in encoded.dictionary.to_pylist()], kind).take(encoded.indices)


def whole_number(text: str) -> int | None:
    """``"5,967"`` -> 5967; None for anything that is not a whole number."""
    return int(re.sub("[ ,]", "", text)) if _NUMBER.fullmatch(text) else None


def of_series(column: pd.Series) -> pa.Array:
    """A column of text of a DataFrame."""
    return pa.array(column.to_numpy("object", na_value=None), TEXT)  # type: ignore[call-overload]


def frame(table: pa.Table) -> pd.DataFrame:
    """A DataFrame of the columns: ``string`` and ``Int64``."""
    types = {TEXT: pd.StringDtype(), WHOLE: pd.Int64Dtype()}
    return table.to_pandas(types_mapper=types.get)


def _as_text(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
