"""Word files: the text of the paragraphs, and what each paragraph is by its style.

Read from the file's XML, since python-docx leaves out footnotes, text boxes and tracked insertions.
Page headers and footers, comments, deleted and hidden text are not text of the report.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from tipimpact.common.workbooks import ZIP_FAULTS
from tipimpact.reports.layout import TextBlock, set_sections, split_row
from tipimpact.reports.passages import Passage
from tipimpact.reports.unreadable import Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
PARTS = {"body": "word/document.xml"} | {name: f"word/{name}.xml" for name in ("styles", "footnotes", "endnotes")}
HEADING = re.compile(r"(?:heading|titre|title|subtitle|sous-titre|toc heading|caption)\b", re.I)
CONTENTS = re.compile(r"(?:toc|tm|table des mati)\w*\s*\d*\Z", re.I)
# What a run holds besides its words, and the characters that it means.
SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011", W + "softHyphen": "\xad"}
# No text of the report: deletions, instructions of fields, the older copy of a drawing, properties of a paragraph.
SILENT = {W + "del", W + "moveFrom", W + "instrText", W + "delText", W + "pPr", W + "sectPr",
          "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # fmt: skip
SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")  # between text and notes
NOTE_CALLS = {W + "footnoteReference", W + "endnoteReference"}
MEND = "open it in Word and save it again"
PARAGRAPH, TABLE, ROW, CELL = W + "p", W + "tbl", W + "tr", W + "tc"


@dataclass
class _Written:
    """The original as it is put together."""

    pieces: list[str]
    length: int = 0

    def add(self, text: str, end: str) -> Passage:
        """Append a paragraph and what parts it from the next."""
        start = self.length
        self.pieces.append(text + end)
        self.length += len(text) + len(end)
        return Passage(text, range(start, start + len(text)))


def open_paragraphs(data: bytes, largest: int) -> tuple[str, Iterator[TextBlock]]:
    """The original (paragraphs one a line, cells of a table row parted by tabs, footnotes last) and its blocks.

    largest: bytes that the parts read may hold unpacked.
    Raises Unreadable when the file is damaged, holds no document, unpacks to more, or declares
    entities.
    """
    parts = _read_parts(data, largest)
    kind_of = _read_styles(parts.get("styles"))
    written, blocks = _Written([]), []
    for name in ("body", "footnotes", "endnotes"):
        if (root := parts.get(name)) is not None:
            blocks += [
                block if name == "body" else replace(block, kind="note") for block in _walk(root, kind_of, written)
            ]
    return "".join(written.pieces), set_sections(blocks)


def _walk(element: etree._Element, kind_of: Callable[[etree._Element], str], written: _Written) -> Iterator[TextBlock]:
    """Paragraphs and tables below an element, in order."""
    for child in element:
        if child.tag == PARAGRAPH:
            yield from _read_paragraph(child, kind_of(child), written)
        elif child.tag == TABLE:
            for row in child.iter(ROW):
                if next(row.iterancestors(TABLE)) is child:
                    yield from _read_row(row, kind_of, written)
        elif child.tag not in SILENT and isinstance(child.tag, str) and child.get(W + "type") not in SEPARATORS:
            yield from _walk(child, kind_of, written)


def _read_paragraph(element: etree._Element, kind: str, written: _Written, end: str = "\n") -> Iterator[TextBlock]:
    text = "".join(_read_words(element))
    passage = written.add(text, end)
    if any(char.isalnum() for char in text):
        yield TextBlock(kind, "", passage)
    for box in element.iter(W + "txbxContent"):  # a text box is inside the paragraph that it is tied to
        if not any(above.tag in SILENT for above in box.iterancestors()):
            yield from _walk(box, lambda _: "sentence", written)


def _read_row(row: etree._Element, kind_of: Callable[[etree._Element], str], written: _Written) -> Iterator[TextBlock]:
    """A table row. A cell with a list, a heading or a table in it is read like the rest of the document."""
    cells: list[Passage] = []
    for cell in row.iter(CELL):
        if next(cell.iterancestors(ROW)) is not row:
            continue
        blocks = list(_walk(cell, kind_of, written))
        if written.pieces and written.pieces[-1].endswith("\n"):
            written.pieces[-1] = written.pieces[-1][:-1] + "\t"
        plain = [block.source for block in blocks if block.kind == "sentence"]
        cells += plain if len(plain) == len(blocks) else []
        if len(plain) < len(blocks):
            yield from blocks
    if written.pieces:
        written.pieces[-1] = written.pieces[-1][:-1] + "\n"
    yield from split_row(cells, "")


def _read_words(element: etree._Element) -> Iterator[str]:
    """The characters of a paragraph, without what is hidden, deleted or of a text box."""
    for child in element:
        if child.tag in SILENT or child.tag == W + "txbxContent" or not isinstance(child.tag, str):
            continue
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        elif child.tag != W + "r" or not (_hidden(child) or _calls_note(child)):
            yield from _read_words(child)


def _hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(W + "val", "1") not in ("0", "false", "off")


def _calls_note(run: etree._Element) -> bool:
    """Whether a run holds a call of a note with a sign of its own, which is not a word of the text."""
    return any(child.get(W + "customMarkFollows") in ("1", "true", "on") for child in run if child.tag in NOTE_CALLS)


def _read_styles(root: etree._Element | None) -> Callable[[etree._Element], str]:
    """What a paragraph is: heading, bullet, contents or sentence, by its own marks, its style, and the style's base."""
    styles = {} if root is None else {s.get(W + "styleId"): s for s in root.iter(W + "style")}

    def by_style(style: etree._Element | None, depth: int = 0) -> str:
        if style is None or depth > 20:
            return "sentence"
        named = style.find(W + "name")
        name = named.get(W + "val", "") if named is not None else ""
        kind = _own_kind(style) or ("heading" if HEADING.match(name) else "contents" if CONTENTS.match(name) else "")
        based = style.find(W + "basedOn")
        return kind or by_style(styles.get(based.get(W + "val")) if based is not None else None, depth + 1)

    def kind(paragraph: etree._Element) -> str:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return _own_kind(paragraph) or by_style(styles.get(named.get(W + "val")) if named is not None else None)

    return kind


