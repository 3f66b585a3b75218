"""The words on the pages of a PDF file: words side by side on a line, with their places in the original.

A page's text comes from pypdfium2 character by character, each with its place and size. Raised
numbers that call a note are left out here; everything else is kept.
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from statistics import median
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tipimpact.reports.layout import UNIT

HYPHEN = "\x02"  # pdfium's mark for a hyphen at a line end, after which it leaves out the line's end
LOST = "\ufffd"  # for half of a character beyond U+FFFF, which no text can hold
GAP = 0.8  # a space of fewer character sizes is one between words
RAISED = 0.8  # size of raised characters against the characters next to them
CALL = re.compile(r"[\d*†‡§,\s()\[\]]+\Z")  # what a raised call of a note consists of
DOT = 0.15, 0.8  # smallest and largest size of a drawn bullet against the characters next to it
DOT_APART = 2.0  # it is at most so many character sizes before them
MOST_DOTS = 2_000  # drawings of a page that are looked at for bullets


class Char(NamedTuple):
    """A character, its left and right edge, base line and height in points."""

    text: str
    left: float
    right: float
    y: float
    size: float


@dataclass(frozen=True)
class TextPiece:
    """Words side by side on one line.

    at: their places in the original.  y: base line; all in points.  note: begins with a raised
    number, as notes do, which is left out.  spaced: there is a space behind that number.  dot: a
    bullet is drawn before it.
    """

    text: str
    at: tuple[int, ...]
    left: float
    right: float
    y: float
    size: float
    page: int
    note: bool = False
    spaced: bool = False
    dot: bool = False


class PageText(NamedTuple):
    """A page: its text as the original has it, its pieces in the order of the file, its height in points."""

    text: str
    pieces: list[TextPiece]
    height: float


def read_page(document: pdfium.PdfDocument, number: int, offset: int) -> PageText:
    """A page of a document, from 1. offset: place of the page in the original. Raises PdfiumError if it is damaged."""
    page = document[number - 1]
    chars = _read_chars(page.get_textpage())
    words = "".join(char.text for char in chars).replace(HYPHEN, "-")
    pieces = [piece for run in _split_runs(chars) if (piece := _make_piece(chars, run, offset, number))]
    return PageText(words, _mark_dots(page, _lower_raised(pieces)), page.get_height())


def _read_chars(text: pdfium.PdfTextPage) -> list[Char]:
    chars: list[Char] = []
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for i in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, i)
        if chars and 0xDC00 <= code < 0xE000 and "\ud800" <= chars[-1].text < "\udc00":
            pair = (chars[-1].text + chr(code)).encode("utf-16", "surrogatepass")
            chars[-1] = chars[-1]._replace(text=pair.decode("utf-16"))
        elif code:
            raw.FPDFText_GetLooseCharBox(text, i, box)
            raw.FPDFText_GetCharOrigin(text, i, x, y)
            chars.append(Char(chr(code), box.left, box.right, y.value, box.top - box.bottom))
    return [char._replace(text=LOST) if "\ud800" <= char.text < "\ue000" else char for char in chars]


def _split_runs(chars: Sequence[Char]) -> Iterator[range]:
    """Stretches of characters that are side by side: up to a line's end, or a gap as wide as between columns."""
    start, last = 0, None  # the character before that has ink
    for i, char in enumerate(chars):
        if last and not char.text.isspace():
            back = char.left < last.left - last.size
            if char.left - last.right > GAP * last.size or back or last.text == HYPHEN:
                yield range(start, i)
                start = i
        if char.text in "\r\n":
            yield range(start, i)
            start, last = i + 1, None
        elif not char.text.isspace():
            last = char
    yield range(start, len(chars))


