"""The reform by month: cells, the two-way fit, words, placebos, the verdict by its conditions, and the real file."""

import datetime as dt
import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from tipimpact.asylum import read_designated, read_visa_changes
from tipimpact.common.errors import ImpactError
from tipimpact.impact import data
from tipimpact.impact.comparison import units
from tipimpact.impact.comparison.units import Claims
from tipimpact.impact.data import Inputs
from tipimpact.impact.reform import evidence, fit
from tipimpact.impact.reform.designation import find_tipping_drift, list_designation
from tipimpact.impact.reform.evidence import ReformClaims, conclude, list_variants
from tipimpact.impact.reform.published import describe_reform, list_months, list_planted
from tipimpact.impact.reform.rule import first_after, name_of, number_of
from tipimpact.impact.refusal import Refusal

ORIGINS = [f"O{n:02}" for n in range(24)]
PLACES = ("AUS", "BEL", "CAN", "CHE", "DEU", "GBR", "SWE")
EVENT = number_of("2013-01")


@pytest.fixture(scope="module")
def rule(project_plan):
    return project_plan.reform.rule


def make_rows(ratio=1.0, *, event=EVENT, seed=1, season=0.0, drift=0.0, noise=0.0, hide=False) -> pd.DataFrame:
    """Claims of 24 origins in seven destinations; Canada's are multiplied by the ratio from the event on.

    season: amplitude of a yearly wave that all share. drift: yearly log change of each origin, the same everywhere.
    noise: standard deviation of monthly shocks of a destination. hide: counts under five are shown as a range.
    """
    rng = np.random.default_rng(seed)
    months = np.arange(number_of("1999-01"), number_of("2017-05") + 1)
    level = rng.uniform(20, 80, (len(PLACES), len(ORIGINS)))
    rows = []
    for p, place in enumerate(PLACES):
        shock = rng.normal(0, noise, len(months)).cumsum() if noise else np.zeros(len(months))
        for o, origin in enumerate(ORIGINS):
            path = season * np.sin(2 * np.pi * months / 12) + drift * rng.normal() * (months - months[0]) / 12
            rate = level[p, o] * np.exp(path + shock) * np.where((months >= event) & (place == "CAN"), ratio, 1)
            counts = rng.poisson(rate)
            small = hide & (counts < 5) & (counts > 0)
            least, greatest = np.where(small, 1, counts), np.where(small, 4, counts)
            table = {"year": months // 12, "month": months % 12 + 1, "least": least, "greatest": greatest}
            rows.append(pd.DataFrame({"destination": place, "origin": origin, **table})[counts > 0])
    return pd.concat(rows, ignore_index=True)


def make_reform(rows, rule, **values) -> ReformClaims:
    return ReformClaims(rule, values.pop("event", EVENT), fit.read_months(rows, rule, ()), **values)


# --- cells and months ---


def test_a_month_has_a_number_and_a_name():
    assert [name_of(number_of(month)) for month in ("1999-01", "2012-12")] == ["1999-01", "2012-12"]
    assert name_of(first_after(dt.date(2012, 12, 15))) == "2013-01"
    assert name_of(first_after(dt.date(2002, 7, 1))) == "2002-07"  # the whole month lies after it


def test_absent_is_nought_and_hidden_is_what_the_plan_says(rule):
    rows = make_rows()
    at = (rows["destination"] == "GBR") & (rows["origin"] == "O00")
    first = rows.index[at][0]
    rows.loc[first, ["least", "greatest"]] = 1, 4
    rows = rows.drop(index=rows.index[at][1])
    months = fit.read_months(rows, rule, ["O23"])
    cell = months.counts[months.destinations.index("GBR"), months.origins.index("O00")]
    assert cell[:2].tolist() == [rule.hidden, 0]
    assert "O23" not in months.origins
    assert months.totals[0, 0] == pytest.approx(
        rows.query("destination == 'AUS' and year == 1999 and month == 1")["least"].sum()
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda rows: rows[(rows["destination"] != "CAN") | (rows["year"] != 2005)], "no row of CAN in 2005-01"),
        (lambda rows: pd.concat([rows, rows.iloc[[7]]]), "two rows of"),
        (lambda rows: rows.drop(columns="least"), "least"),
    ],
)
def test_rows_that_the_rule_cannot_take_are_an_error(rule, change, words):
    with pytest.raises(ImpactError, match=words):
        fit.read_months(change(make_rows()), rule, ())


