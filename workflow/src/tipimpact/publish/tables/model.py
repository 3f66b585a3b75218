"""A table in one language: the model that every format renders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["text", "number", "date", "boolean", "list"]
KINDS: dict[str, Kind] = {
    "string": "text",
    "boolean": "boolean",
    "integer": "number",
    "number": "number",
    "date": "date",
    "list": "list",
}


@dataclass(frozen=True)
class Heading:
    """A column as published. unit_words: where the title does not say the unit.  parts: the ends of an interval."""

    name: str
    title: str
    kind: Kind
    unit_words: str = ""
    doc: str = ""
    parts: tuple[Heading, ...] = ()


@dataclass(frozen=True)
class Cell:
    """A value (None: missing) and its words for a reader.

    mark: the mark shown when it is missing.  items: the words of each item of a list.
    parts: the two ends of an interval.
    """

    kind: Kind
    value: Any
    text: str
    mark: str = ""
    items: tuple[str, ...] = ()
    parts: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Cited:
    """A source as listed under a table, in words."""

    id: str
    title: str
    publisher: str
    citation: str
    vintage: str
    accessed: str
    url: str
    licence: str
    sample: str


@dataclass(frozen=True)
class Licensed:
    """A licence of the sources, with the words that it asks for.

    commercial: ``allowed``, ``forbidden`` or ``not_stated``.
    """

    name: str
    url: str
    attribution: str
    commercial: str


@dataclass(frozen=True)
class View:
    """A table in one language, with the text above and below it.

    no_rows: the words in place of rows.
    abbreviations: those that the table uses.  verdict: what the table allows one to say.
    hashes: key, words and value of each hash of the run that a reader may check.
    cite: in the table's language.  cite_other: in the other one.
    from_tables: the data tables that a finding, which has no number, was made from.
    """

    name: str
    number: int | None
    lang: str
    edition: str
    title: str
    what: str
    is_not: str
    status: list[str]
    no_rows: str
    headings: list[Heading]
    rows: list[list[Cell]]
    notes: list[str]
    abbreviations: list[tuple[str, str]]
    marks: list[tuple[str, str]]
    verdict: list[tuple[str, str]]
    sources: list[Cited]
    licences: list[Licensed]
    hashes: list[tuple[str, str, str]]
    cite: str
    cite_other: str
    from_tables: list[str] = field(default_factory=list)

    @property
    def licence(self) -> str:
        """Of the table: ``cc_by``, or ``cc_by_nc`` where a source forbids commercial use."""
        return "cc_by_nc" if any(used.commercial == "forbidden" for used in self.licences) else "cc_by"


def flat(items: list[Any]) -> list[Any]:
    """Headings or cells with each interval as its two ends, for formats that machines read."""
    return [part for item in items for part in (item.parts or (item,))]
