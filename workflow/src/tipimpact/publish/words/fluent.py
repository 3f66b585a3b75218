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
from functools import cache, cached_property, lru_cache, partial
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

# Where an entry begins: all that belongs to it is indented, or in braces.
_ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)
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
    """The messages of one language. Each is parsed when it is said first: to parse all of them takes over a second."""

    def __init__(self, lang: str):
        functions: dict[str, Any] = {name: partial(function, lang=lang) for name, function in FUNCTIONS.items()}
        self.lang = lang
        self.places: dict[str, str] = {}  # the file of each entry
        self._bundle = FluentBundle([TAGS[lang]], functions=functions, use_isolating=False)
        self._files: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._uses: dict[str, Uses] = {}
        self._codes: dict[str, dict[str, tuple[str, ...]]] = {}

    def read(self, text: str, place: str) -> Iterator[Problem]:
        """Add the entries of a file; yields every id that is defined twice."""
        self._files[place] = text
        starts = list(_ENTRY.finditer(text))
        ends = [*(start.start() for start in starts[1:]), len(text)]
        for start, end in zip(starts, ends, strict=True):
            id = start[1]
            if id in self._texts:
                twice = f"message {id!r} is defined twice"
                yield Problem(twice, place, todo=f"keep one; the other is in {self.places[id]}")
            self._texts[id], self.places[id] = text[start.start() : end], place

    def uses(self, id: str) -> Uses:
        """What a message or term uses. Raises ConfigError where it is not Fluent or has no text."""
        if id not in self._uses:
            self._add(id, _parse(self._texts[id], self.places[id]))
        return self._uses[id]

    def _add(self, id: str, entry: ast.Message | ast.Term) -> None:
        """Make an entry ready to be said."""
        nodes = list(_nodes(entry))
        if self.lang == "fr":
            for node in nodes:
                if isinstance(node, ast.TextElement):
                    node.value = set_spaces(node.value)
        self._bundle.add_resource(ast.Resource([entry]))
        self._uses[id] = _read_uses(nodes)

    def codes(self, id: str) -> dict[str, tuple[str, ...]]:
        """For each variable of a message that chooses words by a code: the codes. Plural forms are not codes.

        A message that quotes another, ``value-gate = { value-answer }``, has the codes of the other.
        """
        if id not in self._codes:
            uses = self.uses(id) if id in self._texts else Uses(frozenset(), {}, ())
            own = {name: keys for name, keys in uses.chosen.items() if not _are_forms(keys)}
            for quoted in uses.quoted:
                own |= self.codes(quoted)
            self._codes[id] = own
        return self._codes[id]

    def format(self, id: str, values: dict[str, Any]) -> str:
        """A message with its values. Raises ConfigError for every error that Fluent reports."""
        self.codes(id)  # parses all that it quotes
        pattern = self._bundle.get_message(id).value
        assert pattern is not None  # `uses` refuses a message of attributes only
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise ConfigError(f"message {id!r} ({self.lang}): {'; '.join(map(str, errors))}", where=WHERE)
        return str(text)

    @cached_property
    def readable(self) -> list[str]:
        """Ids of the entries that can be said."""
        return [id for id in self.places if not self._is_refused(id)]

    def _is_refused(self, id: str) -> bool:
        try:
            self.uses(id)
        except ConfigError:
            return True
        return False

    def faults(self) -> Iterator[Problem]:
        """Every line that is not Fluent, and every message without text; what has no fault can be said."""
        for place, text in self._files.items():
            try:
                entries = FluentParser(with_spans=False).parse(text).body
            except RecursionError:
                yield _too_deep(place)
                continue
            for entry in entries:
                if problem := _fault(entry, place):
                    yield problem
                elif isinstance(entry, ast.Message | ast.Term):
                    self._add(f"{'-' * isinstance(entry, ast.Term)}{entry.id.name}", entry)


