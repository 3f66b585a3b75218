"""Describe the published tables as a data package."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import write_text
from tipimpact.common.tables import read_table
from tipimpact.publish.package.datapackage import datapackage
from tipimpact.publish.tables.joins import Authored
from tipimpact.publish.tables.table import ResultTable
from tipimpact.publish.words.constants import give_constants


def publish_datapackage(data: list[str], authored: dict[str, str], edition: str, output: str) -> None:
    """Write the package's description into the folder that holds the tables."""
    texts, results, rows = Authored(**authored), {}, {}
    give_constants(texts.constants)
    for path in data:
        table = read_table(path, edition=edition)
        table.attrs.setdefault("plan_hash", texts.plan.hash)
        name, empty = table.attrs["table"], table.iloc[:0]
        empty.attrs, rows[name] = table.attrs, len(table)
        results[name] = ResultTable(empty, name, texts.sources, texts)
    write_text(output, datapackage(results, rows, Path(output).parent, edition, texts))


if __name__ == "__main__":
    job.run(publish_datapackage, snakemake)
