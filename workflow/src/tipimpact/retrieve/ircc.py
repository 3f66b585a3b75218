"""Read IRCC's tab-separated files, which hold the same counts as its workbooks, without totals.

A row is a place, one or more labels and a period, in English (columns EN_…) and French (FR_…), with the count in TOTAL.
``--`` is a suppressed count; other counts are rounded to 5. The files are in UTF-8 or UTF-16 with a byte-order mark.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from tipimpact.common.errors import Problem, TipimpactError, nearest
from tipimpact.retrieve.content import ZIP
from tipimpact.retrieve.served import read_served

YEAR, MONTH, PLACE, COUNT = "EN_YEAR", "EN_MONTH", "EN_PROVINCE_TERRITORY", "TOTAL"
MONTHS = {name.casefold(): f"{number:02}" for number, name in enumerate(calendar.month_abbr) if name}
SHOWN = 20  # faults reported for each file


def is_workbook(path: str | Path) -> bool:
    """Return whether a file is a workbook, by its first bytes."""
    with open(path, "rb") as file:
        return file.read(4) == ZIP


def read_tabs(path: str | Path, labels: Sequence[str], error: type[TipimpactError]) -> pd.DataFrame:
    """Read the rows of a file, all as text; the index counts rows from 0.

    labels: beginnings of the names of the columns of labels, after ``EN_`` ("PROGRAM", "OFFICE"
    also finds CLAIM_OFFICE_TYPE). Returns period (2024 or 2024-03), place, labels (tuple, without
    empty ones), count.
    Raises ``error`` when a column is missing or a period is not valid.
    """
    path = Path(path)
    rows = read_served(path, error).map(str.strip)
    names = [str(name) for name in rows]
    columns = [c for c in names if c.startswith("EN_") and any(label in c for label in labels)]
    missing = [c for c in (YEAR, PLACE, COUNT) if c not in rows]
    if missing or not columns:
        absent = [*missing, *([] if columns else [f"EN_…{labels[0]}…"])]
        raise error(
            Problem(
                f"column {c!r} is missing",
                path.name,
                f"IRCC's tab-separated file with {YEAR}, {PLACE}, {COUNT} and EN_…{labels[0]}…",
                nearest(c, names),
                "check whether the publisher renamed its columns",
            )
            for c in absent
        )
    periods = rows[YEAR]
    if MONTH in rows:
        months = rows[MONTH].str[:3].str.casefold().map(MONTHS)
        periods = (rows[YEAR] + "-" + months).where(rows[MONTH] != "", rows[YEAR])
    invalid = rows.index[~periods.fillna("").str.fullmatch(r"20[0-9]{2}(-[0-9]{2})?")]
    if len(invalid):
        raise error(
            Problem(
                f"{' '.join(str(rows.at[i, c]) for c in (YEAR, MONTH) if c in rows)!r} is not a period",
                f"{path.name}, line {i + 2}",
                "a year, and a month like Jan",
            )
            for i in invalid[:SHOWN]
        )
    texts = [tuple(filter(None, cells)) for cells in rows[columns].itertuples(index=False, name=None)]
    return pd.DataFrame({"period": periods, "place": rows[PLACE], "labels": texts, "count": rows[COUNT]})
