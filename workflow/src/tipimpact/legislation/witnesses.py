"""Each row of law compared with what the texts themselves give: the table ``law_rows``.

Three witnesses are asked of the day of a row: the notes of the consolidation on its section, the day that it prints at
the unit, and the number of the order that the row cites, which was registered between its neighbours (``orders.csv``).
Another check opens a row again: a clause on its unit that was enacted or began after the row was last checked, whether
the text of the Act is at hand or not.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.errors import LegislationError
from tipimpact.common.listed import read_cells, read_list
from tipimpact.common.packaged import COMPILED
from tipimpact.legislation.dated import DatedAct, DatedUnit
from tipimpact.legislation.dating import notes_in
from tipimpact.legislation.labels import note_day, overlap, section_of, take_apart

ORDERS = COMPILED / "law" / "orders.csv"
_ORDER = re.compile(r"SOR/(\d{4})-(\d+)")
_CITED = re.compile(r"(SOR/\d{4}-\d+|\d{4}, c\. \d+)(?:, ss?\. ([\d.]+(?:\([\w.]+\))*))?")


class Registered(NamedTuple):
    """The days between which an order was registered; the same day twice where the order itself is listed."""

    first: dt.date
    last: dt.date


@cache
def _orders(path: Path) -> dict[int, tuple[list[int], list[dt.date]]]:
    """Numbers and days of registration of each year's orders. Raises LegislationError for a line that is none."""
    years: dict[int, list[tuple[int, dt.date]]] = {}
    for line, row in enumerate(read_list(path, ("order", "registered"), LegislationError).to_dict("records"), 2):
        match = _ORDER.fullmatch(row["order"])
        try:
            assert match is not None
            years.setdefault(int(match[1]), []).append((int(match[2]), dt.date.fromisoformat(row["registered"])))
        except (AssertionError, ValueError):
            expected = "an order like SOR/2013-210 and a date like 2013-11-25"
            raise LegislationError(f"{row} cannot be read", where=f"{path}: line {line}", expected=expected) from None
    return {year: tuple(map(list, zip(*sorted(listed), strict=True))) for year, listed in years.items()}  # type: ignore[misc]


def registered(order: str, path: Path = ORDERS) -> Registered | None:
    """When an order was registered, by the numbers of its neighbours; None: its year has none on both sides."""
    match = _ORDER.match(order)
    numbers, days = _orders(path).get(int(match[1]), ([], [])) if match else ([], [])
    if not match or not numbers:
        return None
    number, year = int(match[2]), int(match[1])
    at = bisect_left(numbers, number)
    after = days[at] if at < len(days) else dt.date(year, 12, 31)
    exact = at < len(numbers) and numbers[at] == number
    return Registered(after if exact else days[at - 1] if at else dt.date(year, 1, 1), after)


def read_rows(eligibility: str | Path, provisions: str | Path) -> pd.DataFrame:
    """The days of rows of law that a text can be asked about.

    Columns: file, file_row, act, unit, day_of (the column of the file), row_day (datetime64,
    missing where the row gives none), cited (the order or statute that the row names, with its
    section where it names one, else empty), checked_on.
    """
    rows: list[tuple] = []
    for row in read_cells(Path(eligibility), LegislationError).to_dict("records"):
        begun, _, ended = row["day_source"].partition("end:")
        cited = {
            "from": _named(begun) or _named(f"{row['brought_by']}, s. {row['clause']}"),
            "until": _named(ended) or _named(row["ended_by"]) or _named(row["taken_over_by"]),
        }
        for column, source in cited.items():
            if row[column] or column == "from":
                head = ("eligibility.csv", row["row"], row["act"], row["citation"])
                rows.append((*head, column, row[column] or None, source, row["checked_on"]))
    for row in read_cells(Path(provisions), LegislationError).to_dict("records"):
        name = "|".join(row[column] for column in ("act", "unit", "view", "holder"))
        source = _named(f"{row['amending']}, s. {row['clause'].partition(';')[0]}")
        head = ("provisions.csv", name, row["act"], row["unit"])
        rows.append((*head, "in_force", row["in_force"] or None, source, row["checked_on"]))
    table = pd.DataFrame(rows, columns=["file", "file_row", "act", "unit", "day_of", "row_day", "cited", "checked_on"])
    return table.assign(**{name: pd.to_datetime(table[name], format="%Y-%m-%d") for name in ("row_day", "checked_on")})


def _named(words: str) -> str:
    """The last order that some words cite, else the last statute, with its section."""
    cited = _CITED.findall(words)
    chosen = [pair for pair in cited if pair[0].startswith("SOR/")] or cited
    return ", s. ".join(filter(None, chosen[-1])) if chosen else ""


