"""Simulated series with a known truth: how often intervals cover it, how wide they are, what they cost.

The same code makes the full study (`make validate`) and the reduced one of the tests.
"""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import stdtr

from tipimpact.impact.core import stream
from tipimpact.impact.series import interrupted_time_series

Array = NDArray[np.float64]
ROUNDED_TO, SUPPRESSED_BELOW = 5, 5


@dataclass(frozen=True)
class Cell:
    """How a series is made. n, before: periods; mean: count at the event; ratio: true rate ratio.

    rho, sd: autocorrelation and marginal sd of the log noise; slope: change of trend after the event, in log
    units a period; overdispersion: variance of gamma noise on the rate (negative binomial counts); curve:
    log units that a parabola adds to the end of the window.
    """

    n: int
    before: int
    mean: float
    rho: float
    ratio: float = 1.0
    sd: float = 0.25
    trend: float = 0.02
    slope: float = 0.0
    overdispersion: float = 0.0
    curve: float = 0.0


LENGTHS = ((12, 6), (18, 7), (24, 12))
GRID = tuple(
    Cell(*length, mean, rho, ratio)
    for length, mean, rho, ratio in itertools.product(LENGTHS, (8, 40), (0.0, 0.6), (1.0, 0.6))
)
HARDER = (
    *(Cell(18, 7, mean, rho, 1.0, sd) for mean in (8, 40) for rho, sd in ((0.8, 0.25), (0.8, 0.4), (0.0, 0.4))),
    Cell(12, 6, 8, 0.8, 0.6, 0.4),
    Cell(12, 6, 40, 0.8, 1.0, 0.4),
    Cell(24, 12, 40, 0.8, 0.6, 0.4),
    *(Cell(18, 7, mean, 0.3, 0.6, slope=-0.05) for mean in (8, 40)),
    *(Cell(18, 7, mean, 0.3, overdispersion=0.1) for mean in (8, 40)),
    *(Cell(18, 7, mean, 0.3, curve=0.25) for mean in (8, 40)),
    *(Cell(18, 7, mean, 0.3, 0.3) for mean in (8, 40)),
    Cell(18, 7, 40, 0.3, 1.0, 0.6),
)


def counts(cell: Cell, runs: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """True counts, runs x n."""
    t = np.arange(cell.n) - cell.before
    after = t >= 0
    shocks = rng.normal(size=(runs, cell.n))
    noise = np.empty_like(shocks)
    noise[:, 0] = shocks[:, 0]
    for k in range(1, cell.n):
        noise[:, k] = cell.rho * noise[:, k - 1] + math.sqrt(1 - cell.rho**2) * shocks[:, k]
    level = math.log(cell.mean) + cell.trend * t + after * (math.log(cell.ratio) + cell.slope * t)
    level = level + cell.curve * (t / (cell.n - cell.before)) ** 2
    rate = np.exp(level + cell.sd * noise)
    if cell.overdispersion:
        rate *= rng.gamma(1 / cell.overdispersion, cell.overdispersion, size=rate.shape)
    return rng.poisson(rate)


def publish(values: NDArray[np.int64]) -> Array:
    """Counts as officially published: rounded to 5, missing below 5."""
    rounded = ROUNDED_TO * np.floor(values / ROUNDED_TO + 0.5)
    return np.where(values < SUPPRESSED_BELOW, np.nan, rounded)


def grid_posterior(published: Array, before: int, *, slope: bool = False, alpha: float = 0.05) -> tuple[float, float]:
    """The method to beat: AR(1) errors of log(count + 0.5), rho on a grid with a Beta(2.5, 1.5) prior over (-1, 1).

    Flat in the coefficients and in log sd; a suppressed count is taken as 2. Interval of the change of level.
    """
    t = np.arange(len(published)) - before
    after = (t >= 0).astype(float)
    x = np.column_stack([np.ones(len(t)), t, after, *([t * after] if slope else [])])
    both = np.column_stack([x, np.log(np.where(np.isnan(published), 2, published) + 0.5)])
    free, k = len(t) - x.shape[1], x.shape[1]
    means, sds, logs = [], [], []
    for rho in np.linspace(-0.95, 0.95, 39):
        white = np.vstack([both[:1] * math.sqrt(1 - rho**2), both[1:] - rho * both[:-1]])
        inner = white[:, :k].T @ white[:, :k]
        inverse = np.linalg.inv(inner)
        beta = inverse @ (white[:, :k].T @ white[:, k])
        rest = ((white[:, k] - white[:, :k] @ beta) ** 2).sum()
        fit = 0.5 * math.log(1 - rho**2) - 0.5 * math.log(np.linalg.det(inner)) - free / 2 * math.log(rest)
        logs.append(fit + 1.5 * math.log1p(rho) + 0.5 * math.log1p(-rho))
        means.append(beta[2])
        sds.append(math.sqrt(rest / free * inverse[2, 2]))
    weight, mean, sd = np.exp(np.array(logs) - max(logs)), np.array(means), np.array(sds)
    values = np.linspace((mean - 30 * sd).min(), (mean + 30 * sd).max(), 4001)
    cdf = weight / weight.sum() @ stdtr(free, (values - mean[:, None]) / sd[:, None])
    low, high = np.interp([alpha / 2, 1 - alpha / 2], cdf, values)
    return float(low), float(high)


def study(cells: tuple[Cell, ...], runs: int, seed: int, grid_runs: int | None = None) -> Iterator[dict[str, float]]:
    """Coverage, rejection of no change, mean and greatest width, and time of both methods in each cell.

    grid_runs: series to which the method to beat is put as well, the first ones (default all).
    ``paired_width`` is the mean width of ours on the same series.
    ``rejected`` is the size where the true ratio is 1 and the power elsewhere; times are processor seconds a fit.
    """
    for cell in cells:
        values = publish(counts(cell, runs, stream(seed, repr(cell))))
        slope = cell.slope != 0
        index = pd.RangeIndex(cell.n)
        start = time.process_time()
        ours, failures = [], 0
        for value in values:
            try:
                estimate = interrupted_time_series(pd.Series(value, index=index), cell.before, slope=slope)
                ours.append(estimate.interval)
            except Exception:  # a failure of any kind is what is counted here
                failures += 1
        middle = time.process_time()
        theirs = [grid_posterior(value, cell.before, slope=slope) for value in values[:grid_runs]]
        end = time.process_time()
        row = asdict(cell) | {"runs": runs, "failures": failures}
        row |= _summary("", np.array(ours), cell.ratio, (middle - start) / runs)
        row["paired_width"] = float(np.diff(ours[: len(theirs)]).mean())
        yield row | _summary("grid_", np.array(theirs), cell.ratio, (end - middle) / len(theirs))


def _summary(prefix: str, intervals: Array, ratio: float, seconds: float) -> dict[str, float]:
    low, high = intervals.T
    truth, width = math.log(ratio), high - low
    found = {
        "coverage": np.mean((low <= truth) & (truth <= high)),
        "rejected": np.mean((low > 0) | (high < 0)),
        "width": width.mean(),
        "widest": width.max(),
        "seconds": seconds,
    }
    return {prefix + name: float(value) for name, value in found.items()}
