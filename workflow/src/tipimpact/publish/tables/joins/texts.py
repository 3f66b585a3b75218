"""What the joins of all stages share: looking up a text by its id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from tipimpact.common.errors import Problem, PublishError, nearest
from tipimpact.publish.tables.joins.authored import Authored

Labels = dict[str, dict[str, dict[str, str]]]  # words by column, code and language
Joins = dict[str, Callable[[pd.DataFrame, Authored, str], Mapping[str, pd.Series]]]  # by table: its joined columns
Labellers = dict[str, Callable[[pd.DataFrame, Authored], Labels]]  # by table: words for codes


def by_id(ids: pd.Series, known: Mapping[str, Any], where: str) -> pd.Series:
    """The value in ``known`` for each id; missing where the id is missing or ``known`` gives None.

    where: the file of ``known``, for errors.
    Raises PublishError with every unknown id and its nearest known one.
    """
    unknown = sorted({str(id) for id in ids.dropna()} - known.keys())
    if unknown:
        todo = "run the workflow again, so that the table is made from this file"
        raise PublishError(
            Problem(f"no row is called {id!r}", where, nearest=nearest(id, known), todo=todo) for id in unknown
        )
    return pd.Series([None if pd.isna(id) else known[id] for id in ids], index=ids.index, dtype=object)


def words(text: Any, lang: str) -> str:
    """One language of a text that config gives in both (a model with the fields ``en`` and ``fr``)."""
    return str(getattr(text, lang)).strip()
