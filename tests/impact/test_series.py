import datetime as dt
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import pdtr

from tipimpact.common.errors import ImpactError
from tipimpact.impact import interrupted_time_series
from tipimpact.impact import series as model
from tipimpact.impact.simulate import GRID, HARDER, Cell, counts, grid_posterior, publish, study

SHOWN = pd.Series([15, 10, 20, 15, 25, 20, None, 10, 5, 10, None, 10], index=range(2006, 2018))


def exact(values) -> model.Series:
    low = np.array(values, float)
    return model.Series(tuple(range(len(low))), np.arange(len(low)) * 1.0, low, low, np.arange(len(low)) >= 6)


def test_what_is_published_of_a_count_is_an_interval():
    data = model.read_series(pd.Series([0, 5, 10, None, 20, 25]), 4)
    assert list(zip(data.low, data.high, strict=True)) == [(0, 2), (5, 7), (8, 12), (0, 4), (18, 22), (23, 27)]
    one = model.read_series(pd.Series([0, 5, 11, None, 20, 25]), 4, rounded_to=1)
    assert list(zip(one.low, one.high, strict=True)) == [(0, 0), (5, 5), (11, 11), (0, 4), (20, 20), (25, 25)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 200), min_size=8, max_size=8), st.sampled_from([1, 5]))
def test_the_interval_holds_the_count_that_was_rounded(values, base):
    rounded = base * np.floor(np.array(values) / base + 0.5)
    shown = pd.Series(np.where(np.array(values) < 5, np.nan, rounded))
    ends = model._ends(shown, base, 5)
    assert ((ends["low"] <= values) & (values <= ends["high"])).all()


@settings(max_examples=30, deadline=None)
@given(st.floats(-2, 4), st.integers(0, 40), st.integers(0, 6))
def test_the_likelihood_is_that_of_poisson_counts(log_rate, low, more):
    high = np.array([float(low + more)])
    every = low + np.arange(more + 1.0)[None]
    ways = -model.gammaln(every + 1)
    log_fit, _, precision = model._likelihood(np.array([[log_rate]]), every, ways)
    rate = math.exp(log_rate)
    inside = pdtr(high, rate) - (pdtr(low - 1, rate) if low else 0.0)
    if inside[0] > 1e-9:
        assert log_fit[0, 0] == pytest.approx(math.log(inside[0]), abs=1e-5)
    assert precision[0, 0] > 0


def test_the_posterior_is_that_of_an_independent_integration(monkeypatch):
    """Without serial correlation and noise the model is a Poisson regression: integrate it on a fine grid."""
    monkeypatch.setattr(model, "RHOS", np.array([0.001]))
    monkeypatch.setattr(model, "INNOVATIONS", np.array([1e-4]))
    monkeypatch.setattr(model, "LOG_PRIOR", np.zeros(1))
    data = exact([40, 38, 45, 41, 44, 39, 30, 28, 27, 33])
    found = model.posterior(data).quantiles([0.025, 0.5, 0.975])
    a, b, c = np.meshgrid(np.linspace(2.5, 5, 60), np.linspace(-4, 4, 90), np.linspace(-2, 1.5, 120), indexing="ij")
    x = model._regressors(data, False)
    centre = math.log(data.low.mean() + 0.5)
    log = -(((a - centre) / 10) ** 2) / 2 - (b / 10) ** 2 / 2 - (c / 2) ** 2 / 2
    for row, count in zip(x, data.low, strict=True):
        eta = a * row[0] + b * row[1] + c * row[2]
        log += count * eta - np.exp(eta)
    mass = np.exp(log - log.max()).sum(axis=(0, 1)).cumsum()
    truth = np.interp([0.025, 0.5, 0.975], mass / mass[-1], c[0, 0])
    assert found == pytest.approx(list(truth), abs=0.04)


def test_a_finer_grid_does_not_move_the_interval(monkeypatch):
    data = model.read_series(SHOWN, 2012)
    coarse = model.posterior(data).quantiles([0.025, 0.5, 0.975])
    rho, sd = (g.ravel() for g in np.meshgrid(np.linspace(-0.6, 0.96, 40), np.geomspace(0.02, 1.4, 30), indexing="ij"))
    monkeypatch.setattr(model, "RHOS", rho)
    monkeypatch.setattr(model, "INNOVATIONS", sd)
    monkeypatch.setattr(model, "LOG_PRIOR", 2 * np.log1p(rho) + 2 * np.log(sd) - (sd / model.INNOVATION_MODE) ** 2 / 2)
    monkeypatch.setattr(model, "NEWTON_STEPS", 8)
    assert model.posterior(data).quantiles([0.025, 0.5, 0.975]) == pytest.approx(coarse, abs=0.05)


def test_a_fall_is_found_with_its_checks():
    found = interrupted_time_series(SHOWN, 2012)
    assert found.interval[0] < found.effect < found.interval[1] < 0
    assert found.bounds[0] < found.effect < found.bounds[1]
    assert found.p_value < 0.05
    assert math.isnan(found.p_permutation)
    assert (found.n, found.pre_periods) == (12, 6)
    assert set(found.checks()["check"]) == {"placebo_date", "leave_one_out", "censored_cells", "specification_curve"}


