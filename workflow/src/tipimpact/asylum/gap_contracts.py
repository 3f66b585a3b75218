"""Read ``config/gap_files.yaml``: the contract of each file that a holder may send to fill an evidence gap."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import Field

from tipimpact.common.config import Bilingual, Strict
from tipimpact.common.documents import check, read_document
from tipimpact.common.errors import AsylumError, Problem
from tipimpact.common.packaged import CONFIG

FILE = CONFIG / "gap_files.yaml"
SHOWN = 5  # lines of a fault that are named
Days = tuple[dt.date | None, dt.date | None]
Listed = Literal["country", "province", "instruction", "year"]


class PartOf(Strict):
    """Counts that are part of others: their sum is no more than the whole, in each row or in all rows together."""

    parts: list[str] = Field(min_length=1)
    whole: list[str] = Field(min_length=1)
    over: Literal["row", "all"] = "row"


class GapFile(Strict):
    """The contract of one file. Counts of rows with the same period and groups are added up."""

    source: str = Field(description="Id of the source that has the gap")
    period: list[str] = Field(min_length=1, description="Columns that name the period")
    first: str = Field(description="First period asked for: a year, year-quarter, year-month, fiscal year or day")
    last: str | None = Field(None, description="Last period that was complete when the request was written")
    open: bool = Field(False, description="Whether nobody outside knows which periods there are")
    groups: dict[str, dict[str, str | None]] = Field(
        {}, description="Columns that name the group: codes of the file -> our codes; none for what is not shown"
    )
    summed: dict[str, Listed] = Field({}, description="Columns over which counts are summed, and what they list")
    left_out: list[str] = Field([], description="Columns of numbers that are not used")
    counts: dict[str, str] = Field(min_length=1, description="Columns of counts, and the series of each")
    bounds: list[PartOf] = []
    within: dict[str, str] = Field({}, description="Column -> the code that includes all others")
    only_with: dict[str, dict[str, str]] = Field({}, description="Column filled exactly where another has this code")
    in_force: dict[str, dict[str, Days]] = Field({}, description="Column -> code -> days between which it can count")
    counts_in_force: dict[str, Days] = Field({}, description="Column of counts -> days between which it can count")
    not_before: dict[str, str] = Field({}, description="Column of years -> column of years that it cannot precede")
    pending: dict[str, list[str]] = Field({}, description="Column empty exactly where one of these counts is not zero")
    without: dict[str, str] = Field({}, description="Column -> code of there being none, which has no counts")

    @property
    def keys(self) -> list[str]:
        return [*self.period, *self.groups, *self.summed]

    @property
    def columns(self) -> list[str]:
        return [*self.keys, *self.left_out, *self.counts]

    @property
    def must_add_up(self) -> bool:
        """Whether only a total or the number of rows tells that no row is missing."""
        return bool(self.summed) or self.open


class Fault(NamedTuple):
    """What is wrong with a file, or worth saying of it: the code of the words, lines, and what the words name."""

    code: str
    lines: tuple[int, ...] = ()
    fields: Mapping[str, str] = {}


class GapFiles(Strict):
    """The content of ``config/gap_files.yaml``."""

    totals: list[str]
    heads: dict[str, list[str]]
    codes: dict[str, dict[str, list[str]]]
    countries: str
    files: list[GapFile]
    words: dict[str, Bilingual]

    def of(self, source: str) -> GapFile:
        """The contract of a gap. Raises KeyError."""
        return {file.source: file for file in self.files}[source]

    @cached_property
    def total_words(self) -> set[str]:
        return {plain(word) for word in self.totals}

    def column(self, head: str, columns: Iterable[str]) -> str | None:
        """The column among these that a head names in either language, or None."""
        name = plain(head)
        return next((c for c in columns if name == plain(c) or name in map(plain, self.heads.get(c, []))), None)

    def accepted(self, file: GapFile, column: str) -> dict[str, str]:
        """The spellings of a column's codes, reduced by ``plain``, and the code of each; empty for days and years."""
        if file.summed.get(column) == "country":
            return {plain(code): code for code in self.countries.split()}
        own = list(file.groups[column]) if column in file.groups else list(self.codes.get(column, {}))
        also = {plain(text): code for code in own for text in self.codes.get(column, {}).get(code, [])}
        return also | {plain(code): code for code in own}

    def say(self, fault: Fault, lang: str, where: str) -> str:
        """A fault in words, after the file and the lines where it is."""
        return f"{where}{self._lines(fault.lines, lang)}{COLONS[lang]}{self.text(fault, lang)}"

    def text(self, fault: Fault, lang: str) -> str:
        """The words of a fault alone."""
        text: str = getattr(self.words[fault.code], lang)
        return text.format_map(fault.fields)

    def problem(self, fault: Fault, name: str) -> Problem:
        """A fault as an error of the run names it."""
        return Problem(self.text(fault, "en"), f"{name}{self._lines(fault.lines, 'en')}")

    def _lines(self, lines: tuple[int, ...], lang: str) -> str:
        if not lines:
            return ""
        named, more = ", ".join(map(str, lines[:SHOWN])), len(lines) - SHOWN
        words = self.words["line" if len(lines) == 1 else "lines" if more <= 0 else "more_lines"]
        return ", " + getattr(words, lang).format(lines=named, more=more)


COLONS = {"en": ": ", "fr": "\u00a0: "}


@lru_cache(maxsize=10_000)
def plain(text: str) -> str:
    """A head or code without case, accents, kinds of dash, and spaces that say nothing."""
    letters = unicodedata.normalize("NFKD", text.strip().replace("’", "'"))
    letters = "".join("-" if unicodedata.category(c) == "Pd" else c for c in letters if not unicodedata.combining(c))
    return " ".join(letters.casefold().replace("_", " ").split()).replace(" - ", "-")


def read_gap_files(path: str | Path = FILE) -> GapFiles:
    """Read the contracts. Raises AsylumError with all problems."""
    document = read_document(path, AsylumError)
    return check(GapFiles, document.data, document, others=list(_check_columns(document.data)), error=AsylumError)


def _check_columns(raw: Any) -> Iterator[tuple[tuple[str | int, ...], Problem]]:
    """Yield the columns that a rule names and the file does not have."""
    files = raw.get("files") if isinstance(raw, dict) else None
    for i, row in enumerate(files if isinstance(files, list) else []):
        try:
            file = GapFile.model_validate(row)
        except ValueError:
            continue  # the model reports it
        named = [*file.within, *file.only_with, *file.in_force, *file.counts_in_force, *file.not_before]
        named += [*file.pending, *file.without, *(c for b in file.bounds for c in (*b.parts, *b.whole))]
        for name in sorted({*named} - {*file.columns}):
            yield ("files", i), Problem(f"{file.source} has no column {name!r}", expected=", ".join(file.columns))
