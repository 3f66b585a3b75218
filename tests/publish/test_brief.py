"""The brief: four pages in each language, in PDF and Word, with what the tables say and nothing of the machine's."""

import datetime as dt
import io
import re
import zipfile

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from publish.reading import NEEDS_WRITER, PRINTED, count_word_pages
from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract
from tipimpact.common.errors import PublishError
from tipimpact.package.reader import read_package
from tipimpact.publish.brief.content import (
    FINDINGS,
    PICTURES,
    Brief,
    Items,
    Links,
    Paragraph,
    Rows,
    Section,
    brief,
    draw_pictures,
)
from tipimpact.publish.brief.pdf import PAGES, pages_of, pdf_bytes
from tipimpact.publish.brief.word import word_bytes
from tipimpact.publish.figures.draw import Picture
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.statements.opening import opening
from tipimpact.publish.tables.table import ResultTable, result_tables
from tipimpact.publish.words import TAGS, date, say
from tipimpact.publish.words.constants import publication

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" font-family="Liberation Sans, sans-serif">'
    '<rect width="200" height="100" fill="var(--c31,#12618f)"/><text x="10" y="40">Inside the picture</text></svg>'
)
DAY = dt.date(2026, 11, 29)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


def made_up(lang: str = "en", rows: int = 3) -> Brief:
    picture = Picture(SVG, "A finding", "What is drawn", "A caveat", "", "A line that falls", 200, 100)
    table = Rows("A table", ["Person", "Wait"], [["a person who waited for long", "1,826 days"]] * rows, "A note")
    return Brief(lang, "The title", "The foot", "A. Writer", DAY, [
        Section("", [Paragraph("The opening", "lead"), Paragraph("Not advice", "quiet")]),
        Section("Pictures", [picture, picture]),
        Section("Findings", [table]),
        Section("Missing", [Items(["one", "two"]), Links([("a site", "https://example.org/a"), ("none", "")])]),
    ])  # fmt: skip


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", " ")


@each_language
def test_the_pdf_is_accessible_and_the_same_each_time(lang):
    made = pdf_bytes(made_up(lang))
    assert made == pdf_bytes(made_up(lang))
    assert b"pdfuaid" in made  # PDF/UA, which typst checks as it writes
    document = pypdfium2.PdfDocument(made)
    assert document.get_metadata_value("Title") == "The title"
    assert document.get_metadata_value("Author") == "A. Writer"
    assert document.get_metadata_value("CreationDate").startswith("D:20261129"), "the day of the release"
    assert b"https://example.org/a" in made
    assert document.is_tagged()
    assert TAGS[lang].encode() in made
    said = text_of(made)
    assert all(
        words in said for words in ("The opening", "Inside the picture", "A caveat", "1,826 days", "A note", "two")
    )


def test_the_pdf_uses_no_font_of_the_machine():
    fonts = set(re.findall(rb"/BaseFont ?/[A-Z]{6}\+([\w-]+)", pdf_bytes(made_up())))
    assert fonts
    assert all(font.startswith(b"LibertinusSerif") for font in fonts)


def test_what_does_not_fit_on_four_pages_goes_on_at_the_usual_size():
    made = pypdfium2.PdfDocument(pdf_bytes(made_up(rows=300)))
    assert len(made) > PAGES
    text = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in made)
    assert text.count("waited for long") == 300


@each_language
def test_the_word_file_has_headings_tables_and_descriptions(lang):
    content = word_bytes(made_up(lang))
    assert content == word_bytes(made_up(lang))
    document = docx.Document(io.BytesIO(content))
    heads = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert heads == ["The title", "Pictures", "Findings", "Missing"]
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    names = {"en": ("Figure", "Figure", "Table"), "fr": ("Figure", "Figure", "Tableau")}[lang]
    assert [p.text.split(" ")[0] for p in captions] == list(names)
    texts = ["".join(part.text or "" for part in p._p.iter(qn("w:t"))) for p in captions]
    assert [text.split(". ")[0] for text in texts] == [
        f"{name} {number}" for name, number in zip(names, (1, 2, 1), strict=True)
    ]
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["a person who waited for long", "1,826 days"]
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert xml.count('descr="A line that falls"') == 2
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count("<w:hyperlink ") == 1
    assert [link.address for p in document.paragraphs for link in p.hyperlinks] == ["https://example.org/a"]
    assert document.core_properties.created.date() == DAY
    assert document.core_properties.author == "A. Writer"
    assert document.core_properties.language == TAGS[lang]
    assert f'w:lang w:val="{TAGS[lang]}"' in zipfile.ZipFile(io.BytesIO(content)).read("word/styles.xml").decode()


def test_a_picture_that_was_not_drawn_is_named():
    with pytest.raises(PublishError, match="'claims' was not drawn"):
        brief({}, {}, "en")


@pytest.fixture(scope="module")
def results(sample_results):
    return result_tables(read_package(sample_results / "sample" / "data"))


@each_language
def test_the_brief_of_the_sample_has_four_pages_and_says_the_answer(sample_results, results, lang):
    published = sample_results / "print" / "brief" / f"{lang}.pdf"
    assert pages_of(published.read_bytes()) == PAGES == 4
    said = brief(results, draw_pictures(results, lang), lang)
    assert published.read_bytes() == pdf_bytes(said)
    blocks = [block for section in said.sections for block in section.blocks]
    assert [type(block) for block in blocks].count(Picture) == len(PICTURES)
    assert [type(block) for block in blocks].count(Rows) == len(FINDINGS) == 3
    assert all(block.alt for block in blocks if isinstance(block, Picture))
    assert blocks[0].text == " ".join(statement.text(lang) for statement in opening(TableEvidence.of(results)))
    gaps = results["evidence_gaps"].data
    (items,) = [block.items for block in blocks if isinstance(block, Items)]
    assert len(items) == (gaps["gap_kind"] == "not_published").sum() > 0
    text = text_of(published.read_bytes())
    assert say("page-cite", lang) in text
    for day in (publication().day, results["eligibility"].data.query("moment == 'today'")["day"].iloc[0]):
        assert date(day, lang) in said.footer
    links = [item for block in blocks if isinstance(block, Links) for item in block.items]
    assert sum(address.startswith("https://") for _, address in links) > 5


@NEEDS_WRITER
@pytest.mark.workflow
@pytest.mark.parametrize("edition", ["sample", pytest.param("official", marks=pytest.mark.official)])
def test_in_word_too_it_has_four_pages(request, edition, tmp_path):
    project = request.getfixturevalue(f"{edition}_project")
    files = [project / "results" / PRINTED[edition] / "brief" / f"{lang}.docx" for lang in LANGUAGES]
    assert count_word_pages(files, tmp_path) == dict.fromkeys(LANGUAGES, PAGES)


@each_language
def test_it_is_made_where_no_table_has_a_row(sample_results, results, lang):
    """Not one word fails; it is shorter."""
    bare = {}
    for name, result in results.items():
        data = contract(name).empty()
        data.attrs = result.data.attrs
        bare[name] = ResultTable(data, name, result.sources, result.authored)
    said = brief(bare, draw_pictures(results, lang), lang)
    assert 1 < pages_of(pdf_bytes(said)) <= PAGES
    assert word_bytes(said)


def test_a_column_of_a_table_has_room_for_its_longest_word_and_long_texts_do_not_take_the_page():
    table = Rows("", ["a", "b"], [["w" * 30, "one two " * 40], ["w", "one"]])
    word, text = table.widths
    assert word == pytest.approx(1.3 * 30 + 2)
    assert 3 < text <= 45
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        _ = Rows("", ["a", "b"], [["one cell"]]).widths
