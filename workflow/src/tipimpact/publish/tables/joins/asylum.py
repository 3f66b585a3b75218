"""Texts joined to the tables of the stage ``asylum``: what events were, and why a series carries no more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from tipimpact.publish.tables.joins.texts import by_id, words

if TYPE_CHECKING:
    from tipimpact.publish.tables.joins.authored import Authored

EVENTS = "config/policy_events.csv"
SERIES = "config/series.yaml"


def _events(data: pd.DataFrame, authored: Authored, lang: str) -> Mapping[str, pd.Series]:
    titles = authored.events.set_index("event")[f"title_{lang}"].to_dict()
    return {"title": by_id(data["event"], titles, EVENTS)}


def _audit(data: pd.DataFrame, authored: Authored, lang: str) -> Mapping[str, pd.Series]:
    from tipimpact.asylum.carrying import reasons

    why = {name: words(text, lang) for name, text in reasons(authored.series).items()}
    return {"why": by_id(data["series"], why, SERIES)}


JOINS: dict[str, Callable[..., Mapping[str, pd.Series]]] = {"events": _events, "data_audit": _audit}
