"""From the files of an edition to the rows that an estimand needs, and to no others."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.asylum import read_designated, read_visa_changes
from tipimpact.common.errors import ImpactError
from tipimpact.common.files import sha256
from tipimpact.common.tables import read_meta
from tipimpact.impact.comparison.rule import VisaRule
from tipimpact.impact.comparison.units import READ, Claims, read_claims_cube
from tipimpact.impact.plan import PlannedComparison, PlannedReform
from tipimpact.impact.reform import fit
from tipimpact.impact.reform.designation import list_designation
from tipimpact.impact.reform.evidence import ReformClaims
from tipimpact.impact.reform.rule import first_after
from tipimpact.impact.refusal import refuse


@dataclass(frozen=True)
class Inputs:
    """Where outcomes are read. Its readers raise ImpactError for another edition's file, and Refusal without a row.

    panel, monthly: of the stage asylum. designated, visas: lists of designated countries and of visa changes.
    simulated: the committed simulation.
    missing: ids of sources that the edition does not have.
    outcomes (of a reader): whether rows after the base years are read. Else they are left out by the reader of the file
    itself, so that no outcome is in memory when it is computed what could be detected.
    """

    panel: str | Path
    monthly: str | Path
    designated: str | Path
    visas: str | Path
    simulated: str | Path
    edition: str
    missing: Container[str] = ()

    def read_claims(self, estimand: PlannedComparison, *, outcomes: bool) -> Claims:
        """Claims of every origin, destination and year. Raises Refusal for an origin of two tranches too.

        Such an origin would be on both sides.
        """
        base = [[("destination", "!=", estimand.rule.groups.destination)], [("year", "<=", estimand.base.last)]]
        rows = self._read(self.panel, READ, None if outcomes else base)
        tranches = rows[["origin", "tranche"]].dropna().drop_duplicates()
        double = sorted(set(tranches.loc[tranches["origin"].duplicated(), "origin"]))
        fault = f"origins with two tranches of designation: {', '.join(double)}"
        refuse([(bool(double), "origin_on_both_sides", fault, "one tranche an origin")], Path(self.panel).name)
        return read_claims_cube(rows)

    def read_reform(self, estimand: PlannedReform, *, outcomes: bool) -> ReformClaims:
        """Claims by month under the rule of the reform; with outcomes, claims by year too, for the second list."""
        rule, (tranches, visas) = estimand.rule, self._read_origins(estimand)
        last = None if outcomes else 12 * estimand.base_years[-1] + 11
        left_out = fit.list_left_out(rule, tranches, visas)
        months = fit.read_months(self._read_months(estimand, outcomes=outcomes), rule, left_out, last)
        yearly = self._read(self.panel, READ, may_be_empty=True) if outcomes else pd.DataFrame()
        claims = None if yearly.empty else read_claims_cube(yearly)
        return ReformClaims(rule, first_after(estimand.event), months, claims)

    def list_designation(self, estimand: PlannedReform) -> Iterator[dict[str, Any]]:
        """Rows of ``reform_evidence`` on the list of designated origins, by month."""
        months = fit.read_months(self._read_months(estimand, outcomes=True), estimand.rule, ())
        return list_designation(months, estimand.rule, *self._read_origins(estimand))

    def read_visas(self, stated: VisaRule) -> pd.DataFrame:
        """The visa changes, if they are those that the plan was sealed with. Raises ImpactError for another list."""
        if (digest := sha256(self.visas)) != stated.sha256:
            raise ImpactError(
                f"the list of visa changes has the digest {digest}",
                where=str(self.visas),
                expected=f"{stated.sha256}, as config/plan.yaml states",
                todo="state the new digest in the plan, raise its version and say under `amended` what was changed",
            )
        return read_visa_changes(self.visas)

    def _read_origins(self, estimand: PlannedReform) -> tuple[dict[str, int], pd.DataFrame]:
        designated = read_designated(self.designated)
        tranches = dict(zip(designated["origin"], designated["tranche"].astype(int), strict=True))
        return tranches, self.read_visas(estimand.rule.origins.visas)

    def _read_months(self, estimand: PlannedReform, *, outcomes: bool) -> pd.DataFrame:
        return self._read(self.monthly, fit.READ, None if outcomes else [("year", "<=", estimand.base_years[-1])])

    def _read(
        self, path: str | Path, columns: list[str], filters: list[Any] | None = None, *, may_be_empty: bool = False
    ) -> pd.DataFrame:
        if read_meta(path)["edition"] != self.edition:
            raise ImpactError("this table is of another edition", where=str(path), expected=self.edition)
        rows = pd.read_parquet(path, columns=columns, filters=filters)
        lacking = rows.empty and not may_be_empty
        refuse([(lacking, "data_missing", "no row of what is estimated", "claims")], Path(path).name)
        return rows
