"""Measure how often each theme is spoken to: shares with the error of the coding, counts, and pairs of themes."""

from tipimpact import __version__
from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import read_codebook
from tipimpact.themes.labels import read_located, usable
from tipimpact.themes.prevalence import STREAM, co_occurrence, counts, prevalence
from tipimpact.themes.streams import stream


def measure_prevalence(
    sentences: str,
    mentions: str,
    receipt: str,
    codebook: str,
    seed: int,
    raw: str,
    edition: str,
    outputs: dict[str, str],
) -> None:
    sentence_rows, book = read_table(sentences, edition=edition), read_codebook(codebook)
    mention_rows = read_table(mentions, edition=edition)
    held = usable(read_receipt(receipt, raw, edition), __version__)
    labels = read_located(held, sentence_rows, book)
    tables = {
        "theme_prevalence": prevalence(sentence_rows, mention_rows, labels, book, stream(seed, STREAM)),
        "theme_counts": counts(sentence_rows, mention_rows, book),
        "theme_co_occurrence": co_occurrence(sentence_rows, mention_rows, book),
    }
    sources = [*sentence_rows.attrs["sources"], *(file.source.id for file in held)]
    words = {"theme": book.labels, "other": book.labels}
    for name, table in tables.items():
        facts = {"edition": edition, "sources": sources, "codebook_hash": book.sha256}
        write_table(table, name, outputs[name], **facts, labels={c: w for c, w in words.items() if c in table})


if __name__ == "__main__":
    job.run(measure_prevalence, snakemake)
