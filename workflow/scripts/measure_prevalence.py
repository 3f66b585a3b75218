"""Measure the prevalence of themes, and of pairs of themes in one sentence."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.themes import read_codebook
from tipimpact.themes.prevalence import co_occurrence, prevalence


def measure_prevalence(sentences: str, mentions: str, codebook: str, edition: str, output: str, pairs: str) -> None:
    sentence_rows, book = read_table(sentences, edition=edition), read_codebook(codebook)
    mention_rows = read_table(mentions, edition=edition)
    metadata = {"edition": edition, "sources": sentence_rows.attrs["sources"], "codebook_hash": book.sha256}
    single = prevalence(sentence_rows, mention_rows, book)
    paired = co_occurrence(sentence_rows, mention_rows, book)
    write_table(single, "theme_prevalence", output, **metadata, labels={"theme": book.labels})
    write_table(paired, "theme_co_occurrence", pairs, **metadata, labels={"theme": book.labels, "other": book.labels})


if __name__ == "__main__":
    job.run(
        measure_prevalence,
        snakemake,
        sentences=snakemake.input.sentences,
        mentions=snakemake.input.mentions,
        codebook=snakemake.input.codebook,
        edition=snakemake.params.edition,
        output=snakemake.output.prevalence,
        pairs=snakemake.output.co_occurrence,
    )
