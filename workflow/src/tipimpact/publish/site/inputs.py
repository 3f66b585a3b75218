"""The inputs of the site, and the address of each table row on it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts.files import LISTED
from tipimpact.common.tables import read_table
from tipimpact.publish.site import anchors
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables.joins import Authored
from tipimpact.publish.tables.model import Cell
from tipimpact.publish.tables.table import ResultTable, read_results
from tipimpact.retrieve.obtained import Obtained, obtained
from tipimpact.retrieve.sources import Source

if TYPE_CHECKING:
    from tipimpact.eligibility.profiles import Profile


@dataclass(frozen=True)
class Row:
    """A row of a table: its number in the table's order, its values, and its cells in words by published column."""

    number: int
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

    plan: as ``check_plan`` writes it.  authored: the texts of ``config/``.
    sentences: the quoted sentences, by ``document:start-end``.
    versions: the table ``provision_versions``.
    figures: the entries of ``figures.json``.  archetypes: those of ``archetypes.json``, by code.
    rules: the content of ``rules.json``.
    obtained: which sources the run could not have.  pictures: the SVG of the figures of the answer page, by path.
    """

    edition: str
    results: Mapping[str, ResultTable]
    plan: Mapping[str, Any]
    authored: Authored
    sentences: Mapping[str, Quote]
    versions: pd.DataFrame
    figures: Sequence[Mapping[str, Any]] = ()
    archetypes: Mapping[str, Any] = field(default_factory=dict)
    rules: Mapping[str, Any] = field(default_factory=dict)
    obtained: Obtained | None = None
    pictures: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def evidence(self) -> TableEvidence:
        """The tables as statements read them."""
        return TableEvidence.of(self.results)

    @cached_property
    def by_id(self) -> dict[str, Source]:
        """Every source."""
        return {source.id: source for source in self.authored.sources.sources}

    @cached_property
    def situations(self) -> dict[str, tuple[str, Profile]]:
        """The number and the profile of each life that has a page, by its code."""
        places = self.authored.profiles.places()
        return {profile.id: (places[profile.id], profile) for profile in self.authored.profiles.profiles}

    @cached_property
    def provisions(self) -> dict[str, str]:
        """The address of each provision on the site, by anchor."""
        return anchors.known(self.evidence.rows(anchors.TABLE))

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
        both = zip(self.values[table], view.rows, strict=True)
        return [Row(i, values, dict(zip(names, cells, strict=True))) for i, (values, cells) in enumerate(both, 1)]

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


def row_href(table: str, row: int) -> str:
    """The address of a table row on the site; the explorer opens it."""
    return f"{table_file(table)}&line={row}"


def read_inputs(
    data: list[str],
    authored: Authored,
    plan: str,
    quotes: str,
    versions: str,
    figures: str | Path,
    archetypes: str,
    rules: str,
    receipts: list[str],
    edition: str,
) -> SiteInputs:
    """Read what the site is made from: files by the names of ``SiteInputs``.

    data: files of the published tables, in the order of their numbers.  figures: the folder of the pictures and of
    their list.  receipts: those of all collections.
    Raises ContractError for a file of another edition.
    """
    quoted = read_table(quotes, edition=edition)[["sentence_id", "text", "lang"]].to_numpy()
    texts = (Path(path).read_text(encoding="utf-8") for path in (plan, Path(figures, LISTED), archetypes, rules))
    planned, drawn, followed, exported = map(json.loads, texts)
    return SiteInputs(
        edition=edition,
        results=read_results(data, authored, edition),
        plan=planned,
        authored=authored,
        sentences={id: Quote(text, lang) for id, text, lang in quoted},
        versions=read_table(versions, edition=edition),
        figures=drawn["figures"],
        archetypes=followed["archetypes"],
        rules=exported,
        obtained=obtained(edition, receipts, data),
        pictures=_pictures(drawn["figures"], Path(figures)),
    )


def _pictures(figures: Iterable[Mapping[str, Any]], folder: Path) -> dict[str, str]:
    """The SVG of each figure that a page draws itself, so that it follows the page's colours: wide and for a phone."""
    drawn = [entry[lang] for entry in figures for lang in LANGUAGES if entry.get("for") == "answer"]
    paths = [path for each in drawn for path in (each["svg"], each["phone"])]
    return {path: (folder / path).read_text(encoding="utf-8") for path in paths}
