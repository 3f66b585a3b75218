"""Workbooks of others (XLSX): opened only when the archive is sound, of modest size, and its cells stand together.

A spreadsheet reader sets aside room for every cell between the first and the last. One cell far out, which takes forty
bytes in the file, would take terabytes and end the process without a word; so the places of cells are looked at before.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

from tipimpact.common.errors import TipimpactError

Row = list[Any]  # text, or a number, date or truth value where a spreadsheet says so
ZIP, OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
# zipfile has errors of several kinds for one fault; a negative place in the directory is a ValueError.
ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError)
MAX_BYTES = 256 * 2**20  # unpacked; the largest list so far takes 10 MB
MAX_PARTS = 1_000
# Places past column Z or row 999,999 (tables), past ZZ or row 9,999 (monthly series); a row may be numbered by itself.
_FAR = re.compile(rb"""r=["'](?:[A-Za-z](?:[A-Za-z](?<=\sr=...)|\d{7}(?<=\sr=.{9}))|\d{7}(?<=\sr=.{8}))""")
_VERY_FAR = re.compile(rb"""r=["'](?<=\sr=.)(?:[A-Za-z]{3}|[A-Za-z]{0,2}\d{5})""")
# A place may also be written with space around the sign, which nobody does; sought only where a cheap look finds one.
_HEAD = re.compile(rb"\s*(?:<\?xml[^>]*\?>)?\s*")  # after it most sheets hold no space but blanks
_SPACES = (b" ", b"\t", b"\r", b"\n")
_ODD = re.compile(rb"""<(?:\w+:)?(?:c|row)\s[^<>]*?\br(?:\s+=|=\s)""")


def read_sheet(path: Path, error: type[TipimpactError], name: str | int = 0, *, wide: bool = False) -> list[Row]:
    """Rows of a sheet, by its name or its position, from its first row on. wide: to column ZZ, of fewer rows.

    Raises ``error`` for what is not a sound XLSX of modest size, or has no such sheet.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    check_archive(path, error, _VERY_FAR if wide else _FAR)
    try:
        book = CalamineWorkbook.from_path(path)
        sheet = book.get_sheet_by_index(name) if isinstance(name, int) else book.get_sheet_by_name(name)
        return sheet.to_python(skip_empty_area=False)
    except (CalamineError, IndexError, ValueError) as fault:
        raise _damaged(path, error, fault) from fault


def check_archive(path: Path, error: type[TipimpactError], far: re.Pattern[bytes] | None = None) -> None:
    """Refuse an archive that is damaged, protected, or larger unpacked than any of ours; nothing is unpacked to disk.

    far: what shows a cell out of reach.
    """
    try:
        with open(path, "rb") as file:
            start = file.read(8)
        if start.startswith(OLE):
            raise error(
                "the workbook is protected by a password, or of the old binary kind",
                where=str(path),
                expected="an XLSX file without password",
                todo="open it in a spreadsheet program and save it as .xlsx without password",
            )
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_BYTES:
                raise error(
                    f"the archive says that it unpacks to more than {MAX_BYTES // 2**20} MB or {MAX_PARTS} parts",
                    where=str(path),
                    expected="a file of the publisher, 10 MB unpacked at most so far",
                    todo="get the file from the publisher again",
                )
            # Reading stops at the size an archive declares and checks the sum, so a false size is found here.
            for part in parts:
                data = archive.read(part)
                # only where cells stand: themes and drawings use the same letters for other things
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
