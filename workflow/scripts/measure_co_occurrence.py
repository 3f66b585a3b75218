"""Measure how often two themes stand in one sentence."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.themes import read_codebook
from tipimpact.themes.prevalence import co_occurrence


def measure_co_occurrence(sentences: str, mentions: str, codebook: str, edition: str, output: str) -> None:
    read, book = read_table(sentences, edition=edition), read_codebook(codebook)
    table = co_occurrence(read, read_table(mentions, edition=edition), book)
    facts = {"codebook_hash": book.sha256, "labels": {"theme": book.labels, "other": book.labels}}
    write_table(table, "theme_co_occurrence", output, edition=edition, sources=read.attrs["sources"], **facts)


if __name__ == "__main__":
    job.run(
        measure_co_occurrence,
        snakemake,
        sentences=snakemake.input.sentences,
        mentions=snakemake.input.mentions,
        codebook=snakemake.input.codebook,
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
