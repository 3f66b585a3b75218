"""A report's file opened: the text that offsets count in, and the blocks in it."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tipimpact.common.errors import nearest
from tipimpact.reports import layout, web, word
from tipimpact.reports.layout import TextBlock
from tipimpact.reports.unreadable import Unreadable
from tipimpact.retrieve.content import HTML, OLE, PDF, ZIP

LARGEST = 100_000_000  # bytes of a file, and of what a packed file may hold
# Encodings of texts. Python has others, some of which are no encodings of texts, are slow, or give half characters.
ENCODINGS = frozenset(
    [
        *("ascii", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "mac-roman", "cp437", "cp850", "cp858", "koi8-r"),
        *("gb2312", "gbk", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
        *(f"iso8859-{part}" for part in range(1, 17) if part != 12),  # there is no part 12
        *(f"cp125{part}" for part in range(9)),
    ]
)
BEGINS = {OLE: "an old or an encrypted Office file", PDF: "a PDF file", ZIP: "a zip or Office file"}


class Original(NamedTuple):
    """What a file holds.

    text: the string that ``start`` and ``end`` of sentences index.  blocks: its paragraphs and items, in order.
    notes: what was doubtful.  pages: where each page begins in ``text``; none: the file has no pages.
    """

    text: str
    blocks: Iterator[TextBlock]
    notes: list[str]
    pages: Sequence[int] = ()


class Format(NamedTuple):
    """A kind of file: its name, how its bytes become an ``Original``, how such a file begins (empty: in any way)."""

    name: str
    read: Callable[..., Original]
    begins: bytes = b""


def _text(blocks: Callable[[str], Iterator[TextBlock]], data: bytes, older: str | None = None) -> Original:
    """Plain text or Markdown: the original is the file as decoded, line ends and byte order mark included.

    older: the encoding of a file that is not in UTF-8.
    """
    text = decode_text(data, older=older)
    return Original(text, blocks(text), [])


def _html(data: bytes) -> Original:
    """A page: the original is its source as decoded, tags and all."""
    text = decode_text(data, web.detect_encoding(data))
    return Original(text, web.read_blocks(text), [])


def _docx(data: bytes) -> Original:
    """A Word file: the original is the text of its paragraphs, in order, one a line; see ``word``."""
    return Original(*word.open_paragraphs(data, LARGEST), [])


def _pdf(data: bytes) -> Original:
    """A PDF file: the original is the text of its pages as pypdfium2 gives it; see ``pdf``."""
    from tipimpact.reports import pdf  # the library is loaded where there is something for it to read

    return Original(*pdf.open_pages(data))


_HTML = Format("html", _html)
FORMATS = {
    **dict.fromkeys((".txt", ".text"), Format("text", partial(_text, layout.plain_blocks))),
    **dict.fromkeys((".md", ".markdown"), Format("markdown", partial(_text, layout.markdown_blocks))),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _HTML),
    ".docx": Format("docx", _docx, ZIP),
    ".pdf": Format("pdf", _pdf, PDF),
}
LINES = Format("text", partial(_text, layout.line_blocks))


def find_format(path: Path) -> Format:
    """The format that a file's ending names. Raises Unreadable when it names none that can be read."""
    ending = path.suffix.lower()
    if ending not in FORMATS:
        what = f"files of kind {path.suffix or 'without ending'!r} cannot be read"
        near, todo = nearest(ending, FORMATS), "save the report in one of these formats"
        raise Unreadable("unknown_format", what, where=str(path), expected=", ".join(FORMATS), nearest=near, todo=todo)
    return FORMATS[ending]


def _recognized(data: bytes) -> Format | None:
    """The format that a file's first bytes show, whatever its name: publishers serve one report in several formats."""
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(PDF):
        return FORMATS[".pdf"]
    if start.startswith(ZIP) and b"word/document.xml" in data:
        return FORMATS[".docx"]
    return _HTML if HTML.match(start) else None


def open_report(path: str | Path, line_by_line: bool = False, encoding: str | None = None) -> Original:
    """A report's text and blocks.

    line_by_line: every line of a text file is a block of its own.  encoding: that of a text file
    that is not in UTF-8.
    The first bytes decide between PDF, Word and HTML; the ending decides if they show none of
    these.
    Raises Unreadable naming the file when it is missing, empty, too large, of another kind than its
    ending says, encrypted, damaged, without a text layer, or not text in the encoding that it
    states.
    """
    path = Path(path)
    kind = LINES if line_by_line and find_format(path).name == "text" else find_format(path)
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable("too_large", f"larger than {LARGEST:,} bytes")
        data = path.read_bytes()
        kind = _recognized(data) or kind
        _check(data, kind)
        return kind.read(data, encoding) if encoding and kind.name == "text" else kind.read(data)
    except OSError as error:
        raise Unreadable("cannot_open", f"cannot be opened: {error.strerror}", where=str(path)) from None
    except Unreadable as error:
        raise error.at(str(path)) from None


def original_text(path: str | Path) -> str:
    """Exactly the string that ``start`` and ``end`` of a report's sentences index.

    Text, Markdown, HTML: the file as decoded, nothing changed.  DOCX: the paragraphs, one a line,
    cells of a row parted by tabs, footnotes last.  PDF: each page's text as pypdfium2 gives it
    (``get_text_range``), with ``-`` for its mark U+FFFE of a hyphen at a line end, pages parted by
    a form feed.  Raises Unreadable.

    >>> from tipimpact.reports import read_report
    >>> path = "data/raw/sample/reports/ccr_forum_2012_en.txt"
    >>> first = read_report(path).iloc[0]
    >>> original_text(path)[first["start"] : first["end"]].split()[:2]
    ['Sample', 'edition:']
    """
    return open_report(path).text


def _check(data: bytes, kind: Format) -> None:
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Unreadable("empty", "the file is empty", todo="retrieve or save it again")
    other = next((words for magic, words in BEGINS.items() if data.startswith(magic)), "")
    if kind.begins and not data[:1024].lstrip().startswith(kind.begins):
        todo = "save it without a password as .docx" if data.startswith(OLE) else "give the file its right ending"
        code = "encrypted" if data.startswith(OLE) else "wrong_format"
        raise Unreadable(code, f"this is no {kind.name} file{f' but {other}' if other else ''}", todo=todo)
    if not kind.begins and other:
        raise Unreadable("wrong_format", f"this is {other}, not {kind.name}", todo="give the file its right ending")


def decode_text(data: bytes, encoding: str = "utf-8", older: str | None = None) -> str:
    """Bytes as text. Raises Unreadable where they are neither in that encoding nor in ``older``.

    It is also raised where one of these is not among ``ENCODINGS``.
    """
    todo = "convert the file to UTF-8"
    for name in filter(None, (encoding, older)):
        if not _is_accepted(name):
            raise Unreadable("encoding", f"the file is said to be in {name.upper()}", expected="UTF-8", todo=todo)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if older:
            return decode_text(data, older)
        what, expected = f"byte {error.start} is not {encoding.upper()}", f"text in {encoding.upper()}"
        raise Unreadable("encoding", what, expected=expected, todo=todo) from None


def _is_accepted(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name in ENCODINGS
    except LookupError:
        return False
