"""The plan, estimand by estimand, as the published tables."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import ndtri

from tipimpact.common.contracts import contract
from tipimpact.common.errors import ImpactError
from tipimpact.impact.comparison.drift import fit_windows
from tipimpact.impact.comparison.published import (
    Evidence,
    describe_comparison,
    list_compared,
    list_reasons,
    list_robustness,
)
from tipimpact.impact.comparison.simulated import list_verdicts, read_simulated, summarise
from tipimpact.impact.data import Inputs
from tipimpact.impact.inference.core import Vector
from tipimpact.impact.plan import Plan, Planned, PlannedReform, Thresholds
from tipimpact.impact.reform.designation import find_tipping_drift
from tipimpact.impact.reform.evidence import list_evidence
from tipimpact.impact.reform.published import PLANTED, describe_reform, list_months, list_planted
from tipimpact.impact.reform.published import list_robustness as list_neighbours
from tipimpact.impact.refusal import Refusal, refuse

DECIMALS = 9  # beyond them, sums differ between machines and even between runs
TABLES = ("impact_estimates", "robustness", "compared", "reform_months", "reform_evidence")
DESIGNATION = "origins_claiming"  # the estimand beside which the list is shown by month
Row = dict[str, Any]


def detectable_effects(plan: Plan, inputs: Inputs) -> pd.DataFrame:
    """Minimum detectable effect of every estimand, from base periods and other destinations alone.

    Returns the columns of ``minimum_detectable_effects``; number_status and no_number_because say
    why a row has no number.
    """
    rows = []
    for estimand in plan.estimands:
        sign = 1 if estimand.direction == "rise" else -1
        smallest, years = abs(math.log1p(sign * estimand.smallest_effect)), estimand.base_years
        row: Row = {
            **_describe(plan, estimand),
            "base_from": years[0],
            "base_to": years[-1],
            "pre_periods": len(years),
            "smallest_effect": smallest,
            "smallest_percent": 100 * sign * estimand.smallest_effect,
            "scale": "log",
            "no_number_because": [],
        }
        try:
            lacking = estimand.source in inputs.missing
            refuse([(lacking, "data_missing", "not at hand", "a file of this source")], estimand.source)
            detected = _detect(plan, inputs, estimand)
        except Refusal as refusal:
            lacks = refusal.codes == ("data_missing",)
            why: Row = {"number_status": "data_missing"}
            if not lacks:
                why = {"number_status": "refused", "no_number_because": list(refusal.codes)}
            rows.append(row | why)
            continue
        change = {"mde_percent": 100 * math.expm1(sign * detected["mde"]), "adequate": detected["mde"] <= smallest}
        rows.append(row | detected | change | {"number_status": "computed"})
    return _table("minimum_detectable_effects", rows)


def _table(name: str, rows: list[Row]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(contract(name).columns)).round(DECIMALS)
    return table.replace([np.inf, -np.inf], np.nan)


def _describe(plan: Plan, estimand: Planned) -> Row:
    known = {name: getattr(estimand, name) for name in ("design", "estimator", "source", "outcomes_seen")}
    return {"estimand": estimand.id, **known, "plan_amended": bool(plan.amended), "plan_hash": plan.short_hash}


def _detect(plan: Plan, inputs: Inputs, estimand: Planned) -> Row:
    """What the design of an estimand could detect, from the spread of changes where the law did not apply.

    Of the comparison: of the same list in other destinations and years. Of the reform: in the destination's own past.
    """
    if isinstance(estimand, PlannedReform):
        reform = inputs.read_reform(estimand, outcomes=False)
        others = len(reform.listed.destinations) - 1
        return _spread(reform.past(reform.rule.windows.y), plan.thresholds) | {"treated": 1, "controls": others}
    rule, claims = estimand.rule, inputs.read_claims(estimand, outcomes=False)
    windows = fit_windows(rule, claims, inputs.read_visas(rule.visas), estimand.shape)
    elsewhere = any(window.destination != rule.groups.destination for window in windows)
    fault = "no other destination with enough origins"
    refuse([(not elsewhere, "not_computed_here", fault, "claims in other destinations")], str(inputs.panel))
    treated = np.array([window.units["treated"].sum() for window in windows])
    others = np.array([len(window.units) for window in windows]) - treated
    groups = {"treated": int(np.median(treated)), "controls": int(np.median(others))}
    return _spread(np.array([window.fit.estimate for window in windows]), plan.thresholds) | groups


def _spread(effects: Vector, thresholds: Thresholds) -> Row:
    """The change that is detected at the plan's level and power; the root mean square holds noise and drift."""
    refuse([(not len(effects), "data_missing", "no change to compare with", "rows of the past")], "claims")
    spread = float(np.sqrt((effects**2).mean()))
    size = float(ndtri(1 - thresholds.alpha / 2) + ndtri(thresholds.power))
    return {"mde": size * spread, "placebo_sd": spread, "placebos": len(effects)}


