"""Texts joined to the tables of the stage ``asylum``: what events were, and why a series carries no more."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from tipimpact.asylum.data_audit import LISTS, SERIES_BY_TABLE
from tipimpact.publish.tables.joins.authored import Authored
from tipimpact.publish.tables.joins.texts import Joins, by_id, words
from tipimpact.publish.words import say

EVENTS = "data/raw/compiled/asylum/policy_events.csv and visa_changes.csv"
SERIES = "config/series.yaml"


def _events(data: pd.DataFrame, authored: Authored, lang: str) -> Mapping[str, pd.Series]:
    titles = dict(zip(authored.events["event"], authored.events[f"title_{lang}"], strict=True))
    return {"title": by_id(data["event"], titles, EVENTS)}


def _audit(data: pd.DataFrame, authored: Authored, lang: str) -> Mapping[str, pd.Series]:
    registry = authored.series
    published = {series.id: registry.families[series.family].why for series in registry.series}
    panel = dict.fromkeys(SERIES_BY_TABLE.values(), registry.families["panel"].why)
    why = {**published, **panel, **{name: left.why for name, left in registry.not_shown().items()}}
    texts = {name: words(text, lang) for name, text in why.items()} | {LISTS: say("data_audit-lists-why", lang)}
    return {"why": by_id(data["series"], texts, SERIES)}


JOINS: Joins = {
    "events": _events,
    "data_audit": _audit,
}
