"""A new quarter is a file and a source row; a quarter missing in the middle leaves a visible gap."""

import shutil

import pandas as pd
import pytest
import yaml

from tests_support import ROOT, load_module
from tipimpact.common.config import Retrieve, Tfwp
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt, read_sources
from tipimpact.retrieve.receipts import write_receipt
from tipimpact.retrieve.receive import receive
from tipimpact.tfwp import permit_mobility
from tipimpact.tfwp.harmonise import harmonise
from tipimpact.tfwp.lists import read_lists
from tipimpact.tfwp.work_permits import work_permits

HEADER = ["Province/Territory", "Program Stream", "Employer", "Address", "Occupation", "Approved Positions"]
NEW = {
    "id": "lmia_positive_2024q4_sample",
    "title": {"en": "List of the fourth quarter", "fr": "Liste du quatrième trimestre"},
    "publisher": {"en": "ESDC", "fr": "EDSC"},
    "licence": "ogl_canada",
    "citation": "A list",
    "language": "en",
    "path": "tfwp/lmia_positive/tfwp_2024q4_new_pos_en.xlsx",
    "sample": "pseudonyms",
    "facts": {"kind": "lmia", "decision": "positive", "period": "2024Q4"},
}


@pytest.fixture
def edition(tmp_path, sample, maker):
    """The sample with a file dropped in and one row added."""
    raw = tmp_path / "raw"
    shutil.copytree(sample / "tfwp", raw / "tfwp")
    title = ["Employers with a positive LMIA, NOC 2021, October to December 2024"]
    rows = [
        ["Ontario", "Low Wage", f"New {name} Ltd", "Town, ON A1A 1A1", "63200-Cooks", 3]
        for name in ("Ash", "Birch", "Cedar", "Elm", "Fir", "Oak")
    ]
    (raw / NEW["path"]).write_bytes(maker.workbook([title, HEADER, *rows]))
    shutil.copytree(ROOT / "config" / "sources", tmp_path / "sources")
    lists = tmp_path / "sources" / "lmia.yaml"
    rows = yaml.safe_load(lists.read_text(encoding="utf-8"))
    rows["sources"].append(NEW)
    lists.write_text(yaml.safe_dump(rows, allow_unicode=True), encoding="utf-8")
    return raw, read_sources(tmp_path / "sources").collection("lmia", "sample")


def made(raw, sources, tmp_path):
    """``work_permits`` by way of the receipt and the scripts, as the workflow makes it."""
    held = [receive(source, raw, None, "sample", Retrieve()) for source in sources]
    write_receipt(held, raw, tmp_path / "lmia.json", "sample")
    script = load_module(ROOT / "workflow" / "scripts" / "read_lmia_lists.py")
    script.read_lmia_lists(str(tmp_path / "lmia.json"), str(raw), "sample", str(tmp_path / "positions.parquet"))
    rows = read_table(tmp_path / "positions.parquet")
    table = work_permits(rows, pd.DataFrame(), pd.DataFrame(), Tfwp())
    write_table(table, "work_permits", tmp_path / "work_permits.parquet", edition="sample")
    return table[(table["setting"] == "chosen") & (table["province"] == "CA") & (table["stream"] == "all")]


def test_a_new_quarter_is_a_file_and_a_row(edition, tmp_path):
    raw, sources = edition
    table = made(raw, sources, tmp_path)
    year = table[(table["year"] == 2024) & (table["scope"] == "sector_in_province") & (table["occupation"] == "all")]
    assert year["positions"].item() == 68148 + 49121 + 18
    assert "lmia_positive_2024q4_sample" in year["lists"].item()


def test_a_quarter_missing_in_the_middle(edition, tmp_path):
    raw, sources = edition
    whole = made(raw, sources, tmp_path)
    (raw / "tfwp" / "lmia_positive" / "tfwp_2024q3_pos_en.xlsx").unlink()
    table = made(raw, sources, tmp_path)
    assert [h.source.id for h in read_receipt(tmp_path / "lmia.json", raw, "sample", missing=True) if not h.path] == [
        "lmia_positive_2024q3_en"
    ]
    before, after = (
        t[(t["year"] == 2024) & (t["scope"] == "open") & (t["occupation"] == "all")].iloc[0] for t in (whole, table)
    )
    assert after["positions"] == before["positions"] - 49121
    assert after["lists"] == [id for id in before["lists"] if id != "lmia_positive_2024q3_en"]
    rows = harmonise(read_lists(read_receipt(tmp_path / "lmia.json", raw, "sample", kind="lmia"))[0])
    found = permit_mobility(rows, "open").join(rows["period"])
    assert found.groupby("period")["months"].first()["2024Q4"] == 6, "of the twelve months the lists speak for six"
