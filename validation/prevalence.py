"""Coverage of the estimated totals of themes, by half samples of the labels.

The labelled sentences of a source type and language are a population whose totals are known. Half of them, drawn
anew each time, serve as labels; the interval estimated from these should contain the known total.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from tipimpact.common.tables import read_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import read_codebook
from tipimpact.themes.counts import distinct, is_background
from tipimpact.themes.labels import read_located, usable
from tipimpact.themes.prevalence import ENDS, FEWEST, cells_by_theme, draw_totals, labelled
from tipimpact.themes.second_coder import read_scores

ROOT = Path(__file__).resolve().parents[1]
OFFICIAL = ROOT / "data" / "processed" / "official"
SCORES = ROOT / "data" / "raw" / "compiled" / "labels" / "second_coder.csv.gz"
# Groups of which a theme has ten labels or more: French texts of the UN and of governments have none, and all sentences
# of organizations are read.
MEASURED = [
    ("un", "en"),
    ("government", "en"),
    *((kind, lang) for kind in ("statute", "parliament") for lang in ("en", "fr")),
]


class Halves(NamedTuple):
    """A source type and language."""

    source_type: str
    lang: str


def list_groups() -> list[Halves]:
    return [Halves(*group) for group in MEASURED]


def is_ready() -> bool:
    """Whether the official edition has the tables that the study reads."""
    return (OFFICIAL / "themes" / "theme_mentions.parquet").is_file()


@cache
def read_population() -> tuple[pd.DataFrame, dict[str, np.ndarray]]:
    """The labelled sentences, and for each theme the cells of these."""
    book = read_codebook(ROOT / "config" / "codebook" / "codebook.yaml")
    sentences = read_table(OFFICIAL / "reports" / "sentences.parquet", edition="official")
    mentions = read_table(OFFICIAL / "themes" / "theme_mentions.parquet", edition="official")
    files = read_receipt(OFFICIAL / "retrieve" / "labels.json", ROOT / "data" / "raw" / "official", "official")
    labels = read_located(usable(files), sentences, book)
    read = labelled(distinct(sentences.assign(background=is_background(sentences))), labels)
    known = read["settled"].notna().to_numpy()
    scores = read_scores(SCORES, book)
    return read[known], {theme: cells[known] for theme, cells in cells_by_theme(read, mentions, scores)}


def study_prevalence(group: Halves, runs: int, seed: int) -> list[dict[str, Any]]:
    """A row for each theme with ``FEWEST`` positive labels: how often the interval of a half holds the known total."""
    read, cells = read_population()
    here = (read["source_type"].eq(group.source_type) & read["lang"].eq(group.lang)).to_numpy()
    rows, generator = [], np.random.default_rng([seed, *repr(group).encode()])
    drawn = read.loc[here, ["round"]].assign(weight=1.0)  # in this population every label counts one
    for theme, cell in cells.items():
        positive = np.array([theme in given for given in read.loc[here, "settled"]], bool)
        if positive.sum() < FEWEST:
            continue
        held, width = 0, []
        for _ in range(runs):
            half = generator.permutation(len(drawn)) < len(drawn) // 2
            totals = draw_totals(cell[here], half, positive[half], drawn[half], generator)
            low, high = np.quantile(totals, ENDS)
            held += bool(np.floor(low) <= positive.sum() <= np.ceil(high))
            width.append((high - low) / positive.sum())
        facts = {"theme": theme, "labels": len(drawn), "positives": int(positive.sum())}
        rows.append({**group._asdict(), **facts, "coverage": held / runs, "width": round(float(np.median(width)), 3)})
    return rows
