"""Texts joined to the table ``evidence_gaps``: what the register of sources says, and how a gap is closed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from tipimpact.publish.obtained import compare_releases
from tipimpact.publish.tables.joins.authored import Authored
from tipimpact.publish.tables.joins.texts import Joins, by_id, words
from tipimpact.publish.words import say
from tipimpact.publish.words.codes import say_code
from tipimpact.retrieve.sources import Source

SOURCES = "config/sources"
TEXTS = ("title", "claim", "why", "holder", "design", "request", "drop_in")


def _gaps(data: pd.DataFrame, authored: Authored, lang: str) -> Mapping[str, pd.Series]:
    sources = by_id(data["gap"], {source.id: source for source in authored.sources.sources}, SOURCES)
    rows = zip(data.to_dict("records"), sources, strict=True)
    texts = pd.DataFrame([_texts(row, source, lang) for row, source in rows], data.index, columns=list(TEXTS))
    return {name: texts[name] for name in TEXTS}


def _texts(row: Mapping[Any, Any], source: Source, lang: str) -> dict[str, str]:
    """Of a series that nobody publishes, the words of its ``gap`` block; of another, those of its row and its kind."""
    if source.gap:
        block = {name: words(getattr(source.gap, name), lang) for name in TEXTS if name != "title"}
        unread = {"why": _why_not_read(row, lang)} if row["kind"] == "not_read" else {}
        return {"title": words(source.title, lang), **block, **unread}
    place = source.page or ", ".join(source.urls) or source.citation
    if row["kind"] == "not_read":
        why = _why_not_read(row, lang)
        of_list = row["reason"] == "list"
        drop_in = say("gaps-not_read-drop_in_list" if of_list else "gaps-not_read-drop_in", lang, place=place)
    elif row["kind"] == "other_release":
        why = compare_releases(json.loads(row["reason"]), source.release, lang)
        drop_in = say("gaps-other_release-drop_in", lang)
    else:
        why = say("gaps-not_retrieved-why", lang)
        drop_in = say("gaps-not_retrieved-drop_in", lang, place=place)
    return {"title": words(source.title, lang), "holder": words(source.publisher, lang), "why": why, "drop_in": drop_in}


def _why_not_read(row: Mapping[Any, Any], lang: str) -> str:
    return say("gaps-not_read-why", lang, reason=say_code("evidence_gaps", "reason", row["reason"], lang))


JOINS: Joins = {"evidence_gaps": _gaps}
