"""Why: from a question down to the clauses and facts that answer it; and which facts would settle an unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import combinations, product
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.errors import EligibilityError, Problem, nearest
from tipimpact.eligibility.calendar import NEVER_DAY, day
from tipimpact.eligibility.evaluate import STATUSES, UNDECIDED, Rule, Rulebook, decide
from tipimpact.eligibility.expressions import Condition, Reader
from tipimpact.eligibility.facts import UNKNOWN, YES, People, blank, facts, person, written
from tipimpact.eligibility.rows import REMEDIES, cited, default_rows
from tipimpact.eligibility.turns import earlier, events, fixed, later, steps

OUTCOMES = {0: "no", UNKNOWN: "unknown", YES: "yes"}
NOT_KNOWN = "unknown"  # the value of a fact of which nothing is known


@dataclass(frozen=True)
class Node:
    """A step of an answer, in codes; ``publish.say`` puts a tree of them in words. What a kind does not have is empty.

    kind: question (remedy, day), rule (row, effect, clause), and, or, not, condition (text, facts), or clock (runs,
    length, unit, facts).  outcome: yes, no or unknown; of the question the status.
    text: a condition as the row has it.  facts: names of ``facts.yaml`` with their values as a file has them:
    ``2012-06-28``, ``never``, ``yes``, ``no``, ``unknown``, or a value of the choice.
    near: whether one day more or less would change it.  below: the steps that it consists of.
    """

    kind: str
    outcome: str
    remedy: str = ""
    day: str = ""
    row: str = ""
    effect: str = ""
    clause: str = ""
    text: str = ""
    runs: str = ""
    length: int = 0
    unit: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    near: bool = False
    below: tuple[Node, ...] = ()

    @classmethod
    def read(cls, record: Mapping[str, Any]) -> Node:
        """The tree that ``record`` made a mapping of."""
        own = {name: value for name, value in record.items() if name not in ("facts", "below")}
        told = tuple((str(name), str(value)) for name, value in record.get("facts", ()))
        return cls(**own, facts=told, below=tuple(map(cls.read, record.get("below", ()))))

    def record(self) -> dict[str, Any]:
        """The tree as plain mappings and lists, without what is empty: for JSON."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        own["facts"] = [list(pair) for pair in self.facts]
        own["below"] = [node.record() for node in self.below]
        return {name: value for name, value in own.items() if value}

    def lines(self, depth: int = 0) -> Iterator[str]:
        """The tree of codes as indented text."""
        clock = f"{self.runs} {self.length} {self.unit}" if self.runs else ""
        about = [self.remedy, self.day, self.clause, self.effect, self.row, self.text, clock]
        told = [f"{name}={value}" for name, value in self.facts]
        near = ["near"] if self.near else []
        yield "  " * depth + " ".join([self.kind, *filter(None, about), *told, *near]) + f" → {self.outcome}"
        for node in self.below:
            yield from node.lines(depth + 1)

    def __str__(self) -> str:
        return "\n".join(self.lines())


def explain(
    one: Mapping[str, Any],
    remedy: str,
    on: dt.date,
    rows: pd.DataFrame | None = None,
    without: Iterable[str] = (),
) -> Node:
    """The answer for one person as a tree of codes: the question, each rule in force on it, its conditions, the facts.

    one: facts by name.  rows: of ``read_rows``; None takes those of this project.
    ``publish.say(tree, lang)`` puts it in words.
    Raises EligibilityError for an unknown remedy, fact or Act.
    """
    _known(remedy)
    return explain_one(person(one), remedy, on, Rulebook(_rows(rows)), without)


def explain_one(who: People, remedy: str, on: dt.date, book: Rulebook, without: Iterable[str] = ()) -> Node:
    """``explain`` for a person and rules already read."""
    asked = book.rules(on, without)[remedy]
    reader, about = Reader(who, day(on)), book.about
    status = STATUSES[decide(asked, reader).status[0]]
    below = tuple(_rule(rule, reader, about) for rule in asked)
    return Node("question", status, remedy=remedy, day=f"{on:%Y-%m-%d}", below=below)


def _rule(rule: Rule, reader: Reader, about: Mapping[str, Mapping[str, Any]]) -> Node:
    below = [_condition(rule.who, reader)] if rule.who else []
    below += [_event(name, rule, reader) for name in rule.clock]
    below += [_rule(exception, reader, about) for exception in rule.exceptions]
    return Node(
        "rule",
        _outcome(rule.truth(reader)),
        row=rule.row,
        effect=rule.effect,
        clause=cited(about[rule.row]),
        near=any(node.near for node in below),
        below=tuple(below),
    )


