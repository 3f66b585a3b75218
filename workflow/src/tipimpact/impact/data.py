"""From the claims panel and the published series to the rows that an estimand needs, and to no others."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from tipimpact.common.errors import ImpactError
from tipimpact.common.tables import read_meta
from tipimpact.impact.assess import COLUMNS
from tipimpact.impact.gaps import READ_IN_REPORTS
from tipimpact.impact.plan import Counts, Estimand, PlannedContrast, Years
from tipimpact.impact.refusal import refuse


def read_rows(path: str | Path, edition: str, last: int, *, outcomes_of: PlannedContrast | None = None) -> pd.DataFrame:
    """Panel rows of every destination up to the year ``last``, as ``assess.read_basis`` takes them.

    outcomes_of: also rows of the window of this contrast, in its own destination. Later rows are left out by the reader
    of the file itself, so that no outcome is in memory when reach is computed. Raises ImpactError for another edition's
    file.
    """
    _same_edition(path, edition)
    keep: list[list[tuple[str, str, object]]] = [[("year", "<=", last)]]
    if outcomes_of is not None:
        keep.append([("destination", "==", outcomes_of.groups.destination), ("year", "in", outcomes_of.window.kept())])
    return pd.read_parquet(path, filters=keep, columns=COLUMNS)


def read_counts(path: str | Path, edition: str, counts: Counts, years: Years) -> pd.DataFrame:
    """Values of a series of the table ``indicators`` in the years kept: low and high by year, groups added up.

    A group that is absent in a year counts as 0 where another one is there. Years without a value are absent.
    Raises ImpactError for another edition's file, and Refusal where the series is not one of calendar years.
    """
    _same_edition(path, edition)
    whole = [("series", "==", counts.series), ("group", "in", counts.groups)]
    kept = ["group", "period_kind", "year", "low", "high", "revision"]
    # which kinds of period there are is asked without reading a value
    kinds = set(pd.read_parquet(path, filters=whole, columns=["period_kind"])["period_kind"])
    fault = f"{counts.series} is given by {', '.join(sorted(kinds))}"
    refuse([(bool(kinds) and "calendar" not in kinds, "not_calendar", fault, "calendar years")], Path(path).name)
    rows = pd.read_parquet(path, filters=[*whole, ("year", "in", years.kept())], columns=kept)
    rows = rows[(rows["period_kind"] == "calendar") & rows["low"].notna() & rows["high"].notna()]
    last = rows.sort_values("revision").drop_duplicates(["group", "year"], keep="last")
    return last.astype({"year": int}).groupby("year")[["low", "high"]].sum().astype(float)


def has_confirmed(path: str | Path, estimand: Estimand) -> bool:
    """Whether the table ``indicators`` has numbers of the estimand's series that two readers confirmed in reports."""
    counts = getattr(estimand, "counts", None)
    if counts is None:
        return False
    whole = [("series", "==", counts.series), ("group", "in", counts.groups), ("source", "==", READ_IN_REPORTS)]
    return bool(len(pd.read_parquet(path, filters=whole, columns=["series"])))


def _same_edition(path: str | Path, edition: str) -> None:
    if read_meta(path)["edition"] != edition:
        raise ImpactError("this table is of another edition", where=str(path), expected=edition)
