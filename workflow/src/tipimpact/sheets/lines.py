"""Sheets for people outside, in Word and Excel: one row for each thing to be reviewed or coded, out and back in.

Both languages are side by side, followed by columns to fill in: a decision, an amended wording in
each language, a remark. A sheet comes back signed, or it changes nothing.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import Problem, TipimpactError, nearest
from tipimpact.common.files import STEADY, atomic
from tipimpact.common.workbooks import check_archive, read_sheet
from tipimpact.publish.words import say

OURS = ("id", "english", "french", "about")
THEIRS = ("decision", "amended_en", "amended_fr", "remark")
SIGNATURE = ("name", "date")
DECISIONS = {"agree": "agree", "d'accord": "agree", "amend": "amend", "modifier": "amend"}
PAGE, MARGIN = (35.6, 21.6), 1.2  # of a Word sheet, in centimetres
WIDTHS = {"id": 10, "english": 60, "french": 60, "about": 25, "decision": 12, "amended_en": 40, "amended_fr": 40}


class Kind(NamedTuple):
    """What a sheet is of: its name, the messages of its title and of its column ``about``, its stage's error class.

    how: the message that says how to fill it in.  theirs: the columns to fill in.  guide: paragraphs to fill it in by.
    """

    name: str
    title: str
    about: str
    error: type[TipimpactError]
    how: str = "counsel-how"
    theirs: tuple[str, ...] = THEIRS
    guide: tuple[str, ...] = ()

    def titles(self, *names: str) -> list[str]:
        """The titles of columns in both languages."""

        def title(name: str, lang: str) -> str:
            return say(self.about, lang) if name == "about" else say("counsel-column", lang, code=name)

        return [" / ".join(title(name, lang) for lang in LANGUAGES) for name in names]


class Line(NamedTuple):
    """One row as it goes out. ours: the words, in each language, that an amendment would replace.

    place: what the row is of, for whoever lost it.
    """

    id: str
    english: str
    french: str
    about: str
    ours: tuple[str, str]
    place: str


Rows = list[list[str]]


def write_lines(kind: Kind, lines: Sequence[Line], path: str | Path) -> None:
    """Write a sheet; the ending of ``path``, .docx or .xlsx, says as what. Raises the kind's error for another one."""
    write = _by_ending(kind, path, docx=_write_docx, xlsx=_write_xlsx)
    with atomic(path) as draft:
        write(draft, kind, [[*line[: len(OURS)], *("" for _ in kind.theirs)] for line in lines])


def read_lines(kind: Kind, lines: Sequence[Line], path: str | Path) -> pd.DataFrame:
    """What a returned sheet says: a row per line that was answered; the columns of the kind, and who signed when.

    decision: agree or amend.  amended_en, amended_fr: the wording to use instead (missing: keep ours).
    reviewed_by, signed_on: who signed and when; missing while the sheet is unsigned, and then nobody has
    reviewed anything.
    Raises the kind's error with every fault at once: rows lost, unknown or repeated, our own words edited, a
    unknown decision, an amendment without words, half a signature.
    """
    place, read = Path(path).name, _by_ending(kind, path, docx=_read_docx, xlsx=_read_xlsx)
    try:
        rows, (name, date) = read(Path(path), kind)
    except Exception as fault:  # python-docx has no error of its own for other files
        why = fault.problems[0].what if isinstance(fault, TipimpactError) else fault
        expected = "the sheet as sent out, filled in and saved"
        raise kind.error(f"is not a sheet of ours: {why}", where=place, expected=expected) from None
    faults = [*_row_faults(kind, rows, {line.id: line for line in lines}, place), *_signature_faults(name, date, place)]
    if faults:
        raise kind.error(faults)
    changes = []
    for cells in rows.values():
        answer, *words = (cell.strip() for cell in cells[len(OURS) :])
        if answer:
            decision = _decision(answer) if kind.theirs == THEIRS else answer
            signature = [name or None, pd.Timestamp(date) if date else pd.NaT]
            changes.append([cells[0].strip(), decision, *(word or None for word in words), *signature])
    columns = ["id", *kind.theirs, "reviewed_by", "signed_on"]
    return pd.DataFrame(changes, columns=columns, dtype=object)  # so that what is missing stays None


def signed(kind: Kind, changes: pd.DataFrame) -> pd.DataFrame:
    """The changes, if the sheet is signed. Raises the kind's error when it is not."""
    if len(changes) and changes["reviewed_by"].isna().any():
        raise kind.error("the sheet is not signed", expected="a name and a date under the table")
    return changes


def line_id(*words: object) -> str:
    """Eight digits that name a row in the words that were sent out: they change when the words do."""
    return hashlib.sha256("\0".join(map(str, words)).encode()).hexdigest()[:8]


def _by_ending(kind: Kind, path: str | Path, **ways: Callable) -> Callable:
    ending = Path(path).suffix.lower()
    if ending[1:] not in ways:
        fault = f"a sheet cannot be {ending or 'without an ending'}"
        raise kind.error(fault, where=str(path), expected=" or ".join(f".{way}" for way in ways))
    return ways[ending[1:]]


# -- faults


