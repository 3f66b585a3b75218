"""Multiple systems estimation from overlapping lists: the range of its models, never one number.

Log-linear models of the overlaps differ by a factor of two on the published data (Silverman 2020), so that this module
returns every model with its total. No page of this project shows such a number for Canada: no linked lists are public.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import pandas as pd

from tipimpact.common.errors import ImpactError, Problem
from tipimpact.impact.refusal import refuse

ENTRY = 0.02  # p below which a pair of lists enters
MIN_LISTS = 3


def multiple_systems(table: pd.DataFrame, lists: Sequence[str], count: str = "count") -> pd.DataFrame:
    """Estimate how many people are on no list, by models that cannot all be right.

    table: one row per pattern of lists; ``lists`` are columns of 0 and 1, ``count`` how many people have the pattern.
    Returns one row per model, from main effects alone to the last pair of lists that enters with p below 0.02: model
    (``main`` or ``step_n``), pair (that entered), known and total (persons). Report their range.
    Raises ImpactError with the rows at fault; Refusal (``too_few_lists``, ``no_overlap``) where no model can be fitted.
    """
    import statsmodels.api as sm

    _check(table, lists, count)
    cells = pd.DataFrame(list(itertools.product([0, 1], repeat=len(lists))), columns=list(lists))
    cells = cells[cells.any(axis=1)].merge(table.groupby(list(lists), as_index=False)[count].sum(), how="left")
    observed = cells[count].fillna(0)
    pairs = {pair: cells[pair[0]] * cells[pair[1]] for pair in itertools.combinations(lists, 2)}
    refuse([(not any((overlap * observed).sum() for overlap in pairs.values()), "no_overlap",
             "nobody is on two lists", "some overlap of the lists")], "table")  # fmt: skip

    def fit(chosen: Sequence[tuple[str, str]]):  # type: ignore[no-untyped-def]
        terms = [cells[list(lists)], *(pairs[pair].rename("x".join(pair)) for pair in chosen)]
        return sm.GLM(observed, sm.add_constant(pd.concat(terms, axis=1)), family=sm.families.Poisson()).fit()

    rows: list[dict[str, object]] = []
    chosen: list[tuple[str, str]] = []
    while True:
        known = float(observed.sum())
        model = f"step_{len(chosen)}" if chosen else "main"
        total = known + math.exp(fit(chosen).params["const"])
        rows.append(
            {"model": model, "pair": " x ".join(chosen[-1]) if chosen else None, "known": known, "total": total}
        )
        open_pairs = [pair for pair in pairs if pair not in chosen and (pairs[pair] * observed).sum() > 0]
        p_values = {pair: fit([*chosen, pair]).pvalues["x".join(pair)] for pair in open_pairs}
        best = min(p_values, key=p_values.__getitem__, default=None)
        if best is None or not p_values[best] < ENTRY:
            return pd.DataFrame(rows)
        chosen.append(best)


def _check(table: pd.DataFrame, lists: Sequence[str], count: str) -> None:
    missing = [column for column in (*lists, count) if column not in table.columns]
    if missing:
        raise ImpactError(Problem(f"column {column!r} is missing", "table") for column in missing)
    refuse([(len(lists) < MIN_LISTS, "too_few_lists", f"lists: {len(lists)}", f"at least {MIN_LISTS}")], "table")
    numbers = table[[*lists, count]].apply(pd.to_numeric, errors="coerce")
    bad = ~numbers[list(lists)].isin([0, 1]).all(axis=1) | ~(numbers[count] >= 0)
    bad |= (numbers[list(lists)] == 0).all(axis=1)
    expected = "0 or 1 in each list, 1 in one of them, and a count of 0 or more"
    if bad.any():
        raise ImpactError(Problem("not a pattern of lists", f"table, row {row}", expected) for row in table.index[bad])
