"""Statistics Canada, table 35-10-0177, as downloaded -> trafficking incidents that police reported.

The file begins with a byte-order mark, every field is quoted, codes stand in the labels (``Trafficking in persons
[1525]``), and figures are revised from one release to the next: the release goes with the value.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from tipimpact.common.errors import AsylumError, Problem, nearest
from tipimpact.common.listed import read_cells, refuse

NEEDED = ("REF_DATE", "GEO", "Violations", "Statistics", "UOM", "SCALAR_FACTOR", "VECTOR", "VALUE", "STATUS")
TRAFFICKING = "[1525]"
INCIDENTS = "Actual incidents"
WITHOUT_VALUE = {"..", "...", "x", "F"}  # not available, not applicable, confidential, too unreliable


def read_incidents(path: str | Path) -> pd.DataFrame:
    """Incidents by place and year.

    Returns geography (without its code), period (year), value (missing with a status that says why), vector (the
    publisher's name of the series), status, place (line of the file). Raises AsylumError with the lines at fault.
    """
    path = Path(path)
    rows = read_cells(path, AsylumError)
    missing = [c for c in NEEDED if c not in rows]
    if missing:
        raise AsylumError(
            Problem(f"column {c!r} is missing", path.name, nearest=nearest(c, [str(name) for name in rows]))
            for c in missing
        )
    mine = rows[rows["Violations"].str.endswith(TRAFFICKING) & (rows["Statistics"] == INCIDENTS)]
    faults = [
        (~mine["REF_DATE"].str.fullmatch(r"\d{4}"), "REF_DATE", "a year"),
        (mine["SCALAR_FACTOR"].str.strip() != "units", "SCALAR_FACTOR", "units"),
        (
            ~mine["VALUE"].str.fullmatch(r"\d+") & ~((mine["VALUE"] == "") & mine["STATUS"].isin(WITHOUT_VALUE)),
            "VALUE",
            "a whole number, or nothing with a status that says why",
        ),
        (mine.duplicated(["GEO", "REF_DATE"], keep=False), "REF_DATE", "each place and year once"),
    ]
    refuse(mine, faults, path, AsylumError)
    return pd.DataFrame(
        {
            "geography": [re.sub(r"\s*\[\w+\]$", "", place) for place in mine["GEO"]],
            "period": mine["REF_DATE"].to_numpy(),
            "value": pd.to_numeric(mine["VALUE"], errors="coerce").to_numpy(),
            "vector": mine["VECTOR"].to_numpy(),
            "status": mine["STATUS"].to_numpy(),
            "place": [f"line {i + 2}" for i in mine.index],
        }
    )
