"""The small language of ``config/law/eligibility.csv``: conditions on facts, read with ``ast`` and never executed.

    not protected <= on and status in ("none", "trp")
    plus(born, 16, "years") <= arrival

Allowed: facts, ``on`` (the day asked for), dates and values in quotes, ``and or not``, ``< <= > >=`` between dates,
``== != in not in`` for choices, ``plus(date, number, "days" | "months" | "years")``, ``by(...)`` of the same, which
moves on to the next day that is not a holiday (the last day to do something), ``latest(...)`` and ``earliest(...)`` of
dates, ``case(condition, date, ..., date)`` (the date of the first condition that is met, else the last one),
``under("question/construction")``, which holds under one construction of ``readings.yaml``, ``not_held``, which is
unknown for everybody, and the concepts of ``concepts.yaml`` by name. An unknown fact makes a condition unknown unless
the rest decides it (Kleene's logic).
"""

from __future__ import annotations

import ast
import datetime as dt
import operator
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache, reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tipimpact.common.errors import Problem, nearest
from tipimpact.eligibility.calendar import MISSING, NEVER_DAY, UNITS, Days, day, next_open, plus_all
from tipimpact.eligibility.concepts import concepts
from tipimpact.eligibility.facts import NO, UNKNOWN, YES, People, facts

Kleene = NDArray[np.int8]
ON = "on"
LONGEST = 36_500  # days, months or years that may be added at once
CONCEPT, READING = "concept", "reading"
NO_TEXT = "not_held"  # the content of a text that is not available, or was never made
ORDER: dict[type, str] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
SAME: dict[type, str] = {ast.Eq: "==", ast.NotEq: "!=", ast.In: "in", ast.NotIn: "not in"}
COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class InvalidCondition(ValueError):
    """A condition that is not of the language: what, what was expected, the nearest name."""

    def __init__(self, what: str, expected: str = "", near: str = ""):
        super().__init__(what)
        self.expected, self.nearest = expected, near


@dataclass(frozen=True)
class Date:
    """A date: of a fact or ``on`` (``name``) or fixed (``day``), moved by ``steps`` (number and unit), inner first.

    to_act: something is to be done by it, so it moves on to the next day that is not a holiday.
    op: latest or earliest of ``parts``; case: the part of the first of ``when`` that is met, else the last part.
    """

    name: str = ""
    day: int = 0
    steps: tuple[tuple[int, str], ...] = ()
    to_act: bool = False
    op: str = ""
    parts: tuple[Date, ...] = ()
    when: tuple[Condition, ...] = ()
    key: str = field(init=False, compare=False, repr=False)  # the same for equal dates

    def __post_init__(self) -> None:
        parts = "".join(part.key for part in self.parts) + "".join(condition.text for condition in self.when)
        object.__setattr__(self, "key", f"{self.name}{self.day}{self.steps}{self.to_act}{self.op}({parts})")

    def move(self, length: int, unit: str, *, to_act: bool = False) -> Date:
        """The date some days, months or years later."""
        return replace(self, steps=(*self.steps, (length, unit)), to_act=to_act)

    def names(self) -> Iterator[str]:
        """Facts that it asks for."""
        if self.name and self.name != ON:
            yield self.name
        for part in _join(self.parts, self.when):
            yield from part.names()

    def readings(self) -> Iterator[str]:
        """Readings that it turns on."""
        for part in _join(self.parts, self.when):
            yield from part.readings()

    def dates(self) -> Iterator[Date]:
        """The date, and those that it is made of, each with the steps that are added to it."""
        if not self.op:
            yield self
        for part in self.parts:
            yield from (replace(date, steps=(*date.steps, *self.steps)) for date in part.dates())
        for condition in self.when:
            yield from condition.dates()


@dataclass(frozen=True)
class Condition:
    """A condition. kind: and, or, not, fact, date, choice, not_held; concept, reading (``name``).

    below: the parts; of a concept, what it is.
    """

    kind: str
    text: str
    below: tuple[Condition, ...] = ()
    name: str = ""
    values: tuple[int, ...] = ()
    op: str = ""
    left: Date = field(default_factory=Date)
    right: Date = field(default_factory=Date)

    def names(self) -> Iterator[str]:
        """Facts that it asks for, each as often as it occurs."""
        if self.name and self.kind not in (CONCEPT, READING):
            yield self.name
        for part in _join((self.left, self.right), self.below):
            yield from part.names()

    def readings(self) -> Iterator[str]:
        """Readings that it turns on."""
        if self.kind == READING:
            yield self.name
        for part in _join((self.left, self.right), self.below):
            yield from part.readings()

    def dates(self) -> Iterator[Date]:
        """The dates that it compares."""
        if self.kind == "date":
            yield from (*self.left.dates(), *self.right.dates())
        for part in self.below:
            yield from part.dates()


def _join(dates: Iterable[Date], conditions: Iterable[Condition]) -> Iterator[Date | Condition]:
    yield from dates
    yield from conditions


