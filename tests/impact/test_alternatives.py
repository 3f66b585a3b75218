"""The question of a contrast put in other ways."""

import time
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from tests_support import make_claims
from tipimpact.impact.checks.alternatives import (
    GRAVITY,
    ContrastQuestion,
    check_alternatives,
    check_announcement,
    check_gravity,
    check_parts,
    check_period_means,
    check_reference,
    totals,
)
from tipimpact.impact.designs.synthetic import simplex_weights, synthetic_did
from tipimpact.impact.designs.windows import Shape, read_histories

SHAPE = Shape((2010, 2011), (2013, 2014))
TREATED = [f"O{unit:02d}" for unit in range(8)]
TRANCHES = {unit: 1 + (int(unit[1:]) > 3) for unit in TREATED}


def fall(unit, year):
    """Treated units fall by a fifth in 2012 and by six tenths from 2013 on."""
    return (unit < 8) * (np.log(0.8) * (year == 2012) + np.log(0.4) * (year >= 2013))


@pytest.fixture(scope="module")
def history():
    return read_histories(make_claims(units=40, level=300, change=fall))["CAN"]


def ask(history, kind="persons") -> ContrastQuestion:
    return ContrastQuestion(
        kind, history, SHAPE, TREATED, (), sign=-1, permutations=199, refits=199, seed=1, alpha=0.05
    )


def test_every_other_way_is_printed_and_none_decides(history):
    elsewhere = read_histories(make_claims("DEU", units=40, level=300, seed=7))
    checks_by_kind = {}
    for kind in ("persons", "origins"):
        checks = check_alternatives(ask(history, kind), TRANCHES, elsewhere, announced=2012)
        assert {check.role for check in checks} == {"informs"}
        checks_by_kind[kind] = {check.check: check for check in checks}
    assert set(checks_by_kind["persons"]) - set(checks_by_kind["origins"]) == {"three_way_gravity"}
    assert set(checks_by_kind["origins"]) - set(checks_by_kind["persons"]) == {"period_means"}
    for check in ("three_way_gravity", "synthetic_did"):
        assert dict(checks_by_kind["persons"][check].variants)["estimate"] == pytest.approx(np.log(0.4), abs=0.25)
        assert checks_by_kind["persons"][check].high < 0
        assert checks_by_kind["persons"][check].p < 0.05
    parts = dict(checks_by_kind["persons"]["part_intervals"].variants)
    assert set(parts) == {"without_two_largest", "tranche_1", "tranche_2"}
    assert set(dict(checks_by_kind["persons"]["base_periods"].variants)) == {
        "planned",
        "planned without_two_largest",
        "2005-2008",
        "2005-2008 without_two_largest",
        "2005-2011",
        "2005-2011 without_two_largest",
    }
    strata = dict(checks_by_kind["persons"]["other_strata"].variants)
    assert len(set(strata.values())) == 1  # strata change the permutations, never the estimate


def test_period_means_are_one_count_a_period_and_are_tested_within_the_same_strata(history):
    check = check_period_means(ask(history, "origins"))
    cells = ask(history).window().cells
    change = np.log(cells.after.mean(axis=1) + 0.5) - np.log(cells.before.mean(axis=1) + 0.5)
    by_hand = change[cells.treated].mean() - change[~cells.treated].mean()
    assert dict(check.variants)["estimate"] == pytest.approx(by_hand)
    assert check.role == "informs"
    assert check.low < by_hand < check.high < 0


def test_what_came_before_the_first_designation_is_a_share_of_the_fall(history):
    before, announced, after = totals(history, TREATED, (2011, 2012, 2013))
    check = check_announcement(ask(history), 2012)
    assert check.low == check.high == pytest.approx((before - announced) / (before - after))
    assert check.low == pytest.approx(0.2 / 0.6, abs=0.1)
    assert dict(check.variants)["2012"] == pytest.approx(np.log(0.8), abs=0.15)
    assert dict(check.variants)["2014"] == pytest.approx(np.log(0.4), abs=0.15)


def test_what_is_not_reported_is_left_out(history):
    short = read_histories(make_claims(years=range(2010, 2015), units=40, level=300, change=fall))["CAN"]
    checks = {c.check: c for c in check_alternatives(ask(short), TRANCHES, {}, announced=2012)}
    assert "three_way_gravity" not in checks
    assert set(dict(checks["base_periods"].variants)) == {"planned", "planned without_two_largest"}
    assert "peak_by_volume" not in dict(checks["other_strata"].variants)
    assert checks["reference_at_peak"].p == 1
    quiet = read_histories(make_claims("DEU", units=40).query("year != 2013"))  # does not report in a year after
    assert "three_way_gravity" not in {
        c.check for c in check_alternatives(ask(history), TRANCHES, quiet, announced=2012)
    }


def test_units_at_a_peak_are_matched_by_peak(history):
    elsewhere = read_histories(make_claims("DEU", units=60, level=300, seed=7)).values()
    check = check_reference(ask(history), elsewhere)
    assert check.p == pytest.approx(1 / (1 + len(check.variants)))  # nothing elsewhere fell as much
    assert {name.split()[0] for name, _ in check.variants} == {"DEU"}
    assert {int(name.split()[1]) for name, _ in check.variants} == set(range(2007, 2014))


def test_an_interval_without_end_is_missing_in_the_table(history):
    alone = replace(ask(history), treated=["O00"])  # one unit among a few of its stratum: nothing can be rejected
    check = check_parts(alone, {"O00": 1})
    assert check.variants[-1][0] == "tranche_1"
    assert np.isnan(check.ranges[-1][1:]).all()


def test_permutations_of_the_planned_size_take_seconds():
    """9,999 permutations of claims in 2 s of a processor, gravity with 999 in 30 s: 142 origins, 14 destinations."""
    rows = [make_claims(place, units=142, level=60, seed=k) for k, place in enumerate(("CAN", *GRAVITY))]
    histories = read_histories(pd.concat(rows, ignore_index=True))
    question = replace(ask(histories.pop("CAN")), permutations=9_999, refits=999)
    start = time.process_time()
    question.infer(question.window())
    assert time.process_time() - start < 2
    start = time.process_time()
    check_gravity(question, histories.values())
    assert time.process_time() - start < 30


def test_simplex_weights_find_a_known_mixture_and_stay_on_the_simplex():
    rng = np.random.default_rng(2)
    donors = rng.normal(size=(30, 6))
    truth = np.array([0.5, 0, 0.3, 0, 0.2, 0])
    assert simplex_weights(donors, donors @ truth) == pytest.approx(truth, abs=1e-6)
    noisy = simplex_weights(donors, rng.normal(size=30), ridge=0.5)
    assert noisy.min() >= 0
    assert noisy.sum() == pytest.approx(1)


def test_synthetic_did_is_right_where_a_plain_difference_is_not():
    """Half of the donors share the trend of the treated unit; only their weights should count."""
    rng = np.random.default_rng(3)
    slopes = np.r_[1.0, np.ones(10), np.zeros(10)]
    outcome = slopes[:, None] * np.arange(30) * 0.5 + rng.normal(0, 0.2, (21, 30))
    outcome[0, 20:] -= 3
    assert synthetic_did(outcome, 20, np.arange(21) == 0) == pytest.approx(-3, abs=0.5)
