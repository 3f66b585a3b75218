"""Small files that make a reader of reports take very much memory or time, or stop; each is made by code.

Each is a name, which ends with the file's ending, and a function that returns the bytes.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Sequence

from reports.files import assemble

HEAD = b"<!DOCTYPE html><html><head>%s</head><body>"
WORDS = b"The permit of a trafficked person was refused, and the fee was not waived."
W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (entries, len(packed), packed)


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def write_page(
    drawn: bytes, kids: bytes = b"3 0 R", font: bytes = FONT, others: Sequence[bytes] = (), more=b""
) -> bytes:
    """A PDF file of one page. kids: of the page tree.  others: further objects, from number 6 on."""
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, kids.count(b"R")),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>>>"
            % more,
            stream(drawn),
            font,
            *others,
        ]
    )


def nest_forms(depth: int = 8, times: int = 10) -> bytes:
    """Forms that each draw the next one several times, as entities of a laughing XML file do."""
    text = b"BT /F1 10 Tf 50 50 Td (%s) Tj ET" % WORDS
    forms = []
    for level in range(depth):
        last = level == depth - 1
        inside = b"/Font<</F1 5 0 R>>" if last else b"/XObject<</X %d 0 R>>" % (7 + level)
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<%s>>" % inside
        forms.append(stream(text if last else b"/X Do " * times, entries))
    return write_page(b"/X Do", others=forms, more=b"/XObject<</X 6 0 R>>")


def loop_forms() -> bytes:
    """A form that draws itself."""
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>>>"
    return write_page(b"/X Do", others=[stream(b"/X Do /X Do", entries)], more=b"/XObject<</X 6 0 R>>")


def repeat_page(times: int = 4_900, lines: int = 50) -> bytes:
    """One page that the page tree names again and again."""
    drawn = b"".join(b"BT /F1 10 Tf 50 %d Td (%s) Tj ET\n" % (800 - 15 * i, WORDS) for i in range(lines))
    return write_page(drawn, kids=b" ".join([b"3 0 R"] * times))


def loop_pages() -> bytes:
    """A page tree that contains itself."""
    return write_page(b"BT /F1 10 Tf 50 700 Td (%s) Tj ET" % WORDS, kids=b"3 0 R 2 0 R 2 0 R")


def grid_words(columns: int = 200, rows: int = 156) -> bytes:
    """A page of 31,200 words in a grid."""
    place = b"BT /F1 2 Tf 1 0 0 1 %d %d Tm (a) Tj ET\n"
    cells = (place % (10 + 20 * x, 10 + 5 * y) for y in range(rows) for x in range(columns))
    return write_page(b"".join(cells)).replace(b"[0 0 595 842]", b"[0 0 4200 900]")


def inflate_page(size: int = 300_000_000) -> bytes:
    """A page whose content unpacks to hundreds of megabytes."""
    return write_page(b"BT /F1 10 Tf 50 700 Td (%s) Tj ET" % WORDS + b" " * size)


def map_lone_surrogates() -> bytes:
    """Words in a font that maps a letter to half of a surrogate pair."""
    cmap = (
        b"/CIDInit /ProcSet findresource begin begincmap /CMapName /X def\n"
        b"1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"1 beginbfrange <20> <7e> <0020> endbfrange\n1 beginbfchar <71> <d800> endbfchar endcmap end"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    drawn = b"BT /F1 10 Tf 50 700 Td (%s) Tj 0 -20 Td (The inquest q was not held.) Tj ET" % WORDS
    return write_page(drawn, font=font, others=[stream(cmap)])


def state_charset(name: bytes, body: bytes = WORDS) -> Callable[[], bytes]:
    """A web page that states an encoding."""
    return lambda: HEAD % (b'<meta charset="%s">' % name) + b"<p>" + body + b"</p></body></html>"


def list_cells(rows: int = 20_000, columns: int = 40) -> bytes:
    """A web page with a huge table, without end tags."""
    return HEAD % b"" + b"<table>" + (b"<tr>" + b"<td>a" * columns) * rows + b"<p>" + WORDS


def list_calls(count: int = 60_000) -> bytes:
    """A web page of one paragraph with a note's call after each word."""
    return HEAD % b"" + b"<p>" + b"".join(b'the fee <a href="#n%d">%d</a> ' % (i % 99, i % 99) for i in range(count))


