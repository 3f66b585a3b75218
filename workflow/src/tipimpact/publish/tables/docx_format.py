"""Word: a finding on one upright page, with the text above and below its table."""

from __future__ import annotations

from typing import Any

from docx.shared import Pt

from tipimpact.publish.tables.around import above, caption, heading, under, widths
from tipimpact.publish.tables.model import View
from tipimpact.publish.word import LETTER, add_table, document_bytes, new_document

MARGIN = 1.5  # centimetres
WIDTH = LETTER[0] - 2 * MARGIN


def docx_bytes(view: View) -> bytes:
    """A finding as a Word document."""
    document = new_document(caption(view), LETTER, (MARGIN, MARGIN), 8, view.lang)
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.space_after = Pt(3)
    first: Any = document.styles["Heading 1"]
    first.font.size, first.paragraph_format.space_before = Pt(13), Pt(0)
    document.add_heading(caption(view), 1)
    for block in above(view):
        document.add_paragraph(" ".join(block.lines))
    rows = [[heading(item) for item in view.headings], *([cell.text for cell in row] for row in view.rows)]
    add_table(
        document,
        rows,
        widths=[WIDTH * share for share in widths(view)],
        numbers=[item.kind == "number" for item in view.headings],
        caption=caption(view),
        description=view.what,
    )
    document.add_paragraph()
    for block in under(view):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{block.title}. ").bold = True
        paragraph.add_run(" ".join(block.lines))
    return document_bytes(document)
