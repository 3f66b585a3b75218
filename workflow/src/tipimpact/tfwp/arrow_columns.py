"""Columns of a list as Arrow arrays of text.

Each distinct value is cleaned and looked up once, because lists repeat the same values many times
and loops over cells took most of the reading time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tipimpact.tfwp.lmia_words import lmia_words

TEXT = pa.large_string()
WHOLE = pa.int64()
# White space as Unicode defines it. In RE2, \s matches ASCII only.
_SPACES = r"[\s\v\x1c-\x1f\x{85}\p{Z}]+"
_UNTIDY = r"  |[^\S ]|[\v\x1c-\x1f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]"
_NUMBER = re.compile(r"\d{1,9}|\d{1,3}(?:[ ,]\d{3}){1,2}")


def texts(cells: Sequence[Any]) -> pa.Array:
    """Return the text of each cell with white space collapsed; null for an empty cell.

    Numbers become text, because spreadsheets store names made of digits as numbers.
    """
    try:
        column = pa.array(cells, TEXT)
    except (pa.ArrowTypeError, pa.ArrowInvalid):  # at least one cell is not text
        as_text = {cell: _to_text(cell) for cell in set(cells)}
        column = pa.array([as_text[cell] for cell in cells], TEXT)
    encoded = column.dictionary_encode()
    clean = pc.utf8_trim(encoded.dictionary, " ")
    untidy = pc.match_substring_regex(clean, _UNTIDY)  # few values match, so testing is cheaper than replacing
    if pc.any(untidy).as_py():
        tidied = pc.utf8_trim(pc.replace_substring_regex(clean.filter(untidy), _SPACES, " "), " ")
        clean = pc.replace_with_mask(clean, untidy, tidied)
    empty = pc.is_in(pc.utf8_lower(clean), pa.array(["", *lmia_words()["empty"]], TEXT))
    return pc.if_else(empty, None, clean).take(encoded.indices)


def by_value(column: pa.Array, function: Callable[[str], Any], kind: pa.DataType = TEXT) -> pa.Array:
    """Apply ``function`` to each distinct text once; null stays null. kind: Arrow type of the results."""
    encoded = column.dictionary_encode()
    return pa.array([function(text) for text in encoded.dictionary.to_pylist()], kind).take(encoded.indices)


def whole_number(text: str) -> int | None:
    """Parse ``"5,967"`` as 5967. Return None for anything that is not a whole number."""
    return int(re.sub("[ ,]", "", text)) if _NUMBER.fullmatch(text) else None


def to_arrow(column: pd.Series) -> pa.Array:
    """Return a text column of a DataFrame as an Arrow array."""
    return pa.array(column.to_numpy("object", na_value=None), TEXT)  # type: ignore[call-overload]


def to_frame(table: pa.Table) -> pd.DataFrame:
    """Return a DataFrame with columns of type ``string`` and ``Int64``."""
    types = {TEXT: pd.StringDtype(), WHOLE: pd.Int64Dtype()}
    return table.to_pandas(types_mapper=types.get)


def _to_text(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
