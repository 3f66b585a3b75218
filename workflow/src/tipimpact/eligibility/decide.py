"""The gate and the status of one remedy for some persons, in three-valued logic.

A missing fact leaves several values possible. The set of them is kept as bits of a byte, the stronger value the greater
bit, so that the strongest of several rules is found for many persons at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from tipimpact.eligibility.calendar import MISSING, NEVER_DAY
from tipimpact.eligibility.expressions import FactReader
from tipimpact.eligibility.facts import NO, YES, facts
from tipimpact.eligibility.rulebook import (
    Choice,
    LawRule,
    list_choices,
    list_facts_asked,
    list_questions,
    select_under,
)

GATES = ("no_such_remedy", "not_applicable", "no_longer", "not_yet", "applies", "unknown")
STATUSES = ("open", "need_not_be_considered", "request_barred", "barred", "contested", "unknown")
CAN_ASK, CLOSED = STATUSES[:2], STATUSES[2:4]
BECAUSE = ("time", "used")
APPLIES, NOT_YET_GATE, UNKNOWN_GATE = (GATES.index(name) for name in ("applies", "not_yet", "unknown"))
CONTESTED, UNDECIDED = STATUSES.index("contested"), STATUSES.index("unknown")
NOTHING = -1  # no row, no status, no reason

# What an entitlement comes to.
NO_SUCH, NOT_CLASS, TIME, USED, NOT_YET, LATE, IN_TIME = (1 << i for i in range(7))
# What a bar comes to.
OPEN, NEED_NOT, REQUEST, BARRED = (1 << i for i in range(4))
# An answer: a gate, or a status where the gate is ``applies``.
ANSWERS = ("no_such_remedy", "not_applicable", "no_longer", "not_yet", *STATUSES[:4])
STATUS_BITS = 4  # the answers from here on are statuses

Sets = NDArray[np.uint8]  # for each person a set of values, as bits
Codes = NDArray[np.int8]
LOWEST = np.array([n & -n for n in range(256)], np.uint8)
HIGHEST = np.array([1 << n.bit_length() >> 1 for n in range(256)], np.uint8)


def select_strongest(sets: Sequence[Sets]) -> Sets:
    """The values that the strongest of some may have, each being one of a set."""
    floor = reduce(np.maximum, (LOWEST[values] for values in sets))
    return reduce(np.bitwise_or, sets) & ~(floor - np.uint8(1))


def combine_possible(*pairs: tuple[int, NDArray[np.bool_]]) -> Sets:
    """Sets of the values that are possible. pairs: a value, and where it is."""
    return reduce(np.bitwise_or, (np.where(where, np.uint8(value), np.uint8(0)) for value, where in pairs))


def evaluate_entitlement(rule: LawRule, reader: FactReader) -> Sets:
    """What an entitlement may come to."""
    who, used = rule.for_whom(reader), rule.used_up(reader)
    happened, running = rule.clock(reader)
    free = (who != NO) & (used != YES)
    return combine_possible(
        (NOT_CLASS, who != YES),
        (USED, (who != NO) & (used != NO)),
        (NOT_YET, free & (happened != YES)),
        (LATE if rule.extended else TIME, free & (happened != NO) & (running != YES)),
        (IN_TIME, free & (running != NO)),
    )


def evaluate_bar(rule: LawRule, reader: FactReader) -> Sets:
    """What a bar may come to; ``OPEN`` where it does not apply."""
    holds = rule.truth(reader)
    if rule.effect == "may_refuse":
        return combine_possible((OPEN, holds != YES), (NEED_NOT, holds != NO))
    if rule.effect == "bars_grant" or not rule.unasked:
        return combine_possible((OPEN, holds != YES), (BARRED, holds != NO))
    unasked = reduce(np.maximum, (other.truth(reader) for other in rule.unasked))
    request, barred = (holds != NO) & (unasked != NO), (holds != NO) & (unasked != YES)
    return combine_possible((OPEN, holds != YES), (REQUEST, request), (BARRED, barred))


@dataclass
class Outcome:
    """What some rules come to under one choice of readings: gate and status as sets, and the rules with theirs."""

    choice: Choice
    gate: Sets
    status: Sets
    giving: list[tuple[LawRule, Sets]]
    barring: list[tuple[LawRule, Sets]]
    duties: list[LawRule]

    @property
    def answer(self) -> Sets:
        """Gate and status as one set of ``ANSWERS``."""
        gate = self.gate
        longer = np.where(gate & (TIME | USED), np.uint8(4), np.uint8(0))
        yet = np.where(gate & NOT_YET, np.uint8(8), np.uint8(0))
        status = np.where(gate & (LATE | IN_TIME), self.status << np.uint8(STATUS_BITS), np.uint8(0))
        return (gate & np.uint8(NO_SUCH | NOT_CLASS)) | longer | yet | status

    def row(self, reader: FactReader) -> NDArray[np.int16]:
        """The deciding row: of the gate where that is not passed, else of the status."""
        row = find_deciding_rows(self.giving, self.gate)
        row[self.gate <= NOT_CLASS] = NOTHING
        applies = self.gate >= LATE  # no weaker gate is possible: its bit would make the number odd
        applies &= (self.gate & (LATE - 1)) == 0
        for rule in reversed(self.duties):
            row[applies & (self.status == OPEN) & (rule.truth(reader) == YES)] = rule.place
        barring = find_deciding_rows(self.barring, self.status)
        return np.where(applies & (HIGHEST[self.status] > OPEN) & (barring != NOTHING), barring, row)


def find_deciding_rows(ruled: Sequence[tuple[LawRule, Sets]], outcome: Sets) -> NDArray[np.int16]:
    """The first rule that brings an outcome about; while several are possible, the first that may bring the highest."""
    settled = LOWEST[outcome] == HIGHEST[outcome]
    row = np.full(len(outcome), NOTHING, np.int16)
    for rule, sets in reversed(ruled):
        row[np.where(settled, LOWEST[sets], HIGHEST[sets]) == HIGHEST[outcome]] = rule.place
    return row


class WorkedRules:
    """What each of some rules comes to for some persons, worked out once for each choice on which it turns."""

    def __init__(self, rules: Sequence[LawRule], reader: FactReader):
        self.rules, self.reader = rules, reader
        self._sets: dict[tuple[int, Choice], tuple[LawRule, Sets]] = {}
        settled = [self._work(rule, frozenset()) for rule in rules if not rule.turns_on]
        self._gate, self._status = ([select_strongest(part)] if part else [] for part in _split_effects(settled))

    def under(self, choice: Choice = frozenset()) -> Outcome:
        """What they come to together under one choice of readings."""
        holding = [rule for rule in self.rules if rule.holds_under(choice)]
        applied = [self._work(rule, choice & rule.turns_on) for rule in holding]
        giving = [(rule, sets) for rule, sets in applied if rule.effect == "entitles"]
        barring = [(rule, sets) for rule, sets in applied if rule.effect not in ("entitles", "requires")]
        turning = [work for rule, work in zip(holding, applied, strict=True) if rule.turns_on]
        gates, statuses = _split_effects(turning)
        gate = select_strongest([*self._gate, *gates] or [np.full(self.reader.size, NO_SUCH, np.uint8)])
        late = (gate & LATE) > 0
        asked = combine_possible((OPEN, ~late | ((gate & IN_TIME) > 0)), (NEED_NOT, late))
        status = select_strongest([asked, *self._status, *statuses])
        return Outcome(
            choice, gate, status, giving, barring, [rule for rule, _ in applied if rule.effect == "requires"]
        )

    def _work(self, rule: LawRule, choice: Choice) -> tuple[LawRule, Sets]:
        key = rule.place, choice
        if key not in self._sets:
            narrowed, reader = select_under([rule], choice)[0], self.reader.under(choice)
            if rule.effect == "entitles":
                sets = evaluate_entitlement(narrowed, reader)
            else:
                sets = np.empty(0, np.uint8) if rule.effect == "requires" else evaluate_bar(narrowed, reader)
            self._sets[key] = narrowed, sets
        return self._sets[key]


def _split_effects(worked: Sequence[tuple[LawRule, Sets]]) -> tuple[list[Sets], list[Sets]]:
    """What entitlements come to, and what bars come to."""
    giving = [sets for rule, sets in worked if rule.effect == "entitles"]
    return giving, [sets for rule, sets in worked if rule.effect not in ("entitles", "requires")]


def _gate_of(answers: int) -> int:
    gates_possible = {min(i, STATUS_BITS) for i in range(8) if answers >> i & 1}
    return gates_possible.pop() if len(gates_possible) == 1 else UNKNOWN_GATE


def _status_of(answers: int) -> int:
    places = [i for i in range(8) if answers >> i & 1]
    return UNDECIDED if len(places) != 1 else places[0] - STATUS_BITS if places[0] >= STATUS_BITS else NOTHING


GATE_OF = np.array([_gate_of(n) for n in range(256)], np.int8)
STATUS_OF = np.array([_status_of(n) for n in range(256)], np.int8)


@dataclass
class Decision:
    """For each person: places in ``GATES``, ``STATUSES`` and ``BECAUSE``, and the place of the deciding row.

    ``NOTHING`` is no status, no reason and no row.  outcomes: under each choice of readings.
    """

    gate: Codes
    status: Codes
    because: Codes
    outcomes: list[Outcome]
    reader: FactReader

    @cached_property
    def row(self) -> NDArray[np.int16]:
        """The deciding row: that of the first choice of readings that has one."""
        row = np.full(self.reader.size, NOTHING, np.int16)
        for outcome in self.outcomes:
            if (missing := row == NOTHING).any():
                row[missing] = outcome.row(self.reader.under(outcome.choice))[missing]
        return row


def decide(rules: Sequence[LawRule], reader: FactReader, fixed: Iterable[str] = ()) -> Decision:
    """Gate and status of one remedy for each person. fixed: readings that are fixed."""
    reader = reader if reader.choice is None else FactReader(reader.people, reader.on)
    worked = WorkedRules(rules, reader)
    outcomes = [worked.under(choice) for choice in list_choices(list_questions(rules, reader), fixed)]
    answers = [outcome.answer for outcome in outcomes]
    either = reduce(np.bitwise_or, answers)
    agree = reduce(np.logical_and, (outcome == answers[0] for outcome in answers))
    gate = GATE_OF[either]
    ended = reduce(np.bitwise_or, (outcome.gate for outcome in outcomes)) & np.uint8(TIME | USED)
    because = np.select([ended == TIME, ended == USED], [0, 1], NOTHING).astype(np.int8)
    return Decision(
        gate,
        np.where(agree, STATUS_OF[either], CONTESTED).astype(np.int8),
        np.where(gate == GATES.index("no_longer"), because, np.int8(NOTHING)),
        outcomes,
        reader,
    )


def decide_if_it_came(rules: Sequence[LawRule], reader: FactReader, made: Decision, fixed: Iterable[str] = ()) -> Codes:
    """The status of whoever is ``not_yet`` as if the event came on the day asked for; ``NOTHING`` for the others."""
    statuses = np.full(reader.size, NOTHING, np.int8)
    by_place = {rule.place: rule for rule in rules}
    for place in np.unique(made.row[made.gate == NOT_YET_GATE]):
        where = (made.gate == NOT_YET_GATE) & (made.row == place)
        rule, on = by_place[int(place)], int(reader.on[0]) if reader.size else 0
        come = {} if rule.runs in ("after", "reached") else {name: _come(name, on) for name in rule.events[0]}
        reader_then = FactReader(reader.people.those(where).but(**come), reader.on[where])
        worked, choices = WorkedRules(rules, reader_then), list_choices(list_questions(rules, reader_then), fixed)
        possible_statuses = [worked.under(choice).status << np.uint8(STATUS_BITS) for choice in choices]
        agree = reduce(np.logical_and, (outcome == possible_statuses[0] for outcome in possible_statuses))
        statuses[where] = np.where(agree, STATUS_OF[possible_statuses[0]], CONTESTED)
    return statuses


def _come(name: str, on: int) -> int:
    return on if facts()[name].kind == "date" else YES


def find_end(
    rules: Sequence[LawRule], reader: FactReader, made: Decision, fixed: Iterable[str] = ()
) -> NDArray[np.int32]:
    """The first day after the bars or the wait that hold; ``MISSING`` where no end is known. Facts and law stay."""
    shut = np.isin(made.status, [STATUSES.index(status) for status in CLOSED])
    wait = made.gate == NOT_YET_GATE
    end = np.full(reader.size, MISSING, np.int32)
    if not (shut | wait).any():
        return end
    here = shut | wait
    reader_here = FactReader(reader.people.those(here), reader.on[here])
    ends = [
        _end(select_under(rules, outcome.choice), reader_here.under(outcome.choice), shut[here])
        for outcome in made.outcomes
    ]
    latest = reduce(np.maximum, ends)
    end[here] = np.where(latest >= NEVER_DAY, MISSING, latest)
    again = end != MISSING
    if again.any():  # another bar may hold by then
        reader_here = FactReader(reader.people.those(again), end[again])
        then = decide(rules, reader_here, fixed)
        open_ = (then.gate == APPLIES) & np.isin(then.status, [0, 1])
        later = find_end(rules, reader_here, then, fixed)
        end[again] = np.where(open_, end[again], later)
    return end


def _end(mine: Sequence[LawRule], reader: FactReader, shut: NDArray[np.bool_]) -> NDArray[np.int32]:
    """The day after the last of the bars that hold, or the first day on which a wait is over."""
    end, over = np.zeros(reader.size, np.int32), np.full(reader.size, NEVER_DAY, np.int32)
    for rule in mine:
        if rule.effect in ("bars_grant", "bars_request"):
            end = np.maximum(end, np.where(rule.truth(reader) == NO, 0, _bar_end(rule, reader)))
        elif rule.effect == "entitles" and rule.runs in ("after", "reached"):
            over = np.minimum(over, _wait_end(rule, reader))
    return np.where(shut, end, over)


def _bar_end(rule: LawRule, reader: FactReader) -> NDArray[np.int32]:
    if rule.runs not in ("within", "until"):
        return np.full(reader.size, NEVER_DAY, np.int32)
    ends = []
    for name in (n for names in rule.events for n in names):
        last = reader.date(rule.last_day(name))
        unknown = (last == MISSING) | (last == NEVER_DAY)
        ends.append(np.where(rule.running(name, reader) == NO, 0, np.where(unknown, NEVER_DAY, last + 1)))
    return reduce(np.maximum, ends).astype(np.int32)


def _wait_end(rule: LawRule, reader: FactReader) -> NDArray[np.int32]:
    last = reduce(np.minimum, (reader.date(rule.last_day(n)) for names in rule.events for n in names))
    known = (last != MISSING) & (last != NEVER_DAY) & ((evaluate_entitlement(rule, reader) & NOT_YET) > 0)
    return np.where(known, last + np.int32(rule.runs == "after"), NEVER_DAY).astype(np.int32)


def list_missing_facts(reader: FactReader, made: Decision) -> list[tuple[str, NDArray[np.bool_]]]:
    """The missing facts that keep the gate unknown or, where it is known, the status; and for whom each does."""
    missing: dict[str, NDArray[np.bool_]] = {}
    unsure = made.status == UNDECIDED
    for outcome in made.outcomes if unsure.any() else ():
        at_gate = unsure & (made.gate == UNKNOWN_GATE)
        for ruled, possible, here in (
            (outcome.giving, outcome.gate, at_gate),
            (outcome.barring, outcome.status, unsure & ~at_gate),
            (outcome.giving, outcome.gate, unsure & ~at_gate),
        ):
            for rule, sets in ruled:
                matters = here & (LOWEST[sets] != HIGHEST[sets]) & (HIGHEST[sets] > LOWEST[possible])
                if matters.any():
                    for name in rule.names:
                        missing[name] = missing.get(name, False) | (matters & reader.missing(name))
    return [
        (name, missing[name])
        for name in list_facts_asked(r for outcome in made.outcomes for r in _all(outcome))
        if name in missing
    ]


def _all(one: Outcome) -> list[LawRule]:
    return [rule for rule, _ in (*one.giving, *one.barring)]
