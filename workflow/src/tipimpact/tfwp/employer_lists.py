"""Read all employer lists of a collection into one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd
import pyarrow as pa

from tipimpact.common.contracts import contract
from tipimpact.common.errors import Problem, TfwpError
from tipimpact.retrieve import SourceFile
from tipimpact.tfwp.arrow_columns import TEXT
from tipimpact.tfwp.lmia import read_columns, with_places

STATED = ("period", "decision")  # facts that the source and the list itself may state


def read_lists(received: Iterable[SourceFile]) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return the rows of all lists, with ``source`` and ``language``, and metadata of the table.

    metadata: ``rejected`` (number of rejected rows, by source and reason) and ``printed_totals`` (by source, for lists
    that print a total).
    Raises TfwpError with the problems of every list: unreadable files, lists that contradict their source, and two
    lists of one period, decision and language, which would count every position twice.
    """
    parts: list[pa.Table] = []
    problems: list[Problem] = []
    metadata: dict[str, dict[str, Any]] = {"rejected": {}, "printed_totals": {}}
    for file in received:
        if file.path is None:
            continue
        try:
            table, attributes = read_columns(file.path)
        except TfwpError as error:
            problems += error.problems
            continue
        metadata["rejected"][file.source.id] = dict(Counter(row["reason"] for row in attributes["rejected"]))
        if (total := attributes["printed_total"]) is not None:
            metadata["printed_totals"][file.source.id] = total
        for name, value in (("source", file.source.id), ("language", file.source.language)):
            table = table.append_column(name, pa.repeat(pa.scalar(value, TEXT), len(table)))
        parts.append(table)
        problems += _compare_with_sources(table, file)
    problems += _find_duplicates(parts)
    if problems:
        raise TfwpError(problems)
    if not parts:
        return pd.DataFrame(columns=list(contract("positions").columns)), metadata
    return with_places(pa.concat_tables(parts)), metadata


def _compare_with_sources(table: pa.Table, file: SourceFile) -> Iterator[Problem]:
    for name in STATED:
        in_list = table[name][0].as_py()
        in_sources = file.source.facts.get(name, in_list)
        if in_list != in_sources:
            yield Problem(
                f"{name} is {in_list!r} in the list but {in_sources!r} in config/sources",
                f"source {file.source.id}",
                todo="check the file, or correct `facts` in config/sources",
            )


def _find_duplicates(parts: list[pa.Table]) -> Iterator[Problem]:
    first_sources: dict[tuple[str, ...], str] = {}
    for table in parts:
        *key, source = table.select([*STATED, "language", "source"]).slice(0, 1).to_pylist()[0].values()
        first = first_sources.setdefault(tuple(key), source)
        if first != source:
            yield Problem(
                f"this is the same list as source {first} ({', '.join(key)})",
                f"source {source}",
                todo="keep only one of them in config/sources",
            )
