"""Word: a finding on one upright page, with the text above and below its table."""

from __future__ import annotations

from tipimpact.publish.tables.around import above, caption, heading, under, widths
from tipimpact.publish.tables.model import View
from tipimpact.publish.word import LETTER, Sizes, add_table, document_bytes, new_document

MARGIN = 1.5  # centimetres
WIDTH = LETTER[0] - 2 * MARGIN
SIZES = Sizes(text=8, after=3, headings=(13,))


def docx_bytes(view: View) -> bytes:
    """A finding as a Word document."""
    document = new_document(caption(view), LETTER, (MARGIN, MARGIN), SIZES, view.lang)
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
