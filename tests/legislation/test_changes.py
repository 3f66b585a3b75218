"""``law_changes``: what the history notes say of the bills, and what they do not."""

import pandas as pd
import pytest

from make_law_changes import make_law_changes
from read_acts import read_acts
from tipimpact.common.contracts import contract
from tipimpact.common.tables import read_table
from tipimpact.legislation import law_changes, read_collection
from tipimpact.legislation.changes import leaf_clauses
from tipimpact.publish import ResultTable
from tipimpact.retrieve.receipts import write_receipt

BILLS = {"C-31": "2012, c. 17", "C-10": "2012, c. 1"}


def changes(held) -> pd.DataFrame:
    units = read_collection(held)
    table = law_changes(units, {h.source.id: h.source.facts for h in held}, BILLS)
    return contract("law_changes").conform(table)


def row(table: pd.DataFrame, bill: str, unit: str) -> pd.Series:
    return table[(table["bill"] == bill) & (table["unit"] == unit)].iloc[0]


@pytest.fixture(scope="module")
def table(sample, collection) -> pd.DataFrame:
    return changes(collection("sample", sample))


def test_a_row(table):
    permit = row(table, "C-31", "24")
    assert (permit["act"], permit["amending_act"], permit["state"]) == ("IRPA", "2012, c. 17", "in_force")
    assert (permit["subject_en"], permit["subject_fr"]) == ("Temporary resident permit", "Permis de séjour temporaire")
    assert list(permit["clauses"]) == ["12"]
    assert permit["clause_found"]
    assert list(permit["later_acts"]) == ["2019, c. 29", "2026, c. 4"]
    assert list(permit["seen_in"]) == ["2019-06-21 en", "2019-06-21 fr", "2026-03-26 en", "2026-03-26 fr"]
    assert permit["source"] == "irpa_newest_en"
    assert pd.isna(permit["reviewed_by"])


def test_one_section_changed_by_both_bills(table):
    """One note chains both: 2012, c. 1, s. 150, c. 17, s. 22."""
    assert list(row(table, "C-10", "53")["clauses"]) == ["150"]
    assert list(row(table, "C-31", "53")["clauses"]) == ["22"]
    assert list(row(table, "C-10", "53")["later_acts"]) == ["2012, c. 17", "2013, c. 16"]


def test_controls(table):
    assert not {"37", "118", "11.1", "1"} & set(table["unit"])
    french = row(table, "C-31", "131")
    assert (french["scope"], french["date_basis"]) == ("fr", "one_language")
    assert pd.isna(french["in_force_from"])


def test_a_clause_that_is_not_in_the_bill(sample, collection, tmp_path):
    held = collection("sample", sample)
    path = next(h.path for h in held if h.source.id == "annual_2012_c17_fr")
    cut = tmp_path / "bill.xml"
    cut.write_text(path.read_text("utf-8").replace("<Label>12.</Label>", "<Label>12.9.</Label>"), "utf-8")
    table = changes([type(h)(h.source, cut if h.path == path else h.path, None) for h in held])
    assert not row(table, "C-31", "24")["clause_found"]  # found in English only
    assert row(table, "C-31", "25")["clause_found"]


def test_what_a_missing_file_would_tell_is_missing(sample, collection):
    held = collection("sample", sample)
    without_bills = changes([h for h in held if h.source.facts["kind"] == "consolidated"])
    assert without_bills[["clause_found", "leaf_clauses"]].isna().all(axis=None)
    english = changes([h for h in held if h.source.facts["lang"] == "en"])
    assert english["subject_fr"].isna().all()
    assert english["subject_en"].notna().all()
    assert len(changes([])) == 0


def test_a_section_that_is_gone(sample, collection):
    units = read_collection(collection("sample", sample))
    files = {h.source.id: h.source.facts for h in collection("sample", sample)}
    newest = units["source"].isin(["irpa_newest_en", "irpa_newest_fr"])
    table = law_changes(units[~(newest & (units["section"] == "57.1"))], files, BILLS)
    gone = row(table, "C-31", "57.1")
    assert (gone["state"], gone["source"]) == ("absent", "irpa_oldest_en")
    assert list(gone["seen_in"]) == ["2019-06-21 en", "2019-06-21 fr"]


def test_undivided_clauses(read, build):
    u = build.unit
    body = u("Section", "1.", "x") + u("Section", "2.", "", u("Subsection", "(1)", "x"), u("Subsection", "(2)", "x"))
    assert list(leaf_clauses(read(build.bill(body), details=True))["unit"]) == ["1", "2(1)", "2(2)"]


def test_from_files_to_both_languages(sample, collection, tmp_path):
    receipt, units, result = (tmp_path / name for name in ("receipt.json", "units.parquet", "law_changes.parquet"))
    write_receipt(collection("sample", sample), sample, receipt, "sample")
    read_acts(str(receipt), str(sample), "sample", str(units))
    make_law_changes(str(units), BILLS, "sample", str(result))
    table = read_table(result, edition="sample")
    assert "irpa_newest_fr" in table.attrs["sources"]
    english, french = (ResultTable(table, "law_changes").render("html", lang) for lang in ("en", "fr"))
    assert "not reviewed by counsel" in english
    assert "non révisé par un conseiller juridique" in french
    assert "2019, ch. 29" in french


@pytest.mark.official
def test_official_table(mirror, collection):
    held = collection("official", mirror)
    table = changes(held)
    assert table["bill"].value_counts().to_dict() == {"C-31": 57, "C-10": 5}
    assert table["clause_found"].all()
    assert (table["seen_in"].map(len) == 6).all()
    assert table["subject_fr"].notna().all()
    bills = read_collection(h for h in held if h.source.facts.get("citation") == "2012, c. 17")
    assert [len(leaf_clauses(bill)) for _, bill in bills.groupby("source")] == [124, 124]
    repealed = row(table, "C-31", "112")
    assert repealed["date_basis"] == "one_language"  # 2015, c. 3, s. 114(E) was the last change before 2018
