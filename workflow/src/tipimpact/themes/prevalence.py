"""How often each theme is coded: counts by the method, and shares that carry the error of the coding.

The strata are those from which the labels were drawn (coded, near, far), frozen; today's method divides them once more,
into sentences that it codes with the theme and others. Sources share a stratum, since they are too many for the labels:
each label weighs as many sentences as it was drawn for.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.coding import short_digest
from tipimpact.themes.labels import CALIBRATING, READERS, SEEN, Labels, given, weigh
from tipimpact.themes.matching import coding
from tipimpact.themes.two_phase import UNKNOWN, CodedStratum, pooled, two_phase

LEAST_CODED, LEAST_FAR = 30, 300  # labels of a language without which nothing is calibrated
MOVED = 0.1  # part of the labels, or of the sentences, that may have changed since the draw
STATUTES, VOICES = "statutes", "voices"
STREAM = "theme prevalence"  # name of its random stream
STANCES = {"demand": "demands", "criticism": "criticisms", "denial": "denials", "report": "statements"}


def strata(rows: pd.DataFrame, truth: np.ndarray, now: np.ndarray, coded_now: float) -> list[CodedStratum]:
    """The cells of one theme: what today's method codes with it, then the rest as drawn: coded, near, far.

    rows: labels with ``seen`` and ``weight`` (sentences that each represents).  truth: whether readers gave the theme.
    now: whether today's method does.  coded_now: the part of all sentences to which it does.
    """
    weights, seen = rows["weight"].to_numpy(float), rows["seen"].to_numpy()
    rest = weights[~now].sum()
    cells = [pooled(weights[now], truth[now], coded_now)]
    for name in SEEN:
        here = ~now & (seen == name)
        part = weights[here].sum() / rest if rest else 0.0
        cells.append(pooled(weights[here], truth[here], part * (1 - coded_now)))
    return cells


def prevalence(
    sentences: pd.DataFrame,
    mentions: pd.DataFrame,
    labels: Labels,
    codebook: Codebook,
    generator: np.random.Generator,
) -> pd.DataFrame:
    """The share of sentences that speak to each theme, by language, statutes apart, under each reader.

    A row for every theme, language, part (voices, statutes) and reader; columns as in the contract
    ``theme_prevalence``. Identical sentences of a language count once.
    """
    coded = coding(sentences["sentence_id"], mentions, codebook)
    part = sentences["source_type"].eq("statute").map({True: STATUTES, False: VOICES})
    first = sentences["sentence_id"].isin(distinct(sentences)["sentence_id"])
    rows: list[dict[str, object]] = []
    for (lang, name), every in sentences.groupby(["lang", part]):
        here = every[first[every.index]]
        own = _calibrating(labels, lang, name)
        trusted = _trusted(labels, lang, here)
        facts = {"language": lang, "part": name, "sentences": len(here), "documents": every["doc_id"].nunique()}
        facts |= {f"labels_{seen}": int(own["seen"].eq(seen).sum()) for seen in ("coded", "far")}
        coded_counts, by_method = coded.loc[here["sentence_id"]].sum(), coded.loc[own["sentence_id"]]
        documents = _documents(every, coded)
        for reader in READERS:
            by_reader = given(own, reader, codebook)
            for theme in codebook.ids:
                truth, predicted = by_reader[theme].to_numpy(), by_method[theme].to_numpy()
                estimate = UNKNOWN
                if trusted and theme in labels.known:
                    estimate = two_phase(strata(own, truth, predicted, coded_counts[theme] / len(here)), generator)
                counted = {"coded": int(coded_counts[theme]), "coded_documents": int(documents[theme])}
                counted |= {"labels_on_theme": int(predicted.sum()), "labels_right": int((truth & predicted).sum())}
                counted |= {"labels_missed": int((truth & ~predicted).sum())}
                rows.append({"theme": theme, **facts, "reader": reader, **counted, **estimate.columns()})
    return _ordered(rows, "theme_prevalence", ["part", "language", "reader", "theme"], codebook)


def _calibrating(labels: Labels, lang: Any, part: Any) -> pd.DataFrame:
    """The labels of a language and part that calibrate, each with the number of sentences that it represents."""
    rows = labels.of(*CALIBRATING)
    rows = rows[rows["lang"].eq(lang) & (rows["source_type"].eq("statute") == (part == STATUTES))]
    return rows.assign(weight=weigh(rows))


def _trusted(labels: Labels, lang: Any, sentences: pd.DataFrame) -> bool:
    """Whether the labels of a language are enough, and still of these sentences.

    Labels are counted as they were drawn in the language, all sources together.
    """
    in_language = labels.drawn[labels.drawn["lang"].eq(lang)]
    drawn = in_language[in_language["third"].isin(CALIBRATING)]
    seen = drawn["seen"].value_counts()
    if seen.get("coded", 0) < LEAST_CODED or seen.get("far", 0) < LEAST_FAR:
        return False
    lost = 1 - labels.of(*CALIBRATING)["lang"].eq(lang).sum() / len(drawn)
    of_these = in_language[in_language["source_type"].isin(sentences["source_type"].unique())]
    then = of_these.drop_duplicates(["source_type", "seen"])["size"].sum()
    return bool(lost <= MOVED and abs(len(sentences) - then) <= MOVED * then)


def counts(sentences: pd.DataFrame, mentions: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """What the method coded, by theme, source type, year and language; a row for every theme, also at zero.

    sentences: doc_id, lang, sentence_id, text, source_type, year and period, the last two empty where not known.
    Columns as in the contract ``theme_counts``: sentences and documents coded and in all, the coded sentences by
    stance, and the first of them. Identical sentences of a language count once, documents each.
    """
    keys = ["source_type", "year", "period", "lang"]
    coded = coding(sentences["sentence_id"], mentions, codebook)
    stances = sentences["sentence_id"].map(mentions.drop_duplicates("sentence_id").set_index("sentence_id")["polarity"])
    first = sentences["sentence_id"].isin(distinct(sentences)["sentence_id"])
    rows = []
    for key, group in sentences.groupby(keys, sort=False, dropna=False):
        here = group[first[group.index]]
        by_theme, stance = coded.loc[here["sentence_id"]], stances[here.index].to_numpy()
        facts = dict(zip(keys, key, strict=True)) | {"sentences": len(here), "documents": group["doc_id"].nunique()}
        documents = _documents(group, coded)
        for theme in codebook.ids:
            on = by_theme[theme].to_numpy()
            by_stance = {column: int((stance[on] == name).sum()) for name, column in STANCES.items()}
            numbers = {"theme": theme, "coded": int(on.sum()), "coded_documents": int(documents[theme])}
            rows.append({**facts, **numbers, **by_stance, "example": by_theme.index[on][0] if on.any() else None})
    return _ordered(rows, "theme_counts", ["source_type", "year", "language", "theme"], codebook)


def co_occurrence(sentences: pd.DataFrame, mentions: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """How often two themes are in one sentence, by source type, period and language, as the method codes it.

    A row for each pair of themes of which both occur there, also where they never meet. Columns: theme and other
    (in codebook order), source_type, period, language, both, on_theme and on_other (counts), sentences, expected (what
    ``both`` would be were the themes independent), example (the first sentence on both). Identical sentences of a
    language count once.
    """
    once = distinct(sentences)
    coded = coding(once["sentence_id"], mentions, codebook)
    rows = []
    for (kind, period, lang), group in once.groupby(["source_type", "period", "lang"], dropna=False):
        here = coded.loc[group["sentence_id"]]
        theme_counts = here.sum()
        meeting = here.astype(int).T @ here.astype(int)
        for theme, other in combinations(theme_counts.index[theme_counts > 0], 2):
            both = int(meeting.loc[theme, other])
            example = here.index[here[theme] & here[other]][0] if both else None
            on, on_other = int(theme_counts[theme]), int(theme_counts[other])
            rows.append(
                (theme, other, kind, period, lang, both, on, on_other, len(here), on * on_other / len(here), example)
            )
    names = ["theme", "other", "source_type", "period", "language", "both", "on_theme", "on_other", "sentences"]
    return pd.DataFrame(rows, columns=[*names, "expected", "example"])


def distinct(sentences: pd.DataFrame) -> pd.DataFrame:
    """The sentences without those that repeat another one of the same language word for word."""
    digests = sentences["text"].map(short_digest)
    return sentences[~pd.DataFrame({"lang": sentences["lang"], "digest": digests}).duplicated().to_numpy()]


def _documents(sentences: pd.DataFrame, coded: pd.DataFrame) -> pd.Series:
    """In how many documents each theme occurs."""
    here = coded.loc[sentences["sentence_id"]]
    return here.groupby(sentences["doc_id"].to_numpy()).any().sum()


def _ordered(rows: list[dict[str, Any]], name: str, by: list[str], codebook: Codebook) -> pd.DataFrame:
    """The rows of a table, sorted, themes in codebook order; the columns of its contract where there is no row."""
    if not rows:
        return contract(name).empty()
    order = {theme: i for i, theme in enumerate(codebook.ids)}
    table = pd.DataFrame(rows).rename(columns={"lang": "language"})
    return table.sort_values(
        by, key=lambda column: column.map(order) if column.name == "theme" else column, kind="stable"
    ).reset_index(drop=True)
