"""Measures of the stage `reports`: reading with spans against what a bare library does with the same text.

In processor time, since a machine may be shared. The corpora need the official files (TIPIMPACT_MIRROR, or the folder
beside the checkout); without them only the PDF is measured.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import spacy
from bench import ROOT, Measure

from tipimpact.reports import read_report
from tipimpact.reports.corpus import read_corpus
from tipimpact.reports.words import is_word
from tipimpact.retrieve import Held, read_sources

sys.path.insert(0, str(ROOT / "tests" / "reports"))
from files import lines, pdf

TIMES = 3
COLLECTIONS = ("reports", "corpora_ngo", "corpora_manual", "corpora_french", "corpora_debates", "corpora_upr")


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _ratio(
    name: str, limit: float, full: Callable[[], object], bare: Callable[[], object], **detail: object
) -> Measure:
    """How much longer one takes than the other; in turn, so that a busy moment falls on both."""
    times = [(_seconds(full), _seconds(bare)) for _ in range(TIMES)]
    slow, fast = (statistics.median(column) for column in zip(*times, strict=True))
    return Measure(name, slow / fast, limit, "ratio", {"full, s": slow, "bare, s": fast, **detail})


def bench_corpora(folder: Path) -> list[Measure]:
    """All corpora to sentences with spans, against a blank tokenizer over the same lines."""
    mirror = Path(os.environ.get("TIPIMPACT_MIRROR") or ROOT.parent / "shared" / "data")
    sources = read_sources(ROOT / "config" / "sources")
    found = [source for name in COLLECTIONS for source in sources.collection(name, "official") if source.mirror]
    held = [Held(source, mirror / source.mirror, None) for source in found if (mirror / source.mirror).is_file()]
    if not held:
        return []
    blank = {lang: spacy.blank(lang) for lang in ("en", "fr")}
    texts = [(h.source.facts["lang"], h.path.read_text(encoding="utf-8").splitlines()) for h in held if h.path]
    is_word("word", "en"), is_word("mot", "fr")  # the models are loaded once, and not by the first file

    def tokenize() -> None:
        for lang, rows in texts:
            for _ in blank[lang].tokenizer.pipe(rows):
                pass

    sentences = len(read_corpus(held).sentences)
    name = "all corpora to sentences with spans against a blank tokenizer"
    return [_ratio(name, 2, lambda: read_corpus(held), tokenize, files=len(held), sentences=sentences)]


def bench_pdf(folder: Path) -> list[Measure]:
    """A PDF of 200 pages to sentences with spans, against the text alone."""
    page = lines(["The trafficked persons of this report were not told of the fees that they paid. It goes on."] * 45)
    path = folder / "report.pdf"
    path.write_bytes(pdf([page] * 200))
    is_word("word", "en")

    def bare() -> None:
        with pypdfium2.PdfDocument(path) as document:
            for number in range(len(document)):
                document[number].get_textpage().get_text_range()

    return [
        _ratio("a PDF to sentences with spans against its text alone", 40, lambda: read_report(path), bare, pages=200)
    ]


BENCHES = [bench_corpora, bench_pdf]
