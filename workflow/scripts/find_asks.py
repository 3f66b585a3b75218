"""Find requests (who is asked to do what), and select those that are published."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.themes import read_codebook
from tipimpact.themes.asks import asks, published


def find_asks(sentences: str, mentions: str, codebook: str, edition: str, asks_found: str, asks_published: str) -> None:
    sentence_rows, book = read_table(sentences, edition=edition), read_codebook(codebook)
    table = asks(sentence_rows, read_table(mentions, edition=edition))
    metadata = {"codebook_hash": book.sha256, "labels": {"themes": book.labels}}
    sources = sentence_rows.attrs["sources"]
    write_table(table, "asks_found", asks_found, edition=edition, sources=sources, **metadata)
    selected = published(table)
    sources = selected["place"].str.split(":").str[0].unique()
    write_table(selected, "asks", asks_published, edition=edition, sources=sources, **metadata)


if __name__ == "__main__":
    job.run(find_asks, snakemake)
