"""Short series of counts as intervals, about a trend, a change of level and correlated noise.

The model: count_t ~ Poisson(exp(x_t'b + u_t)), u a stationary AR(1) process, and what is published of a count
is the interval in which it lies. Coefficients are integrated out with the path of the rate (a Gaussian
approximation at its mode) for each pair on a grid of autocorrelations and innovations; the posterior of
the change of level is the mixture of these normals. docs/impact.md says how often its intervals cover.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from scipy.special import gammaln, ndtr

from tipimpact.impact.designs.series_rows import CountSeries
from tipimpact.impact.inference.core import Vector

NEWTON_STEPS = 3  # towards the path, and two more for each noise: more do not move the quantiles
BISECTIONS = 24  # to a millionth

# Priors. They were set on simulated series and judged on others (validation/series.py).
FLAT = 10.0  # sd of the intercept (about the mean) and of the trend over the window: in log units, as good as flat
CHANGE = 1.5  # sd of the change of level; a fall by three quarters lies at 0.9 of it
REGULAR = 0.5  # odds of counts more regular than Poisson, against Poisson counts with noise
DRIFT = 0.7  # density of the autocorrelation: (1 - rho)^-DRIFT
LOUDNESS, TAIL = 0.28, 1.5  # innovations: root of the scale of their variance, and how fast larger ones get rarer


NoiseFits = tuple[Vector, Vector, Vector]  # log weight of each noise, mean and sd of the change under it


@dataclass(frozen=True, eq=False)
class Noise:
    """A grid of noises. rho: autocorrelation; innovation: sd of the innovations in log units; log_prior of each."""

    rho: Vector
    innovation: Vector
    log_prior: Vector


def noise_grid(rho: Vector, innovation: Vector) -> Noise:
    """Every pair, with its share of the prior; ``innovation`` in equal steps of its logarithm.

    rho may be any, and is more often near 1, as in series that drift. The variance of the innovations has a Lomax
    density with shape TAIL and scale LOUDNESS squared: most often quiet, with a heavy tail.
    """
    rhos, sds = (grid.ravel() for grid in np.meshgrid(rho, innovation, indexing="ij"))
    log_prior = 2 * np.log(sds) - (TAIL + 1) * np.log1p((sds / LOUDNESS) ** 2) - DRIFT * np.log1p(-rhos)
    return Noise(rhos, sds, log_prior - np.logaddexp.reduce(log_prior))


USUAL = Noise(np.array([0.3]), np.array([0.2]), np.zeros(1))
NOISES = noise_grid(np.linspace(-0.6, 0.95, 11), np.geomspace(0.03, 2.0, 9))


@dataclass(frozen=True)
class Posterior:
    """A mixture of normals for each series, ... x grid: the change of level in log units.

    evidence: log probability of each series under the model, up to a constant that all series of its length share.
    """

    weights: Vector
    means: Vector
    sds: Vector
    evidence: Vector

    def below(self, value: float | Vector) -> Vector:
        """Probability that the change is smaller than ``value``: one for all, or one for each series."""
        return (self.weights * ndtr((np.asarray(value)[..., None] - self.means) / self.sds)).sum(axis=-1)

    def quantiles(self, probabilities: Iterable[float]) -> Vector:
        """Values below which the given probabilities lie, probabilities x series."""
        wanted = np.array(list(probabilities)).reshape(-1, *[1] * (self.means.ndim - 1))
        low = (self.means - 9 * self.sds).min(axis=-1) + 0 * wanted
        high = (self.means + 9 * self.sds).max(axis=-1) + 0 * wanted
        for _ in range(BISECTIONS):
            middle = (low + high) / 2
            less = self.below(middle) < wanted
            low, high = np.where(less, middle, low), np.where(less, high, middle)
        return (low + high) / 2


def posterior(series: CountSeries, *, slope: bool = False, change: Vector | None = None) -> Posterior:
    """Posterior of the change of level. slope: the trend may change as well; the level is then that at the event.

    change: what is estimated instead, one value for each period: its coefficient.
    """
    x = _regressors(series, slope, change)
    return _mix(_fit(series, x, NOISES), _fit(_every_second(series), x, None))


def _mix(noisy: NoiseFits, regular: NoiseFits) -> Posterior:
    """The mixture of the fits under every noise, and of one to counts more regular than Poisson counts."""
    log_weights, means, sds = zip(noisy, regular, strict=True)
    log_weight = np.concatenate([log_weights[0], log_weights[1] + math.log(REGULAR)], axis=-1)
    evidence = np.logaddexp.reduce(log_weight, axis=-1)
    weights = np.exp(log_weight - evidence[..., None])
    return Posterior(weights, np.concatenate(means, axis=-1), np.concatenate(sds, axis=-1), evidence)


def _every_second(series: CountSeries) -> CountSeries:
    """Counts of every second event of a Poisson process twice as fast: half the variance of Poisson counts.

    Noise can only add to the variance of Poisson counts, and a quiet series would get the interval of that floor
    and of all noises above it, which covers too often. Quotas and capacities make such counts.
    """
    return replace(series, low=2 * series.low, high=2 * series.high + 1)


def _fit(series: CountSeries, x: Vector, noise: Noise | None) -> NoiseFits:
    """Log weight of each noise (or of none), and mean and sd of the third coefficient under it; each series x grid.

    The noise is a Markov chain, so its precision is tridiagonal, and the systems of all series and noises, one after
    the other, are one tridiagonal system. Arrays are regressors x series x grid x periods.
    """
    low, high = series.low[..., None, :], series.high[..., None, :]
    counts = low + np.arange(int((high - low).max()) + 1).reshape(-1, *[1] * low.ndim)
    ways = np.where(counts <= high, -gammaln(counts + 1), -np.inf)
    middle = (low + high) / 2
    offset = np.broadcast_to(series.offset, series.at.shape)
    centre = np.log(middle.mean(axis=-1, keepdims=True) + 0.5) + offset - np.log(np.exp(offset).mean())
    path = np.log(np.maximum(middle, 0.7))  # log rates
    gaps = tuple(np.diff(series.at))
    columns = x.T.reshape(x.shape[1], *[1] * (path.ndim - 1), -1)
    prior = np.full(x.shape[1], FLAT**-2)
    prior[2] = CHANGE**-2
    # first the path under one noise alone, from which those under all others are near
    for step in (noise and USUAL,) * NEWTON_STEPS + (noise,) * 2:
        log_fit, target, precision = likelihood(path, counts, ways)
        own, off_diagonal, log_noise = _noise_precision(gaps, step) if step else (np.zeros_like(path), path, 0.0)
        sides = np.empty((x.shape[1] + 1, *np.broadcast_shapes(path.shape, own.shape)))
        sides[0], sides[1:] = target - centre, columns
        smooth, log_pivots = _solve(own + precision, off_diagonal, precision * sides) if step else (0.0 * sides, 0.0)
        rest = sides - smooth
        inner = np.moveaxis((precision * rest) @ x, 0, -2)  # ... x right-hand sides x regressors
        inverse = np.linalg.inv(inner[..., 1:, :] + np.diag(prior))
        fitted = (inverse @ inner[..., 0, :, None])[..., 0]
        last = path
        mode = centre + smooth[0] + np.einsum("...k,k...t->...t", fitted, rest[1:])
        path = path + np.clip(mode - path, -2, 2)
    square = (sides[0] * precision * rest[0]).sum(axis=-1) - (inner[..., 0, :] * fitted).sum(axis=-1)
    fit = (log_fit + precision * (target - last) ** 2 / 2).sum(axis=-1) - square / 2
    log_weight = fit + np.linalg.slogdet(inverse)[1] / 2
    if noise:
        log_weight += noise.log_prior - (log_pivots + log_noise) / 2
    return log_weight, fitted[..., 2], np.sqrt(inverse[..., 2, 2])


@lru_cache(maxsize=64)
def _noise_precision(gaps: tuple[float, ...], noise: Noise) -> tuple[Vector, Vector, Vector]:
    """Precision of the noise, grid x periods: diagonal, off-diagonal (last 0); log determinant of covariance.

    gaps: from each period to the next.
    """
    variance = (noise.innovation**2 / (1 - noise.rho**2))[:, None]
    # rho is never 0, so that a negative one may be raised to the whole number of periods between
    carried = noise.rho[:, None] ** np.array(gaps)
    fresh = variance * (1 - carried**2)
    own, off_diagonal = np.zeros((2, len(noise.rho), len(gaps) + 1))
    own[:, :1] = 1 / variance
    own[:, 1:] += 1 / fresh
    own[:, :-1] += carried**2 / fresh
    off_diagonal[:, :-1] = -carried / fresh
    return own, off_diagonal, np.log(variance[:, 0]) + np.log(fresh).sum(axis=1)


def _solve(own: Vector, off_diagonal: Vector, sides: Vector) -> tuple[Vector, Vector]:
    """Solutions of symmetric tridiagonal systems, and their log determinants.

    own: diagonal, ... x periods; off_diagonal: the last value is 0; sides: right-hand sides x ... x periods.
    """
    from scipy.linalg.lapack import dptsv  # slow to import, and most who import this solve nothing

    joined = np.broadcast_to(off_diagonal, own.shape).ravel()[:-1]
    pivots, _, solutions, info = dptsv(own.ravel(), joined, sides.reshape(len(sides), -1).T)
    if info:
        raise ArithmeticError(f"the precision of the noise is not positive at place {info}")
    return solutions.T.reshape(sides.shape), np.log(pivots).reshape(own.shape).sum(axis=-1)


def _regressors(series: CountSeries, slope: bool, change: Vector | None = None) -> Vector:
    start = series.at[series.after].min()
    time, span = series.at - start, np.ptp(series.at)
    trend = time / span if series.trend else np.zeros_like(time)
    columns = [np.ones_like(time), trend, series.after.astype(float) if change is None else change]
    return np.column_stack([*columns, *([time / span * series.after] if slope else []), *series.extra.T])


def likelihood(path: Vector, counts: Vector, ways: Vector) -> tuple[Vector, Vector, Vector]:
    """Log probability of the intervals at the log rates ``path``, and the normal that has its slope and curve there.

    counts: those that each interval holds, longest interval x periods ...; ways: minus the log of their factorial.
    Returns the log probability, and the middle and precision of the normal; each like ``path``.
    """
    rate = np.exp(path)
    share = counts * path + ways
    top = share.max(axis=0)
    share -= top
    np.exp(share, out=share)
    total = share.sum(axis=0)
    expected = (share * counts).sum(axis=0) / total  # of the count, given its interval
    spread = (share * (counts - expected) ** 2).sum(axis=0) / total
    precision = np.maximum(rate - spread, 1e-3)
    return top + np.log(total) - rate, path + np.clip((expected - rate) / precision, -4, 4), precision
