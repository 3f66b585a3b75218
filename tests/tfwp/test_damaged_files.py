"""Files that are damaged, too large or not a list raise an error that says what to do."""

import io
import re
import zipfile

import pytest

from tipimpact.common import workbooks
from tipimpact.common.errors import TfwpError
from tipimpact.common.workbooks import read_sheets
from tipimpact.tfwp import read_lmia

HEADER = ["Province/Territory", "Stream", "Employer", "Address", "Occupation", "Approved Positions"]
ROW = ["Ontario", "Low Wage", "C Ltd.", "Sarnia, ON N7T 7W1", "6322-Cooks", "1"]
NAME = "tfwp_2024q3_pos_en.xlsx"


@pytest.fixture
def workbook_bytes(maker) -> bytes:
    title = "Employers issued a positive LMIA, NOC 2011, July to September 2024"
    return maker.workbook([[title], HEADER, [*ROW[:5], 1]])


def replace_in_sheet(workbook_bytes: bytes, old: bytes, new: bytes) -> bytes:
    """Return the workbook with a text replaced in its parts."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook_bytes)) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return file.getvalue()


def assert_refused(tmp_path, content: bytes, match: str, name: str = NAME) -> TfwpError:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(TfwpError, match=match) as caught:
        read_lmia(path)
    assert all(problem.where for problem in caught.value.problems)
    return caught.value


def test_the_unchanged_workbook_is_read(tmp_path, workbook_bytes):
    (tmp_path / NAME).write_bytes(workbook_bytes)
    assert len(read_lmia(tmp_path / NAME)) == 1


@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
def test_a_truncated_workbook_is_refused(tmp_path, workbook_bytes, share):
    assert_refused(tmp_path, workbook_bytes[: int(len(workbook_bytes) * share)], "damaged or incomplete")


def test_a_workbook_with_flipped_bytes_is_refused(tmp_path, workbook_bytes):
    at = workbook_bytes.index(b"xl/worksheets/sheet1.xml") + 60
    assert_refused(tmp_path, workbook_bytes[:at] + b"\0\0\0\0" + workbook_bytes[at + 4 :], "damaged or incomplete")


def test_a_password_protected_workbook_is_refused(tmp_path):
    assert_refused(tmp_path, bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512), "protected by a password")


def test_a_web_page_named_as_a_workbook_is_refused(tmp_path):
    assert_refused(tmp_path, b"<!DOCTYPE html><html><body>Not found</body></html>", "damaged or incomplete")


def test_a_zip_bomb_is_refused_without_unpacking_it(tmp_path, monkeypatch):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", bytes(2**20))
    monkeypatch.setattr(workbooks, "MAX_BYTES", 4 * 2**20)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("the archive was unpacked"))
    assert_refused(tmp_path, file.getvalue(), "unpacks to more than 4 MB")


def test_an_archive_with_a_false_size_is_refused(tmp_path, workbook_bytes):
    with zipfile.ZipFile(io.BytesIO(workbook_bytes)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    false_size = workbook_bytes.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert false_size != workbook_bytes
    assert_refused(tmp_path, false_size, "damaged or incomplete")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'r="A3"', b'r="XFD1048576"'),
        (b'r="A3"', b"r='XFD1048576'"),
        (b'r="A3"', b'r = "XFD1048576"'),
        (b'r="A3"', b'r="&#88;FD1048576"'),
        (b'<row r="3">', b'<row r="4294967295">'),
        (b'<row r="3">', b'<row spans="1:1" r ="4294967295">'),
    ],
)
def test_a_cell_reference_that_would_fill_the_memory_is_refused(tmp_path, workbook_bytes, old, new):
    assert old in zipfile.ZipFile(io.BytesIO(workbook_bytes)).read("xl/worksheets/sheet1.xml")
    assert_refused(tmp_path, replace_in_sheet(workbook_bytes, old, new), "beyond column Z|damaged or incomplete")


def test_only_cells_of_the_sheet_are_read_as_cells(tmp_path, workbook_bytes):
    """Spreadsheet programs add a theme, whose XML uses the same attribute for the edge of a gradient."""
    path = tmp_path / NAME
    path.write_bytes(workbook_bytes)
    rows = [*read_sheets(path, TfwpError)]
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/theme/theme1.xml", '<a:fillToRect l="50000" t="-80000" r="50000" b="180000"/>')
    assert [*read_sheets(path, TfwpError)] == rows


@pytest.mark.parametrize("name", ["sheet1.xml", "workbook.xml"])
def test_a_workbook_with_broken_xml_is_refused(tmp_path, workbook_bytes, name):
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook_bytes)) as source, zipfile.ZipFile(file, "w") as target:
        for part in source.namelist():
            target.writestr(part, source.read(part)[:-40] if part.endswith(name) else source.read(part))
    assert_refused(tmp_path, file.getvalue(), "damaged or incomplete|no header row|no row has")


def test_errors_on_unknown_columns_show_the_header_and_the_nearest_name(write_list):
    path = write_list([[*HEADER[:2], "Employr", "Address", "Wage", "Approved Positions"], ROW])
    with pytest.raises(TfwpError) as caught:
        read_lmia(path)
    text = str(caught.value)
    assert "unknown column 'Employr'" in text
    assert "did you mean: employer" in text
    assert "unknown column 'Wage'" in text
    assert "column 'employer' is missing" in text
    assert "Province/Territory, Stream, Employr, Address, Wage, Approved Positions" in text
    assert "lmia_words.yaml" in text


@pytest.mark.parametrize(
    ("rows", "match"),
    [
        ([["a", "b"], ["c", "d"]], "no header row"),
        ([], "no header row"),
        ([[*HEADER, "Positions"], [*ROW, "1"]], "two columns for 'positions'"),
        ([HEADER, [*ROW, "stray"]], "column 7 has cells but no name"),
        ([HEADER], "no row has a whole number"),
        ([HEADER, ["Ontarioo", *ROW[1:]]], "unknown province 'Ontarioo'(.|\n)*did you mean: ontario"),
        ([HEADER, [*ROW[:4], "63200-Cooks", "1"]], "codes have up to 5 digits, but the list states NOC 2011"),
        ([HEADER, ROW, ["Total", "", "", "", "", "7"]], "printed total is 7"),
        ([HEADER[2:], ROW[2:]], "no row has a province"),
    ],
)
def test_a_list_with_an_unexpected_layout_is_refused(write_list, rows, match):
    with pytest.raises(TfwpError, match=match):
        read_lmia(write_list(rows))


def test_an_unclosed_quotation_mark_is_refused(write_list):
    path = write_list([HEADER, ROW])
    path.write_bytes(path.read_bytes() + b'"Ontario,Low Wage')
    with pytest.raises(TfwpError, match="not valid delimited text"):
        read_lmia(path)


def test_a_missing_file_is_reported(tmp_path):
    with pytest.raises(TfwpError, match=re.escape("file not found")):
        read_lmia(tmp_path / "tfwp_2024q3_pos_en.xlsx")
