"""Every format is read back by a program that is not ours, and holds the cells of the model."""

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from publish.reading import LATEX, compiled, in_excel, in_latex, in_word, words
from tipimpact.common.contracts import contract as contract_of
from tipimpact.common.contracts import names
from tipimpact.publish import ResultTable
from tipimpact.publish.tables import apparatus
from tipimpact.publish.tables.around import heading
from tipimpact.publish.tables.docx_format import docx_bytes
from tipimpact.publish.tables.model import flat
from tipimpact.publish.tables.table import RENDERERS
from tipimpact.publish.tables.tex_format import escaped, tex_text
from tipimpact.publish.tables.xlsx_format import workbook_bytes
from tipimpact.publish.words import LANGUAGES, TAGS, say

EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)


@EACH_LANGUAGE
def test_word_holds_the_cells_of_the_model(table: ResultTable, lang: str):
    assert in_word(docx_bytes(table.view(lang))) == words(table.view(lang))


@EACH_LANGUAGE
def test_latex_holds_the_cells_of_the_model(table: ResultTable, lang: str):
    assert in_latex(tex_text(table.view(lang))) == words(table.view(lang))


@EACH_LANGUAGE
def test_excel_holds_typed_cells(table: ResultTable, lang: str):
    view = table.view(lang)
    head, *body = in_excel(table.render("xlsx", lang))
    assert head == [heading(item) for item in flat(view.headings)]
    typed = {"number": float, "date": dt.date}
    for row, cells in zip(body, ([*flat(row)] for row in view.rows), strict=True):
        for value, cell in zip(row, cells, strict=True):
            known = cell.value is not None and cell.kind in typed
            assert value == (cell.value if known else cell.text)
            assert not known or isinstance(value, typed[cell.kind])


@EACH_LANGUAGE
def test_word_tables_are_accessible(table: ResultTable, lang: str):
    document = docx.Document(io.BytesIO(docx_bytes(table.view(lang))))
    for part in document.tables:
        assert part.rows[0]._tr.xpath("w:trPr/w:tblHeader")
        assert part._tbl.xpath("string(w:tblPr/w:tblDescription/@w:val)") == table.view(lang).what
        assert not part._tbl.xpath(".//w:gridSpan|.//w:vMerge")
    assert document.styles["Normal"].element.xpath("string(w:rPr/w:lang/@w:val)") == TAGS[lang]
    assert len(document.tables) == 1


@EACH_LANGUAGE
def test_workbooks_are_accessible_and_run_nothing(table: ResultTable, lang: str):
    archive = zipfile.ZipFile(io.BytesIO(table.render("xlsx", lang)))
    parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}
    assert not [name for name, part in parts.items() if re.search(r"<f[ >]|mergeCell|<hyperlink|externalLink", part)]
    (tagged,) = [part for name, part in parts.items() if name.startswith("xl/tables/")]
    assert 'headerRowCount="0"' not in tagged
    assert tagged.count("<tableColumn ") == len(flat(table.view(lang).headings))


def test_numbers_in_excel_have_the_marks_that_readers_see_elsewhere(table: ResultTable):
    """A year has no mark between its thousands, a count has one, a share has two decimals."""
    archive = zipfile.ZipFile(io.BytesIO(table.render("xlsx", "en")))
    styles, sheet = (archive.read(f"xl/{name}.xml").decode() for name in ("styles", "worksheets/sheet2"))
    codes = {"0": "General", "1": "0", "3": "#,##0"}  # those that Excel knows by number; others are in the file
    codes |= dict(re.findall(r'<numFmt numFmtId="(\d+)" formatCode="([^"]+)"', styles))
    formats = re.findall(r'<xf numFmtId="(\d+)"', styles.partition("<cellXfs")[2])
    cells = re.findall(r'<c r="\w+" s="(\d+)"><v>([^<]+)</v>', sheet)
    shown = {value: codes[formats[int(style)]] for style, value in cells}
    assert (shown["2012"], shown["30396"], shown["0.125"]) == ("0", "#,##0", "#,##0.00")


