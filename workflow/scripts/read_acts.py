"""Read the Acts, bills and consolidations received."""

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.legislation import read_collection
from tipimpact.retrieve import read_receipt


def read_acts(receipt: str, raw: str, edition: str, output: str) -> None:
    held = read_receipt(receipt, raw, edition)
    files = {h.source.id: h.source.facts for h in held}
    write_table(read_collection(held), "units", output, edition=edition, sources=files, files=files)


if __name__ == "__main__":
    job.run(
        read_acts,
        snakemake,
        receipt=snakemake.input.receipt,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
