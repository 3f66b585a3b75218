"""Simulated panels of origins with a known effect: size, bias, coverage and cost of the designs."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import norm
from scipy.stats import t as student

from tipimpact.impact.designs.cohorts import clustered_error, group_time, imputation_weights, overall
from tipimpact.impact.inference import core
from tipimpact.impact.inference.core import Matrix
from validation.series import autoregressive, publish, published_ends

PERIODS = np.arange(2004, 2019)
COHORT = np.repeat([2013.0, 2015.0, np.nan], [37, 5, 60])  # the designated and the other origins
SHOCKED = slice(0, 8)
TREATMENT = (COHORT[:, None] <= PERIODS).astype(float)


@dataclass(frozen=True)
class PanelCell:
    """Parameters of a simulated panel, in log units.

    effect, growth: effect in the first treated year, and its increase in each later year. anticipation: effect in the
    year before. trend: extra trend of treated origins, per year. shock, law_shock: shock to eight treated origins in
    2009-11 and in 2013-15, such as a visa requirement. reporting: undercount of eight treated origins from 2014 on.
    median: median of the origins' mean counts (not in log units); spread: sd of the logarithms of these means.
    rho, sd: of the noise.
    """

    name: str
    effect: float = 0.0
    growth: float = 0.0
    anticipation: float = 0.0
    trend: float = 0.0
    shock: float = 0.0
    law_shock: float = 0.0
    reporting: float = 0.0
    median: float = 40.0
    spread: float = 0.8
    rho: float = 0.6
    sd: float = 0.45

    def path(self) -> Matrix:
        """Effect of the law and of the other shocks on each origin, units x periods."""
        since = PERIODS - np.nan_to_num(COHORT, nan=9999)[:, None]
        treated = ~np.isnan(COHORT)[:, None]
        path = (since >= 0) * (self.effect + self.growth * since) + (since == -1) * self.anticipation
        path = path + treated * self.trend * (PERIODS - PERIODS.mean())
        path[SHOCKED] += self.shock * _within(2009, 2011) + self.law_shock * _within(2013, 2015)
        path[SHOCKED] += self.reporting * _within(2014, 2018)
        return path

    def truth(self) -> float:
        """Mean effect over the treated cells."""
        since = PERIODS - np.nan_to_num(COHORT, nan=9999)[:, None]
        return float((self.effect + self.growth * since)[since >= 0].mean())


def _within(first: int, last: int) -> NDArray[np.bool_]:
    return np.isin(PERIODS, range(first, last + 1))


PANELS = (
    PanelCell("null"),
    PanelCell("null, small counts", median=15),
    PanelCell("constant", effect=-0.5),
    PanelCell("constant, small counts", effect=-0.5, median=15),
    PanelCell("growing", effect=-0.2, growth=-0.1),
    PanelCell("growing, small counts", effect=-0.2, growth=-0.1, median=15),
    PanelCell("anticipation", anticipation=0.35),
    PanelCell("differential trend", trend=-0.05),
    PanelCell("visa shock", shock=-1.0),
    PanelCell("null, long memory", rho=0.9, sd=0.6),
)


def panels(cell: PanelCell, runs: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """True counts, runs x units x periods."""
    units, periods = len(COHORT), len(PERIODS)
    level = math.log(cell.median) + cell.spread * rng.normal(size=(runs, units, 1))
    noise = autoregressive(rng.normal(size=(runs, units, periods)), cell.rho)
    return rng.poisson(np.exp(level + cell.path() + cell.sd * noise))


def log_counts(values: NDArray[np.int64], offset: float = 0.5) -> Matrix:
    """Logarithm of the published counts, as the design uses them: a suppressed count is the middle of its interval."""
    low, high = published_ends(publish(values))
    shown = np.where(values < 5, (low + high) / 2, publish(values))
    return np.log(shown + offset)


def clustered_intervals(outcomes: Matrix, treatment: Matrix, alpha: float = 0.05) -> tuple[Matrix, Matrix]:
    """Coefficients and half-widths of intervals for many outcomes (runs x units x periods), clustered by unit.

    pyfixest computes the same for one outcome (CRV1, small-sample factors, t with clusters - 1 degrees of freedom).
    """
    centred = core.within(treatment)
    length = (centred * treatment).sum()
    b = np.einsum("rut,ut->r", outcomes, centred) / length
    inner = outcomes - outcomes.mean(axis=2, keepdims=True)
    inner -= inner.mean(axis=1, keepdims=True)
    units, periods = treatment.shape
    score = np.einsum("rut,ut->ru", inner - b[:, None, None] * centred, centred)
    free = units * periods - periods - 1  # unit effects are nested in the clusters
    factor = units / (units - 1) * (units * periods - 1) / free
    error = np.sqrt(factor * (score**2).sum(axis=1)) / length
    return b, student.ppf(1 - alpha / 2, units - 1) * error


def study_panel(cell: PanelCell, runs: int, seed: int, permutations: int = 999) -> list[dict[str, Any]]:
    """One row per estimator: bias, sd, coverage, and how often its interval and the permutation test exclude 0.

    ``rounding``: mean difference from the estimate on the unrounded counts of the same panels. The design chooses
    imputation if cohorts differ, as they do here. The long differences (group-time effects) use as base the last year
    before treatment, or the year before that.
    """
    rng = core.stream(seed, repr(cell))
    values = panels(cell, runs, rng)
    shown, exact = log_counts(values), np.log(values + 0.5)
    rows = []
    for name, estimator in ESTIMATORS.items():
        start = time.process_time()
        effect, half = estimator(shown)
        seconds = (time.process_time() - start) / runs
        rows.append(_summary(cell, effect, half) | {"estimator": name, "runs": runs, "seconds": seconds})
        rows[-1]["rounding"] = float((effect - estimator(exact)[0]).mean())
    orders = [core.permutations(permutations, len(COHORT), rng) for _ in range(runs)]
    for row in rows:
        if row["estimator"] in WEIGHTS:
            weights = WEIGHTS[row["estimator"]](TREATMENT)
            tests = (_permuted_p(one, weights, order) for one, order in zip(shown, orders, strict=True))
            row["permutation_rejected"] = float(np.mean([p <= 0.05 for p in tests]))
    return rows


def _permuted_p(outcome: Matrix, weights: Matrix, orders: NDArray[np.intp]) -> float:
    return core.p_value(float((weights * outcome).sum()), core.permuted_sums(core.within(outcome), weights, orders))


def _two_way(outcomes: Matrix) -> tuple[Matrix, Matrix]:
    return clustered_intervals(outcomes, TREATMENT)


def _imputation(outcomes: Matrix) -> tuple[Matrix, Matrix]:
    weights = imputation_weights(TREATMENT)
    errors = np.array([clustered_error(one, weights) for one in outcomes])
    return np.einsum("rut,ut->r", outcomes, weights), student.ppf(0.975, len(COHORT) - 1) * errors


def _long_difference(outcomes: Matrix, gap: int) -> tuple[Matrix, Matrix]:
    effects = np.array([overall(group_time(one, PERIODS.astype(float), COHORT, gap), COHORT) for one in outcomes])
    return effects[:, 0], norm.ppf(0.975) * effects[:, 1]


ESTIMATORS: dict[str, Callable[[Matrix], tuple[Matrix, Matrix]]] = {
    "imputation": _imputation,
    "two_way_fixed_effects": _two_way,
    "long_difference": partial(_long_difference, gap=1),
    "long_difference_anticipated": partial(_long_difference, gap=2),
}
WEIGHTS = {
    "imputation": imputation_weights,
    "two_way_fixed_effects": core.weights,
}  # only for estimators with a permutation test


def _summary(cell: PanelCell, effect: Matrix, half: Matrix) -> dict[str, Any]:
    truth = cell.truth()
    measures = {
        "bias": effect.mean() - truth,
        "sd": effect.std(ddof=1),
        "coverage": np.mean(np.abs(effect - truth) <= half),
        "rejected": np.mean(np.abs(effect) > half),
    }
    return asdict(cell) | {"truth": truth} | {name: float(value) for name, value in measures.items()}


def permutation_speed(seed: int, permutations: int = 999, refits: int = 20, repeats: int = 5) -> dict[str, float]:
    """Processor seconds of all permutations at once (least of ``repeats``) and of as many refits.

    Refits: by pyfixest with clustered errors, by least squares on dummies of units and periods, and by centring alone,
    the minimum for any refit. Only ``refits`` of them are timed; their time is scaled up. ``difference``: greatest gap
    between the coefficients of the refits and those computed at once.
    """
    import pyfixest

    rng = core.stream(seed, "permutation_speed")
    outcome = log_counts(panels(PANELS[0], 1, rng))[0]
    treatment = TREATMENT
    orders = core.permutations(permutations, len(COHORT), rng)
    times, at_once = [], outcome
    for _ in range(repeats):
        start = time.process_time()
        at_once = core.permuted(outcome, treatment, orders)
        times.append(time.process_time() - start)
    unit, period = np.repeat(np.arange(len(COHORT)), len(PERIODS)), np.tile(PERIODS, len(COHORT))
    frame = pd.DataFrame({"y": outcome.ravel(), "unit": unit, "period": period})

    def refit(order: NDArray[np.intp]) -> float:
        fit = pyfixest.feols("y ~ d | unit + period", frame.assign(d=treatment[order].ravel()), vcov={"CRV1": "unit"})
        return float(fit.coef()["d"])

    dummies = np.column_stack(
        [np.eye(len(COHORT))[unit], np.eye(len(PERIODS))[np.tile(range(len(PERIODS)), len(COHORT))][:, 1:]]
    )

    def least_squares(order: NDArray[np.intp]) -> float:
        x = np.column_stack([treatment[order].ravel(), dummies])
        return float(np.linalg.lstsq(x, outcome.ravel(), rcond=None)[0][0])

    def centring(order: NDArray[np.intp]) -> float:
        d = core.within(treatment[order])
        return float((d * core.within(outcome)).sum() / (d * d).sum())

    measures = {"permutations": permutations, "seconds": min(times)}
    for name, one in (("pyfixest", refit), ("dummies", least_squares), ("centring", centring)):
        one(orders[0])  # compiles
        start = time.process_time()
        coefficients = [one(order) for order in orders[:refits]]
        measures[f"{name}_seconds"] = (time.process_time() - start) / refits * permutations
        measures[f"{name}_ratio"] = measures[f"{name}_seconds"] / measures["seconds"]
        measures[f"{name}_difference"] = float(np.abs(coefficients - at_once[:refits]).max())
    return measures
