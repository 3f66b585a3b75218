"""An Act through time: every instruction carried out on the text as enacted, in the order in which they took effect."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tipimpact.legislation.amendments import UNPARSED, Enactment
from tipimpact.legislation.commencement import Commencement, day_of
from tipimpact.legislation.grammar import AmendingStep
from tipimpact.legislation.hosts import amends, with_hosts_amended
from tipimpact.legislation.notes import order_of
from tipimpact.legislation.places import Impossible
from tipimpact.legislation.surgery import Surgery
from tipimpact.legislation.text import LogEntry, Text, read_base
from tipimpact.legislation.tree import Enacted

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
            because = "commencement is not known" if fact is None else fact.obstacle
            if instruction.scope not in ("both", text.lang):
                because = "it amends the other language version"
            late = fact is not None and fact.how == "coordinating"
            key = (on or dt.date.min, late, order_of(statute.citation), order)
            if not instruction.steps:
                because = because or "the sentence is not understood"
            steps = instruction.steps or (AmendingStep(UNPARSED),)
            entries += [(key, LogEntry(instruction, step, on, because)) for step in steps]
    return [entry for _, entry in sorted(entries, key=lambda pair: pair[0])]
