"""From the claims panel to the rows that an estimand needs, and to no others."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from tipimpact.common.errors import ImpactError
from tipimpact.common.tables import read_meta
from tipimpact.impact.plan import PlannedDifference


def read_cells(path: str | Path, edition: str, estimand: PlannedDifference, *, base_only: bool) -> pd.DataFrame:
    """Panel rows of the estimand's destination and window; with ``base_only``, of its base period alone.

    Later rows are left out by the reader of the file itself, so no outcome after the base period is in
    memory when the minimum detectable effect is computed. Raises ImpactError for another edition's file.
    """
    if read_meta(path)["edition"] != edition:
        raise ImpactError("this panel is of another edition", where=str(path), expected=edition)
    years = estimand.base if base_only else estimand.window
    keep = [("destination", "==", estimand.groups.destination), ("year", "in", years.kept())]
    return pd.read_parquet(path, filters=keep)


def compare(cells: pd.DataFrame, estimand: PlannedDifference) -> pd.DataFrame:
    """Rows of the origins compared, with ``cohort``: the first year of the window touched by designation.

    Origins are chosen by counts of the base period alone. Returns origin, year, claims, low, high, cohort.
    """
    groups = estimand.groups
    base = cells[cells["year"].isin(estimand.base.kept())]
    published = base.groupby("origin")["claims"].count()
    chosen = published.index[published >= groups.published_in]
    kept = cells[cells["origin"].isin(chosen) & ~cells["tranche"].isin(groups.excluded_tranches)]
    treated = kept["tranche"].isin(groups.treated_tranches)
    undated = sorted(kept.loc[treated & kept["effective"].isna(), "origin"].unique())
    if undated:
        raise ImpactError(f"treated origins without a date of effect: {', '.join(undated)}", where="panel")
    starts = kept["effective"].where(treated).dt.year
    years = pd.Series(estimand.window.kept())
    first = {start: years[years >= start].min() for start in starts.dropna().unique()}
    return (
        kept.assign(cohort=starts.map(first))[["origin", "year", "claims", "low", "high", "cohort"]]
        .sort_values(["origin", "year"])
        .reset_index(drop=True)
    )
