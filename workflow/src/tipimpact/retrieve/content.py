"""Whether the content of a file fits its name, judged by its first and last bytes.

Publishers often send an error page with status 200, and a truncated file may come without a length. Neither may pass
as data, even when no checksum is known.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path, PurePosixPath

HEAD, TAIL = 4096, 1024
HTML = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
BOM = b"\xef\xbb\xbf"
ZIP, GZIP, PDF, XZ, BZIP = b"PK\x03\x04", b"\x1f\x8b", b"%PDF-", b"\xfd7zXZ\x00", b"BZh"
OLE = b"\xd0\xcf\x11\xe0"  # Word and Excel before 2007

# First bytes of the files of each extension; files of other extensions may begin in any way.
BEGINS: dict[str, tuple[bytes, ...]] = {
    ".docx": (ZIP,),
    ".gz": (GZIP,),
    ".html": (b"<",),
    ".json": (b"{", b"["),
    ".pdf": (PDF,),
    ".rda": (XZ, GZIP, BZIP),
    ".xlsx": (ZIP,),
    ".xml": (b"<",),
    ".zip": (ZIP,),
}
TEXT = {".csv", ".html", ".json", ".jsonl", ".md", ".txt", ".xml", ".yaml"}
PACKED = {ZIP: "a zip or Office file", GZIP: "a gzip file", PDF: "a PDF file", OLE: "an old Office file"}


def fault(path: str | Path, name: str) -> str:
    """What is wrong with the content of ``path`` for a file called ``name``; an empty text if nothing is."""
    ending = PurePosixPath(name).suffix.lower()
    kind = ending[1:].upper() or "data"
    with open(path, "rb") as file:
        head = file.read(HEAD).removeprefix(BOM)
        size = file.seek(0, 2)
        file.seek(max(0, size - TAIL))
        tail = file.read()
    text = head.lstrip()
    if not text:
        return "the file is empty"
    if HTML.match(head) and ending != ".html":
        return f"an HTML page instead of {kind}"
    if ending in TEXT:
        packed = next((name for magic, name in PACKED.items() if head.startswith(magic)), "")
        if packed:
            return f"{packed} instead of {kind}"
    if ending in BEGINS and not text.startswith(BEGINS[ending]):
        return f"not {kind}: the file begins with {head[:12]!r}"
    if not _ends_well(path, ending, tail):
        return f"truncated {kind}"
    return ""


def _ends_well(path: str | Path, ending: str, tail: bytes) -> bool:
    if ending == ".xml":
        return tail.rstrip().endswith(b">")
    if ending == ".pdf":
        return b"%%EOF" in tail
    return BEGINS.get(ending) != (ZIP,) or zipfile.is_zipfile(path)
