"""The Board's tables of the new system: hidden counts as intervals, and what the reader refuses."""

from pathlib import Path

import pandas as pd
import pytest

from tests_support import load_module
from tipimpact.asylum.new_system import ALL, OUTCOMES, read_board_names, read_new_system
from tipimpact.common.contracts import contract
from tipimpact.common.errors import AsylumError

FILE = "refugee/irb_new_system_2013-2023.xlsx"
HEAD = ["Countries", "Referred", "Accepted", "Rejected", "Abandoned", "Withdrawn & Other", "Total"]
HEADS = [*HEAD, "Pending (as\xa0of 2013/12/31)"]
TOTALS = ["Total", 120, 50, 40, 10, 6, 106, 14]
# Rejected and abandoned are hidden: 25 together, so that one of them is greater than 19 or both are less.
HUNGARY = ["Hungary\u200b", 100, 45, "--\u200b", "--", "\u200b30", 100, "--"]
OTHER = ["Slovakia (Slovak Republic)", "--", "--", "-", "v", "--", "--", "--"]


@pytest.fixture(scope="module")
def names(root):
    return read_board_names(root / "data/raw/compiled/asylum/irb_names.csv")


@pytest.fixture(scope="module")
def decided(sample, names):
    return read_new_system(sample / FILE, names)


@pytest.fixture
def read(tmp_path, names):
    make = load_module(Path(__file__).with_name("make_sample.py"))

    def read_rows(*rows: list, heads: list = HEADS) -> pd.DataFrame:
        path = tmp_path / "board.xlsx"
        path.write_bytes(make.workbook_of({"Sheet1": [heads, *rows]}))
        return read_new_system(path, names)

    return read_rows


def test_a_hidden_count_is_what_its_row_leaves(read):
    totals = ["Total", 119, 50, 20, 10, 35, 115, 14]
    rows = read(totals, HUNGARY, OTHER).set_index("country")
    hungary, slovakia = rows.loc["HUN"], rows.loc["SVK"]
    assert (hungary["accepted_least"], hungary["accepted_greatest"]) == (45, 45)
    assert (hungary["withdrawn_least"], hungary["withdrawn_greatest"]) == (30, 30)
    for outcome in ("rejected", "abandoned"):  # 100 less 45 and 30: more than 19, because a second count was hidden
        assert (hungary[f"{outcome}_least"], hungary[f"{outcome}_greatest"]) == (0, 25)
    for column in (*OUTCOMES, "finalized", "referred", "pending"):
        assert (slovakia[f"{column}_least"], slovakia[f"{column}_greatest"]) == (0, 19)


def test_no_interval_tells_a_count_under_five(read, decided):
    row = read(["Total", 120, 99, 0, 0, 0, 101, 14], ["Hungary", 120, 99, "--", "--", "--", 101, 14]).iloc[1]
    assert (row["rejected_least"], row["rejected_greatest"]) == (0, 4)
    assert not any(
        (decided[f"{outcome}_greatest"].between(1, 3) & decided[f"{outcome}_least"].eq(0)).any() for outcome in OUTCOMES
    )


def test_the_sample_has_what_the_board_printed(decided):
    contract("decisions_new_system").conform(decided.assign(source="irb"))
    assert sorted(decided["year"].unique()) == [2013, 2014, 2015]
    totals = decided[decided["country"] == ALL].set_index("year")
    assert totals["referred_least"].to_dict() == {2013: 10_465, 2014: 13_800, 2015: 16_592}
    assert totals["rejected_least"].to_dict() == {2013: 2_009, 2014: 3_961, 2015: 4_119}
    assert totals["accepted_least"].to_dict() == {2013: 3_064, 2014: 7_156, 2015: 8_596}
    hungary = decided[(decided["country"] == "HUN") & (decided["year"] == 2014)].iloc[0]
    assert (hungary["accepted_least"], hungary["rejected_least"]) == (103, 66)
    assert hungary["abandoned_greatest"] == hungary["withdrawn_greatest"] == 228 - 103 - 66


def test_the_official_tables_are_read_whole(evidence, names):
    rows = read_new_system(evidence / "irb_rpd_newsystem_2013-2023_raw.xlsx", names)
    totals = rows[rows["country"] == ALL].set_index("year")["rejected_least"]
    assert totals.loc[2013:2019].tolist() == [2_009, 3_961, 4_119, 4_821, 6_223, 8_759, 13_718]
    assert len(totals) == 11
    slovakia = rows[(rows["country"] == "SVK") & (rows["year"] == 2015)]
    assert len(slovakia) == 2, "two rows of one country in a year"


@pytest.mark.parametrize(
    ("rows", "heads", "words"),
    [
        ([TOTALS], [*HEAD[:3], "", *HEAD[4:], HEADS[-1]], "sheet Sheet1: column 4 is headed ''.*Rejected"),
        ([TOTALS[:7]], HEAD, "7 columns.*8"),
        ([TOTALS, ["Hungaria", *[1] * 7]], HEADS, "row 3: no country is called 'Hungaria'.*Hungary.*irb_names.csv"),
        ([TOTALS, [*HUNGARY[:2], "many", *HUNGARY[3:]]], HEADS, "row 3: accepted is 'many'"),
        ([TOTALS, ["Hungary", 120, 50, 40, 30, 6, 106, 14]], HEADS, "row 3: outcomes add up to 20 more"),
        ([[*TOTALS[:3], 90, *TOTALS[4:6], 156, 14], OTHER], HEADS, "the total of rejected in 2013 is 90.*from 0 to 19"),
        ([OTHER], HEADS, "0 rows of totals"),
        ([TOTALS], [*HEAD, "Pending (as of 2016/12/31)"], "pending as of 2016.*2013"),
    ],
)
def test_each_fault_is_an_error_with_its_place(read, rows, heads, words):
    with pytest.raises(AsylumError, match=f"(?s){words}"):
        read(*rows, heads=heads)


def test_what_is_no_workbook_is_an_error(tmp_path, names):
    path = tmp_path / "board.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(AsylumError, match="the workbook is damaged or incomplete"):
        read_new_system(path, names)
