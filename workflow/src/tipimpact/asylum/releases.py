"""Two releases of one file, of which the newer contradicts the older -> one table, with what was revised."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

CELL = ["origin", "destination", "year", "counted"]
SCOPE = ["destination", "year"]


def merge_releases(releases: Mapping[str, pd.DataFrame], count: str) -> tuple[pd.DataFrame, dict[str, dict[str, int]]]:
    """One table of several releases, the oldest first in ``releases`` (by id of the source).

    The newer release wins, for a destination and year as a whole: rows of two releases are never mixed there, because
    a code or an origin may have changed and people would count twice. A destination and year that the newer release
    does not report stays as the older one gave it.
    count: the column whose values are compared.
    Returns the rows with source and ``revised`` (whether the count differs from that of the release before, or is new),
    and for each newer release how many cells it changed, added and took away where both report.
    """
    table, counts = pd.DataFrame(), {}
    for source, release in releases.items():
        new = release.assign(source=source, revised=False)
        if table.empty:
            table = new
            continue
        again = _index(table, SCOPE).isin(_index(new, SCOPE))
        both = _index(new, SCOPE).isin(_index(table, SCOPE))
        old = table[again].set_index(CELL)[count]
        before = old.reindex(_index(new, CELL)).to_numpy("float64", na_value=float("nan"))
        added = both & pd.isna(before)
        changed = both & ~added & (before != new[count].to_numpy("float64"))
        gone = int((~old.index.isin(_index(new, CELL))).sum())
        counts[source] = {"changed": int(changed.sum()), "added": int(added.sum()), "gone": gone}
        table = pd.concat([table[~again], new.assign(revised=changed | added)])
    if table.empty:
        return table, counts
    return table.sort_values(CELL, ignore_index=True), counts


def _index(table: pd.DataFrame, columns: list[str]) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(table[columns])
