"""Published results, from the published data, where these are at hand, through the public functions."""

import ast
import inspect
import json

import numpy as np
import pandas as pd
import pytest
import validation.replications as module
from validation.replications import REPLICATIONS, at_hand, folders, misses, unexplained

from tipimpact import impact
from tipimpact.common.errors import ImpactError
from tipimpact.impact.designs.cohorts import event_study, group_time
from tipimpact.impact.designs.synthetic import simplex_weights


@pytest.fixture(scope="module")
def targets(root):
    published = (root / "data/raw/compiled/replications/replications.json").read_text(encoding="utf-8")
    return {target["name"]: target for target in json.loads(published)}


@pytest.mark.official
@pytest.mark.parametrize("replication", REPLICATIONS, ids=lambda r: r.__name__)
def test_a_published_result_is_found_again(replication, targets, root):
    target = targets[replication.__name__]
    folder = at_hand(target, folders(root))
    if folder is None:
        pytest.skip(f"data not at hand: {', '.join(target['files'])} of {target['data_repo']}")
    found = replication(folder)
    assert unexplained(found, target) == {}
    # an explanation of a figure that holds is out of date
    assert set(target.get("explained", {})) <= set(misses(found, target))


def test_every_published_result_has_a_replication_with_source_and_tolerance(targets):
    assert set(targets) == {replication.__name__ for replication in REPLICATIONS}
    assert len(targets) >= 18
    for target in targets.values():
        assert target["source"]
        assert target["tolerance"]
        assert target["split"] == "open" or target["opened"]


def test_replications_call_public_functions_alone():
    """Of the project they import ``impact`` and what it names; nothing from inside its modules."""
    tree = ast.parse(inspect.getsource(module))
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom | ast.Import)]
    names = {
        f"{node.module}.{alias.name}" for node in imported if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    ours = {name for name in names if name.startswith("tipimpact")}
    assert ours == {"tipimpact.impact", "tipimpact.impact.Predictor"}
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "impact"
    }
    assert used <= set(impact.__all__)
    assert not [
        name for name in names if name.startswith("statsmodels") and not name.startswith("statsmodels.datasets")
    ]


def test_a_figure_out_of_tolerance_is_named():
    target = {"published": {"att": 1.0}, "tolerance": {"att": 0.1}}
    assert misses({"att": 1.05}, target) == {}
    assert misses({"att": 1.2}, target) == {"att": "1.2, expected 1.0 within 0.1"}
    assert misses({"att": float("nan")}, target)
    assert misses({}, target) == {"att": "not computed, expected 1.0"}
    assert unexplained({"att": 1.2}, target | {"explained": {"att": "why"}}) == {}


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

    outcome, periods, cohort = staggered(growing=-0.1)
    frame = pd.DataFrame(
        {
            "y": outcome.ravel(),
            "unit": np.repeat(np.arange(40), 12),
            "t": np.tile(periods.astype(int), 40),
            "g": np.repeat(np.nan_to_num(cohort).astype(int), 12),
        }
    )
    ours = impact.difference_in_differences(
        frame.assign(cohort=frame["g"].replace(0, np.nan)),
        unit="unit",
        period="t",
        outcome="y",
        form="level",
        estimator="long_difference",
        permutations=1,
    )
    oracle = diff_diff.CallawaySantAnna().fit(frame, outcome="y", unit="unit", time="t", first_treat="g")
    assert ours.effect == pytest.approx(oracle.overall_att, abs=1e-8)
    se = (ours.interval[1] - ours.effect) / 2.0227  # 0.975 quantile of Student's t, 39 degrees of freedom
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
    rows = [
        {
            "destination": f"d{unit:02}",
            "year": year,
            "claims": outcome[unit, year],
            "cohort": 20 if unit == 0 else np.nan,
        }
        for unit in range(21)
        for year in t
    ]
    panel = pd.DataFrame(rows)
    found = {
        how: impact.synthetic_control(panel, form="level", estimator=how).effect for how in ("synthetic_did", "did")
    }
    assert found["synthetic_did"] == pytest.approx(-3, abs=0.5)
    assert abs(found["did"] + 3) > 2
