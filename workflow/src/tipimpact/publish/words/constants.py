"""Numbers that a message names itself: ``{ $law-work_dco_wait-days }``, as ``impact.constants`` reads them.

Their names have a hyphen, which no argument in Python can have, so that ``say`` finds them and no caller passes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from tipimpact.common.errors import ConfigError, nearest

WHERE = "publish/words"
_given: ContextVar[Mapping[str, Any] | None] = ContextVar("constants", default=None)


def give_constants(values: Mapping[str, Any]) -> None:
    """Take constants from ``values`` from now on; before, they are those of this project's ``config``."""
    _given.set(values)


@contextmanager
def with_constants(values: Mapping[str, Any]) -> Iterator[None]:
    """Within it, constants are taken from ``values``."""
    token = _given.set(values)
    try:
        yield
    finally:
        _given.reset(token)


def is_constant(name: str) -> bool:
    """Whether a variable of a message is a constant."""
    return "-" in name


def constant(name: str) -> Any:
    """A constant by name. Raises ConfigError for an unknown one."""
    known = _of_project() if (given := _given.get()) is None else given
    if name not in known:
        raise ConfigError(f"no constant {name!r}", where=WHERE, nearest=nearest(name, known))
    return known[name]


@cache
def _of_project() -> Mapping[str, Any]:
    from tipimpact.impact.constants import read_constants  # slow to import, and few sentences need it

    return read_constants()
