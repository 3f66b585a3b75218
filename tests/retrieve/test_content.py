"""The kind of a file is judged by its bytes, not by its name or the server."""

import gzip
import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.retrieve.content import fault

from .conftest import GOOD, PAGE


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>" * 100)
    return file.getvalue()


XLSX = zipped()
GZ = gzip.compress(b"a,b\n1,2\n")
PDF = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n"

FINE = [
    ("law.xml", GOOD),
    ("law.xml", b"\xef\xbb\xbf  \n" + GOOD),
    ("law.xml", b"<?xml version='1.0'?><!-- not html --><Statute>&lt;html&gt;</Statute>"),
    ("table.csv", b"a,b\n1,2\n"),
    ("table.csv", "Employeur,Québec\n".encode("cp850")),
    ("table.csv", "a\tb\n".encode("utf-16")),
    ("page.html", PAGE),
    ("list.xlsx", XLSX),
    ("panel.csv.gz", GZ),
    ("report.pdf", PDF),
    ("answer.json", json.dumps({"a": 1}).encode()),
    ("notes.md", b"# <html> explained\n"),
    ("data.dta", b"\x72\x02\x01\x00"),
]
WRONG = [
    ("law.xml", PAGE, "an HTML page instead of XML"),
    ("law.xml", b"<?xml version='1.0'?>\n<!-- error -->\n<html xmlns='x'></html>", "an HTML page instead of XML"),
    ("law.xml", b"Not found", "not XML: the file begins with b'Not found'"),
    ("law.xml", GOOD[:-9], "truncated XML"),
    ("law.xml", XLSX, "a zip or Office file instead of XML"),
    ("table.csv", b"\n\n <HTML><body>", "an HTML page instead of CSV"),
    ("table.csv", XLSX, "a zip or Office file instead of CSV"),
    ("table.csv", GZ, "a gzip file instead of CSV"),
    ("table.csv", b"", "the file is empty"),
    ("table.csv", b" \n\t", "the file is empty"),
    ("list.xlsx", PAGE, "an HTML page instead of XLSX"),
    ("list.xlsx", b"Province,Employer\n", "not XLSX: the file begins with b'Province,Emp'"),
    ("list.xlsx", XLSX[: len(XLSX) // 2], "truncated XLSX"),
    ("panel.csv.gz", b"a,b\n", "not GZ: the file begins with b'a,b\\n'"),
    ("report.pdf", PAGE, "an HTML page instead of PDF"),
    ("report.pdf", PDF[:20], "truncated PDF"),
    ("answer.json", PAGE, "an HTML page instead of JSON"),
]


@pytest.mark.parametrize(("name", "content"), FINE, ids=[f"{i}-{name}" for i, (name, _) in enumerate(FINE)])
def test_valid_content_is_accepted(name, content, tmp_path):
    path = tmp_path / "draft"
    path.write_bytes(content)
    assert fault(path, name) == ""


@pytest.mark.parametrize(("name", "content", "words"), WRONG, ids=[f"{i}-{row[0]}" for i, row in enumerate(WRONG)])
def test_wrong_content_is_refused_with_the_reason(name, content, words, tmp_path):
    path = tmp_path / "draft"
    path.write_bytes(content)
    assert fault(path, name) == words


@given(st.binary(max_size=200), st.sampled_from(["a.xml", "a.csv", "a.xlsx", "a.gz", "a.pdf", "a.json", "a", "a.html"]))
def test_any_bytes_are_judged_without_an_error(tmp_path_factory, content, name):
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(content)
    assert isinstance(fault(path, name), str)
