"""Claims by month: what the reader refuses, what is published of small counts, and the sums that others printed."""

import csv
import gzip
import hashlib
import io
import os
import resource
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from tipimpact.asylum import read_claims, read_monthly, read_visa_changes
from tipimpact.asylum.data_audit import audit_monthly
from tipimpact.asylum.monthly import HEADINGS, MONTHS, count_differing, read_names
from tipimpact.asylum.months import GROUPS, cells_by_month, claims_by_month, claims_coverage
from tipimpact.common.contracts import contract
from tipimpact.common.errors import AsylumError

FILE = "unhcr_asylum_monthly_1999-01_2017-05.csv.gz"
# Sums that were computed by others from the publisher's file (Canada, January to December).
LISTED = {  # the 37 countries designated by May 2013
    2009: [1052, 1411, 1680, 1808, 1703, 1733, 1308, 790, 833, 736, 878, 647],
    2010: [511, 522, 607, 482, 341, 299, 333, 364, 453, 448, 453, 534],
    2011: [391, 455, 538, 515, 474, 537, 304, 533, 825, 1050, 873, 796],
    2012: [461, 612, 529, 429, 457, 359, 182, 187, 257, 230, 442, 316],
    2013: [93, 51, 66, 74, 50, 61, 67, 53, 63, 75, 75, 70],
}
OTHERS = {
    2009: [1823, 1619, 1671, 1469, 1303, 1451, 1594, 1448, 1675, 1738, 1546, 1335],
    2010: [1428, 1413, 1605, 1269, 1323, 1334, 1323, 1955, 1601, 1470, 1579, 1510],
    2011: [1484, 1481, 1600, 1321, 1341, 1379, 1225, 1594, 1887, 1695, 1749, 1300],
    2012: [1334, 1317, 1274, 1269, 1306, 1271, 1242, 1240, 1452, 1617, 1583, 1135],
    2013: [697, 610, 626, 756, 727, 669, 764, 859, 1047, 1065, 893, 871],
}
HUNGARY = {
    2010: [268, 272, 258, 230, 124, 117, 81, 129, 149, 197, 233, 263],
    2011: [165, 268, 270, 284, 298, 303, 139, 330, 515, 767, 594, 476],
    2012: [190, 260, 240, 267, 298, 138, 30, 27, 59, 52, 164, 98],
}
# Countries never listed and without a visa change around 2012, in 2013.
NEVER_LISTED_2013 = [652, 590, 607, 728, 687, 647, 729, 814, 997, 1008, 861, 848]


@pytest.fixture(scope="module")
def names(root):
    return read_names(root / "data/raw/compiled/asylum/unhcr_names.csv")


@pytest.fixture(scope="module")
def monthly(sample, names):
    return read_monthly(sample / "refugee" / FILE, names).assign(source="unhcr")


@pytest.fixture(scope="module")
def visas(root):
    return read_visa_changes(root / "data/raw/compiled/asylum/visa_changes.csv")


@pytest.fixture(scope="module")
def cells(monthly, designated, visas):
    return cells_by_month(monthly, designated, visas)


def in_canada(monthly: pd.DataFrame, origins: pd.Series, year: int) -> list[int]:
    rows = monthly[(monthly["destination"] == "CAN") & (monthly["year"] == year) & origins]
    return rows.groupby("month")["least"].sum().reindex(range(1, 13), fill_value=0).tolist()


# --- the file of the publisher ---


@pytest.mark.parametrize("year", LISTED)
def test_canadas_months_are_those_that_others_computed(monthly, designated, year):
    listed = monthly["origin"].isin(designated.loc[designated["tranche"] <= 3, "origin"])
    assert in_canada(monthly, listed, year) == LISTED[year]
    assert in_canada(monthly, ~listed, year) == OTHERS[year]


def test_known_days_show_in_their_month(monthly):
    """The ship of 13 August 2010; the visas for Mexico and the Czech Republic of 13 July 2009."""
    for origin, year, months, counts in (
        ("LKA", 2010, (7, 8, 9), [55, 563, 47]),
        ("MEX", 2009, (6, 7, 8), [964, 732, 393]),
        ("CZE", 2009, (6, 7, 8), [316, 172, 20]),
    ):
        series = in_canada(monthly, monthly["origin"] == origin, year)
        assert [series[month - 1] for month in months] == counts
    for year, counts in HUNGARY.items():
        assert in_canada(monthly, monthly["origin"] == "HUN", year) == counts


