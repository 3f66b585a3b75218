"""Word: a finding on one upright page, or on several if it is long, to be pasted into a report.

Its title is a caption with a number that Word counts, not a heading that would enter the report's
outline; all that belongs to the table is under it.
"""

from __future__ import annotations

from tipimpact.publish.tables.around import above, caption, heading, linked, split_pages, under, widths
from tipimpact.publish.tables.model import View
from tipimpact.publish.word import LETTER, Sizes, add_caption, add_link, add_table, document_bytes, new_document
from tipimpact.publish.words import say

MARGIN = 1.5  # centimetres
WIDTH = LETTER[0] - 2 * MARGIN
SIZES = Sizes(text=8, after=3)


def docx_bytes(view: View) -> bytes:
    """A finding as a Word document."""
    document = new_document(caption(view), LETTER, (MARGIN, MARGIN), SIZES, view.lang)
    label = say("brief-caption", view.lang, code="table")
    for page, (title, rows) in enumerate(split_pages(view), 1):
        add_caption(document, label, title, again=page > 1).page_break_before = True if page > 1 else None
        add_table(
            document,
            [[heading(item) for item in view.headings], *([cell.text for cell in row] for row in rows)],
            widths=[WIDTH * share for share in widths(view)],
            numbers=[item.kind == "number" for item in view.headings],
            points=SIZES.text,  # also where the text around is larger: numbers keep to one line
            caption=title,
            description=view.what,
        )
        document.add_paragraph()
    for block in [*above(view), *under(view)]:
        paragraph = document.add_paragraph()
        if block.title:
            paragraph.add_run(f"{block.title}. ").bold = True
        for text, address in linked(" ".join(block.lines)):
            add_link(paragraph, text, address, SIZES.text)
    return document_bytes(document)
