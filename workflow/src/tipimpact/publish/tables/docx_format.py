"""Word: a finding on one upright page, or on several if it is long, with the text above and below its table."""

from __future__ import annotations

from tipimpact.publish.tables.around import above, caption, heading, split_pages, under, widths
from tipimpact.publish.tables.model import View
from tipimpact.publish.word import LETTER, Sizes, add_table, document_bytes, new_document

MARGIN = 1.5  # centimetres
WIDTH = LETTER[0] - 2 * MARGIN
SIZES = Sizes(text=8, after=3, headings=(13,))


def docx_bytes(view: View) -> bytes:
    """A finding as a Word document."""
    document = new_document(caption(view), LETTER, (MARGIN, MARGIN), SIZES, view.lang)
    for page, (title, rows) in enumerate(split_pages(view), 1):
        document.add_heading(title, 1).paragraph_format.page_break_before = True if page > 1 else None
        for block in above(view) if page == 1 else []:
            document.add_paragraph(" ".join(block.lines))
        add_table(
            document,
            [[heading(item) for item in view.headings], *([cell.text for cell in row] for row in rows)],
            widths=[WIDTH * share for share in widths(view)],
            numbers=[item.kind == "number" for item in view.headings],
            caption=title,
            description=view.what,
        )
        document.add_paragraph()
    for block in under(view):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{block.title}. ").bold = True
        paragraph.add_run(" ".join(block.lines))
    return document_bytes(document)