def test_a_destination_without_a_month_has_no_row_for_its_windows(rule):
    rows = make_rows()
    gone = (rows["destination"] == "SWE") & (rows["year"] == 2006) & (rows["month"] == 6)
    table = fit.measure(fit.read_months(rows[~gone], rule, ()), rule)
    months = set(table.loc[table["destination"] == "SWE", "month"])
    hole = number_of("2006-06")
    reach = {
        hole - offset
        for w in (rule.windows.x, rule.windows.y)
        for a, b in (w.before, w.after)
        for offset in range(a, b + 1)
    }
    assert not months & reach
    assert months == set(table["month"]) - reach


# --- the fit ---


def test_the_fit_is_that_of_pyfixest():
    pf = pytest.importorskip("pyfixest")
    rng = np.random.default_rng(3)
    change = rng.normal(0, 1, (6, 30))
    change[rng.random(change.shape) < 0.3] = np.nan
    long = (
        pd.DataFrame(change)
        .melt(ignore_index=False, var_name="origin", value_name="y")
        .reset_index(names="place")
        .dropna()
    )
    coefficients = pf.feols("y ~ C(place) | origin", long).coef()
    expected = np.array(
        [
            0.0,
            *(
                coefficients[name]
                for name in sorted(
                    coefficients.index, key=lambda n: int("".join(c for c in n.split("T.")[-1] if c.isdigit()))
                )
            ),
        ]
    )
    found = fit.fit_two_way(change)
    assert found == pytest.approx(expected - np.median(expected), abs=1e-9)


def test_what_origins_do_everywhere_leaves_no_trace():
    rng = np.random.default_rng(4)
    effects, everywhere = np.array([0.0, 0.0, -0.7, 0.0, 0.0]), rng.normal(0, 2, 40)
    assert fit.fit_two_way(effects[:, None] + everywhere[None, :]) == pytest.approx(effects)


def test_destinations_that_no_origin_links_have_no_effect():
    change = np.full((4, 8), np.nan)
    change[:2, :4], change[2:, 4:] = 1.0, 2.0
    assert np.isnan(fit.fit_two_way(change)).all()


def test_cells_are_left_until_each_destination_and_origin_has_enough(rule):
    before = np.full((3, 14), 10.0)
    before[2, 11:] = 0  # a destination with eleven origins goes
    used = fit.select_cells(before, np.array([True, True, True]), rule.use)
    assert used.sum(axis=1).tolist() == [14, 14, 0]
    assert fit.select_cells(before, np.array([True, False, True]), rule.use).sum() == 0  # no origin has two left


def test_as_many_origins_claims_and_destinations_as_the_plan_asks_are_enough(rule):
    use = rule.use
    just = np.full((use.destinations_per_origin, use.origins), float(use.base_claims))
    reports = np.ones(len(just), dtype=bool)
    assert fit.select_cells(just, reports, use).all()
    for less in (just - 1, just[:, 1:], just[1:]):
        assert not fit.select_cells(less, reports[: len(less)], use).any()


def test_a_word_needs_both_windows():
    measured = pd.DataFrame({"x": [-0.5, -0.5, 0.5, 0.1, -0.2], "y": [-0.5, -0.1, 0.5, -0.1, -0.6]})
    assert fit.say_words(measured, 1.5).tolist() == ["fell", "cannot_tell", "rose", "no_large_change", "cannot_tell"]


# --- worlds with a known truth ---


