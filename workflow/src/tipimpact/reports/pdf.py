"""PDF files: lines of words by their place on the page, without what every page repeats.

A page's text comes from pypdfium2 character by character, each with its place and size. Lines are put into reading
order (two columns one after the other), and running heads, page numbers and lists of contents are left out; notes at
the foot of a page follow at the end. Nothing is moved in the original: only the order of reading differs.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tipimpact.common.errors import ReportError
from tipimpact.reports import layout
from tipimpact.reports.layout import Block, Line, Role
from tipimpact.reports.passages import Passage

MOST_PAGES, MOST_CHARACTERS = 5_000, 20_000_000
HYPHEN = "\x02"  # pdfium's mark for a hyphen at a line end, after which it leaves out the line's end
GAP = 2.0  # a space of so many character sizes parts columns or cells
EDGE = 3  # lines at the top and foot of a page in which running heads are looked for
PAGE_NUMBER = re.compile(r"\W*(?:(?:page|p\.)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|de|sur|/)\s*\d{1,4})?\W*\Z", re.I)
CONTENTS = re.compile(r".*(?:\.\s?){5,}\s*(?:\d{1,4}|[ivxl]{1,6})?\s*\Z")
NOTE = re.compile(r"\s*(?:\d{1,3}|[*†‡])(?=\D)")
RAISED, SMALL, LARGE = 0.75, 0.93, 1.15  # sizes against the running text: note numbers, foot notes, headings


class _Char(NamedTuple):
    """A character, its left and right edge, base line and height in points."""

    text: str
    left: float
    right: float
    y: float
    size: float


@dataclass(frozen=True)
class Piece:
    """Words side by side on one line. at: their places in the original.  y: base line; all in points."""

    text: str
    at: tuple[int, ...]
    left: float
    right: float
    y: float
    size: float
    page: int


Row = list[Piece]


def pages(data: bytes) -> tuple[str, Iterator[Block], list[str], list[int]]:
    """The original (pages parted by a form feed), its blocks, what was doubtful, and where each page begins.

    Raises ReportError when the file is encrypted, damaged, too long, or holds no text.
    """
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "it is encrypted" if locked else f"it is damaged: {error}"
        raise ReportError(what, todo="save it without a password" if locked else "retrieve it again") from None
    with document:
        if count > MOST_PAGES:
            raise ReportError(f"more than {MOST_PAGES:,} pages", todo="split the report")
        texts, found, empty, position = [], [], [], 0
        for number in range(1, count + 1):
            text, pieces = _page(document, number, position)
            texts.append(text)
            found.append(pieces)
            position += len(text) + 1
            if position > MOST_CHARACTERS:
                raise ReportError(f"more than {MOST_CHARACTERS:,} characters", todo="split the report")
            if not any(char.isalnum() for char in text):
                empty.append(number)
    if len(empty) == count:
        todo = "run text recognition (OCR) on it and give the result"
        raise ReportError("it has no text layer: the pages are pictures", todo=todo)
    notes = [f"pages without text: {', '.join(map(str, empty))}"] if empty else []
    original = "\f".join(texts)
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    view = _View(found, notes)
    return original, view.blocks(), notes, starts[:-1]


def _page(document: pdfium.PdfDocument, number: int, offset: int) -> tuple[str, list[Piece]]:
    """The text of a page, and its pieces in the order of the file. offset: place of the page in the original."""
    try:
        text = document[number - 1].get_textpage()
    except pdfium.PdfiumError as error:
        raise ReportError(f"page {number} is damaged: {error}", todo="retrieve the file again") from None
    chars: list[_Char] = []
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for i in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, i)
        if chars and 0xDC00 <= code < 0xE000 and "\ud800" <= chars[-1].text < "\udc00":
            pair = (chars[-1].text + chr(code)).encode("utf-16", "surrogatepass")
            chars[-1] = chars[-1]._replace(text=pair.decode("utf-16"))
        elif code:
            raw.FPDFText_GetLooseCharBox(text, i, box)
            raw.FPDFText_GetCharOrigin(text, i, x, y)
            chars.append(_Char(chr(code), box.left, box.right, y.value, box.top - box.bottom))
    words = "".join(char.text for char in chars).replace(HYPHEN, "-")
    return words, [piece for start, end in _runs(chars) if (piece := _piece(chars, start, end, offset, number))]


def _runs(chars: list[_Char]) -> Iterator[tuple[int, int]]:
    """Stretches of characters that stand side by side: up to a line's end, or a gap as wide as between columns."""
    start, last = 0, None  # the character before that has ink
    for i, char in enumerate(chars):
        if last and not char.text.isspace():
            back = char.left < last.left - last.size
            if char.left - last.right > GAP * last.size or back or last.text == HYPHEN:
                yield start, i
                start = i
        if char.text in "\r\n":
            yield start, i
            start, last = i + 1, None
        elif not char.text.isspace():
            last = char
    yield start, len(chars)


