"""How many sentences are coded with each theme, who decided each code, and how many codes are right as far as is known.

A code is *agreed* where rules and second coder both give it, *reviewed* where people decided, else *undecided*. Labels
drawn at random show which part of the agreed and of the undecided codes is right, each label weighed by the sentences
that it stands for; a reviewed code counts as right.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.coding import short_digest
from tipimpact.themes.labels import CALIBRATING, Labels, weigh
from tipimpact.themes.matching import coding

KEYS = ["source_type", "year", "period", "lang"]
TIERS = ("agreed", "reviewed", "undecided")
REVIEWED = "reviewed"
STANCES = {"demand": "demands", "criticism": "criticisms", "denial": "denials", "report": "statements"}
PARTS = {"statute": "statutes", "parliament": "debates"}  # with errors of their own; all others are reports
REPORTS = "reports"
ENDS = {"right_low": 0.025, "right_high": 0.975}  # of the 95 % interval


def counts(sentences: pd.DataFrame, mentions: pd.DataFrame, labels: Labels, codebook: Codebook) -> pd.DataFrame:
    """The codes of each theme by source type, year and language; a row for every theme, also at zero.

    sentences: doc_id, lang, sentence_id, text, source_type, year and period, the last two empty where not known.
    mentions: the table ``theme_mentions``.
    Columns as in the contract ``theme_counts``: sentences and documents coded and in all, the coded sentences by tier
    and by stance, how many of them are right (95 % interval; missing without a label), and the first of them.
    Identical sentences of a language count once, documents each.
    """
    if sentences.empty:
        return contract("theme_counts").empty()
    coded = coding(sentences["sentence_id"], mentions, codebook)
    first = sentences["sentence_id"].isin(distinct(sentences)["sentence_id"])
    polarity = mentions.drop_duplicates("sentence_id").set_index("sentence_id")["polarity"]
    by_sentence = polarity.fillna("").to_dict()  # empty where a person alone gave a theme
    stances = sentences["sentence_id"].map(lambda sentence: by_sentence.get(sentence, ""))
    tiers = mentions.drop_duplicates(["sentence_id", "theme"]).set_index(["theme", "sentence_id"])["tier"]
    bounds = measured_precision(mentions, labels)
    rows = []
    for key, group in sentences.groupby(KEYS, sort=False, dropna=False):
        here = group[first[group.index]]
        by_theme, stance = coded.loc[here["sentence_id"]], stances[here.index].to_numpy()
        facts = dict(zip(KEYS, key, strict=True)) | {"sentences": len(here), "documents": group["doc_id"].nunique()}
        documents = coded.loc[group["sentence_id"]].groupby(group["doc_id"].to_numpy()).any().sum()
        for theme in codebook.ids:
            on = by_theme[theme].to_numpy()
            names = by_theme.index[on]
            tier_of = tiers.reindex([(theme, name) for name in names])
            by_tier = {tier: int((tier_of == tier).sum()) for tier in TIERS}
            by_stance = {column: int((stance[on] == name).sum()) for name, column in STANCES.items()}
            numbers = {"theme": theme, "coded": int(on.sum()), "coded_documents": int(documents[theme])}
            of = (facts["lang"], PARTS.get(str(facts["source_type"]), REPORTS), theme)
            right = _right(by_tier, bounds, of)
            rows.append(
                {**facts, **numbers, **by_tier, **by_stance, **right, "example": names[0] if on.any() else None}
            )
    order = {theme: i for i, theme in enumerate(codebook.ids)}
    table = pd.DataFrame(rows).rename(columns={"lang": "language"})
    by = ["source_type", "year", "language", "theme"]
    return table.sort_values(by, key=lambda c: c.map(order) if c.name == "theme" else c, ignore_index=True)


def measured_precision(mentions: pd.DataFrame, labels: Labels) -> dict[tuple[Any, ...], tuple[float, float]]:
    """The 95 % interval of the part of codes that is right, by language, part of the texts, theme and tier.

    It is that of a share with Jeffreys' prior: Beta(right + 1/2, wrong + 1/2), with the labels' effective number (Kish)
    because they weigh differently. A tier of a theme without a label is not there, nor is a theme that no reader ever
    gave: they may not have had it.
    """
    from scipy.stats import beta  # takes half a second, and pages import this module

    rows = labels.of(*CALIBRATING)
    rows = rows.assign(weight=weigh(rows), part=rows["source_type"].map(PARTS).fillna(REPORTS))
    codes = mentions.drop_duplicates(["sentence_id", "theme"])[["sentence_id", "theme", "tier"]]
    pairs = rows.merge(codes[codes["theme"].isin(labels.known)], on="sentence_id")
    pairs["right"] = [theme in given for theme, given in zip(pairs["theme"], pairs["settled"], strict=True)]
    bounds: dict[tuple[Any, ...], tuple[float, float]] = {}
    for key, group in pairs.groupby(["lang", "part", "theme", "tier"]):
        weights = group["weight"].to_numpy(float)
        effective = weights.sum() ** 2 / (weights**2).sum()
        right = effective * np.average(group["right"], weights=weights)
        low, high = (float(beta.ppf(end, right + 0.5, effective - right + 0.5)) for end in ENDS.values())
        bounds[key] = low, high
    return bounds


def _right(
    by_tier: dict[str, int], bounds: dict[tuple[Any, ...], tuple[float, float]], of: tuple[Any, ...]
) -> dict[str, int | None]:
    """How many codes of a cell are right: all or none of a tier without a label; missing where no tier has any."""
    present = [tier for tier, n in by_tier.items() if n]
    known = {tier: (1.0, 1.0) if tier == REVIEWED else bounds.get((*of, tier)) for tier in present}
    if present and not any(known.values()):
        return dict.fromkeys(ENDS)
    low, high = (sum(by_tier[tier] * (ends or (0.0, 1.0))[i] for tier, ends in known.items()) for i in (0, 1))
    return {"right_low": int(np.floor(low)), "right_high": int(np.ceil(high))}


def is_background(sentences: pd.DataFrame) -> pd.Series:
    """Which sentences are of debates from before the bills: they test the coding, and no finding is told from them."""
    return sentences["source_type"].eq("parliament") & sentences["period"].eq("before").fillna(False)


def distinct(sentences: pd.DataFrame) -> pd.DataFrame:
    """The sentences without those that repeat an earlier one of the same language word for word: of an earlier year, of
    the time before Bill C-31, or of a place above. Texts without a year come last."""
    ordered = sentences.assign(after=sentences["period"].eq("after").fillna(False)).sort_values(
        ["year", "after"], kind="stable"
    )
    again = ordered.assign(digest=ordered["text"].map(short_digest)).duplicated(["lang", "digest"])
    return sentences[~again[sentences.index]]
