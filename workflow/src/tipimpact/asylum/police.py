"""Read police-reported trafficking incidents from Statistics Canada, table 35-10-0177, as downloaded.

The file begins with a byte-order mark, every field is quoted, and labels contain codes
(``Trafficking in persons [1525]``). Numbers are revised from one release to the next, so the
release is recorded with the value.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from tipimpact.common.errors import AsylumError
from tipimpact.common.listed import check_columns, read_cells, refuse

NEEDED = ("REF_DATE", "GEO", "Violations", "Statistics", "UOM", "SCALAR_FACTOR", "VECTOR", "VALUE", "STATUS")
TRAFFICKING = "[1525]"
INCIDENTS = "Actual incidents"
WITHOUT_VALUE = {"..", "...", "x", "F"}  # not available, not applicable, confidential, too unreliable


def read_incidents(path: str | Path) -> pd.DataFrame:
    """Read incidents by place and year.

    Returns geography (without its code), period (year), value (missing if the status gives a
    reason), vector (the publisher's id of the series), status, place (line of the file). Raises
    AsylumError with the lines of invalid cells.
    """
    path = Path(path)
    rows = read_cells(path, AsylumError)
    check_columns(rows, NEEDED, path.name, AsylumError)
    incidents = rows[rows["Violations"].str.endswith(TRAFFICKING) & (rows["Statistics"] == INCIDENTS)]
    faults = [
        (~incidents["REF_DATE"].str.fullmatch(r"[0-9]{4}"), "REF_DATE", "a year"),
        (incidents["SCALAR_FACTOR"].str.strip() != "units", "SCALAR_FACTOR", "units"),
        (
            ~incidents["VALUE"].str.fullmatch(r"[0-9]{1,9}")
            & ~((incidents["VALUE"] == "") & incidents["STATUS"].isin(WITHOUT_VALUE)),
            "VALUE",
            "a whole number, or an empty cell with a status that gives the reason",
        ),
        (incidents.duplicated(["GEO", "REF_DATE"], keep=False), "REF_DATE", "one row per place and year"),
    ]
    refuse(incidents, faults, path, AsylumError)
    return pd.DataFrame(
        {
            "geography": [re.sub(r"\s*\[\w+\]$", "", place) for place in incidents["GEO"]],
            "period": incidents["REF_DATE"].to_numpy(),
            "value": pd.to_numeric(incidents["VALUE"], errors="coerce").to_numpy(),
            "vector": incidents["VECTOR"].to_numpy(),
            "status": incidents["STATUS"].to_numpy(),
            "place": [f"line {i + 2}" for i in incidents.index],
        }
    )
