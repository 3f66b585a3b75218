"""An attacker with a solver and everything that is published cannot work out what is withheld."""

from itertools import chain, combinations, product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attack import Attack
from tipimpact.common.disclosure import (
    FEWEST,
    Sum,
    attacks,
    coarse,
    contradicted_by,
    exposed,
    protect,
    reach,
    sensitive,
    with_earlier,
)

CUTS = ("province", "stream", "occupation")


@pytest.mark.parametrize(
    ("contributions", "why"),
    [
        ([], None),
        ([0, 0], None),
        ([3, 2, 0, 0, 0, 0], "few"),
        ([1, 1, 1, 1], "few"),
        ([1, 1, 1, 1, 1], None),
        ([100, 40, 4, 3, 2], "dominated"),
        ([100, 40, 4, 3, 3], None),
    ],
)
def test_threshold_and_dominance(contributions, why):
    assert sensitive(contributions) == why


@given(st.integers(0, 10_000))
def test_a_coarse_range_leaves_five_to_each_side(value):
    low, high = coarse(value)
    assert low <= value <= high
    assert high - value >= FEWEST
    assert low == 0 or value - low >= FEWEST


def cells(values, totals, may=True):
    """Cells of counts by person: below five they are sensitive."""
    value = pd.Series(values | totals)
    few = value.between(1, FEWEST - 1)
    low, high = (pd.Series([coarse(v)[end] for v in value], value.index) for end in (0, 1))
    return pd.DataFrame(
        {"value": value, "low": low.mask(few, 1), "high": high.mask(few, 4), "withheld": few, "may": may}
    )


def test_with_one_suppressed_cell_the_smallest_other_cell_of_its_sum_is_suppressed():
    table = cells({"a": 3, "b": 40, "c": 9, "d": 0}, {"all": 52})
    added = protect(table, [Sum("all", ("a", "b", "c", "d"))])
    assert added[added].index.tolist() == ["c"]


def test_a_smaller_cell_that_shares_no_sum_with_the_weak_one_stays():
    table = cells({"a": 3, "b": 40, "c": 30, "d": 9}, {"first": 73, "second": 39})
    added = protect(table, [Sum("first", ("a", "b", "c")), Sum("second", ("c", "d"))])
    assert added[added].index.tolist() == ["b", "c"], "d is in no sum of a"


def test_two_suppressed_cells_that_their_sum_reveals_are_not_enough():
    table = cells({"a": 4, "b": 4, "c": 30}, {"all": 38})
    added = protect(table, [Sum("all", ("a", "b", "c"))])
    assert added.any(), "a and b add up to 8, and neither is above 4"


def test_cells_that_cannot_be_protected_are_reported():
    table = cells({"a": 3}, {"all": 3}).assign(may=False)
    added = protect(table, [Sum("all", ("a",))])
    assert not added.any()
    published = table[["low", "high"]].assign(low=[1, 3], high=[4, 3])
    assert exposed(published, table["withheld"], [Sum("all", ("a",))]) == {"a"}


def shown(table):
    """Totals and cells as published: sensitive cells as ranges."""
    return pd.DataFrame({end: table[end].where(table["withheld"], table["value"]) for end in ("low", "high")})


FILE = {"2006": 3, "2012": 209, "2013": 12}
SPAN, YEAR = Sum("2006 to 2012", ("2006", "2012")), Sum("all of 2013", ("2013",))
LONG = Sum("2006 to 2013", ("2006", "2012", "2013"))


def test_totals_that_contradict_are_reported_and_give_no_bounds():
    table = cells(FILE, {SPAN.total: 212, YEAR.total: 14})
    assert reach(shown(table), [SPAN]).bounds.loc["2006"].tolist() == [3, 3]
    assert reach(shown(table), [SPAN, YEAR]) == (None, (YEAR,))


def test_the_smallest_set_of_totals_that_contradict_is_reported():
    """Two totals leave a single number of permits each to 2006: 3 and 1. Alone, each can be true."""
    table = cells(FILE, {SPAN.total: 212, LONG.total: 222, YEAR.total: 12})
    assert reach(shown(table), [YEAR, SPAN, LONG]) == (None, (SPAN, LONG))
    assert attacks(shown(table), [YEAR, SPAN, LONG]) == [[YEAR, LONG], [YEAR, SPAN]]


