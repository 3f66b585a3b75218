"""Texts joined to a table at publication: what people wrote in ``config/``, by id, and sentences made of codes.

A contract declares such columns under ``publish: joined``; the stages below write ids, codes, numbers and dates only.
``JOINS`` maps a table to a function ``(data, authored, lang) -> {column: texts}``, ``LABELS`` its columns to the words
for codes that no message can give, because the codes are made up in ``config/``.
"""

from __future__ import annotations

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.errors import Problem, PublishError
from tipimpact.common.tables import SharedFacts
from tipimpact.package.texts import Texts
from tipimpact.publish.tables.joins import eligibility, texts
from tipimpact.publish.tables.joins.texts import LABELS, VOCABULARIES

__all__ = ["JOINS", "LABELS", "joined", "labelled"]

JOINS: texts.Joins = {**texts.JOINS, **eligibility.JOINS}


def joined(data: pd.DataFrame, table: str, lang: str, authored: Texts) -> pd.DataFrame:
    """The same rows with the table's joined columns in one language; their names have no ``_en`` or ``_fr``.

    ``.attrs`` holds the words for codes as well (``labelled``).
    Raises PublishError where a joined column has no text to join, or where the data hold an unknown id.
    """
    declared = contract(table).joined
    data = labelled(data, table, authored)
    if not declared:
        return data
    columns = JOINS[table](data, authored, lang) if table in JOINS else {}
    if declared.keys() != columns.keys():
        odd = sorted(declared.keys() ^ columns.keys())
        raise PublishError(Problem(f"contract and texts differ in {', '.join(odd)}", f"publish/tables/joins: {table}"))
    lists = {name for name, column in declared.items() if column.type == "list"}
    made = {name: columns[name] if name in lists else columns[name].astype("string") for name in declared}
    rows = data.assign(**made)
    rows.attrs = data.attrs
    return rows


def labelled(data: pd.DataFrame, table: str, authored: Texts) -> pd.DataFrame:
    """The same rows with the words for codes of ``config/`` in ``.attrs``, with those that came with the data."""
    if table not in LABELS:
        return data
    words = {
        column: VOCABULARIES[name](authored, data.get(column, pd.Series(dtype=object)))
        for column, name in LABELS[table].items()
    }
    known = data.copy(deep=False)
    key = "code_labels" if "code_labels" in data.attrs else "labels"  # as ``load`` and as ``read_table`` give them
    known.attrs = {**data.attrs, key: SharedFacts({**data.attrs.get(key, {}), **words})}
    return known
