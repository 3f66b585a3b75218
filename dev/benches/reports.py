"""Reports: reading into sentences with offsets into the original."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
import spacy

from benches import ROOT, Bench, Work, official_files
from tipimpact.reports import read_report
from tipimpact.reports.corpus import read_corpus
from tipimpact.reports.words import is_word

sys.path.insert(0, str(ROOT / "tests" / "reports"))
from files import lines, pdf

COLLECTIONS = ("reports", "corpora_ngo", "corpora_manual", "corpora_french", "corpora_debates", "corpora_upr")


def load_models() -> None:
    """Load both language models, so that the first file does not pay for it."""
    is_word("word", "en"), is_word("mot", "fr")


def corpora(_: Path) -> tuple[Work, Work] | None:
    """All official corpora, and a blank tokenizer on the same lines."""
    held = official_files(*COLLECTIONS)
    if not held:
        return None
    load_models()
    blank = {lang: spacy.blank(lang) for lang in ("en", "fr")}
    texts = [(h.source.facts["lang"], h.path.read_text(encoding="utf-8").splitlines()) for h in held if h.path]
    return (
        lambda: read_corpus(held),
        lambda: [list(blank[lang].tokenizer.pipe(rows)) for lang, rows in texts],
    )


def long_pdf(folder: Path) -> tuple[Work, Work]:
    """A PDF of 200 pages, and its text alone."""
    page = lines(["The trafficked persons of this report were not told of the fees that they paid. It goes on."] * 45)
    path = folder / "report.pdf"
    path.write_bytes(pdf([page] * 200))
    load_models()

    def bare() -> None:
        with pypdfium2.PdfDocument(path) as document:
            for number in range(len(document)):
                document[number].get_textpage().get_text_range()

    return lambda: read_report(path), bare


BENCHES = [
    Bench("all corpora to sentences", "a blank tokenizer on the same lines", 2, corpora),
    Bench("a PDF of 200 pages to sentences", "its text by pypdfium2 alone", 40, long_pdf),
]