@pytest.mark.parametrize("world", [{}, {"season": 0.8}, {"drift": 0.3}, {"hide": True}])
def test_a_planted_step_is_found_and_none_is_made_up(rule, world):
    fell, still = (make_reform(make_rows(ratio, **world), rule) for ratio in (0.5, 1.0))
    assert fell.own_event["word"] == "fell"
    assert fell.own_event["y"] == pytest.approx(math.log(0.5), abs=0.15)
    assert still.own_event["word"] == "no_large_change"
    for reform in (fell, still):
        placebos = reform.table[reform.table["role"] == "out_of_sample"]
        assert not placebos["word"].isin(["fell", "rose"]).any()


def test_a_step_of_all_origins_in_another_destination_is_no_fall_here(rule):
    rows = make_rows()
    there = (rows["destination"] == "DEU") & (rows["year"] * 12 + rows["month"] - 1 >= EVENT)
    rows.loc[there, ["least", "greatest"]] *= 3
    reform = make_reform(rows, rule)
    words = reform.table[reform.table["role"] == "event"].set_index("destination")["word"]
    assert words["DEU"] == "rose"
    assert words["CAN"] == "no_large_change"


def test_an_event_drawn_among_the_months_has_a_uniform_p(rule):
    """The event's rank among the destination's own months, where nothing happened: its p is as likely low as high."""
    reform = make_reform(make_rows(noise=0.15, seed=8), rule)
    own = reform.table[(reform.table["role"] == "out_of_sample") & (reform.table["destination"] == "CAN")]
    p = np.array([evidence.p_time(reform, value)[0] for value in own["weaker"]])
    assert np.mean(p <= 0.05) <= 0.06
    assert np.mean(p <= 0.5) == pytest.approx(0.5, abs=0.02)


# --- the verdict ---


@pytest.fixture(scope="module")
def fallen(rule):
    return make_reform(make_rows(0.45), rule)


def test_without_counts_by_year_elsewhere_there_is_no_second_list_and_no_verdict(fallen):
    outcome = {row["item"]: row["outcome"] for row in fallen.conditions}
    assert outcome.pop("second_list") == "not_applicable"
    assert outcome.pop("power") == "not_met"
    assert set(outcome.values()) == {"met"}
    described = describe_reform(fallen)
    assert (described["verdict"], described["reasons"]) == (
        "cannot_tell",
        ["second_list_not_applicable", "outcomes_seen"],
    )
    assert described["pre_periods"] == 11  # whole years of placebos, January 2000 to July 2011
    assert described["controls"] == len(PLACES) - 1
    assert described["percent"] == pytest.approx(100 * math.expm1(described["estimate"]))
    assert described["interval_low"] < described["estimate"] < described["interval_high"] < 0


def test_the_past_of_a_window_ends_where_placebos_end_reading(fallen, rule):
    """Its first month is the first whose months before are there, its last one reads no month after December 2011."""
    windows = (rule.windows.x, rule.windows.y, evidence.YEAR)
    assert [len(fallen.past(window)) for window in windows] == [148, 139, 133]


def make_yearly(months: fit.Months, wrong: str | None = None) -> Claims:
    """Counts by year that agree with the months, but those of one destination."""
    years = tuple(range(1999, 2017))
    sums = np.stack([months.totals[:, 12 * i : 12 * i + 12].sum(axis=1) for i in range(len(years))], axis=1)[:, None, :]
    if wrong:
        sums[months.destinations.index(wrong)] *= 1.2
    return Claims(np.array(months.destinations), np.array(["ALL"]), years, sums, sums, sums, {})


def test_a_fall_deeper_than_all_placebos_has_the_least_p_that_their_number_allows(fallen):
    rows = {row["item"]: row for row in fallen.conditions}
    for item, count in (("p_time", 139), ("p_joint", len(PLACES) * 12)):  # months of 2000-01 to 2011-07; calendar years
        assert rows[item]["n"] == count
        assert rows[item]["item_value"] == pytest.approx(1 / (1 + count))
    third = fallen.own_placebos["weaker"].sort_values().iloc[2]
    assert evidence.p_time(fallen, third) == (pytest.approx(4 / 140), 139)