def test_order_of_rows_and_kind_of_index_do_not_matter():
    first = interrupted_time_series(SHOWN, 2012)
    assert interrupted_time_series(SHOWN.sample(frac=1, random_state=1), 2012) == first
    yearly = SHOWN.set_axis(pd.period_range("2006", "2017", freq="Y"))
    assert interrupted_time_series(yearly, pd.Period("2012", freq="Y")).effect == first.effect
    ends = model._ends(SHOWN, 5, 5).set_axis(SHOWN.index)
    assert interrupted_time_series(ends, 2012) == first


def test_a_period_that_the_event_cuts_is_left_out():
    cut = interrupted_time_series(SHOWN, dt.date(2012, 6, 28))
    assert (cut.n, cut.pre_periods) == (11, 6)
    assert cut.effect == interrupted_time_series(SHOWN.drop(2012), 2013, without=[2012]).effect
    fiscal = SHOWN.set_axis(pd.period_range("2006", "2017", freq="Y-MAR"))  # 2012: April 2011 to March 2012
    assert interrupted_time_series(fiscal, dt.date(2012, 6, 28)).pre_periods == 7
    assert interrupted_time_series(fiscal, dt.date(2012, 4, 1)).n == 12


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (SHOWN.iloc[:0], "no rows"),
        (SHOWN.iloc[3:], "periods before the event: 3"),
        (SHOWN.iloc[:7], "periods after the event: 1"),
        (SHOWN.drop(2009), "after 2008: a period is missing"),
        (pd.concat([SHOWN, SHOWN.head(1)]), "2006: the period stands twice"),
        (SHOWN.where(SHOWN.index != 2008, 17), "2008: not a published count"),
        (SHOWN.where(SHOWN.index != 2008, -5), "2008: not a published count"),
        (SHOWN.astype(object).where(SHOWN.index != 2008, "many"), "2008: not a published count"),
        (SHOWN.where(SHOWN > 100), "every count is suppressed"),
        (SHOWN.set_axis([f"{y}-{y + 1 - 2000}" for y in SHOWN.index]), "for fiscal years"),
        (SHOWN.to_frame("low"), "column 'high' is missing"),
        (pd.DataFrame({"low": 5, "high": [4] * 12}, index=SHOWN.index), "2006: not an interval"),
    ],
)
def test_a_series_that_cannot_carry_the_design_is_refused_before_fitting(broken, words, monkeypatch):
    monkeypatch.setattr(model, "posterior", lambda *_, **__: pytest.fail("fitted"))
    with pytest.raises(ImpactError, match=words):
        interrupted_time_series(broken, 2012)


@pytest.mark.parametrize(("value", "words"), [(0, "every count is 0"), (40, "never varies")])
def test_a_constant_series_is_refused(value, words):
    with pytest.raises(ImpactError, match=words):
        interrupted_time_series(pd.Series(value, index=range(2006, 2018)), 2012, rounded_to=1, suppressed_below=0)


def test_simulated_counts_have_the_moments_they_claim():
    rng = np.random.default_rng(1)
    quiet = counts(Cell(18, 7, 40, 0.6, ratio=0.6, sd=1e-9, trend=0), 4000, rng)
    assert quiet[:, :7].mean() == pytest.approx(40, rel=0.01)
    assert quiet[:, 7:].mean() == pytest.approx(24, rel=0.01)
    noisy = np.log(counts(Cell(18, 7, 40000, 0.6, sd=0.25, trend=0), 4000, rng))
    assert noisy.std(axis=0) == pytest.approx(0.25, abs=0.015)
    assert np.corrcoef(noisy[:, 4], noisy[:, 5])[0, 1] == pytest.approx(0.6, abs=0.04)
    assert np.isnan(publish(np.array([4])))[0]
    assert list(publish(np.array([5, 7, 8, 12, 13]))) == [5, 5, 10, 10, 15]


def test_the_method_to_beat_is_least_squares_when_rho_is_known(monkeypatch):
    """Its mixture lies about plain least squares where the data are white."""
    import statsmodels.api as sm

    published = publish(counts(Cell(60, 30, 400, 0.0, ratio=0.5), 1, np.random.default_rng(3)))[0]
    t = np.arange(60) - 30
    fit = sm.OLS(np.log(published + 0.5), np.column_stack([np.ones(60), t, t >= 0])).fit()
    low, high = grid_posterior(published, 30)
    ours, theirs = (low + high) / 2, fit.params[2]
    assert ours == pytest.approx(theirs, abs=0.08)
    assert high - low == pytest.approx(np.ptp(fit.conf_int()[2]), rel=0.5)


def test_a_reduced_study_covers_without_failure():
    """The code of `make validate` in three cells; limits allow for four standard errors of 120 runs."""
    cells = (GRID[9], HARDER[1], HARDER[8])
    for row in study(cells, 120, seed=4):
        assert row["failures"] == 0
        assert row["coverage"] >= 0.87
        assert row["widest"] < 10
        assert row["width"] <= row["grid_width"]
