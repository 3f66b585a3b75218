"""Describe the published tables as a data package."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import write_text
from tipimpact.package.reader import read_package
from tipimpact.publish.package.datapackage import datapackage
from tipimpact.publish.tables.table import ResultTable


def publish_datapackage(package: str, output: str) -> None:
    """Write the description into the folder that holds the tables."""
    read, results = read_package(package), {}
    rows, texts = {name: len(data) for name, data in read.tables.items()}, read.texts
    for name, data in read.tables.items():
        data.attrs.setdefault("plan_hash", texts.plan.hash)
        empty = data.iloc[:0]
        empty.attrs = data.attrs
        results[name] = ResultTable(empty, name, texts.sources, texts)
    write_text(output, datapackage(results, rows, Path(output).parent, read.edition, texts))


if __name__ == "__main__":
    job.run(publish_datapackage, snakemake)
