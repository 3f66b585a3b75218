"""Merge several releases of one file into one table that flags revised values."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

CELL = ["origin", "destination", "year", "counted"]
SCOPE = ["destination", "year"]


def merge_releases(releases: Mapping[str, pd.DataFrame], count: str) -> tuple[pd.DataFrame, dict[str, dict[str, int]]]:
    """Merge releases, given by source id with the oldest first.

    The newer release replaces all rows of a destination and year. Rows of two releases are not mixed there, because a
    changed code or origin would count people twice. A destination and year that only the older release reports is kept.
    count: the column whose values are compared.
    Returns the rows with source and ``revised`` (the count is new or differs from the previous release), and for each
    newer release the number of cells that it changed, added and removed where both report.
    """
    table, counts = pd.DataFrame(), {}
    for source, release in releases.items():
        new = release.assign(source=source, revised=False)
        if table.empty:
            table = new
            continue
        replaced = _index(table, SCOPE).isin(_index(new, SCOPE))
        both = _index(new, SCOPE).isin(_index(table, SCOPE))
        old = table[replaced].set_index(CELL)[count]
        previous = old.reindex(_index(new, CELL)).to_numpy("float64", na_value=float("nan"))
        added = both & pd.isna(previous)
        changed = both & ~added & (previous != new[count].to_numpy("float64"))
        gone = int((~old.index.isin(_index(new, CELL))).sum())
        counts[source] = {"changed": int(changed.sum()), "added": int(added.sum()), "gone": gone}
        table = pd.concat([table[~replaced], new.assign(revised=changed | added)])
    if table.empty:
        return table, counts
    return table.sort_values(CELL, ignore_index=True), counts


def _index(table: pd.DataFrame, columns: list[str]) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(table[columns])
