"""Read all employer lists into one table that is comparable over time."""

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.retrieve import read_receipt
from tipimpact.tfwp.employer_lists import read_lists
from tipimpact.tfwp.harmonise import harmonise


def read_lmia_lists(receipt: str, raw: str, edition: str, output: str) -> None:
    received = read_receipt(receipt, raw, edition, kind="lmia")
    positions, metadata = read_lists(received)
    sources = [file.source.id for file in received if file.source.id not in metadata["unread"]]
    write_table(harmonise(positions), "positions", output, edition=edition, sources=sources, **metadata)


if __name__ == "__main__":
    job.run(read_lmia_lists, snakemake)
