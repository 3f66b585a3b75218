"""The study of panels: what it simulates, what it computes, and a reduced run of it."""

import math

import numpy as np
import pandas as pd
import pytest
from validation.panels import COHORT, PANELS, PERIODS, PanelCell

from validation import panels as study

TREATMENT = (COHORT[:, None] <= PERIODS).astype(float)


def test_a_panel_has_the_effects_that_it_claims():
    cell = PanelCell("x", effect=-0.5, growth=-0.1, anticipation=0.3, shock=1.0, median=20000, spread=0.0, sd=1e-9)
    values = np.log(study.panels(cell, 3, np.random.default_rng(0)).mean(axis=0) / 20000)
    assert values[20, PERIODS == 2012] == pytest.approx(0.3, abs=0.02)
    assert values[20, PERIODS == 2015] == pytest.approx(-0.7, abs=0.02)
    assert values[3, PERIODS == 2010] == pytest.approx(1.0, abs=0.02)  # one of the eight that a visa touches
    assert values[38, PERIODS == 2015] == pytest.approx(-0.5, abs=0.02)  # of the later cohort
    assert np.abs(values[50:]).max() < 0.02
    since = np.r_[np.tile(np.arange(6), 37), np.tile(np.arange(4), 5)]
    assert cell.truth() == pytest.approx(np.mean(-0.5 - 0.1 * since))


def test_noise_has_the_sd_and_correlation_that_it_claims():
    noise = np.log(study.panels(PanelCell("x", median=1e7, spread=0.0), 40, np.random.default_rng(0)) / 1e7)
    assert noise.std() == pytest.approx(0.45, abs=0.01)
    assert np.corrcoef(noise[..., 3].ravel(), noise[..., 4].ravel())[0, 1] == pytest.approx(0.6, abs=0.03)


def test_a_suppressed_count_is_read_as_the_middle_of_its_interval():
    assert np.exp(study.log_counts(np.array([0, 4, 5, 7, 8, 12]))) - 0.5 == pytest.approx([2, 2, 5, 5, 10, 10])


def test_the_clustered_interval_is_that_of_pyfixest():
    import pyfixest

    outcomes = study.log_counts(study.panels(PANELS[2], 2, np.random.default_rng(1)))
    effect, half = study.clustered_intervals(outcomes, TREATMENT)
    unit, period = np.repeat(np.arange(len(COHORT)), len(PERIODS)), np.tile(PERIODS, len(COHORT))
    frame = pd.DataFrame({"y": outcomes[1].ravel(), "d": TREATMENT.ravel(), "unit": unit, "period": period})
    fit = pyfixest.feols("y ~ d | unit + period", frame, vcov={"CRV1": "unit"})
    assert fit.coef()["d"] == pytest.approx(effect[1], abs=1e-10)
    low, high = fit.confint().loc["d"]
    assert (low, high) == pytest.approx((effect[1] - half[1], effect[1] + half[1]), abs=1e-9)


@pytest.mark.slow
def test_a_reduced_study_keeps_size_bias_and_coverage():
    """The code of `make validate` on 150 panels; limits allow for four standard errors."""
    null, growing, trend = (study.study_panel(PANELS[k], 150, seed=1, permutations=199) for k in (0, 4, 7))
    assert null[0]["permutation_rejected"] <= 0.05 + 4 * math.sqrt(0.05 * 0.95 / 150)
    for row in growing:
        assert abs(row["bias"]) <= 0.02 + 4 * row["sd"] / math.sqrt(150)
        assert row["coverage"] >= 0.87
    assert [row["estimator"] for row in growing][:2] == ["imputation", "two_way_fixed_effects"]
    assert growing[0]["rejected"] > 0.9  # has power
    assert trend[0]["rejected"] > 0.9  # and is misled by a trend of its own, which the study must show


def test_imputation_is_that_of_the_design():
    """What is studied is what ``difference_in_differences`` does by itself where cohorts differ."""
    from tipimpact.impact.designs.cohorts import clustered_error, imputation_weights
    from tipimpact.impact.designs.did import DifferenceSettings, compare_units
    from tipimpact.impact.designs.panel import Design

    outcome = study.log_counts(study.panels(PANELS[4], 1, np.random.default_rng(3)))
    design = Design(np.arange(len(COHORT)), PERIODS, COHORT, outcome[0], outcome[0], outcome[0])
    found = compare_units(design, DifferenceSettings("x", permutations=9))
    effect, half = study.ESTIMATORS["imputation"](outcome)
    assert (found.effect, found.interval[1]) == pytest.approx((effect[0], effect[0] + half[0]), abs=1e-12)
    weights = imputation_weights(TREATMENT)
    assert half[0] == pytest.approx(1.984 * clustered_error(outcome[0], weights), rel=1e-3)


def test_permutations_at_once_equal_refits_and_are_a_hundred_times_faster():
    found = study.permutation_speed(seed=1, permutations=999, refits=3, repeats=3)
    for name in ("pyfixest", "dummies", "centring"):
        assert found[f"{name}_difference"] < 1e-10
    assert found["pyfixest_ratio"] > 100
    assert found["dummies_ratio"] > 100
