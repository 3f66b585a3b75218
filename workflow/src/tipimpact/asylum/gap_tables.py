"""Read the table of a file that a holder sent, whatever program wrote it: CSV with any separator and encoding, or XLSX.

Lines before and after the table may be notes. Two of them say something of the table:
``rounding: 5`` and ``rows: 120`` (French: ``arrondi : 5``, ``lignes : 120``).
"""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.asylum.gap_contracts import Fault, GapFile, GapFiles, plain
from tipimpact.common.errors import AsylumError, nearest
from tipimpact.common.workbooks import OLE, ZIP, read_sheets

LARGEST = 64 * 2**20  # bytes; two hundred origins by month and designation take 5 MB
SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
ENCODINGS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16", codecs.BOM_UTF8: "utf-8-sig"}
HEAD_WITHIN = 40  # lines in which the head of the table must be
SAYS = re.compile(r"(rounding|rounded to|arrondi|arrondi a|rows|lignes) ?[:=] ?(\d{1,7})")
ROUNDING = ("rounding", "rounded to", "arrondi", "arrondi a")
Line = tuple[int, list[str]]


class NotRead(Exception):
    """The table cannot be read; ``faults`` says why."""

    def __init__(self, *faults: Fault):
        super().__init__(faults)
        self.faults = list(faults)


@dataclass
class SentTable:
    """The cells of a table as text, one row per line of the file (its index), and what lines around it declare."""

    rows: pd.DataFrame
    rounding: int | None = None
    declared_rows: int | None = None
    notes: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_table_of(path: Path, file: GapFile, known: GapFiles) -> SentTable:
    """The table of a file, with our names of its columns. Raises NotRead."""
    content = _read_bytes(path)
    if content.startswith((ZIP, OLE)):
        lines, notes, padded = _find_in_workbook(path, file, known), [Fault("note_xlsx")], True
    else:
        (lines, notes), padded = _find_in_text(_decode(content), file, known), False
    start = _find_head(lines, file, known)
    names = _name_columns(lines[start], file, known, notes)
    sheet = SentTable(pd.DataFrame(columns=file.columns), notes=notes)
    sheet.rows = _take_rows(lines[start + 1 :], names, sheet, file, padded, known)
    for line in lines[:start]:
        _take_note(line, sheet)
    if sheet.rows.empty and not sheet.faults:
        raise NotRead(Fault("no_rows"))
    return sheet


