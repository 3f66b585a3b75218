"""The order of reading of a page's pieces: without running heads, columns one after the other, notes apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from statistics import median
from typing import NamedTuple

from tipimpact.reports.cells import Row, join_cells
from tipimpact.reports.layout import RAISED_DIGITS
from tipimpact.reports.pieces import PageText, TextPiece

EDGE = 3  # lines at the top and foot of a page in which running heads are looked for
MARGIN = 0.07  # share of the page's height, at the top and at the foot, in which no running text is expected
PAGE_NUMBER = re.compile(r"\W*(?:(?:page|p\.)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|de|sur|/)\s*\d{1,4})?\W*\Z", re.I)
CONTENTS = re.compile(r".*(?:\.\s?){5,}\s*(?:\d{1,4}|[ivxl]{1,6})?\s*\Z")
NOTE = re.compile(rf"\s*(?:\[?\d{{1,3}}|[*†‡{RAISED_DIGITS}]{{1,3}})(?:[.)\]]?\s+(?=\S)|(?=[^\W\d]))")
SMALL, LARGE = 0.93, 1.15  # sizes against the running text: notes and running heads, headings
FEWEST = 4  # words of a line of running text in a column
BROKEN = 0.8  # pieces closer than so many character sizes are of one line, which a raised number breaks


class Arranged(NamedTuple):
    """A document in the order of reading.

    columns: rows of running text, column after column.  notes: rows of each note.  body: size of
    the running text in points.
    """

    columns: list[list[Row]]
    notes: list[list[Row]]
    body: float


def arrange(pages: Sequence[PageText], notes: list[str]) -> Arranged:
    """The pages in the order of reading.

    notes: takes what was left out or is doubtful.
    """
    rows_by_page = _drop_heads(pages, notes)
    body = _measure_body(rows_by_page)
    gutters = [_find_gutter(rows, body) for rows in rows_by_page]
    usual = median(known) if (known := [x for x in gutters if x is not None]) else None
    columns: list[list[Row]] = []
    foot: list[list[Row]] = []
    for number, (rows, gutter) in enumerate(zip(rows_by_page, gutters, strict=True), 1):
        middle = gutter if gutter is not None else usual if _fits(rows, usual, body) else None
        if middle is not None:
            notes.append(f"page {number} is read in two columns")
        for column in _split_columns(rows, middle):
            text, notes_of_column = _split_notes(column, body)
            columns.append(text)
            foot += notes_of_column
    return Arranged(join_cells(columns), join_cells(foot), body)


def _measure_body(paged: Sequence[list[Row]]) -> float:
    """The size in which most characters are set."""
    sizes = Counter[float]()
    for piece in (piece for rows in paged for row in rows for piece in row):
        sizes[round(piece.size, 1)] += len(piece.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0) or 1.0  # a size of 0 is none


def _group_rows(pieces: list[TextPiece]) -> list[Row]:
    """Pieces of a page on the same base line, from the top of the page down, each row from left to right."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda p: (-p.y, p.left)):
        if rows and abs(rows[-1][0].y - piece.y) < 0.4 * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.left) for row in rows]


# Running heads


def _drop_heads(pages: Sequence[PageText], notes: list[str]) -> list[list[Row]]:
    """The rows of each page without running heads, page numbers and lists of contents."""
    paged = [_group_rows(page.pieces) for page in pages]
    body = _measure_body(paged)
    seen = Counter(
        key for rows in paged for key in {(side, _mask_numbers(row, body)) for side, row, _ in _list_edges(rows)}
    )
    rows_left: list[list[Row]] = []
    dropped: dict[str, str] = {}
    count = 0
    for page, rows in zip(pages, paged, strict=True):
        noise: set[int] = set()
        marginal = _list_marginal(rows, page.height, body)
        for side, row, gap in _list_edges(rows):
            times = seen[side, _mask_numbers(row, body)]
            repeated = times >= 2 and (times >= 3 or 2 * times >= sum(map(bool, paged)))
            number = bool(PAGE_NUMBER.match(_join_text(row))) and gap > 1.5 * row[0].size
            beyond = [other for other in rows if (other[0].y > row[0].y) == (side == "top") and other is not row]
            outermost = all(id(other) in noise for other in beyond)
            if outermost and (repeated or number or id(row) in marginal):
                noise.add(id(row))
                dropped.setdefault(_mask_numbers(row, body), _join_text(row))
        count += len(noise)
        rows_left.append([row for row in rows if id(row) not in noise and not CONTENTS.match(_join_text(row))])
    if bare := [n for n, (page, rows) in enumerate(zip(pages, rows_left, strict=True), 1) if page.pieces and not rows]:
        notes.append(f"pages with nothing but running heads and page numbers: {', '.join(map(str, bare))}")
    if dropped:
        heads = "; ".join(words for words in dropped.values() if not PAGE_NUMBER.match(words))
        notes.append(f"{count} lines of running heads and page numbers are left out{heads and f': {heads}'}")
    return rows_left


