"""Split the received Acts, bills and consolidations into units."""

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.legislation import read_collection
from tipimpact.retrieve import read_receipt


def read_acts(receipt: str, raw: str, edition: str, output: str) -> None:
    received = read_receipt(receipt, raw, edition)
    files = {file.source.id: file.source.facts for file in received}
    write_table(read_collection(received), "units", output, edition=edition, sources=files, files=files)


if __name__ == "__main__":
    job.run(
        read_acts,
        snakemake,
        receipt=snakemake.input.receipt,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
