"""Write the published tables: data tables with codes and words, workbooks, and the findings."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import checksums, write_bytes, write_text
from tipimpact.publish.tables.files import table_files
from tipimpact.publish.tables.joins import Authored
from tipimpact.publish.tables.table import read_results


def publish_tables(data: list[str], authored: dict[str, str], files: list[str], edition: str, receipt: str) -> None:
    """Write each of ``files`` into the folder of results, and at last their checksums."""
    folder = Path(data[0]).parents[1]
    for name, content in table_files(read_results(data, Authored(**authored), edition)):
        write_bytes(folder / name, content)
    write_text(receipt, checksums(files))


if __name__ == "__main__":
    job.run(publish_tables, snakemake)
