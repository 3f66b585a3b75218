"""Measure the agreement of coders on the themes of the same sentences."""

import pandas as pd

from tipimpact.common import job
from tipimpact.common.contracts import contract
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import read_codebook
from tipimpact.themes.agreement import compared, compared_labels
from tipimpact.themes.labels import usable


def measure_agreement(
    coding: str,
    labels: str,
    sentences: str,
    codebook: str,
    raw: str,
    edition: str,
    output: str,
) -> None:
    book, sentence_rows = read_codebook(codebook), read_table(sentences, edition=edition)
    first, second = (read_receipt(coding, raw, edition, kind=k) for k in ("coding", "second_coding"))
    held = usable(read_receipt(labels, raw, edition))
    paths_by_coder = [{file.source.id: file.path for file in files} for files in (first, second)]
    tables = list(compared(*paths_by_coder, book))
    tables += compared_labels(held, sentence_rows, book)
    table = pd.concat(tables, ignore_index=True) if tables else contract("coder_agreement").empty()
    facts = {"codebook_hash": book.sha256, "labels": {"theme": book.labels}}
    sources = [file.source.id for file in (*first, *second, *held)]
    write_table(table, "coder_agreement", output, edition=edition, sources=sources, **facts)


if __name__ == "__main__":
    job.run(measure_agreement, snakemake)