def test_a_part_of_a_set_of_totals_that_can_be_true_is_no_attack_of_its_own():
    """Of three totals of the same cells two agree; the third contradicts each of them."""
    one, same, other = (Sum(name, SPAN.parts) for name in ("one", "same", "other"))
    table = cells(FILE, {"one": 212, "same": 212, "other": 211})
    found = {frozenset(each.total for each in attack) for attack in attacks(shown(table), [one, same, other])}
    assert found == {frozenset({"one", "same"}), frozenset({"other"})}


@pytest.mark.parametrize("other", [(YEAR, 14), (LONG, 222), (LONG, 230), (Sum("2012 alone", ("2012",)), 190)])
def test_a_total_that_contradicts_the_file_does_not_open_the_others(other):
    """212 less 209 is 3, whatever a total of another day says."""
    wrong, number = other
    table = cells(FILE, {SPAN.total: 212, wrong.total: number})
    table.loc[[SPAN.total, wrong.total], "may"] = False
    assert exposed(shown(table), table["withheld"], [SPAN, wrong]) == {"2006"}
    assert protect(table, [SPAN, wrong])["2012"]


def test_how_far_a_total_contradicts_the_file_is_computed_from_what_is_published():
    table = cells(FILE, {SPAN.total: 230, YEAR.total: 10})
    assert contradicted_by(shown(table), [SPAN, YEAR]) == {SPAN.total: 17, YEAR.total: 2}
    together = cells(FILE, {SPAN.total: 212, LONG.total: 222})
    assert contradicted_by(shown(together), [SPAN, LONG]) == {SPAN.total: 2, LONG.total: 2}
    assert contradicted_by(shown(cells(FILE, {SPAN.total: 212})), [SPAN]) == {}


@pytest.mark.slow
def test_more_contradictions_than_can_be_tried_expose_every_small_cell():
    values = {f"{row}{column}": 3 if row == column else 20 for row, column in product("abcdefgh", "abcdefgh")}
    sums = [Sum(f"{row} all", tuple(f"{row}{c}" for c in "abcdefgh")) for row in "abcdefgh"]
    sums += [Sum(f"all {c}", tuple(f"{row}{c}" for row in "abcdefgh")) for c in "abcdefgh"]
    totals = {s.total: 144 if s.total.startswith("all") else 141 for s in sums}
    table = cells(values, totals)
    assert attacks(shown(table), sums) is None
    assert exposed(shown(table), table["withheld"], sums) == {2 * row for row in "abcdefgh"}


def test_a_total_narrows_each_of_its_cells_and_no_other():
    """Three cells of 1 to 4 under a total of 12 are four each; a fourth one beside them stays as it is."""
    table = cells({"a": 4, "b": 4, "c": 4, "d": 3}, {"all": 12})
    table.loc["all", ["low", "high"]] = 12
    bounds = reach(table, [Sum("all", ("a", "b", "c"))]).bounds
    assert bounds.loc[["a", "b", "c"]].to_numpy() == pytest.approx(4)
    assert bounds.loc["d"].tolist() == [1, 4]


@st.composite
def files_with_totals(draw):
    """A file and public totals of some of its cells: right, off by a little, or of something else."""
    numbers = draw(st.lists(st.sampled_from([0, 1, 2, 3, 4, 5, 7, 11, 40, 209]), min_size=2, max_size=5))
    values = dict(zip("abcde", numbers, strict=False))
    totals, sums = {}, []
    for i in range(draw(st.integers(1, 3))):
        parts = draw(st.lists(st.sampled_from(sorted(values)), min_size=1, max_size=len(values), unique=True))
        off = draw(st.sampled_from([0, 0, 0, 1, -1, 3, -6, 50]))
        totals[f"total {i}"] = max(0, sum(values[part] for part in parts) + off)
        sums.append(Sum(f"total {i}", tuple(sorted(parts))))
    return values, totals, sums


