"""The sentences of lives, made of rows of the table ``lives`` and the phrases of ``config/profiles.yaml``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.eligibility.facts import labels
from tipimpact.eligibility.rows import REMEDIES
from tipimpact.publish.tables.joins.authored import Authored
from tipimpact.publish.tables.joins.texts import Labels
from tipimpact.publish.words import answer_ids as ids
from tipimpact.publish.words import date, listed, say, say_code

Row = Mapping[Any, Any]
FIRST = ("closed", "contested", "unknown", "delayed", "narrowed", "limited_first", "opened")  # words, the gravest first
LAST = (*FIRST, "none")
ATTRIBUTES = {
    "with_residence_application": "lives-narrowed-with_application",
    "stay_only": "lives-narrowed-stay_only",
}


def sentences(data: pd.DataFrame, authored: Authored, lang: str) -> dict[str, str]:
    """One sentence for each life, by its code: what the Acts changed in it, told after its Act.

    data: the table ``lives``.
    """
    after = data[data["telling"] == "after"]
    return {
        profile.id: say(
            "lives-sentence",
            lang,
            who=getattr(profile.who, lang),
            clauses="; ".join(_clauses(after[after["of"] == profile.id], profile.act, authored, lang)),
        )
        for profile in authored.profiles.profiles
        if (after["of"] == profile.id).any()
    }


def _clauses(rows: pd.DataFrame, act: str, authored: Authored, lang: str) -> Iterator[str]:
    """What the Acts did, the gravest first; at the end how many first days are the same."""
    own = {"C-31": ("c31", "c10"), "C-10": ("c31", "c10")}.get(act, ("c31", "c10", _code(act)))
    records = [r for r in rows.to_dict("records") if r["act"] in own]
    changed = [r for r in records if r["word"] in FIRST]
    changed += [r for r in records if r["word"] == "none" and len(r["readings"]) and r["act"] == own[0]]
    changed.sort(key=lambda r: (LAST.index(r["word"]), own.index(r["act"]), *map(str, _alike(r))))
    for _, some in groupby(changed, key=lambda r: (r["word"], *_alike(r))):
        together = sorted(some, key=lambda r: REMEDIES.index(r["remedy"]))
        yield _clause(together, authored, lang)
    # a remedy that shuts again, by the Act itself and not through another remedy
    for row in (r for r in records if r["closed_after"] and pd.isna(r["through"])):
        yield _again(row, lang)
    told = {r["remedy"] for r in changed}
    same = {r["remedy"] for r in records if r["word"] == "none" and not pd.isna(r["can_ask"])} - told
    if same or not told:
        yield say("lives-rest" if told else "lives-none", lang, count=len(same))


def _code(act: str) -> str:
    return f"act_{act[:4]}"


def _alike(row: Row) -> tuple[Any, ...]:
    """What rows of one clause have in common."""
    if row["word"] == "closed":
        return (row["act"], list(ids.CLOSED).index(row["mode"]), row["how"], row["remedy"] in ids.CLOSED_REMEDIES)
    if row["word"] == "delayed":
        return (row["act"], row["how"], row["can_ask"], row["days"])
    return (row["act"], row["remedy"])


def _clause(rows: Sequence[Row], authored: Authored, lang: str) -> str:
    """What one Act did to one remedy, or in the same way to several."""
    one = rows[0]
    act = say(ids.LIFE_ACTS[one["act"]], lang)
    remedies = listed([say(ids.LIFE_REMEDIES[row["remedy"]], lang) for row in rows], lang)
    how: str = "own_words" if pd.isna(one["how"]) else one["how"]
    values: dict[str, Any] = {"remedies": remedies, "act": act, "cause": say(ids.CAUSES[how], lang, act=act)}
    match one["word"]:
        case "closed":
            return say(ids.CLOSED_REMEDIES.get(one["remedy"], ids.CLOSED[one["mode"]]), lang, **values)
        case "delayed":
            day = date(one["can_ask"].date(), lang)
            return say("lives-delayed", lang, day=day, days=int(one["days"]), **values)
        case "narrowed":
            return _narrowed(one, values, lang)
        case "limited_first":
            return say(ids.LIMITED[one["remedy"]], lang, value=_value(one["value_with"], lang), **values)
        case "unknown":
            return say("lives-unknown", lang, **values)
        case "contested" | "none":
            answers = "; ".join(reading(text, authored, lang) for text in one["readings"])
            key = "lives-contested" if one["word"] == "contested" else "lives-read_twice"
            return say(key, lang, answers=answers, **values)
    return say("lives-opened", lang, **values)


def _again(row: Row, lang: str) -> str:
    """For how long a remedy shuts again after the first day."""
    act, remedy = say(ids.LIFE_ACTS[row["act"]], lang), say(ids.LIFE_REMEDIES[row["remedy"]], lang)
    cause = say(ids.CAUSES["own_words" if pd.isna(row["how"]) else row["how"]], lang, act=act)
    return say("lives-closed_after", lang, remedies=remedy, days=int(row["closed_after"]), cause=cause)


def _narrowed(row: Row, values: Mapping[str, Any], lang: str) -> str:
    if row["attribute"] == "review_interval":
        both = {"value": _value(row["value_with"], lang), "other": _value(row["value_without"], lang)}
        return say("lives-narrowed-review", lang, **both, **values)
    return say(ATTRIBUTES[row["value_with"]], lang, **values)


def _value(text: str, lang: str) -> str:
    """A number with its unit, like ``30 days``."""
    number, unit = text.split(" ")
    return f"{number} {say(ids.UNITS[unit], lang)}"


def reading(text: str, authored: Authored, lang: str) -> str:
    """Who reads it so, and the answer: of a text like ``permit_reach/guide: delayed 200``."""
    names, _, answer = text.partition(": ")
    known = authored.readings.by_id()
    holder = listed([getattr(known[name].holder, lang) for name in names.split("; ")], lang)
    word, _, days = answer.partition(" ")
    if word == "delayed":
        return say("lives-reading-delayed", lang, holder=holder, days=int(days))
    if word == "none":
        on = {"day": date(dt.date.fromisoformat(days), lang)} if days else {}
        return say("lives-reading-day" if on else "lives-reading-never", lang, holder=holder, **on)
    return say("lives-reading-other", lang, holder=holder, word=say_code("lives", "word", word, lang))


def _lives(data: pd.DataFrame, authored: Authored, lang: str) -> dict[str, pd.Series]:
    who = {profile.id: getattr(profile.who, lang) for profile in authored.profiles.profiles}
    says = [
        say("lives-sentence", lang, who=who[row["of"]], clauses=_clause([row], authored, lang))
        if row["word"] in FIRST
        else None
        for row in data.to_dict("records")
    ]
    return {"says": pd.Series(says, data.index, object)}


def _words(data: pd.DataFrame, authored: Authored) -> Labels:
    remedies = {code: {lang: say(id, lang) for lang in LANGUAGES} for code, id in ids.REMEDIES.items()}
    lengths = {
        name: {
            text: {lang: _value(text, lang) for lang in LANGUAGES} for text in data.get(name, []) if _is_length(text)
        }
        for name in ("value_with", "value_without")
    }
    return {"of": authored.profiles.labels(), "counted_from": labels(), "through": remedies, **lengths}


def _is_length(text: Any) -> bool:
    """Whether a value is a number with its unit; the others are codes."""
    return isinstance(text, str) and text[:1].isdigit()


JOINS: dict[str, Callable[[pd.DataFrame, Authored, str], dict[str, pd.Series]]] = {"lives": _lives}
LABELS: dict[str, Callable[[pd.DataFrame, Authored], Labels]] = {"lives": _words}
