"""Read the rows of a publisher's file: XLSX, or CSV in any encoding used so far."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from tipimpact.common.workbooks import OLE, ZIP, Row

_ENCODINGS = ("cp1252", "cp850", "mac_roman")
# Evidence for an encoding by character: more for frequent letters of French, less for rare ones, negative for others.
_WEIGHTS = {
    **dict.fromkeys("äëïöûùüÿœæÄËÏÖÛÙÜŸŒÆ‘“”—…«»°", 1),
    **dict.fromkeys("èÈàâêîôçÀÂÊÎÔÇ’–\N{NO-BREAK SPACE}", 2),
    **dict.fromkeys("éÉ", 3),
}


def is_workbook(path: Path) -> bool:
    """Return whether the first bytes or the name of the file are those of a workbook."""
    with open(path, "rb") as file:
        start = file.read(8)
    return start.startswith((ZIP, OLE)) or path.suffix.lower() in {".xlsx", ".xls"}


def read_text(path: Path) -> tuple[str, str]:
    """Return the text of a file and its encoding.

    UTF-8 can be verified. Older encodings accept any byte (``é`` is 0xE9 in cp1252, 0x82 in cp850,
    0x8E in mac_roman), so the one whose characters look most like English and French is chosen.
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
    """Yield the records of delimited text; a line end ``\\r\\r\\n`` counts once. Raises csv.Error if strict."""
    return csv.reader(io.StringIO(text.replace("\r\r\n", "\n"), newline=""), delimiter=delimiter, strict=strict)
