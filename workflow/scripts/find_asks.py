"""Find who is asked to do what, and what of it is published."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.themes import read_codebook
from tipimpact.themes.asks import asks, published


def find_asks(sentences: str, mentions: str, codebook: str, edition: str, found: str, output: str) -> None:
    read, book = read_table(sentences, edition=edition), read_codebook(codebook)
    table = asks(read, read_table(mentions, edition=edition))
    facts = {"codebook_hash": book.sha256, "labels": {"themes": book.labels}}
    sources = read.attrs["sources"]
    write_table(table, "asks_found", found, edition=edition, sources=sources, **facts)
    shown = published(table)
    sources = shown["place"].str.split(":").str[0].unique()
    write_table(shown, "asks", output, edition=edition, sources=sources, **facts)


if __name__ == "__main__":
    job.run(
        find_asks,
        snakemake,
        sentences=snakemake.input.sentences,
        mentions=snakemake.input.mentions,
        codebook=snakemake.input.codebook,
        edition=snakemake.params.edition,
        found=snakemake.output.found,
        output=snakemake.output.published,
    )
