"""Asylum decisions of the UNHCR Refugee Population Statistics Database -> first-instance outcomes, as intervals.

The file's traps are those of the applications, and four more:

- Appeals (AR), judicial (JR) and reopened (RA) decisions are about people decided before: left out.
- A destination can report two first-instance levels for one year (Japan, Cyprus and South Africa from
  2021); FI is then taken and FA, which may take in appeals, left out.
- ``dec_total`` is not always the sum of the outcomes (Canada 2020): the outcomes are kept, the cell flagged.
- An outcome of 0 can stand for 1 to 4. Where a destination shows an outcome for no origin at all in a year,
  it does not use that outcome (Canada has no complementary protection here), and 0 is 0.
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
    Layout,
    bounds,
    cells,
    first_instance,
    in_order,
    read_rows,
    together,
)

LAYOUT = Layout(
    "asylum decisions",
    codes={
        "procedure_type": {"G", "J", "U"},
        "dec_level": LEVELS | {"BL", "CA", "TP", "TR"},
        "dec_pc": set(UNITS),
    },
    counts=("dec_recognized", "dec_other", "dec_rejected", "dec_closed", "dec_total"),
)
COLUMNS = LAYOUT.columns
OUTCOMES = {  # our name: the publisher's
    "recognised": "dec_recognized",
    "complementary": "dec_other",
    "rejected": "dec_rejected",
    "closed": "dec_closed",  # withdrawn, abandoned, or ended otherwise without a decision on the merits
}
ON_MERITS = ("recognised", "complementary", "rejected")
# Each share and its denominator: decisions on the merits, or all cases ended.
SHARES = {
    "recognised_of_merits": ("recognised", ON_MERITS),
    "rejected_of_merits": ("rejected", ON_MERITS),
    "recognised_of_all": ("recognised", tuple(OUTCOMES)),
    "rejected_of_all": ("rejected", tuple(OUTCOMES)),
    "closed_of_all": ("closed", tuple(OUTCOMES)),
}
PREFERRED = {"FI": 4, "FA": 3, "NA": 2, "IN": 1}  # of several levels of one destination and year, the highest
SHIFT = 0.25  # share of outcomes that moved from one kind to another since the year before
ENOUGH = 50  # fewer outcomes say nothing about a shift


def read_decisions(path: str | Path) -> pd.DataFrame:
    """First-instance outcomes by origin, destination and year of the decision.

    path: UNHCR ``asylum_decisions`` as CSV, gzipped or not.
    Returns one row per origin, destination, year and unit: origin, destination (ISO 3166-1 alpha-3), year,
    counted ("persons" or "cases"), recognised, complementary, rejected, closed (as published) each with
    ``_low`` and ``_high`` (what the count can stand for), total (as published), stage (procedure/level codes),
    row (line of the file, from 1), differs (the outcomes do not add up to the total), shifted (see ``shifted``).
    Raises AsylumError as ``read_claims`` does. Source: UNHCR, CC BY 4.0.
    """
    rows = read_rows(path, LAYOUT)
    rows = in_order(rows, _one_level(rows, first_instance(rows)), "dec_pc")
    found = cells(rows, "dec_pc", ["procedure_type", "dec_level"])
    in_year = together([rows["coa_iso"], rows["year"], rows["dec_pc"]])
    for name, column in OUTCOMES.items():
        count = rows[column].to_numpy()
        low, high = bounds(count)
        used = (np.bincount(in_year, count) > 0)[in_year]
        high = np.where((count == 0) & used, HIDDEN, high)
        found = found.assign(**{name: count, f"{name}_low": low, f"{name}_high": high})
    outcomes = rows[list(OUTCOMES.values())].to_numpy()
    series = together([rows["coo_iso"], rows["coa_iso"], rows["dec_pc"]])
    differs = outcomes.sum(axis=1) != rows["dec_total"]
    found = found.assign(total=rows["dec_total"], differs=differs)
    return found.assign(shifted=shifted(outcomes, series, rows["year"].to_numpy())).reset_index(drop=True)


def shares(counts: Mapping[str, Any] | pd.DataFrame) -> dict[str, np.ndarray]:
    """Shares of outcomes with bounds.

    counts: columns of outcomes with ``_low`` and ``_high``, as a table or by name.
    Returns the columns of ``SHARES``, each with ``_low`` and ``_high``: parts of 1; NaN where no outcome of the
    denominator is published. A bound takes its numerator at one end and all else of the denominator at the other.
    """
    ends = ("", "_low", "_high")
    known = {c: _floats(counts[c]) for o in OUTCOMES for c in (o, f"{o}_low", f"{o}_high")}
    found: dict[str, np.ndarray] = {}
    for name, (part, whole) in SHARES.items():
        others = [outcome for outcome in whole if outcome != part]
        for end, far in zip(ends, ("", "_high", "_low"), strict=True):
            total = sum((known[f"{other}{far}"] for other in others), known[f"{part}{end}"])
            found[f"{name}{end}"] = known[f"{part}{end}"] / np.where(total > 0, total, np.nan)
        nowhere = np.isnan(found[name])
        for end in ends[1:]:
            found[f"{name}{end}"][nowhere] = np.nan
    return found


def _floats(column: Any) -> np.ndarray:
    """Counts as floats, a missing one as NaN."""
    return column.to_numpy("float64", na_value=np.nan)


def shifted(counts: np.ndarray, series: np.ndarray, years: np.ndarray) -> np.ndarray:
    """Whether the mix of a series moved by a quarter or more since the year before.

    counts: rows x kinds.  series: which series each row is of, as whole numbers.  years: of each row.
    The move is half the sum of the absolute changes of the kinds' shares. Rows with fewer than 50 in all, or
    without such a row for the year before, are not judged: False.
    """
    judged = np.flatnonzero(counts.sum(axis=1) >= ENOUGH)
    order = judged[np.lexsort([years[judged], series[judged]])]
    mix = counts[order] / counts[order].sum(axis=1, keepdims=True)
    follows = (np.diff(series[order]) == 0) & (np.diff(years[order]) == 1)
    move = np.abs(np.diff(mix, axis=0)).sum(axis=1) / 2
    found = np.zeros(len(counts), dtype=bool)
    found[order[1:]] = follows & (move >= SHIFT)
    return found


def _one_level(rows: pd.DataFrame, among_these: np.ndarray) -> np.ndarray:
    """Whether a row is among these, and of the first level of ``PREFERRED`` that its destination has in the year."""
    preference = np.array([PREFERRED.get(level, 0) for level in rows["dec_level"].cat.categories], dtype=int)
    mine = np.where(among_these, preference[rows["dec_level"].cat.codes], -1)
    in_year = together([rows["coa_iso"], rows["year"]])
    best = np.zeros(in_year.max(initial=0) + 1, dtype=int)
    np.maximum.at(best, in_year, mine)
    return mine == best[in_year]
