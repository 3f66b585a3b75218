"""Extract themes from the sentences of the reports."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.themes import extract, read_codebook


def extract_themes(sentences: str, codebook: str, edition: str, output: str) -> None:
    read = read_table(sentences, edition=edition)
    book = read_codebook(codebook)
    mentions = extract(read, book)
    write_table(
        mentions, "theme_mentions", output, edition=edition, sources=read.attrs["sources"], codebook_hash=book.sha256
    )


if __name__ == "__main__":
    job.run(
        extract_themes,
        snakemake,
        sentences=snakemake.input.sentences,
        codebook=snakemake.input.codebook,
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
