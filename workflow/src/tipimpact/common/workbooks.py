"""Reads workbooks of others (XLSX), after checking that the archive is intact and small and its cells close together.

A spreadsheet reader allocates memory for every cell between the first and the last. One distant cell, forty bytes in
the file, would need terabytes and kill the process without a message, so the positions of cells are checked first.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tipimpact.common.errors import TipimpactError

Row = list[Any]  # text, or a number, date or boolean if the spreadsheet says so
ZIP, OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
# zipfile raises several kinds of error for a damaged archive; a negative offset in the directory is a ValueError.
ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError)
MAX_BYTES = 256 * 2**20  # unpacked; the largest list so far takes 10 MB
MAX_PARTS = 1_000
# Positions past column Z or row 999,999 (tables), past ZZ or row 9,999 (monthly series); also of a row element.
_FAR = re.compile(rb"""r=["'](?:[A-Za-z](?:[A-Za-z](?<=\sr=...)|\d{7}(?<=\sr=.{9}))|\d{7}(?<=\sr=.{8}))""")
_VERY_FAR = re.compile(rb"""r=["'](?<=\sr=.)(?:[A-Za-z]{3}|[A-Za-z]{0,2}\d{5})""")
# XML allows spaces around the equals sign, which nobody writes; the slow pattern runs only after a cheap test for them.
_HEAD = re.compile(rb"\s*(?:<\?xml[^>]*\?>)?\s*")  # after it, the only white space of most sheets is the blank
_SPACES = (b" ", b"\t", b"\r", b"\n")
_ODD = re.compile(rb"""<(?:\w+:)?(?:c|row)\s[^<>]*?\br(?:\s+=|=\s)""")


def read_sheet(path: Path, error: type[TipimpactError], name: str | int = 0, *, wide: bool = False) -> list[Row]:
    """Rows of a sheet, by name or position, from its first row on. wide: allow columns up to ZZ, but fewer rows.

    Raises ``error`` unless the file is an intact XLSX of modest size that has the sheet.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    check_archive(path, error, _VERY_FAR if wide else _FAR)
    try:
        book = CalamineWorkbook.from_path(path)
        sheet = book.get_sheet_by_index(name) if isinstance(name, int) else book.get_sheet_by_name(name)
        return sheet.to_python(skip_empty_area=False)
    except (CalamineError, IndexError, ValueError) as fault:
        raise _damaged(path, error, fault) from fault


def find_sheet(
    path: Path, error: type[TipimpactError], wanted: Callable[[list[Row]], bool], *, wide: bool = False
) -> list[Row]:
    """Rows of the first sheet that ``wanted`` accepts, because publishers put notes before a table; else of the first.

    Raises ``error`` as ``read_sheet`` does.
    """
    first = read_sheet(path, error, wide=wide)
    if wanted(first):
        return first
    others = (read_sheet(path, error, number, wide=wide) for number in range(1, count_sheets(path, error)))
    return next(filter(wanted, others), first)


def count_sheets(path: Path, error: type[TipimpactError]) -> int:
    """Number of sheets of a workbook. Raises ``error`` unless the file is an intact XLSX of modest size."""
    from python_calamine import CalamineError, CalamineWorkbook

    check_archive(path, error)
    try:
        return len(CalamineWorkbook.from_path(path).sheet_names)
    except (CalamineError, ValueError) as fault:
        raise _damaged(path, error, fault) from fault


def check_archive(path: Path, error: type[TipimpactError], far: re.Pattern[bytes] | None = None) -> None:
    """Refuse an archive that is damaged, protected, or very large when unpacked. Nothing is unpacked to disk.

    far: pattern of the position of a distant cell.
    """
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
                if far and b"sheetData" in data and (far.search(data) or _hidden(data)):
                    raise error(
                        "the sheet has cells beyond column "
                        + ("ZZ or row 9,999" if far is _VERY_FAR else "Z or row 999,999"),
                        where=str(path),
                        expected="one table at the top left of the first sheet",
                        todo="delete the columns and rows outside the table and save the file again",
                    )
    except ZIP_FAULTS as fault:
        raise _damaged(path, error, fault) from fault


def _hidden(data: bytes) -> bool:
    start = _HEAD.match(data).end()  # type: ignore[union-attr]
    there = [space for space in _SPACES if data.find(space, start) >= 0]
    signs = [sign for space in there for sign in (b"r" + space + b"=", b"r=" + space)]
    return any(sign in data for sign in signs) and _ODD.search(data) is not None


def _damaged(path: Path, error: type[TipimpactError], fault: Exception) -> TipimpactError:
    return error(
        f"the workbook is damaged or incomplete ({fault})",
        where=str(path),
        expected="an XLSX file",
        todo="get the file from the publisher again",
    )
