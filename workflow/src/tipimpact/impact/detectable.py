"""What a planned estimate could detect, from the base period alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import ndtri

from tipimpact.common.errors import ImpactError
from tipimpact.impact.comparison.drift import WindowFit
from tipimpact.impact.designs.series import interrupted_time_series
from tipimpact.impact.designs.series_rows import MIN_PRE_PERIODS
from tipimpact.impact.inference import core
from tipimpact.impact.plan import Estimand, PlannedSeries, Thresholds
from tipimpact.impact.refusal import refuse

# Simulation of an interrupted series: series, autocorrelation of their noise, largest change, halvings of the change.
SERIES, AUTOCORRELATION, LARGEST, HALVINGS = 80, 0.4, 4.0, 6
LEAST_NOISE = 0.05  # sd of the log rate that a base period of few years cannot rule out


@dataclass(frozen=True)
class Detectable:
    """mde and placebo_sd in the scale of the estimate; treated, controls, pre_periods: of the planned comparison."""

    mde: float
    placebo_sd: float
    treated: int
    controls: int
    pre_periods: int
    placebos: int


def refuse_later(years: Iterable[int], estimand: Estimand) -> None:
    """Raise ImpactError when a year outside the base period is among ``years``."""
    late = sorted({int(year) for year in years} - set(estimand.base.kept()))
    if late:
        raise ImpactError(
            "rows outside the base period were read before the estimate",
            where=f"years {late}",
            expected=f"years of the base period {estimand.base.kept()}",
        )


def detectable_from_drift(windows: list[WindowFit], thresholds: Thresholds, pre_periods: int) -> Detectable:
    """From the spread of the same origins' changes in other destinations and years, where the law did not apply.

    windows: of ``fit_windows``, at least one. The spread is their root mean square, so that it holds noise and drift.
    """
    size = ndtri(1 - thresholds.alpha / 2) + ndtri(thresholds.power)
    spread = float(np.sqrt(np.mean([window.fit.estimate**2 for window in windows])))
    treated = [int(window.units["treated"].sum()) for window in windows]
    others = [len(window.units) - count for window, count in zip(windows, treated, strict=True)]
    own, rest = (int(np.median(counts)) for counts in (treated, others))
    return Detectable(float(size * spread), spread, own, rest, pre_periods, len(windows))


def detectable_series(base: pd.DataFrame, estimand: PlannedSeries, thresholds: Thresholds, *, seed: int) -> Detectable:
    """Smallest change of level, in log points, that the planned model finds in series simulated like the base period.

    base: low and high by year, as ``read_counts`` gives them. Level, trend and noise are those of a line through the
    logarithms; what Poisson counts vary by anyway is taken off the noise. The change is halved in on with the same
    random numbers. Raises Refusal where years of the base period are missing, or hold nothing that was published.
    """
    known = check_base(base, estimand)
    middle = np.maximum(((known["low"] + known["high"]) / 2).to_numpy(), 0.5)
    time = known.index.to_numpy(float)
    slope, level = np.polyfit(time - time.mean(), np.log(middle), 1)
    rest = np.log(middle) - level - slope * (time - time.mean())
    noise = np.sqrt(max((rest**2).sum() / (len(time) - 2) - (1 / middle).mean(), LEAST_NOISE**2))
    kept = np.array(estimand.window.kept())
    path = level + slope * (kept - time.mean())
    rng = core.stream(seed, f"{estimand.id}/series")
    shocks, uniform = rng.standard_normal((SERIES, len(kept))), rng.random((SERIES, len(kept)))
    errors = autoregression(shocks, kept) * noise
    sign = 1 if estimand.direction == "rise" else -1

    def power(size: float) -> float:
        rate = np.exp(path + errors + sign * size * (kept >= estimand.first_after))
        return float(
            np.mean([_detects(row, kept, estimand, thresholds.alpha) for row in poisson_counts(rate, uniform)])
        )

    fault = f"a change of {LARGEST:g} log points is detected too seldom"
    detected = power(LARGEST) >= thresholds.power
    refuse([(not detected, "nothing_detectable", fault, f"power of {thresholds.power:g}")], "simulation")
    return Detectable(_smallest(power, thresholds.power), float(noise), 1, 0, len(known), SERIES)


def _smallest(power: Callable[[float], float], least: float) -> float:
    """The smallest change, up to LARGEST, that is detected with this power; LARGEST is."""
    low, high = 0.0, LARGEST
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if power(middle) >= least else (middle, high)
    return high


def check_base(base: pd.DataFrame, estimand: PlannedSeries) -> pd.DataFrame:
    """The counts of the base period of a series, low and high by year, if they can carry it.

    Raises ImpactError for a year of another period; Refusal where years are missing or nothing in them was published.
    """
    refuse_later(base.index, estimand)
    years = estimand.base.kept()
    known = base.reindex(years).dropna()
    hidden = len(known) > 0 and bool(((known["high"] < 5) & (known["low"] < known["high"])).all())
    gaps = [str(year) for year in years if year not in known.index]
    few, lacking = f"years known before: {len(known)}", f"years of which nothing is known: {', '.join(gaps)}"
    reasons = [
        (len(known) < MIN_PRE_PERIODS, "too_few_pre_periods", few, f"{MIN_PRE_PERIODS}"),
        (bool(gaps), "periods_missing", lacking, "every year of the base"),
        (hidden, "all_hidden", "every count is hidden", "published counts"),
        (len(known) > 0 and not known["high"].any(), "no_variation", "every count is 0", "some events to count"),
    ]
    refuse(reasons, f"series {estimand.counts.series}")
    return known


def autoregression(shocks: core.Matrix, at: np.ndarray) -> core.Matrix:
    """Stationary errors of variance 1 at places in time; a period left out is skipped over."""
    errors = shocks.copy()
    for place in range(1, shocks.shape[1]):
        rho = AUTOCORRELATION ** (at[place] - at[place - 1])
        errors[:, place] = rho * errors[:, place - 1] + np.sqrt(1 - rho**2) * shocks[:, place]
    return errors


def poisson_counts(rate: core.Matrix, uniform: core.Matrix) -> core.Matrix:
    """Poisson counts that grow with the rate for the same random numbers."""
    from scipy.stats import poisson

    return poisson.ppf(uniform, rate)


def _detects(counts: np.ndarray, years: np.ndarray, estimand: PlannedSeries, alpha: float) -> bool:
    small = (counts > 0) & (counts < 5)
    ends = pd.DataFrame({"low": np.where(small, 1, counts), "high": np.where(small, 4, counts)}, index=years)
    try:
        estimate = interrupted_time_series(ends, estimand.first_after, without=estimand.window.without, alpha=alpha)
    except ImpactError:  # for example nothing but zeros: not detected
        return False
    return estimate.p_value <= alpha
