"""How a provision read on any day: each of its wordings with the days between which it was in force.

Wordings come from the replay; of sections that a statute later than those held has touched, the last one comes from the
newest consolidation held, which names that statute.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.errors import LegislationError, nearest
from tipimpact.legislation.amendments import Enactment
from tipimpact.legislation.commencement import Commencement, day_of
from tipimpact.legislation.labels import section_of
from tipimpact.legislation.notes import order_of, take_apart
from tipimpact.legislation.shelf import Shelf, open_shelf, shelf
from tipimpact.legislation.text import LogEntry, frame
from tipimpact.legislation.wording import Wording, folded

TABLE = "provision_versions"


class Trace(NamedTuple):
    """The wordings of some units in one language, oldest first, and the log of the replay that gave them."""

    rows: list[dict[str, Any]]
    log: list[LogEntry]


def history(
    act: str, unit: str, statutes: str | Path | Shelf | None = None, commencement: Commencement | None = None
) -> pd.DataFrame:
    """Every wording of a unit, its days in force and the clauses that made it, in both languages.

    act: the Act replayed, ``IRPA`` or ``I-2.5``.  unit: as cited, ``25(1.2)(c)``.  statutes: a folder with the annual
    statutes' XML, or a ``shelf`` of them that is read once; without it those that ``make official`` brought.
    Columns: those of ``provision_versions`` (act, unit, lang, since, until, text, by), the oldest wording first; since
    is the first day on which the wording was in force, until the first day on which it was not (missing: in force).
    Source: the text as enacted and annual statutes of github.com/justicecanada/laws-lois-xml.
    Raises LegislationError for another Act, a unit that the Act never had, and statutes that are not at hand.
    """
    if isinstance(statutes, Shelf):
        opened = statutes
    else:
        opened = shelf(statutes, commencement) if commencement else open_shelf(act, statutes)
    opened.check(act)
    if not opened.bases:
        raise LegislationError(
            f"{act} is not held as it was enacted, so that its history is not known",
            expected="an Act that an annual statute enacts as a whole, and that statute",
            todo="tipimpact law gives the wording of the consolidation held",
        )
    rows = provision_versions(opened, [unit])
    for lang in opened.bases.keys() - set(rows["lang"]):
        refuse_unit(opened, unit, lang)
    return rows.sort_values(["lang", "since"], ignore_index=True)


def refuse_unit(opened: Shelf, unit: str, lang: str) -> NoReturn:
    """Raise LegislationError for a unit that the Act never had."""
    raise LegislationError(
        f"{opened.commencement.base.act} never had a unit {unit!r} ({lang})",
        expected="a unit as cited, such as 25(1.2)(c)",
        nearest=nearest(unit, sorted(opened.units(lang))),
        code="law-no-unit",
        about=unit,
    )


def provision_versions(opened: Shelf, units: Iterable[str]) -> pd.DataFrame:
    """One row per unit, language and wording, with the columns of the contract.

    units: those that are followed.  A unit that is not there on some days has no row for them. Without the Act as
    enacted there is no row.
    """
    followed = sorted({unit for unit in units if unit and not unit.endswith("[heading]")})
    rows = [row for lang in sorted(opened.bases) for row in trace(opened, lang, followed).rows]
    return pd.DataFrame(rows, columns=list(contract(TABLE).columns))


def trace(opened: Shelf, lang: str, units: list[str]) -> Trace:
    """The wordings of units in one language, and the log of the replay."""
    log: list[LogEntry] = []
    rows = list(_replayed(opened, lang, units, log))
    if lang in opened.newest:
        rows = [row for unit in units for row in _continued([r for r in rows if r["unit"] == unit], unit, opened, lang)]
    return Trace(rows, log)


def _continued(rows: list[dict[str, Any]], unit: str, opened: Shelf, lang: str) -> Iterator[dict[str, Any]]:
    """The wordings of a unit, the last one as the consolidation has it where an unread statute touched its section."""
    newest = opened.newest[lang]
    touched = newest.units[newest.units["section"] == section_of(unit)]
    by = unread(touched, opened.amending[lang])
    last = rows[-1] if rows and rows[-1]["until"] is None else None
    wording = Wording(newest.units)
    words = wording.of(unit) if by else None
    if not by or (last and words and folded(last["text"]) == folded(words)) or (last is None and words is None):
        yield from rows
        return
    own = touched[touched["unit"].isin([row.unit for row in wording.inside(unit)])]["in_force_from"].dropna()
    days = own if len(own) and last is None else touched["in_force_from"].dropna()
    since = days.max().date() if len(days) else newest.until
    yield from ([*rows[:-1], {**last, "until": since}] if last else rows)
    if words is not None:
        act = opened.commencement.base.act
        yield {"act": act, "unit": unit, "lang": wording.lang, "since": since, "until": None, "text": words, "by": by}


def unread(units: pd.DataFrame, statutes: Iterable[Enactment]) -> list[str]:
    """Clauses that the notes of consolidated units name, of statutes later than all that were read."""
    read = max((order_of(statute.citation) for statute in statutes), default=(0, 0))
    noted = dict.fromkeys(citation for history in units["history"] for citation in history)
    return [citation for citation in noted if take_apart(citation).place and order_of(citation) > read]


def _replayed(opened: Shelf, lang: str, units: list[str], log: list[LogEntry]) -> Iterator[dict[str, Any]]:
    open_: dict[str, dict[str, Any]] = {}
    sections = None if any(unit.startswith("Sch.") for unit in units) else set(map(section_of, units))
    for day, text in opened.days(lang):
        wording = Wording(frame(text, opened.commencement, sections=sections))
        for unit in units:
            words, row = wording.of(unit), open_.get(unit)
            if row and words == row["text"]:
                continue
            if row:
                del open_[unit]
                yield from _ended(row, day)
            if words is not None:
                open_[unit] = _begun(wording, unit, words, day, opened.commencement)
    yield from open_.values()
    log += text.log


def _ended(row: dict[str, Any], day: dt.date | None) -> Iterator[dict[str, Any]]:
    """A wording that ends on a day; none where it was changed before it came into force."""
    if row["since"] is None or day is None or row["since"] < day:
        yield {**row, "until": day}


def _begun(wording: Wording, unit: str, words: str, day: dt.date | None, commencement: Commencement) -> dict[str, Any]:
    """A wording that begins on a day, or when its section came into force, whichever is later."""
    section = wording.rows[unit].section
    days = [d for d in (day, day_of(commencement.commencement_of(section), None)) if d is not None]
    since = max(days, default=None)
    made = [
        r.history[-1] for r in wording.inside(unit) if since and r.history and r.in_force_from == pd.Timestamp(since)
    ]
    return {
        "act": commencement.base.act,
        "unit": unit,
        "lang": wording.lang,
        "since": since,
        "until": None,
        "text": words,
        "by": list(dict.fromkeys(made)),
    }
