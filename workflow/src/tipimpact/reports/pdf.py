"""PDF files: lines of words by their place on the page, without what every page repeats.

``pieces`` reads the words with their places, ``arrange`` puts them into the order of reading, and this module makes
one text of them, which ``layout`` divides into blocks. Nothing is moved in the original: only the order of reading
differs. Notes follow at the end, each a block of its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2 as pdfium

from tipimpact.reports.arrange import LARGE, NOTE, Arranged, arrange
from tipimpact.reports.cells import Row
from tipimpact.reports.layout import Role, TextBlock, plain_blocks
from tipimpact.reports.passages import Passage
from tipimpact.reports.pieces import PageText, TextPiece, read_page
from tipimpact.reports.tables import Table, group_tables
from tipimpact.reports.unreadable import Unreadable
from tipimpact.reports.words import most_words

MOST_PAGES, MOST_CHARACTERS = 5_000, 20_000_000
UNKNOWN = 0.2  # share of characters without meaning from which a page cannot be read
CELL_BREAK = "\x1f"  # a line's end within a cell, while a table row is one line


def open_pages(data: bytes) -> tuple[str, Iterator[TextBlock], list[str], list[int]]:
    """The original (pages separated by a form feed), its blocks, what was doubtful, and where each page begins.

    Raises Unreadable when the file is encrypted, damaged, too long, or holds no text.
    """
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("encrypted", "it is encrypted", todo="save it without a password") from None
        raise Unreadable("damaged", f"it is damaged: {error}", todo="retrieve it again") from None
    if count > MOST_PAGES:
        raise Unreadable("too_large", f"more than {MOST_PAGES:,} pages", todo="split the report")
    with document:
        read, starts, notes = _read_pages(document, count)
    original = "\f".join(page.text for page in read)
    return original, _View(arrange(read, notes)).blocks(), notes, starts


def _read_pages(document: pdfium.PdfDocument, count: int) -> tuple[list[PageText], list[int], list[str]]:
    """Every page, where each begins in the original, and which of them cannot be read."""
    pages: list[PageText] = []
    starts: list[int] = []
    unread: dict[str, list[int]] = {"without text": [], "damaged": [], "with fonts that carry no characters": []}
    position = 0
    for number in range(1, count + 1):
        starts.append(position)
        try:
            page = read_page(document, number, position)
        except pdfium.PdfiumError:
            page = PageText("", [], 0.0)
            unread["damaged"].append(number)
        else:
            if not any(char.isalnum() for char in page.text):
                unread["without text"].append(number)
            elif _is_unreadable(page.text):
                unread["with fonts that carry no characters"].append(number)
                page = page._replace(pieces=[])
        pages.append(page)
        position += len(page.text) + 1
        if position > MOST_CHARACTERS:
            raise Unreadable("too_large", f"more than {MOST_CHARACTERS:,} characters", todo="split the report")
    if not any(page.pieces for page in pages):
        todo = "run text recognition (OCR) on it and give the result"
        if len(unread["damaged"]) == count:
            raise Unreadable("damaged", "every page is damaged", todo="retrieve the file again")
        raise Unreadable("no_text_layer", "it has no text layer: the pages are pictures", todo=todo)
    return pages, starts, [f"pages {why}: {', '.join(map(str, numbers))}" for why, numbers in unread.items() if numbers]


def _is_unreadable(text: str) -> bool:
    """Whether many characters say nothing: replacement characters, private use, unassigned."""
    inked = [char for char in text if not char.isspace()]
    strange = sum(char == "\ufffd" or unicodedata.category(char) in ("Co", "Cn", "Cs") for char in inked)
    return strange > UNKNOWN * len(inked)


def _list_language_changes(columns: Sequence[list[Row]]) -> set[int]:
    """Where columns begin that are in another language than the one before, as in bilingual pages; by place."""
    spans = [
        (column, most_words(" ".join(piece.text for row in column for piece in row))) for column in columns if column
    ]
    return {column[0][0].at[0] for (_, before), (column, lang) in pairwise(spans) if lang and before and lang != before}


class _View:
    """The pages as one text in the order of reading, with the place of each of its characters in the original."""

    def __init__(self, arranged: Arranged):
        self.chars: list[str] = []
        self.at: list[int] = []
        self.kinds: dict[int, Role] = {}  # where a line begins whose role is known from the page
        self.before: TextPiece | None = None
        self.in_heading = False  # the line before is of a heading, with no gap behind it
        self.body = arranged.body
        self.pitch = self._pitch(arranged.columns)
        self.turns = _list_language_changes(arranged.columns)
        for part in group_tables(arranged.columns, self.body, self.pitch):
            if isinstance(part, Table):
                self._table(part)
            else:
                self._line(part)
        for note in arranged.notes:
            self._note(note)

    def blocks(self) -> Iterator[TextBlock]:
        """The blocks, with the places of their words in the original."""
        text = "".join(self.chars)
        for block in plain_blocks(text, self.kinds):
            places = [self.at[i] for i in block.source.at]
            yield TextBlock(block.kind, block.section, Passage(block.source.text.replace(CELL_BREAK, "\n"), places))

    def _pitch(self, columns: Sequence[list[Row]]) -> float:
        """The distance of two lines of a paragraph: a small one among all, since paragraphs may be of one line."""
        steps = sorted(
            above[0].y - below[0].y
            for rows in columns
            for above, below in pairwise(rows)
            if 0.8 * self.body < above[0].y - below[0].y < 3 * self.body and abs(above[0].size - self.body) < 1
        )
        return steps[len(steps) // 10] if steps else 1.2 * self.body

    def _line(self, row: Row) -> None:
        """A line of running text, or of a heading."""
        first, last = row[0], self.before
        large = first.size > LARGE * self.body
        if last and (self._apart(last, first) or first.at[0] in self.turns):
            self._part()
        start = len(self.chars)
        self._pieces(row)
        if large and self.in_heading:
            self.chars[start - 1] = " "  # lines of one heading become one line
        elif large:
            self.kinds[start] = Role("heading")
        elif first.dot:
            self.kinds[start] = Role("bullet")
        elif last and first.at[0] < last.at[-1]:  # a sentence goes on only forwards in the original
            self.kinds[start] = Role("paragraph")
        self._add("\n", [self.at[-1] + 1])
        self.before, self.in_heading = row[-1], large

    def _apart(self, last: TextPiece, first: TextPiece) -> bool:
        """Whether two lines are of different paragraphs, because a gap is between them or their size differs."""
        step = last.y - first.y
        gap = last.page == first.page and step > 1.35 * self.pitch * first.size / self.body
        return gap or abs(last.size - first.size) > 0.1 * self.body

    def _pieces(self, pieces: Sequence[TextPiece]) -> None:
        for i, piece in enumerate(pieces):
            place = [piece.at[0] - 1] if i else []
            self._add((" " if i else "") + piece.text, [*place, *piece.at])

    def _table(self, table: Table) -> None:
        """Rows of cells, each row a line; lines within a cell are parted by a mark that becomes a line's end again.

        A cell alone in its row is read as running text.
        """
        for row in table:
            self._part()
            if len(row) == 1:
                for piece in row[0]:
                    self._line([piece])
                continue
            self.kinds[len(self.chars)] = Role("row")
            for i, cell in enumerate(row):
                if i:
                    self._add("\t", [cell[0].at[0] - 1])
                for j, piece in enumerate(cell):
                    self._add((CELL_BREAK if j else "") + piece.text, [*([piece.at[0] - 1] if j else []), *piece.at])
            self._add("\n", [self.at[-1] + 1])
            self._part()
            self.before = row[-1][-1]

    def _note(self, rows: list[Row]) -> None:
        """A note, without its number."""
        self._part()
        for i, row in enumerate(rows):
            start = len(self.chars)
            self._pieces(row)
            number = None if i or row[0].note else NOTE.match("".join(self.chars[start:]))
            self.kinds[start] = Role("text") if i else Role("note", number.end() if number else 0)
            self._add("\n", [self.at[-1] + 1])
        self._part()

    def _part(self) -> None:
        """A blank line, unless there is one."""
        self.in_heading = False
        if self.chars and self.chars[-2:] != ["\n", "\n"]:
            self._add("\n", [self.at[-1]])

    def _add(self, text: str, places: list[int]) -> None:
        self.chars += text
        self.at += places
