"""Publish one table in some formats, in each language and in both side by side."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import write_bytes
from tipimpact.common.tables import read_table
from tipimpact.impact.plan import read_plan
from tipimpact.publish.table import ResultTable
from tipimpact.retrieve.sources import read_sources


def publish_table(data: str, sources: str, plan: str, outputs: list[str], table: str, edition: str) -> None:
    """Write each of ``outputs``: its folder says the language, and what follows the table's name the format."""
    rows = read_table(data, edition=edition)
    rows.attrs.setdefault("plan_hash", read_plan(plan).hash)
    result = ResultTable(rows, table, read_sources(sources))
    for output in outputs:
        lang, format = Path(output).parent.name, output.rpartition(f"/{table}.")[2]
        content = result.bilingual() if lang == "both" else result.render(format, lang)
        write_bytes(output, content if isinstance(content, bytes) else content.encode())


if __name__ == "__main__":
    job.run(
        publish_table,
        snakemake,
        data=snakemake.input.data,
        sources=snakemake.input.sources,
        plan=snakemake.input.plan,
        outputs=list(snakemake.output),
        table=snakemake.wildcards.table,
        edition=snakemake.params.edition,
    )
