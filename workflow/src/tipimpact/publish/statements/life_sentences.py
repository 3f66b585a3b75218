"""What is stated of lives in the opening, next to the picture, in the finding and in the table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from tipimpact.package.texts import Reading, Texts
from tipimpact.publish.statements import detected
from tipimpact.publish.statements.law import BILLS, CHAPTERS, list_provisions, names_trafficking
from tipimpact.publish.statements.lives import (
    GRAVITY,
    LOSSES,
    PAGE,
    TABLE,
    Lane,
    Life,
    describe,
    group_alike,
    merge,
    name_act,
    read_lives,
)
from tipimpact.publish.statements.model import Finding, FindingLine, Statement, TableEvidence, Words, first, in_row
from tipimpact.publish.words import date, listed, say, say_code
from tipimpact.publish.words.formats import month
from tipimpact.publish.words.lengths import length

YEARS = 2 * 365  # days: what is called years
STATED = GRAVITY[: GRAVITY.index("sooner")]  # words of which the table has a sentence


# In the opening of the answer, and next to the picture.


def acts(evidence: TableEvidence) -> Iterator[Statement]:
    """The title: both Acts added waits, the longest of them of years, and no bar of theirs names trafficking."""
    changed = evidence.rows(TABLE, telling="after", word=GRAVITY[:-1], act_compared=list(BILLS))
    years = {chapter[:4] for chapter in CHAPTERS.values()}
    holds = len(years) == 1 and set(changed["act_compared"]) == set(BILLS) and changed["days"].max() >= YEARS
    holds = holds and not names_trafficking(evidence)
    yield from evidence.state("answer-acts", TABLE, changed, holds=holds, decided_by="act_compared", year=min(years))


def part(evidence: TableEvidence) -> Iterator[Statement]:
    """Whom the lives are about, and the one that most people who help will look for."""
    if not len(evidence.rows(TABLE)):
        return
    worker = evidence.rows(TABLE, telling="after", life="tied_worker_fled", act_compared=list(BILLS))
    no_wait = set(worker["word"]) <= {"none", "narrowed"}
    yield from evidence.state("answer-who-worker", TABLE, worker, holds=no_wait, decided_by="word")
    permit = evidence.rows("events", event="vulnerable_worker_permit")
    yield from evidence.state("answer-who-open_permit", "events", permit, day=Words(month, first(permit, "first_day")))
    yield from detected.who(evidence)
    yield Statement("answer-who-gap")


# In the table.


def state_change(lane: Lane, authored: Texts) -> Statement | None:
    """What the Act did, in a sentence that begins with the person; None where it changed nothing that was lost."""
    if lane.word not in STATED:
        return None
    who = next(profile.who for profile in authored.profiles.profiles if profile.id == lane.life)
    cause = Statement("lives-cause", {"code": lane.how or "own_words", "act": name_act(lane.act)})
    answers = list_readings(lane.readings, authored)
    clause = describe(lane, "lives-clause", "lives-remedy", cause=cause, answers=answers)
    return Statement("lives-sentence", {"who": in_both(who), "clauses": clause}, TABLE, lane.rows)


def list_readings(readings: Iterable[str], authored: Texts) -> Words:
    """Who reads the law how, and the answer, of texts like ``permit_reach/guide: delayed 200``."""
    return in_row([_state_reading(text, authored) for text in readings])


def _state_reading(text: str, authored: Texts) -> Statement:
    names, _, answer = text.partition(": ")
    values: dict[str, Any] = {
        "holder": Words(listed, [_name_reading(authored.readings[name]) for name in names.split("; ")])
    }
    answer, _, again = answer.partition(" closed ")
    word, _, rest = answer.partition(" ")
    values["again"] = Statement("lives-reading-again", {"length": Words(length, int(again))}) if again else ""
    if word == "delayed":
        return Statement("lives-reading", values | {"code": word, "days": int(rest)})
    if word == "none":
        day = {"day": Words(date, dt.date.fromisoformat(rest))} if rest else {}
        return Statement("lives-reading", values | day | {"code": "day" if rest else "never"})
    return Statement("lives-reading", values | {"code": "other", "word": Words(say_code, TABLE, "word", word)})


def _name_reading(reading: Reading) -> Words | Statement:
    """Who reads the law so; where nobody is on record, the construction."""
    if reading.holder:
        return in_both(reading.holder)
    return Statement("lives-construction", {"reading": in_both(reading.in_short)})


def in_both(text: Any) -> Words:
    """A text that ``config/`` has in both languages."""
    return Words(lambda lang: getattr(text, lang))


# The finding: who lost what.

COLUMNS = (("closed",), ("delayed",), ("narrowed", "limited_first"))  # words of each column


def _read_losses(evidence: TableEvidence) -> list[Life]:
    """The lives of the page with what a bill closed, delayed or narrowed."""
    return [life for life in read_lives(evidence, act_compared=list(BILLS), word=LOSSES) if life.number <= PAGE]


def _title(evidence: TableEvidence) -> Iterator[Statement]:
    """The law's own time alone: the lives and their days are examples, no share of people and no wait of one."""
    lanes = [lane for life in _read_losses(evidence) for lane in life.lanes]
    closed = {remedy for lane in lanes if (lane.act, lane.word) == ("c31", "closed") for remedy in lane.remedies}
    c10 = {remedy for lane in lanes if lane.act == "c10" and lane.word != "narrowed" for remedy in lane.remedies}
    longest = max((lane.law_days or 0 for lane in lanes if (lane.act, lane.word) == ("c31", "delayed")), default=0)
    if lanes:
        holds = "appeal" in closed and c10 <= {"record"}
        rows = tuple(row for lane in lanes for row in lane.rows)
        yield Statement("finding-lives-title", {"longest": Words(length, int(longest))}, TABLE, rows, holds, "word")


