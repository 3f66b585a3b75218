"""The small language of ``config/law/eligibility.csv``: conditions on facts, read with ``ast`` and never executed.

    not protected <= on and status in ("none", "trp")
    plus(born, 16, "years") <= arrival

Allowed: facts, ``on`` (the day asked for), dates and values in quotes, ``and or not``, ``< <= > >=`` between dates,
``== != in not in`` for choices, and ``plus(date, number, "days" | "months" | "years")``. An unknown fact makes a
condition unknown unless the rest decides it (Kleene's logic).
"""

from __future__ import annotations

import ast
import datetime as dt
import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tipimpact.common.errors import nearest
from tipimpact.eligibility.calendar import NEVER_DAY, UNITS, Days, day, last_before, plus, plus_all
from tipimpact.eligibility.facts import NO, UNKNOWN, YES, People, facts

Kleene = NDArray[np.int8]
ON = "on"
ORDER: dict[type, str] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
SAME: dict[type, str] = {ast.Eq: "==", ast.NotEq: "!=", ast.In: "in", ast.NotIn: "not in"}
COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


class Unreadable(ValueError):
    """A condition that is not of the language: what, what was expected, the nearest name."""

    def __init__(self, what: str, expected: str = "", near: str = ""):
        super().__init__(what)
        self.expected, self.nearest = expected, near


@dataclass(frozen=True)
class Date:
    """A date: of a fact or ``on`` (``name``) or fixed (``day``), moved by ``steps`` (number and unit), inner first."""

    name: str = ""
    day: int = 0
    steps: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Condition:
    """A condition. kind: and, or, not, fact, date, choice."""

    kind: str
    text: str
    below: tuple[Condition, ...] = ()
    name: str = ""
    values: tuple[int, ...] = ()
    op: str = ""
    left: Date = field(default_factory=Date)
    right: Date = field(default_factory=Date)

    def names(self) -> Iterator[str]:
        """Facts that it asks for, each as often as it stands there."""
        yield from (n for n in (self.name, self.left.name, self.right.name) if n and n != ON)
        for part in self.below:
            yield from part.names()


@lru_cache(maxsize=1 << 12)
def read(text: str) -> Condition:
    """Read a condition. Raises Unreadable."""
    try:
        return _condition(ast.parse(text.strip(), mode="eval").body)
    except SyntaxError as error:
        raise Unreadable(f"not a condition: {error.msg}", "facts joined by and, or, not") from None
    except (RecursionError, MemoryError):
        raise Unreadable("nested too deep", "facts joined by and, or, not") from None


def _condition(node: ast.expr) -> Condition:
    text = ast.unparse(node)
    match node:
        case ast.BoolOp(op=op, values=values):
            return Condition("and" if isinstance(op, ast.And) else "or", text, tuple(map(_condition, values)))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return Condition("not", text, (_condition(operand),))
        case ast.Name(id=name):
            return Condition("fact", text, name=_fact(name, "yes_no"))
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            if type(op) in SAME:
                return _choice(left, SAME[type(op)], right, text)
            if type(op) in ORDER:
                return Condition("date", text, op=ORDER[type(op)], left=_date(left), right=_date(right))
    raise Unreadable(f"{text!r} is not allowed here", "facts, dates, comparisons, and, or, not, plus")


def _choice(left: ast.expr, op: str, right: ast.expr, text: str) -> Condition:
    name = _fact(left.id if isinstance(left, ast.Name) else ast.unparse(left), "choice")
    values = right.elts if isinstance(right, ast.Tuple | ast.List) else [right]
    known = facts()[name].values
    found = []
    for value in values:
        said = value.value if isinstance(value, ast.Constant) else ast.unparse(value)
        if said not in known:
            raise Unreadable(f"{name} is never {said!r}", "one of " + ", ".join(known), nearest(str(said), known))
        found.append(known.index(str(said)))
    positive = text.replace(f" {op} ", f" {op.removeprefix('not ').replace('!=', '==')} ", 1)
    plain = Condition("choice", positive, name=name, values=tuple(found))
    return Condition("not", text, (plain,)) if op in ("!=", "not in") else plain


def _date(node: ast.expr) -> Date:
    match node:
        case ast.Name(id="on"):
            return Date(ON)
        case ast.Name(id=name):
            return Date(_fact(name, "date"))
        case ast.Constant(value=str(text)):
            try:
                return Date(day=day(dt.date.fromisoformat(text)))
            except ValueError:
                raise Unreadable(f"no such date: {text!r}", "a date like 2012-06-28") from None
        case ast.Call(func=ast.Name(id="plus"), args=[inner, ast.Constant(value=int(n)), ast.Constant(value=unit)]):
            if unit not in UNITS:
                raise Unreadable(f"unit {unit!r}", "one of " + ", ".join(UNITS), nearest(str(unit), UNITS))
            date = _date(inner)
            return Date(date.name, date.day, (*date.steps, (n, str(unit))))
    raise Unreadable(f"{ast.unparse(node)!r} is no date", "a fact, on, a date in quotes, or plus(...)")


