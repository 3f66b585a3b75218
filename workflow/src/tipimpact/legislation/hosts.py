"""Amendments as amended before they came into force: ``the section 109.1 that it enacts`` is replaced in its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tipimpact.legislation.amendments import Enactment, Instruction
from tipimpact.legislation.commencement import Commencement, day_of
from tipimpact.legislation.labels import steps
from tipimpact.legislation.places import Impossible
from tipimpact.legislation.register import UNRESOLVED, fold, register
from tipimpact.legislation.surgery import Surgery
from tipimpact.legislation.text import LogEntry, Text
from tipimpact.legislation.tree import Unit, grow, spot


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
