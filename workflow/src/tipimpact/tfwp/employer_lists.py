"""Read all employer lists of a collection into one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from tipimpact.common.contracts import contract
from tipimpact.common.errors import Problem, TfwpError
from tipimpact.common.job import warn
from tipimpact.retrieve import SourceFile
from tipimpact.retrieve.readable import read_each
from tipimpact.tfwp.arrow_columns import TEXT
from tipimpact.tfwp.lmia import UNREAD, read_columns, with_places

NAMED = 5  # rows of a file that a warning names
METADATA = ("rejected", "refused", "repeated", "printed_totals", "unread")  # each by source
STATED = ("period", "decision")  # facts that the source and the list itself may state


def read_lists(received: Iterable[SourceFile]) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return the rows of all lists, with ``source`` and ``language``, and metadata of the table.

    Left out with a warning that names its faults, and a gap, is a list that cannot be read, that contradicts its row in
    config/sources, or that has the period, decision and language of an earlier one, so that each position would count
    twice. Rows that cannot be read although they may have been meant to count, and repeated rows, are counted, and the
    user is warned of them.
    metadata, by source: ``rejected`` (number of rejected rows, by reason), ``refused`` (those that may have been meant
    to count), ``repeated`` (rows that say the same as an earlier one), ``printed_totals`` (of lists that print one),
    ``unread`` (code of why a list is left out).
    """
    metadata: dict[str, dict[str, Any]] = {name: {} for name in METADATA}
    sources: dict[tuple[str, ...], str] = {}  # by what a list states

    def read(file: SourceFile, path: Path) -> pa.Table:
        table, attributes = read_columns(path)
        for name, value in (("source", file.source.id), ("language", file.source.language)):
            table = table.append_column(name, pa.repeat(pa.scalar(value, TEXT), len(table)))
        if problems := [*_compare_with_source(table, file), *_find_same(table, sources)]:
            raise TfwpError(problems)
        _count_rows(file, attributes, metadata)
        return table

    parts, metadata["unread"] = read_each(received, read)
    if not parts:
        return pd.DataFrame(columns=list(contract("positions").columns)), metadata
    return with_places(pa.concat_tables(parts)), metadata


def _count_rows(file: SourceFile, attributes: dict[str, Any], metadata: dict[str, dict[str, Any]]) -> None:
    """Add what became of the rows of a list to the metadata, and warn the user of what is left out or repeated."""
    rejected = Counter(row["reason"] for row in attributes["rejected"])
    metadata["rejected"][file.source.id] = dict(rejected)
    for name, count in (("refused", sum(rejected[r] for r in UNREAD)), ("repeated", attributes["repeated"])):
        metadata[name] |= {file.source.id: count} if count else {}
    if (total := attributes["printed_total"]) is not None:
        metadata["printed_totals"][file.source.id] = total
    _warn_of_rows(file, attributes, rejected)


def _warn_of_rows(file: SourceFile, attributes: dict[str, Any], rejected: Counter[str]) -> None:
    """Tell the user of rows that are left out although they may have been meant to count, and of repeated rows."""
    for reason in UNREAD:
        if rejected[reason]:
            rows = [row["row"] for row in attributes["rejected"] if row["reason"] == reason]
            first = ", ".join(map(str, rows[:NAMED]))
            warn(f"{file.source.id}: {len(rows)} rows left out ({reason}); the first are rows {first} of the file")
    if attributes["repeated"]:
        warn(f"{file.source.id}: {attributes['repeated']} rows say the same as an earlier row; they are counted")


def _compare_with_source(table: pa.Table, file: SourceFile) -> Iterator[Problem]:
    for name in STATED:
        in_list = table[name][0].as_py()
        in_sources = file.source.facts.get(name, in_list)
        if in_list != in_sources:
            yield Problem(
                f"{name} is {in_list!r} in the list but {in_sources!r} in config/sources",
                f"source {file.source.id}",
                todo="check the file, or correct `facts` in config/sources",
            )


def _find_same(table: pa.Table, sources: dict[tuple[str, ...], str]) -> Iterator[Problem]:
    """Report a list that states the same as an earlier one. sources: by what each list states; the list is added."""
    *key, source = table.select([*STATED, "language", "source"]).slice(0, 1).to_pylist()[0].values()
    first = sources.setdefault(tuple(key), source)
    if first != source:
        yield Problem(
            f"this is the same list as source {first} ({', '.join(key)})",
            f"source {source}",
            todo="keep only one of them in config/sources",
        )
