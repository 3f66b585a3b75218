"""Simulated worlds for the comparison: eleven processes, each with its way of choosing the designated origins."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tipimpact.impact.comparison.rule import ComparisonRule, Process
from tipimpact.impact.comparison.units import Claims, Shape, read_units

Array = NDArray[np.float64]
YEARS, ORIGINS, DESIGNATED, LEAST, LEAST_REAL = 15, 170, 20, 100, 80
BASE, AFTER, EARLIER = slice(10, 12), slice(13, 15), slice(6, 10)  # 11th and 12th year, 14th and 15th, the four before
PUBLISHED = 5  # counts below it are not published, and a published 5 can be 1 to 5
LARGEST_LOG_MEAN = 12.0  # 160,000 claims a year; the tails of the shocks would go further
TRIES = 200  # other designations drawn until the largest has its share of claims


@dataclass(frozen=True)
class Setting:
    """How a process differs.

    correlation, spread: of an origin's own path (AR(1), standard deviation of log means). slopes: of the odds of being
    designated on growth, peak, one region, and on the fall that was foreseen. largest: least share of designated base
    claims in the largest. shock: standard deviation of a shock that designated origins share; drift: its mean.
    regional: standard deviation of yearly shocks of five regions.
    """

    slopes: dict[str, float] = field(default_factory=dict)
    correlation: float = 0.65
    spread: float = 0.59
    largest: float = 0.0
    shock: float = 0.0
    drift: float = 0.0
    regional: float = 0.0


SETTINGS: dict[Process, Setting] = {
    "random": Setting(),
    "growth": Setting({"growth": 2.0}),
    "peak": Setting({"peak": 0.63}, largest=0.45),
    "peak_shock": Setting({"peak": 0.63}, largest=0.45, shock=0.3),
    "high_peak_shock": Setting({"peak": 1.0}, largest=0.45, shock=0.3),
    "regions": Setting({"peak": 1.5, "region": 1.5}, spread=0.5, regional=0.2),
    "reversion": Setting({"peak": 1.5}, correlation=0.3, spread=0.5),
    "drift": Setting({"peak": 0.63}, largest=0.45, shock=0.2, drift=-0.25),
    "strong_drift": Setting({"peak": 0.63}, largest=0.45, shock=0.25, drift=-0.40),
    "elsewhere": Setting({"peak": 1.0}),
    "foreseen": Setting({"foreseen": 2.0}),
}


@dataclass(frozen=True)
class World:
    """Units before any effect. rate: expected counts of designated origins after, without an effect; units x years.

    covariates: peak, growth, size and elsewhere, units x 4. before: base totals. known: counts after that are not
    drawn, in worlds of real claims.
    """

    treated: NDArray[np.bool_]
    before: Array
    covariates: Array
    rate: Array
    known: bool = False

    def publish(self, ratio: float, touched: NDArray[np.bool_], seed: int) -> tuple[Array, Array]:
        """Totals after at both ends of what is published, with ``touched`` multiplied by the ratio."""
        expected = self.rate * np.where(touched, ratio, 1.0)[:, None]
        counts = np.round(expected) if self.known else np.random.default_rng(seed).poisson(expected)
        low = np.where(counts < PUBLISHED, 0, np.where(counts == PUBLISHED, 1, counts))
        high = np.where(counts < PUBLISHED, PUBLISHED - 1, counts)
        return low.sum(axis=1).astype(float), high.sum(axis=1).astype(float)


def draw_world(process: Process, rng: np.random.Generator) -> World:
    """One world of a process other than ``elsewhere``."""
    setting = SETTINGS[process]
    while True:
        region = rng.integers(0, 5, ORIGINS)
        mean = draw_log_means(setting, region, rng)
        counts = rng.poisson(np.exp(mean)).astype(float)
        kept = (counts[:, BASE] >= PUBLISHED).all(axis=1)
        if kept.sum() >= LEAST:
            break
    counts, mean, region = counts[kept], mean[kept], region[kept]
    change = mean[:, AFTER].mean(axis=1) - mean[:, BASE].mean(axis=1)
    before = counts[:, BASE].sum(axis=1)
    shown = np.where(counts[:, EARLIER] < PUBLISHED, (PUBLISHED - 1) / 2, counts[:, EARLIER])
    attributes = {
        "growth": np.log(counts[:, 11] + 0.5) - np.log(counts[:, 10] + 0.5),
        "peak": np.log(before / 2 + 0.5) - np.log(shown.mean(axis=1) + 0.5),
        "region": (region == 0).astype(float),
        "foreseen": -(change + rng.normal(0, change.std(), len(change))),  # half of the forecast is noise
    }
    score = sum((slope * attributes[name] for name, slope in setting.slopes.items()), np.zeros(len(before)))
    treated = designate(score, before, setting.largest, rng)
    shared = setting.drift + rng.normal(0, setting.shock) if setting.shock else setting.drift
    elsewhere = 0.5 * change + 0.5 * rng.standard_normal(len(change))
    covariates = np.column_stack([attributes["peak"], attributes["growth"], np.log(before), elsewhere])
    return World(treated, before, covariates, np.exp(mean[:, AFTER] + shared * treated[:, None]))


def draw_log_means(setting: Setting, region: NDArray[np.int64], rng: np.random.Generator) -> Array:
    """Log means of origins by year: a level, a common path, the origin's own path, and that of its region."""
    spread = setting.spread * np.exp(rng.normal(0, 0.3, ORIGINS))
    shocks = rng.standard_t(4, (ORIGINS, YEARS)) / np.sqrt(2)  # of variance 1
    own = follow(shocks, setting.correlation) * spread[:, None]
    common = np.cumsum(rng.normal(0, 0.12, YEARS))
    regional = follow(rng.normal(0, 1, (5, YEARS)), 0.8, stationary=False) * setting.regional
    level = rng.normal(3.7, 1.5, (ORIGINS, 1))
    return np.minimum(level + common + own + regional[region], LARGEST_LOG_MEAN)


