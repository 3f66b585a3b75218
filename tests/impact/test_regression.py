"""Panels that are weighted, unbalanced or have covariates, and the estimand of persons."""

import numpy as np
import pandas as pd
import pytest

from tipimpact.common.errors import ImpactError
from tipimpact.impact import Fitted, Predictor, Refusal, difference_in_differences, multiple_systems, synthetic_control

YEARS = np.arange(2000, 2010)


def counts(units=20, treated=6, ratio=0.5, seed=4, staggered=False):
    rng = np.random.default_rng(seed)
    rows = []
    for unit in range(units):
        size, first = rng.uniform(20, 400), (2006 if staggered and unit % 2 else 2005) if unit < treated else np.nan
        for year in YEARS:
            expected = size * np.exp(0.03 * (year - 2000)) * (ratio if year >= first else 1)
            rows.append({"origin": f"u{unit:02}", "year": year, "cohort": first, "size": size, "exact": expected})
    panel = pd.DataFrame(rows)
    return panel.assign(claims=rng.poisson(panel["exact"]), x=rng.normal(size=len(panel)))


PANEL = counts()


def test_persons_are_the_log_ratio_of_group_totals():
    """On a balanced panel with one day of treatment, Poisson with unit and period effects has this closed form."""
    result = difference_in_differences(PANEL, estimand="persons")
    groups = PANEL.groupby([PANEL["cohort"].notna(), PANEL["year"] >= 2005])["claims"].sum()
    closed = np.log(groups[True, True] / groups[True, False]) - np.log(groups[False, True] / groups[False, False])
    assert isinstance(result, Fitted)
    assert result.effect == pytest.approx(closed, abs=1e-6)
    assert result.interval[0] < np.log(0.5) < result.interval[1]
    assert (result.scale, result.treated, result.controls, result.pre_periods) == ("log", 6, 14, 5)
    assert np.isnan(result.p_permutation)
    assert "no_permutation" in result.notes


def test_equal_weights_change_nothing_and_other_weights_do():
    plain = difference_in_differences(PANEL, permutations=1)
    same = difference_in_differences(PANEL.assign(w=3.0), weights="w")
    assert same.effect == pytest.approx(plain.effect, abs=1e-9)
    assert same.interval == pytest.approx(plain.interval, abs=1e-6)
    assert difference_in_differences(PANEL, weights="size").effect != pytest.approx(plain.effect, abs=1e-4)


def test_imputation_by_pyfixest_is_that_of_the_matrices():
    panel = counts(staggered=True)
    ours = difference_in_differences(panel, permutations=1)
    theirs = difference_in_differences(panel.assign(w=1.0), weights="w")
    assert theirs.effect == pytest.approx(ours.effect, abs=1e-6)


def test_covariates_have_coefficients():
    panel = PANEL.assign(claims=PANEL["exact"] * np.exp(0.2 * PANEL["x"]))
    result = difference_in_differences(panel, covariates=["x"], offset=0.0)
    assert result.effect == pytest.approx(np.log(0.5), abs=1e-6)
    assert result.coefficients.loc["x", "estimate"] == pytest.approx(0.2, abs=1e-6)


def test_an_unbalanced_panel_is_estimated_where_it_may_be():
    part = PANEL.assign(claims=PANEL["exact"]).drop(index=[3, 57])
    with pytest.raises(ImpactError, match="u00, 2003: the row is missing"):
        difference_in_differences(part)
    with pytest.raises(ImpactError, match="u00, 2003: the outcome is missing"):
        difference_in_differences(part, weights="size")
    result = difference_in_differences(part, unbalanced=True, offset=0.0)
    assert result.effect == pytest.approx(np.log(0.5), abs=1e-6)
    assert result.n == len(PANEL) - 2
    with pytest.raises(Refusal) as refused:
        difference_in_differences(part, unbalanced=True, estimator="long_difference")
    assert refused.value.codes == ("estimator_not_for_panel",)


def test_censored_cells_have_adverse_bounds():
    censored = (PANEL["year"] == 2008) & PANEL["origin"].isin(["u00", "u10"])
    panel = PANEL.assign(claims=PANEL["claims"].where(~censored), low=PANEL["claims"].where(~censored, 0))
    panel = panel.assign(high=PANEL["claims"].where(~censored, 400))
    result = difference_in_differences(panel, estimand="persons")
    assert result.bounds[0] < result.effect < result.bounds[1]


def test_outcomes_below_zero_are_estimated_as_differences():
    panel = PANEL.assign(claims=-5 + 0.01 * PANEL["size"] - 2.0 * (PANEL["year"] >= PANEL["cohort"]))
    for options in ({}, {"weights": "size"}):
        result = difference_in_differences(panel, form="level", permutations=1, **options)
        assert result.effect == pytest.approx(-2, abs=1e-9)
        assert result.scale == "difference"
    with pytest.raises(ImpactError, match="an outcome below zero"):
        difference_in_differences(panel, weights="size")


