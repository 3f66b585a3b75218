"""The plan, estimand by estimand, as the two published tables."""

from __future__ import annotations

import math
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract
from tipimpact.common.errors import ImpactError
from tipimpact.impact.data import compare, read_cells
from tipimpact.impact.did import difference_in_differences
from tipimpact.impact.estimate import Estimate
from tipimpact.impact.plan import Estimand, Plan, PlannedDifference, Thresholds
from tipimpact.impact.power import minimum_detectable_effect
from tipimpact.impact.sensitivity import Curve
from tipimpact.impact.verdict import Verdict, smallest_effect

HASH_SHOWN = 16
DECIMALS = 9  # beyond them, sums differ between machines and even between runs


def detectable_effects(
    plan: Plan, panel: str | Path, edition: str, *, missing: Container[str], permutations: int, seed: int
) -> pd.DataFrame:
    """Minimum detectable effect of every estimand, from base periods alone.

    panel: Parquet file of the asylum stage.  missing: ids of sources that the edition does not have.
    Returns the columns of ``minimum_detectable_effects``; status says why a row has no number.
    """
    rows = []
    for estimand in plan.estimands:
        row = {
            "estimand": estimand.id,
            "design": estimand.design,
            "source": estimand.source,
            "base_from": estimand.base.first,
            "base_to": estimand.base.last,
            "pre_periods": len(estimand.base.kept()),
            "smallest_effect": smallest_effect(estimand),
            "smallest_percent": 100 * _sign(estimand) * estimand.smallest_effect,
            "plan_hash": plan.hash[:HASH_SHOWN],
        }
        if estimand.source in missing:
            row["status"] = "data_missing"
        elif not isinstance(estimand, PlannedDifference):
            row["status"] = "design_missing"
        else:
            base = compare(read_cells(panel, edition, estimand, base_only=True), estimand)
            row |= _detectable(base, estimand, plan.thresholds, permutations, seed)
        rows.append(row)
    return _table("minimum_detectable_effects", rows)


def _table(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(contract(name).columns)).round(DECIMALS)


def _sign(estimand: Estimand) -> int:
    return -1 if estimand.direction == "fall" else 1


def _detectable(
    base: pd.DataFrame, estimand: PlannedDifference, thresholds: Thresholds, permutations: int, seed: int
) -> dict[str, Any]:
    if base.empty:
        return {"status": "data_missing"}
    found = minimum_detectable_effect(base, estimand, thresholds, permutations=permutations, seed=seed)
    return {
        **vars(found),
        "status": "computed",
        "mde_percent": 100 * math.expm1(_sign(estimand) * found.mde) if estimand.form == "log" else None,
        "adequate": found.mde <= smallest_effect(estimand),
    }


