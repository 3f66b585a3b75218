"""Rows of cells from a list of the publisher, whatever its container: XLSX, or CSV in any encoding met so far."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from tipimpact.common.errors import TfwpError
from tipimpact.common.workbooks import OLE, ZIP, Row, read_sheet

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
    return read_sheet(path, TfwpError, wide=wide)


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
