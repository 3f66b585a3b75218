"""The comparison: who is compared, what each design says, the vote, and what is printed with it."""

import math
from statistics import NormalDist
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import brentq

from tipimpact.asylum import read_visa_changes
from tipimpact.common.errors import ImpactError
from tipimpact.impact.comparison import context
from tipimpact.impact.comparison.designs import (
    CANNOT_TELL,
    FELL,
    NO_LARGE_CHANGE,
    ROSE,
    compare,
    describe,
    fit_design,
    select_units,
    vote,
)
from tipimpact.impact.comparison.drift import fit_windows
from tipimpact.impact.comparison.published import Evidence, describe_comparison, list_reasons
from tipimpact.impact.comparison.rule import PRIMARY, Design
from tipimpact.impact.comparison.simulated import COLUMNS, list_verdicts, read_simulated, summarise
from tipimpact.impact.comparison.units import Shape, list_left_out, read_claims_cube, read_units
from tipimpact.impact.refusal import Refusal

SHAPE = Shape((2010, 2011), (2013, 2014))
YEARS = range(2004, 2020)
LISTED = [f"D{n:02}" for n in range(12)]
OTHERS = [f"O{n:02}" for n in range(60)]


@pytest.fixture(scope="module")
def rule(plan):
    """The rule of the small plan."""
    (estimand,) = plan.comparisons
    return estimand.rule


def make_panel(ratio=1.0, places=("CAN", "AUS"), seed=1, drift_elsewhere=1.0) -> pd.DataFrame:
    """Claims of 72 origins; those listed are multiplied by the ratio from 2012 on in Canada, elsewhere by another."""
    rng = np.random.default_rng(seed)
    level = rng.uniform(20, 400, len(LISTED + OTHERS))
    rows = []
    for place in places:
        factor = ratio if place == "CAN" else drift_elsewhere
        for origin, mean in zip(LISTED + OTHERS, level, strict=True):
            for year in YEARS:
                count = rng.poisson(mean * (factor if origin in LISTED and year >= 2012 else 1.0))
                shown = count if count >= 5 else None
                rows.append((origin, place, year, shown, shown or 0, shown or 4, 1 if origin in LISTED else None))
    table = pd.DataFrame(rows, columns=["origin", "destination", "year", "claims", "low", "high", "tranche"])
    return table.astype({"claims": "Int64", "low": "Int64", "high": "Int64", "tranche": "Int64"})


