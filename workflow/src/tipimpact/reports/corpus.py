"""All reports of an edition as one table of sentences, and what became of each file."""

from __future__ import annotations

import datetime as dt
import logging
import re
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.config import Reports
from tipimpact.common.errors import Problem, ReportError
from tipimpact.common.processes import Ended, in_fence
from tipimpact.reports.original import Original, decode_text, find_format, open_report
from tipimpact.reports.read import COLUMNS, read_report, sentence_table
from tipimpact.reports.recommendations import mark_recommendations, read_upr
from tipimpact.reports.scope import unknown_tags
from tipimpact.reports.statutes import is_read, open_statute
from tipimpact.reports.unreadable import Unreadable
from tipimpact.retrieve import SourceFile

ASSENT = dt.date(2012, 6, 28)  # of Bill C-31, the later of the two
DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
COUNTRY = re.compile(r"([A-Z][A-Z .,'’&()-]+?)\s*[:(]\s*(?:Tier|TIER)\b")  # heading of a country in a report on many
FILES = ["doc_id", "path", "format", "status", "reason", "langs", "pages", "characters", "sentences", "source_type",
         "year", "period", "notes"]  # fmt: skip
log = logging.getLogger(__name__)
Read = Callable[[SourceFile, Path], pd.DataFrame]
Document = tuple[dict[str, Any], pd.DataFrame | None]  # its row of ``files``, and its sentences where it is read
BY_SOURCE = ["source_type", "year", "period"]
ADDED = [*BY_SOURCE, "answer", "tags"]
# What the notes say of a report that took more than the limits, by the reason.
EXCEEDED = {
    "memory": "reading it takes more than {memory:,} MB of memory; split the report, or raise reports.memory",
    "time": "reading it takes longer than {seconds:g} s of processor time; split the report, or raise reports.seconds",
    "stopped": "reading it ended with {signal}, most likely because it takes more than {memory:,} MB of memory; save "
    "the report again or split it, or raise reports.memory",
}


@dataclass(frozen=True)
class Corpus:
    """sentences: as ``read_report``, with the columns ``ADDED``.  files: a row for each document."""

    sentences: pd.DataFrame
    files: pd.DataFrame


def read_corpus(
    sources: Iterable[SourceFile],
    units: pd.DataFrame | None = None,
    law: Iterable[SourceFile] = (),
    limits: Reports | None = None,
) -> Corpus:
    """The sentences of all reports received, and of the statutes.

    sources: those whose facts say ``kind: report`` or ``kind: upr``, also those that could not be had.
    units: the table ``units``.  law: its sources.  limits: what reading one report may take.
    A report that cannot be read within the limits is a row of ``files`` with status ``failed``, the code of the reason,
    and what the reader reports among the notes; the others are read.
    """
    documents = list(_read_reports(list(sources), limits or Reports()))
    if units is not None:
        read = partial(_read_statute, units)
        documents += [_read_document(read, h) for h in law if is_read(h.source.facts)]
    rows, tables = [row for row, _ in documents], [table for _, table in documents if table is not None]
    sentences = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=[*COLUMNS, *ADDED])
    return Corpus(sentences, pd.DataFrame(rows, columns=FILES))


def _read_reports(sources: list[SourceFile], limits: Reports) -> Iterator[Document]:
    """Read reports in a child process, so that none of them can end the stage."""
    read = in_fence(partial(_read_document, _read_file), sources, limits.memory, limits.seconds)
    for h, document in zip(sources, read, strict=True):
        if isinstance(document, Ended):
            name = signal.Signals(document.signal).name if document.signal else "an error of its own"
            note = EXCEEDED[document.why].format(signal=name, **limits.model_dump())
            document = _fail(_describe_file(h), document.why, [note])
        yield document


def _fail(row: dict[str, Any], reason: str, notes: list[str]) -> Document:
    return row | {"status": "failed", "reason": reason, "notes": notes}, None


def _read_document(read: Read, h: SourceFile) -> Document:
    """A document, whatever is in its file. Raises MemoryError only."""
    row = _describe_file(h)
    if h.path is None:
        return row, None
    try:
        table = read(h, h.path)
        for words in chain(table["text"], table["section"]):
            words.encode()  # half characters could not be written
    except ReportError as error:
        code = error.code if isinstance(error, Unreadable) else "other"
        return _fail(row, code, [problem.what for problem in error.problems])
    except MemoryError:
        raise
    except Exception as error:  # a fault of the reader, which must not take the other reports with it
        log.warning("%s", h.source.id, exc_info=True)
        note = f"a fault of the reader, please report it with the file: {type(error).__name__}: {error}"
        return _fail(row, "other", [note])
    facts, table.attrs = table.attrs, {}
    row |= {"status": "read", "reason": None, "langs": sorted(set(table["lang"])), "sentences": len(table)}
    row |= {name: facts[name] for name in ("pages", "characters", "notes")}
    known = {"answer": None, "tags": None} | {name: row[name] for name in BY_SOURCE}
    return row, table.assign(**{name: value for name, value in known.items() if name not in table})


