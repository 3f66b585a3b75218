"""Extract themes from the sentences: by rules, by a model where that gains, and as people decided."""

import logging

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import extract, read_codebook
from tipimpact.themes.coding import read_codings
from tipimpact.themes.learned import stream
from tipimpact.themes.review import decide, read_reviews
from tipimpact.themes.supplement import supplement


def extract_themes(sentences: str, receipt: str, codebook: str, raw: str, edition: str, seed: int, output: str) -> None:
    read, book = read_table(sentences, edition=edition), read_codebook(codebook)
    coded, reviewed = (read_receipt(receipt, raw, edition, kind=kind) for kind in ("coding", "review"))
    mentions = supplement(extract(read, book), read, read_codings([h.path for h in coded], book), book, stream(seed))
    decisions = read_reviews([h.path for h in reviewed], book)
    mentions, left = decide(mentions, decisions, read)
    logging.info("%d decisions applied, %d not: %s", len(decisions) - len(left), len(left), list(left["sentence_id"]))
    sources = [*read.attrs["sources"], *(h.source.id for h in [*coded, *reviewed])]
    write_table(mentions, "theme_mentions", output, edition=edition, sources=sources, codebook_hash=book.sha256)


if __name__ == "__main__":
    job.run(
        extract_themes,
        snakemake,
        sentences=snakemake.input.sentences,
        receipt=snakemake.input.receipt,
        codebook=snakemake.input.codebook,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        seed=snakemake.params.seed,
        output=snakemake.output[0],
    )