def test_the_sample_has_canada_whole_and_six_others(monthly):
    canada = monthly[monthly["destination"] == "CAN"]
    assert (len(canada), canada["origin"].nunique()) == (25_693, 195)
    assert canada.drop_duplicates(["year", "month"]).shape[0] == 221
    assert set(monthly["destination"]) == {"CAN", "DEU", "GBR", "USA", "SWE", "BEL", "NLD"}


def test_a_star_is_one_to_four_from_2016_on(monthly):
    hidden = monthly[monthly["least"] < monthly["greatest"]]
    assert (hidden["least"].eq(1) & hidden["greatest"].eq(4)).all()
    assert hidden["year"].min() == 2016
    assert not monthly[monthly["year"] > 2015]["least"].between(2, 4).any()


def test_the_official_file_is_read_within_its_limits(evidence, names):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    rows = read_monthly(evidence / FILE, names)
    assert time.process_time() - started < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000
    assert len(rows) == 332_189
    assert rows["destination"].nunique() == 45
    canada = rows[rows["destination"] == "CAN"]
    assert (len(canada), canada["origin"].nunique()) == (25_693, 195)


def test_a_later_copy_has_the_same_canada(evidence, names):
    first = read_monthly(evidence / FILE, names)
    later = evidence / "unhcr_asylum_monthly_2012-01_2017-05.csv"
    second = read_monthly(later, names, header=False, complete=False)
    canada = [rows[(rows["destination"] == "CAN") & (rows["year"] >= 2012)] for rows in (first, second)]
    assert len(canada[1]) == 6_763
    assert count_differing(*canada) == 0
    assert count_differing(first, second) == 89


@pytest.mark.parametrize("name", ["asylum_seekers_monthly.csv", "asylum_seekers_monthly_old.csv"])
def test_a_third_copy_of_seven_origins_agrees_before_2012(mirrors, monthly, names, name):
    """Its public address: github.com/j-p-terry/MovementMatters, folder data, at commit 3d896053."""
    places = [Path(folder, name) for folder in mirrors.split(os.pathsep) if Path(folder, name).is_file()]
    if not places:
        pytest.skip(f"{name} is in no folder of TIPIMPACT_MIRROR")
    codes = dict(zip(names["name"], names["code"], strict=True))
    with places[0].open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["Year"] < "2012"]
    mine = monthly.set_index(["destination", "origin", "year", "month"])["least"].to_dict()
    compared = [
        (
            int(row["Value"]),
            mine.get(("CAN", codes[row["Origin"]], int(row["Year"]), MONTHS.index(row["Month"]) + 1), 0),
        )
        for row in rows
        if row["Country / territory of asylum/residence"] == "Canada" and row["Origin"] in codes
    ]
    assert len(compared) > 400
    assert [pair for pair in compared if pair[0] != pair[1]] == []


# --- what the reader refuses ---

ROW = ("Canada", "Hungary", "2012", "March", "240")


@pytest.fixture
def write_monthly(tmp_path):
    def write(*rows: tuple[str, ...], header: tuple[str, ...] = tuple(HEADINGS)) -> Path:
        path, out = tmp_path / "monthly.csv", io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([header, *rows])
        path.write_text(out.getvalue(), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("Canadia", *ROW[1:]), "monthly.csv, line 3: destination is 'Canadia'.*Canada"),
        ((ROW[0], "Hungry", *ROW[2:]), "monthly.csv, line 3: origin is 'Hungry'.*Hungary"),
        ((*ROW[:2], "12", *ROW[3:]), "line 3: year is '12'"),
        ((*ROW[:3], "Mars", "240"), "line 3: month is 'Mars'"),
        ((*ROW[:4], "many"), "line 3: value is 'many'.*whole number"),
        ((*ROW[:4], "-3"), "line 3: value is '-3'"),
        ((*ROW[:4], "*"), r"line 3: value is '\*' in 2012.*from 2016 on only"),
        (ROW, "line 3: another row is of HUN in CAN in 2012-03"),
    ],
)
def test_each_fault_is_an_error_with_its_line(write_monthly, names, row, words):
    with pytest.raises(AsylumError, match=f"(?s){words}"):
        read_monthly(write_monthly(ROW, row), names, complete=False)


