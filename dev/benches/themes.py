"""Themes: the gate before the patterns, on sentences of the official edition."""

from __future__ import annotations

from pathlib import Path

import spacy

from benches import ROOT, Bench, Work
from tipimpact.common import LANGUAGES
from tipimpact.common.tables import read_table
from tipimpact.themes import read_codebook
from tipimpact.themes.matching import compiled

SENTENCES = ROOT / "data" / "processed" / "official" / "reports" / "sentences.parquet"


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


BENCHES = [Bench("the gate", "a blank tokenizer", 2, gate_alone)]
