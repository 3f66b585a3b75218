"""Difference-in-differences on a complete panel of counts, some of them intervals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

import numpy as np
import pandas as pd

from tipimpact.common.errors import ImpactError, Problem
from tipimpact.impact import core
from tipimpact.impact.core import Matrix
from tipimpact.impact.design import Design
from tipimpact.impact.estimate import Check, Estimate
from tipimpact.impact.sensitivity import Curve, departures, placebo_dates, specifications

MIN_PRE_PERIODS = 4
SHOWN = 20  # faulty rows named
FORMS = ("log", "level")
CELLS = ("outcome", "low", "high")
COLUMNS = {"unit": "origin", "period": "year", "outcome": "claims", "low": "low", "high": "high", "cohort": "cohort"}
NOTES = ("impact.note_selection", "impact.note_differential", "impact.note_persons")


def difference_in_differences(
    panel: pd.DataFrame,
    *,
    unit: str = "origin",
    period: str = "year",
    outcome: str = "claims",
    low: str = "low",
    high: str = "high",
    cohort: str = "cohort",
    form: Literal["log", "level"] = "log",
    offset: float = 0.5,
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
    columns every count is exact), ``cohort`` (first treated period; missing: never treated).
    form: "log" estimates the change of log(outcome + offset), "level" that of the outcome.
    placebo_from: first period, before treatment, of a placebo date; default the last two periods.
    placebo_without: periods left out around it.
    curve: choices of the specification curve; at least ``min_same_sign`` of its estimates must have the sign of
    the effect. min_breakdown: departures from parallel trends that the effect must survive, as a multiple of the
    greatest one before the event.
    The coefficient is that of two-way fixed effects with errors clustered by unit (pyfixest), the p-value
    that of permuting cohorts among units.
    Raises ImpactError, before anything is fitted, with the reason and the rows at fault.
    """
    columns = {"unit": unit, "period": period, "outcome": outcome, "low": low, "high": high, "cohort": cohort}
    if not 0 < alpha < 1 or permutations < 1:
        raise ImpactError("alpha must lie between 0 and 1, and permutations must be 1 or more")
    design = read_design(panel, columns, form, offset).observed()
    _check_design(design)
    treatment, treated = design.treatment, ~np.isnan(design.cohort)
    orders = core.permutations(permutations, len(design.units), core.stream(seed, f"{name}/permutations"))
    effect = core.coefficient(design.outcome, treatment)
    interval = _clustered_interval(design, alpha)
    bounds = core.bounds(design.low, design.high, treatment)
    before = design.before()
    first = int(before.periods[-2]) if placebo_from is None else placebo_from
    p = core.p_value(effect, core.permuted(design.outcome, treatment, orders))

    def checks() -> tuple[Check, ...]:
        found = departures(design, alpha)
        return (
            _pre_trend(before, treated, orders, pre_trend_alpha),
            _placebo_date(before, treated, orders, first, placebo_without, placebo_alpha),
            _spread("placebo_dates", [(str(date), gap) for date, gap in placebo_dates(design)]),
            _leave_one_out(design, effect),
            _leave_period_out(design, effect),
            Check("censored_cells", "passed" if _same_sign(effect, *bounds) else "failed", *bounds),
            *_curve(design, effect, curve, offset if form == "log" else None, min_same_sign),
            Check(
                "relative_magnitudes",
                "passed" if found.relative >= min_breakdown else "failed",
                found.relative,
                found.relative,
            ),
            Check("smoothness", "informational", found.smooth, found.smooth),
            Check("nullifying_shock", "informational", -effect, -effect),
        )

    return Estimate(
        name=name,
        effect=effect,
        interval=interval,
        scale="log" if form == "log" else "difference",
        p_permutation=p,
        p_value=p,
        n=design.outcome.size,
        treated=int(treated.sum()),
        controls=int((~treated).sum()),
        pre_periods=len(before.periods),
        clusters=len(design.units),
        find_bounds=lambda: bounds,
        find_checks=checks,
        notes=NOTES,
    )


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


def _pre_trend(before: Design, treated: np.ndarray, orders: np.ndarray, alpha: float) -> Check:
    """Did treated units already follow another slope? In outcome units per period."""
    slope = treated[:, None] * (before.periods - before.periods.mean())
    gap = core.coefficient(before.outcome, slope)
    p = core.p_value(gap, core.permuted(before.outcome, slope, orders))
    return Check("pre_trend", "failed" if p < alpha else "passed", gap, gap, p)


def placebo(before: Design, treated: np.ndarray, first: int, without: tuple[int, ...]) -> tuple[Matrix, Matrix]:
    """Outcome and treatment of a placebo date: periods from ``first`` on, without some, count as treated."""
    kept = before.part(periods=~np.isin(before.periods, without))
    return kept.outcome, (treated[:, None] & (kept.periods >= first)).astype(float)


def _placebo_date(
    before: Design, treated: np.ndarray, orders: np.ndarray, first: int, without: tuple[int, ...], alpha: float
) -> Check:
    outcome, treatment = placebo(before, treated, first, without)
    gap = core.coefficient(outcome, treatment)
    p = core.p_value(gap, core.permuted(outcome, treatment, orders))
    return Check("placebo_date", "failed" if p < alpha else "passed", gap, gap, p)


def _leave_one_out(design: Design, effect: float) -> Check:
    """Range of the effect when each unit in turn is left out."""
    units = np.arange(len(design.units))
    parts = ((str(design.units[u]), design.part(units=units != u)) for u in units)
    return _range("leave_one_out", effect, parts)


