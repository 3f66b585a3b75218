"""A statement: a message, its values and the rows that it was read from, in no language yet; and the tables to read.

Pages, findings, figures and the brief render statements: as text, as HTML with a trail for each number, as a title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import pandas as pd
import yaml

from tipimpact.common.contracts import contract
from tipimpact.package.texts import Profiles, Source, Sources
from tipimpact.publish.statements.claim_types import claim_type
from tipimpact.publish.tables.cells import CodeWords, clean, plain
from tipimpact.publish.tables.model import Kind
from tipimpact.publish.tables.order import ordered
from tipimpact.publish.words import capital, interval, name_few, number, say
from tipimpact.publish.words.marks import unmarked

Read = TypeVar("Read")
TEXTS = ("annual", "consolidated")  # kinds of sources that are the text of an Act
NOT_COMPUTED = "not_computed"  # the message of a statement that needs more files than the edition has


class Words:
    """A value that is written once the language is known: ``Words(date, day)``, ``Words(listed, [Words(...), ...])``.

    write: a formatter of ``publish.words``, which takes the language after ``args``.  args: may be values themselves.
    """

    def __init__(self, write: Callable[..., str], *args: Any, **options: Any):
        self.write, self.args, self.options = write, args, options

    def marked(self, lang: str) -> str:
        """The value in words, with marks around numbers that open a trail."""
        return self.write(*(in_words(arg, lang) for arg in self.args), lang, **self.options)

    def text(self, lang: str) -> str:
        """The value in words, without marks."""
        return unmarked(self.marked(lang))


@dataclass(frozen=True)
class Statement:
    """A sentence, a title or a part of one.

    id: its message.  values: of the message: numbers, texts that are the same in both languages, ``Words``, statements.
    table, rows: where it was read: labels of the rows in the data; "" and none for one that needs no table.
    holds: whether the tables still say so. One that does not hold is shown nowhere, and listed as dropped.
    decided_by: the column of the table that decides whether it holds.
    """

    id: str
    values: Mapping[str, Any] = field(default_factory=dict)
    table: str = ""
    rows: tuple[int, ...] = ()
    holds: bool = True
    decided_by: str = ""

    def __post_init__(self) -> None:
        claim_type(self.id, self.table)  # stops the build at a statement without one

    @property
    def is_computed(self) -> bool:
        """Whether the edition has the files for it; otherwise the statement says which it needs."""
        return self.id != NOT_COMPUTED

    @property
    def claim(self) -> str | None:
        """What kind of claim it makes (``claim_types``); None for a part of a sentence that claims nothing."""
        return claim_type(self.id, self.table)

    def marked(self, lang: str) -> str:
        """The text, with marks around the numbers that open their trail on the site."""
        return say(self.id, lang, **{name: in_words(value, lang) for name, value in self.values.items()})

    def text(self, lang: str) -> str:
        """The text."""
        return unmarked(self.marked(lang))


def in_words(value: Any, lang: str) -> Any:
    """A value as a message takes it: ``Words`` and statements in words, alone or in a list; others as they are."""
    if isinstance(value, Words | Statement):
        return value.marked(lang)
    if isinstance(value, list):
        return [in_words(item, lang) for item in value]
    return value


def in_row(items: list[Any]) -> Words:
    """Values one after the other, with semicolons."""
    return Words(lambda texts, lang: "; ".join(map(str, texts)), items)


def capitalize(words: Words | Statement) -> Words:
    """Words with a capital at their beginning."""
    return Words(lambda text, lang: capital(text), words)


def between(low: Any, high: Any) -> Any:
    """A range; equal ends are one number, and a missing end is unknown. None where both are missing."""
    ends = [plain(low), plain(high)]
    if ends[0] == ends[1]:
        return ends[0]
    return Words(interval, *(UNKNOWN if end is None else Words(number, end) for end in ends))


UNKNOWN = Statement("mark", {"code": "unknown"})


def holding(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements that the tables still bear out."""
    return (statement for statement in statements if statement.holds)


