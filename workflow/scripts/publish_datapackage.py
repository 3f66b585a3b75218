"""Describe the published tables as a data package."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import write_text
from tipimpact.publish.datapackage import datapackage


def publish_datapackage(descriptions: list[str], output: str, edition: str) -> None:
    """Write the package's description into the folder that holds the tables."""
    write_text(output, datapackage(descriptions, Path(output).parent, edition))


if __name__ == "__main__":
    job.run(
        publish_datapackage,
        snakemake,
        descriptions=list(snakemake.input.descriptions),
        output=snakemake.output[0],
        edition=snakemake.params.edition,
    )