def _piece(chars: list[_Char], start: int, end: int, offset: int, page: int) -> Piece | None:
    """A stretch of characters as a piece, without the raised numbers that lead to notes; None: it is empty."""
    inked = [char for char in chars[start:end] if not char.text.isspace()]
    if not inked:
        return None
    size = median(char.size for char in inked)
    kept = [
        i
        for i in range(start, end)
        if i == start or chars[i].size > RAISED * size or not (chars[i].text.isdigit() or chars[i].text in "*†‡")
    ]
    while chars[kept[-1]].text.isspace():
        kept.pop()
    while chars[kept[0]].text.isspace():
        kept.pop(0)
    return Piece(
        "".join("-" if chars[i].text == HYPHEN else chars[i].text for i in kept),
        tuple(offset + i for i in kept),
        min(char.left for char in inked),
        max(char.right for char in inked),
        median(char.y for char in inked),
        size,
        page,
    )


def _rows(pieces: list[Piece]) -> list[Row]:
    """Pieces of a page on the same base line, from the top of the page down, each row from left to right."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda p: (-p.y, p.left)):
        if rows and abs(rows[-1][0].y - piece.y) < 0.4 * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.left) for row in rows]


def _without_heads(paged: list[list[Row]]) -> tuple[list[list[Row]], int]:
    """Pages without running heads and page numbers, and how many lines those were."""
    seen = Counter(key for rows in paged for key in {(side, _masked(row)) for side, row, _ in _edges(rows)})
    kept, dropped = [], 0
    for rows in paged:
        noise: set[int] = set()
        for side, row, gap in _edges(rows):
            times = seen[side, _masked(row)]
            repeated = times >= 2 and (times >= 3 or 2 * times >= len(paged))
            number = bool(PAGE_NUMBER.match(_text(row))) and gap > 1.5 * row[0].size
            beyond = [other for other in rows if (other[0].y > row[0].y) == (side == "top") and other is not row]
            if (repeated or number) and all(id(other) in noise for other in beyond):
                noise.add(id(row))
        kept.append([row for row in rows if id(row) not in noise and not CONTENTS.match(_text(row))])
        dropped += len(noise)
    return kept, dropped


def _edges(rows: list[Row]) -> Iterator[tuple[str, Row, float]]:
    """Rows at the top and the foot of a page, from the edge inwards, with the gap to the next row inwards."""
    for side, ordered in (("top", rows), ("foot", rows[::-1])):
        for row, inner in zip(ordered[:EDGE], [*ordered[1 : EDGE + 1], None], strict=False):
            yield side, row, abs(row[0].y - inner[0].y) if inner else float("inf")


def _masked(row: Row) -> str:
    """The words of a row with its numbers made equal: page numbers differ from page to page."""
    return re.sub(r"\d+", "#", "".join(_text(row).lower().split()))


def _text(row: Row) -> str:
    return " ".join(piece.text for piece in row)


def _split_notes(rows: list[Row], body: float) -> tuple[list[Row], list[list[Row]]]:
    """The rows of a page without its foot notes, and the notes."""
    first = len(rows)
    while first and all(piece.size < SMALL * body for piece in rows[first - 1]):
        first -= 1
    while first < len(rows) and not NOTE.match(_text(rows[first])):
        first += 1
    notes: list[list[Row]] = []
    for row in rows[first:]:
        if NOTE.match(_text(row)) or not notes:
            notes.append([])
        notes[-1].append(row)
    return rows[:first], notes


def _in_columns(rows: list[Row]) -> list[Row]:
    """Rows in the order of reading: where a page has two columns, the left one comes before the right one."""
    middle = _gutter(rows)
    if middle is None:
        return rows
    ordered: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        across = any(piece.left < middle < piece.right for piece in row)
        if across:
            ordered += [*left, *right, row]
            left, right = [], []
        else:
            for side, pieces in ((left, _left_of(row, middle)), (right, _right_of(row, middle))):
                side += [pieces] if pieces else []
    return [*ordered, *left, *right]


def _left_of(pieces: list[Piece], x: float) -> list[Piece]:
    return [piece for piece in pieces if piece.right <= x]


def _right_of(pieces: list[Piece], x: float) -> list[Piece]:
    return [piece for piece in pieces if piece.left >= x]


def _gutter(rows: list[Row]) -> float | None:
    """Where the empty strip between two columns of running text lies; None: there is none."""
    pieces = [piece for row in rows for piece in row]
    if not pieces:
        return None
    start, end = min(p.left for p in pieces), max(p.right for p in pieces)
    places = [start + (end - start) * step / 100 for step in range(30, 71)]
    crossing = [sum(p.left < x < p.right for p in pieces) for x in places]
    least = [x for x, count in zip(places, crossing, strict=True) if count == min(crossing)]
    middle = median(least)
    sides = [_left_of(pieces, middle), _right_of(pieces, middle)]
    if min(crossing) > 0.4 * len(rows) or any(len(side) < 4 for side in sides):
        return None
    if any(median(len(p.text.split()) for p in side) < 3 for side in sides):
        return None  # cells of a table
    return middle


class _View:
    """The pages as one text in the order of reading, with the place of each of its characters in the original."""

    def __init__(self, found: list[list[Piece]], notes: list[str]):
        self.chars: list[str] = []
        self.at: list[int] = []
        self.kinds: dict[int, str] = {}  # where a line begins whose kind is known from the page
        self.before: Piece | None = None
        kept, dropped = _without_heads([_rows(pieces) for pieces in found])
        if dropped:
            notes.append(f"{dropped} lines of running heads and page numbers are left out")
        sizes = Counter[float]()
        for rows in kept:
            for piece in (piece for row in rows for piece in row):
                sizes[round(piece.size, 1)] += len(piece.text)
        self.body = max(sizes, key=lambda size: (sizes[size], size), default=0) or 1.0  # a size of 0 is none
        split = [_split_notes(rows, self.body) for rows in kept]
        columns = [_in_columns(rows) for rows, _ in split]
        self.pitch = self._pitch(columns)
        for number, (rows, before) in enumerate(zip(columns, (rows for rows, _ in split), strict=True), 1):
            if rows is not before:
                notes.append(f"page {number} is read in two columns")
            for row in rows:
                self._line(row)
        for note in (note for _, found_notes in split for note in found_notes):
            self._part()
            for row in note:
                self._line(row)

    def blocks(self) -> Iterator[Block]:
        """The blocks, with the places of their words in the original."""
        text = "".join(self.chars)
        for block in layout.blocks(text, self._roles):
            places = [self.at[i] for i in block.source.at]
            yield Block(block.kind, block.section, Passage(block.source.text, places))

    def _roles(self, rows: list[Line], text: str) -> Iterator[Role]:
        for row, role in zip(rows, layout.plain_roles(rows, text), strict=True):
            yield Role(self.kinds[row.start]) if row.start in self.kinds else role

    def _pitch(self, columns: Iterable[list[Row]]) -> float:
        """The distance of two lines of a paragraph: a small one among all, since paragraphs may be of one line."""
        steps = sorted(
            above[0].y - below[0].y
            for rows in columns
            for above, below in pairwise(rows)
            if 0.8 * self.body < above[0].y - below[0].y < 3 * self.body and abs(above[0].size - self.body) < 1
        )
        return steps[len(steps) // 10] if steps else 1.2 * self.body

    def _line(self, row: Row) -> None:
        first, last = row[0], self.before
        pieces = [_joined(row[:2]), *row[2:]] if len(row) > 1 and len(first.text) <= 3 else row
        if last:
            step = last.y - first.y
            gap = last.page == first.page and step > 1.35 * self.pitch * first.size / self.body
            if gap or abs(last.size - first.size) > 0.1 * self.body:
                self._part()
        large = first.size > LARGE * self.body
        if len(pieces) > 1 and not large:
            self._part()
        start = len(self.chars)
        for i, piece in enumerate(pieces):
            self._add(("\t" if i else "") + piece.text, [*([piece.at[0] - 1] if i else []), *piece.at])
        if large:  # lines of one heading become one line
            if start and self.chars[-1:] and self.kinds.get(self._line_start(start)) == "heading":
                self.chars[start - 1] = " "
            else:
                self.kinds[start] = "heading"
        elif len(pieces) > 1:
            self.kinds[start] = "row"
        elif last and first.at[0] < last.at[-1]:  # a sentence goes on only forwards in the original
            self.kinds[start] = "paragraph"
        self._add("\n", [self.at[-1] + 1])
        if len(pieces) > 1 and not large:
            self._part()
        self.before = row[-1]

    def _line_start(self, place: int) -> int:
        """Where the line that ends just before ``place`` begins."""
        i = place - 1
        while i and self.chars[i - 1] != "\n":
            i -= 1
        return i

    def _part(self) -> None:
        """A blank line, unless there is one."""
        if self.chars and self.chars[-2:] != ["\n", "\n"]:
            self._add("\n", [self.at[-1]])

    def _add(self, text: str, places: list[int]) -> None:
        self.chars += text
        self.at += places


def _joined(pieces: list[Piece]) -> Piece:
    """A bullet or number and the words after it as one piece."""
    first, second = pieces
    at = (*first.at, second.at[0] - 1, *second.at)
    return replace(second, text=f"{first.text} {second.text}", at=at, left=first.left)
