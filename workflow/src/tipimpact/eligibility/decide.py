"""The gate and the status of one remedy for one person on a day, in three-valued logic.

A missing fact leaves several values possible: a rule comes to a set of values, of which the greater is the stronger.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from tipimpact.eligibility.calendar import NEVER_DAY
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.facts import NO, YES, facts
from tipimpact.eligibility.rulebook import (
    WAITS,
    Choice,
    LawRule,
    list_choices,
    list_facts_asked,
    list_questions,
)
from tipimpact.eligibility.touches import TOUCHES

GATES = ("no_such_remedy", "not_applicable", "no_longer", "not_yet", "applies", "unknown")
STATUSES = ("open", "need_not_be_considered", "request_barred", "barred", "contested", "unknown")
CAN_ASK, CLOSED = STATUSES[:2], STATUSES[2:4]
BECAUSE = ("time", "used")
# What can be answered under one reading: a gate, or a status where the gate is ``applies``.
ANSWERS = (*GATES[:4], *STATUSES[:4])
NEGATIVES = (*GATES[:3], *CLOSED)  # never given where something that is known to be missing could make them false

# What an entitlement comes to, the strongest last; and which answer each is, unless a status takes its place.
NO_SUCH, NOT_CLASS, TIME, USED, NOT_YET, LATE, IN_TIME = range(7)
ANSWER_OF = {NO_SUCH: GATES[0], NOT_CLASS: GATES[1], TIME: GATES[2], USED: GATES[2], NOT_YET: GATES[3]}
# What a bar comes to.
OPEN, NEED_NOT, REQUEST, BARRED = range(4)

Possible = frozenset[int]  # the values that are possible
DENIALS = frozenset({NO_SUCH, NOT_CLASS, TIME, USED})  # gates that a missing text could open
BARS = frozenset({REQUEST, BARRED})
ONLY_OPEN, ONLY_NOT_CLASS = frozenset({OPEN}), frozenset({NOT_CLASS})


def select_strongest(several: Sequence[Possible]) -> Possible:
    """The values that the strongest of some may have, each being one of a set."""
    if len(several) == 1:
        return several[0]
    floor = max(map(min, several))
    return frozenset(value for values in several for value in values if value >= floor)


def evaluate_entitlement(rule: LawRule, now: Situation) -> Possible:
    """What an entitlement may come to."""
    who = rule.for_whom(now)
    if who == NO:
        return ONLY_NOT_CLASS
    used, happened, running = rule.used_up(now), rule.happened(now), rule.running(now)
    possible = {
        NOT_CLASS: who != YES,
        USED: used != NO,
        NOT_YET: used != YES and happened != YES,
        LATE if rule.extended else TIME: used != YES and happened != NO and running != YES,
        IN_TIME: used != YES and running != NO,
    }
    return frozenset(value for value, is_possible in possible.items() if is_possible)


def evaluate_bar(rule: LawRule, now: Situation) -> Possible:
    """What a bar may come to; ``OPEN`` where it does not apply."""
    holds = rule.truth(now)
    if holds == NO:
        return ONLY_OPEN
    possible = {OPEN} if holds != YES else set()
    if rule.effect == "may_refuse":
        return frozenset(possible | {NEED_NOT})
    given = [other.truth(now) for other in rule.unasked if other.holds_under(now.choice)]
    unasked = max(given, default=NO) if rule.effect == "bars_request" else NO
    possible |= {REQUEST} if unasked != NO else set()
    possible |= {BARRED} if unasked != YES else set()
    return frozenset(possible)


@dataclass
class Outcome:
    """What some rules come to under one choice of readings: gate and status, and the rules with what each comes to.

    barring: the bars that may hold.  duties: the rules that require something of others.  bare: the
    answers, had nothing been missing.  doubts: the touches that add to them.  unread: those that
    could forbid what is open.
    """

    now: Situation
    gate: Possible
    status: Possible
    giving: list[tuple[LawRule, Possible]]
    barring: list[tuple[LawRule, Possible]]
    duties: list[LawRule]
    bare: frozenset[str]
    doubts: list[LawRule]
    unread: list[LawRule]

    @cached_property
    def answer(self) -> frozenset[str]:
        """Gate and status as one set of ``ANSWERS``."""
        return list_answers(self.gate, self.status)

    def find_row(self) -> str | None:
        """The deciding row: of the gate where that is not passed, else of the status."""
        if max(self.gate) <= NOT_CLASS:
            return None
        giving = find_deciding_row(self.giving, self.gate)
        if min(self.gate) < LATE:
            return giving
        if max(self.status) > OPEN:
            return find_deciding_row(self.barring, self.status) or giving
        return next((duty.row for duty in self.duties if duty.truth(self.now) == YES), giving)


def list_answers(gate: Possible, status: Possible) -> frozenset[str]:
    """The ``ANSWERS`` that gate and status come to."""
    answers = {ANSWER_OF[value] for value in gate if value <= NOT_YET}
    if max(gate) >= LATE:
        answers |= {STATUSES[value] for value in status}
    return frozenset(answers)


def find_deciding_row(ruled: Iterable[tuple[LawRule, Possible]], outcome: Possible) -> str | None:
    """The first rule that brings an outcome about; while several are possible, the first that may bring the highest."""
    pick = min if len(outcome) == 1 else max
    return next((rule.row for rule, possible in ruled if pick(possible) == max(outcome)), None)


def work_out(rules: Iterable[LawRule], choice: Choice, now: Situation) -> Outcome:
    """What some rules come to together under one choice of readings. ``now`` has none."""
    giving, barring, duties, touching = [], [], [], []
    chosen = now.under(choice)
    for rule in rules:
        if not rule.holds_under(choice):
            continue
        then = now.under(choice & rule.turns_on)
        if rule.effect == "entitles":
            giving.append((rule, then.recall(rule, partial(evaluate_entitlement, rule))))
        elif rule.effect == "requires":
            duties.append(rule)
        elif rule.effect in TOUCHES:
            touching += [rule] * (rule.for_whom(then) != NO)
        elif (possible := then.recall(rule, partial(evaluate_bar, rule))) != ONLY_OPEN:
            barring.append((rule, possible))
    bare = select_strongest([possible for _, possible in giving] or [frozenset({NO_SUCH})])
    bars, kinds = [possible for _, possible in barring], {touch.effect for touch in touching}
    gate = bare | _widen_gate(bare, kinds)
    status = select_strongest([asked := _ask(gate), *bars])
    wide = status | (asked if "exception" in kinds and status & BARS else frozenset())
    widening = {"gate": IN_TIME in gate - bare, "deadline": LATE in gate - bare, "exception": wide != status}
    doubts = [touch for touch in touching if widening.get(touch.effect)]
    unread = [touch for touch in touching if touch.effect == "bar"]
    alone = list_answers(bare, select_strongest([_ask(bare), *bars]))
    return Outcome(chosen, gate, wide, giving, barring, duties, alone, doubts, unread)


def _ask(gate: Possible) -> Possible:
    """The status of whoever passes a gate, while nothing bars it."""
    return ONLY_OPEN if LATE not in gate else frozenset({NEED_NOT, OPEN} if IN_TIME in gate else {NEED_NOT})


def _widen_gate(gate: Possible, kinds: Collection[str]) -> Possible:
    """The values that something missing, of some kinds of touch, adds to a gate."""
    opened = {IN_TIME} if "gate" in kinds and gate & DENIALS else set()
    return frozenset(opened | ({LATE} if "deadline" in kinds and TIME in gate else set()))


@dataclass
class Decision:
    """Gate and status of a remedy for one person. outcomes: under each choice of readings."""

    rules: Sequence[LawRule]
    now: Situation
    fixed: tuple[str, ...]
    outcomes: list[Outcome]

    @cached_property
    def answers(self) -> frozenset[str]:
        """Every answer that is possible."""
        first, *others = (outcome.answer for outcome in self.outcomes)
        return first.union(*others)

    @property
    def gate(self) -> str:
        """One of ``GATES``."""
        gates = {"applies" if answer in STATUSES else answer for answer in self.answers}
        return gates.pop() if len(gates) == 1 else "unknown"

    @cached_property
    def status(self) -> str | None:
        """One of ``STATUSES``; None where the gate is known and is not ``applies``."""
        return _agree([outcome.answer for outcome in self.outcomes])

    @property
    def because(self) -> str | None:
        """Why it is no longer possible: one of ``BECAUSE``."""
        ended = {value for outcome in self.outcomes for value in outcome.gate if value in (TIME, USED)}
        return BECAUSE[ended.pop() - TIME] if self.gate == "no_longer" and len(ended) == 1 else None

    @cached_property
    def row(self) -> str | None:
        """The deciding row: that of the first choice of readings that has one."""
        return next(filter(None, (outcome.find_row() for outcome in self.outcomes)), None)

    @property
    def would_deny(self) -> bool:
        """Whether the answer would be a no, had nothing been missing."""
        return all(outcome.bare <= set(NEGATIVES) for outcome in self.outcomes)

    @property
    def is_touched(self) -> bool:
        """Whether a no became unknown because of something that is missing."""
        return self.would_deny and not self.answers <= set(NEGATIVES)

    @property
    def is_closed(self) -> bool:
        """Whether the person is barred, or their request, under each choice of readings."""
        return self.status != "unknown" and self.answers <= set(CLOSED)

    @property
    def can_ask(self) -> bool | None:
        """Whether the person may ask; None where the facts or texts known allow both."""
        can = {answer in CAN_ASK for answer in self.answers}
        return None if len(can) > 1 else can.pop()


def _agree(answers: Sequence[frozenset[str]]) -> str | None:
    """The status that answers under several choices of readings come to; None where it is a gate."""
    if any(answer != answers[0] for answer in answers):
        return "contested"
    if len(answers[0]) > 1:
        return "unknown"
    (answer,) = answers[0]
    return answer if answer in STATUSES else None


def decide(rules: Sequence[LawRule], now: Situation, fixed: Iterable[str] = ()) -> Decision:
    """Gate and status of one remedy. now: without a choice of readings.  fixed: readings that are fixed."""
    choices = list_choices(list_questions(rules, now), fixed)
    outcomes = [now.recall((choice, *rules), partial(work_out, rules, choice)) for choice in choices]
    return Decision(rules, now, tuple(fixed), outcomes)


def decide_if_it_came(made: Decision) -> str | None:
    """The status of whoever is ``not_yet`` as if the event came on the day asked for; None for others."""
    if made.gate != "not_yet":
        return None
    rule = next(rule for rule in made.rules if rule.row == made.row)
    on, known = made.now.on, facts()
    came = {} if rule.runs in WAITS else {n: on if known[n].kind == "date" else YES for n in rule.events[0]}
    then = Situation({**made.now.person, **came}, on)
    statuses = [outcome.status for outcome in decide(made.rules, then, made.fixed).outcomes]
    return _agree([frozenset(STATUSES[value] for value in status) for status in statuses])


def find_end(made: Decision) -> int | None:
    """The first day after the bars or the wait that hold; None where no end is known. Facts and law stay."""
    while made.is_closed or made.gate == "not_yet":
        end = max(_find_end_under(made, outcome) for outcome in made.outcomes)
        if not made.now.on < end < NEVER_DAY:
            return None
        made = decide(made.rules, Situation(made.now.person, end), made.fixed)
        if made.gate == "applies" and made.status in CAN_ASK:
            return end
    return None


def _find_end_under(made: Decision, outcome: Outcome) -> int:
    """The day after the last of the bars that hold, or the first day on which a wait is over; never: none is known."""
    if made.is_closed:
        return max((_find_bar_end(r, outcome.now) for r, _ in outcome.barring if r.effect != "may_refuse"), default=0)
    waits = [rule for rule, possible in outcome.giving if rule.runs in WAITS and NOT_YET in possible]
    return min((_find_wait_end(rule, outcome.now) for rule in waits), default=NEVER_DAY)


def _find_bar_end(rule: LawRule, now: Situation) -> int:
    if rule.runs not in ("within", "until"):
        return NEVER_DAY
    running = [name for name, is_running in rule.is_running.items() if is_running(now) != NO]
    return max((_add_day(rule.last_day(name).at(now)) for name in running), default=0)


def _find_wait_end(rule: LawRule, now: Situation) -> int:
    days = [rule.last_day(name).at(now) for name in rule.is_running]
    if None in days:
        return NEVER_DAY
    first = min(at for at in days if at is not None)
    return _add_day(first) if rule.runs == "after" else first


def _add_day(at: int | None) -> int:
    return NEVER_DAY if at is None or at >= NEVER_DAY else at + 1


def list_missing_facts(made: Decision) -> list[str]:
    """The missing facts, gaps and instruments that keep the gate unknown or, where it is known, the status."""
    if made.status != "unknown":
        return []
    unsure = [rule for outcome in made.outcomes for rule in _list_unsure(outcome, at_gate=made.gate == "unknown")]
    missing = [name for name in list_facts_asked(unsure) if name not in made.now.person]
    return [*missing, *dict.fromkeys(rule.row for rule in unsure if rule.effect in TOUCHES)]


def list_unread(made: Decision) -> list[str]:
    """The gaps and instruments that could forbid what the person may ask for."""
    return list(dict.fromkeys(r.row for o in made.outcomes for r in o.unread)) if made.can_ask else []


def _list_unsure(outcome: Outcome, *, at_gate: bool) -> Iterator[LawRule]:
    """The rules that keep an outcome open: of the gate while that is unknown, else of either."""
    for ruled, possible in ((outcome.giving, outcome.gate), *(() if at_gate else ((outcome.barring, outcome.status),))):
        floor = min(possible)
        yield from (rule for rule, values in ruled if len(values) > 1 and max(values) > floor)
    yield from outcome.doubts


def list_open_rules(made: Decision) -> tuple[LawRule, ...]:
    """The rules that may still matter: whatever is learned, the others come to what they come to now."""
    open_ = {r for outcome in made.outcomes for r, _ in outcome.barring}
    open_ |= {r for outcome in made.outcomes for r, values in outcome.giving if values != ONLY_NOT_CLASS}
    open_ |= {rule for rule in made.rules if rule.effect in TOUCHES}
    return tuple(rule for rule in made.rules if rule in open_)