def test_a_fall_with_every_condition_met_is_suggestive_and_never_more(fallen, rule):
    whole = replace(fallen, yearly=make_yearly(fallen.months, wrong="DEU"))
    assert evidence.list_second(whole) == sorted(set(PLACES) - {"DEU"})
    assert describe_reform(whole)["reasons"] == ["conditions_met", "outcomes_seen"]
    assert whole.verdict == "suggestive"


@pytest.fixture(scope="module")
def met(fallen):
    """The conditions of a fall that is suggestive."""
    return replace(fallen, yearly=make_yearly(fallen.months)).conditions


@pytest.mark.parametrize(
    "item",
    ["word", "false_by_month", "false_by_destination", "p_time", "p_joint", "same_day", "second_list", "quiet_before"],
)
def test_each_condition_alone_takes_the_verdict_away(met, item):
    changed = [row | ({"outcome": "not_met"} if row["item"] == item else {}) for row in met]
    assert (conclude(met), conclude(changed)) == ("suggestive", "cannot_tell")


def test_no_large_change_needs_power(rule):
    still = make_reform(make_rows(), rule)
    still = replace(still, yearly=make_yearly(still.months))
    conditions = still.conditions
    assert still.own_event["word"] == "no_large_change"
    power = next(row for row in conditions if row["item"] == "power")
    assert (power["outcome"], still.verdict) == (
        "not_met",
        "cannot_tell",
    )  # a fall to the threshold is seen half the time
    assert (
        conclude([row | ({"outcome": "met"} if row["item"] == "power" else {}) for row in conditions])
        == "no_large_change"
    )


def test_a_fall_in_another_destination_the_same_day_is_told(rule):
    rows = make_rows(0.45)
    there = (rows["destination"] == "SWE") & (rows["year"] * 12 + rows["month"] - 1 >= EVENT)
    rows.loc[there, ["least", "greatest"]] = (rows.loc[there, ["least", "greatest"]] * 0.4).round().astype(int)
    condition = next(row for row in make_reform(rows, rule).conditions if row["item"] == "same_day")
    assert (condition["item_value"], condition["outcome"]) == (1, "not_met")


def test_a_fall_in_the_months_shortly_before_is_told(rule):
    rows = make_rows(0.45, event=number_of("2012-03"))
    condition = next(row for row in make_reform(rows, rule).conditions if row["item"] == "quiet_before")
    assert condition["outcome"] == "not_met"
    assert condition["item_value"] >= 1
    assert condition["n"] == 15


def test_planted_falls_are_found_more_often_the_larger_they_are(fallen):
    shares = fallen.power["fell"]
    assert shares.is_monotonic_decreasing
    assert (shares[0.2], shares[1.0]) == (1.0, 0.0)
    rows = pd.DataFrame(list_planted(fallen))
    assert rows.groupby("ratio")["probability"].sum().tolist() == pytest.approx([1.0] * len(shares))


@pytest.mark.slow
def test_before_outcomes_are_read_the_same_placebos_and_power_follow(rule):
    rows = make_rows(0.45)
    whole, before = (
        ReformClaims(rule, EVENT, fit.read_months(rows, rule, (), last)) for last in (None, number_of("2011-12"))
    )
    own = [r.table[r.table["role"] == "out_of_sample"].reset_index(drop=True) for r in (whole, before)]
    pd.testing.assert_frame_equal(*own)
    pd.testing.assert_frame_equal(whole.power, before.power)
    assert whole.past(rule.windows.y) == pytest.approx(before.past(rule.windows.y))
    assert before.own_event is None


# --- beside the verdict ---


def test_missing_claims_are_those_that_a_fall_took_away(fallen):
    rows = {row["row_kind"]: row for row in evidence.count_missing(fallen)}
    assert rows["claims"]["item_value"] == round(fallen.months.window(EVENT, EVENT + 11)[0][PLACES.index("CAN")].sum())
    assert rows["missing"]["item_value"] == pytest.approx(rows["claims"]["item_value"] * (1 / 0.45 - 1), rel=0.1)
    assert rows["missing"]["interval_low"] < rows["missing"]["item_value"] < rows["missing"]["interval_high"]


