"""Bounds of a sum of hidden counts, from the rows and totals of the Board's tables, by linear programming.

Only sums that are published are bounded. What the programme would tell of a single cell is never
kept, because a count that its publisher hid must not follow from ours.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd
from scipy.optimize import linprog
from scipy.sparse import lil_array

from tipimpact.asylum.new_system import ALL, OUTCOMES
from tipimpact.common.errors import ImpactError

CELLS = (*OUTCOMES, "finalized")


def bound_sum(table: pd.DataFrame, year: int, outcome: str, countries: Collection[str]) -> tuple[int, int]:
    """Return the least and greatest sum of one outcome over some countries in a year.

    table: ``decisions_new_system``.  outcome: one of OUTCOMES, or ``finalized``.
    The counts of each country add up to its total, and those of all countries to the totals of the
    table. Raises ImpactError if no counts fit, because then the table contradicts itself.
    """
    rows = table[(table["year"] == year) & (table["country"] != ALL)].reset_index(drop=True)
    totals = table[(table["year"] == year) & (table["country"] == ALL)].iloc[0]
    cells = len(rows)
    equal = lil_array((cells + len(CELLS), cells * len(CELLS)))
    right = np.zeros(cells + len(CELLS))
    ends = np.zeros((cells * len(CELLS), 2))
    for i, column in enumerate(CELLS):
        own = np.arange(cells) + i * cells
        ends[own] = rows[[f"{column}_least", f"{column}_greatest"]].to_numpy(float)
        equal[np.arange(cells), own] = -1 if column == "finalized" else 1
        equal[cells + i, own] = 1
        right[cells + i] = totals[f"{column}_least"]
    aim = np.zeros(cells * len(CELLS))
    aim[CELLS.index(outcome) * cells + np.flatnonzero(rows["country"].isin(list(countries)))] = 1
    solved = [linprog(sign * aim, A_eq=equal.tocsr(), b_eq=right, bounds=ends) for sign in (1, -1)]
    if not all(result.success for result in solved):
        raise ImpactError(
            f"no counts of {outcome} fit the rows and totals of {year}",
            where="decisions_new_system",
            expected="rows and totals that can be true together",
            todo="compare the sheet of the year with the Board's page",
        )
    least, greatest = solved[0].fun, -solved[1].fun
    return int(np.ceil(least - 1e-6)), int(np.floor(greatest + 1e-6))
