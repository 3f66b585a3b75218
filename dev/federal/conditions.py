"""Whether the condition of a coordinating clause was met, decided from days and states in the texts.

Read are: a bill that receives royal assent; a unit that comes into force before, or on the same day as, another one.
Every other condition is undecided.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from tipimpact.legislation.amendments import Enactment, Instruction
from tipimpact.legislation.register import fold

_TITLES = re.compile(r"⟦A:([^⟧]*)⟧")
_CITED = re.compile(r",? (?:being )?chap(?:ter|itre) \d+ (?:of the|de les) [^,;]*?(?:, |\()\d{4}\)?|,? \([^()]*\),?")
_AND_MORE = r"(?:, (?!and\b|et\b).*)?"  # "then, on the day ..." is no more condition
_BEFORE = re.compile(
    rf"if [^,]+? comes into force before (?P<or>or on the same day as )?[^,]+{_AND_MORE}"
    rf"|si [^,]+? entre en vigueur avant [^,]+{_AND_MORE}"
    rf"|si l’entrée en vigueur [^,]+? (?:est antérieure (?P<ou>ou concomitante )?à|précède) celle [^,]+{_AND_MORE}",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(
    rf"if [^,]+? comes? into force on the same day(?: as [^,]+)?{_AND_MORE}"
    rf"|si l’entrée en vigueur [^,]+? et celle [^,]+? sont concomm?itt?antes{_AND_MORE}",
    re.IGNORECASE,
)
_ASSENT = re.compile(
    r"if (?:a )?bill [^⟦]*⟦A:(?P<en>[^⟧]*)⟧(?: \([^)]*\))?,? receives royal assent(?P<then>.*)"
    r"|en cas de sanction de (?:le|un) projet de loi [^⟦]*⟦A:(?P<fr>[^⟧]*)⟧(?P<alors>.*)",
    re.IGNORECASE,
)
_FURTHER = re.compile(r"before|same day|not in force|avant|antérieure|concomit|n’est pas", re.IGNORECASE)
_YEARS = 2  # in which a bill that another one names is passed, or falls with its Parliament


class State(NamedTuple):
    """Whether a clause began, and the day if it is known."""

    began: bool
    day: dt.date | None = None


def all_began(states: Iterable[State | None]) -> bool:
    """Whether none of the units that a clause waits for is known to have never begun."""
    return all(state is None or state.began for state in states)


def met(clause: Instruction, states: Sequence[State | None], passed: Callable[[str], bool]) -> bool | None:
    """Whether a condition was met; None: not decided.

    states: of the units that the condition names, in their order.  passed: whether a bill of a title became law.
    """
    if (bill := _ASSENT.fullmatch(clause.condition)) is not None:
        if _FURTHER.search(bill["then"] or bill["alors"] or ""):
            return None
        return passed(bill["en"] or bill["fr"]) or None
    bare = _without_titles(clause.condition)
    before, same = _BEFORE.fullmatch(bare), _SAME_DAY.fullmatch(bare)
    if not (before or same) or len(states) != 2:
        return None
    first, second = states
    if first is None or second is None:
        return None
    if not (first.began and second.began):
        return bool(before) and first.began
    if first.day is None or second.day is None:
        return None
    if before is None:
        return first.day == second.day
    return first.day < second.day or (bool(before["or"] or before["ou"]) and first.day == second.day)


def _without_titles(condition: str) -> str:
    bare = _CITED.sub("", _TITLES.sub("A", condition))
    return re.sub(r"(?<=A), (?=[cep])", " ", bare)


def amends_second(clause: Instruction) -> bool:
    """Whether a clause amends B where A comes into force before B: it does so with A, before B begins."""
    bare = _without_titles(clause.condition)
    if len(clause.hangs_on) != 2 or "," in bare or not _BEFORE.fullmatch(bare):
        return False
    act, label = clause.hangs_on[1]
    named = [place.unit for step in clause.steps for place in step.targets]
    return clause.target_act == act and all(unit == label or unit.startswith(f"{label}(") for unit in named)


def either_way(clause: Instruction, statute: Enactment) -> bool:
    """Whether the statute says the same of the other order: A before or with B, and B before A."""
    first = _BEFORE.fullmatch(_TITLES.sub("A", clause.condition))
    return first is not None and any(
        other.hangs_on == clause.hangs_on[::-1]
        and (other.target_act, other.steps) == (clause.target_act, clause.steps)
        and (second := _BEFORE.fullmatch(_TITLES.sub("A", other.condition))) is not None
        and any((*first.groups(), *second.groups()))
        for other in statute.instructions
    )


def became_law(title: str, assent: dt.date, statutes: Iterable[Enactment]) -> bool:
    """Whether a bill, named in a statute of a day of assent, is one of these statutes, of about the same time."""
    return any(
        fold(title) == fold(s.title) and s.assent is not None and abs(s.assent.year - assent.year) <= _YEARS
        for s in statutes
    )
