import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipimpact.impact.inference import core

UNITS, PERIODS = 14, 8


def staggered(rng) -> np.ndarray:
    """Treatment of two cohorts and some units never treated."""
    start = rng.permutation([4] * 4 + [6] * 3 + [99] * 7)
    return (np.arange(PERIODS) >= start[:, None]).astype(float)


def refit(outcome: np.ndarray, treatment: np.ndarray) -> float:
    """The coefficient by least squares on dummies."""
    units, periods = np.indices(outcome.shape)
    design = np.column_stack(
        [treatment.ravel()]
        + [(units == u).ravel() for u in range(UNITS)]
        + [(periods == p).ravel() for p in range(1, PERIODS)]
    )
    return np.linalg.lstsq(design.astype(float), outcome.ravel(), rcond=None)[0][0]


def long(outcome: np.ndarray, treatment: np.ndarray) -> pd.DataFrame:
    units, periods = np.indices(outcome.shape)
    return pd.DataFrame(
        {"y": outcome.ravel(), "d": treatment.ravel(), "unit": units.ravel(), "period": periods.ravel()}
    )


@pytest.mark.parametrize("seed", range(3))
def test_the_coefficient_is_that_of_dummies_pyfixest_and_diff_diff(seed):
    import diff_diff
    import pyfixest

    rng = np.random.default_rng(seed)
    outcome = rng.normal(size=(UNITS, PERIODS))
    treatment = (np.arange(UNITS) < 6)[:, None] * (np.arange(PERIODS) >= 5)[None, :] * 1.0
    ours = core.coefficient(outcome, treatment)
    assert ours == pytest.approx(refit(outcome, treatment), abs=1e-10)
    frame = long(outcome, treatment)
    assert ours == pytest.approx(pyfixest.feols("y ~ d | unit + period", frame).coef()["d"], abs=1e-8)
    frame = frame.assign(treated=(frame["unit"] < 6).astype(int), post=(frame["period"] >= 5).astype(int))
    oracle = diff_diff.TwoWayFixedEffects().fit(frame, "y", "treated", post="post", unit="unit")
    assert ours == pytest.approx(oracle.att, abs=1e-8)


def test_permutations_equal_brute_force_refits():
    rng = np.random.default_rng(5)
    outcome, treatment = rng.normal(size=(UNITS, PERIODS)), staggered(rng)
    orders = core.permutations(40, UNITS, rng)
    fast = core.permuted(outcome, treatment, orders)
    slow = [refit(outcome, treatment[order]) for order in orders]
    np.testing.assert_allclose(fast, slow, atol=1e-10)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_bounds_hold_every_completion_and_are_reached(seed):
    rng = np.random.default_rng(seed)
    low = rng.normal(size=(UNITS, PERIODS))
    high = low + rng.exponential(size=low.shape) * (rng.random(low.shape) < 0.3)
    treatment = staggered(rng)
    least, greatest = core.linear_bounds(low, high, core.weights(treatment))
    inside = low + rng.random(low.shape) * (high - low)
    assert least - 1e-9 <= core.coefficient(inside, treatment) <= greatest + 1e-9
    corner = np.where(core.weights(treatment) > 0, low, high)
    assert core.coefficient(corner, treatment) == pytest.approx(least, abs=1e-10)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_unit_and_period_effects_do_not_matter(seed):
    rng = np.random.default_rng(seed)
    outcome, treatment = rng.normal(size=(UNITS, PERIODS)), staggered(rng)
    shifted = outcome + rng.normal(size=(UNITS, 1)) + rng.normal(size=(1, PERIODS))
    assert core.coefficient(outcome, treatment) == pytest.approx(core.coefficient(shifted, treatment), abs=1e-9)


def test_streams_depend_on_name_and_seed_and_nothing_else():
    assert core.stream(1, "a").random() == core.stream(1, "a").random()
    assert len({core.stream(s, n).random() for s in (1, 2) for n in ("a", "b")}) == 4


def test_the_permutation_test_keeps_its_size():
    rng = np.random.default_rng(11)
    treatment = (np.arange(UNITS) < 6)[:, None] * (np.arange(PERIODS) >= 5)[None, :] * 1.0
    p = []
    for _ in range(300):
        walk = rng.normal(size=(UNITS, PERIODS)).cumsum(axis=1)  # serial correlation that fools usual errors
        observed = core.coefficient(walk, treatment)
        p.append(core.p_value(observed, core.permuted(walk, treatment, core.permutations(99, UNITS, rng))))
    assert np.mean(np.array(p) <= 0.05) < 0.09  # 0.05 and three standard errors


def test_a_p_value_is_never_zero_and_ties_count():
    assert core.p_value(9.0, np.zeros(99)) == 0.01
    assert core.p_value(0.5, np.full(99, 0.5)) == 1.0
