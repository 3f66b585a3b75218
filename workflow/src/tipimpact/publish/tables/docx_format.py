"""Word: a real table that repeats its header on every page, with caption, alternative text and language."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from tipimpact import __version__
from tipimpact.common.files import STEADY, steady
from tipimpact.publish.tables.around import Block, Panel, above, caption, heading, is_upright, panels, under, widths
from tipimpact.publish.tables.model import View
from tipimpact.publish.words import TAGS

_LEFT = '<w:pPr><w:spacing w:after="0"/></w:pPr>'
_RIGHT = '<w:pPr><w:spacing w:after="0"/><w:jc w:val="right"/></w:pPr>'
TITLE = 255  # characters that a property of a document holds
WIDTH = 10_500  # of an upright page between its margins, in twentieths of a point
_HEADER = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"


def docx_bytes(view: View) -> bytes:
    """The table with the text above and below it: a narrow one on one upright page, a wide one in strips."""
    document = _document(view)
    document.add_heading(caption(view), 1)
    _write(document, above(view))
    for panel in panels(view):
        if not view.from_tables:  # a finding's title is the heading of its page
            document.add_paragraph(caption(view), style="Caption").paragraph_format.keep_with_next = True
        # the section's own properties stay last in the body; python-docx would take minutes over large tables
        document.element.body.insert(len(document.element.body) - 1, parse_xml(_table(panel, view)))
        document.add_paragraph()
    if view.from_tables:
        _write(document, under(view))
    else:
        for block in under(view):
            document.add_heading(block.title, 2)
            for line in block.lines:
                document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return steady(file.getvalue())


def _write(document: WordDocument, blocks: list[Block]) -> None:
    """Each block as one paragraph, its title in bold."""
    for block in blocks:
        paragraph = document.add_paragraph()
        if block.title:
            paragraph.add_run(f"{block.title}. ").bold = True
        paragraph.add_run(" ".join(block.lines))


def _document(view: View) -> WordDocument:
    """An empty document in the table's language, its page upright or, for a wide table, on its side."""
    document = Document()
    page = document.sections[0]
    if is_upright(view):
        page.page_width, page.page_height = Cm(21.59), Cm(27.94)
    else:
        page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(35.6), Cm(21.6)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.5)
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(8)
    normal.paragraph_format.space_after = Pt(3)
    first: Any = document.styles["Heading 1"]
    first.font.size, first.paragraph_format.space_before = Pt(13), Pt(0)
    for language in document.styles.element.xpath("//w:lang"):
        language.getparent().remove(language)
    tag = TAGS[view.lang]
    normal.element.get_or_add_rPr().append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{tag}"/>'))
    properties = document.core_properties
    properties.title, properties.author, properties.language = caption(view)[:TITLE], f"tipimpact {__version__}", tag
    properties.created = properties.modified = STEADY
    return document


def _table(panel: Panel, view: View) -> str:
    numbers = [item.kind == "number" for item in panel.headings]
    wide = [round(WIDTH * share) for share in widths(panel)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in wide)
    laid_out = list(zip(wide, numbers, strict=True))
    head = "".join(_cell(heading(h), *how, "<w:b/>") for h, how in zip(panel.headings, laid_out, strict=True))
    rows = ["".join(_cell(c.text, *how) for c, how in zip(row, laid_out, strict=True)) for row in panel.rows]
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={_quoted(caption(view))}/><w:tblDescription w:val={_quoted(view.what)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr>{_HEADER}{head}</w:tr>"
        + "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>" for row in rows)
        + "</w:tbl>"
    )


def _cell(text: str, width: int, number: bool, run: str = "") -> str:
    words = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(line) for line in text.split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{_RIGHT if number else _LEFT}<w:r>'
        f"{f'<w:rPr>{run}</w:rPr>' if run else ''}"
        f'<w:t xml:space="preserve">{words}</w:t></w:r></w:p></w:tc>'
    )


def _quoted(text: str) -> str:
    return '"' + escape(text, {'"': "&quot;", "\n": " "}) + '"'