def _make_piece(chars: Sequence[Char], run: range, offset: int, page: int) -> TextPiece | None:
    """A stretch of characters as a piece, without the raised numbers that call notes; None: it is empty."""
    inked = [i for i in run if not chars[i].text.isspace()]
    if not inked:
        return None
    size = median(chars[i].size for i in inked)
    base = median(chars[i].y for i in inked)
    calls = _list_note_calls(chars, inked, size, base)
    words = [i for i in inked if i not in calls]
    if not words:
        return None
    places = [i for i in range(words[0], words[-1] + 1) if i not in calls]
    note = inked[0] in calls
    return TextPiece(
        "".join("-" if chars[i].text == HYPHEN else chars[i].text for i in places),
        tuple(offset + i for i in places),
        min(chars[i].left for i in inked),
        max(chars[i].right for i in inked),
        base,
        size,
        page,
        note=note,
        spaced=note and words[0] - 1 not in calls,
    )


def _list_note_calls(chars: Sequence[Char], inked: list[int], size: float, base: float) -> set[int]:
    """Which of the characters are raised numbers or signs that call a note."""
    calls: set[int] = set()
    for i in inked:
        raised = chars[i].size <= RAISED * size and chars[i].y > base + 0.1 * size
        before = "".join(chars[j].text for j in range(max(inked[0], i - 3), i))
        if raised and CALL.match(chars[i].text) and (not UNIT.search(before) or i - 1 in calls):
            calls.add(i)
    return calls


def _lower_raised(pieces: list[TextPiece]) -> list[TextPiece]:
    """The pieces, with those that are raised as a whole brought down to the line that they belong to.

    A call of a note is left out; the line reaches over its place, and begins with it where nothing is before it.
    """
    largest = max((piece.size for piece in pieces), default=0.0)
    small = [piece for piece in pieces if len(piece.text) <= 8 and piece.size <= RAISED * largest]
    by_line = sorted(enumerate(pieces), key=lambda numbered: numbered[1].y) if small else []
    lines = [piece.y for _, piece in by_line]
    hosts = {}
    for piece in small:
        below = by_line[bisect_left(lines, piece.y - 0.7 * largest) : bisect_left(lines, piece.y)]
        if host := _find_host(piece, [other for _, other in sorted(below, key=itemgetter(0))]):
            hosts[id(piece)] = host
    if not hosts:
        return pieces
    lowered: dict[int, TextPiece] = {}
    for piece in pieces:
        host = hosts.get(id(piece))
        if host is None:
            lowered.setdefault(id(piece), piece)
            continue
        power = UNIT.search(host.text[-3:]) and host.right <= piece.left + 0.1 * host.size
        if not CALL.match(piece.text) or power:
            lowered[id(piece)] = replace(piece, y=host.y, size=host.size)
            continue
        wider = lowered.get(id(host), host)
        left, right = min(wider.left, piece.left), max(wider.right, piece.right)
        lowered[id(host)] = replace(wider, left=left, right=right, note=wider.note or piece.left < host.left)
    return [lowered[id(piece)] for piece in pieces if id(piece) in lowered]


def _find_host(piece: TextPiece, below: list[TextPiece]) -> TextPiece | None:
    """The larger piece next to a raised one; None if it is not raised. below: pieces on lines just below it."""
    for other in below:
        up = piece.y - other.y
        near = max(piece.left - other.right, other.left - piece.right) < 0.6 * other.size
        if piece.size <= RAISED * other.size and 0.1 * other.size < up < 0.7 * other.size and near:
            return other
    return None


def _mark_dots(page: pdfium.PdfPage, pieces: list[TextPiece]) -> list[TextPiece]:
    """The pieces, with a mark on those that have a bullet drawn before them, as browsers do."""
    dots = []
    for count, drawn in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])):
        try:
            left, bottom, right, top = drawn.get_bounds()
        except pdfium.PdfiumError:  # it draws nothing
            continue
        if 1 < right - left < 10 and abs((right - left) - (top - bottom)) < 0.3 * (right - left):
            dots.append((right, (bottom + top) / 2, right - left))
        if count > MOST_DOTS:
            return pieces
    if not dots:
        return pieces
    return [replace(piece, dot=True) if _has_dot(piece, dots) else piece for piece in pieces]


def _has_dot(piece: TextPiece, dots: list[tuple[float, float, float]]) -> bool:
    return any(
        DOT[0] * piece.size < width < DOT[1] * piece.size
        and 0 < piece.left - right < DOT_APART * piece.size
        and piece.y < middle < piece.y + 0.7 * piece.size
        for right, middle, width in dots
    )