@pytest.mark.parametrize("files", [200, pytest.param(2000, marks=pytest.mark.release)])
@pytest.mark.slow
def test_no_set_of_totals_that_can_be_true_pins_a_small_cell_of_an_invented_file(files):
    settings(max_examples=files)(given(files_with_totals())(attack_with_every_set_of_totals))()


def attack_with_every_set_of_totals(file):
    """Every set of totals is tried by another solver, over whole numbers. What cannot be protected is refused."""
    values, totals, sums = file
    table = cells(values, totals)
    table.loc[list(totals), ["withheld", "may"]] = False  # public totals stay, however small
    hidden = table["withheld"] | protect(table, sums)
    published = table[["low", "high"]].where(hidden, table[["value", "value"]].to_numpy())
    refused = exposed(published, table["withheld"], sums)
    small = table.index[table["withheld"]]
    for chosen in chain.from_iterable(combinations(sums, n) for n in range(1, len(sums) + 1)):
        attack = Attack()
        for name, row in published.iterrows():
            attack.cell(name, *row)
        for total, parts in chosen:
            attack.sum(total, parts)
        if attack.solvable():
            assert attack.pinned(small).keys() <= refused


@pytest.mark.slow
@settings(max_examples=40)
@given(st.lists(st.integers(0, 30), min_size=4, max_size=12), st.integers(2, 3))
def test_an_attack_on_two_way_tables_fails(numbers, columns):
    """But for what ``exposed`` names: with everything withheld, very small totals still say something."""
    rows = len(numbers) // columns
    values = {(r, c): numbers[r * columns + c] for r, c in product(range(rows), range(columns))}
    sums = [Sum((r, "all"), tuple((r, c) for c in range(columns))) for r in range(rows)]
    sums += [Sum(("all", c), tuple((r, c) for r in range(rows))) for c in range(columns)]
    sums += [Sum(("all", "all"), tuple((r, "all") for r in range(rows)))]
    totals = {}
    for total, parts in sums:
        totals[total] = sum((values | totals)[p] for p in parts)
    table = cells(values, totals)
    hidden = table["withheld"] | protect(table, sums)
    attack = Attack()
    for name, row in table.iterrows():
        low, high = (row["low"], row["high"]) if hidden[name] else (row["value"], row["value"])
        attack.cell(name, low, high)
    for total, parts in sums:
        attack.sum(total, parts)
    published = table[["low", "high"]].where(hidden, table[["value", "value"]].to_numpy())
    given_up = exposed(published, table["withheld"], sums)
    assert attack.pinned(table.index[table["withheld"]]).keys() <= given_up


def release(values, sums, earlier=None):
    """Cells of a release, the published range of each, and which of them cannot be protected."""
    totals = {s.total: sum(values[part] for part in s.parts) for s in sums}
    table = cells(values, totals)
    system, joined = (table, sums) if earlier is None else with_earlier(table, sums, earlier)
    hidden = (system["withheld"] | protect(system, joined)).to_numpy()
    published = pd.DataFrame({end: system[end].where(hidden, system["value"]) for end in ("low", "high")})
    return table, published.loc[list(table.index)], exposed(published, system["withheld"], joined)


def pinned_between(then, now):
    """What an attacker pins who kept the last release, and takes what looks the same for the same."""
    attack, targets = Attack(), []
    for when, (table, published, _) in (("then", then), ("now", now)):
        for name in table.index:
            attack.cell((when, name), *published.loc[name])
        attack.sum((when, "all"), [(when, name) for name in table.index if name != "all"])
        targets += [(when, name) for name in table.index[table["withheld"]]]
    for name in then[0].index:
        hidden = [published.at[name, "low"] < published.at[name, "high"] for _, published, _ in (then, now)]
        if then[0].at[name, "value"] == now[0].at[name, "value"] and not all(hidden):
            attack.sum(("now", name), [("then", name)])
    unprotected = {("then", name) for name in then[2]} | {n if isinstance(n, tuple) else ("now", n) for n in now[2]}
    return attack.pinned(targets).keys() - unprotected


EVERY = [Sum("all", ("a", "b", "c", "d", "e"))]
NUMBERS = st.sampled_from([0, 1, 2, 3, 4, 6, 9, 12, 30, 60])


