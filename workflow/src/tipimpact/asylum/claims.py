"""Asylum applications of the UNHCR Refugee Population Statistics Database -> first claims, as intervals.

The file has one row per origin, destination, year, procedure, stage, level and unit. Its traps:

- Stages are told apart by two codes whose use changes with the year and the destination. In Canada a
  first claim is V until 2005 and N afterwards, at level FI, but FA in 2007; from 2015 appeals (A),
  reopened (R) and judicial (JR) rows stand beside it and would count the same person twice.
- ``NA`` is a code (new applications), not a missing value.
- No count is below 5, and 5 is four times as frequent as 6 (Canada: 388 cells against 100): counts of
  1 to 4 are either left out or shown as 5. So a 5 is read as 1 to 5, and an absent cell as 0 to 4.
- Some destinations count cases, not persons, in some years; the United States has levels of its own.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from tipimpact.asylum.unhcr import (
    LEVELS,
    SHOWN,
    UNITS,
    Layout,
    among,
    bounds,
    cells,
    first_instance,
    in_order,
    read_rows,
    together,
)
from tipimpact.common.errors import AsylumError, Problem

LAYOUT = Layout(
    "asylum applications",
    codes={
        "procedure_type": {"G", "J", "U"},
        "app_type": {"A", "FA", "J", "N", "NA", "NR", "R", "RA", "SP", "V"},
        "dec_level": LEVELS,
        "app_pc": set(UNITS),
    },
    counts=("applied",),
)
COLUMNS = LAYOUT.columns
FIRST_APPLICATION = {"V", "N", "NR", "NA"}
GIVEN = ["origin", "destination", "year", "claims", "low", "high", "counted", "stage", "row"]


def read_claims(path: str | Path) -> pd.DataFrame:
    """First claims by origin, destination and year.

    path: UNHCR ``asylum_applications`` as CSV, gzipped or not.
    Returns one row per origin, destination, year and unit: origin and destination (ISO 3166-1 alpha-3),
    year, claims (as published), low and high (what the published count can stand for), counted
    ("persons" or "cases"), stage (procedure/type/level codes as published), row (line of the file, from 1).
    A cell that the file leaves out is not here; ``panel`` adds it as 0 to 4.
    Raises AsylumError with the rows at fault: unknown columns or codes, duplicate rows, counts that are
    negative, fractional or not numbers. Source: UNHCR, CC BY 4.0.
    """
    rows = read_rows(path, LAYOUT)
    rows = in_order(rows, first_instance(rows) & among(rows["app_type"], FIRST_APPLICATION), "app_pc")
    count = rows["applied"].to_numpy()
    low, high = bounds(count)
    first = cells(rows, "app_pc", ["procedure_type", "app_type", "dec_level"])
    claims = first.assign(claims=count, low=low, high=high)[GIVEN]
    cell = pd.Index(together([rows["coo_iso"], rows["coa_iso"], rows["year"], rows["app_pc"]]))
    repeated = sorted(claims.loc[cell.duplicated(keep=False), "row"])
    if len(repeated):
        what = "two rows count first claims of the same origin, destination and year"
        raise AsylumError(
            Problem(what, f"{Path(path).name}, line {line}", "one procedure, type and level per cell")
            for line in repeated[:SHOWN]
        )
    return claims.reset_index(drop=True)
