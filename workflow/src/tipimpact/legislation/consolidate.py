"""The Act as it read on any day: the text as enacted, and every instruction in force by then carried out on it.

English and French are replayed each from its own statutes; nothing is taken from a consolidation. The text
changes only on days that the commencement ledger or ``config/law/commencement.yaml`` gives. An instruction that cannot
be carried out is never skipped in silence: it is in the log with the reason.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from tipimpact.common.errors import LegislationError, Problem
from tipimpact.legislation.amendments import Enactment, Instruction, read_enactment
from tipimpact.legislation.commencement import Commencement, all_standing, day_of
from tipimpact.legislation.doubts import doubts
from tipimpact.legislation.grammar import Place
from tipimpact.legislation.places import Impossible
from tipimpact.legislation.register import UNRESOLVED, fold, register
from tipimpact.legislation.surgery import Surgery
from tipimpact.legislation.text import LogEntry, Text, frame, read_base
from tipimpact.legislation.tree import Enacted, Unit, grow, spot, steps

# Operations whose result the text may already read: the other language version is often the only one that changes.
IDEMPOTENT = ("replace", "repeal", "add_words")


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
    (applied; unchanged: the text already read so; not_applied), because and doubts (codes of ``DOUBTS``).
    ``attrs["doubts"]``: by section, what may be wrong with it (codes of ``Doubt``, with the clause).
    ``attrs["known_until"]``: the day of assent to the last statute given; what was enacted later is not in the text.

    Raises LegislationError, all faults at once: a file that cannot be read, is of another kind or language, is
    given twice; an Act without commencement facts, or facts of another Act; no day, or one before the Act was enacted.
    """
    text = read_base(act)
    facts = commencement or _facts(text, act)
    day = _day(as_of)
    statutes = _statutes(amendments, text, act)
    _check(text, facts, day, act)
    *_, (_, text) = _replayed(text, statutes, facts, day)
    units = frame(text, facts, day)
    units.attrs["log"] = [*map(_logged, text.log), *_missing(text, statutes, facts, day)]
    units.attrs["doubts"] = defaultdict(list)
    for section, step in doubts(text.log, facts, day):
        units.attrs["doubts"][section].append(step)
    units.attrs["known_until"] = max((s.assent for s in statutes if s.assent), default=text.assent)
    return units


def _place(text: Text, act: str | Path | Enacted) -> str:
    """What an error names: the file, or the Act."""
    return text.citation if isinstance(act, Enacted) else str(act)


def _facts(text: Text, path: str | Path | Enacted) -> Commencement:
    """The standing facts of an Act. Raises LegislationError where there are none."""
    facts = all_standing()
    if text.id not in facts:
        raise LegislationError(
            f"no commencement facts are kept for {text.citation}, {text.title}",
            where=_place(text, path),
            expected=f"an Act of config/law/commencement.yaml: {', '.join(facts)}",
            todo="pass commencement=, with the days on which this Act and its amendments came into force",
        )
    return facts[text.id]


def _statutes(
    amendments: str | Path | Enactment | Iterable[str | Path | Enactment], text: Text, path: str | Path | Enacted
) -> list[Enactment]:
    """Amending statutes, read. Raises LegislationError with the faults of all of them."""
    statutes: list[Enactment] = []
    problems: list[Problem] = []
    for item in [amendments] if isinstance(amendments, str | Path | Enactment) else amendments:
        try:
            statute = item if isinstance(item, Enactment) else read_enactment(item)
        except LegislationError as error:
            problems += error.problems
            continue
        if statute.citation == text.citation and statute.lang == text.lang:
            continue
        if any(statute.citation == other.citation and statute.lang == other.lang for other in statutes):
            problems.append(
                Problem(
                    f"{statute.citation} is given twice", str(item)[:200], "each statute once", todo="leave one out"
                )
            )
        statutes.append(statute)
    if other := [e.citation for e in statutes if e.lang != text.lang]:
        problems.append(
            Problem(
                f"{len(other)} statutes are not in the language of the Act: {', '.join(other[:3])}",
                _place(text, path),
                f"statutes in {text.lang!r}",
            )
        )
    if problems:
        raise LegislationError(problems)
    return statutes


