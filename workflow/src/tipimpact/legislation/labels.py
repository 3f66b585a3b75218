"""Labels of units: one form for both languages, ``25(1.2)(c)``, and how each language writes it.

English statutes print ``(c)``, French ones ``c)``; annual statutes print ``12.``, consolidations ``12``;
a star marks a note; a repealed group is one unit, ``204 and 205`` or ``204 et 205``.
"""

from __future__ import annotations

import re
from functools import lru_cache

_JOINTS = {"et": "and", "and": "and", "à": "to", "to": "to"}
_WORDS = re.compile(r"\w[\w.]*")
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
