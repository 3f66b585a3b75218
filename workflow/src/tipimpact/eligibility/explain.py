"""Why: from a question down to the clauses and facts that answer it; and which facts to ask for when it is unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.errors import EligibilityError, Problem, nearest
from tipimpact.eligibility.calendar import NEVER_DAY, day
from tipimpact.eligibility.decide import (
    APPLIES,
    GATES,
    HIGHEST,
    LATE,
    LOWEST,
    NOT_CLASS,
    NOT_YET,
    STATUSES,
    TIME,
    UNDECIDED,
    USED,
    Decision,
    decide,
    gates,
)
from tipimpact.eligibility.evaluate import ReadingChoice, ask, check_readings
from tipimpact.eligibility.expressions import NOT_HELD, Condition, FactReader
from tipimpact.eligibility.facts import NO, UNKNOWN, YES, People, blank, facts, person, written
from tipimpact.eligibility.rows import REMEDIES, format_citation
from tipimpact.eligibility.rulebook import LawRule, Rulebook, default_book, facts_asked
from tipimpact.eligibility.turns import earlier, events, fixed, later, steps

OUTCOMES = {NO: "no", UNKNOWN: "unknown", YES: "yes"}
NOT_KNOWN = "unknown"  # the value of a fact of which nothing is known


@dataclass(frozen=True)
class ReasonStep:
    """A step of an answer, in codes; ``publish.say`` puts a tree of them in words. What a kind does not have is empty.

    kind: question (remedy, day, until), rule (row, effect, clause), and, or, not, used, condition (text, facts), event
    (facts), or clock (runs, length, unit, facts).
    outcome: of the question the status or, where there is none, the gate; of a rule that gives, what it comes to (a
    gate); else yes, no or unknown.
    text: a condition as the row has it.  facts: names of ``facts.yaml`` with their values as a file has them:
    ``2012-06-28``, ``never``, ``yes``, ``no``, ``unknown``, or a value of the choice.
    decides: whether the answer rests on this step.  below: the steps that it consists of.
    """

    kind: str
    outcome: str
    remedy: str = ""
    day: str = ""
    until: str = ""
    row: str = ""
    effect: str = ""
    clause: str = ""
    text: str = ""
    runs: str = ""
    length: int = 0
    unit: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    decides: bool = False
    below: tuple[ReasonStep, ...] = ()

    @classmethod
    def read(cls, record: Mapping[str, Any]) -> ReasonStep:
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

    def deciding(self) -> Iterator[ReasonStep]:
        """The steps below that the answer rests on, from the top."""
        for node in self.below:
            if node.decides:
                yield node
                yield from node.deciding()

    def lines(self, depth: int = 0) -> Iterator[str]:
        """The tree of codes as indented text; ``*`` marks the steps that decide."""
        clock = f"{self.runs} {self.length} {self.unit}" if self.runs else ""
        about = [self.remedy, self.day, self.clause, self.effect, self.row, self.text, clock]
        told = [f"{name}={value}" for name, value in self.facts]
        mark = "* " if self.decides else ""
        yield "  " * depth + mark + " ".join([self.kind, *filter(None, about), *told]) + f" → {self.outcome}"
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
    readings: ReadingChoice = "all",
) -> ReasonStep:
    """The answer for one person as a tree of codes: the question, each rule in force on it, its conditions, the facts.

    one: facts by name.  rows: of ``read_rows``; None takes those of this project.
    ``publish.say(tree, lang)`` puts the deciding branch in words.
    Raises EligibilityError for an unknown remedy, fact, Act or reading.
    """
    _known(remedy)
    return explain_one(person(one), remedy, on, _book(rows), without, readings)


def explain_one(
    who: People, remedy: str, on: dt.date, book: Rulebook, without: Iterable[str] = (), readings: ReadingChoice = "all"
) -> ReasonStep:
    """``explain`` for a person and rules already read."""
    some, reader, about = book.rules(on, without)[remedy], FactReader(who, day(on)), book.about
    made = decide(some, reader, check_readings(readings, book))
    answer = ask(who, remedy, on, book, without, readings)
    deciding = _deciding_places(made)
    below = tuple(_rule(rule, reader, about, decides=rule.place in deciding) for rule in some)
    end = f"{answer.until:%Y-%m-%d}" if answer.until else ""
    return ReasonStep(
        "question",
        answer.status or answer.gate,
        remedy=remedy,
        day=f"{on:%Y-%m-%d}",
        until=end,
        decides=True,
        below=below,
    )


def _deciding_places(made: Decision) -> set[int]:
    """Places of the rules on which the answer for one person rests."""
    found: set[int] = set()
    for one in made.outcomes:
        gate, status = one.gate[0], one.status[0]
        at_gate = gate <= NOT_CLASS or made.gate[0] != APPLIES or LOWEST[gate] != HIGHEST[gate]
        if at_gate:
            found |= {r.place for r, some in one.giving if HIGHEST[some[0]] == HIGHEST[gate] or gate == NOT_CLASS}
        elif LOWEST[status] != HIGHEST[status]:
            found |= {r.place for r, some in one.barring if HIGHEST[some[0]] > LOWEST[status]}
        else:
            strongest = [r.place for r, some in one.barring if some[0] == status and status > 1]
            giving = [r.place for r, some in one.giving if some[0] == gate]
            found |= {*(strongest or giving)[:1]}
    if made.status[0] >= 0 and STATUSES[made.status[0]] != "contested":
        found |= {int(made.row[0])} - {-1}
    return found


def _rule(rule: LawRule, reader: FactReader, about: Mapping[str, Mapping[str, Any]], *, decides: bool) -> ReasonStep:
    who = [_condition(rule.who, reader)] if rule.who else []
    used = (
        [ReasonStep("used", _outcome(rule.used_up(reader)), below=(_condition(rule.used, reader),))]
        if rule.used
        else []
    )
    came = [_event(name, rule, reader) for names in rule.events for name in names]
    others = [_rule(other, reader, about, decides=False) for other in rule.others]
    outcome = _outcome(rule.truth(reader))
    marked = [*who, *_alike(came), *others]
    if rule.effect == "entitles":
        outcome, marked = _given(rule, reader, who, used, came)
    below = tuple(_mark(n) if decides and n in marked else n for n in (*who, *used, *came, *others))
    return ReasonStep(
        "rule",
        outcome,
        row=rule.row,
        effect=rule.effect,
        clause=format_citation(about[rule.row]),
        decides=decides,
        below=below,
    )


def _given(
    rule: LawRule,
    reader: FactReader,
    who: list[ReasonStep],
    used: list[ReasonStep],
    came: list[ReasonStep],
) -> tuple[str, list[ReasonStep]]:
    """The gate that an entitlement comes to, and the steps on which that rests."""
    found = int(gates(rule, reader)[0])
    if found == NOT_CLASS:
        return "not_applicable", who
    if found == USED:
        return "no_longer", used
    if found == TIME:
        return "no_longer", came
    if found == NOT_YET:
        return "not_yet", came
    if found >= LATE and not found & (LATE - 1):
        return "applies", [*who, *_alike(came)]
    return GATES[-1], [node for node in (*who, *used, *came) if node.outcome == "unknown"]


def _alike(came: list[ReasonStep]) -> list[ReasonStep]:
    """The events that make a rule hold; where none does, those that may, else all of them."""
    for outcome in ("yes", "unknown"):
        if some := [node for node in came if node.outcome == outcome]:
            return some
    return came


def _mark(node: ReasonStep) -> ReasonStep:
    """A step on which the answer rests, with those below it that make it what it is."""
    if node.kind == "rule":
        return replace(node, decides=True, below=tuple(map(_mark, node.below)))
    makes = {("and", "no"): "no", ("or", "yes"): "yes"}.get((node.kind, node.outcome))
    if node.outcome == "unknown":
        makes = "unknown"
    if node.kind in ("not", "used"):
        makes = None
    below = tuple(_mark(part) if makes in (None, part.outcome) else part for part in node.below)
    return replace(node, decides=True, below=below)


def _condition(condition: Condition, reader: FactReader) -> ReasonStep:
    outcome = _outcome(reader.value(condition))
    if condition.kind in ("and", "or", "not"):
        return ReasonStep(condition.kind, outcome, below=tuple(_condition(part, reader) for part in condition.below))
    names = dict.fromkeys(condition.names())
    told = tuple((name, value_of(name, reader.people)) for name in names if name != NOT_HELD)
    return ReasonStep("condition", outcome, text=condition.text, facts=told)


def _event(name: str, rule: LawRule, reader: FactReader) -> ReasonStep:
    told = ((name, value_of(name, reader.people)),)
    if not rule.runs:
        return ReasonStep("event", _outcome(rule.happened(name, reader)), facts=told)
    outcome = _outcome(rule.running(name, reader))
    return ReasonStep("clock", outcome, runs=rule.runs, length=rule.length, unit=rule.unit, facts=told)


def _outcome(truth: Any) -> str:
    return OUTCOMES[int(truth[0])]


def value_of(name: str, who: People) -> str:
    """A fact of one person as a file has it; ``unknown`` where nothing is known."""
    code = int(who.column(name)[0])
    return NOT_KNOWN if code == blank(facts()[name]) else written(name, code)


SAMPLE = 256  # persons on whom a question is tried
LIMIT = 5


def needs(
    one: Mapping[str, Any],
    remedy: str,
    on: dt.date,
    rows: pd.DataFrame | None = None,
    without: Iterable[str] = (),
    limit: int = LIMIT,
) -> list[str]:
    """The facts to ask for next, the most telling first; [] where the answer is known already.

    Each fact is the one that, with those before it, settles the answer for the most of some persons made up of what
    could be true; dates are tried on both sides of every day on which the rules can turn. The list ends when all of
    them are settled, or at ``limit``. Raises EligibilityError for an unknown remedy or fact.
    """
    _known(remedy)
    some = _book(rows).rules(on, without)[remedy]
    known, at = person(one), day(on)
    if decide(some, FactReader(known, at)).status[0] != UNDECIDED:
        return []
    unknown = [name for name in facts_asked(some) if name != NOT_HELD and known.missing(name)[0]]
    whole = _made_up(unknown, some, known, at)
    told = People(whole.ids, {name: np.repeat(values, SAMPLE) for name, values in known.columns.items()})
    chosen: list[str] = []
    left = list(unknown)
    while left and len(chosen) < limit:
        scores = {name: _open_answers(some, _with(told, whole, [*chosen, name]), at) for name in left}
        best = min(left, key=lambda name: scores[name])
        chosen.append(best)
        left.remove(best)
        if scores[best][0] == 0:
            break
    return _needed(chosen, some, told, whole, at)


def _made_up(unknown: Sequence[str], some: Sequence[LawRule], known: People, at: int) -> People:
    """Persons with every fact known that some rules ask for; the same ones each time."""
    draw = np.random.default_rng(at)
    columns = {name: np.repeat(values, SAMPLE) for name, values in known.columns.items()}
    for name in unknown:
        values = values_to_try(name, some, known, at)
        columns[name] = draw.choice(np.array(values, facts()[name].dtype), SAMPLE)
        if facts()[name].kind == "date":
            columns[name][draw.random(SAMPLE) < 0.5] = NEVER_DAY
    return People(pd.RangeIndex(SAMPLE), columns)


def _with(told: People, whole: People, names: Sequence[str]) -> People:
    """What is known of each, and some more facts."""
    return People(told.ids, {**told.columns, **{name: whole.columns[name] for name in names}})


def _open_answers(some: Sequence[LawRule], persons: People, at: int) -> tuple[int, int]:
    """How many persons have no answer yet, and how many answers are possible for all of them together."""
    made = decide(some, FactReader(persons, at))
    either = np.bitwise_or.reduce([one.answer for one in made.outcomes])
    return int((made.status == UNDECIDED).sum()), int(np.bitwise_count(either).sum())


def _needed(chosen: Sequence[str], some: Sequence[LawRule], told: People, whole: People, at: int) -> list[str]:
    """The facts chosen, without those that the others make needless."""
    kept = list(chosen)
    least = _open_answers(some, _with(told, whole, kept), at)
    for name in reversed(chosen[:-1]):
        fewer = [one for one in kept if one != name]
        if _open_answers(some, _with(told, whole, fewer), at) <= least:
            kept = fewer
    return kept


def values_to_try(name: str, some: Sequence[LawRule], known: People, on: int) -> list[int]:
    """Values that stand for all: for a date, both sides of every day on which a rule can turn, and never."""
    fact = facts()[name]
    if fact.kind != "date":
        return [NO, YES] if fact.kind == "yes_no" else list(range(len(fact.values)))
    marks = {on, on + 1, *fixed(some), *events(known).values()}
    turns = {turn(mark, of) for of in steps(some) for mark in marks for turn in (earlier, later)}
    return sorted({turn + extra for turn in turns for extra in (-1, 0, 1)} | {NEVER_DAY})


def _book(rows: pd.DataFrame | None) -> Rulebook:
    return default_book() if rows is None else Rulebook(rows)


def _known(remedy: str) -> None:
    if remedy not in REMEDIES:
        raise EligibilityError(
            Problem(f"no remedy is called {remedy!r}", "", ", ".join(REMEDIES), nearest(remedy, REMEDIES))
        )
