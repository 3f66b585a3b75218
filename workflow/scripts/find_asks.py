"""Find the sentences that ask, with whom they ask."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.themes import read_codebook
from tipimpact.themes.asks import asks


def find_asks(sentences: str, mentions: str, codebook: str, edition: str, output: str) -> None:
    book = read_codebook(codebook)
    table = asks(read_table(sentences, edition=edition), read_table(mentions, edition=edition))
    sources = table["place"].str.split(":").str[0].unique()
    facts = {"codebook_hash": book.sha256, "labels": {"themes": book.labels}}
    write_table(table, "asks", output, edition=edition, sources=sources, **facts)


if __name__ == "__main__":
    job.run(find_asks, snakemake)