def _condition(condition: Condition, reader: Reader) -> Node:
    outcome = _outcome(reader.value(condition))
    if condition.kind in ("and", "or", "not"):
        return Node(condition.kind, outcome, below=tuple(_condition(part, reader) for part in condition.below))
    names = dict.fromkeys(condition.names())
    told = tuple((name, value_of(name, reader.people)) for name in names)
    return Node("condition", outcome, text=condition.text, facts=told)


def _event(name: str, rule: Rule, reader: Reader) -> Node:
    truth = reader.within(name, *rule.window(reader.on))
    day_after = reader.within(name, *rule.window(reader.on + 1))
    day_before = reader.within(name, *rule.window(reader.on - 1))
    return Node(
        "clock",
        _outcome(truth),
        runs=rule.runs,
        length=rule.length,
        unit=rule.unit,
        facts=((name, value_of(name, reader.people)),),
        near=bool(truth[0] != day_after[0] or truth[0] != day_before[0]),
    )


def _outcome(truth: Any) -> str:
    return OUTCOMES[int(truth[0])]


def value_of(name: str, who: People) -> str:
    """A fact of one person as a file has it; ``unknown`` where nothing is known."""
    fact = facts()[name]
    code = int(who.columns[name][0]) if name in who.columns else blank(fact)
    return NOT_KNOWN if code == blank(fact) else written(name, code)


def needs(
    one: Mapping[str, Any], remedy: str, on: dt.date, rows: pd.DataFrame | None = None, without: Iterable[str] = ()
) -> list[str]:
    """The smallest set of unknown facts that settles a status whatever they turn out to be; [] where it is settled.

    Of sets of the same size the first in the order of ``facts.yaml``. Dates are tried on both sides of every day on
    which the rules can turn. Raises EligibilityError for an unknown remedy or fact.
    """
    table = _rows(rows)
    _known(remedy)
    asked = Rulebook(table).rules(on, without)[remedy]
    known = person(one)
    unknown = [n for n in facts() if _unknown(known, n) and any(n in rule.names for rule in asked)]
    if decide(asked, Reader(known, day(on))).status[0] != UNDECIDED:
        return []
    tries = {name: values_to_try(name, asked, known, day(on)) for name in unknown}
    for size in range(1, len(unknown) + 1):
        for names in combinations(unknown, size):
            if _settles(names, tries, asked, known, day(on)):
                return list(names)
    return unknown


LARGEST = 200_000  # combinations of values tried for one set of facts


def _settles(
    names: Sequence[str], tries: Mapping[str, list[int]], asked: Sequence[Rule], known: People, on: int
) -> bool:
    """Whether every combination of values decides; a first handful of them rules most sets out."""
    total = int(np.prod([len(tries[n]) for n in names]))
    if not _decided(names, [(tries[n][0], tries[n][-1]) for n in names], asked, known, on):
        return False
    if total > LARGEST:
        raise EligibilityError(
            f"{total} combinations of {', '.join(names)} are too many to try", todo="give some of these facts"
        )
    return _decided(names, [tries[n] for n in names], asked, known, on)


def _decided(
    names: Sequence[str], values: Sequence[Sequence[int]], asked: Sequence[Rule], known: People, on: int
) -> bool:
    grid = np.array(list(product(*values)))
    columns = {n: np.repeat(v, len(grid)) for n, v in known.columns.items() if n not in names}
    columns |= {n: grid[:, i].astype(facts()[n].dtype) for i, n in enumerate(names)}
    people = People(pd.RangeIndex(len(grid)), columns)
    return bool((decide(asked, Reader(people, on)).status != UNDECIDED).all())


def values_to_try(name: str, asked: Sequence[Rule], known: People, on: int) -> list[int]:
    """Values that stand for all: for a date, both sides of every day on which a rule can turn, and never."""
    fact = facts()[name]
    if fact.kind != "date":
        return [0, YES] if fact.kind == "yes_no" else list(range(len(fact.values)))
    marks = {on, on + 1, *fixed(asked), *events(known).values()}
    turns = {turn(mark, of) for mark in marks for of in steps(asked) for turn in (earlier, later)}
    return sorted({turn + extra for turn in turns for extra in (-1, 0, 1)} | {NEVER_DAY})


def _unknown(known: People, name: str) -> bool:
    return name not in known.columns or bool(known.columns[name][0] == blank(facts()[name]))


def _rows(rows: pd.DataFrame | None) -> pd.DataFrame:
    return default_rows() if rows is None else rows


def _known(remedy: str) -> None:
    if remedy not in REMEDIES:
        raise EligibilityError(
            Problem(f"no remedy is called {remedy!r}", "", ", ".join(REMEDIES), nearest(remedy, REMEDIES))
        )
