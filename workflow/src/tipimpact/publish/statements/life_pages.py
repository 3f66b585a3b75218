"""What is stated of one life: in a line on the answer page, and on its own page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tipimpact.publish.statements.law import state_in_words
from tipimpact.publish.statements.lives import (
    LOSSES,
    Lane,
    Life,
    describe,
    group_alike,
    merge,
    name_act,
    name_remedies,
    split_delay,
)
from tipimpact.publish.statements.model import Statement, Words, capitalize
from tipimpact.publish.words import codes
from tipimpact.publish.words.lengths import about

# On the answer page.

GRAVE = ("closed", "contested", "delayed")  # where one of these happened, a life's line states no more
SAME_AS = {"vtip_trp": "trp", "stay_prra": "prra"}  # remedies that a life's line leaves out after another alike


def summarize(life: Life) -> list[Statement]:
    """A life in a line: what happened, each with all remedies to which the same happened; the gravest only."""
    changed = [lane for lane in life.lanes if lane.word != "none"]
    grave = [lane for lane in changed if lane.word in GRAVE]
    lanes = [merge(alike) for alike in group_alike(grave or changed, ("word", "is_late", "days", "later_act"))]
    return [_name_effect(lane) for lane in lanes] or [Statement("answer-lane-same")]


def _name_effect(lane: Lane) -> Statement:
    what = describe(lane, "answer-lane-what")
    if lane.later_act:  # on a page about the two of 2012
        what = Statement("answer-lane-by", {"what": what, "act": name_act(lane.act)})
    remedies = [code for code in lane.remedies if SAME_AS.get(code) not in lane.remedies]
    return Statement("answer-lane", {"remedies": name_remedies(remedies, "figure-lives-remedy"), "what": what})


# On the page of a life.

LISTED = (*LOSSES, "opened")
MOVED = ("closed", "delayed", "opened")  # words of a first day that moved
NAMED = 2  # phrases that sentences have
FEW = 3  # remedies that one phrase names
# Fields that lanes share which the list has as one, and which one phrase names.
ALIKE = (
    "effect",
    "act",
    "how",
    "through",
    "days",
    "law_days",
    "can_ask",
    "citation",
    "state",
    "value_with",
    "closed_after",
)
PHRASED = ("act", "word", "days", "law_days", "attribute")


def list_changes(life: Life) -> list[Lane]:
    """What the Acts closed, delayed, narrowed or opened, lanes that are alike as one."""
    return [merge(alike) for alike in group_alike((lane for lane in life.lanes if lane.word in LISTED), ALIKE)]


def state_changes(changes: Sequence[Lane]) -> Words:
    """What the Acts changed, an Act a sentence: the gravest changes by name, the others by their number."""
    groups = group_alike(changes, PHRASED)
    return in_sentences([*_name_changes(map(merge, groups[:NAMED])), *_count_changes(changes, groups)])


def _name_changes(changes: Iterable[Lane]) -> Iterator[Statement | Words]:
    for place, (act, own) in enumerate(groupby(changes, key=lambda lane: lane.act)):
        phrase, *others = map(_phrase, own)
        message = "situations-summary-also" if place else "situations-summary"
        yield capitalize(Statement(message, {"act": name_act(act), "did": phrase}))
        yield from (Statement("situations-summary-further", {"did": other}) for other in others)


def _count_changes(changes: Sequence[Lane], groups: Sequence[Sequence[Lane]]) -> Iterator[Statement]:
    if not changes:
        yield Statement("situations-summary-none")
    elif not any(lane.word in MOVED for lane in changes):
        yield Statement("situations-same_day")
    if more := sum(map(len, groups[NAMED:])):
        yield Statement("situations-summary-more", {"count": more})


def _phrase(lane: Lane) -> Statement:
    """What one Act did to one remedy, or to several alike."""
    remedies: Words | Statement = name_remedies(lane.remedies, "situations-remedy")
    if len(lane.remedies) > FEW:
        first, then, *others = (Statement("situations-remedy", {"code": code}) for code in lane.remedies)
        remedies = Statement("situations-summary-many", {"first": first, "then": then, "count": len(others)})
    return describe(lane, "situations-did", remedies=remedies)


def label_change(lane: Lane) -> Statement:
    """``closed by Bill C-31``."""
    return Statement("situations-label", {"code": lane.word, "act": name_act(lane.act)})


def detail_change(lane: Lane, today: dt.date) -> Iterator[Statement]:
    """What happened, through what and by what, and what became of the rule. today: on which the law was read."""
    yield describe(lane, "situations-change")
    if parts := split_delay(lane):
        yield parts
    if lane.through:
        yield Statement("situations-through", {"remedy": Statement("situations-remedy", {"code": lane.through})})
    if lane.how and lane.how in codes("situations-how"):
        yield Statement("situations-how", {"code": lane.how})
    if lane.closed_after:
        yield Statement("situations-again", {"length": Words(about, lane.closed_after)})
    if not lane.state.is_written or (lane.citation or "").split(" ")[0] in ("IRPA", "IRPR"):
        yield state_in_words(lane.state, "situations-state", today)


def list_moved(life: Life) -> Iterator[tuple[Lane, Statement]]:
    """Days that came earlier because a step was lost, and answers that cannot be told, in the order of the table."""
    for lane in sorted(life.lanes, key=lambda lane: lane.remedies):
        if lane.word in ("sooner", "unknown", "contested"):
            remedies = capitalize(name_remedies(lane.remedies, "situations-remedy"))
            yield lane, describe(lane, "situations-moved_day", remedies=remedies)


def in_sentences(statements: Sequence[Statement | Words]) -> Words:
    """Statements one after the other."""
    return Words(lambda texts, lang: " ".join(texts), list(statements))
