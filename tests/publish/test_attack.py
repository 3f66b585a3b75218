"""Counts of people that others published: what we add to them narrows no cell that their publisher leaves open.

Each cell of the publisher is a number between its published ends. Each number of ours is a sum of such cells, a share
of one such sum in another, or a range of a row of ``exposure``. The attacker knows them all, and the cells of each.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest

from attack import NEAR, Attack
from tipimpact.asylum.indicators import in_canada
from tipimpact.common.contracts import contract
from tipimpact.common.disclosure import FEWEST
from tipimpact.impact.exposure import read_exposure

EDITIONS = [
    pytest.param("sample", marks=pytest.mark.workflow),
    pytest.param("official", marks=[pytest.mark.workflow, pytest.mark.official]),
]
OUTCOMES = ("recognised", "complementary", "rejected", "closed")
MERITS = ("recognised", "complementary", "rejected")
ENDS = {"claims": ("low", "high")} | {name: (f"{name}_low", f"{name}_high") for name in OUTCOMES}
UNIT = {"claims": "counted"} | dict.fromkeys(OUTCOMES, "decided_counted")
CELL = list(contract("work_permits").key)
WITHHELD = ("withheld", "later_withheld", "decisions_withheld")
LAST = os.environ.get("LAST_RELEASE")
YEAR, MONTH = re.compile(r"\d{4}"), re.compile(r"\d{4}-\d{2}")


class Edition(NamedTuple):
    """Published tables, and the publisher's cells that they rest on."""

    indicators: pd.DataFrame
    exposure: pd.DataFrame
    canada: pd.DataFrame
    designations: pd.DataFrame
    planned: list
    singles: dict[str, float]


def read_edition(request, name: str) -> Edition:
    """An edition of this release, whose table of exposure has the days of the rows of law."""
    edition = read_project(request.getfixturevalue(f"{name}_project"), name)
    law, table = request.getfixturevalue("rows").set_index("row"), edition.exposure.set_index("row")
    for column, day in (("starts", "from"), ("ends", "until")):
        assert [*map(str, table[column])] == [*map(str, law.loc[table.index, day])]
    return edition


def read_project(project: Path, name: str) -> Edition:
    """An edition as it was made in a folder, by this release or by an earlier one."""
    published, processed = project / "results" / name, project / "data" / "processed" / name
    indicators, exposure = (pd.read_parquet(published / "data" / f"{n}.parquet") for n in ("indicators", "exposure"))
    planned = read_exposure(project / "config" / "exposure.yaml")
    names = indicators["series"] + "/" + indicators["group"] + "/" + indicators["period"]
    values = dict(zip(names, indicators["value"], strict=True))
    return Edition(
        indicators,
        exposure,
        in_canada(pd.read_parquet(processed / "asylum" / "panel.parquet")),
        pd.read_parquet(processed / "asylum" / "designations.parquet").rename(columns={"effect": "designation_effect"}),
        planned.rules,
        {name: values[place] for name, place in planned.series.items() if pd.notna(values.get(place))},
    )


@pytest.fixture(scope="module", params=EDITIONS)
def edition(request) -> Edition:
    return read_edition(request, request.param)


def cells_of_publisher(canada: pd.DataFrame) -> tuple[Attack, list]:
    """Canada's counts by origin and year; those that the publisher suppressed or rounded are the targets."""
    attack, targets = Attack(), []
    for count, (low, high) in ENDS.items():
        known = canada[canada[low].notna()]
        for origin, year, least, most in known[["origin", "year", low, high]].itertuples(index=False):
            attack.cell((count, origin, year), least, most)
            if least < most:
                targets.append((count, origin, year))
    return attack, targets


