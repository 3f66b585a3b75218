"""The sentences of lives in their table, and words for codes of ``config/profiles.yaml`` and for lengths."""

from __future__ import annotations

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.eligibility.facts import fact_labels
from tipimpact.publish.statements.life_sentences import state_change
from tipimpact.publish.statements.lives import is_amount, read_lane, write_amount
from tipimpact.publish.tables.joins.authored import Authored
from tipimpact.publish.tables.joins.texts import Joins, Labellers, Labels
from tipimpact.publish.words import codes, say


def _lives(data: pd.DataFrame, authored: Authored, lang: str) -> dict[str, pd.Series]:
    lanes = map(read_lane, data.index, data.to_dict("records"))
    sentences = (state_change(lane, authored) for lane in lanes)
    texts = [sentence.text(lang) if sentence else None for sentence in sentences]
    return {"says": pd.Series(texts, data.index, object)}


def _words(data: pd.DataFrame, authored: Authored) -> Labels:
    remedies = {
        code: {lang: say("value-remedy", lang, code=code) for lang in LANGUAGES} for code in codes("value-remedy")
    }
    lengths = {
        name: {
            text: {lang: write_amount(text, lang) for lang in LANGUAGES}
            for text in data.get(name, [])
            if is_amount(text)
        }
        for name in ("value_with", "value_without")
    }
    return {"life": authored.profiles.labels(), "counted_from": fact_labels(), "through": remedies, **lengths}


JOINS: Joins = {"lives": _lives}
LABELS: Labellers = {"lives": _words}