@lru_cache(maxsize=1 << 12)
def read(text: str) -> Condition:
    """Read a condition. Raises Unreadable."""
    try:
        return _read_condition(ast.parse(text.strip(), mode="eval").body)
    except SyntaxError as error:
        raise InvalidCondition(f"not a condition: {error.msg}", "facts joined by and, or, not") from None
    except (RecursionError, MemoryError):
        raise InvalidCondition("nested too deep", "facts joined by and, or, not") from None


def _read_condition(node: ast.expr) -> Condition:
    text = ast.unparse(node)
    match node:
        case ast.BoolOp(op=op, values=values):
            return Condition("and" if isinstance(op, ast.And) else "or", text, tuple(map(_read_condition, values)))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return Condition("not", text, (_read_condition(operand),))
        case ast.Call(func=ast.Name(id="under"), args=[ast.Constant(value=str(reading))]):
            return Condition(READING, text, name=reading)
        case ast.Name(id="not_held"):
            return Condition(NO_TEXT, text, name=NO_TEXT)
        case ast.Name(id=name) if name in concepts() and concepts()[name].kind == "yes_no":
            return Condition(CONCEPT, text, (read(concepts()[name].expression),), name)
        case ast.Name(id=name):
            return Condition("fact", text, name=_check_fact(name, "yes_no"))
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            if type(op) in SAME:
                return _read_choice(left, SAME[type(op)], right, text)
            if type(op) in ORDER:
                return Condition("date", text, op=ORDER[type(op)], left=_read_date(left), right=_read_date(right))
    raise InvalidCondition(f"{text!r} is not allowed here", "facts, dates, comparisons, and, or, not, plus")


