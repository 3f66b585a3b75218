"""Read first-instance asylum decisions, as intervals, from the UNHCR Refugee Population Statistics Database.

The notes on the applications (``claims.py``) apply, and four more:

- Appeals (AR), judicial reviews (JR) and reopened claims (RA) are dropped, because they concern people with an earlier
  decision.
- A destination can report two first-instance levels for one year (Japan, Cyprus and South Africa from 2021). FI is then
  used and FA dropped, because FA may include appeals.
- ``dec_total`` is not always the sum of the outcomes (Canada 2020). The outcomes are kept and the cell is flagged.
- An outcome of 0 can be a suppressed count of 1 to 4. If a destination shows an outcome for no origin in a year, it
  does not use that outcome (Canada has no complementary protection in this file), and 0 means 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.asylum.unhcr import (
    HIDDEN,
    LEVELS,
    UNITS,
    FileFormat,
    bounds,
    combine_codes,
    describe_cells,
    is_first_instance,
    read_rows,
    select_sorted,
)

FORMAT = FileFormat(
    "asylum decisions",
    codes={
        "procedure_type": {"G", "J", "U"},
        "dec_level": LEVELS | {"BL", "CA", "TP", "TR"},
        "dec_pc": set(UNITS),
    },
    counts=("dec_recognized", "dec_other", "dec_rejected", "dec_closed", "dec_total"),
    unit="dec_pc",
)
COLUMNS = FORMAT.columns
OUTCOMES = {  # our name: the publisher's
    "recognised": "dec_recognized",
    "complementary": "dec_other",
    "rejected": "dec_rejected",
    "closed": "dec_closed",  # withdrawn, abandoned, or ended otherwise without a decision on the merits
}
ON_MERITS = ("recognised", "complementary", "rejected")
# Share -> outcome in the numerator, outcomes in the denominator (decisions on the merits, or all closed cases).
SHARES = {
    "recognised_of_merits": ("recognised", ON_MERITS),
    "rejected_of_merits": ("rejected", ON_MERITS),
    "recognised_of_all": ("recognised", tuple(OUTCOMES)),
    "rejected_of_all": ("rejected", tuple(OUTCOMES)),
    "closed_of_all": ("closed", tuple(OUTCOMES)),
}
PREFERRED = {"FI": 4, "FA": 3, "NA": 2, "IN": 1}  # level to use if a destination reports several in one year
SHIFT = 0.25  # least change in the mix of outcomes since the previous year that is flagged
ENOUGH = 50  # least number of outcomes for which a change is judged


def read_decisions(file: str | Path | pd.DataFrame) -> pd.DataFrame:
    """Read first-instance outcomes by origin, destination and year of the decision.

    file: UNHCR ``asylum_decisions`` in any format that the publisher serves, or its rows as text.
    Returns one row per origin, destination, year and unit: origin, destination (ISO 3166-1 alpha-3), year,
    counted ("persons" or "cases"), recognised, complementary, rejected, closed (as published) each with
    ``_low`` and ``_high`` (bounds of the true count), total (as published), stage (procedure/level codes),
    row (line of the file, from 1), differs (the outcomes do not add up to the total), shifted (see ``shifted``).
    Raises AsylumError as ``read_claims`` does. Source: UNHCR, CC BY 4.0.

    >>> decisions = read_decisions("data/raw/sample/refugee/unhcr_asylum_decisions.csv.gz")
    >>> hungary = decisions[(decisions["origin"] == "HUN") & (decisions["destination"] == "CAN")]
    >>> hungary[["year", "recognised", "rejected"]].values.tolist()[-1]
    [2023, 236, 45]
    """
    rows = read_rows(file, FORMAT)
    rows = select_sorted(rows, _select_level(rows, is_first_instance(rows)), "dec_pc")
    table = describe_cells(rows, "dec_pc", ["procedure_type", "dec_level"])
    in_year = combine_codes([rows["coa_iso"], rows["year"], rows["dec_pc"]])
    for name, column in OUTCOMES.items():
        count = rows[column].to_numpy()
        low, high = bounds(count)
        used = (np.bincount(in_year, count) > 0)[in_year]
        high = np.where((count == 0) & used, HIDDEN, high)
        table = table.assign(**{name: count, f"{name}_low": low, f"{name}_high": high})
    outcomes = rows[list(OUTCOMES.values())].to_numpy()
    series = combine_codes([rows["coo_iso"], rows["coa_iso"], rows["dec_pc"]])
    differs = outcomes.sum(axis=1) != rows["dec_total"]
    table = table.assign(total=rows["dec_total"], differs=differs)
    return table.assign(shifted=shifted(outcomes, series, rows["year"].to_numpy())).reset_index(drop=True)


def shares(counts: Mapping[str, Any] | pd.DataFrame) -> dict[str, np.ndarray]:
    """Compute shares of outcomes with bounds.

    counts: columns of outcomes with ``_low`` and ``_high``, as a table or a mapping.
    Returns the columns of ``SHARES``, each with ``_low`` and ``_high``, from 0 to 1; NaN if no
    outcome of the denominator is published. A bound combines one bound of the numerator with the
    opposite bound of the other outcomes.
    """
    ends = ("", "_low", "_high")
    floats = {c: _to_floats(counts[c]) for o in OUTCOMES for c in (o, f"{o}_low", f"{o}_high")}
    columns: dict[str, np.ndarray] = {}
    for name, (numerator, denominator) in SHARES.items():
        others = [outcome for outcome in denominator if outcome != numerator]
        for end, opposite in zip(ends, ("", "_high", "_low"), strict=True):
            total = sum((floats[f"{other}{opposite}"] for other in others), floats[f"{numerator}{end}"])
            columns[f"{name}{end}"] = floats[f"{numerator}{end}"] / np.where(total > 0, total, np.nan)
        unpublished = np.isnan(columns[name])
        for end in ends[1:]:
            columns[f"{name}{end}"][unpublished] = np.nan
    return columns


def _to_floats(column: Any) -> np.ndarray:
    """Convert counts to floats; a missing count becomes NaN."""
    return column.to_numpy("float64", na_value=np.nan)


def shifted(counts: np.ndarray, series: np.ndarray, years: np.ndarray) -> np.ndarray:
    """Return whether the mix of a series changed by a quarter or more since the previous year.

    counts: rows x kinds.  series: number of the series of each row.  years: year of each row.
    The change is half the sum of the absolute changes of the shares. It is False for rows with a
    total below 50, and for rows without such a row for the previous year.
    """
    judged = np.flatnonzero(counts.sum(axis=1) >= ENOUGH)
    order = judged[np.lexsort([years[judged], series[judged]])]
    mix = counts[order] / counts[order].sum(axis=1, keepdims=True)
    follows = (np.diff(series[order]) == 0) & (np.diff(years[order]) == 1)
    change = np.abs(np.diff(mix, axis=0)).sum(axis=1) / 2
    result = np.zeros(len(counts), dtype=bool)
    result[order[1:]] = follows & (change >= SHIFT)
    return result


def _select_level(rows: pd.DataFrame, selected: np.ndarray) -> np.ndarray:
    """Keep those selected rows that have the most preferred level of their destination and year (``PREFERRED``)."""
    preference = np.array([PREFERRED.get(level, 0) for level in rows["dec_level"].cat.categories], dtype=int)
    row_preference = np.where(selected, preference[rows["dec_level"].cat.codes], -1)
    in_year = combine_codes([rows["coa_iso"], rows["year"]])
    best = np.zeros(in_year.max(initial=0) + 1, dtype=int)
    np.maximum.at(best, in_year, row_preference)
    return row_preference == best[in_year]
