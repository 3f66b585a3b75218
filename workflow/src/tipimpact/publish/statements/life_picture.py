"""The picture of lives: which lanes it has room for, what the law is today for each, and the whole of it in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pandas as pd

from tipimpact.publish.statements.law import BILLS, state_in_words
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
    name_remedies,
    read_lives,
)
from tipimpact.publish.statements.model import Statement, TableEvidence, Words, in_row
from tipimpact.publish.words import codes
from tipimpact.publish.words.lengths import length

YEAR = 365.25  # days

# Fields that lanes share which the picture draws as one: it shows days, and no provision.
DRAWN = (
    *("life", "word", "act", "mode", "how", "counted_from", "counted_day", "can_ask", "can_ask_without", "days"),
    *("wait", "by_other", "attribute", "value_with", "value_without", "state", "twice"),
)
KEY = ("trp", "vtip_trp", "hc", "claim", "work_other", "work_claimant", "pr", "family", "prra")  # shown where unchanged
SAME = 2  # lanes of unchanged remedies of a life in which nothing else is shown


@lru_cache(maxsize=4)  # asked for by many sentences of one edition
def draw_lives(evidence: TableEvidence, words: Sequence[str] = GRAVITY) -> list[Life]:
    """The lives of the page, each with the lanes that the picture has room for; those with some words, or all."""
    clock = evidence.rows("process_clock")
    later = evidence.rows(TABLE, telling="after", word="closed")
    later = later[~later["act_compared"].isin(BILLS)]
    lives = [life for life in read_lives(evidence, act_compared=list(BILLS)) if life.number <= PAGE]
    drawn = [_draw(life, clock[clock["life"] == life.code], later[later["life"] == life.code]) for life in lives]
    if words is not GRAVITY:
        drawn = [replace(life, lanes=_select(life.lanes, words)) for life in drawn]
    return sorted((life for life in drawn if life.lanes), key=lambda life: life.gravity)


def _select(lanes: Sequence[Lane], words: Sequence[str]) -> tuple[Lane, ...]:
    """Lanes with some words; how many others there are is then left out."""
    return tuple(replace(lane, others=0) for lane in lanes if lane.word in words)


def _draw(life: Life, clock: pd.DataFrame, later: pd.DataFrame) -> Life:
    gravest: dict[str, Lane] = {}
    for lane in life.lanes:
        gravest.setdefault(lane.remedies[0], lane)
    # An unchanged day that the table does not know, or a wait that no law sets, is not a lane.
    lanes = [lane for lane in gravest.values() if lane.word != "none" or lane.can_ask or lane.twice]
    lanes = [merge(alike) for alike in group_alike((lane for lane in lanes if lane.through is None), DRAWN)]
    today = clock[(clock["moment"] == "today") & (clock["answer"] == "request_barred")]
    barred = set(today["remedy"])
    chosen = (replace(lane, unasked=_is_barred(lane, barred)) for lane in _choose(lanes))
    closed = tuple(f"{row['act_compared']}/{row['remedy']}" for row in later.sort_index().to_dict("records"))
    return Life(life.code, tuple(chosen), _find_new(clock), closed)


def _is_barred(lane: Lane, barred: set[str]) -> bool:
    """Whether the law of today bars the request while an authority may give the same thing. barred: those remedies."""
    return (lane.word in ("closed", "delayed") or lane.by_other) and not barred.isdisjoint(lane.remedies)


def _choose(lanes: Sequence[Lane]) -> Iterator[Lane]:
    """All lanes that changed; of the others what another law delays, or one or two; then how many are left."""
    changed = [lane for lane in lanes if lane.word not in ("none", "sooner")]
    same = [lane for lane in lanes if lane.word == "none"]
    key = [lane for lane in same if not set(lane.remedies).isdisjoint(KEY)]
    if any(lane.word in GRAVITY[: GRAVITY.index("narrowed")] for lane in changed):
        key = [lane for lane in key if lane.by_other][:1]
    else:
        key = sorted(key, key=lambda lane: not lane.twice)[:SAME]
    left = sum(len(lane.remedies) for lane in same) - sum(len(lane.remedies) for lane in key)
    key = [replace(lane, remedies=tuple(code for code in KEY if code in lane.remedies)) for lane in key]
    lanes = [*changed, *key]
    yield from lanes[:-1]
    yield from (replace(lane, others=left) for lane in lanes[-1:])


def _find_new(clock: pd.DataFrame) -> tuple[str, ...]:
    """What a life can ask for under the law of today, and could not under that before or after the bills."""
    can_ask = clock[clock["answer"].isin(["open", "need_not_be_considered"])]
    today = can_ask["moment"] == "today"
    new = set(can_ask.loc[today, "remedy"]) - set(can_ask.loc[~today, "remedy"])
    return tuple(code for code in codes("value-remedy") if code in new)


def state_today(lane: Lane, life: Life, opens: bool) -> list[Statement]:
    """What the law is today for a lane of the picture. opens: whether it is the first unchanged lane of its life."""
    parts = []
    if lane.word in LOSSES or lane.by_other:  # one renderer: a rule whose list is empty is never told as still the law
        parts.append(state_in_words(lane.state, "figure-lives-state"))
    if lane.unasked:
        parts.append(Statement("figure-lives-unasked"))
    if opens and life.band == "same":
        if life.new:
            parts.append(Statement("figure-lives-new", {"what": name_remedies(life.new, "figure-lives-remedy")}))
        for act, remedy in (closed.split("/") for closed in life.later):
            what = Statement("figure-lives-remedy", {"code": remedy})
            parts.append(Statement("figure-lives-later", {"source": name_act(act), "what": what}))
    return parts


def figure_title(evidence: TableEvidence) -> Iterator[Statement]:
    """Waits of months to years, by both Acts, and a closed appeal."""
    lanes = [lane for life in draw_lives(evidence) for lane in life.lanes]
    delayed = [lane for lane in lanes if lane.word == "delayed"]
    appeals = {lane.act for lane in lanes if lane.word == "closed" and "appeal" in lane.remedies}
    waits = [lane.days or 0 for lane in delayed]
    holds = (
        {lane.act for lane in delayed} == set(BILLS)
        and any(60 <= days <= 360 for days in waits)
        and any(days > 2 * YEAR for days in waits)
        and appeals == {"c31"}
    )
    rows = tuple(row for lane in lanes for row in lane.rows)
    if rows:
        yield Statement("figure-lives-finding", {}, TABLE, rows, holds, "word")


def state_lives(evidence: TableEvidence, lives: Sequence[Life]) -> Iterator[Statement]:
    """The picture in words: never, later by each bill, by reading, the same day, not known; last, that none counted."""
    groups: dict[str, list[Any]] = {
        "never": [],
        **{act: [] for act in BILLS},
        "contested": [],
        "same": [],
        "unknown": [],
    }
    for lane in (lane for life in lives for lane in life.lanes):
        code = {"closed": "never", "delayed": lane.act}.get(lane.word, lane.word)
        if code in groups:
            groups[code].append(_name_lane(evidence, lane))
    groups["same"] = [evidence.code(TABLE, "life", life.code) for life in lives if life.band == "same"]
    yield Statement("figure-lives-alt", {"count": len(lives)})
    for code, items in groups.items():
        if items or code == "never":
            yield Statement("figure-lives-alt_group", {"code": code, "what": in_row(items)})
    yield Statement("figure-lives-alt_counted")


def _name_lane(evidence: TableEvidence, lane: Lane) -> Statement:
    """Remedies with the life that they are of, and how much longer it waits."""
    what = Words(lower, name_remedies(lane.remedies, "figure-lives-remedy"))
    if lane.word == "delayed":
        what = Words(lambda what, wait, lang: f"{what}, {wait}", what, Words(length, lane.days))
    elif lane.word == "contested":
        what = Words(lambda what, wait, lang: f"{what}, {wait}", what, describe(lane, "answer-lane-what"))
    return Statement("figure-lives-alt_one", {"what": what, "text": evidence.code(TABLE, "life", lane.life)})


def lower(text: str, lang: str = "") -> str:
    """A text without a capital at its beginning."""
    return text[:1].lower() + text[1:]
