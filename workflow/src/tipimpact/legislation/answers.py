"""What a unit of an Act said on a day, and how well that is known.

An answer says since when and by which clause and instrument, until which day the law is known here, what is doubtful,
and where the publisher shows the text. Nothing is said of a day after that without saying so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.errors import LegislationError, nearest
from tipimpact.legislation.amendments import Enactment
from tipimpact.legislation.commencement import Commencement, day_of
from tipimpact.legislation.consolidate import NO_DAY, Doubt, DoubtfulStep, cited, doubts, sections_of
from tipimpact.legislation.grammar import label_of
from tipimpact.legislation.labels import order_of, section_of, sections_with, steps, take_apart
from tipimpact.legislation.shelf import Newest, Shelf, open_shelf
from tipimpact.legislation.text import LogEntry, frame
from tipimpact.legislation.tree import Wording, folded

TABLE = "provision_versions"


class Trace(NamedTuple):
    """The wordings of some units in one language, oldest first, and the log of the replay that gave them."""

    rows: list[dict[str, Any]]
    log: list[LogEntry]


def history(act: str, unit: str, statutes: str | Path | Shelf | None = None) -> pd.DataFrame:
    """Every wording of a unit, its days in force and the clauses that made it, in both languages.

    act: the Act replayed, ``IRPA`` or ``I-2.5``.  unit: as cited, ``25(1.2)(c)``.  statutes: a folder with the annual
    statutes' XML, or a ``shelf`` of them that is read once; without it those that ``make official`` brought.
    Columns: those of ``provision_versions`` (act, unit, lang, since, until, text, by), the oldest wording first; since
    is the first day on which the wording was in force, until the first day on which it was not (missing: in force).
    Source: the text as enacted and annual statutes of github.com/justicecanada/laws-lois-xml.
    Raises LegislationError for another Act, a unit that the Act never had, and statutes that are not at hand.
    """
    opened = statutes if isinstance(statutes, Shelf) else open_shelf(act, statutes)
    opened.check(act)
    if not opened.bases:
        raise LegislationError(
            f"{act} is not held as it was enacted, so that its history is not known",
            expected="an Act that an annual statute enacts as a whole, and that statute",
            todo="tipimpact law gives the wording of the consolidation held",
        )
    rows = provision_versions(opened, [unit])
    for lang in opened.bases.keys() - set(rows["lang"]):
        raise _no_unit(f"{act} never had a unit", unit, opened.units(lang))
    return rows.sort_values(["lang", "since"], ignore_index=True)


def _no_unit(what: str, unit: str, units: Iterable[str]) -> LegislationError:
    """The error of a unit that a text does not have."""
    expected, near = "a unit as cited, such as 25(1.2)(c)", nearest(unit, sorted(units))
    return LegislationError(f"{what} {unit!r}", expected=expected, nearest=near, code="law-no-unit", about=unit)


def provision_versions(opened: Shelf, units: Iterable[str]) -> pd.DataFrame:
    """One row per unit, language and wording, with the columns of the contract; none without the Act as enacted.

    units: those that are followed.  A unit that is not there on some days has no row for them.
    """
    followed = sorted({unit for unit in units if unit and not unit.endswith("[heading]")})
    rows = [row for lang in sorted(opened.bases) for row in trace(opened, lang, followed).rows]
    return pd.DataFrame(rows, columns=list(contract(TABLE).columns))


def trace(opened: Shelf, lang: str, units: list[str]) -> Trace:
    """The wordings of units in one language, and the log of the replay."""
    log: list[LogEntry] = []
    rows = list(_replayed(opened, lang, units, log))
    if lang in opened.newest:
        today = Wording(opened.newest[lang].units)
        rows = [row for u in units for row in _continued([r for r in rows if r["unit"] == u], u, opened, lang, today)]
    return Trace(rows, log)


def _continued(
    rows: list[dict[str, Any]], unit: str, opened: Shelf, lang: str, wording: Wording
) -> Iterator[dict[str, Any]]:
    """The wordings of a unit, the last one as the consolidation has it where an unread statute touched its section.

    wording: that of the consolidation. It stands since a day that the consolidation shows and that is later than that
    of the last wording, else since the day to which the consolidation is current: a change of one language has no day.
    """
    newest = opened.newest[lang]
    touched = newest.units[newest.units["section"] == section_of(unit)]
    by = unread(touched, opened.amending[lang])
    last = rows[-1] if rows and rows[-1]["until"] is None else None
    words = wording.of(unit) if by else None
    if not by or (last and words and folded(last["text"]) == folded(words)) or (last is None and words is None):
        yield from rows
        return
    own = touched[touched["unit"].isin([row.unit for row in wording.inside(unit)])]["in_force_from"].dropna()
    days = own if len(own) and last is None else touched["in_force_from"].dropna()
    begun = (last and last["since"]) or dt.date.min
    since = max((day.date() for day in days if day.date() > begun), default=newest.until)
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
    sections = sections_with(units)
    for day, text in opened.days(lang):
        wording = Wording(frame(text, opened.commencement, sections=sections))
        for unit in units:
            words, row = wording.of(unit), open_.get(unit)
            if row and words == row["text"]:
                continue
            if row:
                del open_[unit]
                if row["since"] is None or day is None or row["since"] < day:  # else it was changed before it began
                    yield {**row, "until": day}
            if words is not None:
                open_[unit] = _begun(wording, unit, words, day, opened.commencement, text.assent)
    yield from open_.values()
    log += text.log


def _begun(
    wording: Wording, unit: str, words: str, day: dt.date | None, commencement: Commencement, assent: dt.date | None
) -> dict[str, Any]:
    """A wording that begins on a day, or when its section came into force, whichever is later."""
    begins = day_of(commencement.commencement_of(wording.rows[unit].section), assent)
    since = max((d for d in (day, begins) if d is not None), default=None)
    made = [
        r.history[-1] for r in wording.inside(unit) if since and r.history and r.in_force_from == pd.Timestamp(since)
    ]
    named = {"act": commencement.base.act, "unit": unit, "lang": wording.lang}
    return {**named, "since": since, "until": None, "text": words, "by": list(dict.fromkeys(made))}


SITE = "https://laws-lois.justice.gc.ca/"
PAGE = {"en": "eng/acts/{act}/section-{section}{day}.html", "fr": "fra/lois/{act}/section-{section}{day}.html"}
ANNUAL = {"en": "eng/AnnualStatutes/{}_{}/", "fr": "fra/LoisAnnuelles/{}_{}/"}  # no page for a section
DATED_PAGES = dt.date(2003, 1, 2)  # the publisher's versions begin with its database, on 1 January 2003


@dataclass(frozen=True)
class LawAnswer:
    """A unit on a day in one language.

    text: None where it was not in force.  undated: whether it was enacted by then, and nothing gives its day.  since,
    until: days of the wording (until: the first day of another one).  by: clauses that made it, as cited; empty: as
    enacted.  instruments: what fixed the day, by clause.  known_by: a code of ``KNOWN_BY``.  basis: ``replay``;
    ``consolidation`` where a statute that is not held made the wording; ``consolidation_alone`` where the Act as
    enacted is not held.  known_from, known_until: the first and the last day for which the law is known here.  doubts:
    what may be wrong.  awaiting: clauses enacted for its section that are not in force.  page: the publisher's.
    """

    act: str
    unit: str
    lang: str
    day: dt.date
    text: str | None
    undated: bool
    since: dt.date | None
    until: dt.date | None
    by: tuple[str, ...]
    instruments: tuple[str, ...]
    known_by: str
    basis: str
    known_from: dt.date
    known_until: dt.date
    doubts: tuple[DoubtfulStep, ...]
    awaiting: tuple[str, ...]
    page: str

    @property
    def is_known(self) -> bool:
        """Whether the day is no later than what is known; a later answer is the last one known."""
        return self.day <= self.known_until


def ask(act: str, unit: str, on: dt.date, lang: str = "en", statutes: str | Path | Shelf | None = None) -> LawAnswer:
    """What a unit said on a day. statutes, and errors raised: as for ``history``."""
    opened = statutes if isinstance(statutes, Shelf) else open_shelf(act, statutes, (lang,))
    opened.check(act)
    label = unit_of(unit)
    return answer(traced(opened, label, lang), label, on, lang, opened)


def traced(opened: Shelf, unit: str, lang: str) -> Trace:
    """The wordings of a unit. Raises LegislationError where the Act never had it."""
    newest = opened.newest.get(lang)
    if lang not in opened.bases and newest is not None:
        return Trace([_consolidated(unit, lang, newest, opened.commencement.base.act)], [])
    wordings = trace(opened, lang, [unit])
    if not wordings.rows and not any(unit in _units(entry) for entry in wordings.log):  # perhaps it never began
        raise _no_unit(f"{opened.commencement.base.act} never had a unit", unit, opened.units(lang))
    return wordings


def _units(entry: LogEntry) -> list[str]:
    """The units that a step names or its clause enacts."""
    return [*(place.unit for place in entry.step.places), *(unit.unit for unit in entry.instruction.enacted)]


def _consolidated(unit: str, lang: str, newest: Newest, act: str) -> dict[str, Any]:
    """The wording of a unit in a consolidation, and since when it reads so. Raises LegislationError without one."""
    wording = Wording(newest.units)
    text = wording.of(unit)
    if text is None:
        raise _no_unit(f"the consolidation of {act} current to {newest.until} has no unit", unit, wording.rows)
    days = [row.in_force_from for row in wording.inside(unit)]
    since = newest.since if any(map(pd.isna, days)) else max(days).date()
    section = newest.units[newest.units["section"] == wording.rows[unit].section]
    by = [citation for history in section["history"] for citation in history][-1:]
    return {"act": act, "unit": unit, "lang": lang, "since": since, "until": None, "text": text, "by": by}


def answer(wordings: Trace, unit: str, on: dt.date, lang: str, opened: Shelf) -> LawAnswer:
    """The answer that the wordings of a unit give for a day."""
    facts, newest = opened.commencement, opened.newest.get(lang)
    row = next(
        (r for r in wordings.rows if r["since"] and r["since"] <= on and (r["until"] is None or on < r["until"])), None
    )
    by = tuple(row["by"]) if row else ()
    later = unread(newest.units[newest.units["section"] == steps(unit)[0]], opened.amending[lang]) if newest else []
    since = row["since"] if row else None
    alone = lang not in opened.bases
    consolidated = alone or bool(set(by) & set(later))
    made = [facts.fact(clause.act, clause.place) for clause in map(take_apart, by)] or [facts.commencement_of(unit)]
    fixed = (fact.source.partition(", Table of")[0] for fact in made if fact and fact.how in ("order", "rule"))
    how = made[-1].how if made[-1] else None
    dated = () if consolidated else by  # of a day that the Table does not give only that of the clauses in force
    uncertain = (
        step
        for section, step in doubts(wordings.log, facts, on)
        if section == steps(unit)[0] and (step.doubt != Doubt.DAY_NOT_IN_TABLE or step.clause in dated)
    )
    assents = (statute.assent for statute in opened.amending[lang] if statute.assent)
    return LawAnswer(
        act=facts.base.act,
        unit=unit,
        lang=lang,
        day=on,
        text=row["text"] if row else None,
        undated=row is None and _is_undated(wordings, unit, on, facts),
        since=since,
        until=row["until"] if row else None,
        by=by,
        instruments=tuple(dict.fromkeys(fixed)),
        known_by="from_consolidation" if consolidated else str(how or "unknown"),
        basis="consolidation_alone" if alone else "consolidation" if consolidated else "replay",
        known_from=wordings.rows[0]["since"] if alone else dt.date.min,
        known_until=newest.until if newest else max(assents, default=dt.date.min),
        doubts=tuple(dict.fromkeys(uncertain)),
        awaiting=tuple(dict.fromkeys(_awaiting(wordings.log, unit, facts))),
        page=page_of(facts.base.act, unit, since, row is not None and row["until"] is None, lang),
    )


def _is_undated(wordings: Trace, unit: str, on: dt.date, facts: Commencement) -> bool:
    """Whether a unit was enacted by a day, and neither the Table nor the statute says since when it is law."""
    enacted = [facts.base.citation] if wordings.rows and facts.commencement_of(section_of(unit)) is None else []
    enacted += [e.instruction.amending for e in wordings.log if e.because == NO_DAY and unit in _units(e)]
    dated = any(row["since"] is not None for row in wordings.rows)
    return not dated and any(order_of(citation)[0] <= on.year for citation in enacted)


def unit_of(citation: str) -> str:
    """The unit that a citation names, as people type it: ``s. 25(1)``, ``25 (1.2)``, ``al. 25(1.2)c)``."""
    named = "[" in citation or citation.startswith("Sch.")
    return citation if named else label_of(citation) or citation


def page_of(act: str, unit: str, since: dt.date | None, current: bool, lang: str) -> str:
    """The publisher's page of the section: today's, or that of the day since which it read so; else of the statute."""
    if any(annual := order_of(act)):
        return SITE + ANNUAL[lang].format(*annual)
    day = "" if current or since is None or since < DATED_PAGES else f"-{since:%Y%m%d}"
    return SITE + PAGE[lang].format(act=act, section=steps(unit)[0], day=day)


def _awaiting(log: list[LogEntry], unit: str, facts: Commencement) -> Iterator[str]:
    """Clauses on the section that are enacted and not in force."""
    for entry in log:
        fact = facts.fact(entry.instruction.amending, entry.instruction.clause)
        if fact is not None and fact.awaiting and steps(unit)[0] in sections_of(entry):
            yield cited(entry)
