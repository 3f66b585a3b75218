"""Departures from parallel trends: the sets against brute force, the intervals against another implementation."""

import numpy as np
import pytest
from diff_diff import honest_did as oracle

from tipimpact.impact.designs.departures import (
    EffectPath,
    breakdown,
    breakdown_as_estimated,
    honest_interval,
    read_path,
)
from tipimpact.impact.designs.panel import read_design

MEAN = np.array([0.5, 0.5])  # of two periods after


def path(seed=0, before=4, effect=-0.6, noise=0.06, last=-1) -> EffectPath:
    """Estimates of ``before`` periods, then a base, then two periods after; ``last``: the time of the base."""
    rng = np.random.default_rng(seed)
    root = rng.normal(size=(before + 2, before + 2)) * noise / 2
    covariance = root @ root.T + noise**2 * np.eye(before + 2)
    effects = rng.multivariate_normal(np.r_[np.zeros(before), effect, effect], covariance)
    times = np.r_[np.arange(last - before, last), 0, 1]
    return EffectPath(times, effects, covariance, last)


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "amount"), [(0, 0.0), (1, 0.02), (2, 0.1), (0, 0.4)])
def test_the_smooth_interval_is_the_shortest_that_another_implementation_finds(seed, amount):
    one = path(seed)
    theirs = oracle._compute_optimal_flci(one.effects[:4], one.effects[4:], one.covariance, MEAN, 4, 2, amount)
    assert honest_interval(one, "smooth", amount, 0.05) == pytest.approx(theirs, abs=2e-4)


def worst(one: EffectPath, restriction: str, amount: float, step: float) -> np.ndarray:
    """The departure that raises the mean effect most, of those whose greatest step before is the first, ``step``."""
    times = one.times
    if restriction == "smooth":
        return amount * np.where(times >= 0, (times - one.base) * (times - one.base + 1) / 2, 0.0)
    before = np.where(times == times[0], -step, 0.0)  # from the first period to the second
    return before + np.where(times >= 0, amount * step * (times - one.base), 0.0)


@pytest.mark.parametrize(("restriction", "amount", "step"), [("relative", 1.0, 0.3), ("smooth", 0.15, 0.0)])
def test_the_interval_covers_under_the_worst_departure(restriction, amount, step):
    """Where taking the steps before as they were estimated covers too seldom."""
    true, rng = path(1), np.random.default_rng(5)
    covered = plain = 0
    mean = np.where(true.times >= 0, -0.6, 0.0) + worst(true, restriction, amount, step)
    for draw in rng.multivariate_normal(mean, true.covariance, size=150):
        one = EffectPath(true.times, draw, true.covariance, true.base)
        low, high = honest_interval(one, restriction, amount, 0.05)
        covered += low <= -0.6 <= high
        low, high = honest_interval(one, "relative", 0.0, 0.05)
        plain += low <= -0.6 <= high
    assert covered / 150 >= 0.95 - 3 * np.sqrt(0.95 * 0.05 / 150)
    assert plain / 150 < 0.6


def test_periods_that_were_left_out_count_as_steps(make_panel):
    """2012 is not in the panel: the departure passes through it, so that 2013 is two steps from 2011."""
    one = read_path(read_design(make_panel(seed=5, change=-0.8)))
    assert (one.base, one.times.tolist()) == (-2, [-8, -7, -6, -5, -4, -3, 0, 1])
    assert one.reach == 2.5


@pytest.mark.parametrize("restriction", ["relative", "smooth"])
def test_at_its_breakdown_the_interval_touches_no_effect(restriction):
    one = path(2, effect=-1.2)
    amount = breakdown(one, restriction, 0.05)
    assert amount > 0
    low, high = honest_interval(one, restriction, amount, 0.05)
    assert min(abs(low), abs(high)) < 1e-3
    assert breakdown(path(2, effect=0.0), restriction, 0.05) == 0


def test_errors_of_the_steps_before_make_the_breakdown_smaller():
    one = path(3, effect=-1.2)
    assert 0 < breakdown(one, "relative", 0.05) < breakdown_as_estimated(one, 0.05)


def test_a_trend_before_leaves_little_that_survives(make_panel):
    straight, sloping = (
        read_path(read_design(make_panel(seed=1, mean=2000, noise=0.05, **change)))
        for change in ({"change": -0.7}, {"trend": -0.15})
    )
    assert breakdown_as_estimated(straight, 0.05) > 1 > breakdown_as_estimated(sloping, 0.05)
    assert breakdown(sloping, "smooth", 0.05) < breakdown(straight, "smooth", 0.05) / 3
