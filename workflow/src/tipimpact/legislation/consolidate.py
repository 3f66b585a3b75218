"""The Act as it read on any day: the text as enacted, and every instruction in force by then carried out on it.

English and French are replayed each from its own statutes, on the days that the commencement ledger or
``config/law/commencement.yaml`` gives; nothing is taken from a consolidation. An instruction that cannot be carried out
is in the log with the reason. What may be wrong with a text is a ``Doubt``.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from tipimpact.common.errors import LegislationError, Problem
from tipimpact.common.garbage import pause_collection
from tipimpact.legislation.amendments import UNPARSED, Enactment, Instruction, read_enactment, timing
from tipimpact.legislation.citations import read_day
from tipimpact.legislation.commencement import Commencement, CommencementFact, all_standing, day_of
from tipimpact.legislation.dated import Doubt, DoubtfulStep
from tipimpact.legislation.grammar import AmendingStep, labels_in
from tipimpact.legislation.labels import ClauseRange, covers, order_of, section_of, steps
from tipimpact.legislation.register import UNRESOLVED, fold, register
from tipimpact.legislation.surgery import Surgery
from tipimpact.legislation.text import Impossible, LogEntry, Text, frame, read_base
from tipimpact.legislation.tree import Enacted, Unit, grow, spot

BY_STATUTE = ("assent", "rule", "coordinating")  # how a day is known that the statute itself gives
NO_DAY = "commencement is not known"  # why a clause without a fact is not carried out


class ActNames(NamedTuple):
    """What instructions call an Act."""

    id: str
    citation: str
    title: str


def amends(instruction: Instruction, text: Text | ActNames) -> bool:
    """Whether an instruction is on this Act: by its id, or by its title where the register does not list that."""
    if instruction.target_act != UNRESOLVED:
        return instruction.target_act in (text.id, text.citation)
    return bool(instruction.target_words) and fold(instruction.target_words) == fold(text.title)


def fact_of(instruction: Instruction, statute: Enactment, facts: Commencement) -> CommencementFact | None:
    """When a clause on the Act of the facts came into force, by the one rule for a day (``timing``); None: not known.

    A condition that nothing decides is a fact that is not decided.
    """
    when = timing(facts.id, instruction.clause, instruction.condition, statute, {facts.id: facts})
    if when.fact is not None or when.day is not None:
        return when.fact or CommencementFact(day=when.day, how=when.how, source=statute.citation)
    if when.why != "condition":
        return None
    never = "nothing says whether its condition was met"
    return CommencementFact(never=never, source=statute.citation, decided=False)


def with_hosts_amended(
    text: Text, amendments: Sequence[Enactment], commencement: Commencement
) -> tuple[list[Enactment], list[LogEntry]]:
    """Amendments to an Act as amended before they came into force, and the log of what could not be done."""
    hosts = {register().of(e.citation) or e.citation: e for e in amendments}
    titled = {fold(e.title): e for e in amendments if e.title}
    instructions = {e.citation: list(e.instructions) for e in amendments}
    log = []
    for statute in amendments:
        for instruction in (each for each in statute.instructions if each.via == "it"):
            host = hosts.get(instruction.target_act)
            if instruction.target_act == UNRESOLVED:
                host = titled.get(fold(instruction.target_words))
            if host is None or instruction.scope not in ("both", statute.lang):
                continue
            fact = fact_of(instruction, statute, commencement)
            on = day_of(fact, statute.assent)
            because = "" if fact is None else fact.obstacle
            for step in instruction.steps:
                entry = LogEntry(instruction, step, on, because, fact)
                try:
                    if not because and not _amend_host(instructions[host.citation], entry, text):
                        continue
                except Impossible as reason:
                    entry = replace(entry, because=str(reason))
                log.append(entry)
    return [replace(e, instructions=tuple(instructions[e.citation])) for e in amendments], log


def _amend_host(instructions: list[Instruction], entry: LogEntry, act: Text) -> bool:
    """Carry out a step on the text that an instruction of another statute enacts in the Act; False: in another Act."""
    unit = (entry.step.anchor or entry.step.targets[0]).unit
    path = steps(unit)
    for i, host in enumerate(instructions):
        if host.via == "it" or not host.enacted or not amends(host, act):
            continue
        roots = grow(host.enacted)
        for depth in range(len(path)):  # 112(2)(b.1), then (2)(b.1), (b.1) as the clause enacts it
            inside = "".join(path[depth:])
            if spot(roots, inside) is None or (depth and path[0] not in host.sections):
                continue
            there = replace(entry, step=entry.step.within(unit.removesuffix(inside)), on=None)
            text = Text("", host.lang, roots, [])
            Surgery(text, there).perform()
            units = [Unit(n, node.kind, node.note, node.text, node.level) for n, _, node in text.rows()]
            instructions[i] = replace(host, enacted=tuple(units))
            return True
    if any(section_of(host.clause) == section_of(unit) and amends(host, act) for host in instructions):
        raise Impossible(f"no clause enacts {unit}")
    return False


# Operations whose result the text may already read: the other language version is often the only one that changes.
IDEMPOTENT = ("replace", "repeal", "add_words")


@pause_collection()
def replay(
    base: str | Path | Enacted | Text, amendments: Sequence[Enactment], commencement: Commencement, as_of: dt.date
) -> Text:
    """The text on a day and the log of every step on this Act, applied or not."""
    *_, (_, text) = replayed_days(base, amendments, commencement, as_of)
    return text


def replayed_days(
    base: str | Path | Enacted | Text, amendments: Sequence[Enactment], commencement: Commencement, as_of: dt.date
) -> Iterator[tuple[dt.date | None, Text]]:
    """The text as enacted (no day), then after each day on which a step was carried out: read each at once."""
    text = base.copy() if isinstance(base, Text) else read_base(base, commencement.base.act)
    _date_units(text, commencement)
    amendments, text.log = with_hosts_amended(text, amendments, commencement)
    today = None
    for event in _events(text, amendments, commencement):
        if event.because or event.on is None or event.on > as_of:
            text.log.append(event if event.because else replace(event, because="not in force on this day"))
            continue
        if event.on != today:
            yield today, text
            today = event.on
        text.log.append(_carried_out(event, text))
    yield today, text


def _date_units(text: Text, commencement: Commencement) -> None:
    """Note on the units of each section as enacted the day on which it came into force, if the facts give one."""
    for root in text.roots:
        for name, node in root.walk() if root.kind == "section" else ():
            fact = commencement.commencement_of(name) if node.kind in ("section", "subsection", "paragraph") else None
            node.not_before = dt.date.max if fact is not None and fact.never else day_of(fact, text.assent)


def _carried_out(event: LogEntry, text: Text) -> LogEntry:
    """A step carried out on the text, with its doubts, or with the reason why it was not."""
    surgery = Surgery(text, event)
    try:
        changed = surgery.perform()
    except Impossible as reason:
        return replace(event, because=str(reason))
    because = "" if changed or event.step.operation in IDEMPOTENT else "it changes nothing"
    doubts, touched = tuple(sorted(surgery.doubts)), tuple(surgery.touched)
    return replace(event, because=because, unchanged=not changed and not because, doubts=doubts, touched=touched)


def _events(text: Text, amendments: Sequence[Enactment], commencement: Commencement) -> list[LogEntry]:
    """Steps on the Act in the order in which they took effect; those without a day come first, with the reason."""
    entries: list[tuple[tuple, LogEntry]] = []
    for statute in amendments:
        for order, instruction in enumerate(statute.instructions):
            if not amends(instruction, text) or instruction.via == "it":
                continue
            fact = fact_of(instruction, statute, commencement)
            on = day_of(fact, statute.assent)
            because = NO_DAY if fact is None else fact.obstacle
            if instruction.scope not in ("both", text.lang):
                because = "it amends the other language version"
            late = fact is not None and fact.how == "coordinating"
            key = (on or dt.date.min, late, order_of(statute.citation), order)
            because = because or ("" if instruction.steps else "the sentence is not understood")
            steps = instruction.steps or (AmendingStep(UNPARSED),)
            entries += [(key, LogEntry(instruction, step, on, because, fact)) for step in steps]
    return [entry for _, entry in sorted(entries, key=lambda pair: pair[0])]


def doubts(log: Sequence[LogEntry], facts: Commencement, as_of: dt.date) -> Iterator[tuple[str, DoubtfulStep]]:
    """The doubts that the steps of a replay by a day leave, each with a section that the step names or enacts."""
    citation = facts.base.citation
    for entry in log:
        if entry.on is not None and entry.on > as_of:
            continue
        codes, fact = [Doubt(code) for code in entry.doubts], entry.fact
        if entry.instruction.scope not in ("both", entry.instruction.lang):
            continue
        if entry.because and entry.instruction.via != "it" and not (fact is not None and fact.obstacle):
            codes.append(Doubt.STEP_FAILED)
        elif fact is not None and not fact.decided:
            codes.append(Doubt.CONDITION)
        elif not (entry.because or (fact is not None and fact.how in BY_STATUTE)) and (
            facts.ledger.timing(*_place(entry), citation) is None
        ):
            codes.append(Doubt.DAY_NOT_IN_TABLE)
        for section in sections_of(entry) if codes else ():
            yield from ((section, DoubtfulStep(code, cited(entry))) for code in codes)
        repeals = entry.step.operation == "repeal" and not entry.because and facts.ledger.rows
        for section in entry.step.sections if repeals else ():  # without a day, perhaps it had not begun
            if facts.ledger.timing(citation, section, citation) is None:
                yield section, DoubtfulStep(Doubt.DAY_NOT_IN_TABLE, f"{citation}, s. {section}")
    yield from _without_step(log, facts, as_of)


def _without_step(log: Iterable[LogEntry], facts: Commencement, as_of: dt.date) -> Iterator[tuple[str, DoubtfulStep]]:
    """The amendments of a section that the Table lists, and on which there is no step."""
    by_statute: dict[str, list[tuple[list[str], list[str]]]] = defaultdict(list)
    for entry in log:
        clause = steps(entry.instruction.clause.partition("/")[0])
        by_statute[entry.instruction.amending].append((clause, sections_of(entry)))
    for listed in facts.ledger.amendments_by_act[facts.base.citation]:
        if listed.statute == facts.base.citation or order_of(listed.statute)[0] > as_of.year:
            continue
        section, section_of_statute = ClauseRange(*listed.section.split(" to ")[:2]), steps(listed.clause.first)
        on_clause = (
            sections
            for path, sections in by_statute[listed.statute]
            if covers(listed.clause, path) or covers(ClauseRange(path[0]), section_of_statute)
        )
        if not any(not sections or any(covers(section, [own]) for own in sections) for sections in on_clause):
            yield listed.section, DoubtfulStep(Doubt.NO_STEP, f"{listed.statute}, s. {listed.clause}")


def sections_of(entry: LogEntry) -> list[str]:
    """The sections and schedules that a step names, or that its clause enacts; of a sentence not read, all it names."""
    named = [unit for place in entry.step.places for unit in (place.unit, place.to)]
    named += [unit.unit for unit in entry.instruction.enacted]
    if entry.step.operation == UNPARSED:
        named += [place.unit for place in labels_in(entry.instruction.text)]
    return list(dict.fromkeys(filter(None, map(_section_or_schedule, named))))


def _section_or_schedule(unit: str) -> str:
    if unit.startswith(("schedule", "Sch.")):
        return f"Sch. {unit.partition('/')[0].removeprefix('schedule').removeprefix('Sch.').strip()}".strip()
    return section_of(unit) if unit[:1].isdigit() else ""


def cited(entry: LogEntry) -> str:
    """The clause of a step, as cited."""
    return ", s. ".join(_place(entry))


def _place(entry: LogEntry) -> tuple[str, str]:
    return entry.instruction.amending, entry.instruction.clause


@pause_collection()
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

    Raises LegislationError, all faults at once: a file that cannot be read, is of another kind or
    language, is given twice; an Act without commencement facts, or facts of another Act; no day, or
    one before the Act was enacted.
    """
    text = read_base(act)
    where = text.citation if isinstance(act, Enacted) else str(act)
    facts = commencement or _facts(text, where)
    day = read_day(as_of) if isinstance(as_of, str) else as_of
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
        what = f"the commencement facts are of {facts.base.citation}, and the file is {text.citation}"
        expected, todo = f"{facts.base.citation} as enacted", "give the file of that Act, or the facts of this one"
        raise LegislationError(what, where=where, expected=expected, todo=todo)
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
