"""Why: from a question down to the clauses and facts that answer it; and which facts to ask for when it is unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.errors import EligibilityError, Problem, nearest
from tipimpact.eligibility.calendar import NEVER_DAY, day
from tipimpact.eligibility.concepts import concepts
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
    evaluate_entitlement,
)
from tipimpact.eligibility.evaluate import ReadingChoice, RemedyAnswer, ask, check_readings
from tipimpact.eligibility.expressions import CONCEPT, NO_TEXT, Condition, FactReader, read_date
from tipimpact.eligibility.facts import NO, UNKNOWN, YES, People, facts, format_value, read_person, unknown_code
from tipimpact.eligibility.rows import REMEDIES, format_citation
from tipimpact.eligibility.rulebook import LawRule, Rulebook, default_book, list_facts_asked
from tipimpact.eligibility.turns import add_steps, list_dated_events, list_fixed_days, list_steps, subtract_steps

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
        pairs = tuple((str(name), str(value)) for name, value in record.get("facts", ()))
        return cls(**own, facts=pairs, below=tuple(map(cls.read, record.get("below", ()))))

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
        pairs = [f"{name}={value}" for name, value in self.facts]
        mark = "* " if self.decides else ""
        yield "  " * depth + mark + " ".join([self.kind, *filter(None, about), *pairs]) + f" → {self.outcome}"
        for node in self.below:
            yield from node.lines(depth + 1)

    def __str__(self) -> str:
        return "\n".join(self.lines())


def explain(
    person: Mapping[str, Any],
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

    >>> explain({"trafficked": True, "rpd_refused": "2013-04-30"}, "vtip_trp", dt.date(2013, 6, 1)).outcome
    'unknown'
    """
    _check_remedy(remedy)
    return explain_answer(read_person(person), remedy, on, _take_book(rows), without, readings)[1]


def explain_answer(
    person: People,
    remedy: str,
    on: dt.date,
    book: Rulebook,
    without: Iterable[str] = (),
    readings: ReadingChoice = "all",
) -> tuple[RemedyAnswer, ReasonStep]:
    """The answer for a person and rules already read, and the tree of ``explain``."""
    rules, reader, about = book.rules(on, without)[remedy], FactReader(person, day(on)), book.about
    made = decide(rules, reader, check_readings(readings, book))
    reader = reader.under(book.complete(made.outcomes[0].choice))
    answer = ask(person, remedy, on, book, without, readings)
    deciding = _find_deciding_rules(made)
    below = tuple(_explain_rule(rule, reader, about, decides=rule.place in deciding) for rule in rules)
    when, until = f"{on:%Y-%m-%d}", f"{answer.until:%Y-%m-%d}" if answer.until else ""
    outcome = answer.status or answer.gate
    return answer, ReasonStep("question", outcome, remedy, when, until, decides=True, below=below)


def _find_deciding_rules(made: Decision) -> set[int]:
    """Places of the rules on which the answer for one person rests."""
    places: set[int] = set()
    for outcome in made.outcomes:
        gate, status = outcome.gate[0], outcome.status[0]
        at_gate = gate <= NOT_CLASS or made.gate[0] != APPLIES or LOWEST[gate] != HIGHEST[gate]
        if at_gate:
            places |= {r.place for r, sets in outcome.giving if HIGHEST[sets[0]] == HIGHEST[gate] or gate == NOT_CLASS}
        elif LOWEST[status] != HIGHEST[status]:
            places |= {r.place for r, sets in outcome.barring if HIGHEST[sets[0]] > LOWEST[status]}
        else:
            barring = [r.place for r, sets in outcome.barring if sets[0] == status and status > 1]
            giving = [r.place for r, sets in outcome.giving if sets[0] == gate]
            places |= {*(barring or giving)[:1]}
    if made.status[0] >= 0 and STATUSES[made.status[0]] != "contested":
        places |= {int(made.row[0])} - {-1}
    return places


