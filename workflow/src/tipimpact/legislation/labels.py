"""Labels of units: one form for both languages, ``25(1.2)(c)``, and how each language writes it.

English statutes print ``(c)``, French ones ``c)``; annual statutes print ``12.``, consolidations ``12``;
a star marks a note; a repealed group is one unit, ``204 and 205`` or ``204 et 205``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_JOINTS = {"et": "and", "and": "and", "à": "to", "to": "to"}
_WORDS = re.compile(r"\w[\w.]*")
_STEP = re.compile(r"\([^()]*\)|\[[^\]]*\]|[^()\[\]]+")
_SCHEDULE = re.compile(r"^(?:schedule|annexe)\b\s*", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def normalise(label: str) -> str:
    """The bare label: ``(c)`` and ``c)`` give ``c``; ``c) et d)`` gives ``c and d``; signs alone give ``""``."""
    return " ".join(_JOINTS.get(word, word.rstrip(".")) for word in _WORDS.findall(label))


@lru_cache(maxsize=1 << 14)
def bracketed(label: str) -> str:
    """A bare label as it follows its parent's: ``c`` gives ``(c)``, ``c and d`` gives ``(c) and (d)``."""
    return " ".join(word if word in ("and", "to") else f"({word})" for word in label.split())


def schedule_label(label: str) -> str:
    """``SCHEDULE 2`` and ``ANNEXE 2`` give ``Sch. 2``; another form keeps its own name."""
    bare = " ".join(label.split())
    return f"Sch. {_SCHEDULE.sub('', bare)}".strip() if not bare or _SCHEDULE.match(bare) else bare


def steps(unit: str) -> list[str]:
    """``24(4)(a)`` as ``24``, ``(4)``, ``(a)``."""
    return _STEP.findall(unit)


@lru_cache(maxsize=1 << 14)
def section_of(unit: str) -> str:
    """The section that a unit is in: ``24`` of ``24(4)(a)``; a unit without a number is its own."""
    return (steps(unit) or [""])[0]


@lru_cache(maxsize=1 << 14)
def label_order(label: str) -> tuple:
    """Labels in their order: 10.01, 10.1, 10.11, 10.2; (z), (z.1), (aa)."""
    first, *others = re.findall(r"\d+|[a-z]+", label.casefold()) or [""]
    key = [(int(first), "") if first.isdigit() else (len(first), first)]
    return (*key, *((0, x) if x.isdigit() else (len(x), x) for x in others))


@lru_cache(maxsize=1 << 14)
def _path(unit: str) -> tuple[str, ...]:
    """As ``steps``, of labels that are asked for again and again."""
    return tuple(steps(unit))


class ClauseRange(NamedTuple):
    """A clause as cited, or the first and last of a range; an empty label is the whole statute."""

    first: str = ""
    last: str = ""

    def __str__(self) -> str:
        return f"{self.first} to {self.last}" if self.last else self.first


def covers(named: ClauseRange, path: Sequence[str]) -> int:
    """How closely a clause or a range names the clause with this path.

    0: not; else the more steps it names, the more closely, and a clause that is named alone more than one in a range.
    """
    first, last = _path(named.first), _path(named.last)
    depth = len(first)
    if not first or len(path) < depth or (depth > 1 and tuple(path[: depth - 1]) != first[:-1]):
        return 0
    own = path[depth - 1]
    if not last:
        return 1 + 2 * depth if own == first[-1] else 0
    if len(last) != depth or last[:-1] != first[:-1]:
        return 0
    return 2 * depth if label_order(first[-1]) <= label_order(own) <= label_order(last[-1]) else 0


def reaches(named: ClauseRange, section: str) -> bool:
    """Whether a clause is in a section, or a range takes the section in."""
    return section_of(named.first) == section or bool(named.last and covers(named, [section]))
