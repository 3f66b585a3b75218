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
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any

from tipimpact.common.errors import InvalidValue, Problem, nearest
from tipimpact.eligibility.calendar import NEVER_DAY, UNITS, day, next_open, plus
from tipimpact.eligibility.concepts import concepts
from tipimpact.eligibility.facts import NO, UNKNOWN, YES, Person, facts

ON = "on"
LONGEST = 36_500  # days, months or years that may be added at once
CONCEPT, READING = "concept", "reading"
NO_TEXT = "not_held"  # the content of a text that is not available, or was never made
ORDER: dict[type, str] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
SAME: dict[type, str] = {ast.Eq: "==", ast.NotEq: "!=", ast.In: "in", ast.NotIn: "not in"}
COMPARE: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass
class Situation:
    """One person on a day (days since 1970-01-01).

    choice: the readings that hold; empty: what turns on a reading is unknown.  known: what has been worked out so far.
    """

    person: Person
    on: int
    choice: frozenset[str] = frozenset()
    known: dict[Any, Any] = field(default_factory=dict, repr=False)

    def under(self, choice: frozenset[str]) -> Situation:
        """The same under a choice of readings; itself where nothing is left to choose."""
        if choice == self.choice:
            return self
        return self.recall(choice, lambda now: Situation(now.person, now.on, choice))

    def recall(self, key: Any, work_out: Callable[[Situation], Any]) -> Any:
        """What is worked out once in a situation, however many rules ask for it."""
        if key not in self.known:
            self.known[key] = work_out(self)
        return self.known[key]


Test = Callable[[Situation], int]  # a condition, ready to be asked: NO, UNKNOWN or YES
DayTest = Callable[[Situation], int | None]  # a day, likewise; None: not known


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

    @cached_property
    def at(self) -> DayTest:
        """The day in a situation; None where it is not known."""
        return _prepare_date(self)

    def move(self, length: int, unit: str, *, to_act: bool = False) -> Date:
        """The date some days, months or years later."""
        return replace(self, steps=(*self.steps, (length, unit)), to_act=to_act)

    def dates(self) -> Iterator[Date]:
        """The date, and those that it is made of, each with the steps that are added to it."""
        if not self.op:
            yield self
        for part in self.parts:
            for date in part.dates():
                yield replace(date, steps=(*date.steps, *self.steps), to_act=date.to_act or self.to_act)
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

    @cached_property
    def truth(self) -> Test:
        """Whether it is met in a situation."""
        return _prepare_condition(self)

    @cached_property
    def names(self) -> list[str]:
        """The facts that it asks for, each as often as it occurs."""
        return list_names(self)

    def dates(self) -> Iterator[Date]:
        """The dates that it compares."""
        if self.kind == "date":
            yield from (*self.left.dates(), *self.right.dates())
        for part in self.below:
            yield from part.dates()


def walk(part: Condition | Date) -> Iterator[Condition | Date]:
    """A condition or a date, and all that it consists of, from the top."""
    yield part
    below: tuple[Condition | Date, ...] = (
        (*part.parts, *part.when) if isinstance(part, Date) else (part.left, part.right, *part.below)
    )
    for each in below:
        yield from walk(each)


def list_names(part: Condition | Date) -> list[str]:
    """Facts that a condition or a date asks for, each as often as it occurs."""
    asking = (each for each in walk(part) if isinstance(each, Date) or each.kind not in (CONCEPT, READING))
    return [each.name for each in asking if each.name not in ("", ON)]


def list_readings(part: Condition | Date) -> list[str]:
    """Readings that a condition or a date turns on."""
    return [each.name for each in walk(part) if isinstance(each, Condition) and each.kind == READING]


@contextmanager
def _refusing(kind: str, expected: str) -> Iterator[None]:
    """What Python cannot read, or only by going too deep, is refused in words."""
    try:
        yield
    except SyntaxError as error:
        raise InvalidValue(f"not {kind}: {error.msg}", expected) from None
    except (RecursionError, MemoryError):
        raise InvalidValue("nested too deep", expected) from None


@lru_cache(maxsize=1 << 12)
def read(text: str) -> Condition:
    """Read a condition. Raises InvalidValue."""
    with _refusing("a condition", "facts joined by and, or, not"):
        return _read_condition(ast.parse(text.strip(), mode="eval").body)


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
    raise InvalidValue(f"{text!r} is not allowed here", "facts, dates, comparisons, and, or, not, plus")


