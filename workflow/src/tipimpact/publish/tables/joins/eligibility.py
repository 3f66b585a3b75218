"""Texts joined to the tables of the stage ``eligibility``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from tipimpact.package.texts import Reading, Recommendation, RecommendationEvidence, Texts
from tipimpact.publish.tables.joins.texts import Joins, by_id, objects
from tipimpact.publish.words import date, number, say, span

ROWS = "law/eligibility.csv"
WORDS = ("summary", "actors", "legal_hook", "indicators", "would_change")
TIMES = ("before", "after", "today")
NO_WAY_OUT = "none"


def _eligibility(data: pd.DataFrame, authored: Texts, lang: str) -> dict[str, pd.Series]:
    # of a contested answer: each reading with its holder and what it answers
    held_by = [[_say_reading(text, authored, lang) for text in texts] or None for texts in data["readings"]]
    notes = by_id(data["row"], authored.notes(lang), ROWS)
    return {**objects({"held_by": held_by}, data.index), "note": notes}


def _say_reading(text: str, authored: Texts, lang: str) -> str:
    readings, answers = parse_reading(text, authored)
    values = {
        "text": " ".join(getattr(reading.says, lang) for reading in readings),
        "answer": say_answers(answers, lang),
    }
    holders = [getattr(reading.holder, lang) for reading in readings if reading.holder]
    if len(holders) < len(readings) or not (day := readings[0].date):
        source = "; ".join(getattr(reading.text, lang) for reading in readings)
        return say("eligibility-construction", lang, source=source, **values)
    return say("eligibility-held_by", lang, holder=" & ".join(holders), date=date(day, lang), **values)


def parse_reading(text: str, authored: Texts) -> tuple[list[Reading], list[str]]:
    """Readings that are taken together, and what they answer, of a text like ``a & b=open|barred``."""
    names, _, answers = text.partition("=")
    return [authored.readings[name] for name in names.split(" & ")], answers.split("|")


def say_answers(answers: Iterable[str], lang: str) -> str:
    """The answers of a reading."""
    return " / ".join(say("value-answer", lang, code=answer) for answer in answers)


def _remedy_exceptions(data: pd.DataFrame, authored: Texts, lang: str) -> dict[str, pd.Series]:
    notes = authored.notes(lang)
    return {
        "note": by_id(data["bar"], notes, ROWS),
        "way_out_note": by_id(data["way_out"].where(data["way_out"] != NO_WAY_OUT), notes, ROWS),
    }


def _completeness(data: pd.DataFrame, authored: Texts, lang: str) -> dict[str, pd.Series]:
    texts = {code: getattr(text, lang) for code, text in authored.silences.items()}
    return {"says": by_id(data["silence"], texts, "law/silences.csv")}


def _instruments(data: pd.DataFrame, authored: Texts, lang: str) -> dict[str, pd.Series]:
    words = {
        part: {id: getattr(getattr(own, part), lang) for id, own in authored.instruments.items()}
        for part in ("title", "says")
    }
    return {part: by_id(data["instrument"], texts, "law/instruments.csv") for part, texts in words.items()}


def _deadlines(data: pd.DataFrame, authored: Texts, lang: str) -> dict[str, pd.Series]:
    words = {
        part: {id: getattr(getattr(own, part), lang) for id, own in authored.deadlines.items()}
        for part in ("what", "note")
    }
    return {part: by_id(data["deadline"], texts, "law/deadlines.csv") for part, texts in words.items()}


def _recommendations(data: pd.DataFrame, authored: Texts, lang: str) -> dict[str, pd.Series]:
    known = {item.id: item for item in authored.recommendations}
    items: list[Recommendation] = list(by_id(data["id"], known, "recommendations.yaml"))
    texts: dict[str, list[Any]] = {name: [getattr(getattr(item, name), lang) for item in items] for name in WORDS}
    for when in TIMES:  # None where nothing is known of a time
        texts[when] = [[_state(e, lang) for e in item.evidence if e.when == when] or None for item in items]
    texts["measured"] = [_measured(row, authored, lang) for row in data.to_dict("records")]
    return objects(texts, data.index)


def _state(evidence: RecommendationEvidence, lang: str) -> str:
    values = {name: getattr(getattr(evidence, name), lang) for name in ("text", "source")}
    side = say("value-side", lang, code=evidence.side)
    return say("recommendations-statement", lang, side=side, date=evidence.date, **values)


def _measured(row: Mapping[Any, Any], authored: Texts, lang: str) -> list[str]:
    """A sentence for each series or gap, and one on the sentences on the themes of the recommendation."""
    columns = [row[f"measured_{name}"] for name in ("by", "period", "low", "high", "unit")]
    sentences = [_measure(authored, lang, *values) for values in zip(*columns, strict=True)]
    counts = [row[f"sentences_{period}"] for period in ("before", "after")]
    if pd.isna(counts).any():
        return [*sentences, say("recommendations-measured-no_texts", lang)]
    before, after = (number(count, lang) for count in counts)
    return [*sentences, say("recommendations-measured-sentences", lang, before=before, after=after)]


def _measure(
    authored: Texts, lang: str, name: str, period: str | None, low: float | None, high: float | None, unit: str | None
) -> str:
    """The newest value of a series, or that a gap is open: then only its name is known."""
    if period is None or low is None or high is None or unit is None:
        title = authored.by_id[name].title
        return say("recommendations-measured-missing", lang, title=getattr(title, lang).strip())
    ends = {"low": number(low, lang), "high": number(high, lang)}
    title = next(series.title for series in authored.series.series if series.id == name)
    return say(
        "recommendations-measured-value",
        lang,
        series=getattr(title, lang),
        period=span(period, lang),
        value=ends["low"] if low == high else say("interval", lang, **ends),
        unit=getattr(authored.series.units[unit], lang),
    )


JOINS: Joins = {
    "eligibility": _eligibility,
    "remedy_exceptions": _remedy_exceptions,
    "completeness": _completeness,
    "deadlines": _deadlines,
    "instruments": _instruments,
    "recommendations": _recommendations,
}
