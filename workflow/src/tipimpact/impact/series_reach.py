"""What an interrupted series could find at all, simulated from its base years alone.

A series is informative when what it would find under no change differs from what it would find under the change of
interest: when the total variation distance between the two distributions of findings is at least one half.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from tipimpact.impact.designs.interval_likelihood import posterior
from tipimpact.impact.designs.series_rows import MIN_POST_PERIODS, CountSeries, unrounded
from tipimpact.impact.detectable import LEAST_NOISE, autoregression, check_base, poisson_counts
from tipimpact.impact.inference.core import stream
from tipimpact.impact.plan import PlannedSeries
from tipimpact.impact.refusal import refuse

OF_INTEREST = 0.4  # ratio of a fall; of a rise 1 / 0.4
INFORMATIVE = 0.5  # total variation distance
ROUNDED_TO = SUPPRESSED_BELOW = 5  # as counts are published
BLOCK = 16  # series fitted together


def planned_reach(
    base: pd.DataFrame, estimand: PlannedSeries, *, draws: int = 500, alpha: float = 0.05, seed: int = 0
) -> float:
    """Total variation distance (0 to 1) between the findings without a change and with the change of interest.

    base: low and high by year, as ``data.read_counts`` gives them. Level, trend and noise of the simulated series are
    those of these years, and years that the estimate leaves out are left out. A finding is a fall, a rise or neither.
    Raises ImpactError for a later year; Refusal where the base period cannot carry the design, or few years come after.
    """
    known, window = check_base(base, estimand), estimand.window
    years = np.arange(window.first, window.last + 1)
    after = (years >= estimand.first_after) & ~np.isin(years, window.without)
    count = f"years after the event: {after.sum()}"
    refuse([(after.sum() < MIN_POST_PERIODS, "too_few_post_periods", count, f"{MIN_POST_PERIODS}")], "series")
    middle = np.maximum(((known["low"] + known["high"]) / 2).to_numpy(), 0.5)
    time = known.index.to_numpy(float)
    trend, level = np.polyfit(time - time.mean(), np.log(middle), 1)
    rest = np.log(middle) - level - trend * (time - time.mean())
    extra = (rest**2).sum() / (len(time) - 2) - (1 / middle).mean()
    rng = stream(seed, "series reach")
    kept = np.isin(years, known.index) | after
    shocks, uniform = rng.standard_normal((draws, len(years))), rng.random((draws, int(kept.sum())))
    errors = np.sqrt(max(extra, LEAST_NOISE**2)) * autoregression(shocks, years)
    path = level + trend * (years - time.mean()) + errors
    ratio = 1 / OF_INTEREST if estimand.direction == "rise" else OF_INTEREST
    shares = []
    for change in (0.0, np.log(ratio)):
        counts = poisson_counts(np.exp(path + change * (years >= estimand.first_after))[:, kept], uniform)
        low, high = _published(counts)
        series = CountSeries(tuple(years[kept]), years[kept].astype(float), low, high, after[kept])
        shares.append(_count_findings(series, alpha))
    return float(np.abs(shares[0] - shares[1]).sum() / 2)


def _published(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The counts as intervals of what is published of them."""
    rounded = ROUNDED_TO * np.floor(counts / ROUNDED_TO + 0.5)
    return unrounded(np.where(counts < SUPPRESSED_BELOW, np.nan, rounded), ROUNDED_TO, SUPPRESSED_BELOW)


def _count_findings(series: CountSeries, alpha: float) -> np.ndarray:
    """Shares of the series that are found to fall, to rise, and neither."""
    falls = rises = 0
    for first in range(0, len(series.low), BLOCK):
        low, high = posterior(series.block(first, BLOCK)).quantiles((alpha / 2, 1 - alpha / 2))
        falls, rises = falls + (high < 0).sum(), rises + (low > 0).sum()
    return np.array([falls, rises, len(series.low) - falls - rises]) / len(series.low)
