"""Read first asylum claims, as intervals, from the UNHCR Refugee Population Statistics Database.

The file has one row per origin, destination, year, procedure, stage, level and unit. Points to note:

- Two codes together define the stage, and their use differs by year and destination. In Canada a first claim has the
  code V until 2005 and N afterwards, at level FI, except FA in 2007. From 2015 the file also has appeals (A), reopened
  claims (R) and judicial reviews (JR), which would count the same person twice.
- ``NA`` is a code (new applications), not a missing value.
- No count is below 5, and 5 is four times as frequent as 6 (Canada: 388 cells and 100 cells), because counts of 1 to 4
  are either omitted or shown as 5. A 5 is therefore read as 1 to 5, and an absent cell as 0 to 4.
- Some destinations count cases, not persons, in some years. The United States uses other levels.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from tipimpact.asylum.unhcr import (
    LEVELS,
    SHOWN,
    UNITS,
    FileFormat,
    bounds,
    combine_codes,
    describe_cells,
    file_name,
    is_among,
    is_first_instance,
    read_rows,
    select_sorted,
)
from tipimpact.common.errors import AsylumError, Problem

FORMAT = FileFormat(
    "asylum applications",
    codes={
        "procedure_type": {"G", "J", "U"},
        "app_type": {"A", "FA", "J", "N", "NA", "NR", "R", "RA", "SP", "V"},
        "dec_level": LEVELS,
        "app_pc": set(UNITS),
    },
    counts=("applied",),
    unit="app_pc",
)
COLUMNS = FORMAT.columns
FIRST_APPLICATION = {"V", "N", "NR", "NA"}
RETURNED = ["origin", "destination", "year", "claims", "low", "high", "counted", "stage", "row"]


def read_claims(file: str | Path | pd.DataFrame) -> pd.DataFrame:
    """Read first claims by origin, destination and year.

    file: UNHCR ``asylum_applications`` in any format that the publisher serves, or its rows as text.
    Returns one row per origin, destination, year and unit: origin and destination (ISO 3166-1 alpha-3),
    year, claims (as published), low and high (bounds of the true count), counted
    ("persons" or "cases"), stage (procedure/type/level codes as published), row (line of the file, from 1).
    Cells that the file omits are absent; ``panel`` adds them as 0 to 4.
    Raises AsylumError with the lines of unknown columns or codes, duplicate rows, and counts that are negative,
    fractional or not numbers. Source: UNHCR, CC BY 4.0.

    >>> claims = read_claims("data/raw/sample/refugee/unhcr_asylum_applications.csv.gz")
    >>> hungary = claims[(claims["origin"] == "HUN") & (claims["destination"] == "CAN")]
    >>> hungary.loc[hungary["year"] == 2023, ["claims", "low", "high"]].values.tolist()
    [[984, 984, 984]]
    """
    rows = read_rows(file, FORMAT)
    rows = select_sorted(rows, is_first_instance(rows) & is_among(rows["app_type"], FIRST_APPLICATION), "app_pc")
    count = rows["applied"].to_numpy()
    low, high = bounds(count)
    described = describe_cells(rows, "app_pc", ["procedure_type", "app_type", "dec_level"])
    claims = described.assign(claims=count, low=low, high=high)[RETURNED]
    cell = pd.Index(combine_codes([rows["coo_iso"], rows["coa_iso"], rows["year"], rows["app_pc"]]))
    name = file_name(file, FORMAT)
    repeated = sorted(claims.loc[cell.duplicated(keep=False), "row"])
    if len(repeated):
        what = "another row has first claims of the same origin, destination and year"
        raise AsylumError(
            Problem(
                what,
                f"{name}, line {line}",
                "one procedure, type and level per origin, destination and year",
                todo="see whether the publisher changed its codes, then update FIRST_APPLICATION in asylum/claims.py",
            )
            for line in repeated[:SHOWN]
        )
    return claims.reset_index(drop=True)


def claims_by_year(claims: pd.DataFrame) -> pd.DataFrame:
    """Select the first claims in Canada by country of origin and year, as they may be published.

    claims: the table of this name, as ``read_claims`` returns it.
    Returns origin, year, claims_low and claims_high (a 5 is 1 to 5), source and source_row. Cells
    that the file omits are absent; ``panel`` has them as 0 to 4.
    """
    names = {"low": "claims_low", "high": "claims_high", "row": "source_row"}
    in_canada = claims[(claims["destination"] == "CAN") & (claims["counted"] == "persons")]
    return in_canada.rename(columns=names)[["origin", "year", *names.values(), "source"]].reset_index(drop=True)
