"""Write the published tables: data tables with codes and words, workbooks, and the findings."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import write_bytes
from tipimpact.publish.tables.files import table_files
from tipimpact.publish.tables.table import result_tables
from tipimpact.publish.words import check_messages
from tipimpact.publish.words.constants import open_package


def write_tables(package: str, output: str) -> None:
    """Compare the words of both languages; write each file into the folder ``output``, named as in the results."""
    check_messages()
    for name, content in table_files(result_tables(open_package(package))):
        write_bytes(Path(output, name), content)


if __name__ == "__main__":
    job.run(write_tables, snakemake)