def test_a_renamed_column_is_an_error(write_monthly, names):
    header = ("host_country_raw", "origin_country", "year", "month", "value_raw")
    with pytest.raises(AsylumError, match=r"monthly.csv: column 'origin_country_raw' is missing"):
        read_monthly(write_monthly(ROW, header=header), names)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"a,b\n1\n"])
def test_what_is_no_table_is_an_error(tmp_path, names, content):
    path = tmp_path / "monthly.csv"
    path.write_bytes(content)
    with pytest.raises(AsylumError):
        read_monthly(path, names)


@pytest.mark.parametrize("cut", [0.5, 0.98])
def test_a_destination_with_a_part_of_its_months_is_an_error(sample, tmp_path, names, cut):
    lines = gzip.decompress((sample / "refugee" / FILE).read_bytes()).decode().splitlines()
    canada = [line for line in lines if line.startswith("Canada,")]
    kept = [line for line in canada if int(line.split(",")[-3]) < (2008 if cut == 0.5 else 2017)]
    path = tmp_path / "cut.csv"
    path.write_text("\n".join([lines[0], *kept]), encoding="utf-8")
    with pytest.raises(AsylumError, match=r"(?s)cut.csv: destination CAN has \d+ months.*221"):
        read_monthly(path, names)


def test_a_list_of_names_with_a_fault_is_an_error(tmp_path):
    path = tmp_path / "names.csv"
    path.write_text("name,code,months\nCanada,CAN,221\nCanada,Can,all\n", encoding="utf-8")
    with pytest.raises(AsylumError, match=r"(?s)line 3: code is 'Can'.*months is 'all'"):
        read_names(path)


# --- what is published ---


def test_no_month_without_a_report_is_zero(cells):
    """The United States and the United Kingdom left out months; they have no row, and no group is 0 there."""
    months = cells.drop_duplicates(["destination", "year", "month"]).groupby("destination").size()
    assert months.to_dict() == {"BEL": 221, "CAN": 221, "DEU": 221, "GBR": 219, "NLD": 221, "SWE": 221, "USA": 209}
    groups = cells[cells["origin_or_group"].isin(GROUPS)]
    assert groups.groupby(["destination", "year", "month"]).size().eq(len(GROUPS)).all()


def test_groups_are_those_that_the_reform_is_compared_on(cells):
    rows = cells[
        (cells["destination"] == "CAN") & (cells["year"] == 2013) & (cells["origin_or_group"] == "never_listed")
    ]
    assert rows["low"].tolist() == rows["high"].tolist() == NEVER_LISTED_2013


def test_no_cell_of_few_people_is_published(cells, monthly):
    table = claims_by_month(cells)
    assert len(table) <= 30_000
    few = table["high"].between(1, 4)
    assert (table.loc[few, "low"].eq(1) & table.loc[few, "high"].eq(4)).all()
    assert few.sum() > 1_000
    contract("claims_by_month").conform(table)


@pytest.mark.slow
def test_a_sum_in_canada_leaves_each_small_count_open(cells, monthly, designated, visas):
    """An attacker adds up the origins of a group: no hidden count gets a narrower range than 1 to 4."""
    shown = cells[cells["destination"] == "CAN"].set_index(["origin_or_group", "year", "month"])
    canada = monthly[monthly["destination"] == "CAN"]
    of_group = group_of(canada["origin"].astype("str"), designated, visas)
    rng = np.random.default_rng(20_121_215)
    months = [(int(y), int(m)) for y, m in rng.permutation(list({*zip(canada["year"], canada["month"], strict=True)}))]
    attacked = 0
    for year, month in months[:60]:
        here = canada[(canada["year"] == year) & (canada["month"] == month)]
        for group in GROUPS:
            rows = here[of_group.loc[here.index] == group]
            small = rows[rows["greatest"].between(1, 4)]
            if small.empty:
                continue
            attacked += 1
            total = shown.loc[(group, year, month)]
            rest = int(rows["least"].sum() - small["least"].sum())
            a, b = np.ones((1, len(small))), (total["low"] - rest, total["high"] - rest)
            for sign in (1, -1):
                best = linprog(sign * np.eye(len(small))[0], A_ub=np.vstack([a, -a]), b_ub=[b[1], -b[0]], bounds=(1, 4))
                assert round(sign * best.fun) == (1 if sign > 0 else 4), (group, year, month)
    assert attacked > 100