def first(rows: pd.DataFrame, column: str) -> Any:
    """The value of the first row; None where there is none."""
    return plain(rows[column].iloc[0]) if len(rows) else None


def _name_publishers(sources: Iterable[Source], lang: str) -> str:
    """Those of most sources first."""
    counted = Counter(getattr(source.publisher, lang) for source in sources)
    return name_few((name for name, _ in counted.most_common()), lang)


class TableEvidence:
    """The data tables of an edition: what statements are read from.

    tables: by name.  texts: gives a table with the texts that are joined to it in a language; without it, the data.
    sources: the register that says what an edition has only a part of; without it everything is taken as complete.
    profiles: the lives as they are told; their days of birth, by id, are in ``born``.
    """

    def __init__(
        self,
        tables: Mapping[str, pd.DataFrame],
        texts: Callable[[str, str], pd.DataFrame] | None = None,
        sources: Sources | None = None,
        profiles: Profiles | None = None,
    ):
        self.tables, self.register, self._sources = tables, sources, sources.sources if sources else ()
        self.born = {life.id: life.born for life in profiles.profiles if life.born} if profiles else {}
        self.texts = cache(texts or (lambda table, lang: tables[table]))
        self._ordered = cache(self._order)
        self._read: dict[Any, Any] = {}

    @classmethod
    def of(cls, results: Mapping[str, Any]) -> TableEvidence:
        """The data of result tables (``tables.table.ResultTable``, which imports statements itself)."""
        tables = {name: result.data for name, result in results.items()}
        sources = next((result.sources for result in results.values()), None)
        authored = next((result.authored for result in results.values() if result.authored), None)
        profiles = authored.profiles if authored else None
        return cls(tables, lambda table, lang: results[table].texts(lang), sources, profiles)

    def rows(self, table: str, **where: Any) -> pd.DataFrame:
        """The rows of a table in its published order: those that have (one of) these values in these columns.

        A table that this edition does not have is empty.
        """
        if table not in self.tables:
            return contract(table).empty()
        data = self._ordered(table)
        for column, wanted in where.items():
            values = wanted if isinstance(wanted, Sequence) and not isinstance(wanted, str) else [wanted]
            data = data[data[column].isin(list(values)).fillna(False).astype(bool)]
        return data

    def state(
        self,
        id: str,
        table: str,
        rows: pd.DataFrame,
        /,
        *,
        holds: object = True,
        decided_by: Any = "",
        **values: Any,
    ) -> Iterator[Statement]:
        """A statement read from these rows, on the conditions of ``conditions.yaml``; nothing where there are none."""
        gap = conditions()["until_sent"].get(id)
        if gap and len(sent := self.rows("indicators", source=gap)):
            table, rows, holds, decided_by = "indicators", sent, False, "series"
        if id in conditions()["whole"] and (needed := self.lacks(table)):
            yield from needed
        elif len(rows):
            yield Statement(id, values, table, tuple(map(int, rows.index)), bool(holds), decided_by)

    def once(self, read: Callable[[TableEvidence], Read]) -> Read:
        """What a function reads from the tables, worked out when it is first asked for."""
        if read not in self._read:
            self._read[read] = read(self)
        return self._read[read]

    def lacks(self, table: str) -> list[Statement]:
        """In place of what is counted over a whole table, if the edition has only a part of its files: what it needs.

        A count of a part would contradict that of the whole. Empty where the edition has every file.
        """
        return [self.not_computed(table)] if self._list_needed(table, "partial") else []

    def not_computed(self, table: str) -> Statement:
        """That nothing was computed from a table here, and whose files it needs."""
        needed = self._list_needed(table, "partial") or self._list_needed(table, "missing")
        return Statement(NOT_COMPUTED, {"publishers": Words(_name_publishers, needed)}, table)

    def list_missing(self, table: str) -> Sequence[str]:
        """Ids of the sources without which a table was made."""
        return self.tables[table].attrs.get("missing", ()) if table in self.tables else ()

    def list_newest(self, act: str) -> list[Source]:
        """The newest texts of an Act that the edition names, in both languages; none where it names no text of it."""
        texts = [source for source in self._sources if source.facts.get("kind") in TEXTS]
        newest = [text for text in texts if text.facts.get("snapshot", "newest") == "newest"]
        return [text for text in newest if act in (text.facts.get("act"), text.facts["citation"])]

    def _list_needed(self, table: str, why: Literal["partial", "missing"]) -> list[Source]:
        """Sources of the kinds that a table reads of which its edition has a part, or that could not be had."""
        facts = self.tables[table].attrs if table in self.tables else {}
        noted = set(facts.get(why, ()))
        if why == "missing":
            return [source for source in self._sources if source.id in noted]
        partial = noted & set(facts.get("sources", ()))
        kinds = {source.facts.get("kind") for source in self._sources if source.id in partial}
        return [source for source in self._sources if source.facts.get("kind") in kinds and source.is_public]

    def code(self, table: str, column: str, code: Any) -> Words | Statement:
        """The words for a code of a table, which may have come with the data; unknown where it is missing."""
        known = plain(code)
        return UNKNOWN if known is None else Words(self._code, table, column, str(known))

    def count(self, table: str, column: str, code: Any, count: Any) -> Statement:
        """``code (count)``, a count that is missing said as unknown."""
        known = UNKNOWN if count is None else count
        return Statement("answer-count", {"what": self.code(table, column, code), "count": known})

    def codes(self, table: str, column: str, codes: Iterable[Any]) -> Words:
        """The words for several codes, with semicolons."""
        return in_row([self.code(table, column, code) for code in codes])

    def text(self, table: str, column: str, label: Any) -> Words:
        """What a row says in a column of joined texts."""
        return Words(self._text, table, column, label)

    def _order(self, table: str) -> pd.DataFrame:
        spec = contract(table)
        return ordered(self.tables[table], spec, (spec.publish or {}).get("sort", []))

    def _code(self, table: str, column: str, code: str, lang: str) -> str:
        return clean(CodeWords.of(self.texts(table, lang), lang).code(column, code))

    def _text(self, table: str, column: str, label: Any, lang: str) -> str:
        return str(self.texts(table, lang).at[label, column])


