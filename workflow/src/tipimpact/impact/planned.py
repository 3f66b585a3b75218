"""The plan, estimand by estimand, as the published tables."""

from __future__ import annotations

import math
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.errors import ImpactError
from tipimpact.impact import data
from tipimpact.impact.assess import Assessed, assess, by_tranche, read_basis, read_episodes, read_outcome, shape_of
from tipimpact.impact.checks import alternatives
from tipimpact.impact.checks.reference_episodes import Reference
from tipimpact.impact.designs.series import interrupted_time_series
from tipimpact.impact.designs.windows import read_histories
from tipimpact.impact.detectable import Detectable, detectable_contrast, detectable_series
from tipimpact.impact.estimate import CheckResult, Estimate
from tipimpact.impact.inference.adjust import holm
from tipimpact.impact.plan import Estimand, Plan, Planned, PlannedContrast, PlannedSeries
from tipimpact.impact.reach import SIMULATIONS, false_share, make_generator, reachable, spreads
from tipimpact.impact.refusal import Refusal, refuse
from tipimpact.impact.series_reach import planned_reach
from tipimpact.impact.verdict import Evidence, predicted_sign, reasons, smallest_effect, verdict

DECIMALS = 9  # beyond them, sums differ between machines and even between runs
CONTRAST_PERMUTATIONS = 9_999  # milliseconds; with 999 a p near its level changes sides with the seed
TABLES = ("impact_estimates", "robustness")


@dataclass(frozen=True)
class Inputs:
    """Where outcomes are read, and for how many permutations estimators are fitted again.

    panel: of the stage asylum. indicators: of the same stage. missing: ids of sources that the edition does not have.
    """

    panel: str | Path
    indicators: str | Path
    edition: str
    permutations: int
    seed: int
    missing: Container[str] = ()


def detectable_effects(plan: Plan, inputs: Inputs) -> pd.DataFrame:
    """Minimum detectable effect of every estimand, from base periods alone.

    Returns the columns of ``minimum_detectable_effects``; status and reasons say why a row has no number.
    """
    rows = []
    for estimand in plan.estimands:
        sign = predicted_sign(estimand)
        row: dict[str, Any] = {
            "estimand": estimand.id,
            "design": estimand.design,
            "source": estimand.source,
            "base_from": estimand.base.first,
            "base_to": estimand.base.last,
            "pre_periods": len(estimand.base.kept()),
            "smallest_effect": smallest_effect(estimand),
            "smallest_percent": 100 * sign * estimand.smallest_effect,
            "scale": estimand.form,
            "reasons": [],
            "plan_hash": plan.short_hash,
        }
        if estimand.source in inputs.missing and not data.has_confirmed(inputs.indicators, estimand):
            rows.append(row | {"status": "data_missing"})
            continue
        try:
            detected = _detect(plan, inputs, estimand)
        except Refusal as refusal:
            rows.append(row | {"status": "refused", "reasons": list(refusal.codes)})
            continue
        rows.append(
            row | ({"status": "data_missing"} if detected is None else _describe_detectable(detected, estimand))
        )
    return _table("minimum_detectable_effects", rows)


def _table(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(contract(name).columns)).round(DECIMALS)


def _describe_detectable(detected: Detectable, estimand: Estimand) -> dict[str, Any]:
    return {
        **vars(detected),
        "status": "computed",
        "mde_percent": 100 * math.expm1(predicted_sign(estimand) * detected.mde),
        "adequate": detected.mde <= smallest_effect(estimand),
    }


def reachable_verdicts(
    plan: Plan,
    panel: str | Path,
    indicators: str | Path,
    edition: str,
    *,
    draws: int,
    seed: int,
    cores: int = 1,
) -> pd.DataFrame:
    """How often each verdict comes, by true ratio, from rows up to the base periods; ``reach.reachable``.

    panel, indicators: of the stage asylum. draws: complete outcomes a ratio. Returns the columns of
    ``reachable_verdicts``.
    """
    contrasts = [e for e in plan.estimands if isinstance(e, PlannedContrast)]
    last = min((e.base.last for e in contrasts), default=0)
    rows = data.read_rows(panel, edition, last)
    table = reachable(plan, rows, draws=draws, seed=seed, cores=cores)
    rows_of = [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]
    settings = {"draws": draws, "alpha": plan.thresholds.alpha, "seed": seed}
    for row in rows_of:
        estimand = plan.estimand(row["estimand"])
        row["plan_hash"] = plan.short_hash
        if isinstance(estimand, PlannedSeries):
            _tell_series(row, estimand, indicators, edition, settings)
    return _table("reachable_verdicts", rows_of)