def reachable_verdicts(plan: Plan, inputs: Inputs) -> pd.DataFrame:
    """How often each verdict comes, by process and true ratio. No outcome is read.

    Of the comparison from the committed simulation of its rule, of the reform from falls planted
    into its own past.
    Returns the columns of ``reachable_verdicts``.
    """
    rows: list[Row] = []
    none = {"effect_on": "all", "ratio": 1.0, "verdict": "cannot_tell"}
    for estimand in plan.estimands:
        if isinstance(estimand, PlannedReform):
            verdicts = _list_planted(inputs, estimand)
            unknown = {"process": PLANTED, "no_number_because": ["data_missing"], "number_status": "data_missing"}
        else:
            verdicts = list(list_verdicts(read_simulated(inputs.simulated, estimand.rule), estimand.rule))
            unknown = {
                "process": "random",
                "no_number_because": ["rule_not_simulated"],
                "number_status": "not_simulated",
            }
        row: Row = {"estimand": estimand.id, "plan_hash": plan.short_hash, "no_number_because": []}
        row["number_status"] = "computed"
        rows += [row | cells for cells in verdicts or [none | unknown]]
    return _table("reachable_verdicts", rows)


def _list_planted(inputs: Inputs, estimand: PlannedReform) -> list[Row]:
    try:
        reform = inputs.read_reform(estimand, outcomes=False)
    except Refusal:
        return []
    return list(list_planted(reform)) if len(reform.table) else []


def estimates(plan: Plan, inputs: Inputs, detectable: pd.DataFrame, reach: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Estimate and verdict of every estimand, and what it was checked with.

    detectable, reach: tables of ``detectable_effects`` and ``reachable_verdicts`` under the same
    plan; an estimand that they lack has no data. Returns TABLES by name. An estimand without data,
    or that the data cannot carry, gets "cannot_tell" and the reason.
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
    made: dict[str, list[Row]] = {name: [] for name in TABLES}
    for estimand in plan.estimands:
        known = before.get(estimand.id, {"number_status": "data_missing", "no_number_because": []})
        try:
            if known["number_status"] != "computed":
                raise Refusal([], list(known["no_number_because"]) or [known["number_status"]])
            estimated, details = _estimate(inputs, estimand)
        except Refusal as refusal:
            estimated, details = {"verdict": "cannot_tell", "reasons": list(refusal.codes)}, {}
        mde = known.get("mde")
        row = _describe(plan, estimand) | {"mde": None if pd.isna(mde) else mde}
        made["impact_estimates"].append(row | estimated)
        shared = {"estimand": estimand.id, "scale": "log", "plan_hash": plan.short_hash}
        for name, part in details.items():
            made[name] += [shared | detail for detail in part]
    return {name: _table(name, part) for name, part in made.items()}


def _estimate(inputs: Inputs, estimand: Planned) -> tuple[Row, dict[str, Iterable[Row]]]:
    """The numbers of an estimand, and rows of the other tables. Raises Refusal with the reasons why there are none."""
    if isinstance(estimand, PlannedReform):
        reform = inputs.read_reform(estimand, outcomes=True)
        reform.check()
        listed = [{"estimand": DESIGNATION} | row for row in inputs.list_designation(estimand)]
        return describe_reform(reform), {
            "robustness": list_neighbours(reform),
            "reform_months": list_months(reform),
            "reform_evidence": [*list_evidence(reform), *listed],
        }
    rule, claims = estimand.rule, inputs.read_claims(estimand, outcomes=True)
    evidence = Evidence(rule, estimand.shape, claims, inputs.read_visas(rule.visas), estimand.outcomes_seen)
    evidence.check_units()
    row = describe_comparison(evidence) | {"reasons": list_reasons(evidence.compared)}
    tips = {"row_kind": "tipping_drift", "item": "drift", "item_value": find_tipping_drift(evidence.compared, rule)}
    return row | summarise(read_simulated(inputs.simulated, rule), rule), {
        "robustness": list_robustness(evidence),
        "compared": list_compared(evidence),
        "reform_evidence": [tips | {"limit": rule.width.drift, "n": row["designs"]}],
    }