def open_elements(count: int = 200_000) -> bytes:
    """A web page with very many elements within each other."""
    return HEAD % b"" + b"<div>" * count + WORDS


def close_elements(count: int = 200_000) -> bytes:
    """A web page of 1,900 open elements and very many end tags of elements that are not open."""
    return HEAD % b"" + b"<i>" * 1_900 + b"</b>" * count + b"<p>" + WORDS


def leave_open(times: int = 60_000) -> bytes:
    """A web page of very many comments and declarations that never end."""
    return HEAD % b"" + b"<p>" + WORDS + b"<!--" * times + b"<![" * times + b"<a " * times


def write_word(body: bytes, pack: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", pack) as packed:
        packed.writestr("word/document.xml", b"<w:document %s><w:body>%s</w:body></w:document>" % (W, body))
    return out.getvalue()


def paragraph(words: bytes) -> bytes:
    return b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % words


def inflate_word(count: int = 2_600_000) -> bytes:
    """A Word file of a hundred megabytes of paragraphs, packed into some hundred kilobytes."""
    return write_word(paragraph(b"a") * count)


def nest_word(depth: int = 100_000) -> bytes:
    """A Word file with very many elements within each other."""
    return write_word(b"<w:p>" * depth + paragraph(WORDS) + b"</w:p>" * depth)


def nest_tables(depth: int = 80) -> bytes:
    """A Word file with tables within the cells of tables."""
    inner = paragraph(WORDS)
    for _ in range(depth):
        inner = b"<w:tbl><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>" % inner
    return write_word(inner)


def laugh() -> bytes:
    """A Word file with entities that expand to very much."""
    declared = b"".join(b'<!ENTITY a%d "%s">' % (i + 1, b"&a%d;" % i * 10) for i in range(9))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        head = b'<!DOCTYPE d [<!ENTITY a0 "ha">%s]>' % declared
        body = b"<w:document %s><w:body>%s</w:body></w:document>" % (W, paragraph(b"&a9;"))
        packed.writestr("word/document.xml", head + body)
    return out.getvalue()


def open_brackets(count: int = 300_000) -> bytes:
    """A text of one line with very many brackets that are never closed."""
    return WORDS + b" (" * count


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nested_forms.pdf": nest_forms,
    "form_in_itself.pdf": loop_forms,
    "one_page_4900_times.pdf": repeat_page,
    "page_tree_in_itself.pdf": loop_pages,
    "grid_of_31200_words.pdf": grid_words,
    "inflated_page.pdf": inflate_page,
    "lone_surrogate.pdf": map_lone_surrogates,
    "charset_undefined.html": state_charset(b"undefined"),
    "charset_punycode.html": state_charset(b"punycode", WORDS * 2_000 + b"-99999999" * 2_000),
    "charset_idna.html": state_charset(b"idna", b"a" * 40_000),
    "charset_unicode_escape.html": state_charset(b"unicode_escape", WORDS + rb" \ud800"),
    "charset_utf_7.html": state_charset(b"utf-7", WORDS + b" +2AA-"),
    "charset_zlib.html": state_charset(b"zlib"),
    "huge_table.html": list_cells,
    "calls_of_notes.html": list_calls,
    "deep.html": open_elements,
    "end_tags.html": close_elements,
    "never_closed.html": leave_open,
    "inflated.docx": inflate_word,
    "deep.docx": nest_word,
    "tables_in_tables.docx": nest_tables,
    "entities.docx": laugh,
    "brackets.txt": open_brackets,
}
