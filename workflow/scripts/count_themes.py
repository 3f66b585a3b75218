"""Count the sentences coded with each theme, by who decided, with the measured error of the coding."""

from tipimpact import __version__
from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import read_codebook
from tipimpact.themes.counts import counts
from tipimpact.themes.labels import read_located, usable


def count_themes(
    sentences: str, mentions: str, receipt: str, codebook: str, raw: str, edition: str, output: str
) -> None:
    sentence_rows, book = read_table(sentences, edition=edition), read_codebook(codebook)
    held = usable(read_receipt(receipt, raw, edition), __version__)
    labels = read_located(held, sentence_rows, book)
    table = counts(sentence_rows, read_table(mentions, edition=edition), labels, book)
    facts = {"codebook_hash": book.sha256, "labels": {"theme": book.labels}}
    sources = [*sentence_rows.attrs["sources"], *(file.source.id for file in held)]
    write_table(table, "theme_counts", output, edition=edition, sources=sources, **facts)


if __name__ == "__main__":
    job.run(count_themes, snakemake)
