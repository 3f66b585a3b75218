"""Closed-form contrasts against regressions, and the bounds of suppressed cells against brute force."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from tipimpact.impact.designs.contrast import Cells, adverse_ends, estimate, make_contrast, origins, persons


def draw_cells(seed=0, units=12, treated=4, before=2, after=3, mean=40.0) -> Cells:
    rng = np.random.default_rng(seed)
    level = mean * np.exp(rng.normal(0, 1, units))[:, None]
    own = np.arange(units) < treated
    effect = np.where(own, 0.5, 1.0)[:, None]
    return Cells(own, rng.poisson(level, (units, before)) + 1.0, rng.poisson(level * effect, (units, after)) + 0.0)


def to_long(cells: Cells) -> pd.DataFrame:
    counts = np.hstack([cells.before, cells.after])
    units, years = counts.shape
    late = np.arange(years) >= cells.before.shape[1]
    return pd.DataFrame(
        {
            "y": counts.ravel(),
            "d": (cells.treated[:, None] & late).ravel().astype(float),
            "unit": np.repeat(np.arange(units), years),
            "year": np.tile(np.arange(years), units),
        }
    )


def observed(cells: Cells) -> np.ndarray:
    return cells.treated[None, :].astype(float)


@pytest.mark.parametrize("seed", range(3))
def test_persons_is_poisson_regression_with_unit_and_year_effects(seed):
    cells = draw_cells(seed)
    long = to_long(cells)
    dummies = pd.get_dummies(long[["unit", "year"]].astype(str), drop_first=True, dtype=float)
    matrix = sm.add_constant(pd.concat([long["d"], dummies], axis=1))
    fit = sm.GLM(long["y"], matrix, family=sm.families.Poisson()).fit(
        cov_type="cluster", cov_kwds={"groups": long["unit"], "use_correction": False}, tol=1e-12
    )
    contrast = persons(cells, observed(cells))
    assert contrast.estimate == pytest.approx(fit.params["d"], abs=1e-7)
    assert contrast.error == pytest.approx(fit.bse["d"], rel=1e-5)


def test_persons_is_what_pyfixest_finds():
    pyfixest = pytest.importorskip("pyfixest")
    cells = draw_cells(5, units=30, treated=9)
    fit = pyfixest.fepois("y ~ d | unit + year", to_long(cells), vcov={"CRV1": "unit"})
    assert estimate("persons", cells) == pytest.approx(float(fit.coef()["d"]), abs=1e-6)


def test_origins_is_two_way_fixed_effects_on_logarithms():
    cells = draw_cells(7)
    long = to_long(cells)
    dummies = pd.get_dummies(long[["unit", "year"]].astype(str), drop_first=True, dtype=float)
    fit = sm.OLS(np.log(long["y"] + 0.5), sm.add_constant(pd.concat([long["d"], dummies], axis=1))).fit()
    assert estimate("origins", cells) == pytest.approx(fit.params["d"])
    gaps = np.log(cells.after + 0.5).mean(1) - np.log(cells.before + 0.5).mean(1)
    own, rest = gaps[cells.treated], gaps[~cells.treated]
    assert origins(cells, observed(cells)).error == pytest.approx(
        np.sqrt(own.var(ddof=1) / len(own) + rest.var(ddof=1) / len(rest))
    )


@pytest.mark.parametrize("kind", ["persons", "origins"])
def test_every_assignment_is_what_the_contrast_gives_to_those_units(kind):
    cells = draw_cells(2)
    rng = np.random.default_rng(1)
    assignments = rng.permuted(np.tile(cells.treated, (6, 1)), axis=1)
    estimates, errors = make_contrast(kind, cells, assignments.astype(float)).under(0.0)
    for row, value, error in zip(assignments, estimates, errors, strict=True):
        alone = make_contrast(kind, Cells(row, cells.before, cells.after), row[None, :].astype(float))
        assert (value, error) == pytest.approx((alone.estimate, alone.error))


def test_a_change_is_taken_out_of_the_treated_counts_after():
    cells = draw_cells(3)
    freed = Cells(
        cells.treated, cells.before, np.where(cells.treated[:, None], cells.after / np.exp(-0.4), cells.after)
    )
    assignments = np.random.default_rng(0).permuted(np.tile(cells.treated, (5, 1)), axis=1).astype(float)
    assert persons(cells, assignments).under(-0.4)[0] == pytest.approx(persons(freed, assignments).under(0.0)[0])


@pytest.mark.parametrize("kind", ["persons", "origins"])
def test_adverse_ends_bound_the_contrast_over_all_cells(kind):
    low = np.array([[8.0, 1.0], [6.0, 0.0], [9.0, 2.0], [7.0, 3.0]])
    high = low + np.array([[3.0, 4.0], [0.0, 4.0], [2.0, 0.0], [1.0, 4.0]])
    treated, after = np.array([True, True, False, False]), np.array([False, True])
    ends = adverse_ends(low, high, treated, after)
    least, greatest = (estimate(kind, Cells(treated, m[:, :1], m[:, 1:])) for m in ends)
    every = [
        estimate(kind, Cells(treated, counts[:, :1], counts[:, 1:]))
        for choice in product([0, 1], repeat=8)
        for counts in [np.where(np.reshape(choice, (4, 2)) == 1, high, low)]
    ]
    assert (least, greatest) == pytest.approx((min(every), max(every)))


def test_a_total_of_none_is_an_infinite_fall():
    cells = Cells(np.array([True, False, False]), np.full((3, 1), 5.0), np.array([[0.0], [4.0], [6.0]]))
    assert estimate("persons", cells) == -np.inf
