"""Publish one table in one language."""

from tipimpact.common import job
from tipimpact.common.files import write_text
from tipimpact.common.tables import read_table
from tipimpact.publish.table import ResultTable
from tipimpact.retrieve.sources import read_sources


def publish_table(data: str, sources: str, outputs: list[str], table: str, lang: str, edition: str) -> None:
    """Write ``<table>.<format>`` for each of ``outputs``; the format is what follows the table's name."""
    result = ResultTable(read_table(data, edition=edition), table, read_sources(sources))
    for output in outputs:
        write_text(output, result.render(output.rpartition(f"/{table}.")[2], lang))


if __name__ == "__main__":
    job.run(
        publish_table,
        snakemake,
        data=snakemake.input.data,
        sources=snakemake.input.sources,
        outputs=list(snakemake.output),
        table=snakemake.wildcards.table,
        lang=snakemake.wildcards.lang,
        edition=snakemake.params.edition,
    )
