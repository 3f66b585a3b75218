"""What comes with the package that is printed: numbers and words that a message names itself, and who publishes.

Names like ``{ $law-work_dco_wait-days }`` have a hyphen, which no argument in Python can have, so
that ``say`` finds them and no caller passes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tipimpact.common.errors import ConfigError, PublishError, nearest
from tipimpact.package.texts import Publication, Texts

if TYPE_CHECKING:
    from tipimpact.package.reader import Package

WHERE = "publish/words"
_given: ContextVar[Mapping[str, Any] | None] = ContextVar("constants", default=None)
_publication: ContextVar[Publication | None] = ContextVar("publication", default=None)


def open_package(description: str | Path) -> Package:
    """Read a package (``package.reader.read_package``), and print as its texts say from now on."""
    from tipimpact.package.reader import read_package  # with pandas, which sentences alone do not need

    package = read_package(description)
    give_constants(package.texts.constants)
    give_publication(package.texts.publication)
    return package


def give_constants(values: Mapping[str, Any]) -> None:
    """Take constants from ``values`` from now on."""
    _given.set(values)


def give_publication(publication: Publication) -> None:
    """Publish as ``publication`` says from now on."""
    _publication.set(publication)


def publication() -> Publication:
    """What the package says of its publication. Raises PublishError where none was opened."""
    if (known := _publication.get()) is None:
        raise PublishError("no publication is known: no package was opened", expected="open_package")
    return known


@contextmanager
def printing(texts: Texts | None) -> Iterator[None]:
    """Within it, constants and publication are those of a package's texts."""
    token = _publication.set(texts.publication if texts else _publication.get())
    try:
        with with_constants(texts.constants if texts else {}):
            yield
    finally:
        _publication.reset(token)


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