def estimates(
    plan: Plan, panel: str | Path, edition: str, detectable: pd.DataFrame, *, permutations: int, seed: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Estimate and verdict of every estimand, and every check of them.

    detectable: table of ``detectable_effects`` under the same plan.
    Returns the columns of ``impact_estimates``, where an estimand without data or design gets "cannot_tell", and
    those of ``robustness``.
    Raises ImpactError when ``detectable`` was computed under another plan.
    """
    if set(detectable["plan_hash"]) != {plan.hash[:HASH_SHOWN]}:
        raise ImpactError(
            "the minimum detectable effects were computed under another plan",
            expected=f"plan {plan.hash[:HASH_SHOWN]}",
            todo="compute them again before estimating",
        )
    status = detectable.set_index("estimand")["status"]
    mde = detectable.set_index("estimand")["mde"]
    found = {
        e.id: _estimate(plan, e, panel, edition, permutations, seed)
        for e in plan.estimands
        if isinstance(e, PlannedDifference) and status[e.id] == "computed"
    }
    adjusted = _adjust(plan, {name: estimate.p_permutation for name, estimate in found.items()})
    rows = []
    for estimand in plan.estimands:
        estimate = found.get(estimand.id)
        row: dict[str, Any] = {
            "estimand": estimand.id,
            "claim_en": estimand.claim.en.strip(),
            "claim_fr": estimand.claim.fr.strip(),
            "design": estimand.design,
            "source": estimand.source,
            "rivals_en": " ".join(rival.en.strip() for rival in estimand.rivals),
            "rivals_fr": " ".join(rival.fr.strip() for rival in estimand.rivals),
            "refuted_by_en": estimand.refuted_by.en.strip(),
            "refuted_by_fr": estimand.refuted_by.fr.strip(),
            "plan_amended": bool(plan.amended),
            "plan_hash": plan.hash[:HASH_SHOWN],
        }
        if estimate is None:
            verdict = Verdict("cannot_tell", (status[estimand.id],))
        else:
            row |= _numbers(estimate) | {"p_adjusted": adjusted[estimand.id], "mde": mde[estimand.id]}
            verdict = estimate.verdict(plan, mde=float(mde[estimand.id]), p_adjusted=adjusted[estimand.id])
        rows.append(row | {"verdict": verdict.code, "reasons": list(verdict.reasons)})
    checks = [row for name, estimate in found.items() for row in _checks(plan, plan.estimand(name), estimate)]
    return _table("impact_estimates", rows), _table("robustness", checks)


def _checks(plan: Plan, estimand: Estimand, estimate: Estimate) -> Iterator[dict[str, Any]]:
    for check in estimate.found_checks:
        row = {"estimand": estimand.id, "check": check.check, "plan_hash": plan.hash[:HASH_SHOWN]}
        whole = {"variant": "all", "outcome": check.outcome, "planned": check.check in estimand.checks, "p": check.p}
        sentences = {f"sentence_{lang}": check.sentence(lang) for lang in LANGUAGES}
        yield row | whole | sentences | {"low": check.low, "high": check.high}
        for variant, value in check.variants:
            yield row | {"variant": variant, "low": value, "high": value}


def _estimate(
    plan: Plan, estimand: PlannedDifference, panel: str | Path, edition: str, count: int, seed: int
) -> Estimate:
    cells = compare(read_cells(panel, edition, estimand, base_only=False), estimand)
    return difference_in_differences(
        cells,
        form=estimand.form,
        offset=estimand.offset,
        placebo_from=estimand.placebo.first,
        placebo_without=tuple(estimand.placebo.without),
        alpha=plan.thresholds.alpha,
        pre_trend_alpha=plan.thresholds.pre_trend_alpha,
        placebo_alpha=plan.thresholds.placebo_alpha,
        curve=Curve(**estimand.choices.model_dump(exclude={"why"})),
        min_same_sign=plan.thresholds.min_same_sign,
        min_breakdown=plan.thresholds.min_breakdown,
        permutations=count,
        seed=seed,
        name=estimand.id,
    )


def _numbers(estimate: Estimate) -> dict[str, Any]:
    checks = estimate.checks().set_index("check")
    return {
        "scale": estimate.scale,
        "estimate": estimate.effect,
        "low": estimate.interval[0],
        "high": estimate.interval[1],
        "percent": 100 * math.expm1(estimate.effect) if estimate.scale == "log" else None,
        "p_permutation": estimate.p_permutation,
        "n": estimate.n,
        "treated": estimate.treated,
        "controls": estimate.controls,
        "pre_periods": estimate.pre_periods,
        "clusters": estimate.clusters,
        "bound_low": estimate.bounds[0],
        "bound_high": estimate.bounds[1],
        "pre_trend": checks.at["pre_trend", "low"],
        "pre_trend_p": checks.at["pre_trend", "p"],
        "placebo": checks.at["placebo_date", "low"],
        "placebo_p": checks.at["placebo_date", "p"],
        "leave_one_out_low": checks.at["leave_one_out", "low"],
        "leave_one_out_high": checks.at["leave_one_out", "high"],
        "breakdown": checks.at["relative_magnitudes", "low"],
    }


def _adjust(plan: Plan, p: dict[str, float]) -> dict[str, float]:
    """Holm-adjusted p-values. Every planned estimate of a family counts, also one that could not be made."""
    from statsmodels.stats.multitest import multipletests  # slow to import

    adjusted: dict[str, float] = {}
    for family in {e.family for e in plan.estimands}:
        names = [e.id for e in plan.estimands if e.family == family]
        values = multipletests([p.get(name, 1.0) for name in names], method="holm")[1]
        adjusted |= dict(zip(names, map(float, values), strict=True))
    return adjusted
