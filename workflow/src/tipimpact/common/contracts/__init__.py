"""One contract per table: columns, types, units, keys, meaning, and how it is published.

A contract is ``<table>.yaml`` in this folder:

    version: 1
    row: one row is ...
    key: [unit, amending_act]         # unique together
    columns:
      unit: {type: string, doc: ...}  # type: string boolean integer number date list; its name: common/vocabulary.yaml
      change: {type: number, unit: log points, nullable: true, minimum: 0, values: [..], doc: ...}
      since: {type: date, not_before: assented, doc: ...}   # no earlier than the date in another column
      estimand: {type: string, refers: impact_estimates, doc: ...}   # to the key of a table, or to a list of codes
      quote: {type: string, words_of: sentence_id, doc: ...}         # words of the document that another column names
    refers: {exposure: [exposure, reading]}   # columns that together have a value of the same columns of a table
    disclosure: ranges                # of a table that counts people: publisher, ranges or protect (``DISCLOSURE``)
    empty_in: [sample]                # editions that are too small for a row although nothing is missing
    publish:                          # only for tables in results/
      number: 1
      columns: [unit, ...]            # in this order
      sort: [unit]
      notes: [table-law_changes-note_sections]   # message ids
      figures: {lives: {number: 1, for: answer, also: [events]}}   # see ``files``
      joined:                         # texts that exist at publication only, in one language at a time
        why: {doc: ...}               # type: string or list; may be named in `columns`; publish/tables/joins makes them
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ContractError, Problem, collect, nearest

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

FOLDER = Path(__file__).parent
SHOWN = 20  # rows at fault that an error names
# The findings, each with the table that it must have; publish/tables/findings.py makes them.
FINDINGS = {
    "lives": "lives",
    "exposure": "exposure",
    "waiting": "waiting_totals",
    "reform": "reform_evidence",
    "estimates": "impact_estimates",
    "asked": "asked",
    "recommendations": "recommendations",
    "provisions": "law_changes",
    "work_permits": "work_permits",
    "themes": "theme_counts",
    "gaps": "evidence_gaps",
    "permits": "indicators",
}
# Units that count people. A column whose unit is ``see NAME`` has the unit that the column NAME has in each row.
PEOPLE = frozenset(
    {
        *("persons", "people", "claimants", "claims", "permit holders", "permits", "cases", "appeals", "applications"),
        "see counted",
    }
)
# How a table that counts people hides few of them. publisher: as its publisher shows them, in a table that is not
# published here; ranges: fewer than five are a range, as their publisher has it; protect: so are those that a sum would
# reveal (``common.disclosure.protect``). ``write_table`` refuses a smaller count in a table of the last two.
DISCLOSURE = ("publisher", "ranges", "protect")
DTYPES = {
    "string": "string",
    "boolean": "boolean",
    "integer": "Int64",
    "number": "Float64",
    "date": "datetime64[us]",
    "list": "object",
}


@dataclass(frozen=True)
class Column:
    """One column. ``values`` lists the codes allowed; ``unit`` is the unit of measurement, which every number has.

    refers: the published table, or the list of codes of the data package, whose key it has.
    blank: whether an empty text is a value.  not_before: the column whose date is the earliest that a date may be.
    words_of: of a column that holds words of others, the column with the id of the document that they are from, before
    a colon where it has one; ``sources``: any source of the table. A package has them where their licence allows.
    """

    name: str
    type: str
    doc: str
    unit: str = ""
    nullable: bool = False
    minimum: float | None = None
    maximum: float | None = None
    values: Sequence[str] = ()
    refers: str = ""
    blank: bool = False
    words_of: str = ""
    not_before: str = ""


@dataclass(frozen=True, eq=False)
class Contract:
    """What a table promises. ``publish`` is None for intermediate tables.

    ``empty_in`` names the editions in which it may have no row although no source is missing. ``refers`` has, by table,
    the columns that together have a value of the same columns of that table. ``disclosure`` is one of ``DISCLOSURE``,
    and None where nothing counts people.
    """

    name: str
    version: int
    row: str
    key: tuple[str, ...]
    columns: dict[str, Column]
    publish: dict[str, Any] | None = None
    empty_in: Collection[str] = ()
    refers: dict[str, list[str]] = field(default_factory=dict)
    disclosure: str | None = None

    def empty(self) -> pd.DataFrame:
        """A table without rows, with the contract's columns and types."""
        import pandas as pd

        return self.conform(pd.DataFrame(columns=list(self.columns)))

    @cached_property
    def joined(self) -> dict[str, Column]:
        """Columns of text that are added at publication: what people wrote in config, and sentences made of codes."""
        declared = (self.publish or {}).get("joined", {})
        return {name: Column(name, **{"type": "string", **facts}, nullable=True) for name, facts in declared.items()}

    @property
    def digest(self) -> bytes:
        """SHA-256 of what rows are made and checked by: the contract without its explanations and its publication."""
        columns = [
            tuple(value for name, value in vars(column).items() if name not in ("doc", "words_of"))
            for column in self.columns.values()
        ]
        facts = (self.name, self.version, self.key, columns, sorted(self.empty_in), self.refers, self.disclosure)
        return hashlib.sha256(repr(facts).encode()).digest()

    def conform(self, data: pd.DataFrame) -> pd.DataFrame:
        """The same rows with the contract's columns, order and types.

        Raises ContractError naming every missing, unknown or ill-typed column, or the first rows at fault.
        """
        import pandas as pd  # here, not above: contracts are read whenever the workflow is parsed
        import pyarrow as pa

        from tipimpact.common.listed import check_columns

        where = f"table {self.name}"
        problems: list[Problem] = []
        with collect(problems):
            check_columns(data.columns, list(self.columns), where, ContractError, only=self.columns)
        typed = data.reindex(columns=list(self.columns)).reset_index(drop=True)
        for column in (c for c in self.columns.values() if c.name in data.columns):
            cells = typed[column.name]
            try:
                if column.type == "list":
                    _check_lists(cells)
                else:
                    typed[column.name] = cells.astype(pd.api.types.pandas_dtype(DTYPES[column.type]))
            except (TypeError, ValueError) as error:
                problems.append(Problem(f"column {column.name!r}: {error}", where, column.type))
        if problems:
            raise ContractError(problems)
        try:
            self.check(pa.Table.from_pandas(typed, preserve_index=False))
        except pa.ArrowException as error:  # a list of texts and numbers
            raise ContractError("; ".join(map(str, error.args)), where=where, expected=self._see) from None
        return typed

    def check(self, rows: pa.Table, before: int = 0) -> None:
        """Raise ContractError with the first rows that break the contract. before: rows of the table before these."""
        import pyarrow.compute as pc

        problems = []
        for column in self.columns.values():
            values = rows[column.name]
            for fault, wrong in _find_faults(column, values, rows):
                for at in pc.indices_nonzero(wrong).to_pylist()[:SHOWN]:
                    what = f"{column.name}: {values[at].as_py()!r} {fault}"
                    problems.append(Problem(what, f"table {self.name}, row {before + at}", self._see))
        if len(keys := list(self.key)) and rows.select(keys).group_by(keys).aggregate([]).num_rows != rows.num_rows:
            problems.append(Problem(f"two rows have the same {', '.join(keys)}", f"table {self.name}", self._see))
        if problems:
            raise ContractError(problems[:SHOWN])

    @property
    def _see(self) -> str:
        return f"see {self.name}.yaml: {self.row}"


