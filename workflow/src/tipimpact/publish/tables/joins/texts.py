"""Texts joined to tables at publication, but for those of eligibility, and words for codes made up in ``config/``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import Problem, PublishError, nearest
from tipimpact.package.texts import GapTexts, Source, Texts
from tipimpact.package.texts import words as in_words
from tipimpact.publish.obtained import compare_releases
from tipimpact.publish.statements.life_sentences import state_change
from tipimpact.publish.statements.lives import is_amount, read_lane, write_amount
from tipimpact.publish.words import codes, date, listed, say
from tipimpact.publish.words.codes import say_code

Joins = dict[str, Callable[[pd.DataFrame, Texts, str], Mapping[str, pd.Series]]]  # by table: its joined columns
Labels = Mapping[str, Mapping[str, str]]  # words by code and language
# Tables of which a row is of a rule of ``config/exposure.yaml``.
RULES = ("exposure", "exposure_checks", "people_waiting", "waiting_totals")
LISTS, MONTHLY = "employer_lists", "claims_by_month"  # of ``data_audit``, without a row in ``config/series.yaml``
TEXT = "text"  # the source of a reading that rests on the law alone
EVENTS = "data/raw/compiled/asylum/policy_events.csv and visa_changes.csv"
SERIES = "config/series.yaml"
PLAN = "config/plan.yaml"
SOURCES = "config/sources"
TEXTS = ("title", "claim", "exists", "missing", "why", "searched", "probably", "holder", "design", "request", "drop_in")


def by_id(ids: pd.Series, known: Mapping[str, Any], where: str) -> pd.Series:
    """The value in ``known`` for each id; missing where the id is missing or ``known`` gives None.

    where: the file of ``known``, for errors.
    Raises PublishError with every unknown id and its nearest known one.
    """
    unknown = sorted({str(id) for id in ids.dropna()} - known.keys())
    if unknown:
        todo = "run the workflow again, so that the table is made from this file"
        raise PublishError(
            Problem(f"no row is called {id!r}", where, nearest=nearest(id, known), todo=todo) for id in unknown
        )
    return pd.Series([None if pd.isna(id) else known[id] for id in ids], index=ids.index, dtype=object)


def objects(texts: Mapping[str, Iterable[Any]], index: pd.Index) -> dict[str, pd.Series]:
    """Columns of texts, or of lists of texts; a text may be None."""
    return {name: pd.Series(list(values), index, object) for name, values in texts.items()}


def words(text: Any, lang: str) -> str:
    """One language of a text that config gives in both (a model with the fields ``en`` and ``fr``)."""
    return str(getattr(text, lang)).strip()


def _law_changes(data: pd.DataFrame, authored: Texts, lang: str) -> dict[str, pd.Series]:
    notes = {provision.row: getattr(provision.note, lang) for provision in authored.provisions}
    texts = ["\n".join(dict.fromkeys(notes[row] for row in rows)) or None for rows in data["provisions"]]
    return objects({"note": texts}, data.index)


def _audit(data: pd.DataFrame, authored: Texts, lang: str) -> Mapping[str, pd.Series]:
    texts = {name: words(text, lang) for name, text in authored.series.why.items()}
    texts |= {LISTS: say("data_audit-lists-why", lang), MONTHLY: say("data_audit-monthly-why", lang)}
    return {"why": by_id(data["series"], texts, SERIES)}


def _estimates(data: pd.DataFrame, authored: Texts, lang: str) -> Mapping[str, pd.Series]:
    estimands = {estimand.id: estimand for estimand in authored.plan.estimands}
    planned = by_id(data["estimand"], estimands, PLAN)
    return {
        "question": data["estimand"].map(lambda id: say("estimand-question", lang, code=id)),
        "claim": planned.map(lambda estimand: words(estimand.claim, lang)),
        "rivals": planned.map(lambda estimand: " ".join(words(rival, lang) for rival in estimand.rivals)),
        "refuted_by": planned.map(lambda estimand: words(estimand.refuted_by, lang)),
    }


def _reach(data: pd.DataFrame, authored: Texts, lang: str) -> Mapping[str, pd.Series]:
    needs = {estimand.id: words(estimand.needs, lang) for estimand in authored.plan.estimands}
    return {"needs": by_id(data["estimand"], needs, PLAN)}


def _lives(data: pd.DataFrame, authored: Texts, lang: str) -> dict[str, pd.Series]:
    lanes = map(read_lane, data.index, data.to_dict("records"))
    sentences = (state_change(lane, authored) for lane in lanes)
    return objects({"says": (sentence.text(lang) if sentence else None for sentence in sentences)}, data.index)


def _gaps(data: pd.DataFrame, authored: Texts, lang: str) -> Mapping[str, pd.Series]:
    sources = by_id(data["gap"], {source.id: source for source in authored.sources.sources}, SOURCES)
    rows = zip(data.to_dict("records"), sources, strict=True)
    texts = [{"title": words(source.title, lang), **_texts(row, source, authored, lang)} for row, source in rows]
    columns = pd.DataFrame(texts, data.index, columns=list(TEXTS))
    return {name: columns[name] for name in TEXTS}


def _texts(row: Mapping[Any, Any], source: Source, authored: Texts, lang: str) -> dict[str, str]:
    """Of a series that we lack, the words of its ``gap`` block; of another, those of its row and its kind."""
    why = ""
    if row["gap_kind"] == "not_read":
        why = say("gaps-not_read-why", lang, reason=say_code("evidence_gaps", "gap_reason", row["gap_reason"], lang))
    elif row["gap_kind"] in ("partly_sent", "sent"):
        why = sent_in_words(row, lang)
    if source.gap:
        own = ("claim", "why", "holder", "design", "request", "drop_in")
        block = {name: words(getattr(source.gap, name), lang) for name in own}
        return {**block, **search_record(source.gap, authored, lang), **({"why": why} if why else {})}
    place = source.page or ", ".join(source.urls) or source.citation
    if why:
        of_list = row["gap_reason"] == "list"
        drop_in = say("gaps-not_read-drop_in_list" if of_list else "gaps-not_read-drop_in", lang, place=place)
    elif row["gap_kind"] == "other_release":
        why = compare_releases(json.loads(row["gap_reason"]), source.release, lang)
        drop_in = say("gaps-other_release-drop_in", lang)
    else:
        why = say("gaps-not_retrieved-why", lang)
        drop_in = say("gaps-not_retrieved-drop_in", lang, place=place)
    return {"holder": words(source.publisher, lang), "why": why, "drop_in": drop_in}


def search_record(gap: GapTexts, authored: Texts, lang: str) -> dict[str, str]:
    """What exists of a series, what is missing, where we looked and which documents probably print it, in words."""
    titles = {source.id: words(source.title, lang) for source in authored.sources.sources}
    found = [say("gaps-exists", lang, title=titles[f.source], counts=words(f.counts, lang)) for f in gap.found]
    looked = [
        say("gaps-searched", lang, day=search.day, asked=len(search.words), words="; ".join(search.words))
        for search in gap.searched
    ]
    documents = [say("gaps-probably", lang, title=d.title, place=words(d.place, lang), url=d.url) for d in gap.probably]
    texts = {"exists": found, "searched": looked, "probably": documents}
    missing = {"missing": words(gap.missing, lang)} if gap.missing else {}
    return {name: "\n".join(lines) for name, lines in texts.items() if lines} | missing


def sent_in_words(row: Mapping[Any, Any], lang: str) -> str:
    """What the file of a holder lacks, or that its counts are shown and the claim stays open."""
    lacks = json.loads(row["gap_reason"]) if row["gap_kind"] == "partly_sent" else {}
    part = "_".join(name for name in ("periods", "cells") if lacks.get(name)) or "none"
    years = listed(lacks.get("periods", []), lang)
    return say("gaps-sent-why", lang, part=part, periods=years, cells=lacks.get("cells", 0))


JOINS: Joins = {
    "law_changes": _law_changes,
    "events": lambda data, authored, lang: {
        "title": by_id(data["event"], {event: words(title, lang) for event, title in authored.events.items()}, EVENTS)
    },
    "data_audit": _audit,
    "impact_estimates": _estimates,
    "reachable_verdicts": _reach,
    "lives": _lives,
    "evidence_gaps": _gaps,
}


# Words for codes.


def _titles(items: Iterable[Any]) -> Labels:
    return {item.id: item.title.model_dump() for item in items}


def _controls(authored: Texts) -> dict[str, Mapping[str, str]]:
    return dict(_titles(measure for estimand in authored.plan.estimands for measure in estimand.controls))


def _both(words: Callable[[str], str]) -> Mapping[str, str]:
    return {lang: words(lang) for lang in LANGUAGES}


def _readings(authored: Texts, _: pd.Series) -> Labels:
    """Readings of the law in words: what it does, who holds it, where it is written."""
    return {own.reading: _both(partial(_reading, own.view, own.holder, own.source)) for own in authored.provisions}


def _reading(view: str, holder: str, source: str, lang: str) -> str:
    place = say("reading-text", lang) if source == TEXT else source
    return "; ".join([say("value-view", lang, code=view), say("value-holder", lang, code=holder), place])


VOCABULARIES: dict[str, Callable[[Texts, pd.Series], Labels]] = {
    "amounts": lambda _, texts: {text: _both(partial(write_amount, text)) for text in texts if is_amount(text)},
    "controls": lambda authored, _: _controls(authored),
    "estimands": lambda authored, _: _titles(authored.plan.estimands),
    "exposures": lambda authored, _: _titles(authored.exposure),
    "facts": lambda authored, _: {n: {lang: getattr(f, lang) for lang in LANGUAGES} for n, f in authored.facts.items()},
    "moments": lambda authored, _: {name: _both(partial(date, day)) for name, day in authored.profiles.dates.items()},
    "people": lambda authored, _: authored.profiles.labels(),
    "readings": _readings,
    "reform_items": lambda authored, _: (
        _controls(authored) | {c: _both(partial(say, "reform-item", code=c)) for c in codes("reform-item")}
    ),
    "remedies": lambda *_: {code: _both(partial(say, "value-remedy", code=code)) for code in codes("value-remedy")},
    "sources": lambda authored, _: _titles(authored.sources.sources),
    "themes": lambda authored, _: in_words(authored.themes),
}
# By table and column: the words for its codes.
LABELS: dict[str, dict[str, str]] = {
    "law_changes": {"provision_readings": "readings"},
    "eligibility": {"life": "people"},
    "process_clock": {"life": "people", "life_events": "facts", "moment": "moments"},
    "recommendations": {"themes": "themes", "themes_found": "themes"},
    "lives": {
        **{"life": "people", "counted_from": "facts", "through": "remedies"},
        **{"value_with": "amounts", "value_without": "amounts"},
    },
    "reform_months": {"cause": "controls"},
    "reform_evidence": {"item": "reform_items", "estimand": "estimands"},
    **{
        key: {"estimand": "estimands"}
        for key in ("minimum_detectable_effects", "impact_estimates", "reachable_verdicts", "robustness", "compared")
    },
    **{key: {"exposure": "exposures", "sources": "sources"} for key in RULES},
}