class TextOfAct(NamedTuple):
    """What is at hand of an Act: it with the days of its words, by language, and rows of its newest consolidation."""

    dated: Sequence[DatedAct]
    printed: Mapping[str, Sequence[Any]]  # rows of ``units`` by section


class TouchingClause(NamedTuple):
    """A clause that touches a unit, with the days of assent to its statute and, if it is known, of its commencement."""

    act: str
    unit: str
    clause: str
    assent: dt.date
    begun: dt.date | None


def check_rows(
    rows: pd.DataFrame, texts: Mapping[str, TextOfAct], touching: Iterable[TouchingClause] = ()
) -> pd.DataFrame:
    """The table ``law_rows``: a row per day of a row of law, with what each witness gives, and what opens it again.

    rows: of ``read_rows``.  texts: by id of the Act.  touching: clauses of the statutes read, on any Act.
    """
    by_section: dict[tuple[str, str], list[TouchingClause]] = defaultdict(list)
    for each in touching:
        by_section[each.act, section_of(each.unit)].append(each)
    for act, text in texts.items():
        for unit in (unit for dated in text.dated for unit in dated.rows):
            by_section[act, unit.section] += _noted(act, unit)
    checked = []
    for row in rows.to_dict("records"):
        opened = _opening(row, by_section[row["act"], section_of(row["unit"])])
        checked.append(row | _witnessed(row, texts.get(row["act"])) | {"opened_by": opened})
    return pd.DataFrame(checked, columns=list(contract("law_rows").columns))


def _witnessed(row: Mapping[Any, Any], text: TextOfAct | None) -> dict[str, Any]:
    """What the witnesses give of one day, and how they agree with it."""
    if text is None:
        return {"day_verdict": "no_text", "against": []}
    day = None if pd.isna(row["row_day"]) else row["row_day"].date()
    own = text.printed.get(section_of(row["unit"]), ())
    note, bracket = _note(row["cited"], own), registered(row["cited"])
    unit = next((each for each in own if each.unit == row["unit"]), None)
    printed = dt.date.fromisoformat(unit.date_in_file) if unit is not None and unit.date_in_file else None
    exact = unit is not None and unit.date_basis == "element"
    against = []
    if day and note and (day != note.day if note.is_exact else day > note.day):
        against.append("note")
    if day and bracket and day < bracket.first:
        against.append("order")
    if day and exact and printed and row["day_of"] != "until" and not note and day > printed:
        against.append("printed")
    agreeing = day and (
        day == printed or (note and day == note.day) or (bracket and bracket.first == bracket.last == day)
    )
    spoken = [note, bracket, printed]
    verdict = "contradicted" if against else "no_day" if not day else "agrees" if agreeing else "consistent"
    return {
        "note_day": pd.Timestamp(note.day) if note else pd.NaT,
        "note_kind": ("exact" if note.is_exact else "at_the_latest") if note else None,
        "printed_day": pd.Timestamp(printed) if printed else pd.NaT,
        "printed_basis": unit.date_basis if unit is not None else None,
        "registered_from": pd.Timestamp(bracket.first) if bracket else pd.NaT,
        "registered_to": pd.Timestamp(bracket.last) if bracket else pd.NaT,
        "against": against,
        "day_verdict": verdict if verdict != "consistent" or any(spoken) else "silent",
    }


def _note(cited: str, own: Iterable[Any]) -> Any:
    """The day that the notes of a section give the clause that a row cites: that of its section in the order."""
    named = take_apart(cited)
    days = {c: note_day(text) for c, text in notes_in(own).items() if take_apart(c).act == named.act}
    same = [d for c, d in days.items() if d and section_of(take_apart(c).place) == section_of(named.place)]
    return next(iter(same or ([d for d in days.values() if d] if not named.place else [])), None)


def _noted(act: str, unit: DatedUnit) -> Iterator[TouchingClause]:
    """The clauses that made or ended a unit, of texts that were read or that a note of a consolidation names."""
    for day, clauses in ((unit.since, unit.by), (unit.until, unit.until_by)):
        if day is not None:
            yield from (TouchingClause(act, unit.unit, clause, day, day) for clause in clauses)


def _opening(row: Mapping[Any, Any], touching: Iterable[TouchingClause]) -> list[str]:
    """The clauses on the unit of a row, on what is in it or around it, enacted or begun after its last check."""
    checked = row["checked_on"].date()
    later = [
        each.clause
        for each in touching
        if overlap(each.unit, row["unit"]) and (each.assent > checked or (each.begun and each.begun > checked))
    ]
    return list(dict.fromkeys(later))
