"""An Act with the days of its words: a row per unit, language and wording, from which every answer is put together.

The rows come from the table ``dated_act``, which was saved, or from ``dating``. This module reads
no XML, so that a saved Act answers at once.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq

from tipimpact.common.contracts import contract
from tipimpact.common.errors import LegislationError, Problem
from tipimpact.common.packaged import CONFIG
from tipimpact.common.releases import newest_release
from tipimpact.legislation.register import register
from tipimpact.legislation.wording import lines

REPLAY, NOTE, PRINTED, NOT_IN_FORCE, UNDATED = "replay", "note", "printed", "not_in_force", "undated"
SHOWN = "from_consolidation"  # how the day of a consolidation's words is known
LAW = (REPLAY, NOTE, PRINTED)  # bases of rows that are law between their days


class Doubt(StrEnum):
    """Why a wording may not be right."""

    STEP_FAILED = "step_failed"  # an instruction on the section could not be carried out
    DELETES_MORE = "deletes_more"  # units went that the clause does not name
    NOT_UNIQUE = "not_unique"  # the place of an instruction is there more than once, or what it enacts then is
    NO_ORDER = "no_order"  # units were added in alphabetical order to a list that is in another one
    CONDITION = "condition"  # nothing decides whether the condition of a clause was met
    NO_STEP = "no_step"  # the Table lists an amendment of the section, and no clause that was read makes it
    NOT_READ = "not_read"  # the official note names a clause of a text that was not read
    DAY_NOT_IN_TABLE = "day_not_in_table"  # neither the Table of Public Statutes nor the statute gives the day


class DoubtfulStep(NamedTuple):
    """A doubt, and the clause that it is about, as cited."""

    doubt: Doubt
    clause: str


class DatedUnit(NamedTuple):
    """The own words of a unit and the days between which they were law (until: the first day of other words).

    basis: ``replay``; ``note`` (a consolidation, since the exact day of its note); ``printed`` (a consolidation, since
    that day at the latest); ``not_in_force`` and ``undated``: enacted, and never law or since a day that nothing gives.
    by, until_by: clauses that made the words, and that ended them.  known_by, instruments: how the day of those clauses
    is known, and what fixed it.
    """

    unit: str
    section: str
    kind: str
    place: int
    text: str
    since: dt.date | None = None
    until: dt.date | None = None
    by: tuple[str, ...] = ()
    until_by: tuple[str, ...] = ()
    basis: str = REPLAY
    known_by: str = "unknown"
    instruments: tuple[str, ...] = ()

    def is_law(self, day: dt.date) -> bool:
        """Whether it was law on a day."""
        begun = self.basis in LAW and self.since is not None and self.since <= day
        return begun and (self.until is None or day < self.until)


class DatedDoubt(NamedTuple):
    """What may be wrong with a section from a day on: a code of ``Doubt``; or a limit, ``AWAITING`` or ``CHANGED``."""

    section: str
    code: str
    clause: str
    since: dt.date

    @property
    def step(self) -> DoubtfulStep:
        return DoubtfulStep(Doubt(self.code), self.clause)


# Limits that are no doubts: a clause enacted and not in force; one that changed a section before its words are known.
AWAITING, CHANGED = "awaiting", "changed"


class Stretch(NamedTuple):
    """A unit with its parts as it read from a day to the day of another wording."""

    since: dt.date
    until: dt.date | None
    text: str
    by: tuple[str, ...]
    basis: str
    known_by: str
    instruments: tuple[str, ...]
    is_printed: bool = False  # whether all of it is as a consolidation prints it


@dataclass(frozen=True)
class DatedAct:
    """An Act in one language. known_until: the last day for which its law is known here.

    citation: of the Act as enacted.  is_alone: whether it was not replayed, but read from consolidations alone.
    """

    act: str
    lang: str
    rows: Sequence[DatedUnit]
    limits: Sequence[DatedDoubt]
    known_until: dt.date
    citation: str = ""
    is_alone: bool = False

    @cached_property
    def by_section(self) -> dict[str, list[DatedUnit]]:
        sections: dict[str, list[DatedUnit]] = defaultdict(list)
        for row in sorted(self.rows, key=lambda row: row.place):
            sections[row.section].append(row)
        return sections

    @cached_property
    def _sections(self) -> dict[str, str]:
        """The section or schedule of each unit."""
        return {row.unit: row.section for row in self.rows}

    def inside(self, unit: str) -> list[DatedUnit]:
        """The rows of a unit and of its parts, in the order of the Act."""
        parts = (f"{unit}(", f"{unit}[", f"{unit} " if unit.startswith("Sch.") else f"{unit}/")
        own = self.by_section.get(self._sections.get(unit, ""), [])
        return [row for row in own if row.unit == unit or row.unit.startswith(parts)]

    def stretches(self, unit: str) -> list[Stretch]:
        """The wordings of a unit with its parts, oldest first."""
        rows = [row for row in self.inside(unit) if row.basis in LAW and row.since is not None]
        days = sorted({day for row in rows for day in (row.since, row.until) if day})
        wordings: list[Stretch] = []
        for day, following in zip_longest(days, days[1:]):
            law = [row for row in rows if row.is_law(day)]
            if not any(row.unit == unit for row in law):
                continue
            text, last = lines(law, self.lang), wordings[-1] if wordings else None
            if last and last.until == day and last.text == text:
                wordings[-1] = last._replace(until=following)
                continue
            new = [row for row in law if row.since == day] or [row for row in law if row.unit == unit]
            ended = [row for row in rows if row.until == day]
            made = [row.by for row in new] if new[0].since == day else [row.until_by for row in ended]
            by = tuple(dict.fromkeys(clause for clauses in made for clause in clauses))
            fixed = tuple(dict.fromkeys(text for row in new for text in row.instruments))
            printed = all(row.basis != REPLAY for row in law)
            wordings.append(Stretch(day, following, text, by, _weakest(new), new[-1].known_by, fixed, printed))
        return wordings


def _weakest(rows: Sequence[DatedUnit]) -> str:
    return max((row.basis for row in rows), key=LAW.index)


TABLE = "dated_act"
COLUMN_OF = {"place": "order_in_act", "basis": "words_basis"}  # of a field, where it has another name


def saved_acts() -> Path | None:
    """The file of the table ``dated_act`` of the newest release, else that which ``make official`` made."""
    folders = [newest_release(), CONFIG.parent / "results" / "official" / "data"]
    files = (folder / f"{TABLE}.parquet" for folder in folders if folder)
    return next((file for file in files if file.is_file()), None)


def read_saved(path: str | Path, act: str, lang: str, sections: Collection[str] | None = None) -> DatedAct | None:
    """An Act in one language from a file of the table ``dated_act``; None: it is not in it. sections: those wanted.

    Raises LegislationError for a file of another version.
    """
    table = pq.ParquetFile(path).read()  # a filter of pyarrow's imports pandas, which takes longer than the answer
    spec = contract("dated_act")
    if table.column_names != [*spec.columns]:
        expected = f"the columns of version {spec.version} of its contract"
        todo = "run `make official` again, or answer with the version of tipimpact that made the file"
        raise LegislationError(Problem("the saved law is of another version", str(path), expected, todo=todo))
    named = zip(*(table[name].to_pylist() for name in ("act_number", "lang", "section")), strict=True)
    wanted = [
        i for i, (a, b, section) in enumerate(named) if (a, b) == (act, lang) and section in (sections or (section,))
    ]
    return from_table({name: table[name][i].as_py() for name in table.column_names} for i in wanted)


def from_table(rows: Iterable[Mapping[str, Any]]) -> DatedAct | None:
    """An Act in one language, or some of its sections, from rows of ``as_table``; None: there is no row."""
    read, limits, last = [], {}, None
    for last in rows:
        read.append(DatedUnit(*(_cell(last[COLUMN_OF.get(name, name)]) for name in DatedUnit._fields)))
        for limit in last["limits"]:
            since, code, clause = limit.split(" ", 2)
            limits[limit] = DatedDoubt(last["section"], code, clause, dt.date.fromisoformat(since))
    if last is None:
        return None
    citation = register().citation_of(register().of(last["act_number"]) or last["act_number"])
    until = _cell(last["known_until"])
    return DatedAct(last["act_number"], last["lang"], read, [*limits.values()], until, citation, not last["replayed"])


def _cell(value: Any) -> Any:
    """A value of a row of Parquet as it is in memory."""
    return tuple(value) if isinstance(value, list) else value.date() if isinstance(value, dt.datetime) else value
