"""The brief as a Word file: real headings, tables with a head, pictures with alternative texts, the language set."""

from __future__ import annotations

import io

import vl_convert
from docx.document import Document as WordDocument
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from tipimpact.publish.brief.content import Block, Brief, Items, Links, Paragraph, Rows
from tipimpact.publish.figures.draw import Picture
from tipimpact.publish.figures.svg import resolved
from tipimpact.publish.word import LETTER, Sizes, add_caption, add_link, add_table, document_bytes, new_document
from tipimpact.publish.words import say

WIDTH, MARGIN = 17.9, 1.2  # of the text, and above and below it, in centimetres
PIXELS = 2  # of a picture for one of the SVG: 320 an inch at the width of the text
CELL = 0.4  # the space that Word leaves at both sides of a cell
LARGEST = (15.1, 13.1)  # width and height of a picture, so that the brief keeps to four pages
SIZES = Sizes(text=9.4, after=2, headings=(16, 12, 10), before=5)
LEAD, QUIET = 10.5, 7.5  # points
POINTS = {"lead": LEAD, "text": SIZES.text, "quiet": QUIET}  # by kind of paragraph


def word_bytes(brief: Brief) -> bytes:
    """The brief as the bytes of a .docx file."""
    document = new_document(brief.title, LETTER, ((LETTER[0] - WIDTH) / 2, MARGIN), SIZES, brief.lang, brief.day)
    document.core_properties.author = brief.author
    document.sections[0].footer.paragraphs[0].add_run(brief.footer).font.size = Pt(7.5)
    document.add_heading(brief.title, 1)
    for section in brief.sections:
        if section.title:
            document.add_heading(section.title, 2)
        for block in section.blocks:
            _add(document, block, brief.lang)
    return document_bytes(document)


def _add(document: WordDocument, block: Block, lang: str) -> None:
    match block:
        case Paragraph(text, kind):
            document.add_paragraph().add_run(text).font.size = Pt(POINTS[kind])
        case Items(items):
            for item in items:
                document.add_paragraph(item, style="List Bullet").paragraph_format.space_after = Pt(1)
        case Picture():
            _add_picture(document, block, lang)
        case Links(items):
            paragraph = document.add_paragraph()
            for place, (text, address) in enumerate(items):
                add_link(paragraph, text, address, QUIET)
                paragraph.add_run(" · " if place < len(items) - 1 else "").font.size = Pt(QUIET)
        case Rows():
            add_caption(document, say("brief-caption", lang, code="table"), block.title)
            rest = WIDTH - CELL * len(block.widths)
            widths = [CELL + rest * width / sum(block.widths) for width in block.widths]
            add_table(document, [block.headings, *block.rows], widths, points=QUIET, caption=block.title)
            _add_quiet(document, block.note)


def _add_picture(document: WordDocument, picture: Picture, lang: str) -> None:
    add_caption(document, say("brief-caption", lang, code="picture"), picture.title)
    _add_quiet(document, picture.subtitle).paragraph_format.keep_with_next = True
    png = vl_convert.svg_to_png(resolved(picture.svg), scale=PIXELS)
    width = min(LARGEST[0], LARGEST[1] * picture.width / picture.height)
    drawn = document.add_picture(io.BytesIO(png), width=Cm(width))
    described = drawn._inline.docPr  # the one place where python-docx keeps a picture's description
    described.set("descr", picture.alt)
    described.set("name", picture.title)
    _add_quiet(document, picture.note)


def _add_quiet(document: WordDocument, text: str) -> WordParagraph:
    paragraph = document.add_paragraph()
    paragraph.add_run(text).font.size = Pt(QUIET)
    return paragraph
