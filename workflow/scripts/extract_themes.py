"""Extract themes from the sentences of the reports, and put them right where people decided otherwise."""

import logging

import pandas as pd

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import extract, read_codebook
from tipimpact.themes.review import decide, read_decisions


def extract_themes(sentences: str, receipt: str, codebook: str, raw: str, edition: str, output: str) -> None:
    read, book = read_table(sentences, edition=edition), read_codebook(codebook)
    mentions = extract(read, book)
    reviews = read_receipt(receipt, raw, edition, kind="review")
    if reviews:
        decisions = pd.concat([read_decisions(h.path, book) for h in reviews], ignore_index=True)
        mentions, left = decide(mentions, decisions, read)
        logging.info(
            "%d decisions applied, %d not: %s", len(decisions) - len(left), len(left), list(left["sentence_id"])
        )
    sources = [*read.attrs["sources"], *(h.source.id for h in reviews)]
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
        output=snakemake.output[0],
    )
