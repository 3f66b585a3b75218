"""The Act as it read on any day: the text as enacted, and every instruction in force by then carried out on it.

English and French are replayed each from its own statutes; nothing is taken from a consolidation. The text
changes only on days that the commencement ledger or ``config/law/commencement.yaml`` gives. An instruction that cannot
be carried out is never skipped in silence: it is in the log with the reason.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from tipimpact.common.errors import LegislationError, Problem
from tipimpact.legislation.amendments import Enactment, read_enactment
from tipimpact.legislation.commencement import Commencement, all_standing
from tipimpact.legislation.doubts import doubts
from tipimpact.legislation.replaying import replay
from tipimpact.legislation.text import LogEntry, Text, frame, read_base
from tipimpact.legislation.tree import Enacted


def consolidate(
    act: str | Path | Enacted,
    amendments: str | Path | Enactment | Iterable[str | Path | Enactment],
    as_of: dt.date | str,
    commencement: Commencement | None = None,
) -> pd.DataFrame:
    """The Act as it read on a day, in the language of its file.

    act: XML of the Act as enacted, or what was read of it.  amendments: annual statutes of the same language, as files
    or as ``read_enactment`` gives them, or one of these; the Act itself may be among them.  as_of: a day, or ISO text.
    commencement: the facts of this Act (``read_commencement``); without it those of ``config/law/commencement.yaml``.

    Columns: those of ``read_act``, and after in_force_from: in_force (boolean: whether the unit was law on that day; a
    repealed unit is not) and repealed_by (the clause that repealed it). history: the clauses that made each unit what
    it is. in_force_from: the day on which its own words came into force, which may be after ``as_of``.
    ``attrs["log"]`` is a list of steps, each with amending, clause, operation, target, on (ISO day or None), outcome
    (applied; unchanged: the text already read so; not_applied), because and doubts (codes of ``Doubt``).
    ``attrs["doubts"]``: by section, what may be wrong with it (codes of ``Doubt``, with the clause).
    ``attrs["known_until"]``: the day of assent to the last statute given; what was enacted later is not in the text.

    Raises LegislationError, all faults at once: a file that cannot be read, is of another kind or language, is
    given twice; an Act without commencement facts, or facts of another Act; no day, or one before the Act was enacted.
    """
    text = read_base(act)
    where = text.citation if isinstance(act, Enacted) else str(act)
    facts = commencement or _facts(text, where)
    day = _day(as_of)
    listed = [amendments] if isinstance(amendments, str | Path | Enactment) else amendments
    statutes = _statutes(listed, text, where)
    _check(text, facts, day, where)
    text = replay(text, statutes, facts, day)
    units = frame(text, facts, day)
    units.attrs["log"] = [*map(_logged, text.log), *_missing(text, statutes, facts, day)]
    units.attrs["doubts"] = defaultdict(list)
    for section, step in doubts(text.log, facts, day):
        units.attrs["doubts"][section].append(step)
    units.attrs["known_until"] = max((s.assent for s in statutes if s.assent), default=text.assent)
    return units


def _facts(text: Text, where: str) -> Commencement:
    """The standing facts of an Act. Raises LegislationError where there are none."""
    facts = all_standing()
    if text.id not in facts:
        raise LegislationError(
            f"no commencement facts are kept for {text.citation}, {text.title}",
            where=where,
            expected=f"an Act of config/law/commencement.yaml: {', '.join(facts)}",
            todo="pass commencement=, with the days on which this Act and its amendments came into force",
        )
    return facts[text.id]


def _statutes(amendments: Iterable[str | Path | Enactment], text: Text, where: str) -> list[Enactment]:
    """Amending statutes, read. Raises LegislationError with the faults of all of them."""
    statutes: dict[tuple[str, str], Enactment] = {}
    problems: list[Problem] = []
    for item in amendments:
        try:
            statute = item if isinstance(item, Enactment) else read_enactment(item)
        except LegislationError as error:
            problems += error.problems
            continue
        name = statute.citation, statute.lang
        if name in statutes:
            what, once = f"{statute.citation} is given twice", "each statute once"
            problems.append(Problem(what, str(item)[:200], once, todo="leave one out"))
        elif name != (text.citation, text.lang):
            statutes[name] = statute
    if other := [citation for citation, lang in statutes if lang != text.lang]:
        what = f"{len(other)} statutes are not in the language of the Act: {', '.join(other[:3])}"
        problems.append(Problem(what, where, f"statutes in {text.lang!r}"))
    if problems:
        raise LegislationError(problems)
    return [*statutes.values()]


def _check(text: Text, facts: Commencement, day: dt.date, where: str) -> None:
    """Refuse facts of another Act, and a day before the Act was enacted."""
    if facts.base.citation != text.citation:
        raise LegislationError(
            f"the commencement facts are of {facts.base.citation}, and the file is {text.citation}",
            where=where,
            expected=f"{facts.base.citation} as enacted",
            todo="give the file of that Act, or the facts of this one",
        )
    if text.assent is not None and day < text.assent:
        what, expected = f"{text.citation} was not yet enacted on {day}", f"a day from {text.assent} on"
        raise LegislationError(what, where=where, expected=expected)


def _logged(entry: LogEntry) -> dict[str, str | None]:
    """A step of the log in plain values."""
    return {
        "amending": entry.instruction.amending,
        "clause": entry.instruction.clause,
        "operation": entry.step.operation,
        "target": "; ".join(map(str, entry.step.targets)),
        "on": entry.on.isoformat() if entry.on else None,
        "outcome": entry.outcome,
        "because": entry.because,
        "doubts": "; ".join(entry.doubts),
    }


def _missing(
    text: Text, statutes: Iterable[Enactment], facts: Commencement, day: dt.date
) -> Iterator[dict[str, str | None]]:
    """Statutes that amend the Act and were not given, and those given that do not amend it, as rows of the log."""
    given = [statute.citation for statute in statutes]
    known = [*facts.amending, *facts.not_held]
    logged = {entry.instruction.amending for entry in text.log}
    absent = [c for c in known if c not in given and int(c[:4]) <= day.year]
    reasons = [(citation, "the statute is not among the files") for citation in absent]
    reasons += [(citation, "no clause of it amends this Act") for citation in given if citation not in logged]
    empty = {"clause": "", "operation": "", "target": "", "on": None, "outcome": "not_applied", "doubts": ""}
    yield from ({"amending": citation, **empty, "because": because} for citation, because in reasons)


def _day(day: dt.date | str) -> dt.date:
    try:
        return dt.date.fromisoformat(day) if isinstance(day, str) else dt.date(day.year, day.month, day.day)
    except ValueError:
        raise LegislationError(f"{day!r} is not a date", expected="a date, or text like 2012-06-28") from None