def _parse(text: str, place: str) -> ast.Message | ast.Term:
    """The entry at the beginning of a text."""
    try:
        entry = FluentParser(with_spans=False).parse_entry(text)
    except RecursionError:
        raise ConfigError([_too_deep(place)]) from None
    if problem := _fault(entry, place):
        raise ConfigError([problem])
    assert isinstance(entry, ast.Message | ast.Term)  # the text begins with one
    return entry


def _fault(entry: ast.EntryType, place: str) -> Problem | None:
    """What is wrong with an entry."""
    if isinstance(entry, ast.Junk):
        first = next(iter((entry.content or "").strip().splitlines()), "")
        return Problem(f"not Fluent: {first!r}", place, "id = text", todo="see projectfluent.org/fluent/guide")
    if isinstance(entry, ast.Message) and entry.value is None:
        return Problem(f"message {entry.id.name!r} has no text", place, "id = text")
    return None


def _too_deep(place: str) -> Problem:
    return Problem("placeables are nested too deep", place, "a message with a few pairs of braces")


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
    """The messages by language. Raises ConfigError with every file that is not UTF-8 and every id defined twice."""
    by_lang, problems = _read_folder(folder)
    if problems:
        raise ConfigError(problems)
    return by_lang


def _read_folder(folder: Path) -> tuple[Mapping[str, Messages], list[Problem]]:
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
    return by_lang, problems


def check_messages(folder: Path = FOLDER) -> None:
    """Read every message of both languages and compare them, as the tables do before anything is said.

    Raises ConfigError with what ``messages`` refuses, every line that is not Fluent, every id that one language lacks,
    every variable that only one language shows, and messages that quote each other.
    """
    by_lang, problems = _read_folder(folder)
    problems += [problem for read in by_lang.values() for problem in read.faults()]
    circles = [problem for read in by_lang.values() for problem in _circle(read)]
    pairs = (LANGUAGES, LANGUAGES[::-1])
    missing = (problem for lang, other in pairs for problem in _missing_in(by_lang[lang], by_lang[other]))
    problems += circles or missing  # what a message quotes is followed, which in a circle would not end
    if problems:
        raise ConfigError(problems)


def _circle(own: Messages) -> Iterator[Problem]:
    """Messages or terms that quote themselves, or each other in a circle: they could never be formatted."""
    try:
        TopologicalSorter({id: own.uses(id).quoted for id in own.readable}).prepare()
    except CycleError as error:
        circle = error.args[1]
        what = f"messages quote each other in a circle: {', '.join(circle)}"
        yield Problem(what, own.places[circle[0]], todo="write the words of one of them into it")


def _missing_in(own: Messages, other: Messages) -> Iterator[Problem]:
    """What one language says and the other does not; a variable may choose a form in one language only."""
    for id in own.readable:
        place = own.places[id]
        if id.startswith("-"):  # a term may serve one language only
            continue
        if id not in other.places:
            todo = f"write it in {other.lang}/{Path(place).name} too"
            yield Problem(f"message {id!r} is missing in {other.lang}", place, todo=todo)
        elif id in other.readable:
            if only := own.uses(id).shown - variables(other.uses(id)):
                names = ", ".join(sorted(only))
                shows = f"message {id!r} shows {names}, and not in {other.lang}"
                yield Problem(shows, place, "the same variables in both")
            for name, known in own.codes(id).items():
                if unknown := [code for code in known if code not in other.codes(id).get(name, known)]:
                    what = f"message {id!r} has no words for {', '.join(unknown)} in {other.lang}"
                    yield Problem(what, place, "the same codes in both")


def message_ids() -> tuple[str, ...]:
    """Ids of all messages, without terms."""
    return tuple(sorted(id for id in messages()["en"].places if not id.startswith("-")))


def has(id: str) -> bool:
    """Whether a message has this id."""
    return id in messages()["en"].places and not id.startswith("-")


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
    return messages()[lang].format(id, values)


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
