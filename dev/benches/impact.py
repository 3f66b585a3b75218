"""Impact: permutations by linear algebra."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyfixest

from benches import Bench, Work
from tipimpact.impact.inference import core

UNITS, PERIODS, TREATED, BEFORE = 125, 9, 18, 7  # as in the planned comparison of claims
PERMUTATIONS, REFITS = 999, 20
LIMIT = 0.01 * PERMUTATIONS / REFITS  # a hundredth of the time of as many refits


def refit(outcome: core.Matrix, treatment: core.Matrix) -> float:
    """One fit by pyfixest with unit and period effects."""
    units, periods = (index.ravel() for index in np.indices(outcome.shape))
    frame = pd.DataFrame({"y": outcome.ravel(), "d": treatment.ravel(), "u": units, "t": periods})
    return float(pyfixest.feols("y ~ d | u + t", frame, vcov="iid").coef()["d"])


def bare_refit(outcome: core.Matrix, treatment: core.Matrix) -> float:
    """One fit by least squares on dummies, in numpy."""
    units, periods = (index.ravel() for index in np.indices(outcome.shape))
    dummies = np.zeros((outcome.size, UNITS + PERIODS))
    dummies[np.arange(outcome.size), units] = 1
    dummies[np.arange(outcome.size), UNITS + periods - 1] = periods > 0
    dummies[:, -1] = treatment.ravel()
    return float(np.linalg.solve(dummies.T @ dummies, dummies.T @ outcome.ravel())[-1])


def permutations(fit) -> tuple[Work, Work]:
    """All permutations, with the drawing of their orders, and some refits."""
    outcome = np.random.default_rng(2012).normal(size=(UNITS, PERIODS)).cumsum(axis=1)
    treated = (np.arange(UNITS) < TREATED)[:, None] & (np.arange(PERIODS) >= BEFORE)[None, :]
    treatment = treated.astype(float)
    some = core.orders(np.arange(UNITS), REFITS, seed=1)
    fit(outcome, treatment)  # compiles
    return (
        lambda: core.permuted(outcome, treatment, core.orders(np.arange(UNITS), PERMUTATIONS, seed=1)),
        lambda: [fit(outcome, treatment[order]) for order in some],
    )


BENCHES = [
    Bench("999 permutations", "20 refits by pyfixest", LIMIT, lambda _: permutations(refit), turns=7),
    Bench("999 permutations", "20 refits by least squares", LIMIT, lambda _: permutations(bare_refit), turns=7),
]
