"""Retrieve the files of one collection."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.config import Retrieve
from tipimpact.retrieve.receipts import write_receipt
from tipimpact.retrieve.receive import receive
from tipimpact.retrieve.sources import Source


def retrieve_collection(
    rows: list[dict],
    because: str,
    raw: str,
    compiled: str,
    mirror: str | None,
    retrieve: dict,
    edition: str,
    output: str,
) -> None:
    sources, limits = [Source.model_validate(row) for row in rows], Retrieve.model_validate(retrieve)
    received = [receive(source, Path(raw), mirror, edition, limits, Path(compiled)) for source in sources]
    write_receipt(received, Path(raw), output, edition, mirror, because)


if __name__ == "__main__":
    job.run(retrieve_collection, snakemake)
