"""From the claims panel to the rows that an estimand needs, and to no others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.errors import ImpactError
from tipimpact.common.tables import read_meta
from tipimpact.impact.comparison.units import READ, Claims, read_claims_cube
from tipimpact.impact.plan import PlannedComparison, PlannedReform
from tipimpact.impact.reform.designation import list_designation
from tipimpact.impact.reform.evidence import Reform
from tipimpact.impact.reform.fit import READ as MONTHLY
from tipimpact.impact.reform.fit import list_left_out, read_months
from tipimpact.impact.reform.rule import first_after
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


def read_yearly(path: str | Path, edition: str) -> Claims | None:
    """Claims of every origin, destination and year; None where the panel has no row."""
    _same_edition(path, edition)
    rows = pd.read_parquet(path, columns=READ)
    return None if rows.empty else read_claims_cube(rows)


@dataclass(frozen=True)
class Origins:
    """What the compiled lists say of origins: the tranche of designation by origin, and visa changes."""

    tranches: Mapping[str, int]
    visas: pd.DataFrame


def read_reform(
    path: str | Path, edition: str, estimand: PlannedReform, origins: Origins, yearly: Claims | None, *, outcomes: bool
) -> Reform | None:
    """Claims by month under the rule of the reform; None where the table has no row.

    outcomes: whether rows after the base years are read; else the reader of the file leaves them out. yearly: claims by
    year, for the second list. Raises ImpactError for another edition's file, and for rows that the rule cannot take.
    """
    rows = _read_monthly(path, edition, estimand, outcomes=outcomes)
    if rows.empty:
        return None
    left_out = list_left_out(estimand.rule, origins.tranches, origins.visas)
    last = None if outcomes else 12 * estimand.base_years[-1] + 11
    months = read_months(rows, estimand.rule, left_out, last)
    return Reform(estimand.rule, first_after(estimand.event), months, yearly)


def read_designation(
    path: str | Path, edition: str, estimand: PlannedReform, origins: Origins
) -> Iterator[dict[str, Any]]:
    """Rows of ``reform_evidence`` on the list of designated origins, by month."""
    rows = _read_monthly(path, edition, estimand, outcomes=True)
    months = read_months(rows, estimand.rule, ())
    return list_designation(months, estimand.rule, origins.tranches, origins.visas)


def _read_monthly(path: str | Path, edition: str, estimand: PlannedReform, *, outcomes: bool) -> pd.DataFrame:
    _same_edition(path, edition)
    before = [("year", "<=", estimand.base_years[-1])]
    return pd.read_parquet(path, columns=MONTHLY, filters=None if outcomes else before)


def _same_edition(path: str | Path, edition: str) -> None:
    if read_meta(path)["edition"] != edition:
        raise ImpactError("this table is of another edition", where=str(path), expected=edition)
