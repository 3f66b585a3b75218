"""The official lists agree with their README, with the yearly tables and with the sample made from them."""

import csv
import math
import re
from pathlib import Path

import pandas as pd
import pytest

from tests_support import ROOT
from tipimpact.common.errors import TfwpError
from tipimpact.common.tables import read_table
from tipimpact.common.workbooks import read_sheets
from tipimpact.retrieve import SourceFile, read_sources
from tipimpact.tfwp import permit_mobility, read_lmia
from tipimpact.tfwp.employer_lists import read_lists
from tipimpact.tfwp.harmonise import harmonise
from tipimpact.tfwp.permit_tables import permit_stocks
from tipimpact.tfwp.yearly import read_yearly, reconcile

pytestmark = pytest.mark.official
ROW = re.compile(r"\| (\S+\.(?:csv|xlsx)) \| \d+ \| [^|]+ \| (\d+) \| (\d+) \|")


def lists_of_readme(mirror: Path) -> list[tuple[Path, int, int]]:
    """Return every list of the README: file, rows and sum of positions."""
    lists, folder = [], ""
    for line in (mirror / "tfwp" / "README.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            folder = line[3:].strip(" /")
        if folder in ("lmia_positive", "lmia_negative") and (match := ROW.match(line)):
            lists.append((mirror / "tfwp" / folder / match[1], int(match[2]), int(match[3])))
    return lists


@pytest.fixture(scope="module")
def lists(mirror) -> dict[str, pd.DataFrame]:
    return {path.name: read_lmia(path) for path, *_ in lists_of_readme(mirror)}


@pytest.fixture(scope="module")
def official_work_permits(official_project) -> pd.DataFrame:
    """The table ``work_permits`` of the official edition."""
    return read_table(official_project / "results" / "official" / "data" / "work_permits.parquet", edition="official")


def positive_lists(mirror: Path) -> dict[str, Path]:
    """Return the paths of the positive lists by period."""
    sources = read_sources(ROOT / "config" / "sources").collection("lmia", "official")
    lists = [source for source in sources if source.mirror and source.facts["decision"] == "positive"]
    return {source.facts["period"]: mirror / source.mirror for source in lists}


def test_every_list_has_the_rows_and_positions_stated_in_the_readme(mirror, lists):
    expected = {path.name: (rows, positions) for path, rows, positions in lists_of_readme(mirror)}
    assert len(expected) >= 68
    assert {name: (len(data), data["positions"].sum()) for name, data in lists.items()} == expected


def test_every_row_is_kept_or_rejected_with_a_reason(lists):
    for name, data in lists.items():
        places = [*data["source_row"], *(row["row"] for row in data.attrs["rejected"])]
        assert sorted(places) == list(range(1, data.attrs["rows"] + 1)), name
        reasons = {row["reason"] for row in data.attrs["rejected"]}
        assert reasons <= {"title", "header", "section", "total", "note", "blank"}, name


def test_period_and_decision_agree_with_folder_and_file_name(mirror, lists):
    for path, *_ in lists_of_readme(mirror):
        data = lists[path.name]
        assert set(data["decision"]) == {path.parent.name.removeprefix("lmia_")}
        assert data["period"].nunique() == 1
        year, quarter = re.search(r"(20\d\d)(?:q(\d))?", path.name.lower()).groups()
        assert data["period"][0].startswith(year)
        assert quarter is None or data["period"][0][-1] in (quarter, "1")


def test_accents_are_read_correctly_in_every_encoding(lists):
    for name, data in lists.items():
        text = " ".join(data["employer"].dropna())
        assert "\N{REPLACEMENT CHARACTER}" not in text, name
        assert not re.search("[\x80-\x9fÞ‚ŠŽƒ┬╔]", text), name
    assert {name for name, data in lists.items() if data.attrs["encoding"] == "cp850"} == {
        "2017q4_positive_employer_en.csv",
        "2017q4_negative_employer_en.csv",
    }
    # The README states cp1252, which would misspell Montréal and Québec.
    assert lists["tfwp_2019q2_employer_negative_en.csv"].attrs["encoding"] == "mac_roman"
    assert "MONTRÉAL" in set(lists["tfwp_2019q2_employer_negative_en.csv"]["city"])


def test_french_and_english_lists_of_2016_have_the_same_rows(lists):
    english, french = lists["2016_positive_employer_en.csv"], lists["2016_positive_employer_fr.csv"]
    same = ["province", "noc", "postal_code", "positions", "source_row"]
    pd.testing.assert_frame_equal(english[same], french[same])
    assert (english["employer"] != french["employer"]).sum() <= 2, "differences made by the publisher"
    assert (english["address"] != french["address"]).sum() <= 5


def test_all_provinces_and_occupation_codes_are_known(lists):
    data = pd.concat(lists.values())
    assert data["province"].isna().sum() == 1, "only the row for other employers of 2014 has no province"
    assert set(data["noc"].str.len().dropna()) == {4, 5}
    coded = data[data["noc"].notna()]
    assert ((coded["noc"].str.len() == 5) == (coded["noc_version"] == "2021")).all()
    assert data.loc[data["noc"].isna(), "noc_version"].isna().all()
    assert data["employer"].isna().sum() < 10


def test_committed_sample_files_equal_those_that_make_sample_writes(mirror, maker, sample, tmp_path):
    for name, content in maker.make(mirror).items():
        committed = sample / maker.FOLDER / name
        if name.endswith(".csv"):
            assert committed.read_bytes() == content, name
        else:  # compressed bytes may depend on the version of zlib
            (tmp_path / "made.xlsx").write_bytes(content)
            made = tmp_path / "made.xlsx"
            assert [*read_sheets(committed, TfwpError)] == [*read_sheets(made, TfwpError)], name
        assert committed.stat().st_size < 80_000


def test_sample_sums_equal_the_official_ones_and_sample_ranges_contain_them(mirror, sample):
    sources = read_sources(ROOT / "config" / "sources").collection("lmia", "sample")
    small, full = (
        harmonise(read_lists([SourceFile(s, folder / s.path, None) for s in sources])[0]) for folder in (sample, mirror)
    )
    assert (
        small.groupby(["period", "decision", "province"])["positions"]
        .sum()
        .equals(full.groupby(["period", "decision", "province"])["positions"].sum())
    )
    for scope in ("province", "open"):
        in_sample, in_full = (permit_mobility(rows, scope).join(rows[["period", "province"]]) for rows in (small, full))
        in_sample, in_full = (rows.groupby(["period", "province"]).first() for rows in (in_sample, in_full))
        known = in_sample["others_low"].notna()
        assert (in_sample["others_low"] <= in_full["others_low"]).loc[known].all()
        assert (in_full["others_high"] <= in_sample["others_high"]).loc[known].all()


def test_official_permit_stocks_and_yearly_tables_agree_with_each_other(mirror):
    sources = read_sources(ROOT / "config" / "sources").collection("tfwp_tables", "official")
    files = [SourceFile(s, mirror / s.mirror, None) for s in sources if s.mirror]
    stocks, unread = permit_stocks(files)
    assert not unread
    canada = stocks[stocks["province"] == "CA"].set_index(["program", "period"])["permit_holders"]
    facts = pd.read_csv(mirror / "statistics" / "facts.csv", dtype=str)
    for program, indicator in (("tfwp", "tfwp_permit_holders_dec31"), ("imp", "imp_permit_holders_dec31")):
        compiled = facts[facts["indicator"] == indicator]
        assert len(compiled) == 25
        assert [canada[program, year] for year in compiled["year"]] == compiled["value"].astype(int).tolist()
    tables = [read_yearly(file.path) for file in files if file.source.facts["kind"] == "esdc_table"]
    assert len(tables) == 10
    totals = [
        t[(t["category"] == "total") & (t["program"] == "all") & (t["decision"] == "positive")].set_index(
            ["year", "province"]
        )["printed_value"]
        for t in tables
        if t["dimension"].iloc[0] in ("stream", "region", "skill", "occupation") and t["program"].iloc[0] == "all"
    ]
    assert len(totals) == 4
    assert all(total.sort_index().equals(totals[0].sort_index()) for total in totals)
    assert all(not t.duplicated(["year", "province", "category", "decision"]).any() for t in tables)


def test_every_difference_from_the_yearly_tables_has_an_explanation(mirror, official_positions, official_work_permits):
    table = read_yearly(mirror / "tfwp/esdc_annual_tables/tfwp2023_annual_table_13_e.csv")
    compared = reconcile(table, official_positions)
    assert (compared["explained_by"].map(len) > 0).all()
    canada = compared[(compared["province"] == "CA") & (compared["category"] == "total")].set_index("year")
    assert canada.loc[2019, ["printed_value", "listed", "pr_only_low"]].tolist() == [130457, 113212, 1102]
    assert (canada["rest_low"] >= 0).all(), "the lists never have more positions than the yearly table"
    assert [y for y, why in canada["explained_by"].items() if "list_missing" in why] == [2018, 2022]
    table = official_work_permits
    both = table[(table["setting"] == "chosen") & (table["province"] == "CA") & (table["stream"] == "all")]
    both = both[(both["scope"] == "sector_in_province") & (both["occupation"] == "all")].set_index("year")
    assert both.loc[2016, "median_low"] > 500
    assert both.loc[2025, "none_high"] < 0.01


PROVINCES = {
    "Newfoundland and Labrador": "NL",
    "Prince Edward Island": "PE",
    "Nova Scotia": "NS",
    "New Brunswick": "NB",
}
PROVINCES |= {"Quebec": "QC", "Ontario": "ON", "Manitoba": "MB", "Saskatchewan": "SK", "Alberta": "AB", "Yukon": "YT"}
PROVINCES |= {"British Columbia": "BC", "Northwest Territories": "NT", "Nunavut": "NU"}
GOES_BY = {"sector": ["group"], "province": ["province"], "sector_in_province": ["group", "province"], "open": []}
QUARTERS = ["2023Q2", "2023Q3", "2023Q4", "2024Q1", "2024Q2", "2024Q3", "2024Q4", "2025Q1"]


def read_with_pandas(path: Path, first_codes: dict[str, str]) -> pd.DataFrame:
    """Read a list of 2023 to 2025 with pandas alone: row in the file, province, group, stream, positions."""
    raw = pd.read_excel(path, engine="calamine", header=1, dtype=object)
    raw = raw.set_axis(raw.index + 3)
    raw = raw[pd.to_numeric(raw.iloc[:, -1], errors="coerce") > 0]
    code = raw.iloc[:, 4].str.extract(r"^\s*(\d+)")[0]
    group = code.where(code.str.len() == 5, code.str.zfill(4).map(first_codes)).str[:2]
    return pd.DataFrame(
        {
            "province": raw.iloc[:, 0].str.strip().map(PROVINCES),
            "stream": raw.iloc[:, 1].str.strip().str.lower().str.replace(" ", "_"),
            "group": group,
            "occupation": group.str[0],
            "positions": raw.iloc[:, -1].astype(int),
        }
    )


def count_row_by_row(every: pd.DataFrame, cell: pd.Series) -> dict[str, float]:
    """Compute a cell of ``work_permits`` row by row: who else could employ the worker in the year up to the period?"""
    own = every[every["quarter"].str[:4] == str(cell["year"])]
    for column in ("province", "stream", "occupation"):
        own = own[own[column] == cell[column]] if cell[column] not in ("CA", "all") else own
    figures, keys = {"employers": own["employer"].nunique()}, GOES_BY[cell["scope"]]
    others, squares = [], []
    for (quarter, *market), part in own.dropna(subset=keys).groupby(["quarter", *keys]):
        at = QUARTERS.index(quarter)
        near = every[every["quarter"].isin(QUARTERS[at - 3 : at + 1])]
        for key, value in zip(keys, market, strict=True):
            near = near[near[key] == value]
        by_employer = near.groupby("employer")["positions"].sum()
        for row in part.itertuples():
            others += [len(by_employer.drop(row.employer))] * row.positions
        squares += [((by_employer / by_employer.sum()) ** 2).sum()] * part["positions"].sum()
    others.sort()
    for name, share in (("p10", 0.1), ("median", 0.5), ("p90", 0.9)):
        figures[f"{name}_low"] = others[math.ceil(share * len(others) - 1e-9) - 1]
    none, concentration = others.count(0) / len(others), sum(squares) / len(squares)
    return figures | {"measured": len(others), "none_low": none, "hhi_low": concentration}


def test_ten_cells_of_work_permits_equal_a_count_from_the_raw_lists(mirror, official_positions, official_work_permits):
    """Only the employer of each row is taken from ``harmonise``; all other columns are read again."""
    with open(ROOT / "workflow/src/tipimpact/tfwp/occupations.csv", encoding="utf-8", newline="") as file:
        first_codes = {row["noc_2011"]: row["noc_2021"].split()[0] for row in csv.DictReader(file)}
    approved = official_positions[official_positions["decision"] == "positive"]
    ids = approved.set_index(["period", "source_row"])["employer_id"]
    paths = positive_lists(mirror)
    lists = [read_with_pandas(paths[quarter], first_codes).assign(quarter=quarter) for quarter in QUARTERS]
    every = pd.concat(lists).reset_index(names="row")
    every["employer"] = ids.reindex(pd.MultiIndex.from_frame(every[["quarter", "row"]])).to_numpy(float)
    assert every["employer"].notna().all()
    table = official_work_permits
    table = table[(table["setting"] == "chosen") & (table["year"] >= 2024) & table["scope"].isin(GOES_BY)]
    table = table[table["withheld"].isna() & ~table["province"].isin(["OC", "ZZ"]) & (table["employers"] < 1000)]
    for _, cell in table.sample(10, random_state=5).iterrows():
        figures = count_row_by_row(every, cell)
        figures["employers"] = 5 * round(figures["employers"] / 5)
        assert cell[list(figures)].to_dict() == pytest.approx(figures, abs=0.00051), cell["scope"]
