"""Measure how far coders agree on the themes of the same sentences."""

import pandas as pd

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import read_codebook
from tipimpact.themes.agreement import compared, stream


def measure_agreement(
    receipt: str, reports: str, sentences: str, codebook: str, raw: str, edition: str, seed: int, output: str
) -> None:
    book, read = read_codebook(codebook), read_table(sentences, edition=edition)
    first, second = (read_receipt(receipt, raw, edition, kind=kind) for kind in ("coding", "second_coding"))
    texts = {h.source.id: h.path for h in read_receipt(reports, raw, edition)}
    by_id = [{h.source.id: h.path for h in held} for held in (first, second)]
    table = pd.concat(compared(*by_id, texts, read, book, stream(seed)), ignore_index=True)
    sources = [h.source.id for h in (*first, *second)]
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
