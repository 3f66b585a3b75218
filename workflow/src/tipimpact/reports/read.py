"""A report's file as a table of sentences with their places in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from tipimpact.common.errors import ReportError, nearest
from tipimpact.reports.layout import blocks, inline_marks
from tipimpact.reports.passages import unwrap
from tipimpact.reports.sentences import sentences, unbalanced
from tipimpact.reports.words import hyphen_rule, language

COLUMNS = ["doc_id", "lang", "sentence_id", "section", "text", "start", "end", "kind", "skips"]
MARKDOWN = {".txt": False, ".text": False, ".md": True, ".markdown": True}


def read_report(path: str | Path, lang: str | None = None, doc_id: str | None = None) -> pd.DataFrame:
    """The sentences of a report, in order: one row a sentence or a bullet item.

    path: plain text or Markdown in UTF-8.  lang: ``en`` or ``fr``; told from the words when not given.
    doc_id: name of the document; the file's stem when not given.
    Columns: doc_id, lang, sentence_id (``doc_id:start-end``), section (the heading above, or empty),
    text (normalised), start and end (0-based character offsets into the file as decoded, end exclusive),
    kind (``sentence`` or ``bullet``), skips (where the file holds more than the text, see ``original_offset``).
    ``.attrs["notes"]`` lists what was doubtful: brackets without partner, hyphens taken away.
    Raises ReportError naming the file when it is of an unknown kind, not text, or in neither language.
    """
    path = Path(path)
    raw = _read(path)
    lang = lang or language(raw, str(path))
    return sentence_table(raw, lang, doc_id or path.stem, MARKDOWN[path.suffix.lower()])


def read_reports(reports: Iterable[tuple[str | Path, str | None, str]]) -> pd.DataFrame:
    """The sentences of several reports, each given as path, language (or None) and name.

    ``.attrs["notes"]`` holds the notes of all, each after the name of its report.
    Raises ReportError with every report that cannot be read.
    """
    tables, problems, notes = [pd.DataFrame(columns=COLUMNS)], [], []
    for path, lang, doc_id in reports:
        try:
            table = read_report(path, lang, doc_id)
        except ReportError as error:
            problems += error.problems
        else:
            notes += [f"{doc_id}: {note}" for note in table.attrs.pop("notes")]
            tables.append(table)
    if problems:
        raise ReportError(problems)
    whole = pd.concat(tables, ignore_index=True)
    whole.attrs["notes"] = notes
    return whole


def sentence_table(raw: str, lang: str, doc_id: str, markdown: bool = False) -> pd.DataFrame:
    """Like ``read_report``, from the characters of a file."""
    keep = hyphen_rule(raw, lang)
    notes: list[str] = []

    def kept(left: str, right: str) -> bool:
        if not (keeps := keep(left, right)):
            notes.append(f"{left}-{right} at a line end is read as {left}{right}")
        return keeps

    rows = []
    for block in blocks(raw, markdown):
        hidden = block.hidden | (inline_marks(raw, block.start, block.end) if markdown else set())
        whole = unwrap(raw, block.start, block.end, kept, hidden)
        if unbalanced(whole.text):
            notes.append(f"characters {block.start}-{block.end}: a bracket has no partner")
        for part in [whole] if block.kind == "bullet" else sentences(whole):
            if part.text:
                place = f"{doc_id}:{part.start}-{part.end}"
                rows.append(
                    (doc_id, lang, place, block.section, part.text, part.start, part.end, block.kind, part.skips)
                )
    table = pd.DataFrame(rows, columns=COLUMNS)
    table.attrs["notes"] = notes
    return table


def original_offset(start: int, skips: Iterable[Iterable[int]], position: int) -> int:
    """Place in the file of the character at ``position`` of a sentence that starts at ``start``."""
    return start + position + sum(left_out for place, left_out in skips if place <= position)


def _read(path: Path) -> str:
    if path.suffix.lower() not in MARKDOWN:
        raise ReportError(
            f"files of kind {path.suffix or 'without ending'!r} cannot be read",
            where=str(path),
            expected=", ".join(MARKDOWN),
            nearest=nearest(path.suffix.lower(), MARKDOWN),
            todo="save the report as text or Markdown in UTF-8",
        )
    try:
        with open(path, encoding="utf-8", newline="") as file:  # offsets count every character of the file
            return file.read()
    except OSError as error:
        raise ReportError(f"cannot be opened: {error.strerror}", where=str(path)) from None
    except UnicodeDecodeError as error:
        raise ReportError(
            f"byte {error.start} is not UTF-8", where=str(path), expected="text in UTF-8", todo="convert the file"
        ) from None
