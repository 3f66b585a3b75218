"""Sentences coded by people.

A file has the sentence itself, or only its digest where the sentence is not ours to commit. A digest is looked up in
the sentences of the reports, or in further documents that are read for this alone.
"""

from __future__ import annotations

import hashlib
import json
import logging
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.errors import Problem, ThemeError, nearest
from tipimpact.reports import read_report
from tipimpact.reports.words import MODELS
from tipimpact.retrieve import SourceFile
from tipimpact.themes.codebook import Codebook

FIELDS = ("id", "lang", "source", "labels")
TEXTS = ("id", "lang", "source", "text", "sha256")
WITHIN = {"sha256": str, "start": int, "end": int}
log = logging.getLogger(__name__)
COLUMNS = ("sentence_id", "lang", "document", "text")


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
    rows = [_row(line, f"{path}: line {i}", codebook, problems) for i, line in enumerate(lines, 1) if line.strip()]
    ids = [row["id"] for row in rows if row]
    problems += [
        Problem(f"id {name!r} occurs twice", str(path)) for name in sorted({n for n in ids if ids.count(n) > 1})
    ]
    if problems:
        raise ThemeError(problems)
    rows = [row | {"text": row.get("text") or _find(row, texts)} for row in rows]
    lost = [row["id"] for row in rows if row["text"] is None]
    if lost:
        log.warning("%s: %d of %d sentences are in no file here: %s", path, len(lost), len(rows), ", ".join(lost))
        rows = [row for row in rows if row["text"] is not None]
    table = pd.DataFrame(
        {
            "sentence_id": [row["id"] for row in rows],
            "lang": [row["lang"] for row in rows],
            "document": [row["source"].split(":")[0] for row in rows],
            "text": [row["text"] for row in rows],
        }
    )
    return table.assign(**{theme: [theme in row["labels"] for row in rows] for theme in codebook.ids})


def _find(row: Mapping[str, Any], texts: Mapping[str, str] | None) -> str | None:
    """The text of a row that has its digest only; None if it is not known."""
    if texts is None:
        return ""
    if row["sha256"] in texts or "within" not in row:
        return texts.get(row["sha256"])
    place = row["within"]
    part = texts.get(place["sha256"], "")[place["start"] : place["end"]]
    return part if digest(part) == row["sha256"] else None


def read_codings(
    paths: Iterable[str | Path], codebook: Codebook, texts: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """The sentences of several files, or of none, like ``read_coding``."""
    tables = [read_coding(path, codebook, texts) for path in paths]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=[*COLUMNS, *codebook.ids])


def _row(line: str, where: str, codebook: Codebook, problems: list[Problem]) -> dict[str, Any]:
    try:
        row = json.loads(line)
        json.dumps(row, ensure_ascii=False).encode()  # fails for half of a pair of surrogates, which no file can hold
    except (ValueError, RecursionError) as error:
        problems.append(Problem(f"not JSON: {error}", where))
        return {}
    missing = [field for field in FIELDS if not isinstance(row, dict) or row.get(field) is None]
    if missing:
        problems.append(Problem(f"without {', '.join(missing)}", where, expected=", ".join(FIELDS)))
        return {}
    if wrong := list(_of_another_kind(row, where)):
        problems += wrong
        return {}
    if not (row.get("text") or row.get("sha256")):
        problems.append(Problem("without text and sha256", where, expected="the sentence, or its digest"))
    if row["lang"] not in MODELS:
        problems.append(Problem(f"language {row['lang']!r}", where, expected=" or ".join(MODELS)))
    problems += [
        Problem(
            f"unknown theme {label!r}", where, expected="a code of the codebook", nearest=nearest(label, codebook.ids)
        )
        for label in row["labels"]
        if label not in codebook.ids
    ]
    return row


def _of_another_kind(row: Mapping[str, Any], where: str) -> Iterator[Problem]:
    for name in TEXTS:
        if not isinstance(row.get(name, ""), str | None):
            yield Problem(f"{name} is {row[name]!r:.60}", where, "text")
    labels, within = row["labels"], row.get("within")
    if not isinstance(labels, list) or not all(isinstance(label, str) for label in labels):
        yield Problem(f"labels is {labels!r:.60}", where, "a list of codes of the codebook")
    if "within" in row and not (
        isinstance(within, dict) and all(isinstance(within.get(name), kind) for name, kind in WITHIN.items())
    ):
        yield Problem(f"within is {within!r:.60}", where, ", ".join(WITHIN))