def test_a_fall_of_a_year_returns_after_a_year(rule):
    rows = make_rows(0.45)
    later = (rows["destination"] == "CAN") & (rows["year"] >= 2014)
    rows.loc[later, ["least", "greatest"]] = (rows.loc[later, ["least", "greatest"]] / 0.45).round().astype(int)
    back = {row["item"]: row["item_value"] for row in evidence.list_return(make_reform(rows, rule))}
    assert back["smaller"] in (10, 11, 12)
    halves = [row for row in evidence.list_sizes(make_reform(rows, rule)) if row["row_kind"] == "half_year"]
    assert [row["item"] for row in halves] == [f"{year}{half}" for year in range(2013, 2017) for half in ("h1", "h2")]
    assert [row["item_value"] < -0.5 for row in halves] == [True, True, *[False] * 6]


def test_a_half_year_holds_its_own_six_months(rule):
    sizes = evidence.list_sizes(make_reform(make_rows(0.2, event=number_of("2014-07")), rule))
    halves = {row["item"]: row["item_value"] for row in sizes if row["row_kind"] == "half_year"}
    assert halves["2014h1"] == pytest.approx(0, abs=0.06)
    assert [halves["2014h2"], halves["2016h2"]] == pytest.approx([math.log(0.2)] * 2, abs=0.1)


def test_counts_by_year_are_fitted_in_the_same_way(fallen):
    months = fallen.months
    years = tuple(range(1999, 2017))
    sums = months.counts[:, :, : 12 * len(years)].reshape(*months.counts.shape[:2], len(years), 12).sum(axis=3)
    yearly = Claims(np.array(months.destinations), np.array(months.origins), years, sums, sums, sums, {})
    (row,) = evidence.compare_years(replace(fallen, yearly=yearly))
    before, after = (sums[PLACES.index("CAN"), :, years.index(year)].sum() for year in (2011, 2013))
    assert (row["item"], row["n"], row["count"]) == ("2011_2013", before, after)
    assert row["item_value"] == pytest.approx(math.log(0.45), abs=0.05)
    assert list(evidence.compare_years(fallen)) == []


def test_neighbours_of_the_rule_have_their_own_rates(fallen, rule):
    rows = pd.DataFrame(list_variants(fallen)).set_index("variant")
    assert rows.loc["threshold_150", "false_by_month"] == evidence.false_rates(fallen.placebos)[0]
    assert (rows.loc[rows["check"] == "use", "word"] == "fell").all()
    assert {"month_-1", "month_+1", "without_DEU", "without_biometrics_2013"} <= set(rows.index)
    assert rows.index.is_unique


def test_a_neighbour_without_some_origins_is_fitted_to_the_others(rule):
    """Six of 24 origins alone fall: without them nothing does."""
    rows = make_rows()
    gone = (rows["destination"] == "CAN") & (rows["year"] * 12 + rows["month"] - 1 >= EVENT)
    gone &= rows["origin"].isin(ORIGINS[:6])
    rows.loc[gone, ["least", "greatest"]] = (rows.loc[gone, ["least", "greatest"]] * 0.02).round().astype(int)
    few = rule.model_copy(update={"variants": rule.variants.model_copy(update={"biometrics": ORIGINS[:6]})})
    found = {row["variant"]: row for row in list_variants(make_reform(rows, few))}
    assert found["threshold_150"]["estimate"] < -0.4
    assert found["without_biometrics_2013"]["estimate"] == pytest.approx(0, abs=0.1)


def test_each_month_of_canada_from_the_first_placebo_on_has_a_row_with_its_part(fallen):
    rows = pd.DataFrame(list_months(fallen)).query("destination == 'CAN'").set_index("first_month")["month_role"]
    assert rows.index.is_unique
    assert rows.loc["2011-07":"2011-08"].tolist() == ["out_of_sample", "quiet"]
    assert rows.loc["2012-10":"2013-02"].tolist() == ["quiet", "near", "near", "event", "near"]
    assert rows.loc["2014-01":"2014-02"].tolist() == ["near", "seen"]
    assert len(rows) == number_of("2016-12") - number_of("2000-01") + 1