def check_concepts(readings: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the definitions of ``concepts.yaml``. readings: the constructions that they may name."""
    for name, concept in concepts().items():
        where = f"concepts.yaml, {name}"
        try:
            definition = read(concept.expression) if concept.kind == "yes_no" else read_date(concept.expression)
        except InvalidValue as error:
            yield error.problem(where)
            continue
        for reading in sorted(set(list_readings(definition)) - set(readings)):
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
            raise InvalidValue(
                f"{name} is never {written!r}", "one of " + ", ".join(known), nearest(str(written), known)
            )
        codes.append(known.index(str(written)))
    positive = text.replace(f" {op} ", f" {op.removeprefix('not ').replace('!=', '==')} ", 1)
    plain = Condition("choice", positive, name=name, values=tuple(codes))
    return Condition("not", text, (plain,)) if op in ("!=", "not in") else plain


def leave_out(condition: Condition, absent: frozenset[str]) -> Condition:
    """A condition, had some Acts not been passed: its concepts without the versions that they brought."""
    if condition.kind == CONCEPT:
        definition = leave_out(read(concepts()[condition.name].write_without(absent)), absent)
        if definition == condition.below[0]:
            return condition
        return replace(condition, below=(definition,), name=" without ".join((condition.name, *sorted(absent))))
    return replace(condition, below=tuple(leave_out(part, absent) for part in condition.below))


@lru_cache(maxsize=1 << 10)
def read_date(text: str) -> Date:
    """Read a date: a fact, a concept, or a sum. Raises InvalidValue."""
    with _refusing("a date", "a fact, a concept, plus(...)"):
        return _read_date(ast.parse(text.strip(), mode="eval").body)


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
                raise InvalidValue(f"no such date: {text!r}", "a date like 2012-06-28") from None
        case ast.Call(
            func=ast.Name(id="plus" | "by" as way), args=[inner, ast.Constant(value=int(n)), ast.Constant(value=unit)]
        ):
            if unit not in UNITS:
                raise InvalidValue(f"unit {unit!r}", "one of " + ", ".join(UNITS), nearest(str(unit), UNITS))
            if n > LONGEST:
                raise InvalidValue(f"{n} {unit}", f"at most {LONGEST}")
            return _read_date(inner).move(n, str(unit), to_act=way == "by")
    expected = "a fact, a concept, on, never, a date in quotes, plus, by, latest, earliest or case"
    raise InvalidValue(f"{ast.unparse(node)!r} is not a date", expected)


def _check_fact(name: str, kind: str) -> str:
    known = [n for several in (facts(), concepts()) for n, definition in several.items() if definition.kind == kind]
    if name not in known:
        words = {"yes_no": "yes or no", "date": "a date", "choice": "one of several values"}[kind]
        raise InvalidValue(f"no fact {name!r} is {words}", "a fact of facts.yaml or a concept", nearest(name, known))
    return name


# -- conditions and days as functions of a situation


def _prepare_condition(condition: Condition) -> Test:
    name, values = condition.name, frozenset(condition.values)
    match condition.kind:
        case "and":
            return find_extreme([part.truth for part in condition.below], NO)
        case "or":
            return find_extreme([part.truth for part in condition.below], YES)
        case "not":
            below = condition.below[0].truth
            return lambda now: YES - below(now)
        case "concept":
            below = condition.below[0].truth
            return lambda now: now.recall(name, below)
        case "reading":
            return lambda now: YES if name in now.choice else NO if now.choice else UNKNOWN
        case "fact":
            return lambda now: now.person.get(name, UNKNOWN)
        case "choice":
            return lambda now: UNKNOWN if name not in now.person else YES if now.person[name] in values else NO
        case "date":
            return compare(condition.left, condition.op, condition.right)
    return lambda _: UNKNOWN


def find_extreme(tests: Sequence[Test], settling: int) -> Test:
    """The value ``settling`` where a part has it; else unknown where a part is, else the other."""

    def find(now: Situation) -> int:
        result = YES - settling
        for test in tests:
            if (truth := test(now)) == settling:
                return truth
            if truth == UNKNOWN:
                result = UNKNOWN
        return result

    return find


def compare(left: Date, op: str, right: Date) -> Test:
    """Whether one date is before or after another. What never happens is before nothing."""
    if (op, left, right) == ("<=", Date(left.name), Date(ON)):
        return _test_coming(left.name)
    holds, left_is_earlier = COMPARE[op], op in ("<", "<=")
    left_at, right_at = left.at, right.at

    def test(now: Situation) -> int:
        one, other = left_at(now), right_at(now)
        if one is None or other is None:
            return UNKNOWN
        earlier = one if left_is_earlier else other
        return YES if earlier < NEVER_DAY and holds(one, other) else NO

    return test


def _test_coming(name: str) -> Test:
    """Whether an event has come: the comparison that rows ask for most often, in a third of its time."""

    def test(now: Situation) -> int:
        at = now.person.get(name)
        return UNKNOWN if at is None else YES if at <= now.on else NO

    return test


def _prepare_date(date: Date) -> DayTest:
    name, fixed = date.name, date.day
    if date.to_act:
        inner = replace(date, to_act=False).at
        return lambda now: None if (at := inner(now)) is None else next_open(at)
    if date.steps:
        inner, (length, unit) = replace(date, steps=date.steps[:-1]).at, date.steps[-1]
        return lambda now: None if (at := inner(now)) is None else plus(at, length, unit)
    if date.op == "case":
        return _choose_case(date)
    if date.op:
        parts, find = [part.at for part in date.parts], max if date.op == "latest" else min
        return lambda now: None if None in (days := [part(now) for part in parts]) else find(days)  # type: ignore[type-var]
    if name == ON:
        return lambda now: now.on
    return (lambda now: now.person.get(name)) if name else lambda _: fixed


def _choose_case(date: Date) -> DayTest:
    """The date of the case that applies; where that is not known, the one that all of them share."""
    cases = [(when.truth, part.at) for when, part in zip(date.when, date.parts, strict=False)]
    otherwise = date.parts[-1].at

    def choose(now: Situation) -> int | None:
        possible = []
        for when, part in cases:
            if (met := when(now)) != NO:
                possible.append(part(now))
            if met == YES:
                break
        else:
            possible.append(otherwise(now))
        return possible[0] if len(set(possible)) == 1 else None

    return choose
