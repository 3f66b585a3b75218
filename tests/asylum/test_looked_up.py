"""The sheet of numbers to look up: made from the gap rows, and refused when it comes back with a fault."""

import csv
from pathlib import Path

import pytest

from tests_support import load_module
from tipimpact.asylum import read_registry
from tipimpact.asylum.compiled_facts import read_facts
from tipimpact.asylum.looked_up import SHEET, list_documents, to_facts
from tipimpact.common.errors import AsylumError
from tipimpact.retrieve import read_sources

QUOTE = "issued 47 temporary resident permits to foreign victims in 2012"


@pytest.fixture(scope="module")
def sources(root):
    return read_sources(root / "config" / "sources").sources


@pytest.fixture(scope="module")
def registry(root):
    return read_registry(root / "config" / "series.yaml")


@pytest.fixture
def send(tmp_path, sources):
    """A sheet that came back with one row filled in, with the given cells."""

    def write(**cells: str) -> Path:
        row = list_documents(sources).iloc[0].to_dict()
        filled = {"indicator": "vtip_permits_in_year", "period": "2012", "value": "47", "counts": "permits to victims"}
        row |= filled | {"page": "112", "quote": QUOTE, "day": "2026-12-01"} | cells
        path = tmp_path / "sheet.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, SHEET)
            writer.writeheader()
            writer.writerow(row)
        return path

    return write


def test_the_sheet_has_every_document_that_a_gap_names(sources):
    sheet = list_documents(sources)
    assert len(sheet) == sum(len(source.gap.probably) for source in sources if source.gap) > 15
    assert (sheet["gap"] == "vtip_trp_yearly").sum() == 9
    assert (sheet["address"].str.startswith("https://") & (sheet["place"] != "")).all()
    assert (sheet["value"] == "").all()


def test_a_filled_row_is_a_compiled_fact(send, sources, registry, tmp_path):
    facts = to_facts(send(), sources, registry)
    facts.to_csv(tmp_path / "facts.csv", index=False)
    row = read_facts(tmp_path / "facts.csv", registry).iloc[0]
    assert (row["series"], row["period"], row["value"]) == ("vtip_permits_in_year", "2012", 47)
    assert "page 112" in row["document"]
    assert QUOTE not in facts.to_csv(), "no sentence of a document is kept"
    assert to_facts(send(value=""), sources, registry).empty


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"gap": "another"}, "'another' names no document"),
        ({"indicator": "vtip_permits_in_yaer"}, "unknown indicator 'vtip_permits_in_yaer'.*vtip_permits_in_year"),
        ({"value": "some"}, "value is 'some'"),
        ({"value": "４７"}, "value is '４７'"),
        ({"value": "48"}, "the quote does not hold the number 48"),
        ({"period": "last year"}, "'last year' is not a period"),
        ({"quote": f"{QUOTE} " * 3}, "the quote has 30 words"),
        ({"day": "yesterday"}, "day is 'yesterday'"),
        ({"page": " "}, "page is empty"),
        ({"counts": ""}, "counts is empty"),
    ],
)
def test_each_fault_is_an_error_with_its_line(send, sources, registry, cells, words):
    with pytest.raises(AsylumError, match=f"(?s)sheet.csv, line 2.*{words}"):
        to_facts(send(**cells), sources, registry)


def test_the_page_and_the_sheet_are_those_of_the_gap_rows(root, sources):
    module = load_module(root / "dev" / "look_up.py")
    assert (root / "docs" / "look-up.md").read_text(encoding="utf-8") == module.write_page(sources)
    sheet = list_documents(sources).to_csv(index=False, lineterminator="\n")
    assert (root / "docs" / "look-up.csv").read_text(encoding="utf-8") == sheet