def follow(shocks: Array, correlation: float, *, stationary: bool = True) -> Array:
    """AR(1) paths along the last axis; stationary ones have variance 1, the others shocks of variance 1."""
    path, scale = shocks.copy(), np.sqrt(1 - correlation**2) if stationary else 1.0
    for year in range(1, shocks.shape[1]):
        path[:, year] = correlation * path[:, year - 1] + scale * shocks[:, year]
    return path


def designate(score: Array, before: Array, largest: float, rng: np.random.Generator) -> NDArray[np.bool_]:
    """DESIGNATED units by the largest of score and Gumbel noise, the largest with its least share of their claims.

    Where no draw has that share, the draw that comes nearest is taken.
    """
    best, share = np.zeros(len(score), dtype=bool), -1.0
    for _ in range(TRIES if largest else 1):
        chosen = np.zeros(len(score), dtype=bool)
        chosen[np.argsort(-(score + rng.gumbel(size=len(score))))[:DESIGNATED]] = True
        reached = before[chosen].max() / before[chosen].sum()
        if reached > share:
            best, share = chosen, reached
        if share >= largest:
            break
    return best


def list_real_windows(rule: ComparisonRule, claims: Claims, shape: Shape) -> list[pd.DataFrame]:
    """Units of every other destination and date that has enough origins outside the list; with their real changes."""
    listed = {*claims.tranches, *rule.groups.no_country}
    windows = []
    for place in claims.destinations[claims.destinations != rule.groups.destination]:
        for base in range(rule.width.base_from, rule.width.base_to + 1):
            units = read_units(rule, claims, shape.moved(base), listed, str(place)).dropna()
            if len(units) >= LEAST_REAL:
                windows.append(units)
    return windows


def draw_real_world(windows: list[pd.DataFrame], rng: np.random.Generator) -> World:
    """A window at random, with origins outside the list chosen at their peak."""
    units = windows[rng.integers(len(windows))]
    covariates = units[["peak", "growth", "size", "elsewhere"]].to_numpy(float)
    score = SETTINGS["elsewhere"].slopes["peak"] * covariates[:, 0]
    treated = designate(score, units["before"].to_numpy(float), 0.0, rng)
    total = (units["after_low"] + units["after_high"]).to_numpy(float) / 2
    return World(
        treated, units["before"].to_numpy(float), covariates, np.column_stack([total / 2, total / 2]), known=True
    )
