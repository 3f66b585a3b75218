"""The official lists: counts by file as their README has them, and the sample made from them."""

import csv
import math
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests_support import ROOT
from tipimpact.retrieve import Held, read_sources
from tipimpact.tfwp import permit_mobility, read_lmia
from tipimpact.tfwp.beside_lists import permit_stocks
from tipimpact.tfwp.harmonise import harmonise
from tipimpact.tfwp.lists import read_lists
from tipimpact.tfwp.sheets import read_workbook
from tipimpact.tfwp.work_permits import work_permits
from tipimpact.tfwp.yearly import read_yearly, reconcile

pytestmark = pytest.mark.official
ROW = re.compile(r"\| (\S+\.(?:csv|xlsx)) \| \d+ \| [^|]+ \| (\d+) \| (\d+) \|")


def listed(mirror: Path) -> list[tuple[Path, int, int]]:
    """Every list of the README: file, rows and sum of positions."""
    found, folder = [], ""
    for line in (mirror / "tfwp" / "README.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            folder = line[3:].strip(" /")
        if folder in ("lmia_positive", "lmia_negative") and (match := ROW.match(line)):
            found.append((mirror / "tfwp" / folder / match[1], int(match[2]), int(match[3])))
    return found


@pytest.fixture(scope="module")
def lists(mirror) -> dict[str, pd.DataFrame]:
    return {path.name: read_lmia(path) for path, *_ in listed(mirror)}


@pytest.fixture(scope="module")
def official(mirror) -> dict[str, Any]:
    """Employer lists by period and decision, their rows made comparable, and the table made from them."""
    sources = [s for s in read_sources(ROOT / "config" / "sources").collection("lmia", "official") if s.mirror]
    rows = harmonise(read_lists(Held(s, mirror / s.mirror, None) for s in sources)[0])
    paths = {(s.facts["period"], s.facts["decision"]): mirror / s.mirror for s in sources}
    return {"paths": paths, "rows": rows, "work_permits": work_permits(rows, pd.DataFrame(), pd.DataFrame())}


def test_every_list_has_the_rows_and_positions_of_the_readme(mirror, lists):
    expected = {path.name: (rows, positions) for path, rows, positions in listed(mirror)}
    assert len(expected) >= 68
    assert {name: (len(data), data["positions"].sum()) for name, data in lists.items()} == expected


def test_every_row_is_kept_or_rejected_with_a_reason(lists):
    for name, data in lists.items():
        places = [*data["source_row"], *(row["row"] for row in data.attrs["rejected"])]
        assert sorted(places) == list(range(1, data.attrs["rows"] + 1)), name
        reasons = {row["reason"] for row in data.attrs["rejected"]}
        assert reasons <= {"title", "header", "section", "total", "note", "blank"}, name


def test_period_and_decision_are_those_of_folder_and_name(mirror, lists):
    for path, *_ in listed(mirror):
        data = lists[path.name]
        assert set(data["decision"]) == {path.parent.name.removeprefix("lmia_")}
        assert data["period"].nunique() == 1
        year, quarter = re.search(r"(20\d\d)(?:q(\d))?", path.name.lower()).groups()
        assert data["period"][0].startswith(year)
        assert quarter is None or data["period"][0][-1] in (quarter, "1")


def test_accents_survive_every_encoding(lists):
    for name, data in lists.items():
        text = " ".join(data["employer"].dropna())
        assert "\N{REPLACEMENT CHARACTER}" not in text, name
        assert not re.search("[\x80-\x9fÞ‚ŠŽƒ┬╔]", text), name
    assert {name for name, data in lists.items() if data.attrs["encoding"] == "cp850"} == {
        "2017q4_positive_employer_en.csv",
        "2017q4_negative_employer_en.csv",
    }
    # the README takes it for cp1252, in which Montréal and Québec would be misspelt throughout
    assert lists["tfwp_2019q2_employer_negative_en.csv"].attrs["encoding"] == "mac_roman"
    assert "MONTRÉAL" in set(lists["tfwp_2019q2_employer_negative_en.csv"]["city"])


def test_french_and_english_lists_of_2016_are_the_same_rows(lists):
    english, french = lists["2016_positive_employer_en.csv"], lists["2016_positive_employer_fr.csv"]
    same = ["province", "noc", "postal_code", "positions", "source_row"]
    pd.testing.assert_frame_equal(english[same], french[same])
    assert (english["employer"] != french["employer"]).sum() <= 2, "the publisher's own differences"
    assert (english["address"] != french["address"]).sum() <= 5


def test_provinces_codes_and_streams_are_all_known(lists):
    data = pd.concat(lists.values())
    assert data["province"].isna().sum() == 1, "only the row for other employers of 2014 has none"
    assert set(data["noc"].str.len().dropna()) == {4, 5}
    coded = data[data["noc"].notna()]
    assert ((coded["noc"].str.len() == 5) == (coded["noc_version"] == "2021")).all()
    assert data.loc[data["noc"].isna(), "noc_version"].isna().all()
    assert data["employer"].isna().sum() < 10


def test_sample_files_are_what_the_maker_makes(mirror, maker, sample, tmp_path):
    for name, content in maker.make(mirror).items():
        committed = sample / maker.FOLDER / name
        if name.endswith(".csv"):
            assert committed.read_bytes() == content, name
        else:  # packed bytes may differ with the version of zlib
            (tmp_path / "made.xlsx").write_bytes(content)
            assert read_workbook(committed, wide=True) == read_workbook(tmp_path / "made.xlsx", wide=True), name
        assert committed.stat().st_size < 80_000


def test_sample_figures_are_the_official_ones_or_hold_them_between(mirror, sample):
    sources = read_sources(ROOT / "config" / "sources").collection("lmia", "sample")
    small, whole = (
        harmonise(read_lists([Held(s, folder / s.path, None) for s in sources])[0]) for folder in (sample, mirror)
    )
    assert (
        small.groupby(["period", "decision", "province"])["positions"]
        .sum()
        .equals(whole.groupby(["period", "decision", "province"])["positions"].sum())
    )
    for scope in ("province", "open"):
        some, every = (permit_mobility(rows, scope).join(rows[["period", "province"]]) for rows in (small, whole))
        some, every = (rows.groupby(["period", "province"]).first() for rows in (some, every))
        assert (some["others_low"] <= every["others_low"]).loc[some["others_low"].notna()].all()
        assert (every["others_high"] <= some["others_high"]).loc[some["others_low"].notna()].all()


def test_permit_stocks_and_yearly_tables(mirror):
    sources = read_sources(ROOT / "config" / "sources").collection("tfwp_tables", "official")
    held = [Held(s, mirror / s.mirror, None) for s in sources if s.mirror]
    stocks = permit_stocks(held)
    whole = stocks[stocks["province"] == "CA"].set_index(["program", "period"])["value"]
    facts = pd.read_csv(mirror / "statistics" / "facts.csv", dtype=str)
    for program, indicator in (("tfwp", "tfwp_permit_holders_dec31"), ("imp", "imp_permit_holders_dec31")):
        told = facts[facts["indicator"] == indicator]
        assert len(told) == 25
        assert [whole[program, year] for year in told["year"]] == told["value"].astype(int).tolist()
    tables = [read_yearly(h.path) for h in held if h.source.facts["kind"] == "esdc_table"]
    assert len(tables) == 10
    totals = [
        t[(t["category"] == "total") & (t["program"] == "all") & (t["decision"] == "positive")].set_index(
            ["year", "province"]
        )["value"]
        for t in tables
        if t["dimension"].iloc[0] in ("stream", "region", "skill", "occupation") and t["program"].iloc[0] == "all"
    ]
    assert len(totals) == 4
    assert all(total.sort_index().equals(totals[0].sort_index()) for total in totals)
    assert all(not t.duplicated(["year", "province", "category", "decision"]).any() for t in tables)


def test_every_difference_to_the_yearly_tables_is_explained(mirror, official):
    table = read_yearly(mirror / "tfwp/esdc_annual_tables/tfwp2023_annual_table_13_e.csv")
    found = reconcile(table, official["rows"])
    assert (found["explained_by"].map(len) > 0).all()
    canada = found[(found["province"] == "CA") & (found["category"] == "total")].set_index("year")
    assert canada.loc[2019, ["value", "listed", "pr_only_low"]].tolist() == [130457, 113212, 1102]
    assert (canada["rest_low"] >= 0).all(), "the lists never hold more than the yearly table of all streams"
    assert [y for y, why in canada["explained_by"].items() if "list_missing" in why] == [2018, 2022]
    table = official["work_permits"]
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


def plainly(path: Path, first_codes: dict[str, str]) -> pd.DataFrame:
    """A list of 2023 to 2025 with nothing but pandas: its row in the file, province, group, stream, positions."""
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


def by_hand(every: pd.DataFrame, cell: pd.Series) -> dict[str, float]:
    """Figures of a cell of ``work_permits``, row by row: who else could employ the worker, in the year up to then?"""
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
        held = near.groupby("employer")["positions"].sum()
        for row in part.itertuples():
            others += [len(held.drop(row.employer))] * row.positions
        squares += [((held / held.sum()) ** 2).sum()] * part["positions"].sum()
    others.sort()
    for name, share in (("p10", 0.1), ("median", 0.5), ("p90", 0.9)):
        figures[f"{name}_low"] = others[math.ceil(share * len(others) - 1e-9) - 1]
    none, concentration = others.count(0) / len(others), sum(squares) / len(squares)
    return figures | {"measured": len(others), "none_low": none, "hhi_low": concentration}


def test_ten_cells_of_work_permits_are_those_counted_from_the_raw_lists(official):
    """Which employer a row belongs to is taken from ``harmonise``; all else is read and counted anew."""
    with open(ROOT / "workflow/src/tipimpact/tfwp/occupations.csv", encoding="utf-8", newline="") as file:
        first_codes = {row["noc_2011"]: row["noc_2021"].split()[0] for row in csv.DictReader(file)}
    approved = official["rows"][official["rows"]["decision"] == "positive"]
    ids = approved.set_index(["period", "source_row"])["employer_id"]
    lists = [plainly(official["paths"][q, "positive"], first_codes).assign(quarter=q) for q in QUARTERS]
    every = pd.concat(lists).reset_index(names="row")
    every["employer"] = ids.reindex(pd.MultiIndex.from_frame(every[["quarter", "row"]])).to_numpy(float)
    assert every["employer"].notna().all()
    table = official["work_permits"]
    table = table[(table["setting"] == "chosen") & (table["year"] >= 2024) & table["scope"].isin(GOES_BY)]
    table = table[table["withheld"].isna() & ~table["province"].isin(["OC", "ZZ"]) & (table["employers"] < 1000)]
    for _, cell in table.sample(10, random_state=5).iterrows():
        figures = by_hand(every, cell)
        figures["employers"] = 5 * round(figures["employers"] / 5)
        assert cell[list(figures)].to_dict() == pytest.approx(figures, abs=0.00051), cell["scope"]
