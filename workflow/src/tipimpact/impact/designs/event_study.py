"""The path of the difference before and after the event, with a band that covers all of it at once."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import norm

from tipimpact.impact.designs.cohorts import event_study, group_time
from tipimpact.impact.designs.panel import Design
from tipimpact.impact.inference.core import Matrix, stream

DRAWS = 20_000  # of the largest of the standardised errors; the critical value varies by less than 0.02
BASES = {"long_difference": "last", "imputation": "all"}
COLUMNS = ["estimator", "since", "effect", "low", "high", "band_low", "band_high"]


def event_table(design: Design, alpha: float, seed: int, name: str) -> pd.DataFrame:
    """Mean difference by time since treatment, of both estimators, for ``design.observed()``.

    long_difference is measured from the last period before, which is 0 without an interval; imputation from the mean
    of all periods before. low and high hold for one time, band_low and band_high for all times of an estimator at once
    (sup-t, Montiel Olea and Plagborg-Moller 2019). Returns COLUMNS, in the scale of the outcome.
    """
    return pd.concat([_path(design, estimator, alpha, seed, name) for estimator in BASES], ignore_index=True)


def _path(design: Design, estimator: str, alpha: float, seed: int, name: str) -> pd.DataFrame:
    group_times = group_time(design.outcome, design.periods.astype(float), design.cohort, base=BASES[estimator])  # type: ignore[arg-type]
    times, effects, covariance = event_study(group_times, design.cohort)
    errors = np.sqrt(np.diag(covariance))
    single = norm.ppf(1 - alpha / 2)
    every = max(_sup_t(covariance, errors, alpha, stream(seed, f"{name}/band/{estimator}")), single)
    table = pd.DataFrame({"since": times.astype(int), "effect": effects})
    for reach, (low, high) in ((single, ("low", "high")), (every, ("band_low", "band_high"))):
        table[low], table[high] = effects - reach * errors, effects + reach * errors
    if estimator == "long_difference":
        last = design.periods[design.periods < np.nanmin(design.cohort)].max() - np.nanmin(design.cohort)
        if last not in times:  # zero by construction; with several cohorts another one may have an estimate there
            zero = pd.DataFrame([dict.fromkeys(table, 0) | {"since": int(last)}])
            table = pd.concat([table, zero], ignore_index=True).sort_values("since", ignore_index=True)
    return table.assign(estimator=estimator)[COLUMNS]


def _sup_t(covariance: Matrix, errors: np.ndarray, alpha: float, rng: np.random.Generator) -> float:
    """The 1 - alpha quantile of the largest absolute standardised error."""
    there = errors > 0
    if not there.any():
        return 0.0
    values, vectors = np.linalg.eigh(covariance[np.ix_(there, there)])
    root = vectors * np.sqrt(np.maximum(values, 0))
    draws = rng.standard_normal((DRAWS, there.sum())) @ root.T / errors[there]
    return float(np.quantile(np.abs(draws).max(axis=1), 1 - alpha))
