"""``say``: every sentence of the project, from the Fluent files ``en/<stage>.ftl`` and ``fr/<stage>.ftl``.

Fluent (projectfluent.org) gives plural and gender forms. This wrapper adds what the library leaves out: it refuses
values that are missing, and it raises where the library would print a placeholder.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import ConfigError, Problem, nearest

FOLDER = Path(__file__).parent
WHERE = "publish/words"
LOCALES = {"en": "en-CA", "fr": "fr-CA"}
YEARS = range(1860, 2101)  # an integer in this range under a name like `year` would be printed as 2,012


@lru_cache
def bundles(folder: Path = FOLDER) -> Mapping[str, FluentBundle]:
    """The messages of each language.

    Raises ConfigError with every line that is not Fluent, every id defined twice, and every id that one language lacks.
    """
    problems: list[Problem] = []
    made: dict[str, FluentBundle] = {}
    ids: dict[str, dict[str, str]] = {}
    for lang in LANGUAGES:
        made[lang] = FluentBundle([LOCALES[lang]], use_isolating=False)
        ids[lang] = {}
        for path in sorted((folder / lang).glob("*.ftl")):
            resource = FluentResource(path.read_text(encoding="utf-8"))
            problems += _faults(resource, ids[lang], f"{lang}/{path.name}")
            made[lang].add_resource(resource)
    for lang, other in (LANGUAGES, LANGUAGES[::-1]):
        problems += [
            Problem(f"message {id!r} is missing in {other}", place, todo=f"write it in {other}/{Path(place).name} too")
            for id, place in ids[lang].items()
            if id not in ids[other]
        ]
    if problems:
        raise ConfigError(problems)
    return made


def _faults(resource: ast.Resource, seen: dict[str, str], place: str) -> Iterator[Problem]:
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            first = (entry.content or "").strip().splitlines()[0]
            yield Problem(f"not Fluent: {first!r}", place, "id = text", todo="see projectfluent.org/fluent/guide")
        elif isinstance(entry, ast.Message | ast.Term):
            id = ("-" if isinstance(entry, ast.Term) else "") + entry.id.name
            if id in seen:
                yield Problem(f"message {id!r} is defined twice", place, todo=f"keep one; the other is in {seen[id]}")
            seen[id] = place


@cache
def message_ids() -> tuple[str, ...]:
    """Ids of all messages, without terms."""
    return tuple(sorted(id for id in _placeholders("en") if not id.startswith("-")))


def has(id: str) -> bool:
    """Whether a message has this id."""
    return bundles()["en"].has_message(id)


def say(id: str, lang: str, /, **values: Any) -> str:
    """The message ``id`` in ``lang``, with its ``{ $name }`` placeables filled.

    values: text, or a number that selects a plural form. Numbers for readers are formatted before the call
    (``number``), years are text.
    Raises ConfigError for an unknown id, a missing value, None, NA, NaN, a year passed as a number, and any
    error that Fluent reports.
    """
    if not has(id):
        raise ConfigError(f"no message {id!r}", where=WHERE, nearest=nearest(id, message_ids()))
    arguments = {name: _value(id, name, value) for name, value in values.items()}
    bundle = bundles()[lang]
    pattern = bundle.get_message(id).value
    text, errors = bundle.format_pattern(pattern, arguments)
    if errors:
        raise ConfigError(f"message {id!r} ({lang}): {'; '.join(map(str, errors))}", where=WHERE)
    return str(text)


def _value(id: str, name: str, value: Any) -> Any:
    """A value as Fluent takes it: Python's own text or number."""
    if hasattr(value, "tolist") and not isinstance(value, str):  # NumPy scalars
        value = value.tolist()
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ConfigError(f"message {id!r} cannot say {name}={value!r}", where=WHERE, expected="text or number")
    if isinstance(value, float) and math.isnan(value):
        raise ConfigError(f"message {id!r}: {name} is not a number", where=WHERE, expected="a known value")
    if isinstance(value, int) and value in YEARS and "year" in name:
        raise ConfigError(f"message {id!r}: {name}={value} is a number", where=WHERE, expected="a year as text")
    return value


@cache
def _placeholders(lang: str) -> Mapping[str, frozenset[str]]:
    """Names of the variables that each message or term of a language uses."""
    found: dict[str, frozenset[str]] = {}
    for path in sorted((FOLDER / lang).glob("*.ftl")):
        for entry in FluentResource(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message | ast.Term):
                id = ("-" if isinstance(entry, ast.Term) else "") + entry.id.name
                found[id] = frozenset(_variables(entry))
    return found


def _variables(node: Any) -> Iterable[str]:
    if isinstance(node, ast.VariableReference):
        yield node.id.name
    for part in vars(node).values() if isinstance(node, ast.BaseNode) else ():
        for item in part if isinstance(part, list) else [part]:
            if isinstance(item, ast.BaseNode):
                yield from _variables(item)


def variables(id: str, lang: str = "en") -> frozenset[str]:
    """Names of the variables that a message uses."""
    return _placeholders(lang)[id]