@pytest.mark.slow
@settings(max_examples=15)
@given(
    st.lists(NUMBERS, min_size=5, max_size=5), st.dictionaries(st.sampled_from("abcde"), st.integers(1, 25), max_size=2)
)
def test_two_releases_together_reveal_no_more_than_each(numbers, growth):
    before = dict(zip("abcde", numbers, strict=True))
    after = {name: number + growth.get(name, 0) for name, number in before.items()}
    then = release(before, EVERY)
    assert pinned_between(then, release(after, EVERY, then[1])) == set()


def test_a_release_made_without_the_last_one_can_be_attacked():
    """The smallest cell beside a small one is another in the new release: what was hidden then is shown now."""
    then = release({"a": 3, "b": 40, "c": 9, "d": 0, "e": 30}, EVERY)
    after = {"a": 3, "b": 40, "c": 9, "d": 7, "e": 30}
    assert ("then", "a") in pinned_between(then, release(after, EVERY))
    looking_back = release(after, EVERY, then[1])
    assert pinned_between(then, looking_back) == set()
    assert looking_back[1].loc["c"].tolist() == [0, 14]


@pytest.mark.parametrize("change", [1, -1, 2, 4])
def test_a_change_below_five_is_not_revealed_by_a_difference(change):
    then = release({"a": 40, "b": 30, "c": 20, "d": 50, "e": 60}, EVERY)
    _, published, given_up = release({"a": 40 + change, "b": 30, "c": 20, "d": 50, "e": 60}, EVERY, then[1])
    assert published.loc["a", "high"] - published.loc["a", "low"] >= FEWEST
    assert published.loc["all", "high"] - published.loc["all", "low"] >= FEWEST
    assert given_up == set()


@pytest.mark.parametrize(("change", "few"), [(4, True), (5, False), (-5, False)])
def test_a_change_of_five_is_no_small_count(change, few):
    earlier = pd.DataFrame({"low": [40, 30, 70], "high": [40, 30, 70]}, ["a", "b", "all"])
    table = cells({"a": 40 + change, "b": 30}, {"all": 70 + change})
    system, _ = with_earlier(table, [Sum("all", ("a", "b"))], earlier)
    assert (("change", "a") in set(system.index)) is few


def later(attack, year, part):
    """Positions of linked employers: sure ones are among all; a least number of 0 may stand for a few."""
    places = part["province"].tolist()
    for row in part.itertuples():
        few = row.later_withheld == "few_employers"
        hidden = pd.isna(row.later_high)
        high = (1 if few else 0, row.positions) if hidden else (row.later_high, row.later_high)
        low = (0, high[1]) if hidden or row.later_low == 0 else (row.later_low, row.later_low)
        attack.cell((year, "all", row.province), *high)
        attack.cell((year, "sure", row.province), *low)
        attack.most((year, "sure", row.province), (year, "all", row.province))
    for kind in ("all", "sure"):
        attack.sum((year, kind, "CA"), [(year, kind, p) for p in places if p != "CA"])
    return [(year, "all", p) for p in part.loc[part["later_high"].isna(), "province"]]


def decided(attack, year, part):
    for row in part.itertuples():
        attack.cell((year, "decided", row.province), row.decisions_low, row.decisions_high)
    # provinces without a row may have had any number
    attack.cell((year, "decided", "elsewhere"), 0, part["decisions_high"].max())
    others = [p for p in part["province"] if p != "CA"]
    attack.sum((year, "decided", "CA"), [(year, "decided", p) for p in [*others, "elsewhere"]])
    return [(year, "decided", p) for p in part.loc[part["decisions_withheld"] == "few_decisions", "province"]]


def employers(attack, year, part):
    """Employers are rounded to five; one that is in several provinces counts once in the total."""
    for row in part.itertuples():
        low, high = (1, 4) if row.withheld == "few_employers" else (0, 0)
        if pd.notna(row.employers):
            low, high = row.employers - 2, row.employers + 2
        attack.cell((year, "employers", row.province), low, high)
    attack.most((year, "employers", "CA"), *((year, "employers", p) for p in part["province"] if p != "CA"))
    return [(year, "employers", p) for p in part.loc[part["withheld"] == "few_employers", "province"]]


