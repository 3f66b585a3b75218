"""What a unit of an Act or a regulation said on a day, and how well that is known.

An answer says since when and by which clause and instrument, until which day the law is known here,
what is doubtful, and where the publisher shows the text. Nothing is said of a day after that
without saying so.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tipimpact.common.errors import LegislationError, nearest
from tipimpact.legislation.citations import Citation, read_citation, read_day
from tipimpact.legislation.dated import (
    AWAITING,
    CHANGED,
    NOTE,
    REPLAY,
    UNDATED,
    DatedAct,
    DatedDoubt,
    Doubt,
    DoubtfulStep,
    Stretch,
    read_saved,
    saved_acts,
)
from tipimpact.legislation.labels import FRENCH_ORDERS, order_of, section_of, sections_with, steps
from tipimpact.legislation.register import LAWS, register

if TYPE_CHECKING:
    from tipimpact.legislation.shelf import Shelf


def _no_unit(act: DatedAct, unit: str) -> LegislationError:
    """The error of a unit that a text does not have. That it never had one is known only where all texts were read."""
    section = section_of(unit)
    unread = [x.clause for x in act.limits if x.code == Doubt.NOT_READ and x.section in (section, "")]
    what, code, where = f"{act.act} never had a unit {unit!r}", "law-no-unit", ""
    if act.is_alone:
        what = f"the consolidation of {act.act} current to {act.known_until} has no unit {unit!r}"
        code, where = "law-no-unit_printed", act.known_until.isoformat()
    elif unread:
        where = "; ".join(dict.fromkeys(unread))
        what, code = f"no text at hand gives {act.act} a unit {unit!r}, and not at hand are {where}", "law-no-unit_read"
    near = nearest(unit, sorted({row.unit for row in act.rows}))
    expected = "a unit as cited, such as 25(1.2)(c)"
    return LegislationError(what, where=where, expected=expected, nearest=near, code=code, about=unit)


SITE = "https://laws-lois.justice.gc.ca/"
PAGE = {
    "act": {"en": "eng/acts/{}/", "fr": "fra/lois/{}/"},
    "order": {"en": "eng/regulations/{}/", "fr": "fra/reglements/{}/"},
}
ANNUAL = {"en": "eng/AnnualStatutes/{}_{}/", "fr": "fra/LoisAnnuelles/{}_{}/"}  # no page for a section
DATED_PAGES = dt.date(2003, 1, 2)  # the publisher's versions begin with its database, on 1 January 2003


@dataclass(frozen=True)
class LawAnswer:
    """A unit on a day in one language.

    text: None where it was not in force.  undated: whether it was enacted by then, and nothing gives its day.  since,
    until: days of the wording (until: the first day of another one).  is_exact: whether since is the day itself, or one
    by which it read so.  by: clauses that made it, as cited; empty: as enacted.  instruments: what fixed the day, by
    clause.  known_by: a code of ``KNOWN_BY``.  basis: ``replay``; ``consolidation`` where a statute that is not held
    made the wording; ``consolidation_alone`` where the Act as enacted is not held.  known_from, known_until: the first
    and the last day for which the law is known here.  doubts: what may be wrong.  awaiting: clauses enacted for its
    section that are not in force.  was_there: whether its section was law on a day before known_from.  changed_since:
    clauses that changed the section between the day and known_from.  changed_in_year: clauses of the year of the day
    that changed it on a day that no note gives.  page: the publisher's.
    """

    act: str
    unit: str
    lang: str
    day: dt.date
    text: str | None
    undated: bool
    since: dt.date | None
    until: dt.date | None
    is_exact: bool
    by: tuple[str, ...]
    instruments: tuple[str, ...]
    known_by: str
    basis: str
    known_from: dt.date
    known_until: dt.date
    doubts: tuple[DoubtfulStep, ...]
    awaiting: tuple[str, ...]
    was_there: bool
    changed_since: tuple[str, ...]
    changed_in_year: tuple[str, ...]
    page: str

    @property
    def is_known(self) -> bool:
        """Whether the day is no later than what is known; a later answer is the last one known."""
        return self.day <= self.known_until


def dated(
    act: str, lang: str, sections: Collection[str] | None = None, statutes: str | Path | Shelf | None = None
) -> DatedAct:
    """An Act or a regulation with the days of its words, under any name of the register.

    statutes: a folder or a shelf that is read; without it, and without ``LAWS``, the replay that is
    saved.
    Raises LegislationError as ``open_shelf``.
    """
    path = None if statutes or os.environ.get(LAWS) else saved_acts()
    if path is not None:
        listed = register().get(act)
        for number in filter(None, (listed.chapter, listed.citation)):
            saved = read_saved(path, number, lang, sections) or read_saved(path, number, lang)
            if saved is not None:
                return saved
    from tipimpact.legislation.shelf import take_from  # what reads XML is imported where nothing is saved

    return take_from(statutes or os.environ.get(LAWS), act, lang, sections)


def answer(
    citation: str | Citation, on: dt.date | str, lang: str = "en", statutes: str | Path | Shelf | None = None
) -> list[LawAnswer]:
    """What each unit that a citation names said on a day: of an Act, a regulation, a bill that became law.

    citation: as people type it, ``IRPA ss. 24-25`` or ``R200(3)(e)``.  on: a day, or as people type
    it.  statutes: a folder or a shelf to read; without it the saved replay, else what
    ``make official`` brought.
    Raises LegislationError for a citation that is not read whole, a day that is none, a text that
    is not at hand, and a unit that the text never had.
    """
    cited = citation if isinstance(citation, Citation) else read_citation(citation)
    if not cited.act or not cited.ranges:
        missing, code = ("text", "law-citation-act") if not cited.act else ("unit", "law-citation-unit")
        expected = "a unit and its text, such as IRPA 25(1.2)(c)"
        raise LegislationError(f"{citation!r} names no {missing}", expected=expected, code=code, about=str(citation))
    day = read_day(on) if isinstance(on, str) else on
    is_range = any(last for _, last in cited.ranges)
    act = dated(cited.act, lang, None if is_range else sections_with([unit for unit, _ in cited.ranges]), statutes)
    return [answer_of(act, unit, day) for unit in cited.units([row.unit for row in act.rows])]


def ask(act: str, unit: str, on: dt.date, lang: str = "en", statutes: str | Path | Shelf | None = None) -> LawAnswer:
    """What one unit of an Act said on a day; else as ``answer``."""
    ((label, _),) = read_citation(unit).ranges
    return answer_of(dated(act, lang, sections_with([label]), statutes), label, on)


def answer_of(act: DatedAct, unit: str, on: dt.date) -> LawAnswer:
    """The answer that the rows of an Act give for a day. Raises LegislationError where the Act never had the unit."""
    rows = act.inside(unit)
    own = [row for row in rows if row.unit == unit]
    if not own:
        if any(order_of(act.act)):  # perhaps a unit of the Act that the statute amends
            what, todo = f"{act.act} has no clause {unit!r}", f"for the Act that it amends: IRPA {unit}"
            raise LegislationError(what, todo=todo, code="law-no-clause", about=unit, where=act.act)
        raise _no_unit(act, unit)
    wordings = act.stretches(unit)
    on_day = [w for w in wordings if w.since <= on and (w.until is None or on < w.until)]
    now = on_day[0] if on_day else None
    enacted = [row for row in own if row.basis == UNDATED and order_of((*row.by, act.citation)[0])[0] <= on.year]
    limits = [limit for limit in act.limits if limit.section in (own[0].section, "")]
    begun = wordings[0].since if act.is_alone and wordings else dt.date.min
    changes = [limit for limit in limits if limit.code == CHANGED and limit.since <= begun]
    year = dt.date(on.year, 1, 1)  # stands for a day of it that no note gives
    basis = REPLAY if now is None else now.basis
    consolidated = "consolidation_alone" if act.is_alone else "consolidation" if basis != REPLAY else "replay"
    return LawAnswer(
        act=act.act,
        unit=unit,
        lang=act.lang,
        day=on,
        text=now.text if now else None,
        undated=now is None and bool(enacted) and not wordings,
        since=now.since if now else None,
        until=now.until if now else None,
        is_exact=basis in (REPLAY, NOTE),
        by=now.by if now else (),
        instruments=now.instruments if now else (),
        known_by=now.known_by if now else "unknown",
        basis=consolidated,
        known_from=begun,
        known_until=act.known_until,
        doubts=tuple(dict.fromkeys(limit.step for limit in limits if _bears(limit, now, on))),
        awaiting=tuple(dict.fromkeys(limit.clause for limit in limits if limit.code == AWAITING)),
        was_there=any(limit.code == CHANGED and limit.since <= on and limit.since != year for limit in limits),
        changed_since=tuple(limit.clause for limit in changes if on < limit.since),
        changed_in_year=tuple(limit.clause for limit in changes if limit.since == year),
        page=page_of(act.act, unit, now.since if now else None, now is not None and now.until is None, act.lang),
    )


def _bears(limit: DatedDoubt, now: Stretch | None, on: dt.date) -> bool:
    """Whether a doubt about a section bears on its wording on a day."""
    if limit.code in (AWAITING, CHANGED) or limit.since > on:
        return False
    if limit.code == Doubt.DAY_NOT_IN_TABLE:  # only of the clauses in force
        return now is not None and limit.clause in now.by
    if limit.code == Doubt.NOT_READ:  # a consolidation's words hold what was done before they began
        return now is None or not now.is_printed or now.since < limit.since
    return True


def page_of(act: str, unit: str, since: dt.date | None, current: bool, lang: str) -> str:
    """The publisher's page of the section, today's or that of the day since which it read so; else of the text."""
    if any(annual := order_of(act)):
        return SITE + ANNUAL[lang].format(*annual)
    kind, _, number = act.partition("/")
    name = f"{FRENCH_ORDERS.get(kind, kind) if lang == 'fr' else kind}-{number}" if number else act
    page = SITE + PAGE["order" if number else "act"][lang].format(name)
    day = "" if current or since is None or since < DATED_PAGES else f"-{since:%Y%m%d}"
    return f"{page}section-{steps(unit)[0]}{day}.html" if unit[:1].isdigit() else page  # a schedule has no such page