@dataclass(frozen=True)
class FindingLine:
    """A row of a finding: its values as those of a statement, None where there is none; and where they were read."""

    values: list[Any]
    table: str
    rows: tuple[Any, ...]


@dataclass(frozen=True)
class Finding:
    """A short table for people, whose title says what was found; the other fields are described in ``findings.yaml``.

    remarks: notes that the tables may contradict.
    """

    title: Callable[[TableEvidence], Iterator[Statement]]
    lines: Callable[[TableEvidence], Iterator[FindingLine]]
    remarks: Callable[[TableEvidence], Iterable[Statement]]
    tables: list[str]
    columns: Mapping[str, Kind]
    notes: list[str]
    figures: Sequence[str] = ()

    @classmethod
    def of(
        cls,
        name: str,
        title: Callable[[TableEvidence], Iterator[Statement]],
        lines: Callable[[TableEvidence], Iterator[FindingLine]],
        remarks: Callable[[TableEvidence], Iterable[Statement]] = lambda evidence: (),
    ) -> Finding:
        """A finding of ``findings.yaml`` with what reads its title, its lines and its remarks from the tables."""
        return cls(title, lines, remarks, **_read_beside("findings.yaml")[name])


def conditions() -> dict[str, Any]:
    """Messages that not every edition may say: ``whole``, a list, and ``until_sent``, with the gap of each."""
    return _read_beside("conditions.yaml")


@cache
def _read_beside(name: str) -> dict[str, Any]:
    return yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
