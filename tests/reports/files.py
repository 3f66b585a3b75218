"""Files of every format, made for tests. The PDF files are written byte by byte."""

import io
from collections.abc import Sequence

import docx

Placed = tuple[float, float, float, str]  # left, base line, size, words


def pdf(
    pages: Sequence[Sequence[Placed]], width: int = 595, height: int = 842, encoding: bytes = b"/WinAnsiEncoding"
) -> bytes:
    """A PDF file in one font with words at places, in points from the lower left corner. encoding: of the font."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding" + encoding + b">>",
    ]
    kids = []
    for page in pages:
        drawn = b"\n".join(
            b"BT /F1 %.1f Tf 1 0 0 1 %.1f %.1f Tm (%s) Tj ET" % (size, left, y, _escaped(words))
            for left, y, size, words in page
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            % (width, height, len(objects))
        )
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    return assemble(objects)


def assemble(objects: Sequence[bytes], version: bytes = b"1.4") -> bytes:
    """A PDF file of these objects, numbered from 1; the first is the catalogue."""
    out, places = io.BytesIO(), []
    out.write(b"%%PDF-%s\n" % version)
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    xref = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, xref))
    return out.getvalue()


def _escaped(words: str) -> bytes:
    data = words.encode("cp1252")
    return b"".join(b"\\" + data[i : i + 1] if data[i] in b"()\\" else data[i : i + 1] for i in range(len(data)))


def lines(words: Sequence[str], left: float = 70, top: float = 760, size: float = 11, step: float = 14) -> list[Placed]:
    """Lines of a paragraph, one under the other; an empty one leaves a gap."""
    return [(left, top - i * step, size, line) for i, line in enumerate(words) if line]


def word(content: Sequence[tuple[str, str | Sequence[str]]]) -> bytes:
    """A Word file of (kind, words): heading, sentence, bullet, or row with its cells."""
    document = docx.Document()
    for kind, words in content:
        if kind == "row":
            table = document.add_table(rows=1, cols=len(words))
            for cell, text in zip(table.rows[0].cells, words, strict=True):
                cell.text = text
        elif kind == "heading":
            document.add_heading(words, level=1)
        else:
            document.add_paragraph(words, style="List Bullet" if kind == "bullet" else None)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
