"""All files of the collection as one table of units, each compared with its row in ``config/sources``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from tipimpact.common.errors import LegislationError, Problem
from tipimpact.legislation.acts import COLUMNS, DETAILS, read_act
from tipimpact.retrieve import Held

EXPECTED = {"act": "citation", "lang": "lang"}  # column of the file, and the fact of the source that it must equal


def read_collection(held: Iterable[Held]) -> pd.DataFrame:
    """Units of every file with all columns of ``read_act``, after the column source.

    Raises LegislationError with the faults of all files at once: what cannot be read, and a file that is
    another Act or another language than its source says.
    """
    problems: list[Problem] = []
    tables = []
    for h in held:
        if h.path is None:
            continue  # a file that could not be had tells nothing
        try:
            units = read_act(h.path, details=True)
        except LegislationError as error:
            problems += error.problems
            continue
        problems += _mistaken(units, h)
        tables.append(units.assign(source=h.source.id))
    if problems:
        raise LegislationError(problems)
    columns = ["source", *COLUMNS, *DETAILS]
    return pd.concat(tables, ignore_index=True)[columns] if tables else pd.DataFrame(columns=columns)


def _mistaken(units: pd.DataFrame, held: Held) -> Iterator[Problem]:
    facts: dict[str, Any] = held.source.facts
    for column, fact in EXPECTED.items():
        found = units[column].iloc[0]
        if found != facts.get(fact):
            yield Problem(
                f"the file says {column} {found!r}",
                str(held.path),
                f"{facts.get(fact)!r}, as the row {held.source.id} in config/sources says",
                todo="put the right file there, or correct `facts` of the source",
            )