@EACH_LANGUAGE
def test_pages_for_paper_carry_what_stands_around_the_table(table: ResultTable, lang: str):
    view = table.view(lang)
    said = [view.what, view.is_not, *view.notes, *view.status, view.licences[0].attribution, "0123abcd"]
    said += [view.cite, table.view("fr" if lang == "en" else "en").cite, *(meaning for _, meaning in view.verdict)]
    word = "\n".join(p.text for p in docx.Document(io.BytesIO(docx_bytes(table.view(lang)))).paragraphs)
    book = CalamineWorkbook.from_filelike(io.BytesIO(table.render("xlsx", lang)))
    excel = "\n".join(
        str(v) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for v in row
    )
    latex = tex_text(table.view(lang))
    assert [text for text in said if text not in word] == []
    assert [text for text in said[: len(said) - 1 - len(view.verdict)] if text not in excel] == [], "and a page has all"
    assert [text for text in said if escaped(text) not in latex] == []


@EACH_LANGUAGE
def test_the_list_of_a_workbook_keeps_each_block_and_says_what_it_leaves_out(table: ResultTable, lang: str):
    view = replace(table.view(lang), notes=[f"note {n}" for n in range(40)])
    cover = CalamineWorkbook.from_filelike(io.BytesIO(workbook_bytes(view))).get_sheet_by_index(0)
    said = "\n".join(str(value) for row in cover.to_python() for value in row)
    assert (view.licences[0].attribution in said, view.cite in said) == (True, True)
    assert [f"note {n}\n" in said for n in (14, 15)] == [True, False]
    assert say("page-lines_left", lang, count=25) in said


def test_abbreviations_under_a_table_are_those_that_stand_in_it():
    assert apparatus.abbreviations(["IRPA 24(5), LMIAs and a TRP"], "en") == [
        ("IRPA", "Immigration and Refugee Protection Act"),
        ("LMIA", "labour market impact assessment"),
        ("TRP", "temporary resident permit"),
    ]
    assert [short for short, _ in apparatus.abbreviations(["LIPR 24(5), STRPX"], "fr")] == ["LIPR"]


@EACH_LANGUAGE
def test_what_a_table_allows_one_to_say(lang: str):
    says = {name: [words for words, _ in apparatus.verdict(contract_of(name), lang)] for name in names(published=True)}
    assert says["law_changes"] == [say("value-verdict", lang, code="established_by_rule")]
    assert says["indicators"] == [say("value-verdict", lang, code="description")]
    assert say("value-verdict", lang, code="cannot_tell") in says["impact_estimates"]


@EACH_LANGUAGE
@pytest.mark.parametrize("format", RENDERERS)
def test_the_same_rows_give_the_same_bytes(table: ResultTable, data, contract, sources, format: str, lang: str):
    again = ResultTable(data.sample(frac=1, random_state=1), contract, sources)
    assert table.render(format, lang) == again.render(format, lang)


# LaTeX itself


@pytest.mark.skipif(
    not LATEX, reason="pdfLaTeX is not installed (Debian: texlive-latex-base, texlive-latex-recommended, lmodern)"
)
class TestLatexCompiles:
    @EACH_LANGUAGE
    def test_the_demo_table_with_hostile_text(self, table: ResultTable, lang: str, tmp_path):
        assert "Missing character" not in compiled(tex_text(table.view(lang)), tmp_path)

    def test_every_character_is_drawn_or_named(self, tmp_path):
        latin = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180)]))
        text = escaped(f"{latin} – — ‘ ’ “ ” „ † ‡ • … € − → ≤ ≥ ≈ \u202f \u2011 Ж 漢 \U0001f600 -- `` '' ?`")
        assert "Missing character" not in compiled(text, tmp_path)


@given(st.text())
def test_no_text_is_a_command_to_latex(text: str):
    left = re.sub(
        r"\\(text\w+|leavevmode|newline|ensuremath|rightarrow|leq|geq|approx|mbox)\b|\\[{}$&#%_,]", "", escaped(text)
    )
    assert not re.search(r"[\\$&#%_^]", left)
