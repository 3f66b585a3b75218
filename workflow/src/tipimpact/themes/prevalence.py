"""How often each theme is spoken to, and how sure that is."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from tipimpact.themes.codebook import Codebook
from tipimpact.themes.matching import coding

Z95 = 1.959963984540054
STANCES = {"demand": "demands", "criticism": "criticisms", "denial": "denials", "report": "statements"}


def wilson(count: pd.Series, total: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The 95 % score interval of a share (Wilson 1927, doi:10.1080/01621459.1927.10502953)."""
    share = count / total
    spread = Z95 * np.sqrt(share * (1 - share) / total + (Z95 / total / 2) ** 2)
    centre = share + Z95**2 / total / 2
    scale = 1 + Z95**2 / total
    low, high = (centre - spread) / scale, (centre + spread) / scale
    return low.where(count > 0, 0.0), high.where(count < total, 1.0)  # exact there, but for rounding


def prevalence(sentences: pd.DataFrame, mentions: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Sentences that speak to each theme, by source type, year and language; a row for every theme, also at zero.

    sentences: doc_id, lang, sentence_id, source_type, year and period, the last two empty where not known.
    Columns: theme, source_type, year, period, language, coded and sentences (counts), share with share_low and
    share_high, demands, criticisms, denials and statements (the coded sentences by polarity), example (the
    sentence_id of the first coded sentence: document and character offsets).
    """
    frame = sentences[["lang", "sentence_id", "source_type", "year", "period"]]
    stance = mentions.drop_duplicates("sentence_id").set_index("sentence_id")["polarity"]
    themes = coding(sentences["sentence_id"], mentions, codebook).reset_index(names="sentence_id")
    long = frame.merge(themes.melt("sentence_id", var_name="theme", value_name="coded"), on="sentence_id")
    long["polarity"] = long["sentence_id"].map(stance)
    long["example"] = long["sentence_id"].where(long["coded"])
    for name, column in STANCES.items():
        long[column] = long["coded"] & (long["polarity"] == name)
    keys = ["theme", "source_type", "year", "period", "lang"]
    table = long.groupby(keys, sort=False, dropna=False).agg(
        coded=("coded", "sum"),
        sentences=("coded", "size"),
        **{column: (column, "sum") for column in STANCES.values()},
        example=("example", "first"),
    )
    table["share"] = table["coded"] / table["sentences"]
    table["share_low"], table["share_high"] = wilson(table["coded"], table["sentences"])
    table = table.reset_index().rename(columns={"lang": "language"})
    order = {theme: i for i, theme in enumerate(codebook.ids)}
    return table.sort_values(
        ["source_type", "year", "language", "theme"], key=lambda c: c.map(order) if c.name == "theme" else c
    ).reset_index(drop=True)


def co_occurrence(sentences: pd.DataFrame, mentions: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """How often two themes stand in one sentence, by source type, period and language.

    A row for each pair of themes of which both occur there, also where they never meet. Columns: theme and other
    (in codebook order), source_type, period, language, both, on_theme and on_other (counts), sentences, expected (what
    ``both`` would be were the themes independent), share (of the sentences on either, those on both) with share_low
    and share_high (Wilson), example (the first sentence on both).
    """
    coded = coding(sentences["sentence_id"], mentions, codebook)
    rows = []
    for (kind, period, lang), group in sentences.groupby(["source_type", "period", "lang"], dropna=False):
        here = coded.loc[group["sentence_id"]]
        counts = here.sum()
        meeting = here.astype(int).T @ here.astype(int)
        for theme, other in combinations(counts.index[counts > 0], 2):
            both = int(meeting.loc[theme, other])
            example = here.index[here[theme] & here[other]][0] if both else None
            on, beside = int(counts[theme]), int(counts[other])
            rows.append(
                (theme, other, kind, period, lang, both, on, beside, len(here), on * beside / len(here), example)
            )
    names = ["theme", "other", "source_type", "period", "language", "both", "on_theme", "on_other", "sentences"]
    table = pd.DataFrame(rows, columns=[*names, "expected", "example"])
    either = table["on_theme"] + table["on_other"] - table["both"]
    table["share"] = table["both"] / either
    table["share_low"], table["share_high"] = wilson(table["both"], either)
    return table
