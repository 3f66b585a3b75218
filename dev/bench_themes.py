"""Measures of the stage `themes`: what the cheap first pass spares, over the official corpora.

In processor time, since a machine may be shared. They need the sentences of the official edition (`make official`);
without them there is no measure. The full pass would take far too long over everything: it is timed on sentences drawn
at random, and must find there what the gated pass finds. It is measured twice: with every pattern put to every sentence
(what ``gated=False`` does), and spared that: the language model over every sentence, then only the patterns whose
words it holds. The second is the harder comparison: all that the gate itself can spare is the language model.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import spacy
from bench import ROOT, Measure, peak_bytes

from tipimpact.common.tables import read_table
from tipimpact.reports.words import model
from tipimpact.themes import Codebook, extract, read_codebook
from tipimpact.themes.gate import plain
from tipimpact.themes.matching import compiled

SENTENCES = ROOT / "data" / "processed" / "official" / "reports" / "sentences.parquet"
DRAWN = 400  # sentences a language for the full pass
TIMES = 3
LANGUAGES = ("en", "fr")


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _sentences() -> pd.DataFrame:
    return read_table(SENTENCES, edition="official")


def _codebook() -> Codebook:
    """The codebook, with models loaded and patterns compiled: neither is part of a measure."""
    codebook = read_codebook(ROOT / "config" / "codebook" / "codebook.yaml")
    for lang in LANGUAGES:
        compiled(codebook, lang)
    return codebook


def _texts(sentences: pd.DataFrame) -> Iterator[tuple[str, list[str]]]:
    for lang in LANGUAGES:
        yield lang, sentences.loc[sentences["lang"] == lang, "text"].tolist()


def _tokens(sentences: pd.DataFrame) -> int:
    blank = {lang: spacy.blank(lang).tokenizer for lang in LANGUAGES}
    return sum(len(doc) for lang, texts in _texts(sentences) for doc in blank[lang].pipe(texts))


def bench_gate(folder: Path) -> list[Measure]:
    """The gated pass against the full one, against its own parts, and the gate against a blank tokenizer."""
    if not SENTENCES.is_file():
        return []
    sentences, codebook = _sentences(), _codebook()
    tokens = _tokens(sentences)
    gates = {lang: compiled(codebook, lang).gate for lang in LANGUAGES}
    blank = {lang: spacy.blank(lang).tokenizer for lang in LANGUAGES}
    candidates: dict[str, list[str]] = {}

    def gate() -> None:
        for lang, texts in _texts(sentences):
            candidates[lang] = [text for text in texts if gates[lang](text)]

    def tokenize() -> None:
        for lang, texts in _texts(sentences):
            for _ in blank[lang].pipe(texts):
                pass

    def parts() -> None:
        for lang, texts in candidates.items():
            for doc in model(lang).pipe(map(plain, texts)):
                list(compiled(codebook, lang).hits(doc))

    def model_alone() -> None:
        for lang, texts in _texts(drawn):
            for _ in model(lang).pipe(texts):
                pass

    def ungated() -> None:
        for lang, texts in _texts(drawn):
            for doc in model(lang).pipe(map(plain, texts)):
                list(compiled(codebook, lang).hits(doc))

    cold = _seconds(gate)  # every word is new to it
    warm = statistics.median(_seconds(gate) for _ in range(TIMES))
    tokenize()
    bare = statistics.median(_seconds(tokenize) for _ in range(TIMES))
    costly = statistics.median(_seconds(parts) for _ in range(TIMES))
    whole = statistics.median(_seconds(lambda: extract(sentences, codebook)) for _ in range(TIMES)) + cold - warm

    random = np.random.default_rng(0)
    drawn = pd.concat(
        group.iloc[np.sort(random.choice(len(group), DRAWN, replace=False))] for _, group in sentences.groupby("lang")
    )
    found: dict[str, pd.DataFrame] = {}
    full = _seconds(lambda: found.update(full=extract(drawn, codebook, gated=False)))
    share = _tokens(drawn) / tokens
    spared = statistics.median(_seconds(ungated) for _ in range(TIMES)) / share
    pd.testing.assert_frame_equal(found["full"], extract(drawn, codebook))
    detail = {
        "tokens": tokens,
        "candidates": {lang: len(texts) for lang, texts in candidates.items()},
        "gated pass, s": whole,
        "full pass over everything, s (from sentences drawn)": full / share,
        "model over everything, then patterns by their words, s (from sentences drawn)": spared,
        "tokens per second, gated": tokens / whole,
        "language model alone over everything, s (from sentences drawn)": _seconds(model_alone) / share,
    }
    parted = {"gate new, s": cold, "gate warm, s": warm, "model and patterns on candidates, s": costly}
    bared = {"gate warm, s": warm, "blank tokenizer warm, s": bare}
    return [
        Measure("gated extraction's share of the full pass's time", whole / (full / share), 0.1, "ratio", detail),
        Measure("the same, patterns chosen by their words in both", whole / spared, 0.1, "ratio", {}),
        Measure("gated extraction against gate and candidates alone", whole / (cold + costly), 1.2, "ratio", parted),
        Measure("gate against a blank tokenizer, both warm", warm / bare, 2, "ratio", bared),
    ]


def bench_memory(folder: Path) -> list[Measure]:
    """Peak memory of extracting the themes of all corpora, in a process of its own."""
    if not SENTENCES.is_file():
        return []
    done = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=True)
    facts = json.loads(done.stdout)
    return [Measure("extraction of all corpora, peak memory", facts["bytes"] / 2**30, 1.5, "GiB", facts)]


def bench_two_cores(folder: Path) -> list[Measure]:
    """Two processes, each with one half of the sentences, against one with both; in elapsed time."""
    if not SENTENCES.is_file() or (os.cpu_count() or 1) < 2:
        return []
    sentences, codebook = _sentences(), _codebook()
    extract(sentences, codebook)  # what is remembered is remembered by both
    halves = [sentences.iloc[start::2] for start in (0, 1)]

    def elapsed(work: Callable[[], object]) -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    with multiprocessing.get_context("fork").Pool(2) as pool:

        def two() -> None:
            pool.starmap(extract, [(half, codebook) for half in halves], chunksize=1)

        two()  # the processes are there and warm
        both = statistics.median(elapsed(two) for _ in range(TIMES))
    one = statistics.median(elapsed(lambda: [extract(half, codebook) for half in halves]) for _ in range(TIMES))
    detail = {"one core, s": one, "two cores, s": both}
    return [Measure("themes on two cores against one (elapsed)", both / one, 1 / 1.6, "ratio", detail)]


BENCHES = [bench_gate, bench_memory, bench_two_cores]

if __name__ == "__main__":  # for bench_memory
    extract(_sentences(), read_codebook(ROOT / "config" / "codebook" / "codebook.yaml"))
    print(json.dumps({"bytes": peak_bytes()}))
