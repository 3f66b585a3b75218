"""Cells of files sent on request, held against the totals that others have published: what else may not be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from tipimpact.asylum.drop_ins import FLAG
from tipimpact.asylum.registry import SumOf
from tipimpact.common.disclosure import Sum, coarse, exposed, protect
from tipimpact.common.errors import AsylumError, Problem

PROTECTS = "protects_another"


def withhold(table: pd.DataFrame, rules: Iterable[SumOf]) -> pd.DataFrame:
    """``indicators`` with the cells taken out that would give a withheld one back by subtraction.

    table: the columns of ``indicators``.  rules: which series and groups add up to which. A total covers the parts
    whose periods lie in its own; only the last revision of a cell counts. Cells from files sent on request are taken
    out, smallest first, and stand as a range with the flag ``protects_another``; totals that are public stay.
    Raises AsylumError, naming the lines, where a withheld cell could still be told.
    """
    small = _has(table, FLAG) & _has(table, "suppressed")
    sums = list(_sums(table, rules)) if small.any() else []
    if not sums:
        return table
    value = table["value"].astype(float)
    ends = {end: table[end].astype(float).fillna(value) for end in ("low", "high")}
    wider = {end: pd.Series([coarse(v)[i] if v == v else v for v in value], table.index) for i, end in enumerate(ends)}
    cells = pd.DataFrame(
        {end: ends[end].where(value.isna(), wider[end]) for end in ends}
        | {"value": value.fillna(ends["high"]), "withheld": small, "may": _has(table, FLAG)}
    )
    cells.loc[value.isna() & ~small, "may"] = False  # a range of the publisher's own
    added = protect(cells, sums)
    flags = [[*f, PROTECTS] if new else f for f, new in zip(table["flags"], added, strict=True)]
    found = table.assign(
        value=table["value"].mask(added),
        low=table["low"].mask(added, cells["low"]),
        high=table["high"].mask(added, cells["high"]),
        flags=pd.Series(flags, table.index, dtype=object),
    )
    said = pd.DataFrame({e: found[e].astype(float).fillna(found["value"].astype(float)) for e in ends})
    told = table[table.index.isin(exposed(said, small, sums))]
    if len(told):
        raise AsylumError(
            Problem(
                "a count below 5 can be worked out from the totals that are published",
                f"{row.source}: {row.place}",
                "at least two cells of the file in each such total",
                todo="leave these rows out of the file, or give the total of several years",
            )
            for row in told.itertuples()
        )
    return found


def _sums(table: pd.DataFrame, rules: Iterable[SumOf]) -> Iterator[Sum]:
    last = table[table["revision"] == table.groupby(["series", "group", "period"])["revision"].transform("max")]
    for rule in rules:
        parts = last[(last["series"] == rule.parts) & last["group"].isin(rule.groups)]
        totals = last[(last["series"] == rule.total) & (last["group"] == rule.group)]
        for total in totals[totals["first_day"].notna() & totals["last_day"].notna()].itertuples():
            within = parts[(parts["first_day"] >= total.first_day) & (parts["last_day"] <= total.last_day)]
            if len(within):
                yield Sum(total.Index, tuple(within.index))


def _has(table: pd.DataFrame, code: str) -> pd.Series:
    return table["flags"].map(lambda codes: code in codes).astype(bool)
