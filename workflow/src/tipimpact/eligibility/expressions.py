"""The small language of ``config/law/eligibility.csv``: conditions on facts, read with ``ast`` and never executed.

    not protected <= on and status in ("none", "trp")
    plus(born, 16, "years") <= arrival

Allowed: facts, ``on`` (the day asked for), dates and values in quotes, ``and or not``, ``< <= > >=`` between dates,
``== != in not in`` for choices, ``plus(date, number, "days" | "months" | "years")``, ``by(...)`` of the same, which
moves on to the next day that is not a holiday (the last day to do something), and ``not_held``, which is unknown for
everybody. An unknown fact makes a condition unknown unless the rest decides it (Kleene's logic).
"""

from __future__ import annotations

import ast
import datetime as dt
import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache, reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tipimpact.common.errors import nearest
from tipimpact.eligibility.calendar import MISSING, NEVER_DAY, UNITS, Days, day, next_open, plus_all
from tipimpact.eligibility.facts import UNKNOWN, YES, People, facts

Kleene = NDArray[np.int8]
ON = "on"
LONGEST = 36_500  # days, months or years that may be added at once
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
    """

    name: str = ""
    day: int = 0
    steps: tuple[tuple[int, str], ...] = ()
    to_act: bool = False


@dataclass(frozen=True)
class Condition:
    """A condition. kind: and, or, not, fact, date, choice, not_held."""

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
        yield from (n for n in (self.name, self.left.name, self.right.name) if n and n != ON)
        for part in self.below:
            yield from part.names()

    def dates(self) -> Iterator[Date]:
        """The dates that it compares."""
        if self.kind == "date":
            yield from (self.left, self.right)
        for part in self.below:
            yield from part.dates()


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
        case ast.Name(id="not_held"):
            return Condition(NO_TEXT, text, name=NO_TEXT)
        case ast.Name(id=name):
            return Condition("fact", text, name=_check_fact(name, "yes_no"))
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            if type(op) in SAME:
                return _read_choice(left, SAME[type(op)], right, text)
            if type(op) in ORDER:
                return Condition("date", text, op=ORDER[type(op)], left=_read_date(left), right=_read_date(right))
    raise InvalidCondition(f"{text!r} is not allowed here", "facts, dates, comparisons, and, or, not, plus")


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


def _read_date(node: ast.expr) -> Date:
    match node:
        case ast.Name(id="on"):
            return Date(ON)
        case ast.Name(id=name):
            return Date(_check_fact(name, "date"))
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
            date = _read_date(inner)
            return Date(date.name, date.day, (*date.steps, (n, str(unit))), to_act=way == "by")
    raise InvalidCondition(f"{ast.unparse(node)!r} is not a date", "a fact, on, a date in quotes, plus(...) or by(...)")


def _check_fact(name: str, kind: str) -> str:
    known = [n for n, fact in facts().items() if fact.kind == kind]
    if name not in known:
        words = {"yes_no": "yes or no", "date": "a date", "choice": "one of several values"}[kind]
        raise InvalidCondition(f"no fact {name!r} is {words}", "a fact of facts.yaml", nearest(name, known))
    return name


class FactReader:
    """Conditions for some persons on a day; each part is computed once.

    on: the day asked for, one for all or one for each person (days since 1970-01-01).
    """

    def __init__(self, people: People, on: int | Days):
        self.people, self.size = people, len(people)
        self.on: Days = np.broadcast_to(np.asarray(on, np.int32), (self.size,))
        self._known: dict[str, Kleene] = {}
        self._dates: dict[Date, Days] = {}
        self.kept: dict[Any, Kleene] = {}  # truths of rules

    def value(self, condition: Condition) -> Kleene:
        """The condition for each person. The array is shared: do not write to it."""
        if condition.text not in self._known:
            self._known[condition.text] = self._value(condition)
        return self._known[condition.text]

    def date(self, date: Date) -> Days:
        """A date for each person; ``MISSING`` where it is not known."""
        if date not in self._dates:
            if date.to_act:
                self._dates[date] = next_open(self.date(replace(date, to_act=False)))
            elif date.steps:
                inner = replace(date, steps=date.steps[:-1])
                self._dates[date] = plus_all(self.date(inner), *date.steps[-1])
            elif date.name == ON:
                self._dates[date] = self.on
            elif date.name:
                self._dates[date] = self.people.column(date.name)
            else:
                self._dates[date] = np.full(self.size, date.day, np.int32)
        return self._dates[date]

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
