"""Texts joined to the tables of the stage ``legislation``."""

from __future__ import annotations

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.legislation.changes import reading_code
from tipimpact.legislation.provisions import row_code
from tipimpact.publish.tables.joins.authored import Authored
from tipimpact.publish.tables.joins.texts import Joins, Labellers, Labels
from tipimpact.publish.words import say

TEXT = "text"  # the source of a reading that rests on the law alone


def _law_changes(data: pd.DataFrame, authored: Authored, lang: str) -> dict[str, pd.Series]:
    notes = {row_code(row): row[f"note_{lang}"] for row in authored.provisions.to_dict("records")}
    texts = ["\n".join(dict.fromkeys(notes[row] for row in rows)) or None for rows in data["provisions"]]
    return {"note": pd.Series(texts, data.index, object)}


JOINS: Joins = {"law_changes": _law_changes}


def _readings(data: pd.DataFrame, authored: Authored) -> Labels:
    """Readings of the law in words: what it does, who holds it, where it is written."""
    readings = {}
    rows = authored.provisions
    for view, holder, source in zip(rows["view"], rows["holder"], rows["source"], strict=True):
        code = reading_code(view, holder, source)
        readings[code] = {lang: _reading(view, holder, source, lang) for lang in LANGUAGES}
    return {"readings": readings}


def _reading(view: str, holder: str, source: str, lang: str) -> str:
    place = say("reading-text", lang) if source == TEXT else source
    return "; ".join([say("value-view", lang, code=view), say("value-holder", lang, code=holder), place])


LABELS: Labellers = {"law_changes": _readings}
