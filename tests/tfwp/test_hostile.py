"""Files that are damaged, too large or not a list end in an error that says what to do."""

import io
import re
import zipfile

import pytest

from tipimpact.common import workbooks
from tipimpact.common.errors import TfwpError
from tipimpact.tfwp import read_lmia
from tipimpact.tfwp.file_rows import read_workbook

HEADER = ["Province/Territory", "Stream", "Employer", "Address", "Occupation", "Approved Positions"]
ROW = ["Ontario", "Low Wage", "C Ltd.", "Sarnia, ON N7T 7W1", "6322-Cooks", "1"]
NAME = "tfwp_2024q3_pos_en.xlsx"


@pytest.fixture
def book(maker) -> bytes:
    title = "Employers issued a positive LMIA, NOC 2011, July to September 2024"
    return maker.workbook([[title], HEADER, [*ROW[:5], 1]])


def changed(book: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with text in its sheet replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return file.getvalue()


def refused(tmp_path, content: bytes, match: str, name: str = NAME) -> TfwpError:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(TfwpError, match=match) as caught:
        read_lmia(path)
    assert all(problem.where for problem in caught.value.problems)
    return caught.value


def test_the_workbook_itself_is_sound(tmp_path, book):
    (tmp_path / NAME).write_bytes(book)
    assert len(read_lmia(tmp_path / NAME)) == 1


@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
def test_truncated_workbook(tmp_path, book, share):
    refused(tmp_path, book[: int(len(book) * share)], "damaged or incomplete")


def test_flipped_bytes(tmp_path, book):
    at = book.index(b"xl/worksheets/sheet1.xml") + 60
    refused(tmp_path, book[:at] + b"\0\0\0\0" + book[at + 4 :], "damaged or incomplete")


def test_password(tmp_path):
    refused(tmp_path, bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512), "protected by a password")


def test_page_in_place_of_a_workbook(tmp_path):
    refused(tmp_path, b"<!DOCTYPE html><html><body>Not found</body></html>", "damaged or incomplete")


def test_zip_bomb_is_not_unpacked(tmp_path, monkeypatch):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", bytes(2**20))
    monkeypatch.setattr(workbooks, "MAX_BYTES", 4 * 2**20)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    refused(tmp_path, file.getvalue(), "unpacks to more than 4 MB")


def test_archive_that_lies_about_its_size(tmp_path, book):
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    false = book.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert false != book
    refused(tmp_path, false, "damaged or incomplete")


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
def test_cell_that_would_take_all_memory(tmp_path, book, old, new):
    assert old in zipfile.ZipFile(io.BytesIO(book)).read("xl/worksheets/sheet1.xml")
    refused(tmp_path, changed(book, old, new), "beyond column Z|damaged or incomplete")


def test_only_cells_are_taken_for_cells(tmp_path, book):
    """Spreadsheet programs add a theme, where the same letter is the edge of a gradient."""
    path = tmp_path / NAME
    path.write_bytes(book)
    rows = read_workbook(path, wide=True)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/theme/theme1.xml", '<a:fillToRect l="50000" t="-80000" r="50000" b="180000"/>')
    assert read_workbook(path, wide=True) == rows


@pytest.mark.parametrize("name", ["sheet1.xml", "workbook.xml"])
def test_broken_xml(tmp_path, book, name):
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(file, "w") as target:
        for part in source.namelist():
            target.writestr(part, source.read(part)[:-40] if part.endswith(name) else source.read(part))
    refused(tmp_path, file.getvalue(), "damaged or incomplete|no row of column names|no row has")


def test_unknown_columns_show_what_was_found(write):
    path = write([[*HEADER[:2], "Employr", "Address", "Wage", "Approved Positions"], ROW])
    with pytest.raises(TfwpError) as caught:
        read_lmia(path)
    text = str(caught.value)
    assert "'Employr' is not known" in text
    assert "did you mean: employer" in text
    assert "'Wage' is not known" in text
    assert "no column for 'employer'" in text
    assert "Province/Territory, Stream, Employr, Address, Wage, Approved Positions" in text
    assert "lmia_words.yaml" in text


@pytest.mark.parametrize(
    ("rows", "match"),
    [
        ([["a", "b"], ["c", "d"]], "no row of column names"),
        ([], "no row of column names"),
        ([[*HEADER, "Positions"], [*ROW, "1"]], "two columns for 'positions'"),
        ([HEADER, [*ROW, "stray"]], "column 7 has cells and no name"),
        ([HEADER], "no row has a whole number"),
        ([HEADER, ["Ontarioo", *ROW[1:]]], "'Ontarioo' is not known(.|\n)*did you mean: ontario"),
        ([HEADER, [*ROW[:4], "63200-Cooks", "1"]], "codes of up to 5 digits, but the list says NOC 2011"),
        ([HEADER, ROW, ["Total", "", "", "", "", "7"]], "printed total is 7"),
        ([HEADER[2:], ROW[2:]], "no row has a province"),
    ],
)
def test_what_is_not_understood_is_refused(write, rows, match):
    with pytest.raises(TfwpError, match=match):
        read_lmia(write(rows))


def test_quotation_mark_that_is_never_closed(write):
    path = write([HEADER, ROW])
    path.write_bytes(path.read_bytes() + b'"Ontario,Low Wage')
    with pytest.raises(TfwpError, match="cannot be split into rows"):
        read_lmia(path)


def test_no_such_file(tmp_path):
    with pytest.raises(TfwpError, match=re.escape("there is no such file")):
        read_lmia(tmp_path / "tfwp_2024q3_pos_en.xlsx")
