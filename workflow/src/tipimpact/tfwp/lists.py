"""All lists of a collection as one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd
import pyarrow as pa

from tipimpact.common.contracts import contract
from tipimpact.common.errors import Problem, TfwpError
from tipimpact.retrieve import Held
from tipimpact.tfwp.columns import TEXT
from tipimpact.tfwp.lmia import read_columns, with_places

SAID = ("period", "decision")  # what the row of a source may say of a list, and the list says of itself


def read_lists(held: Iterable[Held]) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Rows of all lists, with ``source`` and ``language``, and the facts that travel with the table.

    facts: ``rejected`` (number of rows left out, by source and reason) and ``printed_totals`` (by source, where the
    list prints one). Raises TfwpError with the faults of every list: those that cannot be read, those that are not
    what their row in ``config/sources`` says, and two of one period, decision and language, which would count
    everything twice.
    """
    parts: list[pa.Table] = []
    problems: list[Problem] = []
    facts: dict[str, dict[str, Any]] = {"rejected": {}, "printed_totals": {}}
    for h in held:
        if h.path is None:
            continue
        try:
            table, said = read_columns(h.path)
        except TfwpError as error:
            problems += error.problems
            continue
        facts["rejected"][h.source.id] = dict(Counter(row["reason"] for row in said["rejected"]))
        if (total := said["printed_total"]) is not None:
            facts["printed_totals"][h.source.id] = total
        for name, value in (("source", h.source.id), ("language", h.source.language)):
            table = table.append_column(name, pa.repeat(pa.scalar(value, TEXT), len(table)))
        parts.append(table)
        problems += _other_than_said(table, h)
    problems += _twice(parts)
    if problems:
        raise TfwpError(problems)
    if not parts:
        return pd.DataFrame(columns=list(contract("positions").columns)), facts
    return with_places(pa.concat_tables(parts)), facts


def _other_than_said(table: pa.Table, h: Held) -> Iterator[Problem]:
    for name in SAID:
        told = table[name][0].as_py()
        said = h.source.facts.get(name, told)
        if told != said:
            yield Problem(
                f"{name} of the list is {told!r}, its row says {said!r}",
                f"source {h.source.id}",
                todo="check the file, or correct `facts` in config/sources",
            )


def _twice(parts: list[pa.Table]) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], str] = {}
    for table in parts:
        *what, source = table.select([*SAID, "language", "source"]).slice(0, 1).to_pylist()[0].values()
        first = seen.setdefault(tuple(what), source)
        if first != source:
            yield Problem(
                f"this is the same list as source {first} ({', '.join(what)})",
                f"source {source}",
                todo="keep one of them in config/sources",
            )