def _find_faults(column: Column, values: pa.ChunkedArray, rows: pa.Table) -> Iterator[tuple[str, pa.ChunkedArray]]:
    """What a column can break of its contract, each with which values break it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not column.nullable:
        yield "is missing", pc.is_null(values)
    if column.values:
        allowed = pa.array(column.values, values.type)
        yield "is not one of the values", pc.and_(pc.is_valid(values), pc.invert(pc.is_in(values, allowed)))
    if column.minimum is not None:
        yield f"is less than {column.minimum}", pc.less(values, column.minimum)
    if column.maximum is not None:
        yield f"is more than {column.maximum}", pc.greater(values, column.maximum)
    if column.not_before:
        yield f"is earlier than {column.not_before}", pc.less(values, rows[column.not_before])


@lru_cache
def contract(name: str) -> Contract:
    """The contract of a table. Raises ContractError with the nearest valid name."""
    path = FOLDER / f"{name}.yaml"
    if not path.is_file():
        raise ContractError(
            f"no table is called {name!r}", nearest=nearest(name, names()), expected="one of " + ", ".join(names())
        )
    raw = read_yaml(path, ContractError)
    if problems := [*_malformed(name, raw["columns"]), *_undisclosed(name, raw)]:
        raise ContractError(problems)
    columns = {column: Column(column, **facts) for column, facts in raw["columns"].items()}
    return Contract(name, **raw | {"key": tuple(raw["key"]), "columns": columns})


def _check_lists(cells: pd.Series) -> None:
    """Raise TypeError unless each cell is a list or missing."""
    import pandas as pd

    for cell in cells:
        if isinstance(cell, dict) or not (pd.api.types.is_list_like(cell) or pd.isna(cell)):
            raise TypeError(f"{cell!r} is not a list")


def _malformed(table: str, columns: dict[str, dict[str, Any]]) -> Iterator[Problem]:
    """Columns whose facts a contract does not have, or that lack one."""
    known = {key.name for key in fields(Column)} - {"name"}
    for name, facts in columns.items():
        where = f"{table}.yaml: columns: {name}"
        needed = {"type", "doc", "unit"} if facts.get("type") in ("integer", "number") else {"type", "doc"}
        for key in sorted(needed - facts.keys()):
            yield Problem(f"the column has no {key!r}", where, "{type: ..., doc: ...}, and a unit if it is a number")
        for key in sorted(facts.keys() - known):
            yield Problem(f"unknown key {key!r}", where, f"one of {', '.join(sorted(known))}", nearest(key, known))
        if facts.get("type", "string") not in DTYPES:
            yield Problem(
                f"unknown type {facts['type']!r}", where, f"one of {', '.join(DTYPES)}", nearest(facts["type"], DTYPES)
            )


def _undisclosed(table: str, raw: dict[str, Any]) -> Iterator[Problem]:
    """What is wrong with how a table that counts people says that it hides few of them."""
    counting = [name for name, facts in raw["columns"].items() if facts.get("unit") in PEOPLE]
    disclosure, where = raw.get("disclosure"), f"{table}.yaml"
    if counting and disclosure not in DISCLOSURE:
        what = f"disclosure is {disclosure!r}, and {', '.join(counting)} counts people"
        yield Problem(what, where, f"disclosure: {', '.join(DISCLOSURE)} (explained in tipimpact.common.contracts)")
    if disclosure == "publisher" and raw.get("publish"):
        yield Problem("a table that is published has disclosure: publisher", where, "ranges or protect")


@lru_cache
def names(published: bool = False) -> tuple[str, ...]:
    """Names of all tables with a contract; with ``published`` only those in ``results/``."""
    tables = sorted(path.stem for path in FOLDER.glob("*.yaml"))
    if published:
        numbers = {n: publish["number"] for n in tables if (publish := contract(n).publish)}
        tables = sorted(numbers, key=lambda name: numbers[name])
    return tuple(tables)


def trail(name: str) -> dict[str, Any]:
    """Which columns of a published table say where a row is from, by part of the trail (``source``, ``sentence``)."""
    return (contract(name).publish or {}).get("trail", {})


def repeating() -> list[str]:
    """Names of the published tables that repeat words of others."""
    return [name for name in names(published=True) if any(c.words_of for c in contract(name).columns.values())]


def quoting() -> list[str]:
    """Names of the published tables that point to sentences."""
    return [name for name in names(published=True) if {"sentence", "span"} & trail(name).keys()]