def add_sums(attack: Attack, edition: Edition) -> int:
    """Sums and shares by year of countries designated, of all others, and of single origins."""
    rows, canada = edition.indicators, edition.canada
    series = {"claims_canada": "claims"} | {f"decisions_{name}": name for name in OUTCOMES}
    own = rows[rows["year"].notna()].set_index(["series", "group", "year"])
    added = 0
    for (group, year), part in canada.groupby(["group", "year"]):
        names = {
            count: [(count, o, year) for o in part.loc[part[UNIT[count]] == "persons", "origin"]] for count in ENDS
        }
        for name, count in series.items():
            if (name, group, year) in own.index:
                row = own.loc[(name, group, year)]
                attack.between(dict.fromkeys(names[count], 1.0), row["low"], row["high"])
                added += 1
        for over, outcomes in (("all", OUTCOMES), ("merits", MERITS)):
            for outcome in outcomes:
                if (name := f"share_{outcome}_of_{over}", group, year) in own.index:
                    row = own.loc[(name, group, year)]
                    of_all = [cell for other in outcomes for cell in names[other]]
                    for share, ends in ((row["low"], (-NEAR, np.inf)), (row["high"], (-np.inf, NEAR))):
                        weights = dict.fromkeys(of_all, -share)
                        attack.between(weights | dict.fromkeys(names[outcome], 1.0 - share), *ends)
                        added += 1
    alone = rows[rows["series"] == "claims_canada_origin"]
    for row in alone.itertuples():
        code = {"hungary": "HUN", "mexico": "MEX"}[row.group]
        attack.between({("claims", code, row.year): 1.0}, row.low, row.high)
        added += 1
    return added


def counted(edition: Edition, rule, end: str) -> pd.DataFrame:
    """Origins and years in one end of a row of ``exposure``, by the definition in its contract."""
    bound, row = getattr(rule, end), edition.exposure.set_index(["exposure", "reading"]).loc[(rule.id, rule.reading)]
    years = edition.canada[["origin", "year"]].drop_duplicates()
    until = row["ends"] if pd.notna(row["ends"]) else pd.Timestamp("2200-01-01")
    if rule.effect:
        spans = edition.designations[edition.designations["designation_effect"] == rule.effect]
        if end == "low":
            spans = spans[spans["starts"].notna()]
        last = spans["ends"].max() if spans["ends"].notna().any() else until
        spans = spans.assign(starts=spans["starts"].fillna(row["starts"]), ends=spans["ends"].fillna(last))
        years = years.merge(spans[["origin", "starts", "ends"]], on="origin")
    else:
        years = years.assign(starts=row["starts"], ends=until)
    starts = (years["starts"] - pd.DateOffset(months=bound.back)).clip(lower=pd.Timestamp(bound.since or "1900-01-01"))
    ends = years["ends"].clip(upper=pd.Timestamp(bound.to or "2200-01-01"))
    first = pd.to_datetime(years["year"].astype(str) + "-01-01")
    after = first + pd.DateOffset(years=1)
    days = ends.where(ends < after, after) - starts.where(starts > first, first)
    years = years.assign(share=days / (after - first) if bound.spread else 1.0)
    return years[(first >= starts) & (after <= ends) if end == "low" else (after > starts) & (first < ends)]


def add_exposure(attack: Attack, edition: Edition) -> int:
    """Each end of each row of ``exposure``, over the cells that it adds up, less the single numbers in it."""
    rows, added = edition.exposure.set_index(["exposure", "reading"]), 0
    for rule in edition.planned:
        row = rows.loc[(rule.id, rule.reading)]
        for at, end in enumerate(("low", "high")):
            counts = getattr(rule, end).counts
            yearly = [count for count in counts if count in ENDS]
            if not yearly or pd.isna(row[end]):
                continue
            rest = row[end] - sum(edition.singles[count] for count in set(counts) - set(yearly))
            shares = {name: share for name, share in cells_in(edition, rule, end).items() if name in attack.names}
            added_up = sum(attack.published[attack.names[name]][at] * share for name, share in shares.items())
            assert rest == (np.ceil(added_up - NEAR) if end == "high" else added_up), (
                f"{rule.id}, {rule.reading}: these are not the cells that {end} adds up"
            )
            attack.between(shares, *((rest, np.inf) if end == "low" else (-np.inf, rest)))
            added += 1
    return added


