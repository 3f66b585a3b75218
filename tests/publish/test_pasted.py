"""A finding pasted into somebody else's report, LaTeX paper or web article needs no repair (docs/validation/README.md).

What stays by hand: the line ``\\usepackage`` of LaTeX, and the language of the caption's label in Word.
"""

import copy
import io
import re
import subprocess
from dataclasses import replace

import docx
import lxml.html
import pypdfium2
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from publish.reading import LATEX, NEEDS_WRITER, WRITER
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables.docx_format import docx_bytes
from tipimpact.publish.tables.findings import finding_view
from tipimpact.publish.tables.html_format import paste_text
from tipimpact.publish.tables.tex_format import PACKAGES, tex_text
from tipimpact.publish.words import LANGUAGES, say

NAME = "exposure"  # the widest numbers
EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture(scope="module")
def views(released):
    return {lang: finding_view(NAME, released, lang, TableEvidence.of(released)) for lang in LANGUAGES}


def report_with(finding: bytes, label: str):
    """A report in Word's own style with a table of its own, into which a finding is pasted as Word pastes it."""
    report = docx.Document()
    report.add_heading("A report", 1)
    ours = report.add_paragraph(f"{label} ", style="Caption")
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" SEQ {label} \\* ARABIC "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    ours._p.append(parse_xml(field))
    end = report.element.body.sectPr
    for part in docx.Document(io.BytesIO(finding)).element.body:
        if not part.tag.endswith("}sectPr"):
            end.addprevious(copy.deepcopy(part))
    return report


@NEEDS_WRITER
@EACH_LANGUAGE
def test_in_a_report_in_word_its_number_goes_on_and_its_numbers_stay_whole(views, lang, tmp_path):
    label, view = say("brief-caption", lang, code="table"), views[lang]
    report = report_with(docx_bytes(view), label)
    assert [p.text for p in report.paragraphs if p.style.name.startswith("Heading")] == ["A report"], "its own outline"
    report.save(tmp_path / "report.docx")
    command = [str(WRITER), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "report.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    pages = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    lines = " ".join(page.get_textpage().get_text_range() for page in pages).splitlines()
    assert any(line.startswith(f"{label} 2. ") for line in lines)
    shown = re.sub(r"\s", " ", " ".join(lines))
    numbers = [re.sub(r"\s", " ", cell.text) for row in view.rows for cell in row if cell.kind == "number"]
    assert len(numbers) > 15
    assert [number for number in numbers if number not in shown] == []


def test_an_address_is_a_link_in_word_and_on_the_web(views):
    view = replace(views["en"], cite="Us (2026), version 1, https://example.org/tip/en/finding-x.html.")
    document = docx.Document(io.BytesIO(docx_bytes(view)))
    targets = [document.part.rels[id].target_ref for id in document.element.body.xpath(".//w:hyperlink/@r:id")]
    assert targets == ["https://example.org/tip/en/finding-x.html"]
    assert 'href="https://example.org/tip/en/finding-x.html">' in paste_text([view], "en")


@pytest.mark.skipif(not LATEX, reason="pdfLaTeX is not installed (Debian: texlive-latex-base)")
@pytest.mark.parametrize("kind", ["[11pt]{article}", "[a4paper,12pt]{amsart}"])
@EACH_LANGUAGE
def test_in_a_paper_in_latex_it_counts_on_and_leaves_the_size_of_the_text_alone(views, lang, kind, tmp_path):
    (tmp_path / "finding.tex").write_text(tex_text(views[lang]), encoding="utf-8")
    size = r"\makeatletter\typeout{SIZE=\f@size}\makeatother"
    lines = [rf"\documentclass{kind}", *PACKAGES, r"\begin{document}", size, r"\input{finding}", size]
    lines += [rf"Table~\ref{{tab:finding-{NAME}}}.", r"\end{document}"]
    (tmp_path / "paper.tex").write_text("\n".join(lines), encoding="utf-8")
    for _ in range(2):  # the reference needs a second run
        done = subprocess.run(
            [str(LATEX), "-interaction=nonstopmode", "-halt-on-error", "paper.tex"],
            cwd=tmp_path, capture_output=True, text=True, errors="replace",
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-1500:]
    assert len(set(re.findall(r"SIZE=(\S+)", done.stdout))) == 1
    assert "undefined" not in done.stdout
    pages = pypdfium2.PdfDocument(tmp_path / "paper.pdf")
    assert "Table 1." in " ".join(page.get_textpage().get_text_range() for page in pages)


@EACH_LANGUAGE
def test_in_an_article_on_the_web_a_section_needs_nothing_of_ours(released, lang):
    evidence = TableEvidence.of(released)
    view = finding_view("lives", released, lang, evidence)
    page = lxml.html.fromstring(paste_text([view], lang))
    (section,) = page.xpath("//section")
    assert not section.xpath(".//@class|.//script|.//style|.//*[@id]"), "nothing that stays behind"
    assert all(address.startswith("https://") for address in section.xpath(".//@href"))
    assert section.xpath("string(table/caption)") == view.title
    cells = [[cell.text_content() for cell in row.xpath("th|td")] for row in section.xpath("table/tbody/tr")]
    assert cells == [[cell.text.replace("\n", "") for cell in row] for row in view.rows]
    assert view.cite in section.text_content()
