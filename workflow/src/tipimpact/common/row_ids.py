"""The id of a row: a digest of its table and key, so that it stays when rows are added, sorted or left out.

The same id is in the index of ``load``, in the first column of the CSV file, in the address of the
row on the site and in the shell.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from tipimpact.common.contracts import Contract
from tipimpact.common.errors import Problem, PublishError, nearest

if TYPE_CHECKING:
    import pandas as pd

NAME = "row_id"
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # 32, none like another
LENGTH = 8  # after the first, which is a letter so that no spreadsheet takes an id for a number
ENOUGH = 20  # rows that an error names


def row_ids(data: pd.DataFrame, spec: Contract) -> list[str]:
    """The id of each row. data: with the columns of the table's key."""
    columns = []
    for name in spec.key:
        known: dict[Any, str] = {value: _text(value) for value in data[name].dropna().unique()}
        columns.append([known.get(value, "null") for value in data[name]])
    return [_digest(spec.name, key) for key in zip(*columns, strict=True)]


def find_row(ids: Sequence[str], id: str, table: str) -> int:
    """The place of the row with an id, or with the only one that begins so.

    Raises PublishError that names the rows that match, or the nearest id.
    """
    places = [place for place, known in enumerate(ids) if known.startswith(id)] if id else []
    if len(places) == 1:
        return places[0]
    where, expected = f"table {table}", ", ".join(ids[place] for place in places[:ENOUGH])
    if places:
        raise PublishError(Problem(f"{id!r} is the beginning of {len(places)} rows", where, expected))
    todo = f"tipimpact show {table} names the rows; an id stays, a number did not" if id.isdigit() else ""
    raise PublishError(Problem(f"there is no row {id!r}", where, "the id of a row", nearest(id, ids), todo))


def _text(value: Any) -> str:
    """A value of a key as JSON: a day by its date, a whole number without a fraction."""
    if hasattr(value, "isoformat"):
        return json.dumps(value.isoformat()[:10])
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    number = value.item() if hasattr(value, "item") else value
    return json.dumps(int(number) if not isinstance(number, bool) and number == int(number) else number)


def _digest(table: str, key: tuple[str, ...]) -> str:
    number = int.from_bytes(blake2b("\x1f".join((table, *key)).encode(), digest_size=5).digest())
    return "r" + "".join(LETTERS[number >> shift & 31] for shift in range(5 * LENGTH - 5, -5, -5))
