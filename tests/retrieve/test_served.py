"""Tables are read in every format in which publishers serve them, and judged by their content, not by their name."""

import gzip
import io
import json
import zipfile

import pandas as pd
import pytest
import rdata
import xlsxwriter

from tipimpact.common.errors import SourceError
from tipimpact.retrieve import SourceFile
from tipimpact.retrieve.measure import measure
from tipimpact.retrieve.served import is_plain, read_served, read_unpacked, write_unpacked

ROWS = pd.DataFrame(
    {
        "year": ["2011", "2012"],
        "coo_name": ["Côte d'Ivoire", "Hungary"],
        "dec_level": ["NA", "FI"],
        "applied": ["14", "5"],
    }
)
ITEMS = [
    {"year": 2011, "coo_name": "Côte d'Ivoire", "dec_level": "NA", "applied": "14"},
    {"year": 2012, "coo_name": "Hungary", "dec_level": "FI", "applied": 5},
]


def csv(delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    return ROWS.to_csv(index=False, sep=delimiter).encode(encoding)


def r_data(compression: str = "gzip") -> bytes:
    """The rows as a data frame of R, with numbers as R has them: floating-point."""
    file = io.BytesIO()
    frame = ROWS.astype("object").set_axis(pd.RangeIndex(1, len(ROWS) + 1))
    numbers = {name: frame[name].astype("float64") for name in ("year", "applied")}
    rdata.write_rda(file, {"asylum": frame.assign(**numbers)}, compression=compression)
    return file.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


ANSWER = json.dumps({"page": 1, "maxPages": 1, "total": [], "items": ITEMS}).encode()
SERVED = {
    "CSV": csv(),
    "CSV with a byte-order mark": b"\xef\xbb\xbf" + csv(),
    "CSV, gzipped": gzip.compress(csv()),
    "tabs": csv("\t"),
    "tabs in UTF-16": csv("\t", "utf-16"),
    "semicolons": csv(";"),
    "JSON": ANSWER,
    "JSON list": json.dumps(ITEMS).encode(),
    "JSON, gzipped": gzip.compress(ANSWER),
    "zip": zipped({"rows.csv": csv()}),
    "zip with a folder and footnotes": zipped({"data/2025/rows.csv": csv(), "data/footnotes.csv": b"a,b\n1,2\n"}),
    "zip of a Mac": zipped({"rows.csv": csv(), "__MACOSX/rows.csv": b"x"}),
    "R data, gzip": r_data(),
    "R data, xz": r_data("xz"),
    "R data, bzip2": r_data("bzip2"),
}


@pytest.mark.parametrize("content", SERVED.values(), ids=SERVED)
def test_every_format_gives_the_same_rows_whatever_the_name(content, tmp_path):
    path = tmp_path / "table.rda"
    path.write_bytes(content)
    pd.testing.assert_frame_equal(read_served(path), ROWS, check_dtype=False)
    assert measure(path).model_dump() == {"rows": 2, "total": 19}


BROKEN = {
    "an empty file": b"",
    "cut R data": r_data("xz")[:-40],
    "R data that are none": gzip.compress(b"RDX3\nX\n" + b"\x00" * 40),
    "a cut zip": SERVED["zip"][:-30],
    "two tables": zipped({"a.csv": csv(), "b.csv": csv()}),
    "no table": zipped({"readme": b"x"}),
    "a page of several": json.dumps({"page": 1, "maxPages": 3, "items": ITEMS}).encode(),
    "no items": b'{"a": 1}',
    "nested items": b'{"items": [{"a": {"b": 1}}]}',
    "deep JSON": b"[" * 200_000,
    "another encoding": csv(encoding="cp1252"),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_damaged_file_is_an_error_that_names_it(content, tmp_path):
    path = tmp_path / "table.rda"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"table\.rda: the file is not a readable table") as error:
        read_served(path)
    assert "get the file from the publisher again" in str(error.value)


@pytest.mark.parametrize(
    ("name", "plain"), [("CSV", True), ("CSV, gzipped", True), ("JSON, gzipped", False), ("zip", False)]
)
def test_only_csv_needs_no_conversion(name, plain, tmp_path):
    path = tmp_path / "table"
    path.write_bytes(SERVED[name])
    assert is_plain(path) is plain


def test_tables_of_several_releases_are_unpacked_side_by_side(source, tmp_path):
    files = {"old": SERVED["CSV"], "new": json.dumps([{**ITEMS[0], "coo_id": 7}]).encode()}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    held = [SourceFile(source(id=name), tmp_path / name, "0" * 64) for name in files]
    write_unpacked(held, tmp_path / "both.parquet")
    old, new = (read_unpacked(tmp_path / "both.parquet", name) for name in files)
    assert old.astype(str).equals(ROWS.astype(str))
    assert new.astype(str).to_dict("records") == [{**ROWS.iloc[0].to_dict(), "coo_id": "7"}]
    assert new.attrs["name"] == "new"
    write_unpacked([], tmp_path / "none.parquet")
    assert read_unpacked(tmp_path / "none.parquet", "old").empty


def test_ckan_lists_resources_by_name(tmp_path):
    names = {"en": "2025Q1-Employers", "fr": "2025T1-Employeurs"}
    resource = {"name": names["en"], "name_translated": names, "language": ["en"], "url": "https://a.example/b.xlsx"}
    answer = {"success": True, "result": {"id": "90fed587", "resources": [resource]}}
    (tmp_path / "answer.json").write_text(json.dumps(answer))
    row = read_served(tmp_path / "answer.json").iloc[0]
    assert (row["name"], row["url"]) == (names["en"], resource["url"])
    assert json.loads(row["name_translated"]) == names


def test_years_in_a_header_or_a_column_are_not_counts(tmp_path):
    sheet = [
        ["Title 2012 - 2013"],
        ["", 2012, 2013],
        ["Ontario", 10, "1,230"],
        ["Yukon", "--", 5],
        [2012, "Mexico", "<5"],
    ]
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        page = book.add_worksheet()
        for number, cells in enumerate(sheet):
            page.write_row(number, 0, cells)
    assert measure(tmp_path / "a.xlsx").model_dump() == {"rows": 5, "total": 1245}


def test_a_document_has_no_rows_and_a_statute_has_sections(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    (tmp_path / "a.xml").write_bytes(b"<Statute><Section code='1'/><Section/><SectionGroup/></Statute>")
    assert measure(tmp_path / "a.pdf") is None
    assert measure(tmp_path / "a.xml").rows == 2
