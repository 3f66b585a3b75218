"""The commencement ledger: what the Table of Public Statutes says of clauses, compiled from both its languages.

A row is for clauses of one statute that one file of the Table names with one outcome.
``python dev/compile_ledger.py FOLDER`` writes them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from tipimpact.common.errors import LegislationError, Problem
from tipimpact.common.listed import read_list
from tipimpact.common.packaged import COMPILED
from tipimpact.legislation.labels import ClauseRange, covers, section_of, steps
from tipimpact.legislation.public_statutes import OUTCOMES, AmendmentEntry, ForceEntry, TableFile

STANDING = COMPILED / "law" / "commencement.csv"
COLUMNS = ("statute", "clauses", "but", "act", "outcome", "day", "instrument", "lang", "en", "fr")
FIXED = ("day", "met")  # outcomes that have a day of their own; assent is the statute's
NamedClauses = tuple[int, ClauseRange]
RANGES = "ranges"  # of sections, in the place of one


class LedgerRow(NamedTuple):
    """Some clauses of a statute with one outcome, as one file of the Table gives it.

    act: number of that file.  lang: both, or the only version that says so.  en, fr: place in each version.
    """

    statute: str
    clauses: tuple[ClauseRange, ...]
    but: tuple[ClauseRange, ...]
    act: str
    outcome: str
    day: dt.date | None
    instrument: str
    lang: str
    en: str
    fr: str

    @property
    def place(self) -> str:
        """The Table's file and entry, as an error or a published row names it."""
        return f"Table of Public Statutes, {self.act}, {self.en or self.fr}"


@dataclass(frozen=True)
class Ledger:
    """Rows of the ledger, and where they were read. amendments: of sections, where the Table itself is at hand."""

    rows: tuple[LedgerRow, ...]
    path: str = ""
    amendments: tuple[AmendmentEntry, ...] = ()

    @cached_property
    def _by_section(self) -> dict[tuple[str, str], list[NamedClauses]]:
        """Clauses that rows name, by statute and section, each with the place of its row; ``""`` is a whole statute."""
        named: dict[tuple[str, str], list[NamedClauses]] = defaultdict(list)
        for place, row in enumerate(self.rows):
            for clauses in row.clauses:
                spans = clauses.last and clauses.first == section_of(clauses.first)
                named[row.statute, RANGES if spans else section_of(clauses.first)].append((place, clauses))
        return named

    @cached_property
    def _asked(self) -> dict[tuple[str, str], list[NamedClauses]]:
        return {}

    def _about(self, statute: str, section: str) -> list[NamedClauses]:
        """What the rows name of a section of a statute."""
        key = statute, section
        if key not in self._asked:
            ranges = [pair for pair in self._by_section.get((statute, RANGES), ()) if covers(pair[1], [section])]
            self._asked[key] = sorted([*self._by_section.get(key, ()), *ranges])
        return self._asked[key]

    @cached_property
    def amendments_by_act(self) -> dict[str, list[AmendmentEntry]]:
        by_act: dict[str, list[AmendmentEntry]] = defaultdict(list)
        for entry in self.amendments:
            by_act[entry.act].append(entry)
        return by_act

    def amending(self, act: str) -> set[str]:
        """Citations of the statutes that the Table's file of an Act names."""
        return {row.statute for row in self.rows if row.act == act and row.statute[:4].isdigit()}

    def of(self, statute: str, clause: str, act: str = "") -> list[LedgerRow]:
        """The rows that name a clause most closely; several where they differ. act: of the Act that it amends.

        A row about a statute as a whole speaks only of the clauses that concern its own Act.
        """
        path = steps(clause.partition("/")[0].partition(" ")[0])
        ranked: dict[int, list[int]] = defaultdict(list)
        for place, named in self._about(statute, path[0] if path else ""):
            ranked[covers(named, path)].append(place)
        ranked[0] = [place for place, _ in self._about(statute, "") if self.rows[place].act == act]
        for closeness in sorted(ranked, reverse=True):
            rows = [self.rows[place] for place in dict.fromkeys(ranked[closeness])]
            if rows := [row for row in rows if not any(covers(left_out, path) for left_out in row.but)]:
                return rows
        return []

    def timing(self, statute: str, clause: str, act: str = "") -> LedgerRow | None:
        """The row that decides of a clause. None: the Table does not name it, is not understood, or names several days.

        What the English and the French version give apart is not decided here: ``compile_ledger`` lists it.
        """
        key = statute, clause, act
        if key not in self._decided:
            read = [row for row in self.of(*key) if row.outcome != "not_read"]
            days = {(row.day,) if row.day else (None, row.outcome) for row in read}
            self._decided[key] = read[0] if len(days) == 1 else None
        return self._decided[key]

    @cached_property
    def _decided(self) -> dict[tuple[str, str, str], LedgerRow | None]:
        return {}


