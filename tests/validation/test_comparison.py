"""The study of the rule: batched fits against statsmodels, and worlds that are what they say."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from validation.batched import fit_first
from validation.comparison import ComparisonCase, Truth, lay_out, list_truths, read_rule, say_words, study_comparison
from validation.worlds import DESIGNATED, SETTINGS, designate, draw_world

from tipimpact.impact.comparison.designs import WORDS, compare


def test_batched_errors_are_those_of_statsmodels():
    rng = np.random.default_rng(7)
    regressors, outcomes = np.zeros((6, 80, 5)), rng.normal(size=(6, 80, 3))
    counts = rng.integers(30, 81, 6)
    for sample, count in enumerate(counts):
        treated = np.arange(count) < 8
        regressors[sample, :count] = np.column_stack([treated, np.ones(count), rng.normal(size=(count, 3))])
    estimates, errors = fit_first(regressors, outcomes)
    for sample, count in enumerate(counts):
        for place in range(3):
            fitted = sm.OLS(outcomes[sample, :count, place], regressors[sample, :count]).fit(cov_type="HC3")
            assert estimates[sample, place] == pytest.approx(fitted.params[0], abs=1e-10)
            assert errors[sample, place] == pytest.approx(fitted.bse[0], abs=1e-10)


def test_a_sample_without_full_rank_gives_no_number():
    regressors = np.ones((1, 10, 2))
    assert np.isnan(fit_first(regressors, np.ones((1, 10, 1)))[0]).all()


@pytest.mark.parametrize("process", [name for name in SETTINGS if name != "elsewhere"])
def test_a_world_has_twenty_designated_origins_chosen_as_its_process_says(process):
    rng = np.random.default_rng(3)
    worlds = [draw_world(process, rng) for _ in range(20)]
    assert {int(world.treated.sum()) for world in worlds} == {DESIGNATED}
    assert min(len(world.before) for world in worlds) >= 100
    lead = [w.covariates[w.treated, 0].mean() - w.covariates[~w.treated, 0].mean() for w in worlds]
    slope = SETTINGS[process].slopes.get("peak", 0)
    assert np.mean(lead) > 0.1 if slope else abs(np.mean(lead)) < 0.35


def test_the_largest_designated_origin_has_its_share_of_claims():
    before = np.r_[1_000.0, np.full(99, 10.0)]
    chosen = designate(np.zeros(100), before, 0.45, np.random.default_rng(1))
    assert before[chosen].max() / before[chosen].sum() >= 0.45


def test_a_word_of_a_simulated_world_is_the_word_of_the_rule():
    """The same world through the batched fits and through ``compare``."""
    rule, _ = read_rule()
    rng = np.random.default_rng(11)
    worlds = [draw_world("peak", rng) for _ in range(4)]
    truth = Truth(0.4)
    words, _ = say_words(rule, worlds, [truth], [5, 6, 7, 8])
    for place, (world, seed) in enumerate(zip(worlds, (5, 6, 7, 8), strict=True)):
        low, high = world.publish(truth.ratio, world.treated, seed)
        units = pd.DataFrame(world.covariates, columns=["peak", "growth", "size", "elsewhere"]).assign(
            treated=world.treated, before=world.before, after_low=low, after_high=high
        )
        compared = compare(units, rule)
        assert [WORDS[word] for word in words[place, :-1, 0]] == [fit.word for fit in compared.fits.values()]
        assert WORDS[words[place, -1, 0]] == compared.primary.word


def test_a_study_has_a_row_for_every_truth_and_shares_that_add_up():
    rule, _ = read_rule()
    rows = study_comparison(ComparisonCase("random", rule.digest), 6, 1)
    assert [(row["ratio"], row["effect_on"]) for row in rows] == [(t.ratio, t.effect_on) for t in list_truths(rule)]
    assert all(sum(row[word] for word in WORDS) == pytest.approx(1) for row in rows)


def test_an_effect_on_two_origins_leaves_the_others_as_they_are():
    rule, _ = read_rule()
    world = replace(draw_world("random", np.random.default_rng(2)), known=True)  # counts are not drawn
    changes, block = lay_out(rule, world, 9, [Truth(1.0), Truth(0.01, "two_largest")])
    rank = block[: len(world.before), 7]
    moved = ~np.isclose(changes[: len(rank), 0], changes[: len(rank), 3])
    assert set(rank[moved]) <= {1, 2}
    assert moved.any()
