"""The sentences that published tables point to, with the names of persons masked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from tipimpact.common.contracts import trail
from tipimpact.publish.tables.cells import clean, plain
from tipimpact.themes.names import masked


def quoted_ids(table: str, row: Mapping[Any, Any]) -> list[str]:
    """Ids of the sentences that a row names: in a column that its contract's ``trail`` calls ``sentence``, or in the
    three of a ``span`` (document, first character, end)."""
    columns = trail(table)
    ids = [value for name in columns.get("sentence", []) if (value := plain(row[name])) is not None]
    span = [plain(row[name]) for name in columns.get("span", [])]
    return [*ids, *(["{}:{}-{}".format(*span)] if span and None not in span else [])]


def quotes(tables: Iterable[pd.DataFrame], sentences: pd.DataFrame) -> pd.DataFrame:
    """The sentences to which tables point, a row each: sentence_id, lang and text. Names of persons are masked.

    tables: as ``read_table`` gives them.
    """
    rows = ((table.attrs["table"], row) for table in tables for row in table.to_dict("records"))
    wanted = {id for table, row in rows for id in quoted_ids(table, row)}
    chosen = sentences.loc[sentences["sentence_id"].isin(wanted), ["sentence_id", "lang", "text"]]
    for lang, own in chosen.groupby("lang"):
        chosen.loc[own.index, "text"] = [clean(text) for text in masked(own["text"], str(lang))]
    return chosen.reset_index(drop=True)
