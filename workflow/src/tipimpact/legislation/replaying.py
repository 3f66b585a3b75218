"""An Act through time: every instruction carried out on the text as enacted, in the order in which they took effect."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tipimpact.legislation.amendments import UNPARSED, Enactment, Instruction
from tipimpact.legislation.commencement import Commencement, day_of
from tipimpact.legislation.grammar import AmendingStep
from tipimpact.legislation.labels import steps
from tipimpact.legislation.notes import order_of
from tipimpact.legislation.places import Impossible
from tipimpact.legislation.register import UNRESOLVED, fold, register
from tipimpact.legislation.surgery import Surgery
from tipimpact.legislation.text import LogEntry, Text, read_base
from tipimpact.legislation.tree import Enacted, Unit, grow, spot

NO_DAY = "commencement is not known"  # why a clause without a fact is not carried out


def amends(instruction: Instruction, text: Text) -> bool:
    """Whether an instruction is on this Act: by its id, or by its title where the register does not list that."""
    if instruction.target_act != UNRESOLVED:
        return instruction.target_act in (text.id, text.citation)
    return bool(instruction.target_words) and fold(instruction.target_words) == fold(text.title)


def with_hosts_amended(
    text: Text, amendments: Sequence[Enactment], commencement: Commencement
) -> tuple[list[Enactment], list[LogEntry]]:
    """Amendments to an Act as amended before they came into force, and the log of what could not be done."""
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
    if any(steps(host.clause)[:1] == path[:1] and amends(host, act) for host in instructions):
        raise Impossible(f"no clause enacts {unit}")
    return False


# Operations whose result the text may already read: the other language version is often the only one that changes.
IDEMPOTENT = ("replace", "repeal", "add_words")


def replay(
    base: str | Path | Enacted | Text, amendments: Sequence[Enactment], commencement: Commencement, as_of: dt.date
) -> Text:
    """The text on a day and the log of every step on this Act, applied or not."""
    *_, (_, text) = replayed_days(base, amendments, commencement, as_of)
    return text


def replayed_days(
    base: str | Path | Enacted | Text, amendments: Sequence[Enactment], commencement: Commencement, as_of: dt.date
) -> Iterator[tuple[dt.date | None, Text]]:
    """The text as enacted (no day), then as it read after each day on which a step was carried out.

    Yields the same text each time, changed; use it before advancing the iterator. A text that is given stays as it is.
    """
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
    """A step carried out on the text, with its doubts, or with the reason why it could not be.

    A step that changed nothing is idempotent where the text already reads as it says, else it was not applied.
    """
    surgery = Surgery(text, event)
    try:
        changed = surgery.perform()
    except Impossible as reason:
        return replace(event, because=str(reason))
    because = "" if changed or event.step.operation in IDEMPOTENT else "it changes nothing"
    doubts, repealed = tuple(sorted(surgery.doubts)), tuple(surgery.repealed)
    return replace(event, because=because, unchanged=not changed and not because, doubts=doubts, repealed=repealed)


def _events(text: Text, amendments: Sequence[Enactment], commencement: Commencement) -> list[LogEntry]:
    """Steps on the Act in the order in which they took effect; those without a day come first, with the reason."""
    entries: list[tuple[tuple, LogEntry]] = []
    for statute in amendments:
        for order, instruction in enumerate(statute.instructions):
            if not amends(instruction, text) or instruction.via == "it":
                continue
            fact = commencement.fact(statute.citation, instruction.clause)
            on = day_of(fact, statute.assent)
            because = NO_DAY if fact is None else fact.obstacle
            if instruction.scope not in ("both", text.lang):
                because = "it amends the other language version"
            late = fact is not None and fact.how == "coordinating"
            key = (on or dt.date.min, late, order_of(statute.citation), order)
            if not instruction.steps:
                because = because or "the sentence is not understood"
            steps = instruction.steps or (AmendingStep(UNPARSED),)
            entries += [(key, LogEntry(instruction, step, on, because)) for step in steps]
    return [entry for _, entry in sorted(entries, key=lambda pair: pair[0])]
