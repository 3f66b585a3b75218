"""``say``: every sentence of the project, from the Fluent files ``en/<stage>.ftl`` and ``fr/<stage>.ftl``.

Fluent (projectfluent.org) chooses plural and gender forms. This module adds what the library leaves out: it refuses
missing values, raises where the library would print a placeholder, and sets the no-break spaces of French.

How values are passed, everywhere:

- A code chooses its words: ``{ $code -> [trp] … *[hc] … }``. A code without a variant is refused, so that the variant
  with the star is a code like the others and never speaks for an unknown one.
- A count is a number. Fluent chooses the form with it and writes it with Babel: ``{ $count -> [one] … *[other] … }``.
- Any other number (decimals, a range, a percentage), a date or a list is text, made with ``publish.words.formats``.
- A year is text: as a number it would be written 2,012.
- An Act is its title or short name. ``{ THE($act) }`` and ``{ OF($act) }`` write it with its article: see ``acts``.
- ``{ TRAIL($count) }`` marks a number that opens its trail on the site: see ``site.answer``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any, NamedTuple

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import ConfigError, Problem, nearest
from tipimpact.publish.words.acts import of_the, the
from tipimpact.publish.words.formats import NBSP, TAGS
from tipimpact.publish.words.marks import marked

FOLDER = Path(__file__).parent
WHERE = "publish/words"
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
YEARS = range(1860, 2101)  # an integer in this range under a name like `year` would be printed as 2,012
FUNCTIONS = {"THE": the, "OF": of_the, "TRAIL": marked}

# French: a no-break space before : % $ », after «, and between the thousands of a number typed in a message.
_BREAKING = re.compile(r" (?=[:%$»])|(?<=«) |(?<=\d) (?=\d{3}(?!\d))")


def set_spaces(text: str) -> str:
    """French text with a no-break space wherever DESIGN 6.4 asks for one."""
    return _BREAKING.sub(NBSP, text)


class Uses(NamedTuple):
    """What a message uses.

    shown: variables whose value a reader sees.  chosen: variables that choose a form, each with the keys of its
    variants (``one``, ``other``, ``0``, ``trp``).  quoted: ids of other messages and of terms.
    """

    shown: frozenset[str]
    chosen: dict[str, tuple[str, ...]]
    quoted: tuple[str, ...]


class Messages:
    """The messages of one language: ``bundle`` formats them, ``uses`` holds what each of them and each term uses."""

    def __init__(self, lang: str):
        functions: dict[str, Any] = {name: partial(function, lang=lang) for name, function in FUNCTIONS.items()}
        self.lang = lang
        self.bundle = FluentBundle([TAGS[lang]], functions=functions, use_isolating=False)
        self.uses: dict[str, Uses] = {}
        self.places: dict[str, str] = {}  # the file of each entry
        self._codes: dict[str, dict[str, tuple[str, ...]]] = {}

    def read(self, text: str, place: str) -> Iterator[Problem]:
        """Add the messages of a file; yields every line that is not Fluent and every id defined twice."""
        try:
            resource = FluentParser(with_spans=False).parse(text)
        except RecursionError:
            yield Problem("placeables are nested too deep", place, "a message with a few pairs of braces")
            return
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                first = next(iter((entry.content or "").strip().splitlines()), "")
                yield Problem(f"not Fluent: {first!r}", place, "id = text", todo="see projectfluent.org/fluent/guide")
            elif isinstance(entry, ast.Message | ast.Term):
                id = ("-" if isinstance(entry, ast.Term) else "") + entry.id.name
                if entry.value is None:
                    yield Problem(f"message {id!r} has no text", place, "id = text")
                if id in self.uses:
                    twice = f"message {id!r} is defined twice"
                    yield Problem(twice, place, todo=f"keep one; the other is in {self.places[id]}")
                nodes = list(_nodes(entry.value)) if entry.value else []
                self.uses[id], self.places[id] = _read_uses(nodes), place
                if self.lang == "fr":
                    for node in nodes:
                        if isinstance(node, ast.TextElement):
                            node.value = set_spaces(node.value)
        self.bundle.add_resource(resource)

    def codes(self, id: str) -> dict[str, tuple[str, ...]]:
        """For each variable of a message that chooses words by a code: the codes. Plural forms are not codes.

        A message that quotes another, ``value-gate = { value-answer }``, has the codes of the other.
        """
        if id not in self._codes:
            uses = self.uses.get(id, Uses(frozenset(), {}, ()))
            own = {name: keys for name, keys in uses.chosen.items() if not _are_forms(keys)}
            for quoted in uses.quoted:
                own |= self.codes(quoted)
            self._codes[id] = own
        return self._codes[id]


def _read_uses(nodes: Iterable[ast.BaseNode]) -> Uses:
    """What a message uses, from the nodes of its syntax tree."""
    chosen: dict[str, dict[str, None]] = {}
    quoted, selectors, variables = [], set(), []
    for node in nodes:
        if isinstance(node, ast.VariableReference):
            variables.append(node)
        elif isinstance(node, ast.MessageReference | ast.TermReference):
            quoted.append(("-" if isinstance(node, ast.TermReference) else "") + node.id.name)
        elif isinstance(node, ast.SelectExpression) and isinstance(node.selector, ast.VariableReference):
            selectors.add(id(node.selector))
            keys = (v.key.name if isinstance(v.key, ast.Identifier) else v.key.value for v in node.variants)
            chosen.setdefault(node.selector.id.name, {}).update(dict.fromkeys(keys))
    shown = frozenset(variable.id.name for variable in variables if id(variable) not in selectors)
    return Uses(shown, {name: tuple(keys) for name, keys in chosen.items()}, tuple(quoted))


def _nodes(node: ast.BaseNode) -> Iterator[ast.BaseNode]:
    yield node
    for part in vars(node).values():
        for item in part if isinstance(part, list) else [part]:
            if isinstance(item, ast.BaseNode):
                yield from _nodes(item)


def _are_forms(keys: Iterable[str]) -> bool:
    """Whether variants are chosen by a number: by its plural form, or by the number itself."""
    return all(key in PLURALS or key.replace(".", "").isdigit() for key in keys)


@lru_cache
def messages(folder: Path = FOLDER) -> Mapping[str, Messages]:
    """The messages by language.

    Raises ConfigError with every file that is not UTF-8, every line that is not Fluent, every id defined twice, every
    id that one language lacks, every variable that only one language shows, and messages that quote each other.
    """
    problems: list[Problem] = []
    by_lang = {lang: Messages(lang) for lang in LANGUAGES}
    for lang, read in by_lang.items():
        for path in sorted((folder / lang).glob("*.ftl")):
            place = f"{lang}/{path.name}"
            try:
                problems += read.read(path.read_text(encoding="utf-8"), place)
            except UnicodeDecodeError as fault:
                todo = "save the file with the encoding UTF-8"
                problems.append(Problem(f"byte {fault.start} is not UTF-8", place, todo=todo))
    pairs = (LANGUAGES, LANGUAGES[::-1])
    circles = [problem for lang in LANGUAGES for problem in _circle(by_lang[lang])]
    missing = (problem for lang, other in pairs for problem in _missing_in(by_lang[lang], by_lang[other]))
    problems += circles or missing  # what a message quotes is followed, which in a circle would not end
    if problems:
        raise ConfigError(problems)
    return by_lang


def _circle(own: Messages) -> Iterator[Problem]:
    """Messages or terms that quote themselves, or each other in a circle: they could never be formatted."""
    try:
        TopologicalSorter({id: uses.quoted for id, uses in own.uses.items()}).prepare()
    except CycleError as error:
        circle = error.args[1]
        what = f"messages quote each other in a circle: {', '.join(circle)}"
        yield Problem(what, own.places[circle[0]], todo="write the words of one of them into it")


def _missing_in(own: Messages, other: Messages) -> Iterator[Problem]:
    """What one language says and the other does not; a variable may choose a form in one language only."""
    for id, place in own.places.items():
        if id.startswith("-"):  # a term may serve one language only
            continue
        if id not in other.uses:
            todo = f"write it in {other.lang}/{Path(place).name} too"
            yield Problem(f"message {id!r} is missing in {other.lang}", place, todo=todo)
        elif only := own.uses[id].shown - variables(other.uses[id]):
            names = ", ".join(sorted(only))
            yield Problem(f"message {id!r} shows {names}, and not in {other.lang}", place, "the same variables in both")
        for name, known in own.codes(id).items():
            if unknown := [code for code in known if code not in other.codes(id).get(name, known)]:
                what = f"message {id!r} has no words for {', '.join(unknown)} in {other.lang}"
                yield Problem(what, place, "the same codes in both")


def message_ids() -> tuple[str, ...]:
    """Ids of all messages, without terms."""
    return tuple(sorted(id for id in messages()["en"].uses if not id.startswith("-")))


def has(id: str) -> bool:
    """Whether a message has this id."""
    return messages()["en"].bundle.has_message(id)


def codes(id: str, name: str = "code") -> tuple[str, ...]:
    """The codes among which a variable of a message chooses the words, in the order of the file."""
    return messages()["en"].codes(id).get(name, ())


def say(id: str, lang: str, /, **values: Any) -> str:
    """The message ``id`` in ``lang``, with its ``{ $name }`` placeables filled.

    values: text, or a number that is a count (see the module).
    Raises ConfigError for an unknown id, a missing value, None, NA, NaN, a year passed as a number, and any
    error that Fluent reports.
    """
    if not values:
        return _fixed(id, lang)
    if values.keys() == {"code"}:
        return _coded(id, lang, values["code"])
    return _format(id, lang, {name: _check_value(id, name, value) for name, value in values.items()})


@cache  # as many as there are messages
def _fixed(id: str, lang: str) -> str:
    """A message without values; most are, and pages say them thousands of times."""
    return _format(id, lang, {})


@lru_cache(maxsize=100_000)  # rows repeat their codes
def _coded(id: str, lang: str, code: Any) -> str:
    """A message that only chooses its words by a code."""
    return _format(id, lang, {"code": _check_value(id, "code", code)})


def _format(id: str, lang: str, values: dict[str, Any]) -> str:
    if not has(id):
        raise ConfigError(f"no message {id!r}", where=WHERE, nearest=nearest(id, message_ids()))
    for name, known in messages()[lang].codes(id).items():
        if (code := values.get(name, known[0])) not in known:
            what = f"message {id!r} has no words for {name}={code!r}"
            raise ConfigError(what, where=WHERE, nearest=nearest(str(code), known))
    bundle = messages()[lang].bundle
    pattern = bundle.get_message(id).value
    assert pattern is not None  # a message of attributes only is refused when the files are read
    text, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise ConfigError(f"message {id!r} ({lang}): {'; '.join(map(str, errors))}", where=WHERE)
    return str(text)


def _check_value(id: str, name: str, value: Any) -> str | int | float:
    """A value as Fluent takes it: Python's own text or number."""
    if hasattr(value, "tolist") and not isinstance(value, str):  # NumPy scalars
        value = value.tolist()
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ConfigError(f"message {id!r} cannot say {name}={value!r}", where=WHERE, expected="text or number")
    if isinstance(value, float) and math.isnan(value):
        raise ConfigError(f"message {id!r}: {name} is not a number", where=WHERE, expected="a known value")
    if isinstance(value, float) and value.is_integer():  # 1.0 takes the form of 1
        value = int(value)
    if isinstance(value, int) and value in YEARS and "year" in name:
        raise ConfigError(f"message {id!r}: {name}={value} is a number", where=WHERE, expected="a year as text")
    return value


def variables(uses: Uses) -> frozenset[str]:
    """Names of the variables that a message uses."""
    return uses.shown | uses.chosen.keys()
