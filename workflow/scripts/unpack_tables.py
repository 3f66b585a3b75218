"""Convert tables that are slow to read (R data, JSON, archives) to Parquet, once."""

from tipimpact.common import job
from tipimpact.retrieve import read_receipt
from tipimpact.retrieve.served import write_unpacked


def unpack_tables(receipt: str, raw: str, edition: str, outputs: dict[str, str]) -> None:
    for kind, output in outputs.items():
        write_unpacked(read_receipt(receipt, raw, edition, kind=kind), output)


if __name__ == "__main__":
    job.run(unpack_tables, snakemake)
