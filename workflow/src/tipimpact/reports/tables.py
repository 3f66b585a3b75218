"""Tables on a page of a PDF file: rows of cells, by the places of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import itemgetter

from tipimpact.reports.arrange import LARGE
from tipimpact.reports.cells import Row, join_bullet
from tipimpact.reports.pieces import TextPiece

Cell = list[TextPiece]  # its lines, from the top down
CellRow = list[Cell]
CLOSE = 1.1  # lines of one cell are at most so many lines of running text apart
ENDS = 3.0  # lines farther apart than that are of different tables


class Table(list[CellRow]):
    """Rows of cells."""


def group_tables(columns: Iterable[list[Row]], body: float, pitch: float) -> Iterator[Row | Table]:
    """The rows of columns of text in order, with the lines of each table made one table.

    body: size of the running text.  pitch: distance of its lines. Both in points.
    """
    last: Row | Table | None = None
    for rows in columns:
        lines = [join_bullet(row) for row in rows]
        carried = _count_carried(last, lines) if isinstance(last, Table) else 0
        if carried:
            last[-1][-1].extend(line[0] for line in lines[:carried])  # type: ignore[index, union-attr]
        for part in _split_column(lines[carried:], body, pitch):
            if last is not None:
                yield last
            last = part
    if last is not None:
        yield last


def _count_carried(table: Table, lines: list[Row]) -> int:
    """How many lines at the top of a column go on with the last cell of the table at the foot of the one before it."""
    count = next((i for i, line in enumerate(lines) if len(line) > 1), 0)
    words = all(line[0].left > lines[count][0].right and line[0].text[:1].islower() for line in lines[:count])
    forward = count > 0 and table[-1][-1][-1].at[-1] < lines[0][0].at[0]
    return count if words and forward and len(lines[count]) == len(table[-1]) else 0


def _split_column(lines: list[Row], body: float, pitch: float) -> Iterator[Row | Table]:
    """The parts of one column of text."""
    position = 0
    while position < len(lines):
        start = position
        position += 1
        if position < len(lines) and _is_above(lines[start], lines[position], pitch):
            position += 1
        if len(lines[position - 1]) < 2 or lines[start][0].size > LARGE * body:
            yield lines[start]
            position = start + 1
            continue
        while position < len(lines) and _is_continued(lines[start:position], lines[position], pitch):
            position += 1
        yield Table(_build_rows(lines[start:position], pitch))


def _is_above(line: Row, cells: Row, pitch: float) -> bool:
    """Whether a single piece is the first line of a cell that is higher than the first cell of its row."""
    near = line[0].page == cells[0].page and 0 < line[0].y - cells[0].y < CLOSE * pitch
    return near and len(line) == 1 and len(cells) > 1 and cells[0].right < line[0].left


def _is_continued(lines: list[Row], line: Row, pitch: float) -> bool:
    """Whether a line is of the table above it: it has several cells, or goes on with one."""
    step = lines[-1][0].y - line[0].y
    if line[0].page != lines[-1][0].page or not 0 < step < ENDS * pitch:
        return False
    if len(line) > 1:
        return True
    under = _list_columns_of(_find_columns(lines), line[0])
    if len(under) != 1:
        return False
    return under[0] > 0 or (step < CLOSE * pitch and line[0].text[:1].islower())


def _find_columns(lines: list[Row]) -> list[tuple[float, float]]:
    """Left and right edge of the columns, from left to right. A piece that reaches over two of them makes none."""
    columns: list[tuple[float, float]] = []
    for piece in sorted((piece for line in lines for piece in line), key=lambda piece: piece.right - piece.left):
        over = [column for column in columns if piece.left < column[1] and column[0] < piece.right]
        if len(over) < 2:
            columns = [column for column in columns if column not in over]
            columns.append((min([piece.left, *(c[0] for c in over)]), max([piece.right, *(c[1] for c in over)])))
    return sorted(columns)


def _list_columns_of(columns: list[tuple[float, float]], piece: TextPiece) -> list[int]:
    """The columns that a piece is in."""
    return [i for i, (left, right) in enumerate(columns) if piece.left < right and left < piece.right]


def _build_rows(lines: list[Row], pitch: float) -> Iterator[CellRow]:
    """The rows of a table from its lines. Where the original has them in another order, each line is a row."""
    columns = _find_columns(lines)
    cells: list[list[Cell]] = [[] for _ in columns]
    opened = [False for _ in columns]  # whether the last cell of a column has met the first cell of its row
    for line in lines:
        places = [(_list_columns_of(columns, piece)[0], piece) for piece in line]
        opens = places[0][0] == 0 and not all(_is_continuation(cells[i], piece) for i, piece in places)
        for i, piece in places:
            close = bool(cells[i]) and cells[i][-1][-1].y - piece.y < CLOSE * pitch
            if close and not (opens and opened[i]):
                cells[i][-1].append(piece)
            else:
                cells[i].append([piece])
                opened[i] = False
        opened = [opened[i] or opens for i in range(len(columns))]
    for row in _group_rows(cells):
        if _in_order([piece for cell in row for piece in cell]):
            yield row
        else:
            yield from _split_lines(row)


def _is_continuation(cells: list[Cell], piece: TextPiece) -> bool:
    """Whether a piece may go on with the last cell of its column, by its words."""
    return bool(cells) and (piece.text[:1].islower() or cells[-1][-1].text[-1:] in "-\u2010")


def _group_rows(columns: list[list[Cell]]) -> Iterator[CellRow]:
    """Cells that are at the same height, from the top down; within a row from left to right."""
    cells = [(cell[0].y, column, cell) for column, own in enumerate(columns) for cell in own]
    row: list[tuple[int, Cell]] = []
    foot = 0.0
    for top, column, cell in [*sorted(cells, key=lambda item: (-item[0], item[1])), (float("-inf"), 0, None)]:
        if row and (cell is None or top < foot - 0.4 * cell[0].size):
            yield [own for _, own in sorted(row, key=itemgetter(0))]
            row = []
        if cell:
            foot = min(foot, cell[-1].y) if row else cell[-1].y
            row.append((column, cell))


def _split_lines(row: CellRow) -> Iterator[CellRow]:
    """The lines of a row of cells as rows; their pieces too, where the original has them in another order."""
    pieces = sorted((piece for cell in row for piece in cell), key=lambda piece: (-piece.y, piece.left))
    line: Row = []
    for piece in pieces:
        if line and not (line[0].y - piece.y < 0.4 * piece.size and line[-1].at[-1] < piece.at[0]):
            yield [[piece] for piece in line]
            line = []
        line.append(piece)
    yield [[piece] for piece in line]


def _in_order(pieces: Row) -> bool:
    return all(first.at[-1] < second.at[0] for first, second in pairwise(pieces))
