"""How many sentences speak to a theme: an estimate from labels, by stratum of the machines' codes.

With machine codes as strata, prediction-powered inference (Angelopoulos and others 2023,
doi:10.1126/science.adi6000; Egami and others 2023, arXiv:2306.04746) is the stratified estimator. A
stratum (cell) is who decided a sentence's code of the theme or, without a code, a bin of the second
coder's score. Its labels give the rate at which its other sentences have the theme, so that codes
that are wrong and sentences that were missed both count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.themes.coding import short_digest
from tipimpact.themes.labels import CALIBRATING, Labels, stream, weigh
from tipimpact.themes.second_coder import NEAREST

TIERS = ("agreed", "reviewed", "undecided")
EDGES = (-1.0, -0.8, -0.6, -0.3)  # of the score, between the five bins of sentences without a code
NO_SCORE = len(EDGES) + 1  # cell of a sentence without code and score; those of the tiers follow
FEWEST = 10  # positive labels without which nothing is estimated; with EDGES fixed before the last labels were read
DRAWS = 4000
ENDS = (0.025, 0.975)  # of the 95 % interval
STREAM = "theme prevalence"  # name of its random stream
GROUP = ["source_type", "lang", "background"]
CENSUS, ESTIMATE, NOT_MEASURED = "census", "estimate", "not_measured"
COLUMNS = [*GROUP, "theme", "basis", "labels", "positives", "total", "total_low", "total_high"]


def estimate(
    sentences: pd.DataFrame, mentions: pd.DataFrame, scores: pd.DataFrame, labels: Labels, seed: int
) -> pd.DataFrame:
    """How many sentences of each source type and language speak to each theme: the columns ``COLUMNS``.

    sentences: each text of a language once (``counts.distinct``), with ``background``.  mentions: with ``tier``.
    scores: as from ``read_scores``; their columns are the themes.
    basis: ``census`` where every sentence was read (the total is the readers', without an interval), ``estimate`` with
    at least ``FEWEST`` positive labels (the median, with a 95 % interval), else ``not_measured``, without a total.
    """
    read = labelled(sentences, labels)
    generator = stream(seed, STREAM)
    rows = []
    for theme, cells in cells_by_theme(sentences, mentions, scores):
        table = read.assign(cell=cells)
        for key, own in table.groupby(GROUP, sort=True):
            rows.append(dict(zip(GROUP, key, strict=True)) | {"theme": theme, **_total(own, theme, generator)})
    return pd.DataFrame(rows, columns=COLUMNS)


def labelled(sentences: pd.DataFrame, labels: Labels) -> pd.DataFrame:
    """The sentences with ``settled`` (themes of the readers, missing without a label), ``round`` and ``weight``.

    Of a sentence that was labelled in several rounds the last label counts. Labels of the third
    *learn* do not count, because the second coder learned from them.
    """
    rows = labels.of(*CALIBRATING)
    rows = rows.assign(weight=weigh(rows), round=rows["id"].str.split("_").str[0])
    rows = rows.drop_duplicates(["lang", "digest"], keep="last")[["lang", "digest", "settled", "round", "weight"]]
    known = sentences.assign(digest=sentences["text"].map(short_digest))
    return known.merge(rows, how="left", on=["lang", "digest"])


def cells_by_theme(
    sentences: pd.DataFrame, mentions: pd.DataFrame, scores: pd.DataFrame
) -> Iterator[tuple[str, np.ndarray]]:
    """For each theme the cell of each sentence: bin of its score, ``NO_SCORE``, or above it the tier of its code."""
    digests = sentences["text"].map(short_digest)
    tier_of = mentions.drop_duplicates(["sentence_id", "theme"]).assign(
        cell=lambda codes: codes["tier"].map({tier: NO_SCORE + 1 + i for i, tier in enumerate(TIERS)})
    )
    for theme in scores.columns.drop(NEAREST, errors="ignore"):
        score = scores[theme].reindex(digests).to_numpy(float)
        cells = np.where(np.isnan(score), NO_SCORE, np.searchsorted(EDGES, np.nan_to_num(score), side="right"))
        own = tier_of[tier_of["theme"] == theme].set_index("sentence_id")["cell"]
        coded = sentences["sentence_id"].map(own).to_numpy(float)
        yield theme, np.where(np.isnan(coded), cells, coded).astype(int)


def _total(rows: pd.DataFrame, theme: str, generator: np.random.Generator) -> dict[str, Any]:
    """The total of a theme in the sentences of a source type and language."""
    known = rows["settled"].notna().to_numpy()
    positive = np.array([theme in given for given in rows.loc[known, "settled"]], bool)
    facts: dict[str, Any] = {"labels": int(known.sum()), "positives": int(positive.sum())}
    facts |= dict.fromkeys(("total", "total_low", "total_high"))
    if known.all():
        return facts | {"basis": CENSUS, "total": facts["positives"]}
    if facts["positives"] < FEWEST:
        return facts | {"basis": NOT_MEASURED}
    totals = draw_totals(rows["cell"].to_numpy(), known, positive, rows.loc[known, ["round", "weight"]], generator)
    low, middle, high = np.quantile(totals, [ENDS[0], 0.5, ENDS[1]])
    interval = {"total_low": int(np.floor(low)), "total_high": int(np.ceil(high))}
    return facts | {"basis": ESTIMATE, "total": round(float(middle)), **interval}


def draw_totals(
    cells: np.ndarray, known: np.ndarray, positive: np.ndarray, drawn: pd.DataFrame, generator: np.random.Generator
) -> np.ndarray:
    """``DRAWS`` totals: positive labels, and in each cell the others at a rate from Beta(a + 1/2, b + 1/2).

    cells, known: of each sentence.  positive: of each label.  drawn: round and weight of each
    label. a and b are the positive and negative labels of the cell, those of a round by their
    effective number (Kish) because they weigh differently.
    """
    totals = np.full(DRAWS, int(positive.sum()))
    own = pd.DataFrame({"cell": cells[known], "round": drawn["round"].to_numpy(), "yes": positive})
    weight = drawn["weight"].to_numpy(float)
    parts = own.assign(weight=weight, square=weight**2, right=weight * positive).groupby(["cell", "round"])
    sums = parts[["weight", "square", "right"]].sum()
    effective = sums["weight"] ** 2 / sums["square"]
    share = sums["right"] / sums["weight"]
    by_cell = pd.DataFrame({"yes": effective * share, "no": effective * (1 - share)}).groupby("cell").sum()
    rest = pd.Series(cells[~known]).value_counts().sort_index()
    rates = by_cell.reindex(rest.index, fill_value=0.0)
    for count, yes, no in zip(rest, rates["yes"], rates["no"], strict=True):
        totals += generator.binomial(count, generator.beta(yes + 0.5, no + 0.5, DRAWS))
    return totals
