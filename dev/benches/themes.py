"""Themes: what the gate saves, on sentences of the official edition."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import spacy

from benches import ROOT, Bench, Work
from tipimpact.common import LANGUAGES
from tipimpact.common.tables import read_table
from tipimpact.themes import extract, read_codebook
from tipimpact.themes.matching import compiled

SENTENCES = ROOT / "data" / "processed" / "official" / "reports" / "sentences.parquet"
DRAWN = 400  # sentences of each language for the pass without the gate, which is slow


def gated(_: Path) -> tuple[Work, Work] | None:
    """The gated pass, and every pattern on every sentence. Models and patterns are loaded before."""
    if not SENTENCES.is_file():
        return None
    codebook, draw = read_codebook(ROOT / "config" / "codebook" / "codebook.yaml"), np.random.default_rng(0)
    sentences = read_table(SENTENCES, edition="official")
    drawn = pd.concat(
        group.iloc[np.sort(draw.choice(len(group), DRAWN, replace=False))] for _, group in sentences.groupby("lang")
    )
    pd.testing.assert_frame_equal(extract(drawn, codebook), extract(drawn, codebook, gated=False))
    return lambda: extract(drawn, codebook), lambda: extract(drawn, codebook, gated=False)


def gate_alone(_: Path) -> tuple[Work, Work] | None:
    """The gate, and a blank tokenizer, on all sentences."""
    if not SENTENCES.is_file():
        return None
    codebook = read_codebook(ROOT / "config" / "codebook" / "codebook.yaml")
    sentences = read_table(SENTENCES, edition="official")
    texts = {lang: sentences.loc[sentences["lang"] == lang, "text"].tolist() for lang in LANGUAGES}
    gates = {lang: compiled(codebook, lang).gate for lang in LANGUAGES}
    blank = {lang: spacy.blank(lang).tokenizer for lang in LANGUAGES}

    def tokenize() -> None:
        for lang in LANGUAGES:
            for _ in blank[lang].pipe(texts[lang]):
                pass

    return lambda: [[text for text in texts[lang] if gates[lang](text)] for lang in LANGUAGES], tokenize


BENCHES = [
    Bench("themes with the gate", "every pattern on every sentence", 0.1, gated, turns=1),
    Bench("the gate", "a blank tokenizer", 2, gate_alone),
]