def _lines(evidence: TableEvidence) -> Iterator[FindingLine]:
    """One row for the people who lost the same, those who lost most first."""
    alike: dict[tuple[Any, ...], list[list[Lane]]] = {}
    for life in _read_losses(evidence):
        lanes = sorted(life.lanes, key=lambda lane: lane.remedies)  # as the table has them
        alike.setdefault(tuple(map(_lost, lanes)), []).append(lanes)
    for people in alike.values():
        names, lanes = [own[0].life for own in people], people[0]
        cells = [_list_losses(evidence, [lane for lane in lanes if lane.word in words]) for words in COLUMNS]
        rows = tuple(row for own in people for lane in own for row in lane.rows)
        yield FindingLine([evidence.codes(TABLE, "life", names), *cells, _list_clauses(lanes)], TABLE, rows)


def _lost(lane: Lane) -> tuple[Any, ...]:
    """What people have in common who lost the same."""
    shown = lane.word, lane.days, lane.law_days, lane.attribute, lane.value_with, lane.state, lane.citation
    return lane.remedies, lane.act, *shown


def _list_losses(evidence: TableEvidence, lanes: list[Lane]) -> Words | None:
    """A line for remedies with the same delay, the same left of them, or the same day since which they are open."""
    alike = map(merge, group_alike(lanes, ("word", "attribute", "value_with", "days", "law_days", "state")))
    each = [[evidence.codes(TABLE, "remedy", lane.remedies), _state_loss(evidence, lane)] for lane in alike]
    return Words(_join_losses, each) if each else None


def _state_loss(evidence: TableEvidence, lane: Lane) -> Statement | str:
    if lane.word == "closed":
        ended = lane.state.day and not lane.state.is_law
        return Statement("finding-lives-loss", {"code": "ended", "day": Words(date, lane.state.day)}) if ended else ""
    return describe(lane, "finding-lives-loss", what=evidence.code(TABLE, "value_with", lane.value_with))


def _join_losses(losses: list[tuple[str, str]], lang: str) -> str:
    return "\n".join(f"{say('page-label', lang, label=names)} {loss}" if loss else names for names, loss in losses)


def _list_clauses(lanes: Iterable[Lane]) -> Words:
    """The provisions by bill."""
    each = []
    for own in group_alike(lanes, ("act",)):
        bill, cited = Statement("page-label", {"label": BILLS[own[0].act]}), [(lane.citation or "", "") for lane in own]
        each.append([bill, Words(list_provisions, cited)])
    return Words(lambda parts, lang: "; ".join(" ".join(part) for part in parts), each)


FINDING = Finding.of("lives", _title, _lines)