def make_visas(*changes: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame({"origin": [c[0] for c in changes], "day": pd.to_datetime([c[1] for c in changes])})


def units_of(rule, panel, visas=None):
    claims = read_claims_cube(panel)
    visas = make_visas() if visas is None else visas
    return read_units(rule, claims, SHAPE, list_left_out(rule, claims, visas, SHAPE))


# --- units ---


def test_an_origin_with_a_visa_change_of_its_own_in_the_window_is_on_neither_side(rule):
    changes = (("O00", "2012-09-11"), ("D00", "2014-11-22"), ("O01", "2009-07-14"), ("O02", "2015-01-01"))
    units = units_of(rule, make_panel(), make_visas(*changes))
    assert {"O00", "D00"}.isdisjoint(units.index)
    assert {"O01", "O02"} <= set(units.index)  # before the base period, and after the last year


def test_codes_of_no_country_and_unverified_tranches_are_on_neither_side(rule):
    panel = make_panel()
    panel["origin"] = panel["origin"].replace({"O00": "UNK", "O01": "STA"})
    panel.loc[panel["origin"] == "D00", "tranche"] = 4
    units = units_of(rule, panel)
    assert {"UNK", "STA", "D00"}.isdisjoint(units.index)
    assert int(units["treated"].sum()) == len(LISTED) - 1


def test_only_origins_with_a_published_count_in_every_base_year_are_compared(rule):
    panel = make_panel()
    panel.loc[(panel["origin"] == "O05") & (panel["year"] == 2011), ["claims", "low", "high"]] = [pd.NA, 0, 4]
    assert "O05" not in units_of(rule, panel).index


def test_the_outcome_and_the_covariates_follow_their_formulae(rule):
    panel = make_panel(places=("CAN", "AUS"))
    own = (panel["origin"] == "O07") & (panel["destination"] == "CAN")
    for year, count in {2006: 10, 2007: 10, 2008: 10, 2009: None, 2010: 30, 2011: 50, 2013: None, 2014: 7}.items():
        cells = [pd.NA, 0, 4] if count is None else [count] * 3
        panel.loc[own & (panel["year"] == year), ["claims", "low", "high"]] = cells
    row = units_of(rule, panel).loc["O07"]
    assert (row["before"], row["after_low"], row["after_high"]) == (80, 7, 11)
    assert row["peak"] == pytest.approx(math.log(40.5) - math.log((10 + 10 + 10 + 2) / 4 + 0.5))
    assert row["growth"] == pytest.approx(math.log(50.5) - math.log(30.5))
    assert row["size"] == pytest.approx(math.log(80))
    there = panel[(panel["origin"] == "O07") & (panel["destination"] == "AUS")].set_index("year")["claims"]
    change = math.log(there[2013] + there[2014] + 5) - math.log(there[2010] + there[2011] + 5)
    assert row["elsewhere"] == pytest.approx(change)


def test_a_single_year_after_is_brought_to_the_years_of_the_base(rule):
    claims = read_claims_cube(make_panel())
    one = read_units(rule, claims, Shape((2010, 2011), (2013,)), [])
    published = claims.published[list(claims.destinations).index("CAN")][:, claims.places([2013])][:, 0]
    assert one["after_low"].to_numpy() == pytest.approx(2 * published)


def test_a_year_or_a_destination_that_is_missing_is_named(rule):
    claims = read_claims_cube(make_panel())
    with pytest.raises(ImpactError, match="no rows of 2031"):
        read_units(rule, claims, Shape((2010, 2011), (2030, 2031)), [])
    with pytest.raises(ImpactError, match="no row of XYZ"):
        read_units(rule, claims, SHAPE, [], "XYZ")


# --- designs ---


def test_a_design_is_least_squares_with_hc3_errors_and_one_width(rule):
    import statsmodels.formula.api as smf

    units = units_of(rule, make_panel(0.5))
    data = units.assign(y=np.log(units["after_low"] + 1) - np.log(units["before"] + 1))
    data["treated"] = data["treated"].astype(float)
    fitted = smf.ols("y ~ treated + peak + growth + size", data).fit(cov_type="HC3")
    fit = fit_design(units, Design("linear", 0, "least", 0), rule, 0.35)
    assert fit.estimate == pytest.approx(fitted.params["treated"], abs=1e-12)
    assert fit.error == pytest.approx(fitted.bse["treated"], abs=1e-12)
    assert fit.low == pytest.approx(fit.estimate - 1.96 * math.hypot(fit.error, 0.35))


def test_the_declared_designs_are_every_combination_of_the_four_choices(rule):
    designs = rule.all_designs
    assert len(set(designs)) == 24
    units = units_of(rule, make_panel())
    largest = units[units["treated"]]["before"].nlargest(2).index
    chosen = select_units(units, Design("linear", 40, "least", 2))
    assert chosen["before"].min() >= 40
    assert set(largest).isdisjoint(chosen.index)
    assert PRIMARY not in designs  # hidden cells at the middle
    just = units.assign(before=40.0)
    assert len(select_units(just, Design("linear", 40, "least", 0))) == len(just)  # forty claims are enough


@pytest.mark.parametrize(
    ("estimate", "error", "word"),
    [
        (-1.0, 0.1, FELL),
        (1.0, 0.1, ROSE),
        (0.1, 0.1, NO_LARGE_CHANGE),
        (-0.5, 0.1, CANNOT_TELL),
        (-0.1, 0.6, CANNOT_TELL),
        (-3.0, math.nan, CANNOT_TELL),
    ],
)
def test_the_word_of_a_design_follows_from_its_interval(rule, estimate, error, word):
    assert describe(estimate, error, rule, 0.35).word == word


@pytest.mark.parametrize(
    ("fell", "rose", "flat", "seen", "verdict"),
    [
        (18, 0, 0, True, "suggestive"),
        (24, 0, 0, True, "suggestive"),
        (21, 0, 3, False, "suggestive"),
        (22, 0, 0, False, "supported"),
        (17, 0, 7, True, "cannot_tell"),
        (0, 18, 0, True, "contradicted"),
        (3, 0, 21, True, "no_large_change"),
        (0, 0, 0, False, "cannot_tell"),
    ],
)
def test_the_verdict_is_the_word_of_eighteen_designs_and_nothing_else(rule, fell, rose, flat, seen, verdict):
    words = [FELL] * fell + [ROSE] * rose + [NO_LARGE_CHANGE] * flat
    words += [CANNOT_TELL] * (24 - len(words))
    assert vote(words, rule, outcomes_seen=seen) == verdict


@pytest.mark.parametrize(("ratio", "verdict"), [(0.2, "suggestive"), (1.0, "no_large_change"), (5.0, "contradicted")])
def test_large_changes_are_found_and_none_is_said_to_be_small(rule, ratio, verdict):
    assert compare(units_of(rule, make_panel(ratio)), rule).verdict == verdict


def test_designs_that_cannot_be_fitted_cannot_tell_and_never_crash(rule):
    units = units_of(rule, make_panel(0.1, places=("CAN",)))  # no other destination: no change elsewhere
    compared = compare(units, rule)
    assert compared.words[CANNOT_TELL] == 8
    assert compared.verdict == "cannot_tell"  # sixteen are not eighteen
    few = units.drop(index=LISTED[:8])
    assert compare(few, rule).words[CANNOT_TELL] == 24
    assert compare(units.iloc[:0], rule).verdict == "cannot_tell"
    assert list(compared.table.columns) == ["estimate", "error", "low", "high", "word"]


# --- drift ---


def solve_drift(windows):
    """The drift, in log points, with which the squared estimates over their variances add up to their number."""
    squares = np.array([window.fit.estimate**2 for window in windows])
    errors = np.array([window.fit.error**2 for window in windows])
    if (squares / errors).sum() <= len(squares):
        return 0.0  # the errors alone explain the estimates
    return brentq(lambda drift: (squares / (errors + drift**2)).sum() - len(squares), 0.0, 10.0)


def test_the_drift_explains_what_errors_leave_unexplained(rule):
    still, moved = (
        fit_windows(rule, read_claims_cube(make_panel(drift_elsewhere=d)), make_visas(), SHAPE) for d in (1.0, 0.4)
    )
    assert {window.destination for window in moved} <= {"AUS", "CAN"}
    assert solve_drift(still) < 0.1
    drift = solve_drift(moved)
    squares = sum(w.fit.estimate**2 / (w.fit.error**2 + drift**2) for w in moved)
    assert squares == pytest.approx(len(moved), rel=1e-6)


@pytest.mark.official
def test_the_drift_of_the_plan_is_that_of_the_data(project_plan, root):
    """The plan fixes .35; within .05 of it with all windows, and without any one destination."""
    claims, visas, estimand = official(project_plan, root)
    windows = fit_windows(estimand.rule, claims, visas, estimand.shape)
    assert len(windows) == 33
    parts = [windows] + [[w for w in windows if w.destination != p] for p in {w.destination for w in windows}]
    assert [solve_drift(part) for part in parts] == pytest.approx([estimand.rule.width.drift] * len(parts), abs=0.05)


@pytest.mark.official
def test_the_published_comparison_is_that_of_the_note(project_plan, root):
    """Computed apart from this code, before it was written."""
    claims, visas, estimand = official(project_plan, root)
    evidence = Evidence(estimand.rule, estimand.shape, claims, visas, estimand.outcomes_seen)
    evidence.check_units()
    compared, units = evidence.compared, evidence.units
    assert (int(units["treated"].sum()), int((~units["treated"]).sum())) == (20, 113)
    assert compared.primary.estimate == pytest.approx(-0.87, abs=0.005)
    assert compared.primary.error == pytest.approx(0.21, abs=0.005)
    assert (compared.primary.low, compared.primary.high) == pytest.approx((-1.68, -0.07), abs=0.005)
    assert (compared.words[FELL], compared.words[CANNOT_TELL], compared.verdict) == (8, 16, "cannot_tell")
    ranks, counts = context.rank_residuals(units, estimand.rule), context.count_claims(units)
    assert ranks == {"fell_more": 17, "pairs": pytest.approx(0.77, abs=0.005)}
    assert (counts["claims_before"], counts["claims_after_low"], counts["claims_after_high"]) == (12_462, 2_114, 2_158)
    assert (counts["contrast"], counts["contrast_without_two"]) == pytest.approx((-1.37, -0.60), abs=0.006)
    ended = context.reverse(estimand.rule, claims, visas)
    assert (ended.primary.estimate, ended.primary.low, ended.primary.high) == pytest.approx(
        (-0.21, -0.96, 0.54), abs=0.006
    )


def official(project_plan, root):
    """Claims of the official edition, the visa changes, and the estimand; skipped where the edition was not run."""
    path = root / "data" / "processed" / "official" / "asylum" / "panel.parquet"
    if not path.is_file():
        pytest.skip("the official edition was not run here")
    estimand = project_plan.comparisons[0]
    visas = read_visa_changes(root / estimand.rule.visas.file)
    return read_claims_cube(pd.read_parquet(path)), visas, estimand


# --- what is printed with it ---


def test_the_hull_puts_the_groups_at_opposite_ends(rule):
    panel = make_panel()
    hidden = (
        (panel["year"] >= 2013) & panel["origin"].isin([*LISTED[:3], *OTHERS[:3]]) & (panel["destination"] == "CAN")
    )
    panel.loc[hidden, ["claims", "low", "high"]] = [pd.NA, 0, 4]
    units = units_of(rule, panel)
    low, high = context.bound_hull(units, rule)
    estimates = compare(units, rule).fits
    assert low < estimates["linear/0/least/0"].estimate < high
    assert low < estimates["linear/0/greatest/0"].estimate < high


def test_claims_are_counted_with_and_without_the_two_largest(rule):
    panel = make_panel()
    big = (panel["origin"] == "D00") & (panel["destination"] == "CAN")
    panel.loc[big, ["claims", "low", "high"]] = 5_000
    panel.loc[big & (panel["year"] >= 2012), ["claims", "low", "high"]] = 50
    counts = context.count_claims(units_of(rule, panel))
    assert counts["contrast"] < -1
    assert counts["contrast_without_two"] == pytest.approx(0, abs=0.2)


def test_each_interval_has_its_own_columns(rule):
    evidence = Evidence(rule, SHAPE, read_claims_cube(make_panel(0.5)), make_visas(), True)
    row, ended = describe_comparison(evidence), context.reverse(rule, evidence.claims, evidence.visas)
    own, end = evidence.compared.primary, ended.primary
    assert [row[name] for name in ("estimate", "interval_low", "interval_high")] == [own.estimate, own.low, own.high]
    assert [row[f"reversal{name}"] for name in ("", "_low", "_high")] == [end.estimate, end.low, end.high]
    elsewhere = np.array([window.fit.estimate for window in evidence.windows])
    assert row["windows"] == len(elsewhere) > 0
    spread = [elsewhere.mean(), math.sqrt((elsewhere**2).mean())]
    assert [row["windows_mean"], row["windows_rms"]] == pytest.approx(spread)


def test_the_sample_is_varied_by_visa_countries_and_years(rule):
    panel, visas = make_panel(0.5), make_visas(("O00", "2012-09-11"), ("D00", "2014-11-22"))
    parts = dict(context.vary_sample(rule, read_claims_cube(panel), visas, SHAPE))
    assert [*parts][3:] == ["after_2013", "after_2014"]
    own = {name: part.primary.estimate for name, part in parts.items()}
    without, all_in = (compare(units_of(rule, panel, v), rule).primary.estimate for v in (visas, None))
    assert own["visa_countries_in"] == pytest.approx(all_in) != pytest.approx(without)
    assert own["without_exempt_again"] == own["without_roma_origins"] == pytest.approx(without)  # none of them is here
    assert own["after_2013"] != pytest.approx(own["after_2014"])


def test_what_the_data_cannot_carry_is_refused_with_its_reason(rule):
    def reasons(panel):
        with pytest.raises(Refusal) as refused:
            Evidence(rule, SHAPE, read_claims_cube(panel), make_visas(), True).check_units()
        return set(refused.value.codes)

    panel = make_panel()
    assert reasons(panel[panel["destination"] == "CAN"]) == {"not_computed_here"}
    assert reasons(panel[~panel["origin"].isin(LISTED[:8])]) == {"too_few_treated"}
    assert "too_few_controls" in reasons(panel[~panel["origin"].isin(OTHERS[:31])])
    just = read_claims_cube(panel[~panel["origin"].isin(OTHERS[:30])])
    Evidence(rule, SHAPE, just, make_visas(), True).check_units()  # thirty others are enough
    assert reasons(panel[panel["year"] >= 2008]) == {"covariate_missing"}


# --- the committed simulation ---


def test_a_simulation_of_another_rule_is_not_used(rule, tmp_path):
    path = tmp_path / "comparison.csv"
    row = {"rule": rule.digest, "process": "random", "effect_on": "all", "draws": 1000}
    shares = {1.0: (0.01, 0.02, 0.5, 0.47), 0.4: (0.7, 0, 0, 0.3)}
    names = ("fell", "rose", "no_large_change", "cannot_tell")
    rows = [row | {"ratio": ratio} | dict(zip(names, values, strict=True)) for ratio, values in shares.items()]
    pd.DataFrame(rows).to_csv(path, index=False)
    simulated = read_simulated(path, rule)
    assert set(COLUMNS) <= set(simulated.columns)
    assert summarise(simulated, rule) == pytest.approx(
        {"false_low": 0.03, "false_high": 0.03, "power_low": 0.7, "power_high": 0.7}
    )
    verdicts = pd.DataFrame(list_verdicts(simulated, rule))
    assert verdicts["distance"].unique() == pytest.approx([0.69])
    assert verdicts["informative"].all()
    assert (verdicts["interval_low"] <= verdicts["probability"] + 1e-9).all()
    pd.DataFrame(rows).assign(rule="0" * 16).to_csv(path, index=False)
    assert read_simulated(path, rule).empty
    assert summarise(read_simulated(path, rule), rule) == {}
    pd.DataFrame(rows).drop(columns="fell").to_csv(path, index=False)
    with pytest.raises(ImpactError, match="column 'fell' is missing"):
        read_simulated(path, rule)


def test_a_result_says_its_interval_and_the_level_of_it(rule):
    compared = compare(units_of(rule, make_panel(0.3)), rule)
    shown = compared.summary()
    assert shown["verdict"] == compared.verdict
    assert shown["low, %"] < shown["change, %"] < shown["high, %"]
    assert shown["level of the interval, %"] == round(100 * (2 * NormalDist().cdf(rule.width.z) - 1), 1)
    assert "level of the interval" in compared._repr_html_()


def test_a_wrong_argument_is_named(rule):
    units = units_of(rule, make_panel())
    with pytest.raises(ImpactError, match="column 'size' is missing") as error:
        compare(units.drop(columns="size"), rule)
    assert "units" in str(error.value)
    with pytest.raises(ImpactError, match="is no width"):
        compare(units, rule, drift=-1.0)


@pytest.mark.parametrize(
    ("verdict", "estimates", "seen", "reasons"),
    [
        ("suggestive", [-1.0, -0.2], True, ["designs_agree", "all_below_zero", "outcomes_seen"]),
        ("no_large_change", [0.1, 0.2], False, ["designs_agree", "all_above_zero"]),
        ("cannot_tell", [-1.0, 0.2], False, ["designs_disagree"]),
    ],
)
def test_the_reasons_say_whether_designs_agree_and_which_sign_they_share(verdict, estimates, seen, reasons):
    compared = SimpleNamespace(verdict=verdict, estimates=np.array(estimates), outcomes_seen=seen)
    assert list_reasons(compared) == reasons
