"""Asylum applications of the UNHCR Refugee Population Statistics Database -> first claims, as intervals.

The file has one row per origin, destination, year, procedure, stage, level and unit. Its traps:

- Stages are told apart by two codes whose use changes with the year and the destination. In Canada a
  first claim is V until 2005 and N afterwards, at level FI, but FA in 2007; from 2015 appeals (A),
  reopened (R) and judicial (JR) rows stand beside it and would count the same person twice.
- ``NA`` is a code (new applications), not a missing value.
- No count is below 5, and 5 is four times as frequent as 6 (Canada: 388 cells against 100): counts of
  1 to 4 are either left out or shown as 5. So a 5 is read as 1 to 5, and an absent cell as 0 to 4.
- Some destinations count cases, not persons, in some years.
"""

from __future__ import annotations

import zlib
from pathlib import Path

import pandas as pd

from tipimpact.common.errors import AsylumError, Problem, nearest

COLUMNS = (
    *("year", "coo_name", "coo", "coo_iso", "coa_name", "coa", "coa_iso"),
    *("procedure_type", "app_type", "dec_level", "app_pc", "applied"),
)
CODES = {
    "procedure_type": {"G", "J", "U"},
    "app_type": {"A", "FA", "J", "N", "NA", "NR", "R", "RA", "SP", "V"},
    "dec_level": {"AR", "EO", "FA", "FI", "IN", "JR", "NA", "RA", "SP", "TA"},
    "app_pc": {"C", "P"},
}
FIRST_CLAIM = {
    "procedure_type": {"G"},  # lodged with the government, not with UNHCR
    "app_type": {"V", "N", "NR", "NA"},
    "dec_level": {"FI", "FA", "NA"},
}
CELL = ["origin", "destination", "year", "counted"]
SHOWN = 20  # rows named for each kind of fault
SMALLEST = 5  # the smallest count that the publisher shows


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
    rows = _read(Path(path))
    _check(rows, Path(path).name)
    first = rows[pd.concat([rows[c].isin(codes) for c, codes in FIRST_CLAIM.items()], axis=1).all(axis=1)]
    count = first["applied"].astype("int64")
    claims = pd.DataFrame(
        {
            "origin": first["coo_iso"],
            "destination": first["coa_iso"],
            "year": first["year"].astype("int64"),
            "claims": count,
            "low": count.where(count != SMALLEST, 1),
            "high": count,
            "counted": first["app_pc"].map({"P": "persons", "C": "cases"}),
            "stage": first["procedure_type"] + "/" + first["app_type"] + "/" + first["dec_level"],
            "row": first.index + 2,  # line 1 is the header
        }
    )
    repeated = claims.loc[claims.duplicated(CELL, keep=False), "row"]
    if len(repeated):
        what = "two rows count first claims of the same origin, destination and year"
        raise AsylumError(
            Problem(what, f"{Path(path).name}, line {line}", "one procedure, type and level per cell")
            for line in repeated[:SHOWN]
        )
    return claims.sort_values(CELL, ignore_index=True)


def _read(path: Path) -> pd.DataFrame:
    try:
        rows = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8", skip_blank_lines=False)
    except (OSError, EOFError, zlib.error, UnicodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise AsylumError(
            f"not a CSV table that can be read: {error}",
            where=path.name,
            expected="UNHCR asylum applications, CSV in UTF-8, gzipped or not",
        ) from None
    if not isinstance(rows.index, pd.RangeIndex):  # pandas takes the surplus for an index
        raise AsylumError("rows have more fields than the header", where=path.name, expected=", ".join(COLUMNS))
    missing = [c for c in COLUMNS if c not in rows]
    unknown = [str(c) for c in rows if c not in COLUMNS]
    if missing or unknown:
        raise AsylumError(
            [Problem(f"column {c!r} is missing", path.name, nearest=nearest(c, unknown)) for c in missing]
            + [
                Problem(
                    f"column {c!r} is not known",
                    path.name,
                    f"only {', '.join(COLUMNS)}",
                    nearest(c, missing),
                    "see what the publisher added, then extend asylum/claims.py",
                )
                for c in unknown
            ]
        )
    return rows.fillna("")  # a row that ends early


def _check(rows: pd.DataFrame, name: str) -> None:
    lines = rows.index + 2
    faults = [
        (~rows["year"].str.fullmatch(r"(19|20)\d\d"), "year", "a year of four digits"),
        (~rows["coo_iso"].str.fullmatch(r"[A-Z]{3}"), "coo_iso", "three capital letters"),
        (~rows["coa_iso"].str.fullmatch(r"[A-Z]{3}"), "coa_iso", "three capital letters"),
        (~rows["applied"].str.fullmatch(r"[0-9]{1,9}"), "applied", "a whole number, 0 or more"),
        *(
            (~rows[c].isin(codes), c, "one of " + ", ".join(sorted(codes)) + "; a new code may change what is counted")
            for c, codes in CODES.items()
        ),
    ]
    problems = [
        Problem(f"{column} is {rows.at[i, column]!r}", f"{name}, line {lines[i]}", expected)
        for bad, column, expected in faults
        for i in rows.index[bad][:SHOWN]
    ]
    repeated = rows.duplicated([c for c in COLUMNS if c not in ("applied", "coo_name", "coa_name")], keep=False)
    problems += [
        Problem("the same cell stands twice", f"{name}, line {line}", "one row per cell")
        for line in lines[repeated][:SHOWN]
    ]
    if problems:
        raise AsylumError(problems)
