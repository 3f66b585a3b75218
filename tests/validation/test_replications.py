"""Ten published results, from the published data, where these are at hand."""

import json

import numpy as np
import pytest
from validation.replications import REPLICATIONS, misses

from tipimpact.common.errors import ImpactError
from tipimpact.impact.designs.cohorts import event_study, group_time, overall
from tipimpact.impact.designs.synthetic import did, simplex_weights, synthetic_did


@pytest.fixture(scope="module")
def folder(root):
    found = root.parent / "shared" / "data" / "replications"
    if not found.is_dir():
        pytest.skip("the data of the papers are not at hand")
    return found


@pytest.mark.official
@pytest.mark.parametrize("replication", REPLICATIONS, ids=lambda r: r.__name__)
def test_a_published_result_is_found_again(replication, folder, root):
    published = (root / "data/raw/compiled/replications/replications.json").read_text(encoding="utf-8")
    targets = {t["name"]: t for t in json.loads(published)}
    assert set(targets) == {r.__name__ for r in REPLICATIONS}
    assert misses(replication(folder), targets[replication.__name__]) == []


def test_a_figure_out_of_tolerance_is_named():
    target = {"published": {"att": 1.0}, "computed": {"att": 1.0}, "tolerance": {"att": 0.1}}
    assert misses({"att": 1.05}, target) == []
    assert misses({"att": 1.2}, target) == ["att: 1.2, expected 1.0 within 0.1"]


def staggered(seed=0, units=40, growing=0.0):
    rng = np.random.default_rng(seed)
    periods = np.arange(2000.0, 2012)
    cohort = np.repeat([2006.0, 2008.0, np.nan, np.nan], units // 4)
    since = np.nan_to_num(periods - cohort[:, None], nan=-99)
    effect = (since >= 0) * (-0.5 + growing * np.maximum(since, 0))
    noise = rng.normal(0, 0.1, (units, 1)) + rng.normal(0, 0.1, (1, 12)) + rng.normal(0, 0.05, (units, 12))
    return effect + noise, periods, cohort


def test_group_time_effects_are_those_of_diff_diff():
    import diff_diff
    import pandas as pd

    outcome, periods, cohort = staggered(growing=-0.1)
    ours, se = overall(group_time(outcome, periods, cohort), cohort)
    frame = pd.DataFrame(
        {
            "y": outcome.ravel(),
            "unit": np.repeat(np.arange(40), 12),
            "t": np.tile(periods.astype(int), 40),
            "g": np.repeat(np.nan_to_num(cohort).astype(int), 12),
        }
    )
    oracle = diff_diff.CallawaySantAnna().fit(frame, outcome="y", unit="unit", time="t", first_treat="g")
    assert ours == pytest.approx(oracle.overall_att, abs=1e-8)
    assert se == pytest.approx(oracle.overall_se, rel=0.1)


def test_the_event_study_follows_an_effect_that_grows():
    outcome, periods, cohort = staggered(growing=-0.1)
    times, effects, covariance = event_study(group_time(outcome, periods, cohort, gap=2), cohort)
    assert effects[times == 2][0] == pytest.approx(-0.7, abs=0.08)
    assert effects[times == -1][0] == pytest.approx(0, abs=0.08)
    assert (np.linalg.eigvalsh(covariance) > -1e-12).all()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda c: np.where(np.isnan(c), 2006, c), "never treated: 0"),
        (lambda c: np.where(np.arange(40) == 0, 2010, c), "the cohort of 2010 has 1 unit"),
        (lambda c: np.where(c == 2006, 2000, c), "the cohort of 2000 has no base period"),
    ],
)
def test_cohorts_that_cannot_be_compared_are_refused(change, words):
    outcome, periods, cohort = staggered()
    with pytest.raises(ImpactError, match=words):
        group_time(outcome, periods, change(cohort))


def test_simplex_weights_find_a_known_mixture_and_stay_on_the_simplex():
    rng = np.random.default_rng(2)
    donors = rng.normal(size=(30, 6))
    truth = np.array([0.5, 0, 0.3, 0, 0.2, 0])
    found = simplex_weights(donors, donors @ truth)
    assert found == pytest.approx(truth, abs=1e-6)
    noisy = simplex_weights(donors, rng.normal(size=30), ridge=0.5)
    assert noisy.min() >= 0
    assert noisy.sum() == pytest.approx(1)


def test_synthetic_did_is_right_where_plain_did_is_not():
    """Half of the donors share the trend of the treated unit; only their weights should count."""
    rng = np.random.default_rng(3)
    t = np.arange(30)
    slopes = np.r_[1.0, np.ones(10), np.zeros(10)]
    outcome = slopes[:, None] * t * 0.5 + rng.normal(0, 0.2, (21, 30))
    outcome[0, 20:] -= 3
    treated = np.arange(21) == 0
    assert synthetic_did(outcome, 20, treated) == pytest.approx(-3, abs=0.5)
    assert abs(did(outcome, 20, treated) + 3) > 2