def _row_faults(kind: Kind, rows: Mapping[str, list[str]], known: Mapping[str, Line], name: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, cells in rows.items():
        where, own = f"{name}, {place}", cells[0].strip()
        if len(cells) != len(OURS) + len(kind.theirs):
            yield Problem(f"has {len(cells)} cells", where, f"{len(OURS) + len(kind.theirs)} cells, as sent out")
            continue
        if own not in known:
            expected = "an id of the sheet as sent out; our words may have changed since"
            todo = "make a new sheet, and copy the decisions"
            yield Problem(f"no row is called {own!r}", where, expected, nearest(own, known), todo)
            continue
        if own in seen:
            yield Problem(f"the row {own} is there twice", where, "each row once")
        seen.add(own)
        for text, ours, lang in zip(cells[1:3], known[own].ours, LANGUAGES, strict=True):
            if not text.rstrip().endswith(ours):
                yield Problem(f"our own words ({lang}) were edited", where, todo="write them into the amended wording")
        if kind.theirs == THEIRS:
            yield from _decision_faults([cell.strip() for cell in cells[len(OURS) :]], where)
    for lost in [id for id in known if id not in seen]:
        yield Problem(f"the row {lost} is missing: {known[lost].place}", name, "every row of the sheet sent out")


def _signature_faults(signer: str, date: str, name: str) -> Iterator[Problem]:
    if bool(signer) != bool(date):
        yield Problem("half a signature", name, "a name and a date, or neither")
    try:
        dt.date.fromisoformat(date or "2027-01-31")
    except ValueError:
        yield Problem(f"the date is {date!r}", name, "a date like 2027-01-31")


def _decision_faults(cells: Sequence[str], where: str) -> Iterator[Problem]:
    answer, english, french, remark = cells
    decision = _decision(answer)
    if answer and not decision:
        near = nearest(answer.casefold(), DECISIONS)
        yield Problem(f"the decision is {answer!r}", where, " or ".join(DECISIONS), near)
    if decision == "amend" and not (english or french or remark):
        yield Problem("amended, and no words for it", where, "an amended wording or a remark")
    if decision != "amend" and (english or french):
        yield Problem("an amended wording without the decision to amend", where, "the decision `amend`")


def _decision(answer: str) -> str:
    return DECISIONS.get(answer.strip().casefold().replace("’", "'"), "")


# -- Word


def _write_docx(path: Path, kind: Kind, rows: Rows) -> None:
    from docx.enum.section import WD_ORIENT

    from tipimpact.publish.word import Sizes, add_table, document_bytes, new_document

    titles = [say(kind.title, lang) for lang in LANGUAGES]
    document = new_document(" / ".join(titles), PAGE, (MARGIN, MARGIN), Sizes(text=8))
    document.sections[0].orientation = WD_ORIENT.LANDSCAPE
    for lang, title in zip(LANGUAGES, titles, strict=True):
        document.add_heading(title, 1)
        document.add_paragraph(say(kind.how, lang))
    for paragraph in kind.guide:
        document.add_paragraph(paragraph)
    add_table(document, [kind.titles(*OURS, *kind.theirs), *rows])
    document.add_paragraph()
    signature = document.add_table(rows=len(SIGNATURE), cols=2, style="Table Grid")
    for line, title in zip(signature.rows, kind.titles(*SIGNATURE), strict=True):
        line.cells[0].text = title
    path.write_bytes(document_bytes(document))


def _read_docx(path: Path, kind: Kind) -> tuple[dict[str, list[str]], list[str]]:
    """The rows of a sheet by their place in it, and the signature."""
    from docx import Document

    check_archive(path, kind.error)
    tables = Document(str(path)).tables
    if len(tables) != 2:
        raise kind.error(f"{len(tables)} tables")
    (_, *rows), signature = (_grid(table) for table in tables)
    return {f"row {i}": row for i, row in enumerate(rows, 1)}, [signature[i][-1].strip() for i in (0, -1)]


def _grid(table: Any) -> Rows:
    width = len(table.columns)
    cells = [cell.text for cell in table._cells]
    return [cells[i : i + width] for i in range(0, len(cells), width)]


# -- Excel


def _write_xlsx(path: Path, kind: Kind, rows: Rows) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": STEADY})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "text_wrap": True})
    sheet, signature = book.add_worksheet(kind.name), book.add_worksheet("signature")
    names = (*OURS, *kind.theirs)
    for c, (name, title) in enumerate(zip(names, kind.titles(*names), strict=True)):
        sheet.set_column(c, c, WIDTHS.get(name, 30))
        sheet.write_string(0, c, title, bold)
    for r, row in enumerate(rows, 1):
        for c, text in enumerate(row):
            sheet.write_string(r, c, text, wrap)
    if kind.theirs == THEIRS:
        choices = {"validate": "list", "source": list(DECISIONS)}
        sheet.data_validation(1, len(OURS), len(rows), len(OURS), choices)
    sheet.freeze_panes(1, 1)
    signature.set_column(0, 1, 50)
    signature.write_column(0, 0, kind.titles(*SIGNATURE), bold)
    if kind.guide:
        guide = book.add_worksheet("guide")
        guide.set_column(0, 0, 120)
        guide.write_column(0, 0, [*(say(kind.how, lang) for lang in LANGUAGES), *kind.guide], wrap)
    book.close()


def _read_xlsx(path: Path, kind: Kind) -> tuple[dict[str, list[str]], list[str]]:
    """The rows of a sheet by their place in it, and the signature."""
    table, signature = (read_sheet(path, kind.error, name) for name in (kind.name, "signature"))
    width = len(OURS) + len(kind.theirs)
    rows = [[_cell_text(v) for v in row] + [""] * (width - len(row)) for row in table[1:]]
    signed_in = [_cell_text(row[1]) if len(row) > 1 else "" for row in [*signature, [], []][: len(SIGNATURE)]]
    return {f"row {i}": row for i, row in enumerate(rows, 2)}, signed_in


def _cell_text(value: Any) -> str:
    """A cell as text: a day in ISO 8601."""
    return value.isoformat()[:10] if isinstance(value, dt.date) else str(value).strip()
