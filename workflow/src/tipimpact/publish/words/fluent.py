"""``say``: every sentence of the project, from the Fluent files ``en/<stage>.ftl`` and ``fr/<stage>.ftl``.

Fluent (projectfluent.org) chooses plural and gender forms. This module adds what the library leaves
out: it refuses missing values, raises where the library would print a placeholder, and sets the
no-break spaces of French.

How values are passed, everywhere:

- A code chooses its words: ``{ $code -> [trp] … *[hc] … }``. A code without a variant is refused, so that the variant
  with the star is a code like the others and never speaks for an unknown one.
- A count is a number. Fluent chooses the form with it and writes it with Babel: ``{ $count -> [one] … *[other] … }``.
- Any other number (decimals, a range, a percentage), a date or a list is text, made with ``publish.words.formats``.
- A year is text: as a number it would be written 2,012.
- ``{ TRAIL($count) }`` marks a number that opens its trail on the site: see ``site.answer``.
- The name of a remedy comes with the package: ``{ $remedy-name }``, chosen by the code (``constants``).
- A number that the plan, a row of law or the code fixes is never typed: ``{ $law-trp_dfn-years }`` (``constants``).
  ``YEARS($law-trp_dfn-years)``, ``MONTHS``, ``DAYS`` write it with its unit, ``SPELL`` as a word, ``PERCENT`` a share.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import ConfigError, Problem, collect, nearest
from tipimpact.publish.words.constants import constant, is_constant
from tipimpact.publish.words.formats import NBSP, TAGS, number
from tipimpact.publish.words.marks import marked

FOLDER = Path(__file__).parent
WHERE = "publish/words"
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
LONG = 1_000  # characters; Fluent refuses text of 2,500, to guard against messages of strangers
YEARS = range(1860, 2101)  # an integer in this range under a name like `year` would be printed as 2,012

# Where an entry begins: all that belongs to it is indented, or in braces.
_ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)
# French: a no-break space before : % $ », after «, and between the thousands of a number typed in a message.
_BREAKING = re.compile(r" (?=[:%$»])|(?<=«) |(?<=\d) (?=\d{3}(?!\d))")


def set_spaces(text: str) -> str:
    """French text with a no-break space wherever DESIGN 6.4 asks for one."""
    return _BREAKING.sub(NBSP, text)


class Uses(Visitor):
    """What an entry uses; of an entry in French, the spaces of its text are set on the way.

    shown: variables whose value a reader sees.  chosen: variables that choose a form, each with the
    keys of its variants (``one``, ``other``, ``0``, ``trp``).  quoted: ids of other messages and of
    terms.
    """

    def __init__(self, entry: ast.BaseNode, lang: str):
        self.lang = lang
        self.shown: set[str] = set()
        self.chosen: dict[str, dict[str, None]] = {}
        self.quoted: list[str] = []
        self.visit(entry)

    @property
    def variables(self) -> set[str]:
        """All variables."""
        return self.shown | self.chosen.keys()

    def visit_TextElement(self, node: ast.TextElement) -> None:
        node.value = set_spaces(node.value) if self.lang == "fr" else node.value

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.shown.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.quoted.append(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self.quoted.append(f"-{node.id.name}")
        self.generic_visit(node)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        if isinstance(node.selector, ast.VariableReference):
            keys = (v.key.name if isinstance(v.key, ast.Identifier) else v.key.value for v in node.variants)
            self.chosen.setdefault(node.selector.id.name, {}).update(dict.fromkeys(keys))
            self.visit(node.variants)
        else:
            self.generic_visit(node)


class Messages:
    """The messages of one language. Each is parsed when it is said first: to parse all of them takes over a second.

    places: the file of each entry.  problems: lines in entries parsed so far that are not Fluent.
    """

    def __init__(self, lang: str):
        functions: dict[str, Any] = {name: partial(write, lang=lang) for name, write in _FUNCTIONS.items()}
        self.lang = lang
        self.places: dict[str, str] = {}
        self.problems: list[Problem] = []
        self._bundle = FluentBundle([TAGS[lang]], functions=functions, use_isolating=False)
        self._texts: dict[str, str] = {}
        self._uses: dict[str, Uses] = {}
        self._codes: dict[str, dict[str, tuple[str, ...]]] = {}
        self._constants: dict[str, frozenset[str]] = {}

    def read(self, text: str, place: str) -> Iterator[Problem]:
        """Add the entries of a file; yields every id that is defined twice."""
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
            entry = self._parse(id)
            self._uses[id] = Uses(entry, self.lang)
            self._bundle.add_resource(ast.Resource([entry]))
        return self._uses[id]

    def _parse(self, id: str) -> ast.Message | ast.Term:
        """An entry, whose text may end in lines that are not Fluent."""
        try:
            entry, *others = FluentParser(with_spans=False).parse(self._texts[id]).body
        except RecursionError:
            raise ConfigError(f"braces of message {id!r} are nested too deep", where=self.places[id]) from None
        lines = (
            (part.content or "").strip().partition("\n")[0] for part in (entry, *others) if isinstance(part, ast.Junk)
        )
        todo = "see projectfluent.org/fluent/guide"
        faults = [Problem(f"not Fluent: {line!r}", self.places[id], "id = text", todo=todo) for line in lines]
        if isinstance(entry, ast.Message | ast.Term) and entry.value is not None:
            self.problems += faults
            return entry
        raise ConfigError(faults or Problem(f"message {id!r} has no text", self.places[id], "id = text"))

    def codes(self, id: str, within: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
        """For each variable of a message that chooses words by a code: the codes. Plural forms are not codes.

        A message that quotes another, ``value-gate = { value-answer }``, has the other's codes; its own where it
        chooses too.
        within: those that quote it. Raises ConfigError for one that quotes itself.
        """
        if id in within:
            todo = "write the words of one of them into it"
            raise ConfigError(f"messages quote each other in a circle: {id!r}", where=self.places[id], todo=todo)
        if id not in self._codes:
            uses = self.uses(id) if id in self._texts else None
            chosen = uses.chosen.items() if uses else ()
            own = {name: tuple(keys) for name, keys in chosen if not _are_forms(keys)}
            for quoted in uses.quoted if uses else ():
                own = self.codes(quoted, (*within, id)) | own
            self._codes[id] = own
        return self._codes[id]

    def constants(self, id: str) -> frozenset[str]:
        """The constants of a message, and of those that it quotes."""
        if id not in self._constants:
            self.codes(id)  # refuses messages that quote each other in a circle
            uses = self.uses(id)
            own = frozenset(filter(is_constant, uses.variables))
            self._constants[id] = own.union(
                *(self.constants(quoted) for quoted in uses.quoted if quoted in self._texts)
            )
        return self._constants[id]

    def format(self, id: str, values: dict[str, Any]) -> str:
        """A message with its values. Raises ConfigError for every error that Fluent reports."""
        self.codes(id)  # parses all that it quotes
        pattern = self._bundle.get_message(id).value
        assert pattern is not None  # `uses` refuses a message of attributes only
        long = {name: value for name, value in values.items() if isinstance(value, str) and len(value) > LONG}
        stand_ins = {name: f"\ue000{name}\ue000" for name in long}
        formatted, errors = self._bundle.format_pattern(pattern, values | stand_ins)
        if errors:
            raise ConfigError(f"message {id!r} ({self.lang}): {'; '.join(map(str, errors))}", where=WHERE)
        text = str(formatted)
        for name, stand_in in stand_ins.items():
            text = text.replace(stand_in, long[name])
        return text


def _percent(share: float, lang: str) -> str:
    """A share as a percentage."""
    return say("number-percent", lang, value=number(round(100 * share, 1), lang))


def _count(id: str) -> Callable[..., str]:
    """A function of messages that writes a number with the message ``id``."""
    return lambda count, lang: say(id, lang, count=count)


_FUNCTIONS: dict[str, Callable[..., str]] = {
    "TRAIL": marked,
    "PERCENT": _percent,
    "SPELL": _count("number-word"),
    "DAYS": _count("number-days"),
    "MONTHS": _count("number-months"),
    "YEARS": _count("number-years"),
}


def _are_forms(keys: Mapping[str, None]) -> bool:
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

    Raises ConfigError with what ``messages`` refuses, every line that is not Fluent, every id that
    one language lacks, every variable that only one language shows, and messages that quote each
    other.
    """
    by_lang, problems = _read_folder(folder)
    for read in by_lang.values():
        for id in read.places:
            with collect(problems):
                read.codes(id)
        problems += read.problems
    for lang, other in (LANGUAGES, LANGUAGES[::-1]):
        problems += _missing_in(by_lang[lang], by_lang[other])
    if problems:
        raise ConfigError(problems)