def group_of(origins, designated, visas):
    from tipimpact.asylum.months import group_origins

    return group_origins(origins, designated, visas)


@settings(max_examples=25)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_sums_hold_the_true_sum(counts):
    codes = ["AFG", "ALB", "DZA", "AGO", "ARG", "ARM"][: len(counts)]
    rows = pd.DataFrame({"destination": "CAN", "origin": codes, "year": 2010, "month": 1, "least": counts})
    rows = rows.assign(greatest=rows["least"])
    nobody = pd.DataFrame({"origin": ["HUN"]}), pd.DataFrame({"origin": ["MEX"], "day": [pd.Timestamp(2009, 7, 13)]})
    cells = cells_by_month(rows, *nobody).set_index("origin_or_group")
    total = cells.loc["never_listed"]
    assert total["low"] <= sum(counts) <= total["high"]
    assert cells.loc[codes, "high"].tolist() == [4 if 1 <= count <= 4 else count for count in counts]


def test_months_and_years_are_both_shown_and_never_joined(cells, sample):
    claims = read_claims(sample / "refugee" / "unhcr_asylum_applications.csv.gz")
    coverage = claims_coverage(cells, claims).set_index(["destination", "origin", "year"])
    contract("claims_coverage").conform(coverage.reset_index())
    # the note of the source: by month citizenship, by year the country feared
    for origin, year, months, years in (("USA", 2012, 386, 212), ("HRV", 2012, 693, 875), ("HUN", 2012, 1823, 1882)):
        row = coverage.loc[("CAN", origin, year)]
        assert (row["months_low"], row["months_high"]) == (months, months)
        assert (row["year_low"], row["year_high"]) == (years, years)
        assert row["ratio_low"] == pytest.approx(months / years)
    totals = coverage.xs(("CAN", "all"))
    assert totals.loc[2009:2015, "ratio_low"].between(0.96, 1.04).all()
    assert pd.isna(totals.loc[2017, "ratio_low"]), "five months are no year"
    assert coverage.loc[("GBR", "all", 2017), "missing"] == ["4", "5", "6", "7", "8", "9", "10", "11", "12"]


def test_an_edition_without_the_file_has_empty_tables(designated, visas, sample):
    rows = contract("claims_monthly").empty()
    cells = cells_by_month(rows, designated, visas)
    claims = read_claims(sample / "refugee" / "unhcr_asylum_applications.csv.gz")
    for name, table in (
        ("claims_by_month", claims_by_month(cells)),
        ("claims_coverage", claims_coverage(cells, claims)),
    ):
        assert contract(name).conform(table).empty
    assert audit_monthly(rows, {}) == {}


def test_copies_that_contradict_each_other_are_a_row_of_the_audit(monthly):
    other = monthly.copy()
    other.loc[0, ["least", "greatest"]] = 999
    differing = count_differing(monthly, other)
    row = audit_monthly(monthly, {"other": differing})
    assert (differing, row["revisions"], row["breaks"]) == (1, 1, ["contradictory"])
    assert (row["first_period"], row["last_period"], row["before"], row["after"]) == ("1999-01", "2017-05", 157, 53)
    assert audit_monthly(monthly, {"other": 0})["breaks"] == []


@pytest.mark.slow
def test_the_sample_file_is_the_one_that_its_maker_writes(evidence, sample):
    from tests_support import load_module

    made = load_module(Path(__file__).with_name("make_sample.py")).monthly(evidence)
    committed = (sample / "refugee" / FILE).read_bytes()
    assert hashlib.sha256(gzip.decompress(made)).digest() == hashlib.sha256(gzip.decompress(committed)).digest()