def test_a_cause_known_before_is_named_and_excuses_nothing(fallen, rule):
    table = fallen.table[["destination", "month"]]
    named = evidence.mark_causes(fallen, table)
    assert named[(table["destination"] == "CAN") & (table["month"] == number_of("2005-01"))].tolist() == [
        "safe_third_country"
    ]
    assert named.notna().sum() <= 5 * len(rule.controls)
    assert sum(row["cause"] is not None for row in list_months(fallen)) == 0  # no placebo fell here


def test_an_event_outside_the_months_and_too_few_origins_are_told_before_anything_is_computed(rule):
    months = fit.read_months(make_rows(), rule, ())
    outside = r"(?s)the windows of the event 2017-03 are not all there.*whose windows lie in 1999-01 to 2017-05"
    with pytest.raises(ImpactError, match=outside):
        ReformClaims(rule, number_of("2017-03"), months).check()
    with pytest.raises(Refusal) as few:
        ReformClaims(rule, EVENT, fit.read_months(make_rows(), rule, ORIGINS[11:])).check()
    assert few.value.codes == ("too_few_controls",)
    with pytest.raises(Refusal) as alone:
        ReformClaims(rule, EVENT, months.select(["CAN"])).check()
    assert alone.value.codes == ("not_computed_here",)
    ReformClaims(rule, EVENT, months.select(["CAN", "DEU"])).check()  # one other destination can be compared with


def test_before_outcomes_are_read_none_is_in_memory(project_plan, root, tmp_path, monkeypatch):
    """The reader of the file leaves out months after the base years, and claims by year."""
    compiled, read, real = root / "data/raw/compiled/asylum", [], pd.read_parquet
    paths = [tmp_path / name for name in ("panel.parquet", "months.parquet")]
    pd.DataFrame(columns=units.READ).to_parquet(paths[0])
    make_rows(0.45).to_parquet(paths[1])
    monkeypatch.setattr(data, "read_meta", lambda path: {"edition": "sample"})
    monkeypatch.setattr(pd, "read_parquet", lambda *args, **given: read.append(real(*args, **given)) or read[-1])
    inputs = Inputs(*paths, compiled / "designated_countries.csv", compiled / "visa_changes.csv", "", "sample")
    before, whole = (inputs.read_reform(project_plan.reform, outcomes=outcomes) for outcomes in (False, True))
    assert [part["year"].max() for part in read[:2]] == [2011, 2017]
    assert len(read) == 3
    assert (before.own_event, whole.own_event["word"]) == (None, "fell")


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        *(((1999, 6, 1), "not_covered"), ((2012, 10, 1), "missed"), ((2012, 11, 1), "found_near")),
        *(((2012, 12, 15), "found"), ((2013, 3, 1), "found_near"), ((2013, 4, 1), "missed")),
    ],
)
def test_a_known_measure_is_found_in_its_month_or_near_in_the_next(fallen, rule, day, outcome):
    """The rule says *fell* from December 2012 to February 2013, each of which has the step in its windows."""
    known = rule.controls[0].model_copy(update={"destination": "CAN", "day": dt.date(*day)})
    row, *claims = evidence.list_controls(replace(fallen, rule=rule.model_copy(update={"controls": [known]})))
    assert row["outcome"] == outcome
    assert len(claims) == (outcome != "not_covered")


# --- designation ---