def _tell_series(
    row: dict[str, Any], estimand: PlannedSeries, indicators: str | Path, edition: str, settings: dict[str, Any]
) -> None:
    """Add to the row of a series whether it could inform, from its base period alone, or why that is unknown."""
    try:
        base = data.read_counts(indicators, edition, estimand.counts, estimand.base)
        _refuse_missing(base, indicators)
        reach = planned_reach(base, estimand, **settings)
    except Refusal as refusal:
        row["reasons"] = [*row["reasons"], *refusal.codes]
        return
    row |= {"distance": reach.distance, "informative": reach.informative, "draws": settings["draws"]}
    row["reasons"] = [*row["reasons"], *([] if reach.informative else ["not_informative"])]


def _detect(plan: Plan, inputs: Inputs, estimand: Planned) -> Detectable | None:
    """What the design of an estimand could detect; None where the edition holds nothing of it."""
    if isinstance(estimand, PlannedContrast):
        return _detect_contrast(plan, inputs, estimand)
    base = data.read_counts(inputs.indicators, inputs.edition, estimand.counts, estimand.base)
    return None if base.empty else detectable_series(base, estimand, plan.thresholds, seed=inputs.seed)


def _detect_contrast(plan: Plan, inputs: Inputs, estimand: PlannedContrast) -> Detectable | None:
    rows = data.read_rows(inputs.panel, inputs.edition, estimand.base.last)
    if rows.empty:
        return None
    generator = make_generator(plan, [estimand], rows, permutations=1, seed=inputs.seed)
    spread = spreads(generator, draws=SIMULATIONS, seed=inputs.seed)[0]
    return detectable_contrast(generator.bases[0], spread, plan.thresholds, SIMULATIONS)