def _own_kind(element: etree._Element) -> str:
    """What a paragraph's or a style's own properties say; empty: nothing."""
    level = element.find(f"{W}pPr/{W}outlineLvl")
    if level is not None and level.get(W + "val", "9") != "9":
        return "heading"
    number = element.find(f"{W}pPr/{W}numPr/{W}numId")
    return "bullet" if number is not None and number.get(W + "val") != "0" else ""


def _read_parts(data: bytes, largest: int) -> dict[str, etree._Element]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = {name: packed.getinfo(part) for name, part in PARTS.items() if part in packed.namelist()}
            if "body" not in members:
                what, todo = "there is no Word document in it", "save it as .docx"
                raise Unreadable("wrong_format", what, expected=PARTS["body"], todo=todo)
            if sum(info.file_size for info in members.values()) > largest:
                raise Unreadable("too_large", f"unpacks to more than {largest:,} bytes", todo="split the report")
            # at most the size allowed, even if the archive declares less than it holds
            contents = {name: packed.open(info).read(largest + 1) for name, info in members.items()}
    except ZIP_FAULTS as error:
        todo = "save it again without a password"
        raise Unreadable("damaged", f"damaged or encrypted: {error}", todo=todo) from None
    return {name: _parse_part(xml, PARTS[name]) for name, xml in contents.items()}


def _parse_part(xml: bytes, part: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml.replace(STRICT, W[1:-1].encode()), parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        raise Unreadable("damaged", f"{part} is damaged: {error}", todo=MEND) from None
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        what = f"{part} declares a document type, which no Word file does"
        raise Unreadable("entities", what, todo=MEND)
    return root
