"""Describe the published tables as a data package."""

import dataclasses
from pathlib import Path

import pandas as pd

from tipimpact.common import job
from tipimpact.common.files import write_text
from tipimpact.package.reader import describe_package
from tipimpact.publish.package.datapackage import datapackage
from tipimpact.publish.tables.table import result_tables
from tipimpact.publish.words.constants import open_package


def publish_datapackage(package: str, output: str) -> None:
    """Write the description into the folder that holds the tables."""
    read = open_package(package)
    headers = result_tables(
        dataclasses.replace(read, tables={name: _empty(data) for name, data in read.tables.items()})
    )
    write_text(output, datapackage(describe_package(package), headers, Path(output).parent))


def _empty(data: pd.DataFrame) -> pd.DataFrame:
    """A table without its rows: a description needs none of them."""
    empty = data.iloc[:0]
    empty.attrs = data.attrs
    return empty


if __name__ == "__main__":
    job.run(publish_datapackage, snakemake)
