"""Numbers that a message names itself: ``{ $law-work_dco_wait-days }``, from the texts of the package that is printed.

Their names have a hyphen, which no argument in Python can have, so that ``say`` finds them and no caller passes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from tipimpact.common.errors import ConfigError, nearest
from tipimpact.package.reader import Package, read_package

WHERE = "publish/words"
_given: ContextVar[Mapping[str, Any] | None] = ContextVar("constants", default=None)


def open_package(description: str | Path) -> Package:
    """Read a package (``package.reader.read_package``), and take constants from its texts from now on."""
    package = read_package(description)
    give_constants(package.texts.constants)
    return package


def give_constants(values: Mapping[str, Any]) -> None:
    """Take constants from ``values`` from now on."""
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
    """A constant by name. Raises ConfigError for an unknown one, and where no package was opened."""
    if (known := _given.get()) is None:
        raise ConfigError(
            f"the number {name!r} is in no package: none was opened", where=WHERE, expected="open_package"
        )
    if name not in known:
        raise ConfigError(f"no constant {name!r}", where=WHERE, nearest=nearest(name, known))
    return known[name]
