"""Count the sentences coded with each theme, and estimate how many speak to it."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import read_codebook
from tipimpact.themes.counts import counts
from tipimpact.themes.labels import read_located, usable
from tipimpact.themes.second_coder import read_scores


def count_themes(
    sentences: str,
    mentions: str,
    labels: str,
    second_coder: str,
    codebook: str,
    seed: int,
    raw: str,
    edition: str,
    output: str,
) -> None:
    sentence_rows, book = read_table(sentences, edition=edition), read_codebook(codebook)
    held = usable(read_receipt(labels, raw, edition))
    stored = read_receipt(second_coder, raw, edition, kind="scores")
    scores = read_scores(next((file.path for file in stored), None), book)
    located = read_located(held, sentence_rows, book)
    table = counts(sentence_rows, read_table(mentions, edition=edition), scores, located, book, seed)
    facts = {"codebook_hash": book.sha256, "labels": {"theme": book.labels}}
    sources = [*sentence_rows.attrs["sources"], *(file.source.id for file in (*held, *stored))]
    write_table(table, "theme_counts", output, edition=edition, sources=sources, **facts)


if __name__ == "__main__":
    job.run(count_themes, snakemake)
