"""The inputs of the site, and the address of each table row on it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tipimpact.common.contracts.files import LISTED
from tipimpact.package.reader import Package
from tipimpact.package.texts import NOT_PASSED_ON, Profile, Source, Texts
from tipimpact.publish.site import anchors
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables.cells import clean
from tipimpact.publish.tables.model import Cell
from tipimpact.publish.tables.table import ResultTable, result_tables


@dataclass(frozen=True)
class Row:
    """A row of a table: its number in the table's order, its id, its values, and its cells in words by column."""

    number: int
    id: str
    values: Mapping[Any, Any]
    cells: dict[str, Cell]

    def text(self, name: str) -> str:
        """The words of a cell; "" if there is nothing to state."""
        cell = self.cells[name]
        return "" if cell.mark == "none" else cell.text


@dataclass(frozen=True)
class Quote:
    """A sentence of a document without names of persons, and its language."""

    text: str
    lang: str


@dataclass(frozen=True)
class SiteInputs:
    """The published tables of an edition by name, in the order of their numbers, and the files that explain them.

    package: what they are printed from.
    figures: the entries of ``figures.json``.
    """

    package: Package
    results: Mapping[str, ResultTable]
    figures: Sequence[Mapping[str, Any]] = ()

    @property
    def edition(self) -> str:
        """The edition."""
        return self.package.edition

    @property
    def authored(self) -> Texts:
        """The texts that people wrote."""
        return self.package.texts

    @cached_property
    def sentences(self) -> dict[str, Quote]:
        """The quoted sentences that may be passed on, by ``document:start-end``."""
        sentences = self.package.sentences.items()
        return {id: Quote(clean(text), lang) for id, (text, lang) in sentences if text != NOT_PASSED_ON}

    @cached_property
    def evidence(self) -> TableEvidence:
        """The tables as statements read them."""
        return TableEvidence.of(self.results)

    @property
    def by_id(self) -> dict[str, Source]:
        """Every source."""
        return self.authored.by_id

    @cached_property
    def situations(self) -> dict[str, tuple[str, Profile]]:
        """The number and the profile of each life that has a page, by its code."""
        places = self.authored.profiles.places()
        return {profile.id: (places[profile.id], profile) for profile in self.authored.profiles.profiles}

    @cached_property
    def provisions(self) -> dict[str, str]:
        """The address of each provision on the site, by citation."""
        return anchors.known(self.evidence.rows(anchors.TABLE), self.authored.acts)

    @cached_property
    def _numbers(self) -> dict[str, dict[int, int]]:
        return {name: {label: i for i, label in enumerate(self.evidence.rows(name).index, 1)} for name in self.results}

    @cached_property
    def values(self) -> dict[str, list[dict[Any, Any]]]:
        """The values of the rows of each table, as its pages show them."""
        return {name: self.evidence.rows(name).to_dict("records") for name in self.results}

    def rows(self, table: str, lang: str) -> list[Row]:
        """The rows of a table in words, as its pages show them; none of a table that the edition does not have."""
        if table not in self.results:
            return []
        view = self.results[table].view(lang)
        names = [heading.name for heading in view.headings]
        rows = zip(self.results[table].row_ids, self.values[table], view.rows, strict=True)
        return [
            Row(i, id, values, dict(zip(names, cells, strict=True))) for i, (id, values, cells) in enumerate(rows, 1)
        ]

    def titles(self, table: str, lang: str) -> dict[str, str]:
        """The titles of a table's columns; none of a table that the edition does not have."""
        headings = self.results[table].view(lang).headings if table in self.results else []
        return {heading.name: heading.title for heading in headings}

    def row(self, table: str, label: int) -> int | None:
        """The number of a row on the table's pages; None where they do not show it."""
        return self._numbers[table].get(label)


def table_file(table: str) -> str:
    """The address of a data table on the site."""
    return f"tables.html#{table}"


def row_href(table: str, id: str) -> str:
    """The address of a table row on the site; the explorer opens it."""
    return f"{table_file(table)}&line={id}"


def read_inputs(package: Package, figures: str | Path) -> SiteInputs:
    """What the site is made from.

    figures: the folder of the pictures and of their list.
    """
    drawn = json.loads(Path(figures, LISTED).read_text(encoding="utf-8"))["figures"]
    return SiteInputs(package, result_tables(package), figures=drawn)
