"""The lawyer's sheet: out, filled in, and back."""

import datetime as dt

import pandas as pd
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from tipimpact.common.errors import LegislationError, TipimpactError
from tipimpact.legislation import read_act
from tipimpact.legislation.changes import read_provisions
from tipimpact.legislation.wording import Wording
from tipimpact.sheets.counsel import SHEETS, apply_notes, main, provision_lines
from tipimpact.sheets.lines import read_lines, write_lines

KIND = SHEETS["provisions"].kind
ACT = (
    '<Statute xmlns:lims="http://justice.gc.ca/lims" xml:lang="{}" lims:pit-date="2026-03-26"><Identification>'
    "<Chapter><ConsolidatedNumber>I-2.5</ConsolidatedNumber></Chapter></Identification><Body><Section><Label>24</Label>"
    "<Subsection><Label>(4)</Label><Text>{}</Text><Paragraph><Label>{}</Label><Text>{}</Text></Paragraph></Subsection>"
    "</Section></Body></Statute>"
)


def write_sheet(provisions, texts, path):
    write_lines(KIND, provision_lines(provisions, texts), path)


def read_sheet(path, provisions) -> pd.DataFrame:
    return read_lines(KIND, provision_lines(provisions, {}), path)


def apply_sheet(provisions, changes) -> pd.DataFrame:
    return apply_notes(KIND, provisions, provision_lines(provisions, {}), changes)


@pytest.fixture(scope="module")
def provisions(root) -> pd.DataFrame:
    table = read_provisions(root / "config" / "law" / "provisions.csv")
    return table[table["unit"].str.startswith("24(")].reset_index(drop=True)


@pytest.fixture
def texts(tmp_path):
    wait = {"en": ("A wait.", "(a)", "of a year"), "fr": ("Une attente.", "a)", "d'un an")}
    found = {}
    for lang, words in wait.items():
        path = tmp_path / f"{lang}.xml"
        path.write_text(ACT.format(lang, *words), encoding="utf-8")
        found[lang] = Wording(read_act(path))
    return {"IRPA": found}


@pytest.fixture
def sheet(provisions, texts, tmp_path):
    path = tmp_path / "provisions.docx"
    write_sheet(provisions, texts, path)
    return path


def fill(path, cells: dict[tuple[int, int], str], name="", date="", drop=()):
    """Write into cells (row from 1, column) and the signature of a Word sheet."""
    from docx import Document

    document = Document(str(path))
    table, signature = document.tables
    for (row, column), text in cells.items():
        table.cell(row, column).text = text
    for row in drop:
        table._tbl.remove(table.rows[row]._tr)
    signature.cell(0, 1).text, signature.cell(1, 1).text = name, date
    document.save(str(path))


def at(provisions, unit: str) -> int:
    return provisions.index[provisions["unit"] == unit][0] + 1


def test_both_languages_side_by_side(sheet, provisions):
    from docx import Document

    row = Document(str(sheet)).tables[0].rows[at(provisions, "24(4)")].cells
    assert row[1].text.startswith("IRPA 24(4)\nA wait.\n(a) of a year\n→ After a refused claim")
    assert row[2].text.startswith("LIPR 24(4)\nUne attente.\na) d'un an\n→ Après le rejet")
    assert "not reviewed by counsel" in row[3].text
    assert "non révisé par un conseiller juridique" in row[3].text
    assert [c.text for c in row[4:]] == [""] * 4


def test_the_same_sheet_has_the_same_bytes(sheet, provisions, texts, tmp_path):
    again = tmp_path / "again.docx"
    write_sheet(provisions, texts, again)
    assert again.read_bytes() == sheet.read_bytes()


def test_an_empty_sheet_changes_nothing(sheet, provisions):
    changes = read_sheet(sheet, provisions)
    assert len(changes) == 0
    pd.testing.assert_frame_equal(apply_sheet(provisions, changes), provisions, check_dtype=False)


def test_a_signed_sheet(sheet, provisions):
    agreed, amended = at(provisions, "24(4)"), at(provisions, "24(5)")
    cells = {(agreed, 4): "D’accord", (amended, 4): "amend", (amended, 5): "Five years.", (amended, 7): "shorter"}
    fill(sheet, cells, "A. Lawyer", "2027-01-31")
    changes = read_sheet(sheet, provisions)
    assert changes["decision"].tolist() == ["agree", "amend"]
    table = apply_sheet(provisions, changes).set_index("unit")
    assert table.loc["24(5)", "note_en"] == "Five years."
    assert table.loc["24(5)", "note_fr"] == provisions.set_index("unit").loc["24(5)", "note_fr"]
    for note in ("note_en", "note_fr"):  # agreed to as it stands
        assert table.loc["24(4)", note] == provisions.set_index("unit").loc["24(4)", note]
    assert table["reviewed_by"].notna().sum() == 2
    assert table.loc["24(4)", "checked_on"] == pd.Timestamp("2027-01-31")


