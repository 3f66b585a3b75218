"""Describe the published tables as a data package."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import listed, write_text
from tipimpact.publish.package.datapackage import datapackage


def publish_datapackage(receipts: list[str], output: str, edition: str) -> None:
    """Write the package's description into the folder that holds the tables. receipts: lists of published files."""
    descriptions = [path for receipt in receipts for path in listed(receipt, ".metadata.json")]
    write_text(output, datapackage(descriptions, Path(output).parent, edition))


if __name__ == "__main__":
    job.run(
        publish_datapackage,
        snakemake,
        receipts=list(snakemake.input),
        output=snakemake.output[0],
        edition=snakemake.params.edition,
    )
