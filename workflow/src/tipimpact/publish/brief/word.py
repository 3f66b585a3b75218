"""The brief as a Word file: real headings, tables with a head, pictures with alternative texts, the language set."""

from __future__ import annotations

import io
from typing import Any

import vl_convert
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from tipimpact import __version__
from tipimpact.common.files import STEADY, steady
from tipimpact.publish.brief.content import Block, Brief, Items, Paragraph, Rows
from tipimpact.publish.figures.draw import Picture
from tipimpact.publish.figures.svg import resolved
from tipimpact.publish.words import TAGS

PAGE = (21.59, 27.94)  # letter paper, in centimetres
WIDTH = 17.6  # of the text
PIXELS = 2  # of a picture for one of the SVG: 320 an inch at the width of the text
HEIGHT = 8.5  # of a picture at most, so that the brief keeps to four pages
SIZES = {"lead": 10.5, "text": 9.5, "quiet": 8}  # points


def word_bytes(brief: Brief) -> bytes:
    """The brief as the bytes of a .docx file."""
    document = _document(brief)
    document.add_heading(brief.title, 1)
    for section in brief.sections:
        if section.title:
            document.add_heading(section.title, 2)
        for block in section.blocks:
            _add(document, block)
    file = io.BytesIO()
    document.save(file)
    return steady(file.getvalue())


def _document(brief: Brief) -> WordDocument:
    """An empty document on letter paper, in the language of the brief, with its line at the foot of each page."""
    document, tag = Document(), TAGS[brief.lang]
    page = document.sections[0]
    page.page_width, page.page_height = map(Cm, PAGE)
    page.left_margin = page.right_margin = Cm((PAGE[0] - WIDTH) / 2)
    page.top_margin, page.bottom_margin = Cm(1.6), Cm(1.7)
    page.footer.paragraphs[0].add_run(brief.footer).font.size = Pt(7.5)
    for language in document.styles.element.xpath("//w:lang"):
        language.getparent().remove(language)
    normal: Any = document.styles["Normal"]
    normal.font.size, normal.paragraph_format.space_after = Pt(SIZES["text"]), Pt(4)
    normal.element.get_or_add_rPr().append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{tag}"/>'))
    for level, size in ((1, 17), (2, 12.5), (3, 10)):
        style: Any = document.styles[f"Heading {level}"]
        style.font.size, style.paragraph_format.space_before = Pt(size), Pt(8)
    properties = document.core_properties
    properties.title, properties.author, properties.language = brief.title, f"tipimpact {__version__}", tag
    properties.created = properties.modified = STEADY
    return document


def _add(document: WordDocument, block: Block) -> None:
    match block:
        case Paragraph(text, kind):
            document.add_paragraph().add_run(text).font.size = Pt(SIZES[kind])
        case Items(items):
            for item in items:
                document.add_paragraph(item, style="List Bullet").paragraph_format.space_after = Pt(2)
        case Picture():
            _add_picture(document, block)
        case Rows():
            document.add_heading(block.title, 3)
            _add_table(document, block)
            _add_quiet(document, block.note)


def _add_picture(document: WordDocument, picture: Picture) -> None:
    document.add_heading(picture.title, 3)
    _add_quiet(document, picture.subtitle)
    png = vl_convert.svg_to_png(resolved(picture.svg), scale=PIXELS)
    width = min(WIDTH, HEIGHT * picture.width / picture.height)
    drawn = document.add_picture(io.BytesIO(png), width=Cm(width))
    described = drawn._inline.docPr  # the one place where python-docx keeps a picture's description
    described.set("descr", picture.alt)
    described.set("name", picture.title)
    _add_quiet(document, picture.note)


def _add_quiet(document: WordDocument, text: str) -> None:
    document.add_paragraph().add_run(text).font.size = Pt(SIZES["quiet"])


def _add_table(document: WordDocument, block: Rows) -> None:
    table = document.add_table(rows=1 + len(block.rows), cols=len(block.headings), style="Table Grid")
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # the head is repeated on the next page
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), block.title)
    table._tbl.tblPr.append(described)
    total = sum(block.widths)
    for line, texts in zip(table.rows, [block.headings, *block.rows], strict=True):
        for cell, text, width in zip(line.cells, texts, block.widths, strict=True):
            cell.width = Cm(WIDTH * width / total)
            run = cell.paragraphs[0].add_run(text)
            run.font.size, run.bold = Pt(SIZES["quiet"]), texts is block.headings
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
