"""Difference-in-differences on a complete panel of counts, some of them intervals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal

import numpy as np
import pandas as pd
from scipy.stats import norm, t

from tipimpact.common.errors import ImpactError, Problem
from tipimpact.impact.designs.cohorts import clustered_error, group_time, overall
from tipimpact.impact.designs.departures import (
    EffectPath,
    breakdown,
    breakdown_as_estimated,
    honest_interval,
    read_path,
)
from tipimpact.impact.designs.event_study import event_table
from tipimpact.impact.designs.panel import MIN_PRE_PERIODS, SHOWN, Design, check_comparison, read_design
from tipimpact.impact.designs.regression import Errors, Estimand, Regression, is_unbalanced, regress
from tipimpact.impact.designs.sensitivity import (
    Curve,
    Estimator,
    curve_p,
    estimate,
    placebo_dates,
    specifications,
    weights_of,
)
from tipimpact.impact.estimate import CheckResult, Estimate, check_bounds, check_sign, spread
from tipimpact.impact.inference import core
from tipimpact.impact.inference.core import Matrix

NOTES = ("selection", "differential", "persons")
LEFT_OUT = "periods_left_out"
MIN_TESTED_PERIODS = 3  # before the event
RELATIVE = (0.5, 1.0, 1.5, 2.0)  # multiples of the greatest step before, at which the interval is shown


@dataclass(frozen=True)
class DifferenceSettings:
    """How an estimate is made and checked; as in ``difference_in_differences``.

    others: the same outcome in other places, by name. without_place: the panel with each place left out.
    offset: under the logarithm; None where the outcome is not in logarithms of counts.
    """

    name: str
    form: str = "log"
    offset: float | None = 0.5
    estimator: Estimator | None = None
    placebo_from: int | None = None
    placebo_without: tuple[int, ...] = ()
    alpha: float = 0.05
    power: float = 0.8
    pre_trend_alpha: float = 0.1
    placebo_alpha: float = 0.05
    curve: Curve | None = None
    min_same_sign: float = 0.9
    min_breakdown: float = 1.0
    permutations: int = 999
    seed: int = 0
    notes: tuple[str, ...] = NOTES
    min_pre_periods: int = MIN_PRE_PERIODS
    others: Mapping[str, Design] = field(default_factory=dict)
    without_place: Mapping[str, Design] = field(default_factory=dict)


def difference_in_differences(
    panel: pd.DataFrame,
    *,
    unit: str = "origin",
    period: str = "year",
    outcome: str = "claims",
    low: str = "low",
    high: str = "high",
    cohort: str = "cohort",
    ended: str = "ended",
    weights: str | None = None,
    covariates: Sequence[str] = (),
    treatment: str | None = None,
    estimand: Estimand = "units",
    form: Literal["log", "level"] = "log",
    offset: float = 0.5,
    estimator: Estimator | None = None,
    errors: Errors = "clustered",
    unbalanced: bool = False,
    min_pre_periods: int = MIN_PRE_PERIODS,
    placebo_from: int | None = None,
    placebo_without: tuple[int, ...] = (),
    alpha: float = 0.05,
    pre_trend_alpha: float = 0.1,
    placebo_alpha: float = 0.05,
    curve: Curve | None = None,
    min_same_sign: float = 0.9,
    min_breakdown: float = 1.0,
    permutations: int = 999,
    seed: int = 0,
    name: str = "difference_in_differences",
) -> Estimate:
    """Change after treatment of treated units against units never treated.

    panel: one row per unit and period, in any order, none missing; columns ``unit``, ``period`` (whole
    numbers; leave out the periods that count neither as before nor as after), ``outcome`` (counts; missing
    where only ``low`` and ``high`` are known: the middle is taken, the ends give the bounds; without these
    columns every count is exact), ``cohort`` (first treated period; missing: never treated), ``ended`` (optional: last
    treated period; a treatment that ends inside the panel is refused).
    weights, covariates: columns. treatment: column with the share of the period under treatment (0 to 1), in the
    place of ``cohort``, where the law changed within a period or in both directions.
    estimand: "units", the mean change of the units; "persons", the change of all units' counts together (Poisson with
    unit and period effects; always in log units).
    form: "log" estimates the change of log(outcome + offset), "level" that of the outcome, which may be below zero.
    estimator: "two_way_fixed_effects", "imputation" or "long_difference"; None takes the first where all units are
    treated at once (there the first two are one), else imputation, which effects that grow do not bias.
    errors: "clustered" by unit, or "iid", which published tables of few periods have.
    unbalanced: whether units may lack periods; then, and with weights, covariates, a share of treatment, persons or iid
    errors, pyfixest fits two-way fixed effects or imputation: the p-value is that of its errors and not of
    permutations, the only check is ``leave_one_out``, and the result is a ``Fitted`` with every coefficient.
    min_pre_periods: fewer periods before are refused; with fewer than three the tests before are left out.
    placebo_from: first period, before treatment, of a placebo date; default the last two periods.
    placebo_without: periods left out around it.
    curve: choices of the specification curve; at least ``min_same_sign`` of its estimates must have the sign of
    the effect. min_breakdown: departures from parallel trends that the effect must survive, as a multiple of the
    greatest one before the event.
    Errors are clustered by unit (of two-way fixed effects, by pyfixest), and the p-value is that of permuting cohorts
    among units.
    Raises ImpactError, before anything is fitted, with the reason and the rows at fault; Refusal where the rows are in
    order and cannot carry the design or the estimator (code ``estimator_not_for_panel``).
    """
    columns = {"unit": unit, "period": period, "outcome": outcome, "low": low, "high": high, "cohort": cohort}
    if not 0 < alpha < 1 or permutations < 1:
        raise ImpactError("alpha must lie between 0 and 1, and permutations must be 1 or more")
    if ended in panel.columns and unit in panel.columns and period in panel.columns:
        _check_ends(panel, unit, period, ended)
    lacking = unbalanced and is_unbalanced(panel, unit, period, (outcome, low))
    if lacking or weights or covariates or treatment or estimand == "persons" or errors == "iid":
        once = cohort in panel.columns and panel[cohort].dropna().nunique() <= 1
        usual = "two_way_fixed_effects" if once or treatment or estimand == "persons" else "imputation"
        options = Regression(
            name=name,
            estimand=estimand,
            form=form,
            offset=offset,
            estimator=estimator or usual,
            errors=errors,
            covariates=tuple(covariates),
            weighted=weights is not None,
            alpha=alpha,
            min_pre_periods=min_pre_periods,
            unbalanced=unbalanced,
            shares=treatment is not None,
        )
        return regress(panel, columns, weights, treatment, options)
    settings = DifferenceSettings(
        name=name,
        form=form,
        offset=offset if form == "log" else None,
        estimator=estimator,
        placebo_from=placebo_from,
        placebo_without=placebo_without,
        alpha=alpha,
        pre_trend_alpha=pre_trend_alpha,
        placebo_alpha=placebo_alpha,
        curve=curve,
        min_same_sign=min_same_sign,
        min_breakdown=min_breakdown,
        permutations=permutations,
        seed=seed,
        min_pre_periods=min_pre_periods,
    )
    return compare_units(read_design(panel, columns, form, offset), settings)


def _check_ends(panel: pd.DataFrame, unit: str, period: str, ended: str) -> None:
    over = panel[panel[ended].notna() & (panel[ended] < panel[period].max())]
    faults = [
        Problem("the treatment ends inside the panel", f"panel, {name}, {last:g}", "treatment that lasts to the end")
        for name, last in over.groupby(unit)[ended].first().head(SHOWN).items()
    ]
    if faults:
        todo = "end the panel before, or estimate the ending as an event of its own, from the period it begins on"
        raise ImpactError([*faults[:-1], replace(faults[-1], todo=todo)])


def compare_units(design: Design, settings: DifferenceSettings) -> Estimate:
    """The estimate of a panel that has been read. Raises Refusal where it cannot carry the design."""
    design = design.observed()
    check_comparison(design, settings.min_pre_periods, settings.estimator)
    estimator = settings.estimator or ("two_way_fixed_effects" if _at_once(design) else "imputation")
    weights = weights_of(design, estimator)
    orders = core.orders(design.units, settings.permutations, settings.seed)
    effect = float((weights * design.outcome).sum())
    reference = core.permuted_sums(core.within(design.outcome), weights, orders)
    p = core.p_value(effect, reference)
    gaps = len(design.periods) < np.ptp(design.periods) + 1
    return Estimate(
        name=settings.name,
        effect=effect,
        interval=_interval(design, weights, effect, estimator, settings.alpha),
        scale="log" if settings.form == "log" else "difference",
        p_permutation=p,
        p_value=p,
        n=design.outcome.size,
        treated=int(design.treated.sum()),
        controls=int((~design.treated).sum()),
        pre_periods=len(design.before().periods),
        clusters=len(design.units),
        reference=reference,
        find_bounds=partial(core.linear_bounds, design.low, design.high, weights),
        find_checks=partial(_checks, design, effect, weights, orders, settings),
        find_event_study=partial(event_table, design, settings.alpha, settings.seed, settings.name),
        notes=(*settings.notes, LEFT_OUT) if gaps else settings.notes,
    )


def _at_once(design: Design) -> bool:
    return len(np.unique(design.cohort[design.treated])) == 1


def _interval(
    design: Design, weights: Matrix, effect: float, estimator: Estimator, alpha: float
) -> tuple[float, float]:
    if estimator == "two_way_fixed_effects":
        return _clustered_interval(design, alpha)
    if estimator == "long_difference":  # with the sizes of the cohorts as estimates, as published
        error = overall(group_time(design.outcome, design.periods.astype(float), design.cohort), design.cohort)[1]
    else:
        error = clustered_error(design.outcome, weights)
    reach = t.ppf(1 - alpha / 2, len(design.units) - 1) * error
    return effect - float(reach), effect + float(reach)


def _clustered_interval(design: Design, alpha: float) -> tuple[float, float]:
    import pyfixest  # slow to import: only where something is fitted

    frame = pd.DataFrame(
        {
            "y": design.outcome.ravel(),
            "d": design.treatment.ravel(),
            "unit": np.repeat(np.arange(len(design.units)), len(design.periods)),
            "period": np.tile(design.periods, len(design.units)),
        }
    )
    fit = pyfixest.feols("y ~ d | unit + period", frame, vcov={"CRV1": "unit"})
    low, high = fit.confint(alpha=alpha).loc["d"]
    return float(low), float(high)


def _checks(
    design: Design, effect: float, weights: Matrix, orders: np.ndarray, settings: DifferenceSettings
) -> tuple[CheckResult, ...]:
    before = design.before()
    bounds = core.linear_bounds(design.low, design.high, weights)
    if len(before.periods) < MIN_TESTED_PERIODS:  # too few for a test of the comparison
        return (
            check_sign("leave_one_out", effect, _without_units(design, settings)),
            check_bounds(effect, bounds),
        )
    first = int(before.periods[-2]) if settings.placebo_from is None else settings.placebo_from
    path = read_path(design)
    return (
        _pre_trend(before, design.treated, orders, settings.pre_trend_alpha),
        _pre_trend_power(design, before, orders, settings),
        _placebo_date(before, design.treated, orders, first, settings),
        spread("placebo_dates", [(str(date), gap) for date, gap in placebo_dates(design)]),
        *_placebo_space(effect, settings),
        check_sign("leave_one_out", effect, _without_units(design, settings)),
        check_sign("leave_period_out", effect, _without_periods(design, settings)),
        *_leave_place_out(effect, settings),
        check_bounds(effect, bounds),
        *_curve(design, effect, orders, settings),
        _relative_magnitudes(path, settings),
        _smoothness(path, settings),
        CheckResult("nullifying_shock", "informs", "informational", -effect, -effect),
    )


def _relative_magnitudes(path: EffectPath, settings: DifferenceSettings) -> CheckResult:
    """low: breakdown with the errors of the steps before; high, which decides: with these steps as estimated."""
    decisive = breakdown_as_estimated(path, settings.alpha)
    return CheckResult(
        "relative_magnitudes",
        "informs",
        "passed" if decisive >= settings.min_breakdown else "failed",
        breakdown(path, "relative", settings.alpha),
        decisive,
        ranges=tuple((f"{x:g}", *honest_interval(path, "relative", x, settings.alpha)) for x in RELATIVE),
    )


def _smoothness(path: EffectPath, settings: DifferenceSettings) -> CheckResult:
    """Breakdown, and the interval under a departure that goes on straight."""
    amount = breakdown(path, "smooth", settings.alpha)
    straight = honest_interval(path, "smooth", 0.0, settings.alpha)
    return CheckResult("smoothness", "informs", "informational", amount, amount, ranges=(("0", *straight),))


def _slope(before: Design, treated: np.ndarray, orders: np.ndarray) -> tuple[float, np.ndarray]:
    """Slope of treated against other units before, in outcome units per period, and under every permutation."""
    slope = treated[:, None] * (before.periods - before.periods.mean())
    return core.coefficient(before.outcome, slope), core.permuted(before.outcome, slope, orders)


def _pre_trend(before: Design, treated: np.ndarray, orders: np.ndarray, alpha: float) -> CheckResult:
    """Did treated units already follow another slope?"""
    gap, reference = _slope(before, treated, orders)
    p = core.p_value(gap, reference)
    return CheckResult("pre_trend", "informs", "failed" if p < alpha else "passed", gap, gap, p)


def _pre_trend_power(design: Design, before: Design, orders: np.ndarray, settings: DifferenceSettings) -> CheckResult:
    """What a slope that the test of earlier trends would just see would add up to by the periods after (Roth 2022)."""
    spread_of_slopes = _slope(before, design.treated, orders)[1].std(ddof=1)
    seen = (norm.ppf(1 - settings.pre_trend_alpha / 2) + norm.ppf(settings.power)) * spread_of_slopes
    after = design.periods[design.periods >= np.nanmin(design.cohort)].mean()
    bias = float(seen * (after - before.periods.mean()))
    return CheckResult("pre_trend_power", "informs", "informational", bias, bias)


def placebo(before: Design, treated: np.ndarray, first: int, without: tuple[int, ...]) -> tuple[Matrix, Matrix]:
    """Outcome and treatment of a placebo date: periods from ``first`` on, without some, count as treated."""
    kept = before.part(periods=~np.isin(before.periods, without))
    return kept.outcome, (treated[:, None] & (kept.periods >= first)).astype(float)


def _placebo_date(
    before: Design, treated: np.ndarray, orders: np.ndarray, first: int, settings: DifferenceSettings
) -> CheckResult:
    outcome, treatment = placebo(before, treated, first, settings.placebo_without)
    gap = core.coefficient(outcome, treatment)
    p = core.p_value(gap, core.permuted(outcome, treatment, orders))
    return CheckResult("placebo_date", "informs", "failed" if p < settings.placebo_alpha else "passed", gap, gap, p)


def _placebo_space(effect: float, settings: DifferenceSettings) -> Iterator[CheckResult]:
    """The same comparison where the law does not hold; no place should show as large a change."""
    gaps = []
    for place, other in settings.others.items():
        observed = other.observed()
        if observed.treated.sum() >= 2 and (~observed.treated).sum() >= 2:
            gaps.append((place, core.coefficient(observed.outcome, observed.treatment)))
    if gaps:
        values = np.array([gap for _, gap in gaps])
        check = spread("placebo_space", gaps)
        better = (np.abs(values) >= abs(effect)).any()
        yield replace(check, outcome="failed" if better else "passed", p=core.p_value(effect, values))


def _without_units(design: Design, settings: DifferenceSettings) -> Iterator[tuple[str, float]]:
    units = np.arange(len(design.units))
    for u in units:
        part = design.part(units=units != u)
        yield str(design.units[u]), _value(part, settings)


def _without_periods(design: Design, settings: DifferenceSettings) -> Iterator[tuple[str, float]]:
    """As long as some remain before and after."""
    after = design.periods >= np.nanmin(design.cohort)
    for p, late in zip(design.periods, after, strict=True):
        if not late or after.sum() > 1:
            part = design.part(periods=design.periods != p)
            yield str(p), _value(part, settings)


def _leave_place_out(effect: float, settings: DifferenceSettings) -> Iterator[CheckResult]:
    if settings.without_place:
        parts = ((place, _value(part.observed(), settings)) for place, part in settings.without_place.items())
        yield check_sign("leave_destination_out", effect, parts)


def _value(design: Design, settings: DifferenceSettings) -> float:
    estimator = settings.estimator or ("two_way_fixed_effects" if _at_once(design) else "imputation")
    return estimate(design, estimator)


def _curve(design: Design, effect: float, orders: np.ndarray, settings: DifferenceSettings) -> Iterator[CheckResult]:
    if settings.curve is None:
        return
    specs = list(specifications(design, settings.curve, settings.offset))
    share = np.mean([spec.value * effect > 0 for spec in specs])
    check = spread("specification_curve", [(spec.name, spec.value) for spec in specs])
    yield replace(check, outcome="passed" if share >= settings.min_same_sign else "failed", p=curve_p(specs, orders))
