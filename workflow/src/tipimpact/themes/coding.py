"""Sentences coded by people.

A file has the sentence itself, or only its digest where the sentence is not ours to commit. A
digest is looked up in the sentences of the reports, or in further documents that are read for this
alone.
"""

from __future__ import annotations

import hashlib
import json
import logging
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, Self

import pandas as pd
from pydantic import BaseModel, model_validator

from tipimpact.common.documents import Document, check, part
from tipimpact.common.errors import Problem, ThemeError, collect, nearest
from tipimpact.reports import read_report
from tipimpact.retrieve import SourceFile
from tipimpact.themes.codebook import Codebook

log = logging.getLogger(__name__)
COLUMNS = ("sentence_id", "lang", "document", "text")


class Within(BaseModel):
    """A place in a longer sentence, which is known by its digest."""

    sha256: str
    start: int
    end: int


class Coded(BaseModel):
    """A line of a file: a sentence, or its digest, with the themes that a person gave it."""

    id: str
    lang: Literal["en", "fr"]
    source: str
    labels: list[str]
    text: str = ""
    sha256: str = ""
    within: Within | None = None

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        if not (self.text or self.sha256):
            raise ValueError("neither text nor sha256: give the sentence, or its digest")
        return self


def digest(text: str) -> str:
    """Digest of a sentence, whatever its spaces and line ends."""
    return hashlib.sha256(" ".join(unicodedata.normalize("NFC", text).split()).encode()).hexdigest()


def short_digest(text: str) -> str:
    """The first sixteen digits of a sentence's digest, by which labels and stored scores name it."""
    return digest(text)[:16]


def known_texts(files: Iterable[SourceFile], sentences: pd.DataFrame) -> dict[str, str]:
    """Sentences by digest: those of the corpora, and of documents that are read for coded sentences alone.

    files: such documents, each a report, or lines of JSON with the coded sentences (``text``).  sentences: the table
    ``sentences``; its text is preferred to that of ``files`` where both have a sentence.
    """
    further = [text for file in files if file.path for text in _texts(file, file.path)]
    return {digest(text): text for text in [*further, *sentences["text"]]}


def _texts(file: SourceFile, path: Path) -> Iterator[str]:
    facts = file.source.facts
    if path.read_bytes().lstrip()[:1] == b"{":
        yield from (json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    else:
        yield from read_report(path, facts["lang"], file.source.id, True, encoding=facts.get("encoding"))["text"]


def read_coding(path: str | Path, codebook: Codebook, texts: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Sentences that a person coded: one JSON object a line with id, lang, source, labels, and text or sha256.

    texts: sentences by digest, as from ``known_texts``. A row with a digest has its text from there, or from the part
    of a longer sentence that ``within`` names (sha256, start, end); if neither is known, the row is left out and the
    log says so. Without ``texts`` such a row is kept with an empty text.
    Columns: sentence_id, lang, document (the part before the first colon of ``source``), text, and a boolean
    column per theme in codebook order. Raises ThemeError with every fault at once.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ThemeError(f"cannot be read: {error}", where=str(path), expected="lines of JSON in UTF-8") from None
    problems: list[Problem] = []
    rows: list[Coded] = []
    for i, line in enumerate(lines, 1):
        with collect(problems):
            rows += [_read_line(line, f"{path}: line {i}", codebook)] if line.strip() else []
    times = Counter(row.id for row in rows)
    problems += [Problem(f"id {name!r} occurs twice", str(path)) for name in sorted(times) if times[name] > 1]
    if problems:
        raise ThemeError(problems)
    words = {row.id: row.text or _find(row, texts) for row in rows}
    lost = [name for name, text in words.items() if text is None]
    if lost:
        log.warning("%s: %d of %d sentences are in no file here: %s", path, len(lost), len(rows), ", ".join(lost))
    cells = [
        (row.id, row.lang, row.source.split(":")[0], words[row.id], *(theme in row.labels for theme in codebook.ids))
        for row in rows
        if words[row.id] is not None
    ]
    return pd.DataFrame(cells, columns=[*COLUMNS, *codebook.ids])


def _read_line(line: str, where: str, codebook: Codebook) -> Coded:
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ThemeError(f"not JSON: {error}", where=where) from None
    odd = [theme for theme in part(raw, "labels", list) if theme not in codebook.ids]
    expected, near = "a code of the codebook", [nearest(theme, codebook.ids) for theme in odd]
    problems = [Problem(f"unknown theme {o!r}", expected=expected, nearest=n) for o, n in zip(odd, near, strict=True)]
    unknown = [(("labels",), problem) for problem in problems]
    return check(Coded, raw, Document(where, raw), others=unknown, error=ThemeError)


def _find(row: Coded, texts: Mapping[str, str] | None) -> str | None:
    """The text of a row that has its digest only; None if it is not known."""
    if texts is None:
        return ""
    if row.sha256 in texts or row.within is None:
        return texts.get(row.sha256)
    words = texts.get(row.within.sha256, "")[row.within.start : row.within.end]
    return words if digest(words) == row.sha256 else None


def read_codings(
    paths: Iterable[str | Path], codebook: Codebook, texts: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """The sentences of several files, or of none, like ``read_coding``."""
    tables = [read_coding(path, codebook, texts) for path in paths]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=[*COLUMNS, *codebook.ids])