def _list_marginal(rows: list[Row], height: float, body: float) -> set[int]:
    """Rows that are apart in the margins of their page and in small type, as running heads are, even on one page."""
    marginal: set[int] = set()
    for ordered in (rows, rows[::-1]):
        outer = list(takewhile(lambda row: _is_marginal(row, height, body), ordered))
        inner = ordered[len(outer)][0].y if len(outer) < len(ordered) else float("inf")
        if 0 < len(outer) <= EDGE and abs(outer[-1][0].y - inner) > 1.5 * body:
            marginal.update(map(id, outer))
    return marginal


def _is_marginal(row: Row, height: float, body: float) -> bool:
    in_margin = row[0].y > (1 - MARGIN) * height or row[0].y < MARGIN * height
    return in_margin and all(piece.size < SMALL * body for piece in row)


def _list_edges(rows: list[Row]) -> Iterator[tuple[str, Row, float]]:
    """Rows at the top and the foot of a page, from the edge inwards, with the gap to the next row inwards."""
    for side, ordered in (("top", rows), ("foot", rows[::-1])):
        for row, inner in zip(ordered[:EDGE], [*ordered[1 : EDGE + 1], None], strict=False):
            yield side, row, abs(row[0].y - inner[0].y) if inner else float("inf")


def _mask_numbers(row: Row, body: float) -> str:
    """The words of a row with its numbers made equal, since page numbers differ; not those of a large heading."""
    words = "".join(_join_text(row).lower().split())
    return words if row[0].size > LARGE * body else re.sub(r"\d+", "#", words)


def _join_text(row: Row) -> str:
    return " ".join(piece.text for piece in row)


# Columns


def _split_columns(rows: list[Row], middle: float | None) -> Iterator[list[Row]]:
    """Rows in the order of reading: the left column before the right one, parted by rows that reach across both."""
    if middle is None:
        yield rows
        return
    for across, group in groupby(rows, lambda row: _is_across(row, middle)):
        own = list(group)
        if across:
            yield own
        else:
            for side in zip(*(_sides(row, middle) for row in own), strict=True):
                yield from filter(None, [[*filter(None, side)]])


def _is_across(row: Row, middle: float) -> bool:
    """Whether a row reaches across the strip between columns, even if a raised number breaks it there."""
    return any(piece.left < middle < piece.right for piece in row) or any(
        first.right <= middle <= second.left and second.left - first.right < BROKEN * first.size
        for first, second in pairwise(row)
    )


def _sides(pieces: list[TextPiece], x: float) -> tuple[list[TextPiece], list[TextPiece]]:
    """The pieces on the left of a place, and on its right."""
    return [piece for piece in pieces if piece.right <= x], [piece for piece in pieces if piece.left >= x]


def _select_running(rows: list[Row], body: float) -> list[TextPiece]:
    """Pieces of the size of the running text; all of them on a page that has hardly any."""
    pieces = [piece for row in rows for piece in row]
    large = [piece for piece in pieces if piece.size >= SMALL * body]
    return large if 2 * len(large) > len(pieces) else pieces


def _fits(rows: list[Row], middle: float | None, body: float) -> bool:
    """Whether the columns of other pages are those of this one too."""
    pieces = _select_running(rows, body)
    return middle is not None and not any(p.left < middle < p.right for p in pieces) and all(_sides(pieces, middle))


def _find_gutter(rows: list[Row], body: float) -> float | None:
    """Where the empty strip between two columns of running text lies; None: there is none."""
    pieces = _select_running(rows, body)
    if not pieces:
        return None
    start, end = min(p.left for p in pieces), max(p.right for p in pieces)
    places = [start + (end - start) * step / 100 for step in range(30, 71)]
    crossing = [sum(p.left < x < p.right for p in pieces) for x in places]
    least = [x for x, count in zip(places, crossing, strict=True) if count == min(crossing)]
    middle = median(least)
    few = any(len(side) < 4 or _count_words(rows, side) < FEWEST for side in _sides(pieces, middle))  # as in tables
    return None if few or min(crossing) > 0.4 * len(rows) else middle


def _count_words(rows: list[Row], side: list[TextPiece]) -> float:
    """How many words a line of a column has, as a rule."""
    own = {id(piece) for piece in side}
    counts = [sum(len(piece.text.split()) for piece in row if id(piece) in own) for row in rows]
    return median(count for count in counts if count)


# Notes


def _split_notes(rows: list[Row], body: float) -> tuple[list[Row], list[list[Row]]]:
    """The rows of a column without the notes at its foot, and the rows of each note."""
    first = len(rows)
    while first and all(piece.size < SMALL * body for piece in rows[first - 1]):
        first -= 1
    while first < len(rows) and not _is_note_start(rows[first]):
        first += 1
    notes: list[list[Row]] = []
    for row in rows[first:]:
        if _is_note_start(row) or not notes:
            notes.append([])
        notes[-1].append(row)
    return rows[:first], notes


def _is_note_start(row: Row) -> bool:
    return row[0].note or bool(NOTE.match(_join_text(row)))
