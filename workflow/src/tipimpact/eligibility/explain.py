"""Why: from a question down to the clauses and facts that answer it; and which facts to ask for when it is unknown."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.config import Bilingual
from tipimpact.common.steps import Step
from tipimpact.eligibility.calendar import NEVER_DAY, date_of, read_on
from tipimpact.eligibility.concepts import concepts
from tipimpact.eligibility.deadlines import list_running, read_deadlines
from tipimpact.eligibility.decide import (
    GATES,
    LATE,
    NOT_CLASS,
    NOT_YET,
    OPEN,
    TIME,
    USED,
    Decision,
    decide,
    evaluate_entitlement,
    find_end,
    list_open_rules,
    work_out,
)
from tipimpact.eligibility.evaluate import ReadingChoice, check_readings
from tipimpact.eligibility.events import events, list_causes, list_shut
from tipimpact.eligibility.expressions import CONCEPT, NO_TEXT, Condition, Situation, list_names, read_date
from tipimpact.eligibility.facts import NO, UNKNOWN, YES, FactDefinition, Person, facts, format_value, read_person
from tipimpact.eligibility.reform import Reform, reformed
from tipimpact.eligibility.remedies import RemedyDescription, default_remedies
from tipimpact.eligibility.rows import REFORM, check_remedies, default_rows, format_citation
from tipimpact.eligibility.rulebook import LawRule, Rulebook, default_book, list_facts_asked
from tipimpact.eligibility.touches import TOUCHES, list_words
from tipimpact.eligibility.turns import list_turns, list_values_to_try

OUTCOMES = {NO: "no", UNKNOWN: "unknown", YES: "yes"}
NOT_KNOWN = "unknown"  # the value of a fact of which nothing is known


class LimitWords(NamedTuple):
    """What must be done by a limit."""

    what: Bilingual


class LawWords(NamedTuple):
    """What facts, remedies, limits, rows of law, gaps and instruments, and events of procedure are called, by id."""

    facts: Mapping[str, FactDefinition]
    remedies: Mapping[str, RemedyDescription]
    deadlines: Mapping[str, LimitWords]
    law_notes: Mapping[str, Bilingual]
    touches: Mapping[str, Bilingual]
    procedure: Mapping[str, Bilingual]


@cache
def list_law_words() -> LawWords:
    """The words of the rules of this project."""
    rows = default_rows()[["row", "note_en", "note_fr"]].itertuples(index=False)
    notes = {row: Bilingual(en=english, fr=french) for row, english, french in rows}
    english, french = map(list_words, LANGUAGES)
    touches = {name: Bilingual(en=text, fr=french[name]) for name, text in english.items()}
    limits = {one.id: LimitWords(Bilingual(**one.what)) for one in read_deadlines()}
    procedure = {name: event.means for name, event in events().items()}
    return LawWords(facts(), default_remedies(), limits, notes, touches, procedure)


class ReasonStep(Step):
    """A step of an answer (``common.steps.Step``), with the words of the rules of this project."""

    def words(self) -> LawWords:
        """What its rows and facts are called."""
        return list_law_words()

    def summary(self) -> pd.Series:
        """The question and its answer, the clauses that decide it, and the facts that were not known; in codes."""
        deciding = list(self.deciding())
        missing = [name for step in deciding for name, value in step.facts if value == NOT_KNOWN]
        about = {name: getattr(self, name) for name in ("remedy", "day", "outcome", "until")}
        parts = {"clauses": [step.clause for step in deciding if step.clause], "facts not known": missing}
        lists = {name: "; ".join(dict.fromkeys(values)) for name, values in parts.items()}
        return pd.Series(about | lists, dtype=object, name="answer")

    def _repr_html_(self) -> str:
        return self.summary().to_frame().to_html()


def explain(
    person: Mapping[str, Any],
    remedy: str,
    on: dt.date | str,
    without: Iterable[str] = (),
    reform: Reform | None = None,
) -> ReasonStep:
    """The answer for one person as a tree of codes: the question, each rule in force on it, its conditions, the facts.

    reform: changes to the rows of this project; the question, and each row that is changed, then name it in ``text``.
    ``publish.say(tree, lang)`` puts the deciding branch in words. Raises EligibilityError for an unknown remedy, fact
    or Act.

    >>> answer = explain({"trafficked": True, "rpd_refused": "2013-04-30"}, "vtip_trp", "2013-06-01")
    >>> answer.outcome
    'unknown'
    >>> answer.summary()["clauses"]
    'IRPA 24(3)'
    """
    check_remedies(remedy)
    book = default_book() if reform is None else Rulebook(reformed(default_rows(), reform))
    return explain_answer(Situation(read_person(person), read_on(on)), remedy, book, without)


def explain_answer(
    asked: Situation, remedy: str, book: Rulebook, without: Iterable[str] = (), readings: ReadingChoice = "all"
) -> ReasonStep:
    """The tree of ``explain`` for a person and rules already read."""
    made = decide(book.rules(asked.on, without)[remedy], asked, check_readings(readings, book))
    now = asked.under(book.complete(made.outcomes[0].now.choice))
    end, deciding = find_end(made), _find_deciding_rules(made)
    reform = book.rows.attrs.get(REFORM, {"title": "", "rows": {}})
    below = [
        replace(
            _explain_rule(rule, now, book.about, decides=rule.row in deciding), text=reform["rows"].get(rule.row, "")
        )
        for rule in made.rules
        if rule.effect not in TOUCHES
    ]
    below += [*_explain_gaps(made, now), *_explain_causes(made), *_explain_limits(made, remedy)]
    on, until = str(date_of(asked.on)), "" if end is None else str(date_of(end))
    answer, title = made.status or made.gate, reform["title"]
    return ReasonStep("question", answer, remedy, on, until, text=title, decides=True, below=tuple(below))


def _explain_gaps(made: Decision, now: Situation) -> Iterator[Step]:
    """What is missing and could make the answer another one; and what could forbid what is open."""
    doubts = dict.fromkeys(rule for outcome in made.outcomes for rule in outcome.doubts)
    unread = dict.fromkeys(rule for outcome in made.outcomes for rule in outcome.unread if made.can_ask)
    for rule in (*doubts, *unread):
        who = (_explain_condition(rule.who, now),) if rule.who else ()
        outcome = OUTCOMES[rule.for_whom(now)]
        yield ReasonStep("gap", outcome, row=rule.row, effect=rule.effect, decides=rule in doubts, below=who)


def _explain_causes(made: Decision) -> Iterator[Step]:
    """The events that can come next and open the gate, each with the status that it leads to."""
    for event, status in list_causes(made).items():
        yield ReasonStep("cause", status, row=event, clause=events()[event].provision)


def _explain_limits(made: Decision, remedy: str) -> Iterator[Step]:
    """The limits about the remedy that run, the earliest first; one that runs from two decisions of a day, once."""
    running = {(one.deadline.id, one.last): one.deadline for one in list_running(made.now)}
    for (_, last), limit in running.items():
        if limit.remedy == remedy and last is not None:
            clause, until = f"{limit.act} {limit.citation}", str(date_of(last))
            yield ReasonStep("limit", "yes", row=limit.id, until=until, clause=clause)


def _find_deciding_rules(made: Decision) -> set[str]:
    """Rows of the rules on which the answer rests."""
    rows: set[str] = set()
    for outcome in made.outcomes:
        gate, status = outcome.gate, outcome.status
        if max(gate) <= NOT_CLASS or made.gate != "applies" or len(gate) > 1:
            rows |= {r.row for r, values in outcome.giving if max(values) == max(gate) or gate == {NOT_CLASS}}
        elif len(status) > 1:
            rows |= {rule.row for rule, values in outcome.barring if max(values) > min(status)}
        else:
            barring = [rule.row for rule, values in outcome.barring if values == status and min(status) > OPEN]
            giving = [rule.row for rule, values in outcome.giving if values == gate]
            rows |= {*(barring or giving)[:1]}
    if made.row is not None and made.status not in (None, "contested"):
        rows.add(made.row)
    return rows


def _explain_rule(rule: LawRule, now: Situation, about: Mapping[str, Mapping[str, Any]], *, decides: bool) -> Step:
    who = [_explain_condition(rule.who, now)] if rule.who else []
    used = [_explain_condition(rule.used, now)] if rule.used else []
    used = [ReasonStep("used", OUTCOMES[rule.used_up(now)], below=tuple(used))] if used else []
    events = [_explain_event(name, rule, now) for names in rule.events for name in names]
    others = [_explain_rule(other, now, about, decides=False) for other in rule.others]
    outcome = OUTCOMES[rule.truth(now)]
    marked = [*who, *_select_deciding(events), *others]
    if rule.effect == "entitles":
        outcome, marked = _explain_entitlement(rule, now, who, used, events)
    below = tuple(_mark_deciding(n) if decides and n in marked else n for n in (*who, *used, *events, *others))
    clause = format_citation(about[rule.row]) + _name_paragraph(rule, now)
    return ReasonStep("rule", outcome, row=rule.row, effect=rule.effect, clause=clause, decides=decides, below=below)


def _explain_entitlement(
    rule: LawRule,
    now: Situation,
    who: list[Step],
    used: list[Step],
    events: list[Step],
) -> tuple[str, list[Step]]:
    """The gate that an entitlement comes to, and the steps on which that rests."""
    gate = evaluate_entitlement(rule, now)
    settled = {
        NOT_CLASS: ("not_applicable", who),
        USED: ("no_longer", used),
        TIME: ("no_longer", events),
        NOT_YET: ("not_yet", events),
    }
    if min(gate) >= LATE:
        return "applies", [*who, *_select_deciding(events)]
    if len(gate) == 1:
        return settled[min(gate)]
    return GATES[-1], [node for node in (*who, *used, *events) if node.outcome == "unknown"]


def _select_deciding(events: list[Step]) -> list[Step]:
    """The events that make a rule hold; where none does, those that may, else all of them."""
    for outcome in ("yes", "unknown"):
        if selected := [node for node in events if node.outcome == outcome]:
            return selected
    return events


def _mark_deciding(node: Step) -> Step:
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


def _explain_condition(condition: Condition, now: Situation) -> Step:
    if condition.kind == CONCEPT:
        return _explain_condition(condition.below[0], now)
    outcome = OUTCOMES[condition.truth(now)]
    if condition.kind in ("and", "or", "not"):
        parts = tuple(_explain_condition(part, now) for part in condition.below)
        return ReasonStep(condition.kind, outcome, below=parts)
    names = dict.fromkeys(condition.names)
    pairs = tuple((name, format_fact(name, now.person)) for name in names if name != NO_TEXT)
    return ReasonStep("condition", outcome, text=condition.text, facts=pairs)


def _explain_event(name: str, rule: LawRule, now: Situation) -> Step:
    pairs = tuple((fact, format_fact(fact, now.person)) for fact in _list_anchors(name, now))
    if not rule.runs:
        return ReasonStep("event", OUTCOMES[rule.has_come[name](now)], facts=pairs)
    outcome = OUTCOMES[rule.is_running[name](now)]
    return ReasonStep("clock", outcome, runs=rule.runs, length=rule.length, unit=rule.unit, facts=pairs)


def _list_anchors(name: str, now: Situation) -> list[str]:
    """The facts of an event: itself, or of a concept those on whose day it is; while that is not known, all of them."""
    if name in facts():
        return [name]
    date = read_date(name)
    names, at = list(dict.fromkeys(list_names(date))), date.at(now)
    return [fact for fact in names if now.person.get(fact) == at] or names


def _name_paragraph(rule: LawRule, now: Situation) -> str:
    """The paragraph of the branch that applies, of a rule whose time runs from a concept with several; else empty."""
    named = [name for names in rule.events for name in names if name in concepts() and concepts()[name].paragraphs]
    if not named:
        return ""
    truths = [condition.truth(now) for condition in read_date(named[0]).when]
    first = next((place for place, truth in enumerate(truths) if truth != NO), len(truths))
    is_known = first == len(truths) or truths[first] == YES
    return concepts()[named[0]].paragraphs[first] if is_known else ""


def format_fact(name: str, person: Person) -> str:
    """A fact of one person as a file has it; ``unknown`` where nothing is known."""
    return format_value(name, person[name]) if name in person else NOT_KNOWN


def shuts(
    person: Mapping[str, Any], event: str, on: dt.date | str, without: Iterable[str] = ()
) -> list[tuple[str, dt.date | None, str]]:
    """What an event that the person can bring about shuts on a day: remedy, first day on which it can be asked for
    again (None: none is known), and the event that must follow for that (empty: at once).

    event: of ``config/law/events.yaml``. Raises EligibilityError for an unknown event, fact or Act.

    >>> shuts({"claim_referred": "2024-01-05"}, "appeal", dt.date(2026, 6, 1))
    []
    """
    now = Situation(read_person(person), read_on(on))
    shut = list_shut(event, now, default_book().rules(now.on, without))
    return [(one.remedy, None if one.until is None else date_of(one.until), one.after) for one in shut]


DRAWS = 48  # persons on whom a question is tried, drawn from all that could be true
PLAIN, OFTEN = {"date": NEVER_DAY, "yes_no": NO}, 0.6  # most facts are not so of most persons, by kind; how often
LIKELY = {"in_canada": YES}  # whoever asks is mostly here
CANDIDATES = 6  # facts that are tried again after the first
LIMIT = 5


def needs(
    person: Mapping[str, Any],
    remedy: str,
    on: dt.date | str,
    without: Iterable[str] = (),
    limit: int = LIMIT,
) -> list[str]:
    """The facts to ask for next, the most telling first; [] where the answer is known already.

    Each fact is the one that, with those before it, settles the answer for the most of some persons
    drawn from all that could be true, the same ones each time. The list ends when all of them are
    settled, or at ``limit``. Raises EligibilityError for an unknown remedy or fact.

    >>> needs({"trafficked": True}, "vtip_trp", dt.date(2013, 6, 1), limit=2)
    ['in_canada', 'status']
    """
    check_remedies(remedy)
    book, now = default_book(), Situation(read_person(person), read_on(on))
    rules = book.rules(now.on, without)[remedy]
    made = decide(rules, now)
    if made.status != "unknown":
        return []
    # first what settles the answer under the first construction of each question, then under the others
    first = decide(rules, now, book.first_readings)
    return _choose_facts(first if first.status == "unknown" else made, limit)


def _choose_facts(made: Decision, limit: int) -> list[str]:
    """The facts that settle the answer for the most of some persons made up."""
    rules, choices = list_open_rules(made), [outcome.now.choice for outcome in made.outcomes]
    unknown = [name for name in list_facts_asked(rules) if name != NO_TEXT and name not in made.now.person]
    persons = _list_persons(unknown, made)

    @cache
    def answer(known: frozenset[tuple[str, int]]) -> tuple[bool, int]:
        now = Situation({**made.now.person, **dict(known)}, made.now.on)
        then = replace(made, outcomes=[work_out(rules, choice, now) for choice in choices])
        return then.status == "unknown", len(then.answers)

    def count_undecided(names: Collection[str]) -> tuple[int, int]:
        """How many persons have no answer yet where ``names`` are known too, and how many answers are possible."""
        undecided, possible = 0, 0
        for person, weight in persons:
            is_unknown, answers = answer(frozenset((n, person[n]) for n in names))
            undecided, possible = undecided + weight * is_unknown, possible + weight * answers
        return undecided, possible

    chosen: list[str] = []
    undecided, candidates = 1, unknown
    while undecided and candidates and len(chosen) < limit:
        scores = {name: count_undecided([*chosen, name]) for name in candidates}
        best, *candidates = sorted(scores, key=lambda name: scores[name])[:CANDIDATES]
        chosen.append(best)
        undecided = scores[best][0]
    least = count_undecided(chosen)
    for name in chosen[-2::-1]:  # the earlier facts may be needless given the later ones
        fewer = [other for other in chosen if other != name]
        if count_undecided(fewer) <= least:
            chosen = fewer
    return chosen


def _list_persons(unknown: Sequence[str], made: Decision) -> list[tuple[Person, int]]:
    """Persons with every unknown fact that some rules ask for, and how often each was drawn."""
    drawn = Counter(zip(*(_draw_values(name, made) for name in unknown), strict=True))
    return [(dict(zip(unknown, codes, strict=True)), count) for codes, count in drawn.items()]


def _draw_values(name: str, made: Decision) -> list[int]:
    """Values of a fact that could be true; dates on both sides of every day on which the rules can turn."""
    draw, plain = Random(f"{name} {made.now.on}"), LIKELY.get(name, PLAIN.get(facts()[name].kind))
    values = list_values_to_try(name, list_turns(name, made.rules, made.now), made.now.on)
    return [plain if plain is not None and draw.random() < OFTEN else draw.choice(values) for _ in range(DRAWS)]