def _missing_in(own: Messages, other: Messages) -> Iterator[Problem]:
    """What one language says and the other does not; a variable may choose a form in one language only."""
    for id, place in own.places.items():
        if id.startswith("-"):  # a term may serve one language only
            continue
        if id not in other.places:
            todo = f"write it in {other.lang}/{Path(place).name} too"
            yield Problem(f"message {id!r} is missing in {other.lang}", place, todo=todo)
            continue
        with suppress(ConfigError):
            if only := own.uses(id).shown - other.uses(id).variables:
                shows = f"message {id!r} shows {', '.join(sorted(only))}, and not in {other.lang}"
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
    """The codes among which a variable of a message chooses the words, in the order of the file.

    Those of a message that names words of the package (``{ $remedy-name }``) are the codes that these have.
    """
    own = messages()["en"].codes(id).get(name, ())
    named = messages()["en"].constants(id) if not own and name == "code" and has(id) else ()
    listed = (known for known in map(constant, named) if isinstance(known, Mapping))
    return own or tuple(code for known in listed for code in known)


def say(id: str, lang: str, /, **values: Any) -> str:
    """The message ``id`` in ``lang``, with its ``{ $name }`` placeables filled.

    values: text, or a number that is a count (see the module).
    Raises ConfigError for an unknown id, a missing value, None, NA, NaN, a year passed as a number,
    and any error that Fluent reports.
    """
    if has(id):
        values |= {name: _choose(id, constant(name), lang, values) for name in messages()[lang].constants(id)}
    return _format(id, lang, tuple((name, _check_value(id, name, value)) for name, value in values.items()))


def _choose(id: str, known: Any, lang: str, values: Mapping[str, Any]) -> Any:
    """A constant: a number, or the words of the package for the code of a message."""
    if not isinstance(known, Mapping):
        return known
    if (code := values.get("code")) not in known:
        what = f"message {id!r} has no words for code={code!r}"
        raise ConfigError(what, where=WHERE, nearest=nearest(str(code), known))
    words = known[code]
    return words[lang] if isinstance(words, Mapping) else getattr(words, lang)


@lru_cache(maxsize=100_000)  # rows repeat their codes, and pages their fixed words
def _format(id: str, lang: str, pairs: tuple[tuple[str, str | int | float], ...]) -> str:
    values: dict[str, Any] = dict(pairs)
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
