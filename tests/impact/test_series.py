import datetime as dt
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import pdtr
from validation.series import (
    GRID,
    HARDER,
    HOLDOUT,
    Cell,
    counts,
    grid_intervals,
    intervals,
    publish,
    published_ends,
    study,
)

from tipimpact.common.errors import ImpactError
from tipimpact.impact import interrupted_time_series
from tipimpact.impact.designs import interval_likelihood as model
from tipimpact.impact.designs import series_rows as rows

SHOWN = pd.Series([15, 10, 20, 15, 25, 20, None, 10, 5, 10, None, 10], index=range(2006, 2018))


def exact(values) -> rows.CountSeries:
    low = np.array(values, float)
    return rows.CountSeries(tuple(range(len(low))), np.arange(len(low)) * 1.0, low, low, np.arange(len(low)) >= 6)


def test_what_is_published_of_a_count_is_an_interval():
    data = rows.read_series(pd.Series([0, 5, 10, None, 20, 25]), 4)
    assert list(zip(data.low, data.high, strict=True)) == [(0, 2), (5, 7), (8, 12), (0, 4), (18, 22), (23, 27)]
    one = rows.read_series(pd.Series([0, 5, 11, None, 20, 25]), 4, rounded_to=1)
    assert list(zip(one.low, one.high, strict=True)) == [(0, 0), (5, 5), (11, 11), (0, 4), (20, 20), (25, 25)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 200), min_size=8, max_size=8), st.sampled_from([1, 5]))
def test_the_interval_holds_the_count_that_was_rounded(values, base):
    rounded = base * np.floor(np.array(values) / base + 0.5)
    shown = pd.Series(np.where(np.array(values) < 5, np.nan, rounded))
    low, high = rows.read_ends(shown, base, 5)
    assert ((low <= values) & (values <= high)).all()


@settings(max_examples=30, deadline=None)
@given(st.floats(-2, 4), st.integers(0, 40), st.integers(0, 6))
def test_the_likelihood_is_that_of_poisson_counts(log_rate, low, more):
    high = np.array([float(low + more)])
    every = low + np.arange(more + 1.0)[None]
    every = every.reshape(-1, 1, 1)
    ways = -model.gammaln(every + 1)
    log_fit, _, precision = model.likelihood(np.array([[log_rate]]), every, ways)
    rate = math.exp(log_rate)
    inside = pdtr(high, rate) - (pdtr(low - 1, rate) if low else 0.0)
    if inside[0] > 1e-9:
        assert log_fit[0, 0] == pytest.approx(math.log(inside[0]), abs=1e-5)
    assert precision[0, 0] > 0


def test_the_posterior_is_that_of_an_independent_integration(monkeypatch):
    """Without serial correlation and noise the model is a Poisson regression: integrate it on a fine grid."""
    monkeypatch.setattr(model, "NOISES", model.Noise(np.array([0.001]), np.array([1e-4]), np.zeros(1)))
    monkeypatch.setattr(model, "REGULAR", 1e-300)
    data = exact([40, 38, 45, 41, 44, 39, 30, 28, 27, 33])
    quantiles = model.posterior(data).quantiles([0.025, 0.5, 0.975])
    a, b, c = np.meshgrid(np.linspace(2.5, 5, 60), np.linspace(-4, 4, 90), np.linspace(-2, 1.5, 120), indexing="ij")
    x = model._regressors(data, False)
    centre = math.log(data.low.mean() + 0.5)
    log = -(((a - centre) / model.FLAT) ** 2) / 2 - (b / model.FLAT) ** 2 / 2 - (c / model.CHANGE) ** 2 / 2
    for row, count in zip(x, data.low, strict=True):
        eta = a * row[0] + b * row[1] + c * row[2]
        log += count * eta - np.exp(eta)
    mass = np.exp(log - log.max()).sum(axis=(0, 1)).cumsum()
    truth = np.interp([0.025, 0.5, 0.975], mass / mass[-1], c[0, 0])
    assert quantiles == pytest.approx(list(truth), abs=0.04)


def test_a_finer_grid_does_not_move_the_interval(monkeypatch):
    data = rows.read_series(SHOWN, 2012)
    coarse = model.posterior(data).quantiles([0.025, 0.5, 0.975])
    monkeypatch.setattr(model, "NOISES", model.noise_grid(np.linspace(-0.6, 0.96, 40), np.geomspace(0.02, 2.2, 30)))
    monkeypatch.setattr(model, "NEWTON_STEPS", 8)
    assert model.posterior(data).quantiles([0.025, 0.5, 0.975]) == pytest.approx(coarse, abs=0.05)


def test_a_fall_is_found_with_its_checks():
    result = interrupted_time_series(SHOWN, 2012)
    assert result.interval[0] < result.effect < result.interval[1] < 0
    assert result.bounds[0] < result.effect < result.bounds[1]
    assert result.p_value < 0.05
    assert (result.n, result.pre_periods) == (12, 6)
    checks = {check.check: check for check in result.check_results}
    assert set(checks) == {"pre_trend", "placebo_date", "leave_one_out", "censored_cells", "specification_curve"}
    assert [name for name, _ in checks["leave_one_out"].variants] == [str(year) for year in SHOWN.index]
    names = [name for name, _ in checks["specification_curve"].variants]
    assert names[:2] == ["2006-2017 level", "2006-2017 level and slope"]
    assert names[-1] == "apart from the event"