def _check(text: Text, facts: Commencement, day: dt.date, path: str | Path | Enacted) -> None:
    """Refuse facts of another Act, and a day before the Act was enacted."""
    if facts.base.citation != text.citation:
        raise LegislationError(
            f"the commencement facts are of {facts.base.citation}, and the file is {text.citation}",
            where=_place(text, path),
            expected=f"{facts.base.citation} as enacted",
            todo="give the file of that Act, or the facts of this one",
        )
    if text.assent is not None and day < text.assent:
        raise LegislationError(
            f"{text.citation} was not yet enacted on {day}",
            where=_place(text, path),
            expected=f"a day from {text.assent} on",
        )


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
    given = {e.citation: e for e in statutes}
    empty = {"clause": "", "operation": "", "target": "", "on": None, "outcome": "not_applied", "doubts": ""}
    for citation in [*facts.amending, *facts.not_held]:
        if citation not in given and int(citation[:4]) <= day.year:
            yield {"amending": citation, **empty, "because": "the statute is not among the files"}
    logged = {entry.instruction.amending for entry in text.log}
    for citation in given:
        if citation not in logged:
            yield {"amending": citation, **empty, "because": "no clause of it amends this Act"}


def _day(day: dt.date | str) -> dt.date:
    try:
        return dt.date.fromisoformat(day) if isinstance(day, str) else dt.date(day.year, day.month, day.day)
    except ValueError:
        raise LegislationError(f"{day!r} is not a date", expected="a date, or text like 2012-06-28") from None


def replay(
    base: str | Path | Enacted, amendments: Sequence[Enactment], commencement: Commencement, as_of: dt.date
) -> Text:
    """The text on a day and the log of every step on this Act, applied or not."""
    *_, (_, text) = replayed_days(base, amendments, commencement, as_of)
    return text


def replay_on(text: Text, amendments: Sequence[Enactment], commencement: Commencement, as_of: dt.date) -> Text:
    """As ``replay``, on a text that ``read_base`` gave; the text given stays as it is."""
    own = replace(text, roots=[root.copy() for root in text.roots], log=[])
    *_, (_, own) = _replayed(own, amendments, commencement, as_of)
    return own


def replayed_days(
    base: str | Path | Enacted, amendments: Sequence[Enactment], commencement: Commencement, as_of: dt.date
) -> Iterator[tuple[dt.date | None, Text]]:
    """The text as enacted (no day), then as it read after each day on which a step was carried out.

    Yields the same text each time, changed; use it before advancing the iterator.
    """
    text = read_base(base, commencement.base.act)
    yield from _replayed(text, _statutes(amendments, text, base), commencement, as_of)


def _replayed(
    text: Text, amendments: Sequence[Enactment], commencement: Commencement, as_of: dt.date
) -> Iterator[tuple[dt.date | None, Text]]:
    _date_units(text, commencement)
    amendments, text.log = _redirected(text, amendments, commencement)
    today = None
    for event in _events(text, amendments, commencement):
        if event.because or event.on is None or event.on > as_of:
            text.log.append(event if event.because else replace(event, because="not in force on this day"))
            continue
        if event.on != today:
            yield today, text
            today = event.on
        try:
            surgery = Surgery(text, event)
            event = event if surgery.perform() else _unchanged(event)
            text.log.append(replace(event, doubts=tuple(sorted(surgery.doubts))))
        except Impossible as reason:
            text.log.append(replace(event, because=str(reason)))
    yield today, text


def _date_units(text: Text, commencement: Commencement) -> None:
    """Note on the units of each section as enacted the day on which it came into force, if the facts give one."""
    for root in text.roots:
        for name, node in root.walk() if root.kind == "section" else ():
            fact = commencement.commencement_of(name) if node.kind in ("section", "subsection", "paragraph") else None
            node.not_before = dt.date.max if fact is not None and fact.never else day_of(fact, text.assent)


def _unchanged(event: LogEntry) -> LogEntry:
    """A step that changed nothing: idempotent where the text already reads as it says, else not applied."""
    if event.step.operation in IDEMPOTENT:
        return replace(event, unchanged=True)
    return replace(event, because="it changes nothing")


def amends(instruction: Instruction, text: Text) -> bool:
    """Whether an instruction is on this Act: by its id, or by its title where the register does not list that."""
    if instruction.target_act != UNRESOLVED:
        return instruction.target_act in (text.id, text.citation)
    return bool(instruction.target_words) and fold(instruction.target_words) == fold(text.title)


