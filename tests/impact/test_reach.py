"""Reach: known truths drawn from base rows, published as the publisher does, judged by the rule."""

import numpy as np
import pandas as pd
import pytest

from tipimpact.common.errors import ImpactError
from tipimpact.impact import reach
from tipimpact.impact.assess import assess, read_basis, read_episodes, read_outcome
from tipimpact.impact.designs.contrast import Cells
from tipimpact.impact.inference.adjust import holm_levels
from tipimpact.impact.plan import PlannedContrast
from tipimpact.impact.reach import Setup, choose, distance, make_generator, publish, reachable, simulate
from tipimpact.impact.verdict import VERDICTS, verdict


@pytest.fixture(scope="module")
def rows(claims_in_destinations):
    return claims_in_destinations


@pytest.fixture(scope="module")
def base(rows):
    return rows[rows["year"] <= 2011]


@pytest.fixture(scope="module")
def two(plan):
    """Persons and origins, base 2010-2011."""
    return [plan.estimand("persons_claiming"), plan.estimand("origins_claiming")]


@pytest.fixture(scope="module")
def generator(plan, two, base):
    return make_generator(plan, two, base, permutations=199, seed=1)


def _judge(two, rows, factor, seen):
    base = rows[rows["year"] <= 2011]
    after = (rows["year"] >= 2013) & (rows["destination"] == "CAN") & rows["tranche"].notna()
    changed = rows.copy()
    for column in ("claims", "low", "high"):
        changed[column] = changed[column].mask(after, (changed[column] * factor).round())
    episodes = read_episodes(two[0], base)
    bases = [read_basis(e, base, episodes, permutations=499, seed=1) for e in two]
    made = assess([(basis, read_outcome(basis, changed)) for basis in bases], 0.05, seen=seen)
    return [verdict(one.evidence) for one in made]


@pytest.mark.parametrize(
    ("factor", "seen", "code"),
    [
        (0.1, False, "supported"),
        (0.1, True, "suggestive"),
        (0.001, False, "supported"),
        (20, False, "contradicted"),
    ],
)
def test_the_verdict_moves_with_the_outcomes(two, rows, factor, seen, code):
    assert _judge(two, rows, factor, seen) == [code, code]


def test_where_nothing_changes_nothing_is_claimed(two, rows):
    assert set(_judge(two, rows, 1, False)) <= {"no_detectable_effect", "cannot_tell"}


def test_no_outcome_is_read_before_reach_is_computed(plan, rows):
    with pytest.raises(ImpactError, match=r"years \[2012, 2013, 2014\]: outcomes were read"):
        reachable(plan, rows, draws=2, permutations=99)


def test_outcomes_of_the_destination_itself_are_refused_and_not_only_dropped(plan, base, rows):
    late = rows[(rows["year"] == 2013) & (rows["destination"] == "CAN")].head(1)
    with pytest.raises(ImpactError, match=r"CAN, years \[2013\]"):
        reachable(plan, pd.concat([base, late]), draws=2, permutations=99)


@pytest.fixture(scope="module")
def table(plan, base):
    return reachable(plan, base, draws=12, permutations=99, seed=1)


def test_every_estimand_has_rows_and_every_situation_a_whole_distribution(table, plan):
    assert set(table["estimand"]) == {e.id for e in plan.estimands}
    computed = table[table["status"] == "computed"]
    assert set(computed["estimand"]) == {e.id for e in plan.estimands if isinstance(e, PlannedContrast)}
    whole = computed.groupby(reach.ROW[:-1])["probability"].agg(["sum", "size"])
    assert np.allclose(whole["sum"], 1)
    assert (whole["size"] == len(VERDICTS)).all()
    assert computed["probability"].between(computed["low"] - 1e-9, computed["high"] + 1e-9).all()


def test_a_series_is_not_judged_and_no_verdict_is_drawn_for_it(table):
    series = table[table["status"] == "not_judged"]
    assert list(series["estimand"]) == ["vtip_permits"]
    assert {tuple(codes) for codes in series["reasons"]} == {("not_judged",)}
    assert series["probability"].isna().all()