@pytest.mark.parametrize(
    ("change", "options", "words"),
    [
        (lambda p: p.assign(w=np.where(p["year"] == 2003, 0.0, 1.0)), {"weights": "w"}, "u00, 2003: the weight is 0"),
        (lambda p: p.assign(w=-1.0), {"weights": "w"}, "u00, 2000: the weight is -1"),
        (lambda p: p.assign(w="heavy"), {"weights": "w"}, "u00, 2000: not a number"),
        (lambda p: p.assign(z=np.where(p["year"] == 2004, np.nan, 1)), {"covariates": ["z"]}, "a covariate is missing"),
        (lambda p: p.assign(d=1.5), {"treatment": "d"}, "not a share of treatment"),
        (lambda p: pd.concat([p, p.iloc[:1]]), {"weights": "size"}, "u00, 2000: unit and period occur twice"),
        (lambda p: p, {"weights": "weigth"}, "column 'weigth' is missing"),
        (lambda p: p.iloc[:0], {"weights": "size"}, "the panel has no rows"),
    ],
)
def test_rows_at_fault_are_named(change, options, words):
    with pytest.raises(ImpactError, match=words):
        difference_in_differences(change(PANEL), **options)


@pytest.mark.parametrize(
    ("change", "options", "code"),
    [
        (lambda p: p[(p["origin"] >= "u05")], {}, "too_few_treated"),
        (lambda p: p[(p["origin"] < "u07")], {}, "too_few_controls"),
        (lambda p: p[p["year"] >= 2002], {}, "too_few_pre_periods"),
        (lambda p: p.assign(claims=7), {}, "no_variation"),
        (lambda p: p, {"estimator": "long_difference"}, "estimator_not_for_panel"),
        (lambda p: p, {"estimator": "imputation", "estimand": "persons"}, "estimator_not_for_panel"),
    ],
)
def test_refusals_keep_their_codes(change, options, code):
    with pytest.raises(Refusal) as refused:
        difference_in_differences(change(PANEL), weights="size", **options)
    assert code in refused.value.codes


def test_fewer_periods_before_are_allowed_when_asked_for():
    part = PANEL[PANEL["year"] >= 2004]
    result = difference_in_differences(part, min_pre_periods=1, permutations=99)
    assert result.pre_periods == 1
    assert {check.check for check in result.check_results} >= {"leave_one_out", "censored_cells"}


def test_a_synthetic_unit_resembles_its_predictors():
    """The treated unit is half of two donors in outcome and predictor; only these two get weight."""
    rng = np.random.default_rng(0)
    donors = {f"d{k}": (rng.normal(50, 10, 10).cumsum(), rng.normal()) for k in range(8)}
    outcome = (donors["d1"][0] + donors["d2"][0]) / 2
    units = {**donors, "a": (outcome - np.where(YEARS >= 2005, 30, 0), (donors["d1"][1] + donors["d2"][1]) / 2)}
    panel = pd.DataFrame(
        {
            "destination": name,
            "year": year,
            "claims": path[k],
            "income": income,
            "cohort": 2005 if name == "a" else None,
        }
        for name, (path, income) in units.items()
        for k, year in enumerate(YEARS)
    )
    wanted = [Predictor("income", 2000, 2004), *(Predictor("claims", year, year) for year in range(2000, 2005))]
    result = synthetic_control(panel, form="level", predictors=wanted)
    assert result.effect == pytest.approx(-30, abs=0.5)
    assert result.weights[["d1", "d2"]].to_numpy() == pytest.approx([0.5, 0.5], abs=0.02)
    assert result.importance.sum() == pytest.approx(1)
    assert "placebo_date" not in {check.check for check in result.check_results}
    with pytest.raises(ImpactError, match="column 'wealth' is missing"):
        synthetic_control(panel, form="level", predictors=[Predictor("wealth", 2000, 2004)])
    with pytest.raises(ImpactError, match="no value of 'income'"):
        synthetic_control(panel, form="level", predictors=[Predictor("income", 1990, 1991)])
    with pytest.raises(ImpactError, match="one in training for each predictor"):
        synthetic_control(panel, form="level", predictors=wanted, training=wanted[:1])


def test_lists_give_a_range_of_totals():
    """Independent lists, each with half of 8,000 people: every model finds about 8,000."""
    patterns = [(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)][1:]
    table = pd.DataFrame(patterns, columns=["a", "b", "c"]).assign(count=1000)
    models = multiple_systems(table, ["a", "b", "c"])
    assert models["model"].to_list() == ["main"]
    assert models["total"].iloc[0] == pytest.approx(8000, rel=1e-6)
    with pytest.raises(Refusal) as refused:
        multiple_systems(table, ["a", "b"])
    assert refused.value.codes == ("too_few_lists",)
    with pytest.raises(ImpactError, match="table, row 2: not a pattern of lists"):
        multiple_systems(table.assign(a=table["a"].where(table.index != 2, 2)), ["a", "b", "c"])
    alone = table[table[["a", "b", "c"]].sum(axis=1) == 1]
    with pytest.raises(Refusal, match="nobody is on two lists"):
        multiple_systems(alone, ["a", "b", "c"])
