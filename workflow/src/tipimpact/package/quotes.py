"""The sentences that published tables point to, with the names of persons masked."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from tipimpact.package.reader import quoted_ids
from tipimpact.themes.names import masked


def quotes(tables: Iterable[pd.DataFrame], sentences: pd.DataFrame) -> pd.DataFrame:
    """The sentences to which tables point, a row each: sentence_id, lang and text. Names of persons are masked.

    tables: as ``read_table`` gives them.
    """
    rows = ((table.attrs["table"], row) for table in tables for row in table.to_dict("records"))
    wanted = {id for table, row in rows for id in quoted_ids(table, row)}
    chosen = sentences.loc[sentences["sentence_id"].isin(wanted), ["sentence_id", "lang", "text"]]
    for lang, own in chosen.groupby("lang"):
        chosen.loc[own.index, "text"] = masked(own["text"], str(lang))
    return chosen.reset_index(drop=True)