NO_LEDGER = Ledger(())


def read_ledger(path: str | Path) -> Ledger:
    """The ledger in a file. Raises LegislationError naming every row that is not as expected."""
    rows, problems = [], []
    for number, row in enumerate(read_list(Path(path), COLUMNS, LegislationError).to_dict("records"), 2):
        try:
            rows.append(_row(row))
        except (TypeError, ValueError) as error:  # also of a range of clauses with more than two ends
            problems.append(Problem(str(error), f"{path}: line {number}", "a row as make ledger writes it"))
    if problems:
        raise LegislationError(problems)
    return Ledger(tuple(rows), str(path))


def _row(row: Mapping[Any, str]) -> LedgerRow:
    day = dt.date.fromisoformat(row["day"]) if row["day"] else None
    if row["outcome"] not in OUTCOMES:
        raise ValueError(f"the outcome is {row['outcome']!r}")
    if (day is None and row["outcome"] in FIXED) or (day and row["outcome"] not in (*FIXED, "assent")):
        raise ValueError(f"the outcome {row['outcome']} has {'a day' if day else 'no day'}")
    clauses, but = (ranges(row[name]) for name in ("clauses", "but"))
    places = (row["instrument"], row["lang"], row["en"], row["fr"])
    return LedgerRow(row["statute"], clauses or (ClauseRange(),), but, row["act"], row["outcome"], day, *places)


def ranges(words: str) -> tuple[ClauseRange, ...]:
    """``4, 6, 9(2), 12 to 16`` as clauses and ranges of clauses."""
    return tuple(ClauseRange(*piece.split(" to ")) for piece in words.split(", ") if piece)


def compile_rows(english: TableFile | None, french: TableFile | None) -> list[LedgerRow]:
    """The rows of one Act: its two files, read apart, joined clause by clause where both say the same."""
    given: dict[tuple, dict[str, ForceEntry]] = defaultdict(dict)
    for entry in (e for file in (english, french) if file for e in file.in_force if e.statute):
        for clause in entry.clauses or (ClauseRange(),):
            day = entry.day if entry.outcome in FIXED else None
            given[entry.statute, clause, entry.but, entry.outcome, day].setdefault(entry.lang, entry)
    act = next(file.number for file in (english, french) if file)
    groups: dict[tuple, list[ClauseRange]] = defaultdict(list)
    for (statute, clause, but, outcome, fixed), by_lang in given.items():
        if outcome == "not_read" and not clause.first:
            continue  # words that name no clause: counted by the parser, of no use to a reader of the ledger
        lang = "both" if len(by_lang) == 2 else next(iter(by_lang))
        en, fr = (by_lang.get(version) for version in ("en", "fr"))
        instrument = next((e.instrument for e in (en, fr) if e and e.instrument), "")
        places = (en.place if en else "", fr.place if fr else "")
        day = fixed or next((e.day for e in (en, fr) if e and e.day), None)
        groups[statute, but, outcome, day, instrument, lang, *places].append(clause)
    return [
        LedgerRow(statute, tuple(clauses), but, act, outcome, day, *rest)
        for (statute, but, outcome, day, *rest), clauses in groups.items()
    ]


def check_ledger(ledger: Ledger, files: Iterable[TableFile]) -> list[str]:
    """The Acts whose files say what the ledger says. files: of the Table, each Act in both languages or left out.

    Raises LegislationError with every row that is in one of the two alone.
    """
    by_act: dict[str, dict[str, TableFile]] = defaultdict(dict)
    for file in files:
        by_act[file.number][file.lang] = file
    statutes = {row.statute for row in ledger.rows}
    problems, checked = [], []
    for act, by_lang in by_act.items():
        if len(by_lang) < 2:
            continue
        compiled = {row for row in compile_rows(by_lang["en"], by_lang["fr"]) if row.statute in statutes}
        committed = {row for row in ledger.rows if row.act == act}
        checked.append(act)
        for row in sorted(compiled ^ committed, key=str):
            stated = f"{row.statute}, {', '.join(map(str, row.clauses))}: {row.outcome} {row.day or ''}".strip()
            only = "ledger" if row in committed else "file of the Table"
            where = f"{ledger.path}, {by_lang['en'].path}"
            problems.append(Problem(f"{stated} is in the {only} alone", where, "the same rows", todo="make ledger"))
    if problems:
        raise LegislationError(problems)
    return checked
