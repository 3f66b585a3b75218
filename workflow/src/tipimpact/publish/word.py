"""Word documents, by python-docx: a page in one language, and tables that a screen reader can follow."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.parfmt import ParagraphFormat

from tipimpact import __version__
from tipimpact.common.files import STEADY, steady
from tipimpact.publish.words import TAGS

LETTER = (21.59, 27.94)  # centimetres
FONT = "Times New Roman"  # narrow, and on every machine, if only as Liberation Serif of the same widths
PROPERTY = 255  # characters that a property of a document holds
WHOLE = 5000  # fiftieths of a percent: the width of the text


class Sizes(NamedTuple):
    """Sizes in points: of text, of the space after a paragraph, and of headings from the first level on."""

    text: float
    after: float | None = None
    headings: tuple[float, ...] = ()
    before: float = 0  # the space before a heading


def new_document(
    title: str,
    page: tuple[float, float],
    margins: tuple[float, float],
    sizes: Sizes,
    lang: str | None = None,
    day: dt.date | None = None,
) -> WordDocument:
    """An empty document. page: width and height, margins: at the sides and at top and bottom, in centimetres.

    lang: None for a document in both languages.  day: of the release that it belongs to, if it is published.
    """
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = map(Cm, page)
    section.left_margin = section.right_margin = Cm(margins[0])
    section.top_margin = section.bottom_margin = Cm(margins[1])
    normal: Any = document.styles["Normal"]
    _set_font(normal)
    normal.font.size = Pt(sizes.text)
    if sizes.after is not None:
        normal.paragraph_format.space_after = Pt(sizes.after)
        normal.paragraph_format.line_spacing = 1.0
    for level, points in enumerate(sizes.headings, 1):
        style: Any = document.styles[f"Heading {level}"]
        _set_font(style)
        style.font.size, style.paragraph_format.space_before = Pt(points), Pt(sizes.before)
    properties = document.core_properties
    properties.title, properties.author = title[:PROPERTY], f"tipimpact {__version__}"
    properties.created = properties.modified = dt.datetime.combine(day, dt.time()) if day else STEADY
    if lang:
        for language in document.styles.element.xpath("//w:lang"):
            language.getparent().remove(language)
        normal.element.get_or_add_rPr().append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{TAGS[lang]}"/>'))
        properties.language = TAGS[lang]
    return document


def _set_font(style: Any) -> None:
    """The font of a style, also where the template names one by its theme."""
    style.font.name = FONT
    for theme in ("asciiTheme", "hAnsiTheme"):
        style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)


def add_caption(document: WordDocument, label: str, text: str, again: bool = False) -> ParagraphFormat:
    """A caption in Word's own style with a number that Word counts, so that it goes on where it is pasted.

    again: it has the number of the one before, for a table that continues. Returns its format.
    """
    style: Any = document.styles["Caption"]
    _set_font(style)
    paragraph = document.add_paragraph(style="Caption")
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(f"{label} ")
    before = [one.text for one in document.paragraphs[:-1] if one.style is not None and one.style.name == "Caption"]
    number = sum(text.startswith(f"{label} ") for text in before) + (not again)
    counted = f"SEQ {label} " + (r"\c \* ARABIC" if again else r"\* ARABIC")
    shown = f"<w:r><w:t>{number}</w:t></w:r>"
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {counted} ">{shown}</w:fldSimple>'))
    paragraph.add_run(f". {text}")
    return paragraph.paragraph_format


def add_link(paragraph: WordParagraph, text: str, address: str, points: float) -> None:
    """A text with an address; without one the text alone."""
    run = paragraph.add_run(text)
    run.font.size = Pt(points)
    if address:
        id = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{id}"/>')
        run.font.underline = True
        paragraph._p.append(link)
        link.append(run._r)


def add_table(
    document: WordDocument,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float] = (),
    numbers: Sequence[bool] = (),
    points: float | None = None,
    caption: str = "",
    description: str = "",
) -> None:
    """A table whose first row is its head, which is repeated on every page; no row is broken between two pages.

    widths: of the columns, in centimetres.  numbers: whether a column is aligned right.  points: the size of text.
    caption, description: what a screen reader reads out for it.
    """
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    table.autofit = not widths
    if widths:  # as wide as the text, also in another document
        (width,) = table._tbl.tblPr.xpath("w:tblW")
        width.attrib.update({qn("w:type"): "pct", qn("w:w"): str(WHOLE)})
    for column, width in enumerate(widths):  # LibreOffice goes by the columns, Word by the cells
        table.columns[column].width = Cm(width)
    for tag, text in (("w:tblCaption", caption), ("w:tblDescription", description)):
        if text:
            element = OxmlElement(tag)
            element.set(qn("w:val"), text)
            table._tbl.tblPr.append(element)
    for line in table.rows:
        line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for line, texts in zip(table.rows, rows, strict=True):
        for column, (cell, text) in enumerate(zip(line.cells, texts, strict=True)):
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(text)
            run.bold = texts is rows[0] or None
            run.font.size = Pt(points) if points else None
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if numbers and numbers[column] else None
            if widths:
                cell.width = Cm(widths[column])


def document_bytes(document: WordDocument) -> bytes:
    """The document as the bytes of a .docx file, the same for the same document."""
    file = io.BytesIO()
    document.save(file)
    return steady(file.getvalue())
