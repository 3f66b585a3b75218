"""What departures from parallel trends a finding survives (Rambachan and Roth 2023).

A path of differences is what the law did, from the event on, plus a departure, of which only what is seen before the
event is known. Two restrictions say how far it may go on: ``relative``, from one period to the next no further than so
many times the greatest step before; ``smooth``, its slope changes by no more than an amount from one period to the
next. The interval holds the mean effect, whatever departure the restriction allows, in 1 - alpha of all samples.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq, minimize
from scipy.special import ndtr, ndtri

from tipimpact.impact.designs.cohorts import event_study, group_time
from tipimpact.impact.designs.panel import Design
from tipimpact.impact.inference.core import Matrix, Vector

Restriction = Literal["relative", "smooth"]
NEWTON_STEPS = 8
TINY = 1e-12
START, UNBOUNDED = 0.25, 1e3  # where a breakdown is looked for first, and beyond which it is not


@dataclass(frozen=True)
class EffectPath:
    """Mean differences by time since the event.

    times: whole, in order, without ``base``, the last one before the event, from which the others are measured. A
    time that is not among them has not been seen; a departure passes through it all the same.
    """

    times: NDArray[np.int64]
    effects: Vector
    covariance: Matrix
    base: int

    @cached_property
    def grid(self) -> NDArray[np.int64]:
        """All times from the first to the last."""
        return np.arange(min(self.times.min(), self.base), self.times.max() + 1)

    @cached_property
    def seen(self) -> NDArray[np.bool_]:
        """Which times of the grid have an estimate."""
        return np.isin(self.grid, self.times)

    @cached_property
    def target(self) -> Vector:
        """Weights of the mean effect, by time of the grid."""
        after = self.seen & (self.grid >= 0)
        return after / after.sum()

    @cached_property
    def steps(self) -> tuple[Matrix, Vector]:
        """What is seen of the departure before the event, a period: weights on the estimates, and the steps."""
        known = np.append(self.times[self.times < 0], self.base)
        place = {time: k for k, time in enumerate(self.times)}
        rows = np.zeros((len(known) - 1, len(self.times)))
        order = np.sort(known)
        for row, start, end in zip(rows, order[:-1], order[1:], strict=True):
            for time, sign in ((start, -1), (end, 1)):
                if time in place:  # the base is zero by construction
                    row[place[time]] = sign / (end - start)
        return rows, rows @ self.effects

    @cached_property
    def reach(self) -> float:
        """What steps of one in every period after the base add up to in the mean effect."""
        return float(self.target @ np.maximum(self.grid - self.base, 0))

    @property
    def mean(self) -> Vector:
        """Weights of the mean effect on the estimates."""
        return self.target[self.seen]


def read_path(design: Design) -> EffectPath:
    """The path of long differences of a design."""
    group_times = group_time(design.outcome, design.periods.astype(float), design.cohort)
    times, effects, covariance = event_study(group_times, design.cohort)
    first = np.nanmin(design.cohort)
    base = int(design.periods[design.periods < first].max() - first)
    kept = times != base  # with several cohorts another one may have an estimate there
    return EffectPath(times[kept].astype(int), effects[kept], covariance[np.ix_(kept, kept)], base)


def honest_interval(path: EffectPath, restriction: Restriction, amount: float, alpha: float) -> tuple[float, float]:
    """An interval that holds the mean effect with probability 1 - alpha under any departure that is allowed.

    smooth: the shortest of fixed length about a linear estimator, as in the paper. relative: the union, over which step
    before is the greatest and its sign, of intervals for the ends of the set; one of them is the true one, so that
    the union covers. (The paper's conditional and hybrid tests can be shorter.)
    """
    if restriction == "relative":
        bound = [-math.inf, -math.inf]
        z = float(ndtri(1 - alpha / 2))
        for step in path.steps[0]:
            for sign in (1, -1):
                for side, upper in enumerate((-1, 1)):
                    weights = upper * path.mean + sign * amount * path.reach * step
                    bound[side] = max(bound[side], weights @ path.effects + z * _error(weights, path.covariance))
        return -bound[0], bound[1]
    weights, half = _shortest(path, amount, alpha)
    centre = float(weights @ path.effects)
    return centre - half, centre + half


def breakdown(path: EffectPath, restriction: Restriction, alpha: float) -> float:
    """The greatest departure at which the interval still excludes no effect; 0 where it never does."""

    def margin(amount: float) -> float:
        """How far the interval stays from no effect."""
        low, high = honest_interval(path, restriction, amount, alpha)
        return max(low, -high)

    if margin(0.0) <= 0:
        return 0.0
    high = START
    while margin(high) > 0 and high < UNBOUNDED:
        high *= 4
    return float(brentq(margin, 0.0, high, xtol=1e-7)) if high < UNBOUNDED else math.inf


def _error(weights: Vector, covariance: Matrix) -> float:
    return math.sqrt(max(float(weights @ covariance @ weights), 0.0))


def _shortest(path: EffectPath, amount: float, alpha: float) -> tuple[Vector, float]:
    """Weights on the estimates, and half the length, of the shortest interval under ``smooth``.

    Weights on all times of the grid that come from second differences, D'w, give a straight departure no weight, and
    the worst of the others is amount x sum |w|. Those after the event are given, those on times not seen are none, and
    that of the base is free, where the departure is zero.
    """
    second = np.diff(np.eye(len(path.grid)), n=2, axis=0)
    given = (path.grid >= 0) | (~path.seen & (path.grid != path.base))
    count = len(second)
    start = np.linalg.lstsq(second[:, given].T, path.target[given], rcond=None)[0]
    covariance = path.covariance
    signed = np.hstack([np.eye(count), -np.eye(count)])
    to_weights = second[:, path.seen].T @ signed

    def length(parts: Vector) -> tuple[float, Vector]:
        error = _error(to_weights @ parts, covariance)
        half, by_bias, by_error = _half(amount * float(parts.sum()), error, alpha)
        slope = to_weights.T @ covariance @ to_weights @ parts / max(error, TINY)
        return half, by_bias * amount + by_error * slope

    equal = second[:, given].T @ signed
    solution = minimize(
        length,
        np.concatenate([np.maximum(start, 0), np.maximum(-start, 0)]),
        jac=True,
        method="SLSQP",
        bounds=[(0, None)] * (2 * count),
        constraints={"type": "eq", "fun": lambda p: equal @ p - path.target[given], "jac": lambda p: equal},
        options={"maxiter": 200, "ftol": 1e-10},
    )
    parts = signed @ solution.x
    # what rounding left of the constraints is taken out, so that the length is that of the weights
    parts += np.linalg.lstsq(second[:, given].T, path.target[given] - second[:, given].T @ parts, rcond=None)[0]
    weights = second[:, path.seen].T @ parts
    return weights, _half(amount * float(np.abs(parts).sum()), _error(weights, covariance), alpha)[0]


def _half(bias: float, error: float, alpha: float) -> tuple[float, float, float]:
    """Half the length about an estimate that errs by ``error`` and is off by as much as ``bias``; its two slopes."""
    shift = bias / max(error, TINY)
    value = shift + ndtri(1 - alpha / 2 if shift < 1 else 1 - alpha)
    for _ in range(NEWTON_STEPS):  # on P(|N(shift, 1)| <= value) = 1 - alpha
        near, far = (math.exp(-((value - side) ** 2) / 2) for side in (shift, -shift))
        over = ndtr(value - shift) - ndtr(-value - shift) - (1 - alpha)
        value -= over * math.sqrt(2 * math.pi) / (near + far)
    slope = (near - far) / (near + far)
    return max(error, TINY) * value, slope, value - shift * slope


def breakdown_as_estimated(path: EffectPath, alpha: float) -> float:
    """The same of ``relative``, with the steps before taken as they were estimated, without error of their own."""
    step = float(np.abs(path.steps[1]).max()) * path.reach
    over = abs(path.mean @ path.effects) - float(ndtri(1 - alpha / 2)) * _error(path.mean, path.covariance)
    return max(float(over), 0.0) / step if step else math.inf
