"""Measure how often each theme is spoken to."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.themes import read_codebook
from tipimpact.themes.prevalence import prevalence


def measure_prevalence(sentences: str, mentions: str, codebook: str, edition: str, output: str) -> None:
    read = read_table(sentences, edition=edition)
    book = read_codebook(codebook)
    table = prevalence(read, read_table(mentions, edition=edition), book)
    facts = {"codebook_hash": book.sha256, "labels": {"theme": book.labels}}
    write_table(table, "theme_prevalence", output, edition=edition, sources=read.attrs["sources"], **facts)


if __name__ == "__main__":
    job.run(
        measure_prevalence,
        snakemake,
        sentences=snakemake.input.sentences,
        mentions=snakemake.input.mentions,
        codebook=snakemake.input.codebook,
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