def _events(text: Text, amendments: Sequence[Enactment], commencement: Commencement) -> list[LogEntry]:
    """Steps on the Act in the order in which they took effect; those without a day come first, with the reason."""
    entries: list[tuple[tuple, LogEntry]] = []
    for statute in amendments:
        year, chapter = map(int, re.findall(r"\d+", statute.citation)[:2])
        for order, instruction in enumerate(statute.instructions):
            if not amends(instruction, text) or instruction.scope not in ("both", text.lang) or instruction.via == "it":
                continue
            fact = commencement.fact(statute.citation, instruction.clause)
            on = day_of(fact, statute.assent)
            because = "commencement is not known" if fact is None else fact.obstacle
            for step in instruction.steps:
                late = fact is not None and fact.how == "coordinating"
                key = (on or dt.date.min, late, year, chapter, order)
                entries.append((key, LogEntry(instruction, step, on, because)))
    return [entry for _, entry in sorted(entries, key=lambda pair: pair[0])]


def _redirected(
    text: Text, amendments: Sequence[Enactment], commencement: Commencement
) -> tuple[list[Enactment], list[LogEntry]]:
    """Amendments as amended before they came into force, and the log of that.

    ``The section 109.1 that it enacts`` is replaced in the amendment, not in the Act.
    """
    hosts = {register().of(e.citation) or e.citation: e for e in amendments}
    titled = {fold(e.title): e for e in amendments if e.title}
    instructions = {e.citation: list(e.instructions) for e in amendments}
    log = []
    for statute in amendments:
        for instruction in statute.instructions:
            host = hosts.get(instruction.target_act)
            if instruction.target_act == UNRESOLVED:
                host = titled.get(fold(instruction.target_words))
            if instruction.via != "it" or host is None or instruction.scope not in ("both", statute.lang):
                continue
            fact = commencement.fact(statute.citation, instruction.clause)
            on = day_of(fact, statute.assent)
            because = "" if fact is None else fact.obstacle
            for step in instruction.steps:
                entry = LogEntry(instruction, step, on, because)
                try:
                    if not because and not _amend_host(instructions[host.citation], entry, text):
                        continue
                except Impossible as reason:
                    entry = replace(entry, because=str(reason))
                log.append(entry)
    return [replace(e, instructions=tuple(instructions[e.citation])) for e in amendments], log


def _amend_host(instructions: list[Instruction], entry: LogEntry, act: Text) -> bool:
    """Carry out a step on the text that an instruction of another statute enacts in the Act; False: in another Act."""
    step = entry.step
    unit = (step.anchor or step.targets[0]).unit
    for i, host in enumerate(instructions):
        if host.via == "it" or not host.enacted or not amends(host, act):
            continue
        roots = grow(host.enacted)
        for name in (unit, *_tails(unit)):
            if spot(roots, name) is None or not _about(host, unit, name):
                continue
            above = unit[: len(unit) - len(name)]
            there = replace(
                entry,
                step=step._replace(
                    targets=tuple(_below(p, above) for p in step.targets),
                    anchor=step.anchor and _below(step.anchor, above),
                ),
                on=None,
            )
            text = Text("", host.lang, roots, [])
            Surgery(text, there).perform()
            units = [Unit(n, node.kind, node.note, node.text, node.level) for n, _, node in text.rows()]
            instructions[i] = replace(host, enacted=tuple(units))
            return True
    if any(steps(host.clause)[:1] == steps(unit)[:1] and amends(host, act) for host in instructions):
        raise Impossible(f"no clause enacts {unit}")
    return False


def _below(place: Place, above: str) -> Place:
    return place._replace(unit=place.unit.removeprefix(above), to=place.to.removeprefix(above))


def _tails(unit: str) -> list[str]:
    """``112(2)(b.1)``: ``(2)(b.1)``, ``(b.1)``."""
    parts = steps(unit)
    return ["".join(parts[i:]) for i in range(1, len(parts))]


def _about(host: Instruction, unit: str, name: str) -> bool:
    """Whether an instruction works on the section of ``unit``."""
    section = steps(unit)[0]
    places = [p for s in host.steps for p in (*s.targets, *([s.anchor] if s.anchor else []))]
    return name == unit or any(steps(p.unit)[:1] == [section] for p in places if p.unit)