def test_a_quiet_panel_is_informative_and_a_fall_is_found_more_often_the_larger_it_is(table):
    rows = table.query("estimand == 'origins_claiming' and treated_drawn == 'as_designated' and effect_on == 'all'")
    rows = rows[(rows["base_rows"] == "observed") & (rows["verdict"] == "suggestive")].set_index("ratio")
    assert rows["informative"].all()
    assert rows.at[0.25, "probability"] >= rows.at[0.8, "probability"] >= rows.at[4.0, "probability"]
    assert rows.at[0.25, "reachable"]
    # Planned after outcomes were read: nothing reaches supported, and the table says so beforehand.
    assert not table.loc[table["verdict"] == "supported", "reachable"].fillna(False).any()


def test_the_table_does_not_depend_on_how_many_processors_made_it(plan, base):
    one, two = (reachable(plan, base, draws=2, permutations=49, seed=1, cores=cores) for cores in (1, 2))
    pd.testing.assert_frame_equal(one, two)


def test_without_other_destinations_reach_is_refused(plan, base):
    table = reachable(plan, base[base["destination"] == "CAN"], draws=2, permutations=99)
    codes = table.set_index("estimand").loc["persons_claiming", "reasons"]
    assert list(codes) == ["no_reference"]


def test_the_same_seed_gives_the_same_verdicts_and_later_rows_do_not_matter(generator):
    first, again = (simulate(generator, Setup(), 0.4, draws=5, alpha=0.05, seed=7) for _ in range(2))
    assert first == again


def test_counts_are_published_as_the_publisher_does(generator):
    window = generator.bases[0].window
    counts = np.full((len(window.units), 2), 40.0)
    own = np.flatnonzero(window.cells.treated)
    counts[own[0]], counts[own[1]] = [3, 0], [5, 6]
    shown = publish(window, counts)
    down, up = shown.ends
    assert shown.cells.after[own[:2]].tolist() == [[2, 2], [5, 6]]
    assert down.after[own[:2]].tolist() == [[0, 0], [1, 6]]  # treated units low after: the change looks smallest
    assert up.after[own[:2]].tolist() == [[4, 4], [5, 6]]


@pytest.mark.parametrize("chosen", ["at_random", "by_volume", "by_surge"])
def test_as_many_are_drawn_as_were_designated(chosen):
    rng = np.random.default_rng(1)
    before = rng.poisson(50, (100, 2)).astype(float)
    before[:20, 1] *= 10  # these surged
    cells = Cells(np.arange(100) % 5 == 0, before, before)
    drawn = [choose(chosen, cells, rng) for _ in range(40)]
    assert {int(one.sum()) for one in drawn} == {20}
    surged = np.mean([one[:20].mean() for one in drawn])
    assert surged > 0.7 if chosen == "by_surge" else surged < 0.45


def test_total_variation():
    assert distance(["a"], ["a"]) == 0  # unknown codes count for nothing
    assert distance(["suggestive"] * 4, ["cannot_tell"] * 4) == 1
    assert distance(["suggestive", "cannot_tell"], ["cannot_tell"] * 2) == 0.5


@pytest.mark.parametrize(
    ("p", "levels"),
    [
        ([0.01, 0.04], [0.025, 0.05]),
        ([0.04, 0.01], [0.05, 0.025]),
        ([0.03, 0.04], [0.025, 0.025]),  # the first is not rejected, so that the second gets no more
        ([0.2], [0.05]),
    ],
)
def test_holm_leaves_each_its_level(p, levels):
    assert holm_levels(p, 0.05) == pytest.approx(levels)


def test_the_error_rate_with_the_word_is_the_worst_of_the_situations(table):
    share = reach.false_share(table, "persons_claiming")
    kept = table.query("estimand == 'persons_claiming' and ratio == 1 and verdict == 'suggestive'")
    kept = kept[(kept["base_rows"] == "observed") & kept["treated_drawn"].isin(["as_designated", "by_surge"])]
    assert share["false_suggestive"] == kept["probability"].max()
    assert share["false_suggestive_low"] <= share["false_suggestive"] <= share["false_suggestive_high"]
    assert reach.false_share(table, "vtip_permits")["false_suggestive"] is None
