"""``ResultTable``: data and contract in, the same cells out in every format and both languages."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import replace
from functools import cache, cached_property
from importlib import import_module
from typing import Any

import pandas as pd

from tipimpact.common import other
from tipimpact.common.contracts import Column, Contract, contract
from tipimpact.common.errors import Problem, PublishError, nearest
from tipimpact.common.row_ids import row_ids
from tipimpact.package.reader import Package
from tipimpact.package.texts import Sources, Texts
from tipimpact.publish.tables import apparatus
from tipimpact.publish.tables.cells import CodeWords, decimals
from tipimpact.publish.tables.joins import joined
from tipimpact.publish.tables.model import KINDS, Cell, Heading, View
from tipimpact.publish.tables.order import ordered
from tipimpact.publish.words import LANGUAGES, has, interval, message_ids, say, say_column, say_table
from tipimpact.publish.words.codes import column_id, table_id, unit_id
from tipimpact.publish.words.constants import printing

# Modules that a reader of cells does without, because what they import is of the extra `publish`.
RENDERERS = {"html": "html_format.html_text", "csv": "csv_format.csv_text", "xlsx": "xlsx_format.workbook_bytes"}


class PublishedColumns:
    """The columns of a contract's ``publish`` block.

    left_out: joined columns whose texts are not at hand.
    """

    def __init__(self, spec: Contract, left_out: Collection[str] = ()):
        self.spec, self.left_out = spec, left_out
        self.published: dict[str, Any] = spec.publish or {}

    @property
    def names(self) -> list[str]:
        """Names in their order; whether a lawyer has reviewed a row is always among them."""
        shown = [name for name in self.published["columns"] if name not in self.left_out]
        review = apparatus.REVIEW
        return shown if review in shown or review not in self.spec.columns else [*shown, review]

    def ends(self, name: str) -> list[str]:
        """The two columns of an interval; none for other columns."""
        return self.published.get("intervals", {}).get(name, [])

    def column(self, name: str, lang: str) -> Column:
        """The column of the contract that is shown under a name in a language."""
        return self.spec.joined.get(name) or self.spec.columns[self._own(name, lang)]

    def missing(self, name: str) -> str:
        """What a missing value means."""
        if name == apparatus.REVIEW:
            return "not_reviewed"
        return "none" if name in self.published.get("none", []) else "unknown"

    def heading(self, name: str, lang: str) -> Heading:
        """Title, kind and unit of a column."""
        title = say_column(self.spec.name, name, lang)
        if ends := self.ends(name):
            low, high = (self.heading(end, lang) for end in ends)
            return replace(low, name=name, title=title, doc="", parts=(low, high))
        column = self.column(name, lang)
        unit = unit_id(column.unit)
        return Heading(
            name=name,
            title=title,
            kind=KINDS[column.type],
            unit_words=say(unit, lang) if unit else "",
            doc=column.doc,
        )

    def faults(self, data: pd.DataFrame) -> Iterator[Problem]:
        """Columns that the data or the contract do not have, and titles that do not exist."""
        names = [end for name in self.names for end in (self.ends(name) or [name])]
        table, known = self.spec.name, self.spec.columns
        for name in dict.fromkeys(self._own(name, lang) for name in names for lang in LANGUAGES):
            if name not in self.spec.joined and (name not in data or name not in known):
                yield Problem(f"no column {name!r}", f"table {table}", nearest=nearest(name, known))
        yield from missing_messages(column_id(table, name) or f"column-{name}" for name in [*self.names, *names])

    def _own(self, name: str, lang: str) -> str:
        """The data's column of this name, or the one in this language of a bilingual pair."""
        pair = f"{name}_{lang}"
        return pair if name not in self.spec.columns and pair in self.spec.columns else name


def missing_messages(keys: Iterable[str]) -> Iterator[Problem]:
    """The messages among these that do not exist."""
    for key in dict.fromkeys(keys):
        if not has(key):
            yield Problem(f"no message {key!r}", "publish/words", nearest=nearest(key, message_ids()))


