"""The lives of the answer page in words: one line each, and for each remedy both days and the clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from tipimpact.publish.figures.lives import emptied
from tipimpact.publish.site.archetypes import file_of
from tipimpact.publish.site.held import Held, row_href
from tipimpact.publish.tables.cells import CodeWords, plain
from tipimpact.publish.tables.joins.lives import reading
from tipimpact.publish.words import capital, codes, date, law, listed, say
from tipimpact.publish.words.lengths import length

TABLE = "lives"
CHANGED = (
    "closed",
    "contested",
    "delayed",
    "narrowed",
    "limited_first",
    "sooner",
    "unknown",
)  # words, the gravest first
GRAVE = ("closed", "contested", "delayed")  # where one of these stands, a life's line says no more
SAME_AS = {"vtip_trp": "trp", "stay_prra": "prra"}  # remedies that a life's line leaves out beside another alike


@dataclass(frozen=True)
class Lane:
    """One remedy in a life.

    title: it and what happened, in a few words.  lines: both days, the other readings, the risk of asking.
    clause: the provision in words.  href: the row of the table.
    """

    title: str
    lines: list[str]
    clause: str
    href: str


@dataclass(frozen=True)
class Life:
    """A life in one line, and its lanes."""

    number: str
    who: str
    short: str
    lanes: list[Lane]
    href: str


def lives(held: Held, lang: str) -> list[Life]:
    """The lives of the answer page: those that could never ask first, then the longest added wait."""
    result = held.results.get(TABLE)
    if result is None or result.authored is None or result.data.empty:
        return []
    profiles = result.authored.profiles
    places, data = profiles.places(), result.data
    own = {profile.id: profile for profile in profiles.profiles if profile.page}
    told = data[(data["telling"] == "after") & data["life"].isin(own)]
    found = []
    for id, rows in told.groupby("life", sort=False):
        acts = {"c31", "c10", f"act_{own[str(id)].act[:4]}"}
        rows = rows[rows["act"].isin(acts)]
        changed = rows[rows["word"].isin(CHANGED)]
        weight = (
            min((CHANGED.index(word) for word in changed["word"]), default=len(CHANGED)),
            -int(changed["days"].fillna(0).max() if len(changed) else 0),
            own[str(id)].number,
        )
        found.append((weight, _life(held, str(id), places[str(id)], own[str(id)], rows, lang)))
    return [life for _, life in sorted(found, key=lambda pair: pair[0])]


def _life(held: Held, id: str, place: str, profile: Any, rows: pd.DataFrame, lang: str) -> Life:
    words = CodeWords.of(held.results[TABLE].texts(lang), lang)
    read_twice = rows["readings"].map(len) > 0
    shown = rows[rows["word"].isin(CHANGED) | (read_twice & (rows["act"] == "c31"))]
    order = shown["word"].map(lambda word: CHANGED.index(word) if word in CHANGED else len(CHANGED))
    shown = shown.assign(order=order).sort_values(["order", "days"], ascending=[True, False], kind="stable")
    lanes = [
        _lane(held, int(label), row, day, words, lang)
        for label, row, day in zip(shown.index, shown.to_dict("records"), _emptied(held, shown), strict=True)
    ]
    changed = shown[shown["word"].isin(CHANGED)]
    short = capital("; ".join(_groups(changed, lang)) or say("answer-lane-same", lang))
    who = getattr(profile.label, lang)
    return Life(place, capital(who), short, lanes, file_of(place))


def _emptied(held: Held, rows: pd.DataFrame) -> pd.Series:
    """Since when the list of countries is empty that a rule needs; missing for the others, or without those tables."""
    others = [held.results[name].data for name in ("exposure", "events") if name in held.results]
    return emptied(rows["row"], *others) if len(others) == 2 else pd.Series(pd.NaT, rows.index)


def _groups(rows: pd.DataFrame, lang: str) -> Iterator[str]:
    """What happened, with all remedies to which the same happened; the gravest only."""
    grave = rows[rows["word"].isin(GRAVE)]
    said: dict[str, list[str]] = {}
    for row in (grave if len(grave) else rows).to_dict("records"):
        what = _what(row, lang)
        if row["act"] not in ("c31", "c10"):  # a later Act, on a page about the two of 2012
            what = say("answer-lane-by", lang, what=what, act=say("lives-act", lang, code=row["act"]))
        said.setdefault(what, []).append(row["remedy"])
    for what, remedies in said.items():
        named = [
            say("figure-lives-remedy", lang, code=remedy) for remedy in remedies if SAME_AS.get(remedy) not in remedies
        ]
        yield say("answer-lane", lang, remedies=listed(named, lang), what=what)


def _what(row: Mapping[Any, Any], lang: str) -> str:
    if row["word"] == "closed" and row["mode"] == "time":
        return say("answer-lane-not_in_time", lang)
    if row["word"] not in ("delayed", "sooner"):
        return say("answer-lane-what", lang, code=row["word"])
    first, last = sorted((row["can_ask_without"], row["can_ask"]))
    return say("answer-lane-what", lang, code=row["word"], wait=length((last - first).days, lang))


def _lane(held: Held, label: int, row: Mapping[Any, Any], empty_since: Any, words: CodeWords, lang: str) -> Lane:
    authored = held.results[TABLE].authored
    remedy = say("figure-lives-remedy", lang, code=row["remedy"])
    if row["word"] in CHANGED:
        title = say("answer-lane", lang, remedies=capital(remedy), what=_what(row, lang))
    else:
        title = capital(remedy)
    lines = [_days(row, words, lang)]
    if row["word"] == "unknown":
        lines.append(say("answer-lane-missing", lang))
    elif row["word"] in CHANGED and plain(row["citation"]) is not None:
        lines.append(_since(row, empty_since, words))
    if authored is not None:
        if len(row["readings"]):
            answers = "; ".join(reading(text, authored, lang) for text in row["readings"])
            lines.append(say("answer-lane-readings", lang, answers=answers))
        risk = getattr(authored.remedies[row["remedy"]].risk_of_asking, lang)
        lines.append(say("answer-lane-risk", lang, risk=risk))
    clause = "" if plain(row["citation"]) is None else law(str(row["citation"]), lang)
    return Lane(title, [line for line in lines if line], clause, row_href(TABLE, held.row(TABLE, label) or 1))


def _since(row: Mapping[Any, Any], empty_since: Any, words: CodeWords) -> str:
    """What became of the rule since; in the same cases as the picture."""
    lang, again = words.lang, plain(row["taken_over_by"])
    if plain(row["until"]) and plain(row["ended_by"]):
        return say("answer-lane-ended", lang, day=date(plain(row["until"]), lang))
    if again:
        return say("answer-lane-again", lang, source=words.code("taken_over_by", again))
    if plain(empty_since):
        return say("answer-lane-emptied", lang, day=date(plain(empty_since), lang))
    return say("answer-lane-still", lang)


def _days(row: Mapping[Any, Any], words: CodeWords, lang: str) -> str:
    """Both days, from the event that they are counted from."""
    event, start = plain(row["counted_from"]), plain(row["counted_day"])
    if event is None or start is None:
        return ""
    without, since = plain(row["can_ask_without"]), plain(row["can_ask"])
    act = say("lives-act", lang, code=row["act"])
    day = date(start, lang)
    since_event = (
        say("figure-lives-from", lang, code=event, day=day)
        if event in codes("figure-lives-from")
        else f"{words.code('counted_from', event)}, {day}"
    )
    values = {"event": since_event, "act": act}
    if row["word"] not in CHANGED or row["word"] == "unknown":  # of an unknown day there is nothing to compare
        return say("answer-lane-from", lang, **values)
    no_day = (
        say("answer-lane-not_in_time", lang) if row["mode"] == "time" else say("answer-lane-what", lang, code="closed")
    )
    days = [date(day, lang) if day is not None else no_day for day in (without, since)]
    return say("answer-lane-days", lang, without=days[0], since=days[1], **values)
