"""Find topics that the codebook may lack."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.themes import read_codebook
from tipimpact.themes.discovery import STREAM, topics
from tipimpact.themes.streams import stream


def discover_topics(sentences: str, mentions: str, codebook: str, edition: str, seed: int, output: str) -> None:
    sentence_rows, book = read_table(sentences, edition=edition), read_codebook(codebook)
    table = topics(sentence_rows, read_table(mentions, edition=edition), book, stream(seed, STREAM))
    sources = sentence_rows.attrs["sources"]
    write_table(table, "topics", output, edition=edition, sources=sources, codebook_hash=book.sha256)


if __name__ == "__main__":
    job.run(discover_topics, snakemake)