def _fact(name: str, kind: str) -> str:
    known = [n for n, fact in facts().items() if fact.kind == kind]
    if name not in known:
        words = {"yes_no": "yes or no", "date": "a date", "choice": "one of several values"}[kind]
        raise Unreadable(f"no fact {name!r} is {words}", "a fact of facts.yaml", nearest(name, known))
    return name


class Reader:
    """Conditions for some persons on a day; each part is computed once."""

    def __init__(self, people: People, on: int):
        self.people, self.on, self.size = people, on, len(people)
        self._known: dict[str, Kleene] = {}
        self.kept: dict[str, Kleene] = {}  # truths of rules, by row

    def value(self, condition: Condition) -> Kleene:
        """The condition for each person. The array is shared: do not write to it."""
        found = self._known.get(condition.text)
        if found is None:
            found = self._known[condition.text] = getattr(self, f"_{condition.kind}")(condition)
        return found

    def within(self, name: str, first: int, last: int) -> Kleene:
        """Whether an event lies between two days, both included."""
        key = f"{name} {first} {last}"
        if key not in self._known:
            values = self.people.columns.get(name)
            if values is None:
                return self._all(UNKNOWN)
            self._known[key] = self._kleene((values >= first) & (values <= last), name)
        return self._known[key]

    def any_within(self, names: tuple[str, ...], first: int, last: int) -> Kleene:
        """Whether one of some events does."""
        key = f"{names} {first} {last}"
        if key not in self._known:
            self._known[key] = reduce(np.maximum, (self.within(name, first, last) for name in names))
        return self._known[key]

    def absent(self, name: str) -> NDArray[np.bool_] | None:
        """Where a fact is not known; None where it is of everybody."""
        return self.people.missing[name] if name in self.people.columns else np.ones(self.size, np.bool_)

    def _all(self, value: int) -> Kleene:
        return np.full(self.size, value, np.int8)

    def _kleene(self, truth: NDArray[np.bool_], *names: str) -> Kleene:
        """Truth as Kleene's values; unknown where one of the facts is."""
        result = truth.view(np.int8)
        result += result
        for name in names:
            unknown = self.people.missing[name]
            if unknown is not None:  # by arithmetic: to write where a mask is set takes far longer
                one = unknown.view(np.int8)
                result &= one - np.int8(1)
                result += one
        return result

    def _and(self, condition: Condition) -> Kleene:
        first, *rest = (self.value(part) for part in condition.below)
        result = first
        for other in rest:
            result = np.minimum(result, other)
        return result

    def _or(self, condition: Condition) -> Kleene:
        first, *rest = (self.value(part) for part in condition.below)
        result = first
        for other in rest:
            result = np.maximum(result, other)
        return result

    def _not(self, condition: Condition) -> Kleene:
        return np.int8(YES) - self.value(condition.below[0])

    def _fact(self, condition: Condition) -> Kleene:
        found = self.people.columns.get(condition.name)
        return self._all(UNKNOWN) if found is None else found

    def _choice(self, condition: Condition) -> Kleene:
        values = self.people.columns.get(condition.name)
        if values is None:
            return self._all(UNKNOWN)
        truth = values == condition.values[0]
        for value in condition.values[1:]:
            truth |= values == value
        return self._kleene(truth, condition.name)

    def _date(self, condition: Condition) -> Kleene:
        op, left, right = condition.op, condition.left, condition.right
        if left.name in ("", ON):  # the fact on the left, what is fixed on the right
            op, left, right = TURNED[op], right, left
        if right.name not in ("", ON):
            return self._two(op, left, right)
        bound = self._fixed(right)
        if left.name in ("", ON):
            return self._all(YES if COMPARE[op](self._fixed(left), bound) else NO)
        values = self.people.columns.get(left.name)
        if values is None:
            return self._all(UNKNOWN)
        bound -= op in ("<", ">=")  # x < b is x <= b - 1
        for length, unit in reversed(left.steps):
            bound = last_before(bound, length, unit)
        return self._kleene(values <= bound if op in ("<", "<=") else values > bound, left.name)

    def _fixed(self, date: Date) -> int:
        return reduce(lambda at, step: plus(at, *step), date.steps, self.on if date.name == ON else date.day)

    def _two(self, op: str, left: Date, right: Date) -> Kleene:
        """Between two events; one that never happens is before none."""
        if any(date.name not in self.people.columns for date in (left, right)):
            return self._all(UNKNOWN)
        one, other = self._moved(left), self._moved(right)
        earlier = one if op in ("<", "<=") else other
        return self._kleene(COMPARE[op](one, other) & (earlier != NEVER_DAY), left.name, right.name)

    def _moved(self, date: Date) -> Days:
        values = self.people.columns[date.name]
        for length, unit in date.steps:
            values = plus_all(values, length, unit)
        return values