def estimates(plan: Plan, inputs: Inputs, detectable: pd.DataFrame, reach: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Estimate and verdict of every estimand, and every check of them.

    detectable, reach: tables of ``detectable_effects`` and ``reachable_verdicts`` under the same plan; an estimand that
    they lack has no data. Returns TABLES by name. An estimand without data, that the data cannot carry, that is not
    informative, or that is a series gets "cannot_tell" and the reason.
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
    fitted, refused = _estimate_series(plan, inputs, before, reach)
    adjusted = _adjust(plan, {name: estimate.p_value for name, estimate in fitted.items()})
    contrasts = _assess_contrasts(plan, inputs, before, reach, refused)
    rows, checks = [], []
    for estimand in plan.estimands:
        name, mde = estimand.id, _to_float(before[estimand.id]["mde"]) if estimand.id in before else None
        row = _describe(plan, estimand)
        if name in contrasts:
            assessed, p = contrasts[name]
            evidence = assessed.evidence
            codes = [*reasons(evidence), *beyond_reach(plan, assessed.estimate)]
            row |= _read_contrast(assessed) | {"p_adjusted": p, "mde": mde, "reasons": codes}
            row |= false_share(reach, name)
            made = (*evidence.checks, *_put_otherwise(inputs, assessed))
            checks += list(_list_checks(plan, estimand, made, "log"))
        elif name in fitted:
            evidence = Evidence()
            row |= _read_numbers(fitted[name]) | {"p_adjusted": adjusted[name]}
            row |= {"mde": mde, "reasons": ["not_judged"]}
            checks += list(_list_checks(plan, estimand, fitted[name].check_results, fitted[name].scale))
        else:
            evidence = Evidence(missing=True)
            row |= {"reasons": list(refused[name])}
        rows.append(row | {"verdict": verdict(evidence)})
    return {name: _table(name, part) for name, part in zip(TABLES, (rows, checks), strict=True)}


def _assess_contrasts(
    plan: Plan, inputs: Inputs, before: dict[str, Any], reach: pd.DataFrame, refused: dict[str, tuple[str, ...]]
) -> dict[str, tuple[Assessed, float]]:
    """Contrasts that are informative, each with its p after Holm over those of its family; why others are not made."""
    informative = _informative(reach)
    families: dict[str, list[PlannedContrast]] = {}
    for estimand in plan.estimands:
        if not isinstance(estimand, PlannedContrast):
            continue
        row = before.get(estimand.id, {"status": "data_missing", "reasons": []})
        if row["status"] != "computed":
            refused[estimand.id] = tuple(row["reasons"]) or (row["status"],)
        elif estimand.id not in informative:
            refused[estimand.id] = ("not_informative",)
        else:
            families.setdefault(estimand.family, []).append(estimand)
    judged: dict[str, tuple[Assessed, float]] = {}
    for family in families.values():
        members = []
        for estimand in family:
            rows = data.read_rows(inputs.panel, inputs.edition, estimand.base.last, outcomes_of=estimand)
            past = rows[rows["year"] <= estimand.base.last]
            settled = {"permutations": CONTRAST_PERMUTATIONS, "seed": inputs.seed}
            basis = read_basis(estimand, past, read_episodes(estimand, past), **settled)
            members.append((basis, read_outcome(basis, rows)))
        made = assess(members, plan.thresholds.alpha)
        p = holm([assessed.p for assessed in made])
        judged |= {e.id: pair for e, pair in zip(family, zip(made, p, strict=True), strict=True)}
    return judged


def beyond_reach(plan: Plan, estimate: float) -> list[str]:
    """Say that the estimate, in log points, lies outside the true ratios for which reach was computed."""
    ratios = plan.reach.ratios
    return [] if min(ratios) <= math.exp(estimate) <= max(ratios) else ["beyond_reach"]


def _informative(reach: pd.DataFrame) -> set[str]:
    """Estimands whose findings depend enough on the truth."""
    return set(reach.loc[reach["informative"].isin([True]), "estimand"])


def _put_otherwise(inputs: Inputs, assessed: Assessed) -> tuple[CheckResult, ...]:
    """The contrast put in other ways, for information: its interval is at the level that decided."""
    estimand = assessed.basis.estimand
    rows = data.read_rows(inputs.panel, inputs.edition, alternatives.LAST, outcomes_of=estimand)
    histories, tranches = read_histories(rows), by_tranche(rows)
    groups = estimand.groups
    question = alternatives.ContrastQuestion(
        kind=estimand.estimator,
        history=histories.pop(groups.destination),
        shape=shape_of(estimand),
        treated=[unit for unit, tranche in tranches.items() if tranche in groups.treated_tranches],
        excluded=[unit for unit, tranche in tranches.items() if tranche in groups.excluded_tranches],
        sign=predicted_sign(estimand),
        permutations=CONTRAST_PERMUTATIONS,
        refits=inputs.permutations,
        seed=inputs.seed,
        alpha=assessed.level,
    )
    return alternatives.check_alternatives(question, tranches, histories, announced=estimand.announced.year)


def _read_contrast(assessed: Assessed) -> dict[str, Any]:
    evidence, checks = assessed.evidence, {check.check: check for check in assessed.evidence.checks}
    reference, basis = checks["reference_episodes"], assessed.basis
    return {
        "scale": "log",
        "estimate": assessed.estimate,
        "low": _finite(evidence.interval.low),
        "high": _finite(evidence.interval.high),
        "percent": 100 * math.expm1(assessed.estimate),
        "p_permutation": assessed.p,
        "p_value": assessed.p,
        "level": assessed.level,
        "widened_low": _finite(evidence.widened.low),
        "widened_high": _finite(evidence.widened.high),
        "reversion": _finite(reference.low),
        "p_reference": _finite(reference.p),
        "reference_support": _finite(basis.reference.support) if basis.reference else None,
        "reference_sets": len(reference.variants),
        **read_measures(basis.reference),
        "n": basis.treated.size * len(shape_of(basis.estimand).years),
        "treated": int(basis.treated.sum()),
        "controls": int((~basis.treated).sum()),
        "pre_periods": len(basis.estimand.base.kept()),
        "bound_low": assessed.bounds[0],
        "bound_high": assessed.bounds[1],
    }


def read_measures(reference: Reference | None) -> dict[str, Any]:
    """How many reference episodes there are, and how many of them had a measure of their own, if measures are known."""
    if reference is None:
        return {}
    known = reference.measured is not None
    return {
        "reference_episodes": reference.matched,
        "reference_measures": "recorded" if known else "not_recorded",
        "reference_measured": reference.measured,
    }


def _to_float(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _estimate_series(
    plan: Plan, inputs: Inputs, before: dict[str, Any], reach: pd.DataFrame
) -> tuple[dict[str, Estimate], dict[str, tuple[str, ...]]]:
    """Series that can inform and were estimated, and the reasons why others were not."""
    fitted: dict[str, Estimate] = {}
    refused: dict[str, tuple[str, ...]] = {}
    informative = _informative(reach)
    for estimand in plan.estimands:
        if not isinstance(estimand, PlannedSeries):
            continue
        row = before.get(estimand.id, {"status": "data_missing", "reasons": []})
        if row["status"] != "computed":
            refused[estimand.id] = tuple(row["reasons"]) or (row["status"],)
            continue
        if estimand.id not in informative:
            refused[estimand.id] = ("not_informative",)
            continue
        try:
            fitted[estimand.id] = _fit_series(plan, inputs, estimand)
        except Refusal as refusal:
            refused[estimand.id] = refusal.codes
    return fitted, refused


def _describe(plan: Plan, estimand: Estimand) -> dict[str, Any]:
    return {
        "estimand": estimand.id,
        "design": estimand.design,
        "estimator": estimand.estimator,
        "family": estimand.family,
        "source": estimand.source,
        "outcomes_seen": estimand.outcomes_seen,
        "plan_amended": bool(plan.amended),
        "plan_hash": plan.short_hash,
    }


def _fit_series(plan: Plan, inputs: Inputs, estimand: PlannedSeries) -> Estimate:
    limits = plan.thresholds
    series = data.read_counts(inputs.indicators, inputs.edition, estimand.counts, estimand.window)
    _refuse_missing(series, inputs.indicators)
    return interrupted_time_series(
        series,
        estimand.first_after,
        without=estimand.window.without,
        alpha=limits.alpha,
        placebo_alpha=limits.placebo_alpha,
        repeat_alpha=limits.repeat_alpha,
        name=estimand.id,
    )


def _refuse_missing(outcome: pd.DataFrame, path: str | Path) -> None:
    """Refuse an estimand of whose outcome the table at ``path`` has no row."""
    refuse([(outcome.empty, "data_missing", "no row of the outcome", "the source of the outcome")], str(path))


def _read_numbers(estimate: Estimate) -> dict[str, Any]:
    checks = {check.check: check for check in estimate.check_results}

    def of(check: str, value: str) -> float | None:
        return _finite(getattr(checks[check], value)) if check in checks else None

    return {
        "scale": estimate.scale,
        "estimate": estimate.effect,
        "low": estimate.interval[0],
        "high": estimate.interval[1],
        "percent": 100 * math.expm1(estimate.effect),
        "p_value": estimate.p_value,
        "n": estimate.n,
        "treated": estimate.treated,
        "controls": estimate.controls,
        "pre_periods": estimate.pre_periods,
        "bound_low": estimate.bounds[0],
        "bound_high": estimate.bounds[1],
        "pre_trend": of("pre_trend", "low"),
        "pre_trend_p": of("pre_trend", "p"),
        "placebo_p": of("placebo_date", "p"),
        "leave_one_out_low": of("leave_one_out", "low"),
        "leave_one_out_high": of("leave_one_out", "high"),
    }


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _list_checks(
    plan: Plan, estimand: Estimand, checks: tuple[CheckResult, ...], scale: str
) -> Iterator[dict[str, Any]]:
    for check in checks:
        row = {"estimand": estimand.id, "check": check.check, "role": check.role, "scale": scale}
        row["plan_hash"] = plan.short_hash
        whole = {"variant": "all", "outcome": check.outcome, "planned": check.check in estimand.checks, "p": check.p}
        yield row | whole | {"low": _finite(check.low), "high": _finite(check.high)}
        for variant, low, high in (*((name, value, value) for name, value in check.variants), *check.ranges):
            yield row | {"variant": variant, "low": low, "high": high}


def _adjust(plan: Plan, p: dict[str, float]) -> dict[str, float]:
    """Holm-adjusted p-values of series. Every series of a family counts, also one that could not be estimated.

    Contrasts are adjusted among those that are informative (``_assess_contrasts``), because no other one is judged.
    """
    adjusted: dict[str, float] = {}
    planned = [e for e in plan.estimands if isinstance(e, PlannedSeries)]
    for family in {e.family for e in planned}:
        names = [e.id for e in planned if e.family == family]
        adjusted |= dict(zip(names, holm([p.get(name, 1.0) for name in names]), strict=True))
    return adjusted
