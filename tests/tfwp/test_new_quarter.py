"""A new quarter needs a file and a source row; a missing quarter leaves a visible gap."""

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
from tipimpact.tfwp.employer_lists import read_lists
from tipimpact.tfwp.harmonise import harmonise
from tipimpact.tfwp.work_permits import work_permits

pytestmark = pytest.mark.slow  # each reads lists from receipt to table
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


@pytest.fixture(scope="module")
def edition(tmp_path_factory, sample, maker):
    """The sample lists of 2024 with a new list and its source row: folder of files, sources, and the table."""
    folder = tmp_path_factory.mktemp("new_quarter")
    raw = folder / "raw"
    shutil.copytree(sample / "tfwp", raw / "tfwp")
    title = ["Employers with a positive LMIA, NOC 2021, October to December 2024"]
    rows = [
        ["Ontario", "Low Wage", f"New {name} Ltd", "Town, ON A1A 1A1", "63200-Cooks", 3]
        for name in ("Ash", "Birch", "Cedar", "Elm", "Fir", "Oak")
    ]
    (raw / NEW["path"]).write_bytes(maker.workbook([title, HEADER, *rows]))
    shutil.copytree(ROOT / "config" / "sources", folder / "sources")
    lists = folder / "sources" / "lmia.yaml"
    rows = yaml.safe_load(lists.read_text(encoding="utf-8"))
    rows["sources"].append(NEW)
    lists.write_text(yaml.safe_dump(rows, allow_unicode=True), encoding="utf-8")
    collection = read_sources(folder / "sources").collection("lmia", "sample")
    of_2024 = [source for source in collection if source.facts["period"].startswith("2024")]
    return raw, of_2024, make_work_permits(raw, of_2024, folder)


def make_work_permits(raw, sources, folder):
    """Make the rows of ``work_permits`` for Canada through receipt and script, as the workflow does."""
    received = [receive(source, raw, None, "sample", Retrieve()) for source in sources]
    write_receipt(received, raw, folder / "lmia.json", "sample")
    script = load_module(ROOT / "workflow" / "scripts" / "read_lmia_lists.py")
    script.read_lmia_lists(str(folder / "lmia.json"), str(raw), "sample", str(folder / "positions.parquet"))
    rows = read_table(folder / "positions.parquet")
    table = work_permits(rows, pd.DataFrame(), pd.DataFrame(), Tfwp(windows_compared=[]))
    write_table(table, "work_permits", folder / "work_permits.parquet", edition="sample")
    return table[(table["setting"] == "chosen") & (table["province"] == "CA") & (table["stream"] == "all")]


def test_a_new_quarter_needs_only_a_file_and_a_source_row(edition):
    *_, table = edition
    year = table[(table["year"] == 2024) & (table["scope"] == "sector_in_province") & (table["occupation"] == "all")]
    assert year["positions"].item() == 68148 + 49121 + 18
    assert "lmia_positive_2024q4_sample" in year["lists"].item()


def test_a_missing_quarter_shows_as_fewer_months_and_lists(edition, tmp_path):
    complete_raw, sources, complete = edition
    raw = tmp_path / "raw"
    shutil.copytree(complete_raw, raw)
    (raw / "tfwp" / "lmia_positive" / "tfwp_2024q3_pos_en.xlsx").unlink()
    incomplete = make_work_permits(raw, sources, tmp_path)
    assert [h.source.id for h in read_receipt(tmp_path / "lmia.json", raw, "sample", missing=True) if not h.path] == [
        "lmia_positive_2024q3_en"
    ]
    before, after = (
        t[(t["year"] == 2024) & (t["scope"] == "open") & (t["occupation"] == "all")].iloc[0]
        for t in (complete, incomplete)
    )
    assert after["positions"] == before["positions"] - 49121
    assert after["lists"] == [id for id in before["lists"] if id != "lmia_positive_2024q3_en"]
    rows = harmonise(read_lists(read_receipt(tmp_path / "lmia.json", raw, "sample", kind="lmia"))[0])
    mobility = permit_mobility(rows, "open").join(rows["period"])
    assert mobility.groupby("period")["months"].first()["2024Q4"] == 6, "the lists cover 6 of the 12 months"
