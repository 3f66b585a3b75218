"""Which pieces of a line are of one cell: gaps between cells, as against the wide spaces of justified text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import NamedTuple

from tipimpact.reports.pieces import GAP, TextPiece

# How many lines nearby must have a gap at the same place, so that one of so many character sizes separates cells:
# the wide spaces of justified text are at another place in each line.
SHARED = ((4.0, 0), (1.8, 1), (GAP, 2))
NEAR = 10  # lines above and below
EDGE = 0.2  # cells of a column begin, end or have their middle at the same place, within so many character sizes
STRIP = 0.6  # least width of the place that gaps share, in character sizes
SPACE = 0.15  # a gap of so many character sizes separates words
LIST_MARK = re.compile(r"(?:[^\w\s]{1,2}|\(?\w{1,3}[.)]|o)\Z")

Row = list[TextPiece]


class CellGap(NamedTuple):
    """A gap between two pieces, and the right edge of the second; from the left edge of the column of text."""

    left: float
    right: float
    end: float


def join_cells(columns: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Rows of columns of text, with pieces of one cell made one if the original has them in order.

    Gaps are compared from the left edge of each column, since a table may go on in the next one.
    """
    edges = [min((row[0].left for row in rows), default=0.0) for rows in columns]
    ends = [max((row[-1].right for row in rows), default=0.0) - edge for rows, edge in zip(columns, edges, strict=True)]
    lines = [(row, edge, end) for rows, edge, end in zip(columns, edges, ends, strict=True) for row in rows]
    gaps = [[_measure_gap(*pair, edge) for pair in pairwise(row)] for row, edge, _ in lines]
    no_gap = [not gap and row[0].left < edge + row[0].size for (row, edge, _), gap in zip(lines, gaps, strict=True)]
    joined = (
        _join_row(row, [gaps[j] for j in _list_near(i, no_gap)], edge, end) for i, (row, edge, end) in enumerate(lines)
    )
    return [[next(joined) for _ in rows] for rows in columns]


def _measure_gap(first: TextPiece, second: TextPiece, edge: float) -> CellGap:
    return CellGap(first.right - edge, second.left - edge, second.right - edge)


def _list_near(i: int, no_gap: Sequence[bool]) -> Iterator[int]:
    """Lines above and below a line, as far as the next one that is running text. no_gap: of each line."""
    for way in (range(i - 1, max(-1, i - 1 - NEAR), -1), range(i + 1, min(len(no_gap), i + 1 + NEAR))):
        for j in way:
            if no_gap[j]:
                break
            yield j


def _join_row(row: Row, near: Sequence[Sequence[CellGap]], edge: float, end: float) -> Row:
    """A row. near: the gaps of the rows above and below it.  edge, end: left edge and width of the column of text."""
    cells: Row = []
    for piece in row:
        if cells and cells[-1].at[-1] < piece.at[0] and not _separated(cells[-1], piece, near, edge, end):
            cells[-1] = _merge(cells[-1], piece)
        else:
            cells.append(piece)
    return cells


def _separated(first: TextPiece, second: TextPiece, near: Sequence[Sequence[CellGap]], edge: float, end: float) -> bool:
    """Whether two neighbouring pieces are of different cells."""
    size = max(first.size, second.size)
    gap = _measure_gap(first, second, edge)
    needed = next((lines for least, lines in SHARED if gap.right - gap.left > least * size), None)
    if needed is None:
        return False
    shared = (gaps for gaps in near if any(_is_same_gap(gap, other, size, end) for other in gaps))
    return len(list(islice(shared, needed))) == needed


def _is_same_gap(one: CellGap, other: CellGap, size: float, end: float) -> bool:
    """Whether two gaps are before the same column of cells. end: where justified lines end."""
    if min(one.right, other.right) - max(one.left, other.left) < STRIP * size:
        return False
    edges = [(one.right, other.right), (one.right + one.end, other.right + other.end)]
    edges += [(one.end, other.end)] if one.end < end - size else []
    return any(abs(first - second) < EDGE * size for first, second in edges)


def join_bullet(row: Sequence[TextPiece]) -> list[TextPiece]:
    """A row with its bullet or number made one with the words after it."""
    if len(row) > 1 and LIST_MARK.match(row[0].text) and row[0].at[-1] < row[1].at[0]:
        return [_merge(*row[:2]), *row[2:]]
    return list(row)


def _merge(first: TextPiece, second: TextPiece) -> TextPiece:
    """Two pieces as one, with a space between them if there is room for one or the original has one."""
    room = second.spaced if second.note else second.left - first.right > SPACE * first.size
    apart = room and second.at[0] - first.at[-1] > 1
    return replace(
        first,
        text=f"{first.text} {second.text}" if apart else first.text + second.text,
        at=(*first.at, *([second.at[0] - 1] if apart else []), *second.at),
        right=second.right,
        size=max((first, second), key=lambda p: len(p.text)).size,
    )
