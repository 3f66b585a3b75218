"""Reads workbooks of others (XLSX), after checking that the archive is intact and small and its cells close together.

A spreadsheet reader allocates memory for every cell between the first and the last. One distant
cell, forty bytes in the file, would need terabytes and kill the process without a message, so the
positions of cells are checked first.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from tipimpact.common.errors import TipimpactError

Row = list[Any]  # text, or a number, date or boolean if the spreadsheet says so
ZIP, OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
# zipfile raises several kinds of error for a damaged archive; a negative offset in the directory is a ValueError.
ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError)
MAX_BYTES = 256 * 2**20  # unpacked; the largest list so far takes 10 MB
MAX_PARTS = 1_000
_AT = rb"""\sr\s*=\s*["']"""  # what precedes the position of a cell or row
_FAR = re.compile(_AT + rb"(?:[A-Za-z]{3}|[A-Za-z]*\d{7})")  # past column ZZ or row 999,999
_WIDE, _LONG = (re.compile(_AT + end) for end in (rb"[A-Za-z]{2}", rb"[A-Za-z]*\d{5}"))  # past column Z, row 9,999


def read_sheet(path: Path, error: type[TipimpactError], name: str) -> list[Row]:
    """Rows of a sheet from its first row on. Raises ``error`` as ``read_sheets``, and where no sheet has this name."""
    return next(read_sheets(path, error, name))


def read_sheets(path: Path, error: type[TipimpactError], name: str | None = None) -> Iterator[list[Row]]:
    """Rows of each sheet, or of the one of this name, from its first row on.

    Raises ``error`` unless the file is an intact XLSX of modest size.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    check_archive(path, error)
    try:
        book = CalamineWorkbook.from_path(path)
        numbers = range(len(book.sheet_names)) if name is None else [book.sheet_names.index(name)]
        for number in numbers:
            yield book.get_sheet_by_index(number).to_python(skip_empty_area=False)
    except (CalamineError, ValueError) as fault:
        raise _damaged(path, error, fault) from fault


def find_sheet(path: Path, error: type[TipimpactError], wanted: Callable[[list[Row]], bool]) -> list[Row]:
    """Rows of the first sheet that ``wanted`` accepts, because publishers put notes before a table; else of the first.

    Raises ``error`` as ``read_sheets``.
    """
    sheets = read_sheets(path, error)
    first = next(sheets, [])
    return next(filter(wanted, chain([first], sheets)), first)


def check_archive(path: Path, error: type[TipimpactError]) -> None:
    """Refuse an archive that is damaged, protected, or very large when unpacked. Nothing is unpacked to disk."""
    try:
        with open(path, "rb") as file:
            start = file.read(8)
        if start.startswith(OLE):
            raise error(
                "the workbook is protected by a password, or in the old binary format",
                where=str(path),
                expected="an XLSX file without password",
                todo="open it in a spreadsheet program and save it as .xlsx without password",
            )
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_BYTES:
                raise error(
                    f"the archive unpacks to more than {MAX_BYTES // 2**20} MB or {MAX_PARTS} parts",
                    where=str(path),
                    expected="a file of the publisher, 10 MB unpacked at most so far",
                    todo="get the file from the publisher again",
                )
            # Reading stops at the declared size and verifies the checksum, so a false size is detected here.
            for part in parts:
                data = archive.read(part)
                # only in sheets, because themes and drawings use the same letters for other things
                if b"sheetData" in data and (_FAR.search(data) or (_WIDE.search(data) and _LONG.search(data))):
                    raise error(
                        "the sheet has cells beyond column ZZ or row 999,999, or both beyond Z and beyond row 9,999",
                        where=str(path),
                        expected="one table at the top left of the first sheet",
                        todo="delete the columns and rows outside the table and save the file again",
                    )
    except ZIP_FAULTS as fault:
        raise _damaged(path, error, fault) from fault


def _damaged(path: Path, error: type[TipimpactError], fault: Exception) -> TipimpactError:
    return error(
        f"the workbook is damaged or incomplete ({fault})",
        where=str(path),
        expected="an XLSX file",
        todo="get the file from the publisher again",
    )
