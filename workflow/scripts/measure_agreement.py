"""Measure the agreement of coders on the themes of the same sentences."""

import pandas as pd

from tipimpact.common import job
from tipimpact.common.contracts import contract
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import read_codebook
from tipimpact.themes.agreement import compared, stream


def measure_agreement(
    receipt: str, reports: str, sentences: str, codebook: str, raw: str, edition: str, seed: int, output: str
) -> None:
    book, sentence_rows = read_codebook(codebook), read_table(sentences, edition=edition)
    first, second = (read_receipt(receipt, raw, edition, kind=kind) for kind in ("coding", "second_coding"))
    texts = {file.source.id: file.path for file in read_receipt(reports, raw, edition)}
    paths_by_coder = [{file.source.id: file.path for file in files} for files in (first, second)]
    tables = list(compared(*paths_by_coder, texts, sentence_rows, book, stream(seed)))
    table = pd.concat(tables, ignore_index=True) if tables else contract("coder_agreement").empty()
    sources = [file.source.id for file in (*first, *second)]
    write_table(table, "coder_agreement", output, edition=edition, sources=sources, codebook_hash=book.sha256)


if __name__ == "__main__":
    job.run(
        measure_agreement,
        snakemake,
        receipt=snakemake.input.receipt,
        reports=snakemake.input.reports,
        sentences=snakemake.input.sentences,
        codebook=snakemake.input.codebook,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        seed=snakemake.params.seed,
        output=snakemake.output[0],
    )
