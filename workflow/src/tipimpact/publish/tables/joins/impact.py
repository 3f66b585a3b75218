"""Texts joined to the tables of the stage ``impact``: words of the plan, and what each check showed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from tipimpact.publish.tables.joins.authored import Authored
from tipimpact.publish.tables.joins.texts import Joins, Labellers, Labels, by_id, words
from tipimpact.publish.words import codes, number, say

PLAN = "config/plan.yaml"


def _estimates(data: pd.DataFrame, authored: Authored, lang: str) -> Mapping[str, pd.Series]:
    estimands = {estimand.id: estimand for estimand in authored.plan.estimands}
    planned = by_id(data["estimand"], estimands, PLAN)
    return {
        "question": data["estimand"].map(lambda id: say("estimand-question", lang, code=id)),
        "claim": planned.map(lambda estimand: words(estimand.claim, lang)),
        "rivals": planned.map(lambda estimand: " ".join(words(rival, lang) for rival in estimand.rivals)),
        "refuted_by": planned.map(lambda estimand: words(estimand.refuted_by, lang)),
    }


def _reach(data: pd.DataFrame, authored: Authored, lang: str) -> Mapping[str, pd.Series]:
    gaps = {source.id: words(source.title, lang) for source in authored.sources.sources if source.gap}
    needs = {e.id: words(e.needs, lang) if hasattr(e, "needs") else gaps.get(e.source) for e in authored.plan.estimands}
    return {"needs": by_id(data["estimand"], needs, PLAN)}


def _questions(data: pd.DataFrame, authored: Authored, lang: str) -> Mapping[str, pd.Series]:
    titles = {question.id: words(question.title, lang) for question in authored.plan.questions}
    return {"title": by_id(data["question"], titles, PLAN)}


def _checks(data: pd.DataFrame, authored: Authored, lang: str) -> Mapping[str, pd.Series]:
    whole = data["variant"] == "all"
    sentences = [check_sentence(row, lang) for row in data[whole].to_dict("records")]
    return {"sentence": pd.Series(sentences, data.index[whole], dtype=object).reindex(data.index)}


def check_sentence(row: Mapping[Any, Any], lang: str) -> str:
    """What a check of a series showed, from its row in ``robustness``: one value in some designs, a range in others."""
    known = {end: number(round(row[end], 2), lang) for end in ("low", "high") if pd.notna(row[end])}
    ranged = len(set(known.values())) > 1 and row["check"] in codes("impact-check-range")
    return say("impact-check-range" if ranged else "impact-check", lang, code=row["check"], **known)


JOINS: Joins = {
    "impact_estimates": _estimates,
    "reachable_verdicts": _reach,
    "triangulation": _questions,
    "robustness": _checks,
}


def _titles(data: pd.DataFrame, authored: Authored) -> Labels:
    return {"estimand": {estimand.id: estimand.title.model_dump() for estimand in authored.plan.estimands}}


def _sides(data: pd.DataFrame, authored: Authored) -> Labels:
    """Questions of the plan, and their two other sides: its estimands, and themes of the codebook."""
    return {
        "question": {question.id: question.title.model_dump() for question in authored.plan.questions},
        "estimands": _titles(data, authored)["estimand"],
        "themes": authored.codebook.labels,
    }


def _exposures(data: pd.DataFrame, authored: Authored) -> Labels:
    """What each rule does, and the sources of its counts."""
    return {
        "exposure": {rule.id: rule.title.model_dump() for rule in authored.exposure.rules},
        "sources": {source.id: source.title.model_dump() for source in authored.sources.sources},
    }


LABELS: Labellers = {
    "minimum_detectable_effects": _titles,
    "impact_estimates": _titles,
    "reachable_verdicts": _titles,
    "robustness": _titles,
    "compared": _titles,
    "exposure": _exposures,
    "people_waiting": _exposures,
    "triangulation": _sides,
}
