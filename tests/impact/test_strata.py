"""Permutations within strata: who is dealt the treatment, and how often nothing is called something."""

import numpy as np
import pytest

from tipimpact.impact.designs.contrast import Cells, make_contrast
from tipimpact.impact.inference.strata import classes, draw_assignments, growth_by_volume, randomise


def infer(kind, cells, permutations, seed, alpha):
    assignments = draw_assignments(cells.treated, growth_by_volume(cells.before), permutations, seed)
    return randomise(make_contrast(kind, cells, assignments), alpha)


def test_strata_are_five_classes_of_growth_crossed_with_two_of_volume():
    rng = np.random.default_rng(0)
    before = rng.poisson(np.exp(rng.normal(4, 1, (100, 1))), (100, 2)) + 5.0
    strata = growth_by_volume(before)
    growth = np.log(before[:, 1] + 0.5) - np.log(before[:, 0] + 0.5)
    for label, values, count in ((strata // 2, growth, 5), (strata % 2, before.sum(axis=1), 2)):
        assert np.bincount(label).tolist() == [100 // count] * count
        for one in range(count - 1):
            assert values[label == one].max() <= values[label == one + 1].min()


def test_growth_needs_two_base_years():
    with pytest.raises(ValueError, match="two base years"):
        growth_by_volume(np.ones((4, 1)))


def test_classes_have_equal_numbers_also_of_equal_values():
    assert np.bincount(classes(np.zeros(10), 5)).tolist() == [2] * 5


def test_each_stratum_keeps_its_number_of_treated():
    treated = np.array([1, 0, 0, 1, 1, 0, 0, 0], dtype=bool)
    strata = np.array([0, 0, 0, 1, 1, 1, 2, 2])
    assignments = draw_assignments(treated, strata, 500, seed=1)
    assert np.array_equal(np.unique(assignments), [0, 1])
    for stratum, count in ((0, 1), (1, 2), (2, 0)):
        assert (assignments[:, strata == stratum].sum(axis=1) == count).all()
    assert assignments[:, 0].mean() == pytest.approx(1 / 3, abs=0.07)


def test_the_same_seed_deals_alike_and_named_units_alike_in_any_company():
    treated, strata = np.array([1, 0, 0, 0], dtype=bool), np.zeros(4, dtype=int)
    assert np.array_equal(draw_assignments(treated, strata, 50, 3), draw_assignments(treated, strata, 50, 3))
    names = np.array(["HUN", "MEX", "POL", "USA"])
    whole, part = (
        draw_assignments(treated, strata, 200, 3, names),
        draw_assignments(treated[:3], strata[:3], 200, 3, names[:3]),
    )
    other = whole[:, 3] == 0  # where the fourth is not dealt the treatment, the other three are as without it
    assert np.array_equal(whole[other, :3], part[other])


def simulate(rng, units=80, treated=16, ratio=1.0, noise=0.3):
    level = np.exp(rng.normal(4, 1, (units, 1)))
    counts = rng.poisson(level * np.exp(rng.normal(0, noise, (units, 4)))).astype(float)
    own = rng.permutation(units) < treated
    counts[own, 2:] = rng.poisson(counts[own, 2:] * ratio) if ratio != 1 else counts[own, 2:]
    return Cells(own, counts[:, :2], counts[:, 2:])


@pytest.mark.parametrize(("kind", "ratio"), [("persons", 1.0), ("persons", 0.5), ("origins", 1.0)])
def test_the_set_covers_the_truth_and_the_test_keeps_its_size(kind, ratio):
    rng = np.random.default_rng(20)
    runs, covered, fell = 200, 0, 0
    for run in range(runs):
        cells = simulate(rng, ratio=ratio)
        randomised = infer(kind, cells, 199, run, 0.1)
        covered += randomised.low <= np.log(ratio) <= randomised.high
        fell += randomised.p_fall <= 0.05
    assert covered / runs > 0.90 - 3 * np.sqrt(0.09 / runs)
    if ratio == 1:
        assert fell / runs < 0.05 + 3 * np.sqrt(0.0475 / runs)
    else:
        assert fell / runs > 0.9


def test_p_and_set_agree():
    for seed in range(8):
        cells = simulate(np.random.default_rng(seed), ratio=0.8)
        randomised = infer("persons", cells, 499, seed, 0.1)
        assert (randomised.p < 0.1) == (randomised.low > 0 or randomised.high < 0)


def test_where_nothing_can_be_permuted_nothing_is_rejected():
    cells = simulate(np.random.default_rng(1))
    alone = np.arange(len(cells.treated))
    randomised = randomise(make_contrast("persons", cells, draw_assignments(cells.treated, alone, 99, 0)), 0.05)
    assert randomised.p == 1
    assert (randomised.low, randomised.high) == (-np.inf, np.inf)