def _explain_rule(
    rule: LawRule, reader: FactReader, about: Mapping[str, Mapping[str, Any]], *, decides: bool
) -> ReasonStep:
    who = [_explain_condition(rule.who, reader)] if rule.who else []
    used = [_explain_condition(rule.used, reader)] if rule.used else []
    used = [ReasonStep("used", _name_outcome(rule.used_up(reader)), below=tuple(used))] if used else []
    events = [_explain_event(name, rule, reader) for names in rule.events for name in names]
    others = [_explain_rule(other, reader, about, decides=False) for other in rule.others]
    outcome = _name_outcome(rule.truth(reader))
    marked = [*who, *_select_deciding(events), *others]
    if rule.effect == "entitles":
        outcome, marked = _explain_entitlement(rule, reader, who, used, events)
    below = tuple(_mark_deciding(n) if decides and n in marked else n for n in (*who, *used, *events, *others))
    clause = format_citation(about[rule.row]) + _name_paragraph(rule, reader)
    return ReasonStep("rule", outcome, row=rule.row, effect=rule.effect, clause=clause, decides=decides, below=below)


def _explain_entitlement(
    rule: LawRule,
    reader: FactReader,
    who: list[ReasonStep],
    used: list[ReasonStep],
    events: list[ReasonStep],
) -> tuple[str, list[ReasonStep]]:
    """The gate that an entitlement comes to, and the steps on which that rests."""
    gate = int(evaluate_entitlement(rule, reader)[0])
    if gate == NOT_CLASS:
        return "not_applicable", who
    if gate == USED:
        return "no_longer", used
    if gate == TIME:
        return "no_longer", events
    if gate == NOT_YET:
        return "not_yet", events
    if gate >= LATE and not gate & (LATE - 1):
        return "applies", [*who, *_select_deciding(events)]
    return GATES[-1], [node for node in (*who, *used, *events) if node.outcome == "unknown"]


def _select_deciding(events: list[ReasonStep]) -> list[ReasonStep]:
    """The events that make a rule hold; where none does, those that may, else all of them."""
    for outcome in ("yes", "unknown"):
        if selected := [node for node in events if node.outcome == outcome]:
            return selected
    return events


def _mark_deciding(node: ReasonStep) -> ReasonStep:
    """A step on which the answer rests, with those below it that make it what it is."""
    if node.kind == "rule":
        return replace(node, decides=True, below=tuple(map(_mark_deciding, node.below)))
    makes = {("and", "no"): "no", ("or", "yes"): "yes"}.get((node.kind, node.outcome))
    if node.outcome == "unknown":
        makes = "unknown"
    if node.kind in ("not", "used"):
        makes = None
    below = tuple(_mark_deciding(part) if makes in (None, part.outcome) else part for part in node.below)
    return replace(node, decides=True, below=below)


def _explain_condition(condition: Condition, reader: FactReader) -> ReasonStep:
    if condition.kind == CONCEPT:
        return _explain_condition(condition.below[0], reader)
    outcome = _name_outcome(reader.value(condition))
    if condition.kind in ("and", "or", "not"):
        parts = tuple(_explain_condition(part, reader) for part in condition.below)
        return ReasonStep(condition.kind, outcome, below=parts)
    names = dict.fromkeys(condition.names())
    pairs = tuple((name, format_fact(name, reader.people)) for name in names if name != NO_TEXT)
    return ReasonStep("condition", outcome, text=condition.text, facts=pairs)


def _explain_event(name: str, rule: LawRule, reader: FactReader) -> ReasonStep:
    pairs = tuple((fact, format_fact(fact, reader.people)) for fact in _list_anchors(name, reader))
    if not rule.runs:
        return ReasonStep("event", _name_outcome(rule.happened(name, reader)), facts=pairs)
    outcome = _name_outcome(rule.running(name, reader))
    return ReasonStep("clock", outcome, runs=rule.runs, length=rule.length, unit=rule.unit, facts=pairs)


def _list_anchors(name: str, reader: FactReader) -> list[str]:
    """The facts of an event: itself, or of a concept those on whose day it is; while that is not known, all of them."""
    if name in facts():
        return [name]
    date = read_date(name)
    names, at = list(dict.fromkeys(date.names())), int(reader.date(date)[0])
    return [fact for fact in names if int(reader.people.column(fact)[0]) == at] or names


def _name_paragraph(rule: LawRule, reader: FactReader) -> str:
    """The paragraph of the branch that applies, of a rule whose time runs from a concept with several; else empty."""
    named = [name for names in rule.events for name in names if name in concepts() and concepts()[name].paragraphs]
    if not named:
        return ""
    truths = [int(reader.value(condition)[0]) for condition in read_date(named[0]).when]
    first = next((place for place, truth in enumerate(truths) if truth != NO), len(truths))
    is_known = first == len(truths) or truths[first] == YES
    return concepts()[named[0]].paragraphs[first] if is_known else ""


