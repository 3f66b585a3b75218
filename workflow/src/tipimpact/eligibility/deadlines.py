"""``config/law/deadlines.csv``: every limit that binds a person, from what day it counts, and who may extend it.

A limit counts by its own provision. Where no text says when a letter counts as received, it runs from the earliest day
on which it can: an answer about service moves a day later only where ``service_provision`` says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract
from tipimpact.common.errors import EligibilityError, InvalidValue, Problem
from tipimpact.common.listed import check_codes, check_dates, check_filled, read_checked
from tipimpact.common.packaged import CONFIG
from tipimpact.eligibility.calendar import NEVER_DAY, UNITS, read_day
from tipimpact.eligibility.expressions import Date, Situation, read, read_date
from tipimpact.eligibility.facts import NO
from tipimpact.eligibility.rows import REMEDIES, split_items

FILE = CONFIG / "law" / "deadlines.csv"
COLUMNS = (
    *("deadline", "remedy", "row", "for", "events", "length", "unit", "act", "citation", "counts_from"),
    *("service_rule", "service_provision", "extended_by", "extension_provision", "from", "until"),
    *("what_en", "what_fr", "note_en", "note_fr"),
)
COUNTS_FROM = (
    *("notice_or_knowledge", "receipt_of_reasons", "referral", "eligibility_decision", "notification"),
    *("filing", "loss_of_status", "declaration_sent", "entry", "end_of_stay", "end_of_permit", "landing"),
)
EXTENDED_BY = ("", "judge", "protection_division", "appeal_division", "late_without_stay")
SERVICE = ("", "seventh_day_after_mailing", "four_ways")
CODES = {"remedy": REMEDIES, "unit": UNITS, "counts_from": COUNTS_FROM} | {
    "service_rule": SERVICE,
    "extended_by": EXTENDED_BY,
}


@dataclass(frozen=True)
class Deadline:
    """One limit. events: facts or concepts, from whose day it counts; none: it has no day of its own."""

    id: str
    remedy: str
    row: str
    who: str
    events: tuple[str, ...]
    length: int
    unit: str
    act: str
    citation: str
    counts_from: str
    service_rule: str
    service_provision: str
    extended_by: str
    extension_provision: str
    start: int
    end: int
    what: Mapping[str, str]
    note: Mapping[str, str]

    @cached_property
    def last_days(self) -> dict[str, Date]:
        """The last day on which it can be met, by event; on a holiday, the next day that is none (s. 26).

        What must be asked for by the end of a stay or of a permit is never told as possible later;
        nor is a claim, which the Act shuts so long after the entry, holiday or not.
        """
        to_act = self.length > 0 and self.counts_from != "entry"
        return {name: read_date(name).move(self.length, self.unit, to_act=to_act) for name in self.events}

    def concerns(self, now: Situation) -> bool:
        """Whether it is the person's that day, as far as is known."""
        return self.start <= now.on < self.end and read(self.who).truth(now) != NO


@dataclass(frozen=True)
class RunningDay:
    """A limit that runs for a person: its last day, None where that is not known or it has none; and its event."""

    deadline: Deadline
    last: int | None
    event: str


def list_running(now: Situation, deadlines: Sequence[Deadline] | None = None) -> list[RunningDay]:
    """The limits that run for a person, the earliest day first; those without a known day last.

    Where several decisions have come the limit runs from each. A day that has passed is left out:
    who may extend is another question.
    """
    running = []
    for deadline in read_deadlines() if deadlines is None else deadlines:
        if not deadline.concerns(now):
            continue
        if not deadline.events:
            running.append(RunningDay(deadline, None, ""))
        for name, date in deadline.last_days.items():
            began, last = read_date(name).at(now), date.at(now)
            has_come = began is not None and (began <= now.on or deadline.length == 0)
            if began is None or (has_come and last is not None and now.on <= last < NEVER_DAY):
                running.append(RunningDay(deadline, last, name))
    return sorted(running, key=lambda one: NEVER_DAY if one.last is None else one.last)


@lru_cache(maxsize=4)
def read_deadlines(path: Path = FILE) -> tuple[Deadline, ...]:
    """Every limit of the file. Raises EligibilityError with every fault at once: line, what was expected."""
    table = read_checked(path, COLUMNS, EligibilityError, _check, "deadline", once=True)
    return tuple(map(_read, table.to_dict("records")))


def _read(row: Mapping[Any, Any]) -> Deadline:
    start, end = read_day(row["from"]), read_day(row["until"])
    own: dict[str, Any] = {field.name: row[field.name] for field in fields(Deadline) if field.name in row}
    own |= {"id": row["deadline"], "who": row["for"], "events": tuple(split_items(row["events"]))}
    own |= {"length": int(row["length"]), "start": start, "end": end}
    own |= {name: {lang: row[f"{name}_{lang}"] for lang in LANGUAGES} for name in ("what", "note")}
    return Deadline(**own)


def _check(row: Mapping[str, str]) -> Iterator[Problem]:
    yield from check_codes(row, CODES)
    yield from check_filled(row, ("act", "citation", "from", "what_en", "what_fr", "note_en", "note_fr"))
    yield from check_dates(row, ("from", "until"))
    for code, provision in (("service_rule", "service_provision"), ("extended_by", "extension_provision")):
        if bool(row[code]) != bool(row[provision]):
            yield Problem(f"half of {code}", expected=f"{code} with the {provision} that says so, or neither")
    if not row["length"].isdigit():
        yield Problem(f"length is {row['length']!r}", expected="a whole number")
    try:
        read(row["for"])
        for name in split_items(row["events"]):
            read_date(name)
    except InvalidValue as error:
        yield error.problem("")


def check_against_rows(deadlines: Sequence[Deadline], rows: pd.DataFrame) -> None:
    """Raises EligibilityError where a row of the law that a limit names gives another length."""
    about = rows.set_index("row")
    problems = [
        Problem(
            f"{one.length} {one.unit}, and row {one.row} has {length} {unit}", f"{FILE.name}, {one.id}", "one length"
        )
        for one in deadlines
        if one.row
        for length, unit in [about.loc[one.row, ["length", "length_unit"]]]
        if (one.length, one.unit) != (length, unit)
    ]
    if problems:
        raise EligibilityError(problems)


def list_texts(known: Sequence[Deadline], units: pd.DataFrame, files: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Ids of the sources that have a provision of a limit.

    units: the table of this name.  files: facts of each of its sources, by id.
    """
    cited = {(one.act, one.citation) for one in known}
    rows = zip(units["source"], units["unit"], strict=True)
    return sorted({source for source, unit in rows if (files[source].get("act"), unit) in cited})


def deadlines(known: Sequence[Deadline]) -> pd.DataFrame:
    """The published table. Columns: those of the contract ``deadlines``."""
    columns = contract("deadlines").columns
    records = [{**vars(one), "deadline": one.id, "provision": f"{one.act} {one.citation}"} for one in known]
    published = {"events": "starting_events", "unit": "length_unit"}
    table = pd.DataFrame(records).drop(columns=["note", "what"]).rename(columns=published)
    table["starting_events"] = table["starting_events"].map(list)
    for column in COLUMNS[COLUMNS.index("service_rule") : COLUMNS.index("from")]:
        table[column] = table[column].replace("", None)
    return table.reindex(columns=list(columns))