def cells_in(edition: Edition, rule, end: str) -> dict[tuple, float]:
    """The cells of the panel that one end adds up, each with the share of its year that counts."""
    places = counted(edition, rule, end)[["origin", "year", "share"]].itertuples(index=False)
    counts = [name for name in getattr(rule, end).counts if name in ENDS]
    return {(name, origin, year): share for origin, year, share in places for name in counts}


def narrowed(attack: Attack, targets: list) -> Iterator[tuple]:
    """Targets whose bounds are narrower than their publisher leaves them, with these bounds."""
    for name, (low, high) in attack.published_of(targets).items():
        least, most = attack.range(name)
        if most - least < high - low - NEAR:
            yield name, (least, most)


def test_sums_shares_and_ranges_narrow_no_cell_of_their_publisher(edition):
    attack, targets = cells_of_publisher(edition.canada)
    assert len(targets) > 1000
    assert add_sums(attack, edition) > 300
    assert add_exposure(attack, edition) >= 13
    assert dict(narrowed(attack, targets)) == {}
    assert min(high - low for low, high in attack.published_of(targets).values()) >= FEWEST - 1


@pytest.mark.workflow
@pytest.mark.official
def test_the_two_editions_together_narrow_no_cell_of_their_publisher(request):
    """The sample lacks small origins, so that its sums differ from those of the official edition by their cells."""
    sample, official = (read_edition(request, name) for name in ("sample", "official"))
    attack, targets = cells_of_publisher(official.canada)
    assert cells_of_publisher(sample.canada)[0].names.keys() < attack.names.keys()
    for edition in (sample, official):
        assert add_sums(attack, edition) > 300
        assert add_exposure(attack, edition) >= 13
    assert dict(narrowed(attack, targets)) == {}


@pytest.fixture
def last() -> Path:
    """A checkout in which the last release made both editions."""
    if not LAST:
        pytest.skip("LAST_RELEASE names no checkout in which the last release made both editions")
    return Path(LAST)


@pytest.mark.release
@pytest.mark.workflow
@pytest.mark.official
def test_this_release_and_the_last_together_narrow_no_cell(request, last):
    """Somebody kept the tables of the last release, and subtracts."""
    attack, targets = cells_of_publisher(read_edition(request, "official").canada)
    for name in ("sample", "official"):
        for edition in (read_project(last, name), read_edition(request, name)):
            assert add_sums(attack, edition) > 300
            assert add_exposure(attack, edition) >= 13
    assert dict(narrowed(attack, targets)) == {}


def shown_by_one(then: pd.DataFrame, now: pd.DataFrame) -> tuple[int, list]:
    """How many cells of ``work_permits`` two releases have, and those of which one withholds what the other shows."""
    marks = [table.set_index(CELL)[list(WITHHELD)].notna() for table in (then, now)]
    both = marks[0].index.intersection(marks[1].index)
    differ = (marks[0].loc[both] != marks[1].loc[both]).any(axis="columns")
    return len(both), list(both[differ])


@pytest.mark.release
@pytest.mark.workflow
@pytest.mark.official
@pytest.mark.parametrize("name", ["sample", "official"])
def test_what_one_release_withholds_of_work_permits_the_other_does_not_show(request, last, name):
    projects = (last, request.getfixturevalue(f"{name}_project"))
    cells, differ = shown_by_one(*(read_work_permits(project, name) for project in projects))
    assert cells > 500
    assert differ == []


def test_a_cell_that_the_last_release_showed_is_found(request, edition):
    name = request.node.callspec.params["edition"]
    now = read_work_permits(request.getfixturevalue(f"{name}_project"), name)
    place = now.index[now["later_withheld"].notna()][0]
    then = now.copy()
    then.loc[place, "later_withheld"] = None
    assert shown_by_one(then, now) == (len(now), [tuple(now.loc[place, CELL])])


def read_work_permits(project: Path, name: str) -> pd.DataFrame:
    return pd.read_parquet(project / "results" / name / "data" / "work_permits.parquet")


