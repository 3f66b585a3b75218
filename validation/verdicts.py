"""Audit of the verdicts: how often they report an effect that does not exist, and how often one that does.

Series and panels are simulated with one violation of the assumptions, or with a true rate ratio, and use the same
design, checks and thresholds as the planned estimands. An effect counts as reported if the verdict is *supported*, the
only one that needs every check; *suggestive* is counted separately.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.impact.checks.sensitivity import Curve
from tipimpact.impact.designs.did import difference_in_differences
from tipimpact.impact.designs.series import interrupted_time_series
from tipimpact.impact.inference.core import stream
from tipimpact.impact.inference.power import minimum_detectable_effect
from tipimpact.impact.plan import Plan, PlannedDifference
from tipimpact.impact.verdict import decide
from validation.panels import COHORT, PERIODS, PanelCell, clustered_intervals, panels
from validation.series import SUPPRESSED_BELOW, Cell, counts, intervals, publish, published_ends

FOUND_RATIO = 0.4


@dataclass(frozen=True)
class Case:
    """A simulated series or panel. made: its parameters.

    null: there is no effect. rounded_from_event: counts are exact before the event and rounded to 5 afterwards.
    """

    name: str
    made: Cell | PanelCell
    null: bool = True
    rounded_from_event: bool = False


def _cases(made: Cell | PanelCell, faults: dict[str, dict[str, float]], effect: dict[str, float]) -> tuple[Case, ...]:
    """Cases without a fault, with each fault, with other rounding after the event, and with an effect to be found."""
    return (
        Case("no fault", made),
        *(Case(name, replace(made, **fault)) for name, fault in faults.items()),  # type: ignore[arg-type]
        Case("reporting: rounded from the event", made, rounded_from_event=True),
        Case("true ratio 0.4", replace(made, **effect), null=False),  # type: ignore[arg-type]
    )


QUARTERS = Cell(40, 20, 60, 0.3, sd=0.15)
SERIES_CASES = _cases(
    QUARTERS,
    {
        "anticipation": {"anticipation": 0.4},
        "concurrent shock": {"shock": -0.5},
        "trend": {"trend": -0.03},
        "bent trend": {"curve": -0.3},
        "reporting: fewer counted later": {"reporting": -0.4},
    },
    {"ratio": FOUND_RATIO},
)
ORIGINS = PanelCell("no fault")
PANEL_CASES = _cases(
    ORIGINS,
    {
        "anticipation": {"anticipation": 0.35},
        "concurrent shock": {"law_shock": -1.0},
        "trend": {"trend": -0.05},
        "visa shock": {"shock": -1.0},
        "reporting: fewer counted later": {"reporting": -0.4},
    },
    {"effect": math.log(FOUND_RATIO)},
)


def audit(case: Case, plan: Plan, runs: int, seed: int, permutations: int = 499) -> dict[str, Any]:
    """Shares of the verdicts in one case, and the median minimum detectable effect of its design in log units.

    The estimands are those of the plan: permits (series) and designation on claims (panels). Their smallest effect is
    the one to be found, so that a design which can find it is adequate. If the interval includes no change, the verdict
    cannot be *supported*, *suggestive* or *contradicted*: the run counts as nothing found, and its checks are skipped.
    """
    judge = _judge_series if isinstance(case.made, Cell) else _judge_panels
    codes, mde = judge(case, plan, runs, seed, permutations)
    counted = Counter(codes)
    row = {"case": case.name, "design": judge.__name__.removeprefix("_judge_"), "null": case.null, "runs": runs}
    return row | {code: counted[code] / runs for code in CODES} | {"nothing_found": 1 - len(codes) / runs, "mde": mde}


CODES = ("supported", "suggestive", "contradicted", "cannot_tell")


@lru_cache
def detectable(cell: Cell, runs: int, seed: int, power: float = 0.8) -> float:
    """The smallest fall, in log units, that the interval detects with probability ``power`` in series like ``cell``."""
    low, high = 0.0, 3.0
    for _ in range(8):
        middle = (low + high) / 2
        values = publish(counts(replace(cell, ratio=math.exp(-middle)), runs, stream(seed, "detectable")))
        detected = np.mean(intervals(*published_ends(values), cell.before)[1] < 0)
        low, high = (low, middle) if detected >= power else (middle, high)
    return high


def _judge_series(case: Case, plan: Plan, runs: int, seed: int, permutations: int) -> tuple[list[str], float]:
    cell = case.made
    assert isinstance(cell, Cell)
    planned = plan.estimand("vtip_permits")
    estimand, limits = planned.model_copy(update={"smallest_effect": 1 - FOUND_RATIO}), plan.thresholds
    mde = detectable(QUARTERS, 400, seed)
    values = counts(cell, runs, stream(seed, repr(case)))
    low, high = published_ends(publish(values))
    if case.rounded_from_event:
        low[:, : cell.before] = high[:, : cell.before] = values[:, : cell.before]
    ends = intervals(low, high, cell.before, alpha=limits.alpha)
    codes = []
    for run in np.flatnonzero((ends[0] > 0) | (ends[1] < 0)):
        estimate = interrupted_time_series(
            pd.DataFrame({"low": low[run], "high": high[run]}),
            cell.before,
            alpha=limits.alpha,
            pre_trend_alpha=limits.pre_trend_alpha,
            placebo_alpha=limits.placebo_alpha,
            repeat_alpha=limits.repeat_alpha,
            checks=planned.checks,
            name=planned.id,
        )
        codes.append(decide(estimate, estimand, limits, mde=mde).code)
    return codes, mde


def _judge_panels(case: Case, plan: Plan, runs: int, seed: int, permutations: int) -> tuple[list[str], float]:
    """The panel as published: exact counts, those under 5 suppressed, only origins published in every base year."""
    cell = case.made
    assert isinstance(cell, PanelCell)
    planned = plan.estimand("designation_on_claims")
    assert isinstance(planned, PlannedDifference)
    estimand, limits = planned.model_copy(update={"smallest_effect": 1 - FOUND_RATIO}), plan.thresholds
    years, tranches = np.isin(PERIODS, planned.window.kept()), COHORT != 2015  # the plan leaves out the 2015 tranche
    values = panels(cell, runs, stream(seed, repr(case)))[:, tranches][:, :, years]
    cohort, periods = COHORT[tranches], PERIODS[years]
    hidden = values < SUPPRESSED_BELOW
    shown = np.where(case.rounded_from_event & (periods >= 2013), publish(values), values)
    low, high = np.where(hidden, 0, shown), np.where(hidden, SUPPRESSED_BELOW - 1, shown)
    codes, mdes = [], []
    for run in range(runs):
        kept = ~hidden[run][:, periods <= planned.base.last].any(axis=1)
        outcome = np.log((low[run, kept] + high[run, kept]) / 2 + planned.offset)
        treatment = (cohort[kept, None] <= periods).astype(float)
        effect, half = clustered_intervals(outcome[None], treatment, limits.alpha)
        if abs(effect[0]) <= half[0]:
            continue
        panel = pd.DataFrame(
            {
                "origin": np.repeat([f"U{u:03d}" for u in np.flatnonzero(kept)], len(periods)),
                "year": np.tile(periods, kept.sum()),
                "cohort": np.repeat(cohort[kept], len(periods)),
                "claims": np.where(hidden, np.nan, shown)[run, kept].ravel(),
                "low": low[run, kept].ravel(),
                "high": high[run, kept].ravel(),
            }
        )
        base = panel[panel["year"].isin(planned.base.kept())]
        mdes.append(minimum_detectable_effect(base, planned, limits, permutations=permutations, seed=seed).mde)
        estimate = difference_in_differences(
            panel,
            form=planned.form,
            offset=planned.offset,
            placebo_from=planned.placebo.first,
            placebo_without=tuple(planned.placebo.without),
            alpha=limits.alpha,
            pre_trend_alpha=limits.pre_trend_alpha,
            placebo_alpha=limits.placebo_alpha,
            curve=Curve(**planned.choices.model_dump(exclude={"why"})),
            min_same_sign=limits.min_same_sign,
            min_breakdown=limits.min_breakdown,
            permutations=permutations,
            name=planned.id,
        )
        codes.append(decide(estimate, estimand, limits, mde=mdes[-1]).code)
    return codes, float(np.median(mdes)) if mdes else math.nan