def collect_facts(h: SourceFile) -> dict[str, Any]:
    """The facts of a source, with the type, year and period that follow from them."""
    facts, vintage = h.source.facts, h.source.vintage or ""
    day = dt.date.fromisoformat(vintage) if DAY.match(vintage) else None
    year = facts.get("year") or (day.year if day else None)
    statute = facts["kind"] in ("annual", "consolidated")
    source_type = "statute" if statute else facts.get("source_type", "other")
    period = facts.get("period") or classify_period(day, year)
    return {**facts, "source_type": source_type, "year": year, "period": period}


def check_seed(sources: Iterable[SourceFile], files: pd.DataFrame) -> None:
    """Raise ReportError for each source of the facts ``seed`` that is here and cannot be read.

    The codebook and the list of recommendations were made from it, so that without it findings would be silent.
    """
    seeds = {h.source.id for h in sources if h.source.facts.get("seed")}
    failed = files[files["doc_id"].isin(seeds) & files["status"].eq("failed")]
    todo = "mend or replace the file, or raise `reports.seconds` and `reports.memory`"
    problems = [
        Problem(f"{row['doc_id']} cannot be read: {'; '.join(row['notes'])}", row["path"], "the seed report", todo=todo)
        for row in failed.to_dict("records")
    ]
    if problems:
        raise ReportError(problems)


def log_problems(files: pd.DataFrame) -> None:
    """Tell the log what was doubtful, and the screen too which reports cannot be read."""
    for row in files.to_dict("records"):
        if row["status"] == "failed":
            words = f"report {row['doc_id']} is left out: {row['path']}: {'; '.join(row['notes'])}"
            log.warning("%s", words)
            print(f"warning: {words}", file=sys.stderr)
            continue
        for note in row["notes"]:
            log.info("%s: %s", row["doc_id"], note)


def classify_period(day: dt.date | None, year: int | None) -> str | None:
    """``before`` or ``after`` the royal assent of Bill C-31; None where neither day nor year tell."""
    if day:
        return "before" if day < ASSENT else "after"
    if year is None or year == ASSENT.year:
        return None
    return "before" if year < ASSENT.year else "after"


def _describe_file(h: SourceFile) -> dict[str, Any]:
    """What is known of a document before it is read."""
    facts = h.source.facts
    kind = {"upr": "csv", "annual": "units", "consolidated": "units"}.get(facts["kind"])
    try:
        kind = kind or find_format(Path(h.source.path)).name
    except Unreadable:
        kind = "unknown"
    known = {"doc_id": h.source.id, "path": h.source.path, "format": kind, "status": "missing", "reason": h.reason}
    own = collect_facts(h)
    return known | {"langs": [], "notes": [], "sentences": 0} | {name: own[name] for name in BY_SOURCE}


def _read_file(h: SourceFile, path: Path) -> pd.DataFrame:
    """A report or a file of recommendations."""
    facts = h.source.facts
    if facts["kind"] == "upr":
        return _read_upr_file(h, path)
    if facts["kind"] == "upr_report":
        original = open_report(path)
        blocks = mark_recommendations(original.blocks, "Canada", facts["session"])
        table = sentence_table(original._replace(blocks=blocks), facts["lang"], h.source.id)
        if table.empty:
            expected = "paragraphs like 142.1 Ratify the Convention (Chile);"
            raise Unreadable("no_part", "no recommendation", where=str(path), expected=expected)
        return table
    table = read_report(path, facts.get("lang"), h.source.id, facts.get("layout") == "lines", facts.get("encoding"))
    return select_country(table, facts["part"], str(path)) if "part" in facts else table


def select_country(table: pd.DataFrame, country: str, where: str) -> pd.DataFrame:
    """The sentences on one country in a report on many, each under a heading like ``CANADA (Tier 1)``.

    table: as from ``read_report``.  Raises Unreadable when the report has no such heading.
    """
    headings = [
        COUNTRY.match(text) or COUNTRY.match(section or "") for text, section in table[["text", "section"]].values
    ]
    names = pd.Series([match[1] if match else None for match in headings], table.index, dtype=object).ffill()
    kept = table[names == country.upper()].reset_index(drop=True)
    if kept.empty:
        expected = f"a heading like {country.upper()} (Tier 1)"
        raise Unreadable("no_part", f"no part on {country}", where=where, expected=expected)
    kept.attrs = table.attrs
    return kept


def _read_upr_file(h: SourceFile, path: Path) -> pd.DataFrame:
    facts = h.source.facts
    text = decode_text(path.read_bytes(), older=facts.get("encoding"))
    entries = list(read_upr(text, facts.get("file")))
    notes = unknown_tags(entry.tags for entry in entries)
    table = sentence_table(Original(text, (r.block for r in entries), notes), facts["lang"], h.source.id)
    by_row = {r.block.number: r for r in entries}
    entries = [by_row[number] for number in table["paragraph"]]
    own = {
        "answer": [r.answer for r in entries],
        "year": [r.day.year if r.day else None for r in entries],
        "period": [classify_period(r.day, None) for r in entries],
        "tags": [r.tags for r in entries],
    }
    return table.assign(**{name: pd.Series(values, dtype=object) for name, values in own.items()})


def _read_statute(units: pd.DataFrame, h: SourceFile, path: Path) -> pd.DataFrame:
    own = units[units["source"] == h.source.id]
    return sentence_table(open_statute(own), h.source.facts["lang"], h.source.id)
