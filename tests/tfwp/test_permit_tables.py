"""Permit stocks, yearly tables and compliance decisions: suppression, rounding, totals, both languages, errors."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests_support import ROOT
from tipimpact.common.errors import TfwpError
from tipimpact.retrieve import SourceFile, read_sources
from tipimpact.tfwp.compliance import read_decisions
from tipimpact.tfwp.employer_lists import read_lists
from tipimpact.tfwp.harmonise import harmonise
from tipimpact.tfwp.permit_tables import non_compliance, permit_stocks, yearly_tables
from tipimpact.tfwp.stocks import interval, read_stock
from tipimpact.tfwp.yearly import read_yearly, reconcile

STOCK = "tfwp/ircc_work_permits/EN_ODP_annual-TR-work-TFW_PT_program_year_end.xlsx"
YEARLY = "tfwp/esdc_annual_tables/tfwp2023_annual_table_13_e.csv"
PAGE = "tfwp/ircc_non_compliant_employers_page_2023-10-04.csv"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("--", (1, 4, None)),
        ("0", (0, 0, 0)),
        ("5", (5, 7, 5)),
        ("10", (8, 12, 10)),
        ("1,230", (1228, 1232, 1230)),
        ("236 130", (236128, 236132, 236130)),
        ("15.0", (13, 17, 15)),
        ("", None),
        ("n/a", None),
    ],
)
def test_a_printed_count_is_read_as_an_interval(text, expected):
    assert interval(text) == expected


@given(st.integers(0, 10**6))
def test_the_interval_of_a_printed_count_contains_the_true_count(count):
    printed = "0" if count == 0 else "--" if count < 5 else f"{5 * round(count / 5):,}"
    low, high, _ = interval(printed)
    assert low <= count <= high


def test_permit_stock_of_the_sample(sample):
    data = read_stock(sample / STOCK)
    canada = data[data["province"] == "CA"].set_index("period")["permit_holders"]
    assert (canada["2012"], canada["2013"], canada["2024"]) == (86505, 103910, 236130)
    assert data["province"].nunique() == 15
    assert (data["low"] <= data["high"]).all()
    suppressed = data[data["permit_holders"].isna()]
    assert set(suppressed["low"]) == {1}
    assert set(suppressed["high"]) == {4}
    assert set(data.loc[data["is_total"], "program"]) == {"all", "agricultural_workers", "live_in_caregivers"}
    children = data["program"].str.startswith("agricultural_workers/")
    sums = data[children].groupby(["period", "province"])[["low", "high"]].sum()
    total = data[data["program"] == "agricultural_workers"].set_index(["period", "province"]).loc[sums.index]
    consistent = (sums["low"] <= total["high"] + 5) & (total["low"] <= sums["high"] + 5)
    assert consistent.mean() > 0.99


def write_stock(maker, tmp_path, rows):
    path = tmp_path / "stock.xlsx"
    path.write_bytes(maker.workbook(rows))
    return path


def test_labels_below_their_block_are_read_in_both_languages(maker, tmp_path):
    english = [
        ["Title"],
        [""],
        ["Province/territory and program", "", "", "2012", "2013"],
        ["", "", "Agricultural Stream", "--", "0"],
        ["", "Agricultural Workers", "", "5", "0"],
        ["", "Caregivers", "", "10", "1,005"],
        ["Prince Edward Island Total", "", "", "15", "1,005"],
        ["Province / Territory not stated", "", "", "0", "--"],
        ["Total", "", "", "15", "1,010"],
        [""],
        ["Notes: 5"],
    ]
    translations = {
        "Agricultural Stream": "Volet agricole",
        "Agricultural Workers": "Travailleurs agricoles",
        "Caregivers": "Aides familiaux",
        "Prince Edward Island Total": "Île-du-Prince-Édouard Total",
        "Province / Territory not stated": "Province ou territoire non déclaré",
        "1,005": "1 005",
        "1,010": "1 010",
    }
    french = [[translations.get(cell, cell) for cell in row] for row in english]
    one, other = (read_stock(write_stock(maker, tmp_path, rows)) for rows in (english, french))
    pd.testing.assert_frame_equal(one, other)
    first = one[one["period"] == "2012"].set_index(["province", "program"])
    assert first.loc[("PE", "agricultural_workers"), "is_total"]
    assert not first.loc[("PE", "caregivers"), "is_total"]
    assert tuple(first.loc[("PE", "agricultural_workers/agricultural_stream"), ["low", "high"]]) == (1, 4)
    assert set(first.index) >= {("PE", "all"), ("ZZ", "all"), ("CA", "all")}


def test_a_tab_separated_file_gets_the_totals_of_its_provinces_and_programs(tmp_path):
    """It prints only the narrowest rows. A suppressed count is 1 to 4, and a rounded one 2 to either side."""
    heads = "EN_YEAR\tEN_PROVINCE_TERRITORY\tEN_PROGRAM\tEN_CATEGORY\tTOTAL\n"
    counts = (
        ("Ontario", "Agricultural Workers", "Agricultural Stream", "10"),
        ("Ontario", "Agricultural Workers", "Low Wage Stream", "--"),
        ("Ontario", "Caregivers", "", "5"),
        ("Quebec", "Caregivers", "", "20"),
    )
    path = tmp_path / "stock.csv"
    path.write_text(heads + "".join("\t".join(("2012", *each)) + "\n" for each in counts), encoding="utf-8")
    rows = read_stock(path).set_index(["province", "program"])
    ends = {key: tuple(rows.loc[key, ["low", "high"]]) for key in rows.index}
    assert ends["ON", "agricultural_workers"] == (8 + 1, 12 + 4)
    assert ends["ON", "all"] == (8 + 1 + 5, 12 + 4 + 7)
    assert ends["CA", "caregivers"] == (5 + 18, 7 + 22)
    assert ends["CA", "all"] == (8 + 1 + 5 + 18, 12 + 4 + 7 + 22)
    assert {program for _, program in rows.index[rows["is_total"]]} == {"all", "agricultural_workers"}


def test_totals_of_quarters_and_years_between_months_are_dropped(maker, tmp_path):
    header = [
        ["Title"],
        [""],
        ["Province", "", "2015", "", "", "", "", "2016"],
        ["", "", "Q1", "", "", "", "2015 Total", "Q1"],
        ["", "", "Jan", "Feb", "Mar", "Q1 Total", "", "Jan"],
    ]
    body = [
        ["", "Caregivers", "5", "--", "10", "20", "20", "0"],
        ["Yukon Total", "", "5", "--", "10", "20", "20", "0"],
        ["Total", "", "5", "--", "10", "20", "20", "0"],
    ]
    data = read_stock(write_stock(maker, tmp_path, [*header, *body]))
    assert sorted(set(data["period"])) == ["2015-01", "2015-02", "2015-03", "2016-01"]


@pytest.mark.parametrize(
    ("rows", "match"),
    [
        ([["a", "b"], ["c", "d"]], "no header row of years"),
        ([["P", "2012", "2013"], ["Yukon Total", "5", "about 10"], ["Total", "5", "10"]], "'about 10' is not a count"),
        ([["P", "2012", "2013"]], "no row with counts"),
    ],
)
def test_workbooks_with_another_layout_are_refused(maker, tmp_path, rows, match):
    with pytest.raises(TfwpError, match=match):
        read_stock(write_stock(maker, tmp_path, rows))


def test_yearly_table_of_the_sample_adds_up(sample):
    data = read_yearly(sample / YEARLY)
    assert (data["measure"].iloc[0], data["dimension"].iloc[0]) == ("positions", "stream")
    totals = data[data["category"] == "total"].set_index(["year", "province"])["printed_value"].sort_index()
    sums = data[data["category"] != "total"].groupby(["year", "province"])["printed_value"].sum()
    rest = totals - sums
    assert set(rest.loc[2018:]) == {0}
    assert rest.between(0, 25).all(), "the published streams of 2016 and 2017 lack a few positions"
    assert totals[2019, "CA"] == 130457


def write_csv(tmp_path, text):
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_two_header_rows_and_merged_provinces_are_read(tmp_path):
    path = write_csv(
        tmp_path,
        "Number of TFW Positions on Positive and Negative Labour Market Impact Assessments (LMIAs) under the "
        "Seasonal Agricultural Worker Program (SAWP) by Location of Employment,,,,,\n"
        ",,2016,,2017,\nProvince,Location,Positive,Negative,Positive,Negative\n"
        'Quebec,2435-Montérégie,"4,466",5,"3,011",\n,Total,"4,466",5,"3,011",0\nCanada,,"9,000",7,8000,2\nNotes:,,,,,\n9,1,1,1,1,1\n',
    )
    data = read_yearly(path)
    assert len(data) == 12
    assert set(data["program"]) == {"sawp"}
    one = data.set_index(["province", "category", "year", "decision"])["printed_value"]
    assert one["QC", "2435", 2016, "positive"] == 4466
    assert pd.isna(one["QC", "2435", 2017, "negative"])
    assert one["CA", "total", 2017, "negative"] == 2


def test_french_blocks_by_year_are_read(tmp_path):
    path = write_csv(
        tmp_path,
        "\"Principaux pays de résidence, selon le nombre de postes visés par les études d'impact sur le marché du "
        'travail (EIMT) positives",,\n,,\nYukon,,\n2020,,\nPays,Postes,Rang\nMexique,1\N{NO-BREAK SPACE}234,1\n'
        "2021,,\nPays,Postes,Rang\nInde,7,1\nNotes: ,,\n",
    )
    data = read_yearly(path)
    assert data[["year", "province", "category", "printed_value"]].to_numpy().tolist() == [
        [2020, "YT", "mexique", 1234],
        [2021, "YT", "inde", 7],
    ]


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("Some table,,\nA,2016,2017\nB,1,2\n", "does not state measure"),
        (
            "Positions on positive Labour Market Impact Assessments by stream,,\nLow Wage,1,2\n",
            "no numbers in the file|header",
        ),
        ('Positions on positive Labour Market Impact Assessments by stream,"\n', "not valid delimited text"),
    ],
)
def test_files_that_are_not_yearly_tables_are_refused(tmp_path, text, match):
    with pytest.raises(TfwpError, match=match):
        read_yearly(write_csv(tmp_path, text))


def test_differences_between_lists_and_yearly_table_are_explained(sample):
    yearly = read_yearly(sample / YEARLY)
    rows = pd.DataFrame(
        {
            "period": ["2019Q1", "2019Q2", "2019Q3", "2019Q4"],
            "decision": "positive",
            "province": "ON",
            "stream_code": pd.array(["low_wage"] * 4, dtype="string"),
            "positions": [100, 100, 100, 100],
        }
    )
    compared = reconcile(yearly, rows).set_index(["year", "province", "category"])
    canada = compared.loc[(2019, "CA", "total")]
    assert canada["difference"] == 130457 - 400
    assert canada["pr_only_low"] == canada["pr_only_high"] == 1102
    assert canada["rest_low"] == canada["difference"] - 1102
    assert canada["explained_by"] == ["personal_names_excluded", "permanent_resident_only_excluded"]
    assert compared.loc[(2019, "ON", "low_wage"), "listed"] == 400
    assert "place" in compared.loc[(2019, "ON", "low_wage"), "explained_by"]
    assert pd.isna(compared.loc[(2018, "CA", "total"), "listed"])
    with_gap = reconcile(yearly, rows.iloc[:3]).set_index(["year", "province", "category"])
    assert "list_missing" in with_gap.loc[(2019, "CA", "total"), "explained_by"]


def test_decisions_of_the_sample(sample):
    data = read_decisions(sample / PAGE)
    assert len(data) == 766
    assert data["employer_status"].value_counts().to_dict() == {
        "eligible": 438,
        "unpaid_penalty": 308,
        "banned": 19,
        "ineligible": 1,
    }
    assert data["ban_years"].value_counts().to_dict() == {2: 64, 1: 11, 5: 10, 10: 1, 99: 1}
    assert data["decided"].dt.year.min() == 2016
    assert data["penalty"].max() == 258000
    assert data["reason_numbers"].map(len).max() >= 4


def test_one_error_reports_all_unreadable_decisions(sample, tmp_path):
    data = pd.read_csv(sample / PAGE, dtype=str, keep_default_na=False).head(3)
    data.loc[0, "penalty"], data.loc[1, "status"], data.loc[2, "date_of_final_decision"] = "none", "Maybe", "last year"
    data.to_csv(tmp_path / "page.csv", index=False)
    with pytest.raises(TfwpError) as caught:
        read_decisions(tmp_path / "page.csv")
    assert len(caught.value.problems) == 3
    data.drop(columns="status").to_csv(tmp_path / "page.csv", index=False)
    with pytest.raises(TfwpError, match="column 'status' is missing"):
        read_decisions(tmp_path / "page.csv")


@pytest.mark.parametrize(
    ("column", "cell", "match"),
    [
        ("date_of_final_decision", "2022-13-06", "a date like"),
        ("date_of_final_decision", "2022-12-00", "a date like"),
        ("penalty", "$,", "Two-year ban"),
        ("penalty", "$" + "9" * 30, "Two-year ban"),
        ("penalty", "$1,25", "Two-year ban"),
        ("penalty", "$5,000 and a 100000-year ban", "Two-year ban"),
        ("status", "Ineligible until Mrch 4, 2025", "did you mean: March"),
        ("reasons", "9" * 5000, "numbers of reasons"),
    ],
)
def test_errors_name_the_row_of_an_invalid_cell(sample, tmp_path, column, cell, match):
    page = pd.read_csv(sample / PAGE, dtype=str, keep_default_na=False).head(3)
    page.loc[1, column] = cell
    page.to_csv(tmp_path / "page.csv", index=False)
    with pytest.raises(TfwpError, match=match) as caught:
        read_decisions(tmp_path / "page.csv")
    assert [problem.where for problem in caught.value.problems] == [f"{tmp_path / 'page.csv'}, row 3"]
    assert len(str(caught.value)) < 600


@pytest.mark.parametrize(
    ("decided", "until", "days"),
    [
        ("2019-02-27", "June 15, 2025", ("2019-02-27", "2025-06-15")),
        ("2019-02-29", "June 31, 2025", ("2019-02-28", "2025-06-30")),
    ],
)
def test_a_day_that_the_month_does_not_have_becomes_its_last_day(sample, tmp_path, decided, until, days):
    page = pd.read_csv(sample / PAGE, dtype=str, keep_default_na=False).head(1)
    page.loc[0, ["date_of_final_decision", "status"]] = [decided, f"Ineligible until {until}"]
    page.to_csv(tmp_path / "page.csv", index=False)
    decision = read_decisions(tmp_path / "page.csv").iloc[0]
    assert (str(decision["decided"].date()), str(decision["ban_until"].date())) == days


def test_the_page_of_decisions_gives_the_rows_of_its_table_as_csv(sample, tmp_path):
    csv_path = sample / PAGE
    cells = pd.read_csv(csv_path, dtype=str, keep_default_na=False)
    rows = "".join(f"<tr>{''.join(f'<td><b>{cell}</b></td>' for cell in row)}</tr>" for row in cells.to_numpy())
    head = "".join(f"<th>{name}</th>" for name in cells)
    page = tmp_path / "page.csv"
    page.write_text(f"export const page = `<html><table><tr>{head}</tr>{rows}</table></html>`", encoding="utf-8")
    pd.testing.assert_frame_equal(read_decisions(page), read_decisions(csv_path))
    page.write_text("<table><tr><td>one cell</td></tr></table>", encoding="utf-8")
    with pytest.raises(TfwpError, match="has 1 cells"):
        read_decisions(page)


@pytest.mark.parametrize(
    ("make", "path"),
    [
        (permit_stocks, STOCK),
        (lambda files: yearly_tables(files, harmonise(read_lists([])[0])), YEARLY),
        (non_compliance, PAGE),
    ],
)
def test_a_file_of_a_publisher_that_cannot_be_read_is_a_gap(sample, tmp_path, capsys, make, path):
    sources = read_sources(ROOT / "config" / "sources").collection("tfwp_tables", "sample")
    files = [SourceFile(source, sample / source.path, None) for source in sources]
    complete, unread = make(files)
    assert not unread
    bad = tmp_path / Path(path).name
    bad.write_bytes(b"not a table\n")
    lost = next(file.source.id for file in files if file.source.path == path)
    others, unread = make([SourceFile(f.source, bad, None) if f.source.id == lost else f for f in files])
    assert unread == {lost: "list"}
    assert len(others) == (complete["source"] != lost).sum() < len(complete)
    assert f"{lost} is left out" in capsys.readouterr().err
