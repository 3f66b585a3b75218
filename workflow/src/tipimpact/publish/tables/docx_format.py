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
from tipimpact.publish.tables.around import Panel, above, caption, heading, panels, under
from tipimpact.publish.tables.model import View
from tipimpact.publish.words import TAGS

_RIGHT = '<w:pPr><w:jc w:val="right"/></w:pPr>'
_HEADER = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"


def docx_bytes(view: View) -> bytes:
    """The table, in strips if it is wider than a page, with the text above and below it."""
    document = _document(view)
    document.add_heading(caption(view), 1)
    for block in above(view):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{block.title}. ").bold = True
        paragraph.add_run(" ".join(block.lines))
    for panel in panels(view):
        document.add_paragraph(caption(view), style="Caption").paragraph_format.keep_with_next = True
        # the section's own properties stay last in the body; python-docx would take minutes over large tables
        document.element.body.insert(len(document.element.body) - 1, parse_xml(_table(panel, view)))
        document.add_paragraph()
    for block in under(view):
        document.add_heading(block.title, 2)
        for line in block.lines:
            document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return steady(file.getvalue())


def _document(view: View) -> WordDocument:
    """An empty document, page on its side, in the table's language."""
    document = Document()
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(35.6), Cm(21.6)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.5)
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(8)
    for language in document.styles.element.xpath("//w:lang"):
        language.getparent().remove(language)
    tag = TAGS[view.lang]
    normal.element.get_or_add_rPr().append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{tag}"/>'))
    properties = document.core_properties
    properties.title, properties.author, properties.language = caption(view), f"tipimpact {__version__}", tag
    properties.created = properties.modified = STEADY
    return document


def _table(panel: Panel, view: View) -> str:
    numbers = [item.kind == "number" for item in panel.headings]
    head = "".join(_cell(heading(item), number, "<w:b/>") for item, number in zip(panel.headings, numbers, strict=True))
    rows = ["".join(_cell(cell.text, number) for cell, number in zip(row, numbers, strict=True)) for row in panel.rows]
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={_quoted(caption(view))}/><w:tblDescription w:val={_quoted(view.what)}/></w:tblPr>"
        f"<w:tblGrid>{'<w:gridCol/>' * len(panel.headings)}</w:tblGrid>"
        f"<w:tr>{_HEADER}{head}</w:tr>"
        + "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>" for row in rows)
        + "</w:tbl>"
    )


def _cell(text: str, number: bool, run: str = "") -> str:
    words = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(line) for line in text.split("\n"))
    return (
        f"<w:tc><w:tcPr/><w:p>{_RIGHT if number else ''}<w:r>{f'<w:rPr>{run}</w:rPr>' if run else ''}"
        f'<w:t xml:space="preserve">{words}</w:t></w:r></w:p></w:tc>'
    )


def _quoted(text: str) -> str:
    return '"' + escape(text, {'"': "&quot;", "\n": " "}) + '"'