def shares(name):
    """A share or an index of all is the mean of the parts, weighted by positions; to three decimals."""

    def of(attack, where, part):
        parts = []
        for i, row in enumerate(part.itertuples()):
            low, near = getattr(row, f"{name}_low"), 0.0005 * row.measured + 1e-9
            hidden = (0, row.measured)
            at = hidden if pd.isna(low) else (low * row.measured - near, low * row.measured + near)
            attack.cell((where, i), *at, integer=False)
            parts.append((where, i))
        attack.sum(parts[0], parts[1:])
        return [
            (where, i) for i, row in enumerate(part.itertuples()) if row.withheld == "few_employers" and row.measured
        ]

    return of


def attacked(table):
    """Every system of sums of ``work_permits``: its attack, and the cells withheld in it."""
    table = table.astype(object).where(table.notna(), None)
    chosen = table[table["setting"] == "chosen"]
    totals = (chosen["stream"] == "all") & (chosen["occupation"] == "all")
    own = chosen[totals & (chosen["scope"] == "employer")]
    for year, part in own.groupby("year"):
        if part["later_high"].notna().any() or part["later_withheld"].notna().any():
            yield from _one(later, year, part)
        if part["decisions_high"].notna().all():
            yield from _one(decided, year, part)
        yield from _one(employers, year, part)
    for (scope, year), part in chosen.groupby(["scope", "year"]):
        for cut in CUTS:
            every = {"province": "CA"}.get(cut, "all")
            fixed = np.logical_and.reduce([part[c] == {"province": "CA"}.get(c, "all") for c in CUTS if c != cut])
            rows = part[fixed]
            rows = pd.concat([rows[rows[cut] == every], rows[rows[cut] != every]])
            if len(rows) > 1 and rows["withheld"].iloc[0] is None:
                for name in ("none", "hhi"):
                    yield from _one(shares(name), (scope, year, cut, name), rows)


def _one(system, where, part):
    attack = Attack()
    if targets := system(attack, where, part):
        yield attack, targets


def pinned(table):
    tried, revealed = 0, {}
    for attack, targets in attacked(table):
        tried += len(targets)
        revealed |= attack.pinned(targets)
    return tried, revealed


def test_no_suppressed_cell_of_work_permits_is_revealed(sample_results):
    tried, revealed = pinned(pd.read_parquet(sample_results / "sample" / "data" / "work_permits.parquet"))
    assert tried > 50
    assert revealed == {}


@pytest.mark.official
def test_no_suppressed_cell_of_the_official_edition_is_revealed(official_project):
    tried, revealed = pinned(pd.read_parquet(official_project / "results/official/data/work_permits.parquet"))
    assert tried > 100
    assert revealed == {}


@pytest.mark.official
def test_one_edition_does_not_reveal_suppressed_cells_of_the_other(official_project):
    """Decisions are the same in both; where one withholds them the other does."""
    both = [
        pd.read_parquet(official_project / f"results/{e}/data/work_permits.parquet") for e in ("sample", "official")
    ]
    kept = [t[t["decisions_high"].notna()].set_index(["scope", "setting", "year", "province"]) for t in both]
    shared = kept[0].index.intersection(kept[1].index)
    names = ["decisions_low", "decisions_high", "decisions_withheld"]
    assert len(shared) > 20
    pd.testing.assert_frame_equal(kept[0].loc[shared, names], kept[1].loc[shared, names])


@pytest.mark.parametrize("number", [2, 9])  # few cells are solved one by one, many first together
def test_a_range_without_an_upper_end_stays_open(number: int):
    """A cell and a total of which only the least is known: nothing can be computed, and nothing breaks."""
    labels = [f"cell {i}" for i in range(number)]
    cells = pd.DataFrame({"low": 0.0, "high": np.inf}, index=[*labels, "total"])
    whole = [Sum("total", tuple(labels))]
    bounds = reach(cells, whole).bounds
    assert bounds is not None
    assert (bounds["low"] == 0).all()
    assert (bounds["high"] == np.inf).all()
    assert exposed(cells, pd.Series(True, index=cells.index), whole) == set()