class ResultTable:
    """A result table that can be rendered.

    data: rows as ``common.tables.read_table`` or ``load`` gives them, with the table's facts in ``.attrs``.
    spec: its contract, or the contract's name.
    sources: where the source ids among the facts are resolved; without it no source is shown.
    authored: where the texts of the contract's ``joined`` columns come from; without it they are left out.

    Of the contract's ``publish`` block it uses ``number``, ``columns`` (``why`` means the pair ``why_en``, ``why_fr``),
    ``sort``, ``notes`` and, where given, ``intervals`` (``{name: [low, high]}``: one column for readers), ``digits``
    (``{column: decimals}``), ``digits_within`` (a column: decimals are chosen for the rows of each of its values),
    ``none`` (columns where a missing value means "nothing to state") and ``verdict`` (what the table allows to say).

    Raises PublishError, when made, with every column, message and source that does not exist.
    """

    def __init__(
        self,
        data: pd.DataFrame,
        spec: Contract | str,
        sources: Sources | None = None,
        authored: Texts | None = None,
    ):
        self.data, self.sources, self.authored = data, sources, authored
        self.spec = contract(spec) if isinstance(spec, str) else spec
        self.published: dict[str, Any] = self.spec.publish or {}
        self.columns = PublishedColumns(self.spec, self.spec.joined if authored is None else ())
        self.facts: dict[str, Any] = {str(key): value for key, value in data.attrs.items()}
        self.view, self.texts = cache(self._see), cache(self._join)  # once for all formats
        if problems := [*self._faults()]:
            raise PublishError(problems)

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The data in the order of the views."""
        return ordered(self.data, self.spec, self.published.get("sort", []))

    @cached_property
    def row_ids(self) -> list[str]:
        """The id of each row, in the order of the views."""
        return row_ids(self.rows, self.spec)

    def render(self, format: str, lang: str) -> str | bytes:
        """The table as text, or as the bytes of an Excel file.

        format: a key of ``RENDERERS``.  lang: ``en`` or ``fr``. Raises PublishError for another format or language.
        """
        for value, valid in ((format, tuple(RENDERERS)), (lang, LANGUAGES)):
            if value not in valid:
                raise PublishError(f"cannot render {value!r}", expected=", ".join(valid), nearest=nearest(value, valid))
        module, _, function = RENDERERS[format].partition(".")
        return getattr(import_module(f"tipimpact.publish.tables.{module}"), function)(self.view(lang))

    def words(self, lang: str, *columns: str) -> pd.DataFrame:
        """The table, or some of its published columns, as readers see it: titled, in words, sorted.

        Raises PublishError for a column that is not published.
        """
        view, names = self.view(lang), self.columns.names
        unknown = [name for name in columns if name not in names]
        where = f"table {view.name}"
        if faults := [Problem(f"{name!r} is not published", where, nearest=nearest(name, names)) for name in unknown]:
            raise PublishError(faults)
        chosen = [names.index(name) for name in columns or names]
        rows = [[row[i].text for i in chosen] for row in view.rows]
        return pd.DataFrame(rows, columns=[view.headings[i].title for i in chosen])

    def _join(self, lang: str) -> pd.DataFrame:
        """The data with the joined columns in one language; without ``authored`` the data alone."""
        return self.data if self.authored is None else joined(self.data, self.spec.name, lang, self.authored)

    def _see(self, lang: str) -> View:
        """The view, with the numbers of the package that the table is from."""
        if self.authored is None:
            return self._view(lang)
        with printing(self.authored):
            return self._view(lang)

    def _view(self, lang: str) -> View:
        """The table in one language."""
        spec, edition = self.spec, self.facts["edition"]
        title, number = say_table(spec.name, "title", lang), self.published["number"]
        texts, known = self.texts(lang), self._known()
        data, words = ordered(texts, spec, self.published.get("sort", [])), CodeWords.of(texts, lang)
        columns = [self._cells(name, data, words) for name in self.columns.names]
        rows = [list(row) for row in zip(*columns, strict=True)]
        headings = [self.columns.heading(name, lang) for name in self.columns.names]
        notes = [say(id, lang) for id in self.published.get("notes", [])]
        shown = [title, *notes, *(h.title for h in headings), *{cell.text for row in rows for cell in row}]
        cited = [apparatus.cited(known[id], edition, lang) for id in self.facts["sources"] if id in known]
        return View(
            name=spec.name,
            number=number,
            lang=lang,
            edition=edition,
            title=title,
            what=say_table(spec.name, "what", lang),
            is_not=say_table(spec.name, "is_not", lang),
            status=apparatus.status(self.data, lang, self.sources),
            no_rows=say("page-no_rows_missing" if self.facts.get("missing") else "page-no_rows", lang),
            headings=headings,
            rows=rows,
            notes=notes,
            abbreviations=apparatus.abbreviations(shown, lang),
            marks=apparatus.marks(rows, lang),
            verdict=apparatus.verdict(spec, lang),
            sources=cited,
            licences=apparatus.licences(cited, self.sources, lang) if self.sources else [],
            hashes=apparatus.run_hashes(self.facts, lang),
            cite=apparatus.cite(spec.name, number, edition, lang),
            cite_other=apparatus.cite(spec.name, number, edition, other(lang)),
        )

    def _known(self) -> dict[str, Any]:
        return {source.id: source for source in self.sources.sources} if self.sources else {}

    def _faults(self) -> Iterator[Problem]:
        where = f"table {self.spec.name}"
        if not self.published:
            yield Problem("its contract has no `publish` block", where)
            return
        for fact in ("edition", "sources"):
            if fact not in self.facts:
                yield Problem(f"the data do not say their {fact}", where, todo="read them with read_table")
        yield from self.columns.faults(self.data)
        parts = (table_id(self.spec.name, part) for part in ("title", "what", "is_not"))
        yield from missing_messages([*parts, *self.published.get("notes", [])])
        if known := self._known():
            for id in self.facts.get("sources", []):
                if id not in known:
                    yield Problem(f"no source {id!r} in config/sources", where, nearest=nearest(id, known))

    def _digits(self, name: str, data: pd.DataFrame, lang: str) -> list[int | None]:
        """Decimals that readers see of each number of a column; None in other columns."""
        column = self.columns.column(name, lang)
        digits, within = self.published.get("digits", {}).get(name), self.published.get("digits_within")
        if digits is not None or KINDS[column.type] != "number":
            return [digits] * len(data)
        groups = data[within] if within else pd.Series("", data.index)
        of_group = {group: decimals(column, values) for group, values in data[column.name].groupby(groups)}
        return [of_group[group] for group in groups]

    def _cells(
        self, name: str, data: pd.DataFrame, words: CodeWords, digits: list[int | None] | None = None
    ) -> list[Cell]:
        """One published column. digits: decimals to show, if they depend on another column."""
        if ends := self.columns.ends(name):
            both = zip(*(self._digits(end, data, words.lang) for end in ends), strict=True)
            wider = [max(low or 0, high or 0) for low, high in both]  # both ends are read together
            lows, highs = (self._cells(end, data, words, wider) for end in ends)
            return [_interval(low, high, words.lang) for low, high in zip(lows, highs, strict=True)]
        column = self.columns.column(name, words.lang)
        made = cache(lambda value, digits: words.cell(column, value, digits, self.columns.missing(name)))
        # many rows hold the same value, so each is put in words once
        return [
            made(value, shown) if isinstance(value, Hashable) else made.__wrapped__(value, shown)
            for value, shown in zip(data[column.name], digits or self._digits(name, data, words.lang), strict=True)
        ]


def _interval(low: Cell, high: Cell, lang: str) -> Cell:
    """Two ends as one cell; if both are missing, the cell shows their mark."""
    if low.mark and high.mark:
        return Cell("number", None, low.text, low.mark, parts=(low, high))
    return Cell("number", (low.value, high.value), interval(low.text, high.text, lang), parts=(low, high))


def result_tables(package: Package) -> dict[str, ResultTable]:
    """The tables of a package by name; each says the plan's hash, if it does not have one itself."""
    results, texts = {}, package.texts
    for name, data in package.tables.items():
        data.attrs.setdefault("plan_hash", texts.plan.hash)
        results[name] = ResultTable(data, name, texts.sources, texts)
    return results
