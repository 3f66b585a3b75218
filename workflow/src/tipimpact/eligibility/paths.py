"""The answers about a remedy along a life: on which days the person can ask, from which day on, and by which row.

A day counts where an answer can turn: the life goes on, a clock runs out, a rule begins or ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from tipimpact.eligibility.decide import OPEN, Decision, decide, find_deciding_row
from tipimpact.eligibility.expressions import ON, Situation
from tipimpact.eligibility.profiles import LifeCourse
from tipimpact.eligibility.rulebook import Question, Rulebook, list_questions
from tipimpact.eligibility.turns import list_turns


@dataclass(frozen=True)
class AnswerStretch:
    """Days with the same answer: the first of them, whether one may ask (None: not known), the deciding row."""

    first: int
    can_ask: bool | None
    row: str | None


@dataclass(frozen=True)
class AnswerPath:
    """The answers about a remedy under one law: stretches of days from the day counted from."""

    stretches: tuple[AnswerStretch, ...]
    end: int  # the day after the last that counts

    @property
    def first(self) -> int | None:
        """The first day on which the person could ask; None: none that counts."""
        return next((s.first for s in self.stretches if s.can_ask and s.first < self.end), None)

    @property
    def unsure(self) -> bool:
        """Whether an answer that is not known comes before that day."""
        first = self.end if self.first is None else self.first
        return any(s.can_ask is None for s in self.stretches if s.first < first)

    @property
    def pattern(self) -> list[tuple[int, bool | None]]:
        """The days on which the answer turns, whichever row decides."""
        return list(merge_alike((s.first, s.can_ask) for s in self.stretches if s.first < self.end))

    def at(self, on: int) -> AnswerStretch:
        """The stretch of a day."""
        return next(s for s in reversed(self.stretches) if s.first <= on)


def merge_alike(answers: Iterable[tuple[int, Any]]) -> Iterator[tuple[int, Any]]:
    """The days on which an answer turns. answers: days in order, each with its answer."""
    return (next(alike) for _, alike in groupby(answers, key=itemgetter(1)))


def list_days(life: LifeCourse, remedy: str, book: Rulebook, start: int, end: int) -> list[int]:
    """The days from ``start`` to before ``end`` on which the answer about a remedy can turn; ``start`` is the first."""
    whole_life = Situation(life.phases[-1].person, start)
    turns = (
        book.days[remedy] | {phase.first for phase in life.phases} | set(list_turns(ON, book.ever[remedy], whole_life))
    )
    return [start, *sorted(turn for turn in turns if start < turn < end)]


def trace_answers(
    life: LifeCourse,
    remedy: str,
    days: Iterable[int],
    book: Rulebook,
    without: Sequence[str] = (),
    readings: Iterable[str] = (),
) -> Iterator[AnswerStretch]:
    """The stretches of days of a life with one answer about a remedy."""
    last = None
    for on in days:
        made = decide(book.rules(on, without)[remedy], life.at(on), readings)
        if (answer := (made.can_ask, _find_row(made))) != last:
            yield AnswerStretch(on, *answer)
        last = answer


def _find_row(made: Decision) -> str | None:
    """The deciding row; where the event that gives the remedy is to come and a bar would hold if it came, the bar."""
    outcome = made.outcomes[0]
    if made.gate == "not_yet" and max(outcome.status) > OPEN:
        return find_deciding_row(outcome.barring, outcome.status)
    return made.row


def list_questions_asked(
    life: LifeCourse, remedy: str, days: Iterable[int], book: Rulebook, without: Sequence[str] = ()
) -> list[Question]:
    """The questions of reading that can matter to a remedy on some days of a life."""
    questions: dict[Question, None] = {}
    for on in days:
        questions |= dict.fromkeys(list_questions(book.rules(on, without)[remedy], life.at(on)))
    return list(questions)
