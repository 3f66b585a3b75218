"""A panel as matrices: read, checked row by row, and refused where it cannot carry a comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from tipimpact.common.errors import ImpactError, Problem
from tipimpact.impact.inference.core import Matrix
from tipimpact.impact.refusal import refuse

MIN_PRE_PERIODS = 4
SHOWN = 20  # faulty rows named
FORMS = ("log", "level")
CELLS = ("outcome", "low", "high")
COLUMNS = {"unit": "origin", "period": "year", "outcome": "claims", "low": "low", "high": "high", "cohort": "cohort"}


@dataclass(frozen=True)
class Design:
    """A panel as matrices, units x periods. cohort: first treated period of each unit, NaN: never."""

    units: np.ndarray
    periods: np.ndarray
    cohort: np.ndarray
    outcome: Matrix
    low: Matrix
    high: Matrix

    @property
    def treatment(self) -> Matrix:
        """1 from the unit's first treated period on."""
        return (self.periods >= self.cohort[:, None]).astype(float)

    @property
    def treated(self) -> np.ndarray:
        """Which units are ever treated."""
        return ~np.isnan(self.cohort)

    def part(self, units: np.ndarray | slice = slice(None), periods: np.ndarray | slice = slice(None)) -> Design:
        """Some units and periods."""
        cells = [m[units][:, periods] for m in (self.outcome, self.low, self.high)]
        return Design(self.units[units], self.periods[periods], self.cohort[units], *cells)

    def observed(self) -> Design:
        """With units that are first treated after the last period as never treated."""
        return replace(self, cohort=np.where(self.cohort > self.periods.max(), np.nan, self.cohort))

    def before(self) -> Design:
        """Periods before the first cohort's."""
        return self.part(periods=self.periods < np.nanmin(self.cohort))


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
    _check_periods(rows)
    numbers = rows[[*CELLS, "cohort"]].apply(pd.to_numeric, errors="coerce").astype("Float64").astype("float64")
    garbled = (numbers.isna() & rows[[*CELLS, "cohort"]].notna()).any(axis=1)
    rows = rows.assign(**numbers).assign(outcome=numbers["outcome"].fillna((numbers["low"] + numbers["high"]) / 2))
    _check_rows(rows, garbled, counts=form == "log")
    wide = {c: rows.pivot(index="unit", columns="period", values=c) for c in CELLS}
    cells = {c: np.log(table.to_numpy() + offset) if form == "log" else table.to_numpy() for c, table in wide.items()}
    cohort = rows.groupby("unit")["cohort"].first().to_numpy()
    return Design(wide["outcome"].index.to_numpy(), wide["outcome"].columns.to_numpy(), cohort, **cells)


def _check_periods(rows: pd.DataFrame) -> None:
    """Periods are whole numbers: a fiscal year such as 2012-13 overlaps two years, and it is unknown which is meant."""
    if pd.api.types.is_integer_dtype(rows["period"]) or rows.empty:
        return
    odd = [p for p in rows["period"].drop_duplicates() if not (isinstance(p, int | np.integer))]
    if odd:
        raise ImpactError(
            f"periods are not whole numbers: {', '.join(map(str, odd[:SHOWN]))}",
            where="panel",
            expected="whole numbers, as for years",
            todo="for fiscal years give the year in which each begins, in the period and in the cohort alike",
        )


def _check_rows(rows: pd.DataFrame, garbled: pd.Series, counts: bool) -> None:
    first = rows.groupby("unit")["cohort"].transform("first")
    unsteady = ~((rows["cohort"] == first) | (rows["cohort"].isna() & first.isna()))
    bad_cell = garbled | rows[list(CELLS)].isna().any(axis=1) | (rows["low"] > rows["high"])
    bad_cell |= counts & (rows["low"] < 0)
    bad_cell |= (rows["outcome"] < rows["low"]) | (rows["outcome"] > rows["high"])
    bad_cell |= np.isinf(rows["high"])
    problems = [
        Problem(what, f"panel, {row.unit}, {row.period}", expected)
        for bad, what, expected in (
            (rows.duplicated(["unit", "period"], keep=False), "unit and period occur twice", "one row each"),
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


def check_comparison(design: Design, least: int = MIN_PRE_PERIODS, estimator: str | None = None) -> None:
    """Refuse a panel that cannot carry a comparison of treated and other units.

    least: periods before that are needed. estimator: the one chosen; two-way fixed effects need no two units a cohort.
    Raises Refusal with every reason: units treated, periods before, variation, cells published.
    """
    treated, exact = design.treated, design.low == design.high
    before = len(design.before().periods) if treated.any() else len(design.periods)
    cohorts, sizes = np.unique(design.cohort[treated], return_counts=True)
    alone = ", ".join(f"{first:g} ({design.units[design.cohort == first][0]})" for first in cohorts[sizes == 1])
    one = f" ({design.units[treated][0]})" if treated.sum() == 1 else ""
    reasons = [
        (
            bool(alone) and treated.sum() > 1 and estimator != "two_way_fixed_effects",
            "cohort_of_one",
            f"cohorts of one unit: {alone}",
            "2 units or more in each",
        ),
        (
            treated.sum() < 2,
            "too_few_treated",
            f"treated units: {treated.sum()}{one}",
            "at least 2: one unit's fate is not a pattern (synthetic_control is for one)",
        ),
        ((~treated).sum() < 2, "too_few_controls", f"untreated units: {(~treated).sum()}", "at least 2"),
        (
            before < least,
            "too_few_pre_periods",
            f"periods before the first treatment: {before}",
            f"at least {least}",
        ),
        (not exact.any(), "all_hidden", "every cell is censored", "some exact counts"),
        (np.ptp(design.outcome) == 0, "no_variation", "the outcome never varies", "some variation"),
    ]
    refuse(reasons, "panel")
