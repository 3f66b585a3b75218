"""The sentences of lives, made of rows of the table ``lives`` and the phrases of ``config/profiles.yaml``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.eligibility.facts import fact_labels
from tipimpact.publish.tables.joins.authored import Authored
from tipimpact.publish.tables.joins.texts import Labels
from tipimpact.publish.words import codes, date, listed, say, say_code

Row = Mapping[Any, Any]
FIRST = ("closed", "contested", "unknown", "delayed", "narrowed", "limited_first", "opened")  # words, the gravest first


def _clause(one: Row, authored: Authored, lang: str) -> str:
    """What one Act did to one remedy."""
    act = say("lives-act", lang, code=one["act"])
    remedies = say("lives-remedy", lang, code=one["remedy"])
    how: str = "own_words" if pd.isna(one["how"]) else one["how"]
    values: dict[str, Any] = {"remedies": remedies, "act": act, "cause": say("lives-cause", lang, code=how, act=act)}
    match one["word"]:
        case "closed":
            return say("lives-closed", lang, code="pr_kept" if one["remedy"] == "pr_kept" else one["mode"], **values)
        case "delayed":
            day = date(one["can_ask"].date(), lang)
            return say("lives-delayed", lang, day=day, days=int(one["days"]), **values)
        case "narrowed":
            return _narrowed(one, values, lang)
        case "limited_first":
            return say("lives-limited", lang, code=one["remedy"], value=_value(one["value_with"], lang), **values)
        case "unknown":
            return say("lives-unknown", lang, **values)
        case "contested":
            answers = "; ".join(reading(text, authored, lang) for text in one["readings"])
            return say("lives-contested", lang, answers=answers, **values)
    return say("lives-opened", lang, **values)


def _narrowed(row: Row, values: Mapping[str, Any], lang: str) -> str:
    if row["attribute"] == "review_interval":
        both = {"value": _value(row["value_with"], lang), "other": _value(row["value_without"], lang)}
        return say("lives-narrowed-review", lang, **both, **values)
    return say("lives-narrowed", lang, code=row["value_with"], **values)


def _value(text: str, lang: str) -> str:
    """A number with its unit, like ``30 days``."""
    number, unit = text.split(" ")
    return f"{number} {say('value-length_unit', lang, code=unit)}"


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
        say("lives-sentence", lang, who=who[row["life"]], clauses=_clause(row, authored, lang))
        if row["word"] in FIRST
        else None
        for row in data.to_dict("records")
    ]
    return {"says": pd.Series(says, data.index, object)}


def _words(data: pd.DataFrame, authored: Authored) -> Labels:
    remedies = {
        code: {lang: say("value-remedy", lang, code=code) for lang in LANGUAGES} for code in codes("value-remedy")
    }
    lengths = {
        name: {
            text: {lang: _value(text, lang) for lang in LANGUAGES} for text in data.get(name, []) if _is_length(text)
        }
        for name in ("value_with", "value_without")
    }
    return {"life": authored.profiles.labels(), "counted_from": fact_labels(), "through": remedies, **lengths}


def _is_length(text: Any) -> bool:
    """Whether a value is a number with its unit; the others are codes."""
    return isinstance(text, str) and text[:1].isdigit()


JOINS: dict[str, Callable[[pd.DataFrame, Authored, str], dict[str, pd.Series]]] = {"lives": _lives}
LABELS: dict[str, Callable[[pd.DataFrame, Authored], Labels]] = {"lives": _words}