def _read_bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise NotRead(Fault("no_file"))
        if path.stat().st_size > LARGEST:
            raise NotRead(Fault("too_large", fields={"limit": str(LARGEST // 2**20)}))
        content = path.read_bytes()
    except OSError as error:
        raise NotRead(Fault("cannot_open", fields={"why": error.strerror or str(error)})) from None
    if not content.strip():
        raise NotRead(Fault("empty_file"))
    start = content[:200].lstrip().lower()
    if start.startswith(b"%pdf"):
        raise NotRead(Fault("pdf"))
    if start.startswith((b"<!doctype", b"<html", b"<?xml")):
        raise NotRead(Fault("web_page"))
    return content


def _decode(content: bytes) -> tuple[str, list[Fault]]:
    """The text of a file, and its encoding where it is not UTF-8."""
    marked = next((name for mark, name in ENCODINGS.items() if content.startswith(mark)), None)
    if marked is None and b"\0" in content:
        raise NotRead(Fault("nul_bytes"))
    for name in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        notes = [] if name.startswith("utf-8") else [Fault("note_encoding", fields={"encoding": name.upper()})]
        return text, notes
    raise NotRead(Fault("encoding", fields={"encoding": (marked or "UTF-8, Windows-1252").upper()}))


def _find_in_text(decoded: tuple[str, list[Fault]], file: GapFile, known: GapFiles) -> tuple[list[Line], list[Fault]]:
    """The lines of a text, parted by the separator under which most heads of the contract are recognised."""
    text, notes = decoded
    tried = {separator: _part(text, separator) for separator in SEPARATORS}
    heads = {separator: _count_heads(lines, file, known) for separator, lines in tried.items()}
    best = max(heads, key=lambda separator: heads[separator])
    if best != "," and heads[best]:
        notes = [*notes, Fault("note_separator", fields={"separator": SEPARATORS[best]})]
    return tried[best], notes


def _part(text: str, separator: str) -> list[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[Line] = []
    try:
        lines += ((reader.line_num, [_tidy(cell) for cell in cells]) for cells in reader if any(map(str.strip, cells)))
    except csv.Error as error:
        lines.append((reader.line_num, [f"\0{error}"]))  # refused when its turn comes
    return lines


def _tidy(cell: str) -> str:
    return cell.replace("\u00a0", " ").replace("\u202f", " ").replace("\ufeff", "").strip()


def _find_in_workbook(path: Path, file: GapFile, known: GapFiles) -> list[Line]:
    """The lines of the one sheet that has the heads of the contract."""
    try:
        sheets = [
            [
                (i, [_as_text(cell) for cell in row])
                for i, row in enumerate(rows, 1)
                if any(c not in ("", None) for c in row)
            ]
            for rows in read_sheets(path, AsylumError)
        ]
    except AsylumError as error:
        raise NotRead(Fault("workbook", fields={"why": error.problems[0].what})) from None
    fitting = [lines for lines in sheets if _count_heads(lines, file, known) >= len(file.columns) / 2]
    if len(fitting) > 1:
        raise NotRead(Fault("two_sheets", fields={"count": str(len(fitting))}))
    return fitting[0] if fitting else max(sheets, key=len, default=[])


def _as_text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return "" if cell is None else _tidy(str(cell))


def _count_heads(lines: Iterable[Line], file: GapFile, known: GapFiles) -> int:
    heads = [cells for _, cells in lines][:HEAD_WITHIN]
    return max((len({known.column(c, file.columns) for c in cells} - {None}) for cells in heads), default=0)


def _find_head(lines: list[Line], file: GapFile, known: GapFiles) -> int:
    """The position of the line with most heads. Raises NotRead without at least half of them."""
    counts = [_count_heads([line], file, known) for line in lines[:HEAD_WITHIN]]
    if not counts or max(counts) < len(file.columns) / 2:
        heads = next((", ".join(filter(None, cells)) for _, cells in lines), "")
        raise NotRead(Fault("no_heads", fields={"heads": heads[:200].strip("\0"), "columns": ", ".join(file.columns)}))
    return counts.index(max(counts))


def _name_columns(head: Line, file: GapFile, known: GapFiles, notes: list[Fault]) -> list[str]:
    """Our name of each column, "" of one without a head. Raises NotRead with all columns missing, unknown or double."""
    line, cells = head
    names = [known.column(cell, file.columns) or cell for cell in cells]
    while names and not names[-1]:
        names.pop()
    unknown = [name for name in names if name not in file.columns]
    missing = [c for c in file.columns if c not in names]
    faults = [
        Fault(
            "missing_column",
            (line,),
            {"column": c, "near": nearest(c, unknown) or "-", "columns": ", ".join(file.columns)},
        )
        for c in missing
    ]
    faults += [
        Fault("unknown_column", (line,), {"column": c, "columns": ", ".join(file.columns)})
        for c in unknown
        if not (missing and nearest(c, missing))
    ]
    double = [c for c in file.columns if names.count(c) > 1]
    faults += [Fault("double_column", (line,), {"column": c}) for c in double]
    if faults:
        raise NotRead(*faults)
    ours = {plain(c) for c in file.columns}
    if other := [cell for cell in cells if cell and plain(cell) not in ours]:
        notes.append(Fault("note_heads", (line,), {"heads": ", ".join(other)}))
    return names


def _take_rows(
    lines: list[Line], names: list[str], sheet: SentTable, file: GapFile, padded: bool, known: GapFiles
) -> pd.DataFrame:
    """The rows of the table; notes, short and long lines go to ``sheet``."""
    rows: dict[int, dict[str, str]] = {}
    for line, cells in lines:
        filled = [cell for cell in cells if cell]
        if cells and cells[0].startswith("\0"):
            sheet.faults.append(Fault("quotes", (line,)))
        elif len(filled) == 1 and cells[0] and _is_note(cells[0], known):
            _take_note((line, cells), sheet)
        elif any(cells[len(names) :]):
            sheet.faults.append(Fault("long_line", (line,), {"count": str(len(cells)), "expected": str(len(names))}))
        elif len(cells) < len(names) and not padded:
            sheet.faults.append(Fault("short_line", (line,), {"count": str(len(cells)), "expected": str(len(names))}))
        else:
            row = dict(zip(names, [*cells, *[""] * len(names)], strict=False))
            if [plain(row[c]) for c in file.columns] == [plain(c) for c in file.columns]:
                sheet.faults.append(Fault("second_head", (line,)))
            else:
                rows[line] = {c: row[c] for c in file.columns}
    return pd.DataFrame.from_dict(rows, orient="index", columns=file.columns, dtype=object)


def _is_note(text: str, known: GapFiles) -> bool:
    """Whether a line of one cell is a sentence, and not a row that was cut off."""
    return len(re.findall(r"[^\W\d]{2,}", text)) >= 2 or SAYS.fullmatch(plain(text)) is not None


def _take_note(line: Line, sheet: SentTable) -> None:
    """What a line around the table declares; any other is a note that is passed over."""
    number, cells = line
    text = plain(":".join(filter(None, cells)).replace("::", ":").lstrip("# "))
    says = SAYS.fullmatch(text)
    if says is None:
        sheet.notes.append(Fault("note_line", (number,), {"text": " ".join(filter(None, cells))[:80]}))
    elif says[1] in ROUNDING:
        sheet.rounding = int(says[2])
    else:
        sheet.declared_rows = int(says[2])
