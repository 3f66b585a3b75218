"""The plan, estimand by estimand, as the published tables."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.asylum import read_visa_changes
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
from tipimpact.impact.comparison.simulated import list_verdicts, read_simulated, summarise
from tipimpact.impact.detectable import Detectable, detectable_from_drift
from tipimpact.impact.plan import Estimand, Plan, PlannedComparison
from tipimpact.impact.refusal import Refusal, refuse

DECIMALS = 9  # beyond them, sums differ between machines and even between runs
TABLES = ("impact_estimates", "robustness", "compared")


@dataclass(frozen=True)
class Inputs:
    """Where outcomes are read.

    panel: of the stage asylum. visas: the list of visa changes. simulated: the committed simulation.
    missing: ids of sources that the edition does not have.
    """

    panel: str | Path
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
            "base_from": estimand.base.first,
            "base_to": estimand.base.last,
            "pre_periods": len(estimand.base.kept()),
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


def _detect(plan: Plan, inputs: Inputs, estimand: PlannedComparison) -> Detectable | None:
    """What the design of an estimand could detect; None where the edition holds nothing of it."""
    claims = data.read_claims(inputs.panel, inputs.edition, estimand, outcomes=False)
    if claims is None:
        return None
    windows = fit_windows(estimand.rule, claims, read_visas(estimand, inputs.visas), estimand.shape)
    elsewhere = [window for window in windows if window.destination != estimand.rule.groups.destination]
    fault = "no other destination with enough origins"
    refuse([(not elsewhere, "not_computed_here", fault, "claims in other destinations")], str(inputs.panel))
    return detectable_from_drift(windows, plan.thresholds, len(estimand.base.kept()))


def read_visas(estimand: PlannedComparison, path: str | Path) -> pd.DataFrame:
    """The visa changes, if they are those that the plan was sealed with. Raises ImpactError for another list."""
    stated = estimand.rule.visas.sha256
    if (found := sha256(path)) != stated:
        raise ImpactError(
            f"the list of visa changes has the digest {found}",
            where=str(path),
            expected=f"{stated}, as config/plan.yaml states",
            todo="state the new digest in the plan, raise its version and say under `amended` what was changed",
        )
    return read_visa_changes(path)


def reachable_verdicts(plan: Plan, inputs: Inputs) -> pd.DataFrame:
    """How often each verdict comes, by process and true ratio. No outcome is read.

    From the committed simulation of its rule. Returns the columns of ``reachable_verdicts``.
    """
    rows: list[dict[str, Any]] = []
    for estimand in plan.estimands:
        row = {"estimand": estimand.id, "plan_hash": plan.short_hash, "reasons": []}
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
    inputs: Inputs, estimand: PlannedComparison, before: Any
) -> tuple[dict[str, Any], dict[str, Iterable[dict[str, Any]]]]:
    """The numbers of an estimand, and rows of the other tables. Raises Refusal with the reasons why there are none."""
    known = before or {"status": "data_missing", "reasons": []}
    if known["status"] != "computed":
        codes = tuple(known["reasons"]) or (known["status"],)
        raise Refusal([], codes)
    claims = data.read_claims(inputs.panel, inputs.edition, estimand, outcomes=True)
    if claims is None:
        raise Refusal([], ["data_missing"])
    visas = read_visas(estimand, inputs.visas)
    evidence = Evidence(estimand.rule, estimand.shape, claims, visas, estimand.outcomes_seen)
    evidence.check_units()
    simulated = read_simulated(inputs.simulated, estimand.rule)
    row = describe_comparison(evidence) | {"reasons": list_reasons(evidence.compared)}
    row |= summarise(simulated, estimand.rule)
    return row, {"robustness": list_robustness(evidence), "compared": list_compared(evidence)}