@pytest.mark.parametrize("fault", ["sum", "share", "range"])
def test_a_sum_a_share_or_a_range_that_says_more_is_found(edition, fault):
    """Planted: the ends of one number of ours moved together, as if it rested on cells that nobody published."""
    attack, targets = cells_of_publisher(edition.canada)
    if fault == "range":
        rule = next(rule for rule in edition.planned if rule.id == "hearing_limit")
        most = edition.exposure.set_index("exposure").at[rule.id, "high"]
        attack.between(cells_in(edition, rule, "high"), most - 2, np.inf)
    else:
        rows = edition.indicators.copy()
        series = {"sum": "claims_canada", "share": "share_rejected_of_all"}[fault]
        chosen = (rows["series"] == series) & (rows["group"] == "designated") & (rows["year"] == 2014)
        least = rows.loc[chosen, "low"].item()
        rows.loc[chosen, "high"] = least + {"sum": 1, "share": 1e-5}[fault]
        add_sums(attack, edition._replace(indicators=rows))
    assert next(narrowed(attack, targets), None)


def as_ranges(rows: pd.DataFrame) -> pd.DataFrame:
    """The published range of each value; one without ends is a point."""
    return rows.assign(low=rows["low"].fillna(rows["value"]), high=rows["high"].fillna(rows["value"]))


def printed_totals(indicators: pd.DataFrame):
    """Systems of sums that publishers print themselves: name, its attack and the small cells in it."""
    last = indicators[
        indicators["revision"] == indicators.groupby(["series", "group", "period"])["revision"].transform("max")
    ]
    claimants = as_ranges(last[last["series"] == "claimants_registered"])
    for year, part in claimants.groupby(claimants["period"].str[:4]):
        attack = Attack()
        for row in part.itertuples():
            attack.cell((row.group, row.period), row.low, row.high)
        offices = [(g, p) for g, p in attack.names if YEAR.fullmatch(p) and g != "all"]
        months = [(g, p) for g, p in attack.names if MONTH.fullmatch(p)]
        for parts in filter(None, (offices, months)):
            if ("all", year) in attack.names:
                attack.sum(("all", year), parts)
        yield "claimants_registered", attack, small(part, ["group", "period"])
    holders = as_ranges(last[last["series"] == "permit_holders_year_end"])
    for (program, period), part in holders.groupby([holders["group"].str.split("/").str[0], "period"]):
        attack = Attack()
        for row in part.itertuples():
            attack.cell((row.group, row.period), row.low, row.high)
        total, parts = (program, period), [name for name in attack.names if "/" in name[0]]
        if parts and total in attack.names:
            attack.sum(total, parts)
        yield "permit_holders_year_end", attack, small(part, ["group", "period"])


def small(part: pd.DataFrame, key: list[str]) -> list[tuple]:
    """Cells that may be a count of one to four, and are not shown."""
    hidden = (part["low"] < part["high"]) & (part["high"] <= FEWEST)
    return list(part.loc[hidden, key].itertuples(index=False, name=None))


def test_totals_that_publishers_print_leave_their_suppressed_cells_open(edition):
    """These sums are the publishers' own. What they revealed would be theirs, and would be named here."""
    tried, revealed = 0, {}
    for name, attack, targets in printed_totals(edition.indicators):
        tried += len(targets)
        revealed |= {(name, *cell): ends for cell, ends in narrowed(attack, targets)}
    assert tried
    assert revealed == {}


def test_a_total_that_is_not_rounded_would_reveal_a_suppressed_cell():
    """Planted: the other offices of 2015 beside exact counts."""
    rows = [("all", "2015", 60, 60), ("inland", "2015", 57, 57), ("other_offices", "2015", 1, 5)]
    table = pd.DataFrame(rows, columns=["group", "period", "low", "high"])
    table = table.assign(series="claimants_registered", revision=1, value=np.nan)
    ((_, attack, targets),) = printed_totals(table)
    assert dict(narrowed(attack, targets)) == {("other_offices", "2015"): (3, 3)}