def _name_outcome(truth: Any) -> str:
    return OUTCOMES[int(truth[0])]


def format_fact(name: str, who: People) -> str:
    """A fact of one person as a file has it; ``unknown`` where nothing is known."""
    code = int(who.column(name)[0])
    return NOT_KNOWN if code == unknown_code(facts()[name]) else format_value(name, code)


SAMPLE = 256  # persons on whom a question is tried
LIMIT = 5


def needs(
    person: Mapping[str, Any],
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

    >>> needs({"trafficked": True}, "vtip_trp", dt.date(2013, 6, 1), limit=2)
    ['status', 'in_canada']
    """
    _check_remedy(remedy)
    book = _take_book(rows)
    rules, known, at = book.rules(on, without)[remedy], read_person(person), day(on)
    if decide(rules, FactReader(known, at)).status[0] != UNDECIDED:
        return []
    # first what settles the answer under the first construction of each question, then under the others
    settled = decide(rules, FactReader(known, at), book.first_readings).status[0] != UNDECIDED
    fixed = () if settled else book.first_readings
    unknown = [name for name in list_facts_asked(rules) if name != NO_TEXT and known.missing(name)[0]]
    persons = _make_persons(unknown, rules, known, at)

    def count_undecided(names: Collection[str]) -> tuple[int, int]:
        """How many persons have no answer yet where ``names`` are known too, and how many answers are possible."""
        columns = {n: values for n, values in persons.columns.items() if n not in unknown or n in names}
        made = decide(rules, FactReader(People(persons.ids, columns), at), fixed)
        either = np.bitwise_or.reduce([outcome.answer for outcome in made.outcomes])
        return int((made.status == UNDECIDED).sum()), int(np.bitwise_count(either).sum())

    chosen: list[str] = []
    undecided = len(persons)
    while undecided and len(chosen) < min(limit, len(unknown)):
        scores = {name: count_undecided([*chosen, name]) for name in unknown if name not in chosen}
        chosen.append(min(scores, key=lambda name: scores[name]))
        undecided = scores[chosen[-1]][0]
    least = count_undecided(chosen)
    for name in chosen[-2::-1]:  # the earlier facts may be needless given the later ones
        fewer = [other for other in chosen if other != name]
        if count_undecided(fewer) <= least:
            chosen = fewer
    return chosen


def _make_persons(unknown: Sequence[str], rules: Sequence[LawRule], known: People, at: int) -> People:
    """Persons with every fact known that some rules ask for; the same ones each time."""
    draw = np.random.default_rng(at)
    columns = {name: np.repeat(values, SAMPLE) for name, values in known.columns.items()}
    for name in unknown:
        values = list_values_to_try(name, rules, known, at)
        columns[name] = draw.choice(np.array(values, facts()[name].dtype), SAMPLE)
        if facts()[name].kind == "date":
            columns[name][draw.random(SAMPLE) < 0.5] = NEVER_DAY
    return People(pd.RangeIndex(SAMPLE), columns)


def list_values_to_try(name: str, rules: Sequence[LawRule], known: People, on: int) -> list[int]:
    """Values that stand for all: for a date, both sides of every day on which a rule can turn, and never."""
    fact = facts()[name]
    if fact.kind != "date":
        return [NO, YES] if fact.kind == "yes_no" else list(range(len(fact.values)))
    marks = {on, on + 1, *list_fixed_days(rules), *list_dated_events(known).values()}
    turns = {turn(mark, of) for of in list_steps(rules) for mark in marks for turn in (subtract_steps, add_steps)}
    return sorted({turn + extra for turn in turns for extra in (-1, 0, 1)} | {NEVER_DAY})


def _take_book(rows: pd.DataFrame | None) -> Rulebook:
    return default_book() if rows is None else Rulebook(rows)


def _check_remedy(remedy: str) -> None:
    if remedy not in REMEDIES:
        raise EligibilityError(
            Problem(f"no remedy is called {remedy!r}", "", ", ".join(REMEDIES), nearest(remedy, REMEDIES))
        )
