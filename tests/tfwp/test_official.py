"""The official lists: counts by file as their README has them, and the sample made from them."""

import re
from pathlib import Path

import pandas as pd
import pytest

from tests_support import ROOT
from tipimpact.retrieve import Held, read_sources
from tipimpact.tfwp import read_lmia
from tipimpact.tfwp.lists import read_lists
from tipimpact.tfwp.sheets import read_workbook
from tipimpact.tfwp.work_permits import work_permits

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


def test_sample_lists_are_what_the_maker_makes(mirror, maker, sample, tmp_path):
    for name, content in maker.make(mirror).items():
        committed = sample / maker.FOLDER / name
        if name.endswith(".csv"):
            assert committed.read_bytes() == content
        else:  # packed bytes may differ with the version of zlib
            (tmp_path / name).write_bytes(content)
            assert read_workbook(committed) == read_workbook(tmp_path / name)
        assert committed.stat().st_size < 60_000


def test_sample_figures_are_the_official_ones_or_hold_them_between(mirror, sample):
    sources = read_sources(ROOT / "config" / "sources.yaml").collection("lmia", "sample")
    small, whole = (
        work_permits(*_positions([Held(s, folder / s.path, None) for s in sources])).set_index(["period", "province"])
        for folder in (sample, mirror)
    )
    assert small["positions"].equals(whole["positions"])
    assert (small["employers"].dropna() <= whole["employers"].dropna()).all()
    held = small[small["hhi_withheld"].isna() & whole["hhi_withheld"].isna()].index
    assert (small.loc[held, "hhi_low"] <= whole.loc[held, "hhi_low"] + 1e-12).all()
    assert (whole.loc[held, "hhi_high"] <= small.loc[held, "hhi_high"] + 1e-12).all()
    canada = whole.loc[("2014H2", "CA")]
    assert canada["positions"] == canada["printed_total"] == 30396


def _positions(held):
    data, facts = read_lists(held)
    return data, facts["printed_totals"]
