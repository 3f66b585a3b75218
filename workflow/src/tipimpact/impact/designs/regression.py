"""Two-way fixed effects and imputation by pyfixest, for panels that are weighted, unbalanced or have covariates.

Also the estimand of persons: Poisson pseudo-maximum likelihood with unit and period effects, whose coefficient is the
log ratio of counts of all units together and not the mean of the units' log ratios.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import numpy as np
import pandas as pd

from tipimpact.common.errors import ImpactError, Problem
from tipimpact.impact.designs.fitted import Fitted, read_term
from tipimpact.impact.designs.panel import MIN_PRE_PERIODS, SHOWN
from tipimpact.impact.estimate import check_sign
from tipimpact.impact.refusal import refuse

Estimand = Literal["units", "persons"]
Errors = Literal["clustered", "iid"]
ESTIMATORS = ("two_way_fixed_effects", "imputation")
NOTES = ("selection", "differential", "no_permutation")


@dataclass(frozen=True)
class Regression:
    """How a panel is regressed; as in ``difference_in_differences``."""

    name: str
    estimand: Estimand = "units"
    form: str = "log"
    offset: float = 0.5
    estimator: str = "two_way_fixed_effects"
    errors: Errors = "clustered"
    covariates: tuple[str, ...] = ()
    weighted: bool = False
    alpha: float = 0.05
    min_pre_periods: int = MIN_PRE_PERIODS
    unbalanced: bool = False
    shares: bool = False  # of treatment, in the place of cohorts


def regress(
    panel: pd.DataFrame, columns: dict[str, str], weights: str | None, treatment: str | None, options: Regression
) -> Fitted:
    """The estimate from rows in long form. columns: names by role, as in ``panel.COLUMNS``."""
    frame = read_rows(panel, columns, weights, treatment, options)
    _check_rows_carry(frame, options)
    fit = partial(_fit, options=options)
    coefficients, units = fit(frame), frame.groupby("unit")["d"].max() > 0
    effect, low, high, p = read_term(coefficients, "d")
    return Fitted(
        name=options.name,
        effect=effect,
        interval=(low, high),
        scale="log" if options.form == "log" or options.estimand == "persons" else "difference",
        p_permutation=math.nan,
        p_value=p,
        n=len(frame),
        treated=int(units.sum()),
        controls=int((~units).sum()),
        pre_periods=_pre_periods(frame),
        clusters=int(units.size) if options.errors == "clustered" else 0,
        find_bounds=partial(_bounds, frame, fit),
        find_checks=partial(_checks, frame, effect, fit),
        notes=NOTES,
        coefficients=coefficients,
    )


def read_rows(
    panel: pd.DataFrame, columns: dict[str, str], weights: str | None, treatment: str | None, options: Regression
) -> pd.DataFrame:
    """Columns unit, period, y, low, high, d, w and the covariates, as numbers; rows without an outcome are left out.

    Raises ImpactError with every row at fault: duplicates, values that are not numbers, counts or weights below zero.
    """
    roles = {role: columns[role] for role in ("unit", "period", "outcome")}
    given = (
        {"weights": weights, "treatment": treatment} if treatment else {"weights": weights, "cohort": columns["cohort"]}
    )
    roles |= {role: column for role, column in given.items() if column}
    missing = [c for c in (*roles.values(), *options.covariates) if c not in panel.columns]
    if missing:
        raise ImpactError(Problem(f"column {column!r} is missing", "panel") for column in missing)
    ends = {end: columns[end] for end in ("low", "high") if columns[end] in panel.columns}
    numeric = {**{r: c for r, c in roles.items() if r not in ("unit", "period")}, **ends}
    numeric |= {f"z{place}": column for place, column in enumerate(options.covariates)}
    numbers = {role: pd.to_numeric(panel[column], errors="coerce").astype(float) for role, column in numeric.items()}
    rows = pd.DataFrame({"unit": panel[roles["unit"]], "period": panel[roles["period"]], **numbers})
    garbled = {role: rows[role].isna() & panel[column].notna() for role, column in numeric.items()}
    middle = (rows["low"] + rows["high"]) / 2 if len(ends) == 2 else np.nan
    rows["outcome"] = rows["outcome"].fillna(middle)
    rows = rows.assign(**{end: rows.get(end, rows["outcome"]).fillna(rows["outcome"]) for end in ("low", "high")})
    if treatment:
        rows["d"] = rows["treatment"]
    else:
        rows["d"] = (rows["period"] >= rows["cohort"].fillna(np.inf)).astype(float)
    rows["w"] = rows.get("weights", pd.Series(1.0, index=rows.index))
    _raise_faults(rows, pd.DataFrame(garbled).any(axis=1), options)
    _check_balance(rows[rows["outcome"].notna()], options)
    rows = rows[rows["outcome"].notna()]
    if options.form == "log" and options.estimand == "units":
        rows = rows.assign(**{c: np.log(rows[c] + options.offset) for c in ("outcome", "low", "high")})
    return rows.rename(columns={"outcome": "y"}).reset_index(drop=True)


def _raise_faults(rows: pd.DataFrame, garbled: pd.Series, options: Regression) -> None:
    counts = options.form == "log" or options.estimand == "persons"
    covariates = [column for column in rows if str(column).startswith("z")]
    twice = "give one row each, or their mean"
    bad = [
        (rows.duplicated(["unit", "period"], keep=False), "unit and period occur twice", "one row each", twice),
        (garbled, "not a number", "numbers in outcome, weights, treatment and covariates", ""),
        (counts & (rows["low"] < 0), "an outcome below zero", "0 or more", "for outcomes below zero use form='level'"),
        (~(rows["w"] > 0), f"the weight is {'{}'}", "a number above 0", "leave the row out if it has no weight"),
        (rows[covariates].isna().any(axis=1), "a covariate is missing", "one in every row", ""),
        (rows["d"].isna() | ~rows["d"].between(0, 1), "not a share of treatment", "from 0 to 1", ""),
    ]
    problems = [
        Problem(what.format(row.w), f"panel, {row.unit}, {row.period}", expected, todo=todo)
        for holds, what, expected, todo in bad
        for row in rows[holds].head(SHOWN).itertuples()
    ]
    if rows.empty:
        problems = [Problem("the panel has no rows", "panel")]
    if problems:
        raise ImpactError(problems)


def _check_balance(rows: pd.DataFrame, options: Regression) -> None:
    """Raise ImpactError with every unit and period without an outcome, unless the panel may be unbalanced."""
    every = pd.MultiIndex.from_product([rows["unit"].unique(), rows["period"].unique()])
    absent = every.difference(pd.MultiIndex.from_frame(rows[["unit", "period"]]))
    if len(absent) and not options.unbalanced:
        raise ImpactError(
            Problem(
                "the outcome is missing", f"panel, {unit}, {period}", "one in every period", todo="or unbalanced=True"
            )
            for unit, period in absent[:SHOWN]
        )


def _pre_periods(frame: pd.DataFrame) -> int:
    treated = frame.loc[frame["d"] > 0, "period"]
    first = treated.min() if len(treated) else math.inf
    return int((frame["period"].drop_duplicates() < first).sum())


def _check_rows_carry(frame: pd.DataFrame, options: Regression) -> None:
    ever = frame.groupby("unit")["d"].max() > 0
    treated, controls, before = int(ever.sum()), int((~ever).sum()), _pre_periods(frame)
    whole = frame["d"].isin([0, 1]).all() and not (frame.sort_values("period").groupby("unit")["d"].diff() < 0).any()
    alone = frame.groupby("period")["d"].nunique().max() < 2 if options.shares else controls < 2
    supported = options.estimator in ESTIMATORS and (options.estimand == "units" or options.estimator == ESTIMATORS[0])
    reasons = [
        (not supported, "estimator_not_for_panel", f"{options.estimator} with estimand {options.estimand!r}",
         "two_way_fixed_effects (or imputation for units) where a panel is weighted, unbalanced or has covariates"),
        (options.estimator == "imputation" and not whole, "treatment_not_absorbing",
         "treatment in part, or that ends", "0 or 1 that stays 1"),
        (treated < 2, "too_few_treated", f"treated units: {treated}", "at least 2"),
        (alone, "too_few_controls", f"untreated units: {controls}", "at least 2"),
        (before < options.min_pre_periods, "too_few_pre_periods", f"periods before the first treatment: {before}",
         f"at least {options.min_pre_periods}"),
        (frame["y"].nunique() < 2, "no_variation", "the outcome never varies", "some variation"),
    ]  # fmt: skip
    refuse(reasons, "panel")


def _fit(frame: pd.DataFrame, options: Regression) -> pd.DataFrame:
    """Coefficients by term, ``d`` the treatment: estimate, error, low, high, p."""
    import pyfixest  # slow to import: only where something is fitted

    covariates = [f"z{place}" for place in range(len(options.covariates))]
    names = dict(zip(covariates, options.covariates, strict=True))
    vcov: Any = {"CRV1": "unit"} if options.errors == "clustered" else "iid"
    weights = {"weights": "w"} if options.weighted else {}
    terms = " + ".join(["d", *covariates])
    if options.estimator == "imputation":
        first = " + ".join(covariates) or "0"
        fit = pyfixest.did2s(
            frame, yname="y", first_stage=f"~ {first} | unit + period", second_stage="~ d", treatment="d",
            cluster="unit", **weights,
        )  # fmt: skip
    elif options.estimand == "persons":
        fit = pyfixest.fepois(f"y ~ {terms} | unit + period", frame, vcov=vcov, **weights)
    else:
        fit = pyfixest.feols(f"y ~ {terms} | unit + period", frame, vcov=vcov, **weights)
    ends = fit.confint(alpha=options.alpha)
    columns = {"estimate": fit.coef(), "error": fit.se(), "low": ends.iloc[:, 0], "high": ends.iloc[:, 1]}
    table = pd.DataFrame(columns | {"p": fit.pvalue()}).drop(index="Intercept", errors="ignore")
    return table.rename(index=names).rename_axis("term")


def _effect(frame: pd.DataFrame, fit: Any) -> float:
    return float(fit(frame)["estimate"].loc["d"])


def _bounds(frame: pd.DataFrame, fit: Any) -> tuple[float, float]:
    """Effects when cells under treatment lie at one end and all others at the other."""
    if np.array_equal(frame["low"], frame["high"]):
        return (effect := _effect(frame, fit)), effect
    ends = [("low", "high"), ("high", "low")]
    moved = [np.where(frame["d"] > 0, frame[own], frame[other]) for own, other in ends]
    fall, rise = (_effect(frame.assign(y=outcome), fit) for outcome in moved)
    return fall, rise


def _checks(frame: pd.DataFrame, effect: float, fit: Any) -> tuple[Any, ...]:
    return (check_sign("leave_one_out", effect, _without_units(frame, fit)),)


def _without_units(frame: pd.DataFrame, fit: Any) -> Iterator[tuple[str, float]]:
    for unit in frame["unit"].unique():
        yield str(unit), _effect(frame[frame["unit"] != unit], fit)


def is_unbalanced(panel: pd.DataFrame, unit: str, period: str, outcome: Sequence[str]) -> bool:
    """Whether some unit lacks a period, or an outcome in one."""
    if not {unit, period, outcome[0]} <= set(panel.columns):
        return False
    known = panel[panel[[c for c in outcome if c in panel.columns]].notna().any(axis=1)]
    return len(known) < known[unit].nunique() * known[period].nunique()
