"""Adjusted p-values, estimators as weights and their permutations, each against another way to the same number."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipimpact.impact.designs.cohorts import (
    clustered_error,
    group_time,
    imputation_weights,
    long_difference_weights,
    overall,
)
from tipimpact.impact.inference import core
from tipimpact.impact.inference.adjust import holm, romano_wolf

UNITS, PERIODS = 16, 9


def cohorts(rng) -> np.ndarray:
    return rng.permutation([4.0] * 4 + [6.0] * 3 + [np.nan] * 9)


def treatment(cohort: np.ndarray) -> np.ndarray:
    return (np.arange(PERIODS) >= cohort[:, None]).astype(float)


def impute(outcome: np.ndarray, treated: np.ndarray) -> float:
    """Unit and period effects by least squares on the cells not treated; the mean of what is left of the others."""
    units, periods = (index.ravel() for index in np.indices(outcome.shape))
    dummies = np.column_stack([units == u for u in range(UNITS)] + [periods == p for p in range(1, PERIODS)]) * 1.0
    free = treated.ravel() == 0
    effects = np.linalg.lstsq(dummies[free], outcome.ravel()[free], rcond=None)[0]
    return float((outcome.ravel() - dummies @ effects)[~free].mean())


def long_difference(outcome: np.ndarray, cohort: np.ndarray) -> float:
    return overall(group_time(outcome, np.arange(PERIODS, dtype=float), cohort), cohort)[0]


@pytest.mark.parametrize("seed", range(3))
def test_estimators_as_weights_equal_the_estimators(seed):
    rng = np.random.default_rng(seed)
    outcome, cohort = rng.normal(size=(UNITS, PERIODS)), cohorts(rng)
    imputed = (imputation_weights(treatment(cohort)) * outcome).sum()
    assert imputed == pytest.approx(impute(outcome, treatment(cohort)), abs=1e-10)
    difference = (long_difference_weights(cohort, np.arange(PERIODS, dtype=float)) * outcome).sum()
    assert difference == pytest.approx(long_difference(outcome, cohort), abs=1e-10)


def test_permutations_of_every_estimator_equal_brute_force_refits():
    rng = np.random.default_rng(5)
    outcome, cohort = rng.normal(size=(UNITS, PERIODS)), cohorts(rng)
    orders = core.orders(np.arange(UNITS), 40, seed=3)
    for weights, refit in (
        (imputation_weights(treatment(cohort)), lambda c: impute(outcome, treatment(c))),
        (long_difference_weights(cohort, np.arange(PERIODS, dtype=float)), lambda c: long_difference(outcome, c)),
    ):
        fast = core.permuted_sums(core.within(outcome), weights, orders)
        np.testing.assert_allclose(fast, [refit(cohort[order]) for order in orders], atol=1e-10)


def test_effects_that_grow_bias_two_way_fixed_effects_and_neither_of_the_others():
    """Two cohorts, an effect of one more in each period, no noise: the mean over treated cells is known."""
    cohort = np.array([4.0] * 4 + [6.0] * 3 + [np.nan] * 9)
    on = treatment(cohort)
    since = np.arange(PERIODS) - np.nan_to_num(cohort, nan=99)[:, None] + 1
    outcome = np.arange(UNITS)[:, None] + np.arange(PERIODS) ** 2 + on * since
    truth = since[on == 1].mean()
    assert (imputation_weights(on) * outcome).sum() == pytest.approx(truth, abs=1e-9)
    assert (long_difference_weights(cohort, np.arange(PERIODS, dtype=float)) * outcome).sum() == pytest.approx(truth)
    assert abs(core.coefficient(outcome, on) - truth) > 0.1


def test_imputation_is_that_of_diff_diff():
    import diff_diff

    rng = np.random.default_rng(2)
    outcome, cohort = rng.normal(size=(UNITS, PERIODS)), cohorts(rng)
    units, periods = (index.ravel() for index in np.indices(outcome.shape))
    frame = pd.DataFrame({"y": outcome.ravel(), "unit": units, "period": periods})
    frame["first"] = np.nan_to_num(cohort)[units].astype(int)
    oracle = diff_diff.ImputationDiD().fit(frame, outcome="y", unit="unit", time="period", first_treat="first")
    assert (imputation_weights(treatment(cohort)) * outcome).sum() == pytest.approx(oracle.overall_att, abs=1e-8)


def test_the_clustered_error_is_the_spread_of_the_estimate():
    rng = np.random.default_rng(8)
    cohort = np.array([4.0] * 6 + [np.nan] * 10)
    weights = imputation_weights(treatment(cohort))
    walks = rng.normal(size=(600, UNITS, PERIODS)).cumsum(axis=2)
    errors = [clustered_error(walk, weights) for walk in walks]
    assert np.sqrt(np.mean(np.square(errors))) == pytest.approx((walks * weights).sum(axis=(1, 2)).std(), rel=0.1)


def test_orders_follow_the_name_of_the_unit_and_not_its_place():
    names = np.array(["HUN", "MEX", "ISR", "USA"])
    orders = core.orders(names, 50, seed=1)
    assert (np.sort(orders, axis=1) == np.arange(4)).all()
    fewer = core.orders(names[[1, 3]], 50, seed=1)
    # The two that are left stand in the same order as among the four.
    places = np.argsort(orders, axis=1)
    assert ((places[:, 1] < places[:, 3]) == (np.argsort(fewer, axis=1)[:, 0] == 0)).all()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0.0001, 1), min_size=1, max_size=7))
def test_holm_is_the_closed_test_that_it_represents(p):
    """A hypothesis falls when every set of hypotheses that holds it falls by Bonferroni (Marcus et al. 1976)."""
    sets = [part for size in range(1, len(p) + 1) for part in combinations(range(len(p)), size)]
    closed = [
        max(min(1.0, len(part) * min(p[k] for k in part)) for part in sets if own in part) for own in range(len(p))
    ]
    assert holm(p) == pytest.approx(closed)


def test_romano_wolf_knows_dependence_and_holm_does_not():
    rng = np.random.default_rng(4)
    shared = rng.normal(size=1999)
    effects = {"a": 2.4, "b": 2.4, "c": 0.1}
    same = romano_wolf(effects, {name: shared + rng.normal(0, 1e-6, 1999) for name in effects})
    apart = romano_wolf(effects, {name: rng.normal(size=1999) for name in effects})
    alone = core.p_value(2.4, shared)
    assert same["a"] == pytest.approx(alone, abs=0.002)  # one test in three coats is one test
    assert apart["a"] == pytest.approx(3 * alone, rel=0.35)  # three tests: about Holm's
    assert apart["a"] <= apart["b"] + 1e-12 or apart["b"] <= apart["a"]
    assert max(same["a"], same["b"]) <= same["c"]


def test_romano_wolf_keeps_the_family_error():
    rng = np.random.default_rng(9)
    wrong = 0
    for _ in range(400):
        loading = rng.normal(size=(200, 1))
        draws = 0.7 * loading + rng.normal(size=(200, 3))
        adjusted = romano_wolf(dict(zip("abc", draws[0], strict=True)), dict(zip("abc", draws[1:].T, strict=True)))
        wrong += min(adjusted.values()) <= 0.05
    assert wrong / 400 < 0.05 + 3 * np.sqrt(0.05 * 0.95 / 400)
