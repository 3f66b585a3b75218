"""Measure how often each theme is spoken to, and how often two of them in one sentence."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.themes import read_codebook
from tipimpact.themes.prevalence import co_occurrence, prevalence


def measure_prevalence(sentences: str, mentions: str, codebook: str, edition: str, output: str, meeting: str) -> None:
    read, book = read_table(sentences, edition=edition), read_codebook(codebook)
    found = read_table(mentions, edition=edition)
    facts = {"edition": edition, "sources": read.attrs["sources"], "codebook_hash": book.sha256}
    alone, together = prevalence(read, found, book), co_occurrence(read, found, book)
    write_table(alone, "theme_prevalence", output, **facts, labels={"theme": book.labels})
    write_table(together, "theme_co_occurrence", meeting, **facts, labels={"theme": book.labels, "other": book.labels})


if __name__ == "__main__":
    job.run(
        measure_prevalence,
        snakemake,
        sentences=snakemake.input.sentences,
        mentions=snakemake.input.mentions,
        codebook=snakemake.input.codebook,
        edition=snakemake.params.edition,
        output=snakemake.output.prevalence,
        meeting=snakemake.output.co_occurrence,
    )
