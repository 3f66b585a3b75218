"""Rows of cells from a list of the publisher, whatever its container: XLSX, or CSV in any encoding met so far."""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from tipimpact.common.errors import TfwpError

Row = list[Any]  # text, or a number, date or truth value where a spreadsheet says so
ZIP, OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
MAX_BYTES = 256 * 2**20  # unpacked; the largest list so far takes 10 MB
MAX_PARTS = 1_000
# A cell far from the others makes a spreadsheet reader set aside room for all between: no list is wider than Z.
_FAR = re.compile(rb"""r=["'][A-Za-z](?:[A-Za-z](?<=\sr=...)|\d{7}(?<=\sr=.{9}))""")  # looks back where it must
_VERY_FAR = re.compile(rb"""r=["'](?<=\sr=.)(?:[A-Za-z]{3}|[A-Za-z]{1,2}\d{7})""")  # monthly series pass column Z
_ENCODINGS = ("cp1252", "cp850", "mac_roman")
# How much a character speaks for an encoding: what French writes often, what it writes at times; the rest against.
_WEIGHTS = {
    **dict.fromkeys("äëïöûùüÿœæÄËÏÖÛÙÜŸŒÆ‘“”—…«»°", 1),
    **dict.fromkeys("èÈàâêîôçÀÂÊÎÔÇ’–\N{NO-BREAK SPACE}", 2),
    **dict.fromkeys("éÉ", 3),
}


def is_workbook(path: Path) -> bool:
    """Whether the file's first bytes, or else its name, say that it is a workbook."""
    with open(path, "rb") as file:
        start = file.read(8)
    return start.startswith((ZIP, OLE)) or path.suffix.lower() in {".xlsx", ".xls"}


def read_workbook(path: Path, wide: bool = False) -> list[Row]:
    """Rows of the first sheet, from its first row on. wide: up to column ZZ.

    Raises TfwpError for what is not a sound XLSX of modest size.
    """
    _check_archive(path, wide)
    try:
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
        return sheet.to_python(skip_empty_area=False)
    except (CalamineError, IndexError) as error:
        raise _damaged(path, error) from error


def _check_archive(path: Path, wide: bool) -> None:
    """Refuse an archive that is damaged, protected, or larger unpacked than any list; nothing is unpacked to disk."""
    with open(path, "rb") as file:
        start = file.read(8)
    if start.startswith(OLE):
        raise TfwpError(
            "the workbook is protected by a password, or of the old binary kind",
            where=str(path),
            expected="an XLSX file without password",
            todo="open it in a spreadsheet program and save it as .xlsx without password",
        )
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_BYTES:
                raise TfwpError(
                    f"the archive says that it unpacks to more than {MAX_BYTES // 2**20} MB or {MAX_PARTS} parts",
                    where=str(path),
                    expected="a list of the publisher, 10 MB unpacked at most so far",
                    todo="get the file from the publisher again",
                )
            # Reading stops at the size an archive declares and checks the sum, so a false size is found here.
            far = _VERY_FAR if wide else _FAR
            if any(far.search(archive.read(part)) for part in parts):
                raise TfwpError(
                    f"the sheet has cells beyond column {'ZZ' if wide else 'Z'} or row 999,999",
                    where=str(path),
                    expected="one table at the top left of the first sheet",
                    todo="delete the columns and rows outside the table and save the file again",
                )
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise _damaged(path, error) from error


def _damaged(path: Path, error: Exception) -> TfwpError:
    return TfwpError(
        f"the workbook is damaged or incomplete ({error})",
        where=str(path),
        expected="an XLSX file",
        todo="get the file from the publisher again",
    )


def read_text(path: Path) -> tuple[str, str]:
    """Text of a file and the encoding found.

    UTF-8 shows itself. In the older ones no byte is wrong, only unlikely (``é`` is 0xE9 in cp1252, 0x82 in cp850,
    0x8E in mac_roman): the encoding wins whose characters look most like English and French.
    """
    raw = path.read_bytes()
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace"), "utf-16"
    try:
        return raw.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        high = raw.translate(None, bytes(range(128)))
        best = max(_ENCODINGS, key=lambda name: sum(_WEIGHTS.get(c, -1) for c in high.decode(name, "replace")))
        return raw.decode(best, "replace"), best


def split_rows(text: str, delimiter: str, strict: bool = True) -> Iterator[Row]:
    """Records of delimited text; a line end written ``\\r\\r\\n`` counts once. Raises csv.Error when strict."""
    return csv.reader(io.StringIO(text.replace("\r\r\n", "\n"), newline=""), delimiter=delimiter, strict=strict)
