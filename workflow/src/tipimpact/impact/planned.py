"""The plan, estimand by estimand, as the published tables."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.asylum import read_designated, read_visa_changes
from tipimpact.common.contracts import contract
from tipimpact.common.errors import ImpactError
from tipimpact.common.files import sha256
from tipimpact.impact import data
from tipimpact.impact.comparison.drift import fit_windows
from tipimpact.impact.comparison.published import (
    Evidence,
    describe_comparison,
    list_compared,
    list_reasons,
    list_robustness,
)
from tipimpact.impact.comparison.rule import VisaRule
from tipimpact.impact.comparison.simulated import list_verdicts, read_simulated, summarise
from tipimpact.impact.detectable import Detectable, detectable_from_drift, detectable_from_past
from tipimpact.impact.plan import Estimand, Plan, Planned, PlannedReform
from tipimpact.impact.reform.designation import find_tipping_drift
from tipimpact.impact.reform.evidence import Reform, list_evidence
from tipimpact.impact.reform.published import PLANTED, describe_reform, list_months, list_planted
from tipimpact.impact.reform.published import list_robustness as list_neighbours
from tipimpact.impact.refusal import Refusal, refuse

DECIMALS = 9  # beyond them, sums differ between machines and even between runs
TABLES = ("impact_estimates", "robustness", "compared", "reform_months", "reform_evidence")
DESIGNATION = "origins_claiming"  # the estimand beside which the list is shown by month


@dataclass(frozen=True)
class Inputs:
    """Where outcomes are read.

    panel, monthly: of the stage asylum. designated, visas: lists of designated countries and of visa changes.
    simulated: the committed simulation.
    missing: ids of sources that the edition does not have.
    """

    panel: str | Path
    monthly: str | Path
    designated: str | Path
    visas: str | Path
    simulated: str | Path
    edition: str
    missing: Container[str] = ()


def detectable_effects(plan: Plan, inputs: Inputs) -> pd.DataFrame:
    """Minimum detectable effect of every estimand, from base periods and other destinations alone.

    Returns the columns of ``minimum_detectable_effects``; status and reasons say why a row has no number.
    """
    rows = []
    for estimand in plan.estimands:
        sign = 1 if estimand.direction == "rise" else -1
        smallest = abs(math.log1p(sign * estimand.smallest_effect))
        row: dict[str, Any] = {
            "estimand": estimand.id,
            "design": estimand.design,
            "source": estimand.source,
            "base_from": estimand.base_years[0],
            "base_to": estimand.base_years[-1],
            "pre_periods": len(estimand.base_years),
            "smallest_effect": smallest,
            "smallest_percent": 100 * sign * estimand.smallest_effect,
            "scale": "log",
            "reasons": [],
            "plan_hash": plan.short_hash,
        }
        if estimand.source in inputs.missing:
            rows.append(row | {"status": "data_missing"})
            continue
        try:
            detected = _detect(plan, inputs, estimand)
        except Refusal as refusal:
            rows.append(row | {"status": "refused", "reasons": list(refusal.codes)})
            continue
        if detected is None:
            rows.append(row | {"status": "data_missing"})
            continue
        change = {"mde_percent": 100 * math.expm1(sign * detected.mde), "adequate": detected.mde <= smallest}
        rows.append(row | {**vars(detected), "status": "computed"} | change)
    return _table("minimum_detectable_effects", rows)


def _table(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(contract(name).columns)).round(DECIMALS)
    return table.replace([np.inf, -np.inf], np.nan)


def _detect(plan: Plan, inputs: Inputs, estimand: Planned) -> Detectable | None:
    """What the design of an estimand could detect; None where the edition holds nothing of it."""
    if isinstance(estimand, PlannedReform):
        reform = read_reform(inputs, estimand, outcomes=False)
        return None if reform is None else detectable_from_past(reform, plan.thresholds, len(estimand.base_years))
    claims = data.read_claims(inputs.panel, inputs.edition, estimand, outcomes=False)
    if claims is None:
        return None
    windows = fit_windows(estimand.rule, claims, read_visas(estimand.rule.visas, inputs.visas), estimand.shape)
    elsewhere = [window for window in windows if window.destination != estimand.rule.groups.destination]
    fault = "no other destination with enough origins"
    refuse([(not elsewhere, "not_computed_here", fault, "claims in other destinations")], str(inputs.panel))
    return detectable_from_drift(windows, plan.thresholds, len(estimand.base.kept()))


def read_reform(inputs: Inputs, estimand: PlannedReform, *, outcomes: bool) -> Reform | None:
    """Claims by month under the rule of an estimand; None where the edition has none.

    outcomes: whether months after the base years, and claims by year, which the second list needs, are read.
    """
    yearly = data.read_yearly(inputs.panel, inputs.edition) if outcomes else None
    origins = _read_origins(inputs, estimand)
    return data.read_reform(inputs.monthly, inputs.edition, estimand, origins, yearly, outcomes=outcomes)


def _read_origins(inputs: Inputs, estimand: PlannedReform) -> data.Origins:
    designated = read_designated(inputs.designated)
    tranches = dict(zip(designated["origin"], designated["tranche"].astype(int), strict=True))
    return data.Origins(tranches, read_visas(estimand.rule.origins.visas, inputs.visas))


def read_visas(stated: VisaRule, path: str | Path) -> pd.DataFrame:
    """The visa changes, if they are those that the plan was sealed with. Raises ImpactError for another list."""
    if (digest := sha256(path)) != stated.sha256:
        raise ImpactError(
            f"the list of visa changes has the digest {digest}",
            where=str(path),
            expected=f"{stated.sha256}, as config/plan.yaml states",
            todo="state the new digest in the plan, raise its version and say under `amended` what was changed",
        )
    return read_visa_changes(path)


def reachable_verdicts(plan: Plan, inputs: Inputs) -> pd.DataFrame:
    """How often each verdict comes, by process and true ratio. No outcome is read.

    From the committed simulation of its rule. Returns the columns of ``reachable_verdicts``.
    """
    rows: list[dict[str, Any]] = []
    for estimand in plan.estimands:
        row: dict[str, Any] = {"estimand": estimand.id, "plan_hash": plan.short_hash, "reasons": []}
        if isinstance(estimand, PlannedReform):
            rows += [row | cells for cells in _list_planted(inputs, estimand)]
            continue
        simulated = read_simulated(inputs.simulated, estimand.rule)
        if simulated.empty:
            none = {
                "process": "random",
                "effect_on": "all",
                "ratio": 1.0,
                "verdict": "cannot_tell",
                "reasons": ["rule_not_simulated"],
            }
            rows.append(row | none | {"status": "not_simulated"})
        rows += [row | {"status": "computed"} | cells for cells in list_verdicts(simulated, estimand.rule)]
    return _table("reachable_verdicts", rows)


def _list_planted(inputs: Inputs, estimand: PlannedReform) -> Iterable[dict[str, Any]]:
    reform = read_reform(inputs, estimand, outcomes=False)
    if reform is None or not len(reform.table):
        none = {"process": PLANTED, "effect_on": "all", "ratio": 1.0, "verdict": "cannot_tell"}
        return [none | {"reasons": ["data_missing"], "status": "data_missing"}]
    return [row | {"status": "computed"} for row in list_planted(reform)]


def estimates(plan: Plan, inputs: Inputs, detectable: pd.DataFrame, reach: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Estimate and verdict of every estimand, and what it was checked with.

    detectable, reach: tables of ``detectable_effects`` and ``reachable_verdicts`` under the same plan; an estimand that
    they lack has no data. Returns TABLES by name. An estimand without data, or that the data cannot carry,
    gets "cannot_tell" and the reason.
    Raises ImpactError when ``detectable`` or ``reach`` was computed under another plan.
    """
    for table, what in ((detectable, "the minimum detectable effects were"), (reach, "reach was")):
        if set(table["plan_hash"]) - {plan.short_hash}:
            raise ImpactError(
                f"{what} computed under another plan",
                expected=f"plan {plan.short_hash}",
                todo="compute it again before estimating",
            )
    before = {str(row["estimand"]): row for row in detectable.to_dict("records")}
    made: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for estimand in plan.estimands:
        mde = before.get(estimand.id, {}).get("mde")
        row = _describe(plan, estimand) | {"mde": None if pd.isna(mde) else mde}
        try:
            estimated, details = _estimate(inputs, estimand, before.get(estimand.id))
        except Refusal as refusal:
            estimated, details = {"verdict": "cannot_tell", "reasons": list(refusal.codes)}, {}
        made["impact_estimates"].append(row | estimated)
        known = {"estimand": estimand.id, "scale": "log", "plan_hash": plan.short_hash}
        for name, part in details.items():
            made[name] += [known | detail for detail in part]
    return {name: _table(name, part) for name, part in made.items()}