def _leave_period_out(design: Design, effect: float) -> Check:
    """Range of the effect when each period in turn is left out, as long as some remain before and after."""
    after = design.periods >= np.nanmin(design.cohort)
    kept = [p for p, late in zip(design.periods, after, strict=True) if not late or after.sum() > 1]
    return _range("leave_period_out", effect, ((str(p), design.part(periods=design.periods != p)) for p in kept))


def _range(check: str, effect: float, parts: Iterable[tuple[str, Design]]) -> Check:
    found = _spread(check, [(name, core.coefficient(part.outcome, part.treatment)) for name, part in parts])
    return replace(found, outcome="passed" if _same_sign(effect, found.low, found.high) else "failed")


def _spread(check: str, variants: list[tuple[str, float]]) -> Check:
    values = [value for _, value in variants]
    return Check(check, "informational", min(values), max(values), variants=tuple(variants))


def _curve(design: Design, effect: float, curve: Curve | None, offset: float | None, least: float) -> list[Check]:
    if curve is None:
        return []
    found = _spread("specification_curve", list(specifications(design, curve, offset)))
    share = np.mean([value * effect > 0 for _, value in found.variants])
    return [replace(found, outcome="passed" if share >= least else "failed")]


def _same_sign(effect: float, low: float, high: float) -> bool:
    return low > 0 if effect > 0 else high < 0


def read_design(
    panel: pd.DataFrame, columns: Mapping[str, str] = COLUMNS, form: str = "log", offset: float = 0.5
) -> Design:
    """The panel as matrices; arguments as in ``difference_in_differences``.

    Raises ImpactError with every row at fault: duplicates, rows missing, values that are not counts.
    """
    if form not in FORMS:
        raise ImpactError(f"form is {form!r}", expected=" or ".join(FORMS))
    if "i" in panel.columns:
        raise ImpactError("a column is called 'i', which hides a function of the estimator", todo="rename it")
    missing = [columns[c] for c in ("unit", "period", "outcome", "cohort") if columns[c] not in panel.columns]
    if missing:
        raise ImpactError(Problem(f"column {c!r} is missing", "panel") for c in missing)
    exact = {columns[c]: panel[columns["outcome"]] for c in ("low", "high") if columns[c] not in panel.columns}
    rows = panel.assign(**exact)[list(columns.values())].set_axis(list(columns), axis=1)
    numbers = rows[[*CELLS, "cohort"]].apply(pd.to_numeric, errors="coerce").astype("Float64").astype("float64")
    garbled = (numbers.isna() & rows[[*CELLS, "cohort"]].notna()).any(axis=1)
    rows = rows.assign(**numbers).assign(outcome=numbers["outcome"].fillna((numbers["low"] + numbers["high"]) / 2))
    _check_rows(rows, garbled)
    wide = {c: rows.pivot(index="unit", columns="period", values=c) for c in CELLS}
    cells = {c: np.log(table.to_numpy() + offset) if form == "log" else table.to_numpy() for c, table in wide.items()}
    cohort = rows.groupby("unit")["cohort"].first().to_numpy()
    return Design(wide["outcome"].index.to_numpy(), wide["outcome"].columns.to_numpy(), cohort, **cells)


def _check_rows(rows: pd.DataFrame, garbled: pd.Series) -> None:
    first = rows.groupby("unit")["cohort"].transform("first")
    unsteady = ~((rows["cohort"] == first) | (rows["cohort"].isna() & first.isna()))
    bad_cell = garbled | rows[list(CELLS)].isna().any(axis=1) | (rows["low"] < 0) | (rows["low"] > rows["high"])
    bad_cell |= (rows["outcome"] < rows["low"]) | (rows["outcome"] > rows["high"])
    problems = [
        Problem(what, f"panel, {row.unit}, {row.period}", expected)
        for bad, what, expected in (
            (rows.duplicated(["unit", "period"], keep=False), "unit and period stand twice", "one row each"),
            (bad_cell, "not a count", "0 or more, between low and high; low and high where it is missing"),
            (unsteady, "the first treated period changes within the unit", "one per unit, or none"),
        )
        for row in rows[bad].head(SHOWN).itertuples()
    ]
    grid = pd.MultiIndex.from_product([rows["unit"].unique(), rows["period"].unique()])
    absent = grid.difference(pd.MultiIndex.from_frame(rows[["unit", "period"]]))
    problems += [
        Problem("the row is missing", f"panel, {u}, {p}", "every unit in every period") for u, p in absent[:SHOWN]
    ]
    if rows.empty:
        problems = [Problem("the panel has no rows", "panel")]
    if problems:
        raise ImpactError(problems)


def _check_design(design: Design) -> None:
    treated = ~np.isnan(design.cohort)
    before = len(design.before().periods) if treated.any() else len(design.periods)
    cohorts, sizes = np.unique(design.cohort[treated], return_counts=True)
    alone = ", ".join(f"{first:g}" for first in cohorts[sizes == 1])
    reasons = [
        (bool(alone) and treated.sum() > 1, f"cohorts of one unit: {alone}", "2 units or more in each"),
        (treated.sum() < 2, f"treated units: {treated.sum()}", "at least 2: one unit's fate is not a pattern"),
        ((~treated).sum() < 2, f"untreated units: {(~treated).sum()}", "at least 2"),
        (before < MIN_PRE_PERIODS, f"periods before the first treatment: {before}", f"at least {MIN_PRE_PERIODS}"),
        (not (design.low == design.high).any(), "every cell is censored", "some exact counts"),
        (np.ptp(design.outcome) == 0, "the outcome never varies", "some variation"),
    ]
    problems = [Problem(what, "panel", expected) for bad, what, expected in reasons if bad]
    if problems:
        raise ImpactError(problems)
