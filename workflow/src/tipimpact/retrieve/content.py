"""Whether the content of a file fits its name, judged by its first and last bytes.

Publishers often send an error or login page with status 200, and a truncated file may come without
a length. Neither may pass as data, even when no checksum is known.
"""

from __future__ import annotations

import html
import json
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

HEAD, TAIL = 1 << 16, 1024
SHORT = 2_000  # bytes; an answer that only says what went wrong is shorter
HTML = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
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
TEXT = {".csv", ".html", ".json", ".jsonl", ".md", ".tsv", ".txt", ".xml", ".yaml"}
TABLES = {".csv", ".tsv"}
PARTS = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}  # what an Office file of each kind contains
PACKED = {ZIP: "a zip or Office file", GZIP: "a gzip file", PDF: "a PDF file", OLE: "an old Office file"}

_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_PASSWORD = re.compile(r"""<input\b[^>]*\btype\s*=\s*["']?password""", re.IGNORECASE)
_MARKUP = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)
FEW = 200  # words; a document that also offers a form to log in has more
_LOGIN = re.compile(r"^(sign|log) ?[io]n\b|^login\b|^(ouvrir une session|connexion|authentification)\b", re.IGNORECASE)
# Titles of pages that say what went wrong. They are matched at the start, because a report may speak of errors too.
_ERROR = re.compile(
    r"^(error|erreur|http|status)?\W*(40[0-9]|410|429|50[0-4])\b|^(error|erreur)\b|"
    r"^(page|file|document|page web)? ?(not found|introuvable|non trouvée?|unavailable)\s*($|[-–|(.!])|"
    r"^we couldn.t find that|"
    r"^nous ne pouvons trouver|^(access|accès|request|requête) (denied|refusée?|rejected|bloquée?|blocked)|"
    r"^(just a moment|attention required|are you a robot|too many requests|(site )?(under )?maintenance|"
    r"service unavailable|(bad gateway|forbidden|unauthorized))\b",
    re.IGNORECASE,
)


def fault(path: str | Path, name: str, formats: Sequence[str] = ()) -> str:
    """What is wrong with the content of ``path`` for a file called ``name``; an empty text if nothing is.

    formats: extensions without the first dot that are accepted as well, whatever the name.
    """
    endings = [PurePosixPath(name).suffix.lower(), *(f".{format.rpartition('.')[2]}" for format in formats)]
    faults = [_fault_of(path, ending) for ending in endings]
    if "" in faults:
        return ""
    return next((wrong for wrong in faults if wrong.startswith(("a login", "an error"))), faults[0])


def _fault_of(path: str | Path, ending: str) -> str:
    kind = ending[1:].upper() or "data"
    with open(path, "rb") as file:
        head = file.read(HEAD)
        size = file.seek(0, 2)
        file.seek(max(0, size - TAIL))
        tail = file.read()
    bom = next((bom for bom in BOMS if head.startswith(bom)), b"")
    head = head.removeprefix(bom)
    text = head.lstrip()
    if not text:
        return "the file is empty"
    if HTML.match(head):
        message = _describe_page_error(head)
        if message or ending != ".html":
            return f"{message or 'an HTML page'} instead of {kind}"
    if ending in TEXT:
        packed = next((name for magic, name in PACKED.items() if head.startswith(magic)), "")
        if packed:
            return f"{packed} instead of {kind}"
    if ending in BEGINS and not text.startswith(BEGINS[ending]):
        return f"not {kind}: the file begins with {head[:12]!r}"
    if ending in TABLES and not (BOMS.get(bom) == "utf-16" or re.search(rb"[,;\t]", head)):
        return f"no table: the file begins with {head[:40]!r}"
    if ending == ".json" and size < SHORT and (message := _describe_json_error(head)):
        return message
    return _end_fault(path, ending, kind, tail)


def _describe_page_error(head: bytes) -> str:
    """Name a page that is an error or a login page; empty for any other page."""
    page = head.decode("utf-8", "replace")
    match = _TITLE.search(page)
    title = " ".join(html.unescape(match[1]).split()) if match else ""
    if _LOGIN.search(title) or (_PASSWORD.search(page) and len(_MARKUP.sub(" ", page).split()) < FEW):
        return "a login page"
    return f"an error page ({title[:80]!r})" if _ERROR.search(title) else ""


def _describe_json_error(content: bytes) -> str:
    """Name an answer that only reports an error; empty for any other."""
    try:
        answer = json.loads(content)
    except ValueError:
        return "truncated JSON"
    except RecursionError:
        return "JSON that is nested too deep"
    if isinstance(answer, dict) and (answer.get("error") or answer.get("errors") or answer.get("success") is False):
        return f"an error answer ({content[:120].decode('utf-8', 'replace')})"
    return ""


def _end_fault(path: str | Path, ending: str, kind: str, tail: bytes) -> str:
    """What the end of a file says about it: truncated, or an archive without the part that makes it a document."""
    complete = True
    if ending == ".xml":
        complete = tail.rstrip().endswith(b">")
    elif ending == ".pdf":
        complete = b"%%EOF" in tail
    elif ending == ".json":
        complete = tail.rstrip().endswith((b"}", b"]"))
    elif BEGINS.get(ending) == (ZIP,):
        complete = zipfile.is_zipfile(path)
    if not complete:
        return f"truncated {kind}"
    part = PARTS.get(ending)
    return f"an archive without {part} instead of {kind}" if part and not has_part(path, part) else ""


def has_part(path: str | Path, part: str) -> bool:
    """Whether an archive has a part; a damaged one counts as having it, because the reader reports it as damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            return part in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return True
