"""Retrieve the files of one collection."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.config import Retrieve
from tipimpact.retrieve.receipts import write_receipt
from tipimpact.retrieve.receive import receive
from tipimpact.retrieve.sources import Source


def retrieve_collection(
    rows: list[dict], raw: str, compiled: str, mirror: str | None, limits: dict, output: str, edition: str
) -> None:
    sources, asked = [Source.model_validate(row) for row in rows], Retrieve.model_validate(limits)
    received = [receive(source, Path(raw), mirror, edition, asked, Path(compiled)) for source in sources]
    write_receipt(received, Path(raw), output, edition, mirror)


if __name__ == "__main__":
    job.run(
        retrieve_collection,
        snakemake,
        rows=snakemake.params.rows,
        raw=snakemake.params.raw,
        compiled=snakemake.params.compiled,
        mirror=snakemake.config["mirror"],
        limits=snakemake.config["retrieve"],
        output=snakemake.output[0],
        edition=snakemake.params.edition,
    )