def check_concepts(readings: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the definitions of ``concepts.yaml``. readings: the constructions that they may name."""
    for name, concept in concepts().items():
        where = f"concepts.yaml, {name}"
        try:
            definition = read(concept.expression) if concept.kind == "yes_no" else read_date(concept.expression)
        except InvalidCondition as error:
            yield Problem(str(error), where, error.expected, error.nearest)
            continue
        for reading in sorted(set(definition.readings()) - set(readings)):
            near = nearest(reading, list(readings))
            yield Problem(f"it turns on the reading {reading!r}", where, "a construction of readings.yaml", near)


def _read_choice(left: ast.expr, op: str, right: ast.expr, text: str) -> Condition:
    name = _check_fact(left.id if isinstance(left, ast.Name) else ast.unparse(left), "choice")
    values = right.elts if isinstance(right, ast.Tuple | ast.List) else [right]
    known = facts()[name].values
    codes = []
    for value in values:
        written = value.value if isinstance(value, ast.Constant) else ast.unparse(value)
        if written not in known:
            raise InvalidCondition(
                f"{name} is never {written!r}", "one of " + ", ".join(known), nearest(str(written), known)
            )
        codes.append(known.index(str(written)))
    positive = text.replace(f" {op} ", f" {op.removeprefix('not ').replace('!=', '==')} ", 1)
    plain = Condition("choice", positive, name=name, values=tuple(codes))
    return Condition("not", text, (plain,)) if op in ("!=", "not in") else plain


@lru_cache(maxsize=1 << 10)
def read_date(text: str) -> Date:
    """Read a date: a fact, a concept, or a sum. Raises InvalidCondition."""
    try:
        return _read_date(ast.parse(text.strip(), mode="eval").body)
    except SyntaxError as error:
        raise InvalidCondition(f"not a date: {error.msg}", "a fact, a concept, plus(...)") from None


def _read_date(node: ast.expr) -> Date:
    match node:
        case ast.Name(id="on"):
            return Date(ON)
        case ast.Name(id="never"):
            return Date(day=NEVER_DAY)
        case ast.Name(id=name) if name in concepts() and concepts()[name].kind == "date":
            return read_date(concepts()[name].expression)
        case ast.Name(id=name):
            return Date(_check_fact(name, "date"))
        case ast.Call(func=ast.Name(id="latest" | "earliest" as way), args=[_, _, *_] as several):
            return Date(op=way, parts=tuple(map(_read_date, several)))
        case ast.Call(func=ast.Name(id="case"), args=[_, _, *_] as several) if len(several) % 2:
            when, parts = several[:-1:2], [*several[1::2], several[-1]]
            return Date(op="case", parts=tuple(map(_read_date, parts)), when=tuple(map(_read_condition, when)))
        case ast.Constant(value=str(text)):
            try:
                return Date(day=day(dt.date.fromisoformat(text)))
            except ValueError:
                raise InvalidCondition(f"no such date: {text!r}", "a date like 2012-06-28") from None
        case ast.Call(
            func=ast.Name(id="plus" | "by" as way), args=[inner, ast.Constant(value=int(n)), ast.Constant(value=unit)]
        ):
            if unit not in UNITS:
                raise InvalidCondition(f"unit {unit!r}", "one of " + ", ".join(UNITS), nearest(str(unit), UNITS))
            if n > LONGEST:
                raise InvalidCondition(f"{n} {unit}", f"at most {LONGEST}")
            return _read_date(inner).move(n, str(unit), to_act=way == "by")
    expected = "a fact, a concept, on, never, a date in quotes, plus, by, latest, earliest or case"
    raise InvalidCondition(f"{ast.unparse(node)!r} is not a date", expected)


def _check_fact(name: str, kind: str) -> str:
    known = [n for several in (facts(), concepts()) for n, definition in several.items() if definition.kind == kind]
    if name not in known:
        words = {"yes_no": "yes or no", "date": "a date", "choice": "one of several values"}[kind]
        raise InvalidCondition(
            f"no fact {name!r} is {words}", "a fact of facts.yaml or a concept", nearest(name, known)
        )
    return name


class FactReader:
    """Conditions for some persons on a day; each part is computed once.

    on: the day asked for, one for all or one for each person (days since 1970-01-01).
    choice: the readings that hold; None: what turns on a reading is unknown.
    """

    def __init__(self, people: People, on: int | Days, choice: frozenset[str] | None = None):
        self.people, self.size, self.choice = people, len(people), choice
        self.on: Days = np.broadcast_to(np.asarray(on, np.int32), (self.size,))
        self._known: dict[str, Kleene] = {}
        self._dates: dict[str, Days] = {}
        self.kept: dict[Any, Kleene] = {}  # truths of rules
        self._under: dict[frozenset[str], FactReader] = {}

    def under(self, choice: frozenset[str]) -> FactReader:
        """The same persons and days under a choice of readings; itself where nothing is left to choose."""
        if choice == self.choice or not choice:
            return self
        if choice not in self._under:
            self._under[choice] = FactReader(self.people, self.on, choice)
        return self._under[choice]

    def value(self, condition: Condition) -> Kleene:
        """The condition for each person. The array is shared: do not write to it."""
        if condition.text not in self._known:
            self._known[condition.text] = self._value(condition)
        return self._known[condition.text]

    def date(self, date: Date) -> Days:
        """A date for each person; ``MISSING`` where it is not known."""
        if date.key not in self._dates:
            if date.to_act:
                self._dates[date.key] = next_open(self.date(replace(date, to_act=False)))
            elif date.steps:
                inner = replace(date, steps=date.steps[:-1])
                self._dates[date.key] = plus_all(self.date(inner), *date.steps[-1])
            elif date.op:
                self._dates[date.key] = self._compose(date)
            elif date.name == ON:
                self._dates[date.key] = self.on
            elif date.name:
                self._dates[date.key] = self.people.column(date.name)
            else:
                self._dates[date.key] = np.full(self.size, date.day, np.int32)
        return self._dates[date.key]

    def _compose(self, date: Date) -> Days:
        """The latest or earliest of several dates that are all known, or the one of the case that applies."""
        parts = [self.date(part) for part in date.parts]
        if date.op == "case":
            result = parts[-1]
            for condition, part in reversed(list(zip(date.when, parts[:-1], strict=True))):
                met = self.value(condition)
                result = np.where(
                    met == YES, part, np.where(met == UNKNOWN, np.where(part == result, part, MISSING), result)
                )
            return result.astype(np.int32)
        missing = reduce(np.logical_or, (part == MISSING for part in parts))
        chosen = reduce(np.maximum if date.op == "latest" else np.minimum, parts)
        return np.where(missing, MISSING, chosen).astype(np.int32)

    def missing(self, name: str) -> NDArray[np.bool_]:
        """Where a fact is not known."""
        return np.ones(self.size, np.bool_) if name == NO_TEXT else self.people.missing(name)

    def _value(self, condition: Condition) -> Kleene:
        match condition.kind:
            case "and":
                return reduce(np.minimum, map(self.value, condition.below))
            case "or":
                return reduce(np.maximum, map(self.value, condition.below))
            case "not":
                return np.int8(YES) - self.value(condition.below[0])
            case "concept":
                return self.value(condition.below[0])
            case "reading" if self.choice is not None:
                return np.full(self.size, YES if condition.name in self.choice else NO, np.int8)
            case "fact":
                return self.people.column(condition.name)
            case "choice":
                values = self.people.column(condition.name)
                return kleene(np.isin(values, condition.values), values == -1)
            case "date":
                return self.compare(condition.left, condition.op, condition.right)
        return np.full(self.size, UNKNOWN, np.int8)

    def compare(self, left: Date, op: str, right: Date) -> Kleene:
        """Whether one date is before or after another. What never happens is before nothing."""
        one, other = self.date(left), self.date(right)
        earlier = one if op in ("<", "<=") else other
        truth = COMPARE[op](one, other) & (earlier != NEVER_DAY)
        return kleene(truth, (one == MISSING) | (other == MISSING))


def kleene(truth: NDArray[np.bool_], unknown: NDArray[np.bool_]) -> Kleene:
    """Truth in three values."""
    result = truth.astype(np.int8) * np.int8(YES)
    result[unknown] = UNKNOWN
    return result
