"""Write the published tables: data tables with codes and words, workbooks, and the findings."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import checksums, write_bytes, write_text
from tipimpact.publish.tables.files import table_files
from tipimpact.publish.tables.joins import Authored
from tipimpact.publish.tables.table import read_results


def publish_tables(data: list[str], authored: Authored, folder: Path, files: list[str], receipt: str, edition: str):
    """Write each of ``files``, which lie in ``folder``, and at last their checksums."""
    for name, content in table_files(read_results(data, authored, edition)):
        write_bytes(folder / name, content)
    write_text(receipt, checksums(files))


if __name__ == "__main__":
    job.run(
        publish_tables,
        snakemake,
        data=list(snakemake.input.data),
        authored=Authored(**snakemake.params.authored),
        folder=Path(snakemake.input.data[0]).parents[1],
        files=snakemake.params.files,
        receipt=snakemake.output[0],
        edition=snakemake.params.edition,
    )
