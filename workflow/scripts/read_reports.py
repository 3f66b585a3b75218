"""Read the reports received into sentences."""

import logging

from tipimpact import reports
from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.retrieve import read_receipt


def read_reports(receipt: str, raw: str, edition: str, output: str) -> None:
    held = read_receipt(receipt, raw, edition, kind="report")
    sentences = reports.read_reports((h.path, h.source.facts.get("lang"), h.source.id) for h in held)
    for note in sentences.attrs["notes"]:
        logging.warning(note)
    documents = {h.source.id: h.source.facts for h in held}
    write_table(sentences, "sentences", output, edition=edition, sources=documents, documents=documents)


if __name__ == "__main__":
    job.run(
        read_reports,
        snakemake,
        receipt=snakemake.input.receipt,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