def _describe(plan: Plan, estimand: Estimand) -> dict[str, Any]:
    return {
        "estimand": estimand.id,
        "design": estimand.design,
        "estimator": estimand.estimator,
        "source": estimand.source,
        "outcomes_seen": estimand.outcomes_seen,
        "plan_amended": bool(plan.amended),
        "plan_hash": plan.short_hash,
    }


def _estimate(
    inputs: Inputs, estimand: Planned, before: Any
) -> tuple[dict[str, Any], dict[str, Iterable[dict[str, Any]]]]:
    """The numbers of an estimand, and rows of the other tables. Raises Refusal with the reasons why there are none."""
    known = before or {"status": "data_missing", "reasons": []}
    if known["status"] != "computed":
        codes = tuple(known["reasons"]) or (known["status"],)
        raise Refusal([], codes)
    if isinstance(estimand, PlannedReform):
        return _estimate_reform(inputs, estimand)
    claims = data.read_claims(inputs.panel, inputs.edition, estimand, outcomes=True)
    if claims is None:
        raise Refusal([], ["data_missing"])
    visas = read_visas(estimand.rule.visas, inputs.visas)
    evidence = Evidence(estimand.rule, estimand.shape, claims, visas, estimand.outcomes_seen)
    evidence.check_units()
    simulated = read_simulated(inputs.simulated, estimand.rule)
    row = describe_comparison(evidence) | {"reasons": list_reasons(evidence.compared)}
    row |= summarise(simulated, estimand.rule)
    tips = {"kind": "tipping_drift", "item": "drift", "value": find_tipping_drift(evidence.compared, estimand.rule)}
    details = {"robustness": list_robustness(evidence), "compared": list_compared(evidence)}
    return row, {**details, "reform_evidence": [tips | {"limit": estimand.rule.width.drift, "n": row["designs"]}]}


def _estimate_reform(
    inputs: Inputs, estimand: PlannedReform
) -> tuple[dict[str, Any], dict[str, Iterable[dict[str, Any]]]]:
    reform = read_reform(inputs, estimand, outcomes=True)
    if reform is None:
        raise Refusal([], ["data_missing"])
    reform.check()
    by_month = data.read_designation(inputs.monthly, inputs.edition, estimand, _read_origins(inputs, estimand))
    listed = [{"estimand": DESIGNATION} | row for row in by_month]
    return describe_reform(reform), {
        "robustness": list_neighbours(reform),
        "reform_months": list_months(reform),
        "reform_evidence": [*list_evidence(reform), *listed],
    }
