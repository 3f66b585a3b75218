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


def page(title: str = "", body: str = "") -> bytes:
    return f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>".encode()


ANSWERS = [
    ("report.html", page("Page not found - Canada.ca"), "an error page ('Page not found - Canada.ca') instead of HTML"),
    ("report.html", page("We couldn&#39;t find that Web page (Error 404)"), "an error page"),
    ("report.html", page("Nous ne pouvons trouver cette page Web (Erreur 404)"), "an error page"),
    ("report.html", page("403 Forbidden"), "an error page ('403 Forbidden') instead of HTML"),
    ("report.html", page("Accès refusé"), "an error page"),
    ("report.html", page("Just a moment..."), "an error page"),
    ("report.html", page("Sign in to your account"), "a login page instead of HTML"),
    ("report.html", page("Portal", "<form><input name=p type='password'></form>"), "a login page instead of HTML"),
    ("report.pdf", page("Ouvrir une session"), "a login page instead of PDF"),
    ("table.csv", b"Too Many Requests", "no table: the file begins with b'Too Many Requests'"),
    ("answer.json", b'{"success": false, "error": {"message": "Not found"}}', "an error answer"),
    ("answer.json", b'{"page": 1, "items": [{"a"', "truncated JSON"),
    ("answer.json", b'{"items": [' + b"1," * 2000, "truncated JSON"),
    ("list.xlsx", zipped().replace(b"xl/workbook.xml", b"xl/workbook.txt"), "an archive without xl/workbook.xml"),
]


@pytest.mark.parametrize(("name", "content", "words"), ANSWERS, ids=[f"{i}-{row[0]}" for i, row in enumerate(ANSWERS)])
def test_a_page_or_answer_that_reports_an_error_is_not_data(name, content, words, tmp_path):
    path = tmp_path / "draft"
    path.write_bytes(content)
    assert fault(path, name).startswith(words)


@pytest.mark.parametrize(
    "title",
    [
        "Trial and Error: access to protection",
        "Not found at home: trafficked persons",
        "Erreurs judiciaires, un rapport",
    ],
)
def test_a_report_whose_title_speaks_of_errors_is_a_report(title, tmp_path):
    path = tmp_path / "draft"
    path.write_bytes(page(title, "<p>404 people were not found.</p>"))
    assert fault(path, "report.html") == ""


def test_a_report_on_a_page_that_also_offers_to_log_in_is_a_report(tmp_path):
    path = tmp_path / "draft"
    form, text = "<form><input type=password></form>", "<p>Trafficked persons need a permit.</p>" * 50
    path.write_bytes(page("Report", form + text))
    assert fault(path, "report.html") == ""
    path.write_bytes(page("Report", form + "<script>" + "word " * 500 + "</script>"))
    assert fault(path, "report.html") == "a login page instead of HTML"


def test_a_report_may_come_in_another_format_if_its_row_says_so(tmp_path):
    path = tmp_path / "draft"
    path.write_bytes(page("Forum report"))
    assert fault(path, "report.pdf") == "an HTML page instead of PDF"
    assert fault(path, "report.pdf", ["html"]) == ""
    path.write_bytes(page("Page not found"))
    assert fault(path, "report.pdf", ["html"]).startswith("an error page")