def test_an_unsigned_sheet_reviews_nothing(sheet, provisions):
    fill(sheet, {(1, 4): "agree"})
    changes = read_sheet(sheet, provisions)
    assert changes["reviewed_by"].isna().all()
    with pytest.raises(LegislationError, match="not signed"):
        apply_sheet(provisions, changes)


def test_all_faults_at_once(sheet, provisions):
    cells = {(1, 4): "agre", (2, 4): "amend", (3, 5): "words", (4, 0): "00000000", (5, 1): "edited"}
    fill(sheet, cells, "A. Lawyer", drop=(7,))
    with pytest.raises(LegislationError) as caught:
        read_sheet(sheet, provisions)
    for words in (
        "row 1: the decision is 'agre'",
        "did you mean: agree",
        "row 2: amended, and no words for it",
        "row 3: an amended wording without the decision to amend",
        "row 4: no row is called '00000000'",
        "row 5: our own words (en) were edited",
        f"the row {provision_lines(provisions, {})[6].id} is missing",
        "half a signature",
    ):
        assert words in str(caught.value)


def test_what_is_no_sheet(tmp_path, provisions):
    (tmp_path / "a.docx").write_bytes(b"no document")
    with pytest.raises(LegislationError, match="is not a sheet of ours"):
        read_sheet(tmp_path / "a.docx", provisions)
    with pytest.raises(LegislationError, match=r"expected: \.docx or \.xlsx"):
        read_sheet(tmp_path / "a.odt", provisions)
    with pytest.raises(TipimpactError, match="name a kind and one returned sheet"):
        main(["provisions"])


def test_it_comes_back_into_the_file(root, tmp_path, texts):
    file = tmp_path / "law" / "provisions.csv"
    file.parent.mkdir()
    file.write_bytes((root / "config" / "law" / "provisions.csv").read_bytes())
    provisions = read_provisions(file)
    sheet = tmp_path / "returned.docx"
    write_sheet(provisions.head(3), texts, sheet)
    with pytest.raises(LegislationError, match="is missing"):
        main(["provisions", str(sheet), "--write"], tmp_path)
    write_sheet(provisions, texts, sheet)
    fill(sheet, {(2, 4): "agree"}, "A. Lawyer", "2027-01-31")
    main(["provisions", str(sheet), "--write"], tmp_path)
    assert read_provisions(file)["reviewed_by"].tolist()[:3] == [pd.NA, "A. Lawyer", pd.NA]


@pytest.fixture
def workbook(provisions, texts, tmp_path):
    path = tmp_path / "provisions.xlsx"
    write_sheet(provisions, texts, path)
    return path


def fill_workbook(path, cells: dict[tuple[int, int], str], name: str, day: dt.date):
    """Write the workbook again as a spreadsheet saves it, with cells (row from 1, column) and a typed date."""
    book = CalamineWorkbook.from_path(str(path))
    sheets = {sheet: book.get_sheet_by_name(sheet).to_python() for sheet in book.sheet_names}
    sheets["signature"] = [[title, value] for [title, *_], value in zip(sheets["signature"], (name, day), strict=True)]
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as again:
        for sheet, rows in sheets.items():
            page = again.add_worksheet(sheet)
            for r, row in enumerate(rows):
                page.write_row(r, 0, [cells.get((r, c), v) if sheet == "provisions" else v for c, v in enumerate(row)])


def test_an_empty_workbook_changes_nothing_and_has_the_same_bytes(workbook, provisions, texts, tmp_path):
    assert len(read_sheet(workbook, provisions)) == 0
    write_sheet(provisions, texts, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == workbook.read_bytes()


def test_excel_comes_back_as_word_does(workbook, sheet, provisions):
    agreed, amended = at(provisions, "24(4)"), at(provisions, "24(5)")
    cells = {(agreed, 4): "d'accord", (amended, 4): "amend", (amended, 6): "Cinq ans.", (amended, 7): "plus court"}
    fill(sheet, cells, "A. Lawyer", "2027-01-31")
    fill_workbook(workbook, cells, "A. Lawyer", dt.date(2027, 1, 31))
    changes = read_sheet(workbook, provisions)
    assert changes["decision"].tolist() == ["agree", "amend"]
    pd.testing.assert_frame_equal(changes, read_sheet(sheet, provisions))


def test_a_workbook_with_faults_is_refused(workbook, provisions):
    fill_workbook(workbook, {(1, 4): "agre", (2, 1): "edited"}, "A. Lawyer", dt.date(2027, 1, 31))
    with pytest.raises(LegislationError, match="the decision is 'agre'") as caught:
        read_sheet(workbook, provisions)
    assert "row 3: our own words (en) were edited" in str(caught.value)