def test_the_list_is_compared_with_its_own_past_and_by_wave(rule):
    rows = make_rows(0.5)
    months = fit.read_months(rows, rule, ())
    tranches = dict.fromkeys(ORIGINS[:6], 1) | dict.fromkeys(ORIGINS[6:10], 2)
    visas = pd.DataFrame({"origin": ["O20"], "day": [pd.Timestamp(2012, 9, 11)]})
    found = {(row["row_kind"], row["item"]): row for row in list_designation(months, rule, tranches, visas)}
    past = [row["item_value"] for (kind, item), row in found.items() if kind == "own_past" and item[0] in "12"]
    assert len(past) == 3  # windows of four years that share no month
    assert found["own_past", "root_mean_square"]["item_value"] == pytest.approx(np.sqrt(np.mean(np.square(past))))
    assert found["contrast", "listed_day"]["item_value"] == pytest.approx(math.log(0.5), abs=0.1)
    assert found["contrast", "listed_assent"]["item_value"] == pytest.approx(0, abs=0.1)
    never = rows[rows["origin"].isin({*ORIGINS[10:]} - {"O20"}) & (rows["destination"] == "CAN") & (rows["month"] <= 6)]
    for half, year in (("2012h1", 2012), ("2013h1", 2013)):
        assert found["a_month", half]["item_value"] == pytest.approx(
            never.loc[never["year"] == year, "least"].sum() / 6
        )
        assert found["a_month", half]["n"] == 6


def test_the_drift_at_which_the_word_would_tip_is_that_of_the_eighteenth_design(project_plan):
    from tipimpact.impact.comparison.designs import Compared, Fit

    rule = project_plan.comparisons[0].rule
    fits = {design.name: Fit(-0.5 - n / 24, 0.2) for n, design in enumerate(rule.all_designs)}
    drift = find_tipping_drift(Compared(Fit(), fits, "cannot_tell", True), rule)
    says_fell = [f.estimate + rule.width.z * math.hypot(f.error, drift - 1e-9) < 0 for f in fits.values()]
    assert sum(says_fell) == rule.vote.needed
    assert (
        sum(f.estimate + rule.width.z * math.hypot(f.error, drift + 1e-9) < 0 for f in fits.values())
        == rule.vote.needed - 1
    )
    rose = {name: Fit(-part.estimate, part.error) for name, part in fits.items()}
    assert find_tipping_drift(Compared(Fit(), rose, "cannot_tell", True), rule) == 0.0  # no width makes a rise a fall


# --- the real file ---


@pytest.fixture(scope="module")
def real(root, rule):
    path = root / "data" / "processed" / "official" / "asylum" / "claims_monthly.parquet"
    if not path.exists():
        pytest.skip("the official edition was not run here")
    designated = read_designated(root / "data/raw/compiled/asylum/designated_countries.csv")
    visas = read_visa_changes(root / "data/raw/compiled/asylum/visa_changes.csv")
    rows = pd.read_parquet(path)
    return rows, fit.read_months(rows, rule, fit.list_left_out(rule, set(designated["origin"]), visas))


@pytest.mark.official
def test_the_eligible_origins_and_canadas_claims_are_those_of_the_notes(real, rule):
    rows, months = real
    assert len(rows) == 332_189
    canada = rows[rows["destination"] == "CAN"]
    assert (len(canada), canada["origin"].nunique()) == (25_693, 195)
    listed = months.select(rule.destinations.listed)
    assert len(listed.destinations) == 17
    assert (listed.counts.sum(axis=(0, 2)) > 0).sum() == pytest.approx(150, abs=2)
    own = months.counts[months.destinations.index("CAN")].sum(axis=0)
    at = number_of("2013-01") - months.first
    assert own[at : at + 12].tolist() == [652, 590, 607, 728, 687, 647, 729, 814, 997, 1008, 861, 848]
    by_year = [own[12 * (year - 1999) : 12 * (year - 1999) + 12].sum() for year in range(2009, 2015)]
    assert by_year == [17_233, 16_012, 15_449, 14_675, 9_168, 11_443]


@pytest.mark.official
def test_the_rule_on_the_real_months_keeps_its_rate_and_is_quick(real, rule):
    import time

    _, months = real
    begin = time.process_time()
    reform = ReformClaims(rule, EVENT, months)
    by_month, by_destination = evidence.false_rates(reform.placebos)
    assert 1_900 <= (reform.table["role"] == "out_of_sample").sum() <= 2_100
    assert max(by_month, by_destination) <= 0.05
    list(list_variants(reform))
    assert time.process_time() - begin < 20
