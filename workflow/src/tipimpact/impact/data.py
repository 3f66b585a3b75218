"""From the claims panel to the rows that an estimand needs, and to no others."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from tipimpact.common.errors import ImpactError
from tipimpact.common.tables import read_meta
from tipimpact.impact.comparison.units import READ, Claims, read_claims_cube
from tipimpact.impact.plan import PlannedComparison
from tipimpact.impact.refusal import refuse


def read_claims(path: str | Path, edition: str, estimand: PlannedComparison, *, outcomes: bool) -> Claims | None:
    """Claims of every origin, destination and year that a comparison needs; None where the panel has no row.

    outcomes: whether rows of its own destination after its base period are read. Else they are left out by the reader
    of the file itself, so that no outcome is in memory when it is computed what could be detected. Raises ImpactError
    for another edition's file, and Refusal for an origin of two tranches, because it would be on both sides.
    """
    _same_edition(path, edition)
    place = estimand.rule.groups.destination
    elsewhere: list[list[tuple[str, str, object]]] = [[("destination", "!=", place)]]
    own: list[tuple[str, str, object]] = [("year", "<=", estimand.base.last)]
    rows = pd.read_parquet(path, columns=READ, filters=None if outcomes else [*elsewhere, own])
    tranches = rows[["origin", "tranche"]].dropna().drop_duplicates()
    double = sorted(set(tranches.loc[tranches["origin"].duplicated(), "origin"]))
    fault = f"origins with two tranches of designation: {', '.join(double)}"
    refuse([(bool(double), "origin_on_both_sides", fault, "one tranche an origin")], Path(path).name)
    return None if rows.empty else read_claims_cube(rows)


def _same_edition(path: str | Path, edition: str) -> None:
    if read_meta(path)["edition"] != edition:
        raise ImpactError("this table is of another edition", where=str(path), expected=edition)
