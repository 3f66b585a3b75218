"""``config/designated_countries.csv``: which countries were designated, when, and how well that is known."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from tipimpact.common.errors import AsylumError, Problem

DATES = ("announced", "effective", "ended")
STATUSES = ("listed_status", "effective_status", "ended_status")
COLUMNS = (
    *("iso3", "country_en", "country_fr", "tranche", "announced", "effective", "listed_status", "effective_status"),
    *("ended", "ended_status", "source_url", "ended_source_url"),
)


def read_designated(path: str | Path) -> pd.DataFrame:
    """Designated countries of origin (IRPA 109.1), one row per country.

    Returns origin (ISO 3166-1 alpha-3), tranche (1 to 4), announced, effective, ended (dates, or missing
    where no text gives them), verified (the country and its announcement were read in a text),
    date_verified (so was the day of effect). Raises AsylumError with every fault at once.
    """
    path = Path(path)
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    if tuple(table.columns) != COLUMNS:
        raise AsylumError("other columns than expected", where=path.name, expected=", ".join(COLUMNS))
    dates = {c: pd.to_datetime(table[c].replace("", None), format="%Y-%m-%d", errors="coerce") for c in DATES}
    faults = [
        (~table["iso3"].str.fullmatch(r"[A-Z]{3}"), "iso3", "three capital letters"),
        (table["iso3"].duplicated(keep=False), "iso3", "each country once"),
        (~table["tranche"].str.fullmatch(r"[1-9]"), "tranche", "a digit"),
        *((dates[c].isna() & (table[c] != ""), c, "a date like 2012-12-15, or nothing") for c in DATES),
        *((~table[c].isin(["verified", "unverified"]), c, "verified or unverified") for c in STATUSES),
        ((table["effective_status"] == "verified") & dates["effective"].isna(), "effective", "a date, if verified"),
        (dates["effective"] < dates["announced"], "effective", "not before the announcement"),
        (dates["ended"] < dates["effective"], "ended", "not before the effect"),
    ]
    problems = [
        Problem(f"{column} is {table.at[i, column]!r}", f"{path.name}, line {i + 2}", expected)
        for bad, column, expected in faults
        for i in table.index[bad]
    ]
    if problems:
        raise AsylumError(problems)
    return pd.DataFrame(
        {
            "origin": table["iso3"],
            "tranche": table["tranche"].astype("Int64"),
            **dates,
            "verified": (table["listed_status"] == "verified").astype("boolean"),
            "date_verified": (table["effective_status"] == "verified").astype("boolean"),
        }
    )
