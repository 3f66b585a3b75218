"""Series with exposure, season, several events and outcomes below zero, against models with known coefficients."""

import numpy as np
import pandas as pd
import pytest

from tipimpact.common.errors import ImpactError
from tipimpact.impact import Fitted, Refusal, interrupted_time_series

MONTHS = 60
AT = np.arange(MONTHS)
AFTER = AT >= 36


def rates(level=-0.4, effect=0.0):
    rng = np.random.default_rng(7)
    exposure = pd.Series(rng.uniform(800, 1200, MONTHS))
    path = -3 + 0.004 * AT + level * AFTER + 0.3 * np.sin(2 * np.pi * AT / 12) + effect
    return pd.Series(rng.poisson(exposure * np.exp(path))), exposure


@pytest.mark.parametrize("estimator", ["poisson", "quasi_poisson", "ar1_interval_likelihood"])
def test_a_fall_of_the_rate_is_found_with_exposure_and_season(estimator):
    counts, exposure = rates()
    result = interrupted_time_series(counts, 36, 1, 0, exposure=exposure, season=(12, 1), estimator=estimator)
    assert result.scale == "log"
    assert result.effect == pytest.approx(-0.4, abs=0.15)
    assert result.interval[0] < -0.4 < result.interval[1]


@pytest.mark.parametrize("estimator", ["poisson", "ar1_interval_likelihood"])
def test_twice_the_persons_at_risk_halve_the_rate(estimator):
    counts, _ = rates()
    exposure = pd.Series(np.where(AFTER, 2000.0, 1000.0))
    alone = interrupted_time_series(counts, 36, 1, 0, estimator=estimator)
    doubled = interrupted_time_series(counts, 36, 1, 0, estimator=estimator, exposure=exposure)
    assert doubled.effect == pytest.approx(alone.effect - np.log(2), abs=0.05)


def test_each_event_has_its_own_change_of_level_and_slope():
    """Noise-free outcomes, half of them below zero: the coefficients are those that made them."""
    first, other = AT >= 20, AT >= 40
    outcome = -5 + 0.1 * AT + 2 * first + 0.3 * first * (AT - 20) - 4 * other - 0.2 * other * (AT - 40)
    result = interrupted_time_series(
        pd.Series(outcome), 20, slope=True, other_events={"second": 40}, estimator="least_squares"
    )
    expected = {"intercept": -5, "trend": 0.1, "level": 2, "slope": 0.3, "second": -4, "second slope": -0.2}
    assert isinstance(result, Fitted)
    assert result.coefficients["estimate"].to_dict() == pytest.approx(expected, abs=1e-9)
    assert result.scale == "difference"
    assert result.check_results[0].check == "leave_one_out"


def test_a_regressor_takes_out_what_it_explains():
    rng = np.random.default_rng(3)
    regressors = pd.DataFrame({"visits": rng.normal(size=MONTHS)})
    counts, exposure = rates(effect=0.5 * regressors["visits"].to_numpy())
    result = interrupted_time_series(
        counts, 36, 1, 0, exposure=exposure, season=(12, 1), regressors=regressors, estimator="poisson"
    )
    assert result.coefficients.loc["visits", "estimate"] == pytest.approx(0.5, abs=0.1)


def test_a_structural_model_follows_a_level_that_drifts():
    rng = np.random.default_rng(1)
    level = rng.normal(0, 0.05, MONTHS).cumsum()
    outcome = pd.Series(level - 1.5 * AFTER + 0.5 * np.cos(2 * np.pi * AT / 12) + rng.normal(0, 0.1, MONTHS))
    result = interrupted_time_series(outcome, 36, estimator="structural", season=(12, 0))
    assert result.effect == pytest.approx(-1.5, abs=0.3)
    assert list(result.coefficients.index) == ["level"]


def test_newey_west_errors_are_wider_where_outcomes_hang_together():
    rng = np.random.default_rng(2)
    noise = np.zeros(MONTHS)
    for month in range(1, MONTHS):
        noise[month] = 0.8 * noise[month - 1] + rng.normal()
    plain, robust = (
        interrupted_time_series(pd.Series(noise), 36, estimator="least_squares", hac_lags=lags) for lags in (None, 6)
    )
    assert robust.effect == pytest.approx(plain.effect)
    assert np.ptp(robust.interval) > 1.1 * np.ptp(plain.interval)
    assert robust.p_value > plain.p_value


def test_quasi_poisson_widens_by_the_dispersion():
    counts, _ = rates()
    poisson, quasi = (interrupted_time_series(counts, 36, 1, 0, estimator=how) for how in ("poisson", "quasi_poisson"))
    assert quasi.dispersion > 1
    assert np.ptp(quasi.interval) == pytest.approx(np.sqrt(quasi.dispersion) * np.ptp(poisson.interval), rel=1e-6)


COUNTS = rates()[0]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"exposure": pd.Series(np.where(AT == 7, 0.0, 1.0))}, "exposure, 7: not an exposure"),
        ({"exposure": pd.Series(1.0, index=range(59))}, "exposure, 59: not an exposure"),
        ({"season": (12, 7)}, r"season is \(12, 7\)"),
        ({"season": (1, 1)}, r"season is \(1, 1\)"),
        ({"estimator": "arima"}, "estimator is 'arima'"),
        ({"hac_lags": 2}, "hac_lags is 2 with ar1_interval_likelihood"),
        ({"hac_lags": 2, "estimator": "structural"}, "hac_lags is 2 with structural"),
        ({"regressors": pd.DataFrame({"x": np.where(AT == 3, np.nan, 1.0)})}, "regressors, 3: 'x' is not a number"),
        ({"alpha": 0.0}, "alpha must lie between 0 and 1"),
    ],
)
def test_bad_options_are_named(options, words):
    with pytest.raises(ImpactError, match=words):
        interrupted_time_series(COUNTS, 36, 1, 0, **options)


def test_counts_below_zero_are_refused_with_the_estimator_that_takes_them():
    with pytest.raises(ImpactError, match=r"(?s)series, 4: not a published count.*least_squares or structural"):
        interrupted_time_series(COUNTS.where(AT != 4, -3), 36, 1, 0)
    with pytest.raises(ImpactError, match="series, 4: not a number"):
        interrupted_time_series(COUNTS.where(AT != 4), 36, estimator="least_squares")


def test_refusals_have_codes():
    with pytest.raises(Refusal) as refused:
        interrupted_time_series(COUNTS.iloc[34:38], 36, 1, 0)
    assert refused.value.codes == ("too_few_pre_periods",)
    many = pd.DataFrame({f"x{k}": np.arange(8.0) ** k for k in range(1, 7)})
    with pytest.raises(Refusal) as refused:
        interrupted_time_series(COUNTS.iloc[:8], 5, 1, 0, regressors=many, estimator="poisson")
    assert refused.value.codes == ("too_many_regressors",)


def test_the_example_of_the_page_runs(root):
    """The block of docs/impact.md, on data of the names that it uses."""
    page = (root / "docs" / "impact.md").read_text(encoding="utf-8")
    block = page.split("## For your own data")[1].split("```python\n")[1].split("```")[0]
    deaths, population = rates()
    names = {"deaths": deaths, "population": population}
    exec(block, names)
    assert isinstance(names["rate"], Fitted)
