"""Measure the agreement of coders on the themes of the same sentences."""

import pandas as pd

from tipimpact import __version__
from tipimpact.common import job
from tipimpact.common.contracts import contract
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import read_codebook
from tipimpact.themes.agreement import compared, compared_labels, stream
from tipimpact.themes.labels import usable


def measure_agreement(
    receipts: dict, sentences: str, codebook: str, raw: str, edition: str, seed: int, output: str
) -> None:
    book, sentence_rows, draw = read_codebook(codebook), read_table(sentences, edition=edition), stream(seed)
    first, second = (read_receipt(receipts["coding"], raw, edition, kind=k) for k in ("coding", "second_coding"))
    reports = read_receipt(receipts["reports"], raw, edition)
    held = usable(read_receipt(receipts["labels"], raw, edition), __version__)
    paths_by_coder = [{file.source.id: file.path for file in files} for files in (first, second)]
    tables = list(compared(*paths_by_coder, {f.source.id: f.path for f in reports}, sentence_rows, book, draw))
    tables += compared_labels(held, sentence_rows, book, draw)
    table = pd.concat(tables, ignore_index=True) if tables else contract("coder_agreement").empty()
    facts = {"codebook_hash": book.sha256, "labels": {"theme": book.labels}}
    sources = [file.source.id for file in (*first, *second, *held)]
    write_table(table, "coder_agreement", output, edition=edition, sources=sources, **facts)


if __name__ == "__main__":
    job.run(
        measure_agreement,
        snakemake,
        receipts={name: snakemake.input[name] for name in ("coding", "labels", "reports")},
        **{name: snakemake.input[name] for name in ("sentences", "codebook")},
        **{name: snakemake.params[name] for name in ("raw", "edition", "seed")},
        output=snakemake.output[0],
    )