def test_order_of_rows_and_kind_of_index_do_not_matter():
    first = interrupted_time_series(SHOWN, 2012)
    assert interrupted_time_series(SHOWN.sample(frac=1, random_state=1), 2012) == first
    yearly = SHOWN.set_axis(pd.period_range("2006", "2017", freq="Y"))
    assert interrupted_time_series(yearly, pd.Period("2012", freq="Y")).effect == first.effect
    ends = pd.DataFrame(dict(zip(("low", "high"), rows.read_ends(SHOWN, 5, 5), strict=True)), index=SHOWN.index)
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
        (pd.concat([SHOWN, SHOWN.head(1)]), "2006: the period occurs twice"),
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


def test_many_series_at_once_are_each_alone():
    cell = HARDER[9]
    published = publish(counts(cell, 5, np.random.default_rng(5)))
    together = intervals(*published_ends(published), cell.before, slope=True)
    for one, ends in zip(published, together.T, strict=True):
        alone = interrupted_time_series(pd.Series(one), cell.before, slope=True)
        assert alone.interval == pytest.approx(tuple(ends), abs=1e-9)


def test_tridiagonal_systems_are_solved_as_by_a_dense_solver():
    rng = np.random.default_rng(6)
    own, off_diagonal, sides = 3 + rng.random((5, 4, 7)), rng.normal(0, 0.5, (4, 7)), rng.normal(size=(2, 5, 4, 7))
    off_diagonal[:, -1] = 0
    solutions, log_determinant = model._solve(own, off_diagonal, sides)
    for r, g in np.ndindex(5, 4):
        dense = np.diag(own[r, g]) + np.diag(off_diagonal[g, :-1], 1) + np.diag(off_diagonal[g, :-1], -1)
        assert pytest.approx(np.linalg.solve(dense, sides[:, r, g].T)) == solutions[:, r, g].T
        assert log_determinant[r, g] == pytest.approx(np.linalg.slogdet(dense)[1])


def test_the_precision_of_the_noise_is_the_inverse_of_its_covariance_also_with_a_gap():
    at, noise = np.array([0.0, 1, 2, 5, 6]), model.Noise(np.array([0.7]), np.array([0.2]), np.zeros(1))
    own, off_diagonal, log_determinant = model._noise_precision(tuple(np.diff(at)), noise)
    covariance = 0.2**2 / (1 - 0.7**2) * 0.7 ** np.abs(np.subtract.outer(at, at))
    dense = np.diag(own[0]) + np.diag(off_diagonal[0, :-1], 1) + np.diag(off_diagonal[0, :-1], -1)
    assert dense == pytest.approx(np.linalg.inv(covariance))
    assert log_determinant[0] == pytest.approx(np.linalg.slogdet(covariance)[1])


def test_a_bend_before_the_event_fails_the_pre_trend():
    bent = [90, 40, 25, 20, 20, 25, 40, 90, 60, 60, 60, 60]
    checks = interrupted_time_series(pd.Series(bent), 8, rounded_to=1, suppressed_below=0).check_results
    assert next(check.outcome for check in checks if check.check == "pre_trend") == "failed"


@pytest.mark.parametrize(("at", "outcome"), [(12, "passed"), (15, "failed")])
def test_a_break_at_another_date_fails_the_placebo_date(at, outcome):
    noise = np.random.default_rng(7).integers(-2, 3, 24)
    broken = pd.Series(np.where(np.arange(24) < at, 60, 25) + noise)
    checks = interrupted_time_series(broken, 12, rounded_to=1, suppressed_below=0).check_results
    assert next(check.outcome for check in checks if check.check == "placebo_date") == outcome


def test_what_passes_again_is_not_found_apart_from_the_event():
    passing = pd.Series([60, 62, 58, 61, 59, 60, 63, 60, 20, 22, 60, 58, 61, 62, 59, 60])
    checks = {c.check: c for c in interrupted_time_series(passing, 8, rounded_to=1, suppressed_below=0).check_results}
    assert checks["specification_curve"].outcome == "failed"


def test_the_method_to_beat_is_least_squares_when_rho_is_known():
    """Its mixture lies about plain least squares where the data are white."""
    import statsmodels.api as sm

    published = publish(counts(Cell(60, 30, 400, 0.0, ratio=0.5), 1, np.random.default_rng(3)))
    t = np.arange(60) - 30
    fit = sm.OLS(np.log(published[0] + 0.5), np.column_stack([np.ones(60), t, t >= 0])).fit()
    low, high = grid_intervals(published, 30)[:, 0]
    ours, theirs = (low + high) / 2, fit.params[2]
    assert ours == pytest.approx(theirs, abs=0.08)
    assert high - low == pytest.approx(np.ptp(fit.conf_int()[2]), rel=0.5)


@pytest.mark.slow
@pytest.mark.parametrize("cell", [GRID[9], HARDER[1], HARDER[8], HOLDOUT[11]], ids=repr)
def test_a_reduced_study_covers_without_failure(cell):
    """The code of `make validate`; limits allow for four standard errors of 200 runs."""
    row = study(cell, 200, seed=4, timed=3)
    assert row["failures"] == 0
    assert row["coverage"] >= 0.88
    assert row["widest"] < 10
    assert row["width"] <= 1.05 * row["grid_width"]
    assert row["difference"] < 1e-9
